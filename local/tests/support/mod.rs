//! What the tests of the emulator's program share: the program, started with options, and a way to send it requests.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::{connection::ConnectionString, dps::Operation, http::Response, time::UnixSeconds};
use serde_json::Value;

/// The program, running. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    /// Its ready line.
    pub(crate) ready: Value,
}

/// The program with options, not started.
pub(crate) fn command(options: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dps-enroll-emulator"));
    command.args(options);
    command
}

impl Program {
    /// Starts it on a free port and waits for its ready line.
    pub(crate) fn start(options: &[&str]) -> Self {
        let mut command = command(options);
        let mut child = command.args(["--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"));
        Self { child, ready }
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.ready[name].as_str().unwrap_or_else(|| panic!("no {name} in {}", self.ready))
    }

    pub(crate) fn url(&self) -> &str {
        self.text("url")
    }

    pub(crate) fn port(&self) -> u16 {
        self.url().rsplit(':').next().unwrap().parse().unwrap()
    }

    pub(crate) fn connection(&self) -> ConnectionString {
        ConnectionString::parse(self.text("connectionString")).unwrap()
    }

    /// A client that trusts its certificate.
    pub(crate) fn client(&self) -> reqwest::Client {
        // Fails only where another test installed it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder().no_proxy();
        match self.ready["caFile"].as_str() {
            Some(path) => {
                let ca = reqwest::Certificate::from_pem(&fs::read(path).unwrap()).unwrap();
                builder.add_root_certificate(ca).build().unwrap()
            }
            None => builder.build().unwrap(),
        }
    }

    /// Sends an operation, signed now.
    pub(crate) async fn send<O: Operation>(&self, operation: &O) -> Response {
        self.try_send(operation).await.unwrap()
    }

    /// Sends an operation to which there may be no answer.
    pub(crate) async fn try_send<O: Operation>(&self, operation: &O) -> reqwest::Result<Response> {
        let request = operation.authorize(&self.connection(), now()).unwrap();
        let method = reqwest::Method::from_bytes(request.method.as_str().as_bytes()).unwrap();
        let mut sent = self.client().request(method, format!("{}{}", self.url(), request.target()));
        for (name, value) in request.headers.iter() {
            sent = sent.header(name, value);
        }
        let answer = sent.body(request.body.unwrap_or_default()).send().await?;
        let status = answer.status().as_u16();
        let mut headers = dps_enroll::http::Headers::new();
        for (name, value) in answer.headers() {
            headers = headers.with(name.as_str(), value.to_str().unwrap());
        }
        Ok(Response { status, headers, body: answer.text().await? })
    }

    /// Asks the hook; its status and its answer.
    pub(crate) async fn hook(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("{}/_emulator/{path}", self.url());
        let answer = self.client().request(method, url).body(body.to_owned()).send().await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }

    /// Asks it to end, and waits.
    #[cfg(unix)]
    pub(crate) fn terminate(mut self) {
        let status = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(status.success());
        assert!(self.child.wait().unwrap().success(), "it ends without complaint");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(path) = self.ready["caFile"].as_str() {
            let _ = fs::remove_file(path);
        }
    }
}

/// Runs the program where it is to refuse; what it says.
pub(crate) fn refused(options: &[&str]) -> String {
    let output = command(options).stdin(Stdio::null()).output().unwrap();
    assert!(!output.status.success(), "{options:?}");
    assert!(output.stdout.is_empty(), "no ready line");
    String::from_utf8(output.stderr).unwrap()
}

/// This machine's clock.
pub(crate) fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap())
}

/// A folder of a test's own, removed with it.
#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{count}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A file in it, as the command line takes it.
    pub(crate) fn file(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// A file in it with content.
    pub(crate) fn with(&self, name: &str, content: &str) -> String {
        fs::write(self.0.join(name), content).unwrap();
        self.file(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a file has.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let mut text = String::new();
    fs::File::open(path).unwrap().read_to_string(&mut text).unwrap();
    text
}
