//! What the workshop's benches save, without a browser, read back with OpenSSL: archives, keys, PKCS#12, lists of devices, and
//! answers to verification codes. Without an OpenSSL 3 these tests do nothing.

use dps_enroll::page::workshop::{
    self,
    crypto::KeyAlgorithm,
    download::File,
    draft::Edit,
    make::Event,
    prove,
    trouble::{Control, Trouble},
};
use dps_enroll::workshop::{CodeError, Role};

use crate::support::{
    openssl::{command, openssl},
    tab::{Tab, unpack},
};

const CODE: &str = "106A5SD242AF512B3498BD6098C4941E66R34H268DDB3288";

/// Which names of the tools of the C SDK an archive of a test chain has.
const CERTIFICATES: [&str; 5] = [
    "certs/azure-iot-test-only.chain.ca.cert.pem",
    "certs/azure-iot-test-only.intermediate.cert.pem",
    "certs/azure-iot-test-only.root.ca.cert.pem",
    "certs/new-device-full-chain.cert.pem",
    "certs/new-device.cert.pem",
];
const KEYS: [&str; 3] = [
    "private/azure-iot-test-only.intermediate.key.pem",
    "private/azure-iot-test-only.root.ca.key.pem",
    "private/new-device.key.pem",
];

fn public_of_certificate(path: &str) -> Vec<u8> {
    openssl(&["x509", "-in", path, "-noout", "-pubkey"])
}

#[test]
fn everything_is_one_archive_whose_keys_open_with_the_passphrase_only() {
    let Some(mut tab) = Tab::new("files-zip") else { return };
    tab.make(Event::ChainAsked);
    tab.protect("Größe 7 €");
    tab.make(Event::Asked(File::All));
    let (name, archive) = tab.last();
    assert_eq!(name, "certificates.zip");
    let files = unpack(archive);
    let mut expected = [&CERTIFICATES[..], &KEYS, &["certs/new-device.cert.pfx"]].concat();
    expected.sort_unstable();
    assert_eq!(files.keys().map(String::as_str).collect::<Vec<_>>(), expected);
    let path = |name: &str| tab.bench.write(name.rsplit('/').next().unwrap(), &files[name]);
    for (certificate, key) in [(2, 1), (1, 0), (4, 2)] {
        let (certificate, key) = (path(CERTIFICATES[certificate]), path(KEYS[key]));
        let open = |pass: &str| {
            command(&["pkey", "-in", &key, "-passin", &format!("pass:{pass}"), "-pubout"]).unwrap()
        };
        assert_eq!(open("Größe 7 €").stdout, public_of_certificate(&certificate));
        assert!(!open("wrong").status.success());
    }
    tab.verify(&path(CERTIFICATES[2]), &path(CERTIFICATES[0]), &path(CERTIFICATES[4]), "sslclient");
    let file = path("certs/new-device.cert.pfx");
    let read = openssl(&["pkcs12", "-in", &file, "-passin", "pass:Größe 7 €", "-nodes"]);
    let read = String::from_utf8(read).unwrap();
    assert_eq!(read.matches("BEGIN CERTIFICATE").count(), 3);
    let key = tab.bench.write("from-windows.key", read);
    assert_eq!(openssl(&["pkey", "-in", &key, "-pubout"]), public_of_certificate(&path(CERTIFICATES[4])));
    assert!(!command(&["pkcs12", "-in", &file, "-passin", "pass:wrong", "-noout"]).unwrap().status.success());
}

#[test]
fn keys_are_saved_as_they_are_only_where_encryption_was_declined() {
    let Some(mut tab) = Tab::new("files-plain") else { return };
    tab.edit(Edit::Algorithm(KeyAlgorithm::Rsa2048));
    tab.make(Event::Submitted);
    tab.edit(Edit::Role(Role::Device));
    tab.make(Event::Submitted);
    for (typed, trouble, control) in [
        (("", ""), Trouble::Passphrase, Control::Passphrase),
        (("123", "123"), Trouble::Passphrase, Control::Passphrase),
        (("1234", "1235"), Trouble::PassphrasesDiffer, Control::Repeated),
    ] {
        tab.make(Event::PassphraseTyped(typed.0.to_owned().into()));
        tab.make(Event::PassphraseRepeated(typed.1.to_owned().into()));
        for file in [File::All, File::Key(0), File::Pkcs12(1)] {
            tab.make(Event::Asked(file));
            assert_eq!(tab.trouble(), Some((trouble.clone(), Some(control))));
            assert!(tab.led);
        }
    }
    assert_eq!(tab.workshop().make.protection.passphrase.expose(), b"1234");
    assert!(tab.saved.is_empty());
    // Certificates need none.
    tab.make(Event::Asked(File::FullChain(1)));
    assert_eq!(tab.last().0, "new-device-full-chain.cert.pem");
    tab.make(Event::ProtectionDeclined(true));
    tab.make(Event::Asked(File::All));
    let files = unpack(tab.last().1);
    assert!(!files.keys().any(|name| name.contains(".pfx")));
    let key = tab.bench.write("plain.key", &files["private/new-device.key.pem"]);
    assert!(files["private/new-device.key.pem"].starts_with(b"-----BEGIN PRIVATE KEY-----"));
    let certificate = tab.bench.write("plain.pem", &files["certs/new-device.cert.pem"]);
    assert_eq!(openssl(&["pkey", "-in", &key, "-pubout"]), public_of_certificate(&certificate));
    // A PKCS#12 is never without.
    tab.make(Event::PassphraseTyped(String::new().into()));
    tab.make(Event::Asked(File::Pkcs12(1)));
    assert_eq!(tab.trouble(), Some((Trouble::Passphrase, Some(Control::Passphrase))));
    tab.make(Event::NotSaved);
    assert_eq!(tab.trouble(), Some((Trouble::NotSaved, None)));
}

#[test]
fn what_would_have_the_name_of_another_has_a_folder_of_its_own() {
    let Some(mut tab) = Tab::new("files-twice") else { return };
    tab.make(Event::ChainAsked);
    tab.make(Event::ChainAsked);
    tab.make(Event::ProtectionDeclined(true));
    tab.make(Event::Asked(File::All));
    let files = unpack(tab.last().1);
    for name in [
        "private/azure-iot-test-only.root.ca.key.pem",
        "2/private/azure-iot-test-only.root.ca.key.pem",
        "private/new-device.key.pem",
        "private/devices/my-device.key.pem",
    ] {
        assert!(files.contains_key(name), "{name}");
    }
}

#[test]
fn a_list_of_devices_becomes_an_archive_of_certificates() {
    let Some(mut tab) = Tab::new("files-list") else { return };
    tab.make(Event::ListTyped("meter-1\nmeter 2\nLine:7;x\nMETER-1".to_owned()));
    tab.make(Event::ListAsked);
    assert_eq!(tab.trouble(), Some((Trouble::NoIssuer, Some(Control::ListIssuer))));
    tab.make(Event::ChainAsked);
    tab.make(Event::ListUntilTyped("2099-01-01".to_owned()));
    tab.make(Event::ListAsked);
    assert!(matches!(tab.trouble(), Some((Trouble::Refused(_), Some(Control::ListUntil)))));
    tab.make(Event::ListUntilTyped("2027-02-03".to_owned()));
    tab.make(Event::ListAsked);
    assert_eq!(tab.trouble(), None);
    let list = &tab.workshop().make.list;
    assert_eq!((list.text.as_str(), list.read.skipped.len()), ("meter-1\nmeter 2\nLine:7;x\nMETER-1", 2));
    tab.protect("correct horse");
    tab.make(Event::Asked(File::Batch));
    let (name, archive) = tab.last();
    assert_eq!(name, "devices.zip");
    let files = unpack(archive);
    assert_eq!(
        files.keys().map(String::as_str).collect::<Vec<_>>(),
        [
            "certs/azure-iot-test-only.chain.ca.cert.pem",
            "certs/devices/Line%3A7-full-chain.cert.pem",
            "certs/devices/Line%3A7.cert.pem",
            "certs/devices/meter-1-full-chain.cert.pem",
            "certs/devices/meter-1.cert.pem",
            "private/devices/Line%3A7.key.pem",
            "private/devices/meter-1.key.pem",
        ]
    );
    let certificate = tab.bench.write("line.pem", &files["certs/devices/Line%3A7.cert.pem"]);
    let key = tab.bench.write("line.key", &files["private/devices/Line%3A7.key.pem"]);
    let chain = tab.bench.write("chain.pem", &files["certs/azure-iot-test-only.chain.ca.cert.pem"]);
    tab.verify(&tab.write(0, false), &chain, &certificate, "sslclient");
    let opened = openssl(&["pkey", "-in", &key, "-passin", "pass:correct horse", "-pubout"]);
    assert_eq!(opened, public_of_certificate(&certificate));
    let said = openssl(&["x509", "-in", &certificate, "-noout", "-subject", "-enddate"]);
    assert_eq!(String::from_utf8(said).unwrap(), "subject=CN = Line:7\nnotAfter=Feb  3 23:59:59 2027 GMT\n");
    let serials = files.iter().filter(|(name, _)| name.ends_with(".cert.pem") && !name.contains("chain"));
    let serials: Vec<_> = serials
        .map(|(_, pem)| openssl(&["x509", "-noout", "-serial", "-in", &tab.bench.write("one.pem", pem)]))
        .collect();
    assert_ne!(serials[0], serials[1]);
}

#[test]
fn a_list_that_is_cancelled_keeps_what_is_made_and_the_one_before_until_then() {
    let Some(mut tab) = Tab::new("files-cancel") else { return };
    tab.make(Event::ChainAsked);
    tab.make(Event::ListTyped("before-1".to_owned()));
    tab.make(Event::ListAsked);
    let ids: Vec<_> = (0..30).map(|number| format!("meter-{number}")).collect();
    tab.make(Event::ListTyped(ids.join("\n")));
    let first = |tab: &Tab| {
        let batch = tab.workshop().shelf.batch.as_ref().unwrap();
        (batch.devices.len(), batch.devices[0].id.as_str().to_owned())
    };
    // Keys, signatures, keys: the first 25 are made.
    tab.act_until(workshop::Event::Make(Event::ListAsked), 2).unwrap();
    tab.make(Event::Cancelled);
    assert_eq!(first(&tab), (1, "before-1".to_owned()));
    tab.act_until(workshop::Event::Make(Event::ListAsked), 3).unwrap();
    let job = tab.workshop().job.as_ref().unwrap();
    assert_eq!((job.done, job.total), (25, 30));
    tab.make(Event::Cancelled);
    assert_eq!(first(&tab), (25, "meter-0".to_owned()));
    assert_eq!(tab.workshop().make.list.read.ids.len(), 30);
}

#[test]
fn possession_of_a_root_and_of_an_intermediate_is_proved() {
    let Some(mut tab) = Tab::new("files-prove") else { return };
    tab.make(Event::ChainAsked);
    for issuer in [0, 1] {
        tab.prove(prove::Event::IssuerChosen(Some(issuer)));
        tab.prove(prove::Event::CodeTyped(format!(" {} {}\r\n", &CODE[..20], &CODE[20..])));
        tab.prove(prove::Event::Submitted);
        assert_eq!(tab.trouble(), None);
        tab.prove(prove::Event::Saved);
        let (name, bytes) = tab.last();
        assert_eq!(name, "verification-code.cert.pem");
        let proof = tab.bench.write(name, bytes);
        let subject = openssl(&["x509", "-in", &proof, "-noout", "-subject"]);
        assert_eq!(String::from_utf8(subject).unwrap(), format!("subject=CN = {CODE}\n"));
        let (root, ca) = (tab.write(0, false), tab.write(issuer, false));
        tab.verify(&root, &ca, &proof, "any");
        let at = tab.now.0.to_string();
        openssl(&["verify", "-partial_chain", "-attime", &at, "-trusted", &ca, &proof]);
    }
    for (typed, error) in [
        (" ", CodeError::Empty),
        (&*"A".repeat(65), CodeError::TooLong { length: 65 }),
        ("Code: 106A", CodeError::Character(':')),
    ] {
        tab.prove(prove::Event::CodeTyped(typed.to_owned()));
        tab.prove(prove::Event::Submitted);
        assert_eq!(tab.trouble(), Some((Trouble::Code(error), Some(Control::Code))));
        assert!(tab.led);
        assert_eq!(tab.workshop().prove.code, typed);
        // What was made before answers another code: nobody is to upload it for this one.
        assert!(tab.workshop().prove.made.is_none());
    }
}
