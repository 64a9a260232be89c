//! `load [SECONDS] [ENGINE]`: 200 requests at a time through each engine, for 30 seconds each unless said otherwise. Fails where
//! one is lost, or answered with another's answer.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks to its user there")]

use std::{env, process::ExitCode, time::Duration};

use dps_enroll_conformance::{
    case::Table,
    engines, ground,
    load::{self, Until},
    stage::Stage,
    upstream::Script,
};

const AT_ONCE: usize = 200;
const SECONDS: u64 = 30;

type Failed = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    match ground::enter().map_err(Failed::from).and_then(|()| run()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("NOT RUN: the proxies under load. {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing was lost and nothing mixed up.
fn run() -> Result<bool, Failed> {
    let words: Vec<String> = env::args().skip(1).collect();
    let seconds = words.first().map_or(Ok(SECONDS), |word| word.parse())?;
    let only = words.get(1).map_or("", String::as_str);
    let table = Table::read()?;
    let settings = table.settings.get("load").ok_or("cases.json has no settings for load")?;
    let stage = Stage::prepare()?;
    stage.upstream.tell(Script::unwatched());
    let mut is_right = true;
    for engine in engines::all().iter().filter(|engine| engine.name().contains(only)) {
        if let Some(missing) = engine.missing() {
            return Err(missing.into());
        }
        let running = stage.start(engine.as_ref(), settings)?;
        let until = Until::Time(Duration::from_secs(seconds));
        let load = load::run(&running.door, stage.upstream.trusted(), AT_ONCE, until);
        let figures = stage.runtime.block_on(load);
        println!("{:<8} {figures}", engine.name());
        is_right &= figures.wrong == 0 && figures.right > 0;
    }
    Ok(is_right)
}
