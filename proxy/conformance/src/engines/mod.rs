//! The engines, one a file.

mod local;
mod nginx;
mod node;
mod worker;

pub use self::{
    local::Local,
    nginx::Nginx,
    node::{Container, Functions},
    worker::Worker,
};
use crate::engine::Engine;

/// All of them, in the order of the results.
pub fn all() -> Vec<Box<dyn Engine + Send + Sync>> {
    vec![Box::new(Local), Box::new(Nginx), Box::new(Worker), Box::new(Functions), Box::new(Container)]
}
