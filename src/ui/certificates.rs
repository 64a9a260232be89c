//! Step 2: files in, certificates out, and which of them the group gets.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{
    certificate_card::CertificateCard,
    drop_target::read_files,
    kit::{Glyph, Icon, Notice, Tone, dynamic, flag, on},
    store::Store,
};
use crate::{
    browser::files,
    certificate::{self, arrange},
    page::{
        Event,
        certificates::{Entry, Slot},
    },
};

/// Step 2.
#[component]
pub(super) fn Certificates() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.certificates;
    let count = store.part(|state| state.certificates.entries.len());
    view! {
        <section class="card step" aria-labelledby="step-certificate">
            <h2 id="step-certificate"><span class="step-number">"2"</span> {labels.heading}</h2>
            <FileInput/>
            <Problems/>
            <Entries/>
            <button type="button" class="button-quiet" hidden=flag(move || count.get() < 2)
                on:click=on(move |_| store.dispatch(Event::CertificatesCleared))>
                {labels.clear}
            </button>
        </section>
    }
}

/// Choosing files and pasting text: the ways that need no pointer.
#[component]
fn FileInput() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.certificates;
    let input = NodeRef::<html::Input>::new();
    let area = NodeRef::<html::Textarea>::new();
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(list) = input.files() {
            read_files(store, files::all(&list));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let paste = move |_| {
        if let Some(area) = area.get_untracked() {
            store.dispatch(Event::FileRead(certificate::read("", area.value().as_bytes())));
            area.set_value("");
        }
    };
    view! {
        <div class="dropzone">
            <Icon glyph=Glyph::Upload/>
            <p class="dropzone-title">{labels.drop}</p>
            <button type="button" class="button" id="choose-files" aria-describedby="file-kinds"
                on:click=on(move |_| if let Some(input) = input.get_untracked() { input.click() })>
                {labels.choose_files}
            </button>
            <input node_ref=input id="file" class="visually-hidden" type="file" multiple tabindex="-1" aria-hidden="true"
                on:change=on(chosen)/>
            <p class="field-hint" id="file-kinds">{labels.kinds}</p>
        </div>
        <details class="more">
            <summary>{labels.paste}</summary>
            <div class="stack">
                <label class="visually-hidden" for="paste">{labels.paste_field}</label>
                <textarea node_ref=area id="paste" class="mono" rows="4" spellcheck="false" autocomplete="off"
                    placeholder="-----BEGIN CERTIFICATE-----"></textarea>
                <button type="button" class="button" on:click=on(paste)>{labels.paste_button}</button>
            </div>
        </details>
    }
}

/// What in the files is no usable certificate.
#[component]
fn Problems() -> impl IntoView {
    let store = Store::get();
    let texts = store.texts();
    let labels = &texts.labels.certificates;
    let problems = store.part(|state| state.certificates.problems.clone());
    view! {
        <div role="status" id="file-problems">
            {dynamic(move || {
                let problems = problems.get();
                (!problems.is_empty()).then(|| view! {
                    <Notice tone=Tone::Bad>
                        <p class="notice-title">{labels.problems}</p>
                        <ul class="causes">
                            {problems.into_iter().map(|found| {
                                let source = if found.source.is_empty() { labels.pasted.to_owned() } else { found.source };
                                view! {
                                    <li>
                                        <strong>{source}</strong>
                                        ": "
                                        {(texts.certificate.problem)(&found.problem)}
                                    </li>
                                }
                            }).collect_view()}
                        </ul>
                        <button type="button" class="button-quiet" on:click=on(move |_| store.dispatch(Event::ProblemsDismissed))>
                            {labels.dismiss}
                        </button>
                    </Notice>
                })
            })}
        </div>
    }
}

/// The certificates, each below those it issued, and the two slots of the group.
#[component]
fn Entries() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.certificates;
    let entries = store.part(|state| state.certificates.entries.clone());
    let cards =
        move || {
            let entries = entries.get();
            let certificates: Vec<_> = entries.iter().map(|entry| entry.certificate.clone()).collect();
            let placed = arrange(&certificates);
            (!placed.is_empty()).then(|| view! {
            <ol class="chain" aria-label=labels.chain>
                {placed.into_iter().filter_map(|place| {
                    let entry = entries.get(place.index)?.clone();
                    let issuer = place.issuer.and_then(|index| entries.get(index)).map(name);
                    Some(view! { <CertificateCard entry index=place.index depth=place.depth issuer/> })
                }).collect_view()}
            </ol>
        })
        };
    view! {
        {dynamic(cards)}
        <SlotChoice place=Slot::Primary id="primary" label=labels.primary/>
        <SlotChoice place=Slot::Secondary id="secondary" label=labels.secondary/>
    }
}

/// A short name for a certificate: its common name, else its whole subject.
pub(super) fn name(entry: &Entry) -> String {
    let labels = &Store::get().texts().labels.certificates;
    let subject = &entry.certificate.subject;
    let name = subject.common_name().map_or_else(|| subject.to_string(), str::to_owned);
    if name.is_empty() { labels.unnamed.to_owned() } else { name }
}

/// Which certificate a slot gets.
#[component]
fn SlotChoice(place: Slot, id: &'static str, label: &'static str) -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.certificates;
    let entries = store.part(|state| state.certificates.entries.clone());
    let chosen = store.part(move |state| match place {
        Slot::Primary => state.certificates.primary,
        Slot::Secondary => state.certificates.secondary,
    });
    let options = move || {
        let chosen = chosen.get();
        entries.get().iter().enumerate().map(|(index, entry)| {
            let until = entry.certificate.not_after.to_date();
            view! { <option value=index.to_string() selected=chosen == Some(index)>{name(entry)} " – " {until}</option> }
        }).collect_view()
    };
    view! {
        <div class="field" hidden=flag(move || entries.with(Vec::is_empty))>
            <label for=id>{label}</label>
            <select id=id on:change=on(move |event| {
                let index = event_target_value(&event).parse().ok();
                store.dispatch(Event::CertificateChosen(place, index));
            })>
                <option value="" selected=flag(move || chosen.get().is_none())>{labels.none}</option>
                {dynamic(options)}
            </select>
        </div>
    }
}
