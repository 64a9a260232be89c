//! The style sheets as one file: one request before the first paint instead of one for each sheet, and fewer bytes.

use std::{fs, path::Path};

use super::html::{find_link, integrity, take_link};
use crate::{failure::Failure, hash::sha256};

/// What marks a style sheet's link in the built page.
const LINK: [&str; 2] = ["stylesheet", ".css"];

/// Replaces the sheets, in the order in which the page names them, by one that is named by its hash.
pub(super) fn join(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file(&index))?;
    let (mut html, names, at) =
        without_sheets(&html).ok_or(Failure::Page("index.html links to no style sheet"))?;
    let mut joined = String::new();
    for name in names {
        let path = dist.join(name);
        joined += &fs::read_to_string(&path).map_err(Failure::file(&path))?;
        fs::remove_file(&path).map_err(Failure::file(&path))?;
    }
    let hash = sha256([joined.as_bytes()]);
    let name = format!("style-{}.css", hash.get(..16).unwrap_or(&hash));
    let integrity = integrity(joined.as_bytes());
    html.insert_str(
        at,
        &format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{integrity}\" crossorigin>"),
    );
    let path = dist.join(name);
    fs::write(&path, joined).map_err(Failure::file(&path))?;
    fs::write(&index, html).map_err(Failure::file(&index))
}

/// The page without its links to sheets, the sheets' files, and where the first link was.
fn without_sheets(html: &str) -> Option<(String, Vec<String>, usize)> {
    let (mut html, name, first) = take_link(html, &LINK, ".css")?;
    let mut names = vec![name];
    while find_link(&html, &LINK).is_some() {
        let (rest, name, _) = take_link(&html, &LINK, ".css")?;
        html = rest;
        names.push(name);
    }
    Some((html, names, first))
}

#[cfg(test)]
mod tests {
    use super::without_sheets;

    #[test]
    fn every_sheet_is_found_in_order_and_its_link_goes() {
        let built = "<head><link rel=icon href=\"data:\"><link rel=\"stylesheet\" href=\"./tokens-1.css\" \
                     integrity=\"sha384-Ab/+=\"/><link href=./base-2.css rel=stylesheet><title>x</title></head>";
        let (html, names, at) = without_sheets(built).unwrap();
        assert_eq!(html, "<head><link rel=icon href=\"data:\"><title>x</title></head>");
        assert_eq!(names, ["tokens-1.css", "base-2.css"]);
        assert!(html[at..].starts_with("<title>"));
        assert!(without_sheets("<head></head>").is_none());
    }
}
