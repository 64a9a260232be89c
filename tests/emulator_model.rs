//! Random sequences of all fifteen operations, asked by our own client, against the simplest model there is: items by their ID
//! in lower case, each with a version that is counted. Every answer is the same, and in the end so is everything there is.

use std::collections::BTreeMap;

use dps_enroll::{
    dps::{
        Attestation, BulkMode, CallError, Etag, Id, Mechanism, Page,
        enrollment::{AttestationMechanism, Bulk, Delete, Enrollment, Get, Kind, Put, Query},
        registration,
    },
    emulator::Emulator,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::support::{
    HOST, NOW, ca_pem, emulator,
    model::{self, Entry, Model, Proof, Record, Refusal, Versioned},
    send,
    steps::{IDS, Item, Match, Step, VALID, step},
};

/// Both sides of the comparison, and what connects them: which `ETag` each counted version has.
struct World {
    dps: Emulator,
    model: Model,
    etags: BTreeMap<u64, Etag>,
    /// Where reading stopped, for each list: the continuation, and the place of the last item read.
    pages: BTreeMap<String, (Option<String>, u64)>,
    ca_subject: String,
}

fn valid(at: usize) -> Id {
    Id::parse(IDS[at]).unwrap()
}

/// Status and code of a refusal; any other failure is a failure of the test.
fn answer<T>(result: Result<T, CallError>) -> Result<T, Refusal> {
    result.map_err(|error| match error {
        CallError::Service(problem) => Refusal { status: problem.status, code: problem.code.unwrap() },
        other => panic!("no answer of the service: {other:?}"),
    })
}

impl World {
    fn new() -> Self {
        let mut dps = emulator(HOST);
        let draft = crate::support::draft("subject").check().unwrap();
        let made = send(&mut dps, &draft).unwrap();
        let ca_subject = made.attestation().certificate().unwrap().subject.clone();
        let (model, etags) = (Model::default(), BTreeMap::new());
        Self { dps: emulator(HOST), model, etags, pages: BTreeMap::new(), ca_subject }
    }

    /// What goes on the wire for a version, and what it means to the model.
    fn version<T: Versioned>(&self, known: Option<&T>, chosen: Match) -> (Option<Etag>, model::IfMatch) {
        let newest = known.map(Versioned::version);
        let seen =
            |version: Option<u64>| version.and_then(|version| Some((version, self.etags.get(&version)?)));
        let nonsense = (Some(Etag("c3RhbGU=".to_owned())), model::IfMatch::Other);
        match chosen {
            Match::Absent => (None, model::IfMatch::Absent),
            Match::Any => (Some(Etag("*".to_owned())), model::IfMatch::Any),
            Match::Nonsense => nonsense,
            Match::Newest => seen(newest)
                .map_or(nonsense, |(version, etag)| (Some(etag.clone()), model::IfMatch::Version(version))),
            Match::Older => seen(newest.and_then(|newest| newest.checked_sub(1)))
                .map_or(nonsense, |(version, etag)| (Some(etag.clone()), model::IfMatch::Version(version))),
            Match::Quoted => {
                let etag = seen(newest).map_or("c3RhbGU=", |(_, etag)| etag.0.as_str());
                (Some(Etag(format!("\"{etag}\""))), model::IfMatch::Quoted)
            }
        }
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Get(kind, at) => {
                let found = answer(send(&mut self.dps, &Get { kind, id: valid(at) }));
                let expected = self.model.get(kind, IDS[at]).cloned();
                match (found, expected) {
                    (Ok(found), Ok(expected)) => {
                        self.same_enrollment(&found, &expected);
                        self.same_device(&found, IDS[at]);
                    }
                    (found, expected) => assert_eq!(found.err(), expected.err()),
                }
            }
            Step::Put(kind, item) => {
                let (if_match, meant) = self.version(self.model.find(kind, IDS[item.id]), item.version);
                let body = Value::Object(json(kind, &item)).to_string();
                let put = answer(send(&mut self.dps, &Put { kind, id: valid(item.id), body, if_match }));
                match (put, self.model.put(kind, IDS[item.id], &item.body, meant)) {
                    (Ok(found), Ok(expected)) => {
                        let expected = expected.clone();
                        self.same_enrollment(&found, &expected);
                    }
                    (found, expected) => assert_eq!(found.err(), expected.err()),
                }
            }
            Step::Delete(kind, at, version) => {
                let (if_match, meant) = forced(self.version(self.model.find(kind, IDS[at]), version));
                let delete = Delete { kind, id: valid(at), if_match };
                assert_eq!(answer(send(&mut self.dps, &delete)), self.model.delete(kind, IDS[at], meant));
            }
            Step::Query(kind, max_items) => {
                let name = kind.collection().to_owned();
                let (continuation, after) = self.pages.remove(&name).unwrap_or_default();
                let page = answer(send(&mut self.dps, &Query { kind, max_items, continuation })).unwrap();
                let (expected, more) = self.model.page(kind, after, max_items);
                self.same_page(name, &page, expected.iter().map(|entry| entry.place), more);
                for (found, expected) in page.items.iter().zip(&expected) {
                    self.same_enrollment(found, expected);
                    assert!(found.registration_state().is_none(), "lists do not have it");
                }
            }
            Step::BadContinuation(kind) => {
                let continuation = Some("bm90aGluZw==".to_owned());
                let refused = answer(send(&mut self.dps, &Query { kind, max_items: 1, continuation }));
                assert_eq!(refused.unwrap_err(), Refusal { status: 400, code: 400_000 });
            }
            Step::Mechanism(kind, at) => self.mechanism(kind, at),
            Step::Bulk(kind, mode, items) => self.bulk(kind, mode, &items),
            Step::GetRecord(at) => {
                let found = answer(send(&mut self.dps, &registration::Get { id: valid(at) }));
                match (found, self.model.record(IDS[at]).cloned()) {
                    (Ok(found), Ok(expected)) => self.same_record(&found, &expected),
                    (found, expected) => assert_eq!(found.err(), expected.err()),
                }
            }
            Step::DeleteRecord(at, version) => {
                let (if_match, meant) = forced(self.version(self.model.record(IDS[at]).ok(), version));
                let delete = registration::Delete { id: valid(at), if_match };
                assert_eq!(answer(send(&mut self.dps, &delete)), self.model.delete_record(IDS[at], meant));
            }
            Step::QueryRecords(at, max_items) => {
                let name = format!("records of {}", IDS[at].to_ascii_lowercase());
                let (continuation, after) = self.pages.remove(&name).unwrap_or_default();
                let query = registration::Query { group: valid(at), max_items, continuation };
                match (answer(send(&mut self.dps, &query)), self.model.records(IDS[at], after, max_items)) {
                    (Ok(page), Ok((expected, more))) => {
                        self.same_page(name, &page, expected.iter().map(|record| record.place), more);
                        for (found, expected) in page.items.iter().zip(&expected) {
                            self.same_record(found, expected);
                        }
                    }
                    (found, expected) => assert_eq!(found.err(), expected.err()),
                }
            }
            Step::Register(at, group) => {
                let group = group.map(|group| IDS[group]);
                let mut record = json!({"registrationId": IDS[at], "assignedHub": "hub.azure-devices.net"});
                if let Some(group) = group {
                    record["enrollmentGroupId"] = group.into();
                }
                self.dps.load(&json!({"registrations": [record]}).to_string(), NOW).unwrap();
                self.model.register(IDS[at], group);
                self.step(Step::GetRecord(at));
            }
        }
    }

    fn mechanism(&mut self, kind: Kind, at: usize) {
        let found = answer(send(&mut self.dps, &AttestationMechanism { kind, id: valid(at) }));
        match (found, self.model.get_mut(kind, IDS[at])) {
            (Ok(Mechanism::SymmetricKey(keys)), Ok(entry)) => {
                let read = [keys.primary, keys.secondary]
                    .map(|key| String::from_utf8(key.expose().to_vec()).unwrap());
                let Proof::Keys(known) = &mut entry.proof else { panic!("{:?}", entry.proof) };
                assert_ne!(read[0], read[1]);
                assert_eq!(*known.get_or_insert(read.clone()), read, "keys stay until they are replaced");
            }
            (Ok(Mechanism::Other(found)), Ok(entry)) => {
                assert_eq!(*found, shown_attestation(&entry.proof, &found, &self.ca_subject));
                assert!(!matches!(entry.proof, Proof::Keys(_)));
            }
            (found, expected) => assert_eq!(found.err(), expected.err()),
        }
    }

    fn bulk(&mut self, kind: Kind, mode: BulkMode, items: &[Item]) {
        let (mut sent, mut meant) = (Vec::new(), Vec::new());
        for item in items {
            // Every item names the version that stood before the call, whatever the items before it do.
            let (etag, condition) = self.version(self.model.find(kind, IDS[item.id]), item.version);
            let mut json = json(kind, item);
            if let Some(Etag(etag)) = etag {
                json.insert("etag".to_owned(), etag.into());
            }
            sent.push(json);
            meant.push(condition);
        }
        let answered = answer(send(&mut self.dps, &Bulk { kind, mode, items: sent }));
        if items.is_empty() || items.len() > 10 {
            return assert_eq!(answered.unwrap_err(), Refusal { status: 400, code: 400_004 });
        }
        let answered = answered.unwrap();
        let mut expected = Vec::new();
        for (item, meant) in items.iter().zip(meant) {
            let name = IDS[item.id];
            let outcome = match mode {
                BulkMode::Delete => self.model.delete(kind, name, meant),
                _ if item.id >= VALID && (mode != BulkMode::Update) => Err(model::BAD_REQUEST),
                BulkMode::Create => {
                    self.model.put(kind, name, &item.body, model::IfMatch::Absent).map(|_| ())
                }
                BulkMode::Update => match self.model.get(kind, name) {
                    Err(absent) => Err(absent),
                    Ok(_) => self.model.put(kind, name, &item.body, meant).map(|_| ()),
                },
                BulkMode::UpdateIfMatchEtag => {
                    // Without a version no version matches.
                    let meant =
                        if matches!(meant, model::IfMatch::Absent) { model::IfMatch::Other } else { meant };
                    self.model.put(kind, name, &item.body, meant).map(|_| ())
                }
            };
            expected.extend(outcome.err().map(|refusal| (name, refusal.code)));
        }
        let found: Vec<_> = answered.errors.iter().map(|error| (error.id.as_str(), error.code)).collect();
        assert_eq!(found, expected);
        assert_eq!(answered.is_successful, expected.is_empty());
        // The answer has no versions.
        self.same_contents();
    }

    /// The same version has the same `ETag`, and another version another one.
    fn same_version(&mut self, version: u64, etag: Option<Etag>) {
        let etag = etag.unwrap();
        let other = self.etags.iter().find(|(known, _)| **known != version && self.etags[known] == etag);
        assert_eq!(other, None, "used before");
        assert_eq!(*self.etags.entry(version).or_insert_with(|| etag.clone()), etag);
    }

    fn same_enrollment(&mut self, found: &Enrollment, expected: &Entry) {
        assert_eq!(found.id(), expected.spelt);
        assert_eq!(found.is_enabled(), expected.enabled);
        assert_eq!(found.json()["initialTwin"]["tags"]["mark"], expected.mark);
        let attestation = found.attestation();
        assert_eq!(attestation, shown_attestation(&expected.proof, &attestation, &self.ca_subject));
        self.same_version(expected.version, found.etag());
    }

    /// An individual enrollment shows what became of its device.
    fn same_device(&mut self, found: &Enrollment, id: &str) {
        let state = found.registration_state();
        if found.kind() == Kind::Group {
            return assert!(state.is_none());
        }
        let state = state.unwrap();
        match self.model.record(id).cloned() {
            Ok(record) => self.same_record(&state, &record),
            Err(_) => assert_eq!(state.status(), registration::Status::Unassigned),
        }
    }

    fn same_record(&mut self, found: &registration::RegistrationState, expected: &Record) {
        assert_eq!(found.id(), expected.spelt);
        assert_eq!(found.status(), registration::Status::Assigned);
        assert_eq!(found.assigned_hub(), Some("hub.azure-devices.net"));
        self.same_version(expected.version, found.etag());
    }

    fn same_page<T>(&mut self, list: String, page: &Page<T>, places: impl Iterator<Item = u64>, more: bool) {
        let places: Vec<u64> = places.collect();
        assert_eq!(page.items.len(), places.len());
        assert_eq!(page.continuation.is_some(), more);
        if let (Some(_), Some(last)) = (&page.continuation, places.last()) {
            self.pages.insert(list, (page.continuation.clone(), *last));
        }
    }

    /// All enrollments there are, on both sides.
    fn same_contents(&mut self) {
        for kind in [Kind::Group, Kind::Individual] {
            let query = Query { kind, max_items: 100, continuation: None };
            let page = send(&mut self.dps, &query).unwrap();
            let (expected, _) = self.model.page(kind, 0, 100);
            let ids: Vec<_> = page.items.iter().map(Enrollment::id).collect();
            assert_eq!(ids, expected.iter().map(|entry| entry.spelt.as_str()).collect::<Vec<_>>());
            for (found, expected) in page.items.iter().zip(&expected) {
                self.same_enrollment(found, expected);
            }
        }
    }
}

/// A delete always names a version: where none is chosen, any.
fn forced((etag, meant): (Option<Etag>, model::IfMatch)) -> (Etag, model::IfMatch) {
    match etag {
        Some(etag) => (etag, meant),
        None => (Etag("*".to_owned()), model::IfMatch::Any),
    }
}

/// The body of a write.
fn json(kind: Kind, item: &Item) -> Map<String, Value> {
    let attestation = match &item.body.proof {
        Proof::Certificate => {
            json!({"type": "x509", "x509": {kind.certificates_field(): {"primary": {"certificate": ca_pem()}}}})
        }
        Proof::Tpm => json!({"type": "tpm", "tpm": {"endorsementKey": model::ENDORSEMENT_KEY}}),
        Proof::Keys(None) => json!({"type": "symmetricKey"}),
        Proof::Keys(Some([primary, secondary])) => {
            json!({"type": "symmetricKey", "symmetricKey": {"primaryKey": primary, "secondaryKey": secondary}})
        }
        Proof::Missing => json!({"type": "none"}),
    };
    let named = if item.body.misnamed { "another" } else { IDS[item.id] };
    let mut json = json!({
        kind.id_field(): named,
        "attestation": attestation,
        "provisioningStatus": if item.body.enabled { "enabled" } else { "disabled" },
        "initialTwin": {"tags": {"mark": item.body.mark}},
    });
    if item.body.hubs_without_policy {
        json["iotHubs"] = json!(["hub.azure-devices.net"]);
    }
    json.as_object().unwrap().clone()
}

/// What is shown of a proof; of a certificate only its subject is compared.
fn shown_attestation(proof: &Proof, found: &Attestation, subject: &str) -> Attestation {
    match proof {
        Proof::Certificate => {
            assert_eq!(found.certificate().map(|info| info.subject.as_str()), Some(subject));
            found.clone()
        }
        Proof::Tpm => Attestation::Tpm { endorsement_key: model::ENDORSEMENT_KEY.to_owned() },
        Proof::Keys(_) => Attestation::SymmetricKey,
        Proof::Missing => panic!("never taken"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_emulator_and_the_client_agree_with_the_model(steps in prop::collection::vec(step(), 0..160)) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
        }
        world.same_contents();
        (0..VALID).for_each(|id| world.step(Step::GetRecord(id)));
    }
}
