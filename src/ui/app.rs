//! Mounting the page: the store, the listeners that belong to the whole window, and the view the address asks for.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    certificates::certificates,
    connect::connect,
    create::create,
    deletion::delete_dialog,
    drop_target::drop_target,
    frame::frame,
    group::group_page,
    kit::{Element, dynamic, el},
    list::list,
    store::Store,
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
        mount_to_body(move || app(store));
        if store.now(|state| state.address.sandbox) {
            store.enter_sandbox();
        }
    });
}

/// The whole page.
fn app(store: Store) -> Vec<AnyView> {
    // Links and the back button change the fragment; both arrive here.
    let listener =
        window_event_listener(ev::popstate, move |_| store.dispatch(Event::Navigated(address::read())));
    on_cleanup(move || listener.remove());

    let title = store.texts().labels.frame.title;
    let opened = store.part(|state| state.address.group.clone());
    Effect::new(move |_| {
        document().set_title(&match opened.get() {
            Some(id) => format!("{id} · {title}"),
            None => title.to_owned(),
        });
    });
    let main =
        dynamic(move || if opened.with(Option::is_some) { vec![group_page(store)] } else { start(store) });
    let mut page = frame(store, main);
    page.push(drop_target(store).into_any());
    page.push(delete_dialog(store).into_any());
    page
}

/// The start page: the three steps, and the groups.
fn start(store: Store) -> Vec<Element> {
    let labels = &store.texts().labels.frame;
    let intro = el("div")
        .class("intro")
        .child(el("h1").attr("tabindex", "-1").child(labels.heading))
        .child(el("p").child(labels.lead));
    let steps =
        el("div").class("steps").child(connect(store)).child(certificates(store)).child(create(store));
    vec![intro, steps, list(store)]
}
