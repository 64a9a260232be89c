//! A CA as the workshop makes it, with OpenSSL in the place of the browser's `WebCrypto`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use dps_enroll::{
    certificate::{Item, read},
    workshop::{Issuer, Request, Role, Subject, assemble, default_end, to_be_signed},
};
use dps_enroll_local::now;

/// The PEM file of a root CA, RSA 2048: made once for all scenarios.
pub(crate) fn ca() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(make)
}

fn make() -> PathBuf {
    let file = |name: &str| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let (key, signed_file, pem) = (file("made.key"), file("made.tbs"), file("made.pem"));
    let path = |path: &PathBuf| path.to_str().unwrap().to_owned();
    openssl(&["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", &path(&key)]);
    let public_key = openssl(&["pkey", "-in", &path(&key), "-pubout", "-outform", "DER"]);
    let request = Request {
        role: Role::Root,
        subject: Subject { common_name: "Made in the workshop".to_owned(), ..Subject::default() },
        from: now().plus(-3600),
        until: default_end(Role::Root, None, now()),
        path_length: Some(1),
        public_key: &public_key,
        issuer: Issuer::Itself,
        entropy: [7; 16],
    };
    let (signed, signing) = to_be_signed(&request).unwrap();
    fs::write(&signed_file, &signed).unwrap();
    let signature = openssl(&["dgst", "-sha256", "-sign", &path(&key), &path(&signed_file)]);
    let der = assemble(&signed, signing, &signature).unwrap();
    let Item::Certificate(certificate) = read("", &der).items.remove(0) else { panic!("no certificate") };
    fs::write(&pem, certificate.to_pem()).unwrap();
    pem
}

fn openssl(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("openssl").args(arguments).stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
