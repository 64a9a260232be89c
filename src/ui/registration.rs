//! Registration records: what became of devices, in words; and the page of a group's records.

use super::{
    form::opened_form,
    kit::{Child, Element, Glyph, Node, bare_button, code_fact, el, fact, facts, icon},
    list::list,
    snippet::copy_as,
    store::dispatch,
    view::View,
};
use crate::{
    dps::{
        Id, Right,
        registration::{self, RegistrationState, Status},
    },
    page::{Event, State, item::Item, list::Which},
    snippet::Action,
};

/// How far a registration is.
pub(super) fn assignment_badge(view: &View<'_>, record: &RegistrationState) -> Element {
    let status = record.status();
    let class = match status {
        Status::Assigned => "badge badge-good",
        Status::Failed => "badge badge-bad",
        Status::Assigning => "badge badge-warning",
        _ => "badge",
    };
    el("span").class(class).child((view.labels().registration.status)(&status))
}

/// How the device came to its hub, or what went wrong.
pub(super) fn outcome_in_words(view: &View<'_>, record: &RegistrationState) -> String {
    let labels = &view.labels().registration;
    match (record.error_code(), record.error_message(), record.substatus()) {
        (None, None, substatus) => {
            substatus.map(|substatus| (labels.substatus)(substatus)).unwrap_or_default()
        }
        (code, message, _) => (labels.error)(code, message),
    }
}

/// One record, on the page of its enrollment.
pub(super) fn record_card(view: &View<'_>, record: &RegistrationState) -> Element {
    let labels = &view.labels();
    let words = outcome_in_words(view, record);
    let mut rows = vec![fact(
        labels.registration.status_label,
        vec![assignment_badge(view, record).into_node(), " ".into_node(), words.into_node()],
    )];
    let texts =
        [(labels.registration.hub, record.assigned_hub()), (labels.edit.device_id, record.device_id())];
    let texts = texts.into_iter().filter_map(|(name, value)| Some((name, value?.to_owned())));
    rows.extend(texts.map(|(name, value)| code_fact(view, name, "", value)));
    rows.extend(record.last_updated().map(|time| fact(labels.registration.updated, time.to_utc())));
    let registered = record.etag().is_some();
    let delete = registered.then(|| {
        let record = record.clone();
        bare_button(Glyph::Trash, (labels.list.delete)(record.id()))
            .flag("disabled", view.lacks(Right::RegistrationStatusWrite))
            .on_click(move || dispatch(Event::DeleteAsked(Box::new(Item::Registration(record.clone())))))
    });
    let head = el("div").class("card-head").child(el("h2").child(labels.registration.heading)).child(delete);
    let code = copy_as(view, "copy-record", record_action);
    el("section").class("card").child(head).child(facts(rows)).child(code)
}

/// Reads the record of the opened enrollment's device.
fn record_action(state: &State) -> Option<Action> {
    let record = state.opened.as_ref()?.enrollment.as_ref()?.registration_state()?;
    Some(Action::Record(registration::Get { id: Id::parse(record.id()).ok()? }))
}

/// The page of a group's records.
pub(super) fn registrations_page(view: &View<'_>, group: &str) -> Node {
    let labels = &view.labels().registration;
    let parent = view.state.address.at(view.state.address.place.parent()).to_string();
    let back = el("a")
        .class("back")
        .attr("href", parent)
        .child(icon(Glyph::Back))
        .child(" ")
        .child(group.to_owned());
    let heading = el("h1").attr("tabindex", "-1").child((labels.heading_of)(group));
    vec![
        el("p").child(back).into_node(),
        heading.into_node(),
        el("p").class("soft").child(labels.lead).into_node(),
        opened_form(view).into_node(),
        list(view, Which::Registrations).into_node(),
    ]
    .into_node()
}
