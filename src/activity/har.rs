//! The log as a HAR 1.2 file, <http://www.softwareishard.com/blog/har-12-spec/>: what browsers, proxies and support tools read.
//!
//! The address of a call is the DPS', not the proxy's. What HAR has no field for stands in fields with an underscore.

use serde_json::{Map, Value};

use super::{Body, Entry, Log, Outcome};
use crate::{
    http::Headers,
    percent,
    text::{ActivityTexts, Locale, texts},
};

/// The log as the text of a HAR file.
pub fn to_har(log: &Log, locale: Locale) -> String {
    let texts = &texts(locale).activity;
    let creator =
        object(&mut [("name", env!("CARGO_PKG_NAME").into()), ("version", env!("CARGO_PKG_VERSION").into())]);
    let log = object(&mut [
        ("version", "1.2".into()),
        ("creator", creator),
        ("entries", Value::Array(log.entries().iter().map(|entry| one(entry, texts)).collect())),
        ("comment", texts.redacted.into()),
    ]);
    format!("{:#}", object(&mut [("log", log)]))
}

fn one(entry: &Entry, texts: &ActivityTexts) -> Value {
    let none = Headers::new();
    let (status, headers, received) = match &entry.outcome {
        Outcome::Answered { status, headers, body } => (*status, headers, Some(body)),
        _ => (0, &none, None),
    };
    // Null is no member: `object` leaves it out.
    let request = object(&mut [
        ("method", entry.method.as_str().into()),
        ("url", ["https://", &entry.host, &entry.target].concat().into()),
        ("httpVersion", "unknown".into()),
        ("cookies", Value::Array(Vec::new())),
        ("headers", fields(&entry.headers)),
        ("queryString", query(&entry.target)),
        (
            "postData",
            entry
                .body
                .as_ref()
                .map_or(Value::Null, |body| content(Value::Null, Some(body), &entry.headers, texts)),
        ),
        ("headersSize", (-1).into()),
        ("bodySize", size(entry.body.as_ref())),
    ]);
    let response = object(&mut [
        ("status", status.into()),
        ("statusText", "".into()),
        ("httpVersion", "unknown".into()),
        ("cookies", Value::Array(Vec::new())),
        ("headers", fields(headers)),
        ("content", content(size(received), received, headers, texts)),
        ("redirectURL", "".into()),
        ("headersSize", (-1).into()),
        ("bodySize", (-1).into()),
    ]);
    let timings = object(&mut [("send", 0.into()), ("wait", entry.duration.into()), ("receive", 0.into())]);
    object(&mut [
        ("startedDateTime", entry.started.to_string().into()),
        ("time", entry.duration.into()),
        ("request", request),
        ("response", response),
        ("cache", object(&mut [])),
        ("timings", timings),
        ("_via", (texts.via)(entry.via.as_ref()).into()),
        ("_error", (texts.no_answer)(&entry.outcome).map_or(Value::Null, Value::from)),
        ("_trackingId", entry.tracking_id.as_deref().map_or(Value::Null, Value::from)),
    ])
}

/// An object of the members that are not null. A list of them is smaller in the page than `json!`.
fn object(members: &mut [(&str, Value)]) -> Value {
    let mut object = Map::new();
    for (name, value) in members {
        if !value.is_null() {
            object.insert((*name).to_owned(), value.take());
        }
    }
    Value::Object(object)
}

fn size(body: Option<&Body>) -> Value {
    body.map_or(0, |body| body.size).into()
}

/// Only what was received says its size.
fn content(size: Value, body: Option<&Body>, headers: &Headers, texts: &ActivityTexts) -> Value {
    let left_out = body.map_or(0, |body| body.left_out);
    object(&mut [
        ("size", size),
        ("mimeType", headers.get("content-type").unwrap_or("x-unknown").into()),
        ("text", body.map_or("", |body| &body.text).into()),
        ("comment", if left_out > 0 { (texts.left_out)(left_out).into() } else { Value::Null }),
    ])
}

fn fields(headers: &Headers) -> Value {
    Value::Array(headers.iter().map(|(name, value)| pair(name, value)).collect())
}

fn query(target: &str) -> Value {
    let query = target.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let decode = |text: &str| percent::decode(text).unwrap_or_default();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|text| text.split_once('=').unwrap_or((text, "")));
    Value::Array(pairs.map(|(name, value)| pair(&decode(name), &decode(value))).collect())
}

fn pair(name: &str, value: &str) -> Value {
    object(&mut [("name", name.into()), ("value", value.into())])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{pair, query};

    #[test]
    fn the_query_is_decoded() {
        let expected = json!([pair("api-version", "2021-10-01"), pair("a b", "=")]);
        assert_eq!(query("/x?api-version=2021-10-01&a%20b=%3D"), expected);
        assert_eq!(query("/x"), json!([]));
        assert_eq!(pair("a", "b"), json!({"name": "a", "value": "b"}));
    }
}
