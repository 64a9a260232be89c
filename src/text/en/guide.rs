//! English texts that lead through the page.

use crate::{
    page::{share::Unshareable, shortcut::Shortcut},
    text::{GuideTexts, guide::Topic},
};

pub(super) const TEXTS: GuideTexts = GuideTexts {
    heading: "In three steps",
    steps: [
        "Connect: paste a connection string of your DPS. It stays in this tab.",
        "Drop the certificate of the CA that signs your devices’ certificates.",
        "Create the group: every device with a certificate below that CA is let in.",
    ],
    sandbox: "No DPS at hand? Try the sandbox: it is one, inside this page, with demo data.",
    read: "Got it",
    link: "a link to this page",
    share: "a link with this proxy",
    unshareable,
    proposal_dps: |dps| format!("The link you opened is about {dps}. Connect to it to see what it shows."),
    proposal_other: |dps, connected| {
        format!("The link you opened is about {dps}; this page is connected to {connected}.")
    },
    proposal_proxy: |proxy| {
        format!(
            "The link you opened asks to use the proxy {proxy}. Whoever runs it can use your token while it is valid: take \
             it only if you know who that is."
        )
    },
    proposal_take: "Use this proxy",
    proposal_drop: "Dismiss",
    keys: "Keyboard shortcuts",
    keys_heading: "Keyboard shortcuts",
    keys_on: "Use them on this page",
    keys_close: "Close",
    key: |shortcut| match shortcut {
        Shortcut::Sheet => "This list",
        Shortcut::Filter => "Filter the list",
        Shortcut::Connect => "Connection",
        Shortcut::Groups => "Enrollment groups",
        Shortcut::Devices => "Individual enrollments",
        Shortcut::Workshop => "CA workshop",
        Shortcut::New => "New group or individual enrollment",
        Shortcut::Edit => "Edit what is shown",
        Shortcut::Reload => "Reload what is shown",
        Shortcut::Activity => "Activity",
    },
    print: |name| format!("Print {name}"),
    help: |topic| match topic {
        Topic::SharedAccessPolicy => "Shared access policy",
        Topic::ServiceEndpoint => "Service operations endpoint",
        Topic::RestApi => "REST API",
        Topic::EnrollmentGroup => "Enrollment group",
        Topic::RegistrationId => "Registration ID",
        Topic::AttestationMechanism => "Attestation mechanism",
        Topic::X509Attestation => "X.509 certificate attestation",
        Topic::VerifiedCertificate => "Verified CA certificate",
        Topic::SymmetricKey => "Symmetric key attestation",
        Topic::Tpm => "TPM attestation",
        Topic::Reprovisioning => "Reprovisioning policy",
        Topic::AllocationPolicy => "Allocation policy",
        Topic::LinkedHubs => "Linked IoT hubs",
        Topic::CustomAllocation => "Custom allocation policy",
        Topic::DeviceTwin => "Device twin",
        Topic::DeviceId => "Device ID",
        Topic::ProvisioningStatus => "Provisioning status",
        Topic::IotEdge => "IoT Edge device",
        Topic::CertificateManagement => "Certificate management",
    },
    help_lead: "In Azure: ",
    learn: "https://learn.microsoft.com/en-us/",
};

fn unshareable(why: &Unshareable) -> String {
    match why {
        Unshareable::NoProxy => "No proxy is set, so there is none to share.".to_owned(),
        Unshareable::Secret { name } if name.is_empty() => {
            "A part of this proxy’s address may be a key, so no link is made of it.".to_owned()
        }
        Unshareable::Secret { name } => {
            format!("“{name}” in this proxy’s address may be a key, so no link is made of it.")
        }
    }
}
