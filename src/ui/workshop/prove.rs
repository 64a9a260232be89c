//! Proving possession of a CA's key with the verification certificate for a code.

use super::{
    fields::{choice, form, line, progress, trouble, wrong},
    make::{card, issuers},
};
use crate::{
    page::{
        Event,
        address::{Bench, Place},
        workshop::{
            self, prove,
            shelf::name,
            trouble::{Control, Spot},
        },
    },
    text::{bench::ProveLabels, workshop_texts},
    ui::{
        kit::{Element, Glyph, Tone, copy_button, el, icon_button, note, notice, submit},
        store::dispatch,
        view::View,
    },
    workshop::Item,
};

fn proved(event: prove::Event) -> Event {
    Event::Workshop(workshop::Event::Prove(event))
}

/// The bench.
pub(super) fn prove(view: &View<'_>) -> Element {
    let labels = &workshop_texts(view.state.locale).prove;
    el("div").class("workshop").child(answer(view, labels)).child(steps(view, labels))
}

fn answer(view: &View<'_>, labels: &'static ProveLabels) -> Element {
    let workshop = &view.state.workshop;
    let card = card("prove", labels.heading).child(el("p").class("soft").child(labels.lead));
    let Some(issuer) = workshop.proved() else {
        let address = view.state.address.at(Place::Workshop(Bench::Make)).to_string();
        let link = el("a").attr("href", address).child((view.labels().workshop.bench)(Bench::Make));
        return card.child(notice(Tone::Info, el("p").child(labels.no_ca).child(" ").child(link)));
    };
    let made = workshop.prove.made.as_ref().map(|proof| {
        let ca = workshop.shelf.made.get(proof.issuer).map(|made| name(&made.certificate));
        let save = icon_button("button-primary", Glyph::Download, labels.save)
            .on_press(|| proved(prove::Event::Saved));
        el("div")
            .class("stack")
            .child(note(Tone::Good, (labels.made)(&proof.code, &ca.unwrap_or_default())))
            .child(el("div").class("actions").child(save))
    });
    let press = submit("button-primary", Glyph::Certificate, labels.make)
        .says("aria-disabled", workshop.job.is_some());
    let code = ("code", labels.code, labels.code_hint);
    let form = form(|| proved(prove::Event::Submitted))
        .child(choice(
            ("proved-ca", labels.ca, ""),
            wrong(view, Control::Proved),
            issuers(view, Some(issuer)),
            |value| dispatch(proved(prove::Event::IssuerChosen(value.parse().ok()))),
        ))
        .child(line(code, wrong(view, Control::Code), "text", &workshop.prove.code, |code| {
            proved(prove::Event::CodeTyped(code))
        }))
        .child(trouble(view, Spot::Prove))
        .child(trouble(view, Spot::Save))
        .child(el("div").class("actions").child(press).child(progress(view, Spot::Prove)));
    card.child(form).child(el("div").attr("role", "status").id("proof").child(made))
}

fn steps(view: &View<'_>, labels: &'static ProveLabels) -> Element {
    let prove = &view.state.workshop.prove;
    let portal = labels.portal_steps.map(|step| el("li").child(step));
    let [dps, group, certificate] = &prove.names;
    let fields = el("div")
        .class("beside")
        .child(line(("az-dps", labels.dps, ""), None, "text", dps, |name| {
            proved(prove::Event::NameTyped(0, name))
        }))
        .child(line(("az-group", labels.group, ""), None, "text", group, |name| {
            proved(prove::Event::NameTyped(1, name))
        }))
        .child(line(("az-certificate", labels.certificate, ""), None, "text", certificate, |name| {
            proved(prove::Event::NameTyped(2, name))
        }));
    let commands = (0..3).zip(labels.commands).map(|(which, label)| {
        let command = command(view, which);
        let head = el("p").child(label).child(copy_button(view, label, command.clone()));
        el("li").child(head).child(el("pre").class("code").attr("tabindex", "0").child(command))
    });
    card("steps", labels.steps)
        .child(el("h3").child(labels.portal))
        .child(el("ol").class("numbered").child(Vec::from(portal)))
        .child(el("h3").child(labels.cli))
        .child(el("p").class("soft").child(labels.cli_lead))
        .child(fields)
        .child(el("ol").class("numbered").id("commands").child(commands.collect::<Vec<_>>()))
}

/// A command of the Azure CLI: create, generate-verification-code, verify.
fn command(view: &View<'_>, which: usize) -> String {
    let workshop = &view.state.workshop;
    let [dps, group, certificate] = &workshop.prove.names;
    let filled =
        |name: &str, empty: &str| crate::snippet::shell_word(if name.is_empty() { empty } else { name });
    // The DPS that the page is connected to, unless another is named.
    let connected = view.state.connect.identity().filter(|_| !view.state.connect.is_sandbox());
    let connected = connected.as_ref().and_then(|identity| identity.host.as_str().split('.').next());
    let names = [
        " --dps-name ",
        &*filled(dps, connected.unwrap_or("DPS")),
        " --resource-group ",
        &*filled(group, "GROUP"),
        " --certificate-name ",
        &*filled(certificate, "my-ca"),
    ]
    .concat();
    let path = workshop.proved().map(|at| workshop.shelf.path(at, Item::Certificate)).unwrap_or_default();
    let ca = path.rsplit('/').next().filter(|file| !file.is_empty()).unwrap_or("ca.pem");
    let etag = [" --etag \"$(az iot dps certificate show", &*names, " --query etag --output tsv)\""].concat();
    let parts = match which {
        0 => ["create", &*names, " --path ", ca],
        1 => [
            "generate-verification-code",
            &*names,
            &*etag,
            " --query properties.verificationCode --output tsv",
        ],
        _ => ["verify", &*names, " --path verification-code.cert.pem", &*etag],
    };
    ["az iot dps certificate ", &*parts.concat()].concat()
}
