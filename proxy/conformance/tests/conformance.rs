//! Every case of `cases.json` on every engine, one after the other.

#![allow(clippy::print_stderr, reason = "this is where a person looks")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use dps_enroll_conformance::{
    Door, Engine, Running, Settings,
    case::{Answer, Case, Table},
    engines, ground, judge,
    load::{self, Until},
    stage::Stage,
    upstream::{Script, token},
    wire::{self, Message, WireError},
};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if let Err(error) = ground::enter() {
        eprintln!("NOT RUN: the proxies' conformance suite. {error}");
        return if env::var_os("CI").is_some() { ExitCode::FAILURE } else { ExitCode::SUCCESS };
    }
    match run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("The suite could not be run: {error}");
            ExitCode::FAILURE
        }
    }
}

/// In the short form of `src/bin/load.rs`.
const REQUESTS: u64 = 2_000;
const AT_ONCE: usize = 200;

fn run(mut arguments: Arguments) -> Result<ExitCode, Box<dyn std::error::Error + Send + Sync>> {
    // The told server is told for one case at a time.
    arguments.test_threads = Some(1);
    let table = Table::read()?;
    let suite = Arc::new(Suite {
        stage: Stage::prepare()?,
        token: token()?,
        table: table.clone(),
        current: Mutex::new(None),
    });
    let mut trials = Vec::new();
    for engine in engines::all() {
        let engine: Arc<dyn Engine + Send + Sync> = Arc::from(engine);
        if let Some(missing) = engine.missing() {
            let name = format!("{}: is installed", engine.name());
            trials.push(Trial::test(name, move || Err(Failed::from(missing))));
            continue;
        }
        for (settings, case) in table.by_settings() {
            let lacks = case.needs.filter(|feature| engine.lacks().contains(feature));
            let has = case.without.filter(|feature| !engine.lacks().contains(feature));
            let name = match (lacks, has) {
                (Some(feature), _) => format!("{}: {} [it lacks {feature:?}]", engine.name(), case.name),
                _ => format!("{}: {}", engine.name(), case.name),
            };
            if has.is_some() {
                continue;
            }
            let (suite, engine, settings, case) =
                (Arc::clone(&suite), Arc::clone(&engine), settings.to_owned(), case.clone());
            let trial = Trial::test(name, move || suite.play(&engine, &settings, &case));
            trials.push(trial.with_ignored_flag(lacks.is_some()));
        }
        let (load, log) =
            ((Arc::clone(&suite), Arc::clone(&engine)), (Arc::clone(&suite), Arc::clone(&engine)));
        let name =
            format!("{}: {REQUESTS} requests, {AT_ONCE} at a time, each with its own answer", engine.name());
        trials.push(Trial::test(name, move || load.0.load(load.1.as_ref())));
        let name = format!("{}: logs no secrets", engine.name());
        trials.push(Trial::test(name, move || log.0.search_logs(log.1.as_ref())));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    Ok(if conclusion.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

type SharedEngine = Arc<dyn Engine + Send + Sync>;

struct Suite {
    // Before the stage: it is dropped first.
    /// The engine that runs, and with which settings.
    current: Mutex<Option<(&'static str, String, Running)>>,
    stage: Stage,
    token: String,
    table: Table,
}

impl Suite {
    fn play(&self, engine: &SharedEngine, settings: &str, case: &Case) -> Result<(), Failed> {
        let door = self.door(engine.as_ref(), settings)?;
        let answer = self.table.answers.get(&case.answer);
        self.stage.upstream.tell(answer.map_or_else(Script::echo, Answer::script));
        let request = case.request(&door, &self.token);
        let exchange = || -> Result<Message, WireError> {
            self.stage.runtime.block_on(async {
                wire::connect(&door, self.stage.upstream.trusted()).await?.exchange(&request).await
            })
        };
        let mut answer = exchange();
        for _ in 1..case.repeat {
            if answer.as_ref().is_ok_and(|answer| answer.status() == case.status) {
                break;
            }
            answer = exchange();
        }
        let mut wrong = match &answer {
            Ok(answer) => judge::answer(case, engine.as_ref(), answer),
            Err(_) if case.or_closed => Vec::new(),
            Err(error) => vec![error.to_string()],
        };
        wrong.extend(judge::passed_on(case, &self.stage.upstream.seen(), self.stage.upstream.emulator_saw()));
        if wrong.is_empty() {
            return Ok(());
        }
        let sent =
            String::from_utf8_lossy(request.get(..request.len().min(600)).unwrap_or(&request)).into_owned();
        Err(Failed::from(format!("{}\nsent:\n{sent}\nanswer: {answer:#?}", wrong.join("\n"))))
    }

    /// The engine's door, with the engine started anew where it runs with other settings.
    fn door(&self, engine: &dyn Engine, settings: &str) -> Result<Door, Failed> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, running_with, running)) = current.as_ref()
            && (*name, running_with.as_str()) == (engine.name(), settings)
        {
            return Ok(running.door.clone());
        }
        *current = None;
        let read: &Settings = self.table.settings.get(settings).ok_or("no such settings")?;
        let running = self.stage.start(engine, read)?;
        let door = running.door.clone();
        *current = Some((engine.name(), settings.to_owned(), running));
        Ok(door)
    }

    fn load(&self, engine: &dyn Engine) -> Result<(), Failed> {
        let door = self.door(engine, "load")?;
        self.stage.upstream.tell(Script::unwatched());
        let load = load::run(&door, self.stage.upstream.trusted(), AT_ONCE, Until::Requests(REQUESTS));
        let figures = self.stage.runtime.block_on(load);
        if (figures.right, figures.wrong) == (REQUESTS, 0) { Ok(()) } else { Err(figures.to_string().into()) }
    }

    /// Nothing an engine wrote has a token, a query or a body in it.
    fn search_logs(&self, engine: &dyn Engine) -> Result<(), Failed> {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut files = Vec::new();
        let mut has_logged = engine.logs().is_none();
        collect(&self.stage.folder(engine), &mut files)?;
        for file in &files {
            let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
            has_logged |= engine.logs().is_some_and(|line| text.contains(line));
            for secret in ["SharedAccessSignature", "api-version=", "body-of-a-case", "yyyyyyyy"] {
                let line = text.lines().find(|line| line.contains(secret));
                if let Some(line) = line {
                    return Err(Failed::from(format!("{} has {secret}: {line}", file.display())));
                }
            }
        }
        if files.is_empty() || !has_logged {
            return Err(Failed::from("there is no log to search"));
        }
        Ok(())
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
