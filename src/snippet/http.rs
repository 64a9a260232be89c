//! The request itself, as an `.http` file has it, and its parts, which `curl` writes too.

use serde_json::{Map, Value};

use super::{
    Action,
    body::Body,
    literal::{Dialect, json as quoted, literal, push},
};
use crate::{
    dps::{ApiVersion, enrollment::Kind},
    http::Method,
    percent,
};

/// A request without its `Authorization`.
pub(super) struct Parts {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<Body>,
}

/// The first segment of what is about registration records.
const RECORDS: &str = "registrations";

const DIALECT: Dialect = Dialect {
    indent: 2,
    words: ["null", "true", "false"],
    text: quoted,
    name: quoted,
    with_variable,
    mechanism: None,
};

fn with_variable(before: &str, variable: &str) -> String {
    let mut text = quoted(before);
    text.pop();
    text + "{{" + variable + "}}\""
}

/// The request. What it says is what the page sends, to the header.
pub(super) fn write(action: &Action, host: &str, version: ApiVersion) -> String {
    let Parts { method, url, headers, body } = parts(action, host, version);
    let mut text = String::new();
    push(&mut text, &[method.as_str(), " ", &url, " HTTP/1.1\nAuthorization: {{DPS_SAS_TOKEN}}\n"]);
    for (name, value) in headers {
        push(&mut text, &[name, ": ", &value, "\n"]);
    }
    if let Some(body) = body {
        push(&mut text, &["\n", &literal(&body, &DIALECT, 0), "\n"]);
    }
    text
}

/// What an action is on the wire.
pub(super) fn parts(action: &Action, host: &str, version: ApiVersion) -> Parts {
    let mut headers = vec![("Accept", "application/json".to_owned())];
    let mut if_match = None;
    let mut page = None;
    let (method, collection, id, last, body) = match action {
        Action::Get(get) => (Method::Get, get.kind.collection(), get.id.as_str(), "", None),
        Action::Put(put) => {
            if_match = put.if_match.as_ref();
            (Method::Put, put.kind.collection(), put.id.as_str(), "", Some(put.body.clone()))
        }
        Action::Delete(delete) => {
            if_match = Some(&delete.if_match);
            (Method::Delete, delete.kind.collection(), delete.id.as_str(), "", None)
        }
        Action::Query(query) => {
            page = Some((query.max_items, &query.continuation));
            (Method::Post, query.kind.collection(), "", "query", Some(query_body(all_of(query.kind))))
        }
        Action::AttestationMechanism(ask) => {
            (Method::Post, ask.kind.collection(), ask.id.as_str(), "attestationmechanism", None)
        }
        Action::Bulk(bulk) => (Method::Post, bulk.kind.collection(), "", "", Some(bulk.body.clone())),
        Action::Record(get) => (Method::Get, RECORDS, get.id.as_str(), "", None),
        Action::DeleteRecord(delete) => {
            if_match = Some(&delete.if_match);
            (Method::Delete, RECORDS, delete.id.as_str(), "", None)
        }
        Action::Records(query) => {
            page = Some((query.max_items, &query.continuation));
            (Method::Post, RECORDS, query.group.as_str(), "query", Some(query_body("*".to_owned())))
        }
    };
    if let Some((max_items, continuation)) = page {
        headers.push(("x-ms-max-item-count", max_items.to_string()));
        if let Some(continuation) = continuation {
            headers.push(("x-ms-continuation", continuation.clone()));
        }
    }
    if let Some(etag) = if_match {
        headers.push(("If-Match", etag.0.clone()));
    }
    if body.is_some() {
        headers.push(("Content-Type", "application/json; charset=utf-8".to_owned()));
    }
    let mut url = String::new();
    push(&mut url, &["https://", host]);
    for segment in [collection, id, last] {
        if !segment.is_empty() {
            push(&mut url, &["/", &percent::encode(segment)]);
        }
    }
    push(&mut url, &["?api-version=", version.as_str()]);
    Parts { method, url, headers, body }
}

fn query_body(query: String) -> Body {
    let members = Map::from_iter([("query".to_owned(), Value::String(query))]);
    Body { json: Value::Object(members), holes: Vec::new() }
}

/// The query that lists a kind. The service ignores its text.
pub(super) fn all_of(kind: Kind) -> String {
    "SELECT * FROM ".to_owned() + kind.collection()
}
