//! French texts of the views.

mod connect;
mod enrollment;
mod form;
mod frame;
mod list;

use self::{
    connect::{CERTIFICATE, CERTIFICATES, CONNECT},
    enrollment::{GROUP, KEYS, REGISTRATION, ROLLOVER},
    form::{ATTESTATION, CREATE, EDIT},
    frame::{FAILURE, FRAME, RIGHTS, SITE, WORKSHOP},
    list::{DELETION, LIST, RUN},
};
use crate::text::labels::Labels;

pub(in crate::text) const LABELS: Labels = Labels {
    frame: FRAME,
    connect: CONNECT,
    certificates: CERTIFICATES,
    certificate: CERTIFICATE,
    create: CREATE,
    attestation: ATTESTATION,
    list: LIST,
    group: GROUP,
    keys: KEYS,
    rollover: ROLLOVER,
    registration: REGISTRATION,
    edit: EDIT,
    run: RUN,
    rights: RIGHTS,
    workshop: WORKSHOP,
    deletion: DELETION,
    failure: FAILURE,
    site: SITE,
};
