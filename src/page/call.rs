//! The calls a page makes, and where they are sent.

use crate::{
    connection::ConnectionString,
    dps::{
        CallError, Operation,
        enrollment_group::{AttestationMechanism, Delete, Get, Put, Query},
    },
    http::Request,
    proxy::Template,
    time::UnixSeconds,
};

/// Names one call until it is answered; never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub u64);

/// One call, with all it takes to make it again with a fresh token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// The cheapest call that proves host, key and route: one item of the list.
    Test(Query),
    /// One page of the list.
    List(Query),
    /// Create a group.
    Create(Put),
    /// Read the opened group.
    Open(Get),
    /// Delete a group.
    Delete(Delete),
    /// Read a group again because its delete found another version.
    Recheck(Get),
    /// Read the keys of a group that is to be edited.
    Keys(AttestationMechanism),
    /// Save the change of a group.
    Save(Put),
    /// Read a group again because its change found another version.
    Reread(Get),
}

/// What a call is for, in words of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Testing the connection.
    Test,
    /// Listing groups.
    List,
    /// Creating a group.
    Create,
    /// Reading a group.
    Open,
    /// Deleting a group.
    Delete,
    /// Changing a group.
    Edit,
}

impl Call {
    /// The signed request.
    ///
    /// # Errors
    /// [`CallError::TokenExpired`] where a token made elsewhere has run out.
    pub fn authorize(&self, connection: &ConnectionString, now: UnixSeconds) -> Result<Request, CallError> {
        match self {
            Self::Test(query) | Self::List(query) => query.authorize(connection, now),
            Self::Create(put) | Self::Save(put) => put.authorize(connection, now),
            Self::Open(get) | Self::Recheck(get) | Self::Reread(get) => get.authorize(connection, now),
            Self::Delete(delete) => delete.authorize(connection, now),
            Self::Keys(keys) => keys.authorize(connection, now),
        }
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Test(_) => Purpose::Test,
            Self::List(_) => Purpose::List,
            Self::Create(_) => Purpose::Create,
            Self::Open(_) | Self::Recheck(_) => Purpose::Open,
            Self::Delete(_) => Purpose::Delete,
            Self::Keys(_) | Self::Save(_) | Self::Reread(_) => Purpose::Edit,
        }
    }
}

/// How requests travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Into the emulator inside this page.
    Sandbox,
    /// To the address a template gives: through a proxy, or direct.
    Proxy(Template),
}

/// Where one request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The emulator inside this page.
    Sandbox,
    /// An address.
    Url(String),
}

impl Route {
    /// Where a request goes.
    pub fn destination(&self, request: &Request) -> Destination {
        match self {
            Self::Sandbox => Destination::Sandbox,
            Self::Proxy(template) => Destination::Url(template.fill(request)),
        }
    }
}
