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
        (Which::Groups, 0 | 1) => format!("{count} groupe d’inscription chargé."),
        (Which::Groups, count) => format!("{} groupes d’inscription chargés.", grouped(&count)),
        (Which::Devices, 0 | 1) => format!("{count} inscription individuelle chargée."),
        (Which::Devices, count) => format!("{} inscriptions individuelles chargées.", grouped(&count)),
        (Which::Registrations, 0 | 1) => format!("{count} enregistrement chargé."),
        (Which::Registrations, count) => format!("{} enregistrements chargés.", grouped(&count)),
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
            failed => format!("{} {what}, {} échecs.", grouped(&done), grouped(&failed)),
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
        1 => "1 certificat lu".to_owned(),
        count => format!("{} certificats lus", grouped(&count)),
    };
    let duplicates = match added.duplicates {
        0 => String::new(),
        1 => ", 1 déjà présent".to_owned(),
        count => format!(", {} déjà présents", grouped(&count)),
    };
    let problems = match added.problems {
        0 => String::new(),
        1 => ", 1 problème".to_owned(),
        count => format!(", {} problèmes", grouped(&count)),
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
