//! Whether what the service has is what a person asked for: after a write whose answer was lost, nothing else tells.

use serde_json::{Map, Value};

use crate::{
    certificate::{self, Item},
    dps::enrollment::{Draft, Enrollment, SERVICES_OWN},
};

/// The fields a person wants as the service would show them: it never returns a certificate, only what it knows of it, so
/// where it knows the one that was sent, that stands in its place.
pub(super) fn as_shown(mut wanted: Map<String, Value>, found: &Enrollment) -> Map<String, Value> {
    let field = found.kind().certificates_field();
    let shown = found.json().get("attestation").and_then(|attestation| attestation.get("x509")?.get(field));
    let slots = wanted
        .get_mut("attestation")
        .and_then(|attestation| attestation.get_mut("x509")?.get_mut(field)?.as_object_mut());
    for (name, slot) in slots.into_iter().flatten() {
        let Some(shown) = shown.and_then(|shown| shown.get(name)) else { continue };
        let sent = slot.get("certificate").and_then(Value::as_str);
        let known = shown.get("info").and_then(|info| info.get("sha256Thumbprint")).and_then(Value::as_str);
        if let (Some(sent), Some(known)) = (sent, known)
            && is_certificate(sent, known)
        {
            *slot = shown.clone();
        }
    }
    wanted
}

/// Whether an enrollment is as a draft wants it, but for what the service writes itself.
pub(super) fn is_as_wanted(draft: &Draft, found: &Enrollment) -> bool {
    let Ok(wanted) = draft.fields() else { return false };
    let wanted = as_shown(wanted, found);
    let found = found.json();
    let mut names = wanted.keys().chain(found.keys()).filter(|name| !SERVICES_OWN.contains(&name.as_str()));
    names.all(|name| wanted.get(name) == found.get(name))
}

fn is_certificate(pem: &str, sha256: &str) -> bool {
    certificate::read("", pem.as_bytes()).items.iter().any(|item| match item {
        Item::Certificate(certificate) => certificate.sha256_thumbprint.eq_ignore_ascii_case(sha256),
        Item::Problem(_) => false,
    })
}
