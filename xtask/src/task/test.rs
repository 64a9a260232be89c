//! `cargo xtask test`: every test there is, and a summary.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::{build, proxies::suite};
use crate::{
    failure::Failure,
    project, step,
    tool::{chromium, npm, python, rustup, wasm_bindgen},
};

const USAGE: &str = "cargo xtask test [native | clients | proxies | browser | page | end]";

/// What a run of tests came to.
#[derive(Default)]
struct Count {
    passed: u32,
    failed: u32,
}

/// A step of the summary.
struct Outcome {
    name: &'static str,
    ok: bool,
    time: Duration,
    count: Count,
}

/// The steps, in the order of how soon they tell something.
const STEPS: [(&str, Step); 6] = [
    ("native", native),
    ("official clients", official_clients),
    ("proxies", proxies),
    ("in the browser", browser),
    ("the release page", page),
    ("end to end", end_to_end),
];

/// The packages of every native step. Each step takes all of them, whatever it runs of them: with fewer, Cargo would settle
/// on other features of what they depend on, and compile that once more.
pub(super) const PACKAGES: [&str; 3] = ["--workspace", "--exclude", "xtask-wasm-bindgen"];

type Step = fn(&mut Count) -> Result<(), Failure>;

/// Runs everything, whatever fails; or the steps with a word in their name.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let word = match arguments {
        [] => "",
        [word] => word.as_str(),
        _ => return Err(Failure::Usage(USAGE)),
    };
    let steps = STEPS.into_iter().filter(|(name, _)| name.contains(word));
    let outcomes: Vec<Outcome> = steps.map(|(name, step)| timed(name, step)).collect();
    if outcomes.is_empty() {
        return Err(Failure::Usage(USAGE));
    }
    println!("\n{:<18} {:>7} {:>7} {:>9}  result", "step", "passed", "failed", "time");
    for Outcome { name, ok, time, count } in &outcomes {
        let result = if *ok { "ok" } else { "FAILED" };
        println!("{name:<18} {:>7} {:>7} {:>9}  {result}", count.passed, count.failed, step::show(*time));
    }
    let broken = outcomes.iter().filter(|outcome| !outcome.ok && outcome.count.failed == 0).count();
    let passed: u32 = outcomes.iter().map(|outcome| outcome.count.passed).sum();
    let failed: u32 = outcomes.iter().map(|outcome| outcome.count.failed).sum();
    println!("\n{passed} passed, {} failed", failed + u32::try_from(broken).unwrap_or(u32::MAX));
    let failures: Vec<String> =
        outcomes.iter().filter(|outcome| !outcome.ok).map(|outcome| outcome.name.to_owned()).collect();
    if failures.is_empty() { Ok(()) } else { Err(Failure::Steps(failures)) }
}

fn timed(name: &'static str, run: Step) -> Outcome {
    println!("▸ Tests: {name}");
    let (start, mut count) = (Instant::now(), Count::default());
    let ended = run(&mut count);
    if let Err(failure) = &ended {
        println!("  {failure}");
    }
    Outcome { name, ok: ended.is_ok(), time: start.elapsed(), count }
}

/// A command that runs native tests.
fn tests() -> Command {
    let mut test = project::cargo();
    test.args(["test", "--locked", "--no-fail-fast"]).args(PACKAGES);
    test
}

/// The core, the local server and the tasks: all that needs neither a browser nor a client.
fn native(count: &mut Count) -> Result<(), Failure> {
    counted(&mut tests(), count)
}

/// Microsoft's own clients for Python and Node.js against the emulator's program, and the snippets that use them.
fn official_clients(count: &mut Count) -> Result<(), Failure> {
    let python = python::ensure_clients()?;
    let modules = npm::ensure_dps_client()?;
    let mut test = tests();
    test.args(["--test", "live_clients", "--test", "live_snippets"]);
    test.env("DPS_ENROLL_PYTHON", python).env("DPS_ENROLL_NODE_MODULES", modules);
    counted(&mut test, count)
}

/// The contract's code on its own, then every proxy on its real engine.
fn proxies(count: &mut Count) -> Result<(), Failure> {
    let mut suite = suite(tests())?;
    let folder = project::root().join("proxy").join("tests");
    let files = fs::read_dir(&folder).map_err(Failure::file(&folder))?;
    let files = files.filter_map(Result::ok).map(|file| file.path());
    let files = files.filter(|path| path.to_string_lossy().ends_with(".test.mjs"));
    counted(Command::new("node").args(["--test", "--test-reporter=tap"]).args(files), count)?;
    counted(suite.args(["--test", "conformance"]), count)
}

/// The browser edge, in headless Chromium.
fn browser(count: &mut Count) -> Result<(), Failure> {
    rustup::ensure_target()?;
    let runner = wasm_bindgen::ensure()?.join(crate::process::executable("wasm-bindgen-test-runner"));
    let driver = chromium::ensure_driver()?;
    let mut test = project::cargo();
    test.args([
        "test",
        "--locked",
        "--no-fail-fast",
        "--target",
        "wasm32-unknown-unknown",
        "--package",
        "dps-enroll",
    ]);
    test.args(["--test", "browser"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", driver);
    // A panic says its line without it, and it is five sixths of what wasm-bindgen has to read.
    test.env("CARGO_PROFILE_DEV_DEBUG", "none");
    counted(&mut test, count)
}

/// Builds what the next step opens; and the program that has it inside.
fn page(count: &mut Count) -> Result<(), Failure> {
    build::ensure(None)?;
    super::size::check()?;
    counted(tests().args(["--features", "dps-enroll-local/page", "--test", "page_inside"]), count)
}

/// A person's journeys over the release page.
fn end_to_end(count: &mut Count) -> Result<(), Failure> {
    let driver = chromium::ensure_driver()?;
    let axe = npm::ensure_axe()?;
    let mut test = tests();
    test.args(["--test", "journeys"]);
    test.env("CHROMEDRIVER", driver).env("DPS_ENROLL_AXE", axe).env("DPS_ENROLL_DIST", project::dist());
    counted(&mut test, count)
}

/// Runs a test command, its output streamed, and adds up its results.
fn counted(command: &mut Command, count: &mut Count) -> Result<(), Failure> {
    let shown = format!("{command:?}");
    let start = |error| Failure::Start { command: shown.clone(), error };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(start)?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            let number = |text: &str| text.trim().parse::<u32>().unwrap_or_default();
            if let Some(result) = line.trim().strip_prefix("test result: ") {
                count.passed += number_before(result, " passed");
                count.failed += number_before(result, " failed");
            } else if let Some(passed) = line.strip_prefix("# pass ") {
                // Node's runner.
                count.passed += number(passed);
            } else if let Some(failed) = line.strip_prefix("# fail ") {
                count.failed += number(failed);
            }
        }
    }
    let status = child.wait().map_err(|error| Failure::Start { command: shown.clone(), error })?;
    if status.success() { Ok(()) } else { Err(Failure::Ended { command: shown, status: status.to_string() }) }
}

/// The number that stands before a word: 12 in `ok. 12 passed; 0 failed`.
fn number_before(text: &str, word: &str) -> u32 {
    let before = text.split(word).next().unwrap_or_default();
    before
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::number_before;

    #[test]
    fn reads_the_results_line_of_a_test_binary() {
        let line = "ok. 42 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.24s";
        assert_eq!((number_before(line, " passed"), number_before(line, " failed")), (42, 3));
    }
}
