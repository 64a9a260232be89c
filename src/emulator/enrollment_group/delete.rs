//! `DELETE /enrollmentGroups/{id}`.

use super::check_match;
use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::{Request, Response},
};

/// Deletes a group; 204. What the service answers for an absent one is not recorded; the SDKs expect 404.
pub(in crate::emulator) fn delete(
    store: &mut Store,
    id: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let stored = store.find(id).ok_or_else(Problem::group_not_found)?;
    check_match(request, stored)?;
    store.remove(id);
    Ok(Response { status: 204, headers: context.headers(), body: String::new() })
}
