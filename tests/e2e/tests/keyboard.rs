//! The page by keyboard alone: not one press of a pointer. Files are given to the control that the button beside the drop zone
//! opens, which is the way without dragging.

use dps_enroll_e2e::{Browser, Key, Site, TestError, fixture};
use serde_json::{Value, json};

/// What the focus is on, as a person would say; fails where it is nowhere.
async fn focus(browser: &Browser) -> Result<String, TestError> {
    let script = "const e = document.activeElement;
        if (e === document.body || !e.checkVisibility()) return null;
        return (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent).trim().replace(/\\s+/g, ' ');";
    // It moves once what has changed is drawn.
    browser.evaluate_async("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))").await?;
    let focused = browser.evaluate(script).await?;
    Ok(focused.as_str().ok_or("the focus is nowhere")?.to_owned())
}

/// Goes to a control by the tabulator, and presses it.
async fn enter(browser: &Browser, name: &str) -> Result<(), TestError> {
    browser.tab_to(name).await?;
    browser.key(Key::Enter).await
}

async fn address(browser: &Browser) -> Result<String, TestError> {
    let address = browser.address().await?;
    Ok(address.split_once('#').map_or("", |(_, fragment)| fragment).to_owned())
}

#[tokio::test]
async fn a_group_is_created_changed_and_deleted() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    enter(&browser, "Skip to the page").await?;
    assert_eq!(focus(&browser).await?, "Enrollment groups for Azure DPS");
    enter(&browser, "Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    focus(&browser).await?;
    browser.tab_to("Choose files").await?;
    browser.choose_file("root.pem").await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.tab_to("Group ID").await?;
    browser.type_text(&char::from(Key::End).to_string()).await?;
    browser.type_text("-2").await?;
    enter(&browser, "Create group").await?;
    browser.see("#create-outcome", "contoso-root-ca-2 was created.").await?;
    focus(&browser).await?;
    enter(&browser, "Open contoso-root-ca-2").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert_eq!(focus(&browser).await?, "contoso-root-ca-2");
    enter(&browser, "Edit").await?;
    browser.see("#changes", "Nothing yet.").await?;
    focus(&browser).await?;
    browser.tab_to("Enabled: devices may provision").await?;
    browser.type_text(" ").await?;
    browser.see("#changes", "\"enabled\" → \"disabled\"").await?;
    enter(&browser, "Save changes").await?;
    browser.see(".group-head", "Disabled").await?;
    focus(&browser).await?;
    enter(&browser, "Delete…").await?;
    browser.see("dialog", "Delete contoso-root-ca-2?").await?;
    assert_eq!(focus(&browser).await?, "Type contoso-root-ca-2 to confirm");
    browser.type_text("contoso-root-ca-2").await?;
    browser.key(Key::Enter).await?;
    browser.see("#announcement", "contoso-root-ca-2 deleted.").await?;
    browser.see_no_more(".table", "contoso-root-ca-2").await?;
    assert_eq!(focus(&browser).await?, "Enrollment groups");
    browser.close().await
}

#[tokio::test]
async fn a_certificate_is_pasted_and_a_dps_connected_and_forgotten() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.tab_to("Proxy and API version: no proxy · 2021-10-01").await?;
    browser.key(Key::Enter).await?;
    browser.tab_to("Proxy address").await?;
    browser.type_text(&site.proxy()).await?;
    browser.tab_to("DPS connection string").await?;
    browser.type_text(&site.connection_string()).await?;
    browser.key(Key::Enter).await?;
    browser.see(".table", "lyon-line-3").await?;
    focus(&browser).await?;
    enter(&browser, "Paste text instead").await?;
    browser.tab_to("Certificate text").await?;
    browser.type_text(&String::from_utf8(fixture("root.pem")?)?).await?;
    enter(&browser, "Read text").await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    focus(&browser).await?;
    enter(&browser, "Remove Contoso Root CA").await?;
    browser.see_no_more("main", "Contoso Root CA").await?;
    focus(&browser).await?;
    // Many at once: rows are selected, and the number is typed.
    browser.tab_to("Select edge-gateways").await?;
    browser.type_text(" ").await?;
    browser.tab_to("Select legacy-meters").await?;
    browser.type_text(" ").await?;
    browser.see(".selection", "2 selected").await?;
    enter(&browser, "Delete").await?;
    browser.see("#run", "Delete 2 groups").await?;
    browser.type_text("2").await?;
    enter(&browser, "Delete").await?;
    browser.see("#run", "2 done.").await?;
    focus(&browser).await?;
    enter(&browser, "Close").await?;
    browser.see_no_more(".table", "legacy-meters").await?;
    focus(&browser).await?;
    enter(&browser, "Forget key").await?;
    browser.see(".summary", "Not connected").await?;
    assert_eq!(focus(&browser).await?, "DPS connection string");
    browser.close().await
}

#[tokio::test]
async fn each_key_does_what_the_sheet_says() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.type_text("i").await?;
    browser.see("main h1", "Individual enrollments").await?;
    assert_eq!(focus(&browser).await?, "Individual enrollments");
    browser.see(".table", "lyon-gateway-01").await?;
    browser.type_text("n").await?;
    browser.see(".edit", "New individual enrollment").await?;
    // It takes what is typed now; what is typed there is not thrown away by a key.
    browser.tab_to("Registration ID").await?;
    browser.type_text("wing").await?;
    assert_eq!(browser.value("#edit-registration-id").await?, "wing");
    browser.see(".edit", "New individual enrollment").await?;
    browser.tab_to("Cancel").await?;
    browser.key(Key::Enter).await?;
    browser.see_no_more("main h2", "New individual enrollment").await?;
    focus(&browser).await?;
    browser.type_text("w").await?;
    browser.see("main h1", "CA workshop").await?;
    assert_eq!(focus(&browser).await?, "CA workshop");
    browser.type_text("g").await?;
    browser.see("main h1", "Enrollment groups for Azure DPS").await?;
    assert_eq!(address(&browser).await?, "/?sandbox");
    browser.type_text("n").await?;
    browser.see("#group-id:focus, #method:focus", "").await?;
    browser.key(Key::Tab).await?;
    browser.tab_to("dps-enroll, start page").await?;
    browser.type_text("/").await?;
    browser.see("#filter:focus", "").await?;
    assert_eq!(browser.value("#filter").await?, "", "the key itself is not typed");
    browser.type_text("wig/?").await?;
    assert_eq!(browser.value("#filter").await?, "wig/?");
    assert_eq!(address(&browser).await?, "/?filter=wig%2F%3F&sandbox");
    browser.type_text(&char::from(Key::Backspace).to_string().repeat(5)).await?;
    browser.tab_to("lyon-line-3").await?;
    browser.key(Key::Enter).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    let calls = "return document.querySelector('#activity-button').textContent";
    let before = browser.evaluate(calls).await?;
    browser.type_text("r").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert_ne!(browser.evaluate(calls).await?, before, "it is read again");
    browser.type_text("e").await?;
    browser.see("#changes", "Nothing yet.").await?;
    browser.tab_to("Cancel").await?;
    browser.key(Key::Enter).await?;
    browser.see_no_more("main", "What will change").await?;
    focus(&browser).await?;
    browser.type_text("a").await?;
    browser.see("#activity", "GET /enrollmentGroups/lyon-line-3").await?;
    // A dialog takes all keys.
    browser.type_text("g").await?;
    browser.see("#activity", "GET /enrollmentGroups/lyon-line-3").await?;
    assert_eq!(address(&browser).await?, "/groups/lyon-line-3?sandbox");
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Errors only").await?;
    browser.type_text("c").await?;
    browser.see("main h1", "Enrollment groups for Azure DPS").await?;
    browser.see("main button:focus", "").await?;
    assert_eq!(focus(&browser).await?, "Test connection");
    browser.close().await
}

#[tokio::test]
async fn the_sheet_opens_closes_and_gives_the_focus_back() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.tab_to("CA workshop").await?;
    browser.type_text("?").await?;
    browser.see("#keys-sheet", "Keyboard shortcuts").await?;
    let inside = "return document.querySelector('#keys-sheet').contains(document.activeElement)";
    assert_eq!(browser.evaluate(inside).await?, true);
    let keys =
        "return [...document.querySelectorAll('#keys-sheet kbd')].map(key => key.textContent).join(' ')";
    assert_eq!(browser.evaluate(keys).await?, "? / c g i w n e r a");
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Use shortcuts on this page").await?;
    assert_eq!(focus(&browser).await?, "CA workshop");
    enter(&browser, "Keyboard shortcuts").await?;
    browser.see("#keys-sheet", "Use shortcuts on this page").await?;
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Use shortcuts on this page").await?;
    assert_eq!(focus(&browser).await?, "Keyboard shortcuts");
    browser.close().await
}

#[tokio::test]
async fn the_keys_can_be_switched_off_for_good() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.type_text("?").await?;
    browser.tab_to("Use shortcuts on this page").await?;
    browser.type_text(" ").await?;
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Use shortcuts on this page").await?;
    for reload in [false, true] {
        if reload {
            browser.reload().await?;
            browser.see("main h1", "Enrollment groups").await?;
        }
        browser.tab_to("CA workshop").await?;
        browser.type_text("?wia").await?;
        // Had they done anything, it would be drawn by the next frame.
        browser.evaluate_async("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))").await?;
        assert_eq!(browser.evaluate("return document.querySelector('dialog[open]')").await?, Value::Null);
        assert_eq!(focus(&browser).await?, "CA workshop");
        browser.see("main h1", "Enrollment groups").await?;
    }
    enter(&browser, "Keyboard shortcuts").await?;
    browser.tab_to("Use shortcuts on this page").await?;
    browser.type_text(" ").await?;
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Use shortcuts on this page").await?;
    browser.type_text("i").await?;
    browser.see("main h1", "Individual enrollments").await?;
    browser.close().await
}

#[tokio::test]
async fn keys_with_a_modifier_are_the_browsers() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    let script = "const taken = ['ctrlKey', 'metaKey', 'altKey', 'repeat', ''].map(modifier => !document.body.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'i', [modifier]: true, bubbles: true, cancelable: true })));
        return taken;";
    assert_eq!(browser.evaluate(script).await?, json!([false, false, false, false, true]));
    browser.see("main h1", "Individual enrollments").await?;
    browser.close().await
}
