//! Certificates that are made are read back with OpenSSL, which also stands in for `WebCrypto`: it makes the keys and signs.
//! Without an OpenSSL 3 these tests do nothing.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
};

use dps_enroll::{
    certificate::{Item as Found, read},
    chain::{Answer, Outcome, judge, links},
    dps::IdError,
    time::UnixSeconds,
    workshop::{Issuer, Refusal, Request, Role, Signing, assemble, full_chain, key_fits, to_be_signed},
};
use proptest::prelude::*;

use crate::support::{
    NOW, fixture,
    openssl::{Bench, Made, one, openssl, public, request, three},
};

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
        assert!(key_fits(&device.certificate, &public(&device.key)));
        assert!(!key_fits(&device.certificate, &public(&root.key)));
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
    let key = public(&device.key);
    let weak = public(&bench.key("weak", "1024"));
    let curve = public(&bench.key("curve", "P-224"));
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
    assert_eq!(refused(&middle, &|request| "FRA".clone_into(&mut request.subject.country)), Refusal::Country);
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
        items.skip(1).find_map(|item| if let Found::Certificate(one) = item { Some(one) } else { None });
    let issuer = issuer.unwrap();
    let key = public(&bench.key("device", "P-256"));
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
        bench.make("server", kind, Some(&middle), |_| {});
        bench.make("Other", kind, None, |_| {});
        bench.write("authorities.pem", full_chain(std::slice::from_ref(&middle.certificate)));
        assert!(handshake(&bench, "Root", "server", "device-1"), "{kind}");
        assert!(!handshake(&bench, "Other", "server", "device-1"), "another root: {kind}");
    }
}

proptest! {
    /// Whatever is asked for is refused with a sentence, or is a certificate that says what was asked for.
    #[test]
    fn a_made_certificate_says_what_was_asked_for(
        common_name in ".{0,70}",
        organization in "\\PC{0,70}",
        country in "([A-Za-z]{2})?|.{0,3}",
        from in -1_000_000_i64..260_000_000_000,
        length in -10_i64..40_000_000_000,
        path_length in prop::option::of(any::<u8>()),
        entropy in any::<[u8; 16]>(),
    ) {
        let key = fixture("certificates/public-key.der");
        let mut request = request("Root", &key, None);
        (request.subject.common_name, request.subject.organization) = (common_name, organization);
        (request.subject.country, request.path_length, request.entropy) = (country, path_length, entropy);
        (request.from, request.until) = (UnixSeconds(from), UnixSeconds(from + length));
        match to_be_signed(&request) {
            Err(refusal) => prop_assert!(refusal.to_string().ends_with('.')),
            Ok((signed, signing)) => {
                let made = one(&assemble(&signed, signing, &[0x80; 64]).unwrap());
                let of = |label: &str| {
                    let of = made.subject.attributes.iter().find(|attribute| attribute.label == label);
                    of.map(|attribute| attribute.value.clone()).unwrap_or_default()
                };
                prop_assert_eq!(of("CN"), request.subject.common_name);
                prop_assert_eq!(of("O"), request.subject.organization);
                prop_assert_eq!(of("C"), request.subject.country.to_ascii_uppercase());
                prop_assert_eq!((made.not_before, made.not_after), (request.from, request.until));
                prop_assert_eq!(made.basic_constraints.unwrap().path_length, path_length);
                prop_assert!(made.is_self_issued() && !made.has_odd_serial);
                prop_assert_eq!(made.subject_key_id, made.authority_key_id);
            }
        }
    }
}
