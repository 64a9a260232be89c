//! The writes of the page, as a person does them and sees them end, for `tests/page_faults.rs`.

use std::collections::BTreeMap;

use dps_enroll::{
    dps::{
        CallError, Id,
        enrollment::{Kind, Method as Proof, Put, SlotDraft},
    },
    http::Method,
    page::{
        Event,
        address::Place,
        deletion,
        form::{self, Edited, Form, FormId},
        rollover::Step,
        run::{self, Action},
    },
};
use serde_json::{Value, json};

use crate::support::{NOW, ca_pem, draft, fixture, person::Person, send};

/// A write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    CreateGroup,
    CreateDevice,
    Copy,
    Revoke,
    Change,
    Rollover,
    DeleteGroup,
    DeleteDevice,
    DeleteRecord,
    Enable,
    Disable,
    DeleteMany,
}

/// How many a run is about: three batches.
const MANY: usize = 25;

impl Write {
    fn is_new(self) -> bool {
        matches!(self, Self::CreateGroup | Self::CreateDevice | Self::Copy | Self::Revoke)
    }

    pub(crate) fn action(self) -> Option<Action> {
        match self {
            Self::Enable => Some(Action::Enable),
            Self::Disable => Some(Action::Disable),
            Self::DeleteMany => Some(Action::Delete),
            _ => None,
        }
    }

    fn is_delete(self) -> bool {
        matches!(self, Self::DeleteGroup | Self::DeleteDevice | Self::DeleteRecord)
    }

    pub(crate) fn method(self) -> Method {
        match self {
            _ if self.action().is_some() => Method::Post,
            _ if self.is_delete() => Method::Delete,
            _ => Method::Put,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::CreateDevice | Self::Revoke | Self::DeleteDevice => Kind::Individual,
            _ => Kind::Group,
        }
    }

    fn form(self) -> FormId {
        if self == Self::CreateGroup { FormId::Step } else { FormId::Opened }
    }

    /// At the page, all filled in.
    pub(crate) fn begin(self) -> Person {
        let mut person = Person::new();
        let twin = || Edited::Twin("{\"tags\": {\"site\": \"lyon\"}}".to_owned());
        if let Some(action) = self.action() {
            let status = if action == Action::Enable { "disabled" } else { "enabled" };
            let attestation = json!({"type": "x509", "x509": {"caReferences": {"primary": "root"}}});
            let group = |number| {
                let id = format!("many-{number:02}");
                json!({"enrollmentGroupId": id, "attestation": attestation, "provisioningStatus": status})
            };
            let groups: Vec<_> = (0..MANY).map(group).collect();
            person.dps.load(&json!({"enrollmentGroups": groups}).to_string(), NOW).unwrap();
            person.connect("provisioningserviceowner");
            person.act(Event::AllSelected(true));
            person.act(Event::RunAsked(action));
            return person;
        }
        let existing = if self.is_new() { "origin" } else { "item-1" };
        send(&mut person.dps, &draft(existing).check().unwrap()).unwrap();
        let device = json!({"registrationId": "item-1", "attestation": {"type": "symmetricKey"}}).to_string();
        let put = Put { kind: Kind::Individual, id: id(), body: device, if_match: None };
        if self == Self::DeleteDevice {
            send(&mut person.dps, &put).unwrap();
        }
        let record = json!({"registrationId": "item-1", "enrollmentGroupId": "item-1"});
        if self == Self::DeleteRecord {
            person.dps.load(&json!({"registrations": [record]}).to_string(), NOW).unwrap();
        }
        person.connect("provisioningserviceowner");
        let group = || Place::Enrollment(Kind::Group, existing.to_owned());
        let edit = |person: &mut Person, edits: Vec<Edited>| {
            for edited in edits {
                person.act(Event::Edited(self.form(), edited));
            }
        };
        let named = || Edited::Id("item-1".to_owned());
        match self {
            Self::CreateGroup => {
                person.drop_file("root.pem", ca_pem().as_bytes());
                edit(&mut person, vec![named(), twin()]);
            }
            Self::CreateDevice => {
                person.go(Place::Devices);
                person.act(Event::NewAsked);
                edit(&mut person, vec![named(), Edited::Method(Proof::SymmetricKey), twin()]);
            }
            Self::Copy => {
                person.go(group());
                person.act(Event::CopyAsked);
                edit(&mut person, vec![named(), Edited::Certificate(0, SlotDraft::New(ca_pem())), twin()]);
            }
            Self::Revoke => {
                person.go(group());
                person.act(Event::RevokeAsked("item-1".to_owned()));
                edit(&mut person, vec![twin()]);
            }
            Self::Change => {
                person.go(group());
                person.act(Event::EditAsked);
                edit(
                    &mut person,
                    vec![Edited::Enabled(false), Edited::Hubs("h.azure-devices.net".to_owned())],
                );
            }
            Self::Rollover => {
                person.go(group());
                person.act(Event::RolloverAsked(Step::Add));
                person.drop_file("next.pem", &fixture("certificates/intermediate.pem"));
            }
            Self::DeleteGroup => {}
            Self::DeleteDevice => person.go(Place::Devices),
            _ => person.go(Place::Registrations("item-1".to_owned())),
        }
        if self.is_delete() {
            person.act(Event::DeleteAsked(Box::new(person.item("item-1"))));
            person.act(Event::ConfirmationTyped("item-1".to_owned()));
        }
        person
    }

    pub(crate) fn submit(self, person: &mut Person) {
        if self.action().is_some() {
            return person.confirm_run();
        }
        person.act(match self {
            _ if self.is_delete() => Event::DeleteConfirmed,
            _ => Event::Submitted(self.form()),
        });
    }

    pub(crate) fn check(self, person: &mut Person) {
        person.act(match self {
            _ if self.action().is_some() => Event::RunChecked,
            _ if self.is_delete() => Event::DeleteChecked,
            _ => Event::Checked(self.form()),
        });
    }

    /// The person tries again: with the button that is there, of many with those they select anew.
    pub(crate) fn again(self, person: &mut Person) {
        match (self.action(), &person.page.run) {
            (Some(_), Some(run)) if run.can_continue() => person.act(Event::RunContinued),
            (Some(action), _) => {
                person.act(Event::RunClosed);
                person.act(Event::AllSelected(true));
                person.act(Event::RunAsked(action));
                person.confirm_run();
            }
            _ => self.submit(person),
        }
    }

    fn the_form(self, person: &Person) -> Option<&Form> {
        if self == Self::CreateGroup { Some(&person.page.create) } else { person.page.form.as_ref() }
    }

    /// All that was typed.
    pub(crate) fn typed(self, person: &Person) -> String {
        let form = self.the_form(person).map(|form| {
            let draft = &form.draft;
            let proof = (&draft.proof.certificates, draft.proof.method, draft.is_enabled());
            format!("{:?}", (&draft.id, &draft.twin, &draft.hubs, proof))
        });
        let deletion = person.page.deletion.as_ref().map(|deletion| deletion.typed.clone());
        format!("{form:?} {deletion:?}")
    }

    /// What the person sees, in the words of the matrix.
    pub(crate) fn seen(self, person: &Person) -> &'static str {
        let refused = |error: &CallError| match error {
            CallError::Service(problem) if problem.status == 404 => "gone",
            _ => "refused",
        };
        if person.page.waiting.is_some() {
            return "waits";
        }
        if self.action().is_some() {
            let run = person.page.run.as_ref().unwrap();
            let counts = run.counts();
            assert_eq!(
                counts.done + counts.failed + counts.unknown + counts.left,
                run.left() + run.outcomes.len()
            );
            return match &run.progress {
                run::Progress::Failed(_) | run::Progress::Done if run.can_check() => "maybe",
                run::Progress::Failed(error) => refused(error),
                run::Progress::Stopped if run.can_continue() => "absent",
                run::Progress::Done if counts.failed == 0 => "done",
                run::Progress::Done => "left",
                other => panic!("{other:?}"),
            };
        }
        if self.is_delete() {
            let Some(deletion) = &person.page.deletion else {
                assert!(person.page.list().find("item-1").is_none(), "it is off the list");
                return "done";
            };
            return match &deletion.progress {
                deletion::Progress::Failed(_) if deletion.is_unknown => "maybe",
                deletion::Progress::Failed(error) => refused(error),
                deletion::Progress::NotCarriedOut => "absent",
                deletion::Progress::Changed => "look",
                other => panic!("{other:?}"),
            };
        }
        let Some(form) = self.the_form(person) else {
            let said = if self.is_new() { "created" } else { "saved" };
            assert!(person.done.iter().any(|done| done.contains(said)), "{:?}", person.done);
            return "done";
        };
        match &form.progress {
            form::Progress::Failed(_) if form.is_unknown => "maybe",
            form::Progress::Failed(error) => refused(error),
            form::Progress::NotCarriedOut => "absent",
            form::Progress::Created { .. } => "done",
            form::Progress::Found { .. } => "found",
            form::Progress::Exists { .. } => "exists",
            form::Progress::Merging(_) => "choose",
            other => panic!("{other:?}"),
        }
    }

    /// Somebody else changes what the write is about, or creates it: its name and the version they made.
    pub(crate) fn meddle(self, person: &mut Person) -> (String, String) {
        // Of many, one of the second batch.
        let id = if self.action().is_some() { "many-12" } else { "item-1" };
        let (list, field) = match self {
            Self::DeleteRecord => ("registrations", "registrationId"),
            _ => (self.kind().collection(), self.kind().id_field()),
        };
        let state = person.dps.save();
        let there = state[list].as_array().unwrap().iter().find(|item| item[field] == id).cloned();
        let mut item = there.unwrap_or_else(|| json!({field: id, "attestation": {"type": "symmetricKey"}}));
        // Without its version it gets a new one.
        item.as_object_mut().unwrap().shift_remove("etag");
        item["initialTwin"] = json!({"tags": {"by": "somebody else"}});
        person.dps.load(&json!({list: [item]}).to_string(), NOW).unwrap();
        let name = format!("{list}/{id}");
        let version = versions(person)[&name].clone();
        (name, version)
    }
}

/// Somebody else deletes what the write is about.
pub(crate) fn delete_meanwhile(person: &mut Person) {
    let state = person.dps.save();
    let mut rest = state.as_object().unwrap().clone();
    for items in rest.values_mut() {
        let gone = |item: &Value, name: &str| item[name] == "item-1" || item[name] == "many-12";
        let items = items.as_array_mut().unwrap();
        let group = Kind::Group.id_field();
        items.retain(|item| match item.get("registrationId") {
            Some(_) => !gone(item, "registrationId"),
            None => !gone(item, group),
        });
    }
    person.dps = crate::support::emulator(crate::support::HOST);
    person.dps.load(&Value::Object(rest).to_string(), NOW).unwrap();
}

fn id() -> Id {
    Id::parse("item-1").unwrap()
}

/// The version of everything there is.
pub(crate) fn versions(person: &Person) -> BTreeMap<String, String> {
    let state = person.dps.save();
    let mut versions = BTreeMap::new();
    for (list, items) in state.as_object().unwrap() {
        for item in items.as_array().unwrap() {
            let name =
                item.get("registrationId").or(item.get("enrollmentGroupId")).unwrap().as_str().unwrap();
            versions.insert(format!("{list}/{name}"), item["etag"].as_str().unwrap().to_owned());
        }
    }
    versions
}
