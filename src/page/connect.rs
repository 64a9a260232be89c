//! Step 1: which DPS, with which key, by which route.

use super::{call::Route, reach::Reach};
use crate::{
    connection::{ConnectionString, ConnectionStringError, Credential, HostName},
    deployment::{Deployment, DeploymentError, Instance},
    dps::{ApiVersion, CallError, Right},
    http::Request,
    proxy::{
        Operator, Template, TemplateError,
        check::{Finding, Probed},
    },
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
    /// Whether the proxy was set in this browser, and not by the deployment.
    is_proxy_own: bool,
    /// What was typed before the proxy of a profile from the vault took its place. It comes back when that connection ends.
    proxy_before: Option<String>,
    /// The check of the proxy.
    pub check: Check,
    /// Why what the deployment presets is not used.
    pub preset_error: Option<DeploymentError>,
    /// The DPS instances to choose from.
    pub instances: Vec<Instance>,
    /// Which of them is chosen.
    pub instance: Option<usize>,
    /// The policy whose key is asked for.
    pub policy: Option<String>,
    /// The version of the API that calls are made in.
    pub api_version: ApiVersion,
    /// The connection in use.
    pub session: Option<Session>,
    /// The last "Test connection".
    pub test: Test,
    /// How the last call of this session ended.
    pub last_call: Option<LastCall>,
    /// What the page has bound itself to.
    reach: Option<Reach>,
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
    /// What is being tried instead.
    pub experiment: Option<Experiment>,
    /// What the vault has to do with it.
    pub keeping: Keeping,
}

/// What the vault has to do with a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing.
    #[default]
    None,
    /// It was put into the vault; it was there before.
    Kept,
    /// It was made from the vault, and ends with it.
    Lent,
}

/// A way that calls might take. That they work is documented nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Experiment {
    /// Without a proxy.
    Direct,
    /// To the host that the portal calls.
    ServicesHost,
}

/// The check of a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Not asked for.
    Idle,
    /// Under way: its number, and what was made of it.
    Running(u64, Vec<Probed>),
    /// What it found.
    Done(Vec<Finding>),
}

impl Session {
    /// A connection that goes its ordinary way.
    pub fn new(connection: ConnectionString, route: Route) -> Self {
        Self { connection, route, experiment: None, keeping: Keeping::None }
    }

    /// The host that calls go to.
    pub fn host(&self) -> HostName {
        let host = &self.connection.host;
        let other = (self.experiment == Some(Experiment::ServicesHost)).then(|| host.services_variant());
        other.flatten().unwrap_or_else(|| host.clone())
    }

    /// A request as it is sent, and how it travels.
    pub fn send(&self, request: Request) -> (Request, Route) {
        match self.experiment {
            Some(Experiment::Direct) => (request, Route::Proxy(Template::direct())),
            Some(Experiment::ServicesHost) => (Request { host: self.host(), ..request }, self.route.clone()),
            None => (request, self.route.clone()),
        }
    }

    /// Who is between the browser and the DPS; `None` in the sandbox.
    pub fn operator(&self) -> Option<&Operator> {
        match &self.route {
            Route::Sandbox => None,
            Route::Proxy(_) if self.experiment == Some(Experiment::Direct) => Some(&Operator::Direct),
            Route::Proxy(template) => Some(template.operator()),
        }
    }
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
    pub fn new(saved_proxy: Option<String>) -> Self {
        let is_proxy_own = saved_proxy.is_some();
        let proxy_text = saved_proxy.unwrap_or_default();
        Self {
            entered: Entered::Nothing,
            proxy: Template::parse(&proxy_text),
            proxy_text,
            is_proxy_own,
            proxy_before: None,
            check: Check::Idle,
            preset_error: None,
            instances: Vec::new(),
            instance: None,
            policy: None,
            api_version: ApiVersion::default(),
            session: None,
            test: Test::Idle,
            last_call: None,
            reach: None,
            rights: Vec::new(),
        }
    }

    /// Looks at what was typed or pasted. An empty field is no mistake yet.
    pub fn type_string(&mut self, text: &Secret) {
        self.entered = match self.read(text) {
            Err(ConnectionStringError::Empty) => Entered::Nothing,
            Err(error) => Entered::Refused(error),
            Ok(connection) => Entered::Usable(identity(&connection)),
        };
    }

    /// Takes the entered string into use, by the proxy as set. `true` if it did.
    pub fn connect(&mut self, text: &Secret) -> bool {
        match (self.read(text), &self.proxy) {
            (Err(error), _) => self.entered = Entered::Refused(error),
            (Ok(connection), Ok(template)) if self.has_within(template, &connection.host) => {
                let route = Route::Proxy(template.clone());
                self.start(Session::new(connection, route));
                return true;
            }
            (Ok(connection), _) => self.entered = Entered::Usable(identity(&connection)),
        }
        false
    }

    /// Takes a session into use.
    pub fn start(&mut self, session: Session) {
        self.check = Check::Idle;
        self.rights.clear();
        self.session = Some(session);
        self.entered = Entered::Nothing;
        self.test = Test::Idle;
        self.last_call = None;
    }

    /// Drops the key, at once.
    pub fn forget(&mut self) {
        self.check = Check::Idle;
        self.rights.clear();
        self.session = None;
        self.entered = Entered::Nothing;
        self.test = Test::Idle;
        self.last_call = None;
        if let Some(before) = self.proxy_before.take() {
            self.type_proxy(before);
        }
    }

    /// Takes in what the deployment presets. A proxy that was set in this browser stays.
    pub fn preset(&mut self, preset: Result<Deployment, DeploymentError>) {
        match preset {
            Err(error) => self.preset_error = Some(error),
            Ok(deployment) => {
                if !self.is_proxy_own {
                    self.type_proxy(deployment.proxy);
                }
                self.instance = (deployment.instances.len() == 1).then_some(0);
                (self.instances, self.policy) = (deployment.instances, deployment.policy);
            }
        }
    }

    /// The chosen instance, where the key of a known policy is enough to connect to it.
    pub fn asks_for_key(&self) -> Option<(&Instance, &str)> {
        Some((self.instances.get(self.instance?)?, self.policy.as_deref()?))
    }

    fn read(&self, text: &Secret) -> Result<ConnectionString, ConnectionStringError> {
        match (parse(text), self.asks_for_key()) {
            (Err(ConnectionStringError::OnlyKey), Some((instance, policy))) => {
                // EXPOSE: the key becomes a part of a connection string, which is as secret.
                let key = String::from_utf8_lossy(text.expose());
                let parts = [
                    "HostName=",
                    instance.host.as_str(),
                    ";SharedAccessKeyName=",
                    policy,
                    ";SharedAccessKey=",
                ];
                parse(&Secret::from(parts.concat() + key.trim()))
            }
            (read, _) => read,
        }
    }

    /// Binds the page to the connection's addresses, once: the policy that does it.
    pub fn bind(&mut self) -> Option<String> {
        let Session { connection, route: Route::Proxy(template), .. } = self.session.as_ref()? else {
            return None;
        };
        let reach = Reach::of(template, &connection.host).filter(|_| self.reach.is_none())?;
        Some(self.reach.insert(reach).policy())
    }

    /// What the page has bound itself to, where the proxy as set, or the way by a template, is outside: the page has to be
    /// loaded anew for it.
    pub fn bound_elsewhere(&self, template: Option<&Template>) -> Option<&Reach> {
        let template = template.or(self.proxy.as_ref().ok())?;
        let is_outside = !self.is_sandbox() && !self.has_within(template, self.host()?);
        self.reach.as_ref().filter(|_| is_outside)
    }

    /// The template that calls go by, or would: the last usable one while there is a connection.
    pub fn proxy_in_use(&self) -> &str {
        match &self.session {
            Some(Session { route: Route::Proxy(template), .. }) => template.as_str(),
            _ => self.proxy_text.trim(),
        }
    }

    /// What the page has bound itself to, where calls to a DPS by a template are outside.
    pub fn bound_against(&self, template: &Template, host: &HostName) -> Option<&Reach> {
        self.reach.as_ref().filter(|reach| !reach.has(template, host))
    }

    fn has_within(&self, template: &Template, host: &HostName) -> bool {
        self.reach.as_ref().is_none_or(|reach| reach.has(template, host))
    }

    /// Reads a proxy template as it is typed. A usable one applies from the next call on, where the page is not bound to
    /// another; `true` if it is usable.
    pub fn type_proxy(&mut self, text: String) -> bool {
        self.proxy_before = None;
        self.proxy = Template::parse(&text);
        self.proxy_text = text;
        let is_outside = self.bound_elsewhere(None).is_some();
        if let (Ok(template), Some(Session { route: Route::Proxy(used), .. }), false) =
            (&self.proxy, &mut self.session, is_outside)
        {
            used.clone_from(template);
            self.test = Test::Idle;
        }
        self.check = Check::Idle;
        self.proxy.is_ok()
    }

    /// Takes the proxy of a profile from the vault, until that connection ends.
    pub fn lend_proxy(&mut self, text: String) {
        let before = self.proxy_before.take().unwrap_or_else(|| self.proxy_text.clone());
        self.type_proxy(text);
        self.proxy_before = Some(before);
    }

    /// The DPS that is connected, else the one that is named in what was entered, else the chosen one.
    pub fn host(&self) -> Option<&HostName> {
        match (&self.session, &self.entered) {
            (Some(session), _) => Some(&session.connection.host),
            (None, Entered::Usable(identity)) => Some(&identity.host),
            _ => self.instances.get(self.instance?).map(|instance| &instance.host),
        }
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
