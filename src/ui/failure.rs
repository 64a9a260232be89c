//! A failed call in words: what happened, the service's own words and code, the likely causes and what to do.

use super::{
    kit::{Child, Element, Tone, button, copy_button, el, fact, facts, notice},
    view::View,
};
use crate::{
    connection::Credential,
    dps::{CallError, ServiceProblem},
    page::{
        Event,
        call::Purpose,
        diagnosis::{Circumstances, diagnose},
    },
};

fn circumstances(view: &View<'_>, purpose: Purpose, is_unknown: bool) -> Option<Circumstances> {
    let session = view.state.connect.session.as_ref()?;
    Some(Circumstances {
        purpose,
        is_unknown,
        host: session.host(),
        policy: session.connection.credential.policy().map(str::to_owned),
        foreign_token: matches!(session.connection.credential, Credential::Token(_)),
        operator: session.operator().cloned(),
        now: view.now,
    })
}

/// What happened, in one sentence; nothing where the connection it belonged to is forgotten.
pub(super) fn headline(view: &View<'_>, error: &CallError, purpose: Purpose) -> Option<String> {
    let diagnosis = diagnose(error, &circumstances(view, purpose, false)?);
    Some((view.texts.service.what)(&diagnosis.what))
}

/// Explains a failure; nothing where the connection it belonged to is forgotten.
pub(super) fn failure(view: &View<'_>, error: &CallError, purpose: Purpose) -> Option<Element> {
    explained(view, error, purpose, false)
}

/// Explains a failure, and whether a write is in doubt by it.
pub(super) fn explained(
    view: &View<'_>,
    error: &CallError,
    purpose: Purpose,
    is_unknown: bool,
) -> Option<Element> {
    let labels = &view.labels().failure;
    let diagnosis = diagnose(error, &circumstances(view, purpose, is_unknown)?);
    let mut body = vec![el("p").class("notice-title").child((view.texts.service.what)(&diagnosis.what))];
    if let CallError::Service(problem) = error {
        body.extend(services_words(view, problem));
    }
    body.push(el("p").class("soft").child(labels.what_to_do));
    let causes = diagnosis.causes.iter().map(|cause| el("li").child((view.texts.service.cause)(cause)));
    body.push(el("ul").class("causes").child(causes.collect::<Vec<_>>()));
    Some(notice(Tone::Bad, body))
}

/// Explains the failure of a write, or of what was asked after it. Where it may have been carried out, a button finds out.
pub(super) fn failure_to_check(
    view: &View<'_>,
    error: &CallError,
    purpose: Purpose,
    is_unknown: bool,
    check: fn() -> Event,
) -> Vec<Element> {
    let labels = &view.labels().failure;
    let mut said: Vec<_> = explained(view, error, purpose, is_unknown).into_iter().collect();
    if is_unknown {
        said.push(el("div").class("actions").child(button("button", labels.check).on_press(check)));
    }
    said
}

/// What the service said itself.
fn services_words(view: &View<'_>, problem: &ServiceProblem) -> Vec<Element> {
    let labels = &view.labels().failure;
    let mut said = Vec::new();
    if !problem.message.is_empty() {
        let quote = el("q").class("plain").child(problem.message.clone());
        let frame = &view.labels().frame;
        let [before, after] = frame.quotes;
        let lead = el("p").child(labels.service_says).child(frame.colon);
        said.push(lead.child(before).child(quote).child(after));
    }
    let mut rows = Vec::new();
    rows.extend(problem.code.as_ref().map(|code| fact(labels.code, code.to_string())));
    rows.extend(problem.tracking_id.as_ref().map(|id| {
        let copy = copy_button(view, labels.tracking_id, id.clone());
        fact(labels.tracking_id, vec![el("code").child(id.clone()).into_node(), copy.into_node()])
    }));
    rows.extend(problem.timestamp.clone().map(|time| fact(labels.time, time)));
    said.push(facts(rows));
    said
}
