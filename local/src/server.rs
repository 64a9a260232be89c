//! Listening on loopback, and stopping again.

use std::{
    fmt, io,
    net::{Ipv4Addr, SocketAddr},
};

use axum::Router;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A server that listens. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<io::Result<()>>,
}

/// Why a server did not start.
#[derive(Debug)]
pub enum StartError {
    /// Another program listens on the port.
    PortInUse {
        /// The port.
        port: u16,
    },
    /// The system refused.
    Listen {
        /// The port.
        port: u16,
        /// Its reason.
        error: io::Error,
    },
    /// There is no built page in the folder.
    NoPage {
        /// The folder.
        dist: String,
    },
    /// No TLS to call Azure with.
    Tls(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PortInUse { port } => {
                write!(
                    f,
                    "Port {port} is in use by another program. Stop it, or choose another port with --port."
                )
            }
            Self::Listen { port, error } => write!(f, "Cannot listen on port {port}: {error}."),
            Self::NoPage { dist } => {
                write!(f, "There is no built page in {dist}. Build it first: cargo xtask build.")
            }
            Self::Tls(error) => write!(f, "Cannot prepare TLS for calls to Azure: {error}."),
        }
    }
}

impl std::error::Error for StartError {}

impl Server {
    /// Listens on 127.0.0.1; port 0 takes any that is free.
    pub(crate) async fn start(port: u16, router: Router) -> Result<Self, StartError> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
                io::ErrorKind::AddrInUse => StartError::PortInUse { port },
                _ => StartError::Listen { port, error },
            })?;
        let address = listener.local_addr().map_err(|error| StartError::Listen { port, error })?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            tokio::select! {
                ended = axum::serve(listener, router).into_future() => ended,
                _ = stopped => Ok(()),
            }
        });
        Ok(Self { address, stop: Some(stop), task })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address as a URL, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until it ends by itself, which it does only on an error.
    ///
    /// # Errors
    /// The system's.
    pub async fn ended(mut self) -> io::Result<()> {
        match (&mut self.task).await {
            Ok(ended) => ended,
            Err(error) => Err(io::Error::other(error)),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The task may have ended already.
            let _ = stop.send(());
        }
    }
}
