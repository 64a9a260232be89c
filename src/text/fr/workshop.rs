//! French texts about making certificates.

use super::{
    bench::{MAKE, PROVE},
    grouped,
};
use crate::{
    admission::MAX_COMMON_NAME,
    page::workshop::trouble::Trouble,
    text::{Locale, Say, WorkshopTexts, character::spelt},
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
            "Le fichier est illisible, ou dépasse 1 Mo. Choisissez le certificat de l’AC, sa clé, ou une liste d’appareils."
        }
        Trouble::WrongPassphrase => "Ce n’est pas la phrase secrète de cette clé. Saisissez-la à nouveau.",
        Trouble::NotSaved => {
            "Le navigateur n’a pas enregistré le fichier. Autorisez les téléchargements pour cette page dans ses \
             paramètres, puis réessayez."
        }
        Trouble::Date => "Ce n’est pas une date. Écrivez-la comme 2027-11-24.",
        Trouble::NoIssuer => "Il n’y a pas d’AC avec sa clé ici. Créez d’abord une racine, ou apportez votre AC.",
        Trouble::Passphrase => {
            "Choisissez pour les clés une phrase secrète d’au moins 4 caractères, ou cochez qu’elles sont enregistrées \
             sans chiffrement. PKCS#12 en demande toujours une."
        }
        Trouble::PassphrasesDiffer => "Les deux phrases secrètes diffèrent. Saisissez deux fois la même.",
        Trouble::NoFit => {
            "La clé n’est celle d’aucun de ces certificats. Ajoutez le certificat de l’AC, ou choisissez la clé avec \
             laquelle il a été créé."
        }
        Trouble::Forgotten => "La clé a été oubliée. Son certificat peut encore être enregistré.",
        Trouble::NoIds => "Aucun ID d’inscription n’est dans la liste. Écrivez-en un par ligne.",
        Trouble::TooLarge => "C’est trop pour une seule archive. Créez moins d’appareils à la fois.",
        Trouble::Browser => {
            "Le navigateur a refusé. Il ne crée des clés que sur des pages en https ou de localhost ; là, réessayez ou \
             choisissez un autre type de clé."
        }
    }
    .to_owned()
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NoCommonName => "Donnez un nom commun (CN) au certificat.".to_owned(),
        Refusal::TooLong { attribute, length, most } => {
            format!("{attribute} a {} caractères ; X.509 en autorise {}. Raccourcissez-le.", grouped(&length), grouped(&most))
        }
        Refusal::Country => "Le pays doit avoir deux lettres, comme FR, ou être vide.".to_owned(),
        Refusal::Id(error) => {
            format!("Le nom commun est l’ID d’inscription de l’appareil : {}", error.say(Locale::French))
        }
        Refusal::EndsBeforeItBegins => {
            "La validité se termine avant de commencer. Choisissez une fin plus tardive.".to_owned()
        }
        Refusal::Time(_) => "Un certificat ne peut être valide qu’entre les années 1970 et 9999.".to_owned(),
        Refusal::OutsideIssuer { from, until } => format!(
            "L’émetteur est valide du {} au {} ; ce qu’il émet ne peut être valide que dans cet intervalle.",
            from.to_utc(),
            until.to_utc()
        ),
        Refusal::Issuer => {
            "Une racine s’émet elle-même, et rien d’autre ne le fait. Choisissez un autre rôle ou un autre émetteur.".to_owned()
        }
        Refusal::NotAuthority { name } => {
            format!("{name} n’est pas une AC : ce qu’il émet serait refusé. Choisissez une AC comme émetteur.")
        }
        Refusal::PathLength { name } => format!(
            "La longueur de chemin de l’AC {name} n’autorise aucune AC au-dessous. Émettez avec elle un certificat \
             d’appareil, ou choisissez un autre émetteur."
        ),
        Refusal::PathLengthOfDevice => "Seule une AC a une longueur de chemin. Retirez-la.".to_owned(),
        Refusal::Key { key } => format!(
            "Aucun certificat n’est créé ici pour cette clé ({key}). Utilisez EC P-256 ou P-384, ou RSA de 2048 à \
             4096 bits."
        ),
        Refusal::IssuerKey { key } => format!(
            "La clé de l’émetteur ({key}) ne peut pas signer ici. Utilisez une AC avec EC P-256 ou P-384, ou RSA à partir \
             de 2048 bits."
        ),
        Refusal::Signature => "La signature n’a pas la forme que sa clé produit. Réessayez.".to_owned(),
    }
}

fn code_error(error: &CodeError) -> String {
    match error {
        CodeError::Empty => "Collez le code de vérification que montre le portail.".to_owned(),
        CodeError::TooLong { length } => format!(
            "Le texte a {} caractères, et un nom commun {MAX_CODE} au plus. Copiez le code de vérification seul.",
            grouped(&length)
        ),
        CodeError::Character(character) => format!(
            "Un code de vérification n’a que des lettres et des chiffres, pas « {} ». Copiez le code seul.",
            spelt(*character)
        ),
    }
}

fn key_file_error(error: &KeyFileError) -> String {
    match error {
        KeyFileError::NoKey => {
            "Aucune clé privée n’est dans ce fichier. Choisissez la clé de l’AC (.key, .pem).".to_owned()
        }
        KeyFileError::Several { count } => {
            format!("{count} clés privées sont dans ce fichier. Mettez la clé de l’AC dans un fichier à part.")
        }
        KeyFileError::NotBase64 => {
            "La clé est incomplète. Copiez tout le fichier, jusqu’au dernier tiret.".to_owned()
        }
        KeyFileError::NotAKey => {
            "Ce n’est ni une clé privée ni un certificat. Choisissez les fichiers de l’AC (.pem, .key, .crt, .der).".to_owned()
        }
        KeyFileError::OldEncryption => {
            "La clé est chiffrée à l’ancienne manière d’OpenSSL. Convertissez-la : openssl pkcs8 -topk8 -v2 aes256 -in \
             FICHIER -out key.pem"
                .to_owned()
        }
        KeyFileError::Encryption(what) => format!(
            "La clé est chiffrée d’une manière que les navigateurs n’ont pas ({what}). Convertissez-la : openssl pkcs8 \
             -topk8 -v2 aes256 -in FICHIER -out key.pem"
        ),
        KeyFileError::Kind(what) => format!(
            "Une clé de ce type ({what}) n’est pas utilisable ici. Utilisez EC P-256, P-384 ou P-521, ou RSA."
        ),
    }
}

fn line_problem(problem: &LineProblem) -> String {
    match problem {
        LineProblem::Rule(error) => error.say(Locale::French),
        LineProblem::TooLong { length } => format!(
            "L’ID a {} caractères ; dans un certificat, il ne peut en avoir que {MAX_COMMON_NAME}. Raccourcissez-le.",
            grouped(&length)
        ),
        LineProblem::Repeated { first } => {
            format!("Le même ID est à la ligne {first} ; la casse ne compte pas. Retirez-en un.")
        }
        LineProblem::TooMany => {
            format!("Plus de {} ID. Créez le reste en une autre fois.", grouped(&MAX_BATCH))
        }
    }
}
