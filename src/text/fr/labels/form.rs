//! French texts of the forms.

use crate::{
    dps::enrollment::{AllocationPolicy, AzureName, Kind, Method, ReprovisionPolicy},
    page::{form::Aim, rollover::Step},
    text::labels::{AttestationLabels, CreateLabels, EditLabels},
};

pub(super) const CREATE: CreateLabels = CreateLabels {
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

pub(super) const ATTESTATION: AttestationLabels = AttestationLabels {
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

pub(super) const EDIT: EditLabels = EditLabels {
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
        Aim::Create | Aim::Change => "",
        Aim::Copy => {
            "Tout est copié, sauf l’ID, l’ID d’appareil et ce que le service ne renvoie jamais : certificats et clés."
        }
        Aim::Revoke => {
            "Une inscription individuelle désactivée, sous l’ID d’inscription de l’appareil, lui ferme l’accès quel que soit le \
             groupe qui l’admettrait. Déposez le certificat de l’appareil, ou utilisez seulement l’ID d’inscription. Un \
             appareil déjà présent dans un hub y reste : désactivez-le aussi dans le hub. Supprimez cette inscription pour \
             réadmettre l’appareil."
        }
        Aim::Rollover(Step::Add) => "Déposez le nouveau certificat d’AC n’importe où sur la page.",
        Aim::Rollover(Step::Promote) => {
            "Le service ne renvoie pas les certificats : déposez à nouveau le fichier de la nouvelle AC. Pour garder l’ancien \
             comme certificat secondaire, déposez aussi son fichier ; sinon, il part maintenant."
        }
        Aim::Rollover(Step::Remove) => {
            "Les appareils qui utilisent encore l’ancienne chaîne ne pourront plus s’approvisionner."
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
    enabled: "Autoriser l’approvisionnement",
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
    other_reprovision: "Autre combinaison d’indicateurs",
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
