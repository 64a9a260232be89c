//! The pictures of the README and the docs, taken of the release page in the sandbox. `cargo xtask screenshots` runs it with the
//! folder to put them in.

use std::{env, fs, path::PathBuf};

use dps_enroll_e2e::{Browser, Site, TestError, fixture};

/// A noon in 2026, for ever: what is drawn depends on the day.
const STILL: &str = "Date.now = () => 1798113600000;";
/// More would slow down whoever reads the README.
const LIMIT: usize = 160 * 1024;

#[tokio::main]
async fn main() -> Result<(), TestError> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("say which folder to put the pictures in")?);
    let site = Site::start().await?;
    let browser = Browser::open_for_measuring("about:blank").await?;
    browser.before_each_page(STILL).await?;
    let save = async |name: &str| -> Result<(), TestError> {
        browser.evaluate("document.activeElement.blur(); scrollTo(0, 0);").await?;
        let drawn = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0](null)))";
        browser.evaluate_async(drawn).await?;
        let picture = browser.screenshot().await?;
        if picture.len() > LIMIT {
            return Err(format!("{name} has {} bytes; it may have {LIMIT}", picture.len()).into());
        }
        Ok(fs::write(folder.join(name), picture)?)
    };
    let open = async |address: &str| -> Result<(), TestError> {
        browser.go("about:blank").await?;
        browser.go(&format!("{}#/{address}?sandbox", site.page())).await
    };

    browser.resize(1280, 900).await?;
    browser.prefer("light").await?;
    open("").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.drop_file("factory-7.pem", &fixture("intermediate.pem")?).await?;
    browser.see(".certificate", "Contoso Factory 7 CA").await?;
    save("start-page.png").await?;

    open("groups/lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    save("group.png").await?;

    open("workshop/check").await?;
    browser.press_in("main", "Try an example").await?;
    browser.see(".timeline", "tacoma-pump-21").await?;
    save("check-chain.png").await?;

    browser.prefer("dark").await?;
    open("enrollments").await?;
    browser.see(".table", "lyon-gateway-01").await?;
    save("dark.png").await?;

    browser.prefer("light").await?;
    browser.resize(390, 844).await?;
    open("groups/lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    save("phone.png").await?;
    browser.close().await
}
