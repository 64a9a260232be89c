//! curl, for a POSIX shell. A variable without a value stops the command before anything is sent.

use super::{
    Action,
    http::{Parts, parts},
    literal::{Dialect, json, literal, push, shell, unquoted, variable},
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
    let mut text = inside(before);
    text.pop();
    text + &variable(name) + "\""
}

/// The command.
pub(super) fn write(action: &Action, host: &str, version: ApiVersion) -> String {
    let Parts { method, url, headers, body } = parts(action, host, version);
    let is_query = matches!(action, Action::Query(_) | Action::Records(_));
    let mut text =
        "# DPS_SAS_TOKEN is a whole token: SharedAccessSignature sr=…&sig=…&se=…&skn=…\n".to_owned();
    if is_query {
        text += "# One page. Where the answer has the header x-ms-continuation, send it along for the next one.\n";
    }
    text += "curl --silent --show-error --fail-with-body";
    if is_query {
        text += " --include";
    }
    push(&mut text, &[" --request ", method.as_str(), " \\\n  ", &shell(&url)]);
    text += " \\\n  --header \"Authorization: ${DPS_SAS_TOKEN:?}\"";
    for (name, value) in headers {
        push(&mut text, &[" \\\n  --header ", &shell(&[name, ": ", &value].concat())]);
    }
    match body {
        Some(body) => push(&mut text, &[" \\\n  --data-binary '", &literal(&body, &DIALECT, 0), "'"]),
        // Without it, curl sends no length, which servers may ask for.
        None if method == Method::Post => text += " \\\n  --header 'Content-Length: 0'",
        None => {}
    }
    text + "\n"
}
