//! The request itself, as an `.http` file has it, and its parts, which `curl` writes too.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::{
    Said, Verb,
    body::Body,
    literal::{Dialect, fit, json as quoted, literal},
};
use crate::{
    dps::{ApiVersion, enrollment::Kind},
    http::Method,
    percent,
};

/// A request without its `Authorization`.
pub(super) struct Parts<'a> {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Cow<'a, Body>>,
}

const DIALECT: Dialect = Dialect {
    indent: 2,
    words: ["null", "true", "false"],
    text: quoted,
    name: quoted,
    with_variable,
    mechanism: None,
};

fn with_variable(before: &str, variable: &str) -> String {
    fit("@{{@}}\"", &[quoted(before).strip_suffix('"').unwrap_or_default(), variable])
}

/// The request. What it says is what the page sends, to the header.
pub(super) fn write(said: &Said<'_>, host: &str, version: ApiVersion) -> String {
    let Parts { method, url, headers, body } = parts(said, host, version);
    let mut text = fit("@ @ HTTP/1.1\nAuthorization: {{DPS_SAS_TOKEN}}\n", &[method.as_str(), &url]);
    for (name, value) in headers {
        text += &fit("@: @\n", &[name, &value]);
    }
    if let Some(body) = body {
        text += &fit("\n@\n", &[&literal(&body, &DIALECT, 0)]);
    }
    text
}

/// What an action is on the wire.
pub(super) fn parts<'a>(said: &Said<'a>, host: &str, version: ApiVersion) -> Parts<'a> {
    let (method, last) = match said.verb {
        Verb::Get => (Method::Get, ""),
        Verb::Put => (Method::Put, ""),
        Verb::Delete => (Method::Delete, ""),
        Verb::Query => (Method::Post, "query"),
        Verb::AttestationMechanism => (Method::Post, "attestationmechanism"),
        Verb::Bulk => (Method::Post, ""),
    };
    let is_query = said.verb == Verb::Query;
    let mut headers = vec![("Accept", "application/json".to_owned())];
    if is_query {
        headers.push(("x-ms-max-item-count", said.page.0.to_string()));
    }
    for (name, value) in [("x-ms-continuation", said.page.1), ("If-Match", said.etag)] {
        headers.extend(value.map(|value| (name, value.to_owned())));
    }
    let body = if is_query { Some(Cow::Owned(all_of(said.kind))) } else { said.body.map(Cow::Borrowed) };
    if body.is_some() {
        headers.push(("Content-Type", "application/json; charset=utf-8".to_owned()));
    }
    let mut url = "https://".to_owned() + host;
    for segment in [said.kind.map_or("registrations", Kind::collection), said.id, last] {
        if !segment.is_empty() {
            url += "/";
            url += &percent::encode(segment);
        }
    }
    url += "?api-version=";
    url += version.as_str();
    Parts { method, url, headers, body }
}

/// The query that lists a kind, or the records of a group.
fn all_of(kind: Option<Kind>) -> Body {
    let mut members = Map::new();
    let query = kind.map_or_else(|| "*".to_owned(), select);
    members.insert("query".to_owned(), Value::String(query));
    Body { json: Value::Object(members), holes: Vec::new() }
}

/// The text of a query that lists a kind. The service ignores it.
pub(super) fn select(kind: Kind) -> String {
    "SELECT * FROM ".to_owned() + kind.collection()
}
