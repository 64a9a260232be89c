//! What RFC 5280 asks of certificates beyond what makes a path valid: `openssl verify -x509_strict` minds it, and so do some
//! libraries on devices.

use super::{
    fault::Fault,
    rules::{Place, old_authority},
    subject::{ALTERNATIVE_NAMES, AUTHORITY_KEY_ID, BASIC_CONSTRAINTS, KEY_USAGE, SUBJECT_KEY_ID, Subject},
};
use crate::certificate::{KeyUsage, element::Element};

/// What strict programs mind about a certificate in its place.
pub(super) fn faults(subject: &Subject<'_>, place: Place) -> Vec<Fault> {
    let certificate = subject.certificate;
    let constraints = certificate.basic_constraints;
    let is_ca = constraints.is_some_and(|constraints| constraints.ca);
    let usages = &certificate.key_usage;
    let names = subject.extension(ALTERNATIVE_NAMES);
    let has_no_subject = certificate.subject.is_empty();
    let is_basic_critical = subject.extension(BASIC_CONSTRAINTS).is_some_and(|one| one.critical);
    let key_id = subject.extension(AUTHORITY_KEY_ID).and_then(|one| Element::read(one.value).ok());
    let has_key_id = key_id.is_some_and(|value| {
        value.elements().is_ok_and(|parts| parts.iter().any(|part| part.number() == Some(0)))
    });
    let is_version_3 = certificate.version >= 3;
    let may_be_old = place.is_top || place.depth == 0;
    let rules = [
        (
            !is_ca && constraints.is_some_and(|one| one.path_length.is_some()),
            Fault::PathLengthWithoutAuthority,
        ),
        (is_ca && !is_basic_critical, Fault::ConstraintsNotCritical),
        (is_ca && subject.extension(KEY_USAGE).is_none(), Fault::NoKeyUsage),
        (!is_ca && usages.contains(&KeyUsage::CERTIFICATE_SIGN), Fault::SignsWithoutAuthority),
        (certificate.issuer.is_empty(), Fault::NoIssuerName),
        (
            has_no_subject && (is_ca || usages.contains(&KeyUsage::REVOCATION_LIST_SIGN) || names.is_none()),
            Fault::NoSubject,
        ),
        (has_no_subject && names.is_some_and(|names| !names.critical), Fault::NamesNotCritical),
        (names.is_some() && certificate.subject_alternative_names.is_empty(), Fault::NoNames),
        (is_version_3 && !place.is_top && !has_key_id, Fault::NoAuthorityKeyId),
        (is_version_3 && is_ca && subject.extension(SUBJECT_KEY_ID).is_none(), Fault::NoSubjectKeyId),
    ];
    let mut found: Vec<Fault> =
        rules.into_iter().filter(|(minds, _)| *minds).map(|(_, fault)| fault).collect();
    found.extend(old_authority(subject).filter(|_| may_be_old).map(Fault::OldRoot));
    found
}
