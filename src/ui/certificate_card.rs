//! One certificate: name, validity, findings; and every field on demand.

use super::{
    certificates::name,
    kit::{Element, Glyph, Tone, bare_button, code_fact, el, expander, fact, facts, icon, print_button},
    store::dispatch,
    view::View,
};
use crate::{
    certificate::{Certificate, Finding, Place, Severity, findings},
    dps::enrollment::Kind,
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

/// A badge that says how long a certificate is still valid.
pub(super) fn expiry_badge(view: &View<'_>, not_after: UnixSeconds) -> Element {
    let now = view.now;
    let days = (view.labels().certificate.days_left)(now.days_until(not_after));
    el("span").class(expiry_class(not_after, now)).child(days)
}

/// One certificate, for an enrollment of a kind; `issuer` is the name of its issuer, if that is among the entries.
pub(super) fn certificate_card(
    view: &View<'_>,
    kind: Kind,
    entry: &Entry,
    place: Place,
    issuer: Option<&str>,
) -> Element {
    let labels = &view.labels().certificate;
    let certificate = &entry.certificate;
    let title = name(view, entry);
    let made_by = match issuer {
        _ if certificate.is_self_issued() => labels.names_itself.to_owned(),
        Some(issuer) => (labels.names)(issuer),
        None => (labels.names)(&certificate.issuer.to_string()) + labels.issuer_not_here,
    };
    let remove = bare_button(Glyph::Close, (labels.remove)(&title))
        .on_click(move || dispatch(Event::CertificateRemoved(place.index)));
    let heading = el("div").child(el("h3").child(title.clone())).child(el("p").class("soft").child(made_by));
    let badge = |text: String| el("span").class("badge").child(text);
    let badges = el("p")
        .class("badges")
        .child(expiry_badge(view, certificate.not_after))
        .child(badge(authority(view, certificate)))
        .child(badge(certificate.public_key.to_string()));
    let found = findings(certificate, kind, view.now).into_iter().map(|found| finding(view, &found));
    let summary = vec![
        el("span").child(labels.details),
        el("span").class("visually-hidden").child(format!(" {title}")),
    ];
    el("li")
        .class(if place.depth == 0 { "certificate" } else { "certificate certificate-issued" })
        // Deeper chains are drawn no deeper: there is no room on a phone.
        .attr("data-depth", place.depth.min(3).to_string())
        .child(
            el("div")
                .class("certificate-head")
                .child(heading)
                .child(print_button(view, &title, ".certificate"))
                .child(remove),
        )
        .child(badges)
        .child(el("ul").class("findings").child(found.collect::<Vec<_>>()))
        .child(expander(summary).child(facts(fields(view, entry))))
}

pub(super) fn authority(view: &View<'_>, certificate: &Certificate) -> String {
    let labels = &view.labels().certificate;
    match &certificate.basic_constraints {
        Some(constraints) if constraints.ca => (labels.ca)(constraints.path_length.map(u32::from)),
        _ => labels.not_ca.to_owned(),
    }
}

/// A finding, and how much it matters.
pub(super) fn finding(view: &View<'_>, finding: &Finding) -> Element {
    let (tone, class) = match finding.severity() {
        Severity::Error => (Tone::Bad, "finding finding-bad"),
        Severity::Warning => (Tone::Warning, "finding finding-warning"),
        Severity::Info => (Tone::Info, "finding"),
    };
    let severity = (view.labels().certificate.severity)(finding.severity());
    let text = el("span")
        .child(el("span").class("visually-hidden").child(severity).child(view.labels().frame.colon))
        .child(finding.say(view.state.locale));
    el("li").class(class).child(icon(tone.glyph())).child(text)
}

/// Every field that has a value.
pub(super) fn fields(view: &View<'_>, entry: &Entry) -> Vec<Element> {
    let labels = &view.labels().certificate;
    let Entry { source, certificate } = entry;
    let pasted = view.labels().certificates.pasted;
    let validity = (labels.from_to)(&certificate.not_before.to_utc(), &certificate.not_after.to_utc());
    let key_usage: Vec<_> = certificate.key_usage.iter().map(ToString::to_string).collect();
    let extended: Vec<_> = certificate.extended_key_usage.iter().map(ToString::to_string).collect();
    let names: Vec<_> = certificate.subject_alternative_names.iter().map(ToString::to_string).collect();
    let plain = [
        (labels.subject, certificate.subject.to_string()),
        (labels.issuer, certificate.issuer.to_string()),
        (labels.validity, validity),
        (labels.basic_constraints, authority(view, certificate)),
        (labels.key, certificate.public_key.to_string()),
        (labels.signature, certificate.signature_algorithm.to_string()),
        (labels.key_usage, key_usage.join(", ")),
        (labels.extended_key_usage, extended.join(", ")),
        (labels.alternative_names, names.join(", ")),
        (labels.version, certificate.version.to_string()),
        (labels.source, if source.is_empty() { pasted.to_owned() } else { source.clone() }),
    ];
    let code = [
        (labels.serial, certificate.serial.clone()),
        (labels.subject_key_id, certificate.subject_key_id.clone().unwrap_or_default()),
        (labels.authority_key_id, certificate.authority_key_id.clone().unwrap_or_default()),
        (labels.sha1, certificate.sha1_thumbprint.clone()),
        (labels.sha256, certificate.sha256_thumbprint.clone()),
    ];
    let whose = name(view, entry);
    let has_value = |(_, value): &(&'static str, String)| !value.is_empty();
    let mut rows: Vec<_> =
        plain.into_iter().filter(has_value).map(|(name, value)| fact(name, value)).collect();
    rows.extend(code.into_iter().filter(has_value).map(|(name, value)| code_fact(view, name, &whose, value)));
    rows
}
