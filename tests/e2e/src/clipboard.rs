//! What is copied. The system's clipboard is one for all tests: the window keeps copies itself.

use crate::browser::{Browser, TestError};

impl Browser {
    /// Copies are kept by the window from now on, until it loads another page.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn keep_copies(&self) -> Result<(), TestError> {
        let keep = "window.copied = [];
            navigator.clipboard.writeText = text => { copied.push(text); return Promise.resolve(); };";
        self.evaluate(keep).await.map(drop)
    }

    /// What was copied last, once the page says there that it was.
    ///
    /// # Errors
    /// Where nothing is.
    pub async fn copied(&self, css: &str) -> Result<String, TestError> {
        self.see(&format!("{css} .copy-said"), "Copied").await?;
        let text = self.evaluate("return copied.pop()").await?;
        Ok(text.as_str().ok_or("nothing is copied")?.to_owned())
    }
}
