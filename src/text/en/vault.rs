//! English texts about the vault.

use super::grouped;
use crate::{
    page::vault::{News, Question, Trouble},
    text::vault::{VaultLabels, VaultTexts},
    vault::{LEAST_ITERATIONS, LEAST_PASSPHRASE, MOST_ITERATIONS, NameError, PassphraseError, VaultError},
};

pub(in crate::text) static TEXTS: VaultTexts =
    VaultTexts { vault_error, passphrase_error, name_error, trouble, news, labels: LABELS };

const LABELS: VaultLabels = VaultLabels {
    summary: |is_there| {
        if is_there { "The vault of this browser" } else { "Keep connections in this browser" }
    },
    lead: "A vault keeps connection strings and their proxies in this browser, encrypted with your passphrase (AES-256-GCM; \
           PBKDF2, 600,000 times). The passphrase and the key are never stored.",
    forgotten_passphrase: "A forgotten passphrase cannot be recovered or reset: what is in the vault is lost then. Azure still \
                           has every connection string.",
    shared: |host| {
        format!(
            "{host} serves pages of other projects too. Those can copy the encrypted vault and guess at its passphrase, delete \
             it, or change this page and read the passphrase as you type it. Keep nothing here that matters unless you trust \
             all of them."
        )
    },
    unavailable: "Connections cannot be kept: browsers encrypt on pages from https or this machine (localhost) only.",
    heading: "Vault",
    passphrase: "Passphrase of the vault",
    new_passphrase: "New passphrase",
    new_passphrase_hint: "At least 12 characters. Several random words are better than one odd one: whoever copies the file can \
                          guess as long as they like.",
    again: "New passphrase again",
    make: "Make the vault",
    unlock: "Unlock",
    busy: "Hashing the passphrase…",
    lock: "Lock the vault",
    lock_hint: "It locks by itself after 15 minutes without input. A connection that was made from it ends then.",
    empty: "Nothing is kept yet. Connect, then keep the connection here.",
    profiles: "Connections that are kept",
    connect: "Connect",
    connect_with: |name| format!("Connect with {name}"),
    remove: |name| format!("Remove {name}"),
    name: "Name for this connection",
    keep: "Keep this connection",
    outdated: "Another tab has changed the vault since it was opened here. Nothing more is stored from this tab: lock the vault, \
               then unlock it to see what is in it now.",
    rekey: "Change the passphrase",
    export: "Export the encrypted file",
    import: "Import a file",
    forget: "Forget the vault…",
    question: |question, name| match question {
        Question::Forget => "Forget the vault?".to_owned(),
        Question::Remove(_) => format!("Remove {name}?"),
        Question::Replace(_) => "Replace the vault of this browser?".to_owned(),
    },
    consequence: |question| match question {
        Question::Forget => {
            "Everything in it is deleted from this browser. Only a file that you exported has it then, and opens with the \
             passphrase of its time."
        }
        Question::Remove(_) => {
            "Its connection string and its proxy are deleted from the vault. The policy in Azure stays as it is."
        }
        Question::Replace(_) => {
            "The vault in the file takes its place and has its own passphrase. What is only in the vault of this browser is \
             lost; export it first to keep it."
        }
    },
    confirm: |question| match question {
        Question::Forget => "Forget the vault",
        Question::Remove(_) => "Remove",
        Question::Replace(_) => "Replace",
    },
    cancel: "Cancel",
};

fn vault_error(error: &VaultError) -> String {
    match error {
        VaultError::NotAVault => {
            "This is no vault of dps-enroll. Choose the file that “Export the encrypted file” saved.".to_owned()
        }
        VaultError::Version => {
            "This vault was made by another version of this page. Open it with that one, or reload this page to get the newest."
                .to_owned()
        }
        VaultError::Damaged => {
            "The vault is damaged: it was cut off or partly overwritten, by accident as it seems. Use a copy that you exported."
                .to_owned()
        }
        VaultError::Iterations(count) => format!(
            "The passphrase of this vault is hashed {} times. This page makes and opens vaults with {} to \
             {} only. Use another copy.",
            grouped(&count),
            grouped(&LEAST_ITERATIONS),
            grouped(&MOST_ITERATIONS)
        ),
        VaultError::WrongPassphrase => {
            "The passphrase is not the one of this vault. Type it again; capitals and spaces count.".to_owned()
        }
        VaultError::Changed => {
            "The passphrase is right, but somebody changed the vault since it was stored. Do not trust it: use a copy that you \
             exported."
                .to_owned()
        }
    }
}

fn passphrase_error(error: &PassphraseError) -> String {
    match error {
        PassphraseError::Short => format!("Choose a passphrase of at least {LEAST_PASSPHRASE} characters."),
        PassphraseError::Differ => "The two passphrases differ. Type the same one twice.".to_owned(),
    }
}

fn name_error(error: &NameError) -> String {
    match error {
        NameError::Empty => "Give the connection a name, such as Lyon.",
        NameError::Odd => "A name is one line of at most 64 characters. Shorten it.",
        NameError::Taken => {
            "The vault has a connection of this name. Choose another, or remove that one first."
        }
    }
    .to_owned()
}

fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::File(error) => vault_error(error),
        Trouble::Passphrase(error) => passphrase_error(error),
        Trouble::Name(error) => name_error(error),
        Trouble::Elsewhere => {
            "Nothing was stored: another tab has changed the vault since it was opened here. Lock it, unlock it, then try again."
                .to_owned()
        }
        Trouble::NotStored => {
            "Nothing was stored: the browser does not allow it, or has no room. Allow this page to store data, or free some \
             space, then try again."
                .to_owned()
        }
        Trouble::Unread => "The file cannot be read, or is larger than 1 MB. Choose a file that was exported here.".to_owned(),
        Trouble::NotSaved => {
            "The browser did not save the file. Allow downloads for this page in its settings, then try again.".to_owned()
        }
        Trouble::Proxy(error) => format!("The proxy of this connection is refused. {error}"),
        Trouble::Connection(error) => format!("The connection string that is kept is refused. {error}"),
        Trouble::Bound(origins) => format!(
            "Since you connected, your browser lets this page call {origins} and nothing else. Reload the page, then connect \
             with this one."
        ),
        Trouble::Browser => {
            "The browser refused to encrypt. It does so on pages from https or this machine only; there, try again.".to_owned()
        }
    }
}

fn news(news: News) -> &'static str {
    match news {
        News::Made => "The vault is made and open. Connect, then keep the connection in it.",
        News::Opened => "The vault is open.",
        News::Locked { idle: false, ended: false } => "The vault is locked.",
        News::Locked { idle: false, ended: true } => {
            "The vault is locked. The connection that was made from it has ended, and its key was dropped."
        }
        News::Locked { idle: true, ended: false } => "The vault has locked after 15 minutes without input.",
        News::Locked { idle: true, ended: true } => {
            "The vault has locked after 15 minutes without input. The connection that was made from it has ended, and its key \
             was dropped."
        }
        News::Saved => "The connection is kept in the vault.",
        News::Removed => "The connection was removed from the vault.",
        News::Rekeyed => {
            "The vault has its new passphrase. Files that were exported before keep the old one."
        }
        News::Imported => "The vault from the file is stored. Unlock it with its passphrase.",
        News::Forgotten => "The vault was deleted from this browser.",
    }
}
