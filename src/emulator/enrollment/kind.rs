//! What tells enrollment groups and individual enrollments apart: names and numbers. The rules are the same.

use crate::emulator::problem::Problem;

/// One of the two kinds of enrollment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emulator) enum Kind {
    /// An enrollment group.
    Group,
    /// An individual enrollment.
    Individual,
}

impl Kind {
    /// The member that names one.
    pub(in crate::emulator) fn id_field(self) -> &'static str {
        match self {
            Self::Group => "enrollmentGroupId",
            Self::Individual => "registrationId",
        }
    }

    /// The member of a bulk operation that lists them.
    pub(super) fn list_field(self) -> &'static str {
        match self {
            Self::Group => "enrollmentGroups",
            Self::Individual => "enrollments",
        }
    }

    /// The member of an X.509 attestation that has the certificates.
    pub(super) fn certificates_field(self) -> &'static str {
        match self {
            Self::Group => "signingCertificates",
            Self::Individual => "clientCertificates",
        }
    }

    /// What a query's answer calls its items.
    pub(super) fn item_type(self) -> &'static str {
        match self {
            Self::Group => "EnrollmentGroup",
            Self::Individual => "Enrollment",
        }
    }

    pub(super) fn not_found(self) -> Problem {
        match self {
            Self::Group => Problem::group_not_found(),
            Self::Individual => Problem::enrollment_not_found(),
        }
    }

    pub(super) fn exists(self) -> Problem {
        match self {
            Self::Group => Problem::group_exists(),
            Self::Individual => Problem::enrollment_exists(),
        }
    }

    pub(super) fn bad_id(self) -> Problem {
        match self {
            Self::Group => Problem::bad_request("Invalid EnrollmentGroupId"),
            Self::Individual => Problem::bad_request("Invalid RegistrationId"),
        }
    }
}
