//! Reading and filling a proxy template.
//!
//! | template | address called |
//! |---|---|
//! | (empty) | the DPS itself |
//! | `https://proxy.example/` | the template followed by the full URL |
//! | `https://proxy.example/{host}{path}` | the parts in their places; `{path}` has its query, and one slash before it |
//! | `https://proxy.example/?to={encodedUrl}` | the full URL, percent-encoded |
//!
//! Behind a `?`, every placeholder is filled in percent-encoded: `{url}` and `{encodedUrl}` are then the same.

use std::fmt::Write as _;

use crate::{http::Request, percent};

/// A usable proxy template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    text: String,
    pieces: Vec<Piece>,
    operator: Operator,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Value { value: Value, encoded: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    Url,
    Host,
    Path,
}

/// Who runs the other end, and so can read a token until it expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Nobody in between.
    Direct,
    /// Whoever serves this page.
    SameOrigin,
    /// A program on this machine.
    Loopback {
        /// Scheme, host and port.
        origin: String,
    },
    /// Another party.
    Other {
        /// Scheme, host and port.
        origin: String,
    },
}

/// Why a text is no proxy template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    /// Neither an `https:` address, nor `http:` on this machine, nor a path on this page's own origin.
    NotAnAddress,
    /// `http:` to another machine: the token would travel in the clear.
    Insecure {
        /// The host.
        host: String,
    },
    /// A scheme that no proxy has.
    Scheme {
        /// The scheme.
        scheme: String,
    },
    /// White space, a control character, a backslash or a quote.
    Character {
        /// The character.
        character: char,
    },
    /// A user name or password before the host.
    UserInfo,
    /// The host is empty or has characters that no host has.
    Host,
    /// A `#`: what follows would never be sent.
    Fragment,
    /// A placeholder in the host: the template must always lead to the same proxy.
    PlaceholderInHost,
    /// A `{name}` that is no placeholder, or a brace without its partner.
    UnknownPlaceholder {
        /// What stands between the braces.
        name: String,
    },
    /// `{host}` without `{path}` or a URL: the proxy would not know what is asked.
    PathMissing,
    /// A public CORS proxy, run for strangers' test data.
    PublicProxy {
        /// Its host.
        host: String,
    },
}

/// Public CORS proxies by registrable name. A SAS token is full power for its policy while it lives.
const PUBLIC_PROXIES: [&str; 12] = [
    "allorigins.win",
    "bridged.cc",
    "codetabs.com",
    "cors-anywhere.com",
    "cors-anywhere.herokuapp.com",
    "cors.eu.org",
    "cors.lol",
    "cors.sh",
    "corsfix.com",
    "corsproxy.io",
    "crossorigin.me",
    "thingproxy.freeboard.io",
];

impl Template {
    /// No proxy: the browser calls the DPS itself.
    pub fn direct() -> Self {
        let pieces = vec![Piece::Value { value: Value::Url, encoded: false }];
        Self { text: String::new(), pieces, operator: Operator::Direct }
    }

    /// Reads a template; surrounding white space is dropped, an empty text means no proxy.
    ///
    /// # Errors
    /// Says what keeps it from being used.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Self::direct());
        }
        if let Some(character) =
            text.chars().find(|c| c.is_whitespace() || c.is_control() || matches!(c, '\\' | '"' | '<' | '>'))
        {
            return Err(TemplateError::Character { character });
        }
        if text.contains('#') {
            return Err(TemplateError::Fragment);
        }
        let operator = operator(text)?;
        let pieces = pieces(text)?;
        Ok(Self { text: text.to_owned(), pieces, operator })
    }

    /// The template as typed, without white space around it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Who runs it.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// The address to call for a request. Relative to the page where the operator is the page's own origin.
    pub fn fill(&self, request: &Request) -> String {
        self.fill_with(request.host.as_str(), &request.target())
    }

    /// The address for a host and a target (`/path?query`).
    pub fn fill_with(&self, host: &str, target: &str) -> String {
        let mut address = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => address.push_str(text),
                Piece::Value { value, encoded } => {
                    let text = match value {
                        Value::Url => format!("https://{host}{target}"),
                        Value::Host => host.to_owned(),
                        Value::Path if address.ends_with('/') => target.trim_start_matches('/').to_owned(),
                        Value::Path => target.to_owned(),
                    };
                    address.push_str(&if *encoded { percent::encode(&text) } else { text });
                }
            }
        }
        address
    }
}

/// Checks scheme and host, and says whose they are.
fn operator(text: &str) -> Result<Operator, TemplateError> {
    // `./x://y` has its slashes inside a path: it belongs to the page's origin.
    if text.starts_with("./") || (text.starts_with('/') && !text.starts_with("//")) {
        return Ok(Operator::SameOrigin);
    }
    let (scheme, rest) = text.split_once("://").ok_or(TemplateError::NotAnAddress)?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    {
        return Err(TemplateError::NotAnAddress);
    }
    if !matches!(scheme.as_str(), "https" | "http") {
        return Err(TemplateError::Scheme { scheme });
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.contains(['{', '}']) {
        return Err(TemplateError::PlaceholderInHost);
    }
    if authority.contains('@') {
        return Err(TemplateError::UserInfo);
    }
    let (host, port) = split_port(authority).ok_or(TemplateError::Host)?;
    let name_ok = host.split('.').all(|label| !label.is_empty())
        && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    let port_ok = port.is_none_or(|port| matches!(port.parse::<u16>(), Ok(1..)));
    if !(name_ok || host == "[::1]") || !port_ok {
        return Err(TemplateError::Host);
    }
    let host = host.to_ascii_lowercase();
    let mut origin = format!("{scheme}://{host}");
    if let Some(port) = port {
        // Writing to a `String` cannot fail.
        let _ = write!(origin, ":{port}");
    }
    if is_loopback(&host) {
        return Ok(Operator::Loopback { origin });
    }
    if scheme == "http" {
        return Err(TemplateError::Insecure { host });
    }
    let is_public = |public: &&str| host == **public || host.ends_with(&format!(".{public}"));
    if PUBLIC_PROXIES.iter().any(is_public) {
        return Err(TemplateError::PublicProxy { host });
    }
    Ok(Operator::Other { origin })
}

fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = authority.strip_prefix("[::1]") {
        let host = authority.get(.."[::1]".len())?;
        return if rest.is_empty() {
            Some((host, None))
        } else {
            Some((host, Some(rest.strip_prefix(':')?)))
        };
    }
    Some(authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port))))
}

/// `localhost`, its subdomains, and the loopback addresses (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3).
fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

fn pieces(text: &str) -> Result<Vec<Piece>, TemplateError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut in_query = false;
    let unknown = |name: &str| TemplateError::UnknownPlaceholder { name: name.to_owned() };
    while let Some((literal, after)) = rest.split_once('{') {
        if literal.contains('}') {
            return Err(unknown("}"));
        }
        in_query |= literal.contains('?');
        let (name, after) = after.split_once('}').ok_or_else(|| unknown(after))?;
        let (value, encoded) = match name {
            "url" => (Value::Url, in_query),
            "encodedUrl" => (Value::Url, true),
            "host" => (Value::Host, in_query),
            "path" => (Value::Path, in_query),
            name => return Err(unknown(name)),
        };
        pieces.push(Piece::Literal(literal.to_owned()));
        pieces.push(Piece::Value { value, encoded });
        rest = after;
    }
    if rest.contains('}') {
        return Err(unknown("}"));
    }
    pieces.push(Piece::Literal(rest.to_owned()));
    let has =
        |wanted: Value| pieces.iter().any(|p| matches!(p, Piece::Value { value, .. } if *value == wanted));
    if !has(Value::Url) && !has(Value::Path) {
        if has(Value::Host) {
            return Err(TemplateError::PathMissing);
        }
        let encoded = text.contains('?');
        // Right behind a host, the URL would be taken for more of its name.
        if !encoded && !text.ends_with('/') {
            pieces.push(Piece::Literal("/".to_owned()));
        }
        pieces.push(Piece::Value { value: Value::Url, encoded });
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Operator, Template, TemplateError};
    use crate::percent;

    const HOST: &str = "mydps.azure-devices-provisioning.net";
    const TARGET: &str = "/enrollmentGroups/g%3A2?api-version=2021-10-01";

    fn filled(template: &str) -> String {
        Template::parse(template).unwrap().fill_with(HOST, TARGET)
    }

    fn refused(template: &str) -> TemplateError {
        Template::parse(template).unwrap_err()
    }

    #[test]
    fn fills_each_form() {
        let url = format!("https://{HOST}{TARGET}");
        assert_eq!(filled("  "), url);
        assert_eq!(filled("https://proxy.example/"), format!("https://proxy.example/{url}"));
        for host in
            ["https://proxy.example", "http://[::1]", "http://localhost:8080", "https://proxy.example/dps"]
        {
            assert_eq!(filled(host), format!("{host}/{url}"));
        }
        assert_eq!(filled("https://proxy.example/{url}"), format!("https://proxy.example/{url}"));
        assert_eq!(filled("/proxy/{url}"), format!("/proxy/{url}"));
        for parts in ["{host}{path}", "{host}/{path}"] {
            let address = format!("https://proxy.example/{HOST}{TARGET}");
            assert_eq!(filled(&format!("https://proxy.example/{parts}")), address);
        }
        let encoded = format!("https://proxy.example/?to={}", percent::encode(&url));
        for template in ["?to={encodedUrl}", "?to={url}", "?to="] {
            assert_eq!(filled(&format!("https://proxy.example/{template}")), encoded);
        }
    }

    #[test]
    fn says_who_runs_it() {
        let operator = |text: &str| Template::parse(text).unwrap().operator().clone();
        assert_eq!(operator(""), Operator::Direct);
        assert_eq!(operator("/proxy/"), Operator::SameOrigin);
        assert_eq!(operator("./proxy/"), Operator::SameOrigin);
        assert_eq!(operator("./proxy/https://{host}{path}"), Operator::SameOrigin);
        for local in ["http://127.0.0.1:8081", "http://localhost:1", "https://[::1]:7", "http://a.localhost"]
        {
            let origin = local.to_owned();
            assert_eq!(operator(&format!("{local}/x")), Operator::Loopback { origin });
        }
        let origin = "https://proxy.example".to_owned();
        assert_eq!(operator("HTTPS://Proxy.Example/x"), Operator::Other { origin });
    }

    #[test]
    fn refuses_what_cannot_be_trusted_or_understood() {
        use TemplateError as E;
        assert_eq!(refused("proxy.example/"), E::NotAnAddress);
        assert_eq!(refused("//proxy.example/"), E::NotAnAddress);
        // Found by fuzzing: a mistyped address is no path of the page's own host.
        assert_eq!(refused(".https://proxy.example/"), E::Scheme { scheme: ".https".to_owned() });
        assert_eq!(refused("http://proxy.example/"), E::Insecure { host: "proxy.example".to_owned() });
        assert_eq!(refused("http://10.0.0.7/"), E::Insecure { host: "10.0.0.7".to_owned() });
        assert_eq!(
            refused("http://127.0.0.1.evil.example/"),
            E::Insecure { host: "127.0.0.1.evil.example".to_owned() }
        );
        assert_eq!(refused("ftp://proxy.example/"), E::Scheme { scheme: "ftp".to_owned() });
        assert_eq!(refused("javascript://proxy.example/"), E::Scheme { scheme: "javascript".to_owned() });
        assert_eq!(refused("https://proxy .example/"), E::Character { character: ' ' });
        assert_eq!(refused("https:\\\\proxy.example"), E::Character { character: '\\' });
        assert_eq!(refused("https://me:pw@proxy.example/"), E::UserInfo);
        assert_eq!(refused("https:///x"), E::Host);
        assert_eq!(refused("https://a..b/"), E::Host);
        assert_eq!(refused("https://proxy.example:99999/"), E::Host);
        assert_eq!(refused("https://proxy.example/#{url}"), E::Fragment);
        assert_eq!(refused("https://{host}/{path}"), E::PlaceholderInHost);
        assert_eq!(refused("https://p.example/{uri}"), E::UnknownPlaceholder { name: "uri".to_owned() });
        assert_eq!(refused("https://p.example/{url"), E::UnknownPlaceholder { name: "url".to_owned() });
        assert_eq!(refused("https://p.example/url}"), E::UnknownPlaceholder { name: "}".to_owned() });
        assert_eq!(refused("https://p.example/{host}/"), E::PathMissing);
        assert_eq!(refused("https://corsproxy.io/?"), E::PublicProxy { host: "corsproxy.io".to_owned() });
        assert_eq!(
            refused("https://api.allorigins.win/raw?url="),
            E::PublicProxy { host: "api.allorigins.win".to_owned() }
        );
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".*") {
            if let Ok(template) = Template::parse(&text) {
                template.fill_with(HOST, TARGET);
            }
        }

        #[test]
        fn an_address_always_leads_to_the_templates_own_origin(
            host in "[a-z]{1,9}\\.example",
            path in "(/[a-z]{0,4}){1,3}",
            tail in "(\\{url\\}|\\{encodedUrl\\}|\\{host\\}/\\{path\\}|\\?q=\\{url\\}|)",
            target in "/[ -~]{0,20}",
        ) {
            let template = Template::parse(&format!("https://{host}{path}{tail}")).unwrap();
            let address = template.fill_with(HOST, &target);
            let prefix = format!("https://{host}{path}");
            prop_assert!(address.starts_with(&prefix));
        }

        #[test]
        fn an_encoded_url_comes_back_whole(target in "/[ -~]{0,40}") {
            let template = Template::parse("https://p.example/?to={encodedUrl}").unwrap();
            let address = template.fill_with(HOST, &target);
            let (_, value) = address.split_once("?to=").unwrap();
            prop_assert!(!value.contains(['&', '#', ' ', '/']));
            prop_assert_eq!(percent::decode(value), Some(format!("https://{HOST}{target}")));
        }
    }
}
