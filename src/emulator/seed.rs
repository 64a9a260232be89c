//! The sandbox: a DPS with believable data, dated relative to now.

use serde_json::{Map, Value, json};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{
    Context, Emulator,
    auth::{Policy, Right},
    enrollment::Kind,
};
use crate::{connection::HostName, secret::Secret, time::UnixSeconds};

/// The policy of the sandbox.
pub const SANDBOX_POLICY: &str = "provisioningserviceowner";
const SANDBOX_HOST: &str = "sandbox.azure-devices-provisioning.net";
/// No secret: it opens a DPS that exists in one tab only.
const SANDBOX_KEY: &str = "c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=";

/// The connection string of the sandbox.
pub fn sandbox_connection_string() -> String {
    format!("HostName={SANDBOX_HOST};SharedAccessKeyName={SANDBOX_POLICY};SharedAccessKey={SANDBOX_KEY}")
}

/// A group of the demo data.
struct Demo {
    id: &'static str,
    attestation: Value,
    settings: Value,
    /// Days since it was last changed.
    age: i64,
}

impl Emulator {
    /// A DPS with demo data, whose connection string is [`sandbox_connection_string`].
    ///
    /// # Errors
    /// Only if its own constants were no connection string.
    pub fn sandbox(now: UnixSeconds) -> Result<Self, crate::connection::ConnectionStringError> {
        let connection = crate::connection::ConnectionString::parse(&sandbox_connection_string())?;
        let key = match connection.credential {
            crate::connection::Credential::Key { key, .. } => key,
            crate::connection::Credential::Token(token) => token.text().clone(),
        };
        Ok(Self::demo(connection.host, key, now))
    }

    /// A DPS with demo data at a host of one's choice.
    pub fn demo(host: HostName, key: Secret, now: UnixSeconds) -> Self {
        let policy = Policy { name: SANDBOX_POLICY.to_owned(), key, rights: Right::ALL.to_vec() };
        let mut emulator = Self::new(host, vec![policy], now.0.unsigned_abs());
        for (index, demo) in (1..).zip(demos(now)) {
            let context = Context { now: now.plus(-demo.age * 86_400 - 40_000), answered: index };
            let etag = emulator.store.next_etag(&context);
            let keys = (demo.attestation == json!({"type": "symmetricKey"}))
                .then(|| [emulator.store.next_key(), emulator.store.next_key()]);
            let id = demo.id;
            emulator.store.of_mut(Kind::Group).put(id, group(demo, &etag, &context), keys);
        }
        emulator
    }
}

fn group(demo: Demo, etag: &str, context: &Context) -> Map<String, Value> {
    let created = Context { now: context.now.plus(-200 * 86_400), ..*context };
    let mut group = Map::new();
    let mut set = |name: &str, value: Value| group.insert(name.to_owned(), value);
    let mut settings = demo.settings;
    let mut setting = |name: &str| settings.get_mut(name).map(Value::take);
    set("enrollmentGroupId", json!(demo.id));
    set("attestation", demo.attestation);
    for name in ["capabilities", "initialTwin"] {
        if let Some(value) = setting(name) {
            set(name, value);
        }
    }
    set("etag", json!(etag));
    set("provisioningStatus", setting("provisioningStatus").unwrap_or_else(|| json!("enabled")));
    let migrate = json!({"updateHubAssignment": true, "migrateDeviceData": true});
    set("reprovisionPolicy", setting("reprovisionPolicy").unwrap_or(migrate));
    set("createdDateTimeUtc", json!(created.timestamp()));
    set("lastUpdatedDateTimeUtc", json!(context.timestamp()));
    set("allocationPolicy", setting("allocationPolicy").unwrap_or_else(|| json!("hashed")));
    if let Some(hubs) = setting("iotHubs") {
        set("iotHubs", hubs);
    }
    group
}

/// What the service would return of a certificate; the thumbprints are of its name, for there is no certificate.
fn info(subject: &str, issuer: &str, now: UnixSeconds, from_days: i64, to_days: i64) -> Value {
    let sha256 = Sha256::digest(subject);
    json!({"info": {
        "subjectName": subject,
        "sha1Thumbprint": crate::certificate::hex(&Sha1::digest(subject)),
        "sha256Thumbprint": crate::certificate::hex(&sha256),
        "issuerName": issuer,
        "notBeforeUtc": now.plus(from_days * 86_400).to_string(),
        "notAfterUtc": now.plus(to_days * 86_400 + 43_200).to_string(),
        "serialNumber": crate::certificate::hex(sha256.get(..8).unwrap_or_default()),
        "version": 3,
    }})
}

fn x509(certificates: &Value) -> Value {
    json!({"type": "x509", "x509": {"signingCertificates": certificates}})
}

fn demos(now: UnixSeconds) -> Vec<Demo> {
    let root = "CN=Contoso Devices Root G2, O=Contoso, C=US";
    let issued = |subject: &str, from: i64, to: i64| info(subject, root, now, from, to);
    let rolling = json!({
        "primary": issued("CN=Contoso Lyon Line 3 CA 2025, O=Contoso, C=FR", -500, 19),
        "secondary": issued("CN=Contoso Lyon Line 3 CA 2027, O=Contoso, C=FR", -20, 1060),
    });
    vec![
        Demo {
            id: "lyon-line-3",
            attestation: x509(&rolling),
            settings: json!({
                "allocationPolicy": "geoLatency",
                "iotHubs": ["contoso-weu.azure-devices.net", "contoso-neu.azure-devices.net"],
                "initialTwin": {"tags": {"site": "lyon", "line": 3}, "properties": {"desired": {"interval": 60}}},
            }),
            age: 3,
        },
        Demo {
            id: "seattle-pilot",
            attestation: x509(
                &json!({"primary": issued("CN=Contoso Seattle Pilot CA, O=Contoso, C=US", -90, 640)}),
            ),
            settings: json!({"reprovisionPolicy": {"updateHubAssignment": true, "migrateDeviceData": false}}),
            age: 41,
        },
        Demo {
            id: "edge-gateways",
            attestation: x509(&json!({"primary": issued("CN=Contoso Edge CA, O=Contoso, C=US", -300, 795)})),
            settings: json!({
                "capabilities": {"iotEdge": true},
                "allocationPolicy": "static",
                "iotHubs": ["contoso-edge.azure-devices.net"],
            }),
            age: 120,
        },
        Demo {
            id: "warehouse-sensors",
            attestation: json!({"type": "x509", "x509": {"caReferences": {"primary": "contoso-root-g2"}}}),
            settings: json!({}),
            age: 12,
        },
        Demo {
            id: "field-trial-2024",
            attestation: x509(
                &json!({"primary": issued("CN=Field Trial 2024 CA, O=Contoso, C=US", -800, -70)}),
            ),
            settings: json!({"provisioningStatus": "disabled"}),
            age: 70,
        },
        Demo {
            id: "legacy-meters",
            attestation: json!({"type": "symmetricKey"}),
            settings: json!({"reprovisionPolicy": {"updateHubAssignment": false, "migrateDeviceData": false}}),
            age: 388,
        },
        Demo {
            id: "contoso-root-g2",
            attestation: x509(&json!({"primary": info(root, root, now, -900, 6400)})),
            settings: json!({}),
            age: 210,
        },
    ]
}
