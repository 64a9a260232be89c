//! Commands of `ChromeDriver` beyond the `WebDriver` standard: logs, and media features.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A POST below the session.
#[derive(Debug)]
pub(crate) struct Post {
    path: &'static str,
    body: Value,
}

impl Post {
    /// The console (`browser`) or the network (`performance`) since last asked.
    pub(crate) fn log(kind: &str) -> Self {
        Self { path: "se/log", body: json!({"type": kind}) }
    }

    /// A command of the developer tools.
    pub(crate) fn devtools(command: &str, parameters: Value) -> Self {
        let mut body = json!({"cmd": command});
        if let Some(fields) = body.as_object_mut() {
            fields.insert("params".to_owned(), parameters);
        }
        Self { path: "goog/cdp/execute", body }
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
