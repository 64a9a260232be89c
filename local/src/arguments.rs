//! The program's command line.

use std::{fmt, net::IpAddr, path::PathBuf, time::Duration};

use dps_enroll_local::ProxySettings;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
dps-enroll-local: the page, its CORS proxy and an emulator, on this machine.

  --dist DIR          the folder with the built page (the one inside this program, if there is one, else dist)
  --port N            the port of the page and its proxy (8080)
  --emulator-port N   the port of the emulator (8081); 0 takes any that is free
  --origin ORIGIN     a page elsewhere that may use the proxy, such as https://team.github.io; may be repeated
  --dps NAME          a DPS that may be called, NAME of NAME.azure-devices-provisioning.net; may be repeated (any)
  --rate N            requests a minute that the proxy takes (1000); 0 for no limit
  --timeout SECONDS   how long the DPS may take to answer (30)
  --address IP        listen at this address instead of this machine's own; needs --i-know if others reach it
  --i-know            I know that whoever reaches the address can read the tokens that pass, and use the proxy
  --help              print this
";

/// What the program is asked to do.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The folder with the built page; `None` for the page inside.
    pub(crate) dist: Option<PathBuf>,
    /// Where to listen, if not on loopback.
    pub(crate) address: Option<IpAddr>,
    /// The port.
    pub(crate) port: u16,
    /// The emulator's port.
    pub(crate) emulator_port: u16,
    /// Whom the proxy serves.
    pub(crate) proxy: ProxySettings,
}

/// Why a command line is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ArgumentError {
    /// There is no such option.
    Unknown(String),
    /// An option without its value.
    NoValue(String),
    /// A value that the option does not take, and what it takes.
    Value { option: String, value: String, takes: &'static str },
    /// An address that others reach, and nobody said that this is meant.
    Public(IpAddr),
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(word) => write!(f, "{word} is no option. --help lists them."),
            Self::NoValue(option) => write!(f, "{option} needs a value. --help shows which."),
            Self::Value { option, value, takes } => write!(f, "{option} {value}: it takes {takes}."),
            Self::Public(address) => write!(
                f,
                "Others reach {address}: they could use this proxy, and tokens would travel there without TLS. Leave \
                 --address out, or add --i-know. For a team, see proxy/README.md."
            ),
        }
    }
}

impl std::error::Error for ArgumentError {}

impl Arguments {
    /// Reads the words behind the program's name; `None` where help is asked for.
    ///
    /// # Errors
    /// Names the word that is not understood.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, ArgumentError> {
        let mut read = Self {
            dist: (!cfg!(feature = "page")).then(|| "dist".into()),
            address: None,
            port: 8080,
            emulator_port: 8081,
            proxy: ProxySettings::default(),
        };
        let mut knows = false;
        while let Some(option) = words.next() {
            match option.as_str() {
                "--help" => return Ok(None),
                "--i-know" => {
                    knows = true;
                    continue;
                }
                _ => {}
            }
            let value = words.next().ok_or_else(|| ArgumentError::NoValue(option.clone()))?;
            let wrong = |takes| ArgumentError::Value { option: option.clone(), value: value.clone(), takes };
            let port = || value.parse().map_err(|_| wrong("a number up to 65535"));
            match option.as_str() {
                "--dist" => read.dist = Some(value.into()),
                "--port" => read.port = port()?,
                "--emulator-port" => read.emulator_port = port()?,
                "--address" => read.address = Some(value.parse().map_err(|_| wrong("an IP address"))?),
                "--origin" if is_origin(&value) => read.proxy.origins.push(value),
                "--origin" => {
                    return Err(wrong("scheme and host in lower case, such as https://team.github.io"));
                }
                "--dps" if is_name(&value) => read.proxy.names.push(value),
                "--dps" => return Err(wrong("a short name in lower case, such as contoso")),
                "--rate" => read.proxy.per_minute = value.parse().map_err(|_| wrong("a number"))?,
                "--timeout" => match value.parse() {
                    Ok(seconds @ 1..) => read.proxy.timeout = Duration::from_secs(seconds),
                    _ => return Err(wrong("a number of seconds, from 1")),
                },
                _ => return Err(ArgumentError::Unknown(option)),
            }
        }
        match read.address {
            Some(address) if !address.is_loopback() && !knows => Err(ArgumentError::Public(address)),
            _ => Ok(Some(read)),
        }
    }
}

/// Whether a text is an origin as browsers send it: scheme, host, and a port that is not the scheme's own.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.:[]".contains(&byte);
        !host.is_empty() && host.bytes().all(known)
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::{ArgumentError, Arguments};

    fn read(line: &str) -> Result<Option<Arguments>, ArgumentError> {
        Arguments::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn a_public_address_must_be_meant() {
        for address in ["0.0.0.0", "::", "10.0.0.7", "192.0.2.1"] {
            let line = format!("--address {address}");
            assert_eq!(read(&line).unwrap_err(), ArgumentError::Public(address.parse().unwrap()));
            let read = read(&format!("{line} --i-know")).unwrap().unwrap();
            assert_eq!(read.address, Some(address.parse().unwrap()));
        }
        for address in ["127.0.0.1", "127.0.0.9", "::1"] {
            assert!(read(&format!("--address {address}")).is_ok(), "{address}");
        }
        assert!(read("").unwrap().unwrap().address.is_none());
    }

    #[test]
    fn origins_and_names_are_as_browsers_and_azure_write_them() {
        let read_all = read("--origin https://a.example --origin http://b.example:81 --dps contoso --rate 0");
        let proxy = read_all.unwrap().unwrap().proxy;
        assert_eq!(proxy.origins, ["https://a.example", "http://b.example:81"]);
        assert_eq!((proxy.names.as_slice(), proxy.per_minute), (["contoso".to_owned()].as_slice(), 0));
        for line in [
            "--origin *",
            "--origin a.example",
            "--origin https://a.example/",
            "--origin https://A.example",
            "--origin null",
            "--dps Contoso",
            "--dps a.azure-devices-provisioning.net",
            "--timeout 0",
            "--port 65536",
        ] {
            assert!(matches!(read(line), Err(ArgumentError::Value { .. })), "{line}");
        }
        assert_eq!(read("--port").unwrap_err(), ArgumentError::NoValue("--port".to_owned()));
        assert_eq!(read("--x 1").unwrap_err(), ArgumentError::Unknown("--x".to_owned()));
    }
}
