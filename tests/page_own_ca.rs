//! One's own CA on the workshop's benches, without a browser: keys in every form that OpenSSL writes, what is refused of them,
//! and that a key that was brought is not given out again. Without an OpenSSL 3 these tests do nothing.

use std::fs;

use dps_enroll::{
    page::workshop::{
        self,
        download::File,
        draft::Edit,
        make::Event,
        prove,
        trouble::{Control, Trouble},
    },
    workshop::{KeyFileError, Refusal},
};

use crate::support::{
    openssl::{openssl, three},
    tab::{Tab, unpack},
};

const DAY: i64 = 86_400;

#[test]
fn a_ca_whose_key_openssl_wrote_in_any_form_issues_here() {
    for kind in ["P-256", "2048"] {
        for form in ["pkcs8", "own", "encrypted", "der"] {
            let Some(mut tab) = Tab::new(&format!("own-{kind}-{form}")) else { return };
            let [root, _, _] = three(&tab.bench, kind);
            let file = tab.bench.path("ca-key.pem");
            let arguments: &[&str] = match form {
                "pkcs8" => &["pkcs8", "-topk8", "-nocrypt"],
                "encrypted" => &["pkcs8", "-topk8", "-v2", "aes256", "-passout", "pass:open, sesame"],
                "own" if kind == "2048" => &["rsa", "-traditional"],
                "own" => &["ec"],
                _ => &["pkcs8", "-topk8", "-nocrypt", "-outform", "DER"],
            };
            let mut arguments = arguments.to_vec();
            arguments.extend(["-in", &root.key, "-out", &file]);
            openssl(&arguments);
            let written = fs::read(&file).unwrap();
            let begins = match (form, kind) {
                ("pkcs8", _) => &b"-----BEGIN PRIVATE KEY"[..],
                ("encrypted", _) => b"-----BEGIN ENCRYPTED PRIVATE KEY",
                ("own", "2048") => b"-----BEGIN RSA PRIVATE KEY",
                ("own", _) => b"-----BEGIN EC PRIVATE KEY",
                _ => b"\x30",
            };
            assert!(written.starts_with(begins), "{kind} {form}");
            tab.drop_file(&file);
            tab.drop_file(&tab.bench.path("Root.pem"));
            if form == "encrypted" {
                assert!(tab.workshop().make.own.is_locked());
                tab.make(Event::OwnPassphraseTyped("open sesame".to_owned().into()));
                tab.make(Event::OwnUnlocked);
                assert_eq!(tab.trouble(), Some((Trouble::WrongPassphrase, Some(Control::OwnPassphrase))));
                assert!(tab.led);
                let own = &tab.workshop().make.own;
                assert!(own.is_locked() && own.certificates.len() == 1);
                assert_eq!(own.passphrase.expose(), b"open sesame");
                tab.make(Event::OwnPassphraseTyped("open, sesame".to_owned().into()));
                assert_eq!(tab.trouble(), None);
                tab.make(Event::OwnUnlocked);
            }
            assert_eq!(tab.trouble(), None, "{kind} {form}");
            assert_eq!(tab.workshop().shelf.issuers().len(), 1, "{kind} {form}");
            // Nothing of it is left where it was brought.
            let own = &tab.workshop().make.own;
            assert!(own.key.is_none() && own.certificates.is_empty() && own.passphrase.expose().is_empty());
            tab.edit(Edit::Role(dps_enroll::workshop::Role::Device));
            tab.make(Event::Submitted);
            assert_eq!(tab.trouble(), None, "{kind} {form}");
            let (leaf, root) = (tab.write(1, false), tab.bench.path("Root.pem"));
            tab.verify(&root, &root, &leaf, "sslclient");
        }
    }
}

#[test]
fn a_leaf_or_a_strange_key_is_no_ca_and_nothing_is_lost() {
    let Some(mut tab) = Tab::new("own-refused") else { return };
    let [root, middle, device] = three(&tab.bench, "P-256");
    let (old, rsa) = (tab.bench.path("old.key"), tab.bench.key("rsa", "2048"));
    openssl(&["rsa", "-traditional", "-aes128", "-passout", "pass:1234", "-in", &rsa, "-out", &old]);
    tab.drop_file(&old);
    assert_eq!(tab.trouble(), Some((Trouble::Key(KeyFileError::OldEncryption), None)));
    // Another file that comes with it does not silence that.
    tab.drop_file(&tab.bench.path("device-1.pem"));
    assert_eq!(tab.trouble(), Some((Trouble::Key(KeyFileError::OldEncryption), None)));
    tab.drop_file(&root.key);
    assert_eq!(tab.trouble(), Some((Trouble::NoFit, None)));
    tab.drop_file(&device.key);
    let refused = Trouble::Refused(Refusal::NotAuthority { name: "device-1".to_owned() });
    assert_eq!(tab.trouble(), Some((refused, None)));
    assert_eq!(tab.workshop().make.own.certificates.len(), 1);
    let odd = tab.bench.write("photo.png", b"\x89PNG");
    tab.drop_file(&odd);
    assert_eq!(tab.trouble(), Some((Trouble::Key(KeyFileError::NotAKey), None)));
    tab.make(Event::FileRead("large".to_owned(), None));
    assert_eq!(tab.trouble(), Some((Trouble::Unread, None)));
    tab.drop_file(&tab.bench.path("Root.pem"));
    tab.drop_file(&tab.bench.path("Factory 7.pem"));
    tab.drop_file(&middle.key);
    assert_eq!(tab.trouble(), None);
    let shelf = &tab.workshop().shelf;
    assert_eq!(shelf.issuers().len(), 1);
    assert_eq!(shelf.chain(0).len(), 2, "the root that came with it is above it");
}

#[test]
fn a_key_that_was_brought_is_not_given_out_and_its_files_have_its_name() {
    let Some(mut tab) = Tab::new("own-kept") else { return };
    let [_, middle, _] = three(&tab.bench, "P-256");
    for path in ["Root.pem", "Factory 7.pem"] {
        tab.drop_file(&tab.bench.path(path));
    }
    tab.drop_file(&middle.key);
    tab.edit(Edit::Role(dps_enroll::workshop::Role::Device));
    tab.make(Event::Submitted);
    tab.make(Event::ProtectionDeclined(true));
    tab.make(Event::Asked(File::All));
    let files = unpack(tab.last().1);
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "certs/Factory-7.ca.cert.pem",
            "certs/azure-iot-test-only.chain.ca.cert.pem",
            "certs/new-device-full-chain.cert.pem",
            "certs/new-device.cert.pem",
            "private/new-device.key.pem",
        ]
    );
    let count = |name: &str| String::from_utf8_lossy(&files[name]).matches("BEGIN CERTIFICATE").count();
    assert_eq!(count("certs/azure-iot-test-only.chain.ca.cert.pem"), 2);
    assert_eq!(count("certs/new-device-full-chain.cert.pem"), 3);
    assert!(tab.workshop().shelf.made[0].key_to_save().is_none());
    tab.make(Event::Asked(File::Key(0)));
    assert_eq!(tab.saved.len(), 1);
    assert_eq!(tab.trouble(), Some((Trouble::Forgotten, None)));
}

#[test]
fn a_ca_that_was_made_here_comes_back_with_the_key_that_was_saved() {
    let Some(mut tab) = Tab::new("own-back") else { return };
    tab.make(Event::ChainAsked);
    tab.protect("correct horse");
    tab.make(Event::Asked(File::Key(1)));
    let key = tab.bench.write("saved.key", tab.last().1);
    let certificate = tab.write(1, false);
    tab.make(Event::Forgotten);
    tab.drop_file(&certificate);
    tab.drop_file(&key);
    tab.make(Event::OwnPassphraseTyped("correct horse".to_owned().into()));
    tab.make(Event::OwnUnlocked);
    assert_eq!(tab.trouble(), None);
    let shelf = &tab.workshop().shelf;
    assert_eq!((shelf.made.len(), shelf.issuers().len()), (3, 1));
    assert!(shelf.made[1].is_brought && shelf.made[1].key_to_save().is_none());
    assert_eq!(shelf.chain(1).len(), 2);
}

#[test]
fn a_ca_that_comes_while_another_is_made_is_taken_after_it() {
    let Some(mut tab) = Tab::new("own-meanwhile") else { return };
    let [root, _, _] = three(&tab.bench, "P-256");
    let (job, ask) = tab.act_until(workshop::Event::Make(Event::Submitted), 1).unwrap();
    tab.drop_file(&tab.bench.path("Root.pem"));
    tab.drop_file(&root.key);
    assert!(tab.workshop().shelf.made.is_empty());
    let answer = tab.answer(ask);
    tab.act_until(workshop::Event::Answered(job, answer, [1; 16]), usize::MAX);
    assert_eq!(tab.trouble(), None);
    assert_eq!(tab.workshop().shelf.issuers().len(), 2);
}

#[test]
fn an_expired_ca_proves_and_issues_nothing_and_says_so() {
    let Some(mut tab) = Tab::new("own-expired") else { return };
    let [root, _, _] = three(&tab.bench, "P-256");
    tab.drop_file(&tab.bench.path("Root.pem"));
    tab.drop_file(&root.key);
    tab.now = tab.now.plus(400 * DAY);
    let outside = Trouble::Refused(Refusal::OutsideIssuer {
        from: root.certificate.not_before,
        until: root.certificate.not_after,
    });
    tab.prove(prove::Event::CodeTyped("106A5SD242AF".to_owned()));
    tab.prove(prove::Event::Submitted);
    assert_eq!(tab.trouble(), Some((outside.clone(), Some(Control::Proved))));
    assert_eq!(tab.workshop().prove.code, "106A5SD242AF");
    tab.make(Event::ListTyped("meter-1".to_owned()));
    tab.make(Event::ListAsked);
    assert_eq!(tab.trouble(), Some((outside, Some(Control::ListUntil))));
}
