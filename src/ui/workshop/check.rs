//! Checking a chain: the certificates, and what was found.

use super::{make::card, picture::picture, timeline::timeline};
use crate::{
    certificate,
    chain::{Chain, Outcome, Path, Role, Weight},
    emulator::SANDBOX_DEVICE,
    page::{Event, workshop::shelf::name},
    text::{chain::ChainLabels, chain_texts},
    ui::{
        certificates::{drop_zone, paste, problems},
        kit::{Child, Element, Kept, Node, Revision, Tone, button, el, expander, notice},
        store::dispatch,
        view::View,
    },
};

pub(super) fn labels(view: &View<'_>) -> &'static ChainLabels {
    &chain_texts(view.state.locale).labels
}

/// The bench.
pub(super) fn check(view: &View<'_>) -> Element {
    let check = &view.state.workshop.check;
    el("div")
        .class("stack bench")
        .child(card("source", labels(view).source).child(source(view, labels(view).lead, example)))
        .child(el("p").attr("role", "status").id("summary").child(summary(view)))
        .child(Node::Kept(Kept {
            key: String::new(),
            // The day, because certificates expire.
            revision: Revision::new()
                .number(check.revision())
                .number(view.now.0.unsigned_abs() / 86_400)
                .get(),
            draw: Box::new(|view| chains(view).into_node()),
        }))
}

/// A device of the sandbox with its chain, as if its file had been dropped.
pub(super) fn example() {
    dispatch(Event::FileRead(certificate::read("tacoma-pump-21.p7b", SANDBOX_DEVICE)));
}

/// Where certificates come in; what it is for is said until there are some.
pub(super) fn source(view: &View<'_>, lead: &'static str, example: fn()) -> Node {
    let labels = labels(view);
    let certificates = &view.state.workshop.check.certificates;
    let count = certificates.entries.len();
    let is_empty = count == 0;
    let try_example = button("button-sandbox", labels.example).on_click(example);
    let clear =
        button("button-quiet", view.labels().certificates.clear).on_press(|| Event::CertificatesCleared);
    let actions = if is_empty {
        vec![try_example]
    } else {
        vec![el("p").id("certificate-count").child((labels.count)(count)), clear]
    };
    vec![
        el("p").class("soft").flag("hidden", !is_empty).child(lead),
        drop_zone(view, labels.drop).attr("data-compact", if is_empty { "no" } else { "yes" }),
        paste(view),
        problems(view),
        el("div").class("actions").child(actions),
    ]
    .into_node()
}

/// How many chains there are and what comes of them; nothing before there are certificates.
fn summary(view: &View<'_>) -> Option<String> {
    let check = &view.state.workshop.check;
    if check.certificates.entries.is_empty() {
        return None;
    }
    let Some(verdict) = &check.verdict else { return Some(labels(view).verifying.to_owned()) };
    let of = |outcome| {
        let best = |chain: &&Chain| chain.paths.first().is_some_and(|path| path.outcome == outcome);
        verdict.chains.iter().filter(best).count()
    };
    let counts = [of(Outcome::Accepted), of(Outcome::Undecided), of(Outcome::Refused)];
    Some((labels(view).summary)(verdict.chains.len(), counts))
}

fn chains(view: &View<'_>) -> Vec<Element> {
    let check = &view.state.workshop.check;
    let Some(verdict) = &check.verdict else { return Vec::new() };
    let of = |role| verdict.chains.iter().filter(move |chain: &&Chain| chain.role == role);
    // Devices first: they are what the others are there for.
    let mut drawn: Vec<_> =
        of(Role::Client).chain(of(Role::Authority)).map(|chain| chain_card(view, chain)).collect();
    let strays = check.strays();
    if !strays.is_empty() {
        let boxes = strays.into_iter().filter_map(|index| super::picture::lone(view, index));
        drawn.push(
            card("strays", labels(view).strays)
                .child(el("p").class("soft").child(labels(view).strays_lead))
                .child(el("ul").class("picture").child(boxes.collect::<Vec<_>>())),
        );
    }
    drawn
}

fn chain_card(view: &View<'_>, chain: &Chain) -> Element {
    let labels = labels(view);
    let title = view.state.workshop.check.judged().get(chain.lowest).map(name).unwrap_or_default();
    let card = el("section")
        .class("card stack")
        .key(chain.lowest.to_string())
        .child(el("h2").child((labels.chain)(chain.role, &title)));
    let Some((best, others)) = chain.paths.split_first() else { return card };
    let more = (!others.is_empty()).then(|| {
        let drawn = others.iter().zip(2..).map(|(path, number)| {
            el("div")
                .class("stack")
                .child(el("h3").child((labels.path)(number, path.outcome)))
                .child(picture(view, path, chain.role))
        });
        expander((labels.other_paths)(others.len())).child(drawn.collect::<Vec<_>>())
    });
    let outcome = match best.outcome {
        Outcome::Accepted => "accepted",
        Outcome::Undecided => "undecided",
        Outcome::Refused => "refused",
    };
    card.attr("data-outcome", outcome)
        .child(verdict(view, chain, best))
        .child(picture(view, best, chain.role))
        .child(timeline(view, best))
        .child(more)
}

/// What comes of a chain, and in OpenSSL's words.
fn verdict(view: &View<'_>, chain: &Chain, path: &Path) -> Element {
    let labels = labels(view);
    let tone = match path.outcome {
        Outcome::Accepted => Tone::Good,
        Outcome::Undecided => Tone::Warning,
        Outcome::Refused => Tone::Bad,
    };
    let is = |weight| path.findings.iter().filter(move |finding| finding.fault.weight() == weight);
    let mut body = vec![el("p").class("notice-title").child((labels.outcome)(path.outcome, chain.role))];
    if path.outcome != Outcome::Refused && is(Weight::Strict).next().is_some() {
        body.push(el("p").child(labels.strict));
    }
    if chain.has_more {
        body.push(el("p").child(labels.has_more));
    }
    let errors: Vec<_> = is(Weight::Refused)
        .filter_map(|finding| {
            Some((labels.openssl_error)(*finding.fault.openssl_errors().first()?, finding.depth))
        })
        .collect();
    let said = match path.outcome {
        Outcome::Accepted => "OK".to_owned(),
        Outcome::Undecided => String::new(),
        Outcome::Refused => errors.join(", "),
    };
    if !said.is_empty() {
        let command = el("code").child((labels.command)(chain.role));
        let line =
            el("p").child(labels.command_lead).child(" ").child(command).child(view.labels().frame.colon);
        body.push(line.child(el("strong").child(said)));
    }
    notice(tone, body)
}
