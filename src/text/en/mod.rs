//! English.

mod certificate;
mod connection;

use super::Texts;

/// The English texts.
pub static TEXTS: Texts = Texts { connection: connection::TEXTS, certificate: certificate::TEXTS };
