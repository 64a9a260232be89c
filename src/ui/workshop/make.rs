//! Making certificates: the form, one's own CA, a list of devices.

use super::{
    fields::{choice, line, made, masked, trouble},
    shelf::{protection, shelf},
};
use crate::browser::files;
use crate::{
    page::workshop::{
        crypto::KeyAlgorithm,
        draft::{Draft, Edit},
        make::Event,
        shelf::name,
        trouble::Spot,
    },
    text::{Say, bench::MakeLabels, workshop_texts},
    ui::{
        certificates::option,
        drop_target::read_files,
        kit::{Element, Field, Glyph, button, el, expander, find, hint_line, icon, icon_button, submit},
        store::dispatch,
        view::View,
    },
    workshop::read_batch,
};
use web_sys::HtmlInputElement;

/// The bench.
pub(super) fn make(view: &View<'_>) -> Element {
    let left = el("div").class("stack").child(form(view)).child(own(view)).child(list(view));
    let right = el("div").class("stack").child(shelf(view)).child(protection(view));
    el("div").class("workshop").child(left).child(right)
}

/// The fixed texts.
pub(super) fn labels(view: &View<'_>) -> &'static MakeLabels {
    &workshop_texts(view.state.locale).make
}

fn edited(edit: Edit) {
    dispatch(made(Event::Edited(edit)));
}

/// A card with a heading.
pub(super) fn card(id: &'static str, heading: &'static str) -> Element {
    el("section").class("card stack").attr("aria-labelledby", id).child(el("h2").id(id).child(heading))
}

/// The CAs that can issue, as options.
pub(super) fn issuers(view: &View<'_>, chosen: Option<usize>) -> Vec<Element> {
    let issuers = view.state.workshop.shelf.issuers().into_iter();
    issuers.map(|(at, ca)| option(at.to_string(), name(&ca.certificate), Some(at) == chosen)).collect()
}

fn form(view: &View<'_>) -> Element {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    let draft = &workshop.make.draft;
    let role = draft.role;
    let roles = Draft::ROLES
        .map(|of| option((labels.roles)(of).to_owned(), (labels.roles)(of).to_owned(), of == role));
    let role_choice = choice(("role", labels.role, (labels.role_hint)(role)), Vec::from(roles), |value| {
        let labels = &workshop_texts(crate::text::Locale::English).make;
        if let Some(role) = Draft::ROLES.into_iter().find(|role| (labels.roles)(*role) == value) {
            edited(Edit::Role(role));
        }
    });
    let issuer = draft.issuer(&workshop.shelf);
    let issuer = (role != crate::workshop::Role::Root).then(|| {
        choice(("issuer", labels.issuer, ""), issuers(view, issuer), |value| {
            edited(Edit::Issuer(value.parse().ok()));
        })
    });
    let typed = |text| made(Event::Edited(Edit::CommonName(text)));
    let common_name = line(
        ("common-name", (labels.common_name)(role), labels.common_name_hint),
        "text",
        draft.common_name(),
        typed,
    );
    let more = el("div")
        .class("stack")
        .child(line(("organization", labels.organization, ""), "text", &draft.organization, |text| {
            made(Event::Edited(Edit::Organization(text)))
        }))
        .child(line(("unit", labels.unit, ""), "text", &draft.unit, |text| {
            made(Event::Edited(Edit::Unit(text)))
        }))
        .child(line(("country", labels.country, ""), "text", &draft.country, |text| {
            made(Event::Edited(Edit::Country(text)))
        }));
    let until = line(
        ("until", labels.until, labels.until_hint),
        "date",
        &draft.until(&workshop.shelf, view.now),
        |text| made(Event::Edited(Edit::Until(text))),
    );
    let path_length = role.is_ca().then(|| {
        let chosen = draft.path_length();
        let mut options = vec![option(String::new(), labels.unlimited.to_owned(), chosen.is_none())];
        options.extend(
            (0..6).map(|length: u8| option(length.to_string(), length.to_string(), chosen == Some(length))),
        );
        choice(("path-length", labels.path_length, labels.path_length_hint), options, |value| {
            edited(Edit::PathLength(value.parse().ok()));
        })
    });
    let algorithms = KeyAlgorithm::ALL
        .map(|of| option(of.as_str().to_owned(), of.as_str().to_owned(), of == draft.algorithm));
    let algorithm = choice(("algorithm", labels.algorithm, ""), Vec::from(algorithms), |value| {
        if let Some(algorithm) = KeyAlgorithm::ALL.into_iter().find(|of| of.as_str() == value) {
            edited(Edit::Algorithm(algorithm));
        }
    });
    let busy = workshop.job.is_some();
    let chain = button("button", labels.chain).flag("disabled", busy).on_press(|| made(Event::ChainAsked));
    let fields = el("form")
        .class("stack")
        .on("submit", |event| {
            event.prevent_default();
            dispatch(made(Event::Submitted));
        })
        .child(role_choice)
        .child(issuer)
        .child(common_name)
        .child(expander(labels.more).child(more))
        .child(el("div").class("pair").child(until).child(algorithm))
        .child(path_length)
        .child(trouble(view, Spot::Form))
        .child(
            el("div")
                .class("actions")
                .child(submit("button-primary", Glyph::Add, labels.make).flag("disabled", busy)),
        );
    card("make-form", labels.form)
        .child(el("div").class("actions").child(chain).child(hint_line(labels.chain_hint)))
        .child(fields)
}

fn own(view: &View<'_>) -> Element {
    let labels = labels(view);
    let own = &view.state.workshop.make.own;
    let choose = || {
        if let Some(input) = find::<HtmlInputElement>("own-file") {
            input.click();
        }
    };
    let chosen = |_| {
        let Some(input) = find::<HtmlInputElement>("own-file") else { return };
        if let Some(list) = input.files() {
            read_files(files::all(&list));
        }
        input.set_value("");
    };
    let input = el("input")
        .id("own-file")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on("change", chosen);
    let zone = el("div")
        .class("dropzone")
        .child(icon(Glyph::Upload))
        .child(el("p").class("dropzone-title").child(labels.own_drop))
        .child(button("button", labels.own_choose).on_click(choose))
        .child(input);
    let has_any = !own.certificates.is_empty() || own.key.is_some();
    let has = has_any.then(|| {
        let clear = button("button-quiet", labels.own_clear).on_press(|| made(Event::OwnCleared));
        let said = (labels.own_has)(own.certificates.len(), own.key.is_some());
        el("div").class("actions").child(el("p").child(said)).child(clear)
    });
    let unlock = own.is_locked().then(|| {
        let typed = |text: String| made(Event::OwnPassphraseTyped(text.into()));
        el("form")
            .class("stack")
            .on("submit", |event| {
                event.prevent_default();
                dispatch(made(Event::OwnUnlocked));
            })
            .child(masked(("own-passphrase", labels.own_passphrase, ""), &own.passphrase, typed))
            .child(el("div").class("actions").child(submit("button", Glyph::Key, labels.unlock)))
    });
    card("own-ca", labels.own)
        .child(el("p").class("soft").child(labels.own_lead))
        .child(zone)
        .child(has)
        .child(unlock)
        .child(trouble(view, Spot::Own))
}

fn list(view: &View<'_>) -> Element {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    let read = read_batch(&workshop.make.list);
    let area = el("textarea")
        .class("mono")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value(&workshop.make.list)
        .on_type(|text| made(Event::ListTyped(text)));
    let field =
        Field { id: "device-list", label: labels.list_field.to_owned(), hint: labels.list_hint, error: None };
    let skipped = read.skipped.iter().take(5).map(|skipped| {
        let text = [&*(labels.line)(skipped.line), ": ", &*skipped.problem.say(view.state.locale)].concat();
        el("li").child(text)
    });
    let make = icon_button("button", Glyph::Add, labels.list_make)
        .flag("disabled", workshop.job.is_some())
        .on_press(|| made(Event::ListAsked));
    card("many", labels.list)
        .child(el("p").class("soft").child(labels.list_lead))
        .child(field.with(area))
        .child(el("ul").class("causes").child(skipped.collect::<Vec<_>>()))
        .child(trouble(view, Spot::Batch))
        .child(
            el("div")
                .class("actions")
                .child(make)
                .child(el("p").class("soft").child((labels.list_found)(read.ids.len()))),
        )
}
