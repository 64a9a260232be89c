//! French texts of the lists, and of what is done to many.

use super::super::grouped;
use crate::{
    dps::enrollment::Kind,
    page::{
        item::Column,
        list::Which,
        run::{Action, Failure},
    },
    text::{
        Locale, Say,
        labels::{DeletionLabels, ListLabels, RunLabels},
    },
};

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

pub(super) const LIST: ListLabels = ListLabels {
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
        Which::Registrations => "Un enregistrement apparaît quand un appareil s’approvisionne par le groupe.",
    },
    no_match: |filter, loaded| {
        if loaded < 2 {
            format!("Rien ne correspond à « {filter} » parmi ce qui est chargé : {loaded} ligne.")
        } else {
            format!("Rien ne correspond à « {filter} » parmi les {} lignes chargées.", grouped(&loaded))
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

pub(super) const RUN: RunLabels = RunLabels {
    selection: "Lignes sélectionnées",
    selected: |count| {
        if count < 2 {
            format!("{count} ligne sélectionnée")
        } else {
            format!("{} lignes sélectionnées", grouped(&count))
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
        format!("{verb} {} {noun} ?", grouped(&count))
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
        let part =
            |said, count| if count == 0 { String::new() } else { format!(", {said} : {}", grouped(&count)) };
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

pub(super) const DELETION: DeletionLabels = DeletionLabels {
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
