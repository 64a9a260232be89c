//! `POST /enrollmentGroups/query`: one page of the list.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/query>. The service ignores the query's text
//! and returns groups in no order; filtering and sorting are the page's own.

use serde_json::Value;

use super::EnrollmentGroup;
use crate::{
    connection::ConnectionString,
    dps::{CallError, MalformedReason, Operation, api_version, error, headers},
    http::{Method, Request, Response},
};

/// The most the service returns at once, whatever is asked for.
pub const MAX_PAGE: u32 = 100;

/// Reads one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// How many at most; up to [`MAX_PAGE`].
    pub max_items: u32,
    /// Where the last page ended.
    pub continuation: Option<String>,
}

/// One page of groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The groups.
    pub groups: Vec<EnrollmentGroup>,
    /// What to ask the next page with; absent on the last.
    pub continuation: Option<String>,
}

impl Operation for Query {
    type Output = Page;

    fn request(&self, connection: &ConnectionString) -> Request {
        let body = r#"{"query":"SELECT * FROM enrollmentGroups"}"#.to_owned();
        let mut headers = headers(Some(&body)).with("x-ms-max-item-count", self.max_items.to_string());
        if let Some(continuation) = &self.continuation {
            headers = headers.with("x-ms-continuation", continuation.as_str());
        }
        Request {
            method: Method::Post,
            host: connection.host.clone(),
            path: "/enrollmentGroups/query".to_owned(),
            query: api_version(),
            headers,
            body: Some(body),
        }
    }

    fn parse(&self, response: &Response) -> Result<Page, CallError> {
        let status = response.status;
        if status != 200 {
            return Err(error::read(response));
        }
        let malformed = |reason| CallError::Malformed { status, reason };
        let Value::Array(items) = error::json(response)? else {
            return Err(malformed(MalformedReason::Shape { expected: "a list of enrollment groups" }));
        };
        let groups =
            items.into_iter().map(EnrollmentGroup::from_json).collect::<Result<_, _>>().map_err(malformed)?;
        let continuation = response.headers.get("x-ms-continuation").filter(|text| !text.is_empty());
        Ok(Page { groups, continuation: continuation.map(str::to_owned) })
    }
}
