//! What the official clients put on the wire, against the emulator and against our own requests.

use std::collections::BTreeMap;

use dps_enroll::{
    certificate::{Item, read},
    dps::{
        BulkMode, Etag, Id, Operation,
        enrollment::{AttestationMechanism, Bulk, Delete, Draft, Get, Kind, Put, Query, SlotDraft},
        registration,
    },
    http::{Headers, Request},
    sas::Token,
    secret::Secret,
};
use serde_json::Value;

use crate::support::{answer, captured, connection, emulator, fixture};

/// A line of the index: which request, and what the recording's server answered.
struct Recorded {
    client: String,
    number: u32,
    line: String,
    reply: u16,
}

fn index() -> Vec<Recorded> {
    let text = String::from_utf8(fixture("captures/INDEX.md")).unwrap();
    let mut client = String::new();
    let mut all = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            name.trim_end_matches('/').clone_into(&mut client);
        }
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        if let (Some(Ok(number)), Some(Ok(reply))) =
            (cells.get(1).map(|cell| cell.parse()), cells.iter().rev().nth(1).map(|cell| cell.parse()))
        {
            all.push(Recorded {
                client: client.clone(),
                number,
                line: cells[2].trim_matches('`').to_owned(),
                reply,
            });
        }
    }
    all
}

fn replace(request: &mut Request, name: &str, value: &str) {
    let mut headers = Headers::new();
    for (field, old) in request.headers.iter() {
        headers = headers.with(field, if field.eq_ignore_ascii_case(name) { value } else { old });
    }
    request.headers = headers;
}

#[test]
fn each_client_gets_the_answers_it_was_recorded_with() {
    let index = index();
    assert_eq!(index.len(), 63);
    for client in ["python-1.2.0", "python-deviceprovisioning-1.0.0b1", "node-1.11.2"] {
        let host = captured(client, 1).host;
        let mut dps = emulator(host.as_str());
        let (mut current, mut continuation) = (BTreeMap::<String, String>::new(), String::new());
        for recorded in index.iter().filter(|recorded| recorded.client == client) {
            let mut request = captured(client, recorded.number);
            // The versions and continuations of the recording are not this emulator's: the client sends back what it
            // was given. A version that was out of date there is out of date here.
            let matched = request.headers.get("if-match").map(str::to_owned);
            if matched.is_some_and(|etag| etag != "*") && recorded.reply < 300 {
                let etag = current[&request.path].clone();
                replace(&mut request, "if-match", &etag);
            }
            if request.headers.get("x-ms-continuation").is_some() {
                replace(&mut request, "x-ms-continuation", &continuation);
            }
            let token = Token::parse(&Secret::from(request.headers.get("authorization").unwrap().to_owned()))
                .unwrap();
            let response = answer(&mut dps, &request, token.expiry.plus(-60));
            let name = format!("{client} {:03} {}", recorded.number, recorded.line);
            assert_eq!(response.status, recorded.reply, "{name}: {}", response.body);
            let body: Value = serde_json::from_str(&response.body).unwrap_or_default();
            if let Some(etag) = body.get("etag").and_then(Value::as_str) {
                current.insert(request.path.clone(), etag.to_owned());
            }
            if let Some(next) = response.headers.get("x-ms-continuation") {
                next.clone_into(&mut continuation);
            }
            if response.status >= 400 {
                assert_eq!(body["errorCode"].as_u64().unwrap() / 1000, u64::from(response.status), "{name}");
                assert!(body["trackingId"].is_string() && body["timestampUtc"].is_string(), "{name}");
            }
        }
    }
}

/// What of a request the service looks at; all of its answers are JSON, whatever is accepted.
fn wire(request: &Request) -> (String, String, Vec<(String, String)>, Value) {
    let matters = ["if-match", "x-ms-max-item-count", "x-ms-continuation", "content-type"];
    let mut headers: Vec<_> = request
        .headers
        .iter()
        // JSON is UTF-8, whether the type says so or not.
        .map(|(name, value)| (name.to_lowercase(), value.trim_end_matches("; charset=utf-8").to_owned()))
        .filter(|(name, _)| matters.contains(&name.as_str()))
        .collect();
    headers.sort();
    let body = request.body.as_ref().map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
    (request.method.to_string(), request.target(), headers, body)
}

fn same<O: Operation>(ours: &O, client: &str, number: u32) {
    let mut theirs = captured(client, number);
    let ours = ours.request(&connection("provisioningserviceowner"));
    if ours.body.is_none() {
        // Clients name a type for the body they do not send.
        let headers = theirs.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        theirs.headers = headers.fold(Headers::new(), |headers, (name, value)| headers.with(name, value));
    }
    assert_eq!(wire(&ours), wire(&theirs), "{client} {number:03}");
}

/// A group drafted from the same certificate is the group that the clients create.
#[test]
fn our_draft_is_the_body_of_the_official_clients() {
    for client in ["python-1.2.0", "python-deviceprovisioning-1.0.0b1", "node-1.11.2"] {
        let theirs: Value = serde_json::from_str(&captured(client, 1).body.unwrap()).unwrap();
        let pem = theirs.pointer("/attestation/x509/signingCertificates/primary/certificate").unwrap();
        let reading = read("", pem.as_str().unwrap().as_bytes());
        let [Item::Certificate(certificate)] = &reading.items[..] else { panic!("{reading:?}") };
        let mut draft = Draft::new(Kind::Group);
        draft.id = "golden-group-1".to_owned();
        draft.proof.certificates[0] = SlotDraft::New(certificate.to_pem());
        let ours: Value = serde_json::from_str(&draft.check().unwrap().body).unwrap();
        assert_eq!(ours, theirs, "{client}");
    }
}

#[test]
fn our_requests_are_those_of_the_official_clients() {
    let group = || Id::parse("golden-group-1").unwrap();
    let node = "node-1.11.2";
    let python = "python-deviceprovisioning-1.0.0b1";
    for client in [node, python] {
        let body = |number| captured(client, number).body.unwrap();
        same(&Put { kind: Kind::Group, id: group(), body: body(1), if_match: None }, client, 1);
        let etag = |number| Etag(captured(client, number).headers.get("if-match").unwrap().to_owned());
        same(&Put { kind: Kind::Group, id: group(), body: body(3), if_match: Some(etag(3)) }, client, 3);
        same(&Delete { kind: Kind::Group, id: group(), if_match: etag(20) }, client, 20);
    }
    same(&Get { kind: Kind::Group, id: group() }, node, 5);
    same(&Get { kind: Kind::Group, id: group() }, python, 6);
    let escaped = Id::parse("g:2_a.b").unwrap();
    same(
        &Put { kind: Kind::Group, id: escaped, body: captured(node, 7).body.unwrap(), if_match: None },
        node,
        7,
    );
    for (continuation, number) in [(None, 9), (Some("eyJvIjogMn0=".to_owned()), 10)] {
        same(&Query { kind: Kind::Group, max_items: 2, continuation }, node, number);
    }

    same(&AttestationMechanism { kind: Kind::Group, id: group() }, python, 7);
    let items = |client, number, list: &str| {
        let body: Value = serde_json::from_str(&captured(client, number).body.unwrap()).unwrap();
        body[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item.as_object().unwrap().clone())
            .collect::<Vec<_>>()
    };
    same(
        &Bulk { kind: Kind::Group, mode: BulkMode::Create, items: items(python, 16, "enrollmentGroups") },
        python,
        16,
    );
    let device = || Id::parse("device-tpm-1").unwrap();
    same(
        &Put { kind: Kind::Individual, id: device(), body: captured(node, 15).body.unwrap(), if_match: None },
        node,
        15,
    );
    same(&Get { kind: Kind::Individual, id: device() }, node, 16);
    same(&AttestationMechanism { kind: Kind::Individual, id: device() }, node, 17);
    same(
        &Bulk {
            kind: Kind::Individual,
            mode: BulkMode::UpdateIfMatchEtag,
            items: items(python, 18, "enrollments"),
        },
        python,
        18,
    );
    for (continuation, number) in [(None, 11), (Some("eyJvIjogMn0=".to_owned()), 12)] {
        same(&registration::Query { group: group(), max_items: 2, continuation }, node, number);
    }
    let device = || Id::parse("device-1").unwrap();
    same(&registration::Get { id: device() }, node, 13);
    same(&registration::Delete { id: device(), if_match: Etag("IjAwMDAwNGVkIg==".to_owned()) }, node, 14);
}
