//! What was made, with its downloads, and how keys are saved.

use super::{
    fields::{form, made, masked, progress, trouble, wrong},
    make::{card, labels},
};
use crate::{
    page::{
        address::{Bench, Place},
        workshop::{
            download::File,
            make::Event,
            shelf::{Made, name},
            trouble::{Control, Spot},
        },
    },
    ui::{
        certificate_card::expiry_badge,
        kit::{Element, Glyph, Tone, el, hint_line, icon, icon_button, note, submit},
        store::dispatch,
        view::View,
    },
};

/// Everything that was made.
pub(super) fn shelf(view: &View<'_>) -> Element {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    let shelf = &workshop.shelf;
    let rows: Vec<_> = shelf.made.iter().enumerate().map(|(at, made)| row(view, at, made)).collect();
    let body = if rows.is_empty() {
        el("div")
            .class("empty")
            .child(icon(Glyph::Certificate))
            .child(el("p").class("label").child(labels.nothing))
            .child(el("p").class("soft").child(labels.nothing_hint))
    } else {
        el("ol").class("chain").attr("aria-labelledby", "made").child(rows)
    };
    let count = (!shelf.made.is_empty()).then(|| (labels.count)(shelf.made.len()));
    card("made", labels.made)
        .child(el("div").attr("role", "status").class("soft").id("made-count").child(count))
        .child(body)
}

fn row(view: &View<'_>, at: usize, entry: &Made) -> Element {
    let labels = labels(view);
    let title = name(&entry.certificate);
    let depth = view.state.workshop.shelf.chain(at).len().saturating_sub(1).min(3);
    let badge = |text: String| el("span").class("badge").child(text);
    let badges = el("p")
        .class("badges")
        .child(badge((labels.roles)(entry.role).to_owned()))
        .child(badge(entry.certificate.public_key.to_string()))
        .child(expiry_badge(view, entry.certificate.not_after))
        .child(entry.is_brought.then(|| badge(labels.brought.to_owned())))
        .child(entry.key.is_none().then(|| badge(labels.forgotten.to_owned())));
    // What is pressed says of what, to those who do not see where it stands.
    let of_it = || el("span").class("visually-hidden").child((view.labels().frame.of)(&title));
    let save = |label: &'static str, file: File| {
        icon_button("button-quiet", Glyph::Download, label)
            .child(of_it())
            .on_click(move || dispatch(made(Event::Asked(file))))
    };
    let mut actions = vec![
        save(labels.save_certificate, File::Certificate(at)),
        save(labels.save_chain, File::FullChain(at)),
    ];
    if entry.key_to_save().is_some() {
        let busy = view.state.workshop.job.is_some();
        actions.push(save(labels.save_key, File::Key(at)).says("aria-disabled", busy));
        actions.push(save(labels.save_pkcs12, File::Pkcs12(at)).says("aria-disabled", busy));
    }
    let take = |glyph, label: &'static str, place: Place, taken: fn(usize) -> Event| {
        el("a")
            .class("button-quiet")
            .attr("href", view.state.address.at(place).to_string())
            .child(icon(glyph))
            .child(label)
            .child(of_it())
            .on_click(move || dispatch(made(taken(at))))
    };
    let check = Place::Workshop(Bench::Check);
    actions.push(take(Glyph::Good, labels.check_chain, check, Event::ChainChecked));
    if entry.role.is_ca() {
        actions.push(take(Glyph::Group, labels.use_in_group, Place::Start, Event::UsedInGroup));
    }
    el("li")
        .class(if depth == 0 { "certificate" } else { "certificate certificate-issued" })
        .attr("data-depth", depth.to_string())
        .child(el("h3").child(title.clone()))
        .child(badges)
        .child(el("div").class("actions actions-quiet").child(actions))
}

/// How keys are saved, and everything at once.
pub(super) fn saving(view: &View<'_>) -> Option<Element> {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    if workshop.shelf.made.is_empty() {
        return None;
    }
    let protection = &workshop.make.protection;
    let declined = el("input")
        .id("declined")
        .attr("type", "checkbox")
        .is("checked", protection.is_declined)
        .on_tick(|is_declined| made(Event::ProtectionDeclined(is_declined)));
    let passphrase = masked(
        ("passphrase", labels.passphrase, ""),
        wrong(view, Control::Passphrase),
        &protection.passphrase,
        |text| made(Event::PassphraseTyped(text.into())),
    );
    let repeated = masked(
        ("passphrase-again", labels.repeated, ""),
        wrong(view, Control::Repeated),
        &protection.repeated,
        |text| made(Event::PassphraseRepeated(text.into())),
    );
    let all = submit("button-primary", Glyph::Download, labels.save_all)
        .says("aria-disabled", workshop.job.is_some());
    let forget = workshop
        .shelf
        .has_keys()
        .then(|| icon_button("button", Glyph::Trash, labels.forget).on_press(|| made(Event::Forgotten)));
    let fields = form(|| made(Event::Asked(File::All)))
        .child(el("div").class("beside").child(passphrase).child(repeated))
        .child(hint_line(labels.passphrase_hint))
        .child(el("label").class("check").child(declined).child(el("span").child(labels.declined)))
        .child(protection.is_declined.then(|| note(Tone::Warning, labels.declined_warning)))
        .child(trouble(view, Spot::Save))
        .child(el("div").class("actions").child(all).child(forget).child(progress(view, Spot::Save)))
        .child(hint_line(labels.save_all_hint));
    Some(card("saving", labels.keys).child(fields))
}
