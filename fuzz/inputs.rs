//! What must hold for any input at all, parser by parser. `cargo fuzz` looks for inputs that break it; `tests/fuzz_corpus.rs` holds
//! it against the inputs that were found worth keeping.

use dps_enroll::{
    certificate::{Item, findings, read},
    chain::links,
    connection::{ConnectionString, Credential},
    dps::{CallError, enrollment::Kind, read_error},
    http::{Headers, Response},
    proxy::{Operator, Template},
    sas::Token,
    secret::Secret,
    time::UnixSeconds,
    vault::{File, LEAST_ITERATIONS, pack, unpack},
    workshop::read_key,
};

/// A parser and its rule.
pub(crate) type Input = (&'static str, fn(&[u8]));

/// All of them, by the name of their folder in `corpus/`.
pub(crate) const INPUTS: [Input; 8] = [
    ("pem", pem),
    ("certificate", certificate),
    ("key_file", key_file),
    ("connection_string", connection_string),
    ("sas_token", sas_token),
    ("proxy_template", proxy_template),
    ("error_body", error_body),
    ("vault_file", vault_file),
];

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

/// Text on its way to certificates: something is always found, what cannot be read is explained, and what can be read is read
/// again the same from the PEM it is saved as.
pub(crate) fn pem(bytes: &[u8]) {
    let reading = read("file.pem", bytes);
    assert!(!reading.items.is_empty());
    for item in reading.items {
        match item {
            Item::Problem(problem) => assert!(!problem.to_string().is_empty()),
            Item::Certificate(certificate) => {
                match read("", certificate.to_pem().as_bytes()).items.as_slice() {
                    [Item::Certificate(again)] => assert_eq!(again.der(), certificate.der()),
                    other => unreachable!("{other:?}"),
                }
            }
        }
    }
}

/// DER: what is read of it is shown, judged and linked.
pub(crate) fn certificate(bytes: &[u8]) {
    let certificates: Vec<_> = read("", bytes)
        .items
        .into_iter()
        .filter_map(|item| match item {
            Item::Certificate(certificate) => Some(*certificate),
            Item::Problem(_) => None,
        })
        .collect();
    for certificate in &certificates {
        for finding in
            [Kind::Group, Kind::Individual].into_iter().flat_map(|kind| findings(certificate, kind, NOW))
        {
            assert!(!finding.to_string().is_empty());
        }
    }
    let _ = links(&certificates);
}

/// Key files: what is no key is explained.
pub(crate) fn key_file(bytes: &[u8]) {
    if let Err(error) = read_key(bytes) {
        assert!(!error.to_string().is_empty());
    }
}

/// Connection strings: what is taken has a host and a key that is not shown.
pub(crate) fn connection_string(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match ConnectionString::parse(text) {
        Ok(connection) => {
            assert!(!connection.host.as_str().is_empty());
            assert!(
                !connection
                    .host
                    .as_str()
                    .contains(|c: char| c.is_whitespace() || c.is_control() || "/@:".contains(c))
            );
            if let Credential::Key { key, .. } = &connection.credential {
                // EXPOSE: to see that it is not shown.
                assert!(!key.expose().is_empty());
            }
            assert!(format!("{connection:?}").contains("redacted"));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// SAS tokens: what is taken is sent as it was.
pub(crate) fn sas_token(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Token::parse(&Secret::from(text.to_owned())) {
        // EXPOSE: to compare.
        Ok(token) => assert_eq!(token.text().expose(), bytes),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Proxy templates: what is taken leads to one host by https, or to this machine.
pub(crate) fn proxy_template(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Template::parse(text) {
        Ok(template) => {
            assert_eq!(Template::parse(template.as_str()).as_ref(), Ok(&template));
            let fill = |host| template.fill_with(host, "/enrollmentGroups/a%2Fb?api-version=2021-10-01");
            let (one, other) =
                (fill("one.azure-devices-provisioning.net"), fill("two.azure-devices-provisioning.net"));
            assert!(!one.contains(|c: char| c.is_whitespace() || c.is_control()), "{one}");
            match template.operator() {
                Operator::Direct => assert_eq!(template.as_str(), ""),
                Operator::SameOrigin => {
                    // Browsers take `/\` for `//`, which begins a host.
                    let is_path = one.starts_with('/') && !one.starts_with("//") && !one.contains('\\');
                    assert!(is_path || one.starts_with("./"), "{one}");
                }
                Operator::Loopback { origin } | Operator::Other { origin } => {
                    let is_local = matches!(template.operator(), Operator::Loopback { .. });
                    assert!(is_local || origin.starts_with("https://"), "{origin}");
                    for address in [one, other] {
                        let known = address.to_ascii_lowercase();
                        let rest = known.strip_prefix(origin.as_str());
                        assert!(
                            rest.is_some_and(|rest| rest.starts_with(['/', '?'])),
                            "{address} of {origin}"
                        );
                    }
                }
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

/// Bodies of answers that are no success: any becomes an error, with an excerpt of bounded length.
pub(crate) fn error_body(bytes: &[u8]) {
    let body = String::from_utf8_lossy(bytes).into_owned();
    for status in [400, 401, 429, 502] {
        let response = Response { status, headers: Headers::new(), body: body.clone() };
        if let CallError::NotTheService { excerpt, .. } = read_error(&response) {
            assert!(excerpt.chars().count() <= 300);
        }
    }
}

/// Vaults, and what is encrypted in them: what is taken is written and read again the same.
pub(crate) fn vault_file(bytes: &[u8]) {
    match File::read(&String::from_utf8_lossy(bytes)) {
        Ok(file) => {
            assert!(file.iterations() >= LEAST_ITERATIONS);
            assert_eq!(File::read(&file.write()), Ok(file));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Some(profiles) = unpack(&Secret::new(bytes.to_vec())) {
        assert_eq!(unpack(&pack(&profiles)).as_ref(), Some(&profiles));
    }
}
