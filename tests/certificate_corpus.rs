//! Certificates and everything people mistake for one, made by OpenSSL (`fixtures/certificates/make.sh`).

use dps_enroll::{
    certificate::{
        Certificate, Finding, Item, Kind, Problem, Severity, arrange, check_size, findings, read, suggest,
    },
    dps::enrollment,
    time::UnixSeconds,
};
use proptest::prelude::*;

use crate::support::fixture;

/// A day after the fixtures were made.
fn now() -> UnixSeconds {
    certificate("root").not_before.plus(86_400)
}

fn file(name: &str) -> Vec<u8> {
    fixture(&format!("certificates/{name}"))
}

fn certificates(bytes: &[u8]) -> Vec<Certificate> {
    let items = read("file", bytes).items.into_iter();
    items.filter_map(|item| if let Item::Certificate(one) = item { Some(*one) } else { None }).collect()
}

fn problems(bytes: &[u8]) -> Vec<Problem> {
    let items = read("file", bytes).items.into_iter();
    items.filter_map(|item| if let Item::Problem(one) = item { Some(one) } else { None }).collect()
}

fn certificate(name: &str) -> Certificate {
    certificates(&file(&format!("{name}.pem"))).pop().unwrap()
}

fn names(certificates: &[Certificate]) -> Vec<&str> {
    certificates.iter().map(|one| one.subject.common_name().unwrap_or("?")).collect()
}

/// Subject, issuer, dates, serial and both thumbprints are those that OpenSSL reads.
fn agree(certificates: &[Certificate], expected: &str) {
    assert_eq!(certificates.len(), expected.lines().count());
    for (one, line) in certificates.iter().zip(expected.lines()) {
        let [subject, issuer, from, to, serial, sha1, sha256] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        assert_eq!(one.subject.to_string(), subject);
        assert_eq!(one.issuer.to_string(), issuer);
        assert_eq!(one.not_before.0.to_string(), from, "{subject}");
        assert_eq!(one.not_after.0.to_string(), to, "{subject}");
        assert_eq!((&*one.sha1_thumbprint, &*one.sha256_thumbprint), (sha1, sha256), "{subject}");
        if serial.starts_with('-') || serial.trim_matches('0').is_empty() {
            assert!(one.has_odd_serial, "{subject}: {serial}");
        } else {
            assert_eq!(one.serial, serial, "{subject}");
        }
    }
}

#[test]
fn every_root_of_a_real_bundle_reads_as_openssl_reads_it() {
    let roots = certificates(&fixture("roots/cacert.pem"));
    assert!(problems(&fixture("roots/cacert.pem")).is_empty());
    agree(&roots, &String::from_utf8(fixture("roots/expected.tsv")).unwrap());
    assert!(roots.iter().all(Certificate::is_ca));
    assert!(roots.iter().all(|root| root.malformed_extensions.is_empty()));
}

#[test]
fn the_fixtures_read_as_openssl_reads_them() {
    let order = [
        "root",
        "intermediate",
        "leaf",
        "odd-leaf",
        "root-g2",
        "international",
        "forever",
        "negative",
        "weak",
        "sha1",
        "ed25519",
        "version-1",
        "no-common-name",
    ];
    let all: Vec<_> = order.into_iter().map(certificate).collect();
    agree(&all, &String::from_utf8(file("expected.tsv")).unwrap());
}

/// x509-cert is the reference for whatever OpenSSL's one-line output does not say.
#[test]
fn the_roots_read_as_x509_cert_reads_them() {
    use der::{Decode, Encode, referenced::OwnedToRef};
    use x509_cert::certificate::{CertificateInner, Raw};

    for root in certificates(&fixture("roots/cacert.pem")) {
        let reference = CertificateInner::<Raw>::from_der(root.der()).unwrap();
        let tbs = reference.tbs_certificate();
        assert_eq!(usize::from(root.version), tbs.version() as usize + 1);
        let info = tbs.subject_public_key_info().owned_to_ref().to_der().unwrap();
        let bits = info.len();
        assert!(bits > 32, "{}", root.subject);
        let extension = |oid: &str| {
            let all = tbs.extensions().map(Vec::as_slice).unwrap_or_default();
            all.iter()
                .find(|one| one.extn_id.to_string() == oid)
                .map(|one| one.extn_value.as_bytes().to_vec())
        };
        let constraints = extension("2.5.29.19").map(|value| {
            let read = x509_cert::ext::pkix::BasicConstraints::from_der(&value).unwrap();
            (read.ca, read.path_len_constraint)
        });
        assert_eq!(
            root.basic_constraints.map(|ours| (ours.ca, ours.path_length)),
            constraints,
            "{}",
            root.subject
        );
        let id = extension("2.5.29.14").map(|value| {
            let read = x509_cert::ext::pkix::SubjectKeyIdentifier::from_der(&value).unwrap();
            dps_enroll::certificate::hex(read.0.as_bytes())
        });
        assert_eq!(root.subject_key_id, id);
        let id = extension("2.5.29.35").and_then(|value| {
            let read = x509_cert::ext::pkix::AuthorityKeyIdentifier::from_der(&value).unwrap();
            read.key_identifier.map(|id| dps_enroll::certificate::hex(id.as_bytes()))
        });
        assert_eq!(root.authority_key_id, id);
        let usage = extension("2.5.29.15").map_or(0, |value| {
            x509_cert::ext::pkix::KeyUsage::from_der(&value).unwrap().0.into_iter().count()
        });
        assert_eq!(root.key_usage.len(), usage, "{}", root.subject);
    }
}

#[test]
fn every_field_of_a_leaf_is_read() {
    let leaf = certificate("leaf");
    assert_eq!(leaf.public_key.to_string(), "EC P-256");
    assert_eq!(leaf.signature_algorithm.to_string(), "ECDSA with SHA-256");
    assert_eq!(leaf.basic_constraints.map(|constraints| constraints.ca), Some(false));
    let list = |items: Vec<String>| items.join(", ");
    assert_eq!(list(leaf.key_usage.iter().map(ToString::to_string).collect()), "digitalSignature");
    assert_eq!(
        list(leaf.extended_key_usage.iter().map(ToString::to_string).collect()),
        "clientAuth, 1.2.3.4"
    );
    assert_eq!(
        list(leaf.subject_alternative_names.iter().map(ToString::to_string).collect()),
        "DNS:device-1.example, IP:192.0.2.7, IP:2001:db8:0:0:0:0:0:1, email:iot@example.com, URI:urn:device:1, \
         directory:CN=Device 1"
    );
    assert_eq!(certificate("ed25519").public_key.to_string(), "Ed25519");
    assert_eq!(certificate("weak").public_key.to_string(), "RSA 1024");
    assert_eq!(certificate("sha1").public_key.to_string(), "RSA 2048");
    let intermediate = certificate("intermediate");
    assert_eq!(intermediate.basic_constraints.map(|constraints| constraints.path_length), Some(Some(0)));
    assert_eq!(intermediate.authority_key_id, certificate("root").subject_key_id);
}

#[test]
fn one_certificate_in_every_encoding() {
    let root = certificate("root");
    let text = String::from_utf8(file("root.pem")).unwrap();
    let utf16 = |unit: fn(u16) -> [u8; 2], mark: bool| {
        let mark = mark.then_some(0xfeff);
        mark.into_iter().chain(text.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    let twice = {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode(&text)
    };
    let variants: [(&str, Vec<u8>); 19] = [
        ("PEM", text.clone().into_bytes()),
        ("DER", file("root.der")),
        ("CRLF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
        ("BOM", format!("\u{feff}{text}").into_bytes()),
        ("UTF-16 LE with BOM", utf16(u16::to_le_bytes, true)),
        ("UTF-16 BE with BOM", utf16(u16::to_be_bytes, true)),
        ("UTF-16 LE", utf16(u16::to_le_bytes, false)),
        ("UTF-16 BE", utf16(u16::to_be_bytes, false)),
        ("text around", format!("Subject: CN=x\n\n{text}\nSent from my phone\n").into_bytes()),
        ("Latin-1 around", [b"Soci\xe9t\xe9\n", text.as_bytes()].concat()),
        ("indented", text.replace('\n', "\n    ").into_bytes()),
        (
            "no line breaks",
            format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----").into_bytes(),
        ),
        ("bare base64", base64.clone().into_bytes()),
        ("base64 of the PEM", twice.into_bytes()),
        ("escaped line breaks", text.replace('\n', r"\n").into_bytes()),
        ("spaces for line breaks", text.replace('\n', " ").into_bytes()),
        ("a variable of one line", format!("CA=\"{}\"\n", text.replace('\n', " ").trim()).into_bytes()),
        ("no line breaks at all", text.replace('\n', "").into_bytes()),
    ];
    for (name, bytes) in variants {
        let found = certificates(&bytes);
        assert_eq!(found.len(), 1, "{name}: {:?}", problems(&bytes));
        assert_eq!(found[0].der(), root.der(), "{name}");
        assert!(problems(&bytes).is_empty(), "{name}: {:?}", problems(&bytes));
        // What is sent is clean, whatever came.
        assert_eq!(found[0].to_pem(), text, "{name}");
    }
}

#[test]
fn several_certificates_in_one_file() {
    for name in ["chain.pem", "bag-attributes.pem", "container.p7b", "container-der.p7b"] {
        let found = certificates(&file(name));
        assert!(found.len() >= 2, "{name}");
        assert!(names(&found).contains(&"Contoso Root CA"), "{name}");
    }
    let on_one_line = String::from_utf8(file("chain.pem")).unwrap().replace('\n', " ");
    let found = certificates(on_one_line.as_bytes());
    assert_eq!(names(&found), names(&certificates(&file("chain.pem"))));
    let chain = String::from_utf8(file("chain.pem")).unwrap();
    let joined = chain.replace("-----END CERTIFICATE-----\n", "-----END CERTIFICATE-----");
    assert_eq!(names(&certificates(joined.as_bytes())), names(&certificates(chain.as_bytes())));
    let key = String::from_utf8(file("pkcs8-key.pem")).unwrap().replace('\n', " ");
    let key = problems(format!("{key}\n{on_one_line}").as_bytes());
    assert!(matches!(&key[..], [Problem::Other(found)] if found.what == Kind::PrivateKey), "{key:?}");
    let bag = problems(&file("bag-attributes.pem"));
    assert!(matches!(&bag[..], [Problem::Other(found)] if found.what == Kind::PrivateKey), "{bag:?}");
}

#[test]
fn what_is_no_certificate_is_named() {
    let table = [
        ("sec1-key.pem", Kind::PrivateKey),
        ("pkcs8-key.pem", Kind::PrivateKey),
        ("pkcs8-key.der", Kind::PrivateKey),
        ("pkcs1-key.der", Kind::PrivateKey),
        ("sec1-key.der", Kind::PrivateKey),
        ("encrypted-key.pem", Kind::EncryptedPrivateKey),
        ("encrypted-pkcs1-key.pem", Kind::EncryptedPrivateKey),
        ("encrypted-key.der", Kind::EncryptedPrivateKey),
        ("public-key.pem", Kind::PublicKey),
        ("public-key.der", Kind::PublicKey),
        ("request.pem", Kind::SigningRequest),
        ("request.der", Kind::SigningRequest),
        ("bundle.p12", Kind::Pkcs12),
        ("crl.pem", Kind::RevocationList),
        ("crl.der", Kind::RevocationList),
        ("trusted.pem", Kind::TrustedCertificate),
    ];
    for (name, kind) in table {
        let found = problems(&file(name));
        assert!(matches!(&found[..], [Problem::Other(found)] if found.what == kind), "{name}: {found:?}");
        assert!(certificates(&file(name)).is_empty(), "{name}");
    }
    let texts = [
        (
            "HostName=mydps.azure-devices-provisioning.net;SharedAccessKeyName=x;SharedAccessKey=YQ==",
            Kind::ConnectionString,
        ),
        ("<!DOCTYPE html><html><body>Not found</body></html>", Kind::Html),
        ("{\"certificate\": null}", Kind::Json),
        ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ user@host", Kind::SshKey),
    ];
    for (text, kind) in texts {
        let found = problems(text.as_bytes());
        assert!(matches!(&found[..], [Problem::Other(found)] if found.what == kind), "{text}: {found:?}");
    }
    let parameters = problems(&file("ec-parameters.pem"));
    assert!(
        parameters
            .iter()
            .any(|found| matches!(found, Problem::Other(found) if found.what == Kind::PrivateKey)),
        "{parameters:?}"
    );
}

#[test]
fn nothing_of_a_private_key_is_kept() {
    for name in ["sec1-key.pem", "pkcs8-key.pem", "bag-attributes.pem"] {
        let text = String::from_utf8(file(name)).unwrap();
        let kept = format!("{:?}", problems(text.as_bytes()));
        let secret = text.lines().skip_while(|line| !line.contains("PRIVATE KEY")).nth(1).unwrap();
        assert!(!kept.contains(secret), "{name}");
    }
}

#[test]
fn broken_blocks_say_where_and_do_not_hide_the_good_ones() {
    let root = String::from_utf8(file("root.pem")).unwrap();
    let lines: Vec<_> = root.lines().collect();
    let broken = |change: &dyn Fn(&mut Vec<&str>)| {
        let mut lines = lines.clone();
        change(&mut lines);
        lines.join("\n") + "\n"
    };
    let no_end = broken(&|lines| {
        lines.pop();
    });
    let not_base64 = broken(&|lines| lines[3] = "this is ! not base64");
    let short = broken(&|lines| {
        let at = lines.len() - 2;
        // One character beyond whole groups of four decodes to nothing.
        lines[at] = &lines[at][..lines[at].len() - 3];
    });
    let wrong_end = broken(&|lines| *lines.last_mut().unwrap() = "-----END PRIVATE KEY-----");
    let no_begin = broken(&|lines| {
        lines.remove(0);
    });
    let cut = broken(&|lines| {
        lines.remove(5);
    });
    let line_of = |text: &str| {
        let found = problems(text.as_bytes());
        let sentence = found.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        assert!(!found.is_empty(), "{text}");
        sentence
    };
    assert!(line_of(&no_end).contains("line 1"), "{}", line_of(&no_end));
    assert!(matches!(problems(not_base64.as_bytes())[..], [Problem::NotBase64 { line: 4 }]));
    assert!(matches!(problems(short.as_bytes())[..], [Problem::IncompleteBase64 { line: 1 }]));
    assert!(matches!(&problems(wrong_end.as_bytes())[..], [Problem::WrongEnd { .. }]));
    assert!(problems(no_begin.as_bytes()).iter().any(|found| matches!(found, Problem::EndWithoutBegin(_))));
    assert!(matches!(problems(cut.as_bytes())[..], [Problem::NotACertificate { line: Some(1), .. }]));
    for text in [&no_end, &not_base64, &short, &wrong_end, &cut] {
        let both = format!("{text}{root}");
        assert_eq!(certificates(both.as_bytes()).len(), 1, "{both}");
        assert_eq!(problems(both.as_bytes()).len(), 1, "{both}");
        assert_eq!(certificates(format!("{root}{text}").as_bytes()).len(), 1);
    }
    for nothing in ["", "   \r\n\t", "\u{feff}"] {
        assert_eq!(problems(nothing.as_bytes()), [Problem::Empty]);
    }
    assert_eq!(problems(b"just some words"), [Problem::Unrecognised]);
    assert_eq!(problems(&[0, 159, 146, 150]), [Problem::Unrecognised]);
    let large = 50 * 1024 * 1024;
    assert_eq!(
        check_size("disk.img", large).unwrap().items,
        [Item::Problem(Problem::TooLarge { bytes: large })]
    );
}

#[test]
fn findings_say_what_is_wrong_and_what_to_do() {
    let root = certificate("root");
    let at = |name: &str| findings(&certificate(name), enrollment::Kind::Group, now());
    assert_eq!(at("root"), []);
    assert_eq!(
        findings(&root, enrollment::Kind::Group, root.not_after.plus(86_401)),
        [Finding::Expired { days: 1 }]
    );
    assert_eq!(
        findings(&root, enrollment::Kind::Group, root.not_before.plus(-1)),
        [Finding::NotYetValid { from: root.not_before }]
    );
    assert_eq!(
        findings(&root, enrollment::Kind::Group, root.not_after.plus(-29 * 86_400)),
        [Finding::ExpiresSoon { days: 29 }]
    );
    assert_eq!(findings(&root, enrollment::Kind::Group, root.not_after.plus(-31 * 86_400)), []);
    assert!(at("leaf").contains(&Finding::NotAnAuthority));
    let odd = at("odd-leaf");
    assert!(
        odd.contains(&Finding::CommonNameRule {
            name: "Device One (line 3)".to_owned(),
            character: Some(' ')
        }),
        "{odd:?}"
    );
    let hyphen = certificate("hyphen-leaf");
    let hyphen = findings(&hyphen, enrollment::Kind::Individual, hyphen.not_before.plus(60));
    assert_eq!(hyphen, [Finding::CommonNameRule { name: "-gateway".to_owned(), character: None }]);
    assert!(at("sign-not").contains(&Finding::CannotSign));
    assert!(at("weak").contains(&Finding::WeakKey { key: "RSA 1024".to_owned() }));
    assert!(at("sha1").contains(&Finding::WeakSignature { algorithm: "ECDSA with SHA-1".to_owned() }));
    assert!(at("version-1").contains(&Finding::VersionOne));
    assert!(at("no-common-name").contains(&Finding::NoCommonName));
    assert!(at("negative").contains(&Finding::OddSerial));
    assert!(at("test-only").contains(&Finding::TestAuthority));
    assert!(at("unknown-critical").contains(&Finding::UnknownCritical { oid: "1.2.3.4.5".to_owned() }));
    for name in ["leaf", "odd-leaf", "sign-not", "weak", "sha1", "version-1", "test-only", "unknown-critical"]
    {
        let found = at(name);
        assert!(found.is_sorted_by_key(Finding::severity), "{name}: the worst comes first");
        for finding in found {
            let sentence = finding.to_string();
            assert!(sentence.ends_with('.') && sentence.len() > 20, "{sentence}");
        }
    }
    assert_eq!(Finding::NotAnAuthority.severity(), Severity::Error);
    // Of one device its own certificate is wanted.
    let at = |name: &str| findings(&certificate(name), enrollment::Kind::Individual, now());
    assert_eq!(at("leaf"), []);
    assert_eq!(at("root"), [Finding::Authority]);
    assert_eq!(at("sign-not"), [Finding::Authority]);
    assert!(at("no-common-name").contains(&Finding::NoRegistrationId));
    assert_eq!(at("odd-leaf")[0].severity(), Severity::Error, "no device can register under that name");
}

#[test]
fn a_chain_is_drawn_from_any_order_and_the_lowest_ca_is_chosen() {
    let chain = ["root", "intermediate", "leaf"].map(certificate);
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let dropped = order.map(|index: usize| chain[index].clone());
        let drawn: Vec<_> = arrange(&dropped)
            .iter()
            .map(|place| (dropped[place.index].subject.common_name().unwrap().to_owned(), place.depth))
            .collect();
        let expected = [("Contoso Root CA", 0), ("Contoso Factory 7 CA", 1), ("device-1", 2)]
            .map(|(n, d)| (n.to_owned(), d));
        assert_eq!(drawn, expected);
        let suggestion = suggest(&dropped, now());
        assert_eq!(
            suggestion.primary.map(|at| dropped[at].subject.common_name().unwrap()),
            Some("Contoso Factory 7 CA")
        );
        assert_eq!(suggestion.secondary, None);
    }
    // Two generations of one CA: the newer is primary.
    let generations = [certificate("root"), certificate("root-g2")];
    let suggestion = suggest(&generations, now());
    assert!(suggestion.primary.is_some() && suggestion.secondary.is_some());
    assert_ne!(suggestion.primary, suggestion.secondary);
    // Only a leaf: it is taken, and its findings say that it admits nothing.
    assert_eq!(suggest(&[certificate("leaf")], now()).primary, Some(0));
}

proptest! {
    /// Whatever is dropped, nothing panics and something is said.
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        prop_assert!(!read("file", &bytes).items.is_empty());
    }

    #[test]
    fn any_text_with_marks_of_pem_is_answered(text in "(-----BEGIN [A-Z ]{0,12}-----|-----END [A-Z ]{0,12}-----|[A-Za-z0-9+/=]{0,70}|\r?\n|.){0,40}") {
        let reading = read("file", text.as_bytes());
        prop_assert!(!reading.items.is_empty());
        for item in &reading.items {
            if let Item::Problem(problem) = item {
                prop_assert!(!problem.to_string().is_empty());
            }
        }
    }

    /// A damaged certificate is a certificate or a problem, never a panic.
    #[test]
    fn any_damage_to_der_is_answered(
        name in prop::sample::select(vec!["root.der", "container-der.p7b", "bundle.p12", "crl.der", "request.der"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let mut bytes = file(name);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        for item in read("file", &bytes).items {
            if let Item::Certificate(one) = item {
                let _ = (findings(&one, enrollment::Kind::Group, now()), one.to_pem(), format!("{one:?}"));
            }
        }
    }
}
