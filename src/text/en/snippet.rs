//! English texts about actions as code.

use super::grouped;
use crate::{
    dps::{MAX_BULK, enrollment::Kind},
    snippet::{Language, Unsupported},
    text::SnippetTexts,
};

pub(super) const TEXTS: SnippetTexts = SnippetTexts {
    heading: "Copy as code",
    choice: "Language of the code",
    language,
    code: "Code",
    variables: |language| match language {
        Language::Az | Language::Python | Language::Node => {
            "No secret is in it. Set DPS_CONNECTION_STRING, and what else it names, before you run it."
        }
        Language::Curl => "No secret is in it. Set DPS_SAS_TOKEN, and what else it names, before you run it.",
        Language::Http => "No secret is in it. Put yours in the place of what stands in double braces.",
    },
    first_call: |count| {
        format!("One call carries {MAX_BULK} at most: this is the first for these {}.", grouped(&count))
    },
    unsupported,
};

fn language(language: Language) -> &'static str {
    match language {
        Language::Az => "Azure CLI",
        Language::Python => "Python",
        Language::Node => "Node.js",
        Language::Curl => "curl",
        Language::Http => "HTTP",
    }
}

fn unsupported(unsupported: &Unsupported) -> String {
    match unsupported {
        Unsupported::Version { language: of, speaks } => format!(
            "{} speaks version {} of the API only. Choose curl or HTTP, or that version.",
            language(*of),
            speaks.as_str()
        ),
        Unsupported::Bulk { language: of, kind } => format!(
            "{} has no bulk operation on {}. Choose {}.",
            language(*of),
            match kind {
                Kind::Group => "groups",
                Kind::Individual => "individual enrollments",
            },
            match kind {
                Kind::Group => "Python, curl or HTTP",
                Kind::Individual => "Python, Node.js, curl or HTTP",
            }
        ),
        Unsupported::AzField { path } => {
            format!("az has no option for what “{path}” holds, and would lose it. Choose another language.")
        }
        Unsupported::AzRemoval { path } => {
            format!("az has no option that takes “{path}” away. Choose another language.")
        }
        Unsupported::Number { number } => {
            format!("JavaScript would round the number {number}. Choose another language.")
        }
    }
}
