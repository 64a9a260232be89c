//! Raw HTTP/1.1: what is sent is what is written, byte for byte, and nothing of an answer is hidden.

use std::{fmt, io, sync::Arc, time::Duration};

use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::TlsConnector;

use crate::engine::Door;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Read at once, at most.
const BLOCK: usize = 16 * 1024;

/// A message's first line, headers and body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// The first line.
    pub line: String,
    /// Names in lower case, and values, in their order.
    pub headers: Vec<(String, String)>,
    /// The body, without what marks chunks.
    pub body: Vec<u8>,
}

/// Why there is no message.
#[derive(Debug)]
pub enum WireError {
    /// The system's reason.
    System(io::Error),
    /// The connection ended before the message did.
    Ended,
    /// It is not HTTP/1.1.
    NotHttp(String),
    /// Nothing came in time.
    Late,
    /// The name of the door is none that a certificate has.
    Name(String),
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(error) => write!(f, "connection: {error}"),
            Self::Ended => f.write_str("the connection ended without a whole answer"),
            Self::NotHttp(text) => write!(f, "not HTTP/1.1: {text:?}"),
            Self::Late => write!(f, "no answer within {} s", PATIENCE.as_secs()),
            Self::Name(name) => write!(f, "{name} is no name for TLS"),
        }
    }
}

impl std::error::Error for WireError {}

impl From<io::Error> for WireError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Ended,
            _ => Self::System(error),
        }
    }
}

impl Message {
    /// The value of a header, several joined as in RFC 9110, section 5.2.
    pub fn header(&self, name: &str) -> Option<String> {
        let values: Vec<&str> =
            self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect();
        (!values.is_empty()).then(|| values.join(", "))
    }

    /// The status of an answer; 0 where the line has none.
    pub fn status(&self) -> u16 {
        self.line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default()
    }
}

/// A connection, whatever is below it.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// A connection, and what was read of it too early.
pub struct Connection<S> {
    stream: S,
    early: Vec<u8>,
}

impl<S> fmt::Debug for Connection<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("early", &self.early.len()).finish_non_exhaustive()
    }
}

/// Connects to an engine.
///
/// # Errors
/// The system's.
pub async fn connect(door: &Door, trusted: &RootCertStore) -> Result<Connection<Box<dyn Stream>>, WireError> {
    let stream = TcpStream::connect(door.address).await?;
    stream.set_nodelay(true)?;
    if !door.tls {
        return Ok(Connection::new(Box::new(stream)));
    }
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(trusted.clone())
        .with_no_client_auth();
    let host = door.authority.rsplit_once(':').map_or(door.authority.as_str(), |(host, _)| host);
    let name = ServerName::try_from(host.to_owned()).map_err(|_| WireError::Name(host.to_owned()))?;
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await?;
    Ok(Connection::new(Box::new(stream)))
}

impl<S: AsyncRead + AsyncWrite + Unpin> Connection<S> {
    /// A connection of which nothing was read yet.
    pub fn new(stream: S) -> Self {
        Self { stream, early: Vec::new() }
    }

    /// Sends a request and reads its answer.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn exchange(&mut self, request: &[u8]) -> Result<Message, WireError> {
        // An answer may come, and the connection be closed, before the whole request is gone.
        let sent = timeout(PATIENCE, self.stream.write_all(request)).await.map_err(|_| WireError::Late)?;
        let flushed = self.stream.flush().await;
        let answer = timeout(PATIENCE, self.answer(request.starts_with(b"HEAD ")))
            .await
            .map_err(|_| WireError::Late)?;
        match answer {
            Err(WireError::Ended) => {
                sent?;
                flushed?;
                Err(WireError::Ended)
            }
            answer => answer,
        }
    }

    /// Reads an answer; informational ones (RFC 9110, section 15.2) are passed over.
    async fn answer(&mut self, to_head: bool) -> Result<Message, WireError> {
        loop {
            let mut message = self.head().await?;
            if (100..200).contains(&message.status()) {
                continue;
            }
            let is_bodiless = to_head || matches!(message.status(), 204 | 304);
            let is_framed =
                message.header("content-length").is_some() || message.header("transfer-encoding").is_some();
            if !is_bodiless && is_framed {
                message.body = self.body(&message).await?;
            } else if !is_bodiless {
                message.body = std::mem::take(&mut self.early);
                self.stream.read_to_end(&mut message.body).await?;
            }
            return Ok(message);
        }
    }

    /// Reads a request; `None` where the connection ends before one begins.
    ///
    /// # Errors
    /// Where it ends in the middle.
    pub async fn request(&mut self) -> Result<Option<Message>, WireError> {
        if self.early.is_empty() && self.fill().await? == 0 {
            return Ok(None);
        }
        let mut message = self.head().await?;
        message.body = self.body(&message).await?;
        Ok(Some(message))
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// The system's.
    pub async fn send(&mut self, bytes: &[u8]) -> Result<(), WireError> {
        self.stream.write_all(bytes).await?;
        Ok(self.stream.flush().await?)
    }

    /// Ends it, as TLS wants it said.
    ///
    /// # Errors
    /// The system's.
    pub async fn close(&mut self) -> Result<(), WireError> {
        Ok(self.stream.shutdown().await?)
    }

    async fn head(&mut self) -> Result<Message, WireError> {
        let mut message = Message { line: self.line().await?, ..Message::default() };
        loop {
            let line = self.line().await?;
            if line.is_empty() {
                return Ok(message);
            }
            let (name, value) = line.split_once(':').ok_or_else(|| WireError::NotHttp(line.clone()))?;
            message.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    async fn body(&mut self, head: &Message) -> Result<Vec<u8>, WireError> {
        if head.header("transfer-encoding").is_none() {
            let length = head.header("content-length").unwrap_or_else(|| "0".to_owned());
            let length = length.parse().map_err(|_| WireError::NotHttp(length))?;
            return self.take(length).await;
        }
        let mut body = Vec::new();
        loop {
            let size = self.line().await?;
            let size = usize::from_str_radix(&size, 16).map_err(|_| WireError::NotHttp(size))?;
            body.extend(self.take(size).await?);
            self.line().await?;
            if size == 0 {
                return Ok(body);
            }
        }
    }

    async fn line(&mut self) -> Result<String, WireError> {
        loop {
            if let Some(end) = self.early.iter().position(|byte| *byte == b'\n') {
                let rest = self.early.split_off(end + 1);
                let line = std::mem::replace(&mut self.early, rest);
                return Ok(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned());
            }
            if self.fill().await? == 0 {
                return Err(WireError::Ended);
            }
        }
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>, WireError> {
        while self.early.len() < length {
            if self.fill().await? == 0 {
                return Err(WireError::Ended);
            }
        }
        let rest = self.early.split_off(length);
        Ok(std::mem::replace(&mut self.early, rest))
    }

    async fn fill(&mut self) -> Result<usize, WireError> {
        self.early.reserve(BLOCK);
        Ok(self.stream.read_buf(&mut self.early).await?)
    }
}
