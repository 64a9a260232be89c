//! French texts about connection strings, hosts and tokens.

use crate::{
    connection::{ConnectionStringError, HostNameError, OtherService},
    deployment::DeploymentError,
    sas::TokenError,
    text::{ConnectionTexts, Locale, Say, character::spelt},
};

pub(super) const TEXTS: ConnectionTexts =
    ConnectionTexts { connection_string_error, host_name_error, deployment_error, token_error };

const WHERE_TO_FIND: &str = "Dans le portail Azure, elle est sous votre DPS > Stratégies d’accès partagé > une stratégie > \
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
            format!("Il manque {part}. Copiez toute la chaîne de connexion, pas seulement la clé. {WHERE_TO_FIND}")
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
