//! `cargo xtask size`: what a visitor downloads. Node compresses, with zlib's own gzip and brotli at their best.

use std::{fs, process::Command};

use crate::{failure::Failure, process, project};

/// What the wasm file may have, gzipped.
const WASM_BUDGET: u64 = 280_000;
/// What the whole page may have, gzipped.
const PAGE_BUDGET: u64 = 300_000;

const COMPRESS: &str = "const z = require('zlib'), fs = require('fs');
for (const f of process.argv.slice(1)) {
  const b = fs.readFileSync(f);
  console.log([b.length, z.gzipSync(b, { level: 9 }).length, z.brotliCompressSync(b).length].join(' '));
}";

struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints the table and checks the budgets.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask size"));
    }
    super::build::ensure(None)?;
    check()
}

/// Prints the table of what is in `dist/` and checks the budgets.
pub(crate) fn check() -> Result<(), Failure> {
    let mut sizes = measure()?;
    sizes.sort_by_key(|size| std::cmp::Reverse(size.gzip));
    let total = |part: fn(&Size) -> u64| sizes.iter().map(part).sum::<u64>();
    println!("{:<46} {:>9} {:>9} {:>9}", "file", "raw", "gzip", "brotli");
    for Size { name, raw, gzip, brotli } in &sizes {
        println!("{name:<46} {raw:>9} {gzip:>9} {brotli:>9}");
    }
    let (raw, gzip, brotli) = (total(|size| size.raw), total(|size| size.gzip), total(|size| size.brotli));
    println!("{:<46} {raw:>9} {gzip:>9} {brotli:>9}", "total");
    let is_wasm = |size: &&Size| size.name.ends_with(".wasm.bin");
    let wasm = sizes.iter().filter(is_wasm).map(|size| size.gzip).sum();
    for (what, bytes, budget) in [("The wasm file", wasm, WASM_BUDGET), ("The page", gzip, PAGE_BUDGET)] {
        if bytes > budget {
            return Err(Failure::OverBudget { what: what.to_owned(), bytes, budget });
        }
    }
    Ok(())
}

fn measure() -> Result<Vec<Size>, Failure> {
    let dist = project::dist();
    let entries = fs::read_dir(&dist).map_err(Failure::file(&dist))?;
    let files: Vec<_> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    let printed = process::read(Command::new("node").args(["-e", COMPRESS]).args(&files))?;
    let sizes = files.iter().zip(printed.lines()).map(|(path, line)| {
        let mut numbers = line.split(' ').map(|number| number.parse().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Size { name, raw: next(), gzip: next(), brotli: next() }
    });
    Ok(sizes.collect())
}
