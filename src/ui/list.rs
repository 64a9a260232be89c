//! The lists: enrollment groups, individual enrollments, registration records; filter, progress, selection, rows.

use std::sync::Arc;

use leptos::prelude::event_target_checked;

use super::{
    certificate_card::expiry_badge,
    failure::failure,
    kit::{
        Child, Element, Glyph, Kept, Node, Revision, Tone, bare_button, button, el, icon, icon_button, note,
        notice,
    },
    registration::{assignment_badge, outcome_in_words},
    rows::{ROWS, WHOLE, window_over},
    snippet::copy_as,
    store::dispatch,
    view::View,
};
use crate::{
    dps::{Attestation, Right, enrollment::Enrollment, registration::RegistrationState},
    page::{
        Event,
        address::Place,
        call::Purpose,
        item::{Column, Item},
        list::{Progress, Sort, Which},
        run::Action,
    },
    time::UnixSeconds,
};

/// The list that belongs to the page shown, with its filter, its progress and its empty states.
pub(super) fn list(view: &View<'_>, which: Which) -> Element {
    let labels = &view.labels().list;
    let list = view.state.list();
    let connected = view.is_connected();
    let known = matches!(list.progress, Progress::Complete | Progress::Stopped | Progress::Failed(_));
    let count = (known && !list.is_empty()).then(|| (labels.count)(which, list.shown_count(), list.len()));
    // On paper, whose list it is.
    let host = view.state.connect.host().map(|host| el("p").class("print-only").child(host.to_string()));
    let head = el("div")
        .class("groups-head")
        .child(el("h2").id("groups").attr("tabindex", "-1").child((labels.heading)(which)))
        .child(el("p").class("soft").id("group-count").child(count))
        .child(host)
        .child(connected.then(|| controls(view, which)));
    let deleted = list.deleted.as_ref().map(|id| (view.texts.page.deleted)(which.kind(), id));
    let body = if connected {
        vec![
            el("div").id("list-deleted").child(deleted.map(|said| note(Tone::Good, said))),
            el("div").id("list-progress").child(progress(view, which)),
            rows(view, which),
            selection(view, which),
            copy_as(view, "copy-list", |state| state.list_call(state.list_behind(), None)?.action()),
        ]
    } else {
        vec![empty(Some(Glyph::Group), vec![el("p").child((labels.not_connected)(which))])]
    };
    el("section").class("card groups").attr("aria-labelledby", "groups").child(head).child(body)
}

/// Says why there is nothing.
fn empty(glyph: Option<Glyph>, body: Vec<Element>) -> Element {
    el("div").class("empty").child(glyph.map(icon)).child(body)
}

/// Filter, reload, stop.
fn controls(view: &View<'_>, which: Which) -> Element {
    let labels = &view.labels().list;
    let input = el("input")
        .id("filter")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", (labels.filter_note)(which))
        .value(&view.state.address.filter)
        .on_type(Event::FilterTyped);
    let stop_or_reload = if view.state.list().progress == Progress::Loading {
        icon_button("button", Glyph::Close, labels.stop).on_press(|| Event::StopList)
    } else {
        icon_button("button", Glyph::Reload, labels.reload).on_press(|| Event::LoadList)
    };
    el("div")
        .class("groups-controls")
        .child(el("label").class("visually-hidden").attr("for", "filter").child(labels.filter))
        .child(input)
        .child(stop_or_reload)
}

/// How far loading is, or how it ended short of the end.
fn progress(view: &View<'_>, which: Which) -> Vec<Element> {
    let labels = &view.labels().list;
    let list = view.state.list();
    let go_on = |label| button("button-quiet", label).on_press(|| Event::ContinueList);
    match &list.progress {
        Progress::NotLoaded | Progress::Complete => Vec::new(),
        Progress::Loading => {
            let bar = el("progress").attr("aria-label", (labels.heading)(which));
            vec![el("p").class("progress").child(bar).child(" ").child((labels.progress)(list.len()))]
        }
        Progress::Stopped => {
            let said = el("p").child((labels.stopped)(list.len()));
            vec![notice(Tone::Info, vec![said, go_on(labels.resume)])]
        }
        Progress::Failed(error) => {
            let any = !list.is_empty();
            let mut said = Vec::new();
            said.extend(any.then(|| el("p").child((labels.failed_after)(list.len()))));
            said.extend(failure(view, error, Purpose::List(which)));
            said.push(go_on(if any { labels.resume } else { view.labels().failure.retry }));
            said
        }
        Progress::InvalidId => vec![note(Tone::Bad, view.labels().registration.invalid_group)],
    }
}

/// What is done with the selected rows.
fn selection(view: &View<'_>, which: Which) -> Element {
    let labels = &view.labels().run;
    let count = view.state.list().selected_count();
    let lacking = view.lacks(Purpose::Run(which).right());
    let act = |class, glyph, action, asked| {
        icon_button(class, glyph, (labels.action)(action)).flag("disabled", lacking).on_press(asked)
    };
    let drawn = (count > 0).then(|| {
        let mut drawn = vec![el("p").child(el("strong").child((labels.selected)(count)))];
        if which.kind().is_some() {
            drawn.push(act("button", Glyph::Good, Action::Enable, || Event::RunAsked(Action::Enable)));
            drawn.push(act("button", Glyph::Close, Action::Disable, || Event::RunAsked(Action::Disable)));
        }
        drawn.push(act("button-bad", Glyph::Trash, Action::Delete, || Event::RunAsked(Action::Delete)));
        drawn.push(button("button-quiet", labels.clear).on_press(|| Event::AllSelected(false)));
        drawn
    });
    el("div").class("selection").attr("role", "group").attr("aria-label", labels.selection).child(drawn)
}

/// The rows, or the empty state.
fn rows(view: &View<'_>, which: Which) -> Element {
    let labels = &view.labels().list;
    let list = view.state.list();
    let drawn = if list.shown_count() > 0 {
        Some(table(view, which))
    } else if !list.is_empty() {
        let clear = button("button", labels.clear_filter).on_press(|| Event::FilterTyped(String::new()));
        let said = el("p").child((labels.no_match)(&view.state.address.filter, list.len()));
        Some(empty(None, vec![said, clear]))
    } else if list.progress == Progress::Complete {
        let hint = el("p").class("soft").child((labels.empty_hint)(which));
        let said = el("p").child(el("strong").child((labels.empty)(which)));
        Some(empty(Some(Glyph::Group), vec![said, hint]))
    } else {
        None
    };
    el("div").child(drawn)
}

fn table(view: &View<'_>, which: Which) -> Element {
    let labels = &view.labels().list;
    let total = view.state.list().shown_count();
    let window = window_over(total);
    let columns = which.columns().len() + 2;
    let mut heads = vec![select_all(view)];
    heads.extend(which.columns().iter().map(|column| column_head(view, which, *column)));
    let actions = el("span").class("visually-hidden").child(labels.actions);
    heads.push(el("th").attr("scope", "col").child(actions));
    let spacer = |rows: usize| {
        let height = format!("{}px", rows * window.height);
        let cell = el("td").attr("colspan", columns.to_string()).style("height", height);
        el("tbody").child(el("tr").class("spacer").attr("aria-hidden", "true").child(cell))
    };
    let drawn = view.state.list().rows(window.from, window.to).into_iter().zip(window.from + 2..);
    let around = around_rows(view);
    let drawn: Vec<_> =
        drawn.map(|((item, selected), index)| kept_row(around, which, item, selected, index)).collect();
    el("table")
        .class(if total > WHOLE { "table table-long" } else { "table" })
        .attr(
            "data-list",
            match which {
                Which::Groups => "groups",
                Which::Devices => "devices",
                Which::Registrations => "registrations",
            },
        )
        .attr("aria-rowcount", (total + 1).to_string())
        .child(el("caption").class("visually-hidden").child((labels.heading)(which)))
        .child(el("thead").child(el("tr").child(heads)))
        .child(spacer(window.from))
        .child(el("tbody").id(ROWS).child(drawn))
        .child(spacer(total.saturating_sub(window.to)))
}

fn column_head(view: &View<'_>, which: Which, column: Column) -> Element {
    let order = match view.state.list().sort() {
        Sort { column: by, .. } if by != column => "none",
        Sort { descending: true, .. } => "descending",
        Sort { descending: false, .. } => "ascending",
    };
    let press = button("button-head", (view.labels().list.column)(which, column))
        .child(el("span").class("sort-mark").attr("aria-hidden", "true"))
        .on_click(move || dispatch(Event::Sorted(column)));
    el("th").attr("scope", "col").attr("aria-sort", order).child(press)
}

/// The box that selects every row that passes the filter.
fn select_all(view: &View<'_>) -> Element {
    let list = view.state.list();
    let all = list.selected_count() > 0 && list.selected_count() >= list.shown_count();
    let input = el("input")
        .attr("type", "checkbox")
        .attr("aria-label", view.labels().run.select_all)
        .is("checked", all)
        .on_tick(Event::AllSelected);
    el("th").attr("scope", "col").class("cell-select").child(input)
}

/// What all rows depend on besides their items: what their links lead to, what may be done, and the day.
fn around_rows(view: &View<'_>) -> Revision {
    let may_write = [Right::EnrollmentWrite, Right::RegistrationStatusWrite].map(|right| view.lacks(right));
    let days = u64::try_from(view.now.0 / 86_400).unwrap_or_default();
    Revision::new()
        .text(&view.state.address.at(Place::Start).to_string())
        .text(&view.state.address.filter)
        .number(days)
        .number(u64::from(may_write[0]) * 2 + u64::from(may_write[1]))
}

/// One row, which is drawn anew only where something of it has changed: scrolling, typing and waiting draw often.
fn kept_row(around: Revision, which: Which, item: Arc<Item>, selected: bool, index: usize) -> Node {
    // Without a version there is only its content to go by.
    let version = item.etag().map_or_else(|| item.to_pretty_json(), |etag| etag.0);
    let revision = around.text(item.id()).text(&version).number(index as u64).number(selected.into());
    Node::Kept(Kept {
        key: item.id().to_owned(),
        revision: revision.get(),
        draw: Box::new(move |view| row(view, which, &item, selected, index).into_node()),
    })
}

/// One row. `index` counts from 1, with the head.
fn row(view: &View<'_>, which: Which, item: &Arc<Item>, selected: bool, index: usize) -> Element {
    let labels = &view.labels().list;
    let id = item.id().to_owned();
    let place = match &**item {
        Item::Enrollment(enrollment) => Some(Place::Enrollment(enrollment.kind(), id.clone())),
        Item::Registration(_) => None,
    };
    let name: Node = match place {
        Some(place) => {
            let address = view.state.address.at(place).to_string();
            el("a").attr("href", address).child(id.clone()).into_node()
        }
        None => id.clone().into_node(),
    };
    let (this, label) = (id.clone(), (view.labels().run.select)(&id));
    let input = el("input").attr("type", "checkbox").attr("aria-label", label).is("checked", selected).on(
        "change",
        move |event| {
            dispatch(Event::Selected(this.clone(), event_target_checked(&event)));
        },
    );
    let select = el("td").class("cell-select").child(input);
    let cells = which.columns().iter().skip(1).map(|column| {
        let content = match &**item {
            Item::Enrollment(enrollment) => enrollment_cell(view, enrollment, *column),
            Item::Registration(record) => record_cell(view, record, *column),
        };
        el("td").attr("data-label", (labels.column)(which, *column)).child(content)
    });
    el("tr")
        .key(id.clone())
        .attr("aria-rowindex", index.to_string())
        .child(select)
        .child(el("th").attr("scope", "row").child(name))
        .child(cells.collect::<Vec<_>>())
        .child(el("td").class("cell-actions").child(actions(view, item, &id)))
}

/// What is done with one row.
fn actions(view: &View<'_>, item: &Arc<Item>, id: &str) -> Vec<Element> {
    let labels = &view.labels().list;
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
                    .flag("disabled", view.lacks(Right::EnrollmentWrite))
                    .on_click(move || dispatch(Event::RunOneAsked(action, this.clone()))),
            );
            Right::EnrollmentWrite
        }
        Item::Registration(_) => {
            let this = id.to_owned();
            actions.push(
                bare_button(Glyph::Close, (labels.revoke)(id))
                    .flag("disabled", view.lacks(Right::EnrollmentWrite))
                    .on_click(move || dispatch(Event::RevokeAsked(this.clone()))),
            );
            Right::RegistrationStatusWrite
        }
    };
    let item = Arc::clone(item);
    actions.push(
        bare_button(Glyph::Trash, (labels.delete)(id))
            .flag("disabled", view.lacks(right))
            .on_click(move || dispatch(Event::DeleteAsked(Box::new((*item).clone())))),
    );
    actions
}

/// Enabled or disabled.
pub(super) fn status_badge(view: &View<'_>, enrollment: &Enrollment) -> Element {
    let labels = &view.labels().list;
    let (class, text) = if enrollment.is_enabled() {
        ("badge badge-good", labels.enabled)
    } else {
        ("badge", labels.disabled)
    };
    el("span").class(class).child(text)
}

fn enrollment_cell(view: &View<'_>, enrollment: &Enrollment, column: Column) -> Node {
    let labels = &view.labels().list;
    let attestation = enrollment.attestation();
    match column {
        Column::Status => status_badge(view, enrollment).into_node(),
        Column::Updated => enrollment.last_updated().map(UnixSeconds::to_date).into_node(),
        Column::DeviceId => enrollment.device_id().map(str::to_owned).into_node(),
        Column::Expiry => {
            let not_after = attestation.certificate().and_then(|info| info.not_after);
            let badge = |not_after: UnixSeconds| {
                let date = el("span").class("soft cell-date").child(not_after.to_date());
                vec![expiry_badge(view, not_after).into_node(), " ".into_node(), date.into_node()]
            };
            not_after.map(badge).into_node()
        }
        _ => match &attestation {
            Attestation::SymmetricKey => labels.symmetric_key.into_node(),
            Attestation::Tpm { .. } => labels.tpm.into_node(),
            Attestation::CaReferences { primary, secondary } => {
                let names =
                    [primary, secondary].into_iter().flatten().map(|name| (labels.ca_reference)(name));
                names.collect::<Vec<_>>().join(", ").into_node()
            }
            Attestation::Certificates { .. } => attestation
                .certificate()
                .map_or_else(|| labels.no_certificate.to_owned(), |info| info.subject.clone())
                .into_node(),
            Attestation::Other(kind) => kind.clone().into_node(),
        },
    }
}

fn record_cell(view: &View<'_>, record: &RegistrationState, column: Column) -> Node {
    match column {
        Column::Status => vec![
            assignment_badge(view, record),
            el("span").child(" "),
            el("span").class("soft").child(outcome_in_words(view, record)),
        ]
        .into_node(),
        Column::Hub => record.assigned_hub().map(str::to_owned).into_node(),
        Column::DeviceId => record.device_id().map(str::to_owned).into_node(),
        _ => {
            let updated = record.last_updated().map(UnixSeconds::to_utc);
            updated.map(|time| el("span").class("cell-date").child(time)).into_node()
        }
    }
}

/// The page of the individual enrollments.
pub(super) fn devices_page(view: &View<'_>) -> Node {
    let labels = &view.labels().list;
    let new = icon_button("button-primary", Glyph::Add, labels.new_device)
        .flag("disabled", view.lacks(Right::EnrollmentWrite))
        .flag("hidden", !view.is_connected())
        .on_press(|| Event::NewAsked);
    let head = el("div")
        .class("group-head")
        .child(el("h1").attr("tabindex", "-1").child((labels.heading)(Which::Devices)))
        .child(el("div").class("actions").child(new));
    let lead = el("p").class("soft").child(labels.devices_lead);
    vec![
        head.into_node(),
        lead.into_node(),
        super::form::opened_form(view).into_node(),
        list(view, Which::Devices).into_node(),
    ]
    .into_node()
}
