//! One certificate: name, validity, findings; and every field on demand.

use leptos::prelude::*;

use super::{
    certificates::name,
    kit::{CopyButton, Glyph, Icon, Tone, on},
    store::Store,
};
use crate::{
    browser::clock,
    certificate::{Severity, findings},
    page::{Event, certificates::Entry},
    text::Say,
    time::UnixSeconds,
};

/// How urgent an end of validity is.
pub(super) fn expiry_class(not_after: UnixSeconds, now: UnixSeconds) -> &'static str {
    match not_after.0 - now.0 {
        left if left < 0 => "badge badge-bad",
        left if left < 30 * 86_400 => "badge badge-warning",
        _ => "badge",
    }
}

/// One certificate of step 2.
#[component]
pub(super) fn CertificateCard(
    /// The certificate and where it came from.
    entry: Entry,
    /// Its place among the entries.
    index: usize,
    /// How far below the end of its chain it stands.
    depth: usize,
    /// The name of its issuer, if that is among the entries.
    issuer: Option<String>,
) -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.certificate;
    let now = clock::now();
    let Entry { source, certificate } = &entry;
    let title = name(&entry);
    let issued = match &issuer {
        _ if certificate.is_self_issued() => labels.names_itself.to_owned(),
        Some(issuer) => (labels.names)(issuer),
        None => format!("{}; {}", (labels.names)(&certificate.issuer.to_string()), labels.issuer_not_here),
    };
    let found = findings(certificate, now);
    let file = if source.is_empty() { texts.labels.certificates.pasted.to_owned() } else { source.clone() };
    let authority = match &certificate.basic_constraints {
        Some(constraints) if constraints.ca => (labels.ca)(constraints.path_length.map(u32::from)),
        _ => labels.not_ca.to_owned(),
    };
    let join = |names: Vec<String>| names.join(", ");
    let facts: Vec<(&'static str, String, bool)> = vec![
        (labels.subject, certificate.subject.to_string(), false),
        (labels.issuer, certificate.issuer.to_string(), false),
        (
            labels.validity,
            (labels.from_to)(&certificate.not_before.to_utc(), &certificate.not_after.to_utc()),
            false,
        ),
        (labels.basic_constraints, authority.clone(), false),
        (labels.key, certificate.public_key.to_string(), false),
        (labels.signature, certificate.signature_algorithm.to_string(), false),
        (labels.key_usage, join(certificate.key_usage.iter().map(ToString::to_string).collect()), false),
        (
            labels.extended_key_usage,
            join(certificate.extended_key_usage.iter().map(ToString::to_string).collect()),
            false,
        ),
        (
            labels.alternative_names,
            join(certificate.subject_alternative_names.iter().map(ToString::to_string).collect()),
            false,
        ),
        (labels.serial, certificate.serial.clone(), true),
        (labels.subject_key_id, certificate.subject_key_id.clone().unwrap_or_default(), true),
        (labels.authority_key_id, certificate.authority_key_id.clone().unwrap_or_default(), true),
        (labels.sha1, certificate.sha1_thumbprint.clone(), true),
        (labels.sha256, certificate.sha256_thumbprint.clone(), true),
        (labels.version, certificate.version.to_string(), false),
        (labels.source, file, false),
    ];
    let days = now.days_until(certificate.not_after);
    view! {
        <li class="certificate" class:certificate-issued=depth != 0>
            <div class="certificate-head">
                <div>
                    <h3>{title.clone()}</h3>
                    <p class="soft">{issued}</p>
                </div>
                <button type="button" class="button-icon" aria-label=(labels.remove)(&title) title=(labels.remove)(&title)
                    on:click=on(move |_| store.dispatch(Event::CertificateRemoved(index)))>
                    <Icon glyph=Glyph::Close/>
                </button>
            </div>
            <p class="badges">
                <span class=expiry_class(certificate.not_after, now)>{(labels.days_left)(days)}</span>
                <span class="badge">{authority}</span>
                <span class="badge">{certificate.public_key.to_string()}</span>
            </p>
            <ul class="findings">
                {found.into_iter().map(|finding| {
                    let (tone, class) = match finding.severity() {
                        Severity::Error => (Tone::Bad, "finding finding-bad"),
                        Severity::Warning => (Tone::Warning, "finding finding-warning"),
                        Severity::Info => (Tone::Info, "finding"),
                    };
                    view! {
                        <li class=class>
                            <Icon glyph=tone.glyph()/>
                            <span>
                                <span class="visually-hidden">{(labels.severity)(finding.severity())} ": "</span>
                                {finding.say(store.now(|state| state.locale))}
                            </span>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <details class="more">
                <summary>{labels.details} <span class="visually-hidden">{title}</span></summary>
                <dl class="facts">
                    {facts.into_iter().filter(|(_, value, _)| !value.is_empty()).map(|(label, value, copyable)| view! {
                        <div>
                            <dt>{label}</dt>
                            <dd class:mono=copyable>
                                {value.clone()}
                                {copyable.then(|| view! { <CopyButton what=label text=Signal::stored(value)/> })}
                            </dd>
                        </div>
                    }).collect_view()}
                </dl>
            </details>
        </li>
    }
}
