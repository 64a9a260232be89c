//! Texts of others that lie about themselves: in certificates, IDs, twins, error messages. They show as text, with what cannot be
//! seen spelt out; and the page goes on.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Site, TestError};
use serde_json::{Value, json};

const MARKUP: &str = "<img src=x onerror=\"window.owned = 1\"><b>bold</b><script>window.owned = 1</script>";
/// Right to left, nothing wide, an escape of terminals, a tag, a line break, and one more that begins an isolate.
const UNSEEN: &str = "a\u{202e}b\u{200b}c\u{1b}[31md\u{e0041}e\nf\u{2067}g\u{7f}";
const SPELT: &str = "a⟨U+202E⟩b⟨U+200B⟩c⟨U+001B⟩[31md⟨U+E0041⟩e⟨U+000A⟩f⟨U+2067⟩g⟨U+007F⟩";
/// Markup of others that became elements; characters that are not seen, outside of fields; and how far the page can be
/// moved sideways.
const HARM: &str = r"
    const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
    const harm = [...document.querySelectorAll('img, b, iframe, object, main script')].map(e => e.outerHTML);
    if (window.owned) harm.push('a script ran');
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
      const texts = node.nodeType === Node.TEXT_NODE ? [node.data]
        : ['title', 'aria-label', 'placeholder'].map(name => node.getAttribute?.(name) ?? '');
      for (const text of texts) {
        if (unseen.test(text)) harm.push('unseen: ' + text.slice(0, 200));
        if (text.length > 300_000) harm.push('so long: ' + text.length);
      }
    }
    if (unseen.test(document.title)) harm.push('unseen in the title');
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) harm.push(`${scrollWidth - clientWidth} pixels sideways`);
    return harm;";

async fn does_no_harm(browser: &Browser, what: &str) -> Result<(), TestError> {
    for width in [1280, 360] {
        browser.resize(width, 1000).await?;
        assert_eq!(browser.evaluate(HARM).await?, json!([]), "{what}, {width} pixels wide");
    }
    browser.resize(1280, 1000).await
}

/// An element of DER.
fn der(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = content.len().to_be_bytes();
    let digits = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    let mut element = vec![tag];
    match digits {
        [] => element.push(0),
        [short] if *short < 128 => element.push(*short),
        digits => {
            element.push(0x80 | digits.len().to_le_bytes()[0]);
            element.extend(digits);
        }
    }
    [element, content].concat()
}

/// A CA certificate of some names: what is neither read nor verified is made up.
fn certificate(common_name: &str, organization: &str) -> Vec<u8> {
    let name = |last: u8, text: &str| {
        let value = der(0x0c, &[text.as_bytes()]);
        der(0x31, &[&der(0x30, &[&der(0x06, &[&[0x55, 4, last]]), &value])])
    };
    let names = der(0x30, &[&name(10, organization), &name(3, common_name)]);
    let time = |text: &str| der(0x18, &[text.as_bytes()]);
    let algorithm = der(0x30, &[&der(0x06, &[&[0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]])]);
    let curve = [
        der(0x06, &[&[0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1]]),
        der(0x06, &[&[0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7]]),
    ];
    let key = der(0x30, &[&der(0x30, &[&curve.concat()]), &der(0x03, &[&[0, 4], &[7; 64]])]);
    let is_ca = der(0x30, &[&der(0x01, &[&[0xff]])]);
    let constraints =
        der(0x30, &[&der(0x06, &[&[0x55, 0x1d, 19]]), &der(0x01, &[&[0xff]]), &der(0x04, &[&is_ca])]);
    let signed = der(
        0x30,
        &[
            &der(0xa0, &[&der(0x02, &[&[2]])]),
            &der(0x02, &[&[7]]),
            &algorithm,
            &names,
            &der(0x30, &[&time("20240101000000Z"), &time("20440101000000Z")]),
            &names,
            &key,
            &der(0xa3, &[&der(0x30, &[&constraints])]),
        ],
    );
    der(0x30, &[&signed, &algorithm, &der(0x03, &[&[0], &[1; 70]])])
}

#[tokio::test]
async fn a_certificate_with_hostile_names_is_shown_as_text() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    // What harms is seen as such.
    let harmed = format!("const hurt = document.body.appendChild(document.createElement('b'));
        hurt.append('\\u202e', 'w'.repeat(2000)); hurt.style.whiteSpace = 'nowrap'; hurt.style.overflowWrap = 'normal';
        const seen = (() => {{ {HARM} }})(); hurt.remove(); return seen.length;");
    assert_eq!(browser.evaluate(&harmed).await?, 3, "an element, a direction, and sideways");
    browser.drop_file("hostile.der", &certificate(&format!("{MARKUP}{UNSEEN}"), UNSEEN)).await?;
    browser.see(".certificate", MARKUP).await?;
    browser.see(".certificate", "⟨U+202E⟩b⟨U+200B⟩c").await?;
    does_no_harm(&browser, "a hostile certificate").await?;
    // Another of the same names, and a file whose own name lies.
    browser.drop_file(&format!("{UNSEEN}.pem"), b"nothing to be read").await?;
    browser.see("#file-problems", "a⟨U+202E⟩b⟨U+200B⟩c").await?;
    does_no_harm(&browser, "a hostile name of a file").await?;
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    // Twice in it, as subject and issuer: as much as a file may have.
    browser.drop_file("huge.der", &certificate(&"W".repeat(520_000), "o")).await?;
    browser.see(".certificate", "characters left out: 515,904").await?;
    does_no_harm(&browser, "a huge name").await?;
    // The page goes on.
    browser.press("Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.close().await
}

/// A group that somebody else made with another tool.
fn group(id: &str) -> Value {
    json!({
        "enrollmentGroupId": id,
        "etag": "\"1\"",
        "attestation": {"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {
            "subjectName": format!("CN={MARKUP}{UNSEEN}"), "issuerName": UNSEEN, "sha1Thumbprint": UNSEEN,
            "sha256Thumbprint": UNSEEN, "notBeforeUtc": UNSEEN, "notAfterUtc": "2044-06-01T00:00:00Z",
            "serialNumber": UNSEEN, "version": 3}}}}},
        "iotHubs": [UNSEEN, format!("{MARKUP}.azure-devices.net")],
        "provisioningStatus": UNSEEN,
        "initialTwin": {"tags": {UNSEEN: MARKUP}, "properties": {"desired": {"x": UNSEEN, "long": "z".repeat(1 << 20)}}},
    })
}

fn answer(site: &Site, method: Method, status: u16, body: String) {
    let kind = FaultKind::Replace { status, body: body.into() };
    site.dps().script(Fault { method: Some(method), path: String::new(), times: 1, kind });
}

#[tokio::test]
async fn a_group_with_a_hostile_id_and_twin_is_shown_as_text() -> Result<(), TestError> {
    let site = Site::start().await?;
    let hostile = format!("{MARKUP}{UNSEEN}");
    let mut editable = group("line-9");
    editable["iotHubs"] = json!([]);
    editable["provisioningStatus"] = json!("enabled");
    let huge = format!("{{\"enrollmentGroupId\": \"{}\"}}", "W".repeat(1 << 20));
    answer(&site, Method::Post, 200, format!("[{},{},{huge}]", group(&hostile), editable));
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", &format!("{MARKUP}{SPELT}")).await?;
    browser.see(".table", "characters left out: 1,04").await?;
    does_no_harm(&browser, "a list").await?;
    // The link has the ID as it is.
    browser.evaluate("document.querySelector('.table a').click()").await?;
    browser.see("main h1", &format!("{MARKUP}{SPELT}")).await?;
    let json = "\"desired\": { \"x\": \"a⟨U+202E⟩b⟨U+200B⟩c\\u001b[31md⟨U+E0041⟩e\\nf⟨U+2067⟩g⟨U+007F⟩\"";
    browser.see("#json", json).await?;
    browser.see("#json", "characters left out: ").await?;
    let title = browser.evaluate("return document.title").await?;
    assert!(title.as_str().is_some_and(|title| title.contains(SPELT)), "{title}");
    let address = browser.address().await?;
    assert!(address.contains("%E2%80%AE"), "{address}");
    does_no_harm(&browser, "an opened group").await?;
    browser.press("All groups").await?;
    answer(&site, Method::Get, 200, editable.to_string());
    browser.press("line-9").await?;
    browser.see("#json", json).await?;
    browser.press("Edit").await?;
    browser.see("#changes", "Nothing yet.").await?;
    // A field has what is there, so that saving it changes nothing.
    assert!(browser.value("#edit-twin").await?.contains('\u{202e}'));
    browser.fill("#edit-twin", "{}").await?;
    browser.see("#changes", "⟨U+202E⟩b⟨U+200B⟩c").await?;
    does_no_harm(&browser, "an edited group").await?;
    browser.press("Cancel").await?;
    browser.press_containing("Activity").await?;
    browser.press_containing("POST").await?;
    browser.see(".call-detail", "⟨U+202E⟩").await?;
    does_no_harm(&browser, "activity").await?;
    browser.press("Close activity").await?;
    browser.press("All groups").await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.close().await
}

#[tokio::test]
async fn a_hostile_error_message_is_shown_as_text() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    let message = format!("{MARKUP}{UNSEEN}");
    for message in [message.clone(), message.repeat(9000)] {
        let error =
            json!({"errorCode": 400_004, "trackingId": UNSEEN, "message": message, "timestampUtc": UNSEEN});
        answer(&site, Method::Post, 400, error.to_string());
        browser.press("Test connection").await?;
        browser.see("#test-result", &format!("{MARKUP}{SPELT}")).await?;
        does_no_harm(&browser, "an error of the service").await?;
    }
    browser.see("#test-result", "characters left out: ").await?;
    answer(&site, Method::Post, 502, message);
    browser.press("Test connection").await?;
    browser.see("#test-result", "a⟨U+202E⟩b⟨U+200B⟩c").await?;
    does_no_harm(&browser, "an error of something else").await?;
    browser.press("Test connection").await?;
    browser.see("#test-result", "The service answered").await?;
    browser.close().await
}
