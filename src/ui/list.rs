//! The list of groups.

use leptos::prelude::*;

use super::{
    certificate_card::expiry_badge,
    failure::failure,
    group::status_badge,
    kit::{Child, Element, Glyph, Tone, bare_button, button, el, icon, icon_button, notice},
    store::Store,
};
use crate::{
    dps::{Attestation, enrollment_group::EnrollmentGroup},
    page::{
        Event,
        address::Address,
        call::Purpose,
        list::{Column, Progress, Sort},
    },
    time::UnixSeconds,
};

/// The list with its filter, its progress and its empty states.
pub(super) fn list(store: Store) -> Element {
    let labels = &store.texts().labels.list;
    let connected = store.part(|state| state.connect.session.is_some());
    let counts = store.part(|state| {
        let all = state.list.groups.len();
        let known = state.list.progress == Progress::Complete;
        (known && all > 0).then(|| (state.list.shown(&state.address.filter).len(), all))
    });
    let count = move || counts.get().map(|(shown, all)| (labels.count)(shown, all));
    let head = el("div")
        .class("groups-head")
        .child(el("h2").id("groups").child(labels.heading))
        .child(el("p").class("soft").id("group-count").dynamic(count))
        .dynamic(move || connected.get().then(|| controls(store)));
    let body = move || {
        if connected.get() {
            vec![el("div").id("list-progress").dynamic(progress(store)), rows(store)]
        } else {
            vec![empty(Some(Glyph::Group), vec![el("p").child(labels.not_connected)])]
        }
    };
    el("section").class("card groups").attr("aria-labelledby", "groups").child(head).dynamic(body)
}

/// Says why there is nothing.
fn empty(glyph: Option<Glyph>, body: Vec<Element>) -> Element {
    el("div").class("empty").child(glyph.map(icon)).child(body)
}

/// Filter, reload, stop.
fn controls(store: Store) -> Element {
    let labels = &store.texts().labels.list;
    let filter = store.part(|state| state.address.filter.clone());
    let loading = store.part(|state| state.list.progress == Progress::Loading);
    let input = el("input")
        .id("filter")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", labels.filter_note)
        .value_with(move || filter.get())
        .on("input", move |event| store.dispatch(Event::FilterTyped(event_target_value(&event))));
    let stop_or_reload = move || {
        if loading.get() {
            icon_button("button", Glyph::Close, labels.stop).on_click(move || store.dispatch(Event::StopList))
        } else {
            icon_button("button", Glyph::Reload, labels.reload)
                .on_click(move || store.dispatch(Event::LoadList))
        }
    };
    el("div")
        .class("groups-controls")
        .child(el("label").class("visually-hidden").attr("for", "filter").child(labels.filter))
        .child(input)
        .dynamic(stop_or_reload)
}

/// How far loading is, or how it ended short of the end.
fn progress(store: Store) -> impl FnMut() -> Vec<Element> {
    let labels = &store.texts().labels.list;
    let progress = store.part(|state| state.list.progress.clone());
    let count = store.part(|state| state.list.groups.len());
    let go_on =
        move |label| button("button-quiet", label).on_click(move || store.dispatch(Event::ContinueList));
    move || match progress.get() {
        Progress::NotLoaded | Progress::Complete => Vec::new(),
        Progress::Loading => {
            let bar = el("progress").attr("aria-label", labels.heading);
            vec![el("p").class("progress").child(bar).child(" ").child((labels.progress)(count.get()))]
        }
        Progress::Stopped => {
            let said = el("p").child((labels.stopped)(count.get()));
            vec![notice(Tone::Info, vec![said, go_on(labels.resume)])]
        }
        Progress::Failed(error) => {
            let any = count.get() > 0;
            let so_far = any.then(|| el("p").child((labels.failed_after)(count.get())));
            let mut said: Vec<_> = so_far.into_iter().collect();
            said.extend(failure(store, error, Purpose::List));
            said.push(go_on(if any { labels.resume } else { store.texts().labels.failure.retry }));
            said
        }
    }
}

/// What there is to show of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Rows,
    NoMatch,
    Empty,
    Unknown,
}

/// The rows, or the empty state.
fn rows(store: Store) -> Element {
    let labels = &store.texts().labels.list;
    let filter = store.part(|state| state.address.filter.clone());
    let shown = store.part(|state| {
        if !state.list.shown(&state.address.filter).is_empty() {
            Shown::Rows
        } else if !state.list.groups.is_empty() {
            Shown::NoMatch
        } else if state.list.progress == Progress::Complete {
            Shown::Empty
        } else {
            Shown::Unknown
        }
    });
    el("div").dynamic(move || match shown.get() {
        Shown::Rows => Some(table(store)),
        Shown::NoMatch => {
            let clear = button("button", labels.clear_filter)
                .on_click(move || store.dispatch(Event::FilterTyped(String::new())));
            let said = el("p").dynamic(move || (labels.no_match)(&filter.get()));
            Some(empty(None, vec![said, clear]))
        }
        Shown::Empty => {
            let hint = el("p").class("soft").child(labels.empty_hint);
            Some(empty(Some(Glyph::Group), vec![el("p").child(el("strong").child(labels.empty)), hint]))
        }
        Shown::Unknown => None,
    })
}

fn table(store: Store) -> Element {
    let labels = &store.texts().labels.list;
    let shown =
        store.part(|state| state.list.shown(&state.address.filter).into_iter().cloned().collect::<Vec<_>>());
    let mut heads: Vec<_> = Column::ALL.iter().map(|column| column_head(store, *column)).collect();
    let actions = el("span").class("visually-hidden").child(labels.actions);
    heads.push(el("th").attr("scope", "col").child(actions));
    let rows = move || shown.with(|groups| groups.iter().map(|group| row(store, group)).collect::<Vec<_>>());
    el("table")
        .class("table")
        .child(el("caption").class("visually-hidden").child(labels.heading))
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").dynamic(rows))
}

fn column_head(store: Store, column: Column) -> Element {
    let sort = store.part(|state| state.list.sort);
    let order = move || {
        let order = match sort.get() {
            Sort { column: by, .. } if by != column => "none",
            Sort { descending: true, .. } => "descending",
            Sort { descending: false, .. } => "ascending",
        };
        order.to_owned()
    };
    let press = button("button-head", (store.texts().labels.list.column)(column))
        .child(el("span").class("sort-mark").attr("aria-hidden", "true"))
        .on_click(move || store.dispatch(Event::Sorted(column)));
    el("th").attr("scope", "col").attr_with("aria-sort", order).child(press)
}

/// One group.
fn row(store: Store, group: &EnrollmentGroup) -> Element {
    let labels = &store.texts().labels.list;
    let id = group.id().to_owned();
    let address = store.part({
        let id = id.clone();
        move |state| Address { group: Some(id.clone()), ..state.address.clone() }.to_string()
    });
    let attestation = group.attestation();
    let certificate = match &attestation {
        Attestation::SymmetricKey => labels.symmetric_key.to_owned(),
        Attestation::Tpm { .. } => labels.tpm.to_owned(),
        Attestation::CaReferences { primary, secondary } => {
            let names = [primary, secondary].into_iter().flatten().map(|name| (labels.ca_reference)(name));
            names.collect::<Vec<_>>().join(", ")
        }
        Attestation::Certificates { .. } => attestation
            .certificate()
            .map_or_else(|| labels.no_certificate.to_owned(), |info| info.subject.clone()),
        Attestation::Other(kind) => kind.clone(),
    };
    let expiry = attestation.certificate().and_then(|info| info.not_after).map(|not_after| {
        let date = el("span").class("soft cell-date").child(not_after.to_date());
        vec![expiry_badge(store, not_after).into_child(), " ".into_child(), date.into_child()]
    });
    let cell = |column: Column| el("td").attr("data-label", (labels.column)(column));
    let delete = bare_button(Glyph::Trash, (labels.delete)(&id));
    let link = el("a").attr_with("href", move || address.get()).child(id.clone());
    el("tr")
        .child(el("th").attr("scope", "row").child(link))
        .child(cell(Column::Certificate).child(certificate))
        .child(cell(Column::Expiry).child(expiry))
        .child(cell(Column::Status).child(status_badge(store, group)))
        .child(cell(Column::Updated).child(group.last_updated().map(UnixSeconds::to_date)))
        .child(
            el("td")
                .class("cell-actions")
                .child(delete.on_click(move || store.dispatch(Event::DeleteAsked(id.clone())))),
        )
}
