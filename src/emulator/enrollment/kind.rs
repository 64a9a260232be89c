//! What the emulator's answers call the two kinds of enrollment.

use crate::{dps::enrollment::Kind, emulator::problem::Problem};

impl Kind {
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
