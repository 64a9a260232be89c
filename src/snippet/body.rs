//! The JSON of a request without its secrets: where one stood is remembered, with the name that stands there instead.

use serde_json::{Map, Value};

use crate::dps::{BulkMode, enrollment::Kind};

/// JSON with holes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Body {
    pub(super) json: Value,
    pub(super) holes: Vec<Hole>,
}

/// A place that a secret was taken from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hole {
    /// Names and indexes that lead there.
    pub(super) path: Vec<String>,
    pub(super) fill: Fill,
}

/// What is put there.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fill {
    /// A text with a variable in it.
    Text { before: String, variable: String },
    /// The attestation as the service has it, with its keys, read just before. A language that cannot read first goes on to
    /// the keys inside, which are holes of their own.
    Mechanism { kind: Kind, id: String },
}

impl Body {
    /// One enrollment. `sends_keys` says that keys go along which are not in its JSON; those of a change always do.
    pub(super) fn of_item(kind: Kind, item: Map<String, Value>, sends_keys: bool, is_change: bool) -> Self {
        let mut body = Self { json: Value::Object(item), holes: Vec::new() };
        strip(kind, &mut body.json, &[], "", (sends_keys, is_change), &mut body.holes);
        body
    }

    /// The enrollments of a bulk operation. Variables are numbered from 1, in their order.
    pub(super) fn of_bulk(kind: Kind, mode: BulkMode, items: Vec<Map<String, Value>>) -> Self {
        let is_change = matches!(mode, BulkMode::Update | BulkMode::UpdateIfMatchEtag);
        let (mut stripped, mut holes) = (Vec::new(), Vec::new());
        for (at, item) in items.into_iter().enumerate() {
            let path = [kind.collection().to_owned(), at.to_string()];
            let mut item = Value::Object(item);
            strip(kind, &mut item, &path, &format!("_{}", at + 1), (false, is_change), &mut holes);
            stripped.push(item);
        }
        let mut members = Map::new();
        members.insert(kind.collection().to_owned(), Value::Array(stripped));
        members.insert("mode".to_owned(), Value::String(mode.as_str().to_owned()));
        Self { json: Value::Object(members), holes }
    }

    /// What is to be put at a place.
    pub(super) fn fill_at(&self, path: &[String]) -> Option<&Fill> {
        self.holes.iter().find(|hole| hole.path == path).map(|hole| &hole.fill)
    }
}

/// Takes the secrets out of an item: symmetric keys, and the function key in the address of a custom allocation.
fn strip(
    kind: Kind,
    item: &mut Value,
    path: &[String],
    number: &str,
    (sends_keys, is_change): (bool, bool),
    holes: &mut Vec<Hole>,
) {
    let below = |names: &[&str]| {
        let mut below = path.to_vec();
        for name in names {
            below.push((*name).to_owned());
        }
        below
    };
    let id = item.get(kind.id_field()).and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(attestation) = item.get_mut("attestation").and_then(Value::as_object_mut) {
        let is_symmetric = attestation.get("type").is_some_and(|method| method == "symmetricKey");
        if is_symmetric && is_change {
            holes.push(Hole { path: below(&["attestation"]), fill: Fill::Mechanism { kind, id } });
        }
        let has_keys = attestation.get("symmetricKey").is_some_and(|keys| !keys.is_null());
        if has_keys || is_symmetric && (is_change || sends_keys) {
            let mut keys = Map::new();
            for (name, variable) in [("primaryKey", "DPS_PRIMARY_KEY"), ("secondaryKey", "DPS_SECONDARY_KEY")]
            {
                let fill = Fill::Text { before: String::new(), variable: format!("{variable}{number}") };
                holes.push(Hole { path: below(&["attestation", "symmetricKey", name]), fill });
                keys.insert(name.to_owned(), Value::Null);
            }
            attestation.insert("symmetricKey".to_owned(), Value::Object(keys));
        }
    }
    let names = ["customAllocationDefinition", "webhookUrl"];
    if let Some(Value::String(address)) =
        item.get_mut(names[0]).and_then(|definition| definition.get_mut(names[1]))
        && let Some((before, query)) = address.split_once('?')
        && !query.is_empty()
    {
        // Of a query, only a lone `code` is known; what else grants access is not, so all of it is taken.
        let (before, variable) = match query.strip_prefix("code=") {
            Some(code) if !code.contains(['&', '#']) => (format!("{before}?code="), "DPS_WEBHOOK_CODE"),
            _ => (format!("{before}?"), "DPS_WEBHOOK_QUERY"),
        };
        address.clear();
        let fill = Fill::Text { before, variable: format!("{variable}{number}") };
        holes.push(Hole { path: below(&names), fill });
    }
}
