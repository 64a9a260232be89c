//! What this browser remembers: the proxy template, which is no secret. And what the deployment presets.

use serde_json::Value;

use super::fetch;
use crate::json;

const PROXY: &str = "dps-enroll.proxy";

/// `config.json` beside the page.
#[derive(Debug, Default)]
pub(crate) struct Deployment {
    /// The proxy template of a first visit.
    pub(crate) proxy: String,
}

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

/// What the deployment presets. A missing file presets nothing; `None` where it is there but cannot be understood.
pub(crate) async fn deployment() -> Option<Deployment> {
    let Some(text) = fetch::beside("./config.json").await else { return Some(Deployment::default()) };
    let mut settings = json::read_object(&text).ok()?;
    let proxy = match settings.remove("proxy") {
        None => String::new(),
        Some(Value::String(proxy)) => proxy,
        Some(_) => return None,
    };
    settings.is_empty().then_some(Deployment { proxy })
}
