//! The views: they draw the state and report events. What an event does is `page`'s affair.

mod activity;
mod app;
mod certificate_card;
mod certificates;
mod check;
mod connect;
mod deletion;
mod dialog;
mod drop_target;
mod enrollment;
mod failure;
mod file_input;
mod focus;
mod form;
mod frame;
#[cfg(debug_assertions)]
mod gallery;
mod guide;
mod keys;
mod kit;
mod list;
mod registration;
mod rollover;
mod rows;
mod run;
mod settings;
mod share;
mod shortcuts;
mod site;
mod snippet;
mod store;
mod vault;
mod view;
mod workshop;

pub use self::app::mount;
