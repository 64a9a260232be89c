//! The request itself, as an `.http` file has it, and its parts, which `curl` writes too.

use serde_json::json;

use super::{
    Action,
    body::{Body, Fill},
    literal::{Dialect, json as quoted, literal},
};
use crate::{
    dps::enrollment::{self, Kind},
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

const DIALECT: Dialect =
    Dialect { indent: 2, words: ["null", "true", "false"], text: quoted, name: quoted, fill };

fn fill(fill: &Fill) -> Option<String> {
    let Fill::Text { before, variable } = fill else { return None };
    let mut text = quoted(before);
    text.pop();
    Some(text + "{{" + variable + "}}\"")
}

/// The request. What it says is what the page sends, to the header.
pub(super) fn write(action: &Action, host: &str, api_version: &str) -> String {
    let Parts { method, url, headers, body } = parts(action, host, api_version);
    let mut text = [method.as_str(), " ", &url, " HTTP/1.1\nAuthorization: {{DPS_SAS_TOKEN}}\n"].concat();
    for (name, value) in headers {
        text.extend([name, ": ", &value, "\n"]);
    }
    if let Some(body) = body {
        text.extend(["\n", &literal(&body, &DIALECT, 0), "\n"]);
    }
    text
}

/// What an action is on the wire.
pub(super) fn parts(action: &Action, host: &str, api_version: &str) -> Parts {
    let whole = |kind: Kind, last: &[&str]| -> Vec<String> {
        [kind.collection()].iter().chain(last).map(|segment| (*segment).to_owned()).collect()
    };
    let record = |last: &[&str]| ["registrations"].iter().chain(last).map(|s| (*s).to_owned()).collect();
    let plain = |json| Some(Body { json, holes: Vec::new() });
    let mut headers = vec![("Accept", "application/json".to_owned())];
    let mut page = |max_items: u32, continuation: &Option<String>| {
        headers.push(("x-ms-max-item-count", max_items.to_string()));
        headers.extend(continuation.clone().map(|continuation| ("x-ms-continuation", continuation)));
    };
    let mut if_match = None;
    let (method, path, body): (_, Vec<String>, _) = match action {
        Action::Get(enrollment::Get { kind, id }) => (Method::Get, whole(*kind, &[id.as_str()]), None),
        Action::Put(put) => {
            if_match = put.if_match.as_ref();
            (Method::Put, whole(put.kind, &[put.id.as_str()]), Some(put.body.clone()))
        }
        Action::Delete(delete) => {
            if_match = Some(&delete.if_match);
            (Method::Delete, whole(delete.kind, &[delete.id.as_str()]), None)
        }
        Action::Query(query) => {
            page(query.max_items, &query.continuation);
            let body = json!({"query": all_of(query.kind)});
            (Method::Post, whole(query.kind, &["query"]), plain(body))
        }
        Action::AttestationMechanism(ask) => {
            (Method::Post, whole(ask.kind, &[ask.id.as_str(), "attestationmechanism"]), None)
        }
        Action::Bulk(bulk) => (Method::Post, whole(bulk.kind, &[]), Some(bulk.body.clone())),
        Action::Record(get) => (Method::Get, record(&[get.id.as_str()]), None),
        Action::DeleteRecord(delete) => {
            if_match = Some(&delete.if_match);
            (Method::Delete, record(&[delete.id.as_str()]), None)
        }
        Action::Records(query) => {
            page(query.max_items, &query.continuation);
            (Method::Post, record(&[query.group.as_str(), "query"]), plain(json!({"query": "*"})))
        }
    };
    headers.extend(if_match.map(|etag| ("If-Match", etag.0.clone())));
    if body.is_some() {
        headers.push(("Content-Type", "application/json; charset=utf-8".to_owned()));
    }
    let path = path.iter().fold(String::new(), |path, segment| path + "/" + &percent::encode(segment));
    let url = ["https://", host, &path, "?api-version=", api_version].concat();
    Parts { method, url, headers, body }
}

/// The query that lists a kind. The service ignores its text.
pub(super) fn all_of(kind: Kind) -> String {
    "SELECT * FROM ".to_owned() + kind.collection()
}
