//! The faults that the writes of the page meet, and how a person lives through them, for `tests/page_faults.rs`.

use std::{borrow::Cow, collections::BTreeMap};

use dps_enroll::{emulator::FaultKind, http::Method};
use serde_json::Value;

use crate::support::{
    fault,
    person::Person,
    writes::{Write, delete_meanwhile, versions},
};

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wrong {
    /// With the call, so many times.
    Call(u32, FaultKind),
    /// Somebody deleted it between the list and this.
    Deleted,
    /// Somebody changed it, or created it, between the list and this.
    Changed,
}

const fn answered(body: &'static str) -> Wrong {
    replaced(200, body)
}

const fn replaced(status: u16, body: &'static str) -> Wrong {
    Wrong::Call(1, FaultKind::Replace { status, body: Cow::Borrowed(body) })
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
    ("500 after it acted", replaced(500, REFUSED)),
    ("503", Wrong::Call(1, FaultKind::Status(503))),
    ("403", Wrong::Call(1, FaultKind::Status(403))),
    ("429 three times", Wrong::Call(3, FaultKind::Throttle(1))),
    ("answer cut off", Wrong::Call(1, FaultKind::Truncate)),
    ("proxy's page, 502", Wrong::Call(1, FaultKind::HtmlPage(502))),
    ("proxy's page, 504 after", replaced(504, "<html>")),
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
fn meet(write: Write, wrong: &Wrong) -> (Person, &'static str, BTreeMap<String, String>) {
    let mut person = write.begin();
    let before = versions(&person);
    let typed = write.typed(&person);
    match wrong {
        Wrong::Deleted => delete_meanwhile(&mut person),
        Wrong::Changed => _ = write.meddle(&mut person),
        Wrong::Call(times, kind) => {
            if write.action().is_some() {
                person.dps.script(fault(write.method(), 1, FaultKind::Delay(0)));
            }
            person.dps.script(fault(write.method(), *times, kind.clone()));
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
pub(crate) fn live(write: Write, wrong: &Wrong) -> String {
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
    } else if first == "done"
        || first == "choose"
        || first == "look"
        || first == "left"
        || (write.action().is_some() && *wrong == Wrong::Changed)
    {
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
