//! The page as a thing: a newer build of it, what it is bound to, with whom it shares its address, and how it is verified.

use super::{
    connect::folded,
    kit::{Element, Tone, button, copy_button, el, fact, facts, note, notice},
    view::View,
};
use crate::{page::Event, proxy::Template};

/// A newer build can be taken.
pub(super) fn update(view: &View<'_>) -> Option<Element> {
    let labels = &view.labels().site;
    view.state.site.is_update_ready.then(|| {
        let take = button("button", labels.take).on_press(|| Event::UpdateTaken);
        let body = vec![
            el("p").class("notice-title").child(view.texts.page.update_ready),
            el("p").child(labels.reload_loses),
            el("div").class("actions").child(take),
        ];
        notice(Tone::Info, body).id("update")
    })
}

/// The proxy as set, or the way by a template, cannot be taken before the page is loaded anew.
pub(super) fn bound(view: &View<'_>, template: Option<&Template>) -> Option<Element> {
    let labels = &view.labels().site;
    let reach = view.state.connect.bound_elsewhere(template)?;
    let reload = button("button", labels.reload).on_press(|| Event::ReloadAsked);
    let body = vec![
        el("p").class("notice-title").child((labels.bound)(&reach.origins())),
        el("p").child(labels.reload_loses),
        el("div").class("actions").child(reload),
    ];
    Some(notice(Tone::Warning, body).attr("role", "status"))
}

/// Pages of other projects share the address; said before anything is kept there.
pub(super) fn shared(view: &View<'_>) -> Option<Element> {
    let said = view.state.site.shared_host().map(view.labels().site.shared)?;
    Some(note(Tone::Warning, said).id("shared-address"))
}

/// What the page is, and how to verify it.
pub(super) fn about(view: &View<'_>) -> Element {
    let labels = &view.labels().site;
    let site = &view.state.site;
    let or_unknown = |text: &str| if text.is_empty() { labels.unknown.to_owned() } else { text.to_owned() };
    let verification = site.verification();
    let rows = vec![
        fact(labels.version, env!("CARGO_PKG_VERSION").to_owned()),
        fact(labels.commit, or_unknown(&site.build.commit)),
        fact(labels.sha256, or_unknown(&site.build.sha256)),
    ];
    let summary = el("span").child(labels.about);
    folded(view, "about".to_owned(), summary).id("about").child(
        el("div")
            .class("stack")
            .child(facts(rows))
            .child(el("p").child(labels.verify))
            .child(el("pre").class("code").attr("tabindex", "0").child(verification.clone()))
            .child(copy_button(view, labels.commands, verification)),
    )
}
