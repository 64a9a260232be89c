//! English texts about making certificates.

use super::{
    bench::{MAKE, PROVE},
    grouped,
};
use crate::{
    admission::MAX_COMMON_NAME,
    page::workshop::trouble::Trouble,
    text::{WorkshopTexts, character::spelt},
    workshop::{CodeError, KeyFileError, LineProblem, MAX_BATCH, MAX_CODE, Refusal},
};

pub(in crate::text) static TEXTS: WorkshopTexts =
    WorkshopTexts { refusal, code_error, key_file_error, line_problem, trouble, make: MAKE, prove: PROVE };

fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Refused(error) => return refusal(error),
        Trouble::Key(error) => return key_file_error(error),
        Trouble::Code(error) => return code_error(error),
        Trouble::Unread => {
            "The file cannot be read, or is larger than 1 MB. Choose the CA's certificate, its key, or a list of devices."
        }
        Trouble::WrongPassphrase => "The passphrase is not the one of this key. Type it again.",
        Trouble::NotSaved => {
            "The browser did not save the file. Allow downloads for this page in its settings, then try again."
        }
        Trouble::Date => "This is no date. Write it as 2027-11-24.",
        Trouble::NoIssuer => "There is no CA with its key here. Make a root first, or bring your own CA.",
        Trouble::Passphrase => {
            "Choose a passphrase of at least 4 characters for the keys, or tick that they are saved without encryption. \
             PKCS#12 always needs one."
        }
        Trouble::PassphrasesDiffer => "The two passphrases differ. Type the same one twice.",
        Trouble::NoFit => {
            "The key belongs to none of these certificates. Add the CA's certificate, or choose the key that it was made with."
        }
        Trouble::Forgotten => "The key was forgotten. Its certificate can still be saved.",
        Trouble::NoIds => "No registration ID is in the list. Write one a line.",
        Trouble::TooLarge => "This is too much for one archive. Make fewer devices at a time.",
        Trouble::Browser => {
            "The browser refused. It makes keys on pages from https or localhost only; there, try again or choose another kind \
             of key."
        }
    }
    .to_owned()
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoCommonName => "Give the certificate a common name (CN).".to_owned(),
        Refusal::TooLong { attribute, length, most } => {
            format!(
                "{attribute} has {} characters; X.509 allows {}. Shorten it.",
                grouped(&length),
                grouped(&most)
            )
        }
        Refusal::Country => "The country has to be two letters, such as US, or empty.".to_owned(),
        Refusal::Id(error) => format!("The common name is the device's registration ID: {error}"),
        Refusal::EndsBeforeItBegins => "The validity ends before it begins. Choose a later end.".to_owned(),
        Refusal::Time(_) => "A certificate can be valid within the years 1970 to 9999 only.".to_owned(),
        Refusal::OutsideIssuer { from, until } => format!(
            "The issuer is valid from {} to {}; what it issues has to be valid within that time only.",
            from.to_utc(),
            until.to_utc()
        ),
        Refusal::Issuer => {
            "A root issues itself, and nothing else does. Choose another role or issuer.".to_owned()
        }
        Refusal::NotAuthority { name } => {
            format!("{name} is no CA, so what it issues would be refused. Choose a CA as the issuer.")
        }
        Refusal::PathLength { name } => format!(
            "The path length of {name} allows no CA below it. Issue a device's certificate with it, or choose another \
             issuer."
        ),
        Refusal::PathLengthOfDevice => "Only a CA has a path length. Leave it out.".to_owned(),
        Refusal::Key { key } => {
            format!(
                "A certificate for this key ({key}) is not made here. Use EC P-256 or P-384, or RSA from 2048 to 4096 bits."
            )
        }
        Refusal::IssuerKey { key } => {
            format!(
                "The issuer's key ({key}) cannot sign here. Use a CA with EC P-256 or P-384, or RSA from 2048 bits."
            )
        }
        Refusal::Signature => "The signature has another form than its key makes. Try again.".to_owned(),
    }
}

fn code_error(error: &CodeError) -> String {
    match error {
        CodeError::Empty => "Paste the verification code that the portal shows.".to_owned(),
        CodeError::TooLong { length } => format!(
            "The text has {} characters, and a common name at most {MAX_CODE}. Copy the verification code alone.",
            grouped(&length)
        ),
        CodeError::Character(character) => format!(
            "A verification code has letters and digits only; “{}” is none. Copy the code alone.",
            spelt(*character)
        ),
    }
}

fn key_file_error(error: &KeyFileError) -> String {
    match error {
        KeyFileError::NoKey => "No private key is in this file. Choose the CA's key (.key, .pem).".to_owned(),
        KeyFileError::Several { count } => {
            format!("{count} private keys are in this file. Put the CA's key into a file of its own.")
        }
        KeyFileError::NotBase64 => "The key is not complete. Copy the whole file, to the last dash.".to_owned(),
        KeyFileError::NotAKey => {
            "This is neither a private key nor a certificate. Choose the CA's files (.pem, .key, .crt, .der).".to_owned()
        }
        KeyFileError::OldEncryption => {
            "The key is encrypted in OpenSSL's old way. Convert it: openssl pkcs8 -topk8 -v2 aes256 -in FILE -out key.pem"
                .to_owned()
        }
        KeyFileError::Encryption(what) => format!(
            "The key is encrypted in a way that browsers do not have ({what}). Convert it: openssl pkcs8 -topk8 -v2 aes256 \
             -in FILE -out key.pem"
        ),
        KeyFileError::Kind(what) => {
            format!("A key of this kind ({what}) cannot be used here. Use EC P-256, P-384 or P-521, or RSA.")
        }
    }
}

fn line_problem(problem: &LineProblem) -> String {
    match problem {
        LineProblem::Rule(error) => error.to_string(),
        LineProblem::TooLong { length } => format!(
            "The ID has {} characters; in a certificate it may have {MAX_COMMON_NAME}. Shorten it.",
            grouped(&length)
        ),
        LineProblem::Repeated { first } => {
            format!("The same ID is in line {first}; upper and lower case are the same. Leave one out.")
        }
        LineProblem::TooMany => {
            format!("More than {} IDs. Make the rest in another go.", grouped(&MAX_BATCH))
        }
    }
}
