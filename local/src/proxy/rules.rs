//! What may be called, decided on the raw request target: nothing is decoded or normalised first, so nothing can be
//! smuggled through a difference in reading. `proxy/README.md` has the same rules as a table.

use axum::http::Method;

use crate::refusal::Refusal;

const SUFFIX: &str = ".azure-devices-provisioning.net";

/// A request that may be passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Allowed {
    /// The DPS host.
    pub(super) host: String,
    /// Path and query, as they were given.
    pub(super) target: String,
}

/// Checks a target behind the proxy's prefix (`/{host}{path}?{query}`) and the method. A preflight is checked like the
/// request that follows it, but for the method: the browser compares that itself. An empty list allows every DPS.
///
/// # Errors
/// Says why it is not passed on.
pub(super) fn check(method: &Method, target: &str, names: &[String]) -> Result<Allowed, Refusal> {
    let rest = target.strip_prefix('/').ok_or(Refusal::HostNotAllowed)?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, target) = rest.split_at_checked(end).ok_or(Refusal::HostNotAllowed)?;
    let name = dps_name(host).ok_or(Refusal::HostNotAllowed)?;
    if !names.is_empty() && !names.iter().any(|allowed| allowed == name) {
        return Err(Refusal::HostNotAllowed);
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let methods = operations(path).filter(|_| is_query(query)).ok_or(Refusal::PathNotAllowed)?;
    if *method != Method::OPTIONS && !methods.contains(method) {
        return Err(Refusal::MethodNotAllowed);
    }
    Ok(Allowed { host: host.to_owned(), target: target.to_owned() })
}

/// The short name in `{name}.azure-devices-provisioning.net` or its `.services.` variant, in lower case and with nothing
/// around it.
fn dps_name(host: &str) -> Option<&str> {
    let name = host.strip_suffix(SUFFIX)?;
    let name = name.strip_suffix(".services").unwrap_or(name);
    let is_plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let is_name =
        is_plain && (3..=63).contains(&name.len()) && !name.starts_with('-') && !name.ends_with('-');
    is_name.then_some(name)
}

/// The methods of the operations at a path of the service API, spelled as its own clients spell it: Microsoft's for
/// Node.js writes `enrollmentgroups`, and a slash behind the collections.
fn operations(path: &str) -> Option<&'static [Method]> {
    const BULK: &[Method] = &[Method::POST];
    const ITEM: &[Method] = &[Method::GET, Method::PUT, Method::DELETE];
    // An item may have the ID "query".
    const QUERY: &[Method] = &[Method::GET, Method::PUT, Method::DELETE, Method::POST];
    const RECORD: &[Method] = &[Method::GET, Method::DELETE];
    const ASK: &[Method] = &[Method::POST];

    let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    match segments.as_slice() {
        ["registrations", id] if is_id(id) => Some(RECORD),
        ["registrations", id, "query"] if is_id(id) => Some(ASK),
        ["enrollmentGroups" | "enrollmentgroups" | "enrollments", below @ ..] => match below {
            [] | [""] => Some(BULK),
            ["query"] => Some(QUERY),
            [id] if is_id(id) => Some(ITEM),
            [id, "attestationmechanism"] if is_id(id) => Some(ASK),
            _ => None,
        },
        _ => None,
    }
}

/// An ID as clients encode it. No escapes of control characters or of what could be read as part of the path (`%`, `.`,
/// `/`, `\`), and not dots alone.
fn is_id(segment: &str) -> bool {
    let is_fine = |character| match character {
        Character::Plain(byte) => !b"/?!()*".contains(&byte),
        Character::Escaped(byte) => !matches!(byte, 0..0x20 | b'%' | b'.' | b'/' | b'\\' | 0x7f),
        Character::Other => false,
    };
    characters(segment).all(is_fine) && segment.bytes().any(|byte| byte != b'.')
}

/// `api-version=2021-10-01`, or what comes to be there.
fn is_query(query: &str) -> bool {
    characters(query).all(|character| !matches!(character, Character::Other))
}

enum Character {
    Plain(u8),
    Escaped(u8),
    /// One that some parser would write differently, or half an escape.
    Other,
}

/// The characters of RFC 3986 that every parser leaves as they are.
fn characters(text: &str) -> impl Iterator<Item = Character> {
    let mut bytes = text.bytes();
    let hex = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    std::iter::from_fn(move || {
        Some(match bytes.next()? {
            b'%' => match (hex(bytes.next()), hex(bytes.next())) {
                (Some(high), Some(low)) => {
                    u8::try_from(high * 16 + low).map_or(Character::Other, Character::Escaped)
                }
                _ => Character::Other,
            },
            byte if byte.is_ascii_alphanumeric() || b"-._~:@!$&()*+,;=/?".contains(&byte) => {
                Character::Plain(byte)
            }
            _ => Character::Other,
        })
    })
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::{Allowed, check};
    use crate::Refusal;

    const HOST: &str = "mydps.azure-devices-provisioning.net";

    #[test]
    fn every_operation_of_the_service_has_its_methods() {
        let table = [
            ("/enrollmentGroups", "POST"),
            ("/enrollments/", "POST"),
            ("/enrollmentGroups/query", "GET PUT POST DELETE"),
            ("/enrollmentGroups/g%3A2_a.b~c-d", "GET PUT DELETE"),
            ("/enrollments/a..b", "GET PUT DELETE"),
            ("/enrollments/%C3%A9", "GET PUT DELETE"),
            ("/enrollmentgroups/g/attestationmechanism", "POST"),
            ("/registrations/d-1", "GET DELETE"),
            ("/registrations/g-1/query", "POST"),
        ];
        for (path, methods) in table {
            let target = format!("{path}?api-version=2021-10-01");
            for method in ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "TRACE", "CONNECT"] {
                let checked = check(&method.parse().unwrap(), &format!("/{HOST}{target}"), &[]);
                let expected = if methods.split(' ').any(|known| known == method) {
                    Ok(Allowed { host: HOST.to_owned(), target: target.clone() })
                } else {
                    Err(Refusal::MethodNotAllowed)
                };
                assert_eq!(checked, expected, "{method} {path}");
            }
            assert!(check(&Method::OPTIONS, &format!("/{HOST}{path}"), &[]).is_ok(), "{path}");
        }
    }

    #[test]
    fn only_the_names_that_are_listed_are_called() {
        let names = ["mydps".to_owned()];
        for host in [HOST, "mydps.services.azure-devices-provisioning.net"] {
            assert!(check(&Method::GET, &format!("/{host}/enrollments/a"), &names).is_ok());
        }
        for name in ["mydp", "mydpss", "other"] {
            let target = format!("/{name}.azure-devices-provisioning.net/enrollments/a");
            assert_eq!(check(&Method::GET, &target, &names), Err(Refusal::HostNotAllowed));
        }
    }
}
