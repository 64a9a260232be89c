//! The calls a page makes, and where they are sent.

use super::list::Which;
use crate::{
    connection::ConnectionString,
    dps::{
        ApiVersion, CallError, Operation, Right,
        enrollment::{AttestationMechanism, Bulk, Delete, Get, Put, Query},
        registration,
    },
    http::Request,
    proxy::Template,
    snippet::Action,
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
    /// One page of a list of enrollments.
    List(Query),
    /// One page of a group's registration records.
    Records(registration::Query),
    /// Create a group in step 3.
    Create(Put),
    /// Find out whether creating was carried out.
    CheckCreate(Get),
    /// Read the opened enrollment.
    Open(Get),
    /// Read the symmetric keys of the opened enrollment, to show them.
    ShowKeys(AttestationMechanism),
    /// Delete an enrollment.
    Delete(Delete),
    /// Read an enrollment again because its delete found another version, or may have been carried out.
    Recheck(Get),
    /// Delete a registration record.
    DeleteRecord(registration::Delete),
    /// Read a registration record again because its delete found another version, or may have been carried out.
    RecheckRecord(registration::Get),
    /// Read the keys of an enrollment that is to be changed.
    Keys(AttestationMechanism),
    /// Save what the opened form holds.
    Save(Put),
    /// Read an enrollment again because its change found another version, or may have been carried out.
    Reread(Get),
    /// Do one thing to up to ten enrollments.
    Bulk(Bulk),
    /// Read one of the enrollments that were changed.
    Refresh(Get),
    /// Read one of many enrollments of which it is not known whether they were changed.
    CheckBulk(Get),
    /// Delete one of many registration records.
    RunRecord(registration::Delete),
    /// Find out whether that was carried out.
    CheckRunRecord(registration::Get),
    /// Read the keys of one of many enrollments that are to be changed.
    BulkKeys(AttestationMechanism),
}

/// What a call is for, in words of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Testing the connection.
    Test,
    /// Loading a list.
    List(Which),
    /// Creating a group.
    Create,
    /// Reading an enrollment.
    Open,
    /// Reading symmetric keys.
    ShowKeys,
    /// Deleting an enrollment.
    Delete,
    /// Deleting a registration record.
    DeleteRecord,
    /// Changing an enrollment.
    Edit,
    /// Changing or deleting many rows of a list.
    Run(Which),
}

impl Call {
    /// The signed request, in a version of the API.
    ///
    /// # Errors
    /// [`CallError::TokenExpired`] where a token made elsewhere has run out.
    pub fn authorize(
        &self,
        connection: &ConnectionString,
        version: ApiVersion,
        now: UnixSeconds,
    ) -> Result<Request, CallError> {
        // What is signed is the host, not the query.
        let query = version.query();
        self.sign(connection, now).map(|request| Request { query, ..request })
    }

    /// Whether that there is none of its ID is an answer: it is read, or to be gone.
    pub fn may_find_none(&self) -> bool {
        !matches!(self, Self::Test(_) | Self::List(_) | Self::Create(_) | Self::Save(_) | Self::Bulk(_))
    }

    fn sign(&self, connection: &ConnectionString, now: UnixSeconds) -> Result<Request, CallError> {
        match self {
            Self::Test(query) | Self::List(query) => query.authorize(connection, now),
            Self::Records(query) => query.authorize(connection, now),
            Self::Create(put) | Self::Save(put) => put.authorize(connection, now),
            Self::Open(get)
            | Self::Recheck(get)
            | Self::Reread(get)
            | Self::CheckCreate(get)
            | Self::CheckBulk(get)
            | Self::Refresh(get) => get.authorize(connection, now),
            Self::Delete(delete) => delete.authorize(connection, now),
            Self::DeleteRecord(delete) | Self::RunRecord(delete) => delete.authorize(connection, now),
            Self::RecheckRecord(get) | Self::CheckRunRecord(get) => get.authorize(connection, now),
            Self::Keys(keys) | Self::ShowKeys(keys) | Self::BulkKeys(keys) => keys.authorize(connection, now),
            Self::Bulk(bulk) => bulk.authorize(connection, now),
        }
    }

    /// What it does, without secrets, to be copied as code; `None` where a body is no JSON object.
    pub fn action(&self) -> Option<Action> {
        Some(match self {
            Self::Test(query) | Self::List(query) => Action::Query(query.clone()),
            Self::Records(query) => Action::Records(query.clone()),
            Self::Create(put) | Self::Save(put) => Action::of_put(put)?,
            Self::Open(get)
            | Self::Recheck(get)
            | Self::Reread(get)
            | Self::CheckCreate(get)
            | Self::CheckBulk(get)
            | Self::Refresh(get) => Action::Get(get.clone()),
            Self::Delete(delete) => Action::Delete(delete.clone()),
            Self::DeleteRecord(delete) | Self::RunRecord(delete) => Action::DeleteRecord(delete.clone()),
            Self::RecheckRecord(get) | Self::CheckRunRecord(get) => Action::Record(get.clone()),
            Self::Keys(keys) | Self::ShowKeys(keys) | Self::BulkKeys(keys) => {
                Action::AttestationMechanism(keys.clone())
            }
            Self::Bulk(bulk) => Action::of_bulk(bulk.kind, bulk.mode, bulk.items.clone()),
        })
    }

    /// The right it needs. That reading covers the attestation mechanism is not documented.
    pub fn right(&self) -> Right {
        match self {
            Self::Create(_) | Self::Save(_) | Self::Delete(_) | Self::Bulk(_) => Right::EnrollmentWrite,
            Self::Records(_) | Self::RecheckRecord(_) | Self::CheckRunRecord(_) => {
                Right::RegistrationStatusRead
            }
            Self::DeleteRecord(_) | Self::RunRecord(_) => Right::RegistrationStatusWrite,
            _ => Right::EnrollmentRead,
        }
    }

    /// What it is for.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Test(_) => Purpose::Test,
            Self::List(query) => Purpose::List(Which::of(query.kind)),
            Self::Records(_) => Purpose::List(Which::Registrations),
            Self::Create(_) | Self::CheckCreate(_) => Purpose::Create,
            Self::Open(_) => Purpose::Open,
            Self::ShowKeys(_) => Purpose::ShowKeys,
            Self::Delete(_) | Self::Recheck(_) => Purpose::Delete,
            Self::DeleteRecord(_) | Self::RecheckRecord(_) => Purpose::DeleteRecord,
            Self::Keys(_) | Self::Save(_) | Self::Reread(_) => Purpose::Edit,
            Self::Bulk(bulk) => Purpose::Run(Which::of(bulk.kind)),
            Self::CheckBulk(get) | Self::Refresh(get) => Purpose::Run(Which::of(get.kind)),
            Self::BulkKeys(keys) => Purpose::Run(Which::of(keys.kind)),
            Self::RunRecord(_) | Self::CheckRunRecord(_) => Purpose::Run(Which::Registrations),
        }
    }
}

impl Purpose {
    /// Whether it changes something at the service.
    pub fn writes(self) -> bool {
        matches!(self, Self::Create | Self::Delete | Self::DeleteRecord | Self::Edit | Self::Run(_))
    }

    /// The right it needs in the end.
    pub fn right(self) -> Right {
        match self {
            Self::DeleteRecord | Self::Run(Which::Registrations) => Right::RegistrationStatusWrite,
            Self::List(Which::Registrations) => Right::RegistrationStatusRead,
            Self::Create | Self::Delete | Self::Edit | Self::Run(_) => Right::EnrollmentWrite,
            Self::Test | Self::List(_) | Self::Open | Self::ShowKeys => Right::EnrollmentRead,
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
