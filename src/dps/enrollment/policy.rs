//! The named policies of an enrollment: how its devices are spread over hubs, and what happens when one provisions again.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-use-custom-allocation-policies>,
//! <https://learn.microsoft.com/azure/iot-dps/concepts-device-reprovision>

/// How devices are spread over IoT hubs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationPolicy {
    /// Evenly weighted distribution.
    Hashed,
    /// Lowest latency.
    GeoLatency,
    /// One named hub.
    Static,
    /// A webhook decides.
    Custom,
}

/// What happens to a device that provisions again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReprovisionPolicy {
    /// Move to the hub that fits, and take the data along.
    Migrate,
    /// Move to the hub that fits, and start from the initial twin.
    Reset,
    /// Stay where it is.
    Never,
}

impl AllocationPolicy {
    /// All of them, in the order a form offers them.
    pub const ALL: [Self; 4] = [Self::Hashed, Self::GeoLatency, Self::Static, Self::Custom];

    /// The wire value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hashed => "hashed",
            Self::GeoLatency => "geoLatency",
            Self::Static => "static",
            Self::Custom => "custom",
        }
    }
}

impl ReprovisionPolicy {
    /// All of them, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Migrate, Self::Reset, Self::Never];

    /// The form's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Migrate => "migrate",
            Self::Reset => "reset",
            Self::Never => "never",
        }
    }

    /// `updateHubAssignment` and `migrateDeviceData`.
    pub fn pair(self) -> (bool, bool) {
        match self {
            Self::Migrate => (true, true),
            Self::Reset => (true, false),
            Self::Never => (false, false),
        }
    }
}
