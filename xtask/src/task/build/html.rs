//! What the steps after Trunk look for in `index.html`, and what they write into it.

use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::failure::Failure;

/// Where the first tag begins that begins so, such as `<link`, and has all these words in it.
pub(super) fn find_tag(html: &str, begin: &str, words: &[&str]) -> Option<usize> {
    html.match_indices(begin).map(|(at, _)| at).find(|at| {
        let tag = html.get(*at..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        words.iter().all(|word| tag.contains(word))
    })
}

/// The file with such an ending, such as `css`, that a tag names.
pub(super) fn file_in<'a>(tag: &'a str, ending: &str) -> Option<&'a str> {
    let is_named = |part: &&str| Path::new(part).extension().is_some_and(|found| found == ending);
    tag.split(['"', ' ', '=', '/']).find(is_named)
}

/// The hash of a file as browsers hold it against the file (W3C Subresource Integrity).
pub(super) fn integrity(file: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(file)))
}

/// The page with a policy that allows one text within it, by its hash, in place of or besides what `sources` says now, such as
/// `style-src 'self'` (Content Security Policy Level 3, 2.3.1).
pub(super) fn allow(html: &str, sources: &str, by: &str, text: &str) -> Result<String, Failure> {
    if !html.contains(sources) {
        return Err(Failure::Page("the policy of index.html is another"));
    }
    let hash = STANDARD.encode(Sha256::digest(text));
    Ok(html.replacen(sources, &format!("{by} 'sha256-{hash}'"), 1))
}

#[cfg(test)]
mod tests {
    use super::allow;

    #[test]
    fn a_text_is_allowed_by_the_hash_that_browsers_name() {
        let page = "<meta content=\"script-src 'self'; style-src 'self'\">";
        // From `printf 'a{}' | openssl dgst -sha256 -binary | base64`.
        let allowed = allow(page, "style-src 'self'", "style-src", "a{}").unwrap();
        assert_eq!(
            allowed,
            "<meta content=\"script-src 'self'; style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='\">"
        );
        assert!(allow(page, "img-src 'self'", "img-src", "").is_err());
    }
}
