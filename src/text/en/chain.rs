//! English texts about certificate chains.

use super::grouped;
use crate::{
    chain::{Fault, Near, NotAuthority, Outcome, Period, Role, Unsupported, Weight},
    page::workshop::check::Proof,
    text::{ChainTexts, chain::ChainLabels},
};

pub(in crate::text) static TEXTS: ChainTexts = ChainTexts { fault, unsupported, labels: LABELS };

const LABELS: ChainLabels = ChainLabels {
    source: "Certificates",
    lead: "Whether certificates hold together, from the device up to its root: each signature is verified in this tab, and what is \
           wrong is said at the certificate it belongs to. Drop them in any order, in one file or many.",
    drop: "Drop certificates anywhere on this page",
    example: "Try an example",
    count: |count| match count {
        1 => "1 certificate".to_owned(),
        count => format!("{} certificates", grouped(&count)),
    },
    verifying: "Verifying signatures…",
    summary,
    chain: |role, name| match role {
        Role::Client => format!("Chain of {name}"),
        Role::Authority => format!("CA {name}"),
    },
    outcome: |outcome, role| match (outcome, role) {
        (Outcome::Accepted, Role::Client) => "Accepted: the chain holds, from the device up to its root.",
        (Outcome::Accepted, Role::Authority) => "Accepted: the CA holds, up to its root. No device is here.",
        (Outcome::Undecided, _) => {
            "Undecided: nothing is wrong as far as can be seen, but not all can be judged here."
        }
        (Outcome::Refused, _) => "Refused: whoever verifies this chain turns it away.",
    },
    strict: "Strict programs refuse it (-x509_strict): see below.",
    has_more: "There are more paths than were followed.",
    command_lead: "This is what OpenSSL 3 says with its root trusted:",
    command: |role| match role {
        Role::Client => "openssl verify -purpose sslclient -auth_level 2 -check_ss_sig",
        Role::Authority => "openssl verify -purpose any -auth_level 2 -check_ss_sig",
    },
    openssl_error: |code, depth| format!("error {code} at depth {depth}"),
    place: |depth, is_root, role| match (depth, is_root, role) {
        (0, _, Role::Client) => "Device",
        (_, true, _) => "Root CA",
        _ => "Intermediate CA",
    },
    proof: |proof, is_root| match (proof, is_root) {
        (Proof::Verified, false) => "Issued by the next: name and signature fit".to_owned(),
        (Proof::Verified, true) => "Signed with its own key: a root".to_owned(),
        (Proof::Wrong, false) => "Names the next as its issuer, but the signature is not its".to_owned(),
        (Proof::Wrong, true) => "Names itself as its issuer, but the signature is not its own".to_owned(),
        (Proof::Unknown(_), _) => "The name fits; the signature cannot be verified here".to_owned(),
    },
    missing: |name| format!("Not here: {name}"),
    weight: |weight| match weight {
        Weight::Refused => "Wrong",
        Weight::Undecided => "Undecided",
        Weight::Strict => "Strict",
        Weight::Advice => "To know",
    },
    validity: "Validity",
    valid_together,
    now: |day| format!("The line is today, {day}."),
    other_paths: |count| match count {
        1 => "1 other path".to_owned(),
        count => format!("{} other paths", grouped(&count)),
    },
    path: |number, outcome| {
        let outcome = match outcome {
            Outcome::Accepted => "accepted",
            Outcome::Undecided => "undecided",
            Outcome::Refused => "refused",
        };
        format!("Path {number}: {outcome}")
    },
    strays: "In no chain",
    strays_lead: "These have the name of an issuer, but did not make the signature.",
};

fn summary(chains: usize, [accepted, undecided, refused]: [usize; 3]) -> String {
    let counts = [(accepted, "accepted"), (undecided, "undecided"), (refused, "refused")];
    let of = |(count, what): (usize, &str)| (count > 0).then(|| format!("{} {what}", grouped(&count)));
    let counts: Vec<_> = counts.into_iter().filter_map(of).collect();
    let chains = if chains == 1 { "1 chain".to_owned() } else { format!("{} chains", grouped(&chains)) };
    format!("{chains}: {}.", counts.join(", "))
}

fn valid_together(period: Option<Period>) -> String {
    match period {
        Some(Period { from, until }) => {
            format!("All are valid together from {} to {}.", from.to_date(), until.to_date())
        }
        None => "There is no time at which all are valid.".to_owned(),
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NotYetValid { from } => {
            format!("Not valid before {}. Wait, or check the clock of the machine that issued it.", from.to_utc())
        }
        Fault::Expired { since } => format!("Expired on {}. Issue it anew.", since.to_utc()),
        Fault::BadSignature => {
            "The signature is not its issuer's: another key made it, or the certificate was altered. Take both \
             certificates from where they were issued."
                .to_owned()
        }
        Fault::TwoAlgorithms => {
            "It names two signature algorithms, so it was altered or made by a faulty tool. Issue it anew.".to_owned()
        }
        Fault::NoIssuer(near) => no_issuer(*near).to_owned(),
        Fault::TooLong { length } => {
            format!("The chain has {length} certificates and more, which nobody follows. Use fewer intermediates.")
        }
        Fault::NotAuthority(why) => format!(
            "It is above another certificate in this chain but must not issue any: {} Issue it anew as a CA.",
            not_authority(*why)
        ),
        Fault::PathLength { allowed, found } => format!(
            "Its path length allows {allowed} CAs below it, and there are {found}. Issue it anew with a greater path \
             length, or leave out an intermediate."
        ),
        Fault::NotForClients { usages } => format!(
            "Its extended key usage ({}) does not include clientAuth, which a device needs to sign in. Issue it anew with \
             clientAuth, or without extended key usage.",
            usages.join(", ")
        ),
        Fault::NoDigitalSignature => {
            "Its key usage has neither digitalSignature nor keyAgreement, so a device cannot sign in with it. Issue it \
             anew with digitalSignature."
                .to_owned()
        }
        Fault::NetscapeType => {
            "Its Netscape certificate type does not include client. Issue it anew without that extension.".to_owned()
        }
        Fault::UnknownCritical { oid } => format!(
            "A critical extension ({oid}) that is not known here, or that must not be critical. Whoever does not \
             understand it must refuse the certificate."
        ),
        Fault::Proxy => "A proxy certificate (RFC 3820), which services do not accept. Issue an ordinary one.".to_owned(),
        Fault::Malformed { oid } => format!("The extension {oid} cannot be read. Issue the certificate anew."),
        Fault::Repeated { oid } => {
            format!("The extension {oid} is there twice, which is not allowed. Issue the certificate anew.")
        }
        Fault::WeakKey { key } => {
            format!("{key} is too short to be safe today. Use RSA with 2048 bits or more, or EC P-256.")
        }
        Fault::WeakSignature { algorithm } => {
            format!("Signed with {algorithm}, which can be forged. Issue it anew with SHA-256.")
        }
        Fault::ExplicitCurve => {
            "Its curve is spelt out instead of named, which programs refuse. Make the key anew with a named curve."
                .to_owned()
        }
        Fault::Unsupported(why) => unsupported(why),
        Fault::NameConstraints => {
            "It restricts the names of the certificates below it (name constraints), which is not checked here. Check with \
             openssl verify."
                .to_owned()
        }
        Fault::ConstraintsNotCritical => {
            "A CA whose basic constraints are not critical, which RFC 5280 asks for. Strict programs refuse it.".to_owned()
        }
        Fault::NoKeyUsage => {
            "A CA without key usage, which RFC 5280 asks for. Strict programs refuse it.".to_owned()
        }
        Fault::SignsWithoutAuthority => {
            "Its key usage has keyCertSign although it is no CA. Strict programs refuse it.".to_owned()
        }
        Fault::PathLengthWithoutAuthority => {
            "It has a path length although it is no CA. Strict programs refuse it.".to_owned()
        }
        Fault::NoSubject => "It has no subject, so nothing says whose it is. Strict programs refuse it.".to_owned(),
        Fault::NoIssuerName => "It does not name its issuer. Strict programs refuse it.".to_owned(),
        Fault::NamesNotCritical => {
            "It has no subject, and its alternative names are not critical. Strict programs refuse it.".to_owned()
        }
        Fault::NoNames => "Its list of alternative names is empty. Strict programs refuse it.".to_owned(),
        Fault::NoAuthorityKeyId => {
            "It has no authority key identifier, so its issuer can be told by name only. Strict programs refuse it."
                .to_owned()
        }
        Fault::NoSubjectKeyId => {
            "A CA without subject key identifier, so it can be told from others of its name by its key only. Strict \
             programs refuse it."
                .to_owned()
        }
        Fault::OldRoot(why) => format!(
            "{} It is taken for a root by old custom only; strict programs refuse it. Issue it anew as a CA of version 3.",
            not_authority(*why)
        ),
        Fault::OutlivesIssuer { until } => format!(
            "It is valid for longer than its issuer, which ends on {}: from then on it is of no use.",
            until.to_utc()
        ),
        Fault::OtherIssuerOfName { .. } => {
            "Another certificate here has its issuer's name, but not the key that signed this one. Some programs try only \
             one of the two: do not send both."
                .to_owned()
        }
    }
}

fn no_issuer(near: Near) -> &'static str {
    match near {
        Near::Nothing => "Its issuer is not here. Add the certificate that it names as its issuer.",
        Near::KeyId(_) => {
            "Its issuer is not here. There is a certificate of that name, but with another key: was the CA made anew? Add \
             the one that issued this certificate."
        }
        Near::Serial(_) => {
            "Its issuer is not here. There is a certificate of that name, but with another serial number or issuer: was it \
             made anew? Add the one that issued this certificate."
        }
        Near::KeyKind(_) => {
            "Its issuer is not here. There is a certificate of that name, but its kind of key cannot have made this \
             signature. Add the one that issued this certificate."
        }
        Near::Circle => {
            "It and those below it certify each other in a circle. Add the root that certified one of them."
        }
    }
}

fn not_authority(why: NotAuthority) -> &'static str {
    match why {
        NotAuthority::KeyUsage => "its key usage lacks keyCertSign.",
        NotAuthority::SaysNot => "its basic constraints say that it is no CA.",
        NotAuthority::Silent => "it has no basic constraints.",
        NotAuthority::Version => "a version 1 certificate cannot say that it is a CA.",
    }
}

fn unsupported(why: &Unsupported) -> String {
    let what = match why {
        Unsupported::Hash(name) => format!("browsers do not have the hash {name}"),
        Unsupported::Curve(curve) => format!("browsers do not have the curve {curve}"),
        Unsupported::ExplicitCurve => "the issuer's curve is spelt out instead of named".to_owned(),
        Unsupported::CompressedPoint => "the issuer's key is a compressed point".to_owned(),
        Unsupported::PssParameters => "it is RSA-PSS with parameters that browsers do not have".to_owned(),
        Unsupported::Parameters => "the parameters of its algorithm are not as they have to be".to_owned(),
        Unsupported::Algorithm(oid) => format!("browsers do not have the algorithm {oid}"),
        Unsupported::Browser(algorithm) => format!("this browser does not have {}", algorithm.as_str()),
        Unsupported::NotVerified => "it was not looked at".to_owned(),
    };
    format!("Its signature cannot be verified here: {what}. Check with openssl verify.")
}
