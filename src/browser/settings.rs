//! What this browser remembers: the proxy template, which is no secret, and the theme. And what the deployment presets.

use super::fetch;
use crate::{
    deployment::{Deployment, DeploymentError},
    page::theme::Theme,
};

const PROXY: &str = "dps-enroll.proxy";
/// `src/boot.js` reads it too.
const THEME: &str = "dps-enroll.theme";

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// `None` on a first visit or where storage is blocked.
fn saved(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Where storage is blocked it is not there next time.
fn save(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, value);
    }
}

/// The proxy template that was saved.
pub(crate) fn saved_proxy() -> Option<String> {
    saved(PROXY)
}

/// Saves the proxy template.
pub(crate) fn save_proxy(template: &str) {
    save(PROXY, template);
}

/// The theme that was saved. The page has it already: `src/boot.js` is before this.
pub(crate) fn saved_theme() -> Theme {
    saved(THEME).map(|name| Theme::parse(&name)).unwrap_or_default()
}

/// Shows the page in a theme, and saves it.
pub(crate) fn take_theme(theme: Theme) {
    save(THEME, theme.as_str());
    if let Some(root) = web_sys::window().and_then(|window| window.document()?.document_element()) {
        let _ = root.set_attribute("data-theme", theme.as_str());
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
