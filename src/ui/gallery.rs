//! Every component in every state, at `#/gallery`: for looking at them side by side, in both themes, at any width, zoomed, and in
//! forced colours. Development builds only; what stands here is made up, so its texts are not in `text`. `docs/design.md` says
//! what is for what.

use super::{
    certificate_card::certificate_card,
    certificates::{drop_zone, option},
    connect::step,
    kit::{
        Child, Element, Field, Glyph, Node, Tone, bare_button, button, code_fact, code_input, copy_button,
        el, error_line, expander, fact, facts, hint_line, icon, icon_button, note, notice, reveal_button,
        submit,
    },
    view::View,
};
use crate::{
    certificate::{Item, Place, read},
    dps::enrollment::Kind,
    emulator::SANDBOX_DEVICE,
    page::certificates::Entry,
};

/// As long as an ID may be, without a place to break.
const LONG: &str = "a-name-of-128-characters-without-any-place-to-break-mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\
                    mmmmmmmmmmmmmmmmmmmm";
/// About a fifth longer than the English it stands for, as French is.
const SENTENCE: &str =
    "Le service n’a pas pu vérifier le certificat ; choisissez-en un autre, puis réessayez.";

const COLOURS: [&str; 21] = [
    "page",
    "surface",
    "surface-raised",
    "surface-sunk",
    "line",
    "line-strong",
    "text",
    "text-soft",
    "accent",
    "accent-strong",
    "accent-soft",
    "on-accent",
    "good",
    "good-soft",
    "warn",
    "warn-soft",
    "bad",
    "bad-soft",
    "on-bad",
    "sandbox",
    "sandbox-soft",
];

/// The page.
pub(super) fn gallery(view: &View<'_>) -> Node {
    let head = el("h1").attr("tabindex", "-1").child("Gallery");
    let sections = vec![
        section(
            "Colours",
            vec![el("ul").class("badges").child(COLOURS.map(swatch).into_iter().collect::<Vec<_>>())],
        ),
        section("Type", type_scale()),
        section("Buttons", buttons(view)),
        section("Fields", fields(view)),
        section("Notices", notices()),
        section("Badges and dots", badges()),
        section("Facts, code and what unfolds", texts(view)),
        section("What takes time, and what is not there", waiting()),
        section("Table", vec![table()]),
        section("Certificates", certificates(view)),
        section("A chain", chain()),
        section("Steps and dropped files", vec![steps(view)]),
        section("Selection and dialog", over()),
    ];
    let mut all = vec![
        head.into_node(),
        note(Tone::Info, "What is pressed here does nothing that is not shown here.").into_node(),
    ];
    all.extend(sections.into_iter().map(Child::into_node));
    all.into_node()
}

fn section(heading: &'static str, body: Vec<Element>) -> Element {
    el("section").class("card stack").child(el("h2").child(heading)).child(body)
}

fn row(body: Vec<Element>) -> Element {
    el("div").class("actions").child(body)
}

fn swatch(role: &'static str) -> Element {
    let name = el("span").class("badge").child(role);
    let sample = el("span").class("step-number").style("background", format!("var(--{role})"));
    el("li").child(sample).child(" ").child(name)
}

fn type_scale() -> Vec<Element> {
    vec![
        el("p").style("font-size", "var(--size-h1)".to_owned()).child("Heading of a page, --size-h1"),
        el("p").style("font-size", "var(--size-h2)".to_owned()).child("Heading of a card, --size-h2"),
        el("h3").child("Heading in a card, --size-h3"),
        el("p").child("Text, --size-body. ").child(el("a").attr("href", "#/gallery").child("A link in it.")),
        el("p").class("soft").child("Text that comes second. ").child(el("code").child("code in it")),
        hint_line("A hint, --size-small"),
        el("p").class("mono").child(LONG),
    ]
}

fn buttons(view: &View<'_>) -> Vec<Element> {
    const CLASSES: [(&str, &str); 5] = [
        ("button", "Button"),
        ("button-primary", "Primary"),
        ("button-sandbox", "Sandbox"),
        ("button-bad", "Destructive"),
        ("button-quiet", "Quiet"),
    ];
    let plain = CLASSES.map(|(class, label)| icon_button(class, Glyph::Key, label));
    let aria = CLASSES.map(|(class, label)| button(class, label).says("aria-disabled", true));
    let disabled = CLASSES.map(|(class, label)| button(class, label).flag("disabled", true));
    vec![
        row(Vec::from(plain)),
        row(Vec::from(aria)),
        row(Vec::from(disabled)),
        row(vec![
            submit("button-primary", Glyph::Plug, "Submits"),
            bare_button(Glyph::Trash, "Only an icon".to_owned()),
            bare_button(Glyph::Trash, "Only an icon, disabled".to_owned()).flag("disabled", true),
            button("button-head", "Head of a column"),
            copy_button(view, "what", LONG.to_owned()),
        ]),
        row(vec![button("button", SENTENCE)]),
    ]
}

fn fields(view: &View<'_>) -> Vec<Element> {
    let field = |id, label: &str, hint, error| Field { id, label: label.to_owned(), hint, error };
    let input = || code_input().attr("type", "text");
    let options = ["One", SENTENCE].map(|label| option(label.to_owned(), label.to_owned(), label == "One"));
    let secret = input().attr("type", "password").value("secret").id("g-secret").attr("aria-label", "Secret");
    let tick = |label: &'static str, ticked, disabled| {
        let input = el("input").attr("type", "checkbox").is("checked", ticked).flag("disabled", disabled);
        el("label").class("check").child(input).child(el("span").child(label))
    };
    let lines = el("div")
        .class("json")
        .child(el("div").class("json-mark").style("top", "calc(1 * var(--json-line))".to_owned()))
        .child(el("pre").class("json-numbers").attr("aria-hidden", "true").child("1\n2\n3"))
        .child(
            el("textarea")
                .id("g-json")
                .attr("rows", "3")
                .value("{\n  \"tags\": ?\n}")
                .says("aria-invalid", true),
        );
    vec![
        field("g-empty", "Empty", "A hint says how to fill it in.", None)
            .with(input().attr("placeholder", "a placeholder")),
        field("g-right", "Filled", "", Some(None)).with(input().value(LONG)),
        field("g-wrong", "Wrong", "The hint stays.", Some(Some(SENTENCE.to_owned())))
            .with(input().value("?")),
        field("g-off", "Disabled", "", None).with(input().value("cannot be changed").flag("disabled", true)),
        field("g-choice", "Choice", "", None).with(el("select").child(Vec::from(options))),
        field("g-text", "Text of several lines", "", None).with(el("textarea").attr("rows", "3")),
        field("g-json", "JSON", "", Some(Some("Line 2: a value is missing.".to_owned()))).around(lines),
        el("div").class("with-button").child(secret).child(reveal_button(
            view,
            "button-quiet",
            "g-secret",
            "Secret",
        )),
        tick("Ticked", true, false),
        tick(SENTENCE, false, false),
        tick("Disabled", true, true),
        error_line("g-error".to_owned(), Some(SENTENCE.to_owned())),
    ]
}

fn notices() -> Vec<Element> {
    [Tone::Good, Tone::Info, Tone::Warning, Tone::Bad]
        .into_iter()
        .map(|tone| {
            let causes = ["The key was changed.", SENTENCE].map(|cause| el("li").child(cause));
            let body = vec![
                el("p").class("notice-title").child(format!("{tone:?}")),
                el("ul").class("causes").child(Vec::from(causes)),
                row(vec![button("button", "Try again"), button("button-quiet", "Check")]),
            ];
            notice(tone, body)
        })
        .collect()
}

fn badges() -> Vec<Element> {
    let badge = |class, label| el("span").class(class).child(label);
    let dot = |class, label| el("span").class("summary-host").child(el("span").class(class)).child(label);
    vec![
        el("p").class("badges").child(vec![
            badge("badge", "Plain"),
            badge("badge badge-good", "Good"),
            badge("badge badge-warning", "Warning"),
            badge("badge badge-bad", "Bad"),
            badge("badge badge-sandbox", "Sandbox"),
        ]),
        row(vec![dot("dot", "No call yet"), dot("dot dot-good", "Succeeded"), dot("dot dot-bad", "Failed")]),
    ]
}

fn texts(view: &View<'_>) -> Vec<Element> {
    vec![
        facts(vec![fact("Name", "Value"), code_fact(view, "Long", "", LONG.to_owned())]),
        expander("Folded").child("What was folded"),
        expander("Unfolded").flag("open", true).child(el("p").child("What was folded")),
        el("pre")
            .class("code")
            .attr("tabindex", "0")
            .attr("aria-label", "Code")
            .child(format!("az iot dps --id {LONG}")),
    ]
}

fn waiting() -> Vec<Element> {
    let bar = || el("progress").attr("aria-label", "Progress");
    vec![
        el("p").class("progress").child(bar()).child(" Loading"),
        el("p").class("progress").child(bar().attr("max", "10").attr("value", "4")).child(" 4 of 10"),
        el("div")
            .class("empty")
            .child(icon(Glyph::Group))
            .child(el("p").child(el("strong").child("Nothing here yet")))
            .child(el("p").class("soft").child("And how to change that.")),
    ]
}

fn table() -> Element {
    let head = |order, label| {
        let press = button("button-head", label).child(el("span").class("sort-mark"));
        el("th").attr("scope", "col").attr("aria-sort", order).child(press)
    };
    let tick = |name: String| el("input").attr("type", "checkbox").attr("aria-label", name);
    let body = ["factory-7", LONG].map(|id| {
        el("tr")
            .child(el("td").class("cell-select").child(tick(format!("Select {id}"))))
            .child(el("th").attr("scope", "row").child(el("a").attr("href", "#/gallery").child(id)))
            .child(
                el("td")
                    .attr("data-label", "State")
                    .child(el("span").class("badge badge-good").child("Enabled")),
            )
            .child(el("td").class("cell-actions").child(bare_button(Glyph::Trash, format!("Delete {id}"))))
    });
    let heads = vec![
        el("th").attr("scope", "col").class("cell-select").child(tick("Select all".to_owned())),
        head("ascending", "ID"),
        head("none", "State"),
        el("th").attr("scope", "col").child(el("span").class("visually-hidden").child("Actions")),
    ];
    el("table")
        .class("table")
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(Vec::from(body)))
}

fn certificates(view: &View<'_>) -> Vec<Element> {
    let items = read("tacoma-pump-21.p7b", SANDBOX_DEVICE).items.into_iter();
    let entries = items.filter_map(|item| match item {
        Item::Certificate(certificate) => {
            Some(Entry { source: "tacoma-pump-21.p7b".to_owned(), certificate: *certificate })
        }
        Item::Problem(_) => None,
    });
    let cards = entries.enumerate().map(|(index, entry)| {
        certificate_card(
            view,
            Kind::Group,
            &entry,
            Place { index, depth: index, issuer: None },
            Some("the one above"),
        )
    });
    let found = [
        ("finding", Tone::Info),
        ("finding finding-warning", Tone::Warning),
        ("finding finding-bad", Tone::Bad),
    ];
    let found = found.map(|(class, tone)| el("li").class(class).child(icon(tone.glyph())).child(SENTENCE));
    vec![
        el("ol").class("chain").child(cards.collect::<Vec<_>>()),
        el("ul").class("findings").child(Vec::from(found)),
    ]
}

fn chain() -> Vec<Element> {
    let tie = |class, tone: Tone| el("p").class(class).child(icon(tone.glyph())).child(SENTENCE);
    let link = |class, tie: Element| {
        let card = el("div").class(class).child(el("h3").child("A certificate"));
        el("li").class("link").child(card).child(tie)
    };
    let bar = |class, from: &str, long: &str| {
        let bar = el("span").class(class);
        bar.style("inset-inline-start", from.to_owned()).style("inline-size", long.to_owned())
    };
    let period = |class| {
        let track = el("div").class("track").child(bar("bar-shared", "20%", "40%"));
        let track = track.child(bar(class, "10%", "50%"));
        let track = track.child(el("span").class("bar-now").style("inset-inline-start", "30%".to_owned()));
        el("li")
            .child(el("span").class("timeline-name").child(LONG))
            .child(track)
            .child(el("span").class("soft").child("2026-01-01 – 2027-01-01"))
    };
    vec![
        el("ol").class("picture").child(vec![
            link("certificate", tie("tie tie-good", Tone::Good)),
            link("certificate certificate-bad", tie("tie tie-bad", Tone::Bad)),
            link("certificate", tie("tie tie-warning", Tone::Warning)),
            el("li")
                .class("link")
                .child(el("p").class("missing").child(icon(Glyph::Info)).child("Not there")),
        ]),
        el("ul").class("timeline").child(vec![period("bar"), period("bar bar-bad")]),
    ]
}

fn steps(view: &View<'_>) -> Element {
    let compact = drop_zone(view, "Drop certificates").attr("data-compact", "yes");
    el("div")
        .class("steps")
        .child(step("g-step-1", "1", "A step").child(drop_zone(view, "Drop certificates")))
        .child(step("g-step-2", "2", "With something in it").child(compact))
}

fn over() -> Vec<Element> {
    let selection =
        vec![el("p").child("2 selected"), button("button", "Disable"), button("button-bad", "Delete")];
    // Open in its place: a modal one would hide the rest.
    let dialog = el("dialog").class("dialog").attr("open", "").style("position", "static".to_owned());
    let body = vec![
        el("h2").child("Delete factory-7?"),
        el("p").child(SENTENCE),
        row(vec![button("button-bad", "Delete"), button("button", "Cancel")]),
    ];
    vec![el("div").class("selection").child(selection), dialog.child(el("div").class("stack").child(body))]
}
