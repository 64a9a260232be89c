//! The dialog of an action on many enrollments: what will be done, how far it is, and what became of each.

use leptos::prelude::*;

use super::{
    dialog::dialog,
    failure::explained,
    kit::{Child, Element, Field, Glyph, Tone, button, code_input, dynamic, el, icon_button, note},
    snippet::copy_as,
    store::Store,
};
use crate::{
    dps::MAX_BULK,
    page::{
        Event, State,
        call::Purpose,
        list::Which,
        run::{Action, Progress, Run},
    },
    snippet,
};

/// The dialog while an action was asked for; one row's shows only if it fails.
pub(super) fn run_dialog(store: Store) -> Element {
    dialog(store, "run", |state| shown(state).is_some(), || Event::RunClosed, body)
}

fn shown(state: &State) -> Option<&Run> {
    state.run.as_ref().filter(|run| !run.is_quiet || run.failed_count() > 0 || failed(run).is_some())
}

fn failed(run: &Run) -> Option<&crate::dps::CallError> {
    match &run.progress {
        Progress::Failed(error) => Some(error),
        _ => None,
    }
}

fn body(store: Store) -> Element {
    let labels = &store.texts().labels.run;
    let action = store.now(|state| state.run.as_ref().map_or(Action::Disable, |run| run.action));
    let list = store.now(|state| state.run.as_ref().map_or(Which::Groups, |run| run.list));
    let left = store.now(|state| state.run.as_ref().map(|run| run.left() + run.outcomes.len()));
    let left = left.unwrap_or_default();
    el("div")
        .class("stack")
        .child(el("h2").id("run-heading").child((labels.heading)(action, list, left)))
        .child(el("div").attr("role", "status").id("run-progress").child(progress(store, action, list)))
        .child(el("div").id("run-failures").child(failures(store)))
        .child(code(store, left))
        .child(decision(store, action, left))
}

/// The first call as code, while it is asked about.
fn code(store: Store, left: usize) -> Element {
    let first =
        (left > MAX_BULK).then(|| el("p").class("soft").child((store.texts().snippet.first_call)(left)));
    copy_as(store, "copy-run", next_call).child(first)
}

fn next_call(state: &State) -> Option<snippet::Action> {
    state.run.as_ref().filter(|run| run.progress == Progress::Asking)?.next_call()
}

/// What will be done, then how far it is.
fn progress(store: Store, action: Action, list: Which) -> AnyView {
    let labels = &store.texts().labels.run;
    let counts = store.part(|state| {
        let run = state.run.as_ref();
        run.map(Run::counts).unwrap_or_default()
    });
    let progress = store.part(|state| state.run.as_ref().map(|run| run.progress.clone()));
    dynamic(move || {
        let counts = counts.get();
        let so_far = |tone| note(tone, (labels.so_far)(counts));
        match progress.get() {
            Some(Progress::Asking) if counts.left == 0 => vec![note(Tone::Info, labels.nothing)],
            Some(Progress::Asking) => vec![el("p").child((labels.consequence)(action, list))],
            Some(Progress::Running | Progress::Checking) => {
                let bar = el("progress")
                    .attr("aria-label", labels.running)
                    .attr("max", (counts.done + counts.failed + counts.unknown + counts.left).to_string())
                    .attr("value", (counts.done + counts.failed).to_string());
                let said = (labels.so_far)(counts);
                vec![el("p").class("progress").child(bar).child(" ").child(said)]
            }
            Some(Progress::Done) if counts.failed + counts.unknown == 0 => vec![so_far(Tone::Good)],
            Some(Progress::Stopped | Progress::Done) => vec![so_far(Tone::Warning)],
            Some(Progress::Failed(error)) => {
                let mut said = vec![so_far(Tone::Warning)];
                said.extend(explained(store, error, Purpose::Run(list), counts.unknown > 0));
                said
            }
            None => Vec::new(),
        }
    })
}

/// What was not done, one by one.
fn failures(store: Store) -> AnyView {
    let labels = &store.texts().labels.run;
    let outcomes = store.part(|state| {
        let outcomes = state.run.iter().flat_map(|run| &run.outcomes);
        outcomes.filter(|outcome| outcome.failure.is_some()).cloned().collect::<Vec<_>>()
    });
    dynamic(move || {
        let lines = outcomes.get().into_iter().filter_map(|outcome| {
            let why = (labels.failure)(&outcome.failure?);
            Some(el("li").child(el("strong").child(outcome.id)).child(": ").child(why))
        });
        el("ul").class("causes").child(lines.collect::<Vec<_>>())
    })
}

/// The button that begins, and the one that ends. Deleting many is confirmed by their number.
fn decision(store: Store, action: Action, left: usize) -> Vec<AnyView> {
    let labels = &store.texts().labels.run;
    let asks_number = action == Action::Delete;
    let expected = left.to_string();
    let typed = RwSignal::new(String::new());
    let confirmed = Memo::new({
        let expected = expected.clone();
        move |_| !asks_number || typed.with(|typed| typed.trim() == expected)
    });
    let asking = store.part(|state| {
        state.run.as_ref().is_some_and(|run| run.progress == Progress::Asking && run.left() > 0)
    });
    let running = store.part(|state| state.run.as_ref().is_some_and(Run::is_running));
    let number = dynamic(move || {
        (asks_number && asking.get()).then(|| {
            let input = code_input()
                .attr("type", "text")
                .attr("inputmode", "numeric")
                .attr("autofocus", "")
                .on("input", move |event| typed.set(event_target_value(&event)));
            let label = (labels.type_number)(&expected);
            Field { id: "confirm-number", label, hint: "", error: None }.with(input)
        })
    });
    let go = move || {
        asking.get().then(|| {
            let (class, glyph) =
                if asks_number { ("button-bad", Glyph::Trash) } else { ("button-primary", Glyph::Good) };
            icon_button(class, glyph, (labels.action)(action))
                .flag_with("disabled", move || !confirmed.get())
                .on_click(move || {
                    if confirmed.get_untracked() {
                        store.dispatch(Event::RunConfirmed);
                    }
                })
        })
    };
    let checks = store.part(|state| state.run.as_ref().is_some_and(Run::can_check));
    let resumes = store.part(|state| state.run.as_ref().is_some_and(Run::can_continue));
    let check = move || {
        let label = store.texts().labels.failure.check;
        checks.get().then(|| button("button", label).on_click(move || store.dispatch(Event::RunChecked)))
    };
    let resume = move || {
        let press = move || store.dispatch(Event::RunContinued);
        resumes.get().then(|| button("button-primary", labels.resume).on_click(press))
    };
    let close = move || {
        let label = if running.get() {
            labels.stop
        } else if asking.get() {
            labels.cancel
        } else {
            labels.close
        };
        button("button", label).on_click(move || store.dispatch(Event::RunClosed))
    };
    let actions = el("div").class("actions actions-end");
    let actions = actions.dynamic(close).dynamic(check).dynamic(resume).dynamic(go);
    vec![number, actions.into_child()]
}
