//! Drafts as they are sent.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Change, Draft, DraftError};
use crate::{
    connection::HostNameError,
    dps::{
        IdError, SymmetricKeys,
        enrollment::{AzureName, Enrollment, JsonError, Keys, Kind, Method, ReprovisionPolicy, SlotDraft},
    },
    secret::Secret,
};

fn group() -> Value {
    json!({
        "enrollmentGroupId": "g",
        "attestation": {"type": "x509", "x509": {
            "signingCertificates": {"primary": {"info": {"version": 3}}, "secondary": null}, "more": 1}},
        "capabilities": {"iotEdge": false, "futureFlag": 1},
        "initialTwin": {"tags": {"version": 7, "site": "lyon"}, "properties": {"desired": {"z": 1, "a": 2.50}}},
        "etag": "MQ==",
        "provisioningStatus": "enabled",
        "reprovisionPolicy": {"updateHubAssignment": true, "migrateDeviceData": true},
        "allocationPolicy": "static",
        "iotHubs": ["one.azure-devices.net"],
        "unheardOf": {"deep": [null]},
    })
}

fn change_of(kind: Kind, json: Value) -> Draft {
    Draft::change(Enrollment::from_json(kind, json).unwrap()).unwrap()
}

fn edit() -> Draft {
    change_of(Kind::Group, group())
}

fn new() -> Draft {
    let mut draft = Draft::new(Kind::Group);
    draft.id = "factory-7".to_owned();
    draft.proof.certificates[0] = SlotDraft::New("PEM A".to_owned());
    draft
}

fn device() -> Draft {
    let mut draft = Draft::new(Kind::Individual);
    draft.id = "device-1".to_owned();
    draft.proof.method = Method::SymmetricKey;
    draft
}

fn keys() -> SymmetricKeys {
    let key = |text: &str| Secret::from(text.to_owned());
    SymmetricKeys { primary: key("Zmlyc3Q="), secondary: key("c2Vjb25k") }
}

fn sent(draft: &Draft) -> Value {
    serde_json::from_str(&draft.check().unwrap().body).unwrap()
}

fn errors(draft: &Draft) -> Vec<DraftError> {
    draft.check().unwrap_err()
}

fn paths(draft: &Draft) -> Vec<String> {
    draft.changes().into_iter().map(|change| change.path).collect()
}

#[test]
fn a_new_one_has_only_what_was_chosen() {
    let put = new().check().unwrap();
    assert_eq!(put.if_match, None);
    let certificates = json!({"primary": {"certificate": "PEM A"}});
    assert_eq!(
        sent(&new()),
        json!({
            "enrollmentGroupId": "factory-7",
            "attestation": {"type": "x509", "x509": {"signingCertificates": certificates}},
            "provisioningStatus": "enabled",
        })
    );
}

#[test]
fn a_new_one_has_every_setting() {
    let mut draft = new();
    draft.proof.certificates = [SlotDraft::Empty, SlotDraft::New("PEM B".to_owned())];
    draft.set_enabled(false);
    draft.set_iot_edge(true);
    draft.set_reprovision(Some((false, true)));
    draft.set_allocation("custom");
    draft.webhook = " https://f.example/api?code=1 ".to_owned();
    draft.webhook_version = "2019-03-31".to_owned();
    draft.hubs = " hub1.azure-devices.net,\nhub2.azure-devices.net ".to_owned();
    draft.twin = "{\"tags\": {\"site\": \"A\"}}".to_owned();
    assert_eq!(
        sent(&draft),
        json!({
            "enrollmentGroupId": "factory-7",
            "attestation": {"type": "x509", "x509": {"signingCertificates": {"secondary": {"certificate": "PEM B"}}}},
            "provisioningStatus": "disabled",
            "capabilities": {"iotEdge": true},
            "reprovisionPolicy": {"updateHubAssignment": false, "migrateDeviceData": true},
            "allocationPolicy": "custom",
            "customAllocationDefinition": {"webhookUrl": "https://f.example/api?code=1", "apiVersion": "2019-03-31"},
            "iotHubs": ["hub1.azure-devices.net", "hub2.azure-devices.net"],
            "initialTwin": {"tags": {"site": "A"}},
        })
    );
    assert_eq!((draft.reprovision(), draft.reprovision_pair()), (None, Some((false, true))));
}

#[test]
fn each_way_of_attestation_has_its_form() {
    let mut references = new();
    references.proof.method = Method::CaReferences;
    assert_eq!(errors(&references), [DraftError::NoCaName]);
    references.proof.ca_names[1] = " root-b ".to_owned();
    let expected = json!({"type": "x509", "x509": {"caReferences": {"secondary": "root-b"}}});
    assert_eq!(sent(&references)["attestation"], expected);
    assert_eq!(sent(&device())["attestation"], json!({"type": "symmetricKey"}), "the service makes the keys");
    let mut made = device();
    made.proof.keys = Keys::Given(keys());
    let expected = json!({"primaryKey": "Zmlyc3Q=", "secondaryKey": "c2Vjb25k"});
    assert_eq!(sent(&made)["attestation"]["symmetricKey"], expected);
    let mut tpm = device();
    tpm.proof.method = Method::Tpm;
    assert_eq!(errors(&tpm), [DraftError::TpmKey { name: "endorsementKey", is_missing: true }]);
    tpm.proof.endorsement_key = "AToAAQALAAMAsgAg\ng3GXZ0SE".to_owned();
    tpm.proof.storage_root_key = "*".to_owned();
    assert_eq!(errors(&tpm), [DraftError::TpmKey { name: "storageRootKey", is_missing: false }]);
    tpm.proof.storage_root_key.clear();
    let expected = json!({"type": "tpm", "tpm": {"endorsementKey": "AToAAQALAAMAsgAgg3GXZ0SE"}});
    assert_eq!(sent(&tpm)["attestation"], expected);
    let mut client = device();
    client.proof.method = Method::Certificates;
    client.proof.certificates[0] = SlotDraft::New("PEM".to_owned());
    let expected =
        json!({"type": "x509", "x509": {"clientCertificates": {"primary": {"certificate": "PEM"}}}});
    assert_eq!(sent(&client)["attestation"], expected);
}

#[test]
fn names_of_azure_resources_are_checked_and_left_alone_where_they_are_not_typed() {
    let mut draft = new();
    draft.azure_names[0] = "Factory".to_owned();
    assert_eq!(errors(&draft), [DraftError::AzureName(AzureName::Namespace)]);
    draft.azure_names = [" factory-7 ".to_owned(), String::new(), "one-day".to_owned()];
    let body = sent(&draft);
    assert_eq!(
        (&body["namespaceName"], &body["certificatePolicyName"]),
        (&json!("factory-7"), &json!("one-day"))
    );
    assert!(body.get("certificateAuthorityName").is_none());
    let mut json = group();
    json["namespaceName"] = json!("factory-7");
    json["certificateAuthorityName"] = Value::Null;
    let mut change = change_of(Kind::Group, json.clone());
    assert_eq!(sent(&change), json);
    change.azure_names[0].clear();
    assert_eq!(paths(&change), ["namespaceName"]);
}

#[test]
fn a_device_has_its_own_fields() {
    let mut draft = device();
    draft.device_id = " pump 1 ".to_owned();
    draft.device_information = "[]".to_owned();
    let expected = [
        DraftError::DeviceId { character: Some(' ') },
        DraftError::DeviceInformation(JsonError::Syntax { line: 1, column: 1 }),
    ];
    assert_eq!(errors(&draft), expected);
    draft.device_id = " pump#1 ".to_owned();
    draft.device_information = "{\"model\": 7}".to_owned();
    assert_eq!(sent(&draft)["deviceId"], "pump#1");
    assert_eq!(sent(&draft)["optionalDeviceInformation"], json!({"model": 7}));
}

#[test]
fn predicts_what_the_service_would_refuse() {
    let hub = "hub1.azure-devices.net".to_owned();
    assert_eq!(errors(&Draft::new(Kind::Group)), [DraftError::Id(IdError::Empty), DraftError::NoCertificate]);
    let mut same = new();
    same.proof.certificates[1] = SlotDraft::New("PEM A".to_owned());
    assert_eq!(errors(&same), [DraftError::SameCertificate]);
    let mut draft = new();
    draft.hubs.clone_from(&hub);
    assert_eq!(errors(&draft), [DraftError::HubsWithoutPolicy]);
    draft.hubs.clear();
    draft.set_allocation("static");
    assert_eq!(errors(&draft), [DraftError::StaticHubs { count: 0 }]);
    draft.set_allocation("hashed");
    draft.hubs = format!("{hub} HUB1.azure-devices.net https://x/ hub1");
    let error = HostNameError::IsUrl { host: "x".to_owned() };
    assert_eq!(
        errors(&draft),
        [
            DraftError::HubTwice { host: "HUB1.azure-devices.net".to_owned() },
            DraftError::Hub { text: "https://x/".to_owned(), error },
            DraftError::HubName { text: "hub1".to_owned() },
        ]
    );
    let name = |text: &str| DraftError::HubName { text: text.to_owned() };
    draft.set_allocation("static");
    draft.hubs = "hub1".to_owned();
    assert_eq!(errors(&draft), [name("hub1")], "one is named, if not as it must be");
    draft.hubs = "hub1 hub2".to_owned();
    assert_eq!(errors(&draft), [name("hub1"), name("hub2"), DraftError::StaticHubs { count: 2 }]);
    draft.hubs = format!("{hub} {hub}");
    assert_eq!(errors(&draft), [DraftError::HubTwice { host: hub.clone() }], "it is one");
    draft.hubs = "hub1 HUB1".to_owned();
    assert_eq!(errors(&draft), [name("hub1"), name("HUB1")], "it is one, however it is written");
    let many: Vec<_> = (0..51).map(|number| format!("hub{number}.azure-devices.net")).collect();
    draft.hubs = many.join(" ");
    assert_eq!(errors(&draft), [DraftError::ManyHubs]);
    draft.set_allocation("hashed");
    draft.hubs = format!("{} {}", many[..50].join(" "), many[0]);
    assert_eq!(errors(&draft), [DraftError::HubTwice { host: many[0].clone() }], "they are 50");
    draft.set_allocation("");
    draft.hubs = "hub1".to_owned();
    assert_eq!(errors(&draft), [name("hub1"), DraftError::HubsWithoutPolicy]);
    draft.hubs.clear();
    draft.set_allocation("custom");
    draft.webhook = "http://f.example/".to_owned();
    assert_eq!(errors(&draft), [DraftError::Webhook, DraftError::WebhookVersion]);
}

#[test]
fn nothing_changed_is_sent_back_to_the_byte() {
    let put = edit().check().unwrap();
    assert_eq!(put.body, group().to_string(), "hubs stay linked, no field is added, order and all");
    assert_eq!(put.if_match.map(|etag| etag.0).as_deref(), Some("MQ=="), "and never for any version");
    assert!(edit().changes().is_empty());
    assert!(edit().reserved_names().is_empty(), "a tag called version that stood there is left alone");
}

#[test]
fn every_kind_of_attestation_comes_back_to_the_byte() {
    let attestations = [
        json!({"type": "symmetricKey"}),
        json!({"type": "tpm", "tpm": {"endorsementKey": "AAAA", "storageRootKey": null}}),
        json!({"type": "x509", "x509": {"clientCertificates": {"secondary": {"info": {"version": 3}}}}}),
        json!({"type": "x509", "x509": {"caReferences": {"primary": null, "secondary": "b"}, "x": 1}}),
        json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {}}}}}),
        json!({"type": "none"}),
        json!({"type": "quantum", "quantum": [1]}),
    ];
    for attestation in attestations {
        let json = json!({"registrationId": "d", "attestation": attestation, "etag": "MQ=="});
        let mut draft = change_of(Kind::Individual, json.clone());
        assert!(draft.changes().is_empty(), "{attestation}");
        if draft.proof.method == Method::SymmetricKey {
            assert_eq!(errors(&draft), [DraftError::KeysUnread], "a change never replaces keys");
            draft.proof.keys = Keys::Given(keys());
            assert_eq!(sent(&draft)["attestation"]["symmetricKey"]["primaryKey"], "Zmlyc3Q=");
        } else {
            assert_eq!(draft.check().unwrap().body, json.to_string());
        }
    }
}

#[test]
fn each_field_changes_alone() {
    let mut disabled = edit();
    disabled.set_enabled(false);
    let change = Change {
        path: "provisioningStatus".to_owned(),
        before: Some(json!("enabled")),
        after: Some(json!("disabled")),
    };
    assert_eq!(disabled.changes(), [change]);
    let mut edge = edit();
    edge.set_iot_edge(true);
    assert_eq!(paths(&edge), ["capabilities.iotEdge"]);
    assert_eq!(sent(&edge)["capabilities"]["futureFlag"], 1);
    let mut never = edit();
    assert_eq!(never.reprovision(), Some(ReprovisionPolicy::Migrate));
    never.set_reprovision(Some(ReprovisionPolicy::Never.pair()));
    assert_eq!(
        paths(&never),
        ["reprovisionPolicy.updateHubAssignment", "reprovisionPolicy.migrateDeviceData"]
    );
    let mut twin = edit();
    twin.twin = twin.twin.replace("lyon", "oslo");
    assert_eq!(paths(&twin), ["initialTwin.tags.site"]);
    twin.twin.clear();
    assert_eq!(paths(&twin), ["initialTwin"]);
    assert!(sent(&twin).get("initialTwin").is_none());
    let mut hubs = edit();
    hubs.hubs.push_str("\ntwo.azure-devices.net");
    assert_eq!(errors(&hubs), [DraftError::StaticHubs { count: 2 }]);
    hubs.set_allocation("hashed");
    assert_eq!(paths(&hubs), ["allocationPolicy", "iotHubs"]);
}

#[test]
fn a_certificate_is_replaced_beside_the_one_that_stays() {
    let mut draft = edit();
    draft.proof.certificates[1] = SlotDraft::New("PEM".to_owned());
    assert_eq!(paths(&draft), ["attestation.x509.signingCertificates.secondary"]);
    let slots = &sent(&draft)["attestation"]["x509"]["signingCertificates"];
    assert_eq!(slots, &json!({"primary": {"info": {"version": 3}}, "secondary": {"certificate": "PEM"}}));
    draft.proof.certificates[0] = SlotDraft::Empty;
    let slots = &sent(&draft)["attestation"]["x509"]["signingCertificates"];
    assert_eq!(slots, &json!({"secondary": {"certificate": "PEM"}}));
    draft.proof.certificates = [SlotDraft::Empty, SlotDraft::Empty];
    assert_eq!(errors(&draft), [DraftError::NoCertificate]);
}

#[test]
fn custom_allocation_ends_with_its_policy() {
    let mut json = group();
    json["allocationPolicy"] = json!("custom");
    json["customAllocationDefinition"] =
        json!({"webhookUrl": "https://f.example/", "apiVersion": "1", "x": 2});
    let mut draft = change_of(Kind::Group, json);
    assert!(draft.changes().is_empty());
    draft.webhook_version = "2".to_owned();
    assert_eq!(paths(&draft), ["customAllocationDefinition.apiVersion"]);
    draft.set_allocation("hashed");
    assert_eq!(paths(&draft), ["allocationPolicy", "customAllocationDefinition"]);
}

#[test]
fn a_copy_has_all_but_what_is_one_of_a_kind() {
    let mut json = group();
    json["deviceId"] = json!("pump");
    let mut copy = Draft::copy(&Enrollment::from_json(Kind::Group, json).unwrap());
    assert_eq!(errors(&copy), [DraftError::Id(IdError::Empty), DraftError::NoCertificate]);
    copy.id = "h".to_owned();
    copy.proof.certificates[0] = SlotDraft::New("PEM".to_owned());
    let sent = sent(&copy);
    assert_eq!(sent["enrollmentGroupId"], "h");
    for field in ["initialTwin", "iotHubs", "reprovisionPolicy", "unheardOf", "capabilities"] {
        assert_eq!(sent[field], group()[field], "{field}");
    }
    assert!(sent.get("etag").is_none() && sent.get("deviceId").is_none());
    assert_eq!(copy.check().unwrap().if_match, None);
}

#[test]
fn keys_are_not_printed() {
    let mut draft = device();
    draft.proof.keys = Keys::Given(keys());
    assert!(!format!("{draft:?} {:?}", draft.check()).contains("Zmlyc3Q"));
    assert!(!format!("{:?}", draft.fields()).contains("Zmlyc3Q"));
}

#[test]
fn a_broken_twin_is_placed_and_reserved_names_are_named() {
    let mut edit = edit();
    edit.twin = "{\n  \"tags\": {,}\n}".to_owned();
    assert_eq!(errors(&edit), [DraftError::Twin(JsonError::Syntax { line: 2, column: 12 })]);
    edit.twin = "[1]".to_owned();
    assert!(matches!(errors(&edit)[..], [DraftError::Twin(_)]));
    edit.twin = json!({"tags": {"metadata": 1}, "properties": {"desired": {"count": 2}}}).to_string();
    assert_eq!(edit.reserved_names(), ["tags.metadata", "properties.desired.count"]);
    assert!(edit.misplaced_names().is_empty());
    edit.twin = json!({"site": "Lyon", "tags": {}, "properties": {"speed": 1, "desired": {}}}).to_string();
    assert_eq!(edit.misplaced_names(), ["site", "properties.speed"]);
    let mut stood = group();
    stood["initialTwin"] = json!({"a/b": 1, "tags": {}});
    let mut edit = change_of(Kind::Group, stood);
    edit.twin = json!({"a/b": 2, "tags": {}, "a": 1}).to_string();
    assert_eq!(edit.misplaced_names(), ["a"], "one that stood there is left alone");
}

proptest! {
    /// Whatever else an enrollment holds, it comes back.
    #[test]
    fn what_is_not_known_survives(name in "[a-z]{1,12}", text in ".*", number: i64, disabled: bool) {
        let mut json = group();
        json[format!("x-{name}")] = json!({"text": text, "numbers": [number, null]});
        let mut edit = change_of(Kind::Group, json.clone());
        edit.set_enabled(!disabled);
        json["provisioningStatus"] = json!(if disabled { "disabled" } else { "enabled" });
        prop_assert_eq!(sent(&edit), json);
    }
}
