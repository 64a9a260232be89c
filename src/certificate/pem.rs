//! PEM (RFC 7468). Taking a text apart into blocks is more tolerant than strict parsers: one bad block does not hide the
//! good ones, and every problem knows its line.

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};
use zeroize::Zeroizing;

use super::problem::{Located, Problem};

/// Base64 with or without padding, and with stray bits at its end.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// One block: `-----BEGIN label-----`.
pub(super) struct Block {
    /// Its label, such as `CERTIFICATE`.
    pub(super) label: String,
    /// The line of its `BEGIN`, from 1.
    pub(super) line: usize,
    /// Its bytes. Empty for private keys, which are not decoded.
    pub(super) body: Vec<u8>,
    /// Whether header lines say that it is encrypted.
    pub(super) is_encrypted: bool,
}

/// Bytes as a block: 64 columns, LF. They may be a key, so no copy of them stays behind.
pub(crate) fn write(label: &str, der: &[u8]) -> Vec<u8> {
    let base64 = Zeroizing::new(STANDARD.encode(der));
    // Of the final size from the start.
    let mut pem = Vec::with_capacity(base64.len() + base64.len() / 64 + 2 * label.len() + 40);
    pem.extend(b"-----BEGIN ");
    pem.extend(label.as_bytes());
    pem.extend(b"-----\n");
    for line in base64.as_bytes().chunks(64) {
        pem.extend(line);
        pem.push(b'\n');
    }
    pem.extend(b"-----END ");
    pem.extend(label.as_bytes());
    pem.extend(b"-----\n");
    pem
}

/// Everything in a text, in order.
pub(super) fn blocks(text: &str) -> Vec<Result<Block, Problem>> {
    let unescaped;
    let text = if text.contains("\\n") && text.contains("-----BEGIN ") {
        // A PEM copied out of JSON, or out of an environment variable.
        unescaped = text.replace("\\r", "").replace("\\n", "\n");
        &unescaped
    } else {
        text
    };
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let pieces = lines(text)
        .zip(1..)
        .flat_map(|(line, number)| pieces(line).into_iter().map(move |piece| (piece, number)));
    for (line, number) in pieces {
        if let Some(label) = boundary(line, "-----BEGIN ") {
            if let Some(open) = open.take() {
                found.push(Err(Problem::Truncated(Located::at(open.label, Some(open.line)))));
            }
            open =
                Some(Open { label: label.to_owned(), line: number, lines: Vec::new(), is_encrypted: false });
        } else if let Some(label) = boundary(line, "-----END ") {
            found.push(match open.take() {
                None => Err(Problem::EndWithoutBegin(Located::at(label.to_owned(), Some(number)))),
                Some(open) if open.label != label => Err(Problem::WrongEnd {
                    begin: Located::at(open.label, Some(open.line)),
                    end: label.to_owned(),
                }),
                Some(open) => open.close(),
            });
        } else if let Some(open) = &mut open {
            open.push(line, number);
        }
    }
    if let Some(open) = open {
        found.push(Err(Problem::Truncated(Located::at(open.label, Some(open.line)))));
    }
    found
}

/// Decodes base64 that stands alone, without any armour; white space does no harm.
pub(super) fn bare_base64(text: &str) -> Option<Vec<u8>> {
    let packed: String = text.split_whitespace().collect();
    let looks_right = packed.len() >= 64
        && packed.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
    looks_right.then(|| LENIENT.decode(packed).ok()).flatten()
}

/// Lines ended by LF, CRLF or CR alone.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The line itself; where several boundaries stand on it, its parts: line breaks became spaces (in an environment variable, in
/// YAML), or a file without a last one was put before another.
fn pieces(line: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut dashes = line.match_indices("-----").map(|(at, _)| at);
    while let Some(at) = dashes.next() {
        let is_boundary = |from: &str| from.starts_with("-----BEGIN ") || from.starts_with("-----END ");
        if line.get(at..).is_some_and(is_boundary) {
            let Some(end) = dashes.next() else { break };
            cuts.extend([at, end + 5]);
        }
    }
    if cuts.len() < 4 {
        return vec![line];
    }
    let (mut pieces, mut rest, mut from) = (Vec::new(), line, 0);
    for cut in cuts {
        let (piece, after) = rest.split_at(cut - from);
        pieces.push(piece);
        (rest, from) = (after, cut);
    }
    pieces.push(rest);
    pieces
}

/// The label of a `BEGIN` or `END` line. What stands around it (indentation, quotes, a comma) does no harm.
fn boundary<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(mark)?;
    rest.split_once("-----").map(|(label, _)| label.trim())
}

struct Open {
    label: String,
    line: usize,
    lines: Vec<(usize, String)>,
    is_encrypted: bool,
}

impl Open {
    fn push(&mut self, line: &str, number: usize) {
        // The body of a key is not kept, not even for the moment.
        if self.label.ends_with("PRIVATE KEY") {
            self.is_encrypted |= line.contains("ENCRYPTED");
            return;
        }
        let line = line.trim().trim_matches(['"', '\'', ',']);
        // Headers of the old form (RFC 1421): `Proc-Type: 4,ENCRYPTED`.
        if !line.is_empty() && !line.contains(": ") {
            self.lines.push((number, line.split_whitespace().collect()));
        }
    }

    fn close(self) -> Result<Block, Problem> {
        let is_base64 =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte));
        if let Some((line, _)) = self.lines.iter().find(|(_, text)| !is_base64(text)) {
            return Err(Problem::NotBase64 { line: *line });
        }
        let packed: String = self.lines.into_iter().map(|(_, text)| text).collect();
        let body = LENIENT.decode(packed).map_err(|_| Problem::IncompleteBase64 { line: self.line })?;
        Ok(Block { label: self.label, line: self.line, body, is_encrypted: self.is_encrypted })
    }
}
