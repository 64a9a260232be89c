//! The page of one group: every field the service returned, readable and as JSON.

use leptos::prelude::*;
use serde_json::Value;

use super::{
    certificate_card::expiry_class,
    failure::Failure,
    kit::{CopyButton, Glyph, Icon, Notice, Tone, dynamic, on, text},
    store::Store,
};
use crate::{
    browser::clock,
    dps::enrollment_group::{Attestation, CertificateInfo, EnrollmentGroup},
    page::{Event, address::Address, call::Purpose, group::Progress},
    time::UnixSeconds,
};

/// The page of the opened group.
#[component]
pub(super) fn GroupPage() -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.group;
    let id = store.part(|state| state.group.as_ref().map(|open| open.id.clone()).unwrap_or_default());
    let group = store.part(|state| state.group.as_ref().and_then(|open| open.group.clone()));
    let progress = store.part(|state| state.group.as_ref().map(|open| open.progress.clone()));
    let back = store.part(|state| Address { group: None, ..state.address.clone() }.to_string());
    let status = move || {
        group.with(|group| group.as_ref().map(EnrollmentGroup::is_enabled)).map(|enabled| {
            let (class, text) = if enabled {
                ("badge badge-good", texts.labels.list.enabled)
            } else {
                ("badge", texts.labels.list.disabled)
            };
            view! { <span class=class>{text}</span> }
        })
    };
    let state = move || {
        match progress.get() {
        None | Some(Progress::Loaded) => ().into_any(),
        Some(Progress::Loading) => view! {
            <p class="progress"><progress aria-label=labels.loading></progress> {labels.loading}</p>
        }.into_any(),
        Some(Progress::NotConnected) => view! {
            <Notice tone=Tone::Info><p>{labels.connect_to_see} " " <a href=text(move || back.get())>{labels.back}</a></p></Notice>
        }.into_any(),
        Some(Progress::NotFound) => view! {
            <Notice tone=Tone::Warning><p>{(labels.not_found)(&id.get())}</p></Notice>
        }.into_any(),
        Some(Progress::InvalidId) => view! {
            <Notice tone=Tone::Bad><p>{(labels.invalid_id)(&id.get())}</p></Notice>
        }.into_any(),
        Some(Progress::Failed(error)) => view! { <Failure error purpose=Purpose::Open/> }.into_any(),
    }
    };
    view! {
        <article class="group">
            <p><a class="back" href=text(move || back.get())><Icon glyph=Glyph::Back/> {labels.back}</a></p>
            <div class="group-head">
                <h1 tabindex="-1">{dynamic(move || id.get())}</h1>
                {dynamic(status)}
                <div class="actions">
                    <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::RereadGroup))>
                        <Icon glyph=Glyph::Reload/> {labels.reload}
                    </button>
                    {dynamic(move || group.get().map(|group| view! {
                        <button type="button" class="button-bad"
                            on:click=on(move |_| store.dispatch(Event::DeleteAsked(group.id().to_owned())))>
                            <Icon glyph=Glyph::Trash/> {labels.delete}
                        </button>
                    }))}
                </div>
            </div>
            <div id="group-progress">{dynamic(state)}</div>
            {dynamic(move || group.get().map(|group| view! { <Details group/> }))}
        </article>
    }
}

/// Attestation, fields and JSON.
#[component]
pub(super) fn Details(group: EnrollmentGroup) -> impl IntoView {
    let labels = &Store::get().texts().labels.group;
    let json = group.to_pretty_json();
    let attestation = match group.attestation() {
        Attestation::SigningCertificates { primary, secondary } => view! {
            <div class="pair">
                <Slot label=labels.primary info=primary/>
                <Slot label=labels.secondary info=secondary/>
            </div>
        }.into_any(),
        Attestation::CaReferences { primary, secondary } => view! {
            <p class="soft">{labels.ca_references}</p>
            <dl class="facts">
                {[(labels.primary, primary), (labels.secondary, secondary)].map(|(label, name)| view! {
                    <div><dt>{label}</dt> <dd>{name.unwrap_or_else(|| labels.empty_slot.to_owned())}</dd></div>
                }).collect_view()}
            </dl>
        }.into_any(),
        Attestation::SymmetricKey => view! { <p>{labels.symmetric_key}</p> }.into_any(),
        Attestation::Other(kind) => view! { <p>{(labels.other_attestation)(&kind)}</p> }.into_any(),
    };
    let fields = group.json().iter().filter(|(name, _)| name.as_str() != "attestation").map(|(name, value)| {
        let label = (labels.field_name)(name);
        view! {
            <div>
                <dt>
                    {label.map_or_else(|| name.clone(), str::to_owned)}
                    {label.is_none().then(|| view! { <span class="soft"> " (" {labels.unknown_field} ")"</span> })}
                </dt>
                <dd><FieldValue value=value.clone()/></dd>
            </div>
        }
    }).collect_view();
    view! {
        <section class="card">
            <h2>{labels.attestation}</h2>
            {attestation}
        </section>
        <section class="card">
            <h2>{labels.fields}</h2>
            <dl class="facts">{fields}</dl>
        </section>
        <section class="card">
            <div class="card-head">
                <h2>{labels.json}</h2>
                <CopyButton what=labels.json text=Signal::stored(json.clone())/>
            </div>
            <pre class="code" id="json" tabindex="0">{json}</pre>
        </section>
    }
}

/// A value of the service, as a person reads it.
#[component]
fn FieldValue(value: Value) -> impl IntoView {
    let labels = &Store::get().texts().labels.group;
    match value {
        Value::Bool(true) => labels.yes.into_any(),
        Value::Bool(false) => labels.no.into_any(),
        Value::String(text) => match UnixSeconds::parse_rfc3339(&text) {
            Some(time) => time.to_utc().into_any(),
            None => text.into_any(),
        },
        Value::Array(items) if items.iter().all(Value::is_string) => view! {
            <ul>{items.into_iter().map(|item| view! { <li>{item.as_str().map(str::to_owned)}</li> }).collect_view()}</ul>
        }.into_any(),
        Value::Object(fields) if fields.values().all(|value| !value.is_object() && !value.is_array()) => view! {
            <ul>
                {fields.into_iter().map(|(name, value)| view! {
                    <li><span class="soft">{name} ": "</span> {match value { Value::String(text) => text, other => other.to_string() }}</li>
                }).collect_view()}
            </ul>
        }.into_any(),
        Value::Null => "null".into_any(),
        other => view! { <pre class="code">{format!("{other:#}")}</pre> }.into_any(),
    }
}

/// One of the two certificates, as the service describes it.
#[component]
fn Slot(label: &'static str, info: Option<CertificateInfo>) -> impl IntoView {
    let texts = Store::get().texts();
    let (labels, fields) = (&texts.labels.group, &texts.labels.certificate);
    let now = clock::now();
    let body = match info {
        None => view! { <p class="soft">{labels.empty_slot}</p> }.into_any(),
        Some(info) => {
            let date = |time: Option<UnixSeconds>| time.map(UnixSeconds::to_utc).unwrap_or_default();
            let badge = info.not_after.map(|not_after| view! {
                <p class="badges">
                    <span class=expiry_class(not_after, now)>{(fields.days_left)(now.days_until(not_after))}</span>
                </p>
            });
            let rows = [
                (fields.subject, info.subject, false),
                (fields.issuer, info.issuer, false),
                (fields.validity, (fields.from_to)(&date(info.not_before), &date(info.not_after)), false),
                (fields.serial, info.serial, true),
                (fields.sha1, info.sha1, true),
                (fields.sha256, info.sha256, true),
            ];
            view! {
                {badge}
                <dl class="facts">
                    {rows.into_iter().filter(|(_, value, _)| !value.is_empty()).map(|(label, value, copyable)| view! {
                        <div>
                            <dt>{label}</dt>
                            <dd class:mono=copyable>
                                {value.clone()}
                                {copyable.then(|| view! { <CopyButton what=label text=Signal::stored(value)/> })}
                            </dd>
                        </div>
                    }).collect_view()}
                </dl>
            }.into_any()
        }
    };
    view! { <div class="slot"><h3>{label}</h3> {body}</div> }
}
