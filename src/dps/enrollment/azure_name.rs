//! Names of other Azure resources that an enrollment may point to, since API version 2026-11-01: a device registry namespace, a
//! certificate authority and a certificate policy in it. All are optional.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/create-or-update>

/// Which resource is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AzureName {
    /// `namespaceName`
    Namespace,
    /// `certificateAuthorityName`
    CertificateAuthority,
    /// `certificatePolicyName`
    CertificatePolicy,
}

impl AzureName {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 3] = [Self::Namespace, Self::CertificateAuthority, Self::CertificatePolicy];

    /// The member of an enrollment that has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Namespace => "namespaceName",
            Self::CertificateAuthority => "certificateAuthorityName",
            Self::CertificatePolicy => "certificatePolicyName",
        }
    }

    /// The longest there is.
    pub fn max_length(self) -> usize {
        if self == Self::Namespace { 64 } else { 63 }
    }

    /// Whether a text can be such a name: 3 characters at least, letters, digits and hyphens, a letter or digit first; of a
    /// namespace in lower case only, and a letter or digit last.
    pub fn allows(self, text: &str) -> bool {
        let is_namespace = self == Self::Namespace;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() && !(is_namespace && byte.is_ascii_uppercase());
        let edge = |byte: Option<u8>| byte.is_some_and(plain);
        (3..=self.max_length()).contains(&text.len())
            && text.bytes().all(|byte| plain(byte) || byte == b'-')
            && edge(text.bytes().next())
            && (!is_namespace || edge(text.bytes().last()))
    }
}

#[cfg(test)]
mod tests {
    use super::AzureName;

    #[test]
    fn the_rules_of_the_reference() {
        for (name, text, allowed) in [
            (AzureName::Namespace, "factory-7", true),
            (AzureName::Namespace, "Factory-7", false),
            (AzureName::Namespace, "factory-", false),
            (AzureName::Namespace, "ab", false),
            (AzureName::CertificateAuthority, "Factory-", true),
            (AzureName::CertificateAuthority, "-factory", false),
            (AzureName::CertificatePolicy, "one_day", false),
            (AzureName::CertificatePolicy, "abc", true),
        ] {
            assert_eq!(name.allows(text), allowed, "{name:?} {text}");
        }
        assert!(
            AzureName::Namespace.allows(&"a".repeat(64))
                && !AzureName::CertificatePolicy.allows(&"a".repeat(64))
        );
    }
}
