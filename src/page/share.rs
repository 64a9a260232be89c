//! Links for other people: to a page of a DPS, and with a proxy setting. No key or token gets into one, nor what may be the key of a
//! proxy; and opening one changes nothing: what it asks for is proposed.

use crate::{
    activity::holds_secret,
    connection::HostName,
    page::address::{Address, Place},
    proxy::Template,
};

/// What a link that was opened asks for, until the person has decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What it leads to.
    pub place: Place,
    /// The DPS that its page is of.
    pub dps: Option<HostName>,
    /// A proxy template. Whoever runs that proxy could use the tokens, so it is never taken unasked.
    pub proxy: Option<String>,
}

impl Proposal {
    /// Takes what is proposed out of an address.
    pub fn take(address: &mut Address) -> Option<Self> {
        let (dps, proxy) = (address.dps.take(), address.proxy.take());
        Some(Self { place: address.place.clone(), dps, proxy }).filter(Self::asks)
    }

    /// Whether anything is left to decide.
    pub fn asks(&self) -> bool {
        self.dps.is_some() || self.proxy.is_some()
    }
}

/// Why no link is made of a proxy setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unshareable {
    /// No proxy is set: there is nothing to share.
    NoProxy,
    /// A part of its address may be a key.
    Secret {
        /// The part's name; empty if it has none.
        name: String,
    },
}

/// The address that proposes a proxy, on the start page.
///
/// # Errors
/// Says which part of the template may be a secret.
pub fn with_proxy(template: &Template) -> Result<Address, Unshareable> {
    let text = template.as_str();
    if text.is_empty() {
        return Err(Unshareable::NoProxy);
    }
    let (address, query) = text.split_once('?').unwrap_or((text, ""));
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        // `?{url}` and `?to={encodedUrl}` are how proxies are asked; anything else may be what they are paid with.
        if !is_plain(name) || name.bytes().any(|byte| byte.is_ascii_digit()) {
            return Err(Unshareable::Secret { name: String::new() });
        }
        if !(value.is_empty() || is_placeholder(value)) {
            return Err(Unshareable::Secret { name: name.to_owned() });
        }
    }
    let (_, path) = address
        .split_once("://")
        .map_or(("", address), |(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
    if holds_secret(text) || !path.split(['/', '{', '}']).all(is_plain) {
        return Err(Unshareable::Secret { name: String::new() });
    }
    Ok(Address { proxy: Some(text.to_owned()), ..Address::default() })
}

/// Whether a part of an address is a word, or as short as a version.
fn is_plain(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    part.len() <= 24
        && digits <= 4
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
}

fn is_placeholder(value: &str) -> bool {
    value
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .is_some_and(|name| !name.contains(['{', '}']))
}

#[cfg(test)]
mod tests {
    use super::{Unshareable, with_proxy};
    use crate::{page::address::Address, proxy::Template};

    fn shared(template: &str) -> Result<String, Unshareable> {
        with_proxy(&Template::parse(template).unwrap()).map(|address| address.to_string())
    }

    #[test]
    fn a_proxy_is_shared_as_it_stands() {
        let link = shared("https://proxy.example/{host}{path}").unwrap();
        assert_eq!(link, "#/?proxy=https%3A%2F%2Fproxy.example%2F%7Bhost%7D%7Bpath%7D");
        let read = Address::parse(&link);
        assert_eq!(read.proxy.as_deref(), Some("https://proxy.example/{host}{path}"));
        assert!(shared("https://proxy.example/?to={encodedUrl}").is_ok());
        assert!(shared("https://proxy.example/?{url}").is_ok());
        assert!(shared("https://proxy.example/api/v1/proxy/{host}{path}").is_ok());
        assert!(shared("./proxy/{host}{path}").is_ok());
        assert!(shared("http://127.0.0.1:8080/{url}").is_ok());
    }

    #[test]
    fn what_may_be_a_key_is_not_shared() {
        assert_eq!(shared(""), Err(Unshareable::NoProxy));
        let key = |name: &str| Err(Unshareable::Secret { name: name.to_owned() });
        assert_eq!(shared("https://proxy.example/?code=s3cr3t&to={encodedUrl}"), key("code"));
        assert_eq!(shared("https://proxy.example/?s3cr3t{url}"), key(""));
        assert_eq!(shared("https://proxy.example/?s3cr3t0f0urs={url}"), key(""));
        assert_eq!(shared("https://proxy.example/?to={encodedUrl}s3cr3t"), key("to"));
        assert_eq!(shared("https://proxy.example/8c2f4e9d10b7/{url}"), key(""));
        assert_eq!(shared("https://proxy.example/a-word-that-is-longer-than-words/{url}"), key(""));
        assert_eq!(
            shared("https://proxy.example/mFDyb3zDOgZYLqMfDmSK4Qzo0a+EqCSbjOBYMuXCpDY=/{url}"),
            key("")
        );
    }
}
