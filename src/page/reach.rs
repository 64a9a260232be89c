//! What the page may still call: with the first connection it binds itself to that DPS and that proxy, and the browser refuses
//! every other address until the page is loaded anew. What got into the page could then tell nobody else what it finds.

use crate::{
    connection::HostName,
    proxy::{Operator, Template},
};

/// The origins that the page has bound itself to, besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach(Vec<String>);

impl Reach {
    /// What calls to a DPS need: the proxy, and the DPS itself for what goes without a proxy. `None` where a policy has no
    /// words for the proxy's address (CSP level 3, section 2.3.1: no IPv6, no underscore); the page then stays as it is.
    pub fn of(template: &Template, host: &HostName) -> Option<Self> {
        let mut origins: Vec<_> = origin(template, host).into_iter().collect();
        // What can be tried besides: without the proxy; and without one, the host that the portal calls.
        match template.operator() {
            Operator::Direct => {
                let other = host.services_variant();
                origins.extend(other.and_then(|other| origin(template, &other)));
            }
            _ => origins.extend(origin(&Template::direct(), host)),
        }
        let is_sayable = !origins.iter().any(|origin| origin.contains(['[', '_']));
        is_sayable.then_some(Self(origins))
    }

    /// The policy that binds the page (CSP level 3). A second policy can only forbid more.
    pub fn policy(&self) -> String {
        ["connect-src 'self' ", &self.0.join(" ")].concat()
    }

    /// Whether calls to a DPS by a template stay within it.
    pub fn has(&self, template: &Template, host: &HostName) -> bool {
        origin(template, host).is_none_or(|origin| self.0.contains(&origin))
    }

    /// The origins, for people.
    pub fn origins(&self) -> String {
        self.0.join(", ")
    }
}

/// Where calls go; `None` for the page's own origin.
fn origin(template: &Template, host: &HostName) -> Option<String> {
    match template.operator() {
        Operator::SameOrigin => None,
        Operator::Direct => Some(["https://", host.as_str()].concat()),
        Operator::Loopback { origin } | Operator::Other { origin } => Some(origin.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;
    use crate::{connection::HostName, proxy::Template};

    const HOST: &str = "mine.azure-devices-provisioning.net";

    fn reach(template: &str) -> Option<Reach> {
        Reach::of(&Template::parse(template).unwrap(), &HostName::parse(HOST).unwrap())
    }

    #[test]
    fn the_policy_names_the_proxy_and_the_dps() {
        let own = format!("https://{HOST}");
        for (template, expected) in [
            ("", format!("connect-src 'self' {own} https://mine.services.azure-devices-provisioning.net")),
            ("./proxy/{host}{path}", format!("connect-src 'self' {own}")),
            (
                "https://Proxy.example:8443/{url}",
                format!("connect-src 'self' https://proxy.example:8443 {own}"),
            ),
            ("http://127.0.0.1:8081/{url}", format!("connect-src 'self' http://127.0.0.1:8081 {own}")),
        ] {
            assert_eq!(reach(template).unwrap().policy(), expected);
        }
        for unsayable in ["https://[::1]:8443/{url}", "https://my_proxy.example/{url}"] {
            assert_eq!(reach(unsayable), None, "{unsayable}");
        }
    }

    #[test]
    fn another_proxy_and_another_dps_without_proxy_are_outside() {
        let reach = reach("https://proxy.example/{url}").unwrap();
        let other = HostName::parse("other.azure-devices-provisioning.net").unwrap();
        let mine = HostName::parse(HOST).unwrap();
        let has = |template: &str, host| reach.has(&Template::parse(template).unwrap(), host);
        assert!(has("https://proxy.example/other/{host}{path}", &other));
        assert!(has("./proxy/{host}{path}", &other));
        assert!(has("", &mine));
        assert!(!has("", &other));
        assert!(!has("https://proxy.example:444/{url}", &mine));
        assert!(!has("https://elsewhere.example/{url}", &mine));
    }
}
