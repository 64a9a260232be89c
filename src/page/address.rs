//! What of the page's state stands in its address, so that back, forward, reload and a shared link keep it.
//!
//! It is the URL's fragment: `#/groups/factory-7?filter=seattle&sandbox`. The browser never sends a fragment, so group
//! IDs stay out of the host's logs, and any static host serves every address without a fallback page.

use std::fmt;

use crate::percent;

/// What is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The opened group's ID; the start page when absent.
    pub group: Option<String>,
    /// The list's filter.
    pub filter: String,
    /// Whether the sandbox is in use.
    pub sandbox: bool,
}

impl Address {
    /// Reads a fragment, with or without `#`. What it does not understand is the start page.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut address = Self::default();
        if let Some(id) = path.strip_prefix("/groups/").and_then(percent::decode).filter(|id| !id.is_empty())
        {
            address.group = Some(id);
        }
        for (name, value) in query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))) {
            match name {
                "filter" => address.filter = percent::decode(value).unwrap_or_default(),
                "sandbox" => address.sandbox = true,
                _ => {}
            }
        }
        address
    }
}

impl fmt::Display for Address {
    /// The fragment, with `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#/")?;
        if let Some(group) = &self.group {
            write!(f, "groups/{}", percent::encode(group))?;
        }
        let filter = (!self.filter.is_empty()).then(|| format!("filter={}", percent::encode(&self.filter)));
        let sandbox = self.sandbox.then(|| "sandbox".to_owned());
        let query: Vec<_> = filter.into_iter().chain(sandbox).collect();
        if query.is_empty() { Ok(()) } else { write!(f, "?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Address;

    #[test]
    fn reads_and_writes_the_documented_form() {
        let address = Address { group: Some("a:b".to_owned()), filter: "x & y".to_owned(), sandbox: true };
        assert_eq!(address.to_string(), "#/groups/a%3Ab?filter=x%20%26%20y&sandbox");
        assert_eq!(Address::parse(""), Address::default());
        assert_eq!(Address::parse("#/nowhere?colour=red"), Address::default());
    }

    proptest! {
        #[test]
        fn comes_back(group in proptest::option::of(".+"), filter in ".*", sandbox: bool) {
            let address = Address { group, filter, sandbox };
            prop_assert_eq!(Address::parse(&address.to_string()), address);
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = Address::parse(&text);
        }
    }
}
