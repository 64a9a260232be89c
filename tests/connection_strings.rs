//! Connection strings as people paste them: the good ones in every spelling, and each mistake with its own sentence.

use dps_enroll::{
    connection::{ConnectionString, ConnectionStringError as E, Credential, OtherService, Part},
    sas::TokenError,
};

use crate::support::{HOST, KEY};

fn parse(text: &str) -> Result<ConnectionString, E> {
    ConnectionString::parse(text)
}

#[test]
fn every_usual_spelling_is_understood() {
    let plain = format!("HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey={KEY}");
    let spellings = [
        plain.clone(),
        format!("{plain};"),
        format!("  {plain}\n"),
        format!("\"{plain}\""),
        format!("'{plain}'"),
        format!("SharedAccessKey={KEY};HostName={HOST};SharedAccessKeyName=owner"),
        format!("hostname={HOST};sharedaccesskeyname=owner;SHAREDACCESSKEY={KEY}"),
        format!("HostName = {HOST} ; SharedAccessKeyName = owner ; SharedAccessKey = {KEY}"),
        plain.replace(';', ";\r\n"),
    ];
    for text in spellings {
        let read = parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(read.host.as_str(), HOST, "{text}");
        let Credential::Key { policy, key } = &read.credential else { panic!("{text}") };
        assert_eq!(policy, "owner");
        // A key keeps its padding: parts are split at the first `=`.
        assert_eq!(key.expose(), b"01234567890123456789012345678901");
        assert!(!format!("{read:?}").contains(KEY), "never printed");
    }
}

#[test]
fn each_mistake_has_its_own_variant_and_sentence() {
    let hub = "myhub.azure-devices.net";
    let table: Vec<(String, E)> = vec![
        (String::new(), E::Empty),
        ("  ".to_owned(), E::Empty),
        ("-----BEGIN CERTIFICATE-----\nMIIB".to_owned(), E::IsPem),
        (KEY.to_owned(), E::OnlyKey),
        (format!("HostName={HOST};SharedAccessKeyName=owner;{KEY}"), E::NoEquals { position: 3 }),
        ("justakey".to_owned(), E::NoEquals { position: 1 }),
        (format!("HostName={HOST};oops;SharedAccessKey={KEY}"), E::NoEquals { position: 2 }),
        (format!("SharedAccessKeyName=owner;SharedAccessKey={KEY}"), E::Missing { part: Part::HostName }),
        (format!("HostName={HOST};SharedAccessKey={KEY}"), E::Missing { part: Part::SharedAccessKeyName }),
        (format!("HostName={HOST};SharedAccessKeyName=owner"), E::Missing { part: Part::SharedAccessKey }),
        (
            format!("HostName=;SharedAccessKeyName=owner;SharedAccessKey={KEY}"),
            E::EmptyValue { part: Part::HostName },
        ),
        (
            format!("HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey="),
            E::EmptyValue { part: Part::SharedAccessKey },
        ),
        (
            format!("HostName={HOST};HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey={KEY}"),
            E::Duplicate { part: Part::HostName },
        ),
        (
            format!("HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey={KEY};Colour=blue"),
            E::Unknown { name: "Colour".to_owned() },
        ),
        (format!("HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey=not base64"), E::KeyNotBase64),
        (
            format!("HostName={hub};SharedAccessKeyName=iothubowner;SharedAccessKey={KEY}"),
            E::IotHub { host: hub.to_owned() },
        ),
        (
            format!(
                "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=owner;SharedAccessKey={KEY};EntityPath=x"
            ),
            E::OtherService { service: OtherService::EventHubs },
        ),
        (
            format!(
                "DefaultEndpointsProtocol=https;AccountName=x;AccountKey={KEY};EndpointSuffix=core.windows.net"
            ),
            E::OtherService { service: OtherService::Storage },
        ),
        (
            format!("HostName={hub};DeviceId=device-1;SharedAccessKey={KEY}"),
            E::Device { device_id: "device-1".to_owned() },
        ),
        (
            format!(
                "HostName=global.azure-devices-provisioning.net;SharedAccessKeyName=owner;SharedAccessKey={KEY}"
            ),
            E::DeviceEndpoint,
        ),
        (
            format!("HostName={HOST};SharedAccessSignature=SharedAccessSignature sr={HOST}&sig=YQ%3D%3D"),
            E::Token(TokenError::Missing { field: "se" }),
        ),
        (
            format!(
                "HostName={HOST};SharedAccessSignature=SharedAccessSignature sr=other.net&sig=YQ%3D%3D&se=1"
            ),
            E::TokenForOtherHost { resource: "other.net".to_owned(), host: HOST.to_owned() },
        ),
        (
            format!(
                "HostName={HOST};SharedAccessKeyName=owner;SharedAccessKey={KEY};SharedAccessSignature=SharedAccessSignature \
                 sr={HOST}&sig=YQ%3D%3D&se=1"
            ),
            E::KeyAndSignature,
        ),
    ];
    let mut sentences = std::collections::BTreeSet::new();
    for (text, expected) in table {
        let error = parse(&text).err().unwrap_or_else(|| panic!("accepted: {text}"));
        assert_eq!(error, expected, "{text}");
        let sentence = error.to_string();
        assert!(sentence.ends_with(['.', '\u{201d}', '=']) && sentence.len() > 15, "{sentence}");
        assert!(!sentence.contains(&KEY[..20]), "no key in a sentence: {sentence}");
        assert!(!format!("{error:?}").contains(&KEY[..20]), "nor in Debug");
        sentences.insert(sentence);
    }
    assert!(sentences.len() > 18, "each its own: {}", sentences.len());
    for host in ["my dps", "https://mydps.azure-devices-provisioning.net", "a..b", "host:99999"] {
        let text = format!("HostName={host};SharedAccessKeyName=owner;SharedAccessKey={KEY}");
        assert!(matches!(parse(&text), Err(E::Host(_))), "{host}");
    }
}

#[test]
fn a_token_made_elsewhere_stands_in_for_a_key() {
    let token = format!("SharedAccessSignature sr={HOST}&sig=YQ%3D%3D&se=1900000000&skn=reader");
    let read = parse(&format!("HostName={HOST};SharedAccessSignature={token}")).unwrap();
    assert_eq!(read.credential.policy(), Some("reader"));
    // A token alone names its host itself.
    let alone = parse(&token).unwrap();
    assert_eq!((alone.host.as_str(), alone.credential.policy()), (HOST, Some("reader")));
    let Credential::Token(parsed) = &read.credential else { panic!() };
    assert_eq!(parsed.expiry.to_string(), "2030-03-17T17:46:40Z");
    assert!(!format!("{read:?}").contains("sig="), "never printed");
}

proptest::proptest! {
    #[test]
    fn no_text_panics_and_every_refusal_has_a_sentence(text in ".{0,200}") {
        if let Err(error) = parse(&text) {
            proptest::prop_assert!(!error.to_string().is_empty());
        }
    }
}
