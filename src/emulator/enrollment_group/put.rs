//! `PUT /enrollmentGroups/{id}`: create without `If-Match`, update with it; always 200.

use serde_json::{Map, Value, json};

use super::{attestation, body, check_match};
use crate::{
    dps::enrollment_group::EnrollmentGroupId,
    emulator::{Context, problem::Problem, store::Store},
    http::{Request, Response},
};

/// The order of the properties in the service's answers; what is not in it follows, in the order it was sent.
const ORDER: [&str; 13] = [
    "enrollmentGroupId",
    "attestation",
    "capabilities",
    "iotHubHostName",
    "initialTwin",
    "etag",
    "provisioningStatus",
    "reprovisionPolicy",
    "createdDateTimeUtc",
    "lastUpdatedDateTimeUtc",
    "allocationPolicy",
    "iotHubs",
    "customAllocationDefinition",
];

/// Creates or updates a group.
pub(in crate::emulator) fn put(
    store: &mut Store,
    id: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let sent = body::object(request)?;
    if EnrollmentGroupId::parse(id).is_err() {
        return Err(Problem::bad_request("Invalid EnrollmentGroupId"));
    }
    // What the service does when body and path differ is not known.
    if !sent
        .get("enrollmentGroupId")
        .and_then(Value::as_str)
        .is_some_and(|sent| sent.eq_ignore_ascii_case(id))
    {
        return Err(Problem::bad_request("The enrollmentGroupId of the body must be that of the path."));
    }
    let stored = store.find(id);
    match (stored, request.headers.get("if-match")) {
        (Some(_), None) => return Err(Problem::group_exists()),
        (None, Some(etag)) if etag != "*" => return Err(Problem::group_not_found()),
        (Some(stored), _) => check_match(request, stored)?,
        (None, _) => {}
    }
    check_allocation(&sent)?;
    let before = stored.map(|stored| (stored.json.clone(), stored.keys.clone()));
    let (before, keys) = before.unzip();
    let stored_attestation = before.as_ref().and_then(|json| json.get("attestation"));
    let (attestation, keys) =
        attestation::accept(store, sent.get("attestation"), keys.flatten(), stored_attestation)?;
    let created = before.as_ref().and_then(|json| json.get("createdDateTimeUtc")).cloned();
    let group = fill(sent, &attestation, created, &store.next_etag(context), context);
    store.put(group, keys);
    let stored = store.find(id).ok_or_else(Problem::group_not_found)?;
    Ok(context.json(200, &attestation::with_keys(stored)))
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
