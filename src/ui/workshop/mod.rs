//! The CA workshop: making certificates, proving possession, checking chains, and whether DPS would admit a device.

mod admit;
mod check;
mod fields;
mod make;
mod picture;
mod prove;
mod shelf;
mod timeline;

use super::{
    kit::{Child, Element, Node, el},
    view::View,
};
use crate::page::address::{Bench, Place};

/// The page of a bench.
pub(super) fn workshop_page(view: &View<'_>, bench: Bench) -> Node {
    let labels = &view.labels().workshop;
    let body = match bench {
        Bench::Make => make::make(view),
        Bench::Prove => prove::prove(view),
        Bench::Check => check::check(view),
        Bench::Admit => admit::admit(view),
    };
    vec![
        el("h1").attr("tabindex", "-1").child(labels.heading),
        el("p").class("soft").child(labels.lead),
        benches(view, bench),
        body,
    ]
    .into_node()
}

fn benches(view: &View<'_>, here: Bench) -> Element {
    let labels = &view.labels().workshop;
    let links = Bench::ALL.map(|bench| {
        let address = view.state.address.at(Place::Workshop(bench)).to_string();
        let current = if bench == here { "page" } else { "false" };
        el("a").attr("href", address).attr("aria-current", current).child((labels.bench)(bench))
    });
    el("nav").class("navigation benches").attr("aria-label", labels.benches).child(Vec::from(links))
}
