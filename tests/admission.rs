//! Which devices DPS would admit, by which enrollment and why, as a table; the chains are OpenSSL's (`fixtures/chains`).

use dps_enroll::{
    admission::{
        Authorities, Authority, Basis, Decision, Device, Hubs, KeyOwner, NearMiss, Outcome, Presented,
        Statement, admit,
    },
    certificate::{Certificate, Item, read},
    chain::{Answer, Path, judge, links},
    dps::enrollment::{AllocationPolicy, Enrollment, Kind},
};
use serde_json::{Value, json};

use crate::support::{NOW, fixture};

/// A chain of the fixtures, its lowest certificate first.
struct Presentation {
    certificates: Vec<Certificate>,
    path: Path,
}

fn presented(name: &str) -> Presentation {
    present(name, &|_| true)
}

/// A chain of the fixtures without some of its certificates.
fn present(name: &str, keep: &dyn Fn(usize) -> bool) -> Presentation {
    let items = read(name, &fixture(&format!("chains/{name}.pem"))).items.into_iter().enumerate();
    let of = |item| if let Item::Certificate(one) = item { *one } else { panic!("{name}") };
    let certificates: Vec<_> = items.filter(|(at, _)| keep(*at)).map(|(_, item)| of(item)).collect();
    let links = links(&certificates);
    let chains = judge(&certificates, &links, &vec![Answer::Valid; links.len()], NOW).chains;
    let chain = chains.into_iter().max_by_key(|chain| chain.paths[0].certificates.len()).unwrap();
    Presentation { path: chain.paths.into_iter().next().unwrap(), certificates }
}

impl Presentation {
    /// One of its certificates, counted from the device's.
    fn at(&self, depth: usize) -> &Certificate {
        &self.certificates[self.path.certificates[depth]]
    }
}

fn info(certificate: &Certificate) -> Value {
    json!({"info": {
        "subjectName": certificate.subject.to_string(), "issuerName": certificate.issuer.to_string(),
        "sha1Thumbprint": certificate.sha1_thumbprint, "sha256Thumbprint": certificate.sha256_thumbprint,
        "serialNumber": certificate.serial, "version": 3,
    }})
}

fn made(kind: Kind, id: &str, attestation: &Value) -> Enrollment {
    Enrollment::from_json(kind, json!({kind.id_field(): id, "attestation": attestation})).unwrap()
}

fn with(enrollment: &Enrollment, name: &str, value: Value) -> Enrollment {
    let mut json = enrollment.json().clone();
    json.insert(name.to_owned(), value);
    Enrollment::from_json(enrollment.kind(), Value::Object(json)).unwrap()
}

fn disabled(enrollment: &Enrollment) -> Enrollment {
    with(enrollment, "provisioningStatus", json!("disabled"))
}

fn group(id: &str, certificate: &Certificate) -> Enrollment {
    let certificates = json!({"primary": info(certificate)});
    made(Kind::Group, id, &json!({"type": "x509", "x509": {"signingCertificates": certificates}}))
}

fn individual(id: &str, certificate: &Certificate) -> Enrollment {
    let certificates = json!({"primary": info(certificate)});
    made(Kind::Individual, id, &json!({"type": "x509", "x509": {"clientCertificates": certificates}}))
}

fn by_name(kind: Kind, id: &str, name: &str) -> Enrollment {
    made(kind, id, &json!({"type": "x509", "x509": {"caReferences": {"primary": name}}}))
}

fn key(kind: Kind, id: &str) -> Enrollment {
    made(kind, id, &json!({"type": "symmetricKey"}))
}

fn tpm(id: &str, key: &str) -> Enrollment {
    made(Kind::Individual, id, &json!({"type": "tpm", "tpm": {"endorsementKey": key}}))
}

fn authority(name: &str, certificate: &Certificate, is_verified: bool) -> Authority {
    Authority { name: name.to_owned(), thumbprint: certificate.sha1_thumbprint.clone(), is_verified }
}

/// What is expected: the outcome, the enrollment that decides, the names of all statements after the registration ID, and the
/// name of the nearest miss.
struct Expected(Outcome, Option<&'static str>, &'static str, &'static str);

/// `Statement::Group { .. }` as `Group`.
fn name(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").split([' ', '(', '{']).next().unwrap().to_owned()
}

fn check(case: &str, decision: &Decision, expected: &Expected) {
    let Expected(outcome, decides, statements, near) = expected;
    assert_eq!(decision.outcome, *outcome, "{case}: {decision:?}");
    assert_eq!(decision.enrollment.as_ref().map(|found| found.id.as_str()), *decides, "{case}");
    let said: Vec<_> = decision.reasons.iter().map(|reason| name(&reason.statement)).collect();
    assert_eq!(said.join(" "), *statements, "{case}");
    assert_eq!(decision.near_misses.first().map(name).unwrap_or_default(), *near, "{case}");
    match outcome {
        Outcome::Admitted => assert!(decision.assignment.is_some(), "{case}"),
        Outcome::Refused => assert!(decision.assignment.is_none(), "{case}"),
        Outcome::Open => {}
    }
    for reason in &decision.reasons {
        let sentence = reason.statement.to_string();
        assert!(sentence.ends_with('.') && sentence.len() > 15, "{case}: {sentence}");
        if let Basis::Documented(address) | Basis::Reported(address) = reason.basis {
            assert!(address.starts_with("https://"), "{case}");
        }
    }
    for miss in &decision.near_misses {
        assert!(miss.to_string().ends_with('.'), "{case}: {miss}");
    }
}

#[test]
fn devices_with_certificates() {
    use Outcome::{Admitted, Open, Refused};
    let good = presented("good-p256");
    let (leaf, middle, root) = (good.at(0), good.at(1), good.at(2));
    let all = [authority("contoso-root", root, true)];
    let unverified = [authority("contoso-root", root, false)];
    let middle_only = [authority("factory", middle, true)];
    let other = presented("good-rsa");
    let reissued = presented("reissued-root");
    let elsewhere = [authority("elsewhere", other.at(2), true)];
    let odd = presented("no-subject-leaf");
    let expired = presented("expired-leaf");
    let expired_root = presented("expired-root");
    let self_signed = presented("self-signed-leaf");
    let no_root = presented("no-root");
    let leaf_alone = present("good-p256", &|at| at == 2);
    let undecided = presented("names-permitted");
    let server = presented("server-leaf");
    let no_root_middle = [authority("factory", no_root.at(1), true)];
    let undecided_root = [authority("r", undecided.at(2), true)];
    let two_slots = made(
        Kind::Group,
        "g",
        &json!({"type": "x509", "x509": {"signingCertificates": {
        "primary": info(other.at(1)), "secondary": info(middle)}}}),
    );
    let sha1_only = made(
        Kind::Group,
        "g",
        &json!({"type": "x509", "x509": {"signingCertificates": {
        "primary": {"info": {"subjectName": "CN=Factory CA", "sha1Thumbprint": middle.sha1_thumbprint}}}}}),
    );
    let of_middle = group("g", middle);
    let of_root = group("r", root);
    let own = individual("device-1", leaf);
    let none = "RegistrationId NoIndividual NoGroup NoGroup";
    let known = |authorities| Authorities::Known(authorities);
    let unknown = Authorities::Unknown;
    let in_group = "RegistrationId NoIndividual Group Verified Enabled";
    let in_root_group = "RegistrationId NoIndividual NoGroup Group Verified Enabled";
    #[rustfmt::skip]
    let table: Vec<(&str, &Presentation, Vec<Enrollment>, Authorities<'_>, Expected)> = vec![
        ("group of the intermediate", &good, vec![of_middle.clone()], known(&all), Expected(Admitted, Some("g"), in_group, "")),
        ("group of the root", &good, vec![of_root.clone()], known(&all), Expected(Admitted, Some("r"), in_root_group, "")),
        ("the first intermediate's comes first, whatever the order", &good, vec![of_root.clone(), of_middle.clone()], known(&all), Expected(Admitted, Some("g"), in_group, "")),
        ("a disabled group of the intermediate refuses although the root's is enabled", &good, vec![of_root.clone(), disabled(&of_middle)], known(&all), Expected(Refused, Some("g"), "RegistrationId NoIndividual Group Disabled", "")),
        ("a disabled group of the root does not matter below it", &good, vec![disabled(&of_root), of_middle.clone()], known(&all), Expected(Admitted, Some("g"), in_group, "")),
        ("secondary certificate", &good, vec![two_slots], known(&all), Expected(Admitted, Some("g"), in_group, "")),
        ("SHA-1 where there is no SHA-256", &good, vec![sha1_only], known(&all), Expected(Admitted, Some("g"), in_group, "")),
        ("individual before group", &good, vec![of_middle.clone(), own.clone()], known(&all), Expected(Admitted, Some("device-1"), "RegistrationId Individual SameCertificate Enabled", "")),
        ("individual in other letters", &good, vec![individual("DEVICE-1", leaf)], unknown, Expected(Admitted, Some("DEVICE-1"), "RegistrationId Individual SameCertificate Enabled", "")),
        ("individual needs no verified CA", &leaf_alone, vec![own.clone()], known(&[]), Expected(Admitted, Some("device-1"), "RegistrationId Individual SameCertificate Enabled", "")),
        ("a disabled individual refuses although the group is enabled", &good, vec![disabled(&own), of_middle.clone()], known(&all), Expected(Refused, Some("device-1"), "RegistrationId Individual SameCertificate Disabled", "")),
        ("an individual with another certificate refuses although the group fits", &good, vec![individual("device-1", other.at(0)), of_middle.clone()], known(&all), Expected(Refused, Some("device-1"), "RegistrationId Individual OtherCertificate", "")),
        ("an individual with a TPM", &good, vec![tpm("device-1", "QUJD")], unknown, Expected(Refused, Some("device-1"), "RegistrationId Individual OtherAttestation", "")),
        ("an individual with a key", &good, vec![key(Kind::Individual, "device-1")], unknown, Expected(Refused, Some("device-1"), "RegistrationId Individual OtherAttestation", "")),
        ("an individual by a CA's name", &good, vec![by_name(Kind::Individual, "device-1", "contoso-root")], known(&all), Expected(Admitted, Some("device-1"), "RegistrationId Individual ByName Verified Enabled", "")),
        ("an individual by a name that is not known", &good, vec![by_name(Kind::Individual, "device-1", "contoso-root")], unknown, Expected(Open, Some("device-1"), "RegistrationId Individual NameUnknown Enabled", "")),
        ("an individual by another CA's name", &good, vec![by_name(Kind::Individual, "device-1", "elsewhere")], known(&elsewhere), Expected(Refused, Some("device-1"), "RegistrationId Individual NameNotInChain", "")),
        ("an expired leaf with an individual enrollment", &expired, vec![individual("device-1", expired.at(0))], unknown, Expected(Refused, Some("device-1"), "RegistrationId Individual SameCertificate BrokenChain", "")),
        ("an expired root does not matter to an individual enrollment", &expired_root, vec![individual("device-1", expired_root.at(0))], unknown, Expected(Admitted, Some("device-1"), "RegistrationId Individual SameCertificate Enabled", "")),
        ("nothing", &good, vec![], known(&all), Expected(Refused, None, none, "EndsIn")),
        ("verified is not known", &good, vec![of_middle.clone()], unknown, Expected(Open, Some("g"), "RegistrationId NoIndividual Group VerifiedUnknown Enabled", "")),
        ("not verified", &good, vec![of_middle.clone()], known(&unverified), Expected(Refused, Some("g"), "RegistrationId NoIndividual Group NotVerified", "")),
        ("not uploaded", &good, vec![of_middle.clone()], known(&elsewhere), Expected(Refused, Some("g"), "RegistrationId NoIndividual Group NotUploaded", "")),
        ("a verified intermediate is enough for a group of it", &no_root, vec![group("g", no_root.at(1))], known(&no_root_middle), Expected(Admitted, Some("g"), in_group, "")),
        ("a verified intermediate below the group's root", &good, vec![of_root.clone()], known(&middle_only), Expected(Refused, Some("r"), "RegistrationId NoIndividual NoGroup Group NotUploaded", "")),
        ("group by a CA's name", &good, vec![by_name(Kind::Group, "n", "CONTOSO-root")], known(&all), Expected(Admitted, Some("n"), "RegistrationId NoIndividual NoGroup ByName Verified Enabled", "")),
        ("group by a name that is not known", &good, vec![by_name(Kind::Group, "n", "x")], unknown, Expected(Open, None, "RegistrationId NoIndividual NameUnknown NoGroup NoGroup", "EndsIn")),
        ("a name that is not known may come first", &good, vec![by_name(Kind::Group, "n", "x"), disabled(&of_root)], unknown, Expected(Open, Some("r"), "RegistrationId NoIndividual NameUnknown NoGroup Group Disabled", "")),
        ("two groups of one CA", &good, vec![group("a", middle), group("b", middle)], known(&all), Expected(Open, Some("a"), "RegistrationId NoIndividual Group SeveralGroups Verified Enabled", "")),
        ("the device sends its own certificate only", &leaf_alone, vec![of_middle.clone()], known(&all), Expected(Refused, None, "RegistrationId NoIndividual NoAuthorityPresented", "ChainTooShort")),
        ("the device does not send the root that the group has", &no_root, vec![made(Kind::Group, "r", &json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {"subjectName": "CN=Root", "sha256Thumbprint": "00"}}}}}))], known(&all), Expected(Refused, None, "RegistrationId NoIndividual NoGroup", "ChainTooShort")),
        ("a self-signed device", &self_signed, vec![of_middle.clone()], known(&all), Expected(Refused, None, "RegistrationId NoIndividual NoAuthorityPresented", "EndsIn")),
        ("a self-signed device in a group", &self_signed, vec![group("g", self_signed.at(0))], known(&all), Expected(Refused, None, "RegistrationId NoIndividual NoAuthorityPresented", "LeafInGroup")),
        ("a self-signed device with an individual enrollment", &self_signed, vec![individual("device-1", self_signed.at(0))], known(&[]), Expected(Admitted, Some("device-1"), "RegistrationId Individual SameCertificate Enabled", "")),
        ("individual under another ID", &good, vec![individual("device-01", leaf)], known(&all), Expected(Refused, None, none, "OtherId")),
        ("the CA was made anew", &good, vec![group("old", presented("expired-root").at(2))], known(&all), Expected(Refused, None, none, "Reissued")),
        ("another branch of the root", &good, vec![made(Kind::Group, "b", &json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {"subjectName": "CN=Factory 2", "issuerName": "CN=Root", "sha256Thumbprint": "00"}}}}}))], known(&all), Expected(Refused, None, none, "OtherBranch")),
        ("another root altogether", &good, vec![group("o", other.at(2))], known(&all), Expected(Refused, None, none, "EndsIn")),
        ("no common name", &odd, vec![group("g", odd.at(1))], known(&all), Expected(Refused, None, "NoRegistrationId", "")),
        ("an expired leaf", &expired, vec![group("g", expired.at(1))], unknown, Expected(Refused, Some("g"), "RegistrationId NoIndividual Group BrokenChain", "")),
        ("an expired root", &expired_root, vec![group("g", expired_root.at(1))], unknown, Expected(Refused, Some("g"), "RegistrationId NoIndividual Group BrokenChain", "")),
        ("a leaf for servers", &server, vec![group("g", server.at(1))], unknown, Expected(Refused, Some("g"), "RegistrationId NoIndividual Group BrokenChain", "")),
        ("name constraints", &undecided, vec![group("g", undecided.at(1))], known(&undecided_root), Expected(Open, Some("g"), "RegistrationId NoIndividual Group UndecidedChain Verified Enabled", "")),
        ("the issuer is another than the one presented", &reissued, vec![group("g", &reissued.certificates[0])], unknown, Expected(Refused, None, "RegistrationId NoIndividual NoAuthorityPresented", "ChainTooShort")),
    ];
    assert!(table.len() > 40);
    for (case, presentation, enrollments, authorities, expected) in table {
        let device = Device::Certificate(Presented {
            certificates: &presentation.certificates,
            path: &presentation.path,
        });
        check(case, &admit(device, &enrollments.iter().collect::<Vec<_>>(), authorities), &expected);
    }
}

#[test]
fn devices_with_keys_and_tpms() {
    use Outcome::{Admitted, Open, Refused};
    let group = || key(Kind::Group, "meters");
    let own = || key(Kind::Individual, "meter-1");
    let device = |key_of| Device::SymmetricKey { registration_id: "meter-1", key_of };
    let chip = |endorsement_key| Device::Tpm { registration_id: "meter-1", endorsement_key };
    let in_group = KeyOwner::Enrollment(Kind::Group, "meters");
    let of_own = KeyOwner::Enrollment(Kind::Individual, "METER-1");
    #[rustfmt::skip]
    let table = [
        ("key of an individual", device(of_own), vec![own(), group()], Expected(Admitted, Some("meter-1"), "RegistrationId Individual SameKey Enabled", "")),
        ("key not known", device(KeyOwner::Unknown), vec![own()], Expected(Open, Some("meter-1"), "RegistrationId Individual KeyUnknown Enabled", "")),
        ("a group's key, but an individual enrollment", device(in_group), vec![own(), group()], Expected(Refused, Some("meter-1"), "RegistrationId Individual OtherKey", "")),
        ("a group's key", device(in_group), vec![group()], Expected(Admitted, Some("meters"), "RegistrationId NoIndividual SameKey Enabled", "")),
        ("a disabled group's key", device(in_group), vec![disabled(&group())], Expected(Refused, Some("meters"), "RegistrationId NoIndividual SameKey Disabled", "")),
        ("some group's key", device(KeyOwner::Unknown), vec![group()], Expected(Open, None, "RegistrationId NoIndividual KeyGroups", "")),
        ("no group with keys", device(KeyOwner::Unknown), vec![by_name(Kind::Group, "n", "x")], Expected(Refused, None, "RegistrationId NoIndividual NoKeyGroup", "")),
        ("key of a group that is gone", device(in_group), vec![key(Kind::Group, "others")], Expected(Refused, None, "RegistrationId NoIndividual OtherKey", "")),
        ("an individual with a TPM, a device with a key", device(KeyOwner::Unknown), vec![tpm("meter-1", "QUJD")], Expected(Refused, Some("meter-1"), "RegistrationId Individual OtherAttestation", "")),
        ("TPM", chip("QUJD"), vec![tpm("meter-1", "QUJD")], Expected(Admitted, Some("meter-1"), "RegistrationId Individual SameTpm Enabled", "")),
        ("another TPM", chip("QUJE"), vec![tpm("meter-1", "QUJD")], Expected(Refused, Some("meter-1"), "RegistrationId Individual OtherTpm", "")),
        ("TPM without enrollment", chip("QUJD"), vec![group()], Expected(Refused, None, "RegistrationId NoIndividual NoTpmGroups", "")),
    ];
    for (case, device, enrollments, expected) in table {
        check(case, &admit(device, &enrollments.iter().collect::<Vec<_>>(), Authorities::Unknown), &expected);
    }
}

#[test]
fn the_device_gets_what_its_enrollment_says() {
    let device = Device::Tpm { registration_id: "Meter-1", endorsement_key: "QUJD" };
    let plain = tpm("meter-1", "QUJD");
    let assigned = |enrollment: &Enrollment| {
        let decision = admit(device, &[enrollment], Authorities::Unknown);
        decision.assignment.unwrap()
    };
    let default = assigned(&plain);
    assert_eq!(
        (default.device_id.as_str(), default.policy, default.hubs),
        ("Meter-1", Some(AllocationPolicy::Hashed), Hubs::Linked)
    );
    assert_eq!(assigned(&with(&plain, "deviceId", json!("pump"))).device_id, "pump");
    let hubs = with(&with(&plain, "iotHubs", json!(["a", "b"])), "allocationPolicy", json!("geoLatency"));
    assert_eq!(assigned(&hubs).hubs, Hubs::Named(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(assigned(&hubs).policy, Some(AllocationPolicy::GeoLatency));
    let custom = with(
        &with(&plain, "customAllocationDefinition", json!({"webhookUrl": "https://x"})),
        "allocationPolicy",
        json!("custom"),
    );
    assert_eq!(assigned(&custom).hubs, Hubs::Webhook("https://x".to_owned()));
    assert_eq!(assigned(&with(&plain, "allocationPolicy", json!("new"))).policy, None);
}

#[test]
fn a_near_miss_names_both_certificates() {
    let good = presented("good-p256");
    let old = presented("expired-root");
    let device = Device::Certificate(Presented { certificates: &good.certificates, path: &good.path });
    let decision = admit(device, &[&group("old", old.at(2))], Authorities::Unknown);
    let [NearMiss::Reissued { enrolled, presented, .. }, NearMiss::EndsIn { sha256, .. }] =
        &decision.near_misses[..]
    else {
        panic!("{:?}", decision.near_misses)
    };
    assert_eq!((enrolled, presented), (&old.at(2).sha256_thumbprint, &good.at(2).sha256_thumbprint));
    assert_eq!(sha256, presented);
    let sentence = decision.near_misses[0].to_string();
    assert!(
        sentence.contains("“old”") && sentence.contains(enrolled.as_str()) && sentence.contains("made anew")
    );
    assert!(matches!(decision.reasons[0].statement, Statement::RegistrationId { .. }));
}
