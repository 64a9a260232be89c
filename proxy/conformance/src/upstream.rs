//! What stands behind the DPS names: the emulator, and a server that is told what to answer and remembers what it saw.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use dps_enroll::{
    connection::{ConnectionString, Credential},
    emulator::{Emulator, SANDBOX_KEY, SANDBOX_POLICY},
    sas,
};
use dps_enroll_local::{EmulatorHost, Server, SharedEmulator, now};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::{
    RootCertStore, ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer, pem::PemObject},
};
use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::sleep,
};
use tokio_rustls::TlsAcceptor;

use crate::{
    ground::NAMES,
    names,
    wire::{Connection, Message, WireError},
};

const PORT: u16 = 443;

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// What the told server answers.
#[derive(Clone, Debug)]
pub struct Script {
    /// The answer, byte for byte; `None` for one that repeats the request's ID.
    pub bytes: Option<Vec<u8>>,
    /// How long it waits before it answers.
    pub delay: Duration,
    /// Whether it closes the connection behind the answer.
    pub closes: bool,
    /// Whether what it sees is remembered.
    pub is_watched: bool,
}

/// What the told server is told, and what it saw.
#[derive(Debug)]
pub struct Told {
    script: Script,
    seen: Vec<Message>,
}

/// Everything behind the DPS names. Dropping it stops it.
#[derive(Debug)]
pub struct Upstream {
    told: Arc<Mutex<Told>>,
    emulator: SharedEmulator,
    trusted: RootCertStore,
    _emulator_host: Server,
    _tasks: JoinSet<()>,
}

/// A CA of one run.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Result<Self, rcgen::Error> {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
        let key = KeyPair::generate()?;
        let pem = params.self_signed(&key)?.pem();
        Ok(Self { pem, issuer: Issuer::new(params, key) })
    }

    /// A certificate for names, and its key, in PEM.
    fn sign(&self, names: &[&str]) -> Result<(String, String), rcgen::Error> {
        let mut params =
            CertificateParams::new(names.iter().map(ToString::to_string).collect::<Vec<String>>())?;
        params.distinguished_name.push(DnType::CommonName, "conformance");
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate()?;
        Ok((params.signed_by(&key, &self.issuer)?.pem(), key.serialize_pem()))
    }
}

/// Where a run's certificates are.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The CAs to trust.
    pub ca: &'a Path,
    /// The certificate for engines that serve TLS.
    pub certificate: &'a Path,
    /// Its key.
    pub key: &'a Path,
}

impl Upstream {
    /// Starts all of it and writes the certificates. Only inside the suite's own network, before the CA is mounted.
    ///
    /// # Errors
    /// The system's.
    pub async fn start(files: Files<'_>) -> Result<Self, Failed> {
        let authority = Authority::new("conformance CA")?;
        let identity = dps_enroll_local::Identity::generate(&[contoso()], SystemTime::now())?;
        let trusted_pem = authority.pem.clone() + identity.ca_pem();
        std::fs::write(files.ca, &trusted_pem)?;
        let (certificate, key) = authority.sign(&["localhost", "127.0.0.1"])?;
        std::fs::write(files.certificate, certificate)?;
        std::fs::write(files.key, key)?;
        let mut trusted = RootCertStore::empty();
        for certificate in CertificateDer::pem_slice_iter(trusted_pem.as_bytes()) {
            trusted.add(certificate?)?;
        }

        let mut emulator = Emulator::sandbox(now()).map_err(|error| error.to_string())?;
        let name = dps_enroll::connection::HostName::parse(&contoso()).map_err(|e| format!("{e:?}"))?;
        emulator.add_alias(name);
        let emulator = Arc::new(Mutex::new(emulator));
        let host = EmulatorHost {
            port: PORT,
            emulator: Arc::clone(&emulator),
            clock_offset: 0,
            identity: Some(identity),
            state_file: None,
        };
        let emulator_host = host.start().await?;

        let told = Arc::new(Mutex::new(Told { script: Script::echo(), seen: Vec::new() }));
        let mut tasks = JoinSet::new();
        let all: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        let stranger = Authority::new("a CA that nobody trusts")?;
        for (last, signed) in [
            (2, authority.sign(&all)?),
            (3, stranger.sign(&all)?),
            (4, authority.sign(&["other.azure-devices-provisioning.net"])?),
        ] {
            let address = SocketAddr::from((Ipv4Addr::new(127, 0, 0, last), PORT));
            let acceptor = acceptor(&signed.0, &signed.1)?;
            tasks.spawn(serve(TcpListener::bind(address).await?, acceptor, Arc::clone(&told)));
        }
        let known = NAMES.iter().map(|(name, address)| ((*name).to_owned(), *address)).collect();
        tasks.spawn(names::serve(names::bind().await?, known));
        Ok(Self { told, emulator, trusted, _emulator_host: emulator_host, _tasks: tasks })
    }

    /// Tells the told server what to answer from now on, and lets all forget what they saw.
    pub fn tell(&self, script: Script) {
        *lock(&self.told) = Told { script, seen: Vec::new() };
        lock(&self.emulator).clear_log();
    }

    /// What the told server saw.
    pub fn seen(&self) -> Vec<Message> {
        lock(&self.told).seen.clone()
    }

    /// How many requests the emulator saw.
    pub fn emulator_saw(&self) -> usize {
        lock(&self.emulator).log().count()
    }

    /// The CAs of this run.
    pub fn trusted(&self) -> &RootCertStore {
        &self.trusted
    }
}

/// A token that the emulator takes.
///
/// # Errors
/// Where the emulator's own key cannot be read.
pub fn token() -> Result<String, Failed> {
    let text =
        format!("HostName={};SharedAccessKeyName={SANDBOX_POLICY};SharedAccessKey={SANDBOX_KEY}", contoso());
    let connection = ConnectionString::parse(&text).map_err(|error| format!("{error:?}"))?;
    let Credential::Key { policy, key } = connection.credential else { return Err("no key".into()) };
    let token = sas::sign(&connection.host, &policy, &key, now().plus(3600));
    // EXPOSE: it is sent through every proxy, and looked for in their logs.
    Ok(String::from_utf8(token.expose().to_vec())?)
}

impl Script {
    /// An answer that repeats the request's ID, the last segment of its path, in a header and its body.
    pub fn echo() -> Self {
        Self { bytes: None, delay: Duration::ZERO, closes: false, is_watched: true }
    }

    /// The same, for so many requests that they are not remembered.
    pub fn unwatched() -> Self {
        Self { is_watched: false, ..Self::echo() }
    }
}

fn contoso() -> String {
    NAMES[0].0.to_owned()
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

fn acceptor(certificate: &str, key: &str) -> Result<TlsAcceptor, Failed> {
    let certificate = CertificateDer::from_pem_slice(certificate.as_bytes())?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from_pem_slice(key.as_bytes())?);
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

async fn serve(listener: TcpListener, acceptor: TlsAcceptor, told: Arc<Mutex<Told>>) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let (acceptor, told) = (acceptor.clone(), Arc::clone(&told));
        // A proxy that goes away, or does not trust the certificate, ends it: the case says whether that is right.
        connections.spawn(async move {
            let _ = talk(stream, &acceptor, &told).await;
        });
        while connections.try_join_next().is_some() {}
    }
}

async fn talk(stream: TcpStream, acceptor: &TlsAcceptor, told: &Mutex<Told>) -> Result<(), WireError> {
    stream.set_nodelay(true).map_err(io::Error::other)?;
    let mut connection = Connection::new(acceptor.accept(stream).await?);
    while let Some(request) = connection.request().await? {
        let echo = echo(&request);
        let script = {
            let mut told = lock(told);
            if told.script.is_watched {
                told.seen.push(request);
            }
            told.script.clone()
        };
        sleep(script.delay).await;
        connection.send(&script.bytes.unwrap_or(echo)).await?;
        if script.closes {
            return connection.close().await;
        }
    }
    Ok(())
}

/// The answer that names the request's ID.
fn echo(request: &Message) -> Vec<u8> {
    let path = request.line.split([' ', '?']).nth(1).unwrap_or_default();
    let id = path.rsplit('/').next().unwrap_or_default();
    let body = format!("{{\"registrationId\":\"{id}\",\"bytes\":{}}}", request.body.len());
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nDate: Tue, 15 Nov 1994 08:12:31 GMT\r\n\
         x-ms-request-id: {id}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}
