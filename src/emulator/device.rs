//! Devices register: by the same rule that the page judges by (`admission`). The service API has no such operation, so this
//! is a hook for tests and the sandbox, not an endpoint; the device API is not emulated.
//!
//! A device is JSON, one of
//! `{"certificates": "PEM, its own first"}`, `{"registrationId": "…", "symmetricKey": "base64"}`,
//! `{"registrationId": "…", "endorsementKey": "base64"}`; the first may have `"authorities"`, the CA certificates of the DPS
//! (`[{"name": "…", "thumbprint": "…", "isVerified": true}]`). Without them every CA counts as verified, and enrollments that
//! name a CA cannot be decided. Signatures are not verified, and nobody proves to have a key: it is a device of a test.

use std::fmt;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Context, Emulator, enrollment::Kind, store::Store};
use crate::{
    admission::{
        Assignment, Authorities, Authority, Decision, Device, Hubs, KeyOwner, Outcome, Presented, Statement,
        admit,
    },
    certificate::{self, Certificate, Item},
    chain,
    dps::{
        Id, derive_device_key,
        enrollment::{AllocationPolicy, Enrollment},
    },
    json,
    secret::Secret,
    time::UnixSeconds,
};

/// The hub of an enrollment that names none: the emulator has no linked hubs.
const LINKED_HUB: &str = "emulated-hub.azure-devices.net";

/// Why a device's request could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceError {
    /// No JSON object.
    NoJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// Not exactly one proof.
    NoProof,
    /// A member that is missing or has another value than it takes.
    Member {
        /// The member.
        name: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// It depends on what the emulator does not know.
    Undecided(Vec<Statement>),
    /// A webhook chooses the hub, and the emulator calls none.
    Webhook(String),
}

impl fmt::Display for DeviceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson { line, column } => {
                write!(f, "The device is no JSON object: see line {line}, column {column}.")
            }
            Self::NoProof => f.write_str(
                "A device has one proof: certificates, or a registrationId with symmetricKey or endorsementKey.",
            ),
            Self::Member { name, takes } => write!(f, "{name} has to be {takes}."),
            Self::Undecided(open) => {
                f.write_str("The emulator cannot decide this:")?;
                open.iter().try_for_each(|statement| write!(f, " {statement}"))
            }
            Self::Webhook(url) => {
                write!(f, "The hub is chosen by a webhook ({url}), which the emulator does not call.")
            }
        }
    }
}

impl std::error::Error for DeviceError {}

impl Emulator {
    /// Lets a device register: what came of it, why, and the record that it has now.
    ///
    /// # Errors
    /// Says what is wrong with the request, or on what it depends that is not known here; then nothing changed.
    pub fn register(&mut self, device: &str, now: UnixSeconds) -> Result<Value, DeviceError> {
        let members = json::read_object(device)
            .map_err(|misread| DeviceError::NoJson { line: misread.line, column: misread.column })?;
        let enrollments: Vec<Enrollment> = [Kind::Individual, Kind::Group]
            .into_iter()
            .flat_map(|kind| self.store.of(kind).all().map(move |stored| (kind, stored.json.clone())))
            .filter_map(|(kind, json)| Enrollment::from_json(kind, Value::Object(json)).ok())
            .collect();
        let all: Vec<&Enrollment> = enrollments.iter().collect();
        let decision = decide(&members, &self.store, &all, now)?;
        self.answered += 1;
        let context = self.context(now);
        let record = keep(&mut self.store, &decision, &enrollments, &context)?;
        let found = decision.enrollment.as_ref();
        Ok(json!({
            "registrationId": decision.registration_id,
            "admitted": decision.assignment.is_some(),
            "enrollment": found.map(|found| json!({found.kind.id_field(): found.id})),
            "reasons": decision.reasons.iter().map(|reason| reason.statement.to_string()).collect::<Vec<_>>(),
            "registration": record,
        }))
    }
}

fn decide(
    members: &Map<String, Value>,
    store: &Store,
    enrollments: &[&Enrollment],
    now: UnixSeconds,
) -> Result<Decision, DeviceError> {
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    let decision = match (text("certificates"), text("symmetricKey"), text("endorsementKey")) {
        (Some(pem), None, None) => {
            let certificates = certificates(pem)?;
            let links = chain::links(&certificates);
            let verdict = chain::judge(&certificates, &links, &[], now);
            let takes = "a PEM text, the device's own certificate first";
            let path =
                verdict.chains.iter().find(|chain| chain.lowest == 0).and_then(|chain| chain.paths.first());
            let path = path.ok_or(DeviceError::Member { name: "certificates", takes })?;
            let presented = Presented { certificates: &certificates, path };
            let authorities = authorities(members)?;
            let known = authorities.as_deref().map_or(Authorities::Unknown, Authorities::Known);
            admit(Device::Certificate(presented), enrollments, known)
        }
        (None, Some(key), None) => {
            let registration_id = registration_id(members)?;
            let owner = owner_of(key, registration_id, store);
            let key_of = owner
                .as_ref()
                .map_or(KeyOwner::Nobody, |(kind, id)| KeyOwner::Enrollment(*kind, id.as_str()));
            admit(Device::SymmetricKey { registration_id, key_of }, enrollments, Authorities::Unknown)
        }
        (None, None, Some(endorsement_key)) => {
            let registration_id = registration_id(members)?;
            admit(Device::Tpm { registration_id, endorsement_key }, enrollments, Authorities::Unknown)
        }
        _ => return Err(DeviceError::NoProof),
    };
    let open: Vec<Statement> = decision
        .reasons
        .iter()
        .map(|reason| reason.statement.clone())
        .filter(|one| matches!(one, Statement::NameUnknown { .. } | Statement::SeveralGroups { .. }))
        .collect();
    if decision.outcome == Outcome::Open && !open.is_empty() {
        return Err(DeviceError::Undecided(open));
    }
    Ok(decision)
}

fn certificates(pem: &str) -> Result<Vec<Certificate>, DeviceError> {
    let takes = "a PEM text of certificates only";
    let items = certificate::read("", pem.as_bytes()).items.into_iter();
    let certificate = |item| match item {
        Item::Certificate(one) => Ok(*one),
        Item::Problem(_) => Err(DeviceError::Member { name: "certificates", takes }),
    };
    items.map(certificate).collect()
}

fn registration_id(members: &Map<String, Value>) -> Result<&str, DeviceError> {
    let id = members.get("registrationId").and_then(Value::as_str).filter(|id| Id::parse(id).is_ok());
    id.ok_or(DeviceError::Member { name: "registrationId", takes: "a registration ID" })
}

/// The CA certificates of the DPS, where the request says which there are.
fn authorities(members: &Map<String, Value>) -> Result<Option<Vec<Authority>>, DeviceError> {
    let wrong = DeviceError::Member {
        name: "authorities",
        takes: "a list of objects with name, thumbprint and isVerified",
    };
    let Some(list) = members.get("authorities") else { return Ok(None) };
    let read = |one: &Value| {
        let text = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
        let is_verified = one.get("isVerified").and_then(Value::as_bool)?;
        Some(Authority { name: text("name")?, thumbprint: text("thumbprint")?, is_verified })
    };
    let all = list.as_array().and_then(|list| list.iter().map(read).collect::<Option<Vec<_>>>());
    all.map(Some).ok_or(wrong)
}

/// The enrollment whose key a device has: its own, or the group's from which it is derived.
fn owner_of(key: &str, id: &str, store: &Store) -> Option<(Kind, String)> {
    let own = store.of(Kind::Individual).find(id);
    if let Some(own) = own.filter(|own| own.keys.iter().flatten().any(|known| known == key)) {
        return Some((Kind::Individual, own.id().to_owned()));
    }
    let is_derived = |group_key: &String| {
        let derived = derive_device_key(&Secret::from(group_key.clone()), id);
        // EXPOSE: compared with what the device shows.
        derived.is_some_and(|derived| derived.expose() == key.as_bytes())
    };
    let mut groups = store.of(Kind::Group).all();
    let group = groups.find(|group| group.keys.iter().flatten().any(is_derived))?;
    Some((Kind::Group, group.id().to_owned()))
}

/// The record of an admitted device, and of one whose enrollment is disabled. What else the service keeps of those that it
/// refuses is not known.
fn keep(
    store: &mut Store,
    decision: &Decision,
    enrollments: &[Enrollment],
    context: &Context,
) -> Result<Value, DeviceError> {
    let (Some(id), Some(found)) = (&decision.registration_id, &decision.enrollment) else {
        return Ok(Value::Null);
    };
    let before = store.registrations().find(id).map(|record| record.json.clone());
    let of = |name: &str| before.as_ref().and_then(|record| record.get(name)).cloned();
    let mut record = Map::new();
    let mut set = |name: &str, value: Value| record.insert(name.to_owned(), value);
    set("registrationId", json!(id));
    set("createdDateTimeUtc", of("createdDateTimeUtc").unwrap_or_else(|| json!(context.timestamp())));
    match &decision.assignment {
        Some(assignment) => {
            let enrollment = enrollments.iter().find(|one| one.kind() == found.kind && one.id() == found.id);
            let policy = enrollment.and_then(|one| one.json().get("reprovisionPolicy"));
            let may = |name: &str| policy.and_then(|policy| policy.get(name)) != Some(&json!(false));
            let old = of("assignedHub").filter(|_| of("status") == Some(json!("assigned")));
            let hub = json!(hub(assignment, id)?);
            let (hub, substatus) = match old {
                None => (hub, json!("initialAssignment")),
                Some(old) if old == hub || !may("updateHubAssignment") => {
                    (old, of("substatus").unwrap_or_else(|| json!("initialAssignment")))
                }
                Some(_) if may("migrateDeviceData") => (hub, json!("deviceDataMigrated")),
                Some(_) => (hub, json!("deviceDataReset")),
            };
            set("assignedHub", hub);
            set("deviceId", json!(assignment.device_id));
            set("status", json!("assigned"));
            set("substatus", substatus);
        }
        None if matches!(
            decision.reasons.last().map(|one| &one.statement),
            Some(Statement::Disabled { .. })
        ) =>
        {
            set("status", json!("disabled"));
        }
        None => return Ok(Value::Null),
    }
    set("lastUpdatedDateTimeUtc", json!(context.timestamp()));
    set("etag", json!(store.next_etag(context)));
    let group = (found.kind == Kind::Group).then_some(found.id.as_str());
    store.register(group, id, record.clone());
    Ok(Value::Object(record))
}

/// The hub: of several by the hash of the ID, so that it stays the same; by latency the first, because all are as near.
fn hub(assignment: &Assignment, id: &str) -> Result<String, DeviceError> {
    match &assignment.hubs {
        Hubs::Webhook(url) => Err(DeviceError::Webhook(url.clone())),
        Hubs::Linked => Ok(LINKED_HUB.to_owned()),
        Hubs::Named(hubs) => {
            let first = Sha256::digest(id.to_ascii_lowercase()).first().copied().unwrap_or_default();
            let at = match assignment.policy {
                Some(AllocationPolicy::Hashed) => usize::from(first) % hubs.len().max(1),
                _ => 0,
            };
            Ok(hubs.get(at).cloned().unwrap_or_else(|| LINKED_HUB.to_owned()))
        }
    }
}
