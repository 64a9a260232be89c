//! Microsoft's own clients, live against the emulator's program: each test is a fresh program and one scenario of a client's
//! script.
//!
//! The scripts in `scripts/` use the clients as their READMEs do, and assert what the clients return; here the emulator's log
//! says what really went over the wire. `cargo xtask test` installs the clients and says in the environment where they are.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod client;
mod made;
#[path = "../support/mod.rs"]
mod support;

use client::Client;
use support::Program;

/// Plays a scenario; the emulator has to have answered this client, and with these statuses.
async fn check(client: Client, scenario: &str, expected: &[u64]) {
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/live_clients/seed.json");
    let dps = Program::start(&["--tls", "--policy", "reader=EnrollmentRead", "--seed", seed]);
    client.run(scenario, &dps);
    let (_, log) = dps.hook("GET", "requests", "").await;
    let log = log.as_array().unwrap();
    for request in log {
        let agent = request["headers"]["user-agent"].as_str().unwrap_or_default();
        assert!(agent.contains(client.user_agent()), "{client:?}, {scenario}: {request}");
    }
    let statuses: Vec<_> = log.iter().map(|request| request["status"].as_u64().unwrap()).collect();
    assert_eq!(statuses, expected, "{client:?}, {scenario}");
}

/// A test for each client and scenario.
macro_rules! scenarios {
    ($($client:ident in $module:ident { $($scenario:ident: $statuses:expr,)* })*) => {
        $(mod $module {
            $(#[tokio::test]
            async fn $scenario() {
                super::check(super::Client::$client, stringify!($scenario), &$statuses).await;
            })*
        })*
    };
}

scenarios! {
    Python in python {
        create: [200],
        made_in_the_workshop: [200, 200],
        conflict: [200, 409],
        update: [200, 200, 200],
        stale_version: [200, 200, 412, 412],
        read: [200, 404],
        pages: [200, 200, 200],
        keys: [200, 200, 404],
        // The client's own query of registration records raises before it sends anything.
        registrations: [200, 204, 404],
        bulk: [200, 200, 400],
        delete: [200, 204, 404],
        individual: [200, 200, 200, 204, 404],
        individual_pages: [200, 200],
        wrong_key: [401],
        missing_right: [403, 200],
        expired_token: [401, 200],
        throttled: [429, 200],
    }
    NewPython in new_python {
        create: [200],
        made_in_the_workshop: [200, 200],
        conflict: [200, 409],
        update: [200, 200, 200],
        stale_version: [200, 200, 412, 412],
        read: [200, 404],
        pages: [200, 200, 200],
        keys: [200, 200, 404],
        registrations: [200, 200, 200, 204, 404],
        bulk: [200, 200, 400],
        group_bulk: [200, 200, 200],
        delete: [200, 204, 404],
        individual: [200, 200, 200, 204, 404],
        individual_pages: [200, 200],
        wrong_key: [401],
        missing_right: [403, 200],
        expired_token: [401, 200],
        throttled: [429, 200],
    }
    Node in node {
        create: [200],
        conflict: [200, 409],
        update: [200, 200, 200],
        stale_version: [200, 200, 412, 412],
        read: [200, 404],
        pages: [200, 200, 200],
        keys: [200, 200, 404],
        registrations: [200, 200, 200, 204, 404],
        bulk: [200, 200, 400],
        delete: [200, 204, 404],
        individual: [200, 200, 200, 204, 404],
        individual_pages: [200, 200],
        wrong_key: [401],
        missing_right: [403, 200],
        expired_token: [401, 200],
        throttled: [429],
    }
}
