//! How devices prove who they are: the part of a form for certificates, CA names, keys and TPMs.

use leptos::prelude::event_target_value;

use super::{
    field::{At, Named, area, choice, text_field},
    warned,
};
use crate::{
    browser::entropy,
    certificate::{Severity, findings},
    dps::enrollment::{DraftError, Keys, Method, SlotDraft},
    page::{
        certificates::Slot,
        form::{Aim, Edited, FormId},
    },
    ui::{
        certificate_card::finding,
        certificates::{chain, drop_zone, name, option, problems},
        kit::{Child, Element, Field, Node, code_input, el, error_line, fact, facts},
        store::now,
    },
};

/// The choice of the method, where there is one, and what belongs to it.
pub(super) fn attestation(at: At<'_>) -> Vec<Node> {
    let labels = &at.view.labels().attestation;
    let draft = at.draft();
    let kind = draft.kind();
    let method = draft.proof.method;
    let body = match method {
        Method::Certificates if at.id == FormId::Step => vec![chosen(at).into_node()],
        Method::Certificates => certificates(at),
        Method::CaReferences => ca_names(at),
        Method::SymmetricKey => keys(at),
        Method::Tpm => tpm(at),
        Method::Other => Vec::new(),
    };
    let select = draft.base().is_none().then(|| {
        let options = Method::of(kind).map(|of| (of.as_str().to_owned(), (labels.method)(of).to_owned()));
        let named: Named = (at.named("method", "edit-method"), labels.heading, "");
        let report = at.edited();
        choice(named, options.to_vec(), method.as_str(), move |value| {
            if let Some(method) = Method::of(kind).into_iter().find(|method| method.as_str() == value) {
                report(Edited::Method(method));
            }
        })
    });
    vec![select.into_node(), body.into_node()]
}

fn certificate_error(error: &DraftError) -> bool {
    matches!(error, DraftError::NoCertificate | DraftError::SameCertificate)
}

/// The certificates chosen in step 2, by name.
fn chosen(at: At<'_>) -> Element {
    let view = at.view;
    let texts = view.labels();
    let slots = [(texts.group.primary, Slot::Primary), (texts.group.secondary, Slot::Secondary)];
    let rows = slots
        .into_iter()
        .filter_map(|(label, slot)| Some(fact(label, name(view, view.state.certificates.in_slot(slot)?))));
    let rows: Vec<_> = rows.collect();
    let shown = if rows.is_empty() {
        el("p").class("soft").id("no-certificate").child(texts.create.no_certificate)
    } else {
        facts(rows)
    };
    el("div")
        .class("field")
        .child(el("p").class("label").child(texts.create.certificates))
        .child(shown)
        .child(grave(at))
        .child(error_line("certificate-error".to_owned(), at.error(certificate_error)))
}

/// What is wrong with the certificates that were chosen: they can be sent all the same.
fn grave(at: At<'_>) -> Element {
    let view = at.view;
    let chosen = at.draft().proof.certificates.iter();
    let chosen = chosen.filter_map(|slot| view.state.certificates.drafted(slot));
    let found = chosen.flat_map(|certificate| findings(certificate, at.draft().kind(), view.now));
    let grave = found.filter(|found| found.severity() == Severity::Error).map(|found| finding(view, &found));
    el("ul").class("findings").child(grave.collect::<Vec<_>>())
}

/// Dropped certificates, and which of them stands in which place.
fn certificates(at: At<'_>) -> Vec<Node> {
    let view = at.view;
    let labels = &view.labels().group;
    // A new enrollment has it at its ID.
    let warning = at.draft().base().and_then(|_| view.state.certificate_warning(at.form));
    vec![
        drop_zone(view, (view.labels().certificates.drop)(at.draft().kind())).into_node(),
        problems(view).into_node(),
        chain(view, at.draft().kind()),
        slot(at, 0, "edit-primary", labels.primary).into_node(),
        slot(at, 1, "edit-secondary", labels.secondary).into_node(),
        warned(view, warning).into_node(),
        error_line("edit-certificate-error".to_owned(), at.error(certificate_error)).into_node(),
    ]
}

/// What stands in one of the two places: what is there, nothing, or one of the dropped certificates.
fn slot(at: At<'_>, slot: usize, id: &'static str, label: &'static str) -> Element {
    let labels = at.view.labels();
    let drafted = at.draft().proof.certificates.get(slot);
    let kept = at.draft().base().and_then(|base| {
        base.attestation().into_certificates().into_iter().nth(slot)?.map(|info| info.subject)
    });
    let mut options = Vec::new();
    if let Some(subject) = &kept {
        let label = (labels.attestation.kept)(subject);
        options.push(option("kept".to_owned(), label, drafted == Some(&SlotDraft::Kept)));
    }
    let is_empty = drafted.is_none_or(|drafted| *drafted == SlotDraft::Empty);
    options.push(option(String::new(), labels.certificates.none.to_owned(), is_empty));
    for (index, entry) in at.view.state.certificates.entries.iter().enumerate() {
        let label = format!("{} – {}", name(at.view, entry), entry.certificate.not_after.to_date());
        let is_this = matches!(drafted, Some(SlotDraft::New(pem)) if *pem == entry.certificate.to_pem());
        options.push(option(index.to_string(), label, is_this));
    }
    let report = at.edited();
    let select = el("select").child(options).on("change", move |event| {
        let value = event_target_value(&event);
        let pem = value.parse().ok().and_then(|index: usize| {
            now(|state| Some(state.certificates.entries.get(index)?.certificate.to_pem())).flatten()
        });
        report(Edited::Certificate(
            slot,
            match pem {
                Some(pem) => SlotDraft::New(pem),
                None if value == "kept" => SlotDraft::Kept,
                None => SlotDraft::Empty,
            },
        ));
    });
    Field { id, label: label.to_owned(), hint: "", error: None }.with(select)
}

fn ca_names(at: At<'_>) -> Vec<Node> {
    let labels = &at.view.labels().attestation;
    let names = &at.draft().proof.ca_names;
    let primary: Named = (at.named("ca-primary", "edit-ca-primary"), labels.ca_primary, labels.ca_hint);
    let secondary: Named = (at.named("ca-secondary", "edit-ca-secondary"), labels.ca_secondary, "");
    let name = |named, shown, edited, belongs| {
        text_field(at, named, code_input().attr("type", "text"), shown, edited, belongs).into_node()
    };
    vec![
        name(primary, &names[0], |name| Edited::CaName(0, name), |error| *error == DraftError::NoCaName),
        name(secondary, &names[1], |name| Edited::CaName(1, name), |_| false),
    ]
}

/// Who makes the keys of a new enrollment. A change leaves them as they are.
fn keys(at: At<'_>) -> Vec<Node> {
    let labels = &at.view.labels().attestation;
    // Keys that keep a device out are used by nobody.
    if at.form.aim == Aim::Revoke {
        return Vec::new();
    }
    if at.draft().base().is_some() {
        return vec![el("p").class("soft").child(labels.keys_stay).into_node()];
    }
    let options = [("", labels.keys_service), ("browser", labels.keys_browser)];
    let options = options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    let chosen = if matches!(at.draft().proof.keys, Keys::Given(_)) { "browser" } else { "" };
    let named: Named = (at.named("keys", "edit-keys"), labels.keys, labels.keys_hint);
    let report = at.edited();
    let select = choice(named, options, chosen, move |value| {
        report(Edited::Keys(if value.is_empty() { None } else { entropy::symmetric_keys() }));
    });
    vec![select.into_node()]
}

fn tpm(at: At<'_>) -> Vec<Node> {
    let labels = &at.view.labels().attestation;
    let proof = &at.draft().proof;
    let endorsement: Named = ("endorsement-key", labels.endorsement_key, labels.endorsement_key_hint);
    let storage: Named = ("storage-root-key", labels.storage_root_key, "");
    vec![
        text_field(
            at,
            endorsement,
            area("4".to_owned()),
            &proof.endorsement_key,
            Edited::EndorsementKey,
            |error| matches!(error, DraftError::TpmKey { name: "endorsementKey", .. }),
        )
        .into_node(),
        text_field(
            at,
            storage,
            area("2".to_owned()),
            &proof.storage_root_key,
            Edited::StorageRootKey,
            |error| matches!(error, DraftError::TpmKey { name: "storageRootKey", .. }),
        )
        .into_node(),
    ]
}
