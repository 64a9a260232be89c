//! Host names of DPS endpoints, and of the services people mistake for one.

use std::fmt;

/// The host of a DPS: letters, digits, hyphens and dots, with an optional port (for an emulator of one's own).
///
/// Kept as typed: the official clients sign the name as it stands in the connection string.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HostName(String);

/// Why a text is no host name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostNameError {
    /// Nothing there.
    Empty,
    /// A whole address was given; `host` is what remains without scheme and path.
    IsUrl {
        /// The host inside the address.
        host: String,
    },
    /// A character that no host name has.
    Character {
        /// The character.
        character: char,
    },
    /// A label is empty, over 63 characters, or starts or ends with a hyphen; or the name is over 253 characters.
    Form,
    /// The part behind `:` is no port from 1 to 65535.
    Port,
}

impl HostName {
    /// Checks a host name (RFC 1123, section 2.1) with an optional `:port`.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, HostNameError> {
        if text.is_empty() {
            return Err(HostNameError::Empty);
        }
        if let Some((_, rest)) = text.split_once("://") {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned();
            return Err(HostNameError::IsUrl { host });
        }
        let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
        if port.is_some_and(|port| {
            !port.bytes().all(|byte| byte.is_ascii_digit()) || !matches!(port.parse::<u16>(), Ok(1..))
        }) {
            return Err(HostNameError::Port);
        }
        if let Some(character) = name
            .chars()
            .find(|character| !character.is_ascii_alphanumeric() && !matches!(character, '-' | '.'))
        {
            return Err(HostNameError::Character { character });
        }
        let label_ok =
            |label: &str| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
        if name.len() > 253 || !name.split('.').all(label_ok) {
            return Err(HostNameError::Form);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is Azure's public DPS: `{name}.azure-devices-provisioning.net`, or its `.services.` variant.
    pub fn is_azure_dps(&self) -> bool {
        self.dps_name().is_some()
    }

    /// The DPS's short name where the host is Azure's, else `None`.
    pub fn dps_name(&self) -> Option<&str> {
        let suffix = ".azure-devices-provisioning.net";
        let split = self.0.len().checked_sub(suffix.len())?;
        let (name, end) = self.0.split_at_checked(split)?;
        if !end.eq_ignore_ascii_case(suffix) {
            return None;
        }
        let name = name.strip_suffix(".services").unwrap_or(name);
        (!name.is_empty() && !name.contains('.')).then_some(name)
    }
}

impl HostName {
    /// The other host of an Azure DPS, which its portal calls: `{name}.services.azure-devices-provisioning.net`. `None` for
    /// any other host. That others may call it is not documented.
    pub fn services_variant(&self) -> Option<Self> {
        Some(Self(format!("{}.services.azure-devices-provisioning.net", self.dps_name()?)))
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{HostName, HostNameError};

    #[test]
    fn accepts_dps_hosts_and_hosts_with_a_port() {
        for host in
            ["mydps.azure-devices-provisioning.net", "MyDps.azure-devices-provisioning.NET", "localhost:8443"]
        {
            assert_eq!(HostName::parse(host).map(|name| name.as_str().to_owned()), Ok(host.to_owned()));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(HostName::parse(""), Err(HostNameError::Empty));
        assert_eq!(
            HostName::parse("https://mydps.azure-devices-provisioning.net/x"),
            Err(HostNameError::IsUrl { host: "mydps.azure-devices-provisioning.net".to_owned() })
        );
        assert_eq!(HostName::parse("my_dps.net"), Err(HostNameError::Character { character: '_' }));
        assert_eq!(HostName::parse("user@host"), Err(HostNameError::Character { character: '@' }));
        for form in ["a..b", ".a", "a.", "-a.net", "a-.net"] {
            assert_eq!(HostName::parse(form), Err(HostNameError::Form), "{form}");
        }
        for port in ["a:", "a:0", "a:65536", "a:+1", "a:b"] {
            assert_eq!(HostName::parse(port), Err(HostNameError::Port), "{port}");
        }
    }

    #[test]
    fn knows_a_dps_of_azure() {
        let name = |text: &str| HostName::parse(text).unwrap().dps_name().map(str::to_owned);
        assert_eq!(name("mydps.azure-devices-provisioning.net").as_deref(), Some("mydps"));
        assert_eq!(name("mydps.services.azure-devices-provisioning.net").as_deref(), Some("mydps"));
        assert_eq!(name("evil.azure-devices-provisioning.net.example.com"), None);
        assert_eq!(name("a.b.azure-devices-provisioning.net"), None);
        assert_eq!(name("localhost:8443"), None);
    }
}
