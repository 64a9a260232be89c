//! The guide of a first visit: what to do, in three lines.

use super::{
    kit::{Element, button, el},
    view::View,
};
use crate::page::Event;

/// The guide, until it was read or something is connected.
pub(super) fn guide(view: &View<'_>) -> Option<Element> {
    let texts = &view.texts.guide;
    let is_new = !view.state.settings.is_guided && !view.is_connected();
    is_new.then(|| {
        let steps = texts.steps.map(|step| el("li").child(step));
        let read = button("button-quiet", texts.read).on_press(|| Event::GuideRead);
        el("section")
            .class("card guide")
            .attr("aria-labelledby", "guide")
            .child(el("h2").id("guide").child(texts.heading))
            .child(el("ol").child(Vec::from(steps)))
            .child(el("p").class("soft").child(texts.sandbox))
            .child(el("div").class("actions").child(read))
    })
}
