//! A network of the suite's own, in Linux namespaces, in which DPS names lead to this machine.

use std::{
    env,
    fmt::{self, Write as _},
    fs, io,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    process::Command,
};

/// Set inside.
const MARK: &str = "DPS_ENROLL_CONFORMANCE_INSIDE";

/// Where programs look for the CAs to trust, on Debian and in Go.
const TRUSTED: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The names and where they lead. Port 443 of each is served by `upstream`, but for the closed one.
pub const NAMES: [(&str, Ipv4Addr); 9] = [
    ("contoso.azure-devices-provisioning.net", Ipv4Addr::LOCALHOST),
    ("fabrikam.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 2)),
    ("fabrikam.services.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 2)),
    ("unlisted.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 2)),
    ("evil.example", Ipv4Addr::new(127, 0, 0, 2)),
    ("evil.azure-devices-provisioning.net.evil.example", Ipv4Addr::new(127, 0, 0, 2)),
    ("untrusted.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 3)),
    ("misnamed.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 4)),
    ("closed.azure-devices-provisioning.net", Ipv4Addr::new(127, 0, 0, 5)),
];

/// What an engine finds.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The engine's own folder: what it writes belongs here, and is searched for secrets.
    pub folder: PathBuf,
    /// The CA that signed the certificates of the DPS names, in PEM.
    pub ca_file: PathBuf,
    /// A certificate for `localhost` and `127.0.0.1`, for engines that serve TLS, in PEM.
    pub certificate_file: PathBuf,
    /// Its key.
    pub key_file: PathBuf,
}

/// Why there is no such network.
#[derive(Debug)]
pub enum GroundError {
    /// Namespaces are not to be had here.
    NoNamespaces(String),
    /// The system's reason.
    System(io::Error),
    /// A command failed inside.
    Command(String),
}

impl fmt::Display for GroundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNamespaces(reason) => {
                write!(f, "It needs Linux and `unshare --user --map-root-user --net --mount`: {reason}.")
            }
            Self::System(error) => write!(f, "The network could not be made: {error}."),
            Self::Command(command) => write!(f, "This failed: {command}."),
        }
    }
}

impl std::error::Error for GroundError {}

impl From<io::Error> for GroundError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

/// Starts this program again inside, in the place of this one; returns only inside, or where it cannot be done.
///
/// # Errors
/// Where there are no namespaces.
pub fn enter() -> Result<(), GroundError> {
    const UNSHARE: [&str; 4] = ["--user", "--map-root-user", "--net", "--mount"];
    if env::var_os(MARK).is_some() {
        return Ok(());
    }
    let tried = Command::new("unshare").args(UNSHARE).arg("true").output();
    match tried {
        Err(error) => return Err(GroundError::NoNamespaces(format!("unshare cannot be started ({error})"))),
        Ok(tried) if !tried.status.success() => {
            let said = String::from_utf8_lossy(&tried.stderr).trim().to_owned();
            return Err(GroundError::NoNamespaces(said));
        }
        Ok(_) => {}
    }
    let mut again = Command::new("unshare");
    again.args(UNSHARE).arg("--").arg(env::current_exe()?).args(env::args_os().skip(1));
    Err(GroundError::System(become_program(again.env(MARK, "1"))))
}

#[cfg(unix)]
fn become_program(command: &mut Command) -> io::Error {
    std::os::unix::process::CommandExt::exec(command)
}

#[cfg(not(unix))]
fn become_program(_: &mut Command) -> io::Error {
    io::ErrorKind::Unsupported.into()
}

/// Brings loopback up. Only inside.
///
/// # Errors
/// The system's.
pub fn loopback_up() -> Result<(), GroundError> {
    run(Command::new("ip").args(["link", "set", "lo", "up"]))
}

/// Makes the names known and the CA trusted. Only inside.
///
/// # Errors
/// The system's.
pub fn make_known(folder: &Path, ca_file: &Path) -> Result<(), GroundError> {
    let mut hosts = "127.0.0.1 localhost\n::1 localhost\n".to_owned();
    for (name, address) in NAMES {
        // Writing to a `String` cannot fail.
        let _ = writeln!(hosts, "{address} {name}");
    }
    fs::write(folder.join("hosts"), hosts)?;
    fs::write(folder.join("resolv.conf"), "nameserver 127.0.0.1\n")?;
    mount(&folder.join("hosts"), Path::new("/etc/hosts"))?;
    // It may lead into /run, where a file can be mounted as well.
    mount(&folder.join("resolv.conf"), &fs::canonicalize("/etc/resolv.conf")?)?;
    mount(ca_file, Path::new(TRUSTED))
}

/// Shows a file or folder at another place as well. Only inside.
///
/// # Errors
/// The system's.
pub fn mount(what: &Path, at: &Path) -> Result<(), GroundError> {
    run(Command::new("mount").arg("--bind").arg(what).arg(at))
}

fn run(command: &mut Command) -> Result<(), GroundError> {
    if command.status()?.success() { Ok(()) } else { Err(GroundError::Command(format!("{command:?}"))) }
}
