//! The runner of tests for wasm32: starts a headless browser and reports what the tests in it say.

use std::{env, error::Error};

fn main() -> Result<(), Box<dyn Error>> {
    Ok(wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os())?)
}
