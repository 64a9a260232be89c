//! What a draft changes, path by path.

use serde_json::{Map, Value};

use super::Draft;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, as `initialTwin.tags.site`.
    pub path: String,
    /// What stood there.
    pub before: Option<Value>,
    /// What shall stand there.
    pub after: Option<Value>,
}

/// What the service writes itself: never a person's change.
pub const SERVICES_OWN: [&str; 4] =
    ["etag", "createdDateTimeUtc", "lastUpdatedDateTimeUtc", "registrationState"];

impl Draft {
    /// What a change will change. Nothing while something keeps it from being sent.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if let (Some(base), Ok(fields)) = (&self.base, self.fields()) {
            compare("", base.json(), &fields, &mut changes);
        }
        changes
    }
}

/// Objects are compared member by member, but certificates; everything else as a whole.
fn compare(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, changes: &mut Vec<Change>) {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names.filter(|name| !(path.is_empty() && SERVICES_OWN.contains(&name.as_str()))) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (before.get(name), after.get(name)) {
            (before, after) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after)))
                if !before.contains_key("info") || !after.contains_key("certificate") =>
            {
                compare(&path, before, after, changes);
            }
            (before, after) => {
                changes.push(Change { path, before: before.cloned(), after: after.cloned() });
            }
        }
    }
}
