//! What is taken out, what stays, and that a generated key never comes out.

use base64::{Engine, engine::general_purpose::STANDARD};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{body, headers, words};
use crate::{http::Headers, percent};

const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

#[test]
fn a_body_without_secrets_stays_to_the_byte() {
    let bodies = [
        r#"{ "enrollmentGroupId":"a",  "etag":"\"AAAAAAAAAAE=\"", "n": 1.50 }"#,
        r#"{"type":"x509","sha256Thumbprint":"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"}"#,
        r#"{"errorCode":409202,"trackingId":"1c3a27ae-7f2f-4a5f-a3b5-bbe8c2e1d4aa","message":"code: 409202; try again"}"#,
        r#"[{"enrollmentGroupId":"a","attestation":{"type":"symmetricKey"}}]"#,
        r#"{"symmetricKey":{"primaryKey":"","secondaryKey":null}}"#,
        "<html><body><h1>Bad gateway</h1></body></html>",
        "",
    ];
    for text in bodies {
        let kept = body(text);
        // Where a name alone looks like a secret, the JSON is written anew.
        let same = serde_json::from_str::<Value>(text).ok() == serde_json::from_str::<Value>(&kept).ok();
        assert!(kept == text || (text.contains("primaryKey") && same), "{kept}");
    }
}

#[test]
fn public_keys_and_certificates_stay() {
    let pem = include_str!("../../../tests/fixtures/certificates/root.pem");
    let endorsement = STANDARD.encode([7; 300]);
    let text = json!({"attestation": {"x509": {"certificate": pem}, "tpm": {"endorsementKey": endorsement}}});
    assert_eq!(body(&text.to_string()), text.to_string());
    assert_eq!(words(pem), pem);
}

#[test]
fn private_keys_go_whole_or_cut() {
    let key = include_str!("../../../tests/fixtures/certificates/pkcs8-key.pem");
    let both = format!("a\n{key}\nb");
    assert_eq!(words(&both).replace('\n', ""), "aREDACTEDb");
    let cut = both.get(..both.len() - 60).unwrap();
    assert_eq!(words(cut), "a\nREDACTED");
    let sent = json!({"tags": {"pem": both}}).to_string();
    assert_eq!(body(&sent), json!({"tags": {"pem": "a\nREDACTED\n\nb"}}).to_string());
}

#[test]
fn each_form_a_secret_has() {
    let table = [
        (
            r#"{"primaryKey":"abc","SECONDARYKEY":"def","x":1}"#,
            r#"{"primaryKey":"REDACTED","SECONDARYKEY":"REDACTED","x":1}"#,
        ),
        (
            r#"{"tpm":{"endorsementKey":"abc","storageRootKey":"def"}}"#,
            r#"{"tpm":{"endorsementKey":"abc","storageRootKey":"REDACTED"}}"#,
        ),
        (
            r#"{"tags":{"wifi_password":1234,"hasPassword":true}}"#,
            r#"{"tags":{"wifi_password":"REDACTED","hasPassword":true}}"#,
        ),
        (
            r#"{"webhookUrl":"https://f.example/api/a?code=q-_1&x=1#2"}"#,
            r#"{"webhookUrl":"https://f.example/api/a?code=REDACTED&x=1#2"}"#,
        ),
        (
            r#"{"webhookUrl":"https:\/\/f.example\/a?sp=%2Frun&sig=a%2Bb%3D&sv=1"}"#,
            r#"{"webhookUrl":"https://f.example/a?sp=%2Frun&sig=REDACTED&sv=1"}"#,
        ),
        (r#"{"primary\u004bey":"abc"}"#, r#"{"primaryKey":"REDACTED"}"#),
        (r#"{"primaryKey":"abc","primaryKey":null}"#, r#"{"primaryKey":null}"#),
        (r#"{"primaryKey":{"a":["b"],"c":null}}"#, r#"{"primaryKey":{"a":["REDACTED"],"c":null}}"#),
        (r#"{"primaryKey":"ab"#, r#"{"primaryKey":"REDACTED"#),
        (r#"{"primaryKey":"a\"b","x":"#, r#"{"primaryKey":"REDACTED","x":"#),
        (
            "HostName=h;SharedAccessKeyName=owner;SharedAccessKey=YQ==;X=1",
            "HostName=h;SharedAccessKeyName=owner;SharedAccessKey=REDACTED;X=1",
        ),
        (
            "SharedAccessSignature sr=h&sig=a%2Fb%3D&se=1&skn=owner",
            "SharedAccessSignature sr=h&sig=REDACTED&se=1&skn=owner",
        ),
        ("<p>authorization: SharedAccessSignature sr=h&sig=a</p>", "<p>authorization: REDACTED</p>"),
        (
            "<q>{&quot;primaryKey&quot;:&quot;a/b&quot;}</q>",
            "<q>{&quot;primaryKey&quot;:&quot;REDACTED&quot;}</q>",
        ),
        ("to=https%3A%2F%2Ff%3Fcode%3Dabc&x=1", "to=https%3A%2F%2Ff%3Fcode%3DREDACTED&x=1"),
        (r#"{"log":"{\"secondaryKey\": \"abc\"}"}"#, r#"{"log":"{\"secondaryKey\": \"REDACTED\"}"}"#),
        ("password = 'p;a ss' é", "password = 'REDACTED' é"),
    ];
    for (text, expected) in table {
        assert_eq!(body(text), expected);
    }
}

#[test]
fn headers_lose_what_lets_one_in() {
    let sent = Headers::new()
        .with("Authorization", "SharedAccessSignature sr=x")
        .with("Set-Cookie", "a=b")
        .with("x-functions-key", "abc")
        .with("If-Match", "\"AAAAAAAAAAE=\"")
        .with("Location", "https://f.example/?code=abc");
    let kept: Vec<_> = headers(&sent).iter().map(|(_, value)| value.to_owned()).collect();
    let expected =
        ["REDACTED", "REDACTED", "REDACTED", "\"AAAAAAAAAAE=\"", "https://f.example/?code=REDACTED"];
    assert_eq!(kept, expected);
}

/// Where a key of any length can be told by what it is called.
fn named(key: &str) -> Vec<String> {
    let encoded = percent::encode(key);
    let mut texts = vec![
        format!("HostName=h;SharedAccessKeyName=a;SharedAccessKey={key}"),
        format!("AccountName=a;AccountKey={key};EndpointSuffix=core.windows.net"),
        format!("SharedAccessSignature sr=h&sig={encoded}&se=1"),
        format!("https://f.example/api/Allocate?clientId=a&code={key}"),
        format!("https://f.example/api/Allocate?code={encoded}&clientId=a"),
        format!("Authorization: Bearer {key}"),
    ];
    for name in ["primaryKey", "secondaryKey", "PrimaryKey", "storageRootKey", "api_key", "connectionString"]
    {
        texts.push(json!({name: key}).to_string());
        texts.push(json!({"deep": [{name: {"value": [key]}}]}).to_string());
    }
    texts
}

/// Every way a text can be inside a body.
fn bodies(text: &str) -> Vec<String> {
    let whole = json!({"tags": {"a": [1, text]}}).to_string();
    let as_name = json!({"tags": {text: 1, "other": 2}}).to_string();
    let twice = json!({"log": json!({"log": text}).to_string()}).to_string();
    let html = format!("<html><pre>{}</pre></html>", text.replace('"', "&quot;"));
    vec![text.to_owned(), whole, as_name, twice, html]
}

proptest! {
    // Each case is a hundred bodies.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_key_with_a_name_never_comes_out(bytes in proptest::collection::vec(any::<u8>(), 6..=64)) {
        let key = STANDARD.encode(bytes);
        for text in named(&key) {
            for sent in bodies(&text) {
                let kept = body(&sent);
                prop_assert!(!kept.contains(&key), "{sent}: {kept}");
                prop_assert!(!kept.contains(&percent::encode(&key)), "{sent}: {kept}");
                prop_assert!(kept.contains("REDACTED"));
            }
        }
    }

    #[test]
    fn a_key_as_azure_makes_them_never_comes_out_from_anywhere(
        bytes in proptest::collection::vec(any::<u8>(), 16..=64),
        before in "[ a-z:;,.\"{}\\\\<>é]{0,12}",
        after in "[ :;,.\"{}\\\\<>é&][ a-z:;,.\"{}\\\\<>é]{0,12}",
    ) {
        let key = STANDARD.encode(bytes);
        prop_assume!(key.ends_with('='));
        for key in [key.clone(), percent::encode(&key)] {
            for sent in bodies(&format!("{before}{key}{after}")) {
                let kept = body(&sent);
                prop_assert!(!kept.contains(&key), "{sent}: {kept}");
            }
            let header = headers(&Headers::new().with("x-any", key.as_str()));
            prop_assert_eq!(header.get("x-any"), Some("REDACTED"));
        }
    }

    #[test]
    fn an_answer_that_ends_anywhere_lets_no_part_of_a_named_key_out(
        bytes in proptest::collection::vec(any::<u8>(), 16..=64),
        end in 0..200_usize,
    ) {
        let key = STANDARD.encode(bytes);
        let whole = json!({"symmetricKey": {"primaryKey": key, "secondaryKey": key}}).to_string();
        let kept = body(whole.get(..end.min(whole.len())).unwrap());
        prop_assert!(!kept.contains(key.get(..4).unwrap()), "{kept}");
    }

    #[test]
    fn any_text_is_read_without_harm_and_the_rest_stays(text in "\\PC*") {
        let kept = words(&text);
        prop_assert!(kept == text || kept.contains("REDACTED"));
    }
}

#[test]
fn the_key_of_the_tests_is_found_bare() {
    assert_eq!(words(KEY), "REDACTED");
}
