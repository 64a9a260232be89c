//! English texts about connection strings, hosts and tokens.

use crate::{
    connection::{ConnectionStringError, HostNameError, OtherService},
    deployment::DeploymentError,
    sas::TokenError,
    text::{ConnectionTexts, Locale, character::spelt},
};

pub(super) const TEXTS: ConnectionTexts =
    ConnectionTexts { connection_string_error, host_name_error, deployment_error, token_error };

const WHERE_TO_FIND: &str = "In the Azure portal it is under your DPS > Shared access policies > a policy > \
     Primary key connection string.";

fn connection_string_error(error: &ConnectionStringError) -> String {
    match error {
        ConnectionStringError::Empty => format!("Paste a DPS connection string. {WHERE_TO_FIND}"),
        ConnectionStringError::IsPem => {
            "This is a certificate or key file, not a connection string. Drop certificates in step 2.".to_owned()
        }
        ConnectionStringError::OnlyKey => {
            format!("This is only a key. Paste the whole connection string: it names the host and the policy too. {WHERE_TO_FIND}")
        }
        ConnectionStringError::NoEquals { position } => format!(
            "Part {position} is no name=value. A connection string is a list of name=value, separated by semicolons. Copy \
             it again as a whole."
        ),
        ConnectionStringError::Missing { part } => {
            format!("{part} is missing. Copy the whole connection string, not only the key. {WHERE_TO_FIND}")
        }
        ConnectionStringError::EmptyValue { part } => format!("{part} is empty. Copy the string again as a whole."),
        ConnectionStringError::Duplicate { part } => {
            format!("{part} stands there twice. Keep one connection string and remove the other.")
        }
        ConnectionStringError::Unknown { name } => {
            format!("“{name}” is no part of a DPS connection string. Remove it, or copy the string again. {WHERE_TO_FIND}")
        }
        ConnectionStringError::KeyAndSignature => {
            "There is both a SharedAccessKey and a SharedAccessSignature. Remove one of them.".to_owned()
        }
        ConnectionStringError::KeyNotBase64 => {
            "The SharedAccessKey is not base64, so a part of it is missing or changed. Copy the string again; the key \
             often ends in “=”."
                .to_owned()
        }
        ConnectionStringError::PolicyName { character } => format!(
            "The policy name has the character {}, which no policy has. Copy the string again.",
            character.escape_unicode()
        ),
        ConnectionStringError::Host(error) => format!("HostName: {error}"),
        ConnectionStringError::IotHub { host } => format!(
            "This is an IoT Hub connection string ({host}). Enrollment groups live in the Device Provisioning Service: \
             use a string whose HostName ends in .azure-devices-provisioning.net. {WHERE_TO_FIND}"
        ),
        ConnectionStringError::OtherService { service } => {
            let name = match service {
                OtherService::EventHubs => "an Event Hubs or Service Bus",
                OtherService::Storage => "a Storage account",
                OtherService::IotCentral => "an IoT Central",
            };
            format!("This is {name} connection string, not one of a DPS. {WHERE_TO_FIND}")
        }
        ConnectionStringError::Device { device_id } => {
            let whose = if device_id.is_empty() { String::new() } else { format!(" ({device_id})") };
            format!(
                "This is a device's connection string{whose}. Managing enrollments needs the service's own. \
                 {WHERE_TO_FIND}"
            )
        }
        ConnectionStringError::DeviceEndpoint => format!(
            "global.azure-devices-provisioning.net is where devices provision. Managing enrollments needs the DPS's \
             own host. {WHERE_TO_FIND}"
        ),
        ConnectionStringError::Token(error) => format!("SharedAccessSignature: {error}"),
        ConnectionStringError::TokenForOtherHost { resource, host } => format!(
            "The token was signed for {resource}, but HostName is {host}. Use a token signed for this host."
        ),
    }
}

fn host_name_error(error: &HostNameError) -> String {
    match error {
        HostNameError::Empty => "The host name is empty.".to_owned(),
        HostNameError::IsUrl { host } => format!("This is an address. Enter only the host: {host}"),
        HostNameError::Character { character } => {
            format!("A host name cannot have the character “{}”. Check it for typing mistakes.", spelt(*character))
        }
        HostNameError::Form => {
            "This is no host name: between the dots stand letters, digits and hyphens, never a hyphen first or last."
                .to_owned()
        }
        HostNameError::Port => "The port behind the colon must be a number from 1 to 65535.".to_owned(),
    }
}

fn token_error(error: &TokenError) -> String {
    match error {
        TokenError::Scheme => {
            "A SAS token begins with “SharedAccessSignature sr=”. Copy it as a whole.".to_owned()
        }
        TokenError::Missing { field } => format!("The SAS token has no {field}. Copy it as a whole."),
        TokenError::Duplicate { field } => format!("The SAS token has {field} twice. Copy one token only."),
        TokenError::Expiry => {
            "The token's expiry (se) is not a number of seconds. Make a new token.".to_owned()
        }
        TokenError::Signature => {
            "The token's signature (sig) is not base64. Copy the token as a whole.".to_owned()
        }
        TokenError::Encoding => {
            "The token is not valid percent-encoded text. Copy it again as a whole.".to_owned()
        }
    }
}

fn deployment_error(error: &DeploymentError) -> String {
    const TELL: &str = "Nothing of it is used. Tell whoever hosts this page.";
    let why = match error {
        DeploymentError::Secret => {
            return "This page's config.json holds a key, a token or a connection string, and everybody who can open this \
                    page can read it. Nothing of it is used. Whoever hosts this page must take it out and regenerate that \
                    key, now."
                .to_owned();
        }
        DeploymentError::Unread { status: Some(status) } => {
            format!("the server answered HTTP {status} for it")
        }
        DeploymentError::Unread { status: None } => "it could not be loaded".to_owned(),
        DeploymentError::NotJson { line, column } => {
            format!("it is no JSON object (line {line}, column {column})")
        }
        DeploymentError::Unknown { name } => {
            format!("“{name}” has no meaning; there are proxy, instances, policy and locale")
        }
        DeploymentError::Kind { name: "instances" } => "“instances” has to be a list".to_owned(),
        DeploymentError::Kind { name } => format!("“{name}” has to be a text"),
        DeploymentError::Instance { number } => {
            format!("instance {number} has to have a name and a host, and nothing else")
        }
        DeploymentError::SameName { name } => format!("two instances are named “{name}”"),
        DeploymentError::Proxy(error) => format!("its proxy cannot be used: {error}"),
        DeploymentError::Host { name, error } => format!("the host of “{name}” cannot be used: {error}"),
        DeploymentError::Locale { tag } => {
            format!("this page does not speak “{tag}”; its languages are {}", Locale::tags())
        }
    };
    let why = why.trim_end_matches('.');
    format!("This page's config.json cannot be used: {why}. {TELL}")
}
