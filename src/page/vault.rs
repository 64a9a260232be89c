//! The vault as state: what is stored in this browser, whether it is open, and what is being done with it. What its file is made
//! of is `crate::vault`; what each event does is `update::vault`.

use crate::{
    connection::ConnectionStringError,
    proxy::TemplateError,
    secret::Secret,
    vault::{File, Key, NameError, PassphraseError, Profile, VaultError},
};

/// The name under which what is done with a vault folds.
pub const VAULT_SETTING: &str = "vault";
/// After how many seconds without input it locks.
pub const IDLE_SECONDS: u32 = 15 * 60;

/// The state of the vault.
#[derive(Debug, Default)]
pub struct Vault {
    /// Whether the browser has what encrypts: on pages from https or this machine only.
    pub is_available: bool,
    /// What is stored, as far as is known here.
    pub(super) stored: Option<Stored>,
    pub(super) open: Option<Open>,
    pub(super) work: Option<(u32, Step)>,
    /// How often the browser was asked for something.
    pub(super) works: u32,
    /// How often something was stored.
    pub stores: u32,
    /// What is not done, and where that is said.
    pub trouble: Option<(Spot, Trouble)>,
    /// What was done last.
    pub news: Option<News>,
    /// What is asked before it is done.
    pub question: Option<Question>,
    /// Whether the browser watches for idleness.
    pub(super) is_watched: bool,
}

/// What is stored.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) text: String,
    pub(super) file: Result<File, VaultError>,
}

/// An open vault.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) key: Key,
    pub(super) profiles: Vec<Profile>,
    /// The text that it was opened from, or stored as.
    pub(super) text: String,
}

/// What the browser is doing.
#[derive(Debug)]
pub(super) enum Step {
    /// It hashes the passphrase of a stored vault.
    Unlocking(String, File),
    /// It decrypts.
    Decrypting(String, Key),
    /// It hashes a new passphrase.
    Keying(Vec<Profile>, News),
    /// It encrypts.
    Encrypting(Key, Vec<Profile>, News),
    /// It stores a text, or none.
    Storing(Option<String>, Option<Open>, News),
}

/// Where a vault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// None is stored.
    Nowhere,
    /// What is stored is no vault that can be opened.
    Unreadable(VaultError),
    /// One is stored.
    Locked,
    /// It is open.
    Open,
}

/// Where trouble is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// Where it is unlocked and its profiles are.
    Top,
    /// Where the rest is done.
    Fold,
}

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It does not open.
    File(VaultError),
    /// The passphrase is not taken.
    Passphrase(PassphraseError),
    /// The profile cannot have this name.
    Name(NameError),
    /// What is stored is not what was opened: another tab has changed it.
    Elsewhere,
    /// The browser does not store it.
    NotStored,
    /// The file cannot be read.
    Unread,
    /// The browser did not save the file.
    NotSaved,
    /// The proxy of a profile is refused.
    Proxy(TemplateError),
    /// The connection string of a profile is refused.
    Connection(ConnectionStringError),
    /// The page is bound to other addresses.
    Bound(String),
    /// The browser refused.
    Browser,
}

/// A control that trouble concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The passphrase of the vault.
    Passphrase,
    /// A new one.
    New,
    /// It once more.
    Again,
    /// The name of a profile.
    Name,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// A vault was made.
    Made,
    /// It was opened.
    Opened,
    /// It was locked, perhaps because nobody was there; perhaps with the connection that was made from it.
    Locked {
        /// Nobody was there.
        idle: bool,
        /// The connection has ended.
        ended: bool,
    },
    /// A profile was kept.
    Saved,
    /// A profile was removed.
    Removed,
    /// It has another passphrase.
    Rekeyed,
    /// Another one was put in its place.
    Imported,
    /// There is none any more.
    Forgotten,
}

/// What is asked before it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether the vault is to go.
    Forget,
    /// Whether a profile is to go.
    Remove(usize),
    /// Whether another vault comes in place of the stored one.
    Replace(String),
}

/// Something that happened with the vault.
#[derive(Debug)]
pub enum Event {
    /// "Make the vault", with the passphrase, twice.
    Made(Secret, Secret),
    /// "Unlock", with the passphrase.
    Unlocked(Secret),
    /// "Lock", or the page is left.
    Locked,
    /// "Keep" of the connection in use, with a name.
    Saved(String),
    /// "Connect" of a profile.
    Connected(usize),
    /// "Remove" of a profile.
    RemoveAsked(usize),
    /// "Change the passphrase", with the new one, twice.
    Rekeyed(Secret, Secret),
    /// "Export".
    Exported,
    /// The browser did not save the file.
    NotSaved,
    /// A file was chosen; its bytes, unless it cannot be read.
    Imported(Option<Secret>),
    /// "Forget the vault".
    ForgetAsked,
    /// What was asked is to be done.
    Confirmed,
    /// It is not.
    Declined,
    /// The browser did what was asked, or refused it.
    Answered(u32, Answer),
    /// It stored the vault, or did not.
    Stored(Result<(), Unstored>),
    /// Another tab has stored this, or nothing.
    Elsewhere(Option<String>),
    /// What was watched for: so many seconds are without input.
    Idle(u32),
    /// There is input again, after so many seconds.
    Returned(u32),
}

/// Why something was not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unstored {
    /// Something else is stored than was expected: this, or nothing.
    Elsewhere(Option<String>),
    /// The browser refused.
    Refused,
}

/// Something the browser is asked to do for the vault.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Hash, encrypt or decrypt, and report [`Event::Answered`].
    Crypto(u32, Ask),
    /// Store a text, or nothing, in place of what is expected to be stored; and report [`Event::Stored`].
    Store {
        /// What has to be there.
        expected: Option<String>,
        /// What is to be there.
        text: Option<String>,
    },
    /// Save the encrypted file.
    Export(String),
    /// Report [`Event::Idle`] after so many seconds.
    Watch(u32),
}

/// What the browser's `WebCrypto` is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// Hash a passphrase to 32 bytes: PBKDF2 with HMAC-SHA-256, under a new salt where there is none.
    Hash {
        /// The passphrase, UTF-8.
        passphrase: Secret,
        /// The salt.
        salt: Option<[u8; 16]>,
        /// How often.
        iterations: u32,
    },
    /// Encrypt with AES-256-GCM, under a new nonce.
    Encrypt {
        /// The key.
        key: Secret,
        /// What is authenticated along with it.
        associated: Vec<u8>,
        /// What.
        plain: Secret,
    },
    /// Decrypt what was encrypted so.
    Decrypt {
        /// The key.
        key: Secret,
        /// What is authenticated along with it.
        associated: Vec<u8>,
        /// The nonce.
        nonce: [u8; 12],
        /// What, and the tag.
        ciphertext: Vec<u8>,
    },
}

/// What it answers.
#[derive(Debug)]
pub enum Answer {
    /// The hash of a passphrase, and the salt.
    Hashed(Secret, [u8; 16]),
    /// The nonce, and what was encrypted.
    Encrypted([u8; 12], Vec<u8>),
    /// What was decrypted.
    Decrypted(Secret),
    /// It was refused. Browsers do not say why; of a decryption it is a change.
    Refused,
}

impl Vault {
    /// The vault of this browser, locked.
    pub fn new(stored: Option<String>, is_available: bool) -> Self {
        Self { is_available, stored: stored.map(Stored::new), ..Self::default() }
    }

    /// Where it is.
    pub fn place(&self) -> Place {
        match &self.stored {
            _ if self.open.is_some() => Place::Open,
            None => Place::Nowhere,
            Some(Stored { file: Err(error), .. }) => Place::Unreadable(*error),
            Some(_) => Place::Locked,
        }
    }

    /// The profiles, while it is open.
    pub fn profiles(&self) -> &[Profile] {
        self.open.as_ref().map_or(&[], |open| &open.profiles)
    }

    /// Whether the browser is at work.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// Whether another tab has changed it since it was opened.
    pub fn is_outdated(&self) -> bool {
        let stored = self.stored.as_ref().map(|stored| &stored.text);
        self.open.as_ref().is_some_and(|open| Some(&open.text) != stored)
    }
}

impl Stored {
    pub(super) fn new(text: String) -> Self {
        let file = File::read(&text);
        Self { text, file }
    }
}

impl Trouble {
    /// The control that it concerns; nothing where it concerns no one control.
    pub fn control(&self) -> Option<Control> {
        Some(match self {
            Self::File(VaultError::WrongPassphrase) => Control::Passphrase,
            Self::Passphrase(PassphraseError::Short) => Control::New,
            Self::Passphrase(PassphraseError::Differ) => Control::Again,
            Self::Name(_) => Control::Name,
            _ => return None,
        })
    }
}
