//! The views: they draw the state and report events. What an event does is `page`'s affair.

mod app;
mod certificate_card;
mod certificates;
mod connect;
mod create;
mod deletion;
mod drop_target;
mod edit;
mod failure;
mod frame;
mod group;
mod kit;
mod list;
mod part;
mod store;

pub use self::app::mount;
