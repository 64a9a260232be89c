//! The official clients, and how their scripts are run.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{made, support::Program};

/// An official client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Client {
    /// `PyPI` azure-iothub-provisioningserviceclient.
    Python,
    /// `PyPI` azure-iot-deviceprovisioning.
    NewPython,
    /// npm azure-iot-provisioning-service.
    Node,
}

impl Client {
    /// What its requests say they come from.
    pub(crate) fn user_agent(self) -> &'static str {
        match self {
            Self::Python => "provisioningserviceclient/2018-09-01-preview",
            Self::NewPython => "az-iot-dps-python/1.0.0b1",
            Self::Node => "azure-iot-provisioning-service/1.11.2",
        }
    }

    /// Runs a scenario of its script, whose assertions have to hold.
    pub(crate) fn run(self, scenario: &str, dps: &Program) {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/live_clients/scripts");
        let mut command = match self {
            Self::Python => python(&scripts.join("python.py"), dps),
            Self::NewPython => python(&scripts.join("new_python.py"), dps),
            Self::Node => node(&scripts, dps),
        };
        let reader = dps.ready["connectionStrings"]["reader"].as_str().unwrap();
        command
            .arg(scenario)
            .env("EMULATOR_URL", dps.url())
            .env("DPS_CONNECTION_STRING", dps.text("connectionString"))
            .env("DPS_READER_CONNECTION_STRING", reader)
            .env("CA_CERTIFICATE", scripts.join("../../../../tests/fixtures/certificates/root.pem"))
            .env(
                "MADE_CERTIFICATE",
                if scenario == "made_in_the_workshop" { made::ca() } else { Path::new("") },
            )
            // A proxy has no business between two programs of one machine.
            .env("NO_PROXY", "*");
        let output = command.stdin(Stdio::null()).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (printed, complaints) = (text(&output.stdout), text(&output.stderr));
        // A script that ends without a word has asserted nothing.
        let is_done = output.status.success() && printed.trim() == format!("{scenario}: as expected");
        assert!(is_done, "{self:?}, {scenario}:\n{printed}{complaints}");
    }
}

fn python(script: &Path, dps: &Program) -> Command {
    let mut command = Command::new(installed("DPS_ENROLL_PYTHON"));
    // No compiled files beside the scripts.
    command.args(["-B", "-W", "ignore"]).arg(script).env("REQUESTS_CA_BUNDLE", dps.text("caFile"));
    command
}

/// The client speaks to port 443 only; a module loaded before it changes what Node.js takes for the port of https.
fn node(scripts: &Path, dps: &Program) -> Command {
    let mut command = Command::new("node");
    command.arg("--require").arg(scripts.join("https_port.js")).arg(scripts.join("node.js"));
    command.env("NODE_PATH", installed("DPS_ENROLL_NODE_MODULES"));
    command.env("NODE_EXTRA_CA_CERTS", dps.text("caFile")).env("HTTPS_PORT", dps.port().to_string());
    command
}

fn installed(variable: &str) -> PathBuf {
    let place = env::var_os(variable).map(PathBuf::from).filter(|place| place.exists());
    place.unwrap_or_else(|| {
        panic!("{variable} names no official client. Run `cargo xtask test clients`: it installs them and names them.")
    })
}
