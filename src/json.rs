//! Reading JSON in one way for all of the page: each further type that is read, and each further kind of source, costs the
//! page 2 KB.

use serde_json::{Map, Value};

/// Where a text is no JSON, or no object: line and column, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misread {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Reads any JSON.
#[inline(never)]
pub(crate) fn read(text: &str) -> Result<Value, Misread> {
    serde_json::from_str(text).map_err(|error| Misread { line: error.line(), column: error.column() })
}

/// Reads a JSON object.
pub(crate) fn read_object(text: &str) -> Result<Map<String, Value>, Misread> {
    match read(text)? {
        Value::Object(object) => Ok(object),
        _ => Err(Misread { line: 1, column: 1 }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Misread, read, read_object};

    #[test]
    fn says_where() {
        assert!(read("[1, {\"a\": null}]").is_ok());
        assert_eq!(read("{\n  \"a\": ,\n}"), Err(Misread { line: 2, column: 8 }));
        assert_eq!(read_object("[1]"), Err(Misread { line: 1, column: 1 }));
        assert_eq!(read_object("{\"a\": 1}").map(|object| object.len()), Ok(1));
    }
}
