//! How a person names their DPS and proves who they are: host names and connection strings.
//! Signing is `sas`; how requests get there is `proxy`.

mod host;
mod string;

pub use self::{
    host::{HostName, HostNameError},
    string::{ConnectionString, ConnectionStringError, Credential, OtherService, Part},
};
