//! English texts about certificates and the files they come in.

use super::grouped;
use crate::{
    certificate::{Finding, Kind, Problem},
    text::{CertificateTexts, character::spelt},
};

pub(super) const TEXTS: CertificateTexts = CertificateTexts { problem, finding };

fn on_line(line: Option<usize>) -> String {
    line.map(|line| format!("line {line}: ")).unwrap_or_default()
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes } => format!(
            "the file has {} MB and was not read. Certificates are a few KB; choose the certificate itself.",
            bytes.div_ceil(1_000_000)
        ),
        Problem::Unreadable => {
            "the browser could not read the file. Is it still there, and may you open it?".to_owned()
        }
        Problem::Empty => "the file is empty. Export the certificate again.".to_owned(),
        Problem::Other(found) => format!("{}{}", on_line(found.line), kind(&found.what)),
        Problem::Truncated(found) => format!(
            "{}“BEGIN {}” has no END line, so a part is missing. Copy the whole file, to the last dash.",
            on_line(found.line),
            found.what
        ),
        Problem::WrongEnd { begin, end } => format!(
            "{}“BEGIN {}” ends with “END {end}”. Two files may have been mixed; copy the certificate again.",
            on_line(begin.line),
            begin.what
        ),
        Problem::EndWithoutBegin(found) => format!(
            "{}“END {}” has no BEGIN line before it. Copy the whole file, from the first dash.",
            on_line(found.line),
            found.what
        ),
        Problem::NotBase64 { line } => {
            format!(
                "line {line}: a character that does not belong into a certificate. Copy it again, as plain text."
            )
        }
        Problem::IncompleteBase64 { line } => {
            format!(
                "line {line}: the certificate is not complete; characters are missing. Copy it again as a whole."
            )
        }
        Problem::NotACertificate { line, offset } => {
            let line = on_line(*line);
            format!(
                "{line}not a valid certificate (it goes wrong at byte {offset}). Export it again as X.509, PEM or DER."
            )
        }
        Problem::Unrecognised => {
            "nothing that looks like a certificate. Choose a .pem, .crt, .cer, .der or .p7b file.".to_owned()
        }
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::PrivateKey => {
            "a private key. It was not read and is not needed here; keep it secret.".to_owned()
        }
        Kind::EncryptedPrivateKey => {
            "an encrypted private key. It was not read and is not needed here; keep it secret.".to_owned()
        }
        Kind::PublicKey => "a public key without its certificate. Choose the certificate.".to_owned(),
        Kind::SigningRequest => {
            "a certificate signing request. Have it signed by a CA, then drop the certificate you get."
                .to_owned()
        }
        Kind::RevocationList => {
            "a revocation list, not a certificate. Choose the CA's certificate.".to_owned()
        }
        Kind::Pkcs12 => {
            "a PKCS#12 file (.pfx, .p12), which holds private keys too. Take the certificate out of it: \
                         openssl pkcs12 -in FILE -nokeys -out certificate.pem"
                .to_owned()
        }
        Kind::JavaKeyStore => {
            "a Java key store. Export the certificate: keytool -exportcert -rfc -alias NAME -keystore FILE"
                .to_owned()
        }
        Kind::EmptyContainer => {
            "a PKCS#7 file without certificates. Export it with its certificates.".to_owned()
        }
        Kind::TrustedCertificate => {
            "a certificate in OpenSSL's own “trusted” form, which no other program reads. \
                                     Convert it: openssl x509 -in FILE -out certificate.pem"
                .to_owned()
        }
        Kind::SshKey => "an SSH key. DPS needs an X.509 certificate.".to_owned(),
        Kind::Html => {
            "a web page. The download may have led to a login page; download the certificate again."
                .to_owned()
        }
        Kind::Json => {
            "JSON, not a certificate. If the certificate is inside, paste its text instead.".to_owned()
        }
        Kind::ConnectionString => "a connection string. Paste it in step 1.".to_owned(),
        Kind::OtherPem(label) => format!("“{label}”, which is no certificate. Choose the CA's certificate."),
    }
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Expired { days: 0 } => {
            "Expired today: no device gets in through it. Issue it anew.".to_owned()
        }
        Finding::Expired { days } => {
            format!("Expired {} days ago: no device gets in through it. Issue it anew.", grouped(&days))
        }
        Finding::NotYetValid { from } => format!(
            "Not valid before {}: no device gets in until then. Wait, or check the clock of the machine that issued it.",
            from.to_utc()
        ),
        Finding::ExpiresSoon { days } => format!(
            "Expires in {} days. Issue its successor now and add that as the secondary certificate.",
            grouped(&days)
        ),
        Finding::ShortLived { days } => {
            format!(
                "Made to live {} days only. For more than a test, issue a CA that lives for years.",
                grouped(&days)
            )
        }
        Finding::TestAuthority => {
            "Made by Microsoft's test scripts, for 30 days and with a known key passphrase. Do not \
                                   use it for real devices."
                .to_owned()
        }
        Finding::NotAnAuthority => {
            "Not a CA: a group of it admits no device below it. Choose the CA that issued the \
                                    devices' certificates, or enroll this one device individually."
                .to_owned()
        }
        Finding::Authority => {
            "A CA: an individual enrollment of it admits only the device that has this very certificate. Choose the device's own, \
             or make a group of it."
                .to_owned()
        }
        Finding::CannotSign => {
            "A CA whose key usage lacks keyCertSign: certificates it issues are not accepted. Issue it \
                                anew with keyCertSign."
                .to_owned()
        }
        Finding::VersionOne => {
            "A version 1 certificate: nothing in it says that it is a CA, so some devices and tools \
                                refuse it. Issue it anew as version 3."
                .to_owned()
        }
        Finding::WeakKey { key } => {
            format!("{key} is too short to be safe today. Use RSA with 2048 bits or more, or EC P-256.")
        }
        Finding::WeakSignature { algorithm } => {
            format!("Signed with {algorithm}, which can be forged. Issue it anew with SHA-256.")
        }
        Finding::NoCommonName => "No common name (CN), so there is nothing to suggest an ID from.".to_owned(),
        Finding::NoRegistrationId => {
            "No common name (CN): a device registers under it, so with this certificate none can. Issue it anew with the \
             registration ID as its common name."
                .to_owned()
        }
        Finding::CommonNameRule { name, character: Some(character) } => format!(
            "The common name “{name}” has “{}”, which no registration ID may have: a device with this certificate cannot \
             register. Use letters, digits and - . _ : only.",
            spelt(*character)
        ),
        Finding::CommonNameRule { name, character: None } => format!(
            "The common name “{name}” cannot be a registration ID: at most 64 characters, ending in a letter, digit or \
             hyphen."
        ),
        Finding::UnknownCritical { oid } => format!(
            "A critical extension ({oid}) that is not known here. Whoever does not understand it must refuse the \
             certificate."
        ),
        Finding::MalformedExtension { oid } => {
            format!(
                "The extension {oid} cannot be read. Some programs will refuse the certificate; issue it anew."
            )
        }
        Finding::OddSerial => {
            "The serial number is zero or negative, which RFC 5280 does not allow. It works, but a new \
                               one should have a random positive number."
                .to_owned()
        }
    }
}
