//! Connection strings: `HostName=…;SharedAccessKeyName=…;SharedAccessKey=…`, as the portal and the CLI copy them.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-control-access>

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use super::host::{HostName, HostNameError};
use crate::{
    sas::{Token, TokenError},
    secret::Secret,
};

/// A connection string that can be used.
#[derive(Clone, Debug)]
pub struct ConnectionString {
    /// The DPS.
    pub host: HostName,
    /// What requests are authorised with.
    pub credential: Credential,
}

/// What requests are authorised with.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A policy and its key; tokens are signed here, per request.
    Key {
        /// The shared access policy, such as `provisioningserviceowner`.
        policy: String,
        /// The key, decoded from its base64.
        key: Secret,
    },
    /// A token signed elsewhere, used until it expires.
    Token(Token),
}

impl Credential {
    /// The policy's name; a token made elsewhere may not name one.
    pub fn policy(&self) -> Option<&str> {
        match self {
            Self::Key { policy, .. } => Some(policy),
            Self::Token(token) => token.policy.as_deref(),
        }
    }
}

/// The parts a DPS connection string has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `HostName`
    HostName,
    /// `SharedAccessKeyName`
    SharedAccessKeyName,
    /// `SharedAccessKey`
    SharedAccessKey,
    /// `SharedAccessSignature`
    SharedAccessSignature,
}

impl Part {
    const ALL: [Self; 4] =
        [Self::HostName, Self::SharedAccessKeyName, Self::SharedAccessKey, Self::SharedAccessSignature];

    /// The part's name as Azure writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HostName => "HostName",
            Self::SharedAccessKeyName => "SharedAccessKeyName",
            Self::SharedAccessKey => "SharedAccessKey",
            Self::SharedAccessSignature => "SharedAccessSignature",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a text is no DPS connection string. No variant carries key material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectionStringError {
    /// Nothing was entered.
    Empty,
    /// A certificate or another PEM text was pasted into this field.
    IsPem,
    /// A part that is no `name=value`, counted from 1.
    NoEquals {
        /// Which part.
        position: usize,
    },
    /// A part is not there.
    Missing {
        /// Which.
        part: Part,
    },
    /// A part has no value.
    EmptyValue {
        /// Which.
        part: Part,
    },
    /// A part stands there twice.
    Duplicate {
        /// Which.
        part: Part,
    },
    /// A part that no DPS connection string has.
    Unknown {
        /// Its name, as typed.
        name: String,
    },
    /// A key alone, without host and policy.
    OnlyKey,
    /// Both a key and a finished token.
    KeyAndSignature,
    /// The key is not base64.
    KeyNotBase64,
    /// The policy's name has a character that no policy name has.
    PolicyName {
        /// The character.
        character: char,
    },
    /// The host is no host name.
    Host(HostNameError),
    /// The host is an IoT hub.
    IotHub {
        /// The hub.
        host: String,
    },
    /// The string of an Event Hubs, Service Bus or Storage account, or its host.
    OtherService {
        /// The service's name.
        service: OtherService,
    },
    /// A device's or module's string: it has a `DeviceId`.
    Device {
        /// The device, where it is not empty.
        device_id: String,
    },
    /// The endpoint devices provision at, or the ID scope, not the service's own host.
    DeviceEndpoint,
    /// The token made elsewhere cannot be used.
    Token(TokenError),
    /// The token made elsewhere is for another host.
    TokenForOtherHost {
        /// The token's resource.
        resource: String,
        /// The string's host.
        host: String,
    },
}

/// Azure services whose strings look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherService {
    /// Event Hubs, including an IoT hub's built-in endpoint, and Service Bus.
    EventHubs,
    /// Storage accounts.
    Storage,
    /// IoT Central.
    IotCentral,
}

impl ConnectionString {
    /// Reads a connection string. Parts may come in any order and any case; surrounding white space, quotes and a
    /// trailing `;` do no harm; each part is split at its first `=`, so a key keeps its padding.
    ///
    /// # Errors
    /// One variant per mistake.
    pub fn parse(text: &str) -> Result<Self, ConnectionStringError> {
        let text = trim(text);
        if text.is_empty() {
            return Err(ConnectionStringError::Empty);
        }
        if text.contains("-----BEGIN ") {
            return Err(ConnectionStringError::IsPem);
        }
        if text.get(..22).is_some_and(|start| start.eq_ignore_ascii_case("SharedAccessSignature ")) {
            return from_token(text);
        }
        if !text.contains(';') && STANDARD.decode(text).is_ok_and(|bytes| bytes.len() >= 16) {
            return Err(ConnectionStringError::OnlyKey);
        }
        let mut values: [Option<&str>; 4] = [None; 4];
        let mut unknown = None;
        let mut no_equals = None;
        for (index, piece) in text.split(';').map(trim).enumerate().filter(|(_, piece)| !piece.is_empty()) {
            let Some((name, value)) = piece.split_once('=') else {
                no_equals.get_or_insert(ConnectionStringError::NoEquals { position: index + 1 });
                continue;
            };
            let (name, value) = (name.trim(), trim(value));
            let Some(part) = Part::ALL.into_iter().find(|part| part.as_str().eq_ignore_ascii_case(name))
            else {
                if let Some(mistaken) = mistaken_for(name, value) {
                    return Err(mistaken);
                }
                // Anything but a word may be a piece of a key, and is not repeated.
                if name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphabetic()) {
                    unknown.get_or_insert_with(|| ConnectionStringError::Unknown { name: name.to_owned() });
                } else {
                    no_equals.get_or_insert(ConnectionStringError::NoEquals { position: index + 1 });
                }
                continue;
            };
            if let Some(slot) = values.get_mut(part as usize)
                && slot.replace(value).is_some()
            {
                return Err(ConnectionStringError::Duplicate { part });
            }
        }
        let [host, policy, key, signature] = values;
        if let Some(host) = host {
            check_service(host)?;
        }
        if let Some(error) = no_equals.or(unknown) {
            return Err(error);
        }
        let present = |part: Part, value: Option<&str>| match value {
            None => Err(ConnectionStringError::Missing { part }),
            Some("") => Err(ConnectionStringError::EmptyValue { part }),
            Some(value) => Ok(value.to_owned()),
        };
        let host = HostName::parse(&present(Part::HostName, host)?).map_err(ConnectionStringError::Host)?;
        let credential = match (key, signature) {
            (Some(_), Some(_)) => return Err(ConnectionStringError::KeyAndSignature),
            (_, Some(_)) => {
                let token = Secret::from(present(Part::SharedAccessSignature, signature)?);
                Credential::Token(made_elsewhere(&token, &host)?)
            }
            (key, None) => {
                let policy = present(Part::SharedAccessKeyName, policy)?;
                if let Some(character) = policy.chars().find(|c| !c.is_ascii_graphic() && *c != ' ') {
                    return Err(ConnectionStringError::PolicyName { character });
                }
                let key = Zeroizing::new(present(Part::SharedAccessKey, key)?);
                let key = STANDARD.decode(key.as_bytes()).map_err(|_| ConnectionStringError::KeyNotBase64)?;
                Credential::Key { policy, key: Secret::new(key) }
            }
        };
        Ok(Self { host, credential })
    }

    /// The connection string of a policy's key, as the portal has it; `None` of a token, which runs out.
    pub fn to_text(&self) -> Option<Secret> {
        let Credential::Key { policy, key } = &self.credential else { return None };
        // EXPOSE: it becomes a part of the string, which is as secret.
        let key = Zeroizing::new(STANDARD.encode(key.expose()));
        let parts =
            ["HostName=", self.host.as_str(), ";SharedAccessKeyName=", policy, ";SharedAccessKey=", &key];
        Some(Secret::from(parts.concat()))
    }
}

/// White space and one kind of quote around a text, as shells and documents leave them.
fn trim(text: &str) -> &str {
    let text = text.trim();
    for quote in ['"', '\'', '`'] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.trim();
        }
    }
    text
}

/// The other service whose string has a part of this name.
fn mistaken_for(name: &str, value: &str) -> Option<ConnectionStringError> {
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let service = if is("DeviceId") || is("ModuleId") {
        return Some(ConnectionStringError::Device { device_id: value.to_owned() });
    } else if is("Endpoint") || is("EntityPath") {
        OtherService::EventHubs
    } else if is("AccountName") || is("AccountKey") || is("DefaultEndpointsProtocol") {
        OtherService::Storage
    } else {
        return None;
    };
    Some(ConnectionStringError::OtherService { service })
}

/// Hosts of services that are not a DPS's service endpoint.
fn check_service(host: &str) -> Result<(), ConnectionStringError> {
    let lower = host.to_ascii_lowercase();
    if lower == "global.azure-devices-provisioning.net" {
        Err(ConnectionStringError::DeviceEndpoint)
    } else if lower.ends_with(".azure-devices.net") {
        Err(ConnectionStringError::IotHub { host: host.to_owned() })
    } else if lower.ends_with(".servicebus.windows.net") {
        Err(ConnectionStringError::OtherService { service: OtherService::EventHubs })
    } else if lower.ends_with(".core.windows.net") {
        Err(ConnectionStringError::OtherService { service: OtherService::Storage })
    } else if lower.ends_with(".azureiotcentral.com") {
        Err(ConnectionStringError::OtherService { service: OtherService::IotCentral })
    } else {
        Ok(())
    }
}

/// A token alone: it names its host itself.
fn from_token(text: &str) -> Result<ConnectionString, ConnectionStringError> {
    let token = Token::parse(&Secret::from(text.to_owned())).map_err(ConnectionStringError::Token)?;
    check_service(&token.resource)?;
    let host = HostName::parse(&token.resource).map_err(ConnectionStringError::Host)?;
    Ok(ConnectionString { host, credential: Credential::Token(token) })
}

/// A token in place of a key, if it is a token for this host.
fn made_elsewhere(text: &Secret, host: &HostName) -> Result<Token, ConnectionStringError> {
    let token = Token::parse(text).map_err(ConnectionStringError::Token)?;
    if token.resource.eq_ignore_ascii_case(host.as_str()) {
        Ok(token)
    } else {
        Err(ConnectionStringError::TokenForOtherHost { resource: token.resource, host: host.to_string() })
    }
}
