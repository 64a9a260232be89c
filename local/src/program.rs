//! What the programs of this package share: their words, and how they end.

use std::{error::Error, process::ExitCode};

/// Runs a program with its arguments; or says its help where `read` has none, or what is wrong with them.
pub async fn run<A, E: Into<Box<dyn Error>>>(
    read: Result<Option<A>, E>,
    help: &str,
    program: impl AsyncFnOnce(A) -> Result<(), Box<dyn Error>>,
) -> ExitCode {
    let ended = match read {
        Ok(Some(arguments)) => program(arguments).await,
        Ok(None) => {
            say(help.trim_end());
            Ok(())
        }
        Err(error) => Err(error.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// Prints a line for programs: the ready line, or the help.
#[expect(clippy::print_stdout, reason = "it is the program's output")]
pub fn say(text: &str) {
    println!("{text}");
}

#[expect(clippy::print_stderr, reason = "this is where a person looks")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
