//! `PUT /enrollmentGroups/{id}` and `PUT /enrollments/{id}`: create without `If-Match`, update with it; always 200.

use serde_json::{Map, Value, json};

use super::{Kind, attestation, body, check_match};
use crate::{
    dps::Id,
    emulator::{Context, Limits, limits::check_quota, problem::Problem, store::Store},
    http::{Request, Response},
};

/// The order of the properties in the service's answers; what is not in it follows, in the order it was sent.
const ORDER: [&str; 16] = [
    "enrollmentGroupId",
    "registrationId",
    "deviceId",
    "attestation",
    "capabilities",
    "iotHubHostName",
    "initialTwin",
    "optionalDeviceInformation",
    "etag",
    "provisioningStatus",
    "reprovisionPolicy",
    "createdDateTimeUtc",
    "lastUpdatedDateTimeUtc",
    "allocationPolicy",
    "iotHubs",
    "customAllocationDefinition",
];

/// Creates or updates an enrollment.
pub(in crate::emulator) fn put(
    store: &mut Store,
    limits: Limits,
    kind: Kind,
    id: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let sent = body::object(request)?;
    let kept = upsert(store, limits, kind, id, sent, request.headers.get("if-match"), context)?;
    Ok(context.json(200, &kept))
}

/// Creates without a version, updates with one; the enrollment with its keys.
pub(super) fn upsert(
    store: &mut Store,
    limits: Limits,
    kind: Kind,
    id: &str,
    mut sent: Map<String, Value>,
    if_match: Option<&str>,
    context: &Context,
) -> Result<Value, Problem> {
    if Id::parse(id).is_err() {
        return Err(kind.bad_id());
    }
    // What the service does when body and path differ is not known.
    let named = sent.get(kind.id_field()).and_then(Value::as_str);
    if !named.is_some_and(|named| named.eq_ignore_ascii_case(id)) {
        let message = format!("The {} of the body must be that of the path.", kind.id_field());
        return Err(Problem::bad_request(message));
    }
    let stored = store.of(kind).find(id);
    match (stored, if_match) {
        (Some(_), None) => return Err(kind.exists()),
        (None, Some(etag)) if etag != "*" => return Err(kind.not_found()),
        (Some(stored), _) => check_match(if_match, stored.etag())?,
        (None, _) => {}
    }
    check_allocation(&sent)?;
    // The service's own; clients send back what they were given.
    sent.remove("registrationState");
    let before = stored.map(|stored| (stored.json.clone(), stored.keys.clone()));
    let (before, keys) = before.unzip();
    let stored_attestation = before.as_ref().and_then(|json| json.get("attestation"));
    let (attestation, keys) =
        attestation::accept(store, kind, sent.get("attestation"), keys.flatten(), stored_attestation)?;
    if kind == Kind::Group {
        check_quota(store, limits, id, &attestation)?;
    }
    let created = before.as_ref().and_then(|json| json.get("createdDateTimeUtc")).cloned();
    let kept = fill(sent, &attestation, created, &store.next_etag(context), context);
    let stored = store.of_mut(kind).put(id, kept, keys);
    Ok(attestation::with_keys(stored))
}

/// Takes an enrollment as a state has it: with the version and the dates it had.
pub(in crate::emulator) fn restore(
    store: &mut Store,
    kind: Kind,
    id: &str,
    mut kept: Map<String, Value>,
    context: &Context,
) -> Result<(), Problem> {
    if Id::parse(id).is_err() {
        return Err(kind.bad_id());
    }
    check_allocation(&kept)?;
    kept.remove("registrationState");
    let own = ["etag", "createdDateTimeUtc", "lastUpdatedDateTimeUtc"];
    let own = own.map(|name| (name, kept.get(name).cloned()));
    // What is known of its certificates stands for them, as in an update that sends back what it was given.
    let given = kept.get("attestation").cloned();
    let (attestation, keys) = attestation::accept(store, kind, given.as_ref(), None, given.as_ref())?;
    let mut kept = fill(kept, &attestation, None, &store.next_etag(context), context);
    for (name, value) in own {
        if let Some(value) = value {
            kept.insert(name.to_owned(), value);
        }
    }
    store.of_mut(kind).put(id, kept, keys);
    Ok(())
}

/// The recorded rule between hubs and policy (azure-sdk-for-python#35368).
fn check_allocation(sent: &Map<String, Value>) -> Result<(), Problem> {
    let present = |name: &str| sent.get(name).filter(|value| !value.is_null());
    let has_hubs = present("iotHubs").and_then(Value::as_array).is_some_and(|hubs| !hubs.is_empty());
    if has_hubs && present("allocationPolicy").is_none() {
        let message = "Enrollment allocationPolicy must be specified when iotHubs are specified.";
        return Err(Problem::bad_request(message));
    }
    match present("allocationPolicy").and_then(Value::as_str) {
        None | Some("hashed" | "geoLatency" | "static") => Ok(()),
        Some("custom") if present("customAllocationDefinition").is_some() => Ok(()),
        Some("custom") => {
            Err(Problem::bad_request("customAllocationDefinition is required for custom allocation."))
        }
        Some(other) => Err(Problem::bad_request(format!("Unknown allocationPolicy; {other}"))),
    }
}

/// The group as it is returned: defaults filled in, null members omitted, except a status that was sent as null.
fn fill(
    mut sent: Map<String, Value>,
    attestation: &Value,
    created: Option<Value>,
    etag: &str,
    context: &Context,
) -> Map<String, Value> {
    let defaults = [
        ("provisioningStatus", json!("enabled")),
        ("reprovisionPolicy", json!({"updateHubAssignment": true, "migrateDeviceData": true})),
        ("allocationPolicy", json!("hashed")),
    ];
    for (name, default) in defaults {
        sent.entry(name).or_insert(default);
    }
    sent.insert("attestation".to_owned(), attestation.clone());
    sent.insert("etag".to_owned(), json!(etag));
    sent.insert("createdDateTimeUtc".to_owned(), created.unwrap_or_else(|| json!(context.timestamp())));
    sent.insert("lastUpdatedDateTimeUtc".to_owned(), json!(context.timestamp()));
    let mut group = Map::new();
    for name in ORDER {
        if let Some(value) =
            sent.remove(name).filter(|value| !value.is_null() || name == "provisioningStatus")
        {
            group.insert(name.to_owned(), value);
        }
    }
    group.extend(sent.into_iter().filter(|(_, value)| !value.is_null()));
    group
}
