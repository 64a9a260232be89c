//! The service's error answers: `ProvisioningServiceErrorDetails`.

use serde_json::json;

use super::Context;
use crate::http::Response;

/// An error answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    code: u32,
    message: String,
    /// In how many seconds to come again.
    retry_after: Option<u32>,
}

impl Problem {
    fn new(code: u32, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), retry_after: None }
    }

    /// 400: something in the request is wrong.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(400_004, message)
    }

    /// 400 of a continuation that is none.
    pub(super) fn bad_continuation() -> Self {
        Self::new(400_000, "Bad Request")
    }

    pub(super) fn unauthorized() -> Self {
        Self::new(401_002, "Unauthorized")
    }

    pub(super) fn forbidden() -> Self {
        Self::new(403_101, "Forbidden")
    }

    pub(super) fn group_not_found() -> Self {
        Self::new(404_204, "EnrollmentGroup not found.")
    }

    pub(super) fn enrollment_not_found() -> Self {
        Self::new(404_201, "Enrollment not found.")
    }

    /// The code is not recorded; it is the third of its family.
    pub(super) fn registration_not_found() -> Self {
        Self::new(404_202, "Registration not found.")
    }

    /// A path the service does not have.
    pub(super) fn no_such_path() -> Self {
        Self::new(404_000, "Not found")
    }

    pub(super) fn method_not_allowed() -> Self {
        Self::new(405_000, "Method not allowed")
    }

    pub(super) fn group_exists() -> Self {
        Self::new(409_202, "EnrollmentGroup already exists.")
    }

    pub(super) fn enrollment_exists() -> Self {
        Self::new(409_201, "Enrollment already exists.")
    }

    /// The six digits of the service are not recorded.
    pub(super) fn etag_mismatch() -> Self {
        Self::new(412_002, "Precondition failed")
    }

    pub(super) fn wrong_content_type() -> Self {
        Self::new(415_000, "Unsupported Media Type")
    }

    pub(super) fn throttled(seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(429_101, "Throttled") }
    }

    /// The service's answer is not recorded: neither its status nor its words.
    pub(super) fn over_quota(limit: usize) -> Self {
        Self::new(
            400_000,
            format!("The quota of {limit} enrollment groups with this attestation is used up."),
        )
    }

    /// An error without words, as a fault has it.
    pub(super) fn of_status(status: u16) -> Self {
        Self::new(u32::from(status) * 1000, "")
    }

    /// Part of the service, but not of this emulator.
    pub(super) fn unsupported(what: &str) -> Self {
        Self::new(501_000, format!("This emulator does not support {what}."))
    }

    pub(super) fn code(&self) -> u32 {
        self.code
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    pub(super) fn response(&self, context: &Context) -> Response {
        let status = u16::try_from(self.code / 1000).unwrap_or(500);
        let body = json!({
            "errorCode": self.code,
            "trackingId": tracking_id(context),
            "message": self.message,
            "timestampUtc": context.timestamp(),
        });
        let mut response = context.json(status, &body);
        if let Some(seconds) = self.retry_after {
            response.headers = response.headers.with("Retry-After", seconds.to_string());
        }
        response
    }
}

/// A tracking ID in the service's form.
fn tracking_id(context: &Context) -> String {
    let (time, count) = (context.now.0 & 0xffff_ffff, context.answered & 0xffff_ffff_ffff);
    format!("{time:08x}-e3b1-4f6a-9d02-{count:012x}")
}
