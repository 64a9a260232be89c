//! Step 3: the form of a new enrollment group.

use leptos::prelude::*;

use super::{
    certificates::{name, option},
    connect::step,
    failure::failure,
    kit::{
        Child, Element, Field, Glyph, Tone, code_input, dynamic, el, error_line, expander, fact, facts, icon,
        note,
    },
    part::Part,
    store::Store,
};
use crate::{
    dps::{
        MAX_ID_LENGTH,
        enrollment_group::{AllocationPolicy, DraftError, EnrollmentGroupId, ReprovisionPolicy},
    },
    json,
    page::{Event, Setting, State, address::Address, call::Purpose, certificates::Slot, create::Progress},
    text::Say,
};

/// Step 3.
pub(super) fn create(store: Store) -> Element {
    let labels = &store.texts().labels.create;
    let sending = store.part(|state| state.create.progress == Progress::Sending);
    let unconnected = store.part(|state| state.create.attempted && state.connect.session.is_none());
    let create = el("button")
        .attr("type", "submit")
        .class("button-primary")
        .attr_with("aria-disabled", move || sending.get().to_string())
        .child(icon(Glyph::Group))
        .dynamic(move || if sending.get() { labels.creating } else { labels.create });
    let form = el("form")
        .class("stack")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            store.dispatch(Event::Create);
        })
        .child(identifier(store))
        .child(chosen(store))
        .child(settings(store))
        .child(preview(store))
        .child(el("div").class("actions").child(create))
        .child(
            el("p")
                .class("field-error")
                .attr("role", "alert")
                .dynamic(move || unconnected.get().then_some(labels.connect_first)),
        )
        .child(outcome(store));
    step("step-group", "3", labels.heading).child(form)
}

/// The errors of the form that belong to one field, as one text.
fn errors(state: &State, belongs: fn(&DraftError) -> bool) -> Option<String> {
    let shown = state.create.errors().into_iter().filter(belongs);
    let said: Vec<_> = shown.map(|error| error.say(state.locale)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// The ID: followed from the certificate until one is typed.
fn identifier(store: Store) -> Vec<AnyView> {
    let labels = &store.texts().labels.create;
    let id = store.part(|state| state.create.draft.id.clone());
    let error: Part<Option<String>> = store.part(|state| {
        let quiet = state.create.draft.id.is_empty() && !state.create.attempted;
        if quiet { None } else { errors(state, |error| matches!(error, DraftError::Id(_))) }
    });
    let warning = store.part(|state| {
        let warning = EnrollmentGroupId::parse(state.create.draft.id.trim()).ok()?.warning()?;
        Some(warning.say(state.locale))
    });
    let input = code_input()
        .attr("type", "text")
        .attr("maxlength", (MAX_ID_LENGTH * 2).to_string())
        .attr("placeholder", "factory-7")
        .value_with(move || id.get())
        .on("input", move |event| store.dispatch(Event::IdTyped(event_target_value(&event))));
    let field =
        Field { id: "group-id", label: labels.id.to_owned(), hint: labels.id_hint, error: Some(error) };
    let warned = move || {
        let line =
            |warning: String| el("p").class("field-warning").child(icon(Glyph::Warning)).child(warning);
        warning.get().map(line)
    };
    vec![field.with(input).into_child(), dynamic(warned)]
}

/// The certificates chosen in step 2, by name.
fn chosen(store: Store) -> Element {
    let texts = store.texts();
    let labels = &texts.labels.create;
    let error = store.part(|state| {
        let ours =
            |error: &DraftError| matches!(error, DraftError::NoCertificate | DraftError::SameCertificate);
        if state.create.attempted { errors(state, ours) } else { None }
    });
    let chosen = store.part(move |state| {
        [Slot::Primary, Slot::Secondary].map(|slot| state.certificates.in_slot(slot).cloned())
    });
    let rows = move || {
        let [primary, secondary] = chosen.get();
        let slots = [(texts.labels.group.primary, primary), (texts.labels.group.secondary, secondary)];
        let rows = slots.into_iter().filter_map(|(label, entry)| Some(fact(label, name(store, &entry?))));
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            el("p").class("soft").id("no-certificate").child(labels.no_certificate)
        } else {
            facts(rows)
        }
    };
    el("div")
        .class("field")
        .child(el("p").class("label").child(labels.certificates))
        .dynamic(rows)
        .child(error_line("certificate-error".to_owned(), error))
}

/// What most groups leave as it is.
fn settings(store: Store) -> Element {
    let labels = &store.texts().labels.create;
    let set = move |setting| store.dispatch(Event::SettingChanged(setting));
    let disabled = store.part(|state| state.create.draft.disabled);
    let iot_edge = store.part(|state| state.create.draft.iot_edge);
    let reprovision = store.part(|state| state.create.draft.reprovision.map(ReprovisionPolicy::as_str));
    let allocation = store.part(|state| state.create.draft.allocation.map(AllocationPolicy::as_str));
    let hubs = store.part(|state| state.create.draft.iot_hubs.clone());
    let hub_error = store.part(|state| {
        errors(state, |error| {
            !matches!(error, DraftError::Id(_) | DraftError::NoCertificate | DraftError::SameCertificate)
        })
    });
    let check = |ticked: Part<bool>, setting: fn(bool) -> Setting, label: Element| {
        let input = el("input").attr("type", "checkbox").checked_with(move || ticked.get());
        let input = input.on("change", move |event| set(setting(event_target_checked(&event))));
        el("label").class("check").child(input).child(label)
    };
    let disabled_label = el("span")
        .child(labels.disabled)
        .child(" ")
        .child(el("span").class("field-hint").child(labels.disabled_hint));
    let reprovision_choice = choice(
        labels.default_choice,
        ReprovisionPolicy::ALL.iter().map(|one| (one.as_str(), (labels.reprovision_name)(*one))).collect(),
        reprovision,
    )
    .on("change", move |event| {
        let value = event_target_value(&event);
        let named = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.as_str() == value);
        set(Setting::Reprovision(named));
    });
    let allocation_choice = choice(
        labels.default_choice,
        AllocationPolicy::ALL.iter().map(|one| (one.as_str(), (labels.allocation_name)(*one))).collect(),
        allocation,
    )
    .on("change", move |event| {
        let value = event_target_value(&event);
        let named = AllocationPolicy::ALL.into_iter().find(|policy| policy.as_str() == value);
        set(Setting::Allocation(named));
    });
    let hubs_area = el("textarea")
        .class("mono")
        .attr("rows", "2")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value_with(move || hubs.get())
        .on("input", move |event| set(Setting::IotHubs(event_target_value(&event))));
    let plain = |id, label: &str| Field { id, label: label.to_owned(), hint: "", error: None };
    let hubs_field =
        Field { id: "hubs", label: labels.hubs.to_owned(), hint: labels.hubs_hint, error: Some(hub_error) };
    let body = el("div")
        .class("stack")
        .child(check(disabled, Setting::Disabled, disabled_label))
        .child(check(iot_edge, Setting::IotEdge, el("span").child(labels.iot_edge)))
        .child(plain("reprovision", labels.reprovision).with(reprovision_choice))
        .child(plain("allocation", labels.allocation).with(allocation_choice))
        .child(hubs_field.with(hubs_area));
    expander(labels.settings).child(body)
}

/// A select of named values, and of none.
fn choice(
    none: &'static str,
    named: Vec<(&'static str, &'static str)>,
    chosen: Part<Option<&'static str>>,
) -> Element {
    let mut options = vec![option(String::new(), none.to_owned(), move || chosen.get().is_none())];
    options.extend(named.into_iter().map(|(value, label)| {
        option(value.to_owned(), label.to_owned(), move || chosen.get() == Some(value))
    }));
    el("select").child(options)
}

/// The body of the request, before it is sent.
fn preview(store: Store) -> Element {
    let labels = &store.texts().labels.create;
    let body = store.part(|state| {
        let put = state.create.draft.check().ok()?;
        let body = json::read(&put.body).ok()?;
        // A certificate's lines stay lines, so that the PEM can be read.
        Some(format!("{body:#}").replace("\\n", "\n"))
    });
    expander(labels.preview)
        .flag_with("hidden", move || body.with(Option::is_none))
        .child(el("pre").class("code").id("sent").attr("tabindex", "0").dynamic(move || body.get()))
}

/// How creating ended.
fn outcome(store: Store) -> Element {
    let labels = &store.texts().labels.create;
    let progress = store.part(|state| state.create.progress.clone());
    let link = move |id: &str| {
        let address = store.now(|state| Address { group: Some(id.to_owned()), ..state.address.clone() });
        el("a").attr("href", address.to_string()).child((labels.open)(id))
    };
    let ended = move |tone, said: String, id: &str| {
        Some(note(tone, vec![said.into_child(), " ".into_child(), link(id).into_child()]))
    };
    el("div").attr("role", "status").id("create-outcome").dynamic(move || match progress.get() {
        Progress::Editing | Progress::Sending => None,
        Progress::Created { id } => ended(Tone::Good, (labels.created)(&id), &id),
        Progress::Exists { id } => ended(Tone::Warning, (labels.exists)(&id), &id),
        Progress::Failed(error) => failure(store, error, Purpose::Create),
    })
}
