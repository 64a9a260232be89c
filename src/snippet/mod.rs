//! What the page does, as code to copy: `az`, Python, Node.js, curl, plain HTTP. One file for each language.
//!
//! No snippet holds a secret, and neither does an [`Action`]: keys are taken out when it is made, and the snippet names an
//! environment variable in their place. What a language cannot say is refused, never said approximately.

mod az;
mod body;
mod curl;
mod http;
mod literal;
mod node;
mod python;

use serde_json::{Map, Value};

use self::body::Body;
use crate::dps::{
    ApiVersion, BulkMode, Etag, Id, MAX_PAGE,
    enrollment::{self, Draft, Kind},
    registration,
};

/// The official Python client whose methods are written.
pub const PYTHON_CLIENT: &str = "azure-iot-deviceprovisioning==1.0.0b1";
/// The official Node.js client whose methods are written.
pub const NODE_CLIENT: &str = "azure-iot-provisioning-service@1.11.2";

/// The version of the API that the three clients speak, and no other.
const CLIENTS_VERSION: ApiVersion = ApiVersion::V2021_10_01;

/// A language that an action can be copied as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// `az iot dps …`, of the extension `azure-iot`; for a POSIX shell.
    #[default]
    Az,
    /// Python, with [`PYTHON_CLIENT`].
    Python,
    /// Node.js, with [`NODE_CLIENT`].
    Node,
    /// curl, for a POSIX shell.
    Curl,
    /// The request as it stands in an `.http` file: secrets are variables in double braces.
    Http,
}

/// One of the fifteen operations of the service API, without secrets.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Read an enrollment.
    Get(enrollment::Get),
    /// Create or change an enrollment.
    Put(Put),
    /// Delete an enrollment.
    Delete(enrollment::Delete),
    /// List enrollments.
    Query(enrollment::Query),
    /// Read an attestation with its keys.
    AttestationMechanism(enrollment::AttestationMechanism),
    /// Do one thing to up to ten enrollments.
    Bulk(Bulk),
    /// Read a registration record.
    Record(registration::Get),
    /// Delete a registration record.
    DeleteRecord(registration::Delete),
    /// List the registration records of a group.
    Records(registration::Query),
}

/// An enrollment to create, or to change.
#[derive(Clone, Debug, PartialEq)]
pub struct Put {
    kind: Kind,
    id: Id,
    body: Body,
    /// The version that is changed.
    if_match: Option<Etag>,
    /// What differs, where that is known: the path, and whether what stood there is taken away.
    changes: Option<Vec<(String, bool)>>,
}

/// Up to ten enrollments, and what is done to them.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulk {
    kind: Kind,
    body: Body,
}

/// Why an action cannot be copied as a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// The client speaks another version of the API only.
    Version {
        /// The language.
        language: Language,
        /// The version it speaks.
        speaks: ApiVersion,
    },
    /// The client has no bulk operation on this kind.
    Bulk {
        /// The language.
        language: Language,
        /// The kind.
        kind: Kind,
    },
    /// `az` has no option for what a field holds.
    AzField {
        /// Where, as `initialTwin.tags`.
        path: String,
    },
    /// `az` has no option that takes a field away.
    AzRemoval {
        /// Where.
        path: String,
    },
    /// JavaScript would round a number.
    Number {
        /// The number.
        number: String,
    },
}

impl Language {
    /// Every language, in the order offered.
    pub const ALL: [Self; 5] = [Self::Az, Self::Python, Self::Node, Self::Curl, Self::Http];

    /// The control's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Az => "az",
            Self::Python => "python",
            Self::Node => "node",
            Self::Curl => "curl",
            Self::Http => "http",
        }
    }
}

impl Action {
    /// What a form would send; `None` while something keeps it from being sent.
    pub fn of_draft(draft: &Draft) -> Option<Self> {
        let (kind, id) = (draft.kind(), Id::parse(draft.id.trim()).ok()?);
        let if_match = draft.base().and_then(enrollment::Enrollment::etag);
        let body = Body::of_item(kind, draft.fields().ok()?, draft.sends_keys(), if_match.is_some());
        let changes = draft.changes().into_iter().map(|change| (change.path, change.after.is_none()));
        let changes = draft.base().map(|_| changes.collect());
        Some(Self::Put(Put { kind, id, body, if_match, changes }))
    }

    /// A create or a change; `None` where its body is no JSON object.
    pub fn of_put(put: &enrollment::Put) -> Option<Self> {
        let enrollment::Put { kind, id, body, if_match } = put;
        let item = crate::json::read_object(body).ok()?;
        let body = Body::of_item(*kind, item, false, if_match.is_some());
        Some(Self::Put(Put { kind: *kind, id: id.clone(), body, if_match: if_match.clone(), changes: None }))
    }

    /// A bulk operation on enrollments whose keys may be left out: a change sends them all the same.
    pub fn of_bulk(kind: Kind, mode: BulkMode, items: Vec<Map<String, Value>>) -> Self {
        Self::Bulk(Bulk { kind, body: Body::of_bulk(kind, mode, items) })
    }
}

/// What the languages write from: an action by what is done, and to what.
struct Said<'a> {
    verb: Verb,
    /// Of the enrollments; `None` for registration records.
    kind: Option<Kind>,
    /// The item; the group of a list of records; empty for lists and bulk operations of enrollments.
    id: &'a str,
    /// The version, of a delete and a change.
    etag: Option<&'a str>,
    body: Option<&'a Body>,
    /// Of a list: how many at once, and where the page before ended.
    page: (u32, Option<&'a str>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verb {
    Get,
    Put,
    Delete,
    Query,
    AttestationMechanism,
    Bulk,
}

impl Said<'_> {
    /// Whether all pages are wanted, not only the first few items.
    fn is_whole(&self) -> bool {
        self.page.0 >= MAX_PAGE
    }
}

fn said(action: &Action) -> Said<'_> {
    let (mut etag, mut body, mut page) = (None, None, (MAX_PAGE, None));
    let (verb, kind, id) = match action {
        Action::Get(get) => (Verb::Get, Some(get.kind), get.id.as_str()),
        Action::AttestationMechanism(ask) => (Verb::AttestationMechanism, Some(ask.kind), ask.id.as_str()),
        Action::Record(get) => (Verb::Get, None, get.id.as_str()),
        Action::Put(put) => {
            (etag, body) = (put.if_match.as_ref(), Some(&put.body));
            (Verb::Put, Some(put.kind), put.id.as_str())
        }
        Action::Bulk(bulk) => {
            body = Some(&bulk.body);
            (Verb::Bulk, Some(bulk.kind), "")
        }
        Action::Delete(delete) => {
            etag = Some(&delete.if_match);
            (Verb::Delete, Some(delete.kind), delete.id.as_str())
        }
        Action::DeleteRecord(delete) => {
            etag = Some(&delete.if_match);
            (Verb::Delete, None, delete.id.as_str())
        }
        Action::Query(query) => {
            page = (query.max_items, query.continuation.as_deref());
            (Verb::Query, Some(query.kind), "")
        }
        Action::Records(query) => {
            page = (query.max_items, query.continuation.as_deref());
            (Verb::Query, None, query.group.as_str())
        }
    };
    Said { verb, kind, id, etag: etag.map(|etag| etag.0.as_str()), body, page }
}

/// An action as code.
///
/// # Errors
/// [`Unsupported`] where the language cannot say it.
pub fn write(
    action: &Action,
    language: Language,
    host: &str,
    version: ApiVersion,
) -> Result<String, Unsupported> {
    let is_client = !matches!(language, Language::Curl | Language::Http);
    if is_client && version != CLIENTS_VERSION {
        return Err(Unsupported::Version { language, speaks: CLIENTS_VERSION });
    }
    let said = said(action);
    match language {
        Language::Az => az::write(&said, action),
        Language::Python => Ok(python::write(&said)),
        Language::Node => node::write(&said),
        Language::Curl => Ok(curl::write(&said, host, version)),
        Language::Http => Ok(http::write(&said, host, version)),
    }
}

/// A text as one word of a POSIX shell.
pub fn shell_word(text: &str) -> String {
    literal::shell(text)
}
