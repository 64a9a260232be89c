//! French texts about actions as code.

use super::grouped;
use crate::{
    dps::{MAX_BULK, enrollment::Kind},
    snippet::{Language, Unsupported},
    text::SnippetTexts,
};

pub(super) const TEXTS: SnippetTexts = SnippetTexts {
    heading: "Copier en tant que code",
    choice: "Langage",
    language,
    code: "code",
    variables: |language| match language {
        Language::Az | Language::Python | Language::Node => {
            "Le code ne contient aucun secret. Définissez DPS_CONNECTION_STRING, et les autres variables qu’il nomme, avant de \
             l’exécuter."
        }
        Language::Curl => {
            "Le code ne contient aucun secret. Définissez DPS_SAS_TOKEN, et les autres variables qu’il nomme, avant de l’exécuter."
        }
        Language::Http => {
            "Le code ne contient aucun secret. Mettez les vôtres à la place de ce qui est entre doubles accolades."
        }
    },
    first_call: |count| {
        format!(
            "Un appel en porte {MAX_BULK} au plus : celui-ci est le premier pour ces {} éléments.",
            grouped(&count)
        )
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
            "{} ne parle que la version {} de l’API. Choisissez curl ou HTTP, ou cette version.",
            language(*of),
            speaks.as_str()
        ),
        Unsupported::Bulk { language: of, kind } => format!(
            "{} n’a pas d’opération en bloc sur les {}. Choisissez {}.",
            language(*of),
            match kind {
                Kind::Group => "groupes",
                Kind::Individual => "inscriptions individuelles",
            },
            match kind {
                Kind::Group => "Python, curl ou HTTP",
                Kind::Individual => "Python, Node.js, curl ou HTTP",
            }
        ),
        Unsupported::AzField { path } => {
            format!(
                "az n’a pas d’option pour le contenu de « {path} », et le perdrait. Choisissez un autre langage."
            )
        }
        Unsupported::AzRemoval { path } => {
            format!("az n’a pas d’option qui retire « {path} ». Choisissez un autre langage.")
        }
        Unsupported::Number { number } => {
            format!("JavaScript arrondirait le nombre {number}. Choisissez un autre langage.")
        }
    }
}
