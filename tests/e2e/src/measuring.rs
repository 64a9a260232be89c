//! The browser as an instrument: windows of any size, what they show, a time that stands still, and how long a visit takes.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::{
    browser::{Browser, TestError},
    commands::Post,
};

impl Browser {
    async fn devtools(&self, command: &str, parameters: Value) -> Result<Value, TestError> {
        Ok(self.client.issue_cmd(Post::devtools(command, parameters)).await?)
    }

    /// Makes the window another, in CSS pixels, without bars to scroll by.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), TestError> {
        self.enlarge(width, height, 1).await
    }

    /// The same with a CSS pixel as wide as some of the screen's, as when one zooms in.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn enlarge(&self, width: u32, height: u32, scale: u32) -> Result<(), TestError> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": scale, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        self.devtools("Emulation.setScrollbarsHidden", json!({"hidden": true})).await?;
        Ok(())
    }

    /// What the window shows, as PNG.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn screenshot(&self) -> Result<Vec<u8>, TestError> {
        let shot = self.devtools("Page.captureScreenshot", json!({"format": "png"})).await?;
        let data = shot.get("data").and_then(Value::as_str).ok_or("no picture")?;
        Ok(STANDARD.decode(data)?)
    }

    /// Runs a script at the start of every page from now on, before the page's own.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn before_each_page(&self, script: &str) -> Result<(), TestError> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await?;
        Ok(())
    }

    /// Whether every visit asks the network for every file, whatever the browser and service workers keep.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn load_anew(&self, anew: bool) -> Result<(), TestError> {
        self.devtools(if anew { "Network.enable" } else { "Network.disable" }, json!({})).await?;
        self.devtools("Network.setCacheDisabled", json!({"cacheDisabled": anew})).await?;
        self.devtools("Network.setBypassServiceWorker", json!({"bypass": anew})).await?;
        Ok(())
    }

    /// Ends every service worker, as the browser does some time after the last page is gone.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn stop_workers(&self) -> Result<(), TestError> {
        self.devtools("ServiceWorker.enable", json!({})).await?;
        self.devtools("ServiceWorker.stopAllWorkers", json!({})).await?;
        Ok(())
    }
}
