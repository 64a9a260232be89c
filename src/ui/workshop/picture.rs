//! A path drawn from the device up to its root: a box for each certificate with what is wrong with it, and between them what
//! ties them together.

use super::check::labels;
use crate::{
    chain::{Finding, Path, Role, Weight},
    page::{
        Event,
        workshop::{check::Proof, shelf::name},
    },
    text::Say,
    ui::{
        certificate_card::{authority, expiry_badge, fields},
        kit::{Element, Glyph, Tone, bare_button, el, expander, facts, icon},
        store::dispatch,
        view::View,
    },
};

/// A path.
pub(super) fn picture(view: &View<'_>, path: &Path, role: Role) -> Element {
    let check = &view.state.workshop.check;
    let last = path.certificates.len().saturating_sub(1);
    let mut drawn = Vec::new();
    for (depth, index) in path.certificates.iter().enumerate() {
        let is_root = depth == last && path.has_root;
        let issuer = path.certificates.get(depth + 1).copied().or_else(|| is_root.then_some(*index));
        let findings: Vec<_> = path.findings.iter().filter(|finding| finding.depth == depth).collect();
        let place = (labels(view).place)(depth, is_root, role);
        let Some(drawn_box) = certificate(view, *index, Some(place), &findings) else { continue };
        let proof = issuer.and_then(|issuer| check.proof(*index, issuer));
        drawn.push(drawn_box.child(proof.map(|proof| tie(view, &proof, is_root))));
    }
    // What is missing has its place in the picture.
    if let Some(top) =
        path.certificates.last().and_then(|top| check.judged().get(*top)).filter(|_| !path.has_root)
    {
        let said = (labels(view).missing)(&top.issuer.to_string());
        drawn.push(
            el("li").class("link").child(el("p").class("missing").child(icon(Glyph::Info)).child(said)),
        );
    }
    el("ol").class("picture").child(drawn)
}

/// A certificate that stands in no chain.
pub(super) fn lone(view: &View<'_>, index: usize) -> Option<Element> {
    certificate(view, index, None, &[])
}

/// What ties a certificate to its issuer.
fn tie(view: &View<'_>, proof: &Proof, is_root: bool) -> Element {
    let (class, glyph) = match proof {
        Proof::Verified => ("tie tie-good", Glyph::Good),
        Proof::Wrong => ("tie tie-bad", Glyph::Bad),
        Proof::Unknown(_) => ("tie tie-warning", Glyph::Warning),
    };
    let said = (labels(view).proof)(proof, is_root);
    el("p").class(class).child(icon(glyph)).child(el("span").child(said))
}

fn certificate(
    view: &View<'_>,
    index: usize,
    place: Option<&'static str>,
    findings: &[&Finding],
) -> Option<Element> {
    let entry = view.state.workshop.check.certificates.entries.get(index)?;
    let certificate = &entry.certificate;
    let labels = &view.labels().certificate;
    let title = name(certificate);
    let remove = bare_button(Glyph::Close, (labels.remove)(&title))
        .on_click(move || dispatch(Event::CertificateRemoved(index)));
    let heading = el("div")
        .child(place.map(|place| el("p").class("soft").child(place)))
        .child(el("h3").child(title.clone()));
    let badge = |text: String| el("span").class("badge").child(text);
    let usages: Vec<_> = certificate.key_usage.iter().map(ToString::to_string).collect();
    let badges = el("p")
        .class("badges")
        .child(expiry_badge(view, certificate.not_after))
        .child(badge(authority(view, certificate)))
        .child((!usages.is_empty()).then(|| badge(usages.join(", "))))
        .child(badge(certificate.public_key.to_string()));
    let summary = vec![
        el("span").child(labels.details),
        el("span").class("visually-hidden").child([" ", &*title].concat()),
    ];
    let is_wrong = findings.iter().any(|finding| finding.fault.weight() == Weight::Refused);
    let found = findings.iter().map(|found| finding(view, found)).collect::<Vec<_>>();
    let drawn = el("div")
        .class(if is_wrong { "certificate certificate-bad" } else { "certificate" })
        .child(el("div").class("certificate-head").child(heading).child(remove))
        .child(badges)
        .child(el("ul").class("findings").child(found))
        .child(expander(summary).child(facts(fields(view, entry))));
    Some(el("li").class("link").key(certificate.sha256_thumbprint.clone()).child(drawn))
}

fn finding(view: &View<'_>, finding: &Finding) -> Element {
    let weight = finding.fault.weight();
    let (tone, class) = match weight {
        Weight::Refused => (Tone::Bad, "finding finding-bad"),
        Weight::Undecided | Weight::Strict => (Tone::Warning, "finding finding-warning"),
        Weight::Advice => (Tone::Info, "finding"),
    };
    let text = el("span")
        .child(el("strong").child((labels(view).weight)(weight)))
        .child(view.labels().frame.colon)
        .child(finding.fault.say(view.state.locale));
    el("li").class(class).child(icon(tone.glyph())).child(text)
}
