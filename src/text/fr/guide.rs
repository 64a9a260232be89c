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
    proposal_dps: |dps| format!("Le lien ouvert concerne {dps}. Connectez-vous-y pour voir ce qu’il montre."),
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
    keys_on: "Les utiliser sur cette page",
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
