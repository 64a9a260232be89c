//! Symmetric keys of the opened enrollment, on demand: masked, copied, put away again; and the keys of a group's devices.

use super::{
    failure::failure,
    form::waits,
    kit::{
        Child, Element, Field, Glyph, Kept, Node, Tone, button, copy_button, el, icon_button, note,
        reveal_button,
    },
    store::announce,
    view::View,
};
use crate::{
    browser::download,
    dps::{DeviceKeys, derive_device_keys, device_keys_csv, enrollment::Kind},
    page::{Event, call::Purpose, opened::Keys},
    secret::Secret,
};

/// How many devices' keys are drawn; the file has all.
const DRAWN: usize = 50;

/// The keys of a symmetric-key enrollment.
pub(super) fn keys_view(view: &View<'_>, kind: Kind) -> Vec<Element> {
    let labels = &view.labels().keys;
    let show = || icon_button("button", Glyph::Key, labels.show).on_press(|| Event::KeysAsked);
    match view.state.opened.as_ref().map(|opened| &opened.keys) {
        Some(Keys::Hidden) | None => {
            vec![el("p").class("soft").child(labels.hidden), el("div").class("actions").child(show())]
        }
        Some(Keys::Reading) => vec![waits(labels.reading)],
        Some(Keys::Failed(error)) => {
            failure(view, error, Purpose::ShowKeys).into_iter().chain([show()]).collect()
        }
        Some(Keys::Shown(keys)) => {
            let hide = button("button", labels.hide).on_press(|| Event::KeysHidden);
            let fields = vec![
                key_field(view, "primary-key", labels.primary, &keys.primary),
                key_field(view, "secondary-key", labels.secondary, &keys.secondary),
                el("div").class("actions").child(hide),
            ];
            // Browsers want a form around masked fields; this one sends nothing.
            let form = el("form").class("stack").on("submit", |event| event.prevent_default());
            let mut body = vec![form.child(fields)];
            if kind == Kind::Group {
                body.extend(device_keys(view));
            }
            body
        }
    }
}

fn text(key: &Secret) -> String {
    // EXPOSE: the person asked to see the key.
    String::from_utf8_lossy(key.expose()).into_owned()
}

/// A key: masked until it is asked for, and copied without being seen.
fn key_field(view: &View<'_>, id: &'static str, label: &'static str, key: &Secret) -> Element {
    let input = el("input")
        .class("mono")
        .attr("readonly", "")
        .attr("autocomplete", "off")
        .attr("type", "password")
        .value(&text(key));
    let field = Field { id, label: label.to_owned(), hint: "", error: None };
    let row = el("div")
        .class("with-button")
        .child(field.describe(input))
        .child(reveal_button(view, "button", id, label))
        .child(copy_button(view, label, text(key)));
    field.around(row)
}

/// The keys of the group's devices, for IDs that are typed or pasted.
fn device_keys(view: &View<'_>) -> Vec<Element> {
    let labels = &view.labels().keys;
    let opened = view.state.opened.as_ref();
    let area = el("textarea")
        .class("mono")
        .attr("rows", "3")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value(opened.map_or("", |opened| &*opened.device_ids))
        .on_type(Event::DeviceIdsTyped);
    let hint = labels.device_ids_hint;
    let field = Field { id: "device-ids", label: labels.device_ids.to_owned(), hint, error: None }.with(area);
    let revision = opened.map_or(0, |opened| opened.revision);
    let derived = Node::Kept(Kept {
        key: String::new(),
        revision,
        draw: Box::new(|view| derived(view).unwrap_or_default().into_node()),
    });
    vec![el("h3").child(labels.devices), field, el("div").class("stack").child(derived)]
}

/// The derived keys: two hashes for each device.
fn derived(view: &View<'_>) -> Option<Vec<Element>> {
    let labels = &view.labels().keys;
    let opened = view.state.opened.as_ref()?;
    let Keys::Shown(group) = &opened.keys else { return None };
    let (devices, refused) = derive_device_keys(group, &opened.device_ids);
    let mut derived = Vec::new();
    if !refused.is_empty() {
        derived.push(note(Tone::Warning, (labels.refused)(&refused.join(", "))));
    }
    if !devices.is_empty() {
        let rows: Vec<_> = devices.iter().take(DRAWN).map(|device| device_row(view, device)).collect();
        derived.push(el("ul").class("device-keys").id("device-keys").child(rows));
        if devices.len() > DRAWN {
            derived.push(el("p").class("soft").child((labels.more)(devices.len() - DRAWN)));
        }
        let failed = view.texts.activity.not_exported;
        let save = icon_button("button", Glyph::Download, labels.csv).on_click(move || {
            let csv = device_keys_csv(&devices);
            // EXPOSE: the person asked for a file of the keys.
            if !download::save("device-keys.csv", "text/csv", csv.expose()) {
                announce(failed.to_owned());
            }
        });
        derived.push(el("div").class("actions").child(save));
    }
    Some(derived)
}

/// One device and its primary key, masked.
fn device_row(view: &View<'_>, device: &DeviceKeys) -> Element {
    let labels = &view.labels().keys;
    let copy = |label, key: &Secret| {
        let button = copy_button(view, &view.name_of(label, &device.id.to_string()), text(key));
        el("span").class("device-key").child(button).child(el("span").class("soft").child(label))
    };
    el("li")
        .child(el("span").class("mono").child(device.id.to_string()))
        .child(copy(labels.primary, &device.keys.primary))
        .child(copy(labels.secondary, &device.keys.secondary))
}
