//! French texts about the vault.

use super::grouped;
use crate::{
    page::vault::{News, Question, Trouble},
    text::{
        Locale, Say,
        vault::{VaultLabels, VaultTexts},
    },
    vault::{LEAST_ITERATIONS, LEAST_PASSPHRASE, MOST_ITERATIONS, NameError, PassphraseError, VaultError},
};

pub(in crate::text) static TEXTS: VaultTexts =
    VaultTexts { vault_error, passphrase_error, name_error, trouble, news, labels: LABELS };

const LABELS: VaultLabels = VaultLabels {
    summary: |is_there| {
        if is_there { "Le coffre de ce navigateur" } else { "Garder des connexions dans ce navigateur" }
    },
    lead: "Un coffre garde des chaînes de connexion et leurs proxys dans ce navigateur, chiffrés avec votre phrase secrète \
           (AES-256-GCM ; PBKDF2, 600 000 fois). Ni elle ni la clé ne sont jamais stockées.",
    forgotten_passphrase: "Une phrase secrète oubliée ne peut être ni retrouvée ni réinitialisée : le contenu du coffre est alors \
                           perdu. Azure a toujours chaque chaîne de connexion.",
    shared: |host| {
        format!(
            "{host} sert aussi les pages d’autres projets. Celles-ci peuvent copier le coffre chiffré et deviner sa phrase \
             secrète, le supprimer, ou changer cette page et lire la phrase pendant la saisie. N’y gardez rien d’important, sauf \
             si vous leur faites confiance à toutes."
        )
    },
    unavailable: "Les connexions ne peuvent pas être gardées : les navigateurs ne chiffrent que dans les pages en https ou de \
                  cette machine (localhost).",
    heading: "Coffre",
    passphrase: "Phrase secrète du coffre",
    new_passphrase: "Nouvelle phrase secrète",
    new_passphrase_hint: "Au moins 12 caractères. Plusieurs mots au hasard valent mieux qu’un mot compliqué : qui copie le fichier \
                          peut deviner aussi longtemps qu’il veut.",
    again: "Confirmer la phrase secrète",
    make: "Créer le coffre",
    unlock: "Déverrouiller",
    busy: "Hachage de la phrase secrète…",
    lock: "Verrouiller le coffre",
    lock_hint: "Il se verrouille seul après 15 minutes sans saisie. Une connexion établie à partir de lui prend alors fin.",
    empty: "Rien n’est encore gardé. Connectez-vous, puis gardez la connexion ici.",
    profiles: "Connexions gardées",
    connect: "Se connecter",
    connect_with: |name| format!("Se connecter avec {name}"),
    remove: |name| format!("Retirer {name}"),
    name: "Nom de cette connexion",
    keep: "Garder cette connexion",
    outdated: "Un autre onglet a modifié le coffre depuis son ouverture ici. Rien n’est plus stocké depuis cet onglet : verrouillez \
               le coffre, puis déverrouillez-le pour voir son contenu actuel.",
    rekey: "Changer la phrase secrète",
    export: "Exporter le fichier chiffré",
    import: "Importer un fichier",
    forget: "Oublier le coffre…",
    question: |question, name| match question {
        Question::Forget => "Oublier le coffre ?".to_owned(),
        Question::Remove(_) => format!("Retirer {name} ?"),
        Question::Replace(_) => "Remplacer le coffre de ce navigateur ?".to_owned(),
    },
    consequence: |question| match question {
        Question::Forget => {
            "Tout son contenu est supprimé de ce navigateur. Seul un fichier que vous avez exporté l’a encore, et s’ouvre avec la \
             phrase secrète d’alors."
        }
        Question::Remove(_) => {
            "Sa chaîne de connexion et son proxy sont supprimés du coffre. La stratégie dans Azure reste telle quelle."
        }
        Question::Replace(_) => {
            "Le coffre du fichier prend sa place, avec sa propre phrase secrète. Ce qui n’est que dans le coffre de ce navigateur \
             est perdu ; exportez-le d’abord pour le garder."
        }
    },
    confirm: |question| match question {
        Question::Forget => "Oublier le coffre",
        Question::Remove(_) => "Retirer",
        Question::Replace(_) => "Remplacer",
    },
    cancel: "Annuler",
};

fn vault_error(error: &VaultError) -> String {
    match error {
        VaultError::NotAVault => {
            "Ce n’est pas un coffre de dps-enroll. Choisissez le fichier que « Exporter le fichier chiffré » a enregistré.".to_owned()
        }
        VaultError::Version => {
            "Ce coffre vient d’une autre version de cette page. Ouvrez-le avec elle, ou rechargez la page pour avoir la dernière."
                .to_owned()
        }
        VaultError::Damaged => {
            "Le coffre est endommagé : tronqué ou écrasé en partie, sans doute par accident. Utilisez une copie exportée.".to_owned()
        }
        VaultError::Iterations(count) => format!(
            "La phrase secrète de ce coffre est hachée {} fois. Cette page ne crée et n’ouvre que des coffres de \
             {} à {}. Utilisez une autre copie.",
            grouped(&count),
            grouped(&LEAST_ITERATIONS),
            grouped(&MOST_ITERATIONS)
        ),
        VaultError::WrongPassphrase => {
            "La phrase secrète n’est pas celle de ce coffre. Ressaisissez-la ; majuscules et espaces comptent.".to_owned()
        }
        VaultError::Changed => {
            "La phrase secrète est juste, mais quelqu’un a modifié le coffre depuis son stockage. Ne vous y fiez pas : utilisez une \
             copie exportée."
                .to_owned()
        }
    }
}

fn passphrase_error(error: &PassphraseError) -> String {
    match error {
        PassphraseError::Short => {
            format!("Choisissez une phrase secrète d’au moins {LEAST_PASSPHRASE} caractères.")
        }
        PassphraseError::Differ => {
            "Les deux phrases secrètes diffèrent. Saisissez deux fois la même.".to_owned()
        }
    }
}

fn name_error(error: &NameError) -> String {
    match error {
        NameError::Empty => "Donnez un nom à la connexion, par exemple Lyon.",
        NameError::Odd => "Un nom est une ligne de 64 caractères au plus. Raccourcissez-le.",
        NameError::Taken => {
            "Le coffre a déjà une connexion de ce nom. Choisissez-en un autre, ou retirez d’abord celle-là."
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
            "Rien n’a été stocké : un autre onglet a modifié le coffre depuis son ouverture ici. Verrouillez-le, déverrouillez-le, \
             puis réessayez."
                .to_owned()
        }
        Trouble::NotStored => {
            "Rien n’a été stocké : le navigateur ne le permet pas, ou n’a plus de place. Autorisez cette page à stocker des données, \
             ou libérez de l’espace, puis réessayez."
                .to_owned()
        }
        Trouble::Unread => {
            "Le fichier est illisible ou dépasse 1 Mo. Choisissez un fichier exporté ici.".to_owned()
        }
        Trouble::NotSaved => {
            "Le navigateur n’a pas enregistré le fichier. Autorisez les téléchargements pour cette page, puis réessayez.".to_owned()
        }
        Trouble::Proxy(error) => {
            format!("Le proxy de cette connexion est refusé. {}", error.say(Locale::French))
        }
        Trouble::Connection(error) => {
            format!("La chaîne de connexion gardée est refusée. {}", error.say(Locale::French))
        }
        Trouble::Bound(origins) => format!(
            "Depuis votre connexion, le navigateur ne laisse cette page appeler que {origins}. Rechargez la page, puis \
             connectez-vous avec celle-ci."
        ),
        Trouble::Browser => {
            "Le navigateur a refusé de chiffrer. Il ne le fait que dans les pages en https ou de cette machine ; réessayez-y."
                .to_owned()
        }
    }
}

fn news(news: News) -> &'static str {
    match news {
        News::Made => "Le coffre est créé et ouvert. Connectez-vous, puis gardez-y la connexion.",
        News::Opened => "Le coffre est ouvert.",
        News::Locked { idle: false, ended: false } => "Le coffre est verrouillé.",
        News::Locked { idle: false, ended: true } => {
            "Le coffre est verrouillé. La connexion établie à partir de lui a pris fin, et sa clé est oubliée."
        }
        News::Locked { idle: true, ended: false } => {
            "Le coffre s’est verrouillé après 15 minutes sans saisie."
        }
        News::Locked { idle: true, ended: true } => {
            "Le coffre s’est verrouillé après 15 minutes sans saisie. La connexion établie à partir de lui a pris fin, et sa clé est \
             oubliée."
        }
        News::Saved => "La connexion est gardée dans le coffre.",
        News::Removed => "La connexion est retirée du coffre.",
        News::Rekeyed => {
            "Le coffre a sa nouvelle phrase secrète. Les fichiers exportés avant gardent l’ancienne."
        }
        News::Imported => "Le coffre du fichier est stocké. Déverrouillez-le avec sa phrase secrète.",
        News::Forgotten => "Le coffre est supprimé de ce navigateur.",
    }
}
