//! The style sheets within the page: no request before the first paint. Its policy allows this style by its hash, and no other.

use std::{fs, path::Path};

use super::html::{allow, file_in, find_tag};
use crate::failure::Failure;

/// What marks a style sheet's link in the built page.
const LINK: [&str; 2] = ["stylesheet", ".css"];

/// Replaces the links to the sheets by what is in them, in the order in which the page names them.
pub(super) fn embed(dist: &Path) -> Result<(), Failure> {
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
    html.insert_str(at, &format!("<style>{joined}</style>"));
    let html = allow(&html, "style-src 'self'", "style-src", &joined)?;
    fs::write(&index, html).map_err(Failure::file(&index))
}

/// The page without its links to sheets, the sheets' files, and where the first link was.
fn without_sheets(html: &str) -> Option<(String, Vec<String>, usize)> {
    let (mut html, mut names, first) = (html.to_owned(), Vec::new(), find_tag(html, "<link", &LINK)?);
    while let Some(at) = find_tag(&html, "<link", &LINK) {
        let (before, rest) = html.split_at_checked(at)?;
        let (tag, after) = rest.split_once('>')?;
        names.push(file_in(tag, "css")?.to_owned());
        html = format!("{before}{after}");
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
