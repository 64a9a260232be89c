//! The log as a HAR 1.2 file, <http://www.softwareishard.com/blog/har-12-spec/>: what browsers, proxies and support tools read.
//!
//! The address of a call is the DPS', not the proxy's. What HAR has no field for stands in fields with an underscore.

use serde_json::{Value, json};

use super::{Body, Entry, Log, Outcome};
use crate::{
    http::Headers,
    percent,
    text::{ActivityTexts, Locale, texts},
};

/// The log as the text of a HAR file.
pub fn to_har(log: &Log, locale: Locale) -> String {
    let texts = &texts(locale).activity;
    let entries: Vec<_> = log.entries().iter().map(|entry| one(entry, texts)).collect();
    let har = json!({"log": {
        "version": "1.2",
        "creator": {"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")},
        "entries": entries,
        "comment": texts.redacted,
    }});
    format!("{har:#}")
}

fn one(entry: &Entry, texts: &ActivityTexts) -> Value {
    let mut request = json!({
        "method": entry.method.as_str(),
        "url": format!("https://{}{}", entry.host, entry.target),
        "httpVersion": "unknown",
        "cookies": [],
        "headers": fields(&entry.headers),
        "queryString": query(&entry.target),
        "headersSize": -1,
        "bodySize": entry.body.as_ref().map_or(0, |body| body.size),
    });
    if let Some(body) = &entry.body {
        set(&mut request, "postData", content(body, &entry.headers, texts));
    }
    let (status, headers, body) = match &entry.outcome {
        Outcome::Answered { status, headers, body } => (*status, headers, body),
        _ => (0, &Headers::new(), &Body { size: 0, text: String::new(), left_out: 0 }),
    };
    let mut received = content(body, headers, texts);
    set(&mut received, "size", body.size.into());
    let response = json!({
        "status": status,
        "statusText": "",
        "httpVersion": "unknown",
        "cookies": [],
        "headers": fields(headers),
        "content": received,
        "redirectURL": "",
        "headersSize": -1,
        "bodySize": -1,
    });
    let mut whole = json!({
        "startedDateTime": entry.started.to_string(),
        "time": entry.duration,
        "request": request,
        "response": response,
        "cache": {},
        "timings": {"send": 0, "wait": entry.duration, "receive": 0},
        "_via": (texts.via)(entry.via.as_ref()),
    });
    if let Some(error) = (texts.no_answer)(&entry.outcome) {
        set(&mut whole, "_error", error.into());
    }
    if let Some(id) = &entry.tracking_id {
        set(&mut whole, "_trackingId", id.as_str().into());
    }
    whole
}

fn set(value: &mut Value, name: &str, member: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), member);
    }
}

fn content(body: &Body, headers: &Headers, texts: &ActivityTexts) -> Value {
    let mut content = json!({
        "mimeType": headers.get("content-type").unwrap_or("x-unknown"),
        "text": body.text,
    });
    if body.left_out > 0 {
        set(&mut content, "comment", (texts.left_out)(body.left_out).into());
    }
    content
}

fn fields(headers: &Headers) -> Vec<Value> {
    headers.iter().map(|(name, value)| pair(name, value)).collect()
}

fn query(target: &str) -> Vec<Value> {
    let query = target.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|text| {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            pair(&percent::decode(name).unwrap_or_default(), &percent::decode(value).unwrap_or_default())
        })
        .collect()
}

fn pair(name: &str, value: &str) -> Value {
    json!({"name": name, "value": value})
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{pair, query};

    #[test]
    fn the_query_is_decoded() {
        let expected = vec![pair("api-version", "2021-10-01"), pair("a b", "=")];
        assert_eq!(query("/x?api-version=2021-10-01&a%20b=%3D"), expected);
        assert_eq!(query("/x"), Vec::<serde_json::Value>::new());
        assert_eq!(pair("a", "b"), json!({"name": "a", "value": "b"}));
    }
}
