//! Takes secrets out of what a call sent and received, before anything of it is kept.
//!
//! A secret is known by the name it has (`primaryKey` in JSON, `SharedAccessKey=` in a connection string, `sig=` in a SAS
//! token, `?code=` in the address of a function) or by its form: base64 of a key's length with its padding, as Azure
//! makes all its keys, and private keys in PEM. What has neither such a name nor such a form is not recognised. Rather too
//! much is taken out than too little; certificates, thumbprints and endorsement keys are public and stay.

use serde_json::{Map, Value};

use crate::{http::Headers, json};

/// What stands in place of a secret.
pub const REDACTED: &str = "REDACTED";

/// Names that end so are names of secrets; case, `-` and `_` do not matter.
const SECRET: [&str; 9] =
    ["key", "sig", "token", "secret", "cookie", "password", "signature", "authorization", "connectionstring"];
/// Of these, the ones that name something public.
const PUBLIC: [&str; 2] = ["endorsementkey", "publickey"];
/// Of all, the ones whose value has spaces in it.
const TO_THE_LINES_END: [&str; 2] = ["authorization", "cookie"];
/// What opens a quoted value: in JSON, in JSON inside JSON, in HTML, in an address.
const QUOTES: [&str; 6] = ["\"", "'", "\\\"", "&quot;", "&#34;", "%22"];
const PEM: &str = "-----BEGIN ";
/// How many base64 characters before the padding make a key: 16 bytes to 64, some of them percent-encoded.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 22..=160;

/// A body without its secrets: to the byte as it was where it has none.
pub(super) fn body(text: &str) -> String {
    let redacted = self::text(text);
    if redacted.is_none() && !text.contains('\\') {
        return text.to_owned();
    }
    match json::read(text) {
        Ok(mut value) => {
            let changed = self::value(&mut value, false);
            // A name that stands twice is read once: what was found in the text must not stay there.
            if changed || redacted.is_some() { value.to_string() } else { text.to_owned() }
        }
        Err(_) => redacted.unwrap_or_else(|| text.to_owned()),
    }
}

/// An object without its secrets.
pub(super) fn object(object: &mut Map<String, Value>) {
    members(object, false);
}

/// Header fields without their secrets.
pub(super) fn headers(headers: &Headers) -> Headers {
    headers.iter().fold(Headers::new(), |kept, (name, value)| {
        kept.with(name, if is_secret(name) { REDACTED.to_owned() } else { words(value) })
    })
}

/// A text without its secrets.
pub(super) fn words(text: &str) -> String {
    self::text(text).unwrap_or_else(|| text.to_owned())
}

/// Takes the secrets out of a value, or all it holds if it is secret by its name; `true` where there were any.
fn value(value: &mut Value, secret: bool) -> bool {
    match value {
        Value::Null | Value::Bool(_) => false,
        Value::Number(_) if !secret => false,
        // An empty key asks the service for one.
        Value::String(text) if text.is_empty() => false,
        Value::Number(_) | Value::String(_) if secret => {
            *value = Value::String(REDACTED.to_owned());
            true
        }
        Value::Number(_) => false,
        Value::String(text) => self::text(text).is_some_and(|redacted| {
            *text = redacted;
            true
        }),
        Value::Array(items) => {
            items.iter_mut().fold(false, |changed, item| self::value(item, secret) | changed)
        }
        Value::Object(object) => members(object, secret),
    }
}

fn members(object: &mut Map<String, Value>, secret: bool) -> bool {
    let mut changed = false;
    for (name, member) in object.iter_mut() {
        changed |= value(member, secret || is_secret(name));
    }
    let names: Vec<_> = object.keys().filter_map(|name| Some((name.clone(), text(name)?))).collect();
    for (name, redacted) in names {
        if let Some(member) = object.shift_remove(&name) {
            object.insert(redacted, member);
            changed = true;
        }
    }
    changed
}

/// Whether what has this name is a secret.
fn is_secret(name: &str) -> bool {
    ends_like(name, &SECRET) && !ends_like(name, &PUBLIC)
}

fn ends_like(name: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| {
        let mut letters = name.bytes().rev().filter(u8::is_ascii_alphanumeric);
        end.bytes()
            .rev()
            .all(|letter| letters.next().is_some_and(|other| other.eq_ignore_ascii_case(&letter)))
    })
}

/// Any text without its secrets; `None` where it has none.
fn text(text: &str) -> Option<String> {
    let mut cuts = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begin = text.get(at..).and_then(|rest| rest.find(PEM)).map_or(text.len(), |begin| at + begin);
        scan(text, at, begin, &mut cuts);
        at = begin;
        if begin < text.len() {
            at = pem(text, begin, &mut cuts);
        }
    }
    let mut kept = String::new();
    let mut from = 0;
    for (start, end) in &cuts {
        kept += text.get(from..*start)?;
        kept += REDACTED;
        from = *end;
    }
    kept += text.get(from..)?;
    (!cuts.is_empty()).then_some(kept)
}

/// Cuts a private key; passes over what is public. Where the block ends.
fn pem(text: &str, begin: usize, cuts: &mut Vec<(usize, usize)>) -> usize {
    let block = text.get(begin..).unwrap_or_default();
    let label = block.get(PEM.len()..).and_then(|rest| rest.split("-----").next()).unwrap_or_default();
    let end = block.find("-----END ").map(|end| {
        let line = block.get(end..).unwrap_or_default();
        let rest = line.get(9..).and_then(|rest| rest.find("-----")).map_or(line.len(), |dashes| dashes + 14);
        begin + end + rest
    });
    if label.contains("PRIVATE KEY") {
        let end = end.unwrap_or(text.len());
        cuts.push((begin, end));
        return end;
    }
    let is_block = |end: usize| {
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=\\-\r\n ".contains(&byte);
        text.get(begin..end).is_some_and(|block| block.bytes().all(is_base64))
    };
    end.filter(|end| is_block(*end)).unwrap_or(begin + PEM.len())
}

/// Cuts the secrets between two places that are no PEM.
fn scan(text: &str, from: usize, to: usize, cuts: &mut Vec<(usize, usize)>) {
    let part = |from: usize| text.get(from..to).unwrap_or_default();
    let mut at = from;
    while at < to {
        let run = run_length(part(at).as_bytes());
        if run == 0 {
            // `%3F` is one character, and what follows it another word.
            at += if is_escape(part(at).as_bytes()) { 3 } else { 1 };
            // A character of more bytes.
            while at < to && !text.is_char_boundary(at) {
                at += 1;
            }
            continue;
        }
        let end = at + run;
        let padding = padding_length(part(end));
        let follows = part(end + padding).bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        if padding > 0 && !follows && KEY_LENGTH.contains(&run) {
            cuts.push((at, end + padding));
            at = end + padding;
            continue;
        }
        let name = text.get(at..end).unwrap_or_default();
        let name = name.rsplit(['/', '+', '%']).next().unwrap_or_default();
        at = end;
        if let Some((start, stop)) = secret_after(name, part(end)) {
            cuts.push((end + start, end + stop));
            at = end + stop;
        }
    }
}

/// How long the word is that a text begins with, in the letters of both kinds of base64, percent-encoded or not.
fn run_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'+' | b'/' | b'-' | b'_' => 1,
            b'%' if matches!(bytes.get(at + 1..at + 3), Some([b'2', b'B' | b'b' | b'F' | b'f'])) => 3,
            byte if byte.is_ascii_alphanumeric() => 1,
            _ => break,
        }
    }
    at
}

fn is_escape(bytes: &[u8]) -> bool {
    matches!(bytes, [b'%', one, other, ..] if one.is_ascii_hexdigit() && other.is_ascii_hexdigit())
}

fn padding_length(text: &str) -> usize {
    let mut rest = text;
    for _ in 0..2 {
        rest = ["=", "%3D", "%3d"].iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest);
    }
    text.len() - rest.len()
}

/// Where the secret begins and ends that a text after a name has: `: "…"`, `=…`, and the like.
fn secret_after(name: &str, text: &str) -> Option<(usize, usize)> {
    let is_code = name.eq_ignore_ascii_case("code");
    if !is_code && !is_secret(name) {
        return None;
    }
    let mut rest = text;
    let mut separated = false;
    let mut quote = None;
    while let Some(first) = rest.chars().next() {
        let quoted = QUOTES.iter().find(|quote| rest.starts_with(**quote));
        let sign = ["=", "%3D", "%3d", ":", "%3A", "%3a"].iter().find(|sign| rest.starts_with(**sign));
        let length = if let Some(quoted) = quoted {
            quote = separated.then_some(*quoted);
            quoted.len()
        } else if let Some(sign) = sign.filter(|_| !separated) {
            // A `code:` is an error's number, a `code=` a function's key.
            if is_code && (*sign == ":" || sign.eq_ignore_ascii_case("%3A")) {
                return None;
            }
            separated = true;
            sign.len()
        } else if first.is_ascii_whitespace() || first == '\\' {
            1
        } else {
            break;
        };
        rest = rest.get(length..)?;
        if quote.is_some() {
            break;
        }
    }
    let length = match quote {
        _ if !separated => 0,
        Some("\"" | "'") => quoted_length(rest, quote?),
        Some(quote) => rest.find(quote).unwrap_or(rest.len()),
        // Several secrets under one name; JSON that is whole is looked at member by member.
        None if rest.starts_with(['{', '[']) => rest.find(['}', ']']).unwrap_or(rest.len()),
        None if ends_like(name, &TO_THE_LINES_END) => rest.find(['\r', '\n', '"', '<']).unwrap_or(rest.len()),
        None => {
            rest.find(|c: char| c.is_whitespace() || "&;,\"'<>()[]{}\\".contains(c)).unwrap_or(rest.len())
        }
    };
    let start = text.len() - rest.len();
    (length > 0).then_some((start, start + length))
}

/// Up to the closing quote; one after a backslash is none.
fn quoted_length(text: &str, quote: &str) -> usize {
    let mut escaped = false;
    let close = text.bytes().position(|byte| {
        let closes = !escaped && quote.as_bytes().first() == Some(&byte);
        escaped = byte == b'\\' && !escaped;
        closes
    });
    close.unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
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
        let pem = include_str!("../../tests/fixtures/certificates/root.pem");
        let endorsement = STANDARD.encode([7; 300]);
        let text =
            json!({"attestation": {"x509": {"certificate": pem}, "tpm": {"endorsementKey": endorsement}}});
        assert_eq!(body(&text.to_string()), text.to_string());
        assert_eq!(words(pem), pem);
    }

    #[test]
    fn private_keys_go_whole_or_cut() {
        let key = include_str!("../../tests/fixtures/certificates/pkcs8-key.pem");
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
        for name in
            ["primaryKey", "secondaryKey", "PrimaryKey", "storageRootKey", "api_key", "connectionString"]
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
}
