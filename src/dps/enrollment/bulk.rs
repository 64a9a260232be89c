//! `POST /enrollmentGroups` and `POST /enrollments`: creates, updates or deletes up to ten enrollments at once.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/run-bulk-operation>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/run-bulk-operation>

use serde_json::{Map, Value, json};

use super::Kind;
use crate::{
    connection::ConnectionString,
    dps::{BulkMode, BulkResult, CallError, Operation, wire},
    http::{Method, Request, Response},
};

/// Does one thing to up to [`MAX_BULK`](crate::dps::MAX_BULK) enrollments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk {
    /// Their kind.
    pub kind: Kind,
    /// What is done.
    pub mode: BulkMode,
    /// Their JSON.
    pub items: Vec<Map<String, Value>>,
}

impl Operation for Bulk {
    type Output = BulkResult;

    fn request(&self, connection: &ConnectionString) -> Request {
        let body = json!({self.kind.collection(): self.items, "mode": self.mode.as_str()});
        wire::request(connection, Method::Post, wire::path(&[self.kind.collection()]), Some(body.to_string()))
    }

    fn parse(&self, response: &Response) -> Result<BulkResult, CallError> {
        wire::read(response, |value| BulkResult::from_json(&value))
    }
}
