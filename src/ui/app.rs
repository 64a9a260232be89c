//! Mounting the page: the store, the listeners that belong to the whole window, and the view the address asks for.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    certificates::Certificates, connect::Connect, create::Create, deletion::DeleteDialog,
    drop_target::DropTarget, frame::Frame, group::GroupPage, kit::dynamic, list::List, store::Store,
};
use crate::{
    browser::{address, settings},
    page::{Event, State},
    text::Locale,
};

/// Replaces the static shell by the running page.
pub fn mount() {
    spawn_local(async {
        let (proxy, preset_unreadable) = match settings::saved_proxy() {
            Some(saved) => (saved, false),
            None => match settings::deployment().await {
                Some(deployment) => (deployment.proxy, false),
                None => (String::new(), true),
            },
        };
        let mut state = State::new(Locale::English, address::read(), proxy);
        state.connect.preset_unreadable = preset_unreadable;
        let store = Store::new(state);
        if let Some(shell) = document().get_element_by_id("shell") {
            shell.remove();
        }
        mount_to_body(move || view! { <App store/> });
        if store.now(|state| state.address.sandbox) {
            store.enter_sandbox();
        }
    });
}

/// The whole page.
#[component]
fn App(
    /// Its state.
    store: Store,
) -> impl IntoView {
    provide_context(store);
    // Links and the back button change the fragment; both arrive here.
    let listener =
        window_event_listener(ev::popstate, move |_| store.dispatch(Event::Navigated(address::read())));
    on_cleanup(move || listener.remove());

    let labels = &store.texts().labels;
    let opened = store.part(|state| state.address.group.clone());
    Effect::new(move |_| {
        let title = labels.frame.title;
        document().set_title(&match opened.get() {
            Some(id) => format!("{id} · {title}"),
            None => title.to_owned(),
        });
    });
    view! {
        <Frame>
            {dynamic(move || match opened.get() {
                Some(_) => view! { <GroupPage/> }.into_any(),
                None => view! { <Start/> }.into_any(),
            })}
        </Frame>
        <DropTarget/>
        <DeleteDialog/>
    }
}

/// The start page: the three steps, and the groups.
#[component]
fn Start() -> impl IntoView {
    let labels = &Store::get().texts().labels.frame;
    view! {
        <div class="intro">
            <h1 tabindex="-1">{labels.heading}</h1>
            <p>{labels.lead}</p>
        </div>
        <div class="steps">
            <Connect/>
            <Certificates/>
            <Create/>
        </div>
        <List/>
    }
}
