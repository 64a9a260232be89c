//! Tools from npm: wasm-opt (`binaryen`) and esbuild for the page; axe-core, the official DPS client, and what the proxies
//! run on, for the tests; Lighthouse.

use std::{fs, path::PathBuf, process::Command};

use crate::{failure::Failure, process, project, step::step};

const BINARYEN: &str = "binaryen@132.0.0";
const ESBUILD: &str = "esbuild@0.28.2";
const AXE: &str = "axe-core@4.11.0";
const LIGHTHOUSE: &str = "lighthouse@12.8.2";
const DPS_CLIENT: &str = "azure-iot-provisioning-service@1.11.2";
const WORKERD: &str = "workerd@1.20261117.1";
// As in proxy/azure/functions/package.json.
const AZURE_FUNCTIONS: &str = "@azure/functions@4.16.5";

/// The folder with `wasm-opt`.
pub(crate) fn ensure_wasm_opt() -> Result<PathBuf, Failure> {
    Ok(ensure(BINARYEN, "wasm-opt")?.join(".bin"))
}

/// The program that makes scripts small.
pub(crate) fn ensure_esbuild() -> Result<PathBuf, Failure> {
    let bin = ensure(ESBUILD, "esbuild")?.join(".bin");
    Ok(bin.join(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" }))
}

/// The file to inject for accessibility tests.
pub(crate) fn ensure_axe() -> Result<PathBuf, Failure> {
    Ok(ensure(AXE, "axe-core")?.join("axe-core").join("axe.min.js"))
}

/// The program that judges pages.
pub(crate) fn ensure_lighthouse() -> Result<PathBuf, Failure> {
    let bin = ensure(LIGHTHOUSE, "Lighthouse")?.join(".bin");
    Ok(bin.join(if cfg!(windows) { "lighthouse.cmd" } else { "lighthouse" }))
}

/// The folder with the official DPS client.
pub(crate) fn ensure_dps_client() -> Result<PathBuf, Failure> {
    ensure(DPS_CLIENT, "the official Node.js client")
}

/// The runtime of Cloudflare Workers.
pub(crate) fn ensure_workerd() -> Result<PathBuf, Failure> {
    Ok(ensure(WORKERD, "the runtime of Cloudflare Workers")?.join("workerd").join("bin").join("workerd"))
}

/// The folder with Microsoft's package for Azure Functions.
pub(crate) fn ensure_azure_functions() -> Result<PathBuf, Failure> {
    ensure(AZURE_FUNCTIONS, "the package for Azure Functions")
}

/// Installs a package and returns its `node_modules`.
fn ensure(package: &str, what: &str) -> Result<PathBuf, Failure> {
    let (name, version) = package.rsplit_once('@').unwrap_or((package, "latest"));
    let plain = name.trim_start_matches('@').replace('/', "-");
    let folder = project::tools().join(format!("{plain}-{version}"));
    let modules = folder.join("node_modules");
    if modules.join(name).join("package.json").is_file() {
        return Ok(modules);
    }
    if !process::answers("node", &["--version"]) {
        return Err(Failure::Missing {
            program: "Node.js",
            how: "Install version 20 or newer from https://nodejs.org; it brings npm.",
        });
    }
    step(&format!("Installing {what} ({package} from npm, seconds)"), || {
        fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut install = Command::new(npm);
        install.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel", "error", "--prefix"]);
        process::run(install.arg(&folder).arg(package).current_dir(&folder))
    })?;
    Ok(modules)
}
