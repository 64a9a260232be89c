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
