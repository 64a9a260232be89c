//! The certificates of `fixtures/chains`, and what came of their signatures when OpenSSL verified them.

use std::collections::BTreeMap;

use dps_enroll::{
    certificate::{Certificate, Item, hex, read},
    chain::{Answer, Verification},
};
use sha2::{Digest, Sha256};

use super::fixture;

pub(crate) fn certificates(name: &str) -> Vec<Certificate> {
    let items = read(name, &fixture(&format!("chains/{name}.pem"))).items.into_iter();
    items
        .map(|item| if let Item::Certificate(one) = item { *one } else { panic!("{name}: {item:?}") })
        .collect()
}

/// The name of a check in `answers.tsv`.
pub(crate) fn hash(verification: &Verification) -> String {
    let Verification { algorithm, public_key, signed, signature } = verification;
    let text = format!("{algorithm:?} {} {} {}", hex(public_key), hex(signed), hex(signature));
    hex(&Sha256::digest(text))[..32].to_owned()
}

pub(crate) fn recorded() -> BTreeMap<String, Answer> {
    let table = String::from_utf8(fixture("chains/answers.tsv")).unwrap();
    let answer = |line: &str| {
        let (hash, answer) = line.split_once('\t').unwrap();
        (hash.to_owned(), if answer == "valid" { Answer::Valid } else { Answer::Invalid })
    };
    table.lines().map(answer).collect()
}
