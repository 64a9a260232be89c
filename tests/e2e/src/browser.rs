//! Chromium, driven by what a person sees: texts, labels, names of buttons.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, key::Key};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::process::Child;

use crate::{Site, commands::Post, driver};

/// Why a test could not go on.
pub type TestError = Box<dyn std::error::Error + Send + Sync>;

/// How long a person would wait for something to appear.
const PATIENCE: Duration = Duration::from_secs(30);

/// A browser window.
#[derive(Debug)]
pub struct Browser {
    pub(crate) client: Client,
    _driver: Child,
    profile: TempDir,
    secrets: Mutex<Vec<String>>,
}

impl Browser {
    /// Opens an address in a window of a desktop's size.
    ///
    /// # Errors
    /// Where `ChromeDriver` or Chromium does not start.
    pub async fn open(url: &str) -> Result<Self, TestError> {
        Self::open_speaking(url, "en-US,en").await
    }

    /// Like [`open`](Self::open), in a browser of somebody who prefers other languages.
    ///
    /// # Errors
    /// Where `ChromeDriver` or Chromium does not start.
    pub async fn open_speaking(url: &str, languages: &str) -> Result<Self, TestError> {
        Self::start(url, json!({"browser": "ALL"}), languages).await
    }

    /// Like [`open`](Self::open), with [`requests`](Self::requests) noted, which costs time.
    ///
    /// # Errors
    /// Where `ChromeDriver` or Chromium does not start.
    pub async fn open_noting_requests(url: &str) -> Result<Self, TestError> {
        Self::start(url, json!({"browser": "ALL", "performance": "ALL"}), "en-US,en").await
    }

    /// Like [`open`](Self::open), with nothing noted, not even what the console says.
    ///
    /// # Errors
    /// Where `ChromeDriver` or Chromium does not start.
    pub async fn open_for_measuring(url: &str) -> Result<Self, TestError> {
        Self::start(url, json!({"browser": "OFF"}), "en-US,en").await
    }

    async fn start(url: &str, logs: Value, languages: &str) -> Result<Self, TestError> {
        let (driver, port) = driver::start().await?;
        let profile = tempfile::tempdir()?;
        // Names of hosts that are not this machine's lead to it; and are trusted like https.
        let origin = url::Url::parse(url)?.origin().ascii_serialization();
        let downloads = profile.path().join("saved");
        std::fs::create_dir(&downloads)?;
        let preferences = json!({
            "download.default_directory": downloads,
            "intl.accept_languages": languages,
            "profile.default_content_setting_values.automatic_downloads": 1,
        });
        let capabilities = json!({
            // Longer than any wait, so that what is waited for says itself what it saw.
            "timeouts": {"script": 180_000},
            "goog:loggingPrefs": logs,
            "goog:chromeOptions": {"prefs": preferences, "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Chromium's own pages, made ready for a window that nobody sees.
                "--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup",
                "--no-first-run",
                "--host-resolver-rules=MAP *.test 127.0.0.1, MAP *.gitlab.io 127.0.0.1",
                format!("--unsafely-treat-insecure-origin-as-secure={origin}"),
                // A page that still scrolls cannot be pressed.
                "--force-prefers-reduced-motion",
                "--window-size=1280,1000",
                format!("--user-data-dir={}", profile.path().display()),
            ]},
        });
        let Value::Object(capabilities) = capabilities else { return Err("no capabilities".into()) };
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let mut builder = ClientBuilder::new(connector);
        let client = builder.capabilities(capabilities).connect(&format!("http://127.0.0.1:{port}")).await?;
        client.goto(url).await?;
        Ok(Self { client, _driver: driver, profile, secrets: Mutex::default() })
    }

    /// Where files are saved.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.profile.path().join("saved")
    }

    /// What nothing may keep.
    pub(crate) fn secrets(&self) -> MutexGuard<'_, Vec<String>> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the window.
    ///
    /// # Errors
    /// Where the browser keeps a secret of the journey; and those of the driver.
    pub async fn close(self) -> Result<(), TestError> {
        let kept = self.kept_secrets().await?;
        self.end().await?;
        if kept.is_empty() { Ok(()) } else { Err(format!("secrets are kept: {kept:?}").into()) }
    }

    /// Closes the window, whatever the browser keeps.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn end(self) -> Result<(), TestError> {
        Ok(self.client.close().await?)
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn go(&self, url: &str) -> Result<(), TestError> {
        Ok(self.client.goto(url).await?)
    }

    /// The address shown.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn address(&self) -> Result<String, TestError> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// The browser's "back".
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn back(&self) -> Result<(), TestError> {
        Ok(self.client.back().await?)
    }

    /// The browser's "reload".
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn reload(&self) -> Result<(), TestError> {
        Ok(self.client.refresh().await?)
    }

    pub(crate) async fn element(&self, css: &str) -> Result<Element, TestError> {
        let wait = self.client.wait().at_most(PATIENCE);
        wait.for_element(Locator::Css(css)).await.map_err(|_| format!("nothing fits {css}").into())
    }

    /// Waits until a part of the page shows a text; white space is folded.
    ///
    /// # Errors
    /// With what it shows instead.
    pub async fn see(&self, css: &str, text: &str) -> Result<(), TestError> {
        self.wait_for(css, text, true, PATIENCE).await
    }

    /// The same with another patience, in seconds.
    ///
    /// # Errors
    /// With what it shows instead.
    pub async fn see_within(&self, seconds: u64, css: &str, text: &str) -> Result<(), TestError> {
        self.wait_for(css, text, true, Duration::from_secs(seconds)).await
    }

    /// Waits until a part of the page shows a text no more.
    ///
    /// # Errors
    /// With what it shows.
    pub async fn see_no_more(&self, css: &str, text: &str) -> Result<(), TestError> {
        self.wait_for(css, text, false, PATIENCE).await
    }

    async fn wait_for(
        &self,
        css: &str,
        text: &str,
        wanted: bool,
        patience: Duration,
    ) -> Result<(), TestError> {
        let script = "const [css, text, wanted, patience, done] = arguments;
            const parts = () => [...document.querySelectorAll(css)];
            const shown = () => parts().map(e => e.innerText).join('\\n').replace(/\\s+/g, ' ');
            // What is not there shows nothing, not even an empty text.
            const fits = () => (parts().length > 0 && shown().includes(text)) === wanted;
            if (fits()) { done(null); return; }
            const ended = new AbortController();
            const stop = (result) => { watch.disconnect(); ended.abort(); clearTimeout(late); done(result); };
            const look = () => { if (fits()) stop(null); };
            const watch = new MutationObserver(look);
            watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            // What selectors also tell apart, though the document stays as it is: the focus, and what a field holds.
            for (const kind of ['focusin', 'focusout', 'input', 'change'])
              addEventListener(kind, look, { capture: true, signal: ended.signal });
            const late = setTimeout(() => stop(fits() ? null : shown()), patience);";
        let patience = u64::try_from(patience.as_millis())?;
        let arguments = vec![json!(css), json!(text), json!(wanted), json!(patience)];
        match self.client.execute_async(script, arguments).await? {
            Value::Null => Ok(()),
            shown => {
                let verb = if wanted { "lacks" } else { "still has" };
                Err(format!("{css} {verb} “{text}”. It shows: {shown}").into())
            }
        }
    }

    /// Presses the button, or follows the link, of a name.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press(&self, name: &str) -> Result<(), TestError> {
        let name = name.replace('\'', "’");
        let path = format!(
            "//*[self::button or self::a or self::summary][not(ancestor-or-self::*[@hidden])][normalize-space()='{name}' or \
             @aria-label='{name}']"
        );
        let wait = self.client.wait().at_most(PATIENCE);
        let element =
            wait.for_element(Locator::XPath(&path)).await.map_err(|_| format!("there is no “{name}”"))?;
        self.click(&element).await
    }

    /// Brings an element to where a person would bring it, not under the header, and presses it.
    pub(crate) async fn click(&self, element: &Element) -> Result<(), TestError> {
        let center = "arguments[0].scrollIntoView({ block: 'center' });";
        self.client.execute(center, vec![serde_json::to_value(element)?]).await?;
        Ok(element.clone().click().await?)
    }

    /// Presses the button of a name in a part of the page.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press_in(&self, css: &str, name: &str) -> Result<(), TestError> {
        let part = self.element(css).await?;
        let path = format!(".//button[normalize-space()='{name}']");
        let element =
            part.find(Locator::XPath(&path)).await.map_err(|_| format!("there is no “{name}” in {css}"))?;
        self.click(&element).await
    }

    /// Ticks the box of a name that is not shown.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press_box(&self, name: &str) -> Result<(), TestError> {
        let element = self.element(&format!("input[aria-label='{name}']")).await?;
        self.click(&element).await
    }

    /// Presses the first button, or unfolds the first summary, whose name begins so.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press_containing(&self, start: &str) -> Result<(), TestError> {
        let path = format!("//*[self::button or self::summary][starts-with(normalize-space(), '{start}')]");
        let wait = self.client.wait().at_most(PATIENCE);
        let element =
            wait.for_element(Locator::XPath(&path)).await.map_err(|_| format!("there is no “{start}…”"))?;
        self.click(&element).await
    }

    /// Ticks the box, or chooses the choice, of a label.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn press_label(&self, name: &str) -> Result<(), TestError> {
        let path = format!("//label[normalize-space()='{name}']");
        let wait = self.client.wait().at_most(PATIENCE);
        let element =
            wait.for_element(Locator::XPath(&path)).await.map_err(|_| format!("there is no “{name}”"))?;
        self.click(&element).await
    }

    /// Presses the tabulator until the focus is on the control of a name.
    ///
    /// # Errors
    /// Where it never is.
    pub async fn tab_to(&self, name: &str) -> Result<(), TestError> {
        let script = "const e = document.activeElement;
            return (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent).trim().replace(/\\s+/g, ' ');";
        // More controls than the page has.
        for _ in 0..120 {
            if self.evaluate(script).await? == name {
                return Ok(());
            }
            self.key(Key::Tab).await?;
        }
        Err(format!("the focus never comes to “{name}”").into())
    }

    /// Types where the focus is.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn type_text(&self, text: &str) -> Result<(), TestError> {
        let focused = self.client.active_element().await?;
        self.may_have_secret(&focused, text).await?;
        Ok(focused.send_keys(text).await?)
    }

    /// What stands in a masked field is a secret.
    async fn may_have_secret(&self, field: &Element, text: &str) -> Result<(), TestError> {
        if field.attr("type").await?.as_deref() == Some("password") {
            self.has_secret(text);
        }
        Ok(())
    }

    /// Denies a permission to an origin, as a person would in the browser's question.
    ///
    /// # Errors
    /// Where the browser has no such permission.
    pub async fn deny(&self, permission: &str, origin: &str) -> Result<(), TestError> {
        let parameters = json!({"permission": {"name": permission}, "setting": "denied", "origin": origin});
        self.client.issue_cmd(Post::devtools("Browser.setPermission", parameters)).await?;
        Ok(())
    }

    /// The browser's "forward".
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn forward(&self) -> Result<(), TestError> {
        self.evaluate("history.forward()").await?;
        Ok(())
    }

    /// Types into a field, in place of what is there.
    ///
    /// # Errors
    /// Where it is not there.
    pub async fn fill(&self, css: &str, text: &str) -> Result<(), TestError> {
        let field = self.element(css).await?;
        self.may_have_secret(&field, text).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Unfolds what is folded away, or folds it again.
    ///
    /// # Errors
    /// Where it is not there.
    pub async fn unfold(&self, css: &str) -> Result<(), TestError> {
        let summary = self.element(&format!("{css}:not([hidden]) > summary")).await?;
        self.click(&summary).await
    }

    /// Chooses an option by its value.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn choose(&self, css: &str, value: &str) -> Result<(), TestError> {
        Ok(self.element(css).await?.select_by_value(value).await?)
    }

    /// The value of a field.
    ///
    /// # Errors
    /// Where it is not there.
    pub async fn value(&self, css: &str) -> Result<String, TestError> {
        let field = self.element(css).await?;
        let value = field.prop("value").await?.unwrap_or_default();
        self.may_have_secret(&field, &value).await?;
        Ok(value)
    }

    /// Connects to a site's DPS through its proxy.
    ///
    /// # Errors
    /// Where the page does not let one.
    pub async fn connect(&self, site: &Site) -> Result<(), TestError> {
        self.connect_with(&site.connection_string(), &site.proxy()).await
    }

    /// Sets a proxy and connects.
    ///
    /// # Errors
    /// Where the page does not let one.
    pub async fn connect_with(&self, connection: &str, proxy: &str) -> Result<(), TestError> {
        self.press_containing("Proxy").await?;
        self.fill("#proxy", proxy).await?;
        self.fill("#connection-string", connection).await?;
        self.see("#recognised", "policy").await?;
        self.press("Connect").await
    }

    /// Presses a key, wherever the focus is.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn key(&self, key: Key) -> Result<(), TestError> {
        let focused = self.client.active_element().await?;
        Ok(focused.send_keys(&char::from(key).to_string()).await?)
    }

    /// Goes on in the page's first frame.
    ///
    /// # Errors
    /// Where it has none.
    pub async fn enter_frame(&self) -> Result<(), TestError> {
        Ok(self.element("iframe").await?.enter_frame().await?)
    }

    /// What keeps the page from being installed like a program.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn installability_errors(&self) -> Result<Value, TestError> {
        let answer = self.client.issue_cmd(Post::devtools("Page.getInstallabilityErrors", json!({}))).await?;
        Ok(answer.get("installabilityErrors").cloned().ok_or("no answer")?)
    }

    /// Runs a script and returns its value.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn evaluate(&self, script: &str) -> Result<Value, TestError> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// Runs a script that calls its last argument with its value.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn evaluate_async(&self, script: &str) -> Result<Value, TestError> {
        Ok(self.client.execute_async(script, Vec::new()).await?)
    }

    /// What the console says; empty is as it should be.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn console(&self) -> Result<Vec<String>, TestError> {
        let entries = self.client.issue_cmd(Post::log("browser")).await?;
        let message = |entry: &Value| entry.get("message").and_then(Value::as_str).map(str::to_owned);
        Ok(entries.as_array().into_iter().flatten().filter_map(message).collect())
    }

    /// The address of every request since last asked.
    ///
    /// # Errors
    /// Where they are not noted; those of the driver.
    pub async fn requests(&self) -> Result<Vec<String>, TestError> {
        let entries = self.client.issue_cmd(Post::log("performance")).await?;
        let url = |entry: &Value| {
            let event: Value = serde_json::from_str(entry.get("message")?.as_str()?).ok()?;
            let message = event.get("message")?;
            let sent = message.get("method")?.as_str()? == "Network.requestWillBeSent";
            sent.then(|| Some(message.pointer("/params/request/url")?.as_str()?.to_owned())).flatten()
        };
        // The browser's own first page is none of ours.
        let urls = entries.as_array().into_iter().flatten().filter_map(url);
        Ok(urls.filter(|url| !url.starts_with("chrome:")).collect())
    }
}
