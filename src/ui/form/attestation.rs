//! How devices prove who they are: the part of a form for certificates, CA names, keys and TPMs.

use leptos::prelude::*;

use super::field::{At, Named, choice, text_field};
use crate::{
    browser::entropy,
    dps::enrollment::{DraftError, Keys, Kind, Method, SlotDraft},
    page::{
        certificates::Slot,
        form::{Edited, FormId},
    },
    ui::{
        certificates::{chain, drop_zone, name, option, problems},
        kit::{Child, Element, Field, code_input, dynamic, el, error_line, fact, facts},
        store::Store,
    },
};

/// The choice of the method, where there is one, and what belongs to it.
pub(super) fn attestation(at: At) -> Vec<AnyView> {
    let labels = &at.store.texts().labels.attestation;
    let is_new = at.part(|draft| draft.base().is_none()).get_untracked();
    let kind = at.store.now(|state| at.of(state).map_or(Kind::Group, |form| form.draft.kind()));
    let methods = Method::of(kind);
    let options = methods.map(|method| (method.as_str().to_owned(), (labels.method)(method).to_owned()));
    let id = at.named("method", "edit-method");
    let method = at.part(|draft| draft.proof.method);
    let body = move || match method.get() {
        Method::Certificates if at.id == FormId::Step => vec![chosen(at).into_child()],
        Method::Certificates => certificates(at),
        Method::CaReferences => ca_names(at),
        Method::SymmetricKey => keys(at),
        Method::Tpm => tpm(at),
        Method::Other => Vec::new(),
    };
    let select = is_new.then(|| {
        choice(
            at,
            (id, labels.heading, ""),
            options.to_vec(),
            |draft| draft.proof.method.as_str().to_owned(),
            move |value| {
                if let Some(method) = Method::of(kind).into_iter().find(|method| method.as_str() == value) {
                    at.edited(Edited::Method(method));
                }
            },
        )
    });
    vec![select.into_child(), dynamic(body)]
}

fn certificate_error(error: &DraftError) -> bool {
    matches!(error, DraftError::NoCertificate | DraftError::SameCertificate)
}

/// The certificates chosen in step 2, by name.
fn chosen(at: At) -> Element {
    let store = at.store;
    let texts = store.texts();
    let labels = &texts.labels.create;
    let chosen = store.part(move |state| {
        [Slot::Primary, Slot::Secondary].map(|slot| state.certificates.in_slot(slot).cloned())
    });
    let rows = move || {
        let [primary, secondary] = chosen.get();
        let slots = [(texts.labels.group.primary, primary), (texts.labels.group.secondary, secondary)];
        let rows = slots.into_iter().filter_map(|(label, entry)| Some(fact(label, name(store, &entry?))));
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            el("p").class("soft").id("no-certificate").child(labels.no_certificate)
        } else {
            facts(rows)
        }
    };
    el("div")
        .class("field")
        .child(el("p").class("label").child(labels.certificates))
        .dynamic(rows)
        .child(error_line("certificate-error".to_owned(), at.error(certificate_error)))
}

/// Dropped certificates, and which of them stands in which place.
fn certificates(at: At) -> Vec<AnyView> {
    let store = at.store;
    let labels = &store.texts().labels.group;
    let kind = store.now(|state| at.of(state).map_or(Kind::Group, |form| form.draft.kind()));
    vec![
        drop_zone(store, kind).into_child(),
        problems(store).into_child(),
        chain(store),
        slot(at, 0, "edit-primary", labels.primary).into_child(),
        slot(at, 1, "edit-secondary", labels.secondary).into_child(),
        error_line("edit-certificate-error".to_owned(), at.error(certificate_error)).into_child(),
    ]
}

/// What stands in one of the two places: what is there, nothing, or one of the dropped certificates.
fn slot(at: At, slot: usize, id: &'static str, label: &'static str) -> Element {
    let store = at.store;
    let labels = &store.texts().labels;
    let entries = store.part(|state| state.certificates.entries.clone());
    let drafted =
        at.form_part(move |form| form.draft.proof.certificates.get(slot).cloned().unwrap_or_default());
    let kept = store.now(|state| {
        let base = at.of(state)?.draft.base()?;
        base.attestation().into_certificates().into_iter().nth(slot)?.map(|info| info.subject)
    });
    let options = move || {
        let mut options = Vec::new();
        if let Some(subject) = &kept {
            let label = (labels.attestation.kept)(subject);
            options.push(option("kept".to_owned(), label, move || drafted.get() == SlotDraft::Kept));
        }
        let none = labels.certificates.none.to_owned();
        options.push(option(String::new(), none, move || drafted.get() == SlotDraft::Empty));
        for (index, entry) in entries.get().into_iter().enumerate() {
            let label = format!("{} – {}", name(store, &entry), entry.certificate.not_after.to_date());
            let pem = SlotDraft::New(entry.certificate.to_pem());
            options.push(option(index.to_string(), label, move || drafted.with(|drafted| *drafted == pem)));
        }
        options
    };
    let select = el("select").dynamic(options).on("change", move |event| {
        let value = event_target_value(&event);
        let entry =
            value.parse().ok().and_then(|index: usize| entries.with_untracked(|all| all.get(index).cloned()));
        let draft = match entry {
            Some(entry) => SlotDraft::New(entry.certificate.to_pem()),
            None if value == "kept" => SlotDraft::Kept,
            None => SlotDraft::Empty,
        };
        at.edited(Edited::Certificate(slot, draft));
    });
    Field { id, label: label.to_owned(), hint: "", error: None }.with(select)
}

fn ca_names(at: At) -> Vec<AnyView> {
    let labels = &at.store.texts().labels.attestation;
    let primary: Named = (at.named("ca-primary", "edit-ca-primary"), labels.ca_primary, labels.ca_hint);
    let secondary: Named = (at.named("ca-secondary", "edit-ca-secondary"), labels.ca_secondary, "");
    let name = |named, shown, edited, belongs| {
        text_field(at, named, code_input().attr("type", "text"), shown, edited, belongs).into_child()
    };
    vec![
        name(
            primary,
            |draft| draft.proof.ca_names[0].clone(),
            |name| Edited::CaName(0, name),
            |error| *error == DraftError::NoCaName,
        ),
        name(secondary, |draft| draft.proof.ca_names[1].clone(), |name| Edited::CaName(1, name), |_| false),
    ]
}

/// Who makes the keys of a new enrollment. A change leaves them as they are.
fn keys(at: At) -> Vec<AnyView> {
    let store: Store = at.store;
    let labels = &store.texts().labels.attestation;
    let is_change = at.part(|draft| draft.base().is_some()).get_untracked();
    if is_change {
        return vec![el("p").class("soft").child(labels.keys_stay).into_child()];
    }
    let options = [("", labels.keys_service), ("browser", labels.keys_browser)];
    let options = options.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    let chosen = |draft: &crate::dps::enrollment::Draft| {
        if matches!(draft.proof.keys, Keys::Given(_)) { "browser".to_owned() } else { String::new() }
    };
    let id = at.named("keys", "edit-keys");
    let select = choice(at, (id, labels.keys, labels.keys_hint), options, chosen, move |value| {
        let keys = if value.is_empty() { None } else { entropy::symmetric_keys() };
        at.edited(Edited::Keys(keys));
    });
    vec![select.into_child()]
}

fn tpm(at: At) -> Vec<AnyView> {
    let labels = &at.store.texts().labels.attestation;
    let endorsement: Named = ("endorsement-key", labels.endorsement_key, labels.endorsement_key_hint);
    let storage: Named = ("storage-root-key", labels.storage_root_key, "");
    vec![
        text_field(
            at,
            endorsement,
            super::field::area("4"),
            |draft| draft.proof.endorsement_key.clone(),
            Edited::EndorsementKey,
            |error| matches!(error, DraftError::TpmKey { name: "endorsementKey", .. }),
        )
        .into_child(),
        text_field(
            at,
            storage,
            super::field::area("2"),
            |draft| draft.proof.storage_root_key.clone(),
            Edited::StorageRootKey,
            |error| matches!(error, DraftError::TpmKey { name: "storageRootKey", .. }),
        )
        .into_child(),
    ]
}
