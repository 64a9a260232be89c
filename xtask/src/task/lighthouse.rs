//! `cargo xtask lighthouse`: what Lighthouse says of the release page on a slow phone, and how long visits take on this machine.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use super::build;
use crate::{
    failure::Failure,
    process, project,
    step::step,
    tool::{chromium, npm},
};

/// The categories, and the least that each has to have.
const LEAST: [(&str, u32); 4] =
    [("performance", 95), ("accessibility", 100), ("best-practices", 100), ("seo", 100)];
/// Runs of it; the middle one by performance counts.
const RUNS: usize = 3;

/// Reads reports and prints of each: the four scores, three times in milliseconds, and what has fewer points than it could.
const READ: &str = "for (const file of process.argv.slice(1)) {
  const { categories, audits } = JSON.parse(require('fs').readFileSync(file));
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map(name => Math.round(categories[name].score * 100));
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map(name => Math.round(audits[name].numericValue));
  const less = Object.values(categories).flatMap(category => category.auditRefs)
    .filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1).map(({ id }) => id);
  console.log([...scores, ...times, less.join(',')].join(' '));
}";

/// What one run came to.
struct Report {
    scores: Vec<u32>,
    times: Vec<u32>,
    less: String,
}

/// The page's server; it ends with this.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures both, and fails where one falls short.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask lighthouse"));
    }
    let lighthouse = npm::ensure_lighthouse()?;
    let driver = chromium::ensure_driver()?;
    build::ensure(None)?;
    step("Building the local server and the driver of the browser", || {
        process::run(project::cargo().args(["build", "--locked", "--package", "dps-enroll-local"]))?;
        let mut visits = project::cargo();
        process::run(visits.args(["build", "--locked", "--package", "dps-enroll-e2e", "--bin", "visits"]))
    })?;
    let mut reports = measure(&lighthouse)?;
    reports.sort_by_key(|report| report.scores.first().copied());
    let report = reports.get(RUNS / 2).ok_or(Failure::Page("Lighthouse made no report"))?;
    let mut fallen = Vec::new();
    for ((name, least), score) in LEAST.iter().zip(&report.scores) {
        println!("  {name:<15} {score:>4}");
        if score < least {
            fallen.push(format!("{name} {score} instead of {least}"));
        }
    }
    for (name, time) in ["first paint", "largest paint", "blocked for"].iter().zip(&report.times) {
        println!("  {name:<15} {time:>4} ms");
    }
    if !fallen.is_empty() {
        println!("  Fewer points than there are: {}", report.less);
        return Err(Failure::Short(fallen.join(", ")));
    }
    let mut visit = project::cargo();
    visit.args(["run", "--quiet", "--locked", "--package", "dps-enroll-e2e", "--bin", "visits"]);
    process::run(visit.env("CHROMEDRIVER", driver).env("DPS_ENROLL_DIST", project::dist()))
}

/// Runs Lighthouse as it is by default: a phone of the middle class, slow 4G, both simulated.
fn measure(lighthouse: &Path) -> Result<Vec<Report>, Failure> {
    let (served, page) = serve()?;
    let folder = project::target().join("lighthouse");
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    let reports: Vec<_> = (1..=RUNS).map(|run| folder.join(format!("{run}.json"))).collect();
    for report in &reports {
        let mut measure = Command::new(lighthouse);
        measure.args([&page, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]);
        measure.arg(format!("--output-path={}", report.display()));
        step("Lighthouse", || process::run(&mut measure))?;
    }
    drop(served);
    let printed = process::read(Command::new("node").args(["-e", READ]).args(&reports))?;
    let numbers = |words: &[&str]| words.iter().filter_map(|word| word.parse().ok()).collect();
    let read = |line: &str| {
        let words: Vec<_> = line.split(' ').collect();
        let (scores, rest) = words.split_at_checked(LEAST.len())?;
        let (times, less) = rest.split_at_checked(3)?;
        Some(Report { scores: numbers(scores), times: numbers(times), less: less.join(" ") })
    };
    Ok(printed.lines().filter_map(read).collect())
}

/// Starts the local program on any port, and waits until it says which.
fn serve() -> Result<(Served, String), Failure> {
    let program = project::target().join("debug").join(process::executable("dps-enroll-local"));
    let mut command = Command::new(&program);
    command.arg("--dist").arg(project::dist()).args(["--port", "0", "--emulator-port", "0"]);
    let start = |error| Failure::Start { command: program.display().to_string(), error };
    let mut served = Served(command.stdout(Stdio::piped()).spawn().map_err(start)?);
    let mut line = String::new();
    if let Some(output) = served.0.stdout.take() {
        BufReader::new(output).read_line(&mut line).map_err(start)?;
    }
    let page = line.split("\"page\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let page = page.ok_or(Failure::Page("its server does not say where it is"))?.to_owned();
    Ok((served, page))
}
