//! "Copy as code": an action in the language of one's choice, folded until it is wanted.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    certificates::option,
    kit::{Element, Tone, copy_button, el, expander, note},
    store::Store,
};
use crate::{
    dps::ApiVersion,
    page::{Event, State, call::CallId},
    snippet::{Action, Language, write},
    text::Say,
};

/// What is drawn: code, or why there is none.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    Code(String),
    Refused(String),
}

/// What code is written for.
type Subject = (String, ApiVersion, Action);
/// Finds it in the state.
type FindSubject = Arc<dyn Fn(&State) -> Option<Subject> + Send + Sync>;

/// The code of an action, which may change; nothing while there is no action or no connection. `id` is that of the whole.
pub(super) fn copy_as(store: Store, id: &'static str, action: fn(&State) -> Option<Action>) -> Element {
    let subject = move |state: &State| {
        let host = state.connect.session.as_ref()?.connection.host.to_string();
        Some((host, state.connect.api_version, action(state)?))
    };
    code(store, Arc::new(subject)).id(id)
}

/// The code of a call that was made, to where it was made.
pub(super) fn copy_call_as(store: Store, id: CallId) -> Element {
    let subject = move |state: &State| {
        let entry = state.activity.find(id)?;
        let version = entry.target.rsplit_once("api-version=").and_then(|(_, text)| ApiVersion::parse(text));
        Some((entry.host.clone(), version?, entry.call.as_ref()?.action()?))
    };
    code(store, Arc::new(subject))
}

fn code(store: Store, subject: FindSubject) -> Element {
    let texts = &store.texts().snippet;
    let open = RwSignal::new(false);
    let subject_now = Arc::clone(&subject);
    let absent = store.part(move |state| subject_now(state).is_none());
    let language = store.part(|state| state.language);
    let shown = store.part(move |state| {
        // A folded one is not written.
        if !open.get() {
            return None;
        }
        let (host, version, action) = subject(state)?;
        Some(match write(&action, state.language, &host, version) {
            Ok(code) => Shown::Code(code),
            Err(unsupported) => Shown::Refused(unsupported.say(state.locale)),
        })
    });
    let options = Language::ALL.map(|of| {
        option(of.as_str().to_owned(), (texts.language)(of).to_owned(), move || language.get() == of)
    });
    let select =
        el("select").attr("aria-label", texts.choice).child(Vec::from(options)).on("change", move |event| {
            let value = event_target_value(&event);
            if let Some(of) = Language::ALL.into_iter().find(|of| of.as_str() == value) {
                store.dispatch(Event::LanguageChosen(of));
            }
        });
    let copy = move || match shown.get()? {
        Shown::Code(code) => Some(copy_button(store, texts.code, code)),
        Shown::Refused(_) => None,
    };
    let body = move || match shown.get() {
        Some(Shown::Code(code)) => vec![
            el("pre").class("code").attr("tabindex", "0").child(code),
            el("p").class("soft").child((texts.variables)(language.get_untracked())),
        ],
        Some(Shown::Refused(sentence)) => vec![note(Tone::Info, sentence)],
        None => Vec::new(),
    };
    expander(texts.heading)
        .flag_with("hidden", move || absent.get())
        .on("toggle", move |event| {
            let details: web_sys::Element = event_target(&event);
            open.set(details.has_attribute("open"));
        })
        .child(el("div").class("copy-as").child(select).dynamic(copy))
        .child(el("div").class("stack").dynamic(body))
}
