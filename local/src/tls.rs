//! The emulator's certificate: a CA and a server certificate below it, made anew at each start. Their keys live in memory
//! and end with the program.

use std::{fmt, sync::Arc, time::Duration, time::SystemTime};

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::{
    ServerConfig,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tokio_rustls::TlsAcceptor;

const DAY: Duration = Duration::from_hours(24);
/// Long enough for a machine that is never restarted, short enough for every client.
const VALID_DAYS: u32 = 365;

/// What a server shows of itself.
#[derive(Clone)]
pub struct Identity {
    ca_pem: String,
    config: Arc<ServerConfig>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").finish_non_exhaustive()
    }
}

/// Why there is no certificate.
#[derive(Debug)]
pub enum IdentityError {
    /// It could not be made.
    Certificate(rcgen::Error),
    /// The TLS library does not take it.
    Tls(rustls::Error),
}

impl fmt::Display for IdentityError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificate(error) => {
                write!(f, "No certificate could be made for these names: {error}.")
            }
            Self::Tls(error) => write!(f, "The certificate that was made cannot be used: {error}."),
        }
    }
}

impl std::error::Error for IdentityError {}

impl From<rcgen::Error> for IdentityError {
    fn from(error: rcgen::Error) -> Self {
        Self::Certificate(error)
    }
}

impl From<rustls::Error> for IdentityError {
    fn from(error: rustls::Error) -> Self {
        Self::Tls(error)
    }
}

impl Identity {
    /// Makes a CA, and a certificate for host names and IP addresses (without ports).
    ///
    /// # Errors
    /// Where a name is none.
    pub fn generate(names: &[String], now: SystemTime) -> Result<Self, IdentityError> {
        let mut ca = CertificateParams::default();
        ca.distinguished_name.push(DnType::CommonName, "DPS emulator CA, of one machine and one run");
        ca.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        ca.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        date(&mut ca, now);
        let ca_key = KeyPair::generate()?;
        let ca_pem = ca.self_signed(&ca_key)?.pem();

        let mut server = CertificateParams::new(names)?;
        server.distinguished_name.push(DnType::CommonName, "DPS emulator");
        server.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        // Python from 3.13 on asks for it.
        server.use_authority_key_identifier_extension = true;
        date(&mut server, now);
        let key = KeyPair::generate()?;
        let certificate = server.signed_by(&key, &Issuer::new(ca, ca_key))?;

        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut config =
            ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
                .with_safe_default_protocol_versions()?
                .with_no_client_auth()
                .with_single_cert(vec![certificate.der().clone()], key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { ca_pem, config: Arc::new(config) })
    }

    /// The certificate that clients have to trust, in PEM.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.config))
    }
}

/// Valid since yesterday: clocks differ.
fn date(params: &mut CertificateParams, now: SystemTime) {
    params.not_before = (now - DAY).into();
    params.not_after = (now + DAY * VALID_DAYS).into();
}
