//! What a list shows: an enrollment or a registration record, as one type.

use crate::{
    dps::{
        Etag,
        enrollment::{Enrollment, Kind},
        registration::RegistrationState,
    },
    time::UnixSeconds,
};

/// One row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A group or an individual enrollment.
    Enrollment(Enrollment),
    /// A registration record.
    Registration(RegistrationState),
}

/// What a list can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The ID.
    Id,
    /// The certificate's subject, or the kind of attestation.
    Certificate,
    /// When the certificate expires; what has none comes last.
    Expiry,
    /// Enabled or disabled; of a registration record, how far it is.
    Status,
    /// The hub a device was assigned to.
    Hub,
    /// The device's ID in its hub.
    DeviceId,
    /// When it was last changed.
    Updated,
}

/// What rows are ordered by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    /// A text, in lower case.
    Text(String),
    /// A time or a rank.
    Number(i64),
}

impl Item {
    /// Its ID.
    pub fn id(&self) -> &str {
        match self {
            Self::Enrollment(enrollment) => enrollment.id(),
            Self::Registration(record) => record.id(),
        }
    }

    /// Its version.
    pub fn etag(&self) -> Option<Etag> {
        match self {
            Self::Enrollment(enrollment) => enrollment.etag(),
            Self::Registration(record) => record.etag(),
        }
    }

    /// Its JSON as indented text.
    pub fn to_pretty_json(&self) -> String {
        let json = match self {
            Self::Enrollment(enrollment) => enrollment.json(),
            Self::Registration(record) => record.json(),
        };
        format!("{:#}", serde_json::Value::Object(json.clone()))
    }

    /// The enrollment it is.
    pub fn enrollment(&self) -> Option<&Enrollment> {
        match self {
            Self::Enrollment(enrollment) => Some(enrollment),
            Self::Registration(_) => None,
        }
    }

    /// The kind of enrollment it is.
    pub fn kind(&self) -> Option<Kind> {
        self.enrollment().map(Enrollment::kind)
    }

    /// What a filter looks into, in lower case: IDs, names and thumbprints of certificates, hubs, states.
    pub fn search_text(&self) -> String {
        let mut text = self.id().to_owned();
        let mut add = |part: &str| {
            text.push('\n');
            text.push_str(part);
        };
        match self {
            Self::Enrollment(enrollment) => {
                enrollment.device_id().into_iter().for_each(&mut add);
                if let Some(info) = enrollment.attestation().certificate() {
                    for part in [&info.subject, &info.issuer, &info.sha1, &info.sha256] {
                        add(part);
                    }
                }
            }
            Self::Registration(record) => {
                let parts = [record.device_id(), record.assigned_hub(), record.error_message()];
                parts.into_iter().flatten().for_each(&mut add);
                add(record.status().as_str());
            }
        }
        text.to_ascii_lowercase()
    }

    /// What it is ordered by in a column.
    pub fn sort_key(&self, column: Column) -> SortKey {
        let text = |text: Option<&str>| SortKey::Text(text.unwrap_or_default().to_ascii_lowercase());
        let time =
            |time: Option<UnixSeconds>, absent: i64| SortKey::Number(time.map_or(absent, |time| time.0));
        match (self, column) {
            (_, Column::Id) => text(Some(self.id())),
            (Self::Enrollment(enrollment), _) => {
                let attestation = enrollment.attestation();
                match column {
                    Column::Expiry => {
                        time(attestation.certificate().and_then(|info| info.not_after), i64::MAX)
                    }
                    Column::Status => SortKey::Number(i64::from(!enrollment.is_enabled())),
                    Column::Updated => time(enrollment.last_updated(), i64::MIN),
                    Column::DeviceId => text(enrollment.device_id()),
                    _ => text(attestation.certificate().map(|info| info.subject.as_str())),
                }
            }
            (Self::Registration(record), Column::Status) => text(Some(record.status().as_str())),
            (Self::Registration(record), Column::Hub) => text(record.assigned_hub()),
            (Self::Registration(record), Column::DeviceId) => text(record.device_id()),
            (Self::Registration(record), _) => time(record.last_updated(), i64::MIN),
        }
    }
}
