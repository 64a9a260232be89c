//! The table of requests, `cases.json`, and a case's request as bytes.

use std::{collections::BTreeMap, fmt::Write as _, time::Duration};

use serde::Deserialize;

use crate::{
    engine::{Door, Feature, Settings},
    upstream::Script,
};

/// The table.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Table {
    /// What proxies are configured with, by name; cases that say nothing run with `team`.
    pub settings: BTreeMap<String, Settings>,
    /// What the told server answers, by name.
    pub answers: BTreeMap<String, Answer>,
    /// The cases.
    pub cases: Vec<Case>,
}

/// What the told server answers.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Answer {
    /// The lines before the body.
    pub head: Vec<String>,
    /// The body as it is written, chunks and all.
    pub body: String,
    /// The body is this many bytes of `x` instead.
    pub size: usize,
    /// How long it waits.
    pub delay_ms: u64,
    /// Whether it closes the connection behind it.
    pub closes: bool,
}

/// A request, and what is demanded.
#[expect(clippy::struct_excessive_bools, reason = "as the table has them")]
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Case {
    /// Its name, in words.
    pub name: String,
    /// The settings it runs with; `team` where it is empty.
    pub settings: String,
    /// The feature it needs: ignored where an engine lacks it.
    pub needs: Option<Feature>,
    /// The feature that an engine must lack for it.
    pub without: Option<Feature>,

    /// The method; GET where it is empty.
    pub method: String,
    /// The target behind the proxy's base.
    pub target: String,
    /// The whole request line instead of method and target; `$BASE` is the proxy's base, `$AUTHORITY` its name.
    pub line: String,
    /// The `Origin`: `-` for none; that of the team's page where it is empty.
    pub origin: String,
    /// The `Host`, where it is not the proxy's.
    pub host: Option<String>,
    /// More headers, a line each; `$TOKEN` is a token that the emulator takes.
    pub headers: Vec<String>,
    /// The body.
    pub body: String,
    /// The body is this many bytes instead.
    pub body_size: usize,
    /// Whether the body is sent in chunks. Without, its length is announced unless `headers` does it.
    pub chunked: bool,
    /// Sent again until an answer has the demanded status, at most this often.
    pub repeat: u32,
    /// What the told server answers; one that repeats the ID where it is empty.
    pub answer: String,

    /// The status demanded.
    pub status: u16,
    /// The refusal's code demanded: then nothing may have been passed on.
    pub refused: String,
    /// Whether an HTTP server may say 400 itself, in its own words, as to what is no HTTP.
    pub or_malformed: bool,
    /// Whether the server may also just close the connection.
    pub or_closed: bool,
    /// Whether the server may refuse it in any way.
    pub may_refuse: bool,
    /// Whether nothing may have been passed on, whatever the answer.
    pub never_passed: bool,
    /// Headers of the answer demanded.
    pub has: BTreeMap<String, String>,
    /// Headers the answer must not have.
    pub has_not: Vec<String>,
    /// The answer's body, where it is demanded.
    pub answers: Option<String>,
    /// Its length.
    pub answers_bytes: Option<usize>,
    /// What the told server saw.
    pub passed: Option<Passed>,
}

/// What the told server saw.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Passed {
    /// The request line, without the version.
    pub line: String,
    /// Headers demanded.
    pub has: BTreeMap<String, String>,
    /// Headers it must not have.
    pub has_not: Vec<String>,
    /// The body.
    pub body: Option<String>,
    /// The body's length.
    pub bytes: Option<usize>,
}

/// The origin of the page that proxies serve in the table.
pub const PAGE: &str = "https://team.github.io";

impl Table {
    /// The table of this crate.
    ///
    /// # Errors
    /// Where it is not as its types are.
    pub fn read() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("../cases.json"))
    }

    /// The cases with the names of their settings, those of the same settings together: each change starts an engine anew.
    pub fn by_settings(&self) -> impl Iterator<Item = (&str, &Case)> {
        self.settings.keys().flat_map(|name| {
            let cases = self.cases.iter().filter(move |case| case.settings() == name);
            cases.map(|case| (name.as_str(), case))
        })
    }
}

impl Answer {
    /// As the told server takes it.
    pub fn script(&self) -> Script {
        let mut bytes = self.head.iter().fold(String::new(), |head, line| head + line + "\r\n") + "\r\n";
        bytes.push_str(&self.body);
        bytes.push_str(&"x".repeat(self.size));
        Script {
            bytes: Some(bytes.into_bytes()),
            delay: Duration::from_millis(self.delay_ms),
            closes: self.closes,
            is_watched: true,
        }
    }
}

impl Case {
    /// The name of its settings.
    pub fn settings(&self) -> &str {
        if self.settings.is_empty() { "team" } else { &self.settings }
    }

    /// The origin it names.
    pub fn origin(&self) -> Option<&str> {
        match self.origin.as_str() {
            "-" => None,
            "" => Some(PAGE),
            origin => Some(origin),
        }
    }

    /// The request, byte for byte.
    pub fn request(&self, door: &Door, token: &str) -> Vec<u8> {
        let method = if self.method.is_empty() { "GET" } else { &self.method };
        let line = match self.line.as_str() {
            "" => format!("{method} {}{} HTTP/1.1", door.base, self.target),
            line => line.replace("$BASE", &door.base).replace("$AUTHORITY", &door.authority),
        };
        let host = self.host.as_ref().unwrap_or(&door.authority);
        let mut head = format!("{line}\r\nHost: {host}\r\nConnection: close\r\n");
        if let Some(origin) = self.origin() {
            // Writing to a `String` cannot fail.
            let _ = write!(head, "Origin: {origin}\r\n");
        }
        for header in &self.headers {
            let _ = write!(head, "{}\r\n", header.replace("$TOKEN", token));
        }
        let body = self.body.clone() + &"y".repeat(self.body_size);
        let announced = self.headers.iter().any(|header| {
            let lower = header.to_ascii_lowercase();
            lower.starts_with("content-length:") || lower.starts_with("transfer-encoding:")
        });
        let body = if self.chunked {
            head.push_str("Transfer-Encoding: chunked\r\n");
            chunks(&body)
        } else {
            if !body.is_empty() && !announced {
                let _ = write!(head, "Content-Length: {}\r\n", body.len());
            }
            body
        };
        format!("{head}\r\n{body}").into_bytes()
    }
}

/// A body in chunks of at most 10,000 bytes (RFC 9112, section 7.1). It is ASCII.
fn chunks(body: &str) -> String {
    let mut chunked = String::new();
    for chunk in body.as_bytes().chunks(10_000) {
        let _ = write!(chunked, "{:x}\r\n{}\r\n", chunk.len(), String::from_utf8_lossy(chunk));
    }
    chunked + "0\r\n\r\n"
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn the_table_is_whole_and_its_names_are_its_own() {
        let table = Table::read().unwrap();
        assert!(table.cases.len() >= 60, "{}", table.cases.len());
        let mut names: Vec<&str> = table.cases.iter().map(|case| case.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), table.cases.len(), "a name is there twice");
        for case in &table.cases {
            assert!(table.settings.contains_key(case.settings()), "{}", case.name);
            assert!(case.answer.is_empty() || table.answers.contains_key(&case.answer), "{}", case.name);
            assert!(case.refused.is_empty() || case.passed.is_none(), "{}", case.name);
        }
    }
}
