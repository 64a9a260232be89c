//! Comparing distinguished names as path validation does (RFC 5280, section 7.1): letters in either case and any number of
//! spaces are the same.

use crate::certificate::Name;

/// A name in the form that is compared: type and text of each attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Canonical(Vec<(String, String)>);

impl Canonical {
    pub(super) fn of(name: &Name) -> Self {
        let fold = |text: &str| {
            let words: Vec<_> = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
            words.join(" ").to_ascii_lowercase()
        };
        let attributes = name.attributes.iter();
        Self(attributes.map(|attribute| (attribute.label.clone(), fold(&attribute.value))).collect())
    }
}
