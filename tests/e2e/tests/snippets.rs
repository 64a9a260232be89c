//! Copying actions as code: what is shown follows what is typed, what is copied is what is shown, and no key is in it.

use dps_enroll_e2e::{Browser, Site, TestError, fixture};

/// Copies what stands there.
async fn copied(browser: &Browser, css: &str) -> Result<String, TestError> {
    browser.keep_copies().await?;
    browser.evaluate(&format!("document.querySelector('{css} .copy button').click()")).await?;
    browser.copied(css).await
}

#[tokio::test]
async fn a_new_group_is_copied_as_it_is_typed() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.unfold("#copy-step").await?;
    browser.see("#copy-step", "az iot dps enrollment-group create").await?;
    browser.fill("#group-id", "factory-7").await?;
    browser.see("#copy-step", "--enrollment-id 'factory-7'").await?;
    browser.see("#copy-step", "-----BEGIN CERTIFICATE-----").await?;
    browser.choose("#copy-step select", "python").await?;
    browser.see("#copy-step", "client.enrollment_group.create_or_update(\"factory-7\", enrollment)").await?;
    let python = copied(&browser, "#copy-step").await?;
    assert!(python.starts_with("# pip install azure-iot-deviceprovisioning==1.0.0b1\n"), "{python}");
    browser.is_accessible("this page").await?;
    browser.unfold("#copy-list").await?;
    browser.see("#copy-list", "client.enrollment_group.query(").await?;
    browser.fill("#group-id", "-").await?;
    browser.see_no_more("#copy-step", "create_or_update").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn no_key_is_in_what_is_copied() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/groups/legacy-meters?sandbox", site.page())).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.press("Show keys").await?;
    let key = browser.value("#primary-key").await?;
    assert!(key.len() > 40, "{key}");
    browser.unfold("#copy-keys").await?;
    browser.see("#copy-keys", "--show-keys").await?;
    browser.unfold("#copy-get").await?;
    browser.see("#copy-get", "az iot dps enrollment-group show").await?;
    browser.press("Edit").await?;
    browser.press_label("Enabled: devices may provision").await?;
    browser.unfold("#copy-form").await?;
    browser.see("#copy-form", "--provisioning-status 'disabled'").await?;
    for (language, sign) in [
        ("python", "get_attestation_mechanism(\"legacy-meters\")"),
        ("node", "getEnrollmentGroupAttestationMechanism(\"legacy-meters\")"),
        ("curl", "${DPS_PRIMARY_KEY:?}"),
        ("http", "{{DPS_PRIMARY_KEY}}"),
    ] {
        browser.choose("#copy-form select", language).await?;
        browser.see("#copy-form", sign).await?;
        let text = copied(&browser, "#copy-form").await?;
        assert!(!text.contains(&key) && !text.contains("SharedAccessKey"), "{text}");
        assert!(text.contains(sign), "{text}");
    }
    // The language is remembered, also in the dialog.
    browser.press("Delete…").await?;
    browser.unfold("#copy-delete").await?;
    browser.see("#copy-delete", "DELETE https://").await?;
    browser.see("#copy-delete", "If-Match: ").await?;
    browser.is_accessible("this page").await?;
    browser.close().await
}

#[tokio::test]
async fn what_a_language_cannot_say_is_refused_in_words() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.evaluate("document.querySelector('thead input[type=checkbox]').click();").await?;
    browser.press("Disable").await?;
    browser.unfold("#copy-run").await?;
    browser.see("#copy-run", "Azure CLI has no bulk operation on groups.").await?;
    browser.choose("#copy-run select", "curl").await?;
    browser.see("#copy-run", "updateIfMatchETag").await?;
    browser.close().await
}
