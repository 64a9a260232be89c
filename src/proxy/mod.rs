//! The CORS proxy setting: a URL template that turns a request to a DPS into the address the browser calls.
//!
//! The service answers no CORS, so a page on another origin needs a proxy. It sees the SAS token of every request:
//! who runs it is therefore always said. Sending is not done here.

pub mod check;
mod template;

pub use self::template::{Operator, Template, TemplateError};
