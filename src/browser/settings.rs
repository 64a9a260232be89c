//! What this browser remembers: the proxy template, which is no secret. And what the deployment presets.

use super::fetch;
use crate::deployment::{Deployment, DeploymentError};

const PROXY: &str = "dps-enroll.proxy";

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

/// What the deployment presets. A missing file presets nothing.
pub(crate) async fn deployment() -> Result<Deployment, DeploymentError> {
    match fetch::beside("./config.json").await {
        Ok(text) => Deployment::parse(&text),
        Err(Some(404)) => Ok(Deployment::default()),
        Err(status) => Err(DeploymentError::Unread { status }),
    }
}
