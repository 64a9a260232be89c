//! `DELETE /registrations/{id}`.

use crate::{
    emulator::{Context, enrollment::check_match, problem::Problem, store::Store},
    http::{Request, Response},
};

/// Deletes a record; 204.
pub(in crate::emulator) fn delete(
    store: &mut Store,
    id: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let record = store.registrations().find(id).ok_or_else(Problem::registration_not_found)?;
    check_match(request.headers.get("if-match"), record.etag())?;
    store.registrations_mut().remove(id);
    Ok(Response { status: 204, headers: context.headers(), body: String::new() })
}
