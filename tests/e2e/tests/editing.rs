//! Editing a group: the diff before the save, and the choice where somebody else was faster.

use dps_enroll_e2e::{Browser, Site, TestError};

#[tokio::test]
async fn a_change_is_shown_before_it_is_saved() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/groups/lyon-line-3?sandbox", site.page())).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.press("Edit").await?;
    browser.see("#changes", "Nothing yet.").await?;
    browser.press_label("Enabled: devices may provision").await?;
    browser.see("#changes", "provisioningStatus \"enabled\" → \"disabled\"").await?;
    browser.fill("#edit-twin", "{\"tags\": {\"site\": \"oslo\", \"version\": 2}").await?;
    browser.see("#edit-twin-error", "line 1").await?;
    browser.fill("#edit-twin", "{\"tags\": {\"site\": \"oslo\", \"version\": 2}}").await?;
    browser.see(".field-warning", "tags.version").await?;
    browser.fill("#edit-twin", "{\"tags\": {\"site\": \"oslo\"}}").await?;
    browser.press("Format").await?;
    browser.see("#changes", "initialTwin.tags.site \"lyon\" → \"oslo\"").await?;
    assert!(browser.value("#edit-twin").await?.contains('\n'));
    browser.is_accessible("this page").await?;
    browser.press("Save changes").await?;
    browser.see(".group-head", "Disabled").await?;
    browser.see("#json", "\"site\": \"oslo\"").await?;
    browser.see("#json", "contoso-weu.azure-devices.net").await?;
    browser.see("#announcement", "lyon-line-3 saved").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn a_change_by_somebody_else_is_put_beside_ones_own() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.press("lyon-line-3").await?;
    browser.press("Edit").await?;
    browser.fill("#edit-hubs", "contoso-neu.azure-devices.net").await?;
    browser.see("#changes", "iotHubs").await?;
    site.disable("lyon-line-3")?;
    browser.press("Save changes").await?;
    browser
        .see(".edit", "Somebody changed this enrollment since you began, and your change is not in it.")
        .await?;
    browser.see(".merge", "provisioningStatus").await?;
    browser.is_accessible("this page").await?;
    browser.press("Go on with these").await?;
    browser.see("#changes", "iotHubs").await?;
    browser.press("Save changes").await?;
    browser.see("#announcement", "lyon-line-3 saved").await?;
    browser.see(".group-head", "Disabled").await?;
    browser.see_no_more("#json", "contoso-weu.azure-devices.net").await?;
    browser.close().await
}

#[tokio::test]
async fn the_keys_of_a_group_are_neither_shown_nor_lost() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/groups/legacy-meters?sandbox", site.page())).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.press("Edit").await?;
    browser.press_label("Devices are IoT Edge devices").await?;
    browser.press("Save changes").await?;
    browser.see("#announcement", "legacy-meters saved").await?;
    browser.see("#json", "\"iotEdge\": true").await?;
    browser.see_no_more("#json", "primaryKey").await?;
    browser.close().await
}
