//! The page as a state machine: events come in, the state changes, effects go out. The browser edge draws the state and
//! executes the effects; nothing here knows it.

pub mod address;
pub mod call;
pub mod certificates;
pub mod connect;
pub mod create;
pub mod deletion;
pub mod diagnosis;
pub mod editing;
pub mod group;
pub mod list;
mod update;
pub mod waiting;

use std::collections::BTreeMap;

use self::{
    address::Address,
    call::{Call, CallId, Destination},
    certificates::{Certificates, Slot},
    connect::Connect,
    create::Create,
    deletion::Deletion,
    editing::{Edited, Editing, Side},
    group::OpenGroup,
    list::{Column, List},
    waiting::Waiting,
};
use crate::{
    certificate::Reading,
    connection::ConnectionString,
    dps::{
        NoAnswer,
        enrollment_group::{AllocationPolicy, ReprovisionPolicy},
    },
    http::{Request, Response},
    secret::Secret,
    text::Locale,
};

/// All of the page's state.
#[derive(Debug)]
pub struct State {
    /// The language.
    pub locale: Locale,
    /// What the address says.
    pub address: Address,
    /// Step 1.
    pub connect: Connect,
    /// Step 2.
    pub certificates: Certificates,
    /// Step 3.
    pub create: Create,
    /// The groups.
    pub list: List,
    /// The opened group.
    pub group: Option<OpenGroup>,
    /// The change of the opened group.
    pub editing: Option<Editing>,
    /// The delete that was asked for.
    pub deletion: Option<Deletion>,
    /// The call that waits for the service's permission to be made again.
    pub waiting: Option<Waiting>,
    /// Calls without an answer yet. An answer to any other call is out of date and dropped.
    calls: BTreeMap<CallId, Call>,
    next_call: u64,
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The connection string field changed.
    StringTyped(Secret),
    /// "Connect", with the field's text.
    Connect(Secret),
    /// "Try the sandbox", with the sandbox's own connection string.
    EnterSandbox(ConnectionString),
    /// "Forget".
    Forget,
    /// The proxy field changed.
    ProxyTyped(String),
    /// "Test connection".
    TestConnection,
    /// A file or pasted text was read.
    FileRead(Reading),
    /// A certificate is taken out.
    CertificateRemoved(usize),
    /// All certificates are taken out.
    CertificatesCleared,
    /// The problems of files are put away.
    ProblemsDismissed,
    /// A certificate is put into a slot.
    CertificateChosen(Slot, Option<usize>),
    /// The ID field changed.
    IdTyped(String),
    /// A setting of the new group changed.
    SettingChanged(Setting),
    /// "Create".
    Create,
    /// "Load" or "Reload" of the list.
    LoadList,
    /// "Load the rest" after a stop or a failure.
    ContinueList,
    /// "Stop".
    StopList,
    /// The filter changed.
    FilterTyped(String),
    /// A column head was pressed.
    Sorted(Column),
    /// The address changed, by a link or by back and forward.
    Navigated(Address),
    /// The opened group is to be read again.
    RereadGroup,
    /// "Edit" of the opened group.
    EditAsked,
    /// A field was changed.
    Edited(Edited),
    /// "Save changes".
    EditSaved,
    /// "Cancel" of editing.
    EditCancelled,
    /// Whose version of a field is kept; of all where none is named.
    MergeChosen(Option<String>, Side),
    /// "Go on with these".
    MergeApplied,
    /// "Delete…" of a group.
    DeleteAsked(String),
    /// The confirmation field changed.
    ConfirmationTyped(String),
    /// "Delete" in the dialog.
    DeleteConfirmed,
    /// The dialog was closed.
    DeleteCancelled,
    /// A call was answered, or failed.
    Answered(CallId, Result<Response, NoAnswer>),
    /// A second passed while a call waits.
    Tick,
    /// "Stop waiting".
    WaitCancelled,
}

/// A setting of the new group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Created disabled.
    Disabled(bool),
    /// IoT Edge.
    IotEdge(bool),
    /// Reprovision policy.
    Reprovision(Option<ReprovisionPolicy>),
    /// Allocation policy.
    Allocation(Option<AllocationPolicy>),
    /// Hubs, as typed.
    IotHubs(String),
}

/// Something the browser edge is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send a request and report [`Event::Answered`].
    Send {
        /// The call.
        call: CallId,
        /// The signed request.
        request: Request,
        /// Where to.
        destination: Destination,
    },
    /// Give up a call; its answer is not wanted any more.
    Abort(CallId),
    /// Start the sandbox anew, with its demo data.
    StartSandbox,
    /// Report [`Event::Tick`] in a second.
    TickInASecond,
    /// Keep the proxy template in this browser.
    SaveProxy(String),
    /// Put the address into the address bar.
    ShowAddress {
        /// The address.
        address: Address,
        /// Whether "back" leads to the one before.
        push: bool,
    },
    /// Say it to people who cannot see the change.
    Announce(String),
    /// Empty the connection string field: the key is in use or forgotten.
    ClearStringField,
    /// Move the focus.
    Focus(Focus),
}

/// Where the focus can be moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The heading of the page shown.
    Heading,
    /// The first field of step 3 that keeps the group from being created.
    FirstInvalid,
    /// The connection string field.
    ConnectionString,
    /// The first control of the form that edits a group.
    Edit,
}
