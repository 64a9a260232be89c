//! Every text a person reads, by language. A language is one folder with a complete [`Texts`]: a missing text
//! does not compile. Core types carry data; their `Display` is the English sentence from here.

pub mod activity;
mod certificate;
mod check;
mod connection;
pub mod en;
pub mod labels;
mod page;
mod service;
mod snippet;

use std::fmt;

pub use self::{
    activity::ActivityTexts, certificate::CertificateTexts, check::CheckTexts, connection::ConnectionTexts,
    labels::Labels, page::PageTexts, service::ServiceTexts, snippet::SnippetTexts,
};

/// The languages the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
}

impl Locale {
    /// The language of a tag (RFC 5646) such as `en` or `en-GB`; `None` where the page does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        language.eq_ignore_ascii_case("en").then_some(Self::English)
    }
}

/// All texts of one language, by the part of the page that shows them.
#[derive(Debug)]
pub struct Texts {
    /// Connection strings, hosts, tokens.
    pub connection: ConnectionTexts,
    /// What a check of a proxy found.
    pub check: CheckTexts,
    /// Certificates: problems in files, findings, names of fields.
    pub certificate: CertificateTexts,
    /// Announcements and sentences of the page.
    pub page: PageTexts,
    /// Calls and their failures.
    pub service: ServiceTexts,
    /// The log of calls.
    pub activity: ActivityTexts,
    /// Actions as code.
    pub snippet: SnippetTexts,
    /// Fixed texts in the views.
    pub labels: Labels,
}

/// The texts of a language.
pub fn texts(locale: Locale) -> &'static Texts {
    match locale {
        Locale::English => &en::TEXTS,
    }
}

/// A value that has a sentence of its own in every language.
pub trait Say {
    /// The sentence: what is wrong (or so), where, and what to do.
    fn say(&self, locale: Locale) -> String;
}

/// Ties a type to the text that says it, and gives it the English sentence as `Display`.
macro_rules! say {
    ($($area:ident . $field:ident => $type:ty),+ $(,)?) => {$(
        impl Say for $type {
            fn say(&self, locale: Locale) -> String {
                (texts(locale).$area.$field)(self)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.say(Locale::English))
            }
        }
    )+};
}

say! {
    connection.connection_string_error => crate::connection::ConnectionStringError,
    connection.host_name_error => crate::connection::HostNameError,
    connection.deployment_error => crate::deployment::DeploymentError,
    check.finding => crate::proxy::check::Finding,
    connection.token_error => crate::sas::TokenError,
    page.id_error => crate::dps::IdError,
    page.id_warning => crate::dps::IdWarning,
    page.draft_error => crate::dps::enrollment::DraftError,
    page.template_error => crate::proxy::TemplateError,
    page.operator => crate::proxy::Operator,
    service.what => crate::page::diagnosis::What,
    service.cause => crate::page::diagnosis::Cause,
    snippet.unsupported => crate::snippet::Unsupported,
    certificate.problem => crate::certificate::Problem,
    certificate.finding => crate::certificate::Finding,
}
