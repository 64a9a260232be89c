//! Mounting the page: the store, the listeners that belong to the whole window, and the view the address asks for.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;

use super::{
    activity::activity_panel,
    certificates::certificates,
    connect::connect,
    deletion::delete_dialog,
    drop_target::{drop_veil, take_files},
    enrollment::enrollment_page,
    focus,
    form::step_form,
    frame::frame,
    guide::guide,
    kit::{Child, Drawing, Element, Node, el},
    list::{devices_page, list},
    registration::registrations_page,
    rows,
    run::run_dialog,
    shortcuts::{keys_sheet, take_keys},
    store::{Store, dispatch, enter_sandbox},
    vault::vault_question,
    view::View,
    workshop::workshop_page,
};
use crate::{
    browser::{address, crypto, idle, print, settings, site},
    page::{
        Event, State,
        address::Place,
        list::Which,
        setting::Setting,
        vault::{self, IDLE_SECONDS, Vault},
        workshop,
    },
    text::{
        Locale,
        visible::{self, visible},
    },
};

/// Replaces the static shell by the running page.
pub fn mount() {
    let saved = settings::saved(Setting::Locale).and_then(|tag| Locale::from_tag(&tag));
    let locale = saved.or_else(settings::browsers_locale).unwrap_or_default();
    let mut state = State::new(locale, address::read(), settings::saved(Setting::Proxy));
    state.settings.is_locale_chosen = saved.is_some();
    state.settings.are_shortcuts_on = settings::saved(Setting::Shortcuts).as_deref() != Some("off");
    state.settings.is_guided = settings::saved(Setting::Guide).is_some();
    state.site = site::read();
    state.theme = settings::saved_theme();
    state.vault = Vault::new(settings::saved_vault(), crypto::is_available());
    let is_sandbox = state.address.sandbox;
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    mount_to_body(move || keep_drawn(Store::mount(state)));
    if is_sandbox {
        enter_sandbox();
    }
    // The page does not wait for what is preset.
    spawn_local(async { dispatch(Event::Preset(settings::deployment().await)) });
}

/// Draws the page, and again whenever what it shows has changed.
fn keep_drawn(store: Store) {
    // Links and the back button change the fragment; both arrive here.
    let navigated = window_event_listener(ev::popstate, |_| dispatch(Event::Navigated(address::read())));
    // A page that is left may be kept by the browser for "back"; private keys must not be, nor an open vault.
    let left = window_event_listener_untyped("pagehide", |_| {
        dispatch(Event::Vault(vault::Event::Locked));
        dispatch(Event::Workshop(workshop::Event::Make(workshop::make::Event::Forgotten)));
    });
    let stored = window_event_listener_untyped("storage", |_| {
        dispatch(Event::Vault(vault::Event::Elsewhere(settings::saved_vault())));
    });
    let touched = ["pointerdown", "keydown", "wheel"].map(|input| {
        window_event_listener_untyped(input, |_| {
            let seconds = idle::end();
            if seconds >= IDLE_SECONDS {
                dispatch(Event::Vault(vault::Event::Returned(seconds)));
            }
        })
    });
    let updated = window_event_listener_untyped(site::UPDATE, |_| dispatch(Event::UpdateReady));
    let scrolled = window_event_listener_untyped("scroll", move |_| store.follow_sight());
    let resized = window_event_listener_untyped("resize", move |_| store.follow_sight());
    let printing = window_event_listener_untyped("beforeprint", move |_| {
        rows::print(true);
        store.follow_sight();
    });
    let printed = window_event_listener_untyped("afterprint", move |_| {
        rows::print(false);
        store.follow_sight();
        print::end();
    });
    let keys = take_keys();
    on_cleanup(move || {
        let handles = [navigated, left, stored, updated, scrolled, resized, printing, printed, keys];
        handles.into_iter().chain(touched).for_each(WindowListenerHandle::remove);
    });
    take_files(store);
    let drawing = RenderEffect::new(move |before: Option<Option<Drawing>>| {
        let part = focus::part();
        let drawing = store.draw(|view| {
            document().set_title(&visible(&title(view), visible::Place::Line, view.texts.page.left_out));
            settings::speak(view.state.locale);
            let page = page(view);
            match before.flatten() {
                Some(mut drawing) => {
                    drawing.become_one(view, page);
                    Some(drawing)
                }
                None => document().body().map(|body| Drawing::within(&body, view, page)),
            }
        });
        focus::keep(part);
        drawing
    });
    StoredValue::new_local(drawing);
}

fn title(view: &View<'_>) -> String {
    let title = view.labels().frame.title;
    match &view.state.address.place {
        Place::Start => title.to_owned(),
        #[cfg(debug_assertions)]
        Place::Gallery => format!("Gallery · {title}"),
        Place::Devices => format!("{} · {title}", (view.labels().list.heading)(Which::Devices)),
        Place::Enrollment(_, id) | Place::Registrations(id) => format!("{id} · {title}"),
        Place::Workshop(bench) => format!("{} · {title}", (view.labels().workshop.bench)(*bench)),
        Place::Unknown(_) => format!("{} · {title}", view.labels().frame.nothing_here),
    }
}

/// The whole page.
fn page(view: &View<'_>) -> Element {
    let place = &view.state.address.place;
    let main = match place {
        Place::Start => start(view),
        Place::Devices => devices_page(view),
        Place::Enrollment(kind, id) => enrollment_page(view, *kind, id).into_node(),
        Place::Registrations(group) => registrations_page(view, group),
        Place::Workshop(bench) => workshop_page(view, *bench),
        #[cfg(debug_assertions)]
        Place::Gallery => super::gallery::gallery(view),
        Place::Unknown(_) => nothing_here(view),
    };
    el("div")
        .class("page")
        .child(frame(view, main))
        .child(drop_veil(view))
        .child(delete_dialog(view))
        .child(run_dialog(view))
        .child(vault_question(view))
        .child(activity_panel(view))
        .child(keys_sheet(view))
}

/// A mistyped address, or a link that was cut off.
fn nothing_here(view: &View<'_>) -> Node {
    let labels = &view.labels().frame;
    let start = view.state.address.at(Place::Start).to_string();
    let link = el("a").attr("href", start).child(labels.start);
    el("div")
        .class("intro")
        .child(el("h1").attr("tabindex", "-1").child(labels.nothing_here))
        .child(el("p").child(link))
        .into_node()
}

/// The start page: the three steps, and the groups.
fn start(view: &View<'_>) -> Node {
    let labels = &view.labels().frame;
    let intro = el("div")
        .class("intro")
        .child(el("h1").attr("tabindex", "-1").child(labels.heading))
        .child(el("p").child(labels.lead));
    let steps =
        el("div").class("steps").child(connect(view)).child(certificates(view)).child(step_form(view));
    vec![intro.into_node(), guide(view).into_node(), steps.into_node(), list(view, Which::Groups).into_node()]
        .into_node()
}
