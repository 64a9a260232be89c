//! French texts of the first two steps: the connection and the certificates.

use super::super::grouped;
use crate::{
    certificate::Severity,
    dps::enrollment::Kind,
    text::labels::{CertificateLabels, CertificatesLabels, ConnectLabels},
};

pub(super) const CONNECT: ConnectLabels = ConnectLabels {
    heading: "Connexion",
    field: "Chaîne de connexion du DPS",
    hint: "Dans le portail : votre DPS > Stratégies d’accès partagé > une stratégie > Chaîne de connexion de la clé primaire.",
    usable: |host, policy| match policy {
        Some(policy) => format!("{host}, stratégie {policy}"),
        None => host.to_owned(),
    },
    token_until: |time| format!("Signé ailleurs, valable jusqu’au {time}"),
    connect: "Se connecter",
    try_sandbox: "Essayer le bac à sable",
    sandbox_hint: "Pas d’Azure sous la main ? Le bac à sable est un DPS dans cette page.",
    connected_to: "Connecté à",
    test: "Tester la connexion",
    testing: "Test en cours…",
    test_passed: "Le service a répondu : l’hôte, la clé et le chemin d’accès sont bons.",
    proxy: "Proxy et version d’API : ",
    proxy_field: "Adresse du proxy",
    proxy_hint: "Un proxy CORS qui vous appartient. Espaces réservés : {url}, {encodedUrl}, {host}, {path} ; sans aucun, \
                 l’URL est ajoutée à la fin. Vide : pas de proxy.",
    proxy_preview: "Les appels vont à",
    proxy_none: "sans proxy",
    version: "Version de l’API du service",
    version_hint: "2021-10-01 est celle des clients officiels actuels. 2026-11-01 est la plus récente ; il se peut qu’elle \
                   ne soit pas encore dans toutes les régions.",
    instance: "DPS",
    instance_none: "un autre",
    key_field: |policy| format!("Clé de la stratégie « {policy} », ou une chaîne de connexion"),
    policy_to_use: |policy| format!("Votre équipe utilise la stratégie « {policy} »."),
    owner_warning: "Cette stratégie a tous les droits. Au quotidien, une stratégie avec EnrollmentRead et EnrollmentWrite suffit.",
    show: "Afficher",
    hide: "Masquer",
};

pub(super) const CERTIFICATES: CertificatesLabels = CertificatesLabels {
    heading: "Certificat",
    drop: |kind| match kind {
        Kind::Group => "Déposez des certificats d’AC n’importe où sur cette page",
        Kind::Individual => "Déposez le certificat de l’appareil n’importe où sur cette page",
    },
    choose_files: "Choisir des fichiers",
    kinds: "PEM, DER, CRT, CER ou P7B ; plusieurs à la fois, 1 Mo chacun au plus",
    paste: "Coller du texte",
    paste_field: "Texte du certificat",
    paste_button: "Lire le texte",
    pasted: "Texte collé",
    problems: "Inutilisable",
    dismiss: "Ignorer",
    clear: "Tout retirer",
    primary: "Certificat principal",
    secondary: "Certificat secondaire",
    none: "Aucun",
    unnamed: "(sans nom)",
    chain: "Certificats, chacun sous son émetteur",
};

pub(super) const CERTIFICATE: CertificateLabels = CertificateLabels {
    subject: "Sujet",
    issuer: "Émetteur",
    validity: "Validité",
    serial: "Numéro de série",
    key: "Clé",
    signature: "Signature",
    basic_constraints: "Autorité",
    ca: |path_length| match path_length {
        None => "AC".to_owned(),
        Some(0) => "AC, pour certificats feuilles seulement (longueur de chemin 0)".to_owned(),
        Some(length) => format!("AC, longueur de chemin {length}"),
    },
    not_ca: "Pas une AC",
    key_usage: "Utilisation de la clé",
    extended_key_usage: "Utilisation étendue de la clé",
    alternative_names: "Autres noms du sujet",
    subject_key_id: "ID de clé du sujet",
    authority_key_id: "ID de clé de l’autorité",
    sha1: "Empreinte numérique SHA-1",
    sha256: "Empreinte numérique SHA-256",
    version: "Version",
    source: "Provenance",
    names_itself: "Se désigne comme émetteur",
    names: |issuer| format!("Désigne « {issuer} » comme émetteur"),
    issuer_not_here: " ; son émetteur n’est pas parmi ces fichiers",
    days_left: |days| match days {
        0 => "expire aujourd’hui".to_owned(),
        1 => "1 jour restant".to_owned(),
        -1 => "expiré hier".to_owned(),
        days if days < 0 => format!("expiré depuis {} jours", grouped(&days.unsigned_abs())),
        days => format!("{} jours restants", grouped(&days)),
    },
    remove: |name| format!("Retirer {name}"),
    details: "Détails",
    severity: |severity| match severity {
        Severity::Error => "Erreur",
        Severity::Warning => "Avertissement",
        Severity::Info => "Remarque",
    },
    from_to: |from, to| format!("du {from} au {to}"),
};
