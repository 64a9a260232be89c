//! Links for other people, and what a link that was opened proposes.

use leptos::prelude::location;

use super::{
    kit::{Element, Tone, button, copy_button, el, note, notice},
    view::View,
};
use crate::page::{
    Event,
    address::Address,
    share::{Proposal, with_proxy},
};

/// An address of the page as a whole one, which can be given to somebody.
fn whole(address: &Address) -> String {
    let here = location().href().unwrap_or_default();
    let (page, _) = here.split_once('#').unwrap_or((&here, ""));
    [page, &address.to_string()].concat()
}

/// Copies a link to what is shown.
pub(super) fn page_link(view: &View<'_>) -> Element {
    let dps = view.state.connect.host().cloned();
    copy_button(view, view.texts.guide.link, whole(&view.state.address.shared(dps)))
}

/// Copies a link that proposes the proxy, or says why there is none.
pub(super) fn proxy_link(view: &View<'_>) -> Option<Element> {
    let texts = &view.texts.guide;
    let template = view.state.connect.proxy.as_ref().ok().filter(|template| !template.as_str().is_empty())?;
    Some(match with_proxy(template) {
        Ok(address) => el("p").child((view.labels().frame.copy)(texts.share)).child(" ").child(copy_button(
            view,
            texts.share,
            whole(&address),
        )),
        Err(why) => note(Tone::Info, (texts.unshareable)(&why)),
    })
}

/// What an opened link asks for.
pub(super) fn proposal(view: &View<'_>) -> Option<Element> {
    let texts = &view.texts.guide;
    let Proposal { dps, proxy, .. } = view.state.proposal.as_ref()?;
    let connect = &view.state.connect;
    let dps = dps.as_ref().filter(|dps| connect.host() != Some(*dps)).map(|dps| match connect.identity() {
        Some(connected) => (texts.proposal_other)(dps.as_str(), connected.host.as_str()),
        None => (texts.proposal_dps)(dps.as_str()),
    });
    let mut said: Vec<_> = dps.into_iter().map(|dps| el("p").child(dps)).collect();
    let mut actions = Vec::new();
    if let Some(proxy) = proxy {
        said.push(el("p").child((texts.proposal_proxy)(proxy)));
        actions.push(button("button", texts.proposal_take).on_press(|| Event::ProposalTaken));
    }
    if said.is_empty() {
        return None;
    }
    actions.push(button("button-quiet", texts.proposal_drop).on_press(|| Event::ProposalDropped));
    said.push(el("div").class("actions").child(actions));
    Some(notice(if proxy.is_some() { Tone::Warning } else { Tone::Info }, said).id("proposal"))
}
