//! The browser edge in headless Chromium: dropped files, pasted text, requests and their abort. Each test finds the page
//! as the one before left it, so each looks for things of its own.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use dps_enroll::{
    browser::fetch,
    connection::HostName,
    dps::NoAnswer,
    http::{Headers, Method, Request},
};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Storage};

wasm_bindgen_test_configure!(run_in_browser);

const ROOT: &str = include_str!("fixtures/certificates/root.pem");
const LEAF: &str = include_str!("fixtures/certificates/leaf.pem");
const VAULT: &str = include_str!("fixtures/vault/vault.json");
const INTERMEDIATE: &[u8] = include_bytes!("fixtures/certificates/container-der.p7b");

/// What the web has and these tests alone need.
#[wasm_bindgen(inline_js = "
export function drop(names, contents) {
  const data = new DataTransfer();
  names.forEach((name, i) => data.items.add(new File([contents[i]], name)));
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
    document.body.dispatchEvent(event);
    if (!event.defaultPrevented) throw new Error(kind + ' was not taken');
  }
}
export function dragText() {
  const data = new DataTransfer();
  data.setData('text/plain', 'hello');
  const event = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: data });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}
")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn drop(names: &Array, contents: &Array) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = dragText)]
    fn drag_text() -> bool;
}

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).unwrap()
}

fn shown(selector: &str) -> String {
    find(selector).and_then(|element| element.text_content()).unwrap_or_default()
}

/// The next frame.
async fn frame() {
    let next = Promise::new(&mut |resolve: Function, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// Waits for a text, frame by frame.
async fn see(selector: &str, text: &str) {
    for _ in 0..600 {
        if shown(selector).contains(text) {
            return;
        }
        frame().await;
    }
    panic!("{selector} lacks “{text}”. It shows: {}", shown(selector));
}

/// The page, mounted by whichever test comes first.
async fn page() {
    if find("main").is_none() {
        dps_enroll::ui::mount();
        see("main h1", "Enrollment groups").await;
    }
}

fn press(selector: &str) {
    find(selector).unwrap().unchecked_into::<HtmlElement>().click();
}

/// The gallery is in no release; this build has it.
#[wasm_bindgen_test]
async fn the_gallery_has_every_component() {
    page().await;
    let location = web_sys::window().unwrap().location();
    location.set_hash("#/gallery").unwrap();
    see("main h1", "Gallery").await;
    for selector in [
        ".button-primary[aria-disabled=true]",
        ".field [aria-invalid=true]",
        ".notice-bad",
        ".badge-warning",
        ".dot-bad",
        ".certificate-issued",
        ".tie-bad",
        ".dialog[open]",
    ] {
        assert!(find(selector).is_some(), "{selector}");
    }
    location.set_hash("#/").unwrap();
    see("main h1", "Enrollment groups").await;
}

#[wasm_bindgen_test]
async fn files_are_dropped_anywhere() {
    page().await;
    let names = Array::of(&["root.pem".into(), "chain.p7b".into(), "notes.txt".into()]);
    let container = Uint8Array::from(INTERMEDIATE);
    let contents = Array::of(&[ROOT.into(), container.into(), "nothing".into()]);
    drop(&names, &contents).unwrap();
    see(".chain", "Contoso Root CA").await;
    see(".chain", "Contoso Factory 7 CA").await;
    see("#file-problems", "notes.txt").await;
    assert!(find(".drop-veil").unwrap().has_attribute("hidden"), "the veil is gone");
    let names = document().query_selector_all(".certificate h3").unwrap();
    let names = (0..names.length()).filter_map(|at| names.item(at)?.text_content());
    assert_eq!(names.filter(|name| name == "Contoso Root CA").count(), 1, "it was in both files");
}

#[wasm_bindgen_test]
async fn dragged_text_is_left_to_the_browser() {
    page().await;
    assert!(!drag_text());
}

#[wasm_bindgen_test]
async fn text_is_pasted() {
    page().await;
    let area: HtmlTextAreaElement = find("#paste").unwrap().unchecked_into();
    area.set_value(LEAF);
    press("details:has(#paste) button");
    see(".chain", "device-1").await;
    assert_eq!(area.value(), "", "ready for the next");
    see(".findings", "Not a CA").await;
}

#[wasm_bindgen_test]
async fn a_control_keeps_its_node_while_what_is_around_it_changes() {
    page().await;
    press(".button-sandbox");
    see(".table", "lyon-line-3").await;
    let head: HtmlElement = find(".table thead button").unwrap().unchecked_into();
    head.focus().unwrap();
    let row = find("#rows tr").unwrap();
    let said = row.text_content();
    head.click();
    frame().await;
    assert_eq!(
        find(".table th[aria-sort]").unwrap().get_attribute("aria-sort").as_deref(),
        Some("descending")
    );
    assert!(document().active_element().unwrap().is_same_node(Some(&head)), "the focus stays");
    assert!(!find("#rows tr").unwrap().is_same_node(Some(&row)), "another row is the first");
    assert_eq!(row.text_content(), said, "a row is never passed on to another enrollment");
}

fn storage() -> Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// As the browser says it when another tab has stored something.
fn tell_of_storage() {
    web_sys::window().unwrap().dispatch_event(&Event::new("storage").unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn a_vault_of_another_implementation_opens() {
    page().await;
    storage().set_item("dps-enroll.vault", VAULT).unwrap();
    tell_of_storage();
    see("#vault", "Passphrase of the vault").await;
    let field: HtmlInputElement = find("#vault-passphrase").unwrap().unchecked_into();
    field.set_value("correct horse battery staple");
    press("#vault-unlock button");
    see("#vault-passphrase-error", "not the one of this vault").await;
    field.set_value("correct horse bätterý staple");
    press("#vault-unlock button");
    see("#vault li", "Lyon, 生産").await;
    see("#vault li", "lyon.azure-devices-provisioning.net").await;
    see("#vault li:last-child", "Direct").await;
    assert_eq!(
        storage().get_item("dps-enroll.vault").unwrap().as_deref(),
        Some(VAULT),
        "reading stores nothing"
    );
    storage().remove_item("dps-enroll.vault").unwrap();
    tell_of_storage();
    see("#vault-outdated", "Another tab has changed the vault").await;
    press("#vault > .actions button");
    frame().await;
    assert!(find("#vault").is_none(), "there is none any more");
}

fn request(method: Method, body: Option<&str>) -> Request {
    Request {
        method,
        host: HostName::parse("mydps.azure-devices-provisioning.net").unwrap(),
        path: "/".to_owned(),
        query: String::new(),
        headers: Headers::new().with("Accept", "application/json"),
        body: body.map(str::to_owned),
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_read_to_its_end() {
    let controller = AbortController::new().unwrap();
    let answer = fetch::send(&request(Method::Get, None), "./", &controller.signal()).await.unwrap();
    assert_eq!(answer.status, 200);
    assert!(answer.headers.get("content-type").unwrap().contains("html"));
    assert!(answer.body.contains("<html"), "{}", answer.body);
}

#[wasm_bindgen_test]
async fn a_request_can_be_aborted() {
    let controller = AbortController::new().unwrap();
    let signal = controller.signal();
    let request = request(Method::Get, None);
    let sent = fetch::send(&request, "./", &signal);
    controller.abort();
    assert_eq!(sent.await, Err(NoAnswer::TimedOut));
}

#[wasm_bindgen_test]
async fn an_address_that_nobody_answers_is_told() {
    let controller = AbortController::new().unwrap();
    // Port 1 is reserved; browsers do not even try.
    let sent = fetch::send(&request(Method::Get, None), "http://127.0.0.1:1/", &controller.signal()).await;
    assert_eq!(sent, Err(NoAnswer::Unreachable));
}

#[wasm_bindgen_test]
async fn a_file_beside_the_page_is_read_if_it_is_there() {
    assert!(fetch::beside("./").await.unwrap().contains("<html"));
    assert_eq!(fetch::beside("./not-there.json").await, Err(Some(404)));
}
