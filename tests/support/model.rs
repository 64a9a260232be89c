//! A DPS as plainly as it can be written: what `tests/emulator_model.rs` compares the emulator with.

use std::collections::BTreeMap;

use dps_enroll::dps::enrollment::Kind;

pub(crate) const ENDORSEMENT_KEY: &str = "AToAAQALAAMAsgAg";

/// An answer that is an error of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) code: u32,
}

pub(crate) const BAD_REQUEST: Refusal = Refusal { status: 400, code: 400_004 };
const RECORD_NOT_FOUND: Refusal = Refusal { status: 404, code: 404_202 };
const MISMATCH: Refusal = Refusal { status: 412, code: 412_002 };

/// What a write asks for.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) proof: Proof,
    pub(crate) enabled: bool,
    pub(crate) mark: u8,
    pub(crate) hubs_without_policy: bool,
    pub(crate) misnamed: bool,
}

/// How devices prove who they are.
#[derive(Clone, Debug)]
pub(crate) enum Proof {
    Certificate,
    Tpm,
    /// Symmetric keys; `None` while the service made them and nobody read them.
    Keys(Option<[String; 2]>),
    Missing,
}

/// The version a write is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum IfMatch {
    Absent,
    Any,
    Version(u64),
    Quoted,
    Other,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) spelt: String,
    pub(crate) version: u64,
    /// Its place in the order of creation.
    pub(crate) place: u64,
    pub(crate) proof: Proof,
    pub(crate) enabled: bool,
    pub(crate) mark: u8,
}

#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) spelt: String,
    pub(crate) version: u64,
    pub(crate) place: u64,
    owner: Option<String>,
}

pub(crate) trait Versioned {
    fn version(&self) -> u64;
}

impl Versioned for Entry {
    fn version(&self) -> u64 {
        self.version
    }
}

impl Versioned for Record {
    fn version(&self) -> u64 {
        self.version
    }
}

#[derive(Debug, Default)]
pub(crate) struct Model {
    groups: BTreeMap<String, Entry>,
    devices: BTreeMap<String, Entry>,
    records: BTreeMap<String, Record>,
    count: u64,
}

pub(crate) fn given_keys(number: u8) -> [String; 2] {
    [format!("Zmlyc3Q{number}"), format!("c2Vjb25k{number}A==")]
}

impl Model {
    fn of(&self, kind: Kind) -> &BTreeMap<String, Entry> {
        if kind == Kind::Group { &self.groups } else { &self.devices }
    }

    fn of_mut(&mut self, kind: Kind) -> &mut BTreeMap<String, Entry> {
        if kind == Kind::Group { &mut self.groups } else { &mut self.devices }
    }

    pub(crate) fn find(&self, kind: Kind, id: &str) -> Option<&Entry> {
        self.of(kind).get(&id.to_ascii_lowercase())
    }

    pub(crate) fn get(&self, kind: Kind, id: &str) -> Result<&Entry, Refusal> {
        self.find(kind, id).ok_or(not_found(kind))
    }

    pub(crate) fn get_mut(&mut self, kind: Kind, id: &str) -> Result<&mut Entry, Refusal> {
        self.of_mut(kind).get_mut(&id.to_ascii_lowercase()).ok_or(not_found(kind))
    }

    pub(crate) fn put(
        &mut self,
        kind: Kind,
        id: &str,
        body: &Body,
        if_match: IfMatch,
    ) -> Result<&Entry, Refusal> {
        let before = self.find(kind, id).cloned();
        if body.misnamed {
            return Err(BAD_REQUEST);
        }
        match (&before, if_match) {
            (Some(_), IfMatch::Absent) => {
                let code = if kind == Kind::Group { 409_202 } else { 409_201 };
                return Err(Refusal { status: 409, code });
            }
            (None, IfMatch::Absent | IfMatch::Any) => {}
            (None, _) => return Err(not_found(kind)),
            (Some(entry), if_match) => check(if_match, entry.version)?,
        }
        let proof = match &body.proof {
            _ if body.hubs_without_policy => return Err(BAD_REQUEST),
            Proof::Missing => return Err(BAD_REQUEST),
            Proof::Tpm if kind == Kind::Group => return Err(BAD_REQUEST),
            Proof::Keys(None) => match before.as_ref().map(|entry| &entry.proof) {
                Some(Proof::Keys(known)) => Proof::Keys(known.clone()),
                _ => Proof::Keys(None),
            },
            proof => proof.clone(),
        };
        self.count += 1;
        let (version, place) = (self.count, before.map_or(self.count, |entry| entry.place));
        let spelt = id.to_owned();
        let entry = Entry { spelt, version, place, proof, enabled: body.enabled, mark: body.mark };
        let key = id.to_ascii_lowercase();
        self.of_mut(kind).insert(key, entry);
        self.get(kind, id)
    }

    pub(crate) fn delete(&mut self, kind: Kind, id: &str, if_match: IfMatch) -> Result<(), Refusal> {
        check(if_match, self.get(kind, id)?.version)?;
        self.of_mut(kind).remove(&id.to_ascii_lowercase());
        Ok(())
    }

    /// Up to so many that were created after a place, and whether there are more.
    pub(crate) fn page(&self, kind: Kind, after: u64, size: u32) -> (Vec<Entry>, bool) {
        let mut items: Vec<Entry> =
            self.of(kind).values().filter(|entry| entry.place > after).cloned().collect();
        items.sort_by_key(|entry| entry.place);
        cut(items, size)
    }

    pub(crate) fn register(&mut self, id: &str, group: Option<&str>) {
        self.count += 1;
        let key = id.to_ascii_lowercase();
        let place = self.records.get(&key).map_or(self.count, |record| record.place);
        let owner = group.map(str::to_ascii_lowercase);
        self.records.insert(key, Record { spelt: id.to_owned(), version: self.count, place, owner });
    }

    pub(crate) fn record(&self, id: &str) -> Result<&Record, Refusal> {
        self.records.get(&id.to_ascii_lowercase()).ok_or(RECORD_NOT_FOUND)
    }

    pub(crate) fn delete_record(&mut self, id: &str, if_match: IfMatch) -> Result<(), Refusal> {
        check(if_match, self.record(id)?.version)?;
        self.records.remove(&id.to_ascii_lowercase());
        Ok(())
    }

    pub(crate) fn records(&self, group: &str, after: u64, size: u32) -> Result<(Vec<Record>, bool), Refusal> {
        self.get(Kind::Group, group)?;
        let group = Some(group.to_ascii_lowercase());
        let of_group = self.records.values().filter(|record| record.owner == group && record.place > after);
        let mut items: Vec<Record> = of_group.cloned().collect();
        items.sort_by_key(|record| record.place);
        Ok(cut(items, size))
    }
}

fn cut<T>(mut items: Vec<T>, size: u32) -> (Vec<T>, bool) {
    let size = usize::try_from(size).unwrap();
    let more = items.len() > size;
    items.truncate(size);
    (items, more)
}

fn not_found(kind: Kind) -> Refusal {
    Refusal { status: 404, code: if kind == Kind::Group { 404_204 } else { 404_201 } }
}

fn check(if_match: IfMatch, version: u64) -> Result<(), Refusal> {
    match if_match {
        IfMatch::Absent | IfMatch::Any => Ok(()),
        IfMatch::Version(sent) if sent == version => Ok(()),
        IfMatch::Quoted => Err(BAD_REQUEST),
        IfMatch::Version(_) | IfMatch::Other => Err(MISMATCH),
    }
}
