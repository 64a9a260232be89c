//! Tokens as text: taken apart, with the signature checked where the key is at hand (the emulator has it).

use base64::{Engine, engine::general_purpose::STANDARD};

use super::sign::signature;
use crate::{percent, secret::Secret, time::UnixSeconds};

/// A SAS token, taken apart.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is good for, decoded: a host, sometimes with a scheme or a path prefix.
    pub resource: String,
    /// The policy it was signed with (`skn`).
    pub policy: Option<String>,
    /// When it stops being valid.
    pub expiry: UnixSeconds,
    signed_resource: String,
    signature: Vec<u8>,
    text: Secret,
}

/// Why a text is no token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// It does not begin with `SharedAccessSignature `.
    Scheme,
    /// A field is missing or empty: `sr`, `sig` or `se`.
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field stands there twice.
    Duplicate {
        /// The field.
        field: &'static str,
    },
    /// `se` is not a number of seconds.
    Expiry,
    /// `sig` is not base64.
    Signature,
    /// A field is not percent-encoded UTF-8.
    Encoding,
}

impl Token {
    /// Takes a token apart; fields may come in any order, hex in either case.
    ///
    /// # Errors
    /// Says which field is wrong.
    pub fn parse(text: &Secret) -> Result<Self, TokenError> {
        // EXPOSE: the fields are read; only the signature among them is secret, and it stays in this type.
        let plain = std::str::from_utf8(text.expose()).map_err(|_| TokenError::Encoding)?;
        let fields = plain
            .get(.."SharedAccessSignature".len())
            .filter(|scheme| scheme.eq_ignore_ascii_case("SharedAccessSignature"))
            .and_then(|scheme| plain.get(scheme.len()..))
            .filter(|rest| rest.starts_with(' '))
            .ok_or(TokenError::Scheme)?;
        let mut found: [(&'static str, Option<&str>); 4] =
            [("sr", None), ("sig", None), ("se", None), ("skn", None)];
        for (name, value) in fields.trim().split('&').filter_map(|field| field.split_once('=')) {
            if let Some((field, slot)) = found.iter_mut().find(|(field, _)| *field == name)
                && slot.replace(value).is_some()
            {
                return Err(TokenError::Duplicate { field });
            }
        }
        let [sr, sig, se, (_, skn)] = found;
        let present = |(field, value): (&'static str, Option<&str>)| {
            value.filter(|value| !value.is_empty()).map(str::to_owned).ok_or(TokenError::Missing { field })
        };
        let (signed_resource, signature, expiry) = (present(sr)?, present(sig)?, present(se)?);
        let decode = |text: &str| percent::decode(text).ok_or(TokenError::Encoding);
        Ok(Self {
            resource: decode(&signed_resource)?,
            // The Python client writes a space in a policy's name as `+`.
            policy: skn.map(|policy| decode(&policy.replace('+', " "))).transpose()?,
            expiry: UnixSeconds(expiry.parse().map_err(|_| TokenError::Expiry)?),
            signature: STANDARD.decode(decode(&signature)?).map_err(|_| TokenError::Signature)?,
            signed_resource,
            text: text.clone(),
        })
    }

    /// The token as the `Authorization` header carries it.
    pub fn text(&self) -> &Secret {
        &self.text
    }

    /// Whether this key made the signature.
    pub fn is_signed_with(&self, key: &Secret) -> bool {
        let expected = signature(&self.signed_resource, self.expiry.0, key);
        let same = expected.iter().zip(&self.signature).fold(0, |diff, (a, b)| diff | (a ^ b)) == 0;
        same && expected.len() == self.signature.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, TokenError};
    use crate::secret::Secret;

    fn error(text: &str) -> TokenError {
        Token::parse(&Secret::from(text.to_owned())).unwrap_err()
    }

    #[test]
    fn says_which_field_is_wrong() {
        assert_eq!(error(""), TokenError::Scheme);
        assert_eq!(error("Bearer abc"), TokenError::Scheme);
        assert_eq!(error("SharedAccessSignature sig=YQ&se=1"), TokenError::Missing { field: "sr" });
        assert_eq!(error("SharedAccessSignature sr=h&sig=&se=1"), TokenError::Missing { field: "sig" });
        assert_eq!(error("SharedAccessSignature sr=h&sig=YQ%3D%3D"), TokenError::Missing { field: "se" });
        assert_eq!(
            error("SharedAccessSignature sr=h&sr=h&sig=YQ%3D%3D&se=1"),
            TokenError::Duplicate { field: "sr" }
        );
        assert_eq!(error("SharedAccessSignature sr=h&sig=YQ%3D%3D&se=soon"), TokenError::Expiry);
        assert_eq!(error("SharedAccessSignature sr=h&sig=*&se=1"), TokenError::Signature);
        assert_eq!(error("SharedAccessSignature sr=%ff&sig=YQ%3D%3D&se=1"), TokenError::Encoding);
    }
}
