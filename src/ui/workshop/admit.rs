//! Whether DPS would admit a device: its chain, the enrollments, and the decision.

use super::{
    check::{example, labels as chain_labels, source},
    fields::{choice, line},
    make::card,
};
use crate::{
    admission::{Assignment, Basis, Decision, Found, Hubs, Outcome, Reason},
    dps::{
        Id,
        enrollment::{Enrollment, ReprovisionPolicy},
    },
    page::{
        Event,
        address::{Bench, Place},
        call::Purpose,
        list::{Progress, Which},
        workshop::{
            self,
            admit::{self, LISTS, Loading, Proof},
            shelf::name,
        },
    },
    text::{Say, admission::AdmissionLabels, admission_texts},
    ui::{
        certificates::option,
        failure::failure,
        kit::{Child, Element, Field, Glyph, Node, Tone, el, expander, fact, facts, icon, icon_button, note},
        list::status_badge,
        store::{dispatch, enter_sandbox, now},
        view::View,
    },
};

fn labels(view: &View<'_>) -> &'static AdmissionLabels {
    &admission_texts(view.state.locale).labels
}

fn asked(event: admit::Event) -> Event {
    Event::Workshop(workshop::Event::Admit(event))
}

/// The bench.
pub(super) fn admit(view: &View<'_>) -> Element {
    let asking = el("div").class("stack").child(device(view)).child(enrollments(view));
    let answer = el("div").class("stack").child(answer(view));
    el("div").class("workshop").child(asking).child(answer)
}

/// The example is one of the sandbox: without a connection it is entered.
fn try_example() {
    example();
    if now(|state| state.connect.session.is_none()) == Some(true) {
        enter_sandbox();
    }
}

fn device(view: &View<'_>) -> Element {
    let labels = labels(view);
    let admit = &view.state.workshop.admit;
    let proofs = Proof::ALL.map(|proof| {
        option((proof as u8).to_string(), (labels.proofs)(proof).to_owned(), proof == admit.proof)
    });
    let proof = choice(("admit-proof", labels.proof, ""), None, Vec::from(proofs), |value| {
        if let Some(proof) = Proof::ALL.into_iter().find(|proof| (*proof as u8).to_string() == value) {
            dispatch(asked(admit::Event::ProofChosen(proof)));
        }
    });
    let wrong = Id::parse(admit.registration_id.trim()).err().filter(|_| !admit.registration_id.is_empty());
    let wrong = wrong.map(|error| error.say(view.state.locale));
    let id = || {
        line(
            ("registration-id", labels.registration_id, labels.registration_id_hint),
            Some(wrong),
            "text",
            &admit.registration_id,
            |id| asked(admit::Event::IdTyped(id)),
        )
    };
    let body: Node = match admit.proof {
        Proof::Chain => vec![source(view, labels.lead, try_example), leaf(view).into_node()].into_node(),
        Proof::Key => id().into_node(),
        Proof::Tpm => {
            let key = line(
                ("endorsement-key", labels.endorsement_key, labels.endorsement_key_hint),
                None,
                "text",
                &admit.endorsement_key,
                |key| asked(admit::Event::EndorsementKeyTyped(key)),
            );
            vec![id(), key].into_node()
        }
    };
    card("device", labels.device).child(proof).child(body)
}

/// Which of several chains the device presents, and how it was checked.
fn leaf(view: &View<'_>) -> Option<Element> {
    let labels = labels(view);
    let check = &view.state.workshop.check;
    let chains = &check.verdict.as_ref()?.chains;
    let presented = view.state.presented()?;
    let path = presented.paths.first()?;
    let several = (chains.len() > 1).then(|| {
        let options = chains.iter().filter_map(|chain| {
            let leaf = check.judged().get(chain.lowest)?;
            // A renewed certificate has the name of the one before.
            let label = format!("{} – {}", name(leaf), leaf.not_after.to_date());
            Some(option(leaf.sha256_thumbprint.clone(), label, chain.lowest == presented.lowest))
        });
        choice(("leaf", labels.leaf, ""), None, options.collect(), |leaf| {
            dispatch(asked(admit::Event::LeafChosen(leaf)));
        })
    });
    let names = path.certificates.iter().filter_map(|index| check.judged().get(*index));
    let names = names.map(|one| el("li").child(name(one))).collect::<Vec<_>>();
    let outcome = el("p").child((chain_labels(view).outcome)(path.outcome, presented.role));
    let address = view.state.address.at(Place::Workshop(Bench::Check)).to_string();
    let paths = (presented.paths.len() > 1).then(|| el("p").class("soft").child(labels.several_paths));
    Some(
        el("div")
            .class("stack")
            .child(several)
            .child(el("ol").class("path").child(names))
            .child(outcome)
            .child(paths)
            .child(el("p").child(el("a").attr("href", address).child(labels.chain))),
    )
}

/// The enrollments that are loaded, how far that is, and what went wrong.
fn enrollments(view: &View<'_>) -> Element {
    let labels = labels(view);
    let [devices, groups] = LISTS.map(|which| view.state.lists.get(which).len());
    let act = |class, glyph, label, event: fn() -> Event| icon_button(class, glyph, label).on_press(event);
    let reload = || act("button-quiet", Glyph::Reload, labels.reload, || asked(admit::Event::LoadAsked));
    let body = match view.state.admission_loading() {
        Loading::NotConnected => {
            let start = view.state.address.at(Place::Start).to_string();
            let link = el("a").attr("href", start).child(view.labels().frame.start);
            let sandbox = icon_button("button-sandbox", Glyph::Sandbox, view.labels().connect.try_sandbox)
                .on_click(enter_sandbox);
            vec![el("p").child(labels.not_connected), el("div").class("actions").child(sandbox).child(link)]
        }
        Loading::UnderWay => {
            let bar = el("progress").attr("aria-label", labels.enrollments);
            let said =
                el("p").class("progress").child(bar).child(" ").child((labels.loading)(devices, groups));
            vec![said, act("button", Glyph::Close, labels.stop, || asked(admit::Event::Stopped))]
        }
        Loading::Complete => {
            vec![el("p").child((labels.loaded)(devices, groups)), el("div").class("actions").child(reload())]
        }
        Loading::Short => {
            let mut said: Vec<_> = LISTS.into_iter().filter_map(|which| failed(view, which)).collect();
            said.push(el("p").child((labels.short)(devices, groups)));
            let rest = act("button", Glyph::Play, labels.rest, || asked(admit::Event::ContinueAsked));
            said.push(el("div").class("actions").child(rest).child(reload()));
            said
        }
    };
    card("enrollments", labels.enrollments)
        .child(el("div").class("stack").id("loading").child(body))
        .child(listing(view))
}

/// Which CAs are verified, where that can be told: in a DPS that is not the sandbox.
fn listing(view: &View<'_>) -> Option<Element> {
    let labels = labels(view);
    let admit = &view.state.workshop.admit;
    let connect = &view.state.connect;
    if connect.session.is_none() || connect.is_sandbox() {
        return None;
    }
    let area = el("textarea")
        .class("mono")
        .attr("rows", "4")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        .value(&admit.listing)
        .on_type(|text| asked(admit::Event::ListingTyped(text)));
    let is_wrong = !admit.listing.trim().is_empty() && admit.authorities.is_none();
    let error = Some(is_wrong.then(|| labels.listing_error.to_owned()));
    let field =
        Field { id: "listing", label: labels.listing_field.to_owned(), hint: labels.listing_hint, error };
    Some(expander(labels.listing).child(field.with(area)))
}

fn failed(view: &View<'_>, which: Which) -> Option<Element> {
    match &view.state.lists.get(which).progress {
        Progress::Failed(error) => failure(view, error, Purpose::List(which)),
        _ => None,
    }
}

fn answer(view: &View<'_>) -> Vec<Element> {
    let labels = labels(view);
    let loading = view.state.admission_loading();
    let decision = view.state.workshop.admit.decision.as_ref();
    let Some(decision) = decision.filter(|_| loading != Loading::UnderWay) else {
        let empty =
            el("div").class("empty").child(icon(Glyph::Certificate)).child(el("p").child(labels.nothing_yet));
        return vec![card("answer", labels.decision).child(el("div").attr("role", "status").child(empty))];
    };
    let tone = match decision.outcome {
        Outcome::Admitted => Tone::Good,
        Outcome::Open => Tone::Warning,
        Outcome::Refused => Tone::Bad,
    };
    let said =
        note(tone, el("strong").child((labels.outcome)(decision.outcome, decision.enrollment.as_ref())));
    let short = (loading == Loading::Short).then(|| note(Tone::Warning, labels.is_short));
    let status = el("div").class("stack").attr("role", "status").id("outcome").child(said).child(short);
    let mut cards = vec![
        card("answer", labels.decision).child(status).child(facts(outcome_facts(view, decision))),
        steps(view, &decision.reasons),
    ];
    if !decision.near_misses.is_empty() {
        let misses = decision.near_misses.iter().map(|miss| el("li").child(miss.say(view.state.locale)));
        let list = el("ul").class("causes").child(misses.collect::<Vec<_>>());
        // The nearest miss is what the person looks for, so it comes before the steps.
        cards.insert(1, card("near-misses", labels.near_misses).child(list));
    }
    cards
}

fn outcome_facts(view: &View<'_>, decision: &Decision) -> Vec<Element> {
    let labels = labels(view);
    let mut rows = Vec::new();
    rows.extend(decision.registration_id.clone().map(|id| fact(labels.registration_id, id)));
    if let Some(Found { kind, id }) = &decision.enrollment {
        let address = view.state.address.at(Place::Enrollment(*kind, id.clone())).to_string();
        let link = el("a").attr("href", address).child(id.clone());
        let badge = view.state.deciding_enrollment().map(|found| status_badge(view, found));
        rows.push(fact(labels.enrollment, vec![link.into_node(), " ".into_node(), badge.into_node()]));
    }
    if let Some(assignment) = &decision.assignment {
        rows.extend(assigned(view, assignment));
        rows.extend(
            view.state.deciding_enrollment().map(|found| fact(labels.reprovision, reprovision(view, found))),
        );
    }
    rows
}

fn assigned(view: &View<'_>, assignment: &Assignment) -> [Element; 3] {
    let labels = labels(view);
    let allocation = assignment.policy.map_or(labels.unknown_policy, view.labels().create.allocation_name);
    let hubs = match &assignment.hubs {
        Hubs::Named(hubs) => hubs.join(", "),
        Hubs::Linked => labels.linked_hubs.to_owned(),
        Hubs::Webhook(url) => (labels.webhook)(url),
    };
    [
        fact(labels.device_id, assignment.device_id.clone()),
        fact(labels.allocation, allocation),
        fact(labels.hubs, hubs),
    ]
}

/// What becomes of a device that comes again.
fn reprovision(view: &View<'_>, enrollment: &Enrollment) -> &'static str {
    let policy = enrollment.json().get("reprovisionPolicy");
    // What is absent is `true`.
    let flag = |name| {
        policy.and_then(|policy| policy.get(name)).and_then(serde_json::Value::as_bool).unwrap_or(true)
    };
    let pair = (flag("updateHubAssignment"), flag("migrateDeviceData"));
    let named = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.pair() == pair);
    named.map_or(labels(view).unknown_policy, view.labels().create.reprovision_name)
}

/// The steps, each with what it rests on.
fn steps(view: &View<'_>, reasons: &[Reason]) -> Element {
    let labels = labels(view);
    let step = |reason: &Reason| {
        let name = (labels.basis)(reason.basis);
        let basis = match reason.basis {
            Basis::Documented(address) | Basis::Reported(address) => {
                el("a").attr("href", address).attr("rel", "noreferrer").class("badge")
            }
            Basis::Inferred => el("span").class("badge badge-warning"),
        };
        el("li").child(reason.statement.say(view.state.locale)).child(" ").child(basis.child(name))
    };
    card("admission-steps", labels.steps)
        .child(el("p").class("soft").child(labels.steps_lead))
        .child(el("ol").class("numbered").child(reasons.iter().map(step).collect::<Vec<_>>()))
        .child(el("p").class("field-hint").child(labels.basis_lead))
}
