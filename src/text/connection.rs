//! The shape of the texts about connection strings, hosts and tokens.

use crate::{
    connection::{ConnectionStringError, HostNameError},
    deployment::DeploymentError,
    sas::TokenError,
};

/// Texts about connecting.
#[derive(Debug)]
pub struct ConnectionTexts {
    /// Why a connection string is refused.
    pub connection_string_error: fn(&ConnectionStringError) -> String,
    /// Why a host name is refused.
    pub host_name_error: fn(&HostNameError) -> String,
    /// Why `config.json` is not used.
    pub deployment_error: fn(&DeploymentError) -> String,
    /// Why a pasted token is refused.
    pub token_error: fn(&TokenError) -> String,
}
