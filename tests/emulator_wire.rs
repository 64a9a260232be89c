//! What the emulator lets pass on the wire, as the official clients need: the spelling of paths, api-versions, tokens,
//! certificates and empty bodies.

use dps_enroll::{
    connection::HostName,
    dps::{Id, Operation, enrollment::Get, enrollment::Kind},
    emulator::Emulator,
    http::{Headers, Method, Request},
    sas::sign,
    secret::Secret,
};
use serde_json::{Value, json};

use crate::support::{HOST, NOW, answer, ca_pem, connection, emulator};

/// A request of the owner's, as it is.
fn ask(dps: &mut Emulator, method: Method, target: &str, body: Option<&str>) -> (u16, Value) {
    let (path, query) = target.split_once('?').unwrap();
    let signed = Get { kind: Kind::Group, id: Id::parse("a").unwrap() }
        .authorize(&connection("provisioningserviceowner"), NOW)
        .unwrap();
    let headers = signed.headers.with("Content-Type", "application/json; charset=utf-8");
    let (path, query) = (path.to_owned(), query.to_owned());
    let request = Request { method, path, query, headers, body: body.map(str::to_owned), ..signed };
    let response = answer(dps, &request, NOW);
    (response.status, serde_json::from_str(&response.body).unwrap_or_default())
}

const VERSION: &str = "api-version=2021-10-01";

/// A DPS with the group `Line-7`, the device `Sensor-7` and its registration record.
fn stocked() -> Emulator {
    let mut dps = emulator(HOST);
    let state = json!({
        "enrollmentGroups": [{"enrollmentGroupId": "Line-7", "attestation": {"type": "symmetricKey"}}],
        "enrollments": [{"registrationId": "Sensor-7", "attestation": {"type": "symmetricKey"}}],
        "registrations": [{"registrationId": "Sensor-8", "enrollmentGroupId": "Line-7"}],
    });
    dps.load(&state.to_string(), NOW).unwrap();
    dps
}

#[test]
fn paths_ignore_case_and_a_trailing_slash() {
    let query = r#"{"query": "*"}"#;
    let bulk = r#"{"mode": "delete", "enrollments": [{"registrationId": "none"}]}"#;
    let group_bulk = r#"{"mode": "delete", "enrollmentGroups": [{"enrollmentGroupId": "none"}]}"#;
    for (method, path, body) in [
        (Method::Get, "/enrollmentGroups/Line-7", None),
        (Method::Post, "/enrollmentGroups/query", Some(query)),
        (Method::Post, "/enrollmentGroups/Line-7/attestationmechanism", None),
        (Method::Post, "/enrollmentGroups", Some(group_bulk)),
        (Method::Get, "/enrollments/Sensor-7", None),
        (Method::Post, "/enrollments/query", Some(query)),
        (Method::Post, "/enrollments/Sensor-7/attestationmechanism", None),
        (Method::Post, "/enrollments", Some(bulk)),
        (Method::Get, "/registrations/Sensor-8", None),
        (Method::Post, "/registrations/Line-7/query", None),
    ] {
        let mut dps = stocked();
        let (status, expected) = ask(&mut dps, method, &format!("{path}?{VERSION}"), body);
        assert_eq!(status, 200, "{path}");
        for path in [path.to_lowercase(), path.to_uppercase(), format!("{path}/")] {
            let (status, found) = ask(&mut stocked(), method, &format!("{path}?{VERSION}"), body);
            assert_eq!((status, found), (200, expected.clone()), "{path}");
        }
    }
}

#[test]
fn ids_are_found_in_any_case_and_kept_as_they_were_created() {
    let mut dps = emulator(HOST);
    let body = json!({"enrollmentGroupId": "g:2_A.b", "attestation": {"type": "symmetricKey"}}).to_string();
    let path = |id: &str| format!("/enrollmentGroups/{id}?{VERSION}");
    assert_eq!(ask(&mut dps, Method::Put, &path("g%3A2_A.b"), Some(&body)).0, 200);
    for spelling in ["g:2_A.b", "g%3a2_a.B", "G%3A2%5Fa%2Eb"] {
        let (status, found) = ask(&mut dps, Method::Get, &path(spelling), None);
        assert_eq!((status, &found["enrollmentGroupId"]), (200, &json!("g:2_A.b")), "{spelling}");
    }
    assert_eq!(ask(&mut dps, Method::Put, &path("G:2_a.B"), Some(&body)).0, 409);
    assert_eq!(ask(&mut dps, Method::Delete, &path("G:2_a.B"), None).0, 204);
}

#[test]
fn every_version_of_the_service_is_taken() {
    let versions = [
        "2017-11-15",
        "2018-04-01",
        "2018-09-01-preview",
        "2019-03-31",
        "2021-06-01",
        "2021-10-01",
        "2021-11-01-preview",
        "2025-07-01-preview",
        "2026-07-01-preview",
        "2026-11-01",
        "2026-11-02-preview",
    ];
    for version in versions {
        let target = format!("/enrollmentGroups/Line-7?api-version={version}");
        assert_eq!(ask(&mut stocked(), Method::Get, &target, None).0, 200, "{version}");
    }
    for query in ["api-version=2020-01-01", "api-version=", "version=2021-10-01", ""] {
        let target = format!("/enrollmentGroups/Line-7?{query}");
        assert_eq!(ask(&mut stocked(), Method::Get, &target, None).0, 400, "{query}");
    }
    let target = "/enrollmentGroups/Line-7?other=1&api-version=2021-10-01";
    assert_eq!(ask(&mut stocked(), Method::Get, target, None).0, 200, "not only as the first");
}

/// The status of a request with a token that was signed for a host.
fn with_token(names: &[&str], host: &str, respell: impl Fn(String) -> String) -> u16 {
    let mut dps = emulator(names[0]);
    for name in &names[1..] {
        dps.add_alias(HostName::parse(name).unwrap());
    }
    let key = Secret::new(b"01234567890123456789012345678901".to_vec());
    let token = sign(&HostName::parse(host).unwrap(), "provisioningserviceowner", &key, NOW.plus(60));
    let token = respell(String::from_utf8(token.expose().to_vec()).unwrap());
    let request = Get { kind: Kind::Group, id: Id::parse("a").unwrap() }.request(&connection("reader"));
    let request = Request { headers: Headers::new().with("Authorization", token), ..request };
    answer(&mut dps, &request, NOW).status
}

#[test]
fn tokens_may_be_spelt_as_each_client_does() {
    let upper_hex = |token: String| {
        let mut upper = String::new();
        for (place, part) in token.split('%').enumerate() {
            let (hex, rest) = part.split_at(if place == 0 { 0 } else { 2 });
            upper += if place == 0 { "" } else { "%" };
            upper += &hex.to_uppercase();
            upper += rest;
        }
        upper
    };
    let lower_hex = |token: String| {
        let upper = upper_hex(token);
        upper.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d")
    };
    let reordered = |order: [usize; 4]| {
        move |token: String| {
            let fields: Vec<_> = token.trim_start_matches("SharedAccessSignature ").split('&').collect();
            let fields = order.map(|place| fields[place]);
            format!("SharedAccessSignature {}", fields.join("&"))
        }
    };
    let bare_slashes = |token: String| token.replace("%2F", "/").replace("%2f", "/");
    let own = [HOST];
    assert_eq!(with_token(&own, HOST, upper_hex), 404);
    assert_eq!(with_token(&own, HOST, lower_hex), 404);
    assert_eq!(with_token(&own, HOST, bare_slashes), 404);
    for order in [[0, 1, 2, 3], [0, 1, 3, 2], [1, 2, 3, 0], [3, 2, 1, 0]] {
        assert_eq!(with_token(&own, HOST, reordered(order)), 404, "{order:?}");
    }
    // The resource is what was signed: another spelling of it is another signature.
    assert_eq!(with_token(&own, HOST, |token| token.replace("mydps", "MyDps")), 401);
}

#[test]
fn a_host_has_several_names_and_no_others() {
    let names = ["localhost", "localhost:8443", "127.0.0.1:8443"];
    for name in ["localhost", "LocalHost:8443", "127.0.0.1:8443"] {
        assert_eq!(with_token(&names, name, |token| token), 404, "{name}");
    }
    for name in ["localhost:8444", "127.0.0.1", "example.com"] {
        assert_eq!(with_token(&names, name, |token| token), 401, "{name}");
    }
}

#[test]
fn certificates_come_as_pem_or_as_base64_of_der() {
    let pem = ca_pem();
    let bare: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    let mut dps = emulator(HOST);
    let mut info = |id: &str, certificate: &str| {
        let slot = json!({"primary": {"certificate": certificate}});
        let attestation = json!({"type": "x509", "x509": {"signingCertificates": slot}});
        let body = json!({"enrollmentGroupId": id, "attestation": attestation}).to_string();
        let target = format!("/enrollmentGroups/{id}?{VERSION}");
        let (status, made) = ask(&mut dps, Method::Put, &target, Some(&body));
        assert_eq!(status, 200, "{id}: {made}");
        made.pointer("/attestation/x509/signingCertificates/primary/info").unwrap().clone()
    };
    let expected = info("pem", &pem);
    assert!(expected["subjectName"].as_str().unwrap().contains("Contoso Root CA"));
    assert_eq!(info("bare", &bare), expected);
    assert_eq!(info("crlf", &pem.replace('\n', "\r\n")), expected);
    assert_eq!(info("trimmed", pem.trim_end()), expected);
}

#[test]
fn an_empty_body_is_fine_where_none_is_needed() {
    for path in ["/enrollmentGroups/Line-7/attestationmechanism", "/registrations/Line-7/query"] {
        for body in [None, Some("")] {
            let target = format!("{path}?{VERSION}");
            assert_eq!(ask(&mut stocked(), Method::Post, &target, body).0, 200, "{path} {body:?}");
        }
    }
    for path in ["/enrollmentGroups/query", "/enrollments", "/enrollmentGroups"] {
        let (status, problem) = ask(&mut stocked(), Method::Post, &format!("{path}?{VERSION}"), None);
        assert_eq!(status, 400, "{path}: {problem}");
    }
}
