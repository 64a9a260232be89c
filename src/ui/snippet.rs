//! "Copy as code": an action in the language of one's choice, folded until it is wanted.

use super::{
    certificates::option,
    connect::folded,
    kit::{Element, Tone, copy_button, el, note},
    store::dispatch,
    view::View,
};
use crate::{
    dps::ApiVersion,
    page::{Event, State, call::CallId},
    snippet::{Action, Language, write},
    text::Say,
};
use leptos::prelude::event_target_value;

/// What code is written for.
type Subject = (String, ApiVersion, Action);

/// The code of an action, which may change; nothing while there is no action or no connection. `id` is that of the whole.
pub(super) fn copy_as(view: &View<'_>, id: &'static str, action: fn(&State) -> Option<Action>) -> Element {
    let subject = |state: &State| {
        let host = state.connect.session.as_ref()?.connection.host.to_string();
        Some((host, state.connect.api_version, action(state)?))
    };
    code(view, id.to_owned(), subject(view.state)).id(id)
}

/// The code of a call that was made, to where it was made.
pub(super) fn copy_call_as(view: &View<'_>, id: CallId) -> Element {
    let subject = |state: &State| {
        let entry = state.activity.find(id)?;
        let version = entry.target.rsplit_once("api-version=").and_then(|(_, text)| ApiVersion::parse(text));
        Some((entry.host.clone(), version?, entry.call.as_ref()?.action()?))
    };
    code(view, format!("call {}", id.0), subject(view.state))
}

fn code(view: &View<'_>, name: String, subject: Option<Subject>) -> Element {
    let texts = &view.texts.snippet;
    let language = view.state.language;
    let options = Language::ALL
        .map(|of| option(of.as_str().to_owned(), (texts.language)(of).to_owned(), of == language));
    let select =
        el("select").attr("aria-label", texts.choice).child(Vec::from(options)).on("change", |event| {
            let value = event_target_value(&event);
            if let Some(of) = Language::ALL.into_iter().find(|of| of.as_str() == value) {
                dispatch(Event::LanguageChosen(of));
            }
        });
    // A folded one is not written.
    let is_unfolded = view.state.is_unfolded(&name);
    let whole = folded(view, name, texts.heading).flag("hidden", subject.is_none());
    let subject = subject.filter(|_| is_unfolded);
    let (copy, body) = match subject.map(|(host, version, action)| write(&action, language, &host, version)) {
        None => (None, Vec::new()),
        Some(Ok(code)) => (
            Some(copy_button(view, texts.code, code.clone())),
            vec![
                el("pre").class("code").attr("tabindex", "0").child(code),
                el("p").class("soft").child((texts.variables)(language)),
            ],
        ),
        Some(Err(unsupported)) => (None, vec![note(Tone::Info, unsupported.say(view.state.locale))]),
    };
    whole
        .child(el("div").class("copy-as").child(select).child(copy))
        .child(el("div").class("stack").child(body))
}
