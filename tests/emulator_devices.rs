//! Devices register at the emulator by the rule the page judges by, and their records are there as the service has them.

use dps_enroll::{
    dps::{
        Id, derive_device_key,
        enrollment::{Kind, Put},
        registration::{self, Status},
    },
    emulator::{DeviceError, Emulator},
    secret::Secret,
};
use serde_json::{Value, json};

use crate::support::{HOST, NOW, emulator, fixture, send};

/// The PEM blocks of a chain of the fixtures: root, intermediate, leaf.
fn blocks(name: &str) -> Vec<String> {
    let text = String::from_utf8(fixture(&format!("chains/{name}.pem"))).unwrap();
    text.split_inclusive("-----END CERTIFICATE-----\n").map(str::to_owned).collect()
}

fn chain() -> String {
    blocks("good-p256").into_iter().rev().collect()
}

/// Creates a group with a CA in PEM, as a client does.
fn put_group(emulator: &mut Emulator, id: &str, pem: &str) {
    let certificates = json!({"primary": {"certificate": pem}});
    let attestation = json!({"type": "x509", "x509": {"signingCertificates": certificates}});
    let body = json!({"enrollmentGroupId": id, "attestation": attestation}).to_string();
    let put = Put { kind: Kind::Group, id: Id::parse(id).unwrap(), body, if_match: None };
    send(emulator, &put).unwrap();
}

fn load(emulator: &mut Emulator, state: &Value) {
    emulator.add(&state.to_string(), NOW).unwrap();
}

fn register(emulator: &mut Emulator, device: &Value) -> Value {
    emulator.register(&device.to_string(), NOW).unwrap()
}

#[test]
fn a_device_of_a_group_gets_a_record_that_the_service_api_shows() {
    let mut emulator = emulator(HOST);
    put_group(&mut emulator, "line-7", &blocks("good-p256")[1]);
    let answer = register(&mut emulator, &json!({"certificates": chain()}));
    assert_eq!(answer["admitted"], json!(true), "{answer}");
    assert_eq!(answer["enrollment"], json!({"enrollmentGroupId": "line-7"}));
    assert!(
        answer["reasons"].as_array().unwrap().iter().any(|one| one.as_str().unwrap().contains("“line-7”"))
    );
    let record = send(&mut emulator, &registration::Get { id: Id::parse("device-1").unwrap() }).unwrap();
    assert_eq!((record.status(), record.device_id()), (Status::Assigned, Some("device-1")));
    assert_eq!(record.substatus(), Some("initialAssignment"));
    // Once more: nothing moves.
    let again = register(&mut emulator, &json!({"certificates": chain()}));
    assert_eq!(again["registration"]["assignedHub"], answer["registration"]["assignedHub"]);
    assert_eq!(again["registration"]["createdDateTimeUtc"], answer["registration"]["createdDateTimeUtc"]);
    assert_eq!(emulator.save()["registrations"].as_array().unwrap().len(), 1);
    assert_eq!(emulator.save()["registrations"][0]["enrollmentGroupId"], json!("line-7"));
}

#[test]
fn who_is_refused_gets_no_record_but_a_disabled_one() {
    let mut emulator = emulator(HOST);
    let answer = register(&mut emulator, &json!({"certificates": chain()}));
    assert_eq!((&answer["admitted"], &answer["registration"]), (&json!(false), &Value::Null));
    put_group(&mut emulator, "line-7", &blocks("good-p256")[1]);
    let expired: String = blocks("expired-leaf").into_iter().rev().collect();
    let answer = register(&mut emulator, &json!({"certificates": expired}));
    assert_eq!((&answer["admitted"], &answer["registration"]), (&json!(false), &Value::Null));
    let mut state = emulator.save();
    state["enrollmentGroups"][0]["provisioningStatus"] = json!("disabled");
    load(&mut emulator, &state);
    let answer = register(&mut emulator, &json!({"certificates": chain()}));
    assert_eq!((&answer["admitted"], &answer["registration"]["status"]), (&json!(false), &json!("disabled")));
}

#[test]
fn authorities_decide_where_they_are_given() {
    let mut emulator = emulator(HOST);
    let root = dps_enroll::certificate::read("", blocks("good-p256")[0].as_bytes());
    let [dps_enroll::certificate::Item::Certificate(root)] = &root.items[..] else { panic!("no root") };
    let x509 = json!({"type": "x509", "x509": {"caReferences": {"primary": "contoso"}}});
    load(
        &mut emulator,
        &json!({"enrollmentGroups": [{"enrollmentGroupId": "by-name", "attestation": x509}]}),
    );
    let with = |is_verified: bool| {
        let ca = json!({"name": "contoso", "thumbprint": root.sha1_thumbprint, "isVerified": is_verified});
        json!({"certificates": chain(), "authorities": [ca]})
    };
    assert_eq!(register(&mut emulator, &with(true))["admitted"], json!(true));
    assert_eq!(register(&mut emulator, &with(false))["admitted"], json!(false));
    let unknown = emulator.register(&json!({"certificates": chain()}).to_string(), NOW);
    assert!(matches!(unknown, Err(DeviceError::Undecided(_))), "{unknown:?}");
    assert!(unknown.unwrap_err().to_string().contains("“contoso”"));
}

#[test]
fn keys_are_the_enrollments_own_or_derived_from_the_groups() {
    let mut emulator = emulator(HOST);
    let key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    let attestation =
        json!({"type": "symmetricKey", "symmetricKey": {"primaryKey": "QUJD", "secondaryKey": key}});
    load(
        &mut emulator,
        &json!({
            "enrollmentGroups": [{"enrollmentGroupId": "meters", "attestation": attestation}],
            "enrollments": [{"registrationId": "kit", "deviceId": "bench", "attestation": attestation,
                "allocationPolicy": "static", "iotHubs": ["lab.azure-devices.net"]}],
        }),
    );
    let derived = derive_device_key(&Secret::from(key.to_owned()), "meter-1").unwrap();
    let derived = String::from_utf8(derived.expose().to_vec()).unwrap();
    let device = |id: &str, key: &str| json!({"registrationId": id, "symmetricKey": key});
    let answer = register(&mut emulator, &device("meter-1", &derived));
    assert_eq!(answer["enrollment"], json!({"enrollmentGroupId": "meters"}));
    assert_eq!(register(&mut emulator, &device("meter-2", &derived))["admitted"], json!(false));
    let own = register(&mut emulator, &device("kit", key));
    assert_eq!(own["registration"]["assignedHub"], json!("lab.azure-devices.net"));
    assert_eq!(own["registration"]["deviceId"], json!("bench"));
    assert_eq!(register(&mut emulator, &device("kit", &derived))["admitted"], json!(false));
    // The hub changes: what is taken along is as the enrollment says.
    let mut state = emulator.save();
    let enrollment = &mut state["enrollments"][0];
    enrollment["iotHubs"] = json!(["other.azure-devices.net"]);
    enrollment["reprovisionPolicy"] = json!({"updateHubAssignment": true, "migrateDeviceData": false});
    load(&mut emulator, &state);
    let moved = register(&mut emulator, &device("kit", key));
    assert_eq!(moved["registration"]["substatus"], json!("deviceDataReset"));
    assert_eq!(moved["registration"]["assignedHub"], json!("other.azure-devices.net"));
    let custom = json!({"webhookUrl": "https://x.example", "apiVersion": "2019-03-31"});
    state["enrollments"][0]["allocationPolicy"] = json!("custom");
    state["enrollments"][0]["customAllocationDefinition"] = custom;
    load(&mut emulator, &state);
    let webhook = emulator.register(&device("kit", key).to_string(), NOW);
    assert_eq!(webhook, Err(DeviceError::Webhook("https://x.example".to_owned())));
}

#[test]
fn the_sandbox_takes_a_tpm() {
    let mut sandbox = Emulator::sandbox(NOW).unwrap();
    let state = sandbox.save();
    let own = state["enrollments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["attestation"]["type"] == "tpm")
        .unwrap();
    let key = &own["attestation"]["tpm"]["endorsementKey"];
    let answer = register(&mut sandbox, &json!({"registrationId": "LYON-gateway-01", "endorsementKey": key}));
    assert_eq!(answer["admitted"], json!(true), "{answer}");
    assert_eq!(answer["registration"]["deviceId"], json!("gateway-lyon-01"));
}

#[test]
fn what_is_no_device_is_said() {
    let mut emulator = emulator(HOST);
    let mut error = |device: &str| emulator.register(device, NOW).unwrap_err();
    assert_eq!(error("{"), DeviceError::NoJson { line: 1, column: 1 });
    assert_eq!(error("{}"), DeviceError::NoProof);
    assert_eq!(error("{\"symmetricKey\": \"QUJD\", \"endorsementKey\": \"QUJD\"}"), DeviceError::NoProof);
    for device in [
        json!({"certificates": "nothing"}),
        json!({"symmetricKey": "QUJD"}),
        json!({"registrationId": "a b", "endorsementKey": "QUJD"}),
        json!({"certificates": chain(), "authorities": [{"name": "x"}]}),
    ] {
        let sentence = error(&device.to_string()).to_string();
        assert!(sentence.contains(" has to be "), "{sentence}");
    }
    let leaf_last = blocks("good-p256").concat();
    assert!(matches!(error(&json!({"certificates": leaf_last}).to_string()), DeviceError::Member { .. }));
}
