//! What the files are called: as the tools of the Azure IoT C SDK (`tools/CACertificates/certGen.sh`) call them, so that scripts
//! made for those find them.
//!
//! | made here | certificate | key |
//! |---|---|---|
//! | root | `certs/azure-iot-test-only.root.ca.cert.pem` | `private/azure-iot-test-only.root.ca.key.pem` |
//! | first intermediate | `certs/azure-iot-test-only.intermediate.cert.pem` | `private/azure-iot-test-only.intermediate.key.pem` |
//! | further ones | `certs/azure-iot-test-only.intermediate-2.cert.pem` | `private/azure-iot-test-only.intermediate-2.key.pem` |
//! | all CAs, lowest first | `certs/azure-iot-test-only.chain.ca.cert.pem` | |
//! | device | `certs/new-device.cert.pem`, `….pfx`, `certs/new-device-full-chain.cert.pem` | `private/new-device.key.pem` |
//! | Edge device | `certs/new-edge-device.cert.pem` and so on | `private/new-edge-device.key.pem` |
//! | verification | `certs/verification-code.cert.pem` and so on | `private/verification-code.key.pem` |
//! | device of a batch | `certs/devices/ID.cert.pem` and so on | `private/devices/ID.key.pem` |
//! | a CA that was brought | `certs/Its-name.ca.cert.pem` | |
//!
//! Further intermediates, batches and CAs of one's own those tools do not know.

use crate::{certificate::Certificate, dps::Id};

/// Whose file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// The root's.
    Root,
    /// An intermediate's, counted from 1 below the root.
    Intermediate(usize),
    /// The one device's.
    Device,
    /// The Edge device's CA's.
    Edge,
    /// The verification certificate's.
    Verification,
    /// One device's of a batch.
    OfBatch(&'a Id),
    /// A CA's that was brought; by its common name.
    Brought(&'a str),
}

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A certificate.
    Certificate(Owner<'a>),
    /// A private key.
    Key(Owner<'a>),
    /// Certificates and key, PKCS#12.
    Pkcs12(Owner<'a>),
    /// A certificate and those above it.
    FullChain(Owner<'a>),
    /// The certificates of all CAs.
    Authorities,
}

/// A file's path in the archive.
pub fn file_name(item: &Item<'_>) -> String {
    let (folder, owner, ending) = match item {
        Item::Certificate(owner) => ("certs", owner, ".cert.pem"),
        Item::Key(owner) => ("private", owner, ".key.pem"),
        Item::Pkcs12(owner) => ("certs", owner, ".cert.pfx"),
        Item::FullChain(owner) => ("certs", owner, "-full-chain.cert.pem"),
        Item::Authorities => return "certs/azure-iot-test-only.chain.ca.cert.pem".to_owned(),
    };
    let name = match owner {
        Owner::Root => "azure-iot-test-only.root.ca".to_owned(),
        Owner::Intermediate(0 | 1) => "azure-iot-test-only.intermediate".to_owned(),
        Owner::Intermediate(number) => format!("azure-iot-test-only.intermediate-{number}"),
        Owner::Device => "new-device".to_owned(),
        Owner::Edge => "new-edge-device".to_owned(),
        Owner::Verification => "verification-code".to_owned(),
        // The one character of an ID that Windows does not take.
        Owner::Brought(name) => [&*file_word(name), ".ca"].concat(),
        Owner::OfBatch(id) => format!("devices/{}", id.as_str().replace(':', "%3A")),
    };
    format!("{folder}/{name}{ending}")
}

/// A name as part of a file's: letters, digits and dashes.
fn file_word(name: &str) -> String {
    let mut word = String::new();
    for part in
        name.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
    {
        if !word.is_empty() {
            word.push('-');
        }
        word.push_str(part);
    }
    if word.is_empty() { "own".to_owned() } else { word }
}

/// Certificates one after the other: a device's own first, its root last.
pub fn full_chain(certificates: &[Certificate]) -> String {
    certificates.iter().map(Certificate::to_pem).collect()
}
