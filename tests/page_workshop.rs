//! The benches that make certificates, without a browser: OpenSSL does what `WebCrypto` is asked for. Without an OpenSSL 3
//! those tests do nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::fs;

use dps_enroll::{
    page::{
        Effect, Event, State,
        address::Address,
        workshop::{
            self,
            crypto::{Answer, Ask},
            make,
            trouble::{Spot, Trouble},
        },
    },
    secret::Secret,
    text::Locale,
    workshop::Refusal,
};
use support::{
    NOW,
    openssl::{Bench, openssl, public, three},
};

fn act(bench: &Bench, page: &mut State, event: make::Event) {
    let mut next = Some(workshop::Event::Make(event));
    while let Some(event) = next.take() {
        for effect in page.update(Event::Workshop(event), NOW) {
            if let Effect::Workshop(workshop::Effect::Crypto(job, ask)) = effect {
                next = Some(workshop::Event::Answered(job, answer(bench, ask), [7; 16]));
            }
        }
    }
}

fn answer(bench: &Bench, ask: Ask) -> Answer {
    match ask {
        Ask::Generate(_) => {
            let path = bench.key("new", "P-256");
            let key = openssl(&["pkcs8", "-topk8", "-nocrypt", "-in", &path, "-outform", "DER"]);
            Answer::Key { key: Secret::new(key), public_key: public(&path) }
        }
        Ask::Sign { key, signing, bytes } => {
            let path = bench.write("signing.key", key.expose());
            Answer::Signature(bench.sign(&path, signing, &bytes))
        }
        Ask::PublicKey { key, .. } => Answer::PublicKey(public(&bench.write("own.key", key.expose()))),
        _ => Answer::Refused,
    }
}

fn page() -> State {
    State::new(Locale::English, Address::default(), None)
}

#[test]
fn a_test_chain_is_one_press_and_its_keys_can_be_forgotten() {
    let Some(bench) = Bench::new("page-chain") else { return };
    let mut page = page();
    act(&bench, &mut page, make::Event::ChainAsked);
    assert_eq!(page.workshop.trouble, None);
    let shelf = &page.workshop.shelf;
    assert_eq!(shelf.made.len(), 3);
    let (root, middle, device) = (
        bench.write("r.pem", shelf.pem(0, false)),
        bench.write("i.pem", shelf.pem(1, false)),
        bench.write("d.pem", shelf.pem(2, false)),
    );
    let at = NOW.0.to_string();
    let mut verify = vec!["verify", "-x509_strict", "-purpose", "sslclient", "-attime", &at];
    verify.extend(["-CAfile", &root, "-untrusted", &middle, &device]);
    openssl(&verify);
    assert!(shelf.has_keys());
    act(&bench, &mut page, make::Event::Forgotten);
    assert!(!page.workshop.shelf.has_keys());
    assert_eq!(page.workshop.shelf.made.len(), 3);
}

#[test]
fn a_leaf_or_a_strange_key_is_no_ca_and_nothing_is_lost() {
    let Some(bench) = Bench::new("page-own") else { return };
    let [root, middle, device] = three(&bench, "P-256");
    let file = |path: &str| make::Event::FileRead(path.to_owned(), Secret::new(fs::read(path).unwrap()));
    let mut page = page();
    act(&bench, &mut page, file(&bench.path("device-1.pem")));
    act(&bench, &mut page, file(&root.key));
    assert_eq!(page.workshop.trouble, Some((Spot::Own, Trouble::NoFit)));
    act(&bench, &mut page, file(&device.key));
    let refused = Trouble::Refused(Refusal::NotAuthority { name: "device-1".to_owned() });
    assert_eq!(page.workshop.trouble, Some((Spot::Own, refused)));
    assert_eq!(page.workshop.make.own.certificates.len(), 1);
    act(&bench, &mut page, file(&bench.path("Factory 7.pem")));
    act(&bench, &mut page, file(&middle.key));
    assert_eq!(page.workshop.trouble, None);
    assert_eq!(page.workshop.shelf.issuers().len(), 1);
}
