//! Symmetric keys of the opened enrollment, on demand: masked, copied, put away again; and the keys of a group's devices.

use leptos::prelude::*;

use super::{
    failure::failure,
    form::waits,
    kit::{Child, Element, Field, Glyph, Tone, button, copy_button, dynamic, el, icon_button, note},
    store::Store,
};
use crate::{
    browser::download,
    dps::{DeviceKeys, SymmetricKeys, derive_device_keys, device_keys_csv, enrollment::Kind},
    page::{Event, State, call::Purpose, opened::Keys},
    secret::Secret,
};

/// How many devices' keys are drawn; the file has all.
const DRAWN: usize = 50;

/// What is to be seen of the keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    Hidden,
    Reading,
    Open,
    Failed,
}

fn sight(state: &State) -> Sight {
    match state.opened.as_ref().map(|opened| &opened.keys) {
        Some(Keys::Reading) => Sight::Reading,
        Some(Keys::Shown(_)) => Sight::Open,
        Some(Keys::Failed(_)) => Sight::Failed,
        Some(Keys::Hidden) | None => Sight::Hidden,
    }
}

fn keys(state: &State) -> Option<SymmetricKeys> {
    match &state.opened.as_ref()?.keys {
        Keys::Shown(keys) => Some(keys.clone()),
        _ => None,
    }
}

/// The keys of a symmetric-key enrollment.
pub(super) fn keys_view(store: Store, kind: Kind) -> AnyView {
    let labels = &store.texts().labels.keys;
    let sight = store.part(sight);
    dynamic(move || {
        let show = || {
            icon_button("button", Glyph::Key, labels.show).on_click(move || store.dispatch(Event::KeysAsked))
        };
        match sight.get() {
            Sight::Hidden => {
                vec![el("p").class("soft").child(labels.hidden), el("div").class("actions").child(show())]
            }
            Sight::Reading => vec![waits(labels.reading)],
            Sight::Failed => {
                let error = store.now(|state| match &state.opened.as_ref()?.keys {
                    Keys::Failed(error) => Some(error.clone()),
                    _ => None,
                });
                let said = error.and_then(|error| failure(store, error, Purpose::ShowKeys));
                said.into_iter().chain([show()]).collect()
            }
            Sight::Open => {
                let Some(keys) = store.now(keys) else { return Vec::new() };
                let hide = button("button", labels.hide).on_click(move || store.dispatch(Event::KeysHidden));
                let fields = vec![
                    key_field(store, "primary-key", labels.primary, &keys.primary),
                    key_field(store, "secondary-key", labels.secondary, &keys.secondary),
                    el("div").class("actions").child(hide),
                ];
                // Browsers want a form around masked fields; this one sends nothing.
                let form = el("form").class("stack").on("submit", |event| event.prevent_default());
                let mut body = vec![form.child(fields)];
                if kind == Kind::Group {
                    body.extend(device_keys(store));
                }
                body
            }
        }
    })
}

fn text(key: &Secret) -> String {
    // EXPOSE: the person asked to see the key.
    String::from_utf8_lossy(key.expose()).into_owned()
}

/// A key: masked until it is asked for, and copied without being seen.
fn key_field(store: Store, id: &'static str, label: &'static str, key: &Secret) -> Element {
    let labels = &store.texts().labels.connect;
    let visible = RwSignal::new(false);
    let (value, copied) = (text(key), text(key));
    let input = el("input")
        .class("mono")
        .attr("readonly", "")
        .attr("autocomplete", "off")
        .attr_with("type", move || if visible.get() { "text" } else { "password" }.to_owned())
        .value_with(move || value.clone());
    let toggle = button("button", dynamic(move || if visible.get() { labels.hide } else { labels.show }))
        .attr_with("aria-pressed", move || visible.get().to_string())
        .on_click(move || visible.update(|visible| *visible = !*visible));
    let field = Field { id, label: label.to_owned(), hint: "", error: None };
    let control = field.describe(input);
    let row =
        el("div").class("with-button").child(control).child(toggle).child(copy_button(store, label, copied));
    field.around(row)
}

/// The keys of the group's devices, for IDs that are typed or pasted.
fn device_keys(store: Store) -> Vec<Element> {
    let labels = &store.texts().labels.keys;
    let typed =
        store.part(|state| state.opened.as_ref().map(|opened| opened.device_ids.clone()).unwrap_or_default());
    let area = el("textarea")
        .class("mono")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value_with(move || typed.get())
        .on("input", move |event| store.dispatch(Event::DeviceIdsTyped(event_target_value(&event))));
    let hint = labels.device_ids_hint;
    let field = Field { id: "device-ids", label: labels.device_ids.to_owned(), hint, error: None }.with(area);
    let derived = move || {
        let typed = typed.get();
        let Some(group) = store.now(keys) else { return Vec::new() };
        let (devices, refused) = derive_device_keys(&group, &typed);
        let mut body = Vec::new();
        if !refused.is_empty() {
            body.push(note(Tone::Warning, (labels.refused)(&refused.join(", "))));
        }
        if devices.is_empty() {
            return body;
        }
        let rows: Vec<_> = devices.iter().take(DRAWN).map(|device| device_row(store, device)).collect();
        body.push(el("ul").class("device-keys").id("device-keys").child(rows));
        if devices.len() > DRAWN {
            body.push(el("p").class("soft").child((labels.more)(devices.len() - DRAWN)));
        }
        let save = move || {
            let csv = device_keys_csv(&devices);
            // EXPOSE: the person asked for a file of the keys.
            if !download::save("device-keys.csv", "text/csv", csv.expose()) {
                store.announcement.update(|(count, said)| {
                    *count += 1;
                    store.texts().labels.frame.not_copied.clone_into(said);
                });
            }
        };
        let save = icon_button("button", Glyph::Download, labels.csv).on_click(save);
        body.push(el("div").class("actions").child(save));
        body
    };
    vec![el("h3").child(labels.devices), field, el("div").class("stack").dynamic(derived)]
}

/// One device and its primary key, masked.
fn device_row(store: Store, device: &DeviceKeys) -> Element {
    let labels = &store.texts().labels.keys;
    let copy = |label, key: &Secret| {
        copy_button(store, label, text(key)).child(el("span").class("soft").child(label))
    };
    el("li")
        .child(el("span").class("mono").child(device.id.to_string()))
        .child(copy(labels.primary, &device.keys.primary).into_child())
        .child(copy(labels.secondary, &device.keys.secondary).into_child())
}
