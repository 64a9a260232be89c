//! OpenSSL in the place of `WebCrypto`: it makes keys, signs, derives and encrypts, and reads back what was made.

use std::{
    cell::Cell,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use dps_enroll::{
    certificate::{Certificate, Item as Found, hex, read},
    workshop::{Encryption, Issuer, Request, Role, Signing, Subject, assemble, default_end, to_be_signed},
};

use super::NOW;

/// A folder of its own, removed in the end.
pub(crate) struct Bench {
    pub(crate) folder: PathBuf,
    pub(crate) serial: Cell<u8>,
}

/// A key and its certificate.
pub(crate) struct Made {
    pub(crate) certificate: Certificate,
    pub(crate) key: String,
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

pub(crate) fn command(arguments: &[&str]) -> Option<std::process::Output> {
    Command::new("openssl").args(arguments).stdin(Stdio::null()).output().ok()
}

pub(crate) fn openssl(arguments: &[&str]) -> Vec<u8> {
    let output = command(arguments).unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {}\n{error}", arguments.join(" "));
    output.stdout
}

/// `SubjectPublicKeyInfo` of a key.
pub(crate) fn public(key: &str) -> Vec<u8> {
    openssl(&["pkey", "-in", key, "-pubout", "-outform", "DER"])
}

impl Bench {
    /// `None` where there is no OpenSSL 3.
    pub(crate) fn new(name: &str) -> Option<Self> {
        if !command(&["version"])?.stdout.starts_with(b"OpenSSL 3.") {
            return None;
        }
        let folder = std::env::temp_dir().join(format!("dps-enroll-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Some(Self { folder, serial: Cell::new(0) })
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.folder.join(name), bytes).unwrap();
        self.path(name)
    }

    /// A new key, by its kind: `P-256`, or the bits of RSA.
    pub(crate) fn key(&self, name: &str, kind: &str) -> String {
        let path = self.path(&format!("{name}.key"));
        let option = if kind.starts_with('P') {
            format!("ec_paramgen_curve:{kind}")
        } else {
            format!("rsa_keygen_bits:{kind}")
        };
        let algorithm = if kind.starts_with('P') { "EC" } else { "RSA" };
        openssl(&["genpkey", "-algorithm", algorithm, "-pkeyopt", &option, "-out", &path]);
        path
    }

    /// A signature as `WebCrypto` gives it.
    pub(crate) fn sign(&self, key: &str, signing: Signing, bytes: &[u8]) -> Vec<u8> {
        let (digest, field) = match signing {
            Signing::P256 => ("-sha256", 32),
            Signing::P384 => ("-sha384", 48),
            Signing::P521 => ("-sha512", 66),
            Signing::Rsa => ("-sha256", 0),
        };
        let signature = openssl(&["dgst", digest, "-sign", key, &self.write("signed", bytes)]);
        if field == 0 { signature } else { raw(&signature, field) }
    }

    pub(crate) fn make(
        &self,
        name: &str,
        kind: &str,
        issuer: Option<&Made>,
        change: impl Fn(&mut Request<'_>),
    ) -> Made {
        let key = self.key(name, kind);
        let public_key = public(&key);
        let mut request = request(name, &public_key, issuer.map(|issuer| &issuer.certificate));
        self.serial.set(self.serial.get() + 1);
        request.entropy[15] = self.serial.get();
        change(&mut request);
        let (signed, signing) = to_be_signed(&request).unwrap();
        let signature = self.sign(issuer.map_or(&key, |issuer| &issuer.key), signing, &signed);
        let der = assemble(&signed, signing, &signature).unwrap();
        let certificate = one(&der);
        self.write(&format!("{name}.pem"), certificate.to_pem());
        Made { certificate, key }
    }

    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(openssl(&["x509", "-in", &self.path(&format!("{name}.pem")), "-noout", "-text"]))
            .unwrap()
    }
}

pub(crate) fn request<'a>(name: &str, public_key: &'a [u8], issuer: Option<&'a Certificate>) -> Request<'a> {
    let role = if issuer.is_none() { Role::Root } else { Role::Device };
    Request {
        role,
        subject: Subject { common_name: name.to_owned(), ..Subject::default() },
        from: issuer.map_or(NOW.plus(-3600), |issuer| issuer.not_before),
        until: default_end(role, issuer, NOW),
        path_length: None,
        public_key,
        issuer: issuer.map_or(Issuer::Itself, Issuer::Certificate),
        entropy: [0xff; 16],
    }
}

/// `r` and `s` of a SEQUENCE of two INTEGERs.
pub(crate) fn raw(der: &[u8], field: usize) -> Vec<u8> {
    use der::{Decode, Reader, SliceReader, asn1::UintRef};
    let mut reader = SliceReader::new(der).unwrap();
    let numbers: Result<Vec<Vec<u8>>, der::Error> = reader
        .sequence(|inner| Ok((0..2).map(|_| UintRef::decode(inner).unwrap().as_bytes().to_vec()).collect()));
    let pad = |number: &Vec<u8>| [vec![0; field - number.len()], number.clone()].concat();
    numbers.unwrap().iter().flat_map(pad).collect()
}

pub(crate) fn one(der: &[u8]) -> Certificate {
    let Found::Certificate(certificate) = read("", der).items.remove(0) else { panic!("no certificate") };
    *certificate
}

/// Root, intermediate, device.
pub(crate) fn three(bench: &Bench, kind: &str) -> [Made; 3] {
    let root = bench.make("Root", kind, None, |request| {
        request.path_length = Some(1);
        "Société, Lyon".clone_into(&mut request.subject.organization);
        "fr".clone_into(&mut request.subject.country);
    });
    let middle = bench.make("Factory 7", kind, Some(&root), |request| {
        (request.role, request.path_length) = (Role::Intermediate, Some(0));
        request.until = root.certificate.not_after;
    });
    let device = bench.make("device-1", kind, Some(&middle), |_| {});
    [root, middle, device]
}

/// What `WebCrypto` does: derive and encrypt, or decrypt.
pub(crate) fn crypt(
    bench: &Bench,
    encryption: &Encryption,
    passphrase: &str,
    bytes: &[u8],
    back: bool,
) -> Option<Vec<u8>> {
    let (salt, pass) =
        (format!("hexsalt:{}", hex(&encryption.salt)), format!("hexpass:{}", hex(passphrase.as_bytes())));
    let (digest, iterations) =
        (format!("digest:{}", encryption.prf.as_str()), format!("iter:{}", encryption.iterations));
    let bits = encryption.cipher.key_bits();
    let length = (bits / 8).to_string();
    let key = openssl(&[
        "kdf",
        "-keylen",
        &length,
        "-kdfopt",
        &digest,
        "-kdfopt",
        &pass,
        "-kdfopt",
        &salt,
        "-kdfopt",
        &iterations,
        "-binary",
        "PBKDF2",
    ]);
    let (cipher, iv) = (format!("-aes-{bits}-cbc"), hex(&encryption.iv));
    let key = hex(&key);
    let input = bench.write("plain", bytes);
    let direction = if back { "-d" } else { "-e" };
    let output = command(&["enc", &cipher, direction, "-K", &key, "-iv", &iv, "-in", &input]).unwrap();
    output.status.success().then_some(output.stdout)
}
