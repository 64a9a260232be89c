//! The bench that asks whether DPS would admit a device, against the emulator: what is loaded, and what is decided from it.

use dps_enroll::{
    admission::{Basis, NearMiss, Outcome, Reason, Statement},
    certificate::{Certificate, Item, read},
    dps::enrollment::Kind,
    emulator::{Fault, FaultKind, SANDBOX_DEVICE, sandbox_authorities},
    page::{
        Event,
        address::{Bench, Place},
        list::{Progress, Which},
        workshop::{
            self,
            admit::{self, Loading, Proof},
        },
    },
};
use serde_json::{Value, json};

use crate::support::{fixture, person::Person};

fn asked(person: &mut Person, event: admit::Event) {
    person.act(Event::Workshop(workshop::Event::Admit(event)));
}

fn in_sandbox() -> Person {
    let mut person = Person::new();
    person.enter_sandbox();
    person.go(Place::Workshop(Bench::Admit));
    person
}

fn drop_chain(person: &mut Person, name: &str) {
    person.drop_file(name, &fixture(&format!("chains/{name}.pem")));
}

fn outcome(person: &Person) -> Outcome {
    person.page.workshop.admit.decision.as_ref().unwrap().outcome
}

/// The names of the statements.
fn steps(person: &Person) -> String {
    let name = |reason: &Reason| {
        let text = format!("{:?}", reason.statement);
        text.split([' ', '(']).next().unwrap_or_default().to_owned()
    };
    let reasons = person.page.workshop.admit.decision.as_ref().unwrap().reasons.iter();
    reasons.map(name).collect::<Vec<_>>().join(" ")
}

/// A group with the certificate of a file that has a common name.
fn group(id: &str, file: &str, name: &str, more: &Value) -> Value {
    let certificates = crate::support::chains::certificates(file);
    let ca = certificates.iter().find(|one| one.subject.common_name() == Some(name)).unwrap();
    let primary = json!({"primary": {"certificate": ca.to_pem()}});
    let mut group = json!({"enrollmentGroupId": id, "attestation": {"type": "x509", "x509": {"signingCertificates": primary}}});
    group.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"enrollmentGroups": [group]})
}

#[test]
fn the_sandbox_admits_its_example() {
    let mut person = in_sandbox();
    assert_eq!(person.page.workshop.admit.decision, None);
    assert_eq!(person.page.admission_loading(), Loading::Complete, "both lists are loaded by themselves");
    person.drop_file("device.p7b", SANDBOX_DEVICE);
    assert_eq!(outcome(&person), Outcome::Admitted);
    assert_eq!(steps(&person), "RegistrationId NoIndividual NoGroup Group Verified Enabled");
    let decision = person.page.workshop.admit.decision.as_ref().unwrap();
    let found = decision.enrollment.as_ref().unwrap();
    assert_eq!((found.kind, found.id.as_str()), (Kind::Group, "contoso-root-g2"));
    assert_eq!(decision.registration_id.as_deref(), Some("tacoma-pump-21"));
    assert!(decision.reasons.iter().any(|reason| matches!(reason.basis, Basis::Documented(_))));
    assert!(person.page.deciding_enrollment().unwrap().is_enabled());
}

#[test]
fn the_sandbox_knows_its_own_ca() {
    let items = read("", SANDBOX_DEVICE).items;
    let Item::Certificate(root) = items.last().unwrap() else { panic!() };
    let [authority] = sandbox_authorities();
    assert_eq!(authority.thumbprint, root.sha1_thumbprint);
    let person = in_sandbox();
    let json = person.page.lists.groups.find("contoso-root-g2").unwrap().to_pretty_json();
    let times = [root.not_before, root.not_after].map(|time| time.to_string());
    for known in [&root.sha1_thumbprint, &root.sha256_thumbprint, &root.serial, &times[0], &times[1]] {
        assert!(json.contains(known.trim_end_matches('Z')), "{known} {json}");
    }
}

#[test]
fn a_disabled_group_refuses() {
    let mut person = in_sandbox();
    let state = group("line-7", "good-p256", "Root", &json!({"provisioningStatus": "disabled"}));
    person.dps.add(&state.to_string(), person.now).unwrap();
    drop_chain(&mut person, "good-p256");
    assert!(steps(&person).ends_with("NoGroup NoGroup"), "it is not loaded yet: {}", steps(&person));
    asked(&mut person, admit::Event::LoadAsked);
    assert_eq!(outcome(&person), Outcome::Refused);
    assert_eq!(steps(&person), "RegistrationId NoIndividual NoGroup Group Disabled");
}

#[test]
fn what_comes_nearest_is_said_where_nothing_fits() {
    let mut person = in_sandbox();
    drop_chain(&mut person, "good-p256");
    assert_eq!(outcome(&person), Outcome::Refused);
    let misses = |person: &Person| person.page.workshop.admit.decision.as_ref().unwrap().near_misses.clone();
    assert!(matches!(misses(&person)[..], [NearMiss::EndsIn { .. }]));
    let state = group("line-7", "expired-root", "Root", &json!({}));
    person.dps.add(&state.to_string(), person.now).unwrap();
    asked(&mut person, admit::Event::LoadAsked);
    assert!(matches!(&misses(&person)[0], NearMiss::Reissued { group, .. } if group == "line-7"));
}

#[test]
fn a_real_dps_does_not_tell_its_cas() {
    let mut person = Person::connected();
    let state = group("line-7", "good-p256", "Root", &json!({}));
    person.dps.add(&state.to_string(), person.now).unwrap();
    asked(&mut person, admit::Event::LoadAsked);
    person.go(Place::Workshop(Bench::Admit));
    drop_chain(&mut person, "good-p256");
    assert_eq!(outcome(&person), Outcome::Open);
    assert_eq!(steps(&person), "RegistrationId NoIndividual NoGroup Group VerifiedUnknown Enabled");
    // What Azure Resource Manager says of them can be pasted.
    let root = crate::support::chains::certificates("good-p256")
        .into_iter()
        .find(Certificate::is_self_issued)
        .unwrap();
    let listing = |is_verified: bool| {
        let properties = json!({"thumbprint": root.sha1_thumbprint, "isVerified": is_verified});
        json!({"value": [{"name": "my-ca", "properties": properties}]}).to_string()
    };
    asked(&mut person, admit::Event::ListingTyped(listing(true)));
    assert_eq!(outcome(&person), Outcome::Admitted);
    asked(&mut person, admit::Event::ListingTyped(listing(false)));
    assert_eq!(outcome(&person), Outcome::Refused);
    asked(&mut person, admit::Event::ListingTyped("{}".to_owned()));
    assert_eq!(outcome(&person), Outcome::Open);
    // Without its CAs the device is in no group.
    let index = person.page.certificates_here().entries.iter().position(|entry| {
        let subject = &entry.certificate.subject;
        subject.common_name() == Some("Root")
    });
    person.act(Event::CertificateRemoved(index.unwrap()));
    assert_eq!(outcome(&person), Outcome::Refused);
    person.act(Event::CertificatesCleared);
    assert_eq!(person.page.workshop.admit.decision, None);
    // What is known of one DPS is not known of the next.
    asked(&mut person, admit::Event::ListingTyped(listing(true)));
    person.act(Event::Forget);
    assert_eq!((&*person.page.workshop.admit.listing, &person.page.workshop.admit.authorities), ("", &None));
}

#[test]
fn nothing_is_decided_without_a_connection() {
    let mut person = Person::new();
    person.go(Place::Workshop(Bench::Admit));
    drop_chain(&mut person, "good-p256");
    assert_eq!(person.page.workshop.admit.decision, None);
    assert_eq!(person.page.admission_loading(), Loading::NotConnected);
    person.enter_sandbox();
    assert_eq!(outcome(&person), Outcome::Refused);
    person.act(Event::Forget);
    assert_eq!(person.page.workshop.admit.decision, None);
}

#[test]
fn all_pages_are_loaded_and_loading_can_be_stopped() {
    let mut person = Person::connected();
    let enrollments: Vec<Value> = (0..250)
        .map(|number| {
            json!({"registrationId": format!("device-{number}"),
                "attestation": {"type": "symmetricKey"}})
        })
        .collect();
    person.dps.add(&json!({"enrollments": enrollments}).to_string(), person.now).unwrap();
    person.holding = true;
    person.go(Place::Workshop(Bench::Admit));
    assert_eq!(person.page.admission_loading(), Loading::UnderWay);
    asked(&mut person, admit::Event::Stopped);
    assert_eq!(person.page.admission_loading(), Loading::Short);
    person.release();
    assert_eq!(person.page.lists.devices.len(), 0, "what was given up is dropped");
    asked(&mut person, admit::Event::ContinueAsked);
    assert_eq!(person.page.admission_loading(), Loading::Complete);
    assert_eq!(person.page.lists.devices.len(), 250);
    asked(&mut person, admit::Event::ProofChosen(Proof::Key));
    asked(&mut person, admit::Event::IdTyped(" device-249 ".to_owned()));
    assert_eq!(outcome(&person), Outcome::Open, "whose key it is, is not known");
    assert_eq!(steps(&person), "RegistrationId Individual KeyUnknown Enabled");
}

#[test]
fn a_failure_is_shown_and_what_is_there_still_counts() {
    let mut person = Person::new();
    person.enter_sandbox();
    let path = "/enrollments/query".to_owned();
    person.dps.script(Fault { method: None, path, times: 1, kind: FaultKind::Status(500) });
    person.go(Place::Workshop(Bench::Admit));
    assert_eq!(person.page.admission_loading(), Loading::Short);
    assert!(matches!(person.page.lists.get(Which::Devices).progress, Progress::Failed(_)));
    person.drop_file("device.p7b", SANDBOX_DEVICE);
    assert_eq!(outcome(&person), Outcome::Admitted);
    asked(&mut person, admit::Event::ContinueAsked);
    assert_eq!(person.page.admission_loading(), Loading::Complete);
}

#[test]
fn tpms_have_individual_enrollments_only() {
    let mut person = in_sandbox();
    asked(&mut person, admit::Event::ProofChosen(Proof::Tpm));
    assert_eq!(person.page.workshop.admit.decision, None, "there is no registration ID yet");
    asked(&mut person, admit::Event::IdTyped("lyon gateway".to_owned()));
    asked(&mut person, admit::Event::EndorsementKeyTyped("AAAA".to_owned()));
    assert_eq!(person.page.workshop.admit.decision, None, "no device has this registration ID");
    asked(&mut person, admit::Event::IdTyped("lyon-gateway-01".to_owned()));
    asked(&mut person, admit::Event::EndorsementKeyTyped(" ".to_owned()));
    assert_eq!(person.page.workshop.admit.decision, None, "there is no endorsement key");
    asked(&mut person, admit::Event::EndorsementKeyTyped("AAAA".to_owned()));
    assert_eq!(steps(&person), "RegistrationId Individual OtherTpm");
    let key = person.page.lists.devices.find("lyon-gateway-01").unwrap().enrollment().unwrap().attestation();
    let dps_enroll::dps::Attestation::Tpm { endorsement_key } = key else { panic!() };
    asked(&mut person, admit::Event::EndorsementKeyTyped(endorsement_key));
    assert_eq!(outcome(&person), Outcome::Admitted);
    asked(&mut person, admit::Event::IdTyped("nobody".to_owned()));
    assert_eq!(steps(&person), "RegistrationId NoIndividual NoTpmGroups");
}

#[test]
fn the_device_is_chosen_where_there_are_several() {
    let mut person = in_sandbox();
    drop_chain(&mut person, "good-p256");
    person.drop_file("device.p7b", SANDBOX_DEVICE);
    let id = |person: &Person| person.page.workshop.admit.decision.as_ref().unwrap().registration_id.clone();
    assert_eq!(id(&person).as_deref(), Some("tacoma-pump-21"), "the one that came last");
    drop_chain(&mut person, "good-p256");
    assert_eq!(id(&person).as_deref(), Some("device-1"), "and again");
    for name in ["tacoma-pump-21", "device-1", "tacoma-pump-21"] {
        let mut judged = person.page.workshop.check.judged().iter();
        let leaf = judged.find(|one| one.subject.common_name() == Some(name)).unwrap();
        let leaf = leaf.sha256_thumbprint.clone();
        asked(&mut person, admit::Event::LeafChosen(leaf));
        assert_eq!(id(&person).as_deref(), Some(name));
    }
    assert!(matches!(
        person.page.workshop.admit.decision.as_ref().unwrap().reasons[0].statement,
        Statement::RegistrationId { .. }
    ));
}
