//! The page as a state machine: events come in, the state changes, effects go out. The browser edge draws the state and
//! executes the effects; nothing here knows it.

pub mod address;
mod agreement;
pub mod call;
pub mod certificates;
pub mod connect;
pub mod deletion;
pub mod diagnosis;
pub mod form;
pub mod item;
pub mod list;
pub mod opened;
mod placement;
pub mod reach;
pub mod rollover;
pub mod run;
pub mod setting;
pub mod share;
pub mod shortcut;
pub mod site;
pub mod theme;
mod update;
pub mod vault;
pub mod waiting;
pub mod workshop;

use self::{
    address::Address,
    call::{Call, CallId, Destination},
    certificates::{Certificates, Slot},
    connect::{Connect, Experiment},
    deletion::Deletion,
    form::{Edited, Form, FormId, Side},
    item::{Column, Item},
    list::Lists,
    opened::Opened,
    run::{Action, Run},
    setting::{Setting, Settings},
    share::Proposal,
    shortcut::Shortcut,
    site::Site,
    theme::Theme,
    vault::Vault,
    waiting::Waiting,
    workshop::Workshop,
};
use crate::{
    activity::{Log, Panel},
    certificate::Reading,
    connection::ConnectionString,
    deployment::{Deployment, DeploymentError},
    dps::{ApiVersion, NoAnswer},
    http::{Request, Response},
    proxy::check::{Probe, Probed},
    secret::Secret,
    snippet::Language,
    text::Locale,
};

/// All of the page's state.
#[derive(Debug)]
pub struct State {
    /// The language.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// What the address says.
    pub address: Address,
    /// Step 1.
    pub connect: Connect,
    /// The connections that are kept.
    pub vault: Vault,
    /// Step 2.
    pub certificates: Certificates,
    /// Step 3: a new group.
    pub create: Form,
    /// The lists.
    pub lists: Lists,
    /// The opened enrollment.
    pub opened: Option<Opened>,
    /// The form that was opened by a button: a change, a copy, a new individual enrollment.
    pub form: Option<Form>,
    /// The delete that was asked for.
    pub deletion: Option<Deletion>,
    /// The action on many enrollments.
    pub run: Option<Run>,
    /// The CA workshop.
    pub workshop: Workshop,
    /// The calls that wait for the service's permission to be made again.
    pub waiting: Option<Waiting>,
    /// The calls so far.
    pub activity: Log,
    /// What is shown of them, while they are.
    pub activity_panel: Option<Panel>,
    /// The language that actions are copied as.
    pub language: Language,
    /// Where the page stands, and what it is.
    pub site: Site,
    /// What an opened link asks for.
    pub proposal: Option<Proposal>,
    /// What the person has set.
    pub settings: Settings,
    /// Whether they are listed.
    pub is_sheet_open: bool,
    /// What is unfolded of what folds, by name.
    unfolded: Vec<String>,
    /// Calls without an answer yet. An answer to any other call is out of date and dropped.
    calls: Vec<(CallId, Call)>,
    next_call: u64,
    /// Whether a second is being counted already.
    is_ticking: bool,
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
    /// A version of the API was chosen.
    VersionChosen(ApiVersion),
    /// "Test connection".
    TestConnection,
    /// What the deployment presets was read.
    Preset(Result<Deployment, DeploymentError>),
    /// An instance was chosen, or none.
    InstanceChosen(Option<usize>),
    /// "Check proxy".
    ProxyChecked,
    /// The requests of a check were made, by a page of an origin; the check's number.
    ProxyProbed(u64, String, Vec<Probed>),
    /// A way for calls is to be tried, or the ordinary one is to be taken again.
    ExperimentChosen(Option<Experiment>),
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
    /// "Load" or "Reload" of the list shown.
    LoadList,
    /// "Load the rest" after a stop or a failure.
    ContinueList,
    /// "Stop".
    StopList,
    /// The filter changed.
    FilterTyped(String),
    /// A column head was pressed.
    Sorted(Column),
    /// A row was selected, or not any more.
    Selected(String, bool),
    /// All rows that pass the filter were selected, or none.
    AllSelected(bool),
    /// An action on the selected rows was asked for.
    RunAsked(Action),
    /// An action on one row was asked for.
    RunOneAsked(Action, String),
    /// The number that confirms it was typed.
    RunTyped(String),
    /// It was confirmed.
    RunConfirmed,
    /// "Check" after a call of which it is not known whether it was carried out.
    RunChecked,
    /// "Go on" with what was not reached.
    RunContinued,
    /// "Stop", "Cancel" or "Close".
    RunClosed,
    /// The address changed, by a link or by back and forward.
    Navigated(Address),
    /// The opened enrollment is to be read again.
    Reread,
    /// "Show keys" of the opened enrollment.
    KeysAsked,
    /// "Hide keys".
    KeysHidden,
    /// Registration IDs were typed, whose device keys are wanted.
    DeviceIdsTyped(String),
    /// "Edit" of the opened enrollment.
    EditAsked,
    /// "Duplicate" of the opened enrollment.
    CopyAsked,
    /// "New individual enrollment".
    NewAsked,
    /// A step of a certificate's rollover was asked for.
    RolloverAsked(rollover::Step),
    /// "Revoke a device" of the opened group; its registration ID, where it is known.
    RevokeAsked(String),
    /// A field of a form was changed.
    Edited(FormId, Edited),
    /// A form was submitted.
    Submitted(FormId),
    /// "Check" after a call of which it is not known whether it was carried out.
    Checked(FormId),
    /// "Cancel" of the opened form.
    FormClosed,
    /// Whose version of a field is kept; of all where none is named.
    MergeChosen(Option<String>, Side),
    /// "Go on with these".
    MergeApplied,
    /// "Delete…" of an enrollment or a registration record.
    DeleteAsked(Box<Item>),
    /// The confirmation field changed.
    ConfirmationTyped(String),
    /// "Delete" in the dialog.
    DeleteConfirmed,
    /// "Check" in the dialog.
    DeleteChecked,
    /// The dialog was closed.
    DeleteCancelled,
    /// Something was unfolded, or folded; by name.
    Unfolded(String, bool),
    /// Something in the CA workshop.
    Workshop(workshop::Event),
    /// A language was chosen to be spoken.
    LocaleChosen(Locale),
    /// Something with the vault.
    Vault(vault::Event),
    /// A language was chosen to copy actions as.
    LanguageChosen(Language),
    /// A call was answered, or failed.
    Answered(CallId, Result<Response, NoAnswer>),
    /// A second passed while a call waits.
    Tick,
    /// "Stop waiting".
    WaitCancelled,
    /// "Activity".
    ActivityOpened,
    /// Its panel was closed.
    ActivityClosed,
    /// "Errors only" was ticked, or not any more.
    ActivityFiltered(bool),
    /// The calls that came since are to be shown.
    ActivityNewer,
    /// "Show more".
    ActivityOlder,
    /// A call was unfolded, or folded.
    ActivityToggled(CallId),
    /// "Clear" in its panel.
    ActivityCleared,
    /// The guide was read.
    GuideRead,
    /// What a link proposes is taken.
    ProposalTaken,
    /// It is not.
    ProposalDropped,
    /// A key of the page was pressed.
    KeyPressed(Shortcut),
    /// "Keys".
    SheetOpened,
    /// Their list was closed.
    SheetClosed,
    /// The page's keys were switched on or off.
    ShortcutsSwitched(bool),
    /// A theme was chosen.
    ThemeChosen(Theme),
    /// A newer build of the page is in this browser.
    UpdateReady,
    /// It is to be taken.
    UpdateTaken,
    /// The page is to be loaded anew.
    ReloadAsked,
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
    /// Make requests of the check of a number, one after the other, and report [`Event::ProxyProbed`].
    Probe(u64, Vec<Probe>),
    /// Do something for the CA workshop.
    Workshop(workshop::Effect),
    /// Do something for the vault.
    Vault(vault::Effect),
    /// Start the sandbox anew, with its demo data.
    StartSandbox,
    /// Report [`Event::Tick`] in a second.
    TickInASecond,
    /// Keep a setting in this browser.
    Save(Setting, String),
    /// Show the page in a theme, and keep it in this browser.
    TakeTheme(Theme),
    /// Have the browser hold the page to a further policy, until it is loaded anew.
    Bind(String),
    /// Load the newer build of the page.
    TakeUpdate,
    /// Load the page anew.
    Reload,
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
    /// The first field that keeps a form from being sent.
    FirstInvalid,
    /// The connection string field.
    ConnectionString,
    /// The first control of the form that was opened.
    Form,
    /// The heading of the list shown.
    List,
    /// The filter of the list shown.
    Filter,
    /// The first control of the form of a new group.
    NewGroup,
    /// The first control of the vault: its passphrase, or what it holds.
    Vault,
    /// The first field that keeps something from being done with the vault.
    VaultInvalid,
    /// What unfolds the rest that is done with a vault.
    VaultFold,
}
