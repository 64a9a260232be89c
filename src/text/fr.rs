//! French.

#![allow(
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "a table of sentences is as long as it has sentences, and all its functions have one form"
)]

use std::fmt::Display;

use super::{Texts, number};

/// Its name for itself.
pub(super) const NAME: &str = "Français";

/// The French texts.
pub(super) static TEXTS: Texts = Texts {
    connection: connection::TEXTS,
    certificate: certificate::TEXTS,
    check: check::TEXTS,
    page: page::TEXTS,
    service: service::TEXTS,
    activity: activity::TEXTS,
    guide: guide::TEXTS,
    snippet: snippet::TEXTS,
    labels: labels::LABELS,
};

/// 12 345, with a space that neither breaks nor is wide.
fn grouped(number: &dyn Display) -> String {
    number::grouped(number, '\u{202f}')
}

mod guide {
    //! French texts that lead through the page.

    use crate::{
        page::{share::Unshareable, shortcut::Shortcut},
        text::{GuideTexts, guide::Topic},
    };

    pub(super) const TEXTS: GuideTexts = GuideTexts {
        heading: "En trois étapes",
        steps: [
            "Connectez-vous : collez une chaîne de connexion de votre DPS. Elle reste dans cet onglet.",
            "Déposez le certificat de l’AC qui signe les certificats de vos appareils.",
            "Créez le groupe : tout appareil dont le certificat descend de cette AC est admis.",
        ],
        sandbox: "Pas de DPS sous la main ? Essayez le bac à sable : c’en est un, dans cette page, avec des données de démonstration.",
        read: "Compris",
        link: "lien vers cette page",
        share: "lien avec ce proxy",
        unshareable,
        proposal_dps: |dps| {
            format!("Le lien ouvert concerne {dps}. Connectez-vous-y pour voir ce qu’il montre.")
        },
        proposal_other: |dps, connected| {
            format!("Le lien ouvert concerne {dps} ; cette page est connectée à {connected}.")
        },
        proposal_proxy: |proxy| {
            format!(
                "Le lien ouvert demande d’utiliser le proxy {proxy}. Qui l’exploite peut se servir de votre jeton tant qu’il est \
                 valide : ne l’acceptez que si vous savez de qui il s’agit."
            )
        },
        proposal_take: "Utiliser ce proxy",
        proposal_drop: "Ignorer",
        keys: "Raccourcis clavier",
        keys_heading: "Raccourcis clavier",
        keys_on: "Utiliser les raccourcis sur cette page",
        keys_close: "Fermer",
        key: |shortcut| match shortcut {
            Shortcut::Sheet => "Cette liste",
            Shortcut::Filter => "Filtrer la liste",
            Shortcut::Connect => "Connexion",
            Shortcut::Groups => "Groupes d’inscription",
            Shortcut::Devices => "Inscriptions individuelles",
            Shortcut::Workshop => "Atelier AC",
            Shortcut::New => "Nouveau groupe ou nouvelle inscription individuelle",
            Shortcut::Edit => "Modifier ce qui est affiché",
            Shortcut::Reload => "Actualiser ce qui est affiché",
            Shortcut::Activity => "Activité",
        },
        print: |name| format!("Imprimer {name}"),
        help: |topic| match topic {
            Topic::SharedAccessPolicy => "Stratégie d’accès partagé",
            Topic::ServiceEndpoint => "Point de terminaison des opérations de service",
            Topic::RestApi => "API REST",
            Topic::EnrollmentGroup => "Groupe d’inscription",
            Topic::RegistrationId => "ID d’inscription",
            Topic::AttestationMechanism => "Mécanisme d’attestation",
            Topic::X509Attestation => "Attestation de certificat X.509",
            Topic::VerifiedCertificate => "Certificat d’AC vérifié",
            Topic::SymmetricKey => "Attestation de clé symétrique",
            Topic::Tpm => "Attestation TPM",
            Topic::Reprovisioning => "Stratégie de réapprovisionnement",
            Topic::AllocationPolicy => "Stratégie d’allocation",
            Topic::LinkedHubs => "Hubs IoT liés",
            Topic::CustomAllocation => "Stratégie d’allocation personnalisée",
            Topic::DeviceTwin => "Jumeau d’appareil",
            Topic::DeviceId => "ID d’appareil",
            Topic::ProvisioningStatus => "État d’approvisionnement",
            Topic::IotEdge => "Appareil IoT Edge",
            Topic::CertificateManagement => "Gestion des certificats",
        },
        help_lead: "Dans Azure : ",
        learn: "https://learn.microsoft.com/fr-fr/",
    };

    fn unshareable(why: &Unshareable) -> String {
        match why {
            Unshareable::NoProxy => "Aucun proxy n’est défini : rien à partager.".to_owned(),
            Unshareable::Secret { name } if name.is_empty() => {
                "Une partie de l’adresse de ce proxy peut être une clé : aucun lien n’en est fait.".to_owned()
            }
            Unshareable::Secret { name } => {
                format!("« {name} » dans l’adresse de ce proxy peut être une clé : aucun lien n’en est fait.")
            }
        }
    }
}

mod labels {
    //! French texts of the views.

    use super::grouped;
    use crate::{
        certificate::Severity,
        dps::{
            enrollment::{AllocationPolicy, AzureName, Kind, Method, ReprovisionPolicy},
            registration::Status,
        },
        page::{
            address::Bench,
            form::Aim,
            item::Column,
            list::Which,
            rollover::Step,
            run::{Action, Failure},
            theme::Theme,
        },
        text::{
            Locale, Say,
            labels::{
                AttestationLabels, CertificateLabels, CertificatesLabels, ConnectLabels, CreateLabels,
                DeletionLabels, EditLabels, FailureLabels, FrameLabels, GroupLabels, KeysLabels, Labels,
                ListLabels, RegistrationLabels, RightsLabels, RolloverLabels, RunLabels, SiteLabels,
                WorkshopLabels,
            },
        },
    };

    pub(in crate::text) const LABELS: Labels = Labels {
        frame: FRAME,
        connect: CONNECT,
        certificates: CERTIFICATES,
        certificate: CERTIFICATE,
        create: CREATE,
        attestation: ATTESTATION,
        list: LIST,
        group: GROUP,
        keys: KEYS,
        rollover: ROLLOVER,
        registration: REGISTRATION,
        edit: EDIT,
        run: RUN,
        rights: RIGHTS,
        workshop: WORKSHOP,
        deletion: DELETION,
        failure: FAILURE,
        site: SITE,
    };

    // The frame, the site and what fails.

    const FRAME: FrameLabels = FrameLabels {
        colon: " : ",
        quotes: ["« ", " »"],
        language: "Langue",
        title: "dps-enroll",
        skip: "Aller au contenu",
        home: "dps-enroll, page d’accueil",
        start: "Page d’accueil",
        nothing_here: "Il n’y a rien à cette adresse",
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
        promise: "Votre clé ne quitte pas ce navigateur. N’en sortent que des jetons, et ce que vous demandez au service de lire, de créer, de modifier ou de supprimer.",
        copy: |what| format!("Copier : {what}"),
        of: |name| format!(" : {name}"),
        copied: "Copié",
        not_copied: "Le navigateur n’a pas permis la copie",
    };

    const SITE: SiteLabels = SiteLabels {
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

    const RIGHTS: RightsLabels = RightsLabels {
        missing: |policy, rights| format!("Il manque à la stratégie {policy} : {rights}."),
        disabled: "Ce qui en a besoin est désactivé. Connectez-vous avec une autre stratégie pour l’utiliser.",
        command: "La personne qui gère le DPS peut en créer une avec juste les droits dont cette page a besoin :",
        command_name: "commande",
    };

    const WORKSHOP: WorkshopLabels = WorkshopLabels {
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

    const FAILURE: FailureLabels = FailureLabels {
        service_says: "Le service indique",
        what_to_do: "Causes probables, et que faire",
        code: "Code",
        tracking_id: "ID de suivi",
        time: "Heure",
        retry: "Réessayer",
        check: "Vérifier si la requête a abouti",
        not_carried_out: "Vérifié : la requête n’a pas été exécutée. Réessayez.",
    };

    // The first two steps: the connection and the certificates.

    const CONNECT: ConnectLabels = ConnectLabels {
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

    const CERTIFICATES: CertificatesLabels = CertificatesLabels {
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

    const CERTIFICATE: CertificateLabels = CertificateLabels {
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

    // The forms.

    const CREATE: CreateLabels = CreateLabels {
        heading: "Groupe d’inscription",
        id: "ID du groupe",
        registration_id: "ID d’inscription",
        id_hint: "Lettres, chiffres, traits d’union, points, tirets bas et deux-points ; 128 au plus.",
        certificates: "Certificats de signature",
        no_certificate: "Déposez d’abord un certificat d’AC.",
        settings: "Autres paramètres",
        iot_edge: "Appareils IoT Edge",
        iot_edge_device: "Appareil IoT Edge",
        reprovision: "Quand un appareil se réapprovisionne",
        allocation: "Stratégie d’allocation",
        default_choice: "Valeur par défaut du service",
        reprovision_name: |policy| match policy {
            ReprovisionPolicy::Migrate => "Le déplacer avec ses données",
            ReprovisionPolicy::Reset => "Le déplacer et repartir de l’état initial du jumeau",
            ReprovisionPolicy::Never => "Ne jamais le déplacer",
        },
        allocation_name: |policy| match policy {
            AllocationPolicy::Hashed => "Distribution uniformément pondérée",
            AllocationPolicy::GeoLatency => "Latence la plus faible",
            AllocationPolicy::Static => "Statique (un seul hub)",
            AllocationPolicy::Custom => "Personnalisée (votre fonction décide)",
        },
        hubs: "Hubs IoT",
        hubs_hint: "Un nom d’hôte par ligne, par exemple hub1.azure-devices.net. Vide : tous les hubs liés.",
        connect_first: "Connectez-vous d’abord, ou essayez le bac à sable.",
        created: |id| format!("Création réussie : {id}."),
        exists: |id| {
            format!("{id} existe déjà. Rien n’a été modifié : ouvrez l’existant, ou choisissez un autre ID.")
        },
        found: |id| {
            format!(
                "{id} existe : votre requête a été exécutée, ou la création vient de quelqu’un d’autre. Examinez le résultat."
            )
        },
        open: |id| format!("Ouvrir {id}"),
        preview: "Contenu envoyé",
    };

    const ATTESTATION: AttestationLabels = AttestationLabels {
        heading: "Mécanisme d’attestation",
        method: |method| match method {
            Method::Certificates => "Certificat X.509",
            Method::CaReferences => "AC X.509 chargée dans le DPS",
            Method::SymmetricKey => "Clé symétrique",
            Method::Tpm => "TPM",
            Method::Other => "Autre",
        },
        kept: |subject| format!("Inchangé : {subject}"),
        ca_primary: "Nom du certificat d’AC principal",
        ca_secondary: "Nom du certificat d’AC secondaire",
        ca_hint: "Tel qu’il figure sous Certificats dans le DPS. Un seul des deux suffit.",
        keys: "Clés",
        keys_hint: "Dans les deux cas, vous pourrez ensuite les voir et les copier.",
        keys_service: "Créées par le service",
        keys_browser: "Créées dans ce navigateur",
        keys_stay: "Les clés restent telles quelles : la modification les renvoie.",
        endorsement_key: "Clé d’approbation (EK)",
        endorsement_key_hint: "La partie publique, en base64, telle que l’affiche l’outil TPM de l’appareil.",
        storage_root_key: "Clé racine de stockage (facultative)",
    };

    const EDIT: EditLabels = EditLabels {
        edit: "Modifier",
        heading: |aim, kind| match (aim, kind) {
            (Aim::Change, _) => "Modifier",
            (Aim::Create, Kind::Group) => "Nouveau groupe d’inscription",
            (Aim::Create, Kind::Individual) => "Nouvelle inscription individuelle",
            (Aim::Copy, _) => "Dupliquer",
            (Aim::Revoke, _) => "Révoquer un appareil",
            (Aim::Rollover(Step::Add), _) => "Ajouter le nouveau certificat",
            (Aim::Rollover(Step::Promote), _) => "Promouvoir le nouveau certificat",
            (Aim::Rollover(Step::Remove), _) => "Retirer l’ancien certificat",
        },
        lead: |aim| match aim {
            Aim::Create | Aim::Change | Aim::Rollover(Step::Add) => "",
            Aim::Copy => {
                "Tout est copié, sauf les ID et ce que le service ne renvoie jamais : certificats et clés."
            }
            Aim::Revoke => {
                "Une inscription individuelle désactivée, sous l’ID d’inscription de l’appareil, lui ferme l’accès quel que soit le \
                 groupe qui l’admettrait. Déposez le certificat de l’appareil, ou utilisez seulement l’ID d’inscription. Un \
                 appareil déjà présent dans un hub y reste : désactivez-le aussi dans le hub. Supprimez cette inscription pour \
                 réadmettre l’appareil."
            }
            Aim::Rollover(Step::Promote) => {
                "Le service ne renvoie pas les certificats : déposez à nouveau le fichier du nouveau. Pour garder l’ancien \
                 comme certificat secondaire, déposez aussi son fichier ; sinon, il part maintenant."
            }
            Aim::Rollover(Step::Remove) => {
                "Les appareils qui ont encore l’ancien certificat, ou un certificat qui en descend, ne pourront plus s’approvisionner."
            }
        },
        send: |aim, kind, sending| match (aim, kind, sending) {
            (Aim::Change | Aim::Rollover(_), _, false) => "Enregistrer",
            (Aim::Change | Aim::Rollover(_), _, true) => "Enregistrement…",
            (Aim::Revoke, _, false) => "Révoquer",
            (Aim::Create | Aim::Copy, Kind::Group, false) => "Créer le groupe",
            (Aim::Create | Aim::Copy, Kind::Individual, false) => "Créer l’inscription",
            (_, _, true) => "Création…",
        },
        enabled: "Approvisionnement autorisé",
        webhook: "Adresse de la fonction",
        webhook_hint: "En https:, avec sa clé dans la chaîne de requête si elle en exige une. Le DPS l’appelle pour chaque appareil.",
        webhook_version: "Version d’API de la fonction",
        device_id: "ID d’appareil",
        device_id_hint: "Son ID dans le hub. Vide : l’ID d’inscription.",
        device_information: "Informations sur l’appareil",
        device_information_hint: "JSON conservé avec l’inscription et transmis à une allocation personnalisée. Vide : aucune information.",
        azure_name: |name| match name {
            AzureName::Namespace => "Espace de noms Device Registry",
            AzureName::CertificateAuthority => "Autorité de certification de l’espace de noms",
            AzureName::CertificatePolicy => "Stratégie de certificat de l’espace de noms",
        },
        twin: "État initial du jumeau",
        twin_hint: "JSON avec \"tags\" et \"properties\": {\"desired\": …}. Vide : aucun état initial.",
        format: "Mettre en forme",
        reserved: |names| match names {
            [name] => format!(
                "{name} : les jumeaux se réservent ce nom ; les clients et le service trébuchent dessus. Choisissez-en un autre."
            ),
            names => format!(
                "{} : les jumeaux se réservent ces noms ; les clients et le service trébuchent dessus. Choisissez-en d’autres.",
                names.join(", ")
            ),
        },
        misplaced: |names| {
            let part = if names.len() == 1 { "ne fait pas" } else { "ne font pas" };
            format!(
                "{} : {part} partie d’un jumeau. Utilisez \"tags\" ou \"properties\": {{\"desired\": …}}.",
                names.join(", ")
            )
        },
        changes: "Ce qui changera",
        no_changes: "Rien pour l’instant.",
        absent: "rien",
        cancel: "Annuler",
        reading_keys: "Lecture des clés, pour que la modification les laisse telles quelles…",
        rereading: "Lecture de l’état le plus récent…",
        changed: "Quelqu’un a modifié cette inscription depuis que vous avez commencé, et votre modification n’y est pas. Choisissez \
                  ce qui est gardé ; vous verrez le résultat avant qu’il soit enregistré.",
        field: "Champ",
        base: "Au départ",
        mine: "Votre version",
        theirs: "L’autre version",
        keep: |field, mine| {
            if mine {
                format!("{field} : garder votre version")
            } else {
                format!("{field} : garder l’autre version")
            }
        },
        all_mine: "Garder toute votre version",
        all_theirs: "Garder toute l’autre version",
        apply: "Continuer avec ces choix",
        undecided: "Choisissez pour chaque champ modifié des deux côtés.",
    };

    // The lists, and of what is done to many.

    /// What a list has so many of.
    fn noun(list: Which, count: usize) -> &'static str {
        match (list, count) {
            (Which::Groups, 0 | 1) => "groupe",
            (Which::Groups, _) => "groupes",
            (Which::Devices, 0 | 1) => "inscription",
            (Which::Devices, _) => "inscriptions",
            (Which::Registrations, 0 | 1) => "enregistrement",
            (Which::Registrations, _) => "enregistrements",
        }
    }

    const LIST: ListLabels = ListLabels {
        heading: |which| match which {
            Which::Groups => "Groupes d’inscription",
            Which::Devices => "Inscriptions individuelles",
            Which::Registrations => "Enregistrements",
        },
        devices_lead: "Une par appareil. Le DPS cherche une inscription individuelle avant de chercher un groupe.",
        new_device: "Nouvelle inscription individuelle",
        filter: "Filtrer",
        reload: "Actualiser",
        stop: "Arrêter",
        resume: "Charger la suite",
        progress: |count| format!("Chargement… {} jusqu’ici", grouped(&count)),
        count: |which, shown, all| {
            let noun = noun(which, all);
            if shown == all {
                format!("{} {noun}", grouped(&all))
            } else {
                format!("{} sur {} {noun}", grouped(&shown), grouped(&all))
            }
        },
        stopped: |count| format!("Arrêt après {}. Il peut y en avoir d’autres.", grouped(&count)),
        failed_after: |count| format!("Le chargement a échoué après {}.", grouped(&count)),
        empty: |which| match which {
            Which::Groups => "Aucun groupe d’inscription pour l’instant",
            Which::Devices => "Aucune inscription individuelle pour l’instant",
            Which::Registrations => "Aucun appareil de ce groupe ne s’est encore enregistré",
        },
        empty_hint: |which| match which {
            Which::Groups => {
                "Déposez un certificat d’AC à l’étape 2, choisissez un ID à l’étape 3, et créez le premier."
            }
            Which::Devices => {
                "Les appareils d’un groupe n’en ont pas besoin. Créez-en une pour un seul appareil, ou pour en exclure un."
            }
            Which::Registrations => {
                "Un enregistrement apparaît quand un appareil s’approvisionne par le groupe."
            }
        },
        no_match: |filter, loaded| {
            if loaded < 2 {
                format!("Rien ne correspond à « {filter} » parmi ce qui est chargé : {loaded} ligne.")
            } else {
                format!("Rien ne correspond à « {filter} » parmi les {} lignes chargées.", grouped(&loaded))
            }
        },
        clear_filter: "Effacer le filtre",
        not_connected: |which| match which {
            Which::Groups => "Les groupes apparaissent ici une fois la connexion établie.",
            Which::Devices => {
                "Les inscriptions individuelles apparaissent ici une fois la connexion établie sur la page d’accueil."
            }
            Which::Registrations => {
                "Les enregistrements apparaissent ici une fois la connexion établie sur la page d’accueil."
            }
        },
        column: |which, column| match column {
            Column::Id if which == Which::Groups => "ID du groupe",
            Column::Id => "ID d’inscription",
            Column::Certificate if which == Which::Devices => "Attestation",
            Column::Certificate => "Certificat",
            Column::Expiry => "Expiration",
            Column::Status => "État",
            Column::Hub => "Hub affecté",
            Column::DeviceId => "ID d’appareil",
            Column::Updated => "Dernière modification",
        },
        actions: "Actions",
        enabled: "Activé",
        disabled: "Désactivé",
        symmetric_key: "Clé symétrique",
        tpm: "TPM",
        ca_reference: |name| format!("AC chargée « {name} »"),
        no_certificate: "Aucun certificat",
        enable: |id| format!("Activer {id}"),
        disable: |id| format!("Désactiver {id}"),
        revoke: |id| format!("Révoquer {id}"),
        delete: |id| format!("Supprimer {id}"),
        filter_note: |which| match which {
            Which::Registrations => "ID, appareil, hub, état ou erreur",
            _ => "ID, nom du certificat ou empreinte",
        },
    };

    const RUN: RunLabels = RunLabels {
        selection: "Lignes sélectionnées",
        selected: |count| {
            if count < 2 {
                format!("{count} ligne sélectionnée")
            } else {
                format!("{} lignes sélectionnées", grouped(&count))
            }
        },
        select: |id| format!("Sélectionner {id}"),
        select_all: "Sélectionner tout ce qui est affiché",
        clear: "Effacer la sélection",
        action: |action| match action {
            Action::Enable => "Activer",
            Action::Disable => "Désactiver",
            Action::Delete => "Supprimer",
        },
        heading: |action, list, count| {
            let verb = match action {
                Action::Enable => "Activer",
                Action::Disable => "Désactiver",
                Action::Delete => "Supprimer",
            };
            let noun = noun(list, count);
            format!("{verb} {} {noun}", grouped(&count))
        },
        consequence: |action, list| match action {
            Action::Delete if list == Which::Registrations => {
                "Un par un. Leurs appareils restent dans leurs hubs ; au prochain approvisionnement de l’un d’eux, le DPS l’affecte \
                 comme s’il était nouveau."
            }
            Action::Enable => "Leurs appareils pourront désormais s’approvisionner.",
            Action::Disable => {
                "Leurs appareils ne pourront plus s’approvisionner. Ceux qui le sont déjà restent dans leurs hubs."
            }
            Action::Delete if list == Which::Groups => {
                "C’est irréversible. Les appareils de ces groupes ne pourront plus s’approvisionner ; ceux qui le sont déjà restent \
                 dans leurs hubs. Les enregistrements restent, mais sans leur groupe ils ne peuvent plus être listés."
            }
            Action::Delete => {
                "C’est irréversible. Un appareil qui perd son inscription individuelle peut revenir par son groupe. Les \
                 enregistrements restent."
            }
        },
        nothing: "Rien à faire : c’est déjà le cas.",
        type_number: |count| format!("Saisissez leur nombre, {count}, pour confirmer"),
        running: "Progression",
        so_far: |counts| {
            let part = |said, count| {
                if count == 0 { String::new() } else { format!(", {said} : {}", grouped(&count)) }
            };
            let (failed, unknown) = (part("échec", counts.failed), part("sort inconnu", counts.unknown));
            format!("Fait : {}{failed}{unknown}{}.", grouped(&counts.done), part("reste", counts.left))
        },
        failure: |failure| {
            match failure {
            Failure::Refused { code, message } => format!("{message} ({code})"),
            Failure::KeysUnread => "ses clés n’ont pas pu être lues ; rien n’a été fait".to_owned(),
            Failure::NotSent(error) => format!("rien n’a été fait : {}", error.say(Locale::French)),
            Failure::NoVersion => {
                "le service n’a pas donné de version : une modification pourrait écraser celle de quelqu’un d’autre ; rien n’a \
                 été fait"
                    .to_owned()
            }
            Failure::Unknown => "c’est peut-être fait : vérifiez".to_owned(),
            Failure::Changed => {
                "modification par quelqu’un d’autre entre-temps ; rien n’a été fait. Voyez le nouvel état".to_owned()
            }
        }
        },
        resume: "Continuer",
        stop: "Arrêter",
        cancel: "Annuler",
        close: "Fermer",
    };

    const DELETION: DeletionLabels = DeletionLabels {
        heading: |kind, id| match kind {
            Some(_) => format!("Supprimer {id} ?"),
            None => format!("Supprimer l’enregistrement {id} ?"),
        },
        consequence: |kind| match kind {
            Some(Kind::Group) => {
                "Plus aucun appareil de ce groupe ne pourra s’approvisionner. Les appareils déjà approvisionnés restent dans leurs \
                 hubs, et leurs enregistrements restent dans le DPS."
            }
            Some(Kind::Individual) => {
                "L’appareil peut revenir par un groupe dont il a le certificat ou la clé. Pour l’exclure, désactivez plutôt cette \
                 inscription. Son enregistrement reste."
            }
            None => {
                "L’appareil reste dans son hub. À son prochain approvisionnement, le DPS l’affecte comme s’il était nouveau : selon \
                 la stratégie d’allocation, quoi que dise la stratégie de réapprovisionnement."
            }
        },
        records_first: "Supprimez d’abord les enregistrements, s’ils doivent disparaître aussi : sans le groupe, ils ne peuvent plus \
                        être listés.",
        type_id: |id| format!("Saisissez {id} pour confirmer"),
        delete: |kind| match kind {
            Some(Kind::Group) => "Supprimer le groupe",
            Some(Kind::Individual) => "Supprimer l’inscription",
            None => "Supprimer l’enregistrement",
        },
        deleting: "Suppression…",
        cancel: "Annuler",
        changed: "Quelqu’un a modifié ou recréé cet élément depuis que vous l’avez vu. Voici son nouvel état, qui n’a pas été \
                  supprimé ; saisissez à nouveau l’ID pour le supprimer malgré tout.",
        new_state: "Nouvel état",
    };

    // One opened enrollment.

    const GROUP: GroupLabels = GroupLabels {
        back: |kind| match kind {
            Kind::Group => "Tous les groupes",
            Kind::Individual => "Toutes les inscriptions individuelles",
        },
        loading: "Chargement…",
        connect_to_see: |kind| match kind {
            Kind::Group => "Connectez-vous pour voir ce groupe.",
            Kind::Individual => "Connectez-vous pour voir cette inscription.",
        },
        not_found: |kind, id| match kind {
            Kind::Group => format!("Il n’y a pas de groupe « {id} » dans ce DPS."),
            Kind::Individual => format!("Il n’y a pas d’inscription individuelle « {id} » dans ce DPS."),
        },
        invalid_id: |id| format!("« {id} » ne peut pas être l’ID d’une inscription. Vérifiez l’adresse."),
        reload: "Actualiser",
        duplicate: "Dupliquer",
        revoke: "Révoquer un appareil",
        delete: "Supprimer…",
        attestation: "Attestation",
        primary: "Certificat principal",
        secondary: "Certificat secondaire",
        empty_slot: "Aucun",
        endorsement_key: "Clé d’approbation du TPM",
        symmetric_key: "Clé symétrique",
        ca_references: "Certificats d’AC chargés dans le DPS, par leur nom",
        other_attestation: |kind| {
            if kind.is_empty() {
                "Le service n’a indiqué aucun type d’attestation.".to_owned()
            } else {
                format!("Type « {kind} », que cette page ne connaît pas")
            }
        },
        fields: "Tous les champs",
        field_name: |name| {
            Some(match name {
                "enrollmentGroupId" => "ID du groupe",
                "registrationId" => "ID d’inscription",
                "deviceId" => "ID d’appareil",
                "optionalDeviceInformation" => "Informations sur l’appareil",
                "etag" => "Version (ETag)",
                "provisioningStatus" => "État d’approvisionnement",
                "reprovisionPolicy" => "Stratégie de réapprovisionnement",
                "createdDateTimeUtc" => "Création",
                "lastUpdatedDateTimeUtc" => "Dernière modification",
                "allocationPolicy" => "Stratégie d’allocation",
                "iotHubs" => "Hubs IoT",
                "iotHubHostName" => "Hub IoT",
                "capabilities" => "Capacités",
                "initialTwin" => "État initial du jumeau",
                "customAllocationDefinition" => "Allocation personnalisée",
                "namespaceName" => "Espace de noms Device Registry",
                "certificateAuthorityName" => "Autorité de certification",
                "certificatePolicyName" => "Stratégie de certificat",
                _ => return None,
            })
        },
        unknown_field: "inconnu de cette page",
        json: "JSON",
        yes: "oui",
        no: "non",
    };

    const KEYS: KeysLabels = KeysLabels {
        heading: "Clés symétriques",
        hidden: "Le service ne montre les clés que sur demande. Elles restent dans cet onglet, et disparaissent quand vous quittez \
                 cette page.",
        show: "Afficher les clés",
        hide: "Masquer les clés",
        reading: "Lecture des clés…",
        primary: "Clé primaire",
        secondary: "Clé secondaire",
        devices: "Clés d’appareils",
        device_ids: "ID d’inscription",
        device_ids_hint: "Un ou plusieurs, un par ligne. La clé de chaque appareil est calculée dans cet onglet, à partir de la clé \
                          du groupe et de l’ID.",
        refused: |ids| format!("Laissés de côté, car ce ne sont pas des ID d’inscription : {ids}"),
        more: |count| {
            if count < 2 {
                format!("{count} autre est dans le fichier.")
            } else {
                format!("{} autres sont dans le fichier.", grouped(&count))
            }
        },
        csv: "Télécharger en CSV",
    };

    const ROLLOVER: RolloverLabels = RolloverLabels {
        heading: "Renouveler le certificat",
        one: |subject, ends| {
            format!(
                "Un certificat : {subject}, jusqu’au {ends}. Son successeur peut prendre place à côté de lui."
            )
        },
        two: |old, old_ends, new, new_ends| {
            format!(
                "Deux certificats : {old}, jusqu’au {old_ends}, et son successeur {new}, jusqu’au {new_ends}."
            )
        },
        step: |step| match step {
            Step::Add => "Mettre le nouveau certificat à côté de l’ancien",
            Step::Promote => "Faire du nouveau certificat le certificat principal",
            Step::Remove => "Retirer l’ancien certificat",
        },
        begin: |step| match step {
            Step::Add => "Ajouter le nouveau certificat…",
            Step::Promote => "Le promouvoir…",
            Step::Remove => "Retirer l’ancien…",
        },
        old: "Appareils de l’ancienne chaîne :",
        new: "Appareils de la nouvelle chaîne :",
        devices: |step| match step {
            Step::Add => ("rien ne change pour eux.", "ils peuvent désormais s’approvisionner."),
            Step::Promote => (
                "rien ne change tant que l’ancien certificat reste, comme certificat secondaire ; si son fichier n’est pas \
                 déposé, il est retiré aussitôt, et ils ne peuvent plus s’approvisionner.",
                "rien ne change pour eux.",
            ),
            Step::Remove => (
                "ils ne peuvent plus s’approvisionner. Ceux qui le sont déjà restent connectés jusqu’à leur prochain \
                 approvisionnement : donnez-leur d’abord des certificats de la nouvelle chaîne.",
                "rien ne change pour eux.",
            ),
        },
        disabled: "Approvisionnement désactivé : aucun appareil ne peut s’approvisionner ici avant la réactivation.",
        strands: "Le certificat qui resterait a expiré : aucun appareil ne pourrait s’approvisionner.",
    };

    const REGISTRATION: RegistrationLabels = RegistrationLabels {
        link: "Enregistrements de ses appareils",
        heading: "Enregistrement",
        heading_of: |group| format!("Enregistrements du groupe {group}"),
        lead: "Ce que sont devenus les appareils approvisionnés par ce groupe. Supprimez un enregistrement pour que son appareil \
               reparte de zéro à sa prochaine demande.",
        invalid_group: "L’adresse ne désigne aucun groupe possible.",
        status: |status| match status {
            Status::Unassigned => "Jamais enregistré".to_owned(),
            Status::Assigning => "Affectation en cours".to_owned(),
            Status::Assigned => "Affecté".to_owned(),
            Status::Failed => "Échec".to_owned(),
            Status::Disabled => "Désactivé".to_owned(),
            Status::Other(other) => other.clone(),
        },
        substatus: |substatus| match substatus {
            "initialAssignment" => "pour la première fois".to_owned(),
            "deviceDataMigrated" => "déplacé, avec ses données".to_owned(),
            "deviceDataReset" => "déplacé, avec l’état initial du jumeau".to_owned(),
            "reprovisionedToInitialAssignment" => "de nouveau à son premier hub".to_owned(),
            other => other.to_owned(),
        },
        error: |code, message| match (code, message) {
            (Some(code), Some(message)) => format!("{message} ({code})"),
            (Some(code), None) => format!("Erreur {code}"),
            (None, message) => message.unwrap_or_default().to_owned(),
        },
        status_label: "État",
        hub: "Hub affecté",
        updated: "Dernière modification",
    };
}

mod connection {
    //! French texts about connection strings, hosts and tokens.

    use crate::{
        connection::{ConnectionStringError, HostNameError, OtherService},
        deployment::DeploymentError,
        sas::TokenError,
        text::{ConnectionTexts, Locale, Say, character::spelt},
    };

    pub(super) const TEXTS: ConnectionTexts =
        ConnectionTexts { connection_string_error, host_name_error, deployment_error, token_error };

    const WHERE_TO_FIND: &str = "Dans le portail Azure, la chaîne est sous votre DPS > Stratégies d’accès partagé > une stratégie > \
         Chaîne de connexion de la clé primaire.";

    fn connection_string_error(error: &ConnectionStringError) -> String {
        match error {
            ConnectionStringError::Empty => format!("Collez une chaîne de connexion de DPS. {WHERE_TO_FIND}"),
            ConnectionStringError::IsPem => {
                "C’est un fichier de certificat ou de clé, pas une chaîne de connexion. Déposez les certificats à l’étape 2."
                    .to_owned()
            }
            ConnectionStringError::OnlyKey => {
                format!(
                    "Ce n’est qu’une clé. Collez toute la chaîne de connexion : elle nomme aussi l’hôte et la stratégie. \
                     {WHERE_TO_FIND}"
                )
            }
            ConnectionStringError::NoEquals { position } => format!(
                "La partie {position} n’est pas de la forme nom=valeur. Une chaîne de connexion est une liste de nom=valeur, \
                 séparés par des points-virgules. Copiez-la à nouveau en entier."
            ),
            ConnectionStringError::Missing { part } => {
                format!("Il manque {part}. Copiez toute la chaîne de connexion. {WHERE_TO_FIND}")
            }
            ConnectionStringError::EmptyValue { part } => {
                format!("{part} est vide. Copiez à nouveau la chaîne en entier.")
            }
            ConnectionStringError::Duplicate { part } => {
                format!("{part} y figure deux fois. Gardez une chaîne de connexion et retirez l’autre.")
            }
            ConnectionStringError::Unknown { name } => {
                format!(
                    "« {name} » n’a pas sa place dans une chaîne de connexion de DPS. Retirez cette partie, ou copiez à nouveau la \
                     chaîne. {WHERE_TO_FIND}"
                )
            }
            ConnectionStringError::KeyAndSignature => {
                "Il y a à la fois une SharedAccessKey et une SharedAccessSignature. Retirez l’une des deux.".to_owned()
            }
            ConnectionStringError::KeyNotBase64 => {
                "La SharedAccessKey n’est pas en base64 : une partie manque ou a changé. Copiez à nouveau la chaîne ; la clé finit \
                 souvent par « = »."
                    .to_owned()
            }
            ConnectionStringError::PolicyName { character } => format!(
                "Le nom de la stratégie contient le caractère {}, qu’aucune stratégie ne contient. Copiez à nouveau la chaîne.",
                character.escape_unicode()
            ),
            ConnectionStringError::Host(error) => format!("HostName : {}", host_name_error(error)),
            ConnectionStringError::IotHub { host } => format!(
                "C’est une chaîne de connexion IoT Hub ({host}). Les groupes d’inscription se trouvent dans le service Device \
                 Provisioning : utilisez une chaîne dont le HostName finit par .azure-devices-provisioning.net. {WHERE_TO_FIND}"
            ),
            ConnectionStringError::OtherService { service } => {
                let name = match service {
                    OtherService::EventHubs => "Event Hubs ou Service Bus",
                    OtherService::Storage => "de compte de stockage",
                    OtherService::IotCentral => "IoT Central",
                };
                format!("C’est une chaîne de connexion {name}, pas celle d’un DPS. {WHERE_TO_FIND}")
            }
            ConnectionStringError::Device { device_id } => {
                let whose = if device_id.is_empty() { String::new() } else { format!(" ({device_id})") };
                format!(
                    "C’est la chaîne de connexion d’un appareil{whose}. Pour gérer les inscriptions, il faut celle du service. \
                     {WHERE_TO_FIND}"
                )
            }
            ConnectionStringError::DeviceEndpoint => format!(
                "global.azure-devices-provisioning.net est l’hôte où les appareils s’approvisionnent. Pour gérer les \
                 inscriptions, il faut l’hôte du DPS lui-même. {WHERE_TO_FIND}"
            ),
            ConnectionStringError::Token(error) => {
                format!("SharedAccessSignature : {}", token_error(error))
            }
            ConnectionStringError::TokenForOtherHost { resource, host } => format!(
                "Le jeton a été signé pour {resource}, mais le HostName est {host}. Utilisez un jeton signé pour cet hôte."
            ),
        }
    }

    fn host_name_error(error: &HostNameError) -> String {
        match error {
            HostNameError::Empty => "Le nom d’hôte est vide.".to_owned(),
            HostNameError::IsUrl { host } => format!("C’est une adresse. Saisissez seulement l’hôte : {host}"),
            HostNameError::Character { character } => {
                format!(
                    "Un nom d’hôte ne peut pas contenir le caractère « {} ». Cherchez une faute de frappe.",
                    spelt(*character)
                )
            }
            HostNameError::Form => {
                "Ce n’est pas un nom d’hôte : entre les points, il n’y a que des lettres, des chiffres et des traits d’union, jamais \
                 un trait d’union au début ni à la fin."
                    .to_owned()
            }
            HostNameError::Port => "Le port après les deux-points doit être un nombre de 1 à 65535.".to_owned(),
        }
    }

    fn token_error(error: &TokenError) -> String {
        match error {
            TokenError::Scheme => {
                "Un jeton SAS commence par « SharedAccessSignature sr= ». Copiez-le en entier.".to_owned()
            }
            TokenError::Missing { field } => format!("Il manque {field} au jeton SAS. Copiez-le en entier."),
            TokenError::Duplicate { field } => {
                format!("Le jeton SAS contient {field} deux fois. Copiez un seul jeton.")
            }
            TokenError::Expiry => {
                "L’expiration du jeton (se) n’est pas un nombre de secondes. Créez un nouveau jeton.".to_owned()
            }
            TokenError::Signature => {
                "La signature du jeton (sig) n’est pas en base64. Copiez le jeton en entier.".to_owned()
            }
            TokenError::Encoding => {
                "Le jeton n’est pas un texte correctement encodé en pourcentage. Copiez-le à nouveau en entier."
                    .to_owned()
            }
        }
    }

    fn deployment_error(error: &DeploymentError) -> String {
        const TELL: &str = "Rien n’en est utilisé. Prévenez la personne qui héberge cette page.";
        let why = match error {
            DeploymentError::Secret => {
                return "Le fichier config.json de cette page contient une clé, un jeton ou une chaîne de connexion, que tous ceux \
                        qui peuvent ouvrir cette page peuvent lire. Rien n’en est utilisé. La personne qui héberge cette page doit \
                        l’en retirer et régénérer cette clé, dès maintenant."
                    .to_owned();
            }
            DeploymentError::Unread { status: Some(status) } => {
                format!("le serveur a répondu HTTP {status} à sa place")
            }
            DeploymentError::Unread { status: None } => "il n’a pas pu être chargé".to_owned(),
            DeploymentError::NotJson { line, column } => {
                format!("ce n’est pas un objet JSON (ligne {line}, colonne {column})")
            }
            DeploymentError::Unknown { name } => {
                format!("« {name} » n’a pas de sens ; il y a proxy, instances, policy et locale")
            }
            DeploymentError::Kind { name: "instances" } => "« instances » doit être une liste".to_owned(),
            DeploymentError::Kind { name } => format!("« {name} » doit être un texte"),
            DeploymentError::Instance { number } => {
                format!("l’instance {number} doit avoir un nom (name) et un hôte (host), et rien d’autre")
            }
            DeploymentError::SameName { name } => format!("deux instances portent le nom « {name} »"),
            DeploymentError::Proxy(error) => {
                format!("son proxy ne peut pas servir : {}", error.say(Locale::French))
            }
            DeploymentError::Host { name, error } => {
                format!("l’hôte de « {name} » ne peut pas servir : {}", host_name_error(error))
            }
            DeploymentError::Locale { tag } => {
                format!("cette page ne parle pas « {tag} » ; ses langues sont {}", Locale::tags())
            }
        };
        let why = why.trim_end_matches('.');
        format!("Le fichier config.json de cette page ne peut pas servir : {why}. {TELL}")
    }
}

mod check {
    //! French texts about checking a proxy.

    use super::grouped;
    use crate::{
        dps::{CallError, NoAnswer},
        page::diagnosis::What,
        proxy::check::{Finding, Verdict},
        text::{CheckTexts, Locale, Say},
    };

    pub(super) const TEXTS: CheckTexts = CheckTexts {
        check: "Vérifier le proxy",
        checking: "Vérification…",
        note: "Demande au proxy quelques opérations qui ne changent rien, et un autre hôte, qu’il doit refuser.",
        needs_host: "Collez d’abord une chaîne de connexion : la vérification a besoin du nom d’un DPS.",
        results: "Ce que la vérification a trouvé",
        verdict,
        finding,
        done,
        experiments: "Sans proxy, ou par un autre hôte",
        experiments_note: "Personne n’a vérifié que cela fonctionne : DPS ne documente pas CORS. Le second hôte est celui \
                           qu’utilise le portail Azure, et ne répond peut-être qu’à lui. Essayer ne coûte rien ; le test sous \
                           le bouton dit ce qui en résulte.",
        direct: "Essayer sans proxy",
        services_host: "Essayer l’hôte .services",
        under_way: "Un essai est en cours : les appels ne suivent pas la voie réglée ici.",
        end: "Terminer l’essai",
    };

    fn verdict(verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Good => "Correct",
            Verdict::Unknown => "Inconnu",
            Verdict::Warning => "Avertissement",
            Verdict::Bad => "Incorrect",
        }
    }

    fn done(wrong: usize) -> String {
        match wrong {
            0 => "Le proxy a été vérifié. Rien d’incorrect.".to_owned(),
            1 => "Le proxy a été vérifié. Un point est incorrect.".to_owned(),
            wrong => format!("Le proxy a été vérifié. {wrong} points sont incorrects."),
        }
    }

    /// Where the proxies of this project have the list of origins.
    const ORIGINS: &str =
        "Dans les proxys de ce projet, c’est ALLOWED_ORIGINS ; le proxy local prend --origin.";
    /// Where another proxy says which headers a page may read.
    const EXPOSE: &str =
        "Ajoutez ce qui manque à Access-Control-Expose-Headers ; les proxys de ce projet le font.";

    fn finding(finding: &Finding) -> String {
        match finding {
            Finding::OpenRelay { status } => format!(
                "Ce proxy est ouvert : il a appelé un autre hôte pour cette page (HTTP {status}). Quiconque le trouve peut \
                 tout envoyer partout par lui. Ne l’utilisez pas avec une clé : limitez-le à votre DPS, ou utilisez un proxy \
                 de ce projet. Cette vérification n’a rien envoyé de signé : le reste n’est donc pas connu."
            ),
            Finding::ForeignRefused => "Il refuse les autres hôtes.".to_owned(),
            Finding::ForeignUnclear { status: Some(status) } => format!(
                "Quand on lui demande un autre hôte, il répond HTTP {status}, ce qui ne dit pas si le refus vient du proxy ou \
                 de cet hôte. Regardez sa configuration : il ne doit transmettre qu’à votre DPS."
            ),
            Finding::ForeignUnclear { status: None } => {
                "Quand on lui demande un autre hôte, il ne donne aucune réponse lisible par cette page ; c’est peut-être un \
                 refus. Regardez sa configuration : il ne doit transmettre qu’à votre DPS."
                    .to_owned()
            }
            Finding::Silent { reason } => {
                let what = What::NoAnswer(*reason).say(Locale::French);
                let what_to_do = match reason {
                    NoAnswer::Offline => "Vérifiez la connexion réseau.",
                    NoAnswer::LocalNetworkDenied => {
                        "Autorisez-le dans les paramètres du site, à côté de la barre d’adresse."
                    }
                    NoAnswer::TimedOut => "Le proxy est-il surchargé, ou y a-t-il un pare-feu entre les deux ?",
                    NoAnswer::Unreachable | NoAnswer::NoCors => {
                        "Le proxy est-il démarré, son adresse correcte et son certificat valide ?"
                    }
                };
                format!("{what} {what_to_do}")
            }
            Finding::OriginRefused { page } => format!(
                "Le proxy répond, mais n’autorise pas cette page à lire ses réponses. Ajoutez {page} à ses origines \
                 autorisées. {ORIGINS}"
            ),
            Finding::PreflightRefused { page } => format!(
                "Le proxy laisse cette page lire les réponses, mais refuse ce qu’il faut à un appel. Il doit répondre lui-même \
                 à OPTIONS pour {page}, avec Access-Control-Allow-Methods: GET, PUT, POST, DELETE et \
                 Access-Control-Allow-Headers: authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation \
                 (* ne couvre pas authorization)."
            ),
            Finding::MethodRefused { method } => format!(
                "Le proxy n’autorise pas {method} avec If-Match. Ajoutez {method} à Access-Control-Allow-Methods, et if-match \
                 à Access-Control-Allow-Headers."
            ),
            Finding::Redirects => {
                "Le proxy répond par une redirection, que les navigateurs ne suivent pas après une requête préliminaire. \
                 Entrez l’adresse où elle mène, avec https: et avec ou sans la barre oblique finale."
                    .to_owned()
            }
            Finding::Forwards { status: 200, milliseconds } => {
                format!("Le DPS a répondu par lui en {} ms.", grouped(milliseconds))
            }
            Finding::Forwards { status, milliseconds } => format!(
                "Le DPS a répondu par lui en {} ms (HTTP {status} : la vérification n’était pas signée, ou la \
                 stratégie ne permet pas de lire).",
                grouped(milliseconds)
            ),
            Finding::NotForwarded { error: CallError::ProxyRefused { code, message, .. } } => {
                What::ProxyRefused { code: code.clone(), message: message.clone() }.say(Locale::French)
            }
            Finding::NotForwarded { error: CallError::NotTheService { status, excerpt } } => format!(
                "Autre chose que le DPS a répondu (HTTP {status}) : « {excerpt} ». L’aperçu montre l’adresse appelée ; le \
                 proxy doit transmettre son chemin tel quel."
            ),
            Finding::NotForwarded { .. } => {
                "Ce qui est revenu n’est pas une réponse du DPS. Le proxy doit transmettre chemin et corps tels quels.".to_owned()
            }
            Finding::Readable { names } => format!("Cette page peut lire : {}.", names.join(", ")),
            Finding::Unseen { names } => format!(
                "On n’a pas pu voir si cette page peut lire ce qui suit, car aucune réponse ne l’avait : {}. {EXPOSE}",
                names.join(", ")
            ),
            Finding::ContinuationHidden { is_certain } => format!(
                "Cette page ne peut {} lire x-ms-continuation : toute liste s’arrêterait à 100 lignes sans un mot. {EXPOSE}",
                if *is_certain { "pas" } else { "probablement pas" }
            ),
            Finding::DateHidden => format!(
                "Cette page ne peut pas lire date : elle ne peut pas vous dire quand l’horloge de cette machine est fausse. \
                 {EXPOSE}"
            ),
            Finding::ClockRight { ahead } => {
                format!("L’horloge de cette machine et celle du service diffèrent de {} s.", ahead.abs())
            }
            Finding::ClockWrong { ahead } => format!(
                "L’horloge de cette machine {} de {} s sur celle du service : les jetons ne sont pas valides à leur arrivée. \
                 Réglez l’horloge.",
                if *ahead > 0 { "avance" } else { "retarde" },
                ahead.abs()
            ),
            Finding::MixedContent => {
                "Cette page est venue par https et le proxy répond en http. Chromium et Firefox l’acceptent sur cette machine, \
                 Safari non."
                    .to_owned()
            }
            Finding::NotCached => "Il interdit de conserver les réponses.".to_owned(),
            Finding::Cached => {
                "Il n’interdit pas de conserver les réponses. Ajoutez Cache-Control: no-store à chaque réponse.".to_owned()
            }
        }
    }
}

mod certificate {
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
                "le fichier fait {},{} Mo et n’a pas été lu. Un certificat fait quelques Ko ; choisissez le certificat lui-même.",
                bytes / 1_000_000,
                bytes / 100_000 % 10
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
        if count < 2 { format!("{count} jour") } else { format!("{} jours", grouped(&count)) }
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
                "Le nom commun « {name} » ne peut pas être un ID d’inscription : 64 caractères au plus, une \
                 lettre ou un chiffre au début ; une lettre, un chiffre ou un trait d’union à la fin."
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
}

mod page {
    //! French announcements and sentences of the page.

    use super::grouped;
    use crate::{
        dps::{
            IdError, IdWarning,
            enrollment::{AzureName, DraftError, JsonError, Kind},
        },
        page::{certificates::Added, list::Which, run::Action},
        proxy::{Operator, TemplateError},
        text::{
            Locale, PageTexts, Say,
            character::spelt,
            visible::{Place, visible},
        },
    };

    pub(super) const TEXTS: PageTexts = PageTexts {
        spoken: "Cette page parle maintenant français.",
        update_ready: "Une nouvelle version de cette page est prête.",
        connected: |host| format!("Connexion établie avec {host}. Chargement des inscriptions."),
        left_out: |count| format!("… ⟨caractères omis\u{a0}: {}⟩", grouped(&count)),
        forgotten: "La clé est oubliée. Il n’y a plus de connexion.",
        files_read,
        loaded: |which, count| match (which, count) {
            (Which::Groups, 0 | 1) => format!("{count} groupe d’inscription chargé."),
            (Which::Groups, count) => format!("{} groupes d’inscription chargés.", grouped(&count)),
            (Which::Devices, 0 | 1) => format!("{count} inscription individuelle chargée."),
            (Which::Devices, count) => format!("{} inscriptions individuelles chargées.", grouped(&count)),
            (Which::Registrations, 0 | 1) => format!("{count} enregistrement chargé."),
            (Which::Registrations, count) => format!("{} enregistrements chargés.", grouped(&count)),
        },
        created: |kind, id| match kind {
            Kind::Group => format!("Groupe d’inscription {id} créé."),
            Kind::Individual => format!("Inscription individuelle {id} créée."),
        },
        saved: |kind, id| match kind {
            Kind::Group => format!("Groupe d’inscription {id} modifié."),
            Kind::Individual => format!("Inscription individuelle {id} modifiée."),
        },
        deleted: |kind, id| match kind {
            Some(Kind::Group) => format!("Groupe d’inscription {id} supprimé."),
            Some(Kind::Individual) => format!("Inscription individuelle {id} supprimée."),
            None => format!("Enregistrement {id} supprimé."),
        },
        run_ended: |action, done, failed| {
            let what = match (action, done) {
                (Action::Enable, 0 | 1) => "activation",
                (Action::Enable, _) => "activations",
                (Action::Disable, 0 | 1) => "désactivation",
                (Action::Disable, _) => "désactivations",
                (Action::Delete, 0 | 1) => "suppression",
                (Action::Delete, _) => "suppressions",
            };
            match failed {
                0 => format!("{} {what}.", grouped(&done)),
                1 => format!("{} {what}, 1 échec.", grouped(&done)),
                failed => format!("{} {what}, {} échecs.", grouped(&done), grouped(&failed)),
            }
        },
        throttled: |seconds| {
            let unit = if seconds < 2 { "seconde" } else { "secondes" };
            format!("Le service demande d’attendre {seconds} {unit}. L’appel sera ensuite refait.")
        },
        failed: "L’appel a échoué. Ce qui s’est passé et que faire s’affichent là où il a été lancé.",
        id_error,
        id_warning,
        draft_error,
        template_error,
        operator,
    };

    fn files_read(added: &Added) -> String {
        let certificates = match added.certificates {
            0 => "Aucun nouveau certificat".to_owned(),
            1 => "1 certificat lu".to_owned(),
            count => format!("{} certificats lus", grouped(&count)),
        };
        let duplicates = match added.duplicates {
            0 => String::new(),
            1 => ", 1 déjà présent".to_owned(),
            count => format!(", {} déjà présents", grouped(&count)),
        };
        let problems = match added.problems {
            0 => String::new(),
            1 => ", 1 problème".to_owned(),
            count => format!(", {} problèmes", grouped(&count)),
        };
        format!("{certificates}{duplicates}{problems}.")
    }

    fn id_error(error: &IdError) -> String {
        match error {
            IdError::Empty => "Saisissez un ID, par exemple factory-7 ou device-1.".to_owned(),
            IdError::TooLong { length } => {
                format!("Un ID compte 128 caractères au plus ; celui-ci en a {}.", grouped(&length))
            }
            IdError::Character { character: ' ', position } => {
                format!("Le caractère {position} est une espace. Mettez plutôt un trait d’union.")
            }
            IdError::Character { character, position } if !character.is_ascii() => format!(
                "Le caractère {position}, {}, n’est pas le simple caractère qu’il peut sembler être. Retapez-le.",
                spelt(*character)
            ),
            IdError::Character { character, position } => format!(
                "Le caractère {position}, « {} », n’est pas autorisé. À part les lettres et les chiffres, seuls - . _ : sont \
                 permis.",
                spelt(*character)
            ),
            IdError::Start { character } => {
                format!(
                    "Un ID ne peut pas commencer par « {character} ». Commencez par une lettre ou un chiffre."
                )
            }
            IdError::End { character } => {
                format!(
                    "Un ID ne peut pas finir par « {character} ». Finissez par une lettre, un chiffre ou un trait d’union."
                )
            }
        }
    }

    /// The beginning of what was typed, with marks that cannot be seen spelt out.
    fn shown(text: &str) -> String {
        let start: String = text.chars().take(60).collect();
        let start = visible(&start, Place::Line, |_| String::new()).into_owned();
        if text.chars().nth(60).is_some() { start + "…" } else { start }
    }

    fn typed_json(name: &str, error: JsonError) -> String {
        match error {
            JsonError::Syntax { line, column } => {
                format!("{name} : ce n’est pas un objet JSON. Voyez la ligne {line}, colonne {column}.")
            }
            JsonError::NameTwice { line, column } => format!(
                "{name} : un même objet a deux membres du même nom, et seul le dernier serait gardé. Voyez la ligne {line}, \
                 colonne {column}."
            ),
            JsonError::TooDeep => {
                format!(
                    "{name} : trop d’objets ou de listes imbriqués les uns dans les autres. Les hubs IoT acceptent dix niveaux."
                )
            }
        }
    }

    fn id_warning(warning: &IdWarning) -> String {
        match warning {
            IdWarning::OldRule { character } => format!(
                "« {character} » est autorisé aujourd’hui, mais les outils et versions d’API plus anciens n’acceptent que les \
                 minuscules, les chiffres et les traits d’union."
            ),
            IdWarning::OtherCommonName { name } => format!(
                "Le nom commun du certificat est « {name} ». Un appareil s’enregistre sous ce nom, et ne trouve donc pas cette \
                 inscription. Donnez à l’inscription ce nom comme ID."
            ),
        }
    }

    fn draft_error(error: &DraftError) -> String {
        match error {
            DraftError::Id(error) => id_error(error),
            DraftError::NoCertificate => {
                "Déposez un fichier de certificat sur la page, ou choisissez-en un.".to_owned()
            }
            DraftError::NoCaName => "Nommez au moins un certificat d’AC chargé dans le DPS.".to_owned(),
            DraftError::TpmKey { name: "endorsementKey", is_missing: true } => {
                "Collez la clé d’approbation publique du TPM, en base64.".to_owned()
            }
            DraftError::TpmKey { name, .. } => {
                let name = if *name == "endorsementKey" { "d’approbation" } else { "racine de stockage" };
                format!("La clé {name} n’est pas en base64. Copiez-la à nouveau, sans rien autour.")
            }
            DraftError::KeysUnread => {
                "Les clés ne sont pas encore lues. Enregistrer maintenant les remplacerait.".to_owned()
            }
            DraftError::Webhook => {
                "L’allocation personnalisée a besoin de l’adresse https: de sa fonction.".to_owned()
            }
            DraftError::WebhookVersion => {
                "L’allocation personnalisée a besoin de la version d’API pour laquelle sa fonction est écrite, par exemple \
                 2019-03-31."
                    .to_owned()
            }
            DraftError::AzureName(AzureName::Namespace) => {
                "Un espace de noms compte de 3 à 64 minuscules, chiffres et traits d’union, sans trait d’union au début ni à la fin."
                    .to_owned()
            }
            DraftError::AzureName(_) => {
                "Ce nom compte de 3 à 63 lettres, chiffres et traits d’union, sans trait d’union au début.".to_owned()
            }
            DraftError::DeviceId { character: Some(character) } => {
                format!("« {} » n’est pas admis dans un ID d’appareil.", spelt(*character))
            }
            DraftError::DeviceId { character: None } => {
                "Un ID d’appareil compte 128 caractères au plus.".to_owned()
            }
            DraftError::DeviceInformation(error) => typed_json("Informations sur l’appareil", *error),
            DraftError::SameCertificate => {
                "Le certificat principal et le secondaire sont le même. Le secondaire est pour le suivant ; laissez-le vide."
                    .to_owned()
            }
            DraftError::HubsWithoutPolicy => {
                "Le service refuse des hubs sans stratégie d’allocation. Choisissez-en une, ou retirez les hubs.".to_owned()
            }
            DraftError::StaticHubs { count: 0 } => {
                "La stratégie statique a besoin du hub où vont les appareils. Nommez-le.".to_owned()
            }
            DraftError::StaticHubs { count } => {
                format!("La stratégie statique prend un seul hub ; {count} sont nommés. Retirez les autres.")
            }
            DraftError::Hub { text, error } => format!("« {} » : {}", shown(text), error.say(Locale::French)),
            DraftError::HubName { text } => {
                let name = shown(text);
                format!("« {name} » est le nom d’un hub. Écrivez son nom d’hôte, par exemple {name}.azure-devices.net.")
            }
            DraftError::ManyHubs => {
                "Un DPS a au plus 50 hubs liés. Nommez ceux où les appareils peuvent aller.".to_owned()
            }
            DraftError::Twin(error) => typed_json("État initial du jumeau", *error),
            DraftError::HubTwice { host } => format!("{host} est nommé deux fois. Retirez-en un."),
        }
    }

    fn template_error(error: &TemplateError) -> String {
        match error {
            TemplateError::NotAnAddress => {
                "Saisissez une adresse complète comme https://proxy.example/, ou un chemin du serveur de cette page comme \
                 ./proxy/."
                    .to_owned()
            }
            TemplateError::Insecure { host } => format!(
                "Avec http: vers {host}, n’importe qui sur le trajet pourrait lire le jeton. Utilisez https:, ou un proxy sur \
                 cette machine (http://127.0.0.1)."
            ),
            TemplateError::Scheme { scheme } => {
                format!("Une adresse en {scheme}: n’est pas celle d’un proxy. Utilisez https:.")
            }
            TemplateError::Character { character } => format!(
                "L’adresse contient le caractère {}, qui doit être encodé en pourcentage ou retiré.",
                spelt(*character)
            ),
            TemplateError::UserInfo => {
                "L’adresse ne peut pas contenir de nom d’utilisateur ni de mot de passe. Retirez-les.".to_owned()
            }
            TemplateError::Host => {
                "L’adresse n’a pas d’hôte valide. Cherchez une faute de frappe.".to_owned()
            }
            TemplateError::Fragment => "Ce qui suit # n’est jamais envoyé. Retirez-le.".to_owned(),
            TemplateError::PlaceholderInHost => {
                "L’hôte du proxy ne peut pas contenir d’espace réservé : ce doit toujours être le même proxy.".to_owned()
            }
            TemplateError::UnknownPlaceholder { name } => format!(
                "« {name} » n’est pas un espace réservé. Il y a {{url}}, {{encodedUrl}}, {{host}} et {{path}}."
            ),
            TemplateError::PathMissing => {
                "Ajoutez {path} (ou {url}) : le proxy doit savoir ce qui est demandé.".to_owned()
            }
            TemplateError::PublicProxy { host } => format!(
                "{host} est un proxy public tenu par des inconnus. Il pourrait utiliser votre jeton pendant cinq minutes. Utilisez \
                 un proxy qui vous appartient."
            ),
        }
    }

    fn operator(operator: &Operator) -> String {
        match operator {
            Operator::Direct => {
                "Sans proxy : le navigateur appelle lui-même le DPS. Le DPS ne laisse pas les pages web lire ses réponses ; cela ne \
                 marche donc qu’avec un service qui le permet."
                    .to_owned()
            }
            Operator::SameOrigin => {
                "Le serveur de cette page transmet les requêtes. La personne qui le gère peut lire chaque jeton pendant cinq minutes."
                    .to_owned()
            }
            Operator::Loopback { origin } => {
                format!(
                    "{origin} est sur cette machine : aucun tiers ne voit le jeton. Votre navigateur peut demander une autorisation."
                )
            }
            Operator::Other { origin } => format!(
                "La personne qui gère {origin} peut lire chaque jeton et l’utiliser jusqu’à son expiration (cinq minutes). N’utilisez \
                 qu’un proxy qui vous appartient."
            ),
        }
    }
}

mod service {
    //! French texts about calls and their failures.

    use super::grouped;
    use crate::{
        dps::{Expected, MalformedReason, NoAnswer},
        page::diagnosis::{Cause, What},
        text::ServiceTexts,
    };

    pub(super) const TEXTS: ServiceTexts = ServiceTexts { what, cause };

    fn lacking(expected: &str) -> String {
        format!("La réponse est illisible : il y manque {expected}.")
    }

    fn what(what: &What) -> String {
        match what {
            What::Refused => "Le service n’a pas accepté la requête.".to_owned(),
            What::Unauthorized => "Le service n’a pas accepté la clé ou le jeton.".to_owned(),
            What::Forbidden => "Le service a reconnu l’appelant, mais ne l’autorise pas à faire cela.".to_owned(),
            What::ItemNotFound => "Le service n’a rien sous cet ID.".to_owned(),
            What::NotFound => "L’adresse ne mène à aucun DPS.".to_owned(),
            What::Exists => "Cet ID existe déjà. Rien n’a été modifié.".to_owned(),
            What::ChangedMeanwhile => {
                "Une modification a eu lieu depuis l’affichage ici. Rien n’a été fait.".to_owned()
            }
            What::Throttled => "Le service demande de ralentir.".to_owned(),
            What::ServiceTrouble { status } => {
                format!("Le service signale un problème de son côté (HTTP {status}).")
            }
            What::Unexpected { status } => {
                format!("Le service a donné une réponse que cette page n’attendait pas (HTTP {status}).")
            }
            What::ProxyRefused { code, message } => match code.as_str() {
                "originNotAllowed" => "Le proxy ne sert pas cette page : ajoutez son origine à la liste du proxy.",
                "hostNotAllowed" => "Le proxy n’appelle pas ce DPS : ajoutez son nom à la liste du proxy.",
                "pathNotAllowed" | "methodNotAllowed" => "Le proxy ne connaît pas cette opération de DPS.",
                "bodyTooLarge" => "C’est plus que le proxy ne transmet en une fois (1 Mio).",
                "upstreamTimeout" => "DPS n’a pas répondu au proxy à temps.",
                "upstreamUnreachable" => {
                    "Le proxy ne peut pas joindre le DPS : vérifiez son nom, et le réseau du proxy."
                }
                _ => return format!("Le proxy a refusé ({code}) : {message}"),
            }
            .to_owned(),
            What::NotTheService { status, excerpt } if excerpt.is_empty() => {
                format!("Autre chose que DPS a répondu (HTTP {status}, sans contenu).")
            }
            What::NotTheService { status, excerpt } => {
                format!("Autre chose que DPS a répondu (HTTP {status}). Cela commence par : « {excerpt} ».")
            }
            What::Malformed(MalformedReason::NotJson { line, column }) => {
                format!("La réponse est illisible : son JSON n’est pas complet (ligne {line}, colonne {column}).")
            }
            What::Malformed(MalformedReason::Shape { expected }) => lacking(expected),
            What::Malformed(MalformedReason::Other(expected)) => lacking(match expected {
                Expected::Enrollment => "une inscription",
                Expected::Enrollments => "une liste d’inscriptions",
                Expected::Registration => "un enregistrement",
                Expected::Registrations => "une liste d’enregistrements",
            }),
            What::TokenExpired { expiry } => {
                format!("Le jeton SAS a expiré le {}. Rien n’a été envoyé.", expiry.to_utc())
            }
            What::NoAnswer(NoAnswer::Unreachable) => {
                "Pas de réponse : l’adresse n’a pas pu être jointe.".to_owned()
            }
            What::NoAnswer(NoAnswer::NoCors) => {
                "Quelque chose répond, mais le navigateur ne peut pas lire sa réponse (pas d’en-têtes CORS pour cette page)."
                    .to_owned()
            }
            What::NoAnswer(NoAnswer::Offline) => "Le navigateur est hors connexion.".to_owned(),
            What::NoAnswer(NoAnswer::LocalNetworkDenied) => {
                "Le navigateur ne laisse pas cette page appeler cette machine ou le réseau local.".to_owned()
            }
            What::NoAnswer(NoAnswer::TimedOut) => "Aucune réponse n’est arrivée à temps.".to_owned(),
        }
    }

    fn cause(cause: &Cause) -> String {
        match cause {
            Cause::Clock { ahead } => {
                let (minutes, direction) =
                    (ahead.unsigned_abs().div_ceil(60), if *ahead > 0 { "avance" } else { "retarde" });
                let plural = if minutes < 2 { "" } else { "s" };
                format!(
                    "L’horloge de cette machine {direction} d’environ {} minute{plural} sur celle du service : les \
                     jetons ne sont pas valides à leur arrivée. Réglez l’horloge, puis réessayez.",
                    grouped(&minutes)
                )
            }
            Cause::Policy { name: Some(name) } => format!(
                "La stratégie « {name} » n’existe peut-être pas dans ce DPS. Comparez son nom sous Stratégies d’accès partagé \
                 dans le portail."
            ),
            Cause::Policy { name: None } => "La stratégie n’existe peut-être pas dans ce DPS.".to_owned(),
            Cause::Key => {
                "La clé a peut-être été régénérée, ou est celle d’un autre DPS. Copiez à nouveau la chaîne de connexion.".to_owned()
            }
            Cause::ForeignToken => {
                "Le jeton est peut-être signé avec une ancienne clé ou pour un autre hôte. Créez-en un nouveau, ou utilisez \
                 une chaîne de connexion avec une clé."
                    .to_owned()
            }
            Cause::IpFilter => {
                "Un filtre IP du DPS répond aussi de la sorte, sans le dire. L’adresse qui compte est celle du proxy : \
                 regardez sous Mise en réseau dans le portail."
                    .to_owned()
            }
            Cause::SasDisabled => {
                "Les clés sont peut-être désactivées pour ce DPS (authentification locale désactivée). Demandez à qui le gère."
                    .to_owned()
            }
            Cause::MissingRight { right } => format!(
                "La stratégie a besoin du droit {right}. Choisissez une autre stratégie, ou ajoutez le droit sous Stratégies \
                 d’accès partagé."
            ),
            Cause::PublicAccessDisabled => {
                "L’accès réseau public est peut-être désactivé pour le DPS. Utilisez un proxy dans son réseau.".to_owned()
            }
            Cause::HostUnknown { host } => format!("Vérifiez le nom du DPS : {host} n’existe peut-être pas."),
            Cause::IotHub => {
                "C’est la réponse d’un hub IoT. Utilisez la chaîne de connexion du DPS, dont le HostName se termine par \
                 .azure-devices-provisioning.net."
                    .to_owned()
            }
            Cause::ProxyPath => "Vérifiez le réglage du proxy : l’aperçu montre l’adresse appelée.".to_owned(),
            Cause::ProxyChangesRequest => {
                "S’il y a un proxy entre les deux, il modifie peut-être la méthode, les en-têtes ou le corps. Il doit les \
                 transmettre tels quels."
                    .to_owned()
            }
            Cause::DeletedMeanwhile => {
                "Cet élément a peut-être été supprimé entre-temps. Rechargez la liste.".to_owned()
            }
            Cause::IdTaken => "Ouvrez le groupe existant, ou choisissez un autre ID.".to_owned(),
            Cause::EditedMeanwhile => {
                "Quelqu’un d’autre a modifié cet élément entre-temps. Regardez le nouvel état, puis décidez à nouveau.".to_owned()
            }
            Cause::CertificateEncoding => {
                "Le certificat n’est pas arrivé en PEM ou en base64. S’il y a un proxy entre les deux, il a peut-être modifié \
                 le corps."
                    .to_owned()
            }
            Cause::CertificateEmpty => {
                "Le certificat est arrivé vide. Choisissez un certificat à l’étape 2.".to_owned()
            }
            Cause::CommonName => {
                "Le nom commun du certificat doit suivre la règle des ID : lettres, chiffres et - . _ : seulement. Réémettez \
                 le certificat."
                    .to_owned()
            }
            Cause::IdRule => {
                "Le service suit une règle plus ancienne : utilisez minuscules, chiffres et traits d’union seulement.".to_owned()
            }
            Cause::HubsWithoutPolicy => "Choisissez une stratégie d’allocation, ou retirez les hubs.".to_owned(),
            Cause::EtagForm => {
                "La version (ETag) n’a pas été transmise telle quelle. Un proxy entre les deux a peut-être ajouté des \
                 guillemets à If-Match."
                    .to_owned()
            }
            Cause::HubAccess => {
                "Le DPS n’a pas accès à un hub IoT lié. Vérifiez le lien du hub sous Hubs IoT liés.".to_owned()
            }
            Cause::DeviceChain => {
                "Cela concerne un appareil : la chaîne qu’il envoie doit atteindre un certificat d’AC chargé et vérifié sous \
                 Certificats du DPS."
                    .to_owned()
            }
            Cause::VerificationIssuer => {
                "Le certificat de vérification a été signé par une autre AC que celle qui est chargée. Signez-le avec la clé \
                 même de l’AC chargée."
                    .to_owned()
            }
            Cause::RateLimit => {
                "Un DPS accepte 1 000 opérations par minute de tous ses clients ensemble. Attendez le temps qu’il \
                 demande."
                    .to_owned()
            }
            Cause::TryLater => {
                "Réessayez dans un instant. La page d’état d’Azure montre les pannes importantes.".to_owned()
            }
            Cause::MaybeCarriedOut => {
                "La requête a peut-être été exécutée : vérifiez. Réessayer ne nuit pas : rien n’est fait deux fois, et rien de \
                 ce qu’a fait quelqu’un d’autre n’est écrasé."
                    .to_owned()
            }
            Cause::Interceptor => {
                "Il y a peut-être une page de connexion, un proxy d’entreprise ou un pare-feu entre les deux. Ouvrez l’adresse \
                 dans un onglet à part."
                    .to_owned()
            }
            Cause::Truncated => "La réponse a peut-être été tronquée en chemin. Réessayez.".to_owned(),
            Cause::NewToken => {
                "Créez un nouveau jeton, ou utilisez une chaîne de connexion avec une clé.".to_owned()
            }
            Cause::ServiceHasNoCors => {
                "DPS ne laisse pas les pages web lire ses réponses. Indiquez votre propre proxy sous « Proxy ».".to_owned()
            }
            Cause::ProxyHasNoCors { origin } => format!(
                "{origin} répond, mais n’autorise pas l’origine de cette page, ou n’appelle pas ce DPS. Ajoutez ce qui manque \
                 aux listes du proxy (ALLOWED_ORIGINS, ALLOWED_DPS)."
            ),
            Cause::CheckProxy => {
                "« Vérifier le proxy », sous « Proxy » à l’étape 1, en dit plus ; vous pouvez aussi y essayer sans proxy, ou \
                 par un autre hôte."
                    .to_owned()
            }
            Cause::ProxyUnreachable { origin } => {
                format!("Rien ne répond à l’adresse {origin}. Le proxy est-il démarré, et l’adresse correcte ?")
            }
            Cause::LocalServerDown => {
                "Le serveur d’où vient cette page ne répond pas. Si c’est le vôtre, redémarrez-le.".to_owned()
            }
            Cause::Network => "Vérifiez la connexion réseau, le VPN et le pare-feu.".to_owned(),
            Cause::LocalNetworkPermission => {
                "Le navigateur demande avant qu’une page puisse appeler cette machine ou le réseau local. Autorisez-le dans \
                 les paramètres du site, à côté de la barre d’adresse."
                    .to_owned()
            }
        }
    }
}

mod activity {
    //! French texts of the activity panel.

    use super::grouped;
    use crate::{activity::Outcome, dps::NoAnswer, proxy::Operator, text::activity::ActivityTexts};

    pub(super) const TEXTS: ActivityTexts = ActivityTexts {
        heading: "Activité",
        last_failed: "le dernier appel a échoué",
        lead: "Tous les appels de cet onglet, sauf ceux de « Vérifier le proxy », dans sa seule mémoire : fermer ou recharger l’onglet \
               les efface. « Oublier la clé » les laisse, pour un ticket de support ; « Effacer » vide la liste.",
        redacted: "Les clés, jetons, chaînes de connexion et mots de passe ont été remplacés par REDACTED avant que l’appel soit noté.",
        errors_only: "Erreurs seulement",
        export: "Exporter en HAR",
        not_exported: "Le navigateur n’a pas accepté le fichier.",
        clear: "Effacer",
        close: "Fermer l’activité",
        empty: "Aucun appel pour l’instant.",
        no_errors: "Aucun appel n’a échoué.",
        newer: |count| {
            if count < 2 {
                format!("Afficher {count} appel plus récent")
            } else {
                format!("Afficher {} appels plus récents", grouped(&count))
            }
        },
        more: |count| {
            if count < 2 {
                format!("Afficher la suite ({count} plus ancien)")
            } else {
                format!("Afficher la suite ({} plus anciens)", grouped(&count))
            }
        },
        not_kept: |count| {
            if count < 2 {
                format!("{count} appel plus ancien n’est plus conservé.")
            } else {
                format!("{} appels plus anciens ne sont plus conservés.", grouped(&count))
            }
        },
        duration: |milliseconds| {
            if milliseconds < 1000 {
                format!("{milliseconds} ms")
            } else {
                format!("{},{} s", milliseconds / 1000, milliseconds % 1000 / 100)
            }
        },
        under_way: "en cours",
        unanswered: "sans réponse",
        given_up: "abandonné",
        sandbox: "bac à sable",
        no_answer,
        via,
        sent: "Envoi",
        through: "Accès",
        tracking_id: "ID de suivi",
        request: "Requête",
        response: "Réponse",
        left_out: |bytes| {
            if bytes < 2 {
                format!("{bytes} octet de plus n’est pas conservé.")
            } else {
                format!("{} octets de plus ne sont pas conservés.", grouped(&bytes))
            }
        },
    };

    fn no_answer(outcome: &Outcome) -> Option<&'static str> {
        Some(match outcome {
            Outcome::Answered { .. } => return None,
            Outcome::UnderWay => "Pas encore de réponse.",
            Outcome::GivenUp => {
                "La page a abandonné cet appel sans attendre la réponse. Il se peut que le service l’ait exécuté."
            }
            Outcome::NoAnswer(NoAnswer::Unreachable) => {
                "Pas de réponse : l’adresse est injoignable, ou la connexion a été coupée."
            }
            Outcome::NoAnswer(NoAnswer::NoCors) => {
                "Quelque chose a répondu, mais le navigateur ne laisse pas cette page lire la réponse (CORS)."
            }
            Outcome::NoAnswer(NoAnswer::Offline) => "Pas de réponse : le navigateur est hors connexion.",
            Outcome::NoAnswer(NoAnswer::LocalNetworkDenied) => {
                "Pas envoyé : le navigateur refuse à cette page l’accès au réseau local."
            }
            Outcome::NoAnswer(NoAnswer::TimedOut) => "Pas de réponse à temps.",
        })
    }

    fn via(operator: Option<&Operator>) -> String {
        match operator {
            None => "le bac à sable de cette page".to_owned(),
            Some(Operator::Direct) => "sans proxy".to_owned(),
            Some(Operator::SameOrigin) => "le serveur de cette page".to_owned(),
            Some(Operator::Loopback { origin } | Operator::Other { origin }) => origin.clone(),
        }
    }
}

mod snippet {
    //! French texts about actions as code.

    use super::grouped;
    use crate::{
        dps::{MAX_BULK, enrollment::Kind},
        snippet::{Language, Unsupported},
        text::SnippetTexts,
    };

    pub(super) const TEXTS: SnippetTexts = SnippetTexts {
        heading: "Copier en tant que code",
        choice: "Langage",
        language,
        code: "code",
        variables: |language| match language {
            Language::Az | Language::Python | Language::Node => {
                "Le code ne contient aucun secret. Définissez DPS_CONNECTION_STRING, et les autres variables qu’il nomme, avant de \
                 l’exécuter."
            }
            Language::Curl => {
                "Le code ne contient aucun secret. Définissez DPS_SAS_TOKEN, et les autres variables qu’il nomme, avant de l’exécuter."
            }
            Language::Http => {
                "Le code ne contient aucun secret. Mettez les vôtres à la place de ce qui est entre doubles accolades."
            }
        },
        first_call: |count| {
            format!(
                "Un appel en porte {MAX_BULK} au plus : celui-ci est le premier pour ces {} éléments.",
                grouped(&count)
            )
        },
        unsupported,
    };

    fn language(language: Language) -> &'static str {
        match language {
            Language::Az => "Azure CLI",
            Language::Python => "Python",
            Language::Node => "Node.js",
            Language::Curl => "curl",
            Language::Http => "HTTP",
        }
    }

    fn unsupported(unsupported: &Unsupported) -> String {
        match unsupported {
            Unsupported::Version { language: of, speaks } => format!(
                "{} ne parle que la version {} de l’API. Choisissez curl ou HTTP, ou cette version.",
                language(*of),
                speaks.as_str()
            ),
            Unsupported::Bulk { language: of, kind } => format!(
                "{} n’a pas d’opération en bloc sur les {}. Choisissez {}.",
                language(*of),
                match kind {
                    Kind::Group => "groupes",
                    Kind::Individual => "inscriptions individuelles",
                },
                match kind {
                    Kind::Group => "Python, curl ou HTTP",
                    Kind::Individual => "Python, Node.js, curl ou HTTP",
                }
            ),
            Unsupported::AzField { path } => {
                format!(
                    "az n’a pas d’option pour le contenu de « {path} », et le perdrait. Choisissez un autre langage."
                )
            }
            Unsupported::AzRemoval { path } => {
                format!("az n’a pas d’option qui retire « {path} ». Choisissez un autre langage.")
            }
            Unsupported::Number { number } => {
                format!("JavaScript arrondirait le nombre {number}. Choisissez un autre langage.")
            }
        }
    }
}

mod bench {
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
            Role::Device | Role::Verification => {
                "Ce qu’un appareil présente au DPS : un certificat client TLS."
            }
        },
        issuer: "Émis par",
        no_issuer: "Pas encore d’AC ici",
        common_name: |role| match role {
            Role::Device => "ID d’inscription (CN)",
            _ => "Nom commun (CN)",
        },
        common_name_hint: "64 caractères au plus. Celui d’un appareil est son ID d’inscription.",
        organization: "Organisation (O)",
        unit: "Unité d’organisation (OU)",
        country: "Pays (C)",
        more: "Compléter le sujet",
        until: "Valable jusqu’au",
        until_hint: "Sauf pour une racine, pas au-delà de la fin de validité de l’émetteur. Commence une heure plus tôt, pour les horloges en retard.",
        path_length: "Longueur de chemin",
        path_length_hint: "Combien d’AC peuvent se trouver entre elle et un appareil.",
        unlimited: "Sans limite",
        algorithm: "Clé",
        make: "Créer le certificat",
        making: |done, total| format!("{} sur {}", grouped(&done), grouped(&total)),
        busy: "En cours…",
        cancel: "Annuler",
        chain: "Créer une chaîne de test",
        chain_hint: "Racine, intermédiaire et appareil en un clic : P-256, AC valables un an, appareil 300 jours.",
        own: "Apporter votre propre AC",
        own_lead: "Son certificat et sa clé (PKCS#8, SEC1 ou PKCS#1, même chiffrée) sont lus dans cet onglet et ne sont envoyés nulle \
                   part. La clé ne peut pas être enregistrée d’ici.",
        own_drop: "Déposez ici le certificat et la clé de l’AC",
        own_choose: "Choisir des fichiers",
        own_has: |certificates, has_key| {
            let certificates = match certificates {
                0 => "Pas encore de certificat".to_owned(),
                1 => "1 certificat".to_owned(),
                count => format!("{} certificats", grouped(&count)),
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
            if count < 2 { format!("{count} appareil") } else { format!("{} appareils", grouped(&count)) }
        },
        line: |line| format!("Ligne {line}"),
        list_make: "Créer ces appareils",
        list_done: |count| {
            if count < 2 {
                format!("{count} appareil est créé.")
            } else {
                format!("{} appareils sont créés.", grouped(&count))
            }
        },
        list_save: "Enregistrer les appareils (.zip)",
        made: "Créés dans cet onglet",
        nothing: "Rien n’est encore créé",
        nothing_hint: "Créez une chaîne de test pour commencer, ou apportez votre propre AC. Ce qui est créé ici dure autant que cet \
                       onglet : enregistrez-le.",
        count: |count| {
            if count < 2 {
                format!("{count} certificat")
            } else {
                format!("{} certificats", grouped(&count))
            }
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
        commands: [
            "Charger le certificat de l’AC",
            "Obtenir le code",
            "Charger le certificat de vérification",
        ],
    };
}

pub(super) mod chain {
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
            0 | 1 => format!("{count} certificat"),
            count => format!("{} certificats", grouped(&count)),
        },
        verifying: "Vérification des signatures…",
        summary,
        chain: |role, name| match role {
            Role::Client => format!("Chaîne de l’appareil {name}"),
            Role::Authority => format!("AC {name}"),
        },
        outcome: |outcome, role| match (outcome, role) {
            (Outcome::Accepted, Role::Client) => {
                "Acceptée : la chaîne est valide, de l’appareil à sa racine."
            }
            (Outcome::Accepted, Role::Authority) => {
                "Acceptée : l’AC est valide, jusqu’à sa racine. Aucun appareil ici."
            }
            (Outcome::Undecided, _) => {
                "Indéterminée : rien d’incorrect n’est visible, mais tout ne peut pas être jugé ici."
            }
            (Outcome::Refused, _) => "Refusée : quiconque la vérifie avec ces certificats la rejette.",
        },
        strict: "Les programmes stricts la refusent (-x509_strict) : voir plus bas.",
        has_more: "Il y a plus de chemins que ceux qui ont été suivis.",
        command_lead: "Voici ce que dirait OpenSSL 3 s’il faisait confiance à sa racine :",
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
            (Proof::Wrong, true) => {
                "Se désigne comme émetteur, mais la signature n’est pas la sienne".to_owned()
            }
            (Proof::Unknown(_), _) => {
                "Le nom concorde ; la signature ne peut pas être vérifiée ici".to_owned()
            }
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
            0 | 1 => format!("{count} autre chemin"),
            count => format!("{} autres chemins", grouped(&count)),
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
        format!("{} chaîne{} : {}.", grouped(&chains), plural(chains), counts.join(", "))
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
                "La chaîne a {length} certificats ou plus, ce que personne ne suit. Utilisez moins d’intermédiaires."
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
            Unsupported::ExplicitCurve => {
                "la courbe de l’émetteur est décrite au lieu d’être nommée".to_owned()
            }
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
}

pub(super) mod admission {
    //! French texts about admission.

    use super::grouped;
    use crate::{
        admission::{Basis, Found, NearMiss, Outcome, Slot, Statement},
        certificate::registration_id::{IdProblem, MAX_COMMON_NAME},
        dps::enrollment::Kind,
        page::workshop::admit::Proof,
        text::{AdmissionTexts, Locale, Say, admission::AdmissionLabels},
    };

    pub(in crate::text) static TEXTS: AdmissionTexts =
        AdmissionTexts { statement, near_miss, labels: LABELS };

    const LABELS: AdmissionLabels = AdmissionLabels {
        device: "Appareil",
        lead: "Avant de flasher un appareil : quelle inscription DPS lui trouve, et ce qui en résulte. Déposez ce que \
               l’appareil présentera : son certificat et les AC au-dessus.",
        proof: "Comment il prouve son identité",
        proofs: |proof| match proof {
            Proof::Chain => "Certificats",
            Proof::Key => "Clé symétrique",
            Proof::Tpm => "TPM",
        },
        leaf: "Quel appareil",
        registration_id: "ID d’inscription",
        registration_id_hint: "Tel que l’appareil l’envoie.",
        endorsement_key: "Clé d’approbation (EK)",
        endorsement_key_hint: "La clé publique, en base64.",
        chain: "Voir la vérification de sa chaîne",
        several_paths: "Sa chaîne a plusieurs chemins ; le meilleur est retenu ici.",
        enrollments: "Inscriptions",
        not_connected: "Connectez-vous à votre DPS, ou essayez avec les inscriptions du bac à sable.",
        loading: |devices, groups| format!("{} jusqu’ici…", loaded(devices, groups)),
        loaded,
        short: |devices, groups| format!("{}, et il y en a d’autres.", loaded(devices, groups)),
        stop: "Arrêter",
        reload: "Recharger",
        rest: "Charger le reste",
        listing: "Quelles AC sont vérifiées",
        listing_field: "Certificats d’AC du DPS",
        listing_hint: "Avec cette clé, le service ne le dit pas. Collez ce qu’affiche : az iot dps certificate list --dps-name \
                       … --resource-group …",
        listing_error: "Ce n’est pas ce qu’affiche az iot dps certificate list (JSON). Copiez-en la totalité.",
        nothing_yet: "La réponse apparaît ici.",
        outcome,
        is_short: "Toutes les inscriptions ne sont pas chargées : ce résultat peut changer.",
        decision: "Ce qui en résulte",
        enrollment: "Inscription",
        device_id: "ID d’appareil dans le hub",
        allocation: "Stratégie d’allocation",
        unknown_policy: "Une stratégie inconnue ici",
        hubs: "Hubs IoT",
        linked_hubs: "Tous les hubs liés au DPS",
        webhook: |url| format!("Ce que dit la fonction à l’adresse {url}"),
        reprovision: "Quand il revient",
        steps: "Comment le DPS décide",
        steps_lead: "Dans cet ordre, jusqu’à ce que quelque chose soit trouvé :",
        basis: |basis| match basis {
            Basis::Documented(_) => "documenté",
            Basis::Reported(_) => "signalé par des utilisateurs",
            Basis::Inferred => "déduit",
        },
        basis_lead: "Les étapes documentées ou signalées mènent à leur source. Les étapes déduites découlent du reste, ou du \
                     fonctionnement de tels services ; Microsoft ne le dit pas.",
        near_misses: "Ce qui s’en approche le plus",
    };

    fn loaded(devices: usize, groups: usize) -> String {
        let devices = if devices < 2 {
            format!("{devices} inscription individuelle")
        } else {
            format!("{} inscriptions individuelles", grouped(&devices))
        };
        let groups =
            if groups < 2 { format!("{groups} groupe") } else { format!("{} groupes", grouped(&groups)) };
        format!("{devices} et {groups}")
    }

    fn outcome(outcome: Outcome, found: Option<&Found>) -> String {
        let by = found.map(|found| match found.kind {
            Kind::Group => format!("le groupe « {} »", found.id),
            Kind::Individual => format!("l’inscription individuelle « {} »", found.id),
        });
        match (outcome, by) {
            (Outcome::Admitted, Some(by)) => format!("Oui : admis par {by}."),
            (Outcome::Admitted, None) => "Oui : admis.".to_owned(),
            (Outcome::Open, Some(by)) => {
                format!("Probablement : {by} convient, mais cela dépend de ce qui n’est pas connu ici.")
            }
            (Outcome::Open, None) => "Cela dépend de ce qui n’est pas connu ici.".to_owned(),
            (Outcome::Refused, Some(by)) => format!("Non : {by} correspond, mais l’appareil est refusé."),
            (Outcome::Refused, None) => "Non : aucune inscription ne convient.".to_owned(),
        }
    }

    fn slot(slot: Slot) -> &'static str {
        match slot {
            Slot::Primary => "principal",
            Slot::Secondary => "secondaire",
        }
    }

    fn level(depth: usize) -> &'static str {
        if depth == 1 {
            "L’AC qui a émis le certificat de l’appareil"
        } else {
            "Une AC plus haut dans la chaîne"
        }
    }

    fn list(items: &[String]) -> String {
        let quoted: Vec<_> = items.iter().map(|item| format!("« {item} »")).collect();
        quoted.join(", ")
    }

    fn statement(statement: &Statement) -> String {
        match statement {
            Statement::RegistrationId { id } => format!("L’ID d’inscription est « {id} »."),
            Statement::NoRegistrationId(problem) => id_problem(*problem),
            Statement::Individual { id } => {
                format!("L’inscription individuelle « {id} » a cet ID d’inscription : elle seule décide.")
            }
            Statement::NoIndividual { id } => {
                format!("Aucune inscription individuelle n’a l’ID d’inscription « {id} ».")
            }
            Statement::SameCertificate { slot: which } => {
                format!("Le certificat de l’appareil est le certificat {} de l’inscription.", slot(*which))
            }
            Statement::OtherCertificate { presented, enrolled } => format!(
                "Le certificat de l’appareil (SHA-256 {presented}) n’est pas celui de l’inscription ({}). Donnez ce certificat \
                 à l’inscription, ou le sien à l’appareil.",
                if enrolled.is_empty() { "aucun".to_owned() } else { enrolled.join(", ") }
            ),
            Statement::OtherAttestation { asks } => format!(
                "L’inscription demande une autre preuve ({asks}). Changez son attestation, ou ce que l’appareil utilise."
            ),
            Statement::SameTpm => "La clé d’approbation est celle de l’inscription.".to_owned(),
            Statement::OtherTpm => {
                "L’inscription a une autre clé d’approbation : c’est celle d’un autre TPM.".to_owned()
            }
            Statement::SameKey => "La clé de l’appareil est celle de l’inscription, ou en est dérivée.".to_owned(),
            Statement::OtherKey => {
                "La clé de l’appareil n’est pas celle de l’inscription. Copiez-la ou dérivez-la à nouveau.".to_owned()
            }
            Statement::KeyUnknown => "On ne sait pas ici si l’appareil a la clé de l’inscription.".to_owned(),
            Statement::Group { id, slot: which, depth, subject } => format!(
                "{} ({subject}) est le certificat {} du groupe « {id} ».",
                level(*depth),
                slot(*which)
            ),
            Statement::NoGroup { depth, subject } => {
                format!("{} ({subject}) n’est celle d’aucun groupe.", level(*depth))
            }
            Statement::SeveralGroups { ids } => {
                format!("Plusieurs groupes ont cette AC ({}). Lequel DPS retient n’est pas documenté.", list(ids))
            }
            Statement::ByName { id, name, depth } => {
                format!("{} est l’AC « {name} » du DPS, que nomme « {id} ».", level(*depth))
            }
            Statement::NameUnknown { id, names } => format!(
                "« {id} » nomme des AC du DPS ({}). On ne sait pas ici de quels certificats il s’agit ; si l’un d’eux est dans \
                 cette chaîne, il peut décider.",
                list(names)
            ),
            Statement::NameNotInChain { names } => {
                format!("Aucune des AC que nomme l’inscription ({}) n’est dans cette chaîne.", list(names))
            }
            Statement::NoAuthorityPresented => {
                "L’appareil ne présente que son propre certificat : aucun groupe ne peut convenir. Faites-lui envoyer aussi \
                 les AC, de son émetteur à une AC vérifiée."
                    .to_owned()
            }
            Statement::Disabled { kind: Kind::Group, id } => {
                format!("Le groupe « {id} » est désactivé : l’appareil est refusé. Activez-le.")
            }
            Statement::Disabled { kind: Kind::Individual, id } => {
                format!("L’inscription individuelle « {id} » est désactivée : l’appareil est refusé. Activez-la.")
            }
            Statement::Enabled { kind: Kind::Group, id } => format!("Le groupe « {id} » est activé."),
            Statement::Enabled { kind: Kind::Individual, id } => {
                format!("L’inscription individuelle « {id} » est activée.")
            }
            Statement::Verified { name } => {
                format!("« {name} », l’AC inscrite ou une AC au-dessus, est vérifiée dans le DPS.")
            }
            Statement::NotVerified { name } => {
                format!("« {name} » est dans le DPS sans être vérifiée : l’appareil est refusé (401002). Vérifiez-la.")
            }
            Statement::NotUploaded => {
                "Ni l’AC inscrite ni une AC au-dessus ne figure parmi les certificats du DPS : l’appareil est refusé (401002). \
                 Chargez-en une et vérifiez-la."
                    .to_owned()
            }
            Statement::VerifiedUnknown => {
                "L’AC inscrite, ou une AC au-dessus que l’appareil présente, doit être vérifiée dans le DPS. On ne sait pas \
                 ici si c’est le cas."
                    .to_owned()
            }
            Statement::BrokenChain { depth: 0, fault } => {
                format!("Le certificat de l’appareil : {}", fault.say(Locale::French))
            }
            Statement::BrokenChain { depth, fault } => {
                format!("AC {depth} au-dessus du certificat de l’appareil : {}", fault.say(Locale::French))
            }
            Statement::UndecidedChain => "La chaîne n’a pas pu être entièrement vérifiée ici.".to_owned(),
            Statement::KeyGroups { ids } => format!(
                "L’appareil est admis si sa clé est dérivée de celle d’un groupe ({}) ; on ne sait pas ici quelle clé il a.",
                list(ids)
            ),
            Statement::NoKeyGroup => "Aucun groupe n’a de clé symétrique.".to_owned(),
            Statement::NoTpmGroups => {
                "Un appareil avec TPM exige une inscription individuelle : les groupes n’attestent pas les TPM."
                    .to_owned()
            }
        }
    }

    fn id_problem(problem: IdProblem) -> String {
        match problem {
            IdProblem::NoCommonName => {
                "Le certificat de l’appareil n’a pas de nom commun (CN), qui est son ID d’inscription. Réémettez-le avec un \
                 nom commun."
                    .to_owned()
            }
            IdProblem::TooLong { length } => format!(
                "Le nom commun a {} caractères ; comme ID d’inscription dans un certificat, il ne peut en avoir que \
                 {MAX_COMMON_NAME}. Réémettez le certificat avec un nom plus court.",
                grouped(&length)
            ),
            IdProblem::Rule(error) => format!(
                "Le nom commun ne peut pas être un ID d’inscription : {} Réémettez le certificat avec un nom conforme.",
                error.say(Locale::French)
            ),
        }
    }

    fn near_miss(miss: &NearMiss) -> String {
        match miss {
            NearMiss::Reissued { group, slot: which, subject, enrolled, presented } => format!(
                "Le groupe « {group} » a comme certificat {} un autre certificat nommé {subject} (SHA-256 {enrolled} ; dans \
                 cette chaîne : {presented}). L’AC a-t-elle été recréée ? Ajoutez celle de cette chaîne au groupe.",
                slot(*which)
            ),
            NearMiss::ChainTooShort { group, subject } => format!(
                "Le groupe « {group} » a un certificat nommé {subject}, que le dernier certificat de cette chaîne désigne \
                 comme son émetteur. Faites-le aussi envoyer par l’appareil."
            ),
            NearMiss::LeafInGroup { group } => format!(
                "Le groupe « {group} » a le certificat de l’appareil lui-même à la place d’une AC. Inscrivez l’appareil \
                 individuellement, ou mettez son AC dans le groupe."
            ),
            NearMiss::OtherId { id } => format!(
                "L’inscription individuelle « {id} » a ce certificat, mais son ID n’est pas le nom commun du certificat. \
                 Recréez-la sous ce nom."
            ),
            NearMiss::OtherBranch { group, subject, issuer } => format!(
                "Le groupe « {group} » est pour {subject}, une autre AC sous {issuer} : cette chaîne est d’une autre branche. \
                 Créez un groupe avec une AC de cette chaîne."
            ),
            NearMiss::EndsIn { subject, sha256 } => {
                format!("Cette chaîne se termine par {subject}, dont le SHA-256 est {sha256}.")
            }
        }
    }
}

pub(super) mod workshop {
    //! French texts about making certificates.

    use super::{
        bench::{MAKE, PROVE},
        grouped,
    };
    use crate::{
        certificate::registration_id::MAX_COMMON_NAME,
        page::workshop::trouble::Trouble,
        text::{Locale, Say, WorkshopTexts, character::spelt},
        workshop::{CodeError, KeyFileError, LineProblem, MAX_BATCH, MAX_CODE, Refusal},
    };

    pub(in crate::text) static TEXTS: WorkshopTexts = WorkshopTexts {
        refusal,
        code_error,
        key_file_error,
        line_problem,
        trouble,
        make: MAKE,
        prove: PROVE,
    };

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
                format!("{attribute} a {} caractères ; X.509 en autorise {}. Raccourcissez-le.", grouped(&length), grouped(&most))
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
                "Le texte a {} caractères, et un nom commun {MAX_CODE} au plus. Copiez le code de vérification seul.",
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
                "L’ID a {} caractères ; dans un certificat, il ne peut en avoir que {MAX_COMMON_NAME}. Raccourcissez-le.",
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
}

pub(super) mod vault {
    //! French texts about the vault.

    use super::grouped;
    use crate::{
        page::vault::{News, Question, Trouble},
        text::{
            Locale, Say,
            vault::{VaultLabels, VaultTexts},
        },
        vault::{
            LEAST_ITERATIONS, LEAST_PASSPHRASE, MOST_ITERATIONS, NameError, PassphraseError, VaultError,
        },
    };

    pub(in crate::text) static TEXTS: VaultTexts =
        VaultTexts { vault_error, passphrase_error, name_error, trouble, news, labels: LABELS };

    const LABELS: VaultLabels = VaultLabels {
        summary: |is_there| {
            if is_there {
                "Coffre de ce navigateur"
            } else {
                "Coffre : garder des connexions dans ce navigateur"
            }
        },
        lead: "Un coffre garde des chaînes de connexion et leurs proxys dans ce navigateur, chiffrés avec votre phrase secrète \
               (AES-256-GCM ; PBKDF2, 600 000 itérations). Ni elle ni la clé ne sont jamais stockées.",
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
        new_passphrase_hint: "Au moins 12 caractères. Plusieurs mots au hasard valent mieux qu’un mot compliqué : qui copie le fichier \
                              peut deviner aussi longtemps qu’il veut.",
        again: "Confirmer la phrase secrète",
        make: "Créer le coffre",
        unlock: "Déverrouiller",
        busy: "Hachage de la phrase secrète…",
        lock: "Verrouiller le coffre",
        lock_hint: "Il se verrouille seul après 15 minutes sans saisie. Une connexion établie à partir de lui prend alors fin.",
        empty: "Rien n’est encore gardé. Une fois connecté, vous pouvez garder la connexion ici.",
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
                format!("Choisissez une phrase secrète d’au moins {LEAST_PASSPHRASE} caractères.")
            }
            PassphraseError::Differ => {
                "Les deux phrases secrètes diffèrent. Saisissez deux fois la même.".to_owned()
            }
        }
    }

    fn name_error(error: &NameError) -> String {
        match error {
            NameError::Empty => "Donnez un nom à la connexion, par exemple Lyon.",
            NameError::Odd => "Un nom est une ligne de 64 caractères au plus. Raccourcissez-le.",
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
                "Le fichier est illisible ou dépasse 1 Mo. Choisissez un fichier exporté ici.".to_owned()
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
            News::Made => "Le coffre est créé et ouvert.",
            News::Opened => "Le coffre est ouvert.",
            News::Locked { idle: false, ended: false } => "Le coffre est verrouillé.",
            News::Locked { idle: false, ended: true } => {
                "Le coffre est verrouillé. La connexion établie à partir de lui a pris fin, et sa clé est oubliée."
            }
            News::Locked { idle: true, ended: false } => {
                "Le coffre s’est verrouillé après 15 minutes sans saisie."
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
}
