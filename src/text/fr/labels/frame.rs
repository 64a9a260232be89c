//! French texts of the frame, the site and what fails.

use crate::{
    page::{address::Bench, theme::Theme},
    text::labels::{FailureLabels, FrameLabels, RightsLabels, SiteLabels, WorkshopLabels},
};

pub(super) const FRAME: FrameLabels = FrameLabels {
    colon: " : ",
    quotes: ["« ", " »"],
    language: "Langue",
    title: "dps-enroll",
    skip: "Aller au contenu",
    home: "dps-enroll, page d’accueil",
    start: "Page d’accueil",
    navigation: "Pages",
    groups: "Groupes",
    devices: "Inscriptions individuelles",
    heading: "Groupes d’inscription pour Azure DPS",
    lead: "Connectez-vous, déposez un certificat d’AC, créez le groupe. Votre clé reste dans cet onglet.",
    connection: "Connexion",
    not_connected: "Non connecté",
    policy: "Stratégie",
    via: "Accès",
    sandbox: "Bac à sable",
    sandbox_note: "Bac à sable : un DPS dans cette page, avec des données fictives. Rien ne quitte votre navigateur ; recharger la page remet tout à zéro.",
    direct: "sans proxy",
    this_server: "par le serveur de cette page",
    call_ok: "Dernier appel réussi",
    call_failed: "Dernier appel en échec",
    call_none: "Aucun appel",
    forget: "Oublier la clé",
    drop_here: "Déposez les certificats n’importe où",
    waiting: |seconds| format!("Le service demande de ralentir. Nouvel essai dans {seconds} s."),
    stop_waiting: "Ne plus attendre",
    promise: "Les certificats et les clés sont lus dans cet onglet. Seuls en sortent des jetons signés, valables cinq minutes.",
    copy: |what| format!("Copier : {what}"),
    of: |name| format!(" : {name}"),
    copied: "Copié",
    not_copied: "Le navigateur n’a pas permis la copie",
};

pub(super) const SITE: SiteLabels = SiteLabels {
    theme: "Thème",
    theme_of: |theme| match theme {
        Theme::System => "Comme le système",
        Theme::Light => "Clair",
        Theme::Dark => "Sombre",
    },
    take: "Charger la nouvelle version",
    reload: "Recharger la page",
    reload_loses: "Recharger la page met fin à la connexion et vide la page : la clé, les certificats, les clés créées ici et non \
                   enregistrées, ce qui est saisi et l’activité sont perdus. Le réglage du proxy et le coffre restent.",
    bound: |origins| {
        format!(
            "Depuis la connexion, votre navigateur ne laisse cette page appeler que {origins}. Pour une autre adresse, il faut \
             recharger la page."
        )
    },
    shared: |host| {
        format!(
            "{host} sert aussi les pages d’autres projets. Celles-ci peuvent lire et modifier cette page et ce qu’elle garde \
             dans votre navigateur, comme le réglage du proxy. Ne l’utilisez pour un DPS important que si vous avez confiance en \
             tous ces projets, ou depuis un domaine qui lui est propre."
        )
    },
    about: "À propos de cette page",
    version: "Version",
    commit: "Commit",
    sha256: "SHA-256 de son fichier wasm",
    unknown: "inconnu",
    verify: "Une page ne peut pas se porter garante d’elle-même. Ces commandes récupèrent son code et disent s’il a ce \
             hachage, et de quel dépôt vient la version publiée pour laquelle il a été construit ; le fichier SHA256SUMS de \
             cette version contient le même hachage.",
    commands: "les commandes",
};

pub(super) const RIGHTS: RightsLabels = RightsLabels {
    missing: |policy, rights| format!("Il manque à la stratégie {policy} : {rights}."),
    disabled: "Ce qui en a besoin est désactivé. Connectez-vous avec une autre stratégie pour l’utiliser.",
    command: "La personne qui gère le DPS peut en créer une avec juste les droits dont cette page a besoin :",
    command_name: "commande",
};

pub(super) const WORKSHOP: WorkshopLabels = WorkshopLabels {
    heading: "Atelier AC",
    lead: "Créez des chaînes de certificats, prouvez que vous avez la clé d’une AC, et voyez si le DPS admettrait un appareil. \
           Les clés sont créées dans cet onglet et n’en sortent que si vous les téléchargez.",
    benches: "Postes de l’atelier",
    bench: |bench| match bench {
        Bench::Make => "Créer des certificats",
        Bench::Prove => "Prouver la possession",
        Bench::Check => "Vérifier une chaîne",
        Bench::Admit => "Le DPS l’admettrait-il ?",
    },
};

pub(super) const FAILURE: FailureLabels = FailureLabels {
    service_says: "Le service indique",
    what_to_do: "Causes probables, et que faire",
    code: "Code",
    tracking_id: "ID de suivi",
    time: "Heure",
    retry: "Réessayer",
    check: "Vérifier si la requête a abouti",
    not_carried_out: "Vérifié : la requête n’a pas été exécutée. Réessayez.",
};
