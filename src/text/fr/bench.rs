//! French texts where certificates are made and possession is proved.

use super::grouped;
use crate::{
    text::bench::{MakeLabels, ProveLabels},
    workshop::Role,
};

pub(super) const MAKE: MakeLabels = MakeLabels {
    form: "Créer un certificat",
    role: "Que créer",
    roles: |role| match role {
        Role::Root => "AC racine",
        Role::Intermediate => "AC intermédiaire",
        Role::Edge => "AC d’appareil IoT Edge",
        Role::Device => "Appareil",
        Role::Verification => "Vérification",
    },
    role_hint: |role| match role {
        Role::Root => "Autosignée. C’est par elle que tout ce qui est en dessous est approuvé.",
        Role::Intermediate => {
            "Une AC sous une autre, par exemple celle d’une usine. C’est elle que contient le plus souvent un groupe d’inscription."
        }
        Role::Edge => "L’AC d’un appareil IoT Edge, sous laquelle il certifie ses modules.",
        Role::Device | Role::Verification => "Ce qu’un appareil présente au DPS : un certificat client TLS.",
    },
    issuer: "Émis par",
    no_issuer: "Pas encore d’AC avec sa clé ici",
    common_name: |role| match role {
        Role::Device => "ID d’inscription (CN)",
        _ => "Nom commun (CN)",
    },
    common_name_hint: "64 caractères au plus. Pour un appareil, c’est l’ID d’inscription.",
    organization: "Organisation (O)",
    unit: "Unité d’organisation (OU)",
    country: "Pays (C)",
    more: "Compléter le sujet",
    until: "Valable jusqu’au",
    until_hint: "Un jour dans la validité de l’émetteur. Le début est une heure plus tôt, pour les horloges en retard.",
    path_length: "Longueur de chemin",
    path_length_hint: "Combien d’AC peuvent se trouver entre elle et un appareil.",
    unlimited: "Sans limite",
    algorithm: "Clé",
    make: "Créer le certificat",
    making: |done, total| format!("{} sur {}", grouped(&done), grouped(&total)),
    busy: "En cours…",
    cancel: "Annuler",
    chain: "Créer une chaîne de test",
    chain_hint: "Racine, intermédiaire et appareil en un clic : P-256, AC valables un an, appareil 300 jours.",
    own: "Apporter votre propre AC",
    own_lead: "Son certificat et sa clé (PKCS#8, SEC1 ou PKCS#1, même chiffrée) sont lus dans cet onglet et ne sont envoyés nulle \
               part. La clé ne peut pas être enregistrée d’ici.",
    own_drop: "Déposez ici le certificat et la clé de l’AC",
    own_choose: "Choisir des fichiers",
    own_has: |certificates, has_key| {
        let certificates = match certificates {
            0 => "Pas encore de certificat".to_owned(),
            1 => "1 certificat".to_owned(),
            count => format!("{} certificats", grouped(&count)),
        };
        format!("{certificates} ; {}.", if has_key { "la clé est là" } else { "pas encore de clé" })
    },
    own_passphrase: "Phrase secrète de la clé",
    unlock: "Déverrouiller",
    own_clear: "Recommencer",
    list: "Créer de nombreux appareils",
    list_lead: "Un certificat avec une clé P-256 pour chaque ID d’inscription.",
    list_field: "ID d’inscription",
    list_hint: "Un par ligne, ou un tableau qui les a en première colonne. 1 000 au plus ; un fichier .csv ou .txt peut être \
                déposé.",
    list_found: |count| {
        if count < 2 { format!("{count} appareil") } else { format!("{} appareils", grouped(&count)) }
    },
    line: |line| format!("Ligne {line}"),
    list_make: "Créer ces appareils",
    list_done: |count| {
        if count < 2 {
            format!("{count} appareil est créé.")
        } else {
            format!("{} appareils sont créés.", grouped(&count))
        }
    },
    list_save: "Enregistrer les appareils (.zip)",
    made: "Créés dans cet onglet",
    nothing: "Rien n’est encore créé",
    nothing_hint: "Créez une chaîne de test pour commencer, ou apportez votre propre AC. Ce qui est créé ici dure autant que cet \
                   onglet : enregistrez-le.",
    count: |count| {
        if count < 2 { format!("{count} certificat") } else { format!("{} certificats", grouped(&count)) }
    },
    valid: |day| format!("jusqu’au {day}"),
    brought: "apporté par vous",
    forgotten: "clé oubliée",
    save_certificate: "Certificat",
    save_chain: "Chaîne complète",
    save_key: "Clé",
    save_pkcs12: "PKCS#12",
    save_all: "Tout enregistrer (.zip)",
    save_all_hint: "Les fichiers portent les noms que leur donnent les outils du SDK C Azure IoT, par exemple \
                    certs/new-device.cert.pem. Une liste d’appareils a sa propre archive, là où elle a été créée.",
    use_in_group: "Utiliser dans un groupe d’inscription",
    check_chain: "Vérifier sa chaîne",
    forget: "Oublier les clés",
    keys: "Comment les clés sont enregistrées",
    passphrase: "Phrase secrète",
    passphrase_hint: "Elle chiffre les clés (PBES2, AES-256, 600 000 itérations). Elle n’est gardée nulle part : retenez-la.",
    repeated: "Phrase secrète, à nouveau",
    declined: "Enregistrer les clés sans chiffrement",
    declined_warning: "Quiconque obtient un tel fichier a la clé. À réserver aux tests. Les fichiers PKCS#12 exigent toujours une \
                       phrase secrète.",
};

pub(super) const PROVE: ProveLabels = ProveLabels {
    heading: "Certificat de vérification",
    lead: "Le DPS donne un code ; qui peut émettre un certificat ayant ce code pour nom commun a bien la clé de l’AC.",
    no_ca: "Il n’y a pas d’AC avec sa clé ici. Créez-en une, ou apportez la vôtre :",
    ca: "AC à prouver",
    code: "Code de vérification",
    code_hint: "Collez-le tel quel ; les espaces sont ignorées.",
    make: "Créer le certificat de vérification",
    made: |code, ca| {
        format!(
            "Le certificat pour {code} est créé, signé par {ca}. Chargez-le dans le DPS avant d’y demander un autre code."
        )
    },
    save: "Enregistrer verification-code.cert.pem",
    steps: "Les étapes",
    portal: "Dans le portail",
    portal_steps: [
        "Ouvrez votre DPS, puis Paramètres, Certificats, et sélectionnez Ajouter.",
        "Nommez le certificat, choisissez le fichier de certificat de l’AC, ne cochez pas « Définir l’état du certificat sur vérifié \
         lors du chargement », et enregistrez.",
        "Ouvrez le certificat dans la liste et sélectionnez « Générer un code de vérification ».",
        "Collez le code ici, créez le certificat de vérification et enregistrez-le.",
        "Choisissez-le sous « Fichier .pem ou .cer du certificat de vérification » et sélectionnez Vérifier.",
    ],
    cli: "Avec Azure CLI",
    cli_lead: "Remplissez les noms ; les commandes suivent.",
    dps: "DPS",
    group: "Groupe de ressources",
    certificate: "Nom du certificat dans le DPS",
    commands: ["Charger le certificat de l’AC", "Obtenir le code", "Charger le certificat de vérification"],
};
