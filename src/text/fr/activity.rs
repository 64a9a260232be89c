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
            format!("Afficher {count} appel plus récent")
        } else {
            format!("Afficher {} appels plus récents", grouped(&count))
        }
    },
    more: |count| {
        if count < 2 {
            format!("Afficher la suite ({count} plus ancien)")
        } else {
            format!("Afficher la suite ({} plus anciens)", grouped(&count))
        }
    },
    not_kept: |count| {
        if count < 2 {
            format!("{count} appel plus ancien n’est plus conservé.")
        } else {
            format!("{} appels plus anciens ne sont plus conservés.", grouped(&count))
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
            format!("{bytes} octet de plus n’est pas conservé.")
        } else {
            format!("{} octets de plus ne sont pas conservés.", grouped(&bytes))
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
