//! English announcements and sentences of the page.

use super::grouped;
use crate::{
    dps::{
        IdError, IdWarning,
        enrollment::{AzureName, DraftError, JsonError, Kind},
    },
    page::{certificates::Added, list::Which, run::Action},
    proxy::{Operator, TemplateError},
    text::{
        PageTexts,
        character::spelt,
        visible::{Place, visible},
    },
};

pub(super) const TEXTS: PageTexts = PageTexts {
    spoken: "This page now speaks English.",
    update_ready: "A new version of this page is ready.",
    connected: |host| format!("Connected to {host}. Loading enrollments."),
    left_out: |count| format!("… ⟨characters left out: {}⟩", grouped(&count)),
    forgotten: "The key was dropped. Nothing is connected.",
    files_read,
    loaded: |which, count| match (which, count) {
        (Which::Groups, 1) => "1 enrollment group loaded.".to_owned(),
        (Which::Groups, count) => format!("{} enrollment groups loaded.", grouped(&count)),
        (Which::Devices, 1) => "1 individual enrollment loaded.".to_owned(),
        (Which::Devices, count) => format!("{} individual enrollments loaded.", grouped(&count)),
        (Which::Registrations, 1) => "1 registration record loaded.".to_owned(),
        (Which::Registrations, count) => format!("{} registration records loaded.", grouped(&count)),
    },
    created: |kind, id| format!("{} {id} created.", noun(Some(kind))),
    saved: |kind, id| format!("{} {id} saved.", noun(Some(kind))),
    deleted: |kind, id| format!("{} {id} deleted.", noun(kind)),
    run_ended: |action, done, failed| {
        let done = match action {
            Action::Enable => format!("{} enabled", grouped(&done)),
            Action::Disable => format!("{} disabled", grouped(&done)),
            Action::Delete => format!("{} deleted", grouped(&done)),
        };
        if failed == 0 { format!("{done}.") } else { format!("{done}, {} failed.", grouped(&failed)) }
    },
    throttled: |seconds| format!("The service asks to wait {seconds} seconds. The call is made again then."),
    failed: "The call failed. What happened and what to do is shown where it was made.",
    id_error,
    id_warning,
    draft_error,
    template_error,
    operator,
};

fn noun(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Group) => "Enrollment group",
        Some(Kind::Individual) => "Individual enrollment",
        None => "Registration record of",
    }
}

fn files_read(added: &Added) -> String {
    let certificates = match added.certificates {
        0 => "No new certificate".to_owned(),
        1 => "1 certificate read".to_owned(),
        count => format!("{} certificates read", grouped(&count)),
    };
    let duplicates = match added.duplicates {
        0 => String::new(),
        count => format!(", {} already here", grouped(&count)),
    };
    let problems = match added.problems {
        0 => String::new(),
        1 => ", 1 problem".to_owned(),
        count => format!(", {} problems", grouped(&count)),
    };
    format!("{certificates}{duplicates}{problems}.")
}

fn id_error(error: &IdError) -> String {
    match error {
        IdError::Empty => "Enter an ID, such as factory-7 or device-1.".to_owned(),
        IdError::TooLong { length } => {
            format!("An ID has at most 128 characters; this one has {}.", grouped(&length))
        }
        IdError::Character { character: ' ', position } => {
            format!("Character {position} is a space. Use a hyphen instead.")
        }
        IdError::Character { character, position } if !character.is_ascii() => format!(
            "Character {position}, {}, is not the plain character that it may look like. Type it anew.",
            spelt(*character)
        ),
        IdError::Character { character, position } => format!(
            "Character {position}, “{}”, is not allowed. Use letters, digits and - . _ : only.",
            spelt(*character)
        ),
        IdError::Start { character } => {
            format!("An ID cannot start with “{character}”. Start with a letter or digit.")
        }
        IdError::End { character } => {
            format!("An ID cannot end with “{character}”. End with a letter, a digit or a hyphen.")
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
            format!("{name} is no JSON object: look at line {line}, column {column}.")
        }
        JsonError::NameTwice { line, column } => format!(
            "{name} names a member twice in one object, and only the last would be kept: look at line {line}, column {column}."
        ),
        JsonError::TooDeep => {
            format!("{name} has objects or lists too deep in each other. IoT hubs take ten levels.")
        }
    }
}

fn id_warning(warning: &IdWarning) -> String {
    match warning {
        IdWarning::OldRule { character } => format!(
            "“{character}” is allowed today, but older tools and API versions take lower-case letters, digits and \
             hyphens only."
        ),
        IdWarning::OtherCommonName { name } => format!(
            "The common name of the certificate is “{name}”. A device registers under it, so it does not find this \
             enrollment. Make the registration ID the same."
        ),
    }
}

fn draft_error(error: &DraftError) -> String {
    match error {
        DraftError::Id(error) => id_error(error),
        DraftError::NoCertificate => "Drop a certificate file on the page, or choose one.".to_owned(),
        DraftError::NoCaName => "Name at least one CA certificate that is uploaded to the DPS.".to_owned(),
        DraftError::TpmKey { name: "endorsementKey", is_missing: true } => {
            "Paste the TPM's public endorsement key, in base64.".to_owned()
        }
        DraftError::TpmKey { name, .. } => {
            let name = if *name == "endorsementKey" { "endorsement key" } else { "storage root key" };
            format!("The {name} is no base64. Copy it again, without anything around it.")
        }
        DraftError::KeysUnread => "The keys are not read yet. Saving now would replace them.".to_owned(),
        DraftError::Webhook => "Custom allocation needs the https: address of its function.".to_owned(),
        DraftError::WebhookVersion => {
            "Custom allocation needs the API version that its function is written for, such as 2019-03-31.".to_owned()
        }
        DraftError::AzureName(AzureName::Namespace) => {
            "A namespace has 3 to 64 lower-case letters, digits and hyphens, and no hyphen at either end.".to_owned()
        }
        DraftError::AzureName(_) => {
            "This name has 3 to 63 letters, digits and hyphens, and no hyphen first.".to_owned()
        }
        DraftError::DeviceId { character: Some(character) } => {
            format!("“{}” cannot stand in a device ID.", spelt(*character))
        }
        DraftError::DeviceId { character: None } => "A device ID has at most 128 characters.".to_owned(),
        DraftError::DeviceInformation(error) => typed_json("The device information", *error),
        DraftError::SameCertificate => {
            "Primary and secondary are the same certificate. The secondary is for the next one; leave it empty.".to_owned()
        }
        DraftError::HubsWithoutPolicy => {
            "The service refuses hubs without an allocation policy. Choose one, or remove the hubs.".to_owned()
        }
        DraftError::StaticHubs { count: 0 } => "The static policy needs the one hub that devices go to. Name it.".to_owned(),
        DraftError::StaticHubs { count } => {
            format!("The static policy takes exactly one hub; {count} are named. Remove the others.")
        }
        DraftError::Hub { text, error } => format!("“{}”: {error}", shown(text)),
        DraftError::HubName { text } => {
            format!("“{0}” is a hub’s name. Write its host name, such as {0}.azure-devices.net.", shown(text))
        }
        DraftError::ManyHubs => "A DPS has at most 50 linked hubs. Name those that devices may go to.".to_owned(),
        DraftError::Twin(error) => typed_json("The initial twin", *error),
        DraftError::HubTwice { host } => format!("{host} is named twice. Remove one."),
    }
}

fn template_error(error: &TemplateError) -> String {
    match error {
        TemplateError::NotAnAddress => {
            "Enter a full address such as https://proxy.example/, or a path of this page's own server such as ./proxy/."
                .to_owned()
        }
        TemplateError::Insecure { host } => format!(
            "http: to {host} would send the token readable for everybody on the way. Use https:, or a proxy on this \
             machine (http://127.0.0.1)."
        ),
        TemplateError::Scheme { scheme } => format!("{scheme}: is no address of a proxy. Use https:."),
        TemplateError::Character { character } => format!(
            "The address has the character {}, which must be percent-encoded or removed.",
            spelt(*character)
        ),
        TemplateError::UserInfo => "A user name or password cannot stand in the address. Remove it.".to_owned(),
        TemplateError::Host => "The address has no valid host. Check it for typing mistakes.".to_owned(),
        TemplateError::Fragment => "What follows # is never sent. Remove it.".to_owned(),
        TemplateError::PlaceholderInHost => {
            "A placeholder cannot stand in the proxy's own host: it must always be the same proxy.".to_owned()
        }
        TemplateError::UnknownPlaceholder { name } => format!(
            "“{name}” is no placeholder. There are {{url}}, {{encodedUrl}}, {{host}} and {{path}}."
        ),
        TemplateError::PathMissing => "Add {path} (or {url}): the proxy must learn what is asked.".to_owned(),
        TemplateError::PublicProxy { host } => format!(
            "{host} is a public proxy run by strangers. It could use your token for five minutes. Use a proxy of your own."
        ),
    }
}

fn operator(operator: &Operator) -> String {
    match operator {
        Operator::Direct => {
            "No proxy: the browser calls DPS itself. DPS does not let web pages read its answers, so this works only with \
             a service that does."
                .to_owned()
        }
        Operator::SameOrigin => {
            "The server of this page passes requests on. Whoever runs it can read each token for five minutes.".to_owned()
        }
        Operator::Loopback { origin } => {
            format!("{origin} is on this machine: no third party sees the token. Your browser may ask for permission.")
        }
        Operator::Other { origin } => format!(
            "Whoever runs {origin} can read each token and use it until it expires (five minutes). Use only a proxy of \
             your own."
        ),
    }
}
