//! Bulk operations: up to ten items at once, each with a result of its own. The answer is 200 even where items failed.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/run-bulk-operation>

use serde_json::Value;

use super::MalformedReason;

/// The most items of one call.
pub const MAX_BULK: usize = 10;

/// What is done to the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkMode {
    /// Create; what exists fails.
    Create,
    /// Update, if the version that each item carries still stands.
    UpdateIfMatchEtag,
    /// Update. Recorded: what exists fails with 409 unless it carries its version.
    Update,
    /// Delete.
    Delete,
}

/// How a bulk operation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkResult {
    /// Whether every item succeeded.
    pub is_successful: bool,
    /// Those that did not.
    pub errors: Vec<BulkError>,
}

/// An item that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkError {
    /// The item.
    pub id: String,
    /// The service's six digits.
    pub code: u32,
    /// The service's words.
    pub message: String,
}

impl BulkMode {
    /// Its name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::UpdateIfMatchEtag => "updateIfMatchETag",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }
}

impl BulkError {
    /// Whether the item is not there.
    pub fn is_gone(&self) -> bool {
        self.code / 1000 == 404
    }
}

impl BulkResult {
    /// What went wrong with an item.
    pub fn error_of(&self, id: &str) -> Option<&BulkError> {
        self.errors.iter().find(|error| error.id.eq_ignore_ascii_case(id))
    }

    /// Whether it leaves open what became of the items that it does not name: it is no success, but names none, or one that
    /// was not sent.
    pub fn is_vague(&self, is_sent: impl Fn(&str) -> bool) -> bool {
        self.errors.iter().any(|error| !is_sent(&error.id)) || !self.is_successful && self.errors.is_empty()
    }

    /// Reads the answer, of groups and of individual enrollments.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn from_json(value: &Value) -> Result<Self, MalformedReason> {
        let shape = |expected| MalformedReason::Shape { expected };
        let is_successful =
            value.get("isSuccessful").and_then(Value::as_bool).ok_or(shape("isSuccessful"))?;
        let errors = match value.get("errors") {
            None | Some(Value::Null) => &[],
            Some(Value::Array(errors)) => errors.as_slice(),
            Some(_) => return Err(shape("errors")),
        };
        let errors = errors.iter().map(|error| {
            let text = |name: &str| error.get(name).and_then(Value::as_str).map(str::to_owned);
            let code =
                error.get("errorCode").and_then(Value::as_u64).and_then(|code| u32::try_from(code).ok());
            Ok(BulkError {
                id: text("registrationId")
                    .or_else(|| text("enrollmentGroupId"))
                    .ok_or(shape("registrationId"))?,
                code: code.ok_or(shape("errorCode"))?,
                message: text("errorStatus").unwrap_or_default(),
            })
        });
        Ok(Self { is_successful, errors: errors.collect::<Result<_, _>>()? })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{BulkError, BulkResult};

    #[test]
    fn reads_the_recorded_answers() {
        let recorded = json!({
            "errors": [{"enrollmentGroupId": "a", "errorCode": 409_202, "errorStatus": "EnrollmentGroup already exists."}],
            "isSuccessful": false,
        });
        let error = BulkError {
            id: "a".to_owned(),
            code: 409_202,
            message: "EnrollmentGroup already exists.".to_owned(),
        };
        let expected = BulkResult { is_successful: false, errors: vec![error] };
        assert_eq!(BulkResult::from_json(&recorded), Ok(expected));
        let all_went_well = BulkResult { is_successful: true, errors: Vec::new() };
        assert_eq!(BulkResult::from_json(&json!({"errors": [], "isSuccessful": true})), Ok(all_went_well));
        assert!(BulkResult::from_json(&json!({"errors": []})).is_err());
        assert!(BulkResult::from_json(&json!({"errors": "none", "isSuccessful": true})).is_err());
    }
}
