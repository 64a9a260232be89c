//! `DELETE /enrollmentGroups/{id}` and `DELETE /enrollments/{id}`. Registration records stay.

use super::{Kind, check_match};
use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::{Request, Response},
};

/// Deletes an enrollment; 204. What the service answers for an absent one is not recorded; the SDKs expect 404.
pub(in crate::emulator) fn delete(
    store: &mut Store,
    kind: Kind,
    id: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    remove(store, kind, id, request.headers.get("if-match"))?;
    Ok(Response { status: 204, headers: context.headers(), body: String::new() })
}

pub(super) fn remove(store: &mut Store, kind: Kind, id: &str, if_match: Option<&str>) -> Result<(), Problem> {
    let stored = store.of(kind).find(id).ok_or_else(|| kind.not_found())?;
    check_match(if_match, stored.etag())?;
    store.of_mut(kind).remove(id);
    Ok(())
}
