//! Step 2: files in, certificates out, and which of them the group gets.

use leptos::prelude::event_target_value;
use web_sys::HtmlTextAreaElement;

use super::{
    certificate_card::certificate_card,
    connect::step,
    drop_target::read_files,
    file_input::{choose_files, file_input},
    kit::{Child, Element, Field, Glyph, Kept, Node, Tone, button, el, expander, find, icon, notice},
    store::dispatch,
    view::View,
};
use crate::{
    certificate::{self, arrange},
    dps::enrollment::Kind,
    page::{
        Event,
        certificates::{Entry, Slot, SourceProblem},
    },
    text::Say,
};

/// Step 2.
pub(super) fn certificates(view: &View<'_>) -> Element {
    let labels = &view.labels().certificates;
    let clear = button("button-quiet", labels.clear)
        .flag("hidden", view.state.certificates.entries.len() < 2)
        .says("aria-disabled", view.state.sends_certificates())
        .on_press(|| Event::CertificatesCleared);
    step("step-certificate", "2", labels.heading)
        .child(drop_zone(view, (labels.drop)(Kind::Group)))
        .child(paste(view))
        .child(problems(view))
        .child(chain(view, Kind::Group))
        .child(slot_choice(view, Slot::Primary, "primary", labels.primary))
        .child(slot_choice(view, Slot::Secondary, "secondary", labels.secondary))
        .child(clear)
}

/// Where files are dropped, and how they are chosen without a pointer.
pub(super) fn drop_zone(view: &View<'_>, title: &'static str) -> Element {
    let labels = &view.labels().certificates;
    let button = button("button", labels.choose_files)
        .id("choose-files")
        .attr("aria-describedby", "file-kinds")
        .on_click(|| choose_files("file"));
    el("div")
        .class("dropzone")
        .child(icon(Glyph::Upload))
        .child(el("p").class("dropzone-title").child(title))
        .child(button)
        .child(file_input("file", read_files).attr("multiple", ""))
        .child(el("p").class("field-hint").id("file-kinds").child(labels.kinds))
}

/// Pasting a certificate as text.
pub(super) fn paste(view: &View<'_>) -> Element {
    let labels = &view.labels().certificates;
    let read = move || {
        if let Some(area) = find::<HtmlTextAreaElement>("paste") {
            dispatch(Event::FileRead(certificate::read("", area.value().as_bytes())));
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
pub(super) fn problems(view: &View<'_>) -> Element {
    let labels = &view.labels().certificates;
    let problems = &view.state.certificates_here().problems;
    let line = |found: &SourceProblem| {
        let source = if found.source.is_empty() { labels.pasted } else { &*found.source };
        let problem = found.problem.say(view.state.locale);
        el("li").child(el("strong").child(source.to_owned())).child(view.labels().frame.colon).child(problem)
    };
    let drawn = (!problems.is_empty()).then(|| {
        let body = vec![
            el("p").class("notice-title").child(labels.problems),
            el("ul").class("causes").child(problems.iter().map(line).collect::<Vec<_>>()),
            button("button-quiet", labels.dismiss).on_press(|| Event::ProblemsDismissed),
        ];
        notice(Tone::Bad, body)
    });
    el("div").attr("role", "status").id("file-problems").child(drawn)
}

/// The certificates, each below its issuer, for an enrollment of a kind. There may be hundreds, so they are drawn only when they change.
pub(super) fn chain(view: &View<'_>, kind: Kind) -> Node {
    Node::Kept(Kept {
        key: String::new(),
        revision: 2 * view.state.certificates.revision() + u64::from(kind == Kind::Individual),
        draw: Box::new(move |view| cards(view, kind).into_node()),
    })
}

fn cards(view: &View<'_>, kind: Kind) -> Option<Element> {
    let entries = &view.state.certificates.entries;
    let all: Vec<_> = entries.iter().map(|entry| entry.certificate.clone()).collect();
    let cards = arrange(&all).into_iter().filter_map(|place| {
        let issuer = place.issuer.and_then(|index| entries.get(index)).map(|entry| name(view, entry));
        Some(certificate_card(view, kind, entries.get(place.index)?, place, issuer.as_deref()))
    });
    let cards: Vec<_> = cards.collect();
    let labels = &view.labels().certificates;
    let any = !cards.is_empty();
    any.then(|| el("ol").class("chain").attr("aria-label", labels.chain).child(cards))
}

/// A short name for a certificate: its common name, else its whole subject.
pub(super) fn name(view: &View<'_>, entry: &Entry) -> String {
    let subject = &entry.certificate.subject;
    let name = subject.common_name().map_or_else(|| subject.to_string(), str::to_owned);
    if name.is_empty() { view.labels().certificates.unnamed.to_owned() } else { name }
}

/// Which certificate a slot gets.
fn slot_choice(view: &View<'_>, slot: Slot, id: &'static str, label: &'static str) -> Element {
    let certificates = &view.state.certificates;
    let chosen = match slot {
        Slot::Primary => certificates.primary,
        Slot::Secondary => certificates.secondary,
    };
    let mut options =
        vec![option(String::new(), view.labels().certificates.none.to_owned(), chosen.is_none())];
    options.extend(certificates.entries.iter().enumerate().map(|(index, entry)| {
        let label = format!("{} – {}", name(view, entry), entry.certificate.not_after.to_date());
        option(index.to_string(), label, chosen == Some(index))
    }));
    let select = el("select").child(options).on("change", move |event| {
        let index = event_target_value(&event).parse().ok();
        dispatch(Event::CertificateChosen(slot, index));
    });
    Field { id, label: label.to_owned(), hint: "", error: None }
        .with(select)
        .flag("hidden", certificates.entries.is_empty())
}

/// A choice of a select.
pub(super) fn option(value: String, label: String, chosen: bool) -> Element {
    el("option").attr("value", value).is("selected", chosen).child(label)
}
