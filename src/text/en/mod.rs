//! English.

mod certificate;
mod connection;
mod labels;
mod page;
mod service;

use super::Texts;

/// The English texts.
pub static TEXTS: Texts = Texts {
    connection: connection::TEXTS,
    certificate: certificate::TEXTS,
    page: page::TEXTS,
    service: service::TEXTS,
    labels: labels::LABELS,
};
