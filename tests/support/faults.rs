//! The writes of the page and the faults they meet, for `tests/page_faults.rs`.

use std::collections::BTreeMap;

use dps_enroll::{
    dps::{
        CallError, Id,
        enrollment::{Draft, Kind, Method as Proof, Put, SlotDraft},
    },
    emulator::{Fault, FaultKind},
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

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// With the call, so many times.
    Call(u32, FaultKind),
    /// Somebody deleted it between the list and this.
    Deleted,
    /// Somebody changed it, or created it, between the list and this.
    Changed,
}

const fn answered(body: &'static str) -> Wrong {
    Wrong::Call(1, FaultKind::Replace { status: 200, body })
}

const REFUSED: &str = r#"{"errorCode":500000,"message":"Internal error"}"#;
const NO_ETAG: &str = r#"{"enrollmentGroupId":"item-1","registrationId":"item-1","attestation":null}"#;
const ANOTHER: &str = r#"{"enrollmentGroupId":"another","registrationId":"another","etag":"MQ=="}"#;
const ODD_ERRORS: &str = r#"{"errors":[7,{"registrationId":null}],"isSuccessful":"no"}"#;
const OTHERS_ERROR: &str = r#"{"errors":[{"enrollmentGroupId":"another","errorCode":400004,"errorStatus":"?"}],"isSuccessful":false}"#;

pub(crate) const FAULTS: [(&str, Wrong); 21] = [
    ("lost before it acted", Wrong::Call(1, FaultKind::DropBefore)),
    ("lost after it acted", Wrong::Call(1, FaultKind::DropAfter)),
    ("500 before it acted", Wrong::Call(1, FaultKind::Status(500))),
    ("500 after it acted", Wrong::Call(1, FaultKind::Replace { status: 500, body: REFUSED })),
    ("503", Wrong::Call(1, FaultKind::Status(503))),
    ("403", Wrong::Call(1, FaultKind::Status(403))),
    ("429 three times", Wrong::Call(3, FaultKind::Throttle(1))),
    ("answer cut off", Wrong::Call(1, FaultKind::Truncate)),
    ("proxy's page, 502", Wrong::Call(1, FaultKind::HtmlPage(502))),
    ("proxy's page, 504 after", Wrong::Call(1, FaultKind::Replace { status: 504, body: "<html>" })),
    ("proxy's page, 200", Wrong::Call(1, FaultKind::HtmlPage(200))),
    ("answer null", answered("null")),
    ("answer array", answered("[]")),
    ("answer string", answered("\"ok\"")),
    ("answer number", answered("7")),
    ("answer without etag", answered(NO_ETAG)),
    ("answer of another", answered(ANOTHER)),
    ("errors of odd types", answered(ODD_ERRORS)),
    ("error of another", answered(OTHERS_ERROR)),
    ("deleted meanwhile", Wrong::Deleted),
    ("changed meanwhile", Wrong::Changed),
];

/// How many a run is about: three batches.
const MANY: usize = 25;

impl Write {
    fn is_new(self) -> bool {
        matches!(self, Self::CreateGroup | Self::CreateDevice | Self::Copy | Self::Revoke)
    }

    fn action(self) -> Option<Action> {
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

    fn method(self) -> Method {
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
    fn begin(self) -> Person {
        let mut person = Person::new();
        let twin = || Edited::Twin("{\"tags\": {\"site\": \"lyon\"}}".to_owned());
        if let Some(action) = self.action() {
            for number in 0..MANY {
                let mut draft = Draft::new(Kind::Group);
                draft.id = format!("many-{number:02}");
                draft.proof.method = Proof::CaReferences;
                draft.proof.ca_names[0] = "root".to_owned();
                draft.set_enabled(action != Action::Enable);
                send(&mut person.dps, &draft.check().unwrap()).unwrap();
            }
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
            edits.into_iter().for_each(|edited| person.act(Event::Edited(self.form(), edited)));
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
            self.ask_delete(&mut person);
        }
        person
    }

    fn ask_delete(self, person: &mut Person) {
        person.act(Event::DeleteAsked(Box::new(person.item("item-1"))));
        person.act(Event::ConfirmationTyped("item-1".to_owned()));
    }

    fn submit(self, person: &mut Person) {
        person.act(match self {
            _ if self.action().is_some() => Event::RunConfirmed,
            _ if self.is_delete() => Event::DeleteConfirmed,
            _ => Event::Submitted(self.form()),
        });
    }

    fn check(self, person: &mut Person) {
        person.act(match self {
            _ if self.action().is_some() => Event::RunChecked,
            _ if self.is_delete() => Event::DeleteChecked,
            _ => Event::Checked(self.form()),
        });
    }

    /// The person tries again: with the button that is there, of many with those they select anew.
    fn again(self, person: &mut Person) {
        match (self.action(), &person.page.run) {
            (Some(_), Some(run)) if run.can_continue() => person.act(Event::RunContinued),
            (Some(action), _) => {
                person.act(Event::RunClosed);
                person.act(Event::AllSelected(true));
                person.act(Event::RunAsked(action));
                person.act(Event::RunConfirmed);
            }
            _ => self.submit(person),
        }
    }

    fn the_form(self, person: &Person) -> Option<&Form> {
        if self == Self::CreateGroup { Some(&person.page.create) } else { person.page.form.as_ref() }
    }

    /// All that was typed.
    fn typed(self, person: &Person) -> String {
        let form = self.the_form(person).map(|form| {
            let draft = &form.draft;
            let proof = (&draft.proof.certificates, draft.proof.method, draft.is_enabled());
            format!("{:?}", (&draft.id, &draft.twin, &draft.hubs, proof))
        });
        let deletion = person.page.deletion.as_ref().map(|deletion| deletion.typed.clone());
        format!("{form:?} {deletion:?}")
    }

    /// What the person sees, in the words of the matrix.
    fn seen(self, person: &Person) -> &'static str {
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
    fn meddle(self, person: &mut Person) -> (String, String) {
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

    fn delete_meanwhile(self, person: &mut Person) {
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
}

fn id() -> Id {
    Id::parse("item-1").unwrap()
}

/// The version of everything there is.
fn versions(person: &Person) -> BTreeMap<String, String> {
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

/// Whether every write the page sent names the version it is for, or is one that never overwrites.
fn is_careful(person: &Person) {
    for request in &person.requests {
        let if_match = request.headers.get("If-Match");
        assert_ne!(if_match, Some("*"), "{request:?}");
        assert!(request.method != Method::Delete || if_match.is_some(), "{request:?}");
        let body = request.body.as_deref().unwrap_or("null");
        let body: Value = serde_json::from_str(body).unwrap();
        for item in body["enrollmentGroups"].as_array().into_iter().flatten() {
            assert!(item["etag"].as_str().is_some_and(|etag| etag != "*"), "{item}");
        }
    }
}

/// The write begun, and the fault met.
fn meet(write: Write, wrong: Wrong) -> (Person, &'static str, BTreeMap<String, String>) {
    let mut person = write.begin();
    let before = versions(&person);
    let typed = write.typed(&person);
    match wrong {
        Wrong::Deleted => write.delete_meanwhile(&mut person),
        Wrong::Changed => _ = write.meddle(&mut person),
        Wrong::Call(times, kind) => {
            let fault =
                |times, kind| Fault { method: Some(write.method()), path: String::new(), times, kind };
            if write.action().is_some() {
                person.dps.script(fault(1, FaultKind::Delay(0)));
            }
            person.dps.script(fault(times, kind));
        }
    }
    write.submit(&mut person);
    let seen = write.seen(&person);
    if ["maybe", "refused", "waits", "gone", "exists"].contains(&seen) && write.action().is_none() {
        assert_eq!(write.typed(&person), typed, "what was typed is there");
    }
    (person, seen, before)
}

/// Sits out the waits: how many there were.
fn wait(person: &mut Person) -> u32 {
    let mut waits = 0;
    while person.page.waiting.is_some() {
        waits += 1;
        person.wait_a_second();
    }
    waits
}

/// Four words: what is seen first, after the check, after trying again without a check, and after trying again where somebody
/// else was faster.
pub(crate) fn live(write: Write, wrong: Wrong) -> String {
    // The person checks, and goes on until it is done.
    let (mut person, first, before) = meet(write, wrong);
    let after = versions(&person);
    let mut first = first.to_owned();
    let mut checked = "-";
    if first == "maybe" {
        write.check(&mut person);
        checked = write.seen(&person);
        if checked == "absent" {
            write.again(&mut person);
            assert_eq!(write.seen(&person), "done");
        }
        not_twice(&before, &after, &versions(&person));
    }
    is_careful(&person);
    // They try again at once.
    let (mut person, _, before) = meet(write, wrong);
    let after = versions(&person);
    let again = if first == "waits" {
        first = format!("waits×{}", wait(&mut person));
        write.seen(&person)
    } else if first == "done" || first == "choose" || first == "look" || first == "left" {
        "-"
    } else {
        write.again(&mut person);
        write.seen(&person)
    };
    not_twice(&before, &after, &versions(&person));
    is_careful(&person);
    // Somebody else is faster.
    let (mut person, _, _) = meet(write, wrong);
    let meddled = if again == "-" || matches!(wrong, Wrong::Deleted | Wrong::Changed) {
        "-"
    } else {
        let (name, version) = write.meddle(&mut person);
        if first.starts_with("waits") {
            wait(&mut person);
        } else {
            write.again(&mut person);
        }
        assert_eq!(versions(&person).get(&name), Some(&version), "nothing of somebody else is overwritten");
        write.seen(&person)
    };
    is_careful(&person);
    format!("{first} {checked} {again} {meddled}")
}

/// What was done once is not done again.
fn not_twice(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
    end: &BTreeMap<String, String>,
) {
    for (name, version) in after.iter().filter(|(name, version)| before.get(*name) != Some(*version)) {
        assert_eq!(end.get(name), Some(version), "{name}");
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        assert!(!end.contains_key(name), "{name}");
    }
}
