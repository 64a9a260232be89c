//! The dialog of an action on many enrollments: what will be done, how far it is, and what became of each.

use super::{
    dialog::dialog,
    failure::explained,
    kit::{Element, Field, Glyph, Tone, button, code_input, el, note, submit},
    snippet::copy_as,
    store::dispatch,
    view::View,
};
use crate::{
    dps::MAX_BULK,
    page::{
        Event, State,
        call::Purpose,
        run::{Progress, Run},
    },
    snippet,
};

/// The dialog while an action was asked for; one row's shows only if it fails.
pub(super) fn run_dialog(view: &View<'_>) -> Element {
    dialog(view, "run", |state| shown(state).is_some(), || Event::RunClosed, body)
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

fn body(view: &View<'_>) -> Element {
    let labels = &view.labels().run;
    let Some(run) = &view.state.run else { return el("div") };
    let left = run.left() + run.outcomes.len();
    el("div")
        .class("stack")
        .child(el("h2").id("run-heading").child((labels.heading)(run.action, run.list, left)))
        .child(el("div").attr("role", "status").id("run-progress").child(progress(view, run)))
        .child(el("div").id("run-failures").child(failures(view, run)))
        .child(code(view, left))
        .child(decision(view, run))
}

/// The first call as code, while it is asked about.
fn code(view: &View<'_>, left: usize) -> Element {
    let first = (left > MAX_BULK).then(|| el("p").class("soft").child((view.texts.snippet.first_call)(left)));
    copy_as(view, "copy-run", next_call).child(first)
}

fn next_call(state: &State) -> Option<snippet::Action> {
    state.run.as_ref().filter(|run| run.progress == Progress::Asking)?.next_call()
}

/// What will be done, then how far it is.
fn progress(view: &View<'_>, run: &Run) -> Vec<Element> {
    let labels = &view.labels().run;
    let counts = run.counts();
    let so_far = |tone| note(tone, (labels.so_far)(counts));
    match &run.progress {
        Progress::Asking if counts.left == 0 => vec![note(Tone::Info, labels.nothing)],
        Progress::Asking => vec![ids(run), el("p").child((labels.consequence)(run.action, run.list))],
        Progress::Running | Progress::Checking => {
            let bar = el("progress")
                .attr("aria-label", labels.running)
                .attr("max", (counts.done + counts.failed + counts.unknown + counts.left).to_string())
                .attr("value", (counts.done + counts.failed).to_string());
            let said = (labels.so_far)(counts);
            vec![el("p").class("progress").child(bar).child(" ").child(said)]
        }
        Progress::Done if counts.failed + counts.unknown == 0 => vec![so_far(Tone::Good)],
        Progress::Stopped | Progress::Done => vec![so_far(Tone::Warning)],
        Progress::Failed(error) => {
            let mut said = vec![so_far(Tone::Warning)];
            said.extend(explained(view, error, Purpose::Run(run.list), counts.unknown > 0));
            said
        }
    }
}

/// What it is done to: one text, because thousands can be selected, and each key that is typed draws.
fn ids(run: &Run) -> Element {
    let ids: Vec<_> = run.waiting().collect();
    el("pre").class("code run-ids").attr("tabindex", "0").child(ids.join("\n"))
}

/// What was not done, one by one.
fn failures(view: &View<'_>, run: &Run) -> Element {
    let labels = &view.labels().run;
    let lines = run.outcomes.iter().filter_map(|outcome| {
        let why = (labels.failure)(outcome.failure.as_ref()?);
        Some(
            el("li")
                .child(el("strong").child(outcome.id.clone()))
                .child(view.labels().frame.colon)
                .child(why),
        )
    });
    el("ul").class("causes").child(lines.collect::<Vec<_>>())
}

/// The button that begins, and the one that ends. Deleting many is confirmed by their number.
fn decision(view: &View<'_>, run: &Run) -> Element {
    let labels = &view.labels().run;
    let asking = run.progress == Progress::Asking && run.left() > 0;
    let number = (asking && run.asks_number()).then(|| {
        let input = code_input()
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autofocus", "")
            .value(&run.typed)
            .on_type(Event::RunTyped);
        let label = (labels.type_number)(&run.left().to_string());
        Field { id: "confirm-number", label, hint: "", error: None }.with(input)
    });
    let go = asking.then(|| {
        let (class, glyph) =
            if run.asks_number() { ("button-bad", Glyph::Trash) } else { ("button-primary", Glyph::Good) };
        submit(class, glyph, (labels.action)(run.action)).flag("disabled", !run.is_confirmed())
    });
    let check =
        run.can_check().then(|| button("button", view.labels().failure.check).on_press(|| Event::RunChecked));
    let resume =
        run.can_continue().then(|| button("button-primary", labels.resume).on_press(|| Event::RunContinued));
    let close = if run.is_running() {
        labels.stop
    } else if asking {
        labels.cancel
    } else {
        labels.close
    };
    let close = button("button", close).on_press(|| Event::RunClosed);
    let actions = el("div").class("actions actions-end");
    let actions = actions.child(close).child(check).child(resume).child(go);
    el("form")
        .class("stack")
        .on("submit", |event| {
            event.prevent_default();
            dispatch(Event::RunConfirmed);
        })
        .child(number)
        .child(actions)
}
