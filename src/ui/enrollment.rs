//! The page of one enrollment: every field the service returned, readable and as JSON; and what can be done with it.

use leptos::prelude::*;
use serde_json::Value;

use super::{
    certificate_card::expiry_badge,
    failure::failure,
    form::{opened_form, waits},
    keys::keys_view,
    kit::{Child, Element, Glyph, Tone, code_fact, copy_button, el, fact, facts, icon, icon_button, note},
    list::status_badge,
    registration::record_card,
    rollover::rollover,
    snippet::copy_as,
    store::Store,
};
use crate::{
    dps::{
        Attestation, CertificateInfo, Id, Right,
        enrollment::{AttestationMechanism, Enrollment, Get, Kind},
    },
    page::{Event, State, address::Place, call::Purpose, item::Item, opened::Progress},
    snippet::Action,
    time::UnixSeconds,
};

/// The page of the opened enrollment.
pub(super) fn enrollment_page(store: Store, kind: Kind, id: &str) -> Element {
    let labels = &store.texts().labels.group;
    let found = store.part(|state| state.opened.as_ref().and_then(|opened| opened.enrollment.clone()));
    let progress = store.part(|state| state.opened.as_ref().map(|opened| opened.progress.clone()));
    let name = id.to_owned();
    let list = store.part(move |state| state.address.at(Place::list_of(kind)).to_string());
    let back_link = move || el("a").class("back").attr_with("href", move || list.get());
    let status = move || found.with(|found| found.as_ref().map(|found| status_badge(store, found)));
    let state = move || match progress.get()? {
        Progress::Loaded => None,
        Progress::Loading => Some(waits(labels.loading)),
        Progress::NotConnected => {
            let start = store.now(|state| state.address.at(Place::Start)).to_string();
            let link = el("a").attr("href", start).child(store.texts().labels.frame.start);
            let said = (labels.connect_to_see)(kind);
            Some(note(Tone::Info, vec![said.into_child(), " ".into_child(), link.into_child()]))
        }
        Progress::NotFound => Some(note(Tone::Warning, (labels.not_found)(kind, &name))),
        Progress::InvalidId => Some(note(Tone::Bad, (labels.invalid_id)(&name))),
        Progress::Failed(error) => failure(store, error, Purpose::Open),
    };
    let editing = store.part(|state| state.form.is_some());
    let has_one = store.part(|state| state.opened.as_ref().is_some_and(|opened| opened.enrollment.is_some()));
    let actions = move || {
        let open_form = |class, glyph, label, event: fn() -> Event| {
            icon_button(class, glyph, label)
                .flag_with("disabled", store.lacks(Right::EnrollmentWrite))
                .on_click(move || store.dispatch(event()))
        };
        let mut actions = Vec::new();
        if has_one.get() && !editing.get() {
            actions
                .push(open_form("button", Glyph::Edit, store.texts().labels.edit.edit, || Event::EditAsked));
            actions.push(open_form("button", Glyph::Copy, labels.duplicate, || Event::CopyAsked));
            if kind == Kind::Group {
                actions.push(open_form("button", Glyph::Close, labels.revoke, || {
                    Event::RevokeAsked(String::new())
                }));
            }
        }
        actions.push(
            icon_button("button", Glyph::Reload, labels.reload)
                .on_click(move || store.dispatch(Event::Reread)),
        );
        if has_one.get() {
            let delete = icon_button("button-bad", Glyph::Trash, labels.delete)
                .flag_with("disabled", store.lacks(Right::EnrollmentWrite))
                .on_click(move || {
                    if let Some(found) = found.get_untracked() {
                        store.dispatch(Event::DeleteAsked(Box::new(Item::Enrollment(found))));
                    }
                });
            actions.push(delete);
        }
        actions
    };
    let records = (kind == Kind::Group).then(|| {
        let place = Place::Registrations(id.to_owned());
        let address = store.part(move |state| state.address.at(place.clone()).to_string());
        let link =
            el("a").attr_with("href", move || address.get()).child(store.texts().labels.registration.link);
        el("p").child(link)
    });
    let head = el("div")
        .class("group-head")
        .child(el("h1").attr("tabindex", "-1").child(id.to_owned()))
        .dynamic(status)
        .child(el("div").class("actions").dynamic(actions));
    el("article")
        .class("group")
        .child(el("p").child(back_link().child(icon(Glyph::Back)).child(" ").child((labels.back)(kind))))
        .child(head)
        .child(records)
        .child(el("div").id("group-progress").dynamic(state))
        .child(opened_form(store))
        .dynamic(move || found.get().map(|found| page_body(store, &found)))
}

/// What there is to see of it, and what belongs to this page only: keys, rollover, registration.
fn page_body(store: Store, found: &Enrollment) -> Vec<AnyView> {
    let mut parts = Vec::new();
    if found.attestation() == Attestation::SymmetricKey {
        let heading = el("h2").child(store.texts().labels.keys.heading);
        let code = copy_as(store, "copy-keys", |state| {
            let (kind, id) = opened(state)?;
            Some(Action::AttestationMechanism(AttestationMechanism { kind, id }))
        });
        let keys = keys_view(store, found.kind());
        let card = el("section").class("card stack").child(heading).child(keys).child(code);
        parts.push(card.into_child());
    }
    parts.extend(rollover(store, found));
    parts.extend(found.registration_state().map(|record| record_card(store, record).into_child()));
    let mut cards = details(store, found);
    let code = copy_as(store, "copy-get", |state| {
        let (kind, id) = opened(state)?;
        Some(Action::Get(Get { kind, id }))
    });
    // Below the JSON, which is what it reads.
    if let Some(json) = cards.pop() {
        cards.push(json.child(code));
    }
    parts.push(cards.into_child());
    parts
}

fn opened(state: &State) -> Option<(Kind, Id)> {
    let opened = state.opened.as_ref()?;
    Some((opened.kind, Id::parse(&opened.id).ok()?))
}

/// Attestation, fields and JSON.
pub(super) fn details(store: Store, found: &Enrollment) -> Vec<Element> {
    let labels = &store.texts().labels.group;
    let json = found.to_pretty_json();
    let section = |heading: &'static str| el("section").class("card").child(el("h2").child(heading));
    let elsewhere = ["attestation", "registrationState"];
    let fields = found.json().iter().filter(|(name, _)| !elsewhere.contains(&name.as_str()));
    let fields: Vec<_> = fields.map(|(name, value)| field(store, name, value)).collect();
    let json_head = el("div").class("card-head").child(el("h2").child(labels.json)).child(copy_button(
        store,
        labels.json,
        json.clone(),
    ));
    vec![
        section(labels.attestation).child(attestation(store, found.attestation())),
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
