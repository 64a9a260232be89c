//! Step 3: the form of a new enrollment group.

use leptos::prelude::*;

use super::{
    failure::Failure,
    kit::{Field, Glyph, Icon, Notice, Tone, described_by, dynamic, flag, on, text},
    store::Store,
};
use crate::{
    certificate::Certificate,
    dps::enrollment_group::{
        AllocationPolicy, DraftError, EnrollmentGroupId, MAX_ID_LENGTH, ReprovisionPolicy,
    },
    page::{Event, Setting, address::Address, call::Purpose, certificates::Slot, create::Progress},
    text::Say,
};

/// Step 3.
#[component]
pub(super) fn Create() -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.create;
    let sending = store.part(|state| state.create.progress == Progress::Sending);
    let connected = store.part(|state| state.connect.session.is_some());
    let attempted = store.part(|state| state.create.attempted);
    view! {
        <section class="card step" aria-labelledby="step-group">
            <h2 id="step-group"><span class="step-number">"3"</span> {labels.heading}</h2>
            <form class="stack" novalidate on:submit=on(move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                store.dispatch(Event::Create);
            })>
                <Identifier/>
                <Chosen/>
                <Settings/>
                <Preview/>
                <div class="actions">
                    <button type="submit" class="button-primary" aria-disabled=text(move || sending.get().to_string())>
                        <Icon glyph=Glyph::Group/>
                        {dynamic(move || if sending.get() { labels.creating } else { labels.create })}
                    </button>
                </div>
                <p class="field-error" role="alert">
                    {dynamic(move || (attempted.get() && !connected.get()).then_some(labels.connect_first))}
                </p>
                <Outcome/>
            </form>
        </section>
    }
}

/// The errors of the form that belong to one field.
fn errors_of(store: Store, belongs: fn(&DraftError) -> bool) -> Signal<Option<String>> {
    let errors = store.part(move |state| {
        let shown = state.create.errors().into_iter().filter(belongs);
        shown.map(|error| error.say(state.locale)).collect::<Vec<_>>()
    });
    Signal::derive(move || errors.with(|errors| (!errors.is_empty()).then(|| errors.join(" "))))
}

/// The ID: followed from the certificate until one is typed.
#[component]
fn Identifier() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.create;
    let id = store.part(|state| state.create.draft.id.clone());
    let quiet = store.part(|state| state.create.draft.id.is_empty() && !state.create.attempted);
    let errors = errors_of(store, |error| matches!(error, DraftError::Id(_)));
    let error = Signal::derive(move || if quiet.get() { None } else { errors.get() });
    let warning = store.part(|state| {
        let warning = EnrollmentGroupId::parse(state.create.draft.id.trim()).ok()?.warning()?;
        Some(warning.say(state.locale))
    });
    view! {
        <Field id="group-id" label=labels.id hint=labels.id_hint error>
            <input
                id="group-id"
                class="mono"
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                maxlength=(MAX_ID_LENGTH * 2).to_string()
                placeholder="factory-7"
                prop:value=text(move || id.get())
                aria-describedby=described_by("group-id")
                aria-invalid=text(move || error.with(Option::is_some).to_string())
                on:input=on(move |event| store.dispatch(Event::IdTyped(event_target_value(&event))))
            />
        </Field>
        {dynamic(move || warning.get().map(|warning| view! { <p class="field-warning"><Icon glyph=Glyph::Warning/> {warning}</p> }))}
    }
}

/// The certificates chosen in step 2, by name.
#[component]
fn Chosen() -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.create;
    let attempted = store.part(|state| state.create.attempted);
    let error =
        errors_of(store, |error| matches!(error, DraftError::NoCertificate | DraftError::SameCertificate));
    let named = |certificate: &Certificate| {
        let subject = &certificate.subject;
        subject.common_name().map_or_else(|| subject.to_string(), str::to_owned)
    };
    let chosen = store.part(move |state| {
        [Slot::Primary, Slot::Secondary].map(|slot| state.certificates.in_slot(slot).map(named))
    });
    view! {
        <div class="field">
            <p class="label">{labels.certificates}</p>
            {dynamic(move || {
                let [primary, secondary] = chosen.get();
                let rows = [(texts.labels.group.primary, primary), (texts.labels.group.secondary, secondary)];
                let rows: Vec<_> = rows.into_iter().filter_map(|(label, name)| Some((label, name?))).collect();
                if rows.is_empty() {
                    view! { <p class="soft" id="no-certificate">{labels.no_certificate}</p> }.into_any()
                } else {
                    view! {
                        <dl class="facts">
                            {rows.into_iter().map(|(label, name)| view! {
                                <div><dt>{label}</dt> <dd>{name}</dd></div>
                            }).collect_view()}
                        </dl>
                    }.into_any()
                }
            })}
            <p class="field-error">
                {dynamic(move || error.get().filter(|_| attempted.get()).map(|error| view! { <Icon glyph=Glyph::Bad/> <span>{error}</span> }))}
            </p>
        </div>
    }
}

/// What most groups leave as it is.
#[component]
fn Settings() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.create;
    let draft = store.part(|state| state.create.draft.clone());
    let hub_error = errors_of(store, |error| {
        !matches!(error, DraftError::Id(_) | DraftError::NoCertificate | DraftError::SameCertificate)
    });
    let set = move |setting| store.dispatch(Event::SettingChanged(setting));
    view! {
        <details class="more">
            <summary>{labels.settings}</summary>
            <div class="stack">
                <label class="check">
                    <input type="checkbox" prop:checked=flag(move || draft.with(|draft| draft.disabled))
                        on:change=on(move |event| set(Setting::Disabled(event_target_checked(&event))))/>
                    <span>{labels.disabled} <span class="field-hint">{labels.disabled_hint}</span></span>
                </label>
                <label class="check">
                    <input type="checkbox" prop:checked=flag(move || draft.with(|draft| draft.iot_edge))
                        on:change=on(move |event| set(Setting::IotEdge(event_target_checked(&event))))/>
                    <span>{labels.iot_edge}</span>
                </label>
                <Field id="reprovision" label=labels.reprovision>
                    <select id="reprovision" on:change=on(move |event| {
                        let value = event_target_value(&event);
                        set(Setting::Reprovision(ReprovisionPolicy::ALL.into_iter().find(|policy| policy.as_str() == value)));
                    })>
                        <option value="" selected=flag(move || draft.with(|draft| draft.reprovision.is_none()))>{labels.default_choice}</option>
                        {ReprovisionPolicy::ALL.map(|policy| view! {
                            <option value=policy.as_str() selected=flag(move || draft.with(|draft| draft.reprovision == Some(policy)))>
                                {(labels.reprovision_name)(policy)}
                            </option>
                        }).collect_view()}
                    </select>
                </Field>
                <Field id="allocation" label=labels.allocation>
                    <select id="allocation" on:change=on(move |event| {
                        let value = event_target_value(&event);
                        set(Setting::Allocation(AllocationPolicy::ALL.into_iter().find(|policy| policy.as_str() == value)));
                    })>
                        <option value="" selected=flag(move || draft.with(|draft| draft.allocation.is_none()))>{labels.default_choice}</option>
                        {AllocationPolicy::ALL.map(|policy| view! {
                            <option value=policy.as_str() selected=flag(move || draft.with(|draft| draft.allocation == Some(policy)))>
                                {(labels.allocation_name)(policy)}
                            </option>
                        }).collect_view()}
                    </select>
                </Field>
                <Field id="hubs" label=labels.hubs hint=labels.hubs_hint error=hub_error>
                    <textarea id="hubs" class="mono" rows="2" spellcheck="false" autocapitalize="off"
                        prop:value=text(move || draft.with(|draft| draft.iot_hubs.clone()))
                        aria-describedby=described_by("hubs")
                        aria-invalid=text(move || hub_error.with(Option::is_some).to_string())
                        on:input=on(move |event| set(Setting::IotHubs(event_target_value(&event))))></textarea>
                </Field>
            </div>
        </details>
    }
}

/// The body of the request, before it is sent.
#[component]
fn Preview() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.create;
    let body = store.part(|state| {
        let put = state.create.draft.check().ok()?;
        let body: serde_json::Value = serde_json::from_str(&put.body).ok()?;
        // A certificate's lines stay lines, so that the PEM can be read.
        Some(format!("{body:#}").replace("\\n", "\n"))
    });
    view! {
        <details class="more" hidden=flag(move || body.with(Option::is_none))>
            <summary>{labels.preview}</summary>
            <pre class="code" id="sent" tabindex="0">{dynamic(move || body.get())}</pre>
        </details>
    }
}

/// How creating ended.
#[component]
fn Outcome() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.create;
    let progress = store.part(|state| state.create.progress.clone());
    let link = move |id: &str| {
        let address = store.now(|state| Address { group: Some(id.to_owned()), ..state.address.clone() });
        view! { <a href=address.to_string()>{(labels.open)(id)}</a> }
    };
    view! {
        <div role="status" id="create-outcome">
            {dynamic(move || match progress.get() {
                Progress::Editing | Progress::Sending => ().into_any(),
                Progress::Created { id } => view! {
                    <Notice tone=Tone::Good><p>{(labels.created)(&id)} " " {link(&id)}</p></Notice>
                }.into_any(),
                Progress::Exists { id } => view! {
                    <Notice tone=Tone::Warning><p>{(labels.exists)(&id)} " " {link(&id)}</p></Notice>
                }.into_any(),
                Progress::Failed(error) => view! { <Failure error purpose=Purpose::Create/> }.into_any(),
            })}
        </div>
    }
}
