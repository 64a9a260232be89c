//! What the page is and where it stands, as its document says; binding it, and loading it anew.

use leptos::prelude::{document, location, window};
use web_sys::{Element, Event};

use crate::page::site::{Build, Site};

/// Heard by `src/offline/register.js`, which takes the newer build and loads the page anew.
const TAKE: &str = "dps-enroll-take";
/// Said by it, whenever there is one.
pub(crate) const UPDATE: &str = "dps-enroll-update";

/// What is known at the start.
pub(crate) fn read() -> Site {
    let app = document().query_selector("meta[name=app]").ok().flatten();
    let written = |name| app.as_ref().and_then(|app| app.get_attribute(name)).unwrap_or_default();
    let wasm = web_sys::Url::new_with_base(&written("data-wasm"), &location().href().unwrap_or_default());
    let build = Build {
        commit: written("data-commit"),
        sha256: written("data-sha256"),
        wasm: wasm.map(|url| url.href()).unwrap_or_default(),
    };
    let address = (location().hostname().unwrap_or_default(), location().pathname().unwrap_or_default());
    let root = document().document_element();
    // It may have been there before this was.
    let is_update_ready = root.is_some_and(|root| root.has_attribute("data-update"));
    Site { build, address, is_update_ready }
}

/// Has the browser hold the page to a further policy; it can only forbid more, and cannot be taken back.
pub(crate) fn bind(policy: &str) {
    let element = || -> Option<Element> {
        let element = document().create_element("meta").ok()?;
        element.set_attribute("http-equiv", "Content-Security-Policy").ok()?;
        element.set_attribute("content", policy).ok()?;
        Some(element)
    };
    if let (Some(element), Some(head)) = (element(), document().head()) {
        // Fails for no element that can stand there.
        let _ = head.append_child(&element);
    }
}

/// Loads the newer build.
pub(crate) fn take_update() {
    if let Ok(event) = Event::new(TAKE) {
        // Fails only for an event that is under way.
        let _ = window().dispatch_event(&event);
    }
}

/// Loads the page anew.
pub(crate) fn reload() {
    // Fails for no page that is shown.
    let _ = location().reload();
}
