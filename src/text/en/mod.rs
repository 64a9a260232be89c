//! English.

#![allow(
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "a table of sentences is as long as it has sentences, and all its functions have one form"
)]

mod activity;
pub(super) mod admission;
mod bench;
mod certificate;
pub(super) mod chain;
mod check;
mod connection;
mod guide;
mod labels;
mod page;
mod service;
mod snippet;
pub(super) mod vault;
pub(super) mod workshop;

use std::fmt::Display;

use super::{Texts, number};

/// Its name for itself.
pub(super) const NAME: &str = "English";

/// The English texts.
pub(super) static TEXTS: Texts = Texts {
    connection: connection::TEXTS,
    certificate: certificate::TEXTS,
    check: check::TEXTS,
    page: page::TEXTS,
    service: service::TEXTS,
    activity: activity::TEXTS,
    guide: guide::TEXTS,
    snippet: snippet::TEXTS,
    labels: labels::LABELS,
};

/// 12,345.
fn grouped(number: &dyn Display) -> String {
    number::grouped(number, ',')
}
