//! French texts of one opened enrollment.

use super::super::grouped;
use crate::{
    dps::{enrollment::Kind, registration::Status},
    page::rollover::Step,
    text::labels::{GroupLabels, KeysLabels, RegistrationLabels, RolloverLabels},
};

pub(super) const GROUP: GroupLabels = GroupLabels {
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

pub(super) const KEYS: KeysLabels = KeysLabels {
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
            format!("{count} autre est dans le fichier.")
        } else {
            format!("{} autres sont dans le fichier.", grouped(&count))
        }
    },
    csv: "Télécharger en CSV",
};

pub(super) const ROLLOVER: RolloverLabels = RolloverLabels {
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
    strands: "Le certificat qui resterait a expiré : aucun appareil ne pourrait s’approvisionner.",
};

pub(super) const REGISTRATION: RegistrationLabels = RegistrationLabels {
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
