//! `POST /registrations/{group}/query`: the records of a group's devices. The reference has no body; the clients send one all
//! the same, and it is ignored.

use crate::{
    emulator::{
        Context,
        enrollment::{Kind, page},
        problem::Problem,
        store::Store,
    },
    http::{Request, Response},
};

/// One page. What the service answers for an absent group is not recorded.
pub(in crate::emulator) fn query(
    store: &Store,
    group: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    if store.of(Kind::Group).find(group).is_none() {
        return Err(Problem::group_not_found());
    }
    let of_group =
        |owner: &Option<String>| owner.as_deref().is_some_and(|owner| owner.eq_ignore_ascii_case(group));
    let records = store.registrations().all().filter(|record| of_group(&record.owner));
    page(records, "DeviceRegistration", request, context)
}
