//! JSON as a literal of a language, and texts in the quotes of one.

use serde_json::Value;

use super::body::{Body, Fill};
use crate::dps::enrollment::Kind;

/// How a language writes what JSON has.
pub(super) struct Dialect {
    /// How many spaces a level is set in.
    pub(super) indent: usize,
    /// `null`, `true` and `false`.
    pub(super) words: [&'static str; 3],
    /// A text, in its quotes.
    pub(super) text: fn(&str) -> String,
    /// The name of a member, in its quotes.
    pub(super) name: fn(&str) -> String,
    /// A text that begins so and goes on with what a variable holds.
    pub(super) with_variable: fn(&str, &str) -> String,
    /// An attestation that is read first; a language that cannot is given the keys in variables.
    pub(super) mechanism: Option<fn(Kind, &str) -> String>,
}

/// A body as a literal, set in from its second line on.
pub(super) fn literal(body: &Body, dialect: &Dialect, set_in: usize) -> String {
    let mut writer = Writer { body, dialect, set_in, path: Vec::new(), out: String::new() };
    writer.value(&body.json);
    writer.out
}

struct Writer<'a> {
    body: &'a Body,
    dialect: &'a Dialect,
    set_in: usize,
    path: Vec<String>,
    out: String,
}

impl Writer<'_> {
    fn value(&mut self, value: &Value) {
        let fill = self.body.fill_at(&self.path).and_then(|fill| match fill {
            Fill::Text { before, variable } => Some((self.dialect.with_variable)(before, variable)),
            Fill::Mechanism { kind, id } => Some((self.dialect.mechanism?)(*kind, id)),
        });
        let [null, yes, no] = self.dialect.words;
        match (fill, value) {
            (Some(fill), _) => self.out.push_str(&fill),
            (_, Value::Null) => self.out.push_str(null),
            (_, Value::Bool(value)) => self.out.push_str(if *value { yes } else { no }),
            (_, Value::Number(number)) => self.out.push_str(&number.to_string()),
            (_, Value::String(text)) => self.out.push_str(&(self.dialect.text)(text)),
            (_, Value::Array(items)) => {
                self.out.push('[');
                for (at, item) in items.iter().enumerate() {
                    self.member(at.to_string(), None, item);
                }
                self.close(items.is_empty(), ']');
            }
            (_, Value::Object(members)) => {
                self.out.push('{');
                for (name, value) in members {
                    self.member(name.clone(), Some(name), value);
                }
                self.close(members.is_empty(), '}');
            }
        }
    }

    fn member(&mut self, step: String, name: Option<&str>, value: &Value) {
        // Only the first comes right behind the bracket: no value ends in one that opens.
        if !self.out.ends_with(['[', '{']) {
            self.out.push(',');
        }
        self.path.push(step);
        self.line();
        if let Some(name) = name {
            self.out.push_str(&(self.dialect.name)(name));
            self.out.push_str(": ");
        }
        self.value(value);
        self.path.pop();
    }

    fn close(&mut self, is_empty: bool, bracket: char) {
        if !is_empty {
            self.line();
        }
        self.out.push(bracket);
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&" ".repeat(self.set_in + self.path.len() * self.dialect.indent));
    }
}

/// A template with pieces in the place of each `@`.
pub(super) fn fit(template: &str, pieces: &[&str]) -> String {
    let mut text = String::new();
    for (at, part) in template.split('@').enumerate() {
        if at > 0 {
            text.push_str(pieces.get(at - 1).unwrap_or(&""));
        }
        text.push_str(part);
    }
    text
}

/// A text as JSON has it. Python and JavaScript read every JSON text as the same text.
pub(super) fn json(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// A text for code: lines stay lines where the language's mark for such a text needs no escapes, as for a PEM.
pub(super) fn lines(text: &str, mark: &str) -> String {
    let is_plain = |c: char| c == '\n' || (' '..='~').contains(&c) && !"\\\"'`$".contains(c);
    if text.contains('\n') && text.chars().all(is_plain) {
        fit("@@@", &[mark, text, mark])
    } else {
        json(text)
    }
}

/// A text as one word of a POSIX shell.
/// <https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02>
pub(super) fn shell(text: &str) -> String {
    fit("'@'", &[&unquoted(text)])
}

/// A text that continues inside single quotes of a POSIX shell.
pub(super) fn unquoted(text: &str) -> String {
    text.replace('\'', "'\\''")
}

/// A variable inside single quotes of a POSIX shell. Without a value, the command is not run and the shell names it.
pub(super) fn variable(name: &str) -> String {
    fit("'\"${@:?}\"'", &[name])
}
