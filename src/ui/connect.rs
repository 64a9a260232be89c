//! Step 1: connection string, sandbox, proxy, and the test of all three.

use leptos::{html, prelude::*};
use zeroize::Zeroizing;

use super::{
    failure::Failure,
    kit::{Field, Glyph, Icon, Notice, Tone, described_by, dynamic, flag, on, text},
    store::Store,
};
use crate::{
    page::{
        Event,
        call::Purpose,
        connect::{Entered, Test},
    },
    proxy::Operator,
};

/// The policy that may do everything.
const OWNER: &str = "provisioningserviceowner";

/// Step 1.
#[component]
pub(super) fn Connect() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.connect;
    let connected = store.part(|state| state.connect.session.is_some());
    view! {
        <section class="card step" aria-labelledby="step-connect">
            <h2 id="step-connect"><span class="step-number">"1"</span> {labels.heading}</h2>
            {dynamic(move || if connected.get() {
                view! { <Connected/> }.into_any()
            } else {
                view! { <ConnectionString/> }.into_any()
            })}
            <Proxy/>
        </section>
    }
}

/// The connection string field. Its text, a secret, stays in the field until it is used.
#[component]
fn ConnectionString() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.connect;
    let field = NodeRef::<html::Input>::new();
    let shown = RwSignal::new(false);
    let entered = store.part(|state| state.connect.entered.clone());
    let proxy_ok = store.part(|state| state.connect.proxy.is_ok());
    let error = Signal::derive(move || match entered.get() {
        Entered::Refused(error) => Some((store.texts().connection.connection_string_error)(&error)),
        _ => None,
    });
    let typed = move || Zeroizing::new(field.get_untracked().map(|field| field.value()).unwrap_or_default());
    view! {
        <form class="stack" on:submit=on(move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            store.dispatch(Event::Connect(typed()));
        })>
            <Field id="connection-string" label=labels.field hint=labels.hint error>
                <div class="with-button">
                    <input
                        id="connection-string"
                        node_ref=field
                        class="mono"
                        type=text(move || if shown.get() { "text" } else { "password" }.to_owned())
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        placeholder="HostName=…;SharedAccessKeyName=…;SharedAccessKey=…"
                        aria-describedby=described_by("connection-string")
                        aria-invalid=text(move || error.with(Option::is_some).to_string())
                        on:input=on(move |_| store.dispatch(Event::StringTyped(typed())))
                    />
                    <button type="button" class="button-quiet" aria-pressed=text(move || shown.get().to_string())
                        on:click=on(move |_| shown.update(|shown| *shown = !*shown))>
                        {dynamic(move || if shown.get() { labels.hide } else { labels.show })}
                    </button>
                </div>
            </Field>
            {dynamic(move || if let Entered::Usable(identity) = entered.get() {
                Some(view! {
                    <Notice tone=Tone::Good>
                        <p id="recognised">{(labels.usable)(identity.host.as_str(), identity.policy.as_deref())}</p>
                        {identity.expiry.map(|expiry| view! { <p>{(labels.token_until)(&expiry.to_utc())}</p> })}
                    </Notice>
                })
            } else {
                None
            })}
            <div class="actions">
                <button type="submit" class="button-primary"
                    aria-disabled=text(move || (!matches!(entered.get(), Entered::Usable(_)) || !proxy_ok.get()).to_string())>
                    <Icon glyph=Glyph::Plug/>
                    {labels.connect}
                </button>
                <button type="button" class="button-sandbox" on:click=on(move |_| store.enter_sandbox())>
                    <Icon glyph=Glyph::Sandbox/>
                    {labels.try_sandbox}
                </button>
            </div>
            <p class="field-hint">{labels.sandbox_hint}</p>
        </form>
    }
}

/// What is connected, and its test.
#[component]
fn Connected() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.connect;
    let frame = &store.texts().labels.frame;
    let identity = store.part(|state| state.connect.identity());
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let test = store.part(|state| state.connect.test.clone());
    view! {
        <div class="stack">
            {dynamic(move || identity.get().map(|identity| {
                let owner = identity.policy.as_deref() == Some(OWNER) && !sandbox.get();
                view! {
                    <dl class="facts">
                        <div><dt>{labels.connected_to}</dt> <dd>{identity.host.to_string()}</dd></div>
                        {identity.policy.map(|policy| view! { <div><dt>{frame.policy}</dt> <dd>{policy}</dd></div> })}
                    </dl>
                    {identity.expiry.map(|expiry| view! { <p class="soft">{(labels.token_until)(&expiry.to_utc())}</p> })}
                    {owner.then(|| view! { <p class="field-hint">{labels.owner_warning}</p> })}
                }
            }))}
            <div class="actions">
                <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::TestConnection))>
                    <Icon glyph=Glyph::Plug/>
                    {dynamic(move || if test.get() == Test::Running { labels.testing } else { labels.test })}
                </button>
            </div>
            <div role="status" id="test-result">
                {dynamic(move || match test.get() {
                    Test::Idle | Test::Running => ().into_any(),
                    Test::Passed => view! { <Notice tone=Tone::Good><p>{labels.test_passed}</p></Notice> }.into_any(),
                    Test::Failed(error) => view! { <Failure error purpose=Purpose::Test/> }.into_any(),
                })}
            </div>
        </div>
    }
}

/// The proxy setting, with a live preview of the address that is called.
#[component]
fn Proxy() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.connect;
    let proxy = store.part(|state| state.connect.proxy.clone());
    let host = store.part(|state| match &state.connect.entered {
        Entered::Usable(identity) => Some(identity.host.to_string()),
        _ => state.connect.identity().map(|identity| identity.host.to_string()),
    });
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let error =
        Signal::derive(move || proxy.get().err().map(|error| (store.texts().page.template_error)(&error)));
    let in_short = move || match proxy.get() {
        Ok(template) => match template.operator() {
            Operator::Direct => labels.proxy_none.to_owned(),
            _ => template.as_str().to_owned(),
        },
        Err(_) => String::new(),
    };
    let initial = store.now(|state| state.connect.proxy_text.clone());
    let preset_unreadable = store.now(|state| state.connect.preset_unreadable);
    view! {
        {preset_unreadable.then(|| view! { <Notice tone=Tone::Warning><p>{labels.preset_unreadable}</p></Notice> })}
        <details class="more" hidden=flag(move || sandbox.get()) open=flag(move || error.with(Option::is_some))>
            <summary>{labels.proxy} ": " <span class="soft mono">{dynamic(in_short)}</span></summary>
            <div class="stack">
                <Field id="proxy" label=labels.proxy_field hint=labels.proxy_hint error>
                    <input
                        id="proxy"
                        class="mono"
                        type="text"
                        inputmode="url"
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        placeholder="https://proxy.example/"
                        prop:value=initial
                        aria-describedby=described_by("proxy")
                        aria-invalid=text(move || error.with(Option::is_some).to_string())
                        on:input=on(move |event| store.dispatch(Event::ProxyTyped(event_target_value(&event))))
                    />
                </Field>
                {dynamic(move || proxy.get().ok().map(|template| {
                    let host = host.get().unwrap_or_else(|| "mydps.azure-devices-provisioning.net".to_owned());
                    let tone = match template.operator() {
                        Operator::Loopback { .. } | Operator::SameOrigin => Tone::Info,
                        Operator::Direct | Operator::Other { .. } => Tone::Warning,
                    };
                    view! {
                        <p class="preview">
                            <span class="soft">{labels.proxy_preview}</span>
                            " "
                            <code id="proxy-preview">{template.fill_with(&host, "/enrollmentGroups/…")}</code>
                        </p>
                        <Notice tone><p>{(store.texts().page.operator)(template.operator())}</p></Notice>
                    }
                }))}
            </div>
        </details>
    }
}
