//! The form of an enrollment: a new one, a copy, or a change. Nothing typed is lost by a failed call, and where somebody else
//! was faster the person chooses.

use serde_json::Value;

use super::{agreement, rollover::Step};
use crate::dps::{
    CallError, Etag, Id, SymmetricKeys,
    enrollment::{Draft, DraftError, Enrollment, Keys, Kind, Method, Put, SERVICES_OWN, SlotDraft},
};

/// A form. `Debug` shows no keys.
#[derive(Debug)]
pub struct Form {
    /// What was entered.
    pub draft: Draft,
    /// What it is for.
    pub aim: Aim,
    /// Whether the person typed an ID; until then it follows the certificate.
    pub id_typed: bool,
    /// Whether it was submitted: from then on everything missing is marked.
    pub attempted: bool,
    /// How far it is.
    pub progress: Progress,
    /// Whether a request was sent of which it is not known whether it was carried out.
    pub is_unknown: bool,
    /// What was known of its ID when it was sent first: before an answer was lost.
    pub sent: Option<Sent>,
    /// Who fills its places for certificates.
    pub filled_by: FilledBy,
}

/// Who fills a form's places for certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilledBy {
    /// The files that came while it was open: the SHA-256 thumbprints of their certificates, what came last first.
    Files(Vec<String>),
    /// The person, who chose one: files change nothing any more.
    Person,
}

/// What a form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A new enrollment.
    Create,
    /// A copy of an enrollment under another ID.
    Copy,
    /// A disabled individual enrollment that keeps one device of a group out.
    Revoke,
    /// A change.
    Change,
    /// A change that is a step of a certificate's rollover.
    Rollover(Step),
}

/// Which form is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormId {
    /// Step 3 of the start page.
    Step,
    /// The one that was opened by a button.
    Opened,
}

/// How far a form is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The keys are being read, so that the change can leave them as they are.
    ReadingKeys,
    /// The form is being filled in.
    Editing,
    /// The request is under way.
    Sending,
    /// The newest state is being read: somebody changed it meanwhile, or it is not known whether the request was carried out.
    Rereading,
    /// Somebody changed it meanwhile: the person chooses.
    Merging(Merge),
    /// It exists now.
    Created {
        /// Its ID.
        id: String,
    },
    /// It was checked: one of this ID exists that has all that was asked for, made by this request or by somebody else.
    Found {
        /// The ID.
        id: String,
    },
    /// Another one of this ID exists already; nothing was changed.
    Exists {
        /// The ID.
        id: String,
    },
    /// It was checked: the request was not carried out.
    NotCarriedOut,
    /// The call failed.
    Failed(CallError),
}

/// What was sent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its ID.
    pub id: Id,
    /// The version that the list had of this ID then.
    pub listed: Option<Etag>,
}

/// Two changes of one enrollment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The state somebody else made.
    pub theirs: Enrollment,
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
#[derive(Clone, Debug)]
pub enum Edited {
    /// The ID, as typed.
    Id(String),
    /// The kind of proof.
    Method(Method),
    /// The primary (0) or secondary (1) certificate.
    Certificate(usize, SlotDraft),
    /// The name of the primary (0) or secondary (1) CA certificate.
    CaName(usize, String),
    /// A TPM's endorsement key.
    EndorsementKey(String),
    /// A TPM's storage root key.
    StorageRootKey(String),
    /// Keys made in the browser; `None` lets the service make them.
    Keys(Option<SymmetricKeys>),
    /// Whether devices may provision.
    Enabled(bool),
    /// IoT Edge.
    IotEdge(bool),
    /// `updateHubAssignment` and `migrateDeviceData`; `None` leaves them to the service.
    Reprovision(Option<(bool, bool)>),
    /// Allocation policy, by its wire name; empty for none.
    Allocation(String),
    /// Hubs, as typed.
    Hubs(String),
    /// Address of a custom allocation.
    Webhook(String),
    /// Api-version of a custom allocation.
    WebhookVersion(String),
    /// The device's ID in its hub.
    DeviceId(String),
    /// The name of another Azure resource, by its place in the form.
    AzureName(usize, String),
    /// Initial twin, as typed.
    Twin(String),
    /// Optional device information, as typed.
    DeviceInformation(String),
}

impl Form {
    /// A form that begins with a draft.
    pub fn new(aim: Aim, draft: Draft) -> Self {
        Self {
            draft,
            aim,
            id_typed: false,
            attempted: false,
            progress: Progress::Editing,
            is_unknown: false,
            sent: None,
            filled_by: FilledBy::Files(Vec::new()),
        }
    }

    /// Whether it is about this enrollment, or makes it.
    pub fn is_of(&self, kind: Kind, id: &str) -> bool {
        self.draft.kind() == kind && self.draft.id.trim().eq_ignore_ascii_case(id)
    }

    /// Takes a change in.
    pub fn change(&mut self, edited: Edited) {
        let busy = self.is_busy();
        let draft = &mut self.draft;
        match edited {
            // The answer under way belongs to the ID that was sent.
            Edited::Id(_) if busy => {}
            Edited::Id(id) => {
                self.id_typed = !id.is_empty();
                draft.id = id;
            }
            Edited::Method(method) => draft.proof.method = method,
            Edited::Certificate(slot, certificate) => {
                if let Some(place) = draft.proof.certificates.get_mut(slot) {
                    *place = certificate;
                }
                self.filled_by_person();
            }
            Edited::CaName(slot, name) => {
                if let Some(place) = draft.proof.ca_names.get_mut(slot) {
                    *place = name;
                }
            }
            Edited::EndorsementKey(key) => draft.proof.endorsement_key = key,
            Edited::StorageRootKey(key) => draft.proof.storage_root_key = key,
            Edited::Keys(keys) => draft.proof.keys = keys.map_or(Keys::Service, Keys::Given),
            Edited::Enabled(enabled) => draft.set_enabled(enabled),
            Edited::IotEdge(iot_edge) => draft.set_iot_edge(iot_edge),
            Edited::Reprovision(pair) => draft.set_reprovision(pair),
            Edited::Allocation(policy) => draft.set_allocation(&policy),
            Edited::Hubs(text) => draft.hubs = text,
            Edited::Webhook(text) => draft.webhook = text,
            Edited::WebhookVersion(text) => draft.webhook_version = text,
            Edited::DeviceId(text) => draft.device_id = text,
            Edited::AzureName(place, text) => {
                if let Some(name) = draft.azure_names.get_mut(place) {
                    *name = text;
                }
            }
            Edited::Twin(text) => draft.twin = text,
            Edited::DeviceInformation(text) => draft.device_information = text,
        }
        self.edit();
    }

    /// Takes over the certificates chosen in step 2, and their suggestion for an ID while none was typed.
    pub fn choose(&mut self, certificates: [SlotDraft; 2], suggested_id: Option<String>) {
        // The answer under way belongs to the ID that was sent.
        if !self.id_typed && !self.is_busy() {
            self.draft.id = suggested_id.unwrap_or_default();
        }
        self.draft.proof.certificates = certificates;
        self.edit();
    }

    /// A field changed: what the last attempt said is over.
    pub fn edit(&mut self) {
        if !self.is_busy() && !matches!(self.progress, Progress::Merging(_)) {
            self.progress = Progress::Editing;
        }
    }

    /// The DPS that it was sent to is left: what is known of a request says nothing about another.
    pub fn left(&mut self) {
        (self.is_unknown, self.sent) = (false, None);
        self.edit();
    }

    /// Whether it shows files, and takes certificates from them.
    pub fn takes_files(&self) -> bool {
        let has_place = self.draft.proof.method == Method::Certificates || self.aim == Aim::Revoke;
        has_place && !self.is_busy() && !matches!(self.progress, Progress::Merging(_))
    }

    /// Whether a call is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::ReadingKeys | Progress::Sending | Progress::Rereading)
    }

    /// What keeps it from being sent.
    pub fn errors(&self) -> Vec<DraftError> {
        self.draft.fields().err().unwrap_or_default()
    }

    /// Whether there is something to send: a change that changes nothing is not.
    pub fn is_ready(&self) -> bool {
        !self.is_busy() && (self.draft.base().is_none() || !self.draft.changes().is_empty())
    }

    /// It was submitted: the request, if it is complete and none is under way.
    pub fn submit(&mut self) -> Option<Put> {
        if !self.is_ready() || matches!(self.progress, Progress::Merging(_)) {
            return None;
        }
        self.attempted = true;
        let put = self.draft.check().ok()?;
        self.progress = Progress::Sending;
        Some(put)
    }

    /// Puts the newest state beside the person's. The same version means that nothing was carried out: of a new one, the version
    /// that was listed before it was sent.
    pub fn merge(&mut self, theirs: Enrollment) {
        self.is_unknown = false;
        let Some(base) = self.draft.base() else {
            let id = theirs.id().to_owned();
            let stood = self.sent.as_ref().and_then(|sent| sent.listed.clone());
            let is_mine =
                (stood.is_none() || stood != theirs.etag()) && agreement::has_all(&self.draft, &theirs);
            self.progress = if is_mine { Progress::Found { id } } else { Progress::Exists { id } };
            return;
        };
        if base.etag() == theirs.etag() {
            self.progress = Progress::NotCarriedOut;
            return;
        }
        let base = base.json();
        let mine = self.draft.fields().unwrap_or_else(|_| base.clone());
        let mine = agreement::as_shown(mine, &theirs);
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

    /// Goes on editing, on top of the other's state and with the fields that were kept. Nothing is sent yet, and keys have to be
    /// read anew: the other may have replaced them.
    pub fn apply(&mut self) {
        let Progress::Merging(merge) = &self.progress else { return };
        if !merge.is_decided() {
            return;
        }
        let mine = merge.rows.iter().filter(|row| row.keep == Some(Side::Mine));
        let fields = mine.map(|row| (row.field.clone(), row.mine.clone())).collect();
        if let Some(draft) = Draft::rebase(merge.theirs.clone(), fields) {
            self.draft = draft;
            self.filled_by_person();
            self.progress = Progress::Editing;
        }
    }

    /// Whether the keys of the enrollment must be read before it can be changed.
    pub fn needs_keys(&self) -> bool {
        let proof = &self.draft.proof;
        self.draft.base().is_some()
            && proof.method == Method::SymmetricKey
            && matches!(proof.keys, Keys::Service)
    }
}

impl Merge {
    /// Whether it is chosen for each field whose version is kept.
    pub fn is_decided(&self) -> bool {
        self.rows.iter().all(|row| row.keep.is_some())
    }

    /// Whether all that the person changed is so: their request was carried out, or somebody made the same change. What else
    /// somebody changed is none of their request's.
    pub fn is_mine(&self) -> bool {
        self.rows.iter().all(|row| row.mine == row.theirs || row.mine == row.base)
    }
}
