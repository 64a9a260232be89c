//! The two kinds of enrollment. Operations, rules and pages are the same for both; what differs is here: names on the wire.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-service#enrollment>

/// A kind of enrollment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An enrollment group: many devices with one attestation between them.
    Group,
    /// An individual enrollment: one device.
    Individual,
}

impl Kind {
    /// The first segment of its paths, and the member of a bulk operation that lists its items.
    pub fn collection(self) -> &'static str {
        match self {
            Self::Group => "enrollmentGroups",
            Self::Individual => "enrollments",
        }
    }

    /// The member that names one.
    pub fn id_field(self) -> &'static str {
        match self {
            Self::Group => "enrollmentGroupId",
            Self::Individual => "registrationId",
        }
    }

    /// The member of an X.509 attestation that has the certificates.
    pub fn certificates_field(self) -> &'static str {
        match self {
            Self::Group => "signingCertificates",
            Self::Individual => "clientCertificates",
        }
    }
}
