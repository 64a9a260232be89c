//! What the emulator answers, asked by our own client: the contract both sides keep.

use dps_enroll::{
    connection::ConnectionString,
    dps::{
        Attestation, BulkMode, CallError, Etag, Id, Mechanism, Operation, derive_device_key,
        enrollment::{AttestationMechanism, Bulk, Delete, Enrollment, Get, Kind, Put, Query},
        registration,
    },
    emulator::{Emulator, Fault, FaultKind, Outcome},
    http::{Method, Request},
};
use serde_json::{Value, json};

use crate::support::{HOST, KEY, NOW, answer, ca_pem, connection, draft, emulator, send, status};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn put(text: &str) -> Put {
    draft(text).check().unwrap()
}

fn get(text: &str) -> Get {
    Get { kind: Kind::Group, id: id(text) }
}

fn etag(group: &Enrollment) -> Etag {
    group.etag().unwrap()
}

/// A body put as it is.
fn put_body(dps: &mut Emulator, text: &str, body: &Value) -> Result<Enrollment, CallError> {
    send(dps, &Put { kind: Kind::Group, id: id(text), body: body.to_string(), if_match: None })
}

#[test]
fn a_created_group_has_the_shape_that_was_recorded() {
    let mut dps = emulator(HOST);
    let group = send(&mut dps, &put("Factory_7.a:b")).unwrap();
    let names: Vec<_> = group.json().keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "enrollmentGroupId",
            "attestation",
            "etag",
            "provisioningStatus",
            "reprovisionPolicy",
            "createdDateTimeUtc",
            "lastUpdatedDateTimeUtc",
            "allocationPolicy",
        ]
    );
    let slot =
        Value::Object(group.json().clone())["attestation"]["x509"]["signingCertificates"]["primary"].clone();
    let names: Vec<_> = slot.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["info"], "never the certificate itself");
    let info = &slot["info"];
    let expected = String::from_utf8(crate::support::fixture("certificates/expected.tsv")).unwrap();
    let root: Vec<_> = expected.lines().next().unwrap().split('\t').collect();
    assert_eq!(info["subjectName"], root[0]);
    assert_eq!(info["issuerName"], root[1]);
    assert_eq!(info["serialNumber"], root[4]);
    assert_eq!(info["sha1Thumbprint"], root[5]);
    assert_eq!(info["sha256Thumbprint"], root[6]);
    assert_eq!(info["version"], 3);
    assert!(group.last_updated().is_some() && group.created().is_some());
    assert_eq!(send(&mut dps, &get("factory_7.A:B")).unwrap(), group, "IDs ignore case");
}

#[test]
fn versions_guard_every_change() {
    let mut dps = emulator(HOST);
    let first = send(&mut dps, &put("a")).unwrap();
    assert_eq!(status(send(&mut dps, &put("a"))), 409);
    assert_eq!(status(send(&mut dps, &put("A"))), 409);
    let update = |etag: &str| Put { if_match: Some(Etag(etag.to_owned())), ..put("a") };
    assert_eq!(status(send(&mut dps, &update("b3RoZXI="))), 412);
    // The service refuses a version in quotes, as other services would ask for (azure-iot-sdk-csharp#3076).
    assert!(matches!(status(send(&mut dps, &update(&format!("\"{}\"", etag(&first).0)))), 400 | 412));
    let second = send(&mut dps, &update(&etag(&first).0)).unwrap();
    assert_ne!(etag(&first), etag(&second));
    assert_eq!(first.created(), second.created());
    let third = send(&mut dps, &update("*")).unwrap();
    let delete = |etag: Etag| Delete { kind: Kind::Group, id: id("a"), if_match: etag };
    assert_eq!(status(send(&mut dps, &delete(etag(&second)))), 412);
    send(&mut dps, &delete(etag(&third))).unwrap();
    assert_eq!(status(send(&mut dps, &delete(etag(&third)))), 404);
    assert_eq!(status(send(&mut dps, &get("a"))), 404);
    let update = |version: &str| Put { if_match: Some(Etag(version.to_owned())), ..put("none") };
    assert_eq!(status(send(&mut dps, &update("c3RhbGU="))), 404);
    assert!(send(&mut dps, &update("*")).is_ok(), "any version, or none yet");
}

#[test]
fn pages_hold_a_hundred_and_lead_to_the_end() {
    let mut dps = emulator(HOST);
    for number in 0..230 {
        send(&mut dps, &put(&format!("g-{number:03}"))).unwrap();
    }
    let mut query = Query { kind: Kind::Group, max_items: 100, continuation: None };
    let (mut sizes, mut ids) = (Vec::new(), Vec::new());
    loop {
        let page = send(&mut dps, &query).unwrap();
        sizes.push(page.items.len());
        ids.extend(page.items.iter().map(|group| group.id().to_owned()));
        // Deleting what was read does not disturb the pages that follow.
        let first = &page.items[0];
        send(&mut dps, &Delete { kind: Kind::Group, id: id(first.id()), if_match: etag(first) }).unwrap();
        let Some(next) = page.continuation else { break };
        query.continuation = Some(next);
    }
    assert_eq!(sizes, [100, 100, 30]);
    assert_eq!(ids.len(), 230);
    assert!(ids.is_sorted());
    let bad = Query { kind: Kind::Group, max_items: 100, continuation: Some("bm90aGluZw==".to_owned()) };
    let Err(CallError::Service(problem)) = send(&mut dps, &bad) else { panic!() };
    assert_eq!((problem.status, problem.code), (400, Some(400_000)));
    let more = Query { kind: Kind::Group, max_items: 5000, continuation: None };
    assert_eq!(send(&mut dps, &more).unwrap().items.len(), 100, "never more than a hundred");
}

#[test]
fn tokens_are_verified() {
    let mut dps = emulator(HOST);
    let mut ask = |text: String, at| {
        let connection = ConnectionString::parse(&text).unwrap();
        let request = get("a").authorize(&connection, at).unwrap();
        answer(&mut dps, &request, NOW).status
    };
    let with = |policy: &str, key: &str| {
        format!("HostName={HOST};SharedAccessKeyName={policy};SharedAccessKey={key}")
    };
    assert_eq!(ask(with("provisioningserviceowner", KEY), NOW), 404, "let in: there is no such group");
    assert_eq!(ask(with("my policy@1", KEY), NOW), 404);
    assert_eq!(ask(with("provisioningserviceowner", "YW5vdGhlciBrZXk="), NOW), 401);
    assert_eq!(ask(with("nobody", KEY), NOW), 401);
    assert_eq!(ask(with("provisioningserviceowner", KEY), NOW.plus(-301)), 401, "expired a second ago");
    let other = format!(
        "HostName=other.azure-devices-provisioning.net;SharedAccessKeyName=provisioningserviceowner;SharedAccessKey={KEY}"
    );
    assert_eq!(ask(other, NOW), 401, "signed for another host");
    let unsigned = get("a").request(&connection("provisioningserviceowner"));
    assert_eq!(answer(&mut dps, &unsigned, NOW).status, 401);
}

#[test]
fn rights_are_verified() {
    let mut dps = emulator(HOST);
    let reader = connection("reader");
    let mut ask = |request: Request| answer(&mut dps, &request, NOW).status;
    assert_eq!(ask(get("a").authorize(&reader, NOW).unwrap()), 404);
    assert_eq!(
        ask(Query { kind: Kind::Group, max_items: 1, continuation: None }.authorize(&reader, NOW).unwrap()),
        200
    );
    assert_eq!(ask(put("a").authorize(&reader, NOW).unwrap()), 403);
    assert_eq!(
        ask(Delete { kind: Kind::Group, id: id("a"), if_match: Etag("*".to_owned()) }
            .authorize(&reader, NOW)
            .unwrap()),
        403
    );
}

#[test]
fn what_it_does_not_have_it_refuses() {
    let mut dps = emulator(HOST);
    let mut ask = |method, path: &str, query: &str| {
        let mut request = get("a").authorize(&connection("provisioningserviceowner"), NOW).unwrap();
        (request.method, request.path, request.query) = (method, path.to_owned(), query.to_owned());
        let response = answer(&mut dps, &request, NOW);
        let body: Value = serde_json::from_str(&response.body).unwrap();
        (response.status, body["message"].as_str().unwrap().to_owned())
    };
    let version = "api-version=2021-10-01";
    assert_eq!(ask(Method::Get, "/elsewhere", version).0, 404);
    assert_eq!(ask(Method::Put, "/enrollmentGroups", version).0, 405);
    assert_eq!(ask(Method::Put, "/registrations/a", version).0, 405);
    assert_eq!(ask(Method::Get, "/enrollmentGroups/a", "").0, 400);
    let (status, message) = ask(Method::Get, "/enrollmentGroups/a", "api-version=1999-01-01");
    assert!(status == 400 && message.contains("1999-01-01"), "{message}");
    let two = format!("{}{}", ca_pem(), ca_pem());
    let body = json!({"enrollmentGroupId": "a", "attestation": {"type": "x509", "x509": {"signingCertificates": {"primary": {"certificate": two}}}}});
    let Err(CallError::Service(problem)) = put_body(&mut dps, "a", &body) else { panic!() };
    assert!(problem.status == 501 && problem.message.contains("more than one certificate"), "{problem:?}");
}

/// A device enrolled with a TPM.
fn device(text: &str) -> Put {
    let body = json!({
        "registrationId": text,
        "deviceId": "hub-name",
        "attestation": {"type": "tpm", "tpm": {"endorsementKey": "AToAAQALAAMAsgAg"}},
        "optionalDeviceInformation": {"serial": "7"},
    });
    Put { kind: Kind::Individual, id: id(text), body: body.to_string(), if_match: None }
}

#[test]
fn an_individual_enrollment_lives_as_a_group_does() {
    let mut dps = emulator(HOST);
    let created = send(&mut dps, &device("Device-1")).unwrap();
    assert_eq!(status(send(&mut dps, &device("device-1"))), 409);
    assert_eq!(created.attestation(), Attestation::Tpm { endorsement_key: "AToAAQALAAMAsgAg".to_owned() });
    assert_eq!((created.device_id(), created.is_enabled()), (Some("hub-name"), true));
    let get = |text: &str| Get { kind: Kind::Individual, id: id(text) };
    let read = send(&mut dps, &get("device-1")).unwrap();
    assert_eq!(read.registration_state().map(|state| state.status()), Some(registration::Status::Unassigned));
    // What was read goes back, but for what is the service's own.
    let mut changed = read.json().clone();
    changed.insert("provisioningStatus".to_owned(), "disabled".into());
    let body = serde_json::to_string(&changed).unwrap();
    let update = Put { kind: Kind::Individual, id: id("device-1"), body, if_match: read.etag() };
    let updated = send(&mut dps, &update).unwrap();
    assert!(!updated.is_enabled());
    assert_eq!(status(send(&mut dps, &update)), 412, "the version is used up");
    let query = Query { kind: Kind::Individual, max_items: 100, continuation: None };
    let page = send(&mut dps, &query).unwrap();
    assert_eq!(page.items.len(), 1);
    assert!(page.items[0].registration_state().is_none(), "lists do not have it");
    let delete = Delete { kind: Kind::Individual, id: id("device-1"), if_match: updated.etag().unwrap() };
    send(&mut dps, &delete).unwrap();
    assert_eq!(status(send(&mut dps, &get("device-1"))), 404);
    let Err(CallError::Service(problem)) = send(&mut dps, &delete) else { panic!() };
    assert_eq!(problem.code, Some(404_201));
}

#[test]
fn a_client_certificate_belongs_to_a_device_and_a_tpm_not_to_a_group() {
    let mut dps = emulator(HOST);
    let certificates = json!({"primary": {"certificate": ca_pem()}});
    let body = json!({"registrationId": "d", "attestation": {"type": "x509", "x509": {"clientCertificates": certificates}}});
    let put = Put { kind: Kind::Individual, id: id("d"), body: body.to_string(), if_match: None };
    let Attestation::Certificates { primary: Some(info), secondary: None } =
        send(&mut dps, &put).unwrap().attestation()
    else {
        panic!()
    };
    assert!(info.subject.contains("Contoso Root CA"));
    let signing =
        body.to_string().replace("clientCertificates", "signingCertificates").replace("\"d\"", "\"e\"");
    assert_eq!(
        status(send(&mut dps, &Put { kind: Kind::Individual, id: id("e"), body: signing, if_match: None })),
        400
    );
    let tpm = json!({"enrollmentGroupId": "g", "attestation": {"type": "tpm", "tpm": {"endorsementKey": "AToAAQ=="}}});
    assert_eq!(status(put_body(&mut dps, "g", &tpm)), 400);
}

#[test]
fn keys_are_generated_shown_on_demand_and_kept() {
    let mut dps = emulator(HOST);
    let body = json!({"enrollmentGroupId": "keys", "attestation": {"type": "symmetricKey"}});
    put_body(&mut dps, "keys", &body).unwrap();
    let mut keys = |etag: Option<Etag>| {
        if etag.is_some() {
            let put = Put { kind: Kind::Group, id: id("keys"), body: body.to_string(), if_match: etag };
            send(&mut dps, &put).unwrap();
        }
        let Mechanism::SymmetricKey(keys) =
            send(&mut dps, &AttestationMechanism { kind: Kind::Group, id: id("keys") }).unwrap()
        else {
            panic!()
        };
        (keys.primary.expose().to_vec(), keys.secondary.expose().to_vec())
    };
    let first = keys(None);
    assert_ne!(first.0, first.1);
    assert_eq!(keys(Some(Etag("*".to_owned()))), first, "an update without keys keeps them");
    let derived = derive_device_key(&dps_enroll::secret::Secret::new(first.0), "device-1");
    assert!(derived.is_some_and(|key| key.expose().len() == 44));
    let x509 = send(&mut dps, &put("plain")).unwrap();
    let mechanism = send(&mut dps, &AttestationMechanism { kind: Kind::Group, id: id("plain") }).unwrap();
    assert!(matches!(mechanism, Mechanism::Other(found) if *found == x509.attestation()));
}

#[test]
fn a_bulk_operation_has_a_result_for_each_item() {
    let mut dps = emulator(HOST);
    let item = |text: &str| {
        let mut body: Value = serde_json::from_str(&device("a").body).unwrap();
        body["registrationId"] = text.into();
        body.as_object().unwrap().clone()
    };
    let bulk = |mode, items| Bulk { kind: Kind::Individual, mode, items };
    let created = send(&mut dps, &bulk(BulkMode::Create, vec![item("a"), item("b"), item("c")])).unwrap();
    assert!(created.is_successful && created.errors.is_empty());
    let again =
        send(&mut dps, &bulk(BulkMode::Create, vec![item("b"), item("d"), item("not an id")])).unwrap();
    let failed: Vec<_> = again.errors.iter().map(|error| (error.id.as_str(), error.code)).collect();
    assert!(!again.is_successful);
    assert_eq!(failed, [("b", 409_201), ("not an id", 400_004)], "what could be done was done");
    // Recorded: an update of what exists fails without its version.
    let blind = send(&mut dps, &bulk(BulkMode::Update, vec![item("a")])).unwrap();
    assert_eq!(blind.errors[0].message, "Enrollment already exists.");
    let read = send(&mut dps, &Get { kind: Kind::Individual, id: id("a") }).unwrap();
    let update = send(&mut dps, &bulk(BulkMode::UpdateIfMatchEtag, vec![read.json().clone()])).unwrap();
    assert!(update.is_successful, "{update:?}");
    let stale = send(&mut dps, &bulk(BulkMode::UpdateIfMatchEtag, vec![read.json().clone()])).unwrap();
    assert_eq!(stale.errors[0].code / 1000, 412);
    let deleted = send(&mut dps, &bulk(BulkMode::Delete, vec![item("a"), item("z")])).unwrap();
    assert_eq!(deleted.errors.iter().map(|error| error.id.as_str()).collect::<Vec<_>>(), ["z"]);
    let eleven = (0..11).map(|number| item(&format!("n{number}"))).collect();
    assert_eq!(status(send(&mut dps, &bulk(BulkMode::Create, eleven))), 400);
    let groups = Bulk {
        kind: Kind::Group,
        mode: BulkMode::Delete,
        items: vec![json!({"enrollmentGroupId": "none"}).as_object().unwrap().clone()],
    };
    assert_eq!(send(&mut dps, &groups).unwrap().errors[0].code, 404_204);
}

#[test]
fn registration_records_belong_to_their_group_and_outlive_it() {
    let mut dps = emulator(HOST);
    let group = send(&mut dps, &put("line-7")).unwrap();
    let record = |number| {
        let id = format!("device-{number:03}");
        json!({"enrollmentGroupId": "line-7", "registrationId": id, "deviceId": id, "assignedHub": "hub.azure-devices.net", "status": "assigned"})
    };
    let mut records: Vec<_> = (0..120).map(record).collect();
    records.push(json!({"registrationId": "alone", "status": "assigned"}));
    dps.load(&json!({"registrations": records}).to_string(), NOW).unwrap();
    let mut query = registration::Query { group: id("LINE-7"), max_items: 100, continuation: None };
    let first = send(&mut dps, &query).unwrap();
    query.continuation = first.continuation;
    let second = send(&mut dps, &query).unwrap();
    assert_eq!((first.items.len(), second.items.len(), second.continuation), (100, 20, None));
    let record = &second.items[0];
    assert_eq!(record.status(), registration::Status::Assigned);
    assert_eq!(record.assigned_hub(), Some("hub.azure-devices.net"));
    let get = |text: &str| registration::Get { id: id(text) };
    assert_eq!(send(&mut dps, &get(record.id())).unwrap().device_id(), Some(record.id()));
    let delete = registration::Delete { id: id(record.id()), if_match: record.etag().unwrap() };
    send(&mut dps, &delete).unwrap();
    assert_eq!(status(send(&mut dps, &delete)), 404);
    send(&mut dps, &Delete { kind: Kind::Group, id: id("line-7"), if_match: etag(&group) }).unwrap();
    assert!(send(&mut dps, &get("device-000")).is_ok(), "the group's records stay");
}

#[test]
fn each_operation_needs_its_own_right() {
    let mut dps = emulator(HOST);
    let reader = connection("reader");
    let mut ask = |request: Request| answer(&mut dps, &request, NOW).status;
    assert_eq!(
        ask(AttestationMechanism { kind: Kind::Group, id: id("a") }.authorize(&reader, NOW).unwrap()),
        404
    );
    assert_eq!(ask(device("a").authorize(&reader, NOW).unwrap()), 403);
    let bulk = Bulk { kind: Kind::Group, mode: BulkMode::Delete, items: Vec::new() };
    assert_eq!(ask(bulk.authorize(&reader, NOW).unwrap()), 403);
    assert_eq!(ask(registration::Get { id: id("a") }.authorize(&reader, NOW).unwrap()), 403);
    let delete = registration::Delete { id: id("a"), if_match: Etag("*".to_owned()) };
    assert_eq!(ask(delete.authorize(&reader, NOW).unwrap()), 403);
}

#[test]
fn bodies_are_checked_with_the_words_of_the_service() {
    let mut dps = emulator(HOST);
    let x509 = |certificate: &str| json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"certificate": certificate}}}});
    let mut refused = |body: Value| {
        let Err(CallError::Service(problem)) = put_body(&mut dps, "a", &body) else { panic!("{body}") };
        assert_eq!(problem.status, 400, "{body}");
        problem.message
    };
    let group = |attestation: Value| json!({"enrollmentGroupId": "a", "attestation": attestation});
    assert!(
        refused(group(x509("not base64!"))).contains("The certificate is not a valid base64 string value")
    );
    assert!(refused(group(x509(""))).contains("TPM or X509 attestation is required."));
    let mut hubs = group(x509(&ca_pem()));
    hubs["iotHubs"] = json!(["hub.azure-devices.net"]);
    assert!(
        refused(hubs).contains("Enrollment allocationPolicy must be specified when iotHubs are specified.")
    );
    refused(group(json!({"type": "none"})));
    refused(json!({"enrollmentGroupId": "another", "attestation": x509(&ca_pem())}));
    // Base64 of the DER alone is a certificate too.
    let bare: String = ca_pem().lines().filter(|line| !line.starts_with('-')).collect();
    assert!(
        put_body(&mut dps, "bare", &json!({"enrollmentGroupId": "bare", "attestation": x509(&bare)})).is_ok()
    );
    let keys = json!({"enrollmentGroupId": "keys", "attestation": {"type": "symmetricKey"}});
    let group = put_body(&mut dps, "keys", &keys).unwrap();
    assert!(!group.to_pretty_json().contains("primaryKey"), "our client takes them out of what it keeps");
    let again =
        Put { kind: Kind::Group, id: id("keys"), body: keys.to_string(), if_match: Some(etag(&group)) };
    let request = again.authorize(&connection("provisioningserviceowner"), NOW).unwrap();
    assert!(answer(&mut dps, &request, NOW).body.contains("primaryKey"), "the answer to a PUT has them");
    let group = send(&mut dps, &get("keys")).unwrap();
    assert!(!group.to_pretty_json().contains("primaryKey"), "never again: {}", group.to_pretty_json());
}

#[test]
fn fields_nobody_here_knows_are_kept() {
    let mut dps = emulator(HOST);
    let body = json!({
        "enrollmentGroupId": "a",
        "attestation": {"type": "x509", "x509": {"caReferences": {"primary": "contoso"}}},
        "futureField": {"nested": [1, "two"]},
        "initialTwin": {"tags": {"b": 1, "a": 2}, "properties": {"desired": {}}},
    });
    let group = put_body(&mut dps, "a", &body).unwrap();
    assert_eq!(group.json()["futureField"], body["futureField"]);
    assert_eq!(
        group.json()["initialTwin"].to_string(),
        body["initialTwin"].to_string(),
        "order of keys and all"
    );
    assert_eq!(send(&mut dps, &get("a")).unwrap(), group);
}

#[test]
fn scripted_faults_strike_as_often_as_asked() {
    let mut dps = emulator(HOST);
    let script = |dps: &mut Emulator, kind| {
        dps.script(Fault {
            method: Some(Method::Put),
            path: "/enrollmentGroups/a".to_owned(),
            times: 1,
            kind,
        });
    };
    script(&mut dps, FaultKind::Throttle(7));
    send(&mut dps, &put("b")).unwrap();
    let Err(CallError::Service(problem)) = send(&mut dps, &put("a")) else { panic!() };
    assert_eq!((problem.status, problem.retry_after), (429, Some(7)));
    script(&mut dps, FaultKind::Status(500));
    assert_eq!(status(send(&mut dps, &put("a"))), 500);
    script(&mut dps, FaultKind::HtmlPage(502));
    assert!(matches!(send(&mut dps, &put("a")), Err(CallError::NotTheService { status: 502, .. })));
    let mut raw = |kind| {
        script(&mut dps, kind);
        let request = put("a").authorize(&connection("provisioningserviceowner"), NOW).unwrap();
        dps.handle(&request, NOW)
    };
    assert_eq!(raw(FaultKind::DropBefore).outcome, Outcome::Drop);
    let late = raw(FaultKind::Delay(250));
    assert_eq!(late.delay_ms, 250, "nothing was created before, so this creates");
    assert!(!raw(FaultKind::NoCors).cors);
    assert_eq!(raw(FaultKind::DropAfter).outcome, Outcome::Drop);
    send(&mut dps, &get("a")).unwrap();
}

#[test]
fn a_cut_answer_is_told_from_a_refusal() {
    let mut dps = emulator(HOST);
    dps.script(Fault { method: None, path: String::new(), times: 1, kind: FaultKind::Truncate });
    assert!(matches!(send(&mut dps, &put("a")), Err(CallError::Malformed { .. })));
    assert!(send(&mut dps, &get("a")).is_ok(), "it was created");
}

#[test]
fn a_dps_goes_on_from_what_was_saved() {
    let mut before = emulator(HOST);
    before.load(&Emulator::sandbox(NOW).unwrap().save().to_string(), NOW).unwrap();
    let saved = before.save();
    let mut after = emulator(HOST);
    after.load(&saved.to_string(), NOW.plus(86_400)).unwrap();
    assert_eq!(after.save(), saved);
    let keys = AttestationMechanism { kind: Kind::Group, id: id("legacy-meters") };
    let [before, after] = [&mut before, &mut after].map(|dps| match send(dps, &keys).unwrap() {
        Mechanism::SymmetricKey(keys) => keys,
        Mechanism::Other(other) => panic!("{other:?}"),
    });
    assert_eq!(before.primary.expose(), after.primary.expose());
}

#[test]
fn a_state_that_cannot_be_says_which_part_of_it() {
    let refuse = |state: &str| {
        let mut dps = Emulator::sandbox_without_data(NOW).unwrap();
        dps.load(state, NOW).unwrap_err().to_string()
    };
    assert!(refuse("{\n]").contains("line 2, column 1"));
    assert!(refuse(r#"{"groups": []}"#).contains("“groups” is no part of a state"));
    assert!(
        refuse(r#"{"enrollments": [{"enrollmentGroupId": "a"}]}"#)
            .contains("Item 1 of enrollments has no registrationId")
    );
    let named =
        refuse(r#"{"enrollmentGroups": [{"enrollmentGroupId": "a", "attestation": {"type": "none"}}]}"#);
    assert!(named.contains("“a”") && named.contains("TPM or X509 attestation is required."), "{named}");
}
