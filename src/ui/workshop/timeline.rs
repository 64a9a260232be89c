//! When the certificates of a path are valid, one bar each on a common scale, with today and the time they share.

use super::check::labels;
use crate::{
    chain::{Path, Period},
    page::workshop::shelf::name,
    time::UnixSeconds,
    ui::{
        kit::{Element, el},
        view::View,
    },
};

/// A stretch of time that is drawn from edge to edge.
#[derive(Clone, Copy)]
struct Scale(Period);

impl Scale {
    /// Where a time stands, in tenths of a percent.
    fn at(self, time: UnixSeconds) -> i64 {
        let Period { from, until } = self.0;
        let whole = (until.0 - from.0).max(1);
        (time.0 - from.0).saturating_mul(1000) / whole
    }

    /// A bar over a period.
    fn bar(self, class: &'static str, period: Period) -> Element {
        let (from, until) = (self.at(period.from), self.at(period.until));
        el("span")
            .class(class)
            .style("inset-inline-start", percent(from))
            .style("inline-size", percent((until - from).max(0)))
    }
}

fn percent(tenths: i64) -> String {
    [&*(tenths / 10).to_string(), ".", &*(tenths % 10).to_string(), "%"].concat()
}

/// The bars.
pub(super) fn timeline(view: &View<'_>, path: &Path) -> Element {
    let labels = labels(view);
    let judged = view.state.workshop.check.judged();
    let certificates = || path.certificates.iter().filter_map(|index| judged.get(*index));
    let mut all = Period { from: view.now, until: view.now };
    for one in certificates() {
        all = Period { from: all.from.min(one.not_before), until: all.until.max(one.not_after) };
    }
    let scale = Scale(all);
    let now = percent(scale.at(view.now));
    let rows = certificates().map(|one| {
        let is_valid = one.not_before <= view.now && view.now <= one.not_after;
        let class = if is_valid { "bar" } else { "bar bar-bad" };
        let track = el("div")
            .class("track")
            .attr("aria-hidden", "true")
            .child(path.valid.map(|period| scale.bar("bar-shared", period)))
            .child(scale.bar(class, Period { from: one.not_before, until: one.not_after }))
            .child(el("span").class("bar-now").style("inset-inline-start", now.clone()));
        let days = [&*one.not_before.to_date(), " – ", &*one.not_after.to_date()].concat();
        el("li")
            .child(el("span").class("timeline-name").child(name(one)))
            .child(track)
            .child(el("span").class("soft").child(days))
    });
    let together = (path.certificates.len() > 1).then(|| (labels.valid_together)(path.valid) + " ");
    let said = el("p").class("soft").child(together).child((labels.now)(&view.now.to_date()));
    el("div")
        .class("stack")
        .child(el("h3").child(labels.validity))
        .child(el("ul").class("timeline").child(rows.collect::<Vec<_>>()))
        .child(said)
}
