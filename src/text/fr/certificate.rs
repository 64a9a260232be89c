//! French texts about certificates and the files they come in.

use super::grouped;
use crate::{
    certificate::{Finding, Kind, Problem},
    text::{CertificateTexts, character::spelt},
};

pub(super) const TEXTS: CertificateTexts = CertificateTexts { problem, finding };

fn on_line(line: Option<usize>) -> String {
    line.map(|line| format!("ligne {line} : ")).unwrap_or_default()
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes } => format!(
            "le fichier fait {} Mo et n’a pas été lu. Un certificat fait quelques Ko ; choisissez le certificat lui-même.",
            bytes.div_ceil(1_000_000)
        ),
        Problem::Unreadable => {
            "le navigateur n’a pas pu lire le fichier. Est-il toujours là, et pouvez-vous l’ouvrir ?"
                .to_owned()
        }
        Problem::Empty => "le fichier est vide. Exportez à nouveau le certificat.".to_owned(),
        Problem::Other(found) => format!("{}{}", on_line(found.line), kind(&found.what)),
        Problem::Truncated(found) => format!(
            "{}« BEGIN {} » n’a pas de ligne END : il manque une partie. Copiez tout le fichier, jusqu’au dernier tiret.",
            on_line(found.line),
            found.what
        ),
        Problem::WrongEnd { begin, end } => format!(
            "{}« BEGIN {} » finit par « END {end} ». Deux fichiers ont pu être mélangés ; copiez à nouveau le certificat.",
            on_line(begin.line),
            begin.what
        ),
        Problem::EndWithoutBegin(found) => format!(
            "{}« END {} » n’a pas de ligne BEGIN avant elle. Copiez tout le fichier, depuis le premier tiret.",
            on_line(found.line),
            found.what
        ),
        Problem::NotBase64 { line } => format!(
            "ligne {line} : un caractère qui n’a pas sa place dans un certificat. Copiez-le à nouveau, en texte brut."
        ),
        Problem::IncompleteBase64 { line } => format!(
            "ligne {line} : le certificat est incomplet ; il manque des caractères. Copiez-le à nouveau en entier."
        ),
        Problem::NotACertificate { line, offset } => {
            let line = on_line(*line);
            format!(
                "{line}pas un certificat valide (erreur à l’octet {offset}). Exportez-le à nouveau en X.509, PEM ou DER."
            )
        }
        Problem::Unrecognised => {
            "rien qui ressemble à un certificat. Choisissez un fichier .pem, .crt, .cer, .der ou .p7b."
                .to_owned()
        }
    }
}

fn kind(kind: &Kind) -> String {
    match kind {
        Kind::PrivateKey => {
            "une clé privée. Elle n’a pas été lue et n’est pas nécessaire ici ; gardez-la secrète.".to_owned()
        }
        Kind::EncryptedPrivateKey => {
            "une clé privée chiffrée. Elle n’a pas été lue et n’est pas nécessaire ici ; gardez-la secrète."
                .to_owned()
        }
        Kind::PublicKey => "une clé publique sans son certificat. Choisissez le certificat.".to_owned(),
        Kind::SigningRequest => {
            "une demande de signature de certificat (CSR). Faites-la signer par une AC, puis déposez le certificat obtenu."
                .to_owned()
        }
        Kind::RevocationList => {
            "une liste de révocation, pas un certificat. Choisissez le certificat de l’AC.".to_owned()
        }
        Kind::Pkcs12 => {
            "un fichier PKCS#12 (.pfx, .p12), qui contient aussi des clés privées. Extrayez-en le certificat : openssl \
             pkcs12 -in FICHIER -nokeys -out certificat.pem"
                .to_owned()
        }
        Kind::JavaKeyStore => {
            "un magasin de clés Java. Exportez le certificat : keytool -exportcert -rfc -alias NOM -keystore FICHIER"
                .to_owned()
        }
        Kind::EmptyContainer => {
            "un fichier PKCS#7 sans certificats. Exportez-le avec ses certificats.".to_owned()
        }
        Kind::TrustedCertificate => {
            "un certificat au format « trusted » propre à OpenSSL, qu’aucun autre programme ne lit. Convertissez-le : \
             openssl x509 -in FICHIER -out certificat.pem"
                .to_owned()
        }
        Kind::SshKey => "une clé SSH. DPS a besoin d’un certificat X.509.".to_owned(),
        Kind::Html => {
            "une page web. Le téléchargement a pu mener à une page de connexion ; téléchargez à nouveau le certificat."
                .to_owned()
        }
        Kind::Json => {
            "du JSON, pas un certificat. Si le certificat est dedans, collez plutôt son texte.".to_owned()
        }
        Kind::ConnectionString => "une chaîne de connexion. Collez-la à l’étape 1.".to_owned(),
        Kind::OtherPem(label) => {
            format!("« {label} », qui n’est pas un certificat. Choisissez le certificat de l’AC.")
        }
    }
}

fn days(count: i64) -> String {
    if count < 2 { format!("{count} jour") } else { format!("{} jours", grouped(&count)) }
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::Expired { days: 0 } => {
            "Expiré aujourd’hui : aucun appareil n’est admis par lui. Réémettez-le.".to_owned()
        }
        Finding::Expired { days: ago } => {
            format!("Expiré il y a {} : aucun appareil n’est admis par lui. Réémettez-le.", days(*ago))
        }
        Finding::NotYetValid { from } => format!(
            "Non valide avant le {} : aucun appareil n’est admis d’ici là. Attendez, ou vérifiez l’horloge de la machine \
             qui l’a émis.",
            from.to_utc()
        ),
        Finding::ExpiresSoon { days: left } => format!(
            "Expire dans {}. Émettez son successeur maintenant et ajoutez-le comme certificat secondaire.",
            days(*left)
        ),
        Finding::ShortLived { days: lived } => format!(
            "Créé pour {} seulement. Au-delà d’un test, émettez une AC valide plusieurs années.",
            days(*lived)
        ),
        Finding::TestAuthority => {
            "Créé par les scripts de test de Microsoft, pour 30 jours et avec une phrase secrète connue. Ne l’utilisez pas \
             pour de vrais appareils."
                .to_owned()
        }
        Finding::NotAnAuthority => {
            "Pas une AC : un groupe fondé sur lui n’admet aucun appareil au-dessous. Choisissez l’AC qui a émis les \
             certificats des appareils, ou inscrivez cet appareil individuellement."
                .to_owned()
        }
        Finding::Authority => {
            "Une AC : une inscription individuelle de celle-ci n’admet que l’appareil qui a ce certificat même. Choisissez celui de \
             l’appareil, ou faites-en un groupe."
                .to_owned()
        }
        Finding::CannotSign => {
            "Une AC dont l’utilisation de la clé n’a pas keyCertSign : les certificats qu’elle émet ne sont pas acceptés. \
             Réémettez-la avec keyCertSign."
                .to_owned()
        }
        Finding::VersionOne => {
            "Un certificat de version 1 : rien n’y dit que c’est une AC, donc certains appareils et outils le refusent. \
             Réémettez-le en version 3."
                .to_owned()
        }
        Finding::WeakKey { key } => format!(
            "{key} est trop court pour être sûr aujourd’hui. Utilisez RSA avec 2048 bits ou plus, ou EC P-256."
        ),
        Finding::WeakSignature { algorithm } => {
            format!("Signé avec {algorithm}, qui peut être falsifié. Réémettez-le avec SHA-256.")
        }
        Finding::NoCommonName => "Pas de nom commun (CN) : aucun ID ne peut en être proposé.".to_owned(),
        Finding::NoRegistrationId => {
            "Pas de nom commun (CN) : un appareil s’enregistre sous ce nom, et ne le peut donc pas avec ce certificat. \
             Réémettez-le avec l’ID d’inscription comme nom commun."
                .to_owned()
        }
        Finding::CommonNameRule { name, character: Some(character) } => format!(
            "Le nom commun « {name} » contient « {} », qu’aucun ID d’inscription ne peut avoir : un appareil avec ce \
             certificat ne peut pas s’enregistrer. Utilisez lettres, chiffres et - . _ : seulement.",
            spelt(*character)
        ),
        Finding::CommonNameRule { name, character: None } => format!(
            "Le nom commun « {name} » ne peut pas être un ID d’inscription : 64 caractères au plus, avec une lettre, un \
             chiffre ou un trait d’union à la fin."
        ),
        Finding::UnknownCritical { oid } => format!(
            "Une extension critique ({oid}) inconnue ici. Quiconque ne la comprend pas doit refuser le certificat."
        ),
        Finding::MalformedExtension { oid } => format!(
            "L’extension {oid} est illisible. Certains programmes refuseront le certificat ; réémettez-le."
        ),
        Finding::OddSerial => {
            "Le numéro de série est nul ou négatif, ce que la RFC 5280 interdit. Cela fonctionne, mais un nouveau \
             certificat devrait avoir un nombre positif aléatoire."
                .to_owned()
        }
    }
}
