//! The lists: enrollment groups, individual enrollments, registration records; filter, progress, selection, rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    certificate_card::expiry_badge,
    failure::failure,
    kit::{Child, Element, Glyph, Tone, bare_button, button, el, icon, icon_button, note, notice},
    registration::{assignment_badge, outcome_in_words},
    rows::{WHOLE, Window, window_over},
    snippet::copy_as,
    store::Store,
};
use crate::{
    dps::{Attestation, Right, enrollment::Enrollment, registration::RegistrationState},
    page::{
        Event,
        address::Place,
        call::Purpose,
        item::{Column, Item},
        list::{List, Progress, Sort, Which},
        run::Action,
    },
    time::UnixSeconds,
};

/// The ID of the rows' element.
const ROWS: &str = "rows";

/// The list that belongs to the page shown, with its filter, its progress and its empty states.
pub(super) fn list(store: Store, which: Which) -> Element {
    let labels = &store.texts().labels.list;
    let connected = store.part(|state| state.connect.session.is_some());
    let counts = of(store, |list| {
        let known = matches!(list.progress, Progress::Complete | Progress::Stopped | Progress::Failed(_));
        (known && !list.is_empty()).then(|| (list.shown_count(), list.len()))
    });
    let count = move || counts.get().map(|(shown, all)| (labels.count)(which, shown, all));
    let head = el("div")
        .class("groups-head")
        .child(el("h2").id("groups").child((labels.heading)(which)))
        .child(el("p").class("soft").id("group-count").dynamic(count))
        .dynamic(move || connected.get().then(|| controls(store, which)));
    let body = move || {
        if connected.get() {
            let progress = el("div").id("list-progress").dynamic(progress(store, which));
            let code =
                copy_as(store, "copy-list", |state| state.list_call(state.list_behind(), None)?.action());
            vec![
                progress.into_child(),
                selection(store, which).into_child(),
                rows(store, which).into_child(),
                code.into_child(),
            ]
        } else {
            vec![empty(Some(Glyph::Group), vec![el("p").child((labels.not_connected)(which))]).into_child()]
        }
    };
    el("section").class("card groups").attr("aria-labelledby", "groups").child(head).dynamic(body)
}

/// A part of the list shown.
fn of<T: Clone + PartialEq + Send + Sync + 'static>(
    store: Store,
    part: impl Fn(&List) -> T + Send + Sync + 'static,
) -> super::part::Part<T> {
    store.part(move |state| part(state.list()))
}

/// Says why there is nothing.
fn empty(glyph: Option<Glyph>, body: Vec<Element>) -> Element {
    el("div").class("empty").child(glyph.map(icon)).child(body)
}

/// Filter, reload, stop.
fn controls(store: Store, which: Which) -> Element {
    let labels = &store.texts().labels.list;
    let filter = store.part(|state| state.address.filter.clone());
    let loading = of(store, |list| list.progress == Progress::Loading);
    let input = el("input")
        .id("filter")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", (labels.filter_note)(which))
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
fn progress(store: Store, which: Which) -> impl FnMut() -> Vec<Element> {
    let labels = &store.texts().labels.list;
    let progress = of(store, |list| list.progress.clone());
    let count = of(store, List::len);
    let go_on =
        move |label| button("button-quiet", label).on_click(move || store.dispatch(Event::ContinueList));
    move || match progress.get() {
        Progress::NotLoaded | Progress::Complete => Vec::new(),
        Progress::Loading => {
            let bar = el("progress").attr("aria-label", (labels.heading)(which));
            vec![
                el("p")
                    .class("progress")
                    .child(bar)
                    .child(" ")
                    .dynamic(move || (labels.progress)(count.get())),
            ]
        }
        Progress::Stopped => {
            let said = el("p").child((labels.stopped)(count.get()));
            vec![notice(Tone::Info, vec![said, go_on(labels.resume)])]
        }
        Progress::Failed(error) => {
            let any = count.get() > 0;
            let so_far = any.then(|| el("p").child((labels.failed_after)(count.get())));
            let mut said: Vec<_> = so_far.into_iter().collect();
            said.extend(failure(store, error, Purpose::List(which)));
            said.push(go_on(if any { labels.resume } else { store.texts().labels.failure.retry }));
            said
        }
        Progress::InvalidId => vec![note(Tone::Bad, store.texts().labels.registration.invalid_group)],
    }
}

/// What is done with the selected rows.
fn selection(store: Store, which: Which) -> Element {
    let labels = &store.texts().labels.run;
    let count = of(store, List::selected_count);
    let right = Purpose::Run(which).right();
    let act = move |class, glyph, action| {
        icon_button(class, glyph, (labels.action)(action))
            .flag_with("disabled", store.lacks(right))
            .on_click(move || store.dispatch(Event::RunAsked(action)))
    };
    el("div").class("selection").attr("role", "group").attr("aria-label", labels.selection).dynamic(
        move || {
            (count.get() > 0).then(|| {
                let on_enrollments = which.kind().map(|_| {
                    vec![
                        act("button", Glyph::Good, Action::Enable),
                        act("button", Glyph::Close, Action::Disable),
                    ]
                });
                vec![
                    el("p").child(el("strong").child((labels.selected)(count.get()))).into_child(),
                    on_enrollments.into_child(),
                    act("button-bad", Glyph::Trash, Action::Delete).into_child(),
                    button("button-quiet", labels.clear)
                        .on_click(move || store.dispatch(Event::AllSelected(false)))
                        .into_child(),
                ]
            })
        },
    )
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
fn rows(store: Store, which: Which) -> Element {
    let labels = &store.texts().labels.list;
    let filter = store.part(|state| state.address.filter.clone());
    let shown = of(store, |list| {
        if list.shown_count() > 0 {
            Shown::Rows
        } else if !list.is_empty() {
            Shown::NoMatch
        } else if list.progress == Progress::Complete {
            Shown::Empty
        } else {
            Shown::Unknown
        }
    });
    el("div").dynamic(move || match shown.get() {
        Shown::Rows => Some(table(store, which)),
        Shown::NoMatch => {
            let clear = button("button", labels.clear_filter)
                .on_click(move || store.dispatch(Event::FilterTyped(String::new())));
            let all = of(store, List::len);
            let said = el("p").dynamic(move || (labels.no_match)(&filter.get(), all.get()));
            Some(empty(None, vec![said, clear]))
        }
        Shown::Empty => {
            let hint = el("p").class("soft").child((labels.empty_hint)(which));
            let said = el("p").child(el("strong").child((labels.empty)(which)));
            Some(empty(Some(Glyph::Group), vec![said, hint]))
        }
        Shown::Unknown => None,
    })
}

fn table(store: Store, which: Which) -> Element {
    let labels = &store.texts().labels.list;
    let total = of(store, List::shown_count);
    let window = window_over(ROWS, move || total.get());
    let shown = store.part(move |state| {
        let Window { from, to, .. } = window.get();
        (state.list().rows(from, to), state.address.filter.clone())
    });
    let columns = which.columns().len() + 2;
    let mut heads = vec![select_all(store)];
    heads.extend(which.columns().iter().map(|column| column_head(store, which, *column)));
    let actions = el("span").class("visually-hidden").child(labels.actions);
    heads.push(el("th").attr("scope", "col").child(actions));
    let spacer = move |height: fn(Window, usize) -> usize| {
        let pixels = move || format!("{}px", height(window.get(), total.get()));
        let cell = el("td").attr("colspan", columns.to_string()).style_with("height", pixels);
        el("tr").class("spacer").attr("aria-hidden", "true").child(cell)
    };
    let above = spacer(|window, _| window.from * window.height);
    let below = spacer(|window, total| total.saturating_sub(window.to) * window.height);
    let drawn = move || {
        let first = window.get().from;
        shown.with(|(rows, _)| {
            let rows = rows.iter().enumerate();
            rows.map(|(at, (item, selected))| row(store, which, item, *selected, first + at + 2))
                .collect::<Vec<_>>()
        })
    };
    el("table")
        .attr_with("class", move || {
            let class = if total.get() > WHOLE { "table table-long" } else { "table" };
            class.to_owned()
        })
        .attr(
            "data-list",
            match which {
                Which::Groups => "groups",
                Which::Devices => "devices",
                Which::Registrations => "registrations",
            },
        )
        .attr_with("aria-rowcount", move || (total.get() + 1).to_string())
        .child(el("caption").class("visually-hidden").child((labels.heading)(which)))
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(above))
        .child(el("tbody").id(ROWS).dynamic(drawn))
        .child(el("tbody").child(below))
}

fn column_head(store: Store, which: Which, column: Column) -> Element {
    let sort = of(store, List::sort);
    let order = move || {
        let order = match sort.get() {
            Sort { column: by, .. } if by != column => "none",
            Sort { descending: true, .. } => "descending",
            Sort { descending: false, .. } => "ascending",
        };
        order.to_owned()
    };
    let press = button("button-head", (store.texts().labels.list.column)(which, column))
        .child(el("span").class("sort-mark").attr("aria-hidden", "true"))
        .on_click(move || store.dispatch(Event::Sorted(column)));
    el("th").attr("scope", "col").attr_with("aria-sort", order).child(press)
}

/// The box that selects every row that passes the filter.
fn select_all(store: Store) -> Element {
    let all = of(store, |list| list.selected_count() > 0 && list.selected_count() >= list.shown_count());
    let input = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", store.texts().labels.run.select_all)
        .checked_with(move || all.get())
        .on("change", move |event| store.dispatch(Event::AllSelected(event_target_checked(&event))));
    el("th").attr("scope", "col").class("cell-select").child(input)
}

/// One row. `index` counts from 1, with the head.
fn row(store: Store, which: Which, item: &Arc<Item>, selected: bool, index: usize) -> Element {
    let labels = &store.texts().labels.list;
    let id = item.id().to_owned();
    let place = match &**item {
        Item::Enrollment(enrollment) => Some(Place::Enrollment(enrollment.kind(), id.clone())),
        Item::Registration(_) => None,
    };
    let name: AnyView = match place {
        Some(place) => {
            let address = store.now(|state| state.address.at(place)).to_string();
            el("a").attr("href", address).child(id.clone()).into_child()
        }
        None => id.clone().into_child(),
    };
    let (this, label) = (id.clone(), (store.texts().labels.run.select)(&id));
    let input = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", label)
        .checked_with(move || selected)
        .on("change", move |event| {
            store.dispatch(Event::Selected(this.clone(), event_target_checked(&event)));
        });
    let select = el("td").class("cell-select").child(input);
    let cells = which.columns().iter().skip(1).map(|column| {
        let content = match &**item {
            Item::Enrollment(enrollment) => enrollment_cell(store, enrollment, *column),
            Item::Registration(record) => record_cell(store, record, *column),
        };
        el("td").attr("data-label", (labels.column)(which, *column)).child(content)
    });
    el("tr")
        .attr("aria-rowindex", index.to_string())
        .child(select)
        .child(el("th").attr("scope", "row").child(name))
        .child(cells.collect::<Vec<_>>())
        .child(el("td").class("cell-actions").child(actions(store, item, &id)))
}

/// What is done with one row.
fn actions(store: Store, item: &Arc<Item>, id: &str) -> Vec<Element> {
    let labels = &store.texts().labels.list;
    let mut actions = Vec::new();
    let right = match &**item {
        Item::Enrollment(enrollment) => {
            let (action, glyph, name) = if enrollment.is_enabled() {
                (Action::Disable, Glyph::Pause, (labels.disable)(id))
            } else {
                (Action::Enable, Glyph::Play, (labels.enable)(id))
            };
            let this = id.to_owned();
            actions.push(
                bare_button(glyph, name)
                    .flag_with("disabled", store.lacks(Right::EnrollmentWrite))
                    .on_click(move || store.dispatch(Event::RunOneAsked(action, this.clone()))),
            );
            Right::EnrollmentWrite
        }
        Item::Registration(_) => {
            let this = id.to_owned();
            actions.push(
                bare_button(Glyph::Close, (labels.revoke)(id))
                    .flag_with("disabled", store.lacks(Right::EnrollmentWrite))
                    .on_click(move || store.dispatch(Event::RevokeAsked(this.clone()))),
            );
            Right::RegistrationStatusWrite
        }
    };
    let item = Arc::clone(item);
    actions.push(
        bare_button(Glyph::Trash, (labels.delete)(id))
            .flag_with("disabled", store.lacks(right))
            .on_click(move || store.dispatch(Event::DeleteAsked(Box::new((*item).clone())))),
    );
    actions
}

/// Enabled or disabled.
pub(super) fn status_badge(store: Store, enrollment: &Enrollment) -> Element {
    let labels = &store.texts().labels.list;
    let (class, text) = if enrollment.is_enabled() {
        ("badge badge-good", labels.enabled)
    } else {
        ("badge", labels.disabled)
    };
    el("span").class(class).child(text)
}

fn enrollment_cell(store: Store, enrollment: &Enrollment, column: Column) -> AnyView {
    let labels = &store.texts().labels.list;
    let attestation = enrollment.attestation();
    match column {
        Column::Status => status_badge(store, enrollment).into_child(),
        Column::Updated => enrollment.last_updated().map(UnixSeconds::to_date).into_child(),
        Column::DeviceId => enrollment.device_id().map(str::to_owned).into_child(),
        Column::Expiry => {
            let not_after = attestation.certificate().and_then(|info| info.not_after);
            let badge = |not_after: UnixSeconds| {
                let date = el("span").class("soft cell-date").child(not_after.to_date());
                vec![expiry_badge(store, not_after).into_child(), " ".into_child(), date.into_child()]
            };
            not_after.map(badge).into_child()
        }
        _ => match &attestation {
            Attestation::SymmetricKey => labels.symmetric_key.into_child(),
            Attestation::Tpm { .. } => labels.tpm.into_child(),
            Attestation::CaReferences { primary, secondary } => {
                let names =
                    [primary, secondary].into_iter().flatten().map(|name| (labels.ca_reference)(name));
                names.collect::<Vec<_>>().join(", ").into_child()
            }
            Attestation::Certificates { .. } => attestation
                .certificate()
                .map_or_else(|| labels.no_certificate.to_owned(), |info| info.subject.clone())
                .into_child(),
            Attestation::Other(kind) => kind.clone().into_child(),
        },
    }
}

fn record_cell(store: Store, record: &RegistrationState, column: Column) -> AnyView {
    match column {
        Column::Status => vec![
            assignment_badge(store, record),
            el("span").child(" "),
            el("span").class("soft").child(outcome_in_words(store, record)),
        ]
        .into_child(),
        Column::Hub => record.assigned_hub().map(str::to_owned).into_child(),
        Column::DeviceId => record.device_id().map(str::to_owned).into_child(),
        _ => {
            let updated = record.last_updated().map(UnixSeconds::to_utc);
            updated.map(|time| el("span").class("cell-date").child(time)).into_child()
        }
    }
}

/// The page of the individual enrollments.
pub(super) fn devices_page(store: Store) -> Vec<AnyView> {
    let labels = &store.texts().labels.list;
    let connected = store.part(|state| state.connect.session.is_some());
    let new = icon_button("button-primary", Glyph::Add, labels.new_device)
        .flag_with("disabled", store.lacks(Right::EnrollmentWrite))
        .flag_with("hidden", move || !connected.get())
        .on_click(move || store.dispatch(Event::NewAsked));
    let head = el("div")
        .class("group-head")
        .child(el("h1").attr("tabindex", "-1").child((labels.heading)(Which::Devices)))
        .child(el("div").class("actions").child(new));
    let lead = el("p").class("soft").child(labels.devices_lead);
    vec![
        head.into_child(),
        lead.into_child(),
        super::form::opened_form(store),
        list(store, Which::Devices).into_child(),
    ]
}
