//! Why a task ended early, as a sentence that says what to do.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Why a task ended early.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such task.
    UnknownTask(String),
    /// There is no such option, or it lacks its value.
    Usage(&'static str),
    /// A program that has to be there already is not.
    Missing {
        /// The program.
        program: &'static str,
        /// How to get it.
        how: &'static str,
    },
    /// Another program listens on the port.
    PortInUse(u16),
    /// A program ended with an error.
    Ended {
        /// What was run.
        command: String,
        /// How it ended.
        status: String,
    },
    /// A program could not be started.
    Start {
        /// What was to be run.
        command: String,
        /// The system's reason.
        error: io::Error,
    },
    /// A file could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// The versions of wasm-bindgen differ.
    WasmBindgen {
        /// That of Cargo.lock.
        locked: String,
        /// That of the tool.
        tool: String,
    },
    /// A file is over its budget.
    OverBudget {
        /// What.
        what: String,
        /// Its size, gzipped.
        bytes: u64,
        /// What it may have.
        budget: u64,
    },
    /// Lighthouse gives the page less than it has to have.
    Short(String),
    /// Two builds of the page differ in a file.
    NotReproduced(String),
    /// The code of the page's wasm file is not understood.
    Columns(dps_enroll_columns::Fault),
    /// The built page is not as this program expects.
    Page(&'static str),
    /// Some steps failed.
    Steps(Vec<String>),
}

impl Failure {
    /// What an error at a path becomes.
    pub(crate) fn file(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |error| Self::File { path: path.to_path_buf(), error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownTask(name) => write!(f, "There is no task “{name}”. cargo xtask alone lists them."),
            Self::Usage(usage) => write!(f, "Not understood. Usage: {usage}"),
            Self::Missing { program, how } => write!(f, "{program} is not installed. {how}"),
            Self::PortInUse(port) => {
                write!(
                    f,
                    "Port {port} is in use by another program. Stop it, or choose another: cargo xtask serve --port N."
                )
            }
            Self::Ended { command, status } => write!(f, "This ended with {status}: {command}"),
            Self::Start { command, error } => write!(f, "This could not be started ({error}): {command}"),
            Self::File { path, error } => write!(f, "{}: {error}", path.display()),
            Self::WasmBindgen { locked, tool } => write!(
                f,
                "Cargo.lock has wasm-bindgen {locked}, but the tool is {tool}. Set wasm-bindgen in Cargo.toml and \
                 wasm-bindgen-cli in xtask/wasm-bindgen/Cargo.toml to the same version."
            ),
            Self::OverBudget { what, bytes, budget } => write!(
                f,
                "{what} has {bytes} bytes gzipped; its budget is {budget}. Find out what it gained, and take it out again."
            ),
            Self::Short(what) => write!(
                f,
                "Lighthouse gives the page less than it has to have: {what}. The reports are in the target folder, under \
                 lighthouse/; run it on a machine that does nothing else before looking for a cause."
            ),
            Self::NotReproduced(file) => write!(
                f,
                "The two builds differ in {file}. Something in it depends on time, on a folder or on chance: find it with \
                 diff -r, and take it out."
            ),
            Self::Columns(fault) => write!(f, "{fault}"),
            Self::Page(what) => write!(f, "The built page is not as expected: {what}."),
            Self::Steps(failed) => write!(f, "Failed: {}.", failed.join(", ")),
        }
    }
}
