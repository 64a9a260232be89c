//! The page as a person meets it: the servers, a real Chromium, and what can be seen and done on the page.
//!
//! Everything waits for what a person would wait for: a text, a control. Nothing sleeps.

mod browser;
mod commands;
mod site;

pub use self::{
    browser::{Browser, TestError},
    site::Site,
};
