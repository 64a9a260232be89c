//! Signing, in the documented dialect: `sr` is the lower-case percent-encoding of the lower-case host, and the fields
//! come as `sr`, `sig`, `se`, `skn`.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{connection::HostName, percent, secret::Secret, time::UnixSeconds};

/// How long a token of ours lives: long enough for a slow call, short enough to be worth little to a proxy.
pub const LIFETIME_SECONDS: i64 = 5 * 60;

/// Signs a token for all of a DPS, valid until `expiry`, with a policy's key (the decoded one, not its base64).
pub fn sign(host: &HostName, policy: &str, key: &Secret, expiry: UnixSeconds) -> Secret {
    let resource = percent::encode(&host.as_str().to_ascii_lowercase()).to_ascii_lowercase();
    let signature = percent::encode(&STANDARD.encode(signature(&resource, expiry.0, key)));
    let policy = percent::encode(policy);
    Secret::from(format!("SharedAccessSignature sr={resource}&sig={signature}&se={}&skn={policy}", expiry.0))
}

/// HMAC-SHA256 over the exact text of the `sr` field, a line feed and the expiry.
pub(super) fn signature(resource: &str, expiry: i64, key: &Secret) -> [u8; 32] {
    hmac_sha256(key, &[resource.as_bytes(), b"\n", expiry.to_string().as_bytes()])
}

/// HMAC-SHA256 over the parts of a message.
pub(crate) fn hmac_sha256(key: &Secret, parts: &[&[u8]]) -> [u8; 32] {
    // EXPOSE: keys sign here and nowhere else; the vault's keys are made of one here.
    let mut mac = hmac(key.expose());
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// RFC 2104, step 1: a key longer than a block is hashed first; every length is then a valid key.
fn hmac(key: &[u8]) -> Hmac<Sha256> {
    use sha2::Digest;

    let mut block = Zeroizing::new([0_u8; 64]);
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    Hmac::<Sha256>::new((&*block).into())
}

#[cfg(test)]
mod tests {
    use super::{sign, signature};
    use crate::{connection::HostName, secret::Secret, time::UnixSeconds};

    #[test]
    fn a_key_longer_than_a_block_signs_as_rfc_4231_says() {
        // Test case 6: the message is split at its first line feed, which it does not have, so sign a resource of it.
        let key = Secret::new(vec![0xaa; 131]);
        // echo -n "x\n1" | openssl dgst -sha256 -mac HMAC -macopt hexkey:aa…(131)
        let expected = include_str!("../../tests/fixtures/sas/long-key.hex").trim();
        let signed: String =
            signature("x", 1, &key).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        assert_eq!(signed, expected);
    }

    #[test]
    fn host_is_signed_in_lower_case_with_lower_case_escapes() {
        let host = HostName::parse("MyDps.example:8443").unwrap();
        let token = sign(&host, "my policy@1", &Secret::new(vec![1]), UnixSeconds(1_900_000_000));
        let token = String::from_utf8(token.expose().to_vec()).unwrap();
        assert!(token.starts_with("SharedAccessSignature sr=mydps.example%3a8443&sig="), "{token}");
        assert!(token.ends_with("&se=1900000000&skn=my%20policy%401"), "{token}");
    }
}
