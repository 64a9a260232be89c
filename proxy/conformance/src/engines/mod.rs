//! The engines, one a file.

mod caddy;
mod local;
mod nginx;
mod node;
mod worker;

pub use self::{
    caddy::Caddy,
    local::Local,
    nginx::Nginx,
    node::{Container, Functions},
    worker::Worker,
};
use crate::engine::Engine;

/// All of them, in the order of the results.
pub fn all() -> Vec<Box<dyn Engine + Send + Sync>> {
    vec![
        Box::new(Local),
        Box::new(Nginx),
        Box::new(Caddy),
        Box::new(Worker),
        Box::new(Functions),
        Box::new(Container),
    ]
}
