//! A static host as somebody else runs one: files below a path, no header beyond their type. It can change under the page,
//! and be gone.

use std::{
    collections::BTreeMap,
    fs, mem,
    net::{Ipv4Addr, TcpListener},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use tokio::runtime::Runtime;

use crate::{TestError, site::dist};

/// A static host with the release page.
#[derive(Debug)]
pub struct StaticHost {
    name: String,
    port: u16,
    base: String,
    shared: Arc<Shared>,
    /// Its own, so that every connection ends with it.
    runtime: Option<Runtime>,
}

#[derive(Debug, Default)]
struct Shared {
    base: String,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
    asked: Mutex<Vec<String>>,
}

impl StaticHost {
    /// Serves the release page below a path, such as `/some/path`, under the name of a host that is not this machine's.
    ///
    /// # Errors
    /// Where the page is not built.
    pub fn start(base: &str) -> Result<Self, TestError> {
        Self::named("dps-enroll.test", base)
    }

    /// The same under another name, which browsers of these tests find on this machine.
    ///
    /// # Errors
    /// Where the page is not built.
    pub fn named(name: &str, base: &str) -> Result<Self, TestError> {
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(dist())? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
            }
        }
        let shared = Shared { base: base.to_owned(), files: Mutex::new(files), ..Shared::default() };
        let mut host = Self {
            name: name.to_owned(),
            port: 0,
            base: base.to_owned(),
            shared: Arc::new(shared),
            runtime: None,
        };
        host.go_on()?;
        Ok(host)
    }

    /// Serves, again at the same address.
    ///
    /// # Errors
    /// Those of the system.
    pub fn go_on(&mut self) -> Result<(), TestError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        self.port = listener.local_addr()?.port();
        listener.set_nonblocking(true)?;
        let router = Router::new().fallback(answer).with_state(Arc::clone(&self.shared));
        let runtime = Runtime::new()?;
        runtime.spawn(async move {
            // Ends with the test, or with `stop`.
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                let _ = axum::serve(listener, router).await;
            }
        });
        self.runtime = Some(runtime);
        Ok(())
    }

    /// Is gone, and every connection with it.
    pub fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// The page's address.
    pub fn page(&self) -> String {
        format!("http://{}:{}{}/", self.name, self.port, self.base)
    }

    /// Puts a file beside the page.
    pub fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        locked(&self.shared.files).insert(name.to_owned(), bytes.into());
    }

    /// A file of the page whose name begins and ends so.
    ///
    /// # Errors
    /// Where there is none.
    pub fn file(&self, start: &str, end: &str) -> Result<(String, Vec<u8>), TestError> {
        let files = locked(&self.shared.files);
        let mut fitting = files.iter().filter(|(name, _)| name.starts_with(start) && name.ends_with(end));
        let (name, bytes) = fitting.next().ok_or_else(|| format!("no file {start}…{end}"))?;
        Ok((name.clone(), bytes.clone()))
    }

    /// Publishes another build: the page is another by a text, and its worker knows it.
    ///
    /// # Errors
    /// Where the page has no such text, or the worker does not know the page.
    pub fn publish(&self, replaced: &str, by: &str) -> Result<(), TestError> {
        let (_, before) = self.file("index", ".html")?;
        let after = String::from_utf8(before.clone())?.replace(replaced, by).into_bytes();
        if after == before {
            return Err(format!("the page has no {replaced}").into());
        }
        self.announce(&integrity(&before), &integrity(&after))?;
        self.put("index.html", after);
        Ok(())
    }

    /// Publishes another worker only, which knows a file by another hash.
    ///
    /// # Errors
    /// Where it did not know the one before.
    pub fn announce(&self, before: &str, after: &str) -> Result<(), TestError> {
        let (name, worker) = self.file("sw", ".js")?;
        let worker = String::from_utf8(worker)?;
        let version = version(&worker).ok_or("the worker has no version")?;
        let next: String = version.chars().rev().collect();
        if !worker.contains(before) {
            return Err(format!("the worker does not know {before}").into());
        }
        self.put(&name, worker.replace(before, after).replace(version, &next));
        Ok(())
    }

    /// The hash of a file, as the worker knows it.
    ///
    /// # Errors
    /// Where there is none.
    pub fn integrity(&self, start: &str, end: &str) -> Result<String, TestError> {
        Ok(integrity(&self.file(start, end)?.1))
    }

    /// The SHA-256 of bytes, in hex.
    pub fn sha256(bytes: &[u8]) -> String {
        Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    }

    /// What was asked for since last asked, below the page's path.
    pub fn asked(&self) -> Vec<String> {
        mem::take(&mut *locked(&self.shared.asked))
    }
}

impl Drop for StaticHost {
    fn drop(&mut self) {
        self.stop();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let path = uri.path().strip_prefix(&shared.base).and_then(|path| path.strip_prefix('/'));
    let target = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    locked(&shared.asked).push(target);
    let name = match path {
        Some("") => "index.html",
        Some(name) => name,
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let files = locked(&shared.files);
    let (status, name) =
        if files.contains_key(name) { (StatusCode::OK, name) } else { (StatusCode::NOT_FOUND, "404.html") };
    let bytes = files.get(name).cloned().unwrap_or_default();
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    (status, [(header::CONTENT_TYPE, kind)], bytes).into_response()
}

/// The version in a worker: sixteen hexadecimal digits at the end of its cache's name.
fn version(worker: &str) -> Option<&str> {
    let end = worker.match_indices('`').map(|(at, _)| at);
    let mut digits = end.filter_map(|end| worker.get(end.checked_sub(16)?..end));
    digits.find(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
