//! The page of one enrollment: every field the service returned, readable and as JSON; and what can be done with it.

use serde_json::Value;

use super::{
    certificate_card::expiry_badge,
    failure::failure,
    form::{opened_form, waits},
    keys::keys_view,
    kit::{
        Child, Element, Glyph, Node, Tone, code_fact, copy_button, el, fact, facts, icon, icon_button, note,
        print_button,
    },
    list::status_badge,
    registration::record_card,
    rollover::rollover,
    share::page_link,
    snippet::copy_as,
    store::{dispatch, now},
    view::View,
};
use crate::{
    dps::{
        Attestation, CertificateInfo, Id, Right,
        enrollment::{AllocationPolicy, AttestationMechanism, Enrollment, Get, Kind},
    },
    page::{
        Event, State,
        address::Place,
        call::Purpose,
        item::Item,
        opened::{Progress, Written},
    },
    snippet::Action,
    time::UnixSeconds,
};

/// The page of the opened enrollment.
pub(super) fn enrollment_page(view: &View<'_>, kind: Kind, id: &str) -> Element {
    let labels = &view.labels().group;
    let found = view.state.opened.as_ref().and_then(|opened| opened.enrollment.as_ref());
    let list = view.state.address.at(Place::list_of(kind)).to_string();
    let back = el("a").class("back").attr("href", list).child(icon(Glyph::Back)).child(" ");
    let records = (kind == Kind::Group && !is_missing(view)).then(|| {
        let address = view.state.address.at(Place::Registrations(id.to_owned())).to_string();
        el("p")
            .class("group-records")
            .child(el("a").attr("href", address).child(view.labels().registration.link))
    });
    let head = el("div")
        .class("group-head")
        .child(el("h1").attr("tabindex", "-1").child(id.to_owned()))
        .child(page_link(view))
        .child(found.map(|_| print_button(view, id, ".group")))
        .child(found.map(|found| status_badge(view, found)))
        .child(el("div").class("actions").child(actions(view, kind, found)));
    let host = view.state.connect.identity().map(|identity| identity.host.to_string());
    el("article")
        .class("group")
        .child(el("p").child(back.child((labels.back)(kind))))
        .child(head)
        .child(host.map(|host| el("p").class("print-only").child(host)))
        .child(records)
        .child(el("div").id("group-progress").child(progress(view, kind, id)))
        .child(opened_form(view))
        .child(found.map(|found| page_body(view, found)))
}

/// Whether there is known to be none.
fn is_missing(view: &View<'_>) -> bool {
    let progress = view.state.opened.as_ref().map(|opened| &opened.progress);
    matches!(progress, Some(Progress::NotFound | Progress::InvalidId))
}

/// How far reading it is, or why there is nothing.
fn progress(view: &View<'_>, kind: Kind, id: &str) -> Option<Element> {
    let labels = &view.labels().group;
    let opened = view.state.opened.as_ref()?;
    match &opened.progress {
        Progress::Loaded => {
            let texts = &view.texts.page;
            let said = match opened.written? {
                Written::Created => texts.created,
                Written::Saved => texts.saved,
            };
            Some(note(Tone::Good, said(kind, id)))
        }
        Progress::Loading => Some(waits(labels.loading)),
        Progress::NotConnected => {
            let start = view.state.address.at(Place::Start).to_string();
            let link = el("a").attr("href", start).child(view.labels().frame.start);
            let said = (labels.connect_to_see)(kind);
            Some(note(Tone::Info, vec![said.into_node(), " ".into_node(), link.into_node()]))
        }
        Progress::NotFound => Some(note(Tone::Warning, (labels.not_found)(kind, id))),
        Progress::InvalidId => Some(note(Tone::Bad, (labels.invalid_id)(id))),
        Progress::Failed(error) => failure(view, error, Purpose::Open),
    }
}

/// What can be done with it.
fn actions(view: &View<'_>, kind: Kind, found: Option<&Enrollment>) -> Vec<Element> {
    let labels = &view.labels().group;
    let lacking = view.lacks(Right::EnrollmentWrite);
    let open_form =
        |glyph, label, event| icon_button("button", glyph, label).flag("disabled", lacking).on_press(event);
    let mut actions = Vec::new();
    if found.is_some() && view.state.form.is_none() {
        actions.push(open_form(Glyph::Edit, view.labels().edit.edit, || Event::EditAsked));
        actions.push(open_form(Glyph::Copy, labels.duplicate, || Event::CopyAsked));
        if kind == Kind::Group {
            actions.push(open_form(Glyph::Close, labels.revoke, || Event::RevokeAsked(String::new())));
        }
    }
    actions.push(icon_button("button", Glyph::Reload, labels.reload).on_press(|| Event::Reread));
    if found.is_some() {
        let delete = icon_button("button-bad", Glyph::Trash, labels.delete);
        actions.push(delete.flag("disabled", lacking).on_click(|| {
            let found = now(|state| state.opened.as_ref()?.enrollment.clone()).flatten();
            if let Some(found) = found {
                dispatch(Event::DeleteAsked(Box::new(Item::Enrollment(found))));
            }
        }));
    }
    actions
}

/// What there is to see of it, and what belongs to this page only: keys, rollover, registration.
fn page_body(view: &View<'_>, found: &Enrollment) -> Vec<Node> {
    let mut parts = Vec::new();
    if found.attestation() == Attestation::SymmetricKey {
        let heading = el("h2").child(view.labels().keys.heading);
        let code = copy_as(view, "copy-keys", |state| {
            let (kind, id) = opened(state)?;
            Some(Action::AttestationMechanism(AttestationMechanism { kind, id }))
        });
        let keys = keys_view(view, found.kind());
        let card = el("section")
            .class("card stack")
            .attr("aria-label", view.labels().keys.heading)
            .child(heading)
            .child(keys)
            .child(code);
        parts.push(card.into_node());
    }
    parts.extend(rollover(view, found));
    parts.extend(found.registration_state().map(|record| record_card(view, &record).into_node()));
    let mut cards = details(view, found);
    let code = copy_as(view, "copy-get", |state| {
        let (kind, id) = opened(state)?;
        Some(Action::Get(Get { kind, id }))
    });
    // Below the JSON, which is what it reads.
    if let Some(json) = cards.pop() {
        cards.push(json.child(code));
    }
    parts.push(cards.into_node());
    parts
}

fn opened(state: &State) -> Option<(Kind, Id)> {
    let opened = state.opened.as_ref()?;
    Some((opened.kind, Id::parse(&opened.id).ok()?))
}

/// Attestation, fields and JSON.
pub(super) fn details(view: &View<'_>, found: &Enrollment) -> Vec<Element> {
    let labels = &view.labels().group;
    let json = found.to_pretty_json();
    let section = |heading: &'static str| {
        el("section").class("card").attr("aria-label", heading).child(el("h2").child(heading))
    };
    let elsewhere = ["attestation", "registrationState"];
    let fields = found.json().iter().filter(|(name, _)| !elsewhere.contains(&name.as_str()));
    let fields: Vec<_> = fields.map(|(name, value)| field(view, name, value)).collect();
    let json_head = el("div").class("card-head").child(el("h2").child(labels.json)).child(copy_button(
        view,
        labels.json,
        json.clone(),
    ));
    vec![
        section(labels.attestation).child(attestation(view, found.attestation())),
        section(labels.fields).child(facts(fields)),
        el("section")
            .class("card")
            .attr("aria-label", labels.json)
            .child(json_head)
            .child(el("pre").class("code").id("json").attr("tabindex", "0").child(json)),
    ]
}

fn attestation(view: &View<'_>, attestation: Attestation) -> Vec<Element> {
    let labels = &view.labels().group;
    match attestation {
        Attestation::Certificates { primary, secondary } => {
            let primary = slot(view, labels.primary, primary);
            vec![el("div").class("pair").child(primary).child(slot(view, labels.secondary, secondary))]
        }
        Attestation::CaReferences { primary, secondary } => {
            let name = |name: Option<String>| name.unwrap_or_else(|| labels.empty_slot.to_owned());
            let rows = vec![fact(labels.primary, name(primary)), fact(labels.secondary, name(secondary))];
            vec![el("p").class("soft").child(labels.ca_references), facts(rows)]
        }
        Attestation::Tpm { endorsement_key } => {
            vec![facts(vec![code_fact(view, labels.endorsement_key, "", endorsement_key)])]
        }
        Attestation::SymmetricKey => vec![el("p").child(labels.symmetric_key)],
        Attestation::Other(kind) => vec![el("p").child((labels.other_attestation)(&kind))],
    }
}

/// A field of the service under its name in this page, or under its own where this page has none.
fn field(view: &View<'_>, name: &str, value: &Value) -> Element {
    let labels = &view.labels().group;
    let shown = if let Some(label) = (labels.field_name)(name) {
        vec![label.into_node()]
    } else {
        let unknown = format!(" ({})", labels.unknown_field);
        vec![name.to_owned().into_node(), el("span").class("soft").child(unknown).into_node()]
    };
    fact(shown, named_value(view, name, value).unwrap_or_else(|| field_value(view, value)))
}

/// A value that has a name in the page, by that and as the service writes it.
fn named_value(view: &View<'_>, name: &str, value: &Value) -> Option<Node> {
    let labels = view.labels();
    let wire = value.as_str()?;
    let known = match (name, wire) {
        ("provisioningStatus", "enabled") => labels.list.enabled,
        ("provisioningStatus", "disabled") => labels.list.disabled,
        ("allocationPolicy", _) => {
            let policy = AllocationPolicy::ALL.into_iter().find(|policy| policy.as_str() == wire)?;
            (labels.create.allocation_name)(policy)
        }
        _ => return None,
    };
    Some(format!("{known} · {wire}").into_node())
}

/// A value of the service, as a person reads it.
fn field_value(view: &View<'_>, value: &Value) -> Node {
    let labels = &view.labels().group;
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        Value::Bool(true) => labels.yes.into_node(),
        Value::Bool(false) => labels.no.into_node(),
        Value::String(text) => {
            UnixSeconds::parse_rfc3339(text).map_or_else(|| text.clone(), UnixSeconds::to_utc).into_node()
        }
        Value::Array(items) if items.iter().all(Value::is_string) => {
            let items: Vec<_> = items.iter().map(|item| el("li").child(plain(item))).collect();
            el("ul").child(items).into_node()
        }
        Value::Object(fields) if fields.values().all(|value| !value.is_object() && !value.is_array()) => {
            let line = |(name, value): (&String, &Value)| {
                el("li").child(el("span").class("soft").child(format!("{name}: "))).child(plain(value))
            };
            el("ul").child(fields.iter().map(line).collect::<Vec<_>>()).into_node()
        }
        Value::Null | Value::Number(_) => value.to_string().into_node(),
        other => el("pre").class("code").child(format!("{other:#}")).into_node(),
    }
}

/// One of the two certificates, as the service describes it.
fn slot(view: &View<'_>, label: &'static str, info: Option<CertificateInfo>) -> Element {
    let texts = view.texts;
    let fields = &texts.labels.certificate;
    let slot = el("div").class("slot").child(el("h3").child(label));
    let Some(info) = info else {
        return slot.child(el("p").class("soft").child(texts.labels.group.empty_slot));
    };
    let date = |time: Option<UnixSeconds>| time.map(UnixSeconds::to_utc).unwrap_or_default();
    let badge = info.not_after.map(|until| el("p").class("badges").child(expiry_badge(view, until)));
    let mut rows = vec![
        fact(fields.subject, info.subject),
        fact(fields.issuer, info.issuer),
        fact(fields.validity, (fields.from_to)(&date(info.not_before), &date(info.not_after))),
    ];
    let code = [(fields.serial, info.serial), (fields.sha1, info.sha1), (fields.sha256, info.sha256)];
    let code = code.into_iter().filter(|(_, value)| !value.is_empty());
    rows.extend(code.map(|(name, value)| code_fact(view, name, label, value)));
    slot.child(badge).child(facts(rows))
}
