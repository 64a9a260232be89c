//! Chains, good ones and broken ones in more than a hundred ways, and what `openssl verify` says of each
//! (`fixtures/chains/make.py`): the verdict has to be OpenSSL's.
//!
//! The page verifies signatures with `WebCrypto`. Here OpenSSL did; `answers.tsv` has what came of each check, by the check's
//! hash, and where there is an OpenSSL it is asked again. To record new ones: `DPS_ENROLL_RECORD=1`.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use dps_enroll::{
    certificate::{Certificate, Item, read},
    chain::{
        Algorithm, Answer, Chain, Check, Fault, Hash, Link, Near, Outcome, Path, Role, Unsupported, Verdict,
        Verification, Weight, judge, links,
    },
};
use proptest::prelude::*;

use crate::support::{
    NOW,
    chains::{certificates, hash, recorded},
    fixture,
};

/// Where the verdict is not OpenSSL's, and why.
const DIFFERENT: [(&str, &str); 4] = [
    // OpenSSL takes the first issuer whose names fit, and does not come back when that leads nowhere. .NET, Go and browsers do.
    ("cross-signed-one-root-expired", "another path is valid"),
    ("cross-signed-one-root-missing", "another path is valid"),
    ("same-id-other-key-second", "another path is valid"),
    // OpenSSL reads past bytes that are too many in an extension; .NET, in which DPS is written, and Go do not.
    ("trailing-data-in-extension", "DER allows no trailing data"),
];

struct Case {
    name: String,
    certificates: Vec<Certificate>,
    lowest: usize,
    roots: String,
    purpose: String,
    /// Code and depth; none where OpenSSL accepts it.
    lax: Vec<(u16, usize)>,
    strict: Vec<(u16, usize)>,
}

fn errors(text: &str) -> Vec<(u16, usize)> {
    let error = |error: &str| {
        let (code, depth) = error.split_once('@').unwrap();
        (code.parse().unwrap(), depth.parse().unwrap())
    };
    if text == "ok" { Vec::new() } else { text.split(' ').map(error).collect() }
}

fn cases() -> Vec<Case> {
    let table = String::from_utf8(fixture("chains/verdicts.tsv")).unwrap();
    let case = |line: &str| {
        let [name, lowest, roots, purpose, lax, strict] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        Case {
            name: name.to_owned(),
            certificates: certificates(name),
            lowest: lowest.parse().unwrap(),
            roots: roots.to_owned(),
            purpose: purpose.to_owned(),
            lax: errors(lax),
            strict: errors(strict),
        }
    };
    table.lines().map(case).collect()
}

fn answers(links: &[Link], recorded: &BTreeMap<String, Answer>) -> Vec<Answer> {
    let answer = |link: &Link| match &link.check {
        Check::Verify(verification) => recorded[&hash(verification)],
        _ => Answer::Unsupported,
    };
    links.iter().map(answer).collect()
}

fn verdict(certificates: &[Certificate], recorded: &BTreeMap<String, Answer>) -> Verdict {
    let links = links(certificates);
    judge(certificates, &links, &answers(&links, recorded), NOW)
}

/// The chain that OpenSSL was asked about; of certificates that are there twice, the first.
fn chain_of(case: &Case, recorded: &BTreeMap<String, Answer>) -> Chain {
    let lowest = &case.certificates[case.lowest];
    let first = case.certificates.iter().position(|one| one.der() == lowest.der()).unwrap();
    let chains = verdict(&case.certificates, recorded).chains;
    chains
        .into_iter()
        .find(|chain| chain.lowest == first)
        .unwrap_or_else(|| panic!("{}: not lowest", case.name))
}

/// The path of the fixture of this name.
fn path(name: &str) -> (Vec<Certificate>, Path) {
    let case = cases().into_iter().find(|case| case.name == name).unwrap();
    let path = chain_of(&case, &recorded()).paths.remove(0);
    (case.certificates, path)
}

/// Whether a fault stands for an error of OpenSSL. What cannot be read OpenSSL does not take as issuer either, so it shows one
/// lower; and names are at fault where they are, not where they are restricted.
fn stands_for(path: &Path, (code, depth): (u16, usize)) -> bool {
    path.findings.iter().any(|finding| {
        let is_at = match finding.fault {
            Fault::Malformed { .. } | Fault::Repeated { .. } => [depth, depth + 1].contains(&finding.depth),
            Fault::NameConstraints => finding.depth > depth,
            _ => finding.depth == depth,
        };
        is_at && finding.fault.openssl_errors().contains(&code)
    })
}

#[test]
fn every_verdict_is_openssls() {
    let (cases, recorded) = (cases(), recorded());
    assert!(cases.len() > 120);
    let mut wrong = Vec::new();
    for case in &cases {
        let chain = chain_of(case, &recorded);
        let best = &chain.paths[0];
        let role = if case.purpose == "any" { Role::Authority } else { Role::Client };
        let has = |weight| best.findings.iter().any(|finding| finding.fault.weight() == weight);
        let accepts = match best.outcome {
            // What cannot be judged is not accepted, whatever OpenSSL says.
            Outcome::Undecided => case.name.starts_with("unsupported-") || case.name.starts_with("names-"),
            Outcome::Accepted => case.lax.is_empty(),
            Outcome::Refused => !case.lax.is_empty(),
        };
        let is_different = DIFFERENT.iter().any(|(name, _)| *name == case.name);
        let lax = case.lax.iter().all(|error| stands_for(best, *error));
        let strict = case.strict.iter().all(|error| stands_for(best, *error));
        // Strict findings are there exactly where OpenSSL minds them, as far as it got.
        let minds = !case.lax.is_empty()
            || best.outcome == Outcome::Refused
            || has(Weight::Strict) != case.strict.is_empty();
        let fits = accepts && lax && strict && minds;
        if fits == is_different || chain.role != role {
            wrong.push(format!(
                "{}: {:?} {:?}, OpenSSL {:?} {:?}",
                case.name, best.outcome, best.findings, case.lax, case.strict
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Says no more than is wrong: every refusing fault of a chain is one that OpenSSL names, where OpenSSL went on to the end.
#[test]
fn no_fault_is_made_up() {
    let recorded = recorded();
    for case in cases() {
        let best = chain_of(&case, &recorded).paths.remove(0);
        // After these OpenSSL goes on.
        let goes_on = |(code, _): &(u16, usize)| [10, 25, 26, 34, 79].contains(code);
        if case.lax.is_empty()
            || !case.lax.iter().all(goes_on)
            || DIFFERENT.iter().any(|(name, _)| *name == case.name)
        {
            continue;
        }
        for finding in best.findings.iter().filter(|finding| finding.fault.weight() == Weight::Refused) {
            let named = |error: &(u16, usize)| {
                error.1 == finding.depth && finding.fault.openssl_errors().contains(&error.0)
            };
            assert!(case.lax.iter().any(named), "{}: {finding:?}, {:?}", case.name, case.lax);
        }
    }
}

#[test]
fn the_order_of_the_certificates_does_not_matter() {
    let recorded = recorded();
    for case in cases() {
        let expected = chain_of(&case, &recorded);
        let lowest = case.certificates[case.lowest].der();
        let mut turned = case.certificates.clone();
        for _ in 1..turned.len() {
            turned.rotate_left(1);
            let chains = verdict(&turned, &recorded).chains;
            let chain = chains.iter().find(|chain| turned[chain.lowest].der() == lowest).unwrap();
            // Of equally good paths the one whose issuers came first is the first.
            assert_eq!(chain.paths[0].outcome, expected.paths[0].outcome, "{}", case.name);
            assert_eq!(chain.paths[0].valid.is_some(), expected.paths[0].valid.is_some(), "{}", case.name);
            assert_eq!(chain.paths.len(), expected.paths.len(), "{}", case.name);
        }
    }
}

#[test]
fn faults_carry_what_a_person_needs() {
    let fault = |name: &str, depth: usize| {
        let (_, path) = path(name);
        let at = path.findings.into_iter().filter(move |finding| finding.depth == depth);
        at.map(|finding| finding.fault).collect::<Vec<_>>()
    };
    assert_eq!(fault("pathlen-exceeded-by-one", 3), [Fault::PathLength { allowed: 1, found: 2 }]);
    assert_eq!(fault("reissued-root", 0), [Fault::NoIssuer(Near::KeyId(0))]);
    assert_eq!(fault("authority-by-other-serial", 0)[0], Fault::NoIssuer(Near::Serial(0)));
    assert_eq!(fault("other-kind-of-key", 0)[0], Fault::NoIssuer(Near::KeyKind(0)));
    assert_eq!(fault("no-root", 1), [Fault::NoIssuer(Near::Nothing)]);
    assert_eq!(fault("circle", 2), [Fault::NoIssuer(Near::Circle)]);
    assert_eq!(fault("server-leaf", 0), [Fault::NotForClients { usages: vec!["serverAuth".to_owned()] }]);
    assert_eq!(fault("weak-key-leaf", 0), [Fault::WeakKey { key: "RSA 1024".to_owned() }]);
    assert_eq!(fault("same-id-other-key-second", 0)[0], Fault::OtherIssuerOfName { index: 0 });
    assert_eq!(fault("unsupported-sha224", 0), [Fault::Unsupported(Unsupported::Hash("SHA-224"))]);
    assert_eq!(fault("unsupported-pss-mgf", 0), [Fault::Unsupported(Unsupported::PssParameters)]);
    assert!(matches!(fault("leaf-outlives-issuer", 0)[..], [Fault::OutlivesIssuer { .. }]));
    assert_eq!(path("never-together").1.valid, None);
    let (certificates, good) = path("good-p256");
    let valid = good.valid.unwrap();
    let leaf = &certificates[good.certificates[0]];
    assert_eq!((valid.from, valid.until), (leaf.not_before, leaf.not_after));
    for case in cases() {
        for chain in verdict(&case.certificates, &recorded()).chains {
            for finding in chain.paths.iter().flat_map(|path| &path.findings) {
                let sentence = finding.fault.to_string();
                assert!(sentence.ends_with('.') && sentence.len() > 30, "{}: {sentence}", case.name);
            }
        }
    }
}

#[test]
fn what_was_not_verified_is_never_accepted() {
    for case in cases() {
        let links = links(&case.certificates);
        for path in
            judge(&case.certificates, &links, &[], NOW).chains.into_iter().flat_map(|chain| chain.paths)
        {
            assert_ne!(path.outcome, Outcome::Accepted, "{}", case.name);
        }
        let wrong = vec![Answer::Invalid; links.len()];
        for path in
            judge(&case.certificates, &links, &wrong, NOW).chains.into_iter().flat_map(|chain| chain.paths)
        {
            assert_ne!(path.outcome, Outcome::Accepted, "{}", case.name);
        }
    }
}

#[test]
fn both_chains_of_a_file_are_found_and_both_paths_of_a_cross_signed_one() {
    let recorded = recorded();
    let two = verdict(&certificates("two-chains"), &recorded);
    assert_eq!(two.chains.len(), 2);
    assert!(two.chains.iter().all(|chain| chain.paths[0].outcome == Outcome::Accepted));
    let cross = verdict(&certificates("cross-signed"), &recorded);
    assert_eq!(cross.chains.len(), 1);
    assert_eq!(cross.chains[0].paths.len(), 2);
    assert!(cross.chains[0].paths.iter().all(|path| path.outcome == Outcome::Accepted));
    assert_eq!(verdict(&certificates("duplicates"), &recorded).duplicates, [2, 3]);
}

/// Certificates that all certify each other have as many paths as there are orders of them.
#[test]
fn a_thicket_is_cut_and_said() {
    let bare = certificates("no-identifiers").remove(0);
    let name = b"Bare Root";
    let places: Vec<usize> = (0..bare.der().len()).filter(|at| bare.der()[*at..].starts_with(name)).collect();
    let make = |issuer: u8, subject: u8| {
        let mut der = bare.der().to_vec();
        der[places[0] + name.len() - 1] = issuer;
        der[places[1] + name.len() - 1] = subject;
        let Item::Certificate(one) = read("", &der).items.remove(0) else { panic!("no certificate") };
        *one
    };
    let letters = b"abcdefgh".iter();
    let pairs = letters.clone().flat_map(|one| letters.clone().map(move |other| (*one, *other)));
    let mut thicket: Vec<_> =
        pairs.filter(|(one, other)| one != other).map(|(one, other)| make(one, other)).collect();
    thicket.push(make(b'a', b'z'));
    let links = links(&thicket);
    assert_eq!(links.len(), 57 * 7);
    let verdict = judge(&thicket, &links, &[], NOW);
    let [chain] = &verdict.chains[..] else { panic!("{} chains", verdict.chains.len()) };
    assert!(chain.has_more && chain.paths.len() == 32 && chain.lowest == 56);
    // And where one certificate may have very many issuers, not all are tried.
    let mut crowd: Vec<_> = (0..100_u8)
        .map(|serial| {
            let mut der = make(b'q', b'a').der().to_vec();
            let last = der.len() - 1;
            der[last] = serial;
            let Item::Certificate(one) = read("", &der).items.remove(0) else { panic!("no certificate") };
            *one
        })
        .collect();
    crowd.push(make(b'a', b'z'));
    let links = dps_enroll::chain::links(&crowd);
    assert_eq!(links.len(), 16);
    assert!(judge(&crowd, &links, &[], NOW).chains.iter().any(|chain| chain.lowest == 100 && chain.has_more));
}

fn openssl(arguments: &[&str]) -> Option<std::process::Output> {
    Command::new("openssl").args(arguments).output().ok()
}

/// `None` where there is no OpenSSL 3.
fn has_openssl() -> bool {
    openssl(&["version"]).is_some_and(|output| output.stdout.starts_with(b"OpenSSL 3."))
}

/// What OpenSSL says of a check, from what `WebCrypto` would get.
fn verify(verification: &Verification, folder: &std::path::Path) -> Answer {
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let Verification { algorithm, public_key, signed, signature } = verification;
    let digest = |hash: &Hash| format!("-{}", hash.as_str().replace('-', "").to_lowercase());
    let (data, key) = (file("signed", signed), file("key", public_key));
    let with_digest = |hash: &Hash, signature: &[u8], options: &[&str]| {
        let (hash, signature) = (digest(hash), file("signature", signature));
        let mut arguments = vec!["dgst", &hash, "-keyform", "DER", "-verify", &key, "-signature", &signature];
        arguments.extend(options.iter().flat_map(|option| ["-sigopt", option]));
        arguments.push(&data);
        openssl(&arguments)
    };
    let output = match algorithm {
        Algorithm::RsaPkcs1(hash) => with_digest(hash, signature, &[]),
        Algorithm::RsaPss { hash, salt_length } => {
            let salt = format!("rsa_pss_saltlen:{salt_length}");
            with_digest(hash, signature, &["rsa_padding_mode:pss", &salt])
        }
        Algorithm::Ecdsa { curve, hash } => {
            assert_eq!(signature.len(), 2 * curve.field_bytes());
            with_digest(hash, &der_ecdsa(signature), &[])
        }
        Algorithm::Ed25519 => {
            let signature = file("signature", signature);
            openssl(&[
                "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", &key, "-rawin", "-in", &data,
                "-sigfile", &signature,
            ])
        }
    };
    if output.unwrap().status.success() { Answer::Valid } else { Answer::Invalid }
}

/// Two numbers side by side as a SEQUENCE of two INTEGERs.
fn der_ecdsa(raw: &[u8]) -> Vec<u8> {
    use der::{Encode, asn1::UintRef};
    let (r, s) = raw.split_at(raw.len() / 2);
    let numbers = [r, s].map(|number| UintRef::new(number).unwrap().to_der().unwrap()).concat();
    let length = u8::try_from(numbers.len()).unwrap();
    let head = if length < 128 { vec![0x30, length] } else { vec![0x30, 0x81, length] };
    [head, numbers].concat()
}

#[test]
fn openssl_gives_the_recorded_answers_and_verdicts() {
    if !has_openssl() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("dps-enroll-chain-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut found = BTreeMap::new();
    let cases = cases();
    for case in &cases {
        for link in links(&case.certificates) {
            if let Check::Verify(verification) = &link.check {
                found.entry(hash(verification)).or_insert_with(|| verify(verification, &folder));
            }
        }
    }
    fs::remove_dir_all(&folder).unwrap();
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/chains");
    if std::env::var_os("DPS_ENROLL_RECORD").is_some() {
        let line = |(hash, answer): (&String, &Answer)| {
            format!("{hash}\t{}\n", if *answer == Answer::Valid { "valid" } else { "invalid" })
        };
        fs::write(fixtures.join("answers.tsv"), found.iter().map(line).collect::<String>()).unwrap();
    }
    assert_eq!(found, recorded());
    for case in &cases {
        let file = fixtures.join(format!("{}.pem", case.name));
        let lowest = case.lowest.to_string();
        let mut command = Command::new(fixtures.join("verify.sh"));
        let output = command.arg(file).args([&lowest, &case.roots, &case.purpose]).output().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        let (lax, strict) = output.trim().split_once('\t').unwrap();
        assert_eq!((errors(lax), errors(strict)), (case.lax.clone(), case.strict.clone()), "{}", case.name);
    }
}

proptest! {
    /// A damaged chain is judged, never accepted on a link that does not verify, and never panics.
    #[test]
    fn any_damage_is_judged(
        name in prop::sample::select(vec!["good-p256", "good-rsa-pss-key", "cross-signed", "good-c-sdk", "names-permitted"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut damaged = Vec::new();
        for (number, one) in certificates(name).into_iter().enumerate() {
            let mut der = one.der().to_vec();
            if number == 0 {
                for (at, byte) in &damage {
                    let at = at.index(der.len());
                    der[at] = *byte;
                }
            }
            let items = read("damaged", &der).items.into_iter();
            damaged.extend(items.filter_map(|item| if let Item::Certificate(one) = item { Some(*one) } else { None }));
        }
        let links = links(&damaged);
        let verdict = judge(&damaged, &links, &vec![Answer::Valid; links.len()], NOW);
        prop_assert_eq!(verdict.chains.is_empty(), damaged.is_empty());
        for chain in verdict.chains {
            prop_assert!(!chain.paths.is_empty());
        }
    }
}
