//! What a person asks for: a certificate's role, whose it is, how long it is valid, who issues it.

use crate::{certificate::Certificate, time::UnixSeconds};

/// What a certificate is for. Its extensions follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A CA that issues itself.
    Root,
    /// A CA below another.
    Intermediate,
    /// The CA of an IoT Edge device, below which it certifies its modules.
    Edge,
    /// A device: a client of TLS, whose common name is its registration ID.
    Device,
    /// The answer to a verification code of the DPS: whoever has the CA's key can issue it.
    Verification,
}

/// Whose a certificate is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Common name; of a device its registration ID.
    pub common_name: String,
    /// Organization; may be empty.
    pub organization: String,
    /// Organizational unit; may be empty.
    pub unit: String,
    /// Country, two letters (ISO 3166); may be empty.
    pub country: String,
}

/// Who issues a certificate.
#[derive(Clone, Copy, Debug)]
pub enum Issuer<'a> {
    /// The certificate's own key: a root.
    Itself,
    /// The key of this certificate.
    Certificate(&'a Certificate),
}

/// A certificate to make.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// What it is for.
    pub role: Role,
    /// Whose it is.
    pub subject: Subject,
    /// The beginning of its validity.
    pub from: UnixSeconds,
    /// Its end.
    pub until: UnixSeconds,
    /// How many CAs may stand between it and a device; unlimited where absent. Of CAs only.
    pub path_length: Option<u8>,
    /// The key it is about: DER of `SubjectPublicKeyInfo`.
    pub public_key: &'a [u8],
    /// Who issues it.
    pub issuer: Issuer<'a>,
    /// Random bytes for its serial number.
    pub entropy: [u8; 16],
}

impl Role {
    /// Whether it may issue certificates.
    pub fn is_ca(self) -> bool {
        matches!(self, Self::Root | Self::Intermediate | Self::Edge)
    }
}

const DAY: i64 = 86_400;

/// The end of validity that is offered: a year for CAs, 300 days for what is below; never after the issuer's, and of what is
/// below CAs a day before it.
pub fn default_end(role: Role, issuer: Option<&Certificate>, now: UnixSeconds) -> UnixSeconds {
    let own = now.plus(DAY * if role.is_ca() { 365 } else { 300 });
    let latest = issuer.map(|issuer| issuer.not_after.plus(if role.is_ca() { 0 } else { -DAY }));
    latest.map_or(own, |latest| own.min(latest))
}
