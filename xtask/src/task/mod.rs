//! The tasks.

pub(crate) mod bench;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod emulator;
pub(crate) mod lighthouse;
pub(crate) mod pack;
mod proxies;
pub(crate) mod reproduce;
pub(crate) mod screenshots;
pub(crate) mod serve;
pub(crate) mod size;
pub(crate) mod test;
