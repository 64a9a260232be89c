//! Certificates (RFC 5280, section 4.1): what is signed, and the whole once it is.

use sha1::{Digest, Sha1};

use super::{
    der::{
        GENERALIZED_TIME, INTEGER, NULL, PRINTABLE_STRING, SEQUENCE, SET, UTC_TIME, UTF8_STRING, bit_string,
        element, explicit, integer,
    },
    extensions::extensions,
    refusal::Refusal,
    request::{Issuer, Request, Role, Subject},
};
use crate::{
    certificate::{Certificate, KeyUsage, PublicKey, element::Element, registration_id::MAX_COMMON_NAME},
    dps::Id,
    time::UnixSeconds,
};

/// The longest organization that X.509 allows (RFC 5280, appendix A.1, ub-organization-name); a unit has the same.
const MAX_ORGANIZATION: usize = 64;

/// How an issuer signs; its key says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// ECDSA on P-256 with SHA-256.
    P256,
    /// ECDSA on P-384 with SHA-384.
    P384,
    /// ECDSA on P-521 with SHA-512.
    P521,
    /// RSA PKCS#1 v1.5 with SHA-256.
    Rsa,
}

impl Signing {
    /// How a key signs: DER of `SubjectPublicKeyInfo`.
    ///
    /// # Errors
    /// Names a key that signs in no way that is made here.
    pub fn of(public_key: &[u8]) -> Result<Self, Refusal> {
        let key = read_key(public_key)?;
        match &key {
            PublicKey::Rsa { bits: 2048..=8192 } => Ok(Self::Rsa),
            PublicKey::Ec { curve, .. } if curve == "P-256" => Ok(Self::P256),
            PublicKey::Ec { curve, .. } if curve == "P-384" => Ok(Self::P384),
            PublicKey::Ec { curve, .. } if curve == "P-521" => Ok(Self::P521),
            key => Err(Refusal::IssuerKey { key: key.to_string() }),
        }
    }

    /// `AlgorithmIdentifier` (RFC 4055, RFC 5758).
    fn identifier(self) -> Vec<u8> {
        match self {
            Self::P256 => element(SEQUENCE, &[&[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]]),
            Self::P384 => element(SEQUENCE, &[&[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 3]]),
            Self::P521 => element(SEQUENCE, &[&[0x06, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 4]]),
            Self::Rsa => {
                element(SEQUENCE, &[&[0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 0x0b], &NULL])
            }
        }
    }

    /// The size of a number of an ECDSA signature, in bytes.
    fn field_bytes(self) -> Option<usize> {
        match self {
            Self::P256 => Some(32),
            Self::P384 => Some(48),
            Self::P521 => Some(66),
            Self::Rsa => None,
        }
    }
}

/// What can be said of a request before there is a key for it.
///
/// # Errors
/// Says why such a certificate would be of no use.
pub fn check(request: &Request<'_>) -> Result<(), Refusal> {
    check_subject(request)?;
    check_issuer(request)?;
    check_validity(request)
}

/// The bytes to sign with the issuer's key, and how.
///
/// # Errors
/// Says why such a certificate would be of no use.
pub fn to_be_signed(request: &Request<'_>) -> Result<(Vec<u8>, Signing), Refusal> {
    check(request)?;
    let own = read_key(request.public_key)?;
    match own {
        PublicKey::Rsa { bits: 2048..=4096 } => {}
        PublicKey::Ec { ref curve, .. } if matches!(curve.as_str(), "P-256" | "P-384" | "P-521") => {}
        key => return Err(Refusal::Key { key: key.to_string() }),
    }
    let own_id = key_id(request.public_key)?;
    let subject = name(&request.subject);
    let (issuer, issuer_id, signing) = match request.issuer {
        Issuer::Itself => (subject.clone(), own_id.clone(), Signing::of(request.public_key)?),
        Issuer::Certificate(issuer) => {
            let parts = issuer.parts().map_err(|_| Refusal::Issuer)?;
            let key = parts.public_key.whole();
            // Its own identifier where it has one, however that was made.
            let id = match issuer.subject_key_id.as_deref().and_then(bytes) {
                Some(id) => id,
                None => key_id(key)?,
            };
            (parts.subject.whole().to_vec(), id, Signing::of(key)?)
        }
    };
    // Positive, and of one length whatever the entropy.
    let mut serial = request.entropy;
    serial[0] = serial[0] & 0x7f | 0x40;
    let signed = element(
        SEQUENCE,
        &[
            &element(explicit(0), &[&integer(&[2])]),
            &element(INTEGER, &[&serial]),
            &signing.identifier(),
            &issuer,
            &element(SEQUENCE, &[&time(request.from)?, &time(request.until)?]),
            &subject,
            request.public_key,
            &element(explicit(3), &[&extensions(request.role, request.path_length, &own_id, &issuer_id)]),
        ],
    );
    Ok((signed, signing))
}

/// The certificate, from what was signed and the signature as `WebCrypto` gives it: of ECDSA `r` and `s` side by side.
///
/// # Errors
/// Where the signature is not in that form.
pub fn assemble(signed: &[u8], signing: Signing, signature: &[u8]) -> Result<Vec<u8>, Refusal> {
    let signature = match signing.field_bytes() {
        None if signature.len() < 256 => return Err(Refusal::Signature),
        None => signature.to_vec(),
        Some(field) => {
            let numbers = signature.split_at_checked(field).filter(|(_, s)| s.len() == field);
            let (r, s) = numbers.ok_or(Refusal::Signature)?;
            element(SEQUENCE, &[&integer(r), &integer(s)])
        }
    };
    Ok(element(SEQUENCE, &[signed, &signing.identifier(), &bit_string(&signature)]))
}

/// Whether a key is the one that a certificate is about: DER of `SubjectPublicKeyInfo`.
pub fn key_fits(certificate: &Certificate, public_key: &[u8]) -> bool {
    certificate.parts().is_ok_and(|parts| parts.public_key.whole() == public_key)
}

fn read_key(public_key: &[u8]) -> Result<PublicKey, Refusal> {
    let key = Element::read(public_key).and_then(|info| PublicKey::read(&info));
    key.map_err(|_| Refusal::Key { key: "?".to_owned() })
}

/// SHA-1 over the key's bits (RFC 5280, section 4.2.1.2, method 1): a name, not a proof.
fn key_id(public_key: &[u8]) -> Result<Vec<u8>, Refusal> {
    let parts = Element::read(public_key).and_then(|info| info.sequence());
    let bits = parts.ok().and_then(|parts| parts.get(1)?.value().get(1..).map(<[u8]>::to_vec));
    bits.map(|bits| Sha1::digest(bits).to_vec()).ok_or_else(|| Refusal::Key { key: "?".to_owned() })
}

/// The bytes of upper-case hex.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    let pairs = (0..hex.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

fn check_subject(request: &Request<'_>) -> Result<(), Refusal> {
    let Subject { common_name, organization, unit, country } = &request.subject;
    if common_name.trim().is_empty() {
        return Err(Refusal::NoCommonName);
    }
    for (attribute, text, most) in [
        ("CN", common_name, MAX_COMMON_NAME),
        ("O", organization, MAX_ORGANIZATION),
        ("OU", unit, MAX_ORGANIZATION),
    ] {
        let length = text.chars().count();
        if length > most {
            return Err(Refusal::TooLong { attribute, length, most });
        }
    }
    if !country.is_empty() && (country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_alphabetic()))
    {
        return Err(Refusal::Country);
    }
    if request.role == Role::Device {
        Id::parse(common_name).map_err(Refusal::Id)?;
    }
    if !request.role.is_ca() && request.path_length.is_some() {
        return Err(Refusal::PathLengthOfDevice);
    }
    Ok(())
}

fn check_validity(request: &Request<'_>) -> Result<(), Refusal> {
    if let Issuer::Certificate(issuer) = request.issuer {
        let within = issuer.not_before..=issuer.not_after;
        // No end is late enough where the issuer has expired.
        if !within.contains(&request.from) || request.until > issuer.not_after {
            return Err(Refusal::OutsideIssuer { from: issuer.not_before, until: issuer.not_after });
        }
    }
    if request.until <= request.from { Err(Refusal::EndsBeforeItBegins) } else { Ok(()) }
}

fn check_issuer(request: &Request<'_>) -> Result<(), Refusal> {
    let issuer = match (request.role, request.issuer) {
        (Role::Root, Issuer::Itself) => return Ok(()),
        (Role::Root, Issuer::Certificate(_)) | (_, Issuer::Itself) => return Err(Refusal::Issuer),
        (_, Issuer::Certificate(issuer)) => issuer,
    };
    let name = issuer.subject.to_string();
    let may_sign = issuer.key_usage.is_empty() || issuer.key_usage.contains(&KeyUsage::CERTIFICATE_SIGN);
    if !issuer.is_ca() || !may_sign {
        return Err(Refusal::NotAuthority { name });
    }
    let allowed = issuer.basic_constraints.and_then(|constraints| constraints.path_length);
    if request.role.is_ca() && allowed == Some(0) { Err(Refusal::PathLength { name }) } else { Ok(()) }
}

/// Country, organization, unit, common name, as far as there are any.
fn name(subject: &Subject) -> Vec<u8> {
    let attribute = |last: u8, tag: u8, text: &str| {
        if text.is_empty() {
            return Vec::new();
        }
        let pair = element(SEQUENCE, &[&[0x06, 3, 0x55, 0x04, last], &element(tag, &[text.as_bytes()])]);
        element(SET, &[&pair])
    };
    element(
        SEQUENCE,
        &[
            &attribute(6, PRINTABLE_STRING, &subject.country.to_ascii_uppercase()),
            &attribute(10, UTF8_STRING, &subject.organization),
            &attribute(11, UTF8_STRING, &subject.unit),
            &attribute(3, UTF8_STRING, &subject.common_name),
        ],
    )
}

/// `UTCTime` until 2049, then `GeneralizedTime` (RFC 5280, section 4.1.2.5).
fn time(time: UnixSeconds) -> Result<Vec<u8>, Refusal> {
    let digits: String = time.to_string().chars().filter(char::is_ascii_digit).collect();
    let year: Option<u16> = digits.get(..4).and_then(|year| year.parse().ok());
    match (year, digits.get(2..)) {
        (Some(1970..=2049), Some(short)) if digits.len() == 14 => {
            Ok(element(UTC_TIME, &[short.as_bytes(), b"Z"]))
        }
        (Some(2050..=9999), _) if digits.len() == 14 => {
            Ok(element(GENERALIZED_TIME, &[digits.as_bytes(), b"Z"]))
        }
        _ => Err(Refusal::Time(time)),
    }
}
