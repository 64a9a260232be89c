//! The language: the browser's, or the one that was chosen. That nothing is left of the other is looked at in `places.rs`.

use dps_enroll_e2e::{Browser, Site, TestError, fixture};
use serde_json::json;

const LANG: &str = "return document.documentElement.lang";

#[tokio::test]
async fn a_french_browser_gets_french_from_the_first_paint() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_speaking(&site.page(), "fr-FR,fr,en").await?;
    browser.see("main h1", "Groupes d’inscription pour Azure DPS").await?;
    // The page's code is kept from starting: what is seen is the shell.
    let keep_out = "WebAssembly.instantiate = () => new Promise(() => {})";
    browser.before_each_page(keep_out).await?;
    browser.reload().await?;
    browser.see("#shell h1", "Groupes d’inscription pour Azure DPS").await?;
    browser.see("#boot-status", "Votre clé reste dans cet onglet. Chargement…").await?;
    assert_eq!(browser.evaluate(LANG).await?, "fr");
    assert_eq!(browser.evaluate("return document.querySelector('main')").await?, json!(null));
    browser.close().await
}

#[tokio::test]
async fn the_first_language_that_the_page_speaks_counts() -> Result<(), TestError> {
    let site = Site::start().await?;
    for (languages, lang, heading) in [
        ("de-CH,fr-CH,en", "fr", "Groupes d’inscription pour Azure DPS"),
        ("en-GB,fr", "en", "Enrollment groups for Azure DPS"),
        ("de,ja", "en", "Enrollment groups for Azure DPS"),
    ] {
        let browser = Browser::open_speaking(&site.page(), languages).await?;
        browser.see("main h1", heading).await?;
        assert_eq!(browser.evaluate(LANG).await?, lang, "{languages}");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_chosen_language_is_announced_and_remembered() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/groups/lyon-line-3?sandbox", site.page())).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert_eq!(browser.evaluate(LANG).await?, "en");
    let options =
        "return [...document.querySelectorAll('#language option')].map(one => [one.lang, one.textContent])";
    assert_eq!(browser.evaluate(options).await?, json!([["en", "English"], ["fr", "Français"]]));
    browser.choose("#language", "fr").await?;
    browser.see("#announcement", "Cette page parle maintenant français.").await?;
    browser.see(".group-head", "Actualiser").await?;
    browser.see("label:has(#language)", "Langue").await?;
    // The page is where it was, and so is the focus.
    browser.see("main h1", "lyon-line-3").await?;
    assert_eq!(browser.evaluate("return document.activeElement.id").await?, "language");
    assert_eq!(browser.evaluate(LANG).await?, "fr");
    browser.reload().await?;
    browser.see(".group-head", "Actualiser").await?;
    assert_eq!(browser.evaluate(LANG).await?, "fr");
    assert_eq!(browser.value("#language").await?, "fr");
    browser.choose("#language", "en").await?;
    browser.see("#announcement", "This page now speaks English.").await?;
    browser.see(".group-head", "Reload").await?;
    assert_eq!(browser.evaluate(LANG).await?, "en");
    browser.close().await
}

#[tokio::test]
async fn a_chosen_language_outweighs_the_presets_which_outweighs_the_browsers() -> Result<(), TestError> {
    let site = Site::with_config(r#"{"locale": "fr"}"#).await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Groupes d’inscription").await?;
    assert_eq!(browser.evaluate(LANG).await?, "fr");
    browser.choose("#language", "en").await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    // By then the preset has been read.
    browser.evaluate_async("fetch('config.json').then(() => setTimeout(arguments[0]))").await?;
    browser.see("main h1", "Enrollment groups").await?;
    assert_eq!(browser.evaluate(LANG).await?, "en");
    browser.close().await
}

#[tokio::test]
async fn numbers_plurals_and_errors_are_french() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_speaking(&site.page(), "fr").await?;
    let connection = site.connection_string().replace("provisioningserviceowner", "nobody");
    browser.press_containing("Proxy").await?;
    browser.fill("#proxy", "http://proxy.example/").await?;
    browser
        .see(
            "#proxy-error",
            "Avec http: vers proxy.example, n’importe qui sur le trajet pourrait lire le jeton.",
        )
        .await?;
    browser.fill("#proxy", &site.proxy()).await?;
    browser.fill("#connection-string", &connection).await?;
    browser.see("#recognised", "stratégie nobody").await?;
    browser.press("Se connecter").await?;
    browser.see("#list-progress", "Le service n’a pas accepté la clé ou le jeton.").await?;
    browser.see("#list-progress", "La stratégie « nobody » n’existe peut-être pas dans ce DPS.").await?;
    browser.see("#list-progress", "ID de suivi").await?;
    browser.see("#announcement", "L’appel a échoué.").await?;
    browser.see_no_more("#list-progress", "Tracking ID").await?;
    browser.press("Oublier la clé").await?;
    browser.press("Essayer le bac à sable").await?;
    browser.see("#group-count", "7 groupes").await?;
    browser.see("#announcement", "7 groupes d’inscription chargés.").await?;
    // What is kept of a drawing is drawn anew.
    browser.see(".table", "Clé symétrique").await?;
    browser.choose("#language", "en").await?;
    browser.see(".table", "Symmetric key").await?;
    browser.see_no_more(".table", "Clé symétrique").await?;
    browser.choose("#language", "fr").await?;
    browser.see(".table", "Clé symétrique").await?;
    browser.fill("#filter", "lyon").await?;
    browser.see("#group-count", "1 sur 7 groupes").await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see("#announcement", "1 certificat lu.").await?;
    browser.fill("#group-id", "deux mots").await?;
    browser.press("Créer le groupe").await?;
    browser.see("#group-id-error", "Le caractère 5 est une espace.").await?;
    browser.is_accessible("an error in French").await?;
    browser.close().await
}
