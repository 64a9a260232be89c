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

/// Whether a text has something in it that has the name or the form of a secret.
pub fn holds_secret(text: &str) -> bool {
    body(text) != text
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
        // An empty key asks the service for one.
        Value::String(text) if text.is_empty() => false,
        Value::Number(_) | Value::String(_) if secret => {
            *value = Value::String(REDACTED.to_owned());
            true
        }
        Value::String(text) => self::text(text).is_some_and(|redacted| {
            *text = redacted;
            true
        }),
        Value::Array(items) => {
            items.iter_mut().fold(false, |changed, item| self::value(item, secret) | changed)
        }
        Value::Object(object) => members(object, secret),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
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
        let begin = text.get(at..).and_then(|rest| place(rest, PEM)).map_or(text.len(), |begin| at + begin);
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
    let after =
        |from: usize| place(block.get(from..).unwrap_or_default(), "-----").map(|dashes| from + dashes);
    let label = after(PEM.len()).and_then(|dashes| block.get(PEM.len()..dashes)).unwrap_or_default();
    let end =
        place(block, "-----END ").map(|end| begin + after(end + 9).map_or(block.len(), |dashes| dashes + 5));
    if label.ends_with("PRIVATE KEY") {
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
        let word = name.bytes().rposition(|byte| b"/+%".contains(&byte)).map_or(0, |sign| sign + 1);
        let name = name.get(word..).unwrap_or_default();
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
        Some(quote) => place(rest, quote).unwrap_or(rest.len()),
        // Several secrets under one name; JSON that is whole is looked at member by member.
        None if rest.starts_with(['{', '[']) => length_before(rest, b"}]"),
        None if ends_like(name, &TO_THE_LINES_END) => length_before(rest, b"\r\n\"<"),
        None => length_before(rest, b" \t\r\n&;,\"'<>()[]{}\\"),
    };
    let start = text.len() - rest.len();
    (length > 0).then_some((start, start + length))
}

/// How long a text is before the first of some characters.
fn length_before(text: &str, ends: &[u8]) -> usize {
    text.bytes().position(|byte| ends.contains(&byte)).unwrap_or(text.len())
}

/// Where a text has another. The standard search is made for speed, and is 1 KB in the page wherever it is used.
#[inline(never)]
fn place(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let first = wanted.first();
    (0..text.len()).find(|at| {
        text.get(*at) == first && text.get(*at..*at + wanted.len()).is_some_and(|part| part == wanted)
    })
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
mod tests;
