//! The emulator's program from outside: its ready line, http and https, what it does with its options.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::{
    io::{Read, Write},
    net::{Ipv6Addr, TcpListener, TcpStream},
    time::Duration,
};

use dps_enroll::{
    connection::ConnectionString,
    dps::{
        CallError, Id, Operation,
        enrollment::{Get, Kind, Put, Query},
    },
};
use serde_json::json;
use support::{Folder, Program, now, read, refused};

fn get(id: &str) -> Get {
    Get { kind: Kind::Group, id: Id::parse(id).unwrap() }
}

/// A group with keys that the service generates.
fn put(id: &str) -> Put {
    let body = json!({"enrollmentGroupId": id, "attestation": {"type": "symmetricKey"}});
    Put { kind: Kind::Group, id: Id::parse(id).unwrap(), body: body.to_string(), if_match: None }
}

#[tokio::test]
async fn it_serves_http_with_the_demo_data() {
    let dps = Program::start(&[]);
    assert_eq!(dps.url(), format!("http://localhost:{}", dps.port()));
    assert!(dps.text("connectionString").starts_with(&format!("HostName=localhost:{};", dps.port())));
    assert!(dps.ready.get("caFile").is_none());
    let query = Query { kind: Kind::Group, max_items: 100, continuation: None };
    let page = query.parse(&dps.send(&query).await).unwrap();
    assert!(page.items.iter().any(|group| group.id() == "lyon-line-3"));
}

#[tokio::test]
async fn it_serves_https_to_those_who_trust_its_ca() {
    let folder = Folder::new();
    let ca_file = folder.file("ca.pem");
    let host = "mydps.azure-devices-provisioning.net";
    let dps = Program::start(&["--tls", "--ca-file", &ca_file, "--empty", "--host", host]);
    assert_eq!(read(&ca_file), read(dps.text("caFile")));
    assert_eq!(dps.send(&get("none")).await.status, 404);
    let address = format!("https://127.0.0.1:{}/enrollmentGroups/none", dps.port());
    assert_eq!(dps.client().get(address).send().await.unwrap().status(), 401);
    // Under a name of its own, as with an entry in the hosts file, and with a token for that name.
    let named = dps.text("connectionString").replace(&format!("localhost:{}", dps.port()), host);
    let request = get("none").authorize(&ConnectionString::parse(&named).unwrap(), now()).unwrap();
    let ca = reqwest::Certificate::from_pem(read(&ca_file).as_bytes()).unwrap();
    let resolved = ([127, 0, 0, 1], dps.port()).into();
    let client = reqwest::Client::builder().add_root_certificate(ca).resolve(host, resolved).build().unwrap();
    let token = request.headers.get("authorization").unwrap();
    let answer = client.get(request.url()).header("authorization", token).send().await.unwrap();
    assert_eq!(answer.status(), 404);
    let stranger = reqwest::Client::builder().no_proxy().build().unwrap();
    assert!(stranger.get(dps.url()).send().await.is_err(), "without the CA there is no connection");
}

#[tokio::test]
async fn localhost_is_both_loopback_addresses() {
    if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
        // A machine without IPv6 has one address only.
        return;
    }
    let dps = Program::start(&["--empty"]);
    let url = format!("http://[::1]:{}/enrollmentGroups/a", dps.port());
    assert_eq!(dps.client().get(url).send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn policies_have_their_rights() {
    let dps = Program::start(&["--empty", "--policy", "reader=EnrollmentRead", "--key", "c2VjcmV0"]);
    let reader = dps.ready["connectionStrings"]["reader"].as_str().unwrap();
    assert!(reader.ends_with(";SharedAccessKeyName=reader;SharedAccessKey=c2VjcmV0"), "{reader}");
    let request = put("a").authorize(&ConnectionString::parse(reader).unwrap(), now()).unwrap();
    let token = request.headers.get("authorization").unwrap();
    let sent = dps.client().put(format!("{}{}", dps.url(), request.target()));
    let answer = sent.header("authorization", token).body(request.body.unwrap()).send().await.unwrap();
    assert_eq!(answer.status(), 403);
    assert_eq!(dps.send(&put("a")).await.status, 200, "the owner may");
}

#[cfg(unix)]
#[tokio::test]
async fn a_state_file_outlives_the_program() {
    let folder = Folder::new();
    let seed = folder.with("seed.json", r#"{"registrations": [{"registrationId": "device-1"}]}"#);
    let state = folder.file("state.json");
    let first = Program::start(&["--seed", &seed, "--state", &state]);
    assert_eq!(first.send(&put("a")).await.status, 200);
    let keys = read(&state);
    assert!(keys.contains("\"a\"") && keys.contains("primaryKey") && keys.contains("device-1"), "{keys}");
    // Killed without a word: what was answered is in the file.
    drop(first);
    let second = Program::start(&["--empty", "--state", &state]);
    assert_eq!(second.send(&get("a")).await.status, 200);
    assert_eq!(second.send(&put("b")).await.status, 200);
    second.terminate();
    let third = Program::start(&["--state", &state]);
    let (_, found) = third.hook("GET", "state", "").await;
    let groups: Vec<_> = found["enrollmentGroups"].as_array().unwrap().iter().collect();
    assert_eq!(groups.len(), 2, "no demo data: {found}");
    assert!(!std::path::Path::new(&format!("{state}.new")).exists());
}

#[tokio::test]
async fn a_state_that_cannot_be_saved_is_no_success() {
    let folder = Folder::new();
    let inner = folder.file("inner");
    std::fs::create_dir(&inner).unwrap();
    let dps = Program::start(&["--empty", "--state", &format!("{inner}/state.json")]);
    std::fs::remove_dir_all(&inner).unwrap();
    let answer = dps.send(&put("a")).await;
    assert_eq!(answer.status, 500);
    assert!(answer.body.contains("could not write its state file"), "{}", answer.body);
}

#[tokio::test]
async fn faults_come_from_a_file() {
    let folder = Folder::new();
    let faults = json!([
        {"kind": "throttle", "retryAfter": 7, "method": "PUT"},
        {"kind": "htmlPage", "status": 502, "path": "/enrollmentGroups/a"},
    ]);
    let faults = folder.with("faults.json", &faults.to_string());
    let dps = Program::start(&["--empty", "--faults", &faults]);
    let answer = dps.send(&put("a")).await;
    assert_eq!((answer.status, answer.headers.get("retry-after")), (429, Some("7")));
    assert!(matches!(
        put("a").parse(&dps.send(&put("a")).await),
        Err(CallError::NotTheService { status: 502, .. })
    ));
    assert_eq!(dps.send(&put("a")).await.status, 200);
}

#[tokio::test]
async fn a_dropped_connection_ends_without_a_byte() {
    let dps = Program::start(&["--empty"]);
    for (kind, found) in [("dropBefore", 404), ("dropAfter", 200)] {
        let script = json!({"kind": kind, "method": "PUT"}).to_string();
        assert_eq!(dps.hook("POST", "faults", &script).await.0, 204);
        let request = put("a").authorize(&dps.connection(), now()).unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", dps.port())).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let body = request.body.as_ref().unwrap();
        let head = format!("PUT {} HTTP/1.1\r\nHost: localhost\r\n", request.target());
        stream.write_all(head.as_bytes()).unwrap();
        for (name, value) in request.headers.iter() {
            stream.write_all(format!("{name}: {value}\r\n").as_bytes()).unwrap();
        }
        stream.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).unwrap();
        let mut answer = String::new();
        // Closed or reset, as the system likes.
        let _ = stream.read_to_string(&mut answer);
        assert_eq!(answer, "", "{kind}");
        assert_eq!(dps.send(&get("a")).await.status, found, "{kind}");
    }
}

#[tokio::test]
async fn throttling_is_switched_on() {
    let dps = Program::start(&["--empty", "--throttle"]);
    let request = get("a").authorize(&dps.connection(), now()).unwrap();
    let (client, url) = (dps.client(), format!("{}{}", dps.url(), request.target()));
    let token = request.headers.get("authorization").unwrap();
    for _ in 0..1000 {
        let answer = client.get(&url).header("authorization", token).send().await.unwrap();
        assert_eq!(answer.status(), 404);
    }
    let answer = client.get(&url).header("authorization", token).send().await.unwrap();
    let after: u32 = answer.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!(answer.status() == 429 && (1..=60).contains(&after), "{answer:?}");
    assert_eq!(dps.hook("POST", "reset", "").await.0, 204);
    let answer = client.get(&url).header("authorization", token).send().await.unwrap();
    assert_eq!(answer.status(), 404, "a reset begins a new minute");
}

#[test]
fn what_it_cannot_do_it_says_at_once() {
    let folder = Folder::new();
    assert_eq!(refused(&["--prot", "1"]), "--prot is no option. --help lists them.\n");
    let none = folder.file("none.json");
    assert!(refused(&["--seed", &none]).starts_with(&format!("{none} cannot be read: ")));
    let state = folder.with("state.json", "{\n  \"enrollmentGroups\": 1}");
    assert!(refused(&["--state", &state]).contains("enrollmentGroups"), "{}", refused(&["--state", &state]));
    let faults = folder.with("faults.json", r#"[{"kind": "delay"}]"#);
    let says = refused(&["--faults", &faults]);
    assert!(says.contains("milliseconds of fault 1 has to be a number of milliseconds."), "{says}");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let says = refused(&["--port", &port]);
    assert!(says.contains("in use by another program") && says.contains("--port"), "{says}");
    assert!(refused(&["--tls", "--ca-file", &folder.file("none/ca.pem")]).contains("cannot be written"));
}
