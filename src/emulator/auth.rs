//! Who may do what: SAS tokens against the policies of the DPS.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-control-access>

use super::problem::Problem;
use crate::{connection::HostName, dps::Right, http::Request, sas::Token, secret::Secret, time::UnixSeconds};

/// A shared access policy.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Its key, decoded.
    pub key: Secret,
    /// What it allows.
    pub rights: Vec<Right>,
}

/// Lets a request through, or answers as the service does: it never says what is wrong with a token. The answer to a
/// missing right is not recorded; 403 is what the SDKs expect.
pub(super) fn check<'a>(
    request: &Request,
    mut names: impl Iterator<Item = &'a HostName>,
    policies: &[Policy],
    right: Right,
    now: UnixSeconds,
) -> Result<(), Problem> {
    let header = request.headers.get("authorization").unwrap_or_default();
    let token = Token::parse(&Secret::from(header.to_owned())).map_err(|_| Problem::unauthorized())?;
    let signer = policies.iter().find(|policy| token.policy.as_ref() == Some(&policy.name));
    let covered = names.any(|name| covers(&token.resource, name, &request.path));
    let valid = signer.filter(|policy| token.expiry > now && covered && token.is_signed_with(&policy.key));
    match valid {
        None => Err(Problem::unauthorized()),
        Some(policy) if policy.rights.contains(&right) => Ok(()),
        Some(_) => Err(Problem::forbidden()),
    }
}

/// Whether a token's resource covers a path: the host itself, or whole segments of the path below it. The form with
/// `https://`, which the Python client's README leads to, is let through; whether Azure does is not known.
fn covers(resource: &str, host: &HostName, path: &str) -> bool {
    let resource = resource.strip_prefix("https://").unwrap_or(resource).to_ascii_lowercase();
    let (name, prefix) = resource.split_once('/').unwrap_or((&resource, ""));
    let path = path.trim_start_matches('/').to_ascii_lowercase();
    let prefix = prefix.trim_end_matches('/');
    let below = prefix.is_empty()
        || path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    name.eq_ignore_ascii_case(host.as_str()) && below
}
