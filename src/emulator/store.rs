//! What the emulator remembers: enrollments and registration records in the order they were created, their versions, and
//! where keys come from.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{Context, enrollment::Kind};

/// The memory of a DPS.
#[derive(Clone, Debug)]
pub(super) struct Store {
    groups: Collection,
    enrollments: Collection,
    registrations: Collection,
    revision: u64,
    changes: u64,
    keys: u64,
    seed: u64,
}

/// Items of one kind, in the order of their creation.
#[derive(Clone, Debug)]
pub(super) struct Collection {
    id_field: &'static str,
    items: Vec<Stored>,
    created: u64,
}

/// An item and its place in the order of creation.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    /// Grows with every item, and is never used again: what a continuation counts by.
    pub(super) sequence: u64,
    /// The item, as it is returned.
    pub(super) json: Map<String, Value>,
    /// Symmetric keys: primary and secondary. Never part of `json`.
    pub(super) keys: Option<[String; 2]>,
    /// Of a registration record: the group whose device it is.
    pub(super) owner: Option<String>,
    id: String,
}

impl Stored {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn etag(&self) -> &str {
        self.json.get("etag").and_then(Value::as_str).unwrap_or_default()
    }
}

impl Collection {
    fn new(id_field: &'static str) -> Self {
        Self { id_field, items: Vec::new(), created: 0 }
    }

    /// IDs ignore case.
    pub(super) fn find(&self, id: &str) -> Option<&Stored> {
        self.items.iter().find(|item| item.id.eq_ignore_ascii_case(id))
    }

    /// All items, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Stored> {
        self.items.iter()
    }

    /// Adds an item, or replaces the one with its ID.
    pub(super) fn put(&mut self, id: &str, json: Map<String, Value>, keys: Option<[String; 2]>) -> &Stored {
        let spelt = json.get(self.id_field).and_then(Value::as_str).unwrap_or(id).to_owned();
        let at = self.items.iter().position(|item| item.id.eq_ignore_ascii_case(id));
        let last = self.items.len();
        let at = at.unwrap_or_else(|| {
            self.created += 1;
            let sequence = self.created;
            let empty = Map::new();
            self.items.push(Stored { sequence, json: empty, keys: None, owner: None, id: spelt });
            last
        });
        let item = &mut self.items[at];
        (item.json, item.keys) = (json, keys);
        item
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.items.retain(|item| !item.id.eq_ignore_ascii_case(id));
    }

    /// Removes all; places in the order go on from where they were.
    fn clear(&mut self) {
        self.items.clear();
    }
}

impl Store {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            groups: Collection::new(Kind::Group.id_field()),
            enrollments: Collection::new(Kind::Individual.id_field()),
            registrations: Collection::new("registrationId"),
            revision: 0,
            changes: 0,
            keys: 0,
            seed,
        }
    }

    /// The enrollments of a kind.
    pub(super) fn of(&self, kind: Kind) -> &Collection {
        match kind {
            Kind::Group => &self.groups,
            Kind::Individual => &self.enrollments,
        }
    }

    /// The enrollments of a kind, to change them.
    pub(super) fn of_mut(&mut self, kind: Kind) -> &mut Collection {
        self.revision += 1;
        match kind {
            Kind::Group => &mut self.groups,
            Kind::Individual => &mut self.enrollments,
        }
    }

    /// Registration records.
    pub(super) fn registrations(&self) -> &Collection {
        &self.registrations
    }

    /// Registration records, to change them.
    pub(super) fn registrations_mut(&mut self) -> &mut Collection {
        self.revision += 1;
        &mut self.registrations
    }

    /// Grows with every change.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Removes everything. Versions and keys that were given out are not given out again.
    pub(super) fn clear(&mut self) {
        self.revision += 1;
        for collection in [&mut self.groups, &mut self.enrollments, &mut self.registrations] {
            collection.clear();
        }
    }

    /// Adds the registration record of a device, of a group or with an enrollment of its own.
    pub(super) fn register(&mut self, group: Option<&str>, id: &str, json: Map<String, Value>) {
        self.registrations_mut().put(id, json, None);
        if let Some(record) =
            self.registrations.items.iter_mut().find(|item| item.id.eq_ignore_ascii_case(id))
        {
            record.owner = group.map(str::to_owned);
        }
    }

    /// A new version: base64 of a quoted Cosmos `ETag`, as the service has.
    pub(super) fn next_etag(&mut self, context: &Context) -> String {
        self.changes += 1;
        let (change, time) = (0x0a00_0000 + self.changes, context.now.0 & 0xffff_ffff);
        STANDARD.encode(format!("\"{change:08x}-0000-0800-0000-{time:08x}0000\""))
    }

    /// A new key of 64 bytes, as the service generates.
    pub(super) fn next_key(&mut self) -> String {
        self.keys += 1;
        let half = |half: u8| {
            Sha256::digest([&self.seed.to_be_bytes()[..], &self.keys.to_be_bytes(), &[half]].concat())
        };
        STANDARD.encode([half(0), half(1)].concat())
    }
}
