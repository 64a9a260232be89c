//! A failed call in words: what happened, the service's own words and code, the likely causes and what to do.

use super::{
    kit::{Child, Element, Tone, button, copy_button, el, fact, facts, notice},
    store::Store,
};
use crate::{
    browser::clock,
    connection::Credential,
    dps::{CallError, ServiceProblem},
    page::{
        State,
        call::{Purpose, Route},
        diagnosis::{Circumstances, diagnose},
    },
};

fn circumstances(state: &State, purpose: Purpose, is_unknown: bool) -> Option<Circumstances> {
    let session = state.connect.session.as_ref()?;
    Some(Circumstances {
        purpose,
        is_unknown,
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

/// Explains a failure; nothing where the connection it belonged to is forgotten.
pub(super) fn failure(store: Store, error: CallError, purpose: Purpose) -> Option<Element> {
    explained(store, error, purpose, false)
}

/// Explains a failure, and whether a write is in doubt by it.
pub(super) fn explained(
    store: Store,
    error: CallError,
    purpose: Purpose,
    is_unknown: bool,
) -> Option<Element> {
    let texts = store.texts();
    let labels = &texts.labels.failure;
    let diagnosis = store
        .now(|state| circumstances(state, purpose, is_unknown))
        .map(|around| diagnose(&error, &around))?;
    let mut body = vec![el("p").class("notice-title").child((texts.service.what)(&diagnosis.what))];
    if let CallError::Service(problem) = error {
        body.extend(services_words(store, problem));
    }
    body.push(el("p").class("soft").child(labels.what_to_do));
    let causes = diagnosis.causes.iter().map(|cause| el("li").child((texts.service.cause)(cause)));
    body.push(el("ul").class("causes").child(causes.collect::<Vec<_>>()));
    Some(notice(Tone::Bad, body))
}

/// Explains the failure of a write, or of what was asked after it. Where it may have been carried out, a button finds out.
pub(super) fn failure_to_check(
    store: Store,
    error: CallError,
    purpose: Purpose,
    is_unknown: bool,
    check: impl Fn() + 'static,
) -> Vec<Element> {
    let labels = &store.texts().labels.failure;
    let mut said: Vec<_> = explained(store, error, purpose, is_unknown).into_iter().collect();
    if is_unknown {
        said.push(el("div").class("actions").child(button("button", labels.check).on_click(check)));
    }
    said
}

/// What the service said itself.
fn services_words(store: Store, problem: ServiceProblem) -> Vec<Element> {
    let labels = &store.texts().labels.failure;
    let mut said = Vec::new();
    if !problem.message.is_empty() {
        let quote = el("q").class("plain").child(problem.message);
        said.push(el("p").child(labels.service_says).child(": “").child(quote).child("”"));
    }
    let mut rows = Vec::new();
    rows.extend(problem.code.map(|code| fact(labels.code, code.to_string())));
    rows.extend(problem.tracking_id.map(|id| {
        let copy = copy_button(store, labels.tracking_id, id.clone());
        fact(labels.tracking_id, vec![el("code").child(id).into_child(), copy.into_child()])
    }));
    rows.extend(problem.timestamp.map(|time| fact(labels.time, time)));
    said.push(facts(rows));
    said
}
