//! What is made is read back with OpenSSL, which also stands in for `WebCrypto`: it makes the keys, signs, derives and
//! encrypts. Without an OpenSSL 3 those tests do nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::{
    cell::Cell,
    fs,
    io::{BufRead, BufReader, Read},
    path::PathBuf,
    process::{Command, Stdio},
};

use dps_enroll::{
    certificate::{Certificate, Item as Read1, hex, read},
    chain::{Answer, Curve, Outcome, judge, links},
    dps::{Id, IdError},
    secret::Secret,
    time::UnixSeconds,
    workshop::{
        Cipher, CodeError, EncryptedKey, Encryption, Entry, ITERATIONS, Issuer, Item, KeyFile, KeyFileError,
        KeyKind, LineProblem, Mac, Owner, Pkcs12, Prf, PrivateKey, Refusal, Request, Role, Signing, Subject,
        assemble, certificate_bags, certificate_pem, default_end, encrypted_key, encrypted_key_pem,
        file_name, full_chain, key_fits, key_pem, pkcs12, read_batch, read_key, to_be_signed,
        verification_code, zip,
    },
};
use support::{NOW, fixture};

/// A folder of its own, removed in the end.
struct Bench {
    folder: PathBuf,
    serial: Cell<u8>,
}

/// A key and its certificate.
struct Made {
    certificate: Certificate,
    key: String,
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn command(arguments: &[&str]) -> Option<std::process::Output> {
    Command::new("openssl").args(arguments).stdin(Stdio::null()).output().ok()
}

fn openssl(arguments: &[&str]) -> Vec<u8> {
    let output = command(arguments).unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {}\n{error}", arguments.join(" "));
    output.stdout
}

impl Bench {
    /// `None` where there is no OpenSSL 3.
    fn new(name: &str) -> Option<Self> {
        if !command(&["version"])?.stdout.starts_with(b"OpenSSL 3.") {
            return None;
        }
        let folder = std::env::temp_dir().join(format!("dps-enroll-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Some(Self { folder, serial: Cell::new(0) })
    }

    fn path(&self, name: &str) -> String {
        self.folder.join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        fs::write(self.folder.join(name), bytes).unwrap();
        self.path(name)
    }

    /// A new key, by its kind: `P-256`, or the bits of RSA.
    fn key(&self, name: &str, kind: &str) -> String {
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

    fn public(&self, key: &str) -> Vec<u8> {
        openssl(&["pkey", "-in", key, "-pubout", "-outform", "DER"])
    }

    /// A signature as `WebCrypto` gives it.
    fn sign(&self, key: &str, signing: Signing, bytes: &[u8]) -> Vec<u8> {
        let (digest, field) = match signing {
            Signing::P256 => ("-sha256", 32),
            Signing::P384 => ("-sha384", 48),
            Signing::P521 => ("-sha512", 66),
            Signing::Rsa => ("-sha256", 0),
        };
        let signature = openssl(&["dgst", digest, "-sign", key, &self.write("signed", bytes)]);
        if field == 0 { signature } else { raw(&signature, field) }
    }

    fn make(&self, name: &str, kind: &str, issuer: Option<&Made>, change: impl Fn(&mut Request<'_>)) -> Made {
        let key = self.key(name, kind);
        let public_key = self.public(&key);
        let mut request = request(name, &public_key, issuer.map(|issuer| &issuer.certificate));
        self.serial.set(self.serial.get() + 1);
        request.entropy[15] = self.serial.get();
        change(&mut request);
        let (signed, signing) = to_be_signed(&request).unwrap();
        let signature = self.sign(issuer.map_or(&key, |issuer| &issuer.key), signing, &signed);
        let der = assemble(&signed, signing, &signature).unwrap();
        self.write(&format!("{name}.pem"), certificate_pem(&der));
        Made { certificate: one(&der), key }
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(openssl(&["x509", "-in", &self.path(&format!("{name}.pem")), "-noout", "-text"]))
            .unwrap()
    }
}

fn request<'a>(name: &str, public_key: &'a [u8], issuer: Option<&'a Certificate>) -> Request<'a> {
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
fn raw(der: &[u8], field: usize) -> Vec<u8> {
    use der::{Decode, Reader, SliceReader, asn1::UintRef};
    let mut reader = SliceReader::new(der).unwrap();
    let numbers: Result<Vec<Vec<u8>>, der::Error> = reader
        .sequence(|inner| Ok((0..2).map(|_| UintRef::decode(inner).unwrap().as_bytes().to_vec()).collect()));
    let pad = |number: &Vec<u8>| [vec![0; field - number.len()], number.clone()].concat();
    numbers.unwrap().iter().flat_map(pad).collect()
}

fn one(der: &[u8]) -> Certificate {
    let Read1::Certificate(certificate) = read("", der).items.remove(0) else { panic!("no certificate") };
    *certificate
}

/// Root, intermediate, device.
fn three(bench: &Bench, kind: &str) -> [Made; 3] {
    let root = bench.make("Root", kind, None, |request| {
        request.path_length = Some(1);
        request.subject.organization = "Société, Lyon".to_owned();
        request.subject.country = "fr".to_owned();
    });
    let middle = bench.make("Factory 7", kind, Some(&root), |request| {
        (request.role, request.path_length) = (Role::Intermediate, Some(0));
        request.until = root.certificate.not_after;
    });
    let device = bench.make("device-1", kind, Some(&middle), |_| {});
    [root, middle, device]
}

#[test]
fn chains_of_every_kind_of_key_are_accepted_by_openssl_and_here() {
    for kind in ["P-256", "P-384", "P-521", "2048", "3072", "4096"] {
        let Some(bench) = Bench::new(&format!("chain-{kind}")) else { return };
        let [root, middle, device] = three(&bench, kind);
        let time = NOW.0.to_string();
        let (leaf, trusted) = (bench.path("device-1.pem"), bench.path("Root.pem"));
        let untrusted = bench.path("Factory 7.pem");
        openssl(&[
            "verify",
            "-x509_strict",
            "-check_ss_sig",
            "-purpose",
            "sslclient",
            "-auth_level",
            "2",
            "-attime",
            &time,
            "-no-CAfile",
            "-no-CApath",
            "-no-CAstore",
            "-trusted",
            &trusted,
            "-untrusted",
            &untrusted,
            &leaf,
        ]);
        let all = [device.certificate.clone(), middle.certificate.clone(), root.certificate.clone()];
        let found = links(&all);
        let verdict = judge(&all, &found, &vec![Answer::Valid; found.len()], NOW);
        let path = &verdict.chains[0].paths[0];
        assert_eq!((path.outcome, &path.findings[..]), (Outcome::Accepted, &[][..]), "{kind}");
        assert!(key_fits(&device.certificate, &bench.public(&device.key)));
        assert!(!key_fits(&device.certificate, &bench.public(&root.key)));
    }
}

#[test]
fn extensions_are_right_for_each_role() {
    let Some(bench) = Bench::new("roles") else { return };
    let [root, middle, _] = three(&bench, "P-256");
    let edge = bench.make("edge-1.ca", "P-256", Some(&root), |request| request.role = Role::Edge);
    bench.make("CODE", "P-256", Some(&middle), |request| request.role = Role::Verification);
    bench.make("module", "P-256", Some(&edge), |_| {});
    let long = bench.make("Long", "P-256", None, |request| request.until = UnixSeconds(4_102_444_800));
    assert_eq!(long.certificate.not_after, UnixSeconds(4_102_444_800));
    let says = |name: &str, words: &[&str]| {
        let text: String = bench.text(name).split_whitespace().collect::<Vec<_>>().join(" ");
        for word in words {
            assert!(text.contains(word), "{name} lacks “{word}”: {text}");
        }
    };
    says(
        "Root",
        &[
            "Version: 3",
            "Subject: C = FR, O = \"Soci\\C3\\A9t\\C3\\A9, Lyon\", CN = Root",
            "X509v3 Basic Constraints: critical CA:TRUE, pathlen:1",
            "X509v3 Key Usage: critical Certificate Sign, CRL Sign X509v3 Subject",
            "ecdsa-with-SHA256",
        ],
    );
    says(
        "Factory 7",
        &["X509v3 Basic Constraints: critical CA:TRUE, pathlen:0", "X509v3 Authority Key Identifier"],
    );
    says(
        "edge-1.ca",
        &[
            "Basic Constraints: critical CA:TRUE X509v3",
            "Key Usage: critical Digital Signature, Certificate Sign, CRL Sign",
        ],
    );
    for leaf in ["device-1", "CODE"] {
        says(
            leaf,
            &[
                "X509v3 Basic Constraints: critical CA:FALSE",
                "X509v3 Key Usage: critical Digital Signature X509v3",
                "X509v3 Extended Key Usage: TLS Web Client Authentication",
            ],
        );
    }
    assert!(root.certificate.serial.starts_with("7FFF") && root.certificate.serial.len() == 32);
    let no_entropy = bench.make("Zero", "P-256", None, |request| request.entropy = [0; 16]);
    assert!(no_entropy.certificate.serial.starts_with("4000"));
}

#[test]
fn what_nobody_would_accept_is_not_made() {
    let Some(bench) = Bench::new("refusals") else { return };
    let [root, middle, device] = three(&bench, "P-256");
    let key = bench.public(&device.key);
    let weak = bench.public(&bench.key("weak", "1024"));
    let curve = bench.public(&bench.key("curve", "P-224"));
    let refused = |issuer: &Made, change: &dyn Fn(&mut Request<'_>)| {
        let mut request = request("device-9", &key, Some(&issuer.certificate));
        change(&mut request);
        let refusal = to_be_signed(&request).unwrap_err();
        let sentence = refusal.to_string();
        assert!(sentence.ends_with('.') && sentence.len() > 20, "{sentence}");
        refusal
    };
    let named = |name: &'static str| {
        move |request: &mut Request<'_>| name.clone_into(&mut request.subject.common_name)
    };
    assert_eq!(refused(&middle, &named(" ")), Refusal::NoCommonName);
    assert_eq!(
        refused(&middle, &named("a b")),
        Refusal::Id(IdError::Character { character: ' ', position: 2 })
    );
    let long = "a".repeat(65);
    assert_eq!(
        refused(&middle, &|request| request.subject.common_name.clone_from(&long)),
        Refusal::TooLong { attribute: "CN", length: 65, most: 64 }
    );
    assert_eq!(refused(&middle, &|request| request.subject.country = "FRA".to_owned()), Refusal::Country);
    assert_eq!(refused(&middle, &|request| request.until = request.from), Refusal::EndsBeforeItBegins);
    let (from, until) = (middle.certificate.not_before, middle.certificate.not_after);
    let outside = Refusal::OutsideIssuer { from, until };
    assert_eq!(refused(&middle, &|request| request.until = until.plus(1)), outside);
    assert_eq!(refused(&middle, &|request| request.from = from.plus(-1)), outside);
    let name = |made: &Made| made.certificate.subject.to_string();
    assert_eq!(refused(&device, &|_| {}), Refusal::NotAuthority { name: name(&device) });
    assert_eq!(
        refused(&middle, &|request| request.role = Role::Intermediate),
        Refusal::PathLength { name: name(&middle) }
    );
    assert_eq!(refused(&middle, &|request| request.path_length = Some(0)), Refusal::PathLengthOfDevice);
    assert_eq!(refused(&root, &|request| request.role = Role::Root), Refusal::Issuer);
    assert_eq!(refused(&root, &|request| request.issuer = Issuer::Itself), Refusal::Issuer);
    let with_key = |public_key: &[u8]| {
        to_be_signed(&request("device-9", public_key, Some(&root.certificate))).unwrap_err()
    };
    assert_eq!(with_key(&weak), Refusal::Key { key: "RSA 1024".to_owned() });
    assert_eq!(with_key(&curve), Refusal::Key { key: "EC P-224".to_owned() });
    assert!(matches!(with_key(b"nothing"), Refusal::Key { .. }));
    let mut early = request("Root", &key, None);
    early.from = UnixSeconds(-1);
    assert_eq!(to_be_signed(&early).unwrap_err(), Refusal::Time(UnixSeconds(-1)));
    assert_eq!(assemble(b"", Signing::P256, &[1; 63]), Err(Refusal::Signature));
    assert_eq!(assemble(b"", Signing::Rsa, &[1; 64]), Err(Refusal::Signature));
}

#[test]
fn a_ca_of_the_c_sdks_tools_issues() {
    let Some(bench) = Bench::new("c-sdk") else { return };
    let pem = String::from_utf8(fixture("chains/good-c-sdk.pem")).unwrap();
    let items = read("", pem.as_bytes()).items.into_iter();
    let issuer =
        items.skip(1).find_map(|item| if let Read1::Certificate(one) = item { Some(one) } else { None });
    let issuer = issuer.unwrap();
    let key = bench.public(&bench.key("device", "P-256"));
    let request = request("device-9", &key, Some(&issuer));
    let (signed, signing) = to_be_signed(&request).unwrap();
    assert_eq!(signing, Signing::Rsa);
    let certificate = one(&assemble(&signed, signing, &[7; 512]).unwrap());
    assert_eq!(
        (&certificate.issuer, &certificate.authority_key_id),
        (&issuer.subject, &issuer.subject_key_id)
    );
    let chain = [certificate, *issuer];
    assert_eq!(links(&chain).iter().filter(|link| link.certificate == 0).count(), 1);
}

/// What `WebCrypto` does: derive and encrypt, or decrypt.
fn crypt(
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

#[test]
fn encrypted_keys_and_pkcs12_files_open_with_their_passphrase_only() {
    for kind in ["P-256", "2048"] {
        let Some(bench) = Bench::new(&format!("encrypted-{kind}")) else { return };
        let [root, middle, device] = three(&bench, kind);
        let passphrase = "Größe 7 €";
        let pkcs8 = openssl(&["pkcs8", "-topk8", "-nocrypt", "-in", &device.key, "-outform", "DER"]);
        let encryption = Encryption::new([1; 16], [2; 16]);
        assert_eq!(encryption.iterations, ITERATIONS);
        let ciphertext = crypt(&bench, &encryption, passphrase, &pkcs8, false).unwrap();
        let file = bench.write("key.pem", encrypted_key_pem(&encrypted_key(&encryption, &ciphertext)));
        let open = |pass: &str| {
            let pass = format!("pass:{pass}");
            command(&["pkcs8", "-in", &file, "-passin", &pass, "-outform", "DER", "-topk8", "-nocrypt"])
                .unwrap()
        };
        assert_eq!(open(passphrase).stdout, pkcs8);
        assert!(!open("wrong").status.success());
        // And here.
        let KeyFile::Encrypted(read_back) = read_key(&fs::read(&file).unwrap()).unwrap() else {
            panic!("plain")
        };
        assert_eq!(
            read_back,
            EncryptedKey { encryption: encryption.clone(), ciphertext: ciphertext.clone() }
        );

        let for_certificates = Encryption::new([3; 16], [4; 16]);
        let authorities = [middle.certificate.clone(), root.certificate.clone()];
        let bags = certificate_bags(&device.certificate, &authorities);
        let encrypted_certificates = crypt(&bench, &for_certificates, passphrase, &bags, false).unwrap();
        let secret = Secret::from(passphrase.to_owned());
        let content = Pkcs12 {
            certificates: &for_certificates,
            encrypted_certificates: &encrypted_certificates,
            key: &encryption,
            encrypted_key: &ciphertext,
            own: &device.certificate,
            mac: Mac { passphrase: &secret, salt: [5; 16], iterations: 2048 },
        };
        let file = bench.write("device.pfx", pkcs12(&content).unwrap());
        let open = |pass: &str, options: &[&str]| {
            let pass = format!("pass:{pass}");
            let mut arguments = vec!["pkcs12", "-in", &file, "-passin", &pass];
            arguments.extend(options);
            command(&arguments).unwrap()
        };
        let found = open(passphrase, &["-nodes"]);
        assert!(found.status.success(), "{}", String::from_utf8_lossy(&found.stderr));
        let text = String::from_utf8(found.stdout).unwrap();
        assert_eq!(text.matches("BEGIN CERTIFICATE").count(), 3);
        assert_eq!(text.matches("BEGIN PRIVATE KEY").count(), 1);
        let own = String::from_utf8(open(passphrase, &["-clcerts", "-nokeys"]).stdout).unwrap();
        assert!(
            own.contains(device.certificate.to_pem().lines().nth(1).unwrap()),
            "the key's own certificate"
        );
        let info = open(passphrase, &["-info", "-noout"]);
        let info = String::from_utf8_lossy(&info.stderr).into_owned();
        for words in [
            "MAC: sha256, Iteration 2048",
            "PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256",
        ] {
            assert!(info.contains(words), "{info}");
        }
        assert!(!open("wrong", &["-noout"]).status.success());
    }
}

#[test]
fn keys_in_every_form_become_pkcs8() {
    let file = |name: &str| fixture(&format!("certificates/{name}"));
    let plain = |bytes: &[u8]| match read_key(bytes).unwrap() {
        KeyFile::Plain(key) => key,
        KeyFile::Encrypted(_) => panic!("encrypted"),
    };
    let pkcs8 = file("pkcs8-key.der");
    for name in ["pkcs8-key.pem", "pkcs8-key.der"] {
        assert_eq!(plain(&file(name)).pkcs8.expose(), pkcs8, "{name}");
    }
    let p256 = KeyKind::Ec(Curve::P256);
    for name in ["sec1-key.pem", "sec1-key.der", "ec-parameters.pem"] {
        assert_eq!(plain(&file(name)).kind, p256, "{name}");
    }
    let rsa = plain(&file("pkcs1-key.der"));
    assert_eq!(rsa.kind, KeyKind::Rsa);
    assert!(!format!("{rsa:?}").contains("48"), "nothing of a key is printed");
    // With certificates around it.
    assert_eq!(plain(&file("bag-attributes.pem")).pkcs8.expose(), pkcs8);
    let windows = String::from_utf8(file("pkcs8-key.pem")).unwrap().replace('\n', "\r\n");
    assert_eq!(plain(windows.as_bytes()).pkcs8.expose(), pkcs8);
    let made = key_pem(&Secret::new(pkcs8.clone()));
    assert_eq!(made.expose(), file("pkcs8-key.pem"));
    let error = |bytes: &[u8]| {
        let error = read_key(bytes).unwrap_err();
        assert!(error.to_string().len() > 20);
        error
    };
    assert_eq!(error(&file("encrypted-pkcs1-key.pem")), KeyFileError::OldEncryption);
    assert_eq!(error(&file("root.pem")), KeyFileError::NoKey);
    assert_eq!(error(&file("bundle.p12")), KeyFileError::NotAKey);
    assert_eq!(error(b"words"), KeyFileError::NotAKey);
    let two = [file("sec1-key.pem"), file("pkcs8-key.pem")].concat();
    assert_eq!(error(&two), KeyFileError::Several { count: 2 });
    let cut = file("pkcs8-key.pem");
    assert_eq!(error(&cut[..cut.len() - 40]), KeyFileError::NotBase64);
    assert_eq!(PrivateKey::from_pkcs8(Secret::new(b"x".to_vec())).unwrap_err(), KeyFileError::NotAKey);

    let Some(bench) = Bench::new("keys") else { return };
    // What OpenSSL wrote under a passphrase opens here; a wrong one leaves no key.
    for (name, options, expected) in [
        ("default", &["-v2", "aes256"][..], (Prf::Sha256, Cipher::Aes256)),
        ("aes128", &["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512"], (Prf::Sha512, Cipher::Aes128)),
        ("sha1", &["-v2", "aes256", "-v2prf", "hmacWithSHA1"], (Prf::Sha1, Cipher::Aes256)),
    ] {
        let input = bench.write("pkcs8.pem", file("pkcs8-key.pem"));
        let mut arguments = vec!["pkcs8", "-topk8", "-in", &input, "-passout", "pass:1234"];
        arguments.extend(options);
        let KeyFile::Encrypted(key) = read_key(&openssl(&arguments)).unwrap() else { panic!("{name}") };
        assert_eq!((key.encryption.prf, key.encryption.cipher), expected, "{name}");
        let opened = crypt(&bench, &key.encryption, "1234", &key.ciphertext, true).unwrap();
        assert_eq!(PrivateKey::from_pkcs8(Secret::new(opened)).unwrap().pkcs8.expose(), pkcs8);
        let wrong = crypt(&bench, &key.encryption, "12345", &key.ciphertext, true);
        assert!(wrong.is_none_or(|wrong| PrivateKey::from_pkcs8(Secret::new(wrong)).is_err()));
    }
    let input = bench.write("pkcs8.pem", file("pkcs8-key.pem"));
    for options in [["-v2", "des3"], ["-v1", "PBE-SHA1-3DES"]] {
        let mut arguments = vec!["pkcs8", "-topk8", "-in", &input, "-passout", "pass:1234"];
        arguments.extend(options);
        assert!(matches!(read_key(&openssl(&arguments)), Err(KeyFileError::Encryption(_))), "{options:?}");
    }
    let odd = fs::read(bench.key("odd", "P-224")).unwrap();
    assert!(matches!(read_key(&odd), Err(KeyFileError::Kind(_))));
}

/// Whether a TLS server that trusts a root takes a client.
fn handshake(bench: &Bench, root: &str, server: &str, client: &str) -> bool {
    let (root, server_key, server) = (
        bench.path(&format!("{root}.pem")),
        bench.path(&format!("{server}.key")),
        bench.path(&format!("{server}.pem")),
    );
    let time = NOW.0.to_string();
    let mut listener = Command::new("openssl")
        .args(["s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-cert", &server, "-key", &server_key])
        .args(["-CAfile", &root, "-Verify", "3", "-verify_return_error", "-attime", &time, "-www"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(listener.stdout.take().unwrap()).lines();
    let address = lines.find_map(|line| line.unwrap().strip_prefix("ACCEPT ").map(str::to_owned)).unwrap();
    let (key, certificate, chain) = (
        bench.path(&format!("{client}.key")),
        bench.path(&format!("{client}.pem")),
        bench.path("authorities.pem"),
    );
    let mut client = Command::new("openssl")
        .args(["s_client", "-connect", &address, "-cert", &certificate, "-key", &key, "-cert_chain", &chain])
        .args(["-tls1_2"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = String::new();
    client.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    let succeeded = client.wait().unwrap().success();
    listener.kill().unwrap();
    listener.wait().unwrap();
    succeeded && said.contains("Cipher is ECDHE")
}

#[test]
fn a_made_device_shakes_hands_with_a_server_that_trusts_the_made_root() {
    for kind in ["P-256", "2048"] {
        let Some(bench) = Bench::new(&format!("tls-{kind}")) else { return };
        let [_, middle, _] = three(&bench, kind);
        bench.make("Other", kind, None, |_| {});
        bench.write("authorities.pem", full_chain(std::slice::from_ref(&middle.certificate)));
        assert!(handshake(&bench, "Root", "Other", "device-1"), "{kind}");
        assert!(!handshake(&bench, "Other", "Other", "device-1"), "another root: {kind}");
    }
}

#[test]
fn an_archive_has_the_names_of_the_c_sdks_tools() {
    let id = Id::parse("Line:7").unwrap();
    let names = [
        Item::Certificate(Owner::Root),
        Item::Key(Owner::Root),
        Item::Certificate(Owner::Intermediate(1)),
        Item::Key(Owner::Intermediate(2)),
        Item::Authorities,
        Item::Certificate(Owner::Device),
        Item::Pkcs12(Owner::Device),
        Item::FullChain(Owner::Device),
        Item::Key(Owner::Edge),
        Item::Certificate(Owner::Verification),
        Item::Key(Owner::OfBatch(&id)),
    ]
    .map(|item| file_name(&item));
    assert_eq!(
        names,
        [
            "certs/azure-iot-test-only.root.ca.cert.pem",
            "private/azure-iot-test-only.root.ca.key.pem",
            "certs/azure-iot-test-only.intermediate.cert.pem",
            "private/azure-iot-test-only.intermediate-2.key.pem",
            "certs/azure-iot-test-only.chain.ca.cert.pem",
            "certs/new-device.cert.pem",
            "certs/new-device.cert.pfx",
            "certs/new-device-full-chain.cert.pem",
            "private/new-edge-device.key.pem",
            "certs/verification-code.cert.pem",
            "private/devices/Line%3A7.key.pem",
        ]
    );
    let large = vec![7; 70_000];
    let contents: Vec<&[u8]> = vec![b"123456789", b"", &large];
    let entries: Vec<_> =
        names.iter().zip(&contents).map(|(path, content)| Entry { path: path.clone(), content }).collect();
    let archive = zip(&entries, NOW).unwrap();
    // The check value of CRC-32.
    assert!(archive.windows(4).any(|four| four == 0xcbf4_3926_u32.to_le_bytes()));
    let folder = std::env::temp_dir().join(format!("dps-enroll-zip-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("bundle.zip");
    fs::write(&path, archive).unwrap();
    let program = "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1]) as z:\n    assert z.testzip() is None\n    \
                   for i in z.infolist(): print(i.filename, i.file_size, i.date_time, oct(i.external_attr >> 16))";
    let output = Command::new("python3").args(["-c", program, path.to_str().unwrap()]).output();
    fs::remove_dir_all(&folder).unwrap();
    let Ok(output) = output else { return };
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        said.lines().next().unwrap(),
        "certs/azure-iot-test-only.root.ca.cert.pem 9 (2026, 11, 25, 0, 0, 0) 0o100600"
    );
    assert_eq!(said.lines().count(), 3, "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_list_of_devices_is_read_line_by_line() {
    let long = "a".repeat(65);
    let text = format!(
        "\u{feff}Registration ID;note\r\nmeter-1;first\r\n\r\n\"meter-2\"\tx\na b\nMETER-1\n{long}\nmeter-3,"
    );
    let batch = read_batch(&text);
    assert_eq!(batch.ids.iter().map(Id::as_str).collect::<Vec<_>>(), ["meter-1", "meter-2", "meter-3"]);
    let problems: Vec<_> = batch.skipped.iter().map(|skipped| (skipped.line, skipped.problem)).collect();
    assert_eq!(
        problems,
        [
            (5, LineProblem::Rule(IdError::Character { character: ' ', position: 2 })),
            (6, LineProblem::Repeated { first: 2 }),
            (7, LineProblem::TooLong { length: 65 }),
        ]
    );
    assert!(batch.skipped.iter().all(|skipped| skipped.problem.to_string().ends_with('.')));
    let many: String = (0..1002).map(|number| format!("meter-{number}\n")).collect();
    let batch = read_batch(&many);
    assert_eq!((batch.ids.len(), batch.skipped.len()), (1000, 2));
    assert_eq!(batch.skipped[0].problem, LineProblem::TooMany);
    assert_eq!(read_batch(""), dps_enroll::workshop::Batch::default());
    // A device may be called so; only the first line is a heading.
    assert_eq!(read_batch("x\nid").ids.len(), 2);
}

#[test]
fn a_verification_code_is_taken_as_it_was_pasted() {
    let code = "106A5SD242AF512B3498BD6098C4941E66R34H268DDB3288";
    assert_eq!(verification_code(&format!(" \n{}\t{}\r\n", &code[..20], &code[20..])).as_deref(), Ok(code));
    let error = |text: &str| {
        let error = verification_code(text).unwrap_err();
        assert!(error.to_string().ends_with('.'));
        error
    };
    assert_eq!(error(" "), CodeError::Empty);
    assert_eq!(error(&"A".repeat(65)), CodeError::TooLong { length: 65 });
    assert_eq!(error("Code: 106A"), CodeError::Character(':'));
}
