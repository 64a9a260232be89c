//! English texts where certificates are made and possession is proved.

use super::grouped;
use crate::{
    text::bench::{MakeLabels, ProveLabels},
    workshop::Role,
};

pub(super) const MAKE: MakeLabels = MakeLabels {
    form: "Make a certificate",
    role: "What to make",
    roles: |role| match role {
        Role::Root => "Root CA",
        Role::Intermediate => "Intermediate CA",
        Role::Edge => "IoT Edge device CA",
        Role::Device => "Device",
        Role::Verification => "Verification",
    },
    role_hint: |role| match role {
        Role::Root => "Issues itself. Everything below it is trusted because of it.",
        Role::Intermediate => {
            "A CA below another, such as of a factory. Enrollment groups usually hold this one."
        }
        Role::Edge => "The CA of an IoT Edge device, below which it certifies its modules.",
        Role::Device | Role::Verification => "What a device shows to DPS: a client certificate of TLS.",
    },
    issuer: "Issued by",
    no_issuer: "No CA with its key is here yet",
    common_name: |role| match role {
        Role::Device => "Registration ID (CN)",
        _ => "Common name (CN)",
    },
    common_name_hint: "64 characters at most. Of a device it is the registration ID.",
    organization: "Organization (O)",
    unit: "Organizational unit (OU)",
    country: "Country (C)",
    more: "More of the subject",
    until: "Valid until",
    until_hint: "A day within the issuer's validity. It begins an hour ago, for clocks that are behind.",
    path_length: "Path length",
    path_length_hint: "How many CAs may stand between it and a device.",
    unlimited: "No limit",
    algorithm: "Key",
    make: "Make the certificate",
    making: |done, total| format!("{} of {}", grouped(&done), grouped(&total)),
    busy: "At work…",
    cancel: "Cancel",
    chain: "Make a test chain",
    chain_hint: "Root, intermediate and device with one press: P-256, the CAs valid for a year, the device for 300 days.",
    own: "Bring your own CA",
    own_lead: "Its certificate and its key (PKCS#8, SEC1 or PKCS#1, also encrypted) are read in this tab and sent nowhere. The key \
               cannot be saved from here.",
    own_drop: "Drop the CA's certificate and key here",
    own_choose: "Choose files",
    own_has: |certificates, has_key| {
        let certificates = match certificates {
            0 => "No certificate yet".to_owned(),
            1 => "1 certificate".to_owned(),
            count => format!("{} certificates", grouped(&count)),
        };
        format!("{certificates}; {}.", if has_key { "the key is here" } else { "no key yet" })
    },
    own_passphrase: "Passphrase of the key",
    unlock: "Unlock",
    own_clear: "Start over",
    list: "Make many devices",
    list_lead: "One certificate with a P-256 key for each registration ID.",
    list_field: "Registration IDs",
    list_hint: "One a line, or a table whose first column has them. Up to 1,000; a .csv or .txt file can be dropped.",
    list_found: |count| match count {
        1 => "1 device".to_owned(),
        count => format!("{} devices", grouped(&count)),
    },
    line: |line| format!("Line {line}"),
    list_make: "Make these devices",
    list_done: |count| match count {
        1 => "1 device is made.".to_owned(),
        count => format!("{} devices are made.", grouped(&count)),
    },
    list_save: "Save the devices (.zip)",
    made: "Made in this tab",
    nothing: "Nothing is made yet",
    nothing_hint: "Make a test chain to begin with, or bring your own CA. What is made here lasts as long as this tab: save it.",
    count: |count| match count {
        1 => "1 certificate".to_owned(),
        count => format!("{} certificates", grouped(&count)),
    },
    valid: |day| format!("until {day}"),
    brought: "your own",
    forgotten: "key forgotten",
    save_certificate: "Certificate",
    save_chain: "Full chain",
    save_key: "Key",
    save_pkcs12: "PKCS#12",
    save_all: "Save everything (.zip)",
    save_all_hint: "Files are called as the Azure IoT C SDK's tools call them, such as certs/new-device.cert.pem. A list of devices has \
                    an archive of its own, where it was made.",
    use_in_group: "Use in an enrollment group",
    check_chain: "Check its chain",
    forget: "Forget keys",
    keys: "How keys are saved",
    passphrase: "Passphrase",
    passphrase_hint: "Keys are encrypted under it (PBES2, AES-256, 600,000 iterations). It is kept nowhere: remember it.",
    repeated: "Passphrase again",
    declined: "Save keys without encryption",
    declined_warning: "Whoever gets such a file has the key. Use it for tests only. PKCS#12 files always need a passphrase.",
};

pub(super) const PROVE: ProveLabels = ProveLabels {
    heading: "Verification certificate",
    lead: "DPS gives a code; whoever can issue a certificate with the code as its common name has the CA's key.",
    no_ca: "No CA with its key is here. Make one, or bring your own:",
    ca: "CA to prove",
    code: "Verification code",
    code_hint: "Paste it as it comes; spaces are left out.",
    make: "Make the verification certificate",
    made: |code, ca| {
        format!(
            "The certificate for {code} is made, signed by {ca}. Upload it before it is asked for another code."
        )
    },
    save: "Save verification-code.cert.pem",
    steps: "The steps",
    portal: "In the portal",
    portal_steps: [
        "Open your DPS, then Settings, Certificates, and press Add.",
        "Name the certificate, choose the CA's certificate file, leave “Set certificate status to verified on upload” unticked, and save.",
        "Open the certificate in the list and press “Generate verification code”.",
        "Paste the code here, make the verification certificate and save it.",
        "Choose it under “Verification certificate .pem or .cer file” and press Verify.",
    ],
    cli: "With the Azure CLI",
    cli_lead: "Fill in the names; the commands follow.",
    dps: "DPS",
    group: "Resource group",
    certificate: "Name of the certificate in DPS",
    commands: ["Upload the CA's certificate", "Get the code", "Upload the verification certificate"],
};
