//! The extensions of each role (RFC 5280, section 4.2).

use super::{
    der::{BIT_STRING, OCTET_STRING, SEQUENCE, element, implicit, integer},
    request::Role,
};

const BASIC_CONSTRAINTS: [u8; 5] = [0x06, 3, 0x55, 0x1d, 0x13];
const KEY_USAGE: [u8; 5] = [0x06, 3, 0x55, 0x1d, 0x0f];
const EXTENDED_KEY_USAGE: [u8; 5] = [0x06, 3, 0x55, 0x1d, 0x25];
const SUBJECT_KEY_ID: [u8; 5] = [0x06, 3, 0x55, 0x1d, 0x0e];
const AUTHORITY_KEY_ID: [u8; 5] = [0x06, 3, 0x55, 0x1d, 0x23];
const CLIENT_AUTH: [u8; 10] = [0x06, 8, 0x2b, 6, 1, 5, 5, 7, 3, 2];
const TRUE: [u8; 3] = [0x01, 1, 0xff];

/// Count of unused bits, then the bits. A CA signs certificates and revocation lists; an Edge device's CA is also shown by
/// its device, as with the tools of the Azure IoT C SDK.
fn key_usage(role: Role) -> [u8; 2] {
    match role {
        Role::Root | Role::Intermediate => [1, 0b0000_0110],
        Role::Edge => [1, 0b1000_0110],
        Role::Device | Role::Verification => [7, 0b1000_0000],
    }
}

fn extension(oid: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let critical = if critical { &TRUE[..] } else { &[] };
    element(SEQUENCE, &[oid, critical, &element(OCTET_STRING, &[value])])
}

/// The SEQUENCE of extensions.
pub(super) fn extensions(role: Role, path_length: Option<u8>, own_id: &[u8], issuer_id: &[u8]) -> Vec<u8> {
    let length = path_length.map(|length| integer(&[length])).unwrap_or_default();
    // `cA` is left out where it is false, which is its default.
    let authority = if role.is_ca() { &TRUE[..] } else { &[] };
    let constraints = element(SEQUENCE, &[authority, &length]);
    let mut all = vec![
        extension(&BASIC_CONSTRAINTS, true, &constraints),
        extension(&KEY_USAGE, true, &element(BIT_STRING, &[&key_usage(role)])),
    ];
    if !role.is_ca() {
        all.push(extension(&EXTENDED_KEY_USAGE, false, &element(SEQUENCE, &[&CLIENT_AUTH])));
    }
    all.push(extension(&SUBJECT_KEY_ID, false, &element(OCTET_STRING, &[own_id])));
    let authority_id = element(SEQUENCE, &[&element(implicit(0), &[issuer_id])]);
    all.push(extension(&AUTHORITY_KEY_ID, false, &authority_id));
    element(SEQUENCE, &[&all.concat()])
}
