//! Every case of `cases.json` on every engine, one after the other.

#![allow(clippy::print_stderr, reason = "this is where a person looks")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Arc, Mutex, PoisonError},
};

use dps_enroll_conformance::{
    Engine, EngineError, Ground, Running, Settings,
    case::{Case, Table},
    engines, ground, judge,
    upstream::{Files, Script, Upstream, token},
    wire::{self, Message, WireError},
};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

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

fn run(mut arguments: Arguments) -> Result<ExitCode, Box<dyn std::error::Error + Send + Sync>> {
    // The told server is told for one case at a time.
    arguments.test_threads = Some(1);
    let table = Table::read()?;
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    let (ca_file, certificate_file, key_file) = (file("ca.pem"), file("certificate.pem"), file("key.pem"));
    let runtime = Runtime::new()?;
    let files = Files { ca: &ca_file, certificate: &certificate_file, key: &key_file };
    // Its sockets need the network, its CA is to be mounted.
    ground::prepare_network()?;
    let upstream = runtime.block_on(Upstream::start(files))?;
    ground::prepare(folder.path(), &ca_file)?;

    let stage = Arc::new(Stage {
        runtime,
        upstream,
        token: token()?,
        grounds: Ground { folder: folder.path().to_path_buf(), ca_file, certificate_file, key_file },
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
            let (stage, engine, settings, case) =
                (Arc::clone(&stage), Arc::clone(&engine), settings.to_owned(), case.clone());
            let trial = Trial::test(name, move || stage.play(&engine, &settings, &case));
            trials.push(trial.with_ignored_flag(lacks.is_some()));
        }
        let (stage, engine) = (Arc::clone(&stage), engine);
        trials.push(Trial::test(format!("{}: logs no secrets", engine.name()), move || {
            stage.search_logs(engine.as_ref())
        }));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    // `Stage` is dropped first: engines end before their folder goes.
    Ok(if conclusion.has_failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

type SharedEngine = Arc<dyn Engine + Send + Sync>;

struct Stage {
    runtime: Runtime,
    upstream: Upstream,
    token: String,
    grounds: Ground,
    table: Table,
    /// The engine that runs, and with which settings.
    current: Mutex<Option<(&'static str, String, Running)>>,
}

impl Stage {
    fn play(&self, engine: &SharedEngine, settings: &str, case: &Case) -> Result<(), Failed> {
        let door = self.door(engine.as_ref(), settings)?;
        let answer = self.table.answers.get(&case.answer);
        self.upstream.tell(answer.map_or_else(Script::echo, dps_enroll_conformance::case::Answer::script));
        let request = case.request(&door, &self.token);
        let exchange = || -> Result<Message, WireError> {
            self.runtime.block_on(async {
                wire::connect(&door, self.upstream.trusted()).await?.exchange(&request).await
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
        wrong.extend(judge::passed_on(case, &self.upstream.seen(), self.upstream.emulator_saw()));
        if wrong.is_empty() {
            return Ok(());
        }
        let sent =
            String::from_utf8_lossy(request.get(..request.len().min(600)).unwrap_or(&request)).into_owned();
        Err(Failed::from(format!("{}\nsent:\n{sent}\nanswer: {answer:#?}", wrong.join("\n"))))
    }

    /// The engine's door, with the engine started anew where it runs with other settings.
    fn door(&self, engine: &dyn Engine, settings: &str) -> Result<dps_enroll_conformance::Door, Failed> {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, running_with, running)) = current.as_ref()
            && (*name, running_with.as_str()) == (engine.name(), settings)
        {
            return Ok(running.door.clone());
        }
        *current = None;
        let read: &Settings = self.table.settings.get(settings).ok_or("no such settings")?;
        let running = self.start(engine, read)?;
        let door = running.door.clone();
        *current = Some((engine.name(), settings.to_owned(), running));
        Ok(door)
    }

    fn start(&self, engine: &dyn Engine, settings: &Settings) -> Result<Running, EngineError> {
        let folder = self.folder(engine);
        fs::create_dir_all(&folder)?;
        engine.start(settings, &Ground { folder, ..self.grounds.clone() })
    }

    fn folder(&self, engine: &dyn Engine) -> PathBuf {
        self.grounds.folder.join(engine.name())
    }

    /// Nothing an engine wrote has a token, a query or a body in it.
    fn search_logs(&self, engine: &dyn Engine) -> Result<(), Failed> {
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let mut files = Vec::new();
        collect(&self.folder(engine), &mut files)?;
        for file in &files {
            let text = String::from_utf8_lossy(&fs::read(file)?).into_owned();
            for secret in ["SharedAccessSignature", "api-version=", "body-of-a-case", "yyyyyyyy"] {
                let line = text.lines().find(|line| line.contains(secret));
                if let Some(line) = line {
                    return Err(Failed::from(format!("{} has {secret}: {line}", file.display())));
                }
            }
        }
        if files.is_empty() { Err(Failed::from("there are no files to search")) } else { Ok(()) }
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
