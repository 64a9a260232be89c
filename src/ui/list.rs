//! The list of groups.

use leptos::prelude::*;

use super::{
    certificate_card::expiry_class,
    failure::Failure,
    kit::{Glyph, Icon, Notice, Tone, dynamic, on, text},
    store::Store,
};
use crate::{
    browser::clock,
    dps::enrollment_group::{Attestation, EnrollmentGroup},
    page::{
        Event,
        address::Address,
        call::Purpose,
        list::{Column, Progress, Sort},
    },
};

/// The list with its filter, its progress and its empty states.
#[component]
pub(super) fn List() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let connected = store.part(|state| state.connect.session.is_some());
    view! {
        <section class="card groups" aria-labelledby="groups">
            <div class="groups-head">
                <h2 id="groups">{labels.heading}</h2>
                <p class="soft" id="group-count"><Count/></p>
                {dynamic(move || connected.get().then(|| view! { <Controls/> }))}
            </div>
            {dynamic(move || if connected.get() {
                view! { <Loaded/> }.into_any()
            } else {
                view! {
                    <div class="empty"><Icon glyph=Glyph::Group/> <p>{labels.not_connected}</p></div>
                }.into_any()
            })}
        </section>
    }
}

/// How many are shown.
#[component]
fn Count() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let counts = store.part(|state| {
        let all = state.list.groups.len();
        let known = state.list.progress == Progress::Complete;
        (known && all > 0).then(|| (state.list.shown(&state.address.filter).len(), all))
    });
    dynamic(move || counts.get().map(|(shown, all)| (labels.count)(shown, all)))
}

/// Filter, reload, stop.
#[component]
fn Controls() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let filter = store.part(|state| state.address.filter.clone());
    let loading = store.part(|state| state.list.progress == Progress::Loading);
    view! {
        <div class="groups-controls">
            <label class="visually-hidden" for="filter">{labels.filter}</label>
            <input id="filter" type="search" autocomplete="off" spellcheck="false" placeholder=labels.filter_note
                prop:value=text(move || filter.get())
                on:input=on(move |event| store.dispatch(Event::FilterTyped(event_target_value(&event))))/>
            {dynamic(move || if loading.get() {
                view! {
                    <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::StopList))>
                        <Icon glyph=Glyph::Close/> {labels.stop}
                    </button>
                }.into_any()
            } else {
                view! {
                    <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::LoadList))>
                        <Icon glyph=Glyph::Reload/> {labels.reload}
                    </button>
                }.into_any()
            })}
        </div>
    }
}

/// Progress, then the rows or why there are none.
#[component]
fn Loaded() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let progress = store.part(|state| state.list.progress.clone());
    let count = store.part(|state| state.list.groups.len());
    let resume = move || {
        view! {
            <button type="button" class="button-quiet" on:click=on(move |_| store.dispatch(Event::ContinueList))>{labels.resume}</button>
        }
    };
    let state = move || {
        match progress.get() {
        Progress::NotLoaded | Progress::Complete => ().into_any(),
        Progress::Loading => view! {
            <p class="progress"><progress aria-label=labels.heading></progress> {(labels.progress)(count.get())}</p>
        }.into_any(),
        Progress::Stopped => view! {
            <Notice tone=Tone::Info><p>{(labels.stopped)(count.get())}</p> {resume()}</Notice>
        }.into_any(),
        Progress::Failed(error) => view! {
            {(count.get() > 0).then(|| view! { <p>{(labels.failed_after)(count.get())}</p> })}
            <Failure error purpose=Purpose::List/>
            {resume()}
        }.into_any(),
    }
    };
    view! {
        <div id="list-progress">{dynamic(state)}</div>
        <Rows/>
    }
}

/// The rows, or the empty state.
#[component]
fn Rows() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let sort = store.part(|state| state.list.sort);
    let filter = store.part(|state| state.address.filter.clone());
    let empty = store.part(|state| state.list.progress == Progress::Complete && state.list.groups.is_empty());
    let shown =
        store.part(|state| state.list.shown(&state.address.filter).into_iter().cloned().collect::<Vec<_>>());
    let head = move |column: Column| {
        let order = move || {
            let sort = sort.get();
            let order = match sort {
                Sort { column: by, .. } if by != column => "none",
                Sort { descending: true, .. } => "descending",
                Sort { descending: false, .. } => "ascending",
            };
            order.to_owned()
        };
        view! {
            <th scope="col" aria-sort=text(order)>
                <button type="button" class="button-head" on:click=on(move |_| store.dispatch(Event::Sorted(column)))>
                    {(labels.column)(column)}
                    <span class="sort-mark" aria-hidden="true"></span>
                </button>
            </th>
        }
    };
    let table = move || {
        view! {
            <table class="table">
                <caption class="visually-hidden">{labels.heading}</caption>
                <thead>
                    <tr>
                        {Column::ALL.map(head).collect_view()}
                        <th scope="col"><span class="visually-hidden">{labels.actions}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {dynamic(move || shown.with(|groups| groups.iter().map(row).collect_view()))}
                </tbody>
            </table>
        }
    };
    let none_shown = store
        .part(|state| !state.list.groups.is_empty() && state.list.shown(&state.address.filter).is_empty());
    let any_shown = store.part(|state| !state.list.shown(&state.address.filter).is_empty());
    view! {
        {dynamic(move || empty.get().then(|| view! {
            <div class="empty">
                <Icon glyph=Glyph::Group/>
                <p><strong>{labels.empty}</strong></p>
                <p class="soft">{labels.empty_hint}</p>
            </div>
        }))}
        {dynamic(move || none_shown.get().then(|| view! {
            <div class="empty">
                <p>{dynamic(move || (labels.no_match)(&filter.get()))}</p>
                <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::FilterTyped(String::new())))>
                    {labels.clear_filter}
                </button>
            </div>
        }))}
        {dynamic(move || any_shown.get().then(table))}
    }
}

/// One group.
fn row(group: &EnrollmentGroup) -> AnyView {
    let store = Store::get();
    let labels = &store.texts().labels.list;
    let days_left = store.texts().labels.certificate.days_left;
    let now = clock::now();
    let id = group.id().to_owned();
    let address = store.part({
        let id = id.clone();
        move |state| Address { group: Some(id.clone()), ..state.address.clone() }.to_string()
    });
    let attestation = group.attestation();
    let info = attestation.certificate();
    let certificate = match &attestation {
        Attestation::SymmetricKey => labels.symmetric_key.to_owned(),
        Attestation::CaReferences { primary, secondary } => {
            let names: Vec<_> =
                [primary, secondary].into_iter().flatten().map(|name| (labels.ca_reference)(name)).collect();
            names.join(", ")
        }
        Attestation::SigningCertificates { .. } => {
            info.map_or_else(|| labels.no_certificate.to_owned(), |info| info.subject.clone())
        }
        Attestation::Other(kind) => kind.clone(),
    };
    let expiry = info.and_then(|info| info.not_after).map(|not_after| {
        view! {
            <span class=expiry_class(not_after, now)>{days_left(now.days_until(not_after))}</span>
            <span class="soft cell-date">{not_after.to_date()}</span>
        }
    });
    let (status_class, status) =
        if group.is_enabled() { ("badge badge-good", labels.enabled) } else { ("badge", labels.disabled) };
    let delete = (labels.delete)(&id);
    view! {
        <tr>
            <th scope="row"><a href=text(move || address.get())>{id.clone()}</a></th>
            <td data-label=(labels.column)(Column::Certificate)>{certificate}</td>
            <td data-label=(labels.column)(Column::Expiry)>{expiry}</td>
            <td data-label=(labels.column)(Column::Status)><span class=status_class>{status}</span></td>
            <td data-label=(labels.column)(Column::Updated)>{group.last_updated().map(crate::time::UnixSeconds::to_date)}</td>
            <td class="cell-actions">
                <button type="button" class="button-icon" aria-label=delete.clone() title=delete
                    on:click=on(move |_| store.dispatch(Event::DeleteAsked(id.clone())))>
                    <Icon glyph=Glyph::Trash/>
                </button>
            </td>
        </tr>
    }.into_any()
}
