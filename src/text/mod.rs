//! Every text a person reads, by language. A language is one file with a complete [`Texts`]: a missing text
//! does not compile. Core types carry data; their `Display` is the English sentence from here.

pub mod activity;
pub mod admission;
pub mod bench;
mod certificate;
pub mod chain;
mod character;
mod check;
mod connection;
mod en;
mod fr;
pub mod guide;
pub mod labels;
mod number;
mod page;
mod service;
mod snippet;
pub mod vault;
pub mod visible;
mod workshop;

use std::fmt;

pub use self::{
    activity::ActivityTexts, admission::AdmissionTexts, certificate::CertificateTexts, chain::ChainTexts,
    check::CheckTexts, connection::ConnectionTexts, guide::GuideTexts, labels::Labels, page::PageTexts,
    service::ServiceTexts, snippet::SnippetTexts, vault::VaultTexts, workshop::WorkshopTexts,
};

/// Declares the languages: of each the tag (RFC 5646), which names its file, and its variant.
macro_rules! languages {
    ($($(#[$note:meta])+ $tag:ident => $language:ident),+ $(,)?) => {
        /// The languages the page speaks.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Locale {
            $($(#[$note])+ $language),+
        }

        impl Locale {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$language),+];

            /// Its tag (RFC 5646).
            pub fn tag(self) -> &'static str {
                match self { $(Self::$language => stringify!($tag)),+ }
            }

            /// Its own name for itself.
            pub fn name(self) -> &'static str {
                match self { $(Self::$language => $tag::NAME),+ }
            }
        }

        /// The texts of a language.
        pub fn texts(locale: Locale) -> &'static Texts {
            match locale { $(Locale::$language => &$tag::TEXTS),+ }
        }

        /// The texts about chains, apart from the others: what does not check chains does not carry them.
        pub fn chain_texts(locale: Locale) -> &'static ChainTexts {
            match locale { $(Locale::$language => &$tag::chain::TEXTS),+ }
        }

        /// The texts about admission, apart from the others for the same reason.
        pub fn admission_texts(locale: Locale) -> &'static AdmissionTexts {
            match locale { $(Locale::$language => &$tag::admission::TEXTS),+ }
        }

        /// The texts about making certificates, apart from the others for the same reason.
        pub fn workshop_texts(locale: Locale) -> &'static WorkshopTexts {
            match locale { $(Locale::$language => &$tag::workshop::TEXTS),+ }
        }

        /// The texts about the vault, apart from the others for the same reason.
        pub fn vault_texts(locale: Locale) -> &'static VaultTexts {
            match locale { $(Locale::$language => &$tag::vault::TEXTS),+ }
        }
    };
}

languages! {
    /// English.
    #[default]
    en => English,
    /// French.
    fr => French,
}

impl Locale {
    /// The language of a tag (RFC 5646) such as `en` or `en-GB`; `None` where the page does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|locale| language.eq_ignore_ascii_case(locale.tag()))
    }

    /// The tags of all of them, to be named in a sentence.
    pub fn tags() -> String {
        Self::ALL.iter().map(|locale| locale.tag()).collect::<Vec<_>>().join(", ")
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
    /// What leads through the page.
    pub guide: GuideTexts,
    /// Actions as code.
    pub snippet: SnippetTexts,
    /// Fixed texts in the views.
    pub labels: Labels,
}

/// A value that has a sentence of its own in every language.
pub trait Say {
    /// The sentence: what is wrong (or so), where, and what to do.
    fn say(&self, locale: Locale) -> String;
}

/// Ties a type to the text that says it, and gives it the English sentence as `Display`.
macro_rules! say {
    ($($source:ident: $($area:ident).+ => $type:ty),+ $(,)?) => {$(
        impl Say for $type {
            fn say(&self, locale: Locale) -> String {
                ($source(locale).$($area).+)(self)
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
    texts: connection.connection_string_error => crate::connection::ConnectionStringError,
    texts: connection.host_name_error => crate::connection::HostNameError,
    texts: connection.deployment_error => crate::deployment::DeploymentError,
    texts: connection.token_error => crate::sas::TokenError,
    texts: check.finding => crate::proxy::check::Finding,
    texts: page.id_error => crate::dps::IdError,
    texts: page.id_warning => crate::dps::IdWarning,
    texts: page.draft_error => crate::dps::enrollment::DraftError,
    texts: page.template_error => crate::proxy::TemplateError,
    texts: page.operator => crate::proxy::Operator,
    texts: service.what => crate::page::diagnosis::What,
    texts: service.cause => crate::page::diagnosis::Cause,
    texts: snippet.unsupported => crate::snippet::Unsupported,
    texts: certificate.problem => crate::certificate::Problem,
    texts: certificate.finding => crate::certificate::Finding,
    admission_texts: statement => crate::admission::Statement,
    admission_texts: near_miss => crate::admission::NearMiss,
    chain_texts: fault => crate::chain::Fault,
    chain_texts: unsupported => crate::chain::Unsupported,
    workshop_texts: refusal => crate::workshop::Refusal,
    workshop_texts: code_error => crate::workshop::CodeError,
    workshop_texts: key_file_error => crate::workshop::KeyFileError,
    workshop_texts: line_problem => crate::workshop::LineProblem,
    workshop_texts: trouble => crate::page::workshop::trouble::Trouble,
    vault_texts: vault_error => crate::vault::VaultError,
    vault_texts: passphrase_error => crate::vault::PassphraseError,
    vault_texts: name_error => crate::vault::NameError,
    vault_texts: trouble => crate::page::vault::Trouble,
}
