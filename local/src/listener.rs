//! Sockets, on this machine's loopback addresses unless another is named, and the connections that come in: plain, or with TLS.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_rustls::TlsAcceptor;

use crate::server::StartError;

/// How long a client may take to agree on keys.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long to wait where the system has no connection to give, as when all files are open.
const PAUSE: Duration = Duration::from_millis(100);
/// How often to look for a port that is free on both addresses.
const ATTEMPTS: u32 = 16;

/// The sockets of a server, bound but not listened to.
#[derive(Debug)]
pub(crate) struct Sockets {
    address: SocketAddr,
    sockets: Vec<TcpListener>,
}

impl Sockets {
    /// Binds 127.0.0.1 and, where the machine has it, `[::1]`: `localhost` means either, as the client likes. Port 0
    /// takes any that is free.
    pub(crate) async fn bind(port: u16) -> Result<Self, StartError> {
        let mut attempts = ATTEMPTS;
        loop {
            let first = bind(Ipv4Addr::LOCALHOST.into(), port).await?;
            let address = first.local_addr().map_err(|error| StartError::Listen { port, error })?;
            attempts -= 1;
            match bind(Ipv6Addr::LOCALHOST.into(), address.port()).await {
                Ok(second) => return Ok(Self { address, sockets: vec![first, second] }),
                // Another program has it there: its answers must not be taken for ours.
                Err(StartError::PortInUse { .. }) if port == 0 && attempts > 0 => {}
                Err(error @ StartError::PortInUse { .. }) => return Err(error),
                Err(_) => return Ok(Self { address, sockets: vec![first] }),
            }
        }
    }

    /// Binds one address.
    pub(crate) async fn bind_to(address: IpAddr, port: u16) -> Result<Self, StartError> {
        let socket = bind(address, port).await?;
        let address = socket.local_addr().map_err(|error| StartError::Listen { port, error })?;
        Ok(Self { address, sockets: vec![socket] })
    }

    /// The address, that of version 4 where there are two.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes connections.
    pub(crate) fn listen(self, tls: Option<&TlsAcceptor>) -> Listener {
        let (sender, connections) = mpsc::channel(64);
        let mut tasks = JoinSet::new();
        for socket in self.sockets {
            tasks.spawn(accept(socket, tls.cloned(), sender.clone()));
        }
        Listener { address: self.address, connections, _tasks: tasks }
    }
}

async fn bind(address: IpAddr, port: u16) -> Result<TcpListener, StartError> {
    TcpListener::bind((address, port)).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => StartError::PortInUse { port },
        _ => StartError::Listen { port, error },
    })
}

/// A connection, whatever is below it.
pub(crate) trait Connection: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Connection for T {}

type Accepted = (Box<dyn Connection>, SocketAddr);

/// What `axum::serve` takes connections from. Dropping it closes the sockets.
pub(crate) struct Listener {
    address: SocketAddr,
    connections: mpsc::Receiver<Accepted>,
    _tasks: JoinSet<()>,
}

impl axum::serve::Listener for Listener {
    type Io = Box<dyn Connection>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Accepted {
        match self.connections.recv().await {
            Some(accepted) => accepted,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// Takes connections one after the other. Keys are agreed on beside it, so that a slow client holds nobody up.
async fn accept(socket: TcpListener, tls: Option<TlsAcceptor>, sender: mpsc::Sender<Accepted>) {
    loop {
        match socket.accept().await {
            Ok((stream, from)) => {
                let (tls, sender) = (tls.clone(), sender.clone());
                tokio::spawn(async move {
                    if let Some(connection) = open(stream, tls).await {
                        // The server may have stopped meanwhile.
                        let _ = sender.send((connection, from)).await;
                    }
                });
            }
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// `None` for a client that does not speak TLS, or does not trust the certificate: it says so itself.
async fn open(stream: TcpStream, tls: Option<TlsAcceptor>) -> Option<Box<dyn Connection>> {
    // An answer is written at once; it must not wait for the acknowledgement of its head.
    let _ = stream.set_nodelay(true);
    let Some(tls) = tls else { return Some(Box::new(stream)) };
    let stream = timeout(HANDSHAKE, tls.accept(stream)).await.ok()?.ok()?;
    Some(Box::new(stream))
}
