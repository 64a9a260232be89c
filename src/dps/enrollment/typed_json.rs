//! JSON that a person typed: an object, or nothing. What would be read otherwise than it stands there is refused, and says
//! where.

use serde_json::{Map, Value};

use crate::json::{self, Misread};

/// How deep objects and lists may lie in each other; an IoT hub takes ten levels of a twin.
const MAX_DEPTH: usize = 127;

/// Why a typed text is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// No JSON object.
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// One object names a member twice: all but the last would be lost.
    NameTwice {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Objects and lists lie too deep in each other.
    TooDeep,
}

impl JsonError {
    /// The line to look at, from 1.
    pub fn line(self) -> usize {
        match self {
            Self::Syntax { line, .. } | Self::NameTwice { line, .. } => line,
            Self::TooDeep => 1,
        }
    }
}

/// Reads an object; `None` where nothing is typed.
pub(super) fn read(text: &str) -> Result<Option<Value>, JsonError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match json::read_object(text) {
        Ok(object) => match name_twice(text) {
            None => Ok(Some(Value::Object(object))),
            Some(at) => Err(place(text, at)),
        },
        Err(_) if depth(text) > MAX_DEPTH => Err(JsonError::TooDeep),
        Err(Misread { line, column }) => Err(JsonError::Syntax { line, column }),
    }
}

/// Where an object names a member a second time, in a text that is JSON.
fn name_twice(text: &str) -> Option<usize> {
    let mut names: Vec<Map<String, Value>> = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' => names.push(Map::new()),
            b'}' => _ = names.pop(),
            b'"' => {
                let end = string_end(text, at);
                // Only a member's name is followed by a colon.
                if text.get(end..)?.trim_start().starts_with(':')
                    && let Ok(Value::String(name)) = json::read(text.get(at..end)?)
                    && names.last_mut()?.insert(name, Value::Null).is_some()
                {
                    return Some(at);
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut at) = (0_usize, 0, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                at = string_end(text, at);
                continue;
            }
            _ => {}
        }
        deepest = deepest.max(depth);
        at += 1;
    }
    deepest
}

/// Behind the string that begins at a place.
fn string_end(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

fn place(text: &str, at: usize) -> JsonError {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    JsonError::NameTwice { line: before.matches('\n').count() + 1, column }
}

#[cfg(test)]
mod tests {
    use super::{JsonError, read};

    #[test]
    fn what_would_be_read_otherwise_is_refused() {
        assert_eq!(read(" \n"), Ok(None));
        assert!(read(r#"{"a": "a\\", "b": {"a": "\"a\": 1, {"}, "c": ["a", {"b": 1}]}"#).is_ok());
        assert_eq!(
            read("{\"a\": 1,\n \"b\": {},\n \"\\u0061\": 2}"),
            Err(JsonError::NameTwice { line: 3, column: 2 })
        );
        assert_eq!(read("[1]"), Err(JsonError::Syntax { line: 1, column: 1 }));
        assert_eq!(read("{\n  \"a\": ,\n}"), Err(JsonError::Syntax { line: 2, column: 8 }));
        let nested = |depth: usize| format!("{{\"a\": {}{}}}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(126)).is_ok());
        assert_eq!(read(&nested(127)), Err(JsonError::TooDeep));
        assert_eq!(read(&nested(10_000)), Err(JsonError::TooDeep));
        assert_eq!(read(&"{\"a\":".repeat(10_000)), Err(JsonError::TooDeep));
        assert!(matches!(read("\"[[["), Err(JsonError::Syntax { .. })));
    }
}
