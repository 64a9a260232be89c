//! What this browser remembers: the proxy template, which is no secret, and the vault, which is encrypted. And what the
//! deployment presets.

use super::fetch;
use crate::{
    deployment::{Deployment, DeploymentError},
    page::vault::Unstored,
};

const PROXY: &str = "dps-enroll.proxy";
const VAULT: &str = "dps-enroll.vault";

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
