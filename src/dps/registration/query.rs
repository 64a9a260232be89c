//! `POST /registrations/{group}/query`: one page of the list.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/device-registration-state/query>. The service ignores the query's text
//! and returns everything in no order; filtering and sorting are the page's own.

use super::{PATH, RegistrationState};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Expected, Id, Operation, Page, wire},
    http::{Method, Request, Response},
};

/// Reads one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The group whose records are asked for.
    pub group: Id,
    /// How many at most; up to [`MAX_PAGE`](crate::dps::MAX_PAGE).
    pub max_items: u32,
    /// Where the last page ended.
    pub continuation: Option<String>,
}

impl Operation for Query {
    type Output = Page<RegistrationState>;

    fn request(&self, connection: &ConnectionString) -> Request {
        let body = Some(r#"{"query":"*"}"#.to_owned());
        let request =
            wire::request(connection, Method::Post, wire::path(&[PATH, self.group.as_str(), "query"]), body);
        wire::paged(request, self.max_items, self.continuation.as_ref())
    }

    fn parse(&self, response: &Response) -> Result<Page<RegistrationState>, CallError> {
        wire::read_page(response, Expected::Registrations, RegistrationState::from_json)
    }
}
