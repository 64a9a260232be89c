//! curl, for a POSIX shell. A variable without a value stops the command before anything is sent.

use super::{
    Said, Verb,
    http::{Parts, parts},
    literal::{Dialect, fit, json, literal, shell, unquoted, variable},
};
use crate::{dps::ApiVersion, http::Method};

const DIALECT: Dialect = Dialect {
    indent: 2,
    words: ["null", "true", "false"],
    text: inside,
    name: inside,
    with_variable,
    mechanism: None,
};

/// A JSON text inside single quotes.
fn inside(text: &str) -> String {
    unquoted(&json(text))
}

fn with_variable(before: &str, name: &str) -> String {
    fit("@@\"", &[inside(before).strip_suffix('"').unwrap_or_default(), &variable(name)])
}

/// The command.
pub(super) fn write(said: &Said<'_>, host: &str, version: ApiVersion) -> String {
    let Parts { method, url, headers, body } = parts(said, host, version);
    let (note, include) = if said.verb == Verb::Query {
        let note = "# One page. Where the answer has the header x-ms-continuation, send it along for the next one.\n";
        (note, " --include")
    } else {
        ("", "")
    };
    let mut text = fit(
        "# DPS_SAS_TOKEN is a whole token: SharedAccessSignature sr=…&sig=…&se=…&skn=…
@curl --silent --show-error --fail-with-body@ --request @ \\
  @ \\
  --header \"Authorization: ${DPS_SAS_TOKEN:?}\"",
        &[note, include, method.as_str(), &shell(&url)],
    );
    for (name, value) in headers {
        text += &fit(" \\\n  --header '@: @'", &[name, &unquoted(&value)]);
    }
    match body {
        Some(body) => text += &fit(" \\\n  --data-binary '@'", &[&literal(&body, &DIALECT, 0)]),
        // Without it, curl sends no length, which servers may ask for.
        None if method == Method::Post => text += " \\\n  --header 'Content-Length: 0'",
        None => {}
    }
    text + "\n"
}
