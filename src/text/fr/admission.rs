//! French texts about admission.

use super::grouped;
use crate::{
    admission::{Basis, Found, IdProblem, MAX_COMMON_NAME, NearMiss, Outcome, Slot, Statement},
    dps::enrollment::Kind,
    page::workshop::admit::Proof,
    text::{AdmissionTexts, Locale, Say, admission::AdmissionLabels},
};

pub(in crate::text) static TEXTS: AdmissionTexts = AdmissionTexts { statement, near_miss, labels: LABELS };

const LABELS: AdmissionLabels = AdmissionLabels {
    device: "Appareil",
    lead: "Avant de flasher un appareil : quelle inscription DPS lui trouve, et ce qui en résulte. Déposez ce que \
           l’appareil présentera : son certificat et les AC au-dessus.",
    proof: "Comment il prouve son identité",
    proofs: |proof| match proof {
        Proof::Chain => "Certificats",
        Proof::Key => "Clé symétrique",
        Proof::Tpm => "TPM",
    },
    leaf: "Quel appareil",
    registration_id: "ID d’inscription",
    registration_id_hint: "Tel que l’appareil l’envoie.",
    endorsement_key: "Clé d’approbation (EK)",
    endorsement_key_hint: "La clé publique, en base64.",
    chain: "Voir la vérification de sa chaîne",
    several_paths: "Sa chaîne a plusieurs chemins ; le meilleur est retenu ici.",
    enrollments: "Inscriptions",
    not_connected: "Connectez-vous à votre DPS, ou essayez avec les inscriptions du bac à sable.",
    loading: |devices, groups| format!("{} jusqu’ici…", loaded(devices, groups)),
    loaded,
    short: |devices, groups| format!("{}, et il y en a d’autres.", loaded(devices, groups)),
    stop: "Arrêter",
    reload: "Recharger",
    rest: "Charger le reste",
    listing: "Quelles AC sont vérifiées",
    listing_field: "Certificats d’AC du DPS",
    listing_hint: "Avec cette clé, le service ne le dit pas. Collez ce qu’affiche : az iot dps certificate list --dps-name \
                   … --resource-group …",
    listing_error: "Ce n’est pas ce qu’affiche az iot dps certificate list (JSON). Copiez-en la totalité.",
    nothing_yet: "La réponse apparaît ici.",
    outcome,
    is_short: "Toutes les inscriptions ne sont pas chargées : ce résultat peut changer.",
    decision: "Ce qui en résulte",
    enrollment: "Inscription",
    device_id: "ID d’appareil dans le hub",
    allocation: "Stratégie d’allocation",
    unknown_policy: "Une stratégie inconnue ici",
    hubs: "Hubs IoT",
    linked_hubs: "Tous les hubs liés au DPS",
    webhook: |url| format!("Ce que dit la fonction à l’adresse {url}"),
    reprovision: "Quand il revient",
    steps: "Comment DPS décide",
    steps_lead: "Dans cet ordre, jusqu’à ce que quelque chose soit trouvé :",
    basis: |basis| match basis {
        Basis::Documented(_) => "documenté",
        Basis::Reported(_) => "signalé par des utilisateurs",
        Basis::Inferred => "déduit",
    },
    basis_lead: "Les étapes documentées ou signalées mènent à leur source. Les étapes déduites découlent du reste, ou du \
                 fonctionnement de tels services ; Microsoft ne le dit pas.",
    near_misses: "Ce qui s’en approche le plus",
};

fn loaded(devices: usize, groups: usize) -> String {
    let devices = if devices < 2 {
        format!("{devices} inscription individuelle")
    } else {
        format!("{} inscriptions individuelles", grouped(&devices))
    };
    let groups =
        if groups < 2 { format!("{groups} groupe") } else { format!("{} groupes", grouped(&groups)) };
    format!("{devices} et {groups}")
}

fn outcome(outcome: Outcome, found: Option<&Found>) -> String {
    let by = found.map(|found| match found.kind {
        Kind::Group => format!("le groupe « {} »", found.id),
        Kind::Individual => format!("l’inscription individuelle « {} »", found.id),
    });
    match (outcome, by) {
        (Outcome::Admitted, Some(by)) => format!("Oui : admis par {by}."),
        (Outcome::Admitted, None) => "Oui : admis.".to_owned(),
        (Outcome::Open, Some(by)) => {
            format!("Probablement : {by} convient, mais cela dépend de ce qui n’est pas connu ici.")
        }
        (Outcome::Open, None) => "Cela dépend de ce qui n’est pas connu ici.".to_owned(),
        (Outcome::Refused, Some(by)) => format!("Non : {by} correspond, mais l’appareil est refusé."),
        (Outcome::Refused, None) => "Non : aucune inscription ne convient.".to_owned(),
    }
}

fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Primary => "primaire",
        Slot::Secondary => "secondaire",
    }
}

fn level(depth: usize) -> &'static str {
    if depth == 1 {
        "L’AC qui a émis le certificat de l’appareil"
    } else {
        "Une AC plus haut dans la chaîne"
    }
}

fn list(items: &[String]) -> String {
    let quoted: Vec<_> = items.iter().map(|item| format!("« {item} »")).collect();
    quoted.join(", ")
}

fn statement(statement: &Statement) -> String {
    match statement {
        Statement::RegistrationId { id } => format!("L’ID d’inscription est « {id} »."),
        Statement::NoRegistrationId(problem) => id_problem(*problem),
        Statement::Individual { id } => {
            format!("L’inscription individuelle « {id} » a cet ID d’inscription : elle seule décide.")
        }
        Statement::NoIndividual { id } => {
            format!("Aucune inscription individuelle n’a l’ID d’inscription « {id} ».")
        }
        Statement::SameCertificate { slot: which } => {
            format!("Le certificat de l’appareil est le certificat {} de l’inscription.", slot(*which))
        }
        Statement::OtherCertificate { presented, enrolled } => format!(
            "Le certificat de l’appareil (SHA-256 {presented}) n’est pas celui de l’inscription ({}). Donnez ce certificat \
             à l’inscription, ou le sien à l’appareil.",
            if enrolled.is_empty() { "aucun".to_owned() } else { enrolled.join(", ") }
        ),
        Statement::OtherAttestation { asks } => format!(
            "L’inscription demande une autre preuve ({asks}). Changez son attestation, ou ce que l’appareil utilise."
        ),
        Statement::SameTpm => "La clé d’approbation est celle de l’inscription.".to_owned(),
        Statement::OtherTpm => {
            "L’inscription a une autre clé d’approbation : c’est celle d’un autre TPM.".to_owned()
        }
        Statement::SameKey => "La clé de l’appareil est celle de l’inscription, ou en est dérivée.".to_owned(),
        Statement::OtherKey => {
            "La clé de l’appareil n’est pas celle de l’inscription. Copiez-la ou dérivez-la à nouveau.".to_owned()
        }
        Statement::KeyUnknown => "On ne sait pas ici si l’appareil a la clé de l’inscription.".to_owned(),
        Statement::Group { id, slot: which, depth, subject } => format!(
            "{} ({subject}) est le certificat {} du groupe « {id} ».",
            level(*depth),
            slot(*which)
        ),
        Statement::NoGroup { depth, subject } => {
            format!("{} ({subject}) n’est celle d’aucun groupe.", level(*depth))
        }
        Statement::SeveralGroups { ids } => {
            format!("Plusieurs groupes ont cette AC ({}). Lequel DPS retient n’est pas documenté.", list(ids))
        }
        Statement::ByName { id, name, depth } => {
            format!("{} est l’AC « {name} » du DPS, que nomme « {id} ».", level(*depth))
        }
        Statement::NameUnknown { id, names } => format!(
            "« {id} » nomme des AC du DPS ({}). On ne sait pas ici de quels certificats il s’agit ; si l’un d’eux est dans \
             cette chaîne, il peut décider.",
            list(names)
        ),
        Statement::NameNotInChain { names } => {
            format!("Aucune des AC que nomme l’inscription ({}) n’est dans cette chaîne.", list(names))
        }
        Statement::NoAuthorityPresented => {
            "L’appareil ne présente que son propre certificat : aucun groupe ne peut convenir. Faites-lui envoyer aussi \
             les AC, de son émetteur à une AC vérifiée."
                .to_owned()
        }
        Statement::Disabled { kind: Kind::Group, id } => {
            format!("Le groupe « {id} » est désactivé : l’appareil est refusé. Activez-le.")
        }
        Statement::Disabled { kind: Kind::Individual, id } => {
            format!("L’inscription individuelle « {id} » est désactivée : l’appareil est refusé. Activez-la.")
        }
        Statement::Enabled { kind: Kind::Group, id } => format!("Le groupe « {id} » est activé."),
        Statement::Enabled { kind: Kind::Individual, id } => {
            format!("L’inscription individuelle « {id} » est activée.")
        }
        Statement::Verified { name } => {
            format!("« {name} », l’AC inscrite ou une AC au-dessus, est vérifiée dans le DPS.")
        }
        Statement::NotVerified { name } => {
            format!("« {name} » est dans le DPS sans être vérifiée : l’appareil est refusé (401002). Vérifiez-la.")
        }
        Statement::NotUploaded => {
            "Ni l’AC inscrite ni une AC au-dessus ne figure parmi les certificats du DPS : l’appareil est refusé (401002). \
             Chargez-en une et vérifiez-la."
                .to_owned()
        }
        Statement::VerifiedUnknown => {
            "L’AC inscrite, ou une AC au-dessus que l’appareil présente, doit être vérifiée dans le DPS. On ne sait pas \
             ici si c’est le cas."
                .to_owned()
        }
        Statement::BrokenChain { depth: 0, fault } => {
            format!("Le certificat de l’appareil : {}", fault.say(Locale::French))
        }
        Statement::BrokenChain { depth, fault } => {
            format!("AC {depth} au-dessus du certificat de l’appareil : {}", fault.say(Locale::French))
        }
        Statement::UndecidedChain => "La chaîne n’a pas pu être entièrement vérifiée ici.".to_owned(),
        Statement::KeyGroups { ids } => format!(
            "L’appareil est admis si sa clé est dérivée de celle d’un groupe ({}) ; on ne sait pas ici quelle clé il a.",
            list(ids)
        ),
        Statement::NoKeyGroup => "Aucun groupe n’a de clé symétrique.".to_owned(),
        Statement::NoTpmGroups => {
            "Un appareil avec TPM exige une inscription individuelle : les groupes n’attestent pas les TPM."
                .to_owned()
        }
    }
}

fn id_problem(problem: IdProblem) -> String {
    match problem {
        IdProblem::NoCommonName => {
            "Le certificat de l’appareil n’a pas de nom commun (CN), qui est son ID d’inscription. Réémettez-le avec un \
             nom commun."
                .to_owned()
        }
        IdProblem::TooLong { length } => format!(
            "Le nom commun a {} caractères ; comme ID d’inscription dans un certificat, il ne peut en avoir que \
             {MAX_COMMON_NAME}. Réémettez le certificat avec un nom plus court.",
            grouped(&length)
        ),
        IdProblem::Rule(error) => format!(
            "Le nom commun ne peut pas être un ID d’inscription : {} Réémettez le certificat avec un nom conforme.",
            error.say(Locale::French)
        ),
    }
}

fn near_miss(miss: &NearMiss) -> String {
    match miss {
        NearMiss::Reissued { group, slot: which, subject, enrolled, presented } => format!(
            "Le groupe « {group} » a comme certificat {} un autre certificat nommé {subject} (SHA-256 {enrolled} ; dans \
             cette chaîne : {presented}). L’AC a-t-elle été recréée ? Ajoutez celle de cette chaîne au groupe.",
            slot(*which)
        ),
        NearMiss::ChainTooShort { group, subject } => format!(
            "Le groupe « {group} » a un certificat nommé {subject}, que le dernier certificat de cette chaîne désigne \
             comme son émetteur. Faites-le aussi envoyer par l’appareil."
        ),
        NearMiss::LeafInGroup { group } => format!(
            "Le groupe « {group} » a le certificat de l’appareil lui-même à la place d’une AC. Inscrivez l’appareil \
             individuellement, ou mettez son AC dans le groupe."
        ),
        NearMiss::OtherId { id } => format!(
            "L’inscription individuelle « {id} » a ce certificat, mais son ID n’est pas le nom commun du certificat. \
             Recréez-la sous ce nom."
        ),
        NearMiss::OtherBranch { group, subject, issuer } => format!(
            "Le groupe « {group} » est pour {subject}, une autre AC sous {issuer} : cette chaîne est d’une autre branche. \
             Créez un groupe avec une AC de cette chaîne."
        ),
        NearMiss::EndsIn { subject, sha256 } => {
            format!("Cette chaîne se termine par {subject}, dont le SHA-256 est {sha256}.")
        }
    }
}
