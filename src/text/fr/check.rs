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
const ORIGINS: &str = "Dans les proxys de ce projet, c’est ALLOWED_ORIGINS ; le proxy local prend --origin.";
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
            "Cette page ne peut {} lire x-ms-continuation : toute liste s’arrêterait à 100 lignes sans un mot. {EXPOSE}",
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
