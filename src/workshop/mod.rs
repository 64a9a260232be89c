//! Making certificates: what is signed, and the files around certificates and keys, as bytes.
//!
//! Keys are made and used elsewhere (`WebCrypto`), and so is all encryption: here are the structures only. A certificate is
//! made in two steps, [`to_be_signed`] and, with the signature, [`assemble`]; an encrypted key likewise. Time and entropy are
//! arguments. What a certificate must not be, because nobody would accept it, is refused with its reason ([`Refusal`]).

mod batch;
mod bundle;
mod certificate;
mod der;
mod encryption;
mod extensions;
mod key_file;
mod pem;
mod pkcs12;
mod refusal;
mod request;
mod verification;
mod zip;

pub use self::{
    batch::{Batch, LineProblem, MAX_BATCH, Skipped, read_batch},
    bundle::{Item, Owner, file_name, full_chain},
    certificate::{Signing, assemble, check, key_fits, to_be_signed},
    encryption::{Cipher, Encryption, ITERATIONS, Prf, encrypted_key},
    key_file::{EncryptedKey, KeyFile, KeyFileError, KeyKind, PrivateKey, read_key},
    pem::{encrypted_key_pem, key_pem},
    pkcs12::{MacKey, Pkcs12, certificate_bags, pkcs12},
    refusal::Refusal,
    request::{Issuer, Request, Role, Subject, default_end},
    verification::{CodeError, MAX_CODE, verification_code},
    zip::{Archive, Entry, zip},
};
