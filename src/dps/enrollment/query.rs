//! `POST /enrollmentGroups/query` and `POST /enrollments/query`: one page of the list.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/query>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/query>. The service ignores the query's text
//! and returns everything in no order; filtering and sorting are the page's own.

use serde_json::json;

use super::{Enrollment, Kind};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Expected, Operation, Page, wire},
    http::{Method, Request, Response},
};

/// Reads one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Of what.
    pub kind: Kind,
    /// How many at most; up to [`MAX_PAGE`](crate::dps::MAX_PAGE).
    pub max_items: u32,
    /// Where the last page ended.
    pub continuation: Option<String>,
}

impl Operation for Query {
    type Output = Page<Enrollment>;

    fn request(&self, connection: &ConnectionString) -> Request {
        let collection = self.kind.collection();
        let body = json!({"query": format!("SELECT * FROM {collection}")}).to_string();
        let path = wire::path(&[collection, "query"]);
        let request = wire::request(connection, Method::Post, path, Some(body));
        wire::paged(request, self.max_items, self.continuation.as_ref())
    }

    fn parse(&self, response: &Response) -> Result<Page<Enrollment>, CallError> {
        wire::read_page(response, Expected::Enrollments, |value| Enrollment::from_json(self.kind, value))
    }
}
