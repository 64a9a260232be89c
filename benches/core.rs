//! The core's operations, timed side by side in one run: `cargo xtask bench`. Ratios are what counts; a machine's own
//! speed is not.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a benchmark speaks to its reader"
)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use dps_enroll::{
    certificate::{Certificate, Item, arrange, read},
    connection::{ConnectionString, HostName},
    dps::{
        Operation, Page, Right,
        enrollment::{Draft, Kind, Query, SlotDraft},
    },
    emulator::{Emulator, Policy},
    page::{item, list::List},
    sas,
    secret::Secret,
    time::UnixSeconds,
};

const NOW: UnixSeconds = UnixSeconds(1_795_564_800);
const HOST: &str = "mydps.azure-devices-provisioning.net";
const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

/// The median of a thousand runs, or of as many as fit into a second.
fn time(name: &str, mut action: impl FnMut()) -> (String, Duration) {
    let mut runs = Vec::new();
    let start = Instant::now();
    while runs.len() < 1000 && start.elapsed() < Duration::from_secs(1) {
        let run = Instant::now();
        action();
        runs.push(run.elapsed());
    }
    runs.sort();
    (name.to_owned(), runs[runs.len() / 2])
}

fn certificates(bytes: &[u8]) -> Vec<Certificate> {
    let items = read("", bytes).items.into_iter();
    items.filter_map(|item| if let Item::Certificate(one) = item { Some(*one) } else { None }).collect()
}

fn main() {
    use der::Decode;
    use x509_cert::certificate::{CertificateInner, Raw};

    let bundle = include_bytes!("../tests/fixtures/roots/cacert.pem");
    let pem = include_str!("../tests/fixtures/certificates/root.pem");
    let roots = certificates(bundle);
    let root = roots[0].der().to_vec();
    let key = Secret::new(b"01234567890123456789012345678901".to_vec());
    let host = HostName::parse(HOST).unwrap();
    let text = format!("HostName={HOST};SharedAccessKeyName=provisioningserviceowner;SharedAccessKey={KEY}");
    let connection = ConnectionString::parse(&text).unwrap();
    let policy =
        Policy { name: "provisioningserviceowner".to_owned(), key: key.clone(), rights: Right::ALL.to_vec() };
    let mut emulator = Emulator::new(host.clone(), vec![policy], 1);
    let query = Query { kind: Kind::Group, max_items: 100, continuation: None };
    let mut page = Page { items: Vec::new(), continuation: None };
    for number in 0..10_000 {
        let mut draft = Draft::new(Kind::Group);
        draft.id = format!("group-{number}");
        draft.proof.certificates[0] = SlotDraft::New(pem.to_owned());
        let put = draft.check().unwrap();
        let request = put.authorize(&connection, NOW).unwrap();
        let dps_enroll::emulator::Outcome::Answer(answer) = emulator.handle(&request, NOW).outcome else {
            panic!()
        };
        page.items.push(item::Item::Enrollment(put.parse(&answer).unwrap()));
    }
    let mut list = List::default();
    list.take(page);
    let mut narrow = false;
    let results = [
        time("sign a token", || {
            black_box(sas::sign(&host, "provisioningserviceowner", &key, NOW));
        }),
        time("read a connection string", || {
            black_box(ConnectionString::parse(&text)).unwrap();
        }),
        time("read one root: x509-cert, without its meaning", || {
            black_box(CertificateInner::<Raw>::from_der(&root)).unwrap();
        }),
        time("read one root: ours, with names and thumbprints", || {
            black_box(read("", &root));
        }),
        time("read a bundle of 117 roots", || {
            black_box(read("", bundle));
        }),
        time("arrange 117 roots", || {
            black_box(arrange(&roots));
        }),
        time("emulator: one page of 100", || {
            let request = query.authorize(&connection, NOW).unwrap();
            black_box(emulator.handle(&request, NOW));
        }),
        time("list: filter and sort 10,000 groups", || {
            narrow = !narrow;
            list.filter_by(if narrow { "contoso 99" } else { "contoso" });
            black_box(list.shown_count());
        }),
    ];
    let unit = results[0].1.as_secs_f64();
    println!("{:<50} {:>12} {:>10}", "operation", "median", "× a token");
    for (name, median) in results {
        println!("{name:<50} {median:>12.2?} {:>10.1}", median.as_secs_f64() / unit);
    }
}
