//! What the emulator remembers: groups in the order they were created, their versions, and where keys come from.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::Context;

/// The groups of a DPS.
#[derive(Debug)]
pub(super) struct Store {
    groups: Vec<Stored>,
    changes: u64,
    keys: u64,
    seed: u64,
}

/// A group and its place in the order of creation.
#[derive(Debug)]
pub(super) struct Stored {
    /// Grows with every group, and is never used again: what a continuation counts by.
    pub(super) sequence: u64,
    /// The group, as it is returned.
    pub(super) json: Map<String, Value>,
    /// The keys of a symmetric-key group: primary and secondary. Never part of `json`.
    pub(super) keys: Option<[String; 2]>,
}

impl Stored {
    pub(super) fn id(&self) -> &str {
        text(&self.json, "enrollmentGroupId")
    }

    pub(super) fn etag(&self) -> &str {
        text(&self.json, "etag")
    }
}

fn text<'a>(json: &'a Map<String, Value>, name: &str) -> &'a str {
    json.get(name).and_then(Value::as_str).unwrap_or_default()
}

impl Store {
    pub(super) fn new(seed: u64) -> Self {
        Self { groups: Vec::new(), changes: 0, keys: 0, seed }
    }

    /// IDs ignore case.
    pub(super) fn find(&self, id: &str) -> Option<&Stored> {
        self.groups.iter().find(|group| group.id().eq_ignore_ascii_case(id))
    }

    /// The groups created after a place in the order.
    pub(super) fn after(&self, sequence: u64) -> impl Iterator<Item = &Stored> {
        self.groups.iter().filter(move |group| group.sequence > sequence)
    }

    /// Adds a group, or replaces the one with its ID.
    pub(super) fn put(&mut self, json: Map<String, Value>, keys: Option<[String; 2]>) {
        let id = text(&json, "enrollmentGroupId").to_owned();
        if let Some(group) = self.groups.iter_mut().find(|group| group.id().eq_ignore_ascii_case(&id)) {
            (group.json, group.keys) = (json, keys);
        } else {
            let sequence = self.groups.last().map_or(1, |group| group.sequence + 1);
            self.groups.push(Stored { sequence, json, keys });
        }
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.groups.retain(|group| !group.id().eq_ignore_ascii_case(id));
    }

    /// A new version: base64 of a quoted Cosmos ETag, as the service has.
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
