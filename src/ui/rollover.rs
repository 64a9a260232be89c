//! The rollover of an enrollment's certificate: how far it is, the next steps, and what devices would notice of each.

use super::{
    kit::{Child, Element, Node, Tone, button, el, expander, note},
    store::dispatch,
    view::View,
};
use crate::{
    dps::{CertificateInfo, Right, enrollment::Enrollment},
    page::{
        Event,
        rollover::{Stage, Step},
    },
    time::UnixSeconds,
};

/// The steps that can be taken now, folded away; nothing where there are no certificates.
pub(super) fn rollover(view: &View<'_>, enrollment: &Enrollment) -> Option<Node> {
    let labels = &view.labels().rollover;
    let stage = Stage::of(enrollment)?;
    let ends = |info: &CertificateInfo| info.not_after.map(UnixSeconds::to_date).unwrap_or_default();
    let now = match &stage.new {
        None => (labels.one)(&stage.old.subject, &ends(&stage.old)),
        Some(new) => (labels.two)(&stage.old.subject, &ends(&stage.old), &new.subject, &ends(new)),
    };
    // To take out the last certificate that is still valid would lock every device out.
    let strands = stage.new.as_ref().and_then(|new| new.not_after).is_some_and(|end| end < view.now);
    let steps = stage.steps().iter().map(|step| step_view(view, *step, strands)).collect::<Vec<_>>();
    let disabled = (!enrollment.is_enabled()).then(|| note(Tone::Warning, labels.disabled));
    let body = el("div")
        .class("stack")
        .child(el("p").child(now))
        .child(disabled)
        .child(el("ol").class("rollover").child(steps));
    let card = el("section").class("card").child(expander(labels.heading).id("rollover").child(body));
    Some(card.into_node())
}

fn step_view(view: &View<'_>, step: Step, strands: bool) -> Element {
    let labels = &view.labels().rollover;
    let consequence = |name: &'static str, text: &'static str| {
        el("li").child(el("strong").child(name)).child(" ").child(text)
    };
    let (old, new) = (labels.devices)(step);
    let warning = (strands && step == Step::Remove).then(|| note(Tone::Bad, labels.strands));
    let begin = button("button", (labels.begin)(step))
        .flag("disabled", view.lacks(Right::EnrollmentWrite))
        .on_click(move || dispatch(Event::RolloverAsked(step)));
    el("li")
        .class("stack")
        .child(el("h2").child((labels.step)(step)))
        .child(
            el("ul").class("causes").child(consequence(labels.old, old)).child(consequence(labels.new, new)),
        )
        .child(warning)
        .child(el("div").class("actions").child(begin))
}
