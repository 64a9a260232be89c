//! Step 1: which DPS, with which key, by which route.

use super::call::Route;
use crate::{
    connection::{ConnectionString, ConnectionStringError, Credential, HostName},
    dps::{ApiVersion, CallError, Right},
    proxy::{Template, TemplateError},
    secret::Secret,
    time::UnixSeconds,
};

/// The name under which the proxy setting folds.
pub const PROXY_SETTING: &str = "proxy";

/// The state of step 1.
#[derive(Debug)]
pub struct Connect {
    /// What stands in the connection string field. The text itself, a secret, is never kept here.
    pub entered: Entered,
    /// The proxy template as typed.
    pub proxy_text: String,
    /// The proxy template, read.
    pub proxy: Result<Template, TemplateError>,
    /// Whether the deployment presets something that cannot be understood.
    pub preset_unreadable: bool,
    /// The version of the API that calls are made in.
    pub api_version: ApiVersion,
    /// The connection in use.
    pub session: Option<Session>,
    /// The last "Test connection".
    pub test: Test,
    /// How the last call of this session ended.
    pub last_call: Option<LastCall>,
    /// What the service's answers say of the policy's rights.
    rights: Vec<(Right, bool)>,
}

/// What stands in the connection string field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Nothing.
    Nothing,
    /// A connection string that can be used.
    Usable(Identity),
    /// Something else.
    Refused(ConnectionStringError),
}

/// The part of a connection string that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The DPS.
    pub host: HostName,
    /// The policy, if known.
    pub policy: Option<String>,
    /// When a token made elsewhere runs out; `None` for a key.
    pub expiry: Option<UnixSeconds>,
}

/// A connection in use.
#[derive(Debug)]
pub struct Session {
    /// Host and credential.
    pub connection: ConnectionString,
    /// How requests travel.
    pub route: Route,
}

/// The state of "Test connection".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Not asked for.
    Idle,
    /// Under way.
    Running,
    /// The service answered.
    Passed,
    /// It failed.
    Failed(CallError),
}

/// How the last call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastCall {
    /// Whether the service answered with a success.
    pub succeeded: bool,
    /// When.
    pub at: UnixSeconds,
}

impl Connect {
    /// Not connected, with the proxy setting of this browser.
    pub fn new(proxy_text: String) -> Self {
        Self {
            entered: Entered::Nothing,
            proxy: Template::parse(&proxy_text),
            proxy_text,
            preset_unreadable: false,
            api_version: ApiVersion::default(),
            session: None,
            test: Test::Idle,
            last_call: None,
            rights: Vec::new(),
        }
    }

    /// Looks at what was typed or pasted. An empty field is no mistake yet.
    pub fn type_string(&mut self, text: &Secret) {
        self.entered = match parse(text) {
            Err(ConnectionStringError::Empty) => Entered::Nothing,
            Err(error) => Entered::Refused(error),
            Ok(connection) => Entered::Usable(identity(&connection)),
        };
    }

    /// Takes the entered string into use, by the proxy as set. `true` if it did.
    pub fn connect(&mut self, text: &Secret) -> bool {
        match (parse(text), &self.proxy) {
            (Err(error), _) => self.entered = Entered::Refused(error),
            (Ok(connection), Err(_)) => self.entered = Entered::Usable(identity(&connection)),
            (Ok(connection), Ok(template)) => {
                let route = Route::Proxy(template.clone());
                self.start(Session { connection, route });
                return true;
            }
        }
        false
    }

    /// Takes a session into use.
    pub fn start(&mut self, session: Session) {
        self.rights.clear();
        self.session = Some(session);
        self.entered = Entered::Nothing;
        self.test = Test::Idle;
        self.last_call = None;
    }

    /// Drops the key, at once.
    pub fn forget(&mut self) {
        self.rights.clear();
        self.session = None;
        self.entered = Entered::Nothing;
        self.test = Test::Idle;
        self.last_call = None;
    }

    /// Reads a proxy template as it is typed. A usable one applies from the next call on; `true` if it is usable.
    pub fn type_proxy(&mut self, text: String) -> bool {
        self.proxy = Template::parse(&text);
        self.proxy_text = text;
        if let (Ok(template), Some(Session { route: Route::Proxy(used), .. })) =
            (&self.proxy, &mut self.session)
        {
            used.clone_from(template);
            self.test = Test::Idle;
        }
        self.proxy.is_ok()
    }

    /// What may be shown of the connection in use.
    pub fn identity(&self) -> Option<Identity> {
        self.session.as_ref().map(|session| identity(&session.connection))
    }

    /// Takes in whether the service let the policy use a right.
    pub fn learn(&mut self, right: Right, allowed: bool) {
        self.rights.retain(|(known, _)| *known != right);
        self.rights.push((right, allowed));
    }

    /// Whether the service has refused a right to the policy. Until it has, everything may be tried.
    pub fn lacks(&self, right: Right) -> bool {
        self.rights.contains(&(right, false))
    }

    /// Whether the sandbox is in use.
    pub fn is_sandbox(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.route == Route::Sandbox)
    }
}

fn parse(text: &Secret) -> Result<ConnectionString, ConnectionStringError> {
    // EXPOSE: its parts are read; the key among them goes into a secret of its own.
    ConnectionString::parse(&String::from_utf8_lossy(text.expose()))
}

fn identity(connection: &ConnectionString) -> Identity {
    Identity {
        host: connection.host.clone(),
        policy: connection.credential.policy().map(str::to_owned),
        expiry: match &connection.credential {
            Credential::Key { .. } => None,
            Credential::Token(token) => Some(token.expiry),
        },
    }
}
