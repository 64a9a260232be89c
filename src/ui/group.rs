//! The page of one group: every field the service returned, readable and as JSON.

use leptos::prelude::*;
use serde_json::Value;

use super::{
    certificate_card::expiry_badge,
    edit::edit_form,
    failure::failure,
    kit::{Child, Element, Glyph, Tone, code_fact, copy_button, el, fact, facts, icon, icon_button, note},
    store::Store,
};
use crate::{
    dps::{Attestation, CertificateInfo, enrollment_group::EnrollmentGroup},
    page::{Event, address::Address, call::Purpose, group::Progress},
    time::UnixSeconds,
};

/// The page of the opened group.
pub(super) fn group_page(store: Store) -> Element {
    let labels = &store.texts().labels.group;
    let id = store.part(|state| state.group.as_ref().map(|open| open.id.clone()).unwrap_or_default());
    let group = store.part(|state| state.group.as_ref().and_then(|open| open.group.clone()));
    let progress = store.part(|state| state.group.as_ref().map(|open| open.progress.clone()));
    let back = store.part(|state| Address { group: None, ..state.address.clone() }.to_string());
    let back_link = move || el("a").class("back").attr_with("href", move || back.get());
    let status = move || group.with(|group| group.as_ref().map(|group| status_badge(store, group)));
    let state = move || match progress.get()? {
        Progress::Loaded => None,
        Progress::Loading => {
            let bar = el("progress").attr("aria-label", labels.loading);
            Some(el("p").class("progress").child(bar).child(" ").child(labels.loading))
        }
        Progress::NotConnected => {
            let link = back_link().child(labels.back);
            Some(note(
                Tone::Info,
                vec![labels.connect_to_see.into_child(), " ".into_child(), link.into_child()],
            ))
        }
        Progress::NotFound => Some(note(Tone::Warning, (labels.not_found)(&id.get()))),
        Progress::InvalidId => Some(note(Tone::Bad, (labels.invalid_id)(&id.get()))),
        Progress::Failed(error) => failure(store, error, Purpose::Open),
    };
    let reload = icon_button("button", Glyph::Reload, labels.reload)
        .on_click(move || store.dispatch(Event::RereadGroup));
    let delete = move || {
        group.get().map(|group| {
            icon_button("button-bad", Glyph::Trash, labels.delete)
                .on_click(move || store.dispatch(Event::DeleteAsked(group.id().to_owned())))
        })
    };
    let editing = store.part(|state| state.editing.is_some());
    let edit = move || {
        (group.with(Option::is_some) && !editing.get()).then(|| {
            icon_button("button", Glyph::Edit, store.texts().labels.edit.edit)
                .on_click(move || store.dispatch(Event::EditAsked))
        })
    };
    let head = el("div")
        .class("group-head")
        .child(el("h1").attr("tabindex", "-1").dynamic(move || id.get()))
        .dynamic(status)
        .child(el("div").class("actions").dynamic(edit).child(reload).dynamic(delete));
    el("article")
        .class("group")
        .child(el("p").child(back_link().child(icon(Glyph::Back)).child(" ").child(labels.back)))
        .child(head)
        .child(el("div").id("group-progress").dynamic(state))
        .child(edit_form(store))
        .dynamic(move || group.get().map(|group| details(store, &group)))
}

/// Enabled or disabled.
pub(super) fn status_badge(store: Store, group: &EnrollmentGroup) -> Element {
    let labels = &store.texts().labels.list;
    let (class, text) =
        if group.is_enabled() { ("badge badge-good", labels.enabled) } else { ("badge", labels.disabled) };
    el("span").class(class).child(text)
}

/// Attestation, fields and JSON.
pub(super) fn details(store: Store, group: &EnrollmentGroup) -> Vec<Element> {
    let labels = &store.texts().labels.group;
    let json = group.to_pretty_json();
    let section = |heading: &'static str| el("section").class("card").child(el("h2").child(heading));
    let fields = group.json().iter().filter(|(name, _)| name.as_str() != "attestation");
    let fields: Vec<_> = fields.map(|(name, value)| field(store, name, value)).collect();
    let json_head = el("div").class("card-head").child(el("h2").child(labels.json)).child(copy_button(
        store,
        labels.json,
        json.clone(),
    ));
    vec![
        section(labels.attestation).child(attestation(store, group.attestation())),
        section(labels.fields).child(facts(fields)),
        el("section")
            .class("card")
            .child(json_head)
            .child(el("pre").class("code").id("json").attr("tabindex", "0").child(json)),
    ]
}

fn attestation(store: Store, attestation: Attestation) -> Vec<Element> {
    let labels = &store.texts().labels.group;
    match attestation {
        Attestation::Certificates { primary, secondary } => {
            let primary = slot(store, labels.primary, primary);
            vec![el("div").class("pair").child(primary).child(slot(store, labels.secondary, secondary))]
        }
        Attestation::CaReferences { primary, secondary } => {
            let name = |name: Option<String>| name.unwrap_or_else(|| labels.empty_slot.to_owned());
            let rows = vec![fact(labels.primary, name(primary)), fact(labels.secondary, name(secondary))];
            vec![el("p").class("soft").child(labels.ca_references), facts(rows)]
        }
        Attestation::Tpm { endorsement_key } => {
            vec![facts(vec![code_fact(store, labels.endorsement_key, endorsement_key)])]
        }
        Attestation::SymmetricKey => vec![el("p").child(labels.symmetric_key)],
        Attestation::Other(kind) => vec![el("p").child((labels.other_attestation)(&kind))],
    }
}

/// A field of the service under its name in this page, or under its own where this page has none.
fn field(store: Store, name: &str, value: &Value) -> Element {
    let labels = &store.texts().labels.group;
    let shown = if let Some(label) = (labels.field_name)(name) {
        vec![label.into_child()]
    } else {
        let unknown = format!(" ({})", labels.unknown_field);
        vec![name.to_owned().into_child(), el("span").class("soft").child(unknown).into_child()]
    };
    fact(shown, field_value(store, value))
}

/// A value of the service, as a person reads it.
fn field_value(store: Store, value: &Value) -> AnyView {
    let labels = &store.texts().labels.group;
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        Value::Bool(true) => labels.yes.into_child(),
        Value::Bool(false) => labels.no.into_child(),
        Value::String(text) => {
            UnixSeconds::parse_rfc3339(text).map_or_else(|| text.clone(), UnixSeconds::to_utc).into_child()
        }
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let items: Vec<_> = items.iter().map(|item| el("li").child(plain(item))).collect();
            el("ul").child(items).into_child()
        }
        Value::Object(fields) if fields.values().all(|value| !value.is_object() && !value.is_array()) => {
            let line = |(name, value): (&String, &Value)| {
                el("li").child(el("span").class("soft").child(format!("{name}: "))).child(plain(value))
            };
            el("ul").child(fields.iter().map(line).collect::<Vec<_>>()).into_child()
        }
        Value::Null | Value::Number(_) => value.to_string().into_child(),
        other => el("pre").class("code").child(format!("{other:#}")).into_child(),
    }
}

/// One of the two certificates, as the service describes it.
fn slot(store: Store, label: &'static str, info: Option<CertificateInfo>) -> Element {
    let texts = store.texts();
    let fields = &texts.labels.certificate;
    let slot = el("div").class("slot").child(el("h3").child(label));
    let Some(info) = info else {
        return slot.child(el("p").class("soft").child(texts.labels.group.empty_slot));
    };
    let date = |time: Option<UnixSeconds>| time.map(UnixSeconds::to_utc).unwrap_or_default();
    let badge = info.not_after.map(|until| el("p").class("badges").child(expiry_badge(store, until)));
    let mut rows = vec![
        fact(fields.subject, info.subject),
        fact(fields.issuer, info.issuer),
        fact(fields.validity, (fields.from_to)(&date(info.not_before), &date(info.not_after))),
    ];
    let code = [(fields.serial, info.serial), (fields.sha1, info.sha1), (fields.sha256, info.sha256)];
    let code = code.into_iter().filter(|(_, value)| !value.is_empty());
    rows.extend(code.map(|(name, value)| code_fact(store, name, value)));
    slot.child(badge).child(facts(rows))
}
