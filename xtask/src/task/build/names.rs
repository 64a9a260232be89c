//! Short names for what the wasm file and its script call of one another. wasm-bindgen's have hashes in them, which no compression
//! makes smaller, twice.

use std::{collections::BTreeMap, fs, path::Path};

use crate::failure::Failure;

const MAGIC: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// From how long on a name is worth another one. Shorter ones are wasm-bindgen's own: `memory`, `__wbindgen_start`.
const LONG: usize = 20;
/// What a name is made of, and what the script's other names are not.
const PREFIX: &str = "_$";

/// Renames in both.
pub(super) fn shorten(dist: &Path) -> Result<(), Failure> {
    let mut entries = fs::read_dir(dist).map_err(Failure::file(dist))?.filter_map(Result::ok);
    let name =
        entries.find_map(|entry| entry.file_name().to_str()?.strip_suffix("_bg.wasm").map(str::to_owned));
    let name = name.ok_or(Failure::Page("there is no wasm file in dist/"))?;
    let (wasm, script) = (&dist.join(format!("{name}_bg.wasm")), &dist.join(format!("{name}.js")));
    let module = fs::read(wasm).map_err(Failure::file(wasm))?;
    let text = fs::read_to_string(script).map_err(Failure::file(script))?;
    let mut names = BTreeMap::new();
    let module = renamed(&module, |name| {
        let is_ours =
            name.len() >= LONG && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_ours || !text.contains(name) {
            return name.to_owned();
        }
        let next = names.len();
        names.entry(name.to_owned()).or_insert_with(|| format!("{PREFIX}{next}")).clone()
    });
    let module = module.ok_or(Failure::Page("the wasm file has sections that cannot be read"))?;
    // A name may begin with another one.
    let mut longest: Vec<_> = names.iter().collect();
    longest.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let text = longest.into_iter().fold(text, |text, (name, short)| text.replace(name.as_str(), short));
    fs::write(wasm, module).map_err(Failure::file(wasm))?;
    fs::write(script, text).map_err(Failure::file(script))
}

/// The module with other names of imports and exports.
fn renamed(module: &[u8], mut rename: impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let mut rest = module.strip_prefix(MAGIC)?;
    let mut out = MAGIC.to_vec();
    while let [id, after @ ..] = rest {
        let mut reader = Reader(after);
        let length = reader.number()?;
        let content = reader.bytes(length)?;
        rest = reader.0;
        let content = match *id {
            IMPORTS => imports(content, &mut rename)?,
            EXPORTS => exports(content, &mut rename)?,
            _ => content.to_vec(),
        };
        out.push(*id);
        put(&mut out, content.len());
        out.extend(content);
    }
    Some(out)
}

fn imports(content: &[u8], rename: &mut impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let (mut reader, mut out) = (Reader(content), Vec::new());
    let count = reader.number()?;
    put(&mut out, count);
    for _ in 0..count {
        put_name(&mut out, reader.name()?);
        put_name(&mut out, &rename(reader.name()?));
        // Functions only: whatever else is imported is longer than a number.
        let [0] = reader.bytes(1)? else { return None };
        out.push(0);
        put(&mut out, reader.number()?);
    }
    reader.0.is_empty().then_some(out)
}

fn exports(content: &[u8], rename: &mut impl FnMut(&str) -> String) -> Option<Vec<u8>> {
    let (mut reader, mut out) = (Reader(content), Vec::new());
    let count = reader.number()?;
    put(&mut out, count);
    for _ in 0..count {
        put_name(&mut out, &rename(reader.name()?));
        out.extend(reader.bytes(1)?);
        put(&mut out, reader.number()?);
    }
    reader.0.is_empty().then_some(out)
}

/// Reads what a section has in it ([WebAssembly's binary format](https://www.w3.org/TR/wasm-core-2/#binary-format)).
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let [byte] = self.bytes(1)? else { return None };
            value |= usize::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.bytes(length)?).ok()
    }
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn put_name(out: &mut Vec<u8>, name: &str) {
    put(out, name.len());
    out.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn imports_and_exports_have_other_names_and_all_else_stays() {
        let module = b"\0asm\x01\0\0\0\x01\x01\x07\x02\x0b\x01\x01m\x05hello\0\x03\x07\x09\x02\x01a\x02\0\x01b\0\x05\x0a\x01\0";
        let renamed = renamed(module, |name| if name.len() == 1 { name.to_owned() } else { "x".to_owned() });
        let expected = b"\0asm\x01\0\0\0\x01\x01\x07\x02\x07\x01\x01m\x01x\0\x03\x07\x09\x02\x01a\x02\0\x01b\0\x05\x0a\x01\0";
        assert_eq!(renamed.as_deref(), Some(expected.as_slice()));
        assert_eq!(super::renamed(b"\0asm\x01\0\0\0\x02\x03\x01", |_| String::new()), None);
    }
}
