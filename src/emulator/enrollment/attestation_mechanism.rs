//! `POST /enrollmentGroups/{id}/attestationmechanism` and `POST /enrollments/{id}/attestationmechanism`.

use super::{Kind, attestation::with_keys};
use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::Response,
};

/// The attestation with its keys.
pub(in crate::emulator) fn attestation_mechanism(
    store: &Store,
    kind: Kind,
    id: &str,
    context: &Context,
) -> Result<Response, Problem> {
    let stored = store.of(kind).find(id).ok_or_else(|| kind.not_found())?;
    let mut shown = with_keys(stored);
    let attestation = shown.get_mut("attestation").map(serde_json::Value::take).unwrap_or_default();
    Ok(context.json(200, &attestation))
}
