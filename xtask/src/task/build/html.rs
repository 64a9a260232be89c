//! What the steps after Trunk look for in `index.html`, and what they write into it.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

/// Where the first link begins that has all these words in it.
pub(super) fn find_link(html: &str, words: &[&str]) -> Option<usize> {
    html.match_indices("<link").map(|(at, _)| at).find(|at| {
        let tag = html.get(*at..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        words.iter().all(|word| tag.contains(word))
    })
}

/// The page without the first such link, the file with such an ending that the link names, and where it was.
pub(super) fn take_link(html: &str, words: &[&str], ending: &str) -> Option<(String, String, usize)> {
    let at = find_link(html, words)?;
    let (before, rest) = html.split_at_checked(at)?;
    let (tag, after) = rest.split_once('>')?;
    let name = tag.split(['"', ' ', '=', '/']).find(|part| part.ends_with(ending))?;
    Some((format!("{before}{after}"), name.to_owned(), at))
}

/// The hash of a file as browsers hold it against the file (W3C Subresource Integrity).
pub(super) fn integrity(file: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(file)))
}
