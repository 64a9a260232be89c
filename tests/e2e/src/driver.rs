//! `ChromeDriver`, through which the tests speak with Chromium.

use std::{env, process::Stdio};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

use crate::browser::TestError;

/// How often it is started.
const ATTEMPTS: u32 = 3;

/// Starts `ChromeDriver`. It looks for a port that is free under IPv4 and takes the same under IPv6, and ends where somebody has
/// that one: then it looks anew.
pub(crate) async fn start() -> Result<(Child, u16), TestError> {
    let path = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
    for _ in 0..ATTEMPTS {
        let mut command = Command::new(&path);
        command.arg("--port=0").stdout(Stdio::piped()).kill_on_drop(true);
        let mut driver = command.spawn()?;
        let output = driver.stdout.take().ok_or("ChromeDriver has no output")?;
        if let Some(port) = port_of(BufReader::new(output)).await? {
            return Ok((driver, port));
        }
    }
    Err(format!("ChromeDriver ended {ATTEMPTS} times without naming its port").into())
}

/// `ChromeDriver` chooses a free port and says which; none where it ends first. Why is in its errors, which are shown with the test's.
async fn port_of(mut output: BufReader<tokio::process::ChildStdout>) -> Result<Option<u16>, TestError> {
    let mut line = String::new();
    while output.read_line(&mut line).await? > 0 {
        if let Some((_, rest)) = line.split_once("started successfully on port ") {
            let port = rest.trim().trim_end_matches('.').parse()?;
            // Its later output is of no interest, but must not block it.
            tokio::spawn(async move {
                let mut rest = String::new();
                while output.read_line(&mut rest).await.is_ok_and(|read| read > 0) {
                    rest.clear();
                }
            });
            return Ok(Some(port));
        }
        line.clear();
    }
    Ok(None)
}
