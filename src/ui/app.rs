//! Mounting the page: the store, the listeners that belong to the whole window, and the view the address asks for.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    activity::activity_panel,
    certificates::certificates,
    connect::connect,
    deletion::delete_dialog,
    drop_target::drop_target,
    enrollment::enrollment_page,
    form::step_form,
    frame::frame,
    kit::{Child, dynamic, el},
    list::{devices_page, list},
    registration::registrations_page,
    run::run_dialog,
    store::Store,
};
use crate::{
    browser::{address, settings},
    page::{Event, State, address::Place, list::Which},
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
    let place = store.part(|state| state.address.place.clone());
    Effect::new(move |_| {
        document().set_title(&match place.get() {
            Place::Start => title.to_owned(),
            Place::Devices => {
                format!("{} · {title}", (store.texts().labels.list.heading)(Which::Devices))
            }
            Place::Enrollment(_, id) | Place::Registrations(id) => format!("{id} · {title}"),
        });
    });
    let main = dynamic(move || match place.get() {
        Place::Start => start(store),
        Place::Devices => devices_page(store),
        Place::Enrollment(kind, id) => vec![enrollment_page(store, kind, &id).into_child()],
        Place::Registrations(group) => registrations_page(store, &group),
    });
    let mut page = frame(store, main);
    page.push(drop_target(store).into_any());
    page.push(delete_dialog(store).into_any());
    page.push(run_dialog(store).into_any());
    page.push(activity_panel(store).into_any());
    page
}

/// The start page: the three steps, and the groups.
fn start(store: Store) -> Vec<AnyView> {
    let labels = &store.texts().labels.frame;
    let intro = el("div")
        .class("intro")
        .child(el("h1").attr("tabindex", "-1").child(labels.heading))
        .child(el("p").child(labels.lead));
    let steps =
        el("div").class("steps").child(connect(store)).child(certificates(store)).child(step_form(store));
    vec![intro.into_child(), steps.into_child(), list(store, Which::Groups).into_child()]
}
