//! Would DPS admit this device? The rule by which it finds the enrollment of a device, as far as it is documented, pure: the
//! page asks it before a device is flashed, and the emulator registers devices by it.
//!
//! The service returns of an enrollment's certificates only what is known of them ([`CertificateInfo`]), and not which CA
//! certificates are uploaded and verified; what that leaves open is said. Each [`Reason`] says what it rests on
//! ([`Basis`]). Whether a chain holds together is `chain`'s.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-x509-attestation>
//!
//! [`CertificateInfo`]: crate::dps::CertificateInfo

mod assignment;
mod decision;
mod device;
mod listing;
mod near;
mod reason;
mod rule;

pub use self::{
    assignment::{Assignment, Hubs},
    decision::{Decision, Found, Outcome},
    device::{Authorities, Authority, Device, KeyOwner, Presented},
    listing::read_authorities,
    near::NearMiss,
    reason::{Basis, Reason, Slot, Statement},
    rule::admit,
};
