//! The vault: connection profiles in one encrypted file, and how that file is read and written. Hashing the passphrase,
//! encrypting, randomness and storage are the browser's; what is done with a vault is `page::vault`'s affair.

mod file;
mod key;
mod passphrase;
mod profile;

pub use self::{
    file::{File, VaultError},
    key::{ITERATIONS, Key, LEAST_ITERATIONS, MOST_ITERATIONS},
    passphrase::{LEAST_PASSPHRASE, PassphraseError, choose},
    profile::{NameError, Profile, check_name, pack, unpack},
};
