//! The tokens of the three official clients, reproduced byte for byte (`fixtures/sas/vectors.json`).

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    connection::HostName,
    sas::{Token, sign},
    secret::Secret,
    time::UnixSeconds,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    sdk: String,
    audience: String,
    policy: String,
    key: String,
    se: i64,
    token: String,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!("fixtures/sas/vectors.json")).unwrap()
}

fn key(vector: &Vector) -> Secret {
    Secret::new(STANDARD.decode(&vector.key).unwrap())
}

#[test]
fn every_vendors_signature_over_its_own_resource_is_ours() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 72);
    for vector in vectors {
        let token = Token::parse(&Secret::from(vector.token.clone())).unwrap();
        assert!(token.is_signed_with(&key(&vector)), "{} {}", vector.sdk, vector.token);
        assert!(!token.is_signed_with(&Secret::new(b"another key".to_vec())), "{}", vector.token);
        assert_eq!(token.expiry, UnixSeconds(vector.se));
        assert_eq!(token.resource, vector.audience);
    }
}

/// Fields may stand in any order; apart from that, our dialect is the documented one, and these clients speak it too.
#[test]
fn our_tokens_are_those_of_the_clients_that_speak_our_dialect() {
    let fields = |token: &str| {
        let mut fields: Vec<_> = token.split_once(' ').unwrap().1.split('&').map(str::to_owned).collect();
        fields.sort();
        fields
    };
    let mut compared = 0;
    for vector in vectors() {
        // A host in lower case without a port is written in one way only; a policy with a space is written with %20
        // by Node and by us, with + by the newer Python client, and not at all by the older one.
        let is_plain = vector.audience == vector.audience.to_lowercase() && !vector.audience.contains(':');
        let is_ours = match vector.sdk.as_str() {
            "node1.11.2" => true,
            "pydps" => !vector.policy.contains(' '),
            _ => false,
        };
        if is_plain && is_ours {
            let host = HostName::parse(&vector.audience).unwrap();
            let ours = sign(&host, &vector.policy, &key(&vector), UnixSeconds(vector.se));
            assert_eq!(
                fields(std::str::from_utf8(ours.expose()).unwrap()),
                fields(&vector.token),
                "{}",
                vector.sdk
            );
            compared += 1;
        }
    }
    assert_eq!(compared, COMPARED);
}

const COMPARED: u32 = 9;
