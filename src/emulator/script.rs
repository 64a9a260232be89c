//! Faults as JSON: what a team scripts from outside, in a file or through the HTTP host's test hook.
//!
//! A fault is `{"kind": "throttle", "retryAfter": 7, "method": "PUT", "path": "/enrollmentGroups/a", "times": 2}`; a script is
//! one fault or a list of them. `method`, `path` (with what the path begins) and `times` may be left out: any request, once.
//!
//! | kind | its own member |
//! |---|---|
//! | `throttle` | `retryAfter`, seconds |
//! | `status` | `status`, 400 to 599 |
//! | `htmlPage` | `status`, 400 to 599 |
//! | `delay` | `milliseconds` |
//! | `dropBefore`, `dropAfter`, `truncate`, `noCors` | none |

use std::fmt;

use serde_json::{Map, Value, json};

use super::{Emulator, Fault, FaultKind};
use crate::{http::Method, json};

/// Why a script could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptError {
    /// No JSON.
    NoJson {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// A fault that is no object.
    NoObject {
        /// Its place, from 1.
        place: usize,
    },
    /// A kind that there is not, or none.
    Kind {
        /// Its place, from 1.
        place: usize,
    },
    /// A member that is missing or has another value than it takes.
    Member {
        /// The fault's place, from 1.
        place: usize,
        /// The member.
        name: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// A member that this kind does not have.
    Unknown {
        /// The fault's place, from 1.
        place: usize,
        /// The member.
        name: String,
    },
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoJson { line, column } => {
                write!(f, "The faults are no JSON: see line {line}, column {column}.")
            }
            Self::NoObject { place } => write!(f, "Fault {place} is no JSON object: write {{\"kind\": …}}."),
            Self::Kind { place } => write!(
                f,
                "Fault {place} has no kind that there is: throttle, status, htmlPage, dropBefore, dropAfter, truncate, \
                 replace, delay or noCors."
            ),
            Self::Member { place, name, takes } => write!(f, "{name} of fault {place} has to be {takes}."),
            Self::Unknown { place, name } => {
                write!(f, "Fault {place} has a member “{name}”, which its kind does not have: leave it out.")
            }
        }
    }
}

impl std::error::Error for ScriptError {}

impl Emulator {
    /// Scripts the faults of a JSON, after those that are scripted already; all of them or none.
    ///
    /// # Errors
    /// Says which fault is wrong.
    pub fn script_json(&mut self, text: &str) -> Result<(), ScriptError> {
        let script = json::read(text)
            .map_err(|misread| ScriptError::NoJson { line: misread.line, column: misread.column })?;
        let faults = match script {
            Value::Array(faults) => faults,
            fault => vec![fault],
        };
        let faults: Result<Vec<_>, _> = (1..).zip(faults).map(|(place, fault)| read(place, fault)).collect();
        self.faults.extend(faults?);
        Ok(())
    }

    /// The faults that are still to strike, in the form [`Emulator::script_json`] takes.
    pub fn scripted(&self) -> Value {
        self.faults.iter().map(write).collect()
    }

    /// Forgets all faults.
    pub fn clear_faults(&mut self) {
        self.faults.clear();
    }
}

/// The members of a fault, taken out one by one.
struct Members {
    place: usize,
    object: Map<String, Value>,
}

impl Members {
    /// A member's value where there is one.
    fn optional<T>(
        &mut self,
        name: &'static str,
        takes: &'static str,
        read: impl Fn(&Value) -> Option<T>,
    ) -> Result<Option<T>, ScriptError> {
        let Some(value) = self.object.remove(name) else { return Ok(None) };
        match read(&value) {
            Some(value) => Ok(Some(value)),
            None => Err(ScriptError::Member { place: self.place, name, takes }),
        }
    }

    fn number(&mut self, name: &'static str, takes: &'static str) -> Result<u32, ScriptError> {
        let read = |value: &Value| value.as_u64().and_then(|number| u32::try_from(number).ok());
        let missing = ScriptError::Member { place: self.place, name, takes };
        self.optional(name, takes, read)?.ok_or(missing)
    }

    fn status(&mut self) -> Result<u16, ScriptError> {
        self.status_from(400)
    }

    fn status_from(&mut self, least: u16) -> Result<u16, ScriptError> {
        let (name, takes) =
            ("status", if least == 400 { "a status from 400 to 599" } else { "a status from 200 to 599" });
        let number = self.number(name, takes)?;
        let status = u16::try_from(number).ok().filter(|status| (least..600).contains(status));
        status.ok_or(ScriptError::Member { place: self.place, name, takes })
    }
}

fn read(place: usize, fault: Value) -> Result<Fault, ScriptError> {
    let Value::Object(object) = fault else { return Err(ScriptError::NoObject { place }) };
    let mut members = Members { place, object };
    let kind = members.object.remove("kind").ok_or(ScriptError::Kind { place })?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let kind = match kind.as_str().unwrap_or_default() {
        "throttle" => FaultKind::Throttle(members.number("retryAfter", "a number of seconds")?),
        "status" => FaultKind::Status(members.status()?),
        "htmlPage" => FaultKind::HtmlPage(members.status()?),
        "replace" => FaultKind::Replace {
            status: members.status_from(200)?,
            body: members.optional("body", "a text", text)?.unwrap_or_default().into(),
        },
        "delay" => FaultKind::Delay(members.number("milliseconds", "a number of milliseconds")?),
        "dropBefore" => FaultKind::DropBefore,
        "dropAfter" => FaultKind::DropAfter,
        "truncate" => FaultKind::Truncate,
        "noCors" => FaultKind::NoCors,
        _ => return Err(ScriptError::Kind { place }),
    };
    let method = |value: &Value| Method::from_token(value.as_str()?);
    let times = |value: &Value| u32::try_from(value.as_u64()?).ok().filter(|times| *times > 0);
    let fault = Fault {
        method: members.optional("method", "GET, PUT, POST or DELETE", method)?,
        path: members.optional("path", "a text", text)?.unwrap_or_default(),
        times: members.optional("times", "a number from 1", times)?.unwrap_or(1),
        kind,
    };
    match members.object.into_iter().next() {
        Some((name, _)) => Err(ScriptError::Unknown { place, name }),
        None => Ok(fault),
    }
}

fn write(fault: &Fault) -> Value {
    let mut json = match &fault.kind {
        FaultKind::Throttle(seconds) => json!({"kind": "throttle", "retryAfter": seconds}),
        FaultKind::Status(status) => json!({"kind": "status", "status": status}),
        FaultKind::HtmlPage(status) => json!({"kind": "htmlPage", "status": status}),
        FaultKind::Replace { status, body } => json!({"kind": "replace", "status": status, "body": body}),
        FaultKind::Delay(milliseconds) => json!({"kind": "delay", "milliseconds": milliseconds}),
        FaultKind::DropBefore => json!({"kind": "dropBefore"}),
        FaultKind::DropAfter => json!({"kind": "dropAfter"}),
        FaultKind::Truncate => json!({"kind": "truncate"}),
        FaultKind::NoCors => json!({"kind": "noCors"}),
    };
    if let Some(method) = fault.method {
        json["method"] = json!(method.as_str());
    }
    json["path"] = json!(fault.path);
    json["times"] = json!(fault.times);
    json
}
