//! What this browser remembers: the proxy template and the language, which are no secrets. And what the deployment presets.

use super::fetch;
use crate::{
    deployment::{Deployment, DeploymentError},
    text::Locale,
};

const PROXY: &str = "dps-enroll.proxy";
/// `boot.js` reads it too.
const LOCALE: &str = "dps-enroll.locale";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The proxy template that was saved; `None` on a first visit or where storage is blocked.
pub(crate) fn saved_proxy() -> Option<String> {
    storage()?.get_item(PROXY).ok()?
}

/// Saves the proxy template. Where storage is blocked it is asked for again next time.
pub(crate) fn save_proxy(template: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(PROXY, template);
    }
}

/// The language that was chosen; `None` where none was.
pub(crate) fn saved_locale() -> Option<Locale> {
    Locale::from_tag(&storage()?.get_item(LOCALE).ok()??)
}

/// Saves the language. Where storage is blocked the browser's is taken again next time.
pub(crate) fn save_locale(locale: Locale) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(LOCALE, locale.tag());
    }
}

/// The first of the browser's languages that the page speaks.
pub(crate) fn browsers_locale() -> Option<Locale> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().find_map(|tag| Locale::from_tag(&tag.as_string()?))
}

/// Tells the browser which language the page is in, for screen readers and hyphens.
pub(crate) fn speak(locale: Locale) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("lang", locale.tag());
    }
}

/// What the deployment presets. A missing file presets nothing.
pub(crate) async fn deployment() -> Result<Deployment, DeploymentError> {
    match fetch::beside("./config.json").await {
        Ok(text) => Deployment::parse(&text),
        Err(Some(404)) => Ok(Deployment::default()),
        Err(status) => Err(DeploymentError::Unread { status }),
    }
}
