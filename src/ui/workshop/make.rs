//! Making certificates: the form, one's own CA, a list of devices.

use super::{
    fields::{choice, form, line, made, masked, progress, trouble, wrong},
    shelf::{saving, shelf},
};
use crate::{
    page::workshop::{
        crypto::KeyAlgorithm,
        download::File,
        draft::{Draft, Edit},
        make::Event,
        shelf::name,
        trouble::{Control, Spot},
    },
    text::{Say, bench::MakeLabels, workshop_texts},
    ui::{
        certificates::option,
        drop_target::read_files,
        file_input::{choose_files, file_input},
        kit::{Element, Field, Glyph, button, el, expander, hint_line, icon, icon_button, submit},
        store::dispatch,
        view::View,
    },
    workshop::Role,
};

/// The bench.
pub(super) fn make(view: &View<'_>) -> Element {
    let made = el("div").class("stack").child(shelf(view)).child(saving(view));
    let others = el("div").class("stack").child(own(view)).child(list(view));
    el("div").class("workshop make").child(one(view)).child(made).child(others)
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

/// The CAs that can issue, as options; where there is none, that.
pub(super) fn issuers(view: &View<'_>, chosen: Option<usize>) -> Vec<Element> {
    let issuers = view.state.workshop.shelf.issuers().into_iter();
    let mut options: Vec<_> =
        issuers.map(|(at, ca)| option(at.to_string(), name(&ca.certificate), Some(at) == chosen)).collect();
    if options.is_empty() {
        options.push(option(String::new(), labels(view).no_issuer.to_owned(), true));
    }
    options
}

/// Controls side by side, as far as there is room.
fn beside(one: Element, other: Option<Element>) -> Element {
    el("div").class("beside").child(one).child(other)
}

/// The form for one certificate.
fn one(view: &View<'_>) -> Element {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    let draft = &workshop.make.draft;
    let role = draft.role;
    let roles = (0..)
        .zip(Draft::ROLES)
        .map(|(at, of): (usize, Role)| option(at.to_string(), (labels.roles)(of).to_owned(), of == role));
    let roles = choice(("role", labels.role, (labels.role_hint)(role)), None, roles.collect(), |value| {
        let chosen = value.parse().ok().and_then(|at: usize| Draft::ROLES.get(at).copied());
        if let Some(role) = chosen {
            edited(Edit::Role(role));
        }
    });
    let issuer = draft.issuer(&workshop.shelf);
    let issuer = (role != Role::Root).then(|| {
        choice(("issuer", labels.issuer, ""), wrong(view, Control::Issuer), issuers(view, issuer), |value| {
            edited(Edit::Issuer(value.parse().ok()));
        })
    });
    let common_name = line(
        ("common-name", (labels.common_name)(role), labels.common_name_hint),
        wrong(view, Control::CommonName),
        "text",
        draft.common_name(),
        |text| made(Event::Edited(Edit::CommonName(text))),
    );
    let until = line(
        ("until", labels.until, labels.until_hint),
        wrong(view, Control::Until),
        "date",
        &draft.until(&workshop.shelf, view.now),
        |text| made(Event::Edited(Edit::Until(text))),
    );
    let path_length = role.is_ca().then(|| {
        let chosen = draft.path_length(&workshop.shelf);
        let mut options = vec![option(String::new(), labels.unlimited.to_owned(), chosen.is_none())];
        options.extend(
            (0..10).map(|length: u8| option(length.to_string(), length.to_string(), chosen == Some(length))),
        );
        choice(("path-length", labels.path_length, labels.path_length_hint), None, options, |value| {
            edited(Edit::PathLength(value.parse().ok()));
        })
    });
    let algorithms = KeyAlgorithm::ALL
        .map(|of| option(of.as_str().to_owned(), of.as_str().to_owned(), of == draft.algorithm));
    let algorithm = choice(("algorithm", labels.algorithm, ""), None, Vec::from(algorithms), |value| {
        if let Some(algorithm) = KeyAlgorithm::ALL.into_iter().find(|of| of.as_str() == value) {
            edited(Edit::Algorithm(algorithm));
        }
    });
    let busy = workshop.job.is_some();
    let chain =
        button("button", labels.chain).says("aria-disabled", busy).on_press(|| made(Event::ChainAsked));
    let make = submit("button-primary", Glyph::Add, labels.make).says("aria-disabled", busy);
    let fields = form(|| made(Event::Submitted))
        .child(beside(roles, issuer))
        .child(common_name)
        .child(beside(until, Some(algorithm)))
        .child(path_length)
        .child(more(view))
        .child(trouble(view, Spot::Form))
        .child(el("div").class("actions").child(make).child(progress(view, Spot::Form)));
    card("make-form", labels.form)
        .child(el("div").class("aside").child(chain).child(hint_line(labels.chain_hint)))
        .child(fields)
}

/// The rest of the subject, unfolded where something of it is wrong.
fn more(view: &View<'_>) -> Element {
    let labels = labels(view);
    let draft = &view.state.workshop.make.draft;
    let part = |id, label, control, shown: &str, typed| {
        line((id, label, ""), wrong(view, control), "text", shown, typed)
    };
    let parts = vec![
        part("organization", labels.organization, Control::Organization, &draft.organization, |text| {
            made(Event::Edited(Edit::Organization(text)))
        }),
        part("unit", labels.unit, Control::Unit, &draft.unit, |text| made(Event::Edited(Edit::Unit(text)))),
        part("country", labels.country, Control::Country, &draft.country, |text| {
            made(Event::Edited(Edit::Country(text)))
        }),
    ];
    let parts = expander(labels.more).child(el("div").class("beside").child(parts));
    let trouble = view.state.workshop.trouble.as_ref();
    let control = trouble.and_then(|(spot, trouble)| trouble.control(*spot));
    if matches!(control, Some(Control::Organization | Control::Unit | Control::Country)) {
        // It stays so when that is mended.
        return parts.is("open", true);
    }
    parts
}

fn own(view: &View<'_>) -> Element {
    let labels = labels(view);
    let own = &view.state.workshop.make.own;
    let zone = el("div")
        .class("dropzone")
        .child(icon(Glyph::Upload))
        .child(el("p").class("dropzone-title").child(labels.own_drop))
        .child(button("button", labels.own_choose).on_click(|| choose_files("own-file")))
        .child(file_input("own-file", read_files).attr("multiple", ""));
    let has_any = !own.certificates.is_empty() || own.key.is_some();
    let has = has_any.then(|| {
        let clear = button("button-quiet", labels.own_clear).on_press(|| made(Event::OwnCleared));
        let said = (labels.own_has)(own.certificates.len(), own.key.is_some());
        el("div").class("actions").child(el("p").child(said)).child(clear)
    });
    let unlock = own.is_locked().then(|| {
        let typed = |text: String| made(Event::OwnPassphraseTyped(text.into()));
        let named = ("own-passphrase", labels.own_passphrase, "");
        form(|| made(Event::OwnUnlocked))
            .child(masked(named, wrong(view, Control::OwnPassphrase), &own.passphrase, typed))
            .child(el("div").class("actions").child(submit("button", Glyph::Key, labels.unlock)))
    });
    card("own-ca", labels.own)
        .child(el("p").class("soft").child(labels.own_lead))
        .child(zone)
        .child(el("div").attr("role", "status").id("own-has").child(has))
        .child(unlock)
        .child(trouble(view, Spot::Own))
        .child(progress(view, Spot::Own))
}

fn list(view: &View<'_>) -> Element {
    let labels = labels(view);
    let workshop = &view.state.workshop;
    let list = &workshop.make.list;
    let area = el("textarea")
        .class("mono")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value(&list.text)
        .on_type(|text| made(Event::ListTyped(text)));
    let error = wrong(view, Control::List);
    let field =
        Field { id: "device-list", label: labels.list_field.to_owned(), hint: labels.list_hint, error };
    let skipped = list.read.skipped.iter().take(5).map(|skipped| {
        let text = [
            &*(labels.line)(skipped.line),
            view.labels().frame.colon,
            &*skipped.problem.say(view.state.locale),
        ]
        .concat();
        el("li").child(text)
    });
    let draft = list.draft();
    let issuer = choice(
        ("list-issuer", labels.issuer, ""),
        wrong(view, Control::ListIssuer),
        issuers(view, draft.issuer(&workshop.shelf)),
        |value| dispatch(made(Event::ListIssuerChosen(value.parse().ok()))),
    );
    let until = line(
        ("list-until", labels.until, ""),
        wrong(view, Control::ListUntil),
        "date",
        &draft.until(&workshop.shelf, view.now),
        |text| made(Event::ListUntilTyped(text)),
    );
    let make = submit("button", Glyph::Add, labels.list_make).says("aria-disabled", workshop.job.is_some());
    let found = (labels.list_found)(list.read.ids.len());
    let fields = form(|| made(Event::ListAsked))
        .child(field.with(area))
        .child(el("ul").class("causes").child(skipped.collect::<Vec<_>>()))
        .child(beside(issuer, Some(until)))
        .child(trouble(view, Spot::Batch))
        .child(
            el("div")
                .class("actions")
                .child(make)
                .child(el("p").class("soft").id("list-found").child(found))
                .child(progress(view, Spot::Batch)),
        );
    let batch = workshop.shelf.batch.as_ref().filter(|_| workshop.job.is_none()).map(|batch| {
        let save = icon_button("button", Glyph::Download, labels.list_save)
            .on_press(|| made(Event::Asked(File::Batch)));
        el("div").class("actions").child(el("p").child((labels.list_done)(batch.devices.len()))).child(save)
    });
    card("many", labels.list)
        .child(el("p").class("soft").child(labels.list_lead))
        .child(fields)
        .child(el("div").attr("role", "status").id("batch-done").child(batch))
}
