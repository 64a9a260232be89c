//! A failed call in words: what happened, the service's own words and code, the likely causes and what to do.

use leptos::prelude::*;

use super::{
    kit::{CopyButton, Notice, Tone},
    store::Store,
};
use crate::{
    browser::clock,
    connection::Credential,
    dps::CallError,
    page::{
        State,
        call::{Purpose, Route},
        diagnosis::{Circumstances, diagnose},
    },
};

fn circumstances(state: &State, purpose: Purpose) -> Option<Circumstances> {
    let session = state.connect.session.as_ref()?;
    Some(Circumstances {
        purpose,
        host: session.connection.host.clone(),
        policy: session.connection.credential.policy().map(str::to_owned),
        foreign_token: matches!(session.connection.credential, Credential::Token(_)),
        operator: match &session.route {
            Route::Sandbox => None,
            Route::Proxy(template) => Some(template.operator().clone()),
        },
        now: clock::now(),
    })
}

/// Explains a failure.
#[component]
pub(super) fn Failure(
    /// What failed.
    error: CallError,
    /// What the call was for.
    purpose: Purpose,
) -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.failure;
    let diagnosis = store.now(|state| circumstances(state, purpose)).map(|around| diagnose(&error, &around));
    let problem = if let CallError::Service(problem) = error { Some(problem) } else { None };
    diagnosis.map(|diagnosis| view! {
        <Notice tone=Tone::Bad>
            <p class="notice-title">{(texts.service.what)(&diagnosis.what)}</p>
            {problem.map(|problem| {
                let tracking = problem.tracking_id.clone();
                view! {
                    {(!problem.message.is_empty()).then(|| view! {
                        <p>{labels.service_says} ": “" <q class="plain">{problem.message.clone()}</q> "”"</p>
                    })}
                    <dl class="facts">
                        {problem.code.map(|code| view! { <div><dt>{labels.code}</dt> <dd>{code}</dd></div> })}
                        {tracking.map(|id| view! {
                            <div>
                                <dt>{labels.tracking_id}</dt>
                                <dd><code>{id.clone()}</code> <CopyButton what=labels.tracking_id text=Signal::stored(id)/></dd>
                            </div>
                        })}
                        {problem.timestamp.map(|time| view! { <div><dt>{labels.time}</dt> <dd>{time}</dd></div> })}
                    </dl>
                }
            })}
            <p class="soft">{labels.what_to_do}</p>
            <ul class="causes">
                {diagnosis.causes.iter().map(|cause| view! { <li>{(texts.service.cause)(cause)}</li> }).collect_view()}
            </ul>
        </Notice>
    })
}
