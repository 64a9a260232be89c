//! The shape of the fixed texts in the views. A field is named after the place where its text stands.

mod connect;
mod enrollment;
mod form;
mod frame;
mod list;

pub use self::{
    connect::{CertificateLabels, CertificatesLabels, ConnectLabels},
    enrollment::{GroupLabels, KeysLabels, RegistrationLabels, RolloverLabels},
    form::{AttestationLabels, CreateLabels, EditLabels},
    frame::{FailureLabels, FrameLabels, RightsLabels, SiteLabels, WorkshopLabels},
    list::{DeletionLabels, ListLabels, RunLabels},
};

/// Fixed texts, by view.
#[derive(Debug)]
pub struct Labels {
    /// The frame around every page.
    pub frame: FrameLabels,
    /// Step 1.
    pub connect: ConnectLabels,
    /// Step 2.
    pub certificates: CertificatesLabels,
    /// One certificate.
    pub certificate: CertificateLabels,
    /// Step 3, and what other forms share with it.
    pub create: CreateLabels,
    /// How devices prove who they are, in a form.
    pub attestation: AttestationLabels,
    /// The lists.
    pub list: ListLabels,
    /// An opened enrollment.
    pub group: GroupLabels,
    /// Its symmetric keys.
    pub keys: KeysLabels,
    /// The rollover of its certificate.
    pub rollover: RolloverLabels,
    /// Registration records.
    pub registration: RegistrationLabels,
    /// The form that was opened by a button.
    pub edit: EditLabels,
    /// An action on many enrollments.
    pub run: RunLabels,
    /// What the policy may not do.
    pub rights: RightsLabels,
    /// The CA workshop.
    pub workshop: WorkshopLabels,
    /// The delete dialog.
    pub deletion: DeletionLabels,
    /// A failed call.
    pub failure: FailureLabels,
    /// The page as a thing.
    pub site: SiteLabels,
}
