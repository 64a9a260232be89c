//! The CA certificates of a DPS, as `az iot dps certificate list` prints them: Azure Resource Manager tells what the service's
//! own API does not.
//!
//! <https://learn.microsoft.com/cli/azure/iot/dps/certificate#az-iot-dps-certificate-list>

use serde_json::Value;

use super::device::Authority;
use crate::json;

/// Reads the listing: an array, or an object with one as its `value`. `None` where it is anything else.
pub fn read_authorities(text: &str) -> Option<Vec<Authority>> {
    let listing = json::read(text).ok()?;
    let all = listing.get("value").unwrap_or(&listing).as_array()?;
    all.iter().map(read).collect()
}

fn read(one: &Value) -> Option<Authority> {
    let properties = one.get("properties")?;
    Some(Authority {
        name: one.get("name")?.as_str()?.to_owned(),
        thumbprint: properties.get("thumbprint")?.as_str()?.to_owned(),
        is_verified: properties.get("isVerified")?.as_bool()?,
    })
}

#[cfg(test)]
mod tests {
    use super::read_authorities;

    #[test]
    fn reads_what_the_cli_prints() {
        let listing = r#"{"value": [{
            "etag": "AAAAAA==", "id": "/subscriptions/0/certificates/my-ca", "name": "my-ca",
            "properties": {"certificate": "MII=", "created": "2026-01-01T00:00:00Z", "isVerified": true,
                "subject": "My CA", "thumbprint": "0222C3D9A52B9007390AEF275563B491722BDED6"},
            "type": "Microsoft.Devices/ProvisioningServices/Certificates"}]}"#;
        let [authority] = &read_authorities(listing).unwrap()[..] else { panic!() };
        assert_eq!((authority.name.as_str(), authority.is_verified), ("my-ca", true));
        assert!(authority.thumbprint.starts_with("0222C3"));
        assert_eq!(read_authorities("[]"), Some(Vec::new()));
        for other in ["", "nothing", "{}", r#"{"value": [{"name": "x"}]}"#, "[1]"] {
            assert_eq!(read_authorities(other), None, "{other}");
        }
    }
}
