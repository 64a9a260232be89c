//! What the native tests share: an emulator with known policies, and a way to send it an operation.

pub(crate) mod chains;
pub(crate) mod faults;
pub(crate) mod model;
pub(crate) mod openssl;
pub(crate) mod person;
pub(crate) mod safe;
pub(crate) mod steps;
pub(crate) mod tab;
pub(crate) mod vault;
pub(crate) mod writes;

use dps_enroll::{
    connection::{ConnectionString, HostName},
    dps::{CallError, Operation},
    dps::{
        Right,
        enrollment::{Draft, Kind, SlotDraft},
    },
    emulator::{Emulator, Fault, FaultKind, Outcome, Policy},
    http::{Headers, Method, Request, Response},
    secret::Secret,
    time::UnixSeconds,
};

/// 2026-11-25T00:00:00Z, a day after the certificates of the fixtures were made.
pub(crate) const NOW: UnixSeconds = UnixSeconds(1_795_564_800);

/// The key of all policies, in base64.
pub(crate) const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

pub(crate) const HOST: &str = "mydps.azure-devices-provisioning.net";

/// What goes wrong with the next calls of a method.
pub(crate) fn fault(method: Method, times: u32, kind: FaultKind) -> Fault {
    Fault { method: Some(method), path: String::new(), times, kind }
}

/// An empty DPS with the owner's policy and one that may only read.
pub(crate) fn emulator(host: &str) -> Emulator {
    let key = || Secret::new(b"01234567890123456789012345678901".to_vec());
    let policy =
        |name: &str, rights: &[Right]| Policy { name: name.to_owned(), key: key(), rights: rights.to_vec() };
    let policies = vec![
        policy("provisioningserviceowner", &Right::ALL),
        policy("reader", &[Right::EnrollmentRead]),
        policy("my policy@1", &Right::ALL),
    ];
    Emulator::new(HostName::parse(host).unwrap(), policies, 7)
}

/// A connection to it.
pub(crate) fn connection(policy: &str) -> ConnectionString {
    let text = format!("HostName={HOST};SharedAccessKeyName={policy};SharedAccessKey={KEY}");
    ConnectionString::parse(&text).unwrap()
}

/// Sends an operation and reads the answer.
pub(crate) fn send<O: Operation>(emulator: &mut Emulator, operation: &O) -> Result<O::Output, CallError> {
    let request = operation.authorize(&connection("provisioningserviceowner"), NOW)?;
    operation.parse(&answer(emulator, &request, NOW))
}

/// What the emulator answers.
pub(crate) fn answer(emulator: &mut Emulator, request: &Request, now: UnixSeconds) -> Response {
    match emulator.handle(request, now).outcome {
        Outcome::Answer(response) => response,
        Outcome::Drop => panic!("the connection was dropped"),
    }
}

/// The status of an error of the service.
pub(crate) fn status<T: std::fmt::Debug>(result: Result<T, CallError>) -> u16 {
    match result {
        Err(CallError::Service(problem)) => problem.status,
        other => panic!("no error of the service: {other:?}"),
    }
}

/// A fixture as bytes.
pub(crate) fn fixture(path: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A CA certificate in PEM, made by OpenSSL.
pub(crate) fn ca_pem() -> String {
    String::from_utf8(fixture("certificates/root.pem")).unwrap()
}

/// A request as an official client put it on the wire.
pub(crate) fn captured(client: &str, number: u32) -> Request {
    let bytes = fixture(&format!("captures/{client}/{number:03}.req"));
    let text = String::from_utf8(bytes).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.split("\r\n");
    let mut line = lines.next().unwrap().split(' ');
    let method = Method::from_token(line.next().unwrap()).unwrap();
    let (path, query) = line.next().unwrap().split_once('?').unwrap();
    let mut headers = Headers::new();
    let mut host = String::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        if name.eq_ignore_ascii_case("host") {
            value.clone_into(&mut host);
        }
        headers = headers.with(name, value);
    }
    Request {
        method,
        host: HostName::parse(&host).unwrap(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers,
        body: (!body.is_empty()).then(|| body.to_owned()),
    }
}

/// A new group with the CA of the fixtures.
pub(crate) fn draft(id: &str) -> Draft {
    let mut draft = Draft::new(Kind::Group);
    id.clone_into(&mut draft.id);
    draft.proof.certificates[0] = SlotDraft::New(ca_pem());
    draft
}
