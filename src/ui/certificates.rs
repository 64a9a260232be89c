//! Step 2: files in, certificates out, and which of them the group gets.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::{
    certificate_card::certificate_card,
    connect::step,
    drop_target::read_files,
    kit::{Element, Field, Glyph, Tone, button, el, expander, find, icon, notice},
    store::Store,
};
use crate::{
    browser::files,
    certificate::{self, arrange},
    dps::enrollment::Kind,
    page::{
        Event,
        certificates::{Entry, Slot, SourceProblem},
    },
    text::Say,
};

/// Step 2.
pub(super) fn certificates(store: Store) -> Element {
    let labels = &store.texts().labels.certificates;
    let count = store.part(|state| state.certificates.entries.len());
    let clear = button("button-quiet", labels.clear)
        .flag_with("hidden", move || count.get() < 2)
        .on_click(move || store.dispatch(Event::CertificatesCleared));
    step("step-certificate", "2", labels.heading)
        .child(drop_zone(store, Kind::Group))
        .child(paste(store))
        .child(problems(store))
        .child(chain(store))
        .child(slot_choice(store, Slot::Primary, "primary", labels.primary))
        .child(slot_choice(store, Slot::Secondary, "secondary", labels.secondary))
        .child(clear)
}

/// Where files are dropped, and how they are chosen without a pointer.
pub(super) fn drop_zone(store: Store, kind: Kind) -> Element {
    let labels = &store.texts().labels.certificates;
    let choose = || {
        if let Some(input) = find::<HtmlInputElement>("file") {
            input.click();
        }
    };
    let chosen = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(list) = input.files() {
            read_files(store, files::all(&list));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let input = el("input")
        .id("file")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on("change", chosen);
    let button = button("button", labels.choose_files)
        .id("choose-files")
        .attr("aria-describedby", "file-kinds")
        .on_click(choose);
    el("div")
        .class("dropzone")
        .child(icon(Glyph::Upload))
        .child(el("p").class("dropzone-title").child((labels.drop)(kind)))
        .child(button)
        .child(input)
        .child(el("p").class("field-hint").id("file-kinds").child(labels.kinds))
}

/// Pasting a certificate as text.
fn paste(store: Store) -> Element {
    let labels = &store.texts().labels.certificates;
    let read = move || {
        if let Some(area) = find::<HtmlTextAreaElement>("paste") {
            store.dispatch(Event::FileRead(certificate::read("", area.value().as_bytes())));
            area.set_value("");
        }
    };
    let area = el("textarea")
        .id("paste")
        .class("mono")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .attr("placeholder", "-----BEGIN CERTIFICATE-----");
    let label = el("label").class("visually-hidden").attr("for", "paste").child(labels.paste_field);
    let body = el("div")
        .class("stack")
        .child(label)
        .child(area)
        .child(button("button", labels.paste_button).on_click(read));
    expander(labels.paste).child(body)
}

/// What in the files is no usable certificate.
pub(super) fn problems(store: Store) -> Element {
    let labels = &store.texts().labels.certificates;
    let problems = store.part(|state| state.certificates.problems.clone());
    let line = move |found: SourceProblem| {
        let source = if found.source.is_empty() { labels.pasted.to_owned() } else { found.source };
        let problem = found.problem.say(store.now(|state| state.locale));
        el("li").child(el("strong").child(source)).child(": ").child(problem)
    };
    let drawn = move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            let dismiss = button("button-quiet", labels.dismiss);
            let lines: Vec<_> = problems.into_iter().map(line).collect();
            let body = vec![
                el("p").class("notice-title").child(labels.problems),
                el("ul").class("causes").child(lines),
                dismiss.on_click(move || store.dispatch(Event::ProblemsDismissed)),
            ];
            notice(Tone::Bad, body)
        })
    };
    el("div").attr("role", "status").id("file-problems").dynamic(drawn)
}

/// The certificates, each below its issuer.
pub(super) fn chain(store: Store) -> AnyView {
    let labels = &store.texts().labels.certificates;
    let entries = store.part(|state| state.certificates.entries.clone());
    super::kit::dynamic(move || {
        let entries = entries.get();
        let certificates: Vec<_> = entries.iter().map(|entry| entry.certificate.clone()).collect();
        let cards = arrange(&certificates).into_iter().filter_map(|place| {
            let issuer = place.issuer.and_then(|index| entries.get(index)).map(|entry| name(store, entry));
            Some(certificate_card(store, entries.get(place.index)?, place, issuer.as_deref()))
        });
        let cards: Vec<_> = cards.collect();
        (!cards.is_empty()).then(|| el("ol").class("chain").attr("aria-label", labels.chain).child(cards))
    })
}

/// A short name for a certificate: its common name, else its whole subject.
pub(super) fn name(store: Store, entry: &Entry) -> String {
    let subject = &entry.certificate.subject;
    let name = subject.common_name().map_or_else(|| subject.to_string(), str::to_owned);
    if name.is_empty() { store.texts().labels.certificates.unnamed.to_owned() } else { name }
}

/// Which certificate a slot gets.
fn slot_choice(store: Store, slot: Slot, id: &'static str, label: &'static str) -> Element {
    let none = store.texts().labels.certificates.none;
    let entries = store.part(|state| state.certificates.entries.clone());
    let chosen = store.part(move |state| match slot {
        Slot::Primary => state.certificates.primary,
        Slot::Secondary => state.certificates.secondary,
    });
    let options = move || {
        let entries = entries.get();
        let certificates = entries.iter().enumerate().map(|(index, entry)| {
            let label = format!("{} – {}", name(store, entry), entry.certificate.not_after.to_date());
            option(index.to_string(), label, move || chosen.get() == Some(index))
        });
        let nothing = option(String::new(), none.to_owned(), move || chosen.get().is_none());
        std::iter::once(nothing).chain(certificates).collect::<Vec<_>>()
    };
    let select = el("select").dynamic(options).on("change", move |event| {
        let index = event_target_value(&event).parse().ok();
        store.dispatch(Event::CertificateChosen(slot, index));
    });
    Field { id, label: label.to_owned(), hint: "", error: None }
        .with(select)
        .flag_with("hidden", move || entries.with(Vec::is_empty))
}

/// A choice of a select.
pub(super) fn option(value: String, label: String, chosen: impl Fn() -> bool + Send + 'static) -> Element {
    el("option").attr("value", value).selected_with(chosen).child(label)
}
