//! The HTTP vocabulary of the core: a request to a DPS and its answer, as data. Nothing here sends.

use std::fmt;

use crate::connection::HostName;

/// The methods the service API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Read one item.
    Get,
    /// Create or update one item.
    Put,
    /// Query, bulk operation, attestation mechanism.
    Post,
    /// Delete one item.
    Delete,
}

impl Method {
    /// The method's token on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// The method of a wire token; `None` for any the service API does not use.
    pub fn from_token(token: &str) -> Option<Self> {
        [Self::Get, Self::Put, Self::Post, Self::Delete].into_iter().find(|method| method.as_str() == token)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Header fields in the order given; names compare without regard to case (RFC 9110, section 5.1).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

impl Headers {
    /// No fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// The first value of a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All fields in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for Headers {
    /// A SAS token is a secret while it lives: `Authorization` is never printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.iter().map(|(name, value)| {
            let secret = name.eq_ignore_ascii_case("authorization");
            (name, if secret { "redacted" } else { value })
        });
        f.debug_map().entries(shown).finish()
    }
}

/// A request to a DPS. Where it is really sent (direct, through a proxy, into the sandbox) is the route's affair.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The DPS it is meant for.
    pub host: HostName,
    /// Absolute path, percent-encoded, starting with `/`.
    pub path: String,
    /// Query without `?`, percent-encoded.
    pub query: String,
    /// Header fields.
    pub headers: Headers,
    /// The body, always JSON text here.
    pub body: Option<String>,
}

impl fmt::Debug for Request {
    /// A body may hold symmetric keys: only its length is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, host, path: _, query: _, headers, body } = self;
        let (length, line) =
            (body.as_ref().map(String::len), format!("{method} https://{host}{}", self.target()));
        f.debug_struct("Request")
            .field("line", &line)
            .field("headers", headers)
            .field("body", &length)
            .finish()
    }
}

impl Request {
    /// Path and query as they stand in the request line.
    pub fn target(&self) -> String {
        if self.query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, self.query) }
    }

    /// The address at the DPS itself.
    pub fn url(&self) -> String {
        format!("https://{}{}", self.host, self.target())
    }
}

/// An answer, read to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields that could be read (a browser hides those a proxy does not expose).
    pub headers: Headers,
    /// The body as text.
    pub body: String,
}

#[cfg(test)]
mod tests {
    use super::Headers;

    #[test]
    fn header_names_ignore_case_and_authorization_is_never_printed() {
        let headers = Headers::new().with("Authorization", "SharedAccessSignature sr=x").with("ETag", "7");
        assert_eq!(headers.get("etag"), Some("7"));
        let shown = format!("{headers:?}");
        assert!(!shown.contains("SharedAccessSignature") && shown.contains("redacted"), "{shown}");
    }
}
