//! `cargo xtask`: the project's tasks. One task per file in `task/`, one outside tool per file in `tool/`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks to its user there")]

mod failure;
mod hash;
mod process;
mod project;
mod step;
mod task;
mod tool;

use std::{env, process::ExitCode};

use self::failure::Failure;

/// A task: its name, what it does in a line, and how.
struct Task {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), Failure>,
}

const TASKS: [Task; 11] = [
    Task {
        name: "serve",
        about: "build the page and serve it at http://127.0.0.1:8080 [--port N] [--development]",
        run: task::serve::run,
    },
    Task {
        name: "emulator",
        about: "a DPS at http://localhost:8081 for your own tests [--help]",
        run: task::emulator::run,
    },
    Task { name: "build", about: "build the page into dist/ [--public-url URL]", run: task::build::run },
    Task { name: "test", about: "run every test: native, in the browser, end to end", run: task::test::run },
    Task { name: "check", about: "fmt, clippy for native and wasm32, cargo-deny", run: task::check::run },
    Task { name: "size", about: "raw, gzip and brotli size of each file in dist/", run: task::size::run },
    Task {
        name: "reproduce",
        about: "build the page twice from nothing, and compare",
        run: task::reproduce::run,
    },
    Task { name: "pack", about: "the built page as an archive with checksums", run: task::pack::run },
    Task {
        name: "bench",
        about: "time the core's operations, long lists in Chromium, and the proxies under load",
        run: task::bench::run,
    },
    Task {
        name: "lighthouse",
        about: "Lighthouse's scores of the page, and how long visits take",
        run: task::lighthouse::run,
    },
    Task { name: "screenshots", about: "take the pictures in docs/ anew", run: task::screenshots::run },
];

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some((name, arguments)) = words.split_first() else {
        println!("Tasks, as cargo xtask TASK:");
        for task in TASKS {
            println!("  {:<11} {}", task.name, task.about);
        }
        return ExitCode::SUCCESS;
    };
    let ended = match TASKS.iter().find(|task| task.name == name) {
        Some(task) => (task.run)(arguments),
        None => Err(Failure::UnknownTask(name.clone())),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
