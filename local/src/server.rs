//! Serving on loopback, and stopping again.

use std::{fmt, io, net::SocketAddr};

use axum::Router;
use tokio::{sync::oneshot, task::JoinHandle};

use crate::{listener::Sockets, tls::Identity};

/// A server that listens. Dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    scheme: &'static str,
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
    /// The program was built without a page in it.
    NoPageInside,
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
            Self::NoPageInside => f.write_str(
                "This program was built without the page: name its folder with --dist, or build with --features page.",
            ),
            Self::Tls(error) => write!(f, "Cannot prepare TLS for calls to Azure: {error}."),
        }
    }
}

impl std::error::Error for StartError {}

impl Server {
    /// Serves on sockets, with TLS where there is an identity to show.
    pub(crate) fn start(sockets: Sockets, identity: Option<&Identity>, router: Router) -> Self {
        let address = sockets.address();
        let listener = sockets.listen(identity.map(Identity::acceptor).as_ref());
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(async move {
            tokio::select! {
                ended = axum::serve(listener, router).into_future() => ended,
                _ = stopped => Ok(()),
            }
        });
        let scheme = if identity.is_some() { "https" } else { "http" };
        Self { address, scheme, stop: Some(stop), task }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its address as a URL, without a slash at the end.
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// `http` or `https`.
    pub fn scheme(&self) -> &'static str {
        self.scheme
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
