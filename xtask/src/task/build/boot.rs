//! The script that starts the page, within the page: no request before the first paint, which it has a part in. The policy allows it
//! by its hash, besides the files of the page's origin.

use std::{fs, path::Path, process::Command};

use super::html::{allow, file_in, find_tag};
use crate::{failure::Failure, process, project, tool::npm};

/// What marks its tag in the built page.
const TAG: [&str; 2] = ["blocking", ".js"];

/// Replaces the tag that names the script by one that has it, without words.
pub(super) fn embed(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file(&index))?;
    let (before, name, after) =
        around(&html).ok_or(Failure::Page("index.html names no script that blocks rendering"))?;
    let path = dist.join(name);
    let out = project::target().join("boot.min.js");
    let mut esbuild = Command::new(npm::ensure_esbuild()?);
    esbuild.args(["--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    process::run(esbuild.arg(format!("--outfile={}", out.display())).arg(&path))?;
    let script = fs::read_to_string(&out).map_err(Failure::file(&out))?;
    if script.contains("</script") {
        return Err(Failure::Page("src/boot.js has the end of a script in it"));
    }
    let html = format!("{before}<script type=module blocking=render>{script}</script>{after}");
    let html = allow(&html, "script-src 'self'", "script-src 'self'", &script)?;
    fs::write(&index, html).map_err(Failure::file(&index))?;
    fs::remove_file(&path).map_err(Failure::file(&path))
}

/// What is before its tag, the file that the tag names, and what is after.
fn around(html: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = html.split_at_checked(find_tag(html, "<script", &TAG)?)?;
    let (tag, rest) = rest.split_once('>')?;
    Some((before, file_in(tag, "js")?, rest.strip_prefix("</script>")?))
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn the_tag_is_found_with_what_is_around_it() {
        let built = "<script src=./other-1.js type=module></script><script blocking=render \
                     integrity=sha384-Ab/+= src=./boot-2.js type=module></script><title>x</title>";
        let (before, name, after) = around(built).unwrap();
        assert_eq!(before, "<script src=./other-1.js type=module></script>");
        assert_eq!((name, after), ("boot-2.js", "<title>x</title>"));
        assert!(around("<script src=./other-1.js></script>").is_none());
    }
}
