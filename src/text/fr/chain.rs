//! French texts about certificate chains.

use super::grouped;
use crate::{
    chain::{Fault, Near, NotAuthority, Outcome, Period, Role, Unsupported, Weight},
    page::workshop::check::Proof,
    text::{ChainTexts, chain::ChainLabels},
};

pub(in crate::text) static TEXTS: ChainTexts = ChainTexts { fault, unsupported, labels: LABELS };

const LABELS: ChainLabels = ChainLabels {
    source: "Certificats",
    lead: "Des certificats forment-ils une chaîne, de l’appareil à sa racine ? Chaque signature est vérifiée dans cet \
           onglet, et ce qui ne va pas est dit au certificat concerné. Déposez-les dans n’importe quel ordre, en un ou \
           plusieurs fichiers.",
    drop: "Déposez des certificats n’importe où sur cette page",
    example: "Essayer un exemple",
    count: |count| match count {
        0 | 1 => format!("{count} certificat"),
        count => format!("{} certificats", grouped(&count)),
    },
    verifying: "Vérification des signatures…",
    summary,
    chain: |role, name| match role {
        Role::Client => format!("Chaîne de l’appareil {name}"),
        Role::Authority => format!("AC {name}"),
    },
    outcome: |outcome, role| match (outcome, role) {
        (Outcome::Accepted, Role::Client) => "Acceptée : la chaîne est valide, de l’appareil à sa racine.",
        (Outcome::Accepted, Role::Authority) => {
            "Acceptée : l’AC est valide, jusqu’à sa racine. Aucun appareil ici."
        }
        (Outcome::Undecided, _) => {
            "Indéterminée : rien d’incorrect n’est visible, mais tout ne peut pas être jugé ici."
        }
        (Outcome::Refused, _) => "Refusée : quiconque vérifie cette chaîne la rejette.",
    },
    strict: "Les programmes stricts la refusent (-x509_strict) : voir plus bas.",
    has_more: "Il y a plus de chemins que ceux qui ont été suivis.",
    command_lead: "Voici ce que dit OpenSSL 3 s’il fait confiance à sa racine :",
    command: |role| match role {
        Role::Client => "openssl verify -purpose sslclient -auth_level 2 -check_ss_sig",
        Role::Authority => "openssl verify -purpose any -auth_level 2 -check_ss_sig",
    },
    openssl_error: |code, depth| format!("erreur {code} à la profondeur {depth}"),
    place: |depth, is_root, role| match (depth, is_root, role) {
        (0, _, Role::Client) => "Appareil",
        (_, true, _) => "AC racine",
        _ => "AC intermédiaire",
    },
    proof: |proof, is_root| match (proof, is_root) {
        (Proof::Verified, false) => "Émis par le suivant : nom et signature concordent".to_owned(),
        (Proof::Verified, true) => "Signé avec sa propre clé : une racine".to_owned(),
        (Proof::Wrong, false) => {
            "Désigne le suivant comme émetteur, mais la signature n’est pas de lui".to_owned()
        }
        (Proof::Wrong, true) => "Se désigne comme émetteur, mais la signature n’est pas la sienne".to_owned(),
        (Proof::Unknown(_), _) => "Le nom concorde ; la signature ne peut pas être vérifiée ici".to_owned(),
    },
    missing: |name| format!("Absent : {name}"),
    weight: |weight| match weight {
        Weight::Refused => "Incorrect",
        Weight::Undecided => "Indéterminé",
        Weight::Strict => "Strict",
        Weight::Advice => "À savoir",
    },
    validity: "Validité",
    valid_together,
    now: |day| format!("Le trait marque aujourd’hui, {day}."),
    other_paths: |count| match count {
        0 | 1 => format!("{count} autre chemin"),
        count => format!("{} autres chemins", grouped(&count)),
    },
    path: |number, outcome| {
        let outcome = match outcome {
            Outcome::Accepted => "accepté",
            Outcome::Undecided => "indéterminé",
            Outcome::Refused => "refusé",
        };
        format!("Chemin {number} : {outcome}")
    },
    strays: "Dans aucune chaîne",
    strays_lead: "Ces certificats portent le nom d’un émetteur, mais n’ont pas fait la signature.",
};

fn summary(chains: usize, [accepted, undecided, refused]: [usize; 3]) -> String {
    let counts = [(accepted, "acceptée"), (undecided, "indéterminée"), (refused, "refusée")];
    let of = |(count, what): (usize, &str)| {
        (count > 0).then(|| format!("{} {what}{}", grouped(&count), plural(count)))
    };
    let counts: Vec<_> = counts.into_iter().filter_map(of).collect();
    format!("{} chaîne{} : {}.", grouped(&chains), plural(chains), counts.join(", "))
}

fn plural(count: usize) -> &'static str {
    if count < 2 { "" } else { "s" }
}

fn valid_together(period: Option<Period>) -> String {
    match period {
        Some(Period { from, until }) => {
            format!("Tous sont valides en même temps du {} au {}.", from.to_date(), until.to_date())
        }
        None => "À aucun moment ils ne sont tous valides.".to_owned(),
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::NotYetValid { from } => format!(
            "Non valide avant le {}. Attendez, ou vérifiez l’horloge de la machine qui l’a émis.",
            from.to_utc()
        ),
        Fault::Expired { since } => format!("Expiré le {}. Réémettez-le.", since.to_utc()),
        Fault::BadSignature => {
            "La signature n’est pas celle de son émetteur : une autre clé l’a faite, ou le certificat a été altéré. \
             Reprenez les deux certificats là où ils ont été émis."
                .to_owned()
        }
        Fault::TwoAlgorithms => {
            "Il nomme deux algorithmes de signature : il a été altéré, ou créé par un outil défectueux. Réémettez-le."
                .to_owned()
        }
        Fault::NoIssuer(near) => no_issuer(*near).to_owned(),
        Fault::TooLong { length } => format!(
            "La chaîne a {length} certificats ou plus, ce que personne ne suit. Utilisez moins d’intermédiaires."
        ),
        Fault::NotAuthority(why) => format!(
            "Il est au-dessus d’un autre certificat de cette chaîne, mais ne doit pas en émettre : {} Réémettez-le comme \
             AC.",
            not_authority(*why)
        ),
        Fault::PathLength { allowed, found } => format!(
            "Sa longueur de chemin autorise {allowed} AC au-dessous, et il y en a {found}. Réémettez-le avec une plus \
             grande longueur de chemin, ou retirez un intermédiaire."
        ),
        Fault::NotForClients { usages } => format!(
            "Son utilisation étendue de la clé ({}) n’inclut pas clientAuth, qu’il faut à un appareil pour s’authentifier. \
             Réémettez-le avec clientAuth, ou sans utilisation étendue de la clé.",
            usages.join(", ")
        ),
        Fault::NoDigitalSignature => {
            "Son utilisation de la clé n’a ni digitalSignature ni keyAgreement : un appareil ne peut pas s’en servir pour \
             s’authentifier. Réémettez-le avec digitalSignature."
                .to_owned()
        }
        Fault::NetscapeType => {
            "Son type de certificat Netscape n’inclut pas « client ». Réémettez-le sans cette extension.".to_owned()
        }
        Fault::UnknownCritical { oid } => format!(
            "Une extension critique ({oid}) inconnue ici, ou qui ne doit pas être critique. Quiconque ne la comprend pas \
             doit refuser le certificat."
        ),
        Fault::Proxy => {
            "Un certificat proxy (RFC 3820), que les services n’acceptent pas. Émettez un certificat ordinaire.".to_owned()
        }
        Fault::Malformed { oid } => format!("L’extension {oid} est illisible. Réémettez le certificat."),
        Fault::Repeated { oid } => {
            format!("L’extension {oid} y est deux fois, ce qui est interdit. Réémettez le certificat.")
        }
        Fault::WeakKey { key } => format!(
            "{key} est trop court pour être sûr aujourd’hui. Utilisez RSA avec 2048 bits ou plus, ou EC P-256."
        ),
        Fault::WeakSignature { algorithm } => {
            format!("Signé avec {algorithm}, qui peut être falsifié. Réémettez-le avec SHA-256.")
        }
        Fault::ExplicitCurve => {
            "Sa courbe est décrite au lieu d’être nommée, ce que les programmes refusent. Recréez la clé avec une courbe \
             nommée."
                .to_owned()
        }
        Fault::Unsupported(why) => unsupported(why),
        Fault::NameConstraints => {
            "Il restreint les noms des certificats au-dessous (contraintes de nom), ce qui n’est pas vérifié ici. Vérifiez \
             avec openssl verify."
                .to_owned()
        }
        Fault::ConstraintsNotCritical => {
            "Une AC dont les contraintes de base ne sont pas critiques, alors que la RFC 5280 l’exige. Les programmes \
             stricts la refusent."
                .to_owned()
        }
        Fault::NoKeyUsage => {
            "Une AC sans utilisation de la clé, que la RFC 5280 exige. Les programmes stricts la refusent.".to_owned()
        }
        Fault::SignsWithoutAuthority => {
            "Son utilisation de la clé a keyCertSign alors qu’il n’est pas une AC. Les programmes stricts le refusent."
                .to_owned()
        }
        Fault::PathLengthWithoutAuthority => {
            "Il a une longueur de chemin alors qu’il n’est pas une AC. Les programmes stricts le refusent.".to_owned()
        }
        Fault::NoSubject => {
            "Il n’a pas de sujet : rien ne dit à qui il est. Les programmes stricts le refusent.".to_owned()
        }
        Fault::NoIssuerName => "Il ne nomme pas son émetteur. Les programmes stricts le refusent.".to_owned(),
        Fault::NamesNotCritical => {
            "Il n’a pas de sujet, et ses autres noms (subjectAltName) ne sont pas critiques. Les programmes stricts le \
             refusent."
                .to_owned()
        }
        Fault::NoNames => {
            "Sa liste d’autres noms du sujet est vide. Les programmes stricts le refusent.".to_owned()
        }
        Fault::NoAuthorityKeyId => {
            "Il n’a pas d’ID de clé de l’autorité : son émetteur ne se reconnaît qu’à son nom. Les programmes stricts le \
             refusent."
                .to_owned()
        }
        Fault::NoSubjectKeyId => {
            "Une AC sans ID de clé du sujet : seule sa clé la distingue d’autres du même nom. Les programmes stricts la \
             refusent."
                .to_owned()
        }
        Fault::OldRoot(why) => format!(
            "Il n’est pris pour une racine que par un usage ancien : {} Les programmes stricts le refusent. Réémettez-le \
             comme AC de version 3.",
            not_authority(*why)
        ),
        Fault::OutlivesIssuer { until } => format!(
            "Sa validité dépasse celle de son émetteur, qui expire le {} : ensuite, il ne sert plus à rien.",
            until.to_utc()
        ),
        Fault::OtherIssuerOfName { .. } => {
            "Un autre certificat présent ici a le nom de son émetteur, mais pas la clé qui a signé celui-ci. Certains \
             programmes n’essaient que l’un des deux : n’envoyez pas les deux."
                .to_owned()
        }
    }
}

fn no_issuer(near: Near) -> &'static str {
    match near {
        Near::Nothing => {
            "Son émetteur n’est pas ici. Ajoutez le certificat qu’il désigne comme son émetteur."
        }
        Near::KeyId(_) => {
            "Son émetteur n’est pas ici. Il y a un certificat de ce nom, mais avec une autre clé : l’AC a-t-elle été \
             recréée ? Ajoutez celui qui a émis ce certificat."
        }
        Near::Serial(_) => {
            "Son émetteur n’est pas ici. Il y a un certificat de ce nom, mais avec un autre numéro de série ou un autre \
             émetteur : a-t-il été réémis ? Ajoutez celui qui a émis ce certificat."
        }
        Near::KeyKind(_) => {
            "Son émetteur n’est pas ici. Il y a un certificat de ce nom, mais son type de clé n’a pas pu faire cette \
             signature. Ajoutez celui qui a émis ce certificat."
        }
        Near::Circle => {
            "Lui et ceux au-dessous se certifient en boucle. Ajoutez la racine qui a certifié l’un d’eux."
        }
    }
}

fn not_authority(why: NotAuthority) -> &'static str {
    match why {
        NotAuthority::KeyUsage => "son utilisation de la clé n’a pas keyCertSign.",
        NotAuthority::SaysNot => "ses contraintes de base disent qu’il n’est pas une AC.",
        NotAuthority::Silent => "il n’a pas de contraintes de base.",
        NotAuthority::Version => "un certificat de version 1 ne peut pas dire qu’il est une AC.",
    }
}

fn unsupported(why: &Unsupported) -> String {
    let what = match why {
        Unsupported::Hash(name) => format!("les navigateurs n’ont pas le hachage {name}"),
        Unsupported::Curve(curve) => format!("les navigateurs n’ont pas la courbe {curve}"),
        Unsupported::ExplicitCurve => "la courbe de l’émetteur est décrite au lieu d’être nommée".to_owned(),
        Unsupported::CompressedPoint => "la clé de l’émetteur est un point compressé".to_owned(),
        Unsupported::PssParameters => {
            "c’est du RSA-PSS avec des paramètres que les navigateurs n’ont pas".to_owned()
        }
        Unsupported::Parameters => "les paramètres de son algorithme sont incorrects".to_owned(),
        Unsupported::Algorithm(oid) => format!("les navigateurs n’ont pas l’algorithme {oid}"),
        Unsupported::Browser(algorithm) => format!("ce navigateur n’a pas {}", algorithm.as_str()),
        Unsupported::NotVerified => "elle n’a pas été examinée".to_owned(),
    };
    format!("Sa signature ne peut pas être vérifiée ici : {what}. Vérifiez avec openssl verify.")
}
