//! Editing the opened group: what was read, what shall be, and what to do when somebody else was faster.

use serde_json::Value;

use crate::dps::{
    CallError, SymmetricKeys,
    enrollment_group::{DraftError, Edit, EnrollmentGroup, Put, ReprovisionPolicy, SERVICES_OWN},
};

/// A change under way. `Debug` shows no keys.
#[derive(Debug)]
pub struct Editing {
    /// The change.
    pub edit: Edit,
    /// How far it is.
    pub progress: Progress,
    /// The keys of a symmetric-key group, once they are read.
    pub keys: Option<SymmetricKeys>,
}

/// How far editing is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The keys are being read, so that the change can leave them as they are.
    ReadingKeys,
    /// The person changes fields.
    Editing,
    /// The request is under way.
    Sending,
    /// Somebody changed the group meanwhile; its new state is being read.
    Rereading,
    /// Somebody changed the group meanwhile: the person chooses.
    Merging(Merge),
    /// The call failed.
    Failed(CallError),
}

/// Two changes of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The state somebody else made.
    pub theirs: EnrollmentGroup,
    /// The fields that differ.
    pub rows: Vec<Row>,
}

/// A field in its three versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name in the JSON.
    pub field: String,
    /// Where both started.
    pub base: Option<Value>,
    /// The person's.
    pub mine: Option<Value>,
    /// The other's.
    pub theirs: Option<Value>,
    /// Whose is kept; must be chosen where both changed it.
    pub keep: Option<Side>,
}

/// Whose version of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person's.
    Mine,
    /// The other's.
    Theirs,
}

/// One field as the person changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Whether devices may provision.
    Enabled(bool),
    /// IoT Edge.
    IotEdge(bool),
    /// Reprovision policy.
    Reprovision(ReprovisionPolicy),
    /// Allocation policy, by its wire name.
    Allocation(String),
    /// Hubs, as typed.
    Hubs(String),
    /// Initial twin, as typed.
    Twin(String),
}

impl Editing {
    /// Begins; `None` where the group cannot be sent back.
    pub fn begin(group: EnrollmentGroup) -> Option<Self> {
        Some(Self { edit: Edit::begin(group)?, progress: Progress::Editing, keys: None })
    }

    /// Whether it is a change of this group.
    pub fn is_of(&self, id: &str) -> bool {
        self.edit.base.id().eq_ignore_ascii_case(id)
    }

    /// Takes a change in.
    pub fn change(&mut self, edited: Edited) {
        match edited {
            Edited::Enabled(enabled) => self.edit.set_enabled(enabled),
            Edited::IotEdge(iot_edge) => self.edit.set_iot_edge(iot_edge),
            Edited::Reprovision(policy) => self.edit.set_reprovision(policy),
            Edited::Allocation(policy) => self.edit.set_allocation(&policy),
            Edited::Hubs(text) => self.edit.hubs = text,
            Edited::Twin(text) => self.edit.twin = text,
        }
        if let Progress::Failed(_) = self.progress {
            self.progress = Progress::Editing;
        }
    }

    /// Whether a call is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::ReadingKeys | Progress::Sending | Progress::Rereading)
    }

    /// What keeps the change from being sent.
    pub fn errors(&self) -> Vec<DraftError> {
        self.edit.fields().err().unwrap_or_default()
    }

    /// "Save" was pressed: the request, if there is a change that can be sent.
    pub fn submit(&mut self) -> Option<Put> {
        let is_ready = matches!(self.progress, Progress::Editing | Progress::Failed(_));
        if !is_ready || self.edit.changes().is_empty() {
            return None;
        }
        let put = self.edit.check(self.keys.as_ref()).ok()?;
        self.progress = Progress::Sending;
        Some(put)
    }

    /// Puts the person's change beside what somebody else made of the group.
    pub fn merge(&mut self, theirs: EnrollmentGroup) {
        let mine = self.edit.fields().unwrap_or_else(|_| self.edit.base.json().clone());
        let base = self.edit.base.json();
        let mut names: Vec<&String> = base.keys().collect();
        names.extend(mine.keys().filter(|name| !base.contains_key(*name)));
        names.extend(
            theirs.json().keys().filter(|name| !base.contains_key(*name) && !mine.contains_key(*name)),
        );
        let rows =
            names.into_iter().filter(|name| !SERVICES_OWN.contains(&name.as_str())).filter_map(|name| {
                let (base, mine, theirs) = (base.get(name), mine.get(name), theirs.json().get(name));
                let keep = match (base == mine, base == theirs) {
                    (true, true) => return None,
                    (false, true) => Some(Side::Mine),
                    (true, false) => Some(Side::Theirs),
                    (false, false) if mine == theirs => Some(Side::Theirs),
                    (false, false) => None,
                };
                let own = |value: Option<&Value>| value.cloned();
                Some(Row { field: name.clone(), base: own(base), mine: own(mine), theirs: own(theirs), keep })
            });
        let rows = rows.collect();
        self.progress = Progress::Merging(Merge { theirs, rows });
    }

    /// Chooses whose version of a field is kept; of all fields where none is named.
    pub fn keep(&mut self, field: Option<&str>, side: Side) {
        if let Progress::Merging(merge) = &mut self.progress {
            let rows = merge.rows.iter_mut().filter(|row| field.is_none_or(|field| row.field == field));
            rows.for_each(|row| row.keep = Some(side));
        }
    }

    /// Goes on editing, on top of the other's state and with the fields that were kept. Nothing is sent yet.
    pub fn apply(&mut self) {
        let Progress::Merging(merge) = &self.progress else { return };
        if !merge.is_decided() {
            return;
        }
        let mine = merge.rows.iter().filter(|row| row.keep == Some(Side::Mine));
        let fields = mine.map(|row| (row.field.clone(), row.mine.clone())).collect();
        if let Some(edit) = Edit::rebase(merge.theirs.clone(), fields) {
            self.edit = edit;
            self.progress = Progress::Editing;
        }
    }
}

impl Merge {
    /// Whether it is chosen for each field whose version is kept.
    pub fn is_decided(&self) -> bool {
        self.rows.iter().all(|row| row.keep.is_some())
    }
}
