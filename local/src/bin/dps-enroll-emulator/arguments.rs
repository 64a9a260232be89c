//! The program's command line.

use std::{fmt, path::PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    connection::HostName,
    dps::Right,
    emulator::{Limits, Policy, SANDBOX_KEY, SANDBOX_POLICY},
    secret::Secret,
};

/// What the program is asked to do.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// The port; 0 takes any that is free.
    pub(crate) port: u16,
    /// Whether to serve https.
    pub(crate) tls: bool,
    /// Where the CA's certificate goes; a place of the program's own where it is not said.
    pub(crate) ca_file: Option<PathBuf>,
    /// Names besides this machine's own.
    pub(crate) hosts: Vec<HostName>,
    /// What the DPS starts with.
    pub(crate) seed: Seed,
    /// The file the DPS lives in.
    pub(crate) state: Option<PathBuf>,
    /// Who may do what.
    pub(crate) policies: Vec<Policy>,
    /// The key of all policies, in base64.
    pub(crate) key: String,
    /// A file with faults to script.
    pub(crate) faults: Option<PathBuf>,
    /// What is limited.
    pub(crate) limits: Limits,
    /// Seconds added to this machine's clock.
    pub(crate) clock_offset: i64,
}

/// What a DPS starts with.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Seed {
    /// The sandbox's demo data.
    Sandbox,
    /// Nothing.
    Empty,
    /// A state.
    File(PathBuf),
}

/// Why a command line is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ArgumentError {
    /// There is no such option.
    Unknown(String),
    /// An option without its value.
    NoValue(String),
    /// A value that the option does not take, and what it takes.
    Value { option: String, value: String, takes: &'static str },
    /// Two options that exclude each other.
    Both(&'static str, &'static str),
    /// An option that does nothing without another.
    Needs(&'static str, &'static str),
}

impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(word) => write!(f, "{word} is no option. --help lists them."),
            Self::NoValue(option) => write!(f, "{option} needs a value. --help shows which."),
            Self::Value { option, value, takes } => write!(f, "{option} {value}: it takes {takes}."),
            Self::Both(one, other) => {
                write!(f, "{one} and {other} exclude each other: leave one of them out.")
            }
            Self::Needs(one, other) => write!(f, "{one} does nothing without {other}: add it."),
        }
    }
}

impl std::error::Error for ArgumentError {}

/// What `--help` prints.
pub(crate) const HELP: &str = "\
A DPS of Azure IoT Hub in memory, for tests: the service API at http://localhost:PORT.
Once it answers, it prints one line of JSON: url, connectionString, connectionStrings, caFile (with --tls).

  --port N              the port; 0 takes any that is free (default 8081)
  --tls                 https, with a certificate made for this run
  --ca-file FILE        where the CA's certificate goes (default: a file in the system's folder for temporary files)
  --host NAME           another name it answers for, besides localhost and 127.0.0.1; may be repeated
  --seed FILE           the state to start with (default: the demo data of the sandbox)
  --empty               start with nothing
  --state FILE          go on from this file, and keep it up to date; where it is not there, start as told above
  --policy NAME=RIGHTS  another policy, its rights joined with commas; may be repeated
  --key BASE64          the key of all policies (default: the sandbox's)
  --faults FILE         what goes wrong on purpose, as JSON
  --throttle            no more than 1,000 operations a minute: 429 with Retry-After
  --no-quotas           more than 100 groups with certificates and 100 with symmetric keys
  --clock-offset N      seconds that its clock is ahead of this machine's

docs/emulator.md says more.
";

impl Arguments {
    /// Reads the words of a command line; `None` where it asks for help.
    pub(crate) fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, ArgumentError> {
        let mut arguments = Self {
            port: 8081,
            tls: false,
            ca_file: None,
            hosts: Vec::new(),
            seed: Seed::Sandbox,
            state: None,
            policies: Vec::new(),
            key: SANDBOX_KEY.to_owned(),
            faults: None,
            limits: Limits::QUOTAS,
            clock_offset: 0,
        };
        let mut policies = vec![(SANDBOX_POLICY.to_owned(), Right::ALL.to_vec())];
        let (mut empty, mut seed, mut throttle) = (false, None, None);
        while let Some(option) = words.next() {
            let mut value = || words.next().ok_or_else(|| ArgumentError::NoValue(option.clone()));
            match option.as_str() {
                "--help" | "-h" => return Ok(None),
                "--tls" => arguments.tls = true,
                "--empty" => empty = true,
                "--throttle" => throttle = Some(Limits::OPERATIONS_PER_MINUTE),
                "--no-quotas" => arguments.limits = Limits::default(),
                "--faults" => arguments.faults = Some(value()?.into()),
                "--seed" => seed = Some(value()?.into()),
                "--state" => arguments.state = Some(value()?.into()),
                "--ca-file" => arguments.ca_file = Some(value()?.into()),
                "--port" => {
                    arguments.port = parse(&option, value()?, "a number up to 65535", |v| v.parse().ok())?;
                }
                "--clock-offset" => {
                    arguments.clock_offset =
                        parse(&option, value()?, "a number of seconds", |v| v.parse().ok())?;
                }
                "--host" => {
                    let takes = "a host name without scheme and port";
                    let name = |text: &str| HostName::parse(text).ok().filter(|_| !text.contains(':'));
                    arguments.hosts.push(parse(&option, value()?, takes, name)?);
                }
                "--key" => {
                    let takes = "a key in base64, as the portal shows it";
                    let is_key = |text: &str| STANDARD.decode(text).is_ok_and(|key| !key.is_empty());
                    arguments.key = parse(&option, value()?, takes, |v| is_key(v).then(|| v.to_owned()))?;
                }
                "--policy" => {
                    let takes = "NAME=RIGHT,RIGHT with ServiceConfig, EnrollmentRead, EnrollmentWrite, \
                                 RegistrationStatusRead, RegistrationStatusWrite";
                    policies.push(parse(&option, value()?, takes, policy)?);
                }
                _ => return Err(ArgumentError::Unknown(option)),
            }
        }
        arguments.seed = match (empty, seed) {
            (true, Some(_)) => return Err(ArgumentError::Both("--empty", "--seed")),
            (true, None) => Seed::Empty,
            (false, Some(path)) => Seed::File(path),
            (false, None) => Seed::Sandbox,
        };
        if arguments.ca_file.is_some() && !arguments.tls {
            return Err(ArgumentError::Needs("--ca-file", "--tls"));
        }
        arguments.limits.operations_per_minute = throttle;
        // It was checked above.
        let key = Secret::new(STANDARD.decode(&arguments.key).unwrap_or_default());
        let policies = policies.into_iter().map(|(name, rights)| Policy { name, key: key.clone(), rights });
        arguments.policies = policies.collect();
        Ok(Some(arguments))
    }
}

fn parse<T>(
    option: &str,
    value: String,
    takes: &'static str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, ArgumentError> {
    read(&value).ok_or(ArgumentError::Value { option: option.to_owned(), value, takes })
}

/// `reader=EnrollmentRead,RegistrationStatusRead`; names have the characters that Azure allows.
fn policy(text: &str) -> Option<(String, Vec<Right>)> {
    let (name, rights) = text.split_once('=')?;
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "_-@.".contains(c);
    if name.is_empty() || !name.chars().all(is_allowed) {
        return None;
    }
    let right = |word: &str| Right::ALL.into_iter().find(|right| right.as_str() == word);
    Some((name.to_owned(), rights.split(',').map(right).collect::<Option<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::{ArgumentError, Arguments, Limits, Seed};

    fn read(line: &str) -> Result<Arguments, ArgumentError> {
        Arguments::read(line.split_whitespace().map(str::to_owned)).map(Option::unwrap)
    }

    #[test]
    fn takes_what_help_says() {
        let default = read("").unwrap();
        assert_eq!((default.port, default.tls, default.seed), (8081, false, Seed::Sandbox));
        assert_eq!(default.policies.len(), 1);
        let all = "--port 0 --tls --ca-file a.pem --host mydps.azure-devices-provisioning.net --seed b.json \
                   --state c.json --policy reader=EnrollmentRead,RegistrationStatusRead --key c2VjcmV0 \
                   --clock-offset -60 --faults d.json --throttle --no-quotas";
        let all = read(all).unwrap();
        assert_eq!((all.port, all.clock_offset, all.hosts.len()), (0, -60, 1));
        assert_eq!(all.seed, Seed::File("b.json".into()));
        assert_eq!((all.policies[1].name.as_str(), all.policies[1].rights.len()), ("reader", 2));
        assert_eq!(all.limits, Limits { operations_per_minute: Some(1000), ..Limits::default() });
        assert_eq!(default.limits, Limits::QUOTAS);
        assert!(Arguments::read(["--help".to_owned()].into_iter()).unwrap().is_none());
    }

    #[test]
    fn says_what_is_wrong() {
        let says = |line: &str| read(line).unwrap_err().to_string();
        assert_eq!(says("--prot 1"), "--prot is no option. --help lists them.");
        assert_eq!(says("--port"), "--port needs a value. --help shows which.");
        assert_eq!(says("--port 70000"), "--port 70000: it takes a number up to 65535.");
        assert!(says("--policy reader=Read").contains("EnrollmentRead"));
        assert!(says("--policy =EnrollmentRead").contains("NAME=RIGHT"));
        assert!(says("--host https://a").contains("without scheme and port"));
        assert!(says("--key *").contains("base64"));
        assert_eq!(says("--empty --seed a"), "--empty and --seed exclude each other: leave one of them out.");
        assert_eq!(says("--ca-file a"), "--ca-file does nothing without --tls: add it.");
    }
}
