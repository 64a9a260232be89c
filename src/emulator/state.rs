//! All of a DPS as one JSON: to start from, and to go on from. Enrollments and records are as the service returns them; what
//! is left out gets the service's default.
//!
//! `{"enrollmentGroups": […], "enrollments": […], "registrations": […]}`. Three additions to the service's own form: a
//! registration record names its `enrollmentGroupId`; a certificate may be there as `certificate` (PEM or base64 of DER)
//! or as `info`; and a time (a member whose name ends in `Utc`) may be relative to now: `-3d`, `+12h`, `-5m`.

use std::fmt;

use serde_json::{Map, Value, json};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{Context, Emulator, enrollment, enrollment::Kind};
use crate::{certificate::hex, json, time::UnixSeconds};

const REGISTRATIONS: &str = "registrations";
const OWNER: &str = "enrollmentGroupId";

/// Why a state could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateError {
    /// No JSON object.
    NoJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A list that there is not.
    UnknownList(String),
    /// An item without its ID.
    NoId {
        /// The list it is in.
        list: &'static str,
        /// Its place, from 1.
        place: usize,
        /// What its ID is called.
        field: &'static str,
    },
    /// An enrollment that the service would refuse.
    Refused {
        /// Its ID.
        id: String,
        /// The service's words.
        reason: String,
    },
    /// The sandbox's own connection string is wrong.
    NoSandbox,
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson { line, column } => {
                write!(f, "The state is no JSON object: see line {line}, column {column}.")
            }
            Self::UnknownList(name) => write!(
                f,
                "“{name}” is no part of a state: it has enrollmentGroups, enrollments and registrations, which are lists."
            ),
            Self::NoId { list, place, field } => {
                write!(f, "Item {place} of {list} has no {field}: give it one.")
            }
            Self::Refused { id, reason } => write!(f, "The service would not take “{id}”: {reason}"),
            Self::NoSandbox => f.write_str("The sandbox's connection string is wrong."),
        }
    }
}

impl std::error::Error for StateError {}

impl Emulator {
    /// Adds what a state has to what there is.
    ///
    /// # Errors
    /// Says which part could not be taken; what came before it was.
    pub fn load(&mut self, state: &str, now: UnixSeconds) -> Result<(), StateError> {
        let state = json::read_object(state)
            .map_err(|misread| StateError::NoJson { line: misread.line, column: misread.column })?;
        for (name, items) in state {
            let list = [Kind::Group.collection(), Kind::Individual.collection(), REGISTRATIONS];
            let (Some(list), Value::Array(items)) = (list.into_iter().find(|list| *list == name), items)
            else {
                return Err(StateError::UnknownList(name));
            };
            for (place, item) in (1..).zip(items) {
                self.answered += 1;
                let context = self.context(now);
                let kind = [Kind::Group, Kind::Individual].into_iter().find(|kind| kind.collection() == list);
                let field = kind.map_or("registrationId", Kind::id_field);
                let (Value::Object(mut item), missing) = (item, StateError::NoId { list, place, field })
                else {
                    return Err(StateError::NoId { list, place, field });
                };
                item.iter_mut().for_each(|(name, value)| complete(name, value, now));
                let id = item.get(field).and_then(Value::as_str).ok_or(missing)?.to_owned();
                match kind {
                    Some(kind) => {
                        let problem = enrollment::restore(&mut self.store, kind, &id, item, &context).err();
                        if let Some(problem) = problem {
                            return Err(StateError::Refused { id, reason: problem.message().to_owned() });
                        }
                    }
                    None => self.restore_registration(&id, item, &context),
                }
            }
        }
        Ok(())
    }

    /// Adds what a state has, or nothing where a part of it cannot be taken.
    ///
    /// # Errors
    /// Says which part.
    pub fn add(&mut self, state: &str, now: UnixSeconds) -> Result<(), StateError> {
        let before = self.store.clone();
        self.load(state, now).inspect_err(|_| self.store = before)
    }

    /// Has what a state has and nothing else; where a part of it cannot be taken, all stays as it is.
    ///
    /// # Errors
    /// Says which part.
    pub fn replace(&mut self, state: &str, now: UnixSeconds) -> Result<(), StateError> {
        let before = self.store.clone();
        self.store.clear();
        self.load(state, now).inspect_err(|_| self.store = before)
    }

    /// A number that grows with every change of what there is.
    pub fn revision(&self) -> u64 {
        self.store.revision()
    }

    /// All there is, keys included.
    pub fn save(&self) -> Value {
        let enrollments = |kind| -> Vec<_> { self.store.of(kind).all().map(enrollment::with_keys).collect() };
        let registrations = self.store.registrations().all().map(|record| {
            let mut json = record.json.clone();
            if let Some(owner) = &record.owner {
                json.insert(OWNER.to_owned(), json!(owner));
            }
            json
        });
        json!({
            "enrollmentGroups": enrollments(Kind::Group),
            "enrollments": enrollments(Kind::Individual),
            "registrations": registrations.collect::<Vec<_>>(),
        })
    }

    fn restore_registration(&mut self, id: &str, mut record: Map<String, Value>, context: &Context) {
        let owner = record.remove(OWNER);
        let defaults = [
            ("createdDateTimeUtc", context.timestamp()),
            ("status", "assigned".to_owned()),
            ("lastUpdatedDateTimeUtc", context.timestamp()),
            ("etag", self.store.next_etag(context)),
        ];
        for (name, default) in defaults {
            record.entry(name).or_insert_with(|| json!(default));
        }
        self.store.register(owner.as_ref().and_then(Value::as_str), id, record);
    }
}

/// Dates what is relative to now, and gives a certificate known by its names only the thumbprints of its name.
fn complete(name: &str, value: &mut Value, now: UnixSeconds) {
    match value {
        Value::String(text) if name.ends_with("Utc") => {
            if let Some(seconds) = relative(text) {
                *text = now.plus(seconds).to_string();
            }
        }
        Value::Object(object) => {
            object.iter_mut().for_each(|(name, value)| complete(name, value, now));
            let subject = object.get("subjectName").and_then(Value::as_str).unwrap_or_default().to_owned();
            if name == "info" && !object.contains_key("sha256Thumbprint") {
                let sha256 = Sha256::digest(&subject);
                let filled = [
                    ("sha1Thumbprint", json!(hex(&Sha1::digest(&subject)))),
                    ("sha256Thumbprint", json!(hex(&sha256))),
                    ("serialNumber", json!(hex(sha256.get(..8).unwrap_or_default()))),
                    ("version", json!(3)),
                ];
                object.extend(filled.map(|(name, value)| (name.to_owned(), value)));
            }
        }
        _ => {}
    }
}

/// `-3d` in seconds.
fn relative(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        'd' => 86_400,
        'h' => 3_600,
        'm' => 60,
        _ => return None,
    };
    let number: i64 = text.get(..text.len() - 1)?.parse().ok()?;
    number.checked_mul(unit)
}
