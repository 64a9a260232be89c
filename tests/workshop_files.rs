//! Key files, PKCS#12, archives and lists: what is made opens with OpenSSL and Python, and what OpenSSL made opens here.
//! OpenSSL stands in for `WebCrypto`; without an OpenSSL 3 those tests do nothing.

use std::{fs, process::Command};

use dps_enroll::{
    chain::Curve,
    dps::{Id, IdError},
    secret::Secret,
    workshop::{
        Cipher, CodeError, EncryptedKey, Encryption, Entry, ITERATIONS, Item, KeyFile, KeyFileError, KeyKind,
        LineProblem, MacKey, Owner, Pkcs12, Prf, PrivateKey, certificate_bags, encrypted_key,
        encrypted_key_pem, file_name, key_pem, pkcs12, read_batch, read_key, verification_code, zip,
    },
};
use proptest::prelude::*;

use crate::support::{
    NOW, fixture,
    openssl::{Bench, command, crypt, openssl, three},
};

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
        let mut mac = MacKey::new(&secret, [5; 16], 2048).unwrap();
        assert!(!mac.go_on(2046));
        assert!(mac.go_on(100));
        let content = Pkcs12 {
            certificates: &for_certificates,
            encrypted_certificates: &encrypted_certificates,
            key: &encryption,
            encrypted_key: &ciphertext,
            own: &device.certificate,
            mac: &mac,
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
    let many: Vec<_> = (0..1002).map(|number| format!("meter-{number}")).collect();
    let batch = read_batch(&many.join("\n"));
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

proptest! {
    /// A damaged key file is a key or an error, never a panic.
    #[test]
    fn any_damage_to_a_key_file_is_answered(
        name in prop::sample::select(vec![
            "sec1-key.der", "pkcs1-key.der", "pkcs8-key.der", "encrypted-key.der", "sec1-key.pem", "encrypted-key.pem",
        ]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = fixture(&format!("certificates/{name}"));
        let whole = bytes.clone();
        prop_assert!(read_key(&whole).is_ok());
        prop_assert!(read_key(&whole[..cut.index(whole.len() - 30)]).is_err());
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Err(error) = read_key(&bytes) {
            prop_assert!(error.to_string().ends_with(['.', 'm']));
        }
    }

    #[test]
    fn any_list_is_answered(text in ".{0,300}|([a-zA-Z0-9:._-]{0,70}[\n,;]){0,40}") {
        let batch = read_batch(&text);
        let lines = text.lines().count();
        prop_assert!(batch.ids.len() + batch.skipped.len() <= lines);
        prop_assert!(batch.skipped.iter().all(|skipped| (1..=lines).contains(&skipped.line)));
    }
}
