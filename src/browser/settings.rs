//! What this browser remembers of the page: settings, and the vault, which is encrypted. The languages it prefers, and what the
//! deployment presets.

use super::fetch;
use crate::{
    deployment::{Deployment, DeploymentError},
    page::{setting::Setting, theme::Theme, vault::Unstored},
    text::Locale,
};

const VAULT: &str = "dps-enroll.vault";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What was saved of a setting; `None` on a first visit or where storage is blocked.
pub(crate) fn saved(setting: Setting) -> Option<String> {
    storage()?.get_item(setting.key()).ok()?
}

/// Saves a setting. Where storage is blocked it is asked for again next time.
pub(crate) fn save(setting: Setting, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(setting.key(), value);
    }
}

/// The first of the browser's languages that the page speaks.
pub(crate) fn browsers_locale() -> Option<Locale> {
    let languages = web_sys::window()?.navigator().languages();
    languages.iter().find_map(|tag| Locale::from_tag(&tag.as_string()?))
}

/// Tells the browser which language the page is in, for screen readers and hyphens.
pub(crate) fn speak(locale: Locale) {
    mark("lang", locale.tag());
}

/// The theme that was saved. The page has it already: `src/boot.js` is before this.
pub(crate) fn saved_theme() -> Theme {
    saved(Setting::Theme).map(|name| Theme::parse(&name)).unwrap_or_default()
}

/// Shows the page in a theme, and saves it.
pub(crate) fn take_theme(theme: Theme) {
    save(Setting::Theme, theme.as_str());
    mark("data-theme", theme.as_str());
}

fn mark(attribute: &str, value: &str) {
    if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
        let _ = root.set_attribute(attribute, value);
    }
}

/// The vault that is stored; `None` where there is none, or where storage is blocked.
pub(crate) fn saved_vault() -> Option<String> {
    storage()?.get_item(VAULT).ok()?
}

/// Stores a vault, or none, in place of the one that is expected to be there.
pub(crate) fn save_vault(expected: Option<&str>, text: Option<&str>) -> Result<(), Unstored> {
    let storage = storage().ok_or(Unstored::Refused)?;
    let there = storage.get_item(VAULT).map_err(|_| Unstored::Refused)?;
    if there.as_deref() != expected {
        return Err(Unstored::Elsewhere(there));
    }
    let stored = match text {
        Some(text) => storage.set_item(VAULT, text),
        None => storage.remove_item(VAULT),
    };
    stored.map_err(|_| Unstored::Refused)
}

/// What the deployment presets. A missing file presets nothing.
pub(crate) async fn deployment() -> Result<Deployment, DeploymentError> {
    match fetch::beside("./config.json").await {
        Ok(text) => Deployment::parse(&text),
        Err(Some(404)) => Ok(Deployment::default()),
        Err(status) => Err(DeploymentError::Unread { status }),
    }
}
