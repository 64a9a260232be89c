//! From a file's bytes to certificates and problems.

use super::{
    container::{Content, look},
    element::Malformed,
    encoding,
    pem::{self, Block},
    problem::{Kind, Located, Problem},
    x509::Certificate,
};

/// Files larger than this are refused before they are read: 1 MiB, some 500 certificates.
pub const MAX_FILE_BYTES: u64 = 1024 * 1024;

/// What a file or pasted text holds, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Where it came from: a file's name, or empty for pasted text.
    pub source: String,
    /// What was found; never empty.
    pub items: Vec<Item>,
}

impl Reading {
    /// Certificates that are at hand, as if a file had held them.
    pub fn of(certificates: impl IntoIterator<Item = Certificate>) -> Self {
        let items = certificates.into_iter().map(|one| Item::Certificate(Box::new(one)));
        Self { source: String::new(), items: items.collect() }
    }
}

/// One thing found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A certificate.
    Certificate(Box<Certificate>),
    /// Anything else, explained.
    Problem(Problem),
}

/// Refuses a file by its size.
pub fn check_size(source: &str, bytes: u64) -> Option<Reading> {
    (bytes > MAX_FILE_BYTES).then(|| problem(source, Problem::TooLarge { bytes }))
}

/// A file the browser could not read.
pub fn unreadable(source: &str) -> Reading {
    problem(source, Problem::Unreadable)
}

fn problem(source: &str, problem: Problem) -> Reading {
    Reading { source: source.to_owned(), items: vec![Item::Problem(problem)] }
}

/// Reads a file's bytes or a pasted text. Never fails as a whole: what is wrong stands among the items. The content
/// decides, not the file's name.
pub fn read(source: &str, bytes: &[u8]) -> Reading {
    if let Some(refused) = check_size(source, bytes.len() as u64) {
        return refused;
    }
    let items = match encoding::text(bytes) {
        None => binary(bytes, None),
        Some(text) => from_text(&text, 0),
    };
    Reading { source: source.to_owned(), items }
}

/// How often base64 may be wrapped in base64 again: some tools encode a PEM once more.
const MAX_WRAPPING: u8 = 2;

fn from_text(text: &str, wrapping: u8) -> Vec<Item> {
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    if trimmed.is_empty() {
        return vec![Item::Problem(Problem::Empty)];
    }
    let blocks = pem::blocks(text);
    if !blocks.is_empty() {
        return blocks.into_iter().flat_map(from_block).collect();
    }
    if let Some(decoded) = pem::bare_base64(trimmed) {
        return match std::str::from_utf8(&decoded) {
            Ok(inner) if inner.contains("-----BEGIN ") && wrapping < MAX_WRAPPING => {
                from_text(inner, wrapping + 1)
            }
            _ => binary(&decoded, Some(1)),
        };
    }
    let kind = recognise_text(trimmed);
    let other = |kind| Problem::Other(Located::at(kind, Some(1)));
    vec![Item::Problem(kind.map_or(Problem::Unrecognised, other))]
}

/// Things that are text but no PEM.
fn recognise_text(text: &str) -> Option<Kind> {
    let start = text.get(..64).unwrap_or(text).to_ascii_lowercase();
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| start.starts_with(prefix));
    if begins(&["ssh-", "ecdsa-sha2-", "sk-ssh-"]) {
        Some(Kind::SshKey)
    } else if begins(&["<!doctype", "<html", "<?xml"]) {
        Some(Kind::Html)
    } else if begins(&["{", "[{", "[\"", "[\n", "[\r", "[ ", "[]"]) {
        Some(Kind::Json)
    } else if begins(&["hostname=", "endpoint=", "sharedaccesskey"]) {
        Some(Kind::ConnectionString)
    } else {
        None
    }
}

fn from_block(block: Result<Block, Problem>) -> Vec<Item> {
    let block = match block {
        Ok(block) => block,
        Err(problem) => return vec![Item::Problem(problem)],
    };
    let line = Some(block.line);
    let kind = match block.label.as_str() {
        "CERTIFICATE" | "X509 CERTIFICATE" | "PKCS7" | "CMS" => return binary(&block.body, line),
        "ENCRYPTED PRIVATE KEY" => Kind::EncryptedPrivateKey,
        label if label.ends_with("PRIVATE KEY") && block.is_encrypted => Kind::EncryptedPrivateKey,
        label if label.ends_with("PRIVATE KEY") => Kind::PrivateKey,
        label if label.ends_with("PUBLIC KEY") => Kind::PublicKey,
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => Kind::SigningRequest,
        "X509 CRL" => Kind::RevocationList,
        "TRUSTED CERTIFICATE" => Kind::TrustedCertificate,
        _ => Kind::OtherPem(block.label),
    };
    vec![Item::Problem(Problem::Other(Located::at(kind, line)))]
}

/// Bytes that should be DER.
fn binary(bytes: &[u8], line: Option<usize>) -> Vec<Item> {
    if bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) {
        return vec![Item::Problem(Problem::Other(Located::at(Kind::JavaKeyStore, line)))];
    }
    match look(bytes) {
        Content::Other(kind) => vec![Item::Problem(Problem::Other(Located::at(kind, line)))],
        Content::Certificates(all) => all.into_iter().map(|der| certificate(der, line)).collect(),
        Content::Certificate if line.is_none() && bytes.first() != Some(&0x30) => {
            vec![Item::Problem(Problem::Unrecognised)]
        }
        Content::Certificate => vec![certificate(bytes, line)],
    }
}

fn certificate(der: &[u8], line: Option<usize>) -> Item {
    match Certificate::from_der(der) {
        Ok(certificate) => Item::Certificate(Box::new(certificate)),
        Err(Malformed(offset)) => Item::Problem(Problem::NotACertificate { line, offset }),
    }
}
