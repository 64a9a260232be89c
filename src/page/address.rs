//! What of the page's state stands in its address, so that back, forward, reload and a shared link keep it.
//!
//! It is the URL's fragment: `#/groups/factory-7?filter=seattle&sandbox`. The browser never sends a fragment, so IDs stay
//! out of the host's logs, and any static host serves every address without a fallback page.

use std::fmt;

use crate::{activity::holds_secret, connection::HostName, dps::enrollment::Kind, percent};

/// What is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Which page.
    pub place: Place,
    /// The filter of its list.
    pub filter: String,
    /// Whether the sandbox is in use.
    pub sandbox: bool,
    /// In a link that was given to somebody: the DPS that it is about.
    pub dps: Option<HostName>,
    /// In such a link: a proxy template that is proposed.
    pub proxy: Option<String>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The three steps and the list of groups: `#/`.
    #[default]
    Start,
    /// The list of individual enrollments: `#/enrollments`.
    Devices,
    /// One enrollment: `#/groups/{id}` or `#/enrollments/{id}`.
    Enrollment(Kind, String),
    /// The registration records of a group: `#/groups/{id}/registrations`.
    Registrations(String),
    /// A bench of the CA workshop: `#/workshop`, `#/workshop/prove`, `#/workshop/check`, `#/workshop/admit`.
    Workshop(Bench),
    /// Every component in every state: `#/gallery`, which no release has.
    #[cfg(debug_assertions)]
    Gallery,
    /// No page has this path.
    Unknown(String),
}

/// What one does in the CA workshop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bench {
    /// Make certificates.
    #[default]
    Make,
    /// Prove that one has the key of a CA.
    Prove,
    /// Check a chain.
    Check,
    /// Find out whether DPS would admit a device.
    Admit,
}

impl Bench {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Make, Self::Prove, Self::Check, Self::Admit];

    /// Its part of the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::Prove => "prove",
            Self::Check => "check",
            Self::Admit => "admit",
        }
    }
}

impl Place {
    /// The list an enrollment of a kind is in.
    pub fn list_of(kind: Kind) -> Self {
        match kind {
            Kind::Group => Self::Start,
            Kind::Individual => Self::Devices,
        }
    }

    /// The page one level up.
    #[must_use]
    pub fn parent(&self) -> Self {
        match self {
            Self::Start | Self::Devices | Self::Workshop(_) | Self::Unknown(_) => Self::Start,
            Self::Enrollment(kind, _) => Self::list_of(*kind),
            Self::Registrations(group) => Self::Enrollment(Kind::Group, group.clone()),
            #[cfg(debug_assertions)]
            Self::Gallery => Self::Start,
        }
    }

    fn parse(path: &str) -> Self {
        let decode = |text: &str| percent::decode(text).filter(|id| !id.is_empty());
        let segments: Vec<_> = path.trim_matches('/').split('/').collect();
        let found = match segments[..] {
            ["" | "groups"] => Some(Self::Start),
            ["enrollments"] => Some(Self::Devices),
            #[cfg(debug_assertions)]
            ["gallery"] => Some(Self::Gallery),
            ["groups", id] => decode(id).map(|id| Self::Enrollment(Kind::Group, id)),
            ["enrollments", id] => decode(id).map(|id| Self::Enrollment(Kind::Individual, id)),
            ["groups", id, "registrations"] => decode(id).map(Self::Registrations),
            ["workshop"] => Some(Self::Workshop(Bench::default())),
            ["workshop", name] => {
                Bench::ALL.into_iter().find(|bench| bench.as_str() == name).map(Self::Workshop)
            }
            _ => None,
        };
        // Other fragments, such as those of tools that look into pages, are no addresses of this one.
        let unknown = || if path.starts_with('/') { Self::Unknown(segments.join("/")) } else { Self::Start };
        found.unwrap_or_else(unknown)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => Ok(()),
            Self::Devices => f.write_str("enrollments"),
            Self::Enrollment(Kind::Group, id) => write!(f, "groups/{}", percent::encode(id)),
            Self::Enrollment(Kind::Individual, id) => write!(f, "enrollments/{}", percent::encode(id)),
            Self::Registrations(group) => write!(f, "groups/{}/registrations", percent::encode(group)),
            Self::Workshop(bench) => write!(f, "workshop/{}", bench.as_str()),
            #[cfg(debug_assertions)]
            Self::Gallery => f.write_str("gallery"),
            // As with a filter: it may be anything.
            Self::Unknown(path) if holds_secret(path) => Ok(()),
            Self::Unknown(path) => f.write_str(path),
        }
    }
}

impl Address {
    /// Reads a fragment, with or without `#`. What it does not understand of a query is left out.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let mut address = Self { place: Place::parse(path), ..Self::default() };
        for (name, value) in query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, ""))) {
            match name {
                "filter" => address.filter = percent::decode(value).unwrap_or_default(),
                "sandbox" => address.sandbox = true,
                "dps" => address.dps = percent::decode(value).and_then(|host| HostName::parse(&host).ok()),
                "proxy" => address.proxy = percent::decode(value).filter(|text| !text.is_empty()),
                _ => {}
            }
        }
        address
    }

    /// Another page of the same DPS. The filter belongs to its list, and the pages below it.
    #[must_use]
    pub fn at(&self, place: Place) -> Self {
        let list = |place: &Place| match place {
            Place::Enrollment(kind, _) => Place::list_of(*kind),
            place => place.clone(),
        };
        let filter = if list(&place) == list(&self.place) { self.filter.clone() } else { String::new() };
        Self { place, filter, sandbox: self.sandbox, ..Self::default() }
    }

    /// The same page, for somebody else: without a filter, which may have been anything, and with the DPS it is of.
    #[must_use]
    pub fn shared(&self, dps: Option<HostName>) -> Self {
        Self { filter: String::new(), dps: dps.filter(|_| !self.sandbox), ..self.clone() }
    }
}

impl fmt::Display for Address {
    /// The fragment, with `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#/{}", self.place)?;
        let named = |name: &str, value: &str| {
            (!value.is_empty()).then(|| [name, "=", &percent::encode(value)].concat())
        };
        // Somebody may paste a key where they filter; an address is kept by the browser.
        let filter = if holds_secret(&self.filter) { "" } else { &self.filter };
        let query: Vec<_> = [
            named("filter", filter),
            self.sandbox.then(|| "sandbox".to_owned()),
            named("dps", self.dps.as_ref().map(HostName::as_str).unwrap_or_default()),
            named("proxy", self.proxy.as_deref().unwrap_or_default()),
        ]
        .into_iter()
        .flatten()
        .collect();
        if query.is_empty() { Ok(()) } else { write!(f, "?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Address, Bench, Place};
    use crate::{activity::holds_secret, connection::HostName, dps::enrollment::Kind};

    #[test]
    fn reads_and_writes_the_documented_form() {
        let group = || Place::Enrollment(Kind::Group, "a:b".to_owned());
        let address =
            Address { place: group(), filter: "x & y".to_owned(), sandbox: true, ..Address::default() };
        assert_eq!(address.to_string(), "#/groups/a%3Ab?filter=x%20%26%20y&sandbox");
        assert_eq!(address.at(Place::Start).to_string(), "#/?filter=x%20%26%20y&sandbox");
        assert_eq!(address.at(Place::Devices).to_string(), "#/enrollments?sandbox");
        let records = Address { place: Place::Registrations("a:b".to_owned()), ..Address::default() };
        assert_eq!(records.to_string(), "#/groups/a%3Ab/registrations");
        assert_eq!(records.place.parent(), group());
        assert_eq!(Address::parse(""), Address::default());
        let unknown = Address::parse("#/nowhere/at%20all?colour=red");
        assert_eq!(unknown.place, Place::Unknown("nowhere/at%20all".to_owned()));
        assert_eq!(Address::parse("#main").place, Place::Start, "an anchor");
        assert_eq!(Address::parse("#/enrollments/").place, Place::Devices);
        assert_eq!(Address::parse("#/groups/").place, Place::Start);
        assert_eq!(
            (unknown.to_string(), unknown.place.parent()),
            ("#/nowhere/at%20all".to_owned(), Place::Start)
        );
    }

    #[test]
    fn a_link_for_others_names_the_dps_and_holds_no_filter() {
        let place = Place::Enrollment(Kind::Group, "a".to_owned());
        let address = Address { place, filter: "x".to_owned(), ..Address::default() };
        let host = HostName::parse("lyon.azure-devices-provisioning.net").unwrap();
        let shared = address.shared(Some(host.clone())).to_string();
        assert_eq!(shared, "#/groups/a?dps=lyon.azure-devices-provisioning.net");
        assert_eq!(Address::parse(&shared).dps, Some(host.clone()));
        let sandbox = Address { sandbox: true, ..address };
        assert_eq!(sandbox.shared(Some(host)).to_string(), "#/groups/a?sandbox");
    }

    #[test]
    fn a_key_that_is_pasted_as_a_filter_stays_out_of_the_address() {
        let filter =
            "HostName=a.b;SharedAccessKeyName=c;SharedAccessKey=mFDyb3zDOgZYLqMfDmSK4Qzo0a+EqCSbjOBYMuXCpDY=";
        let address = Address { filter: filter.to_owned(), ..Address::default() };
        assert_eq!(address.to_string(), "#/");
        assert_eq!(Address::parse(&format!("#/{filter}")).to_string(), "#/");
    }

    #[test]
    fn no_release_has_a_gallery() {
        let place = Address::parse("#/gallery").place;
        assert_eq!(matches!(place, Place::Unknown(_)), !cfg!(debug_assertions), "{place:?}");
        assert_eq!(place.parent(), Place::Start);
    }

    proptest! {
        #[test]
        fn comes_back(place in 0..10_usize, id in ".+", filter in ".*", sandbox: bool) {
            prop_assume!(!holds_secret(&filter));
            let place = match place {
                9 => Place::Unknown("groups/a/b".to_owned()),
                5.. => Place::Workshop(Bench::ALL[place - 5]),
                0 => Place::Start,
                1 => Place::Devices,
                2 => Place::Enrollment(Kind::Group, id),
                3 => Place::Enrollment(Kind::Individual, id),
                _ => Place::Registrations(id),
            };
            let address = Address { place, filter, sandbox, ..Address::default() };
            prop_assert_eq!(Address::parse(&address.to_string()), address);
        }

        #[test]
        fn never_panics(text in ".*") {
            let _ = Address::parse(&text);
        }

        #[test]
        fn any_path_stays_what_it_is(path in "[a-z/%]{0,16}") {
            let address = Address::parse(&format!("#/{path}"));
            prop_assert_eq!(Address::parse(&address.to_string()), address);
        }
    }
}
