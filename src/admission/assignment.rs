//! What an admitted device gets: its ID in the hub, and how its hub is chosen.

use serde_json::Value;

use crate::dps::enrollment::{AllocationPolicy, Enrollment, Kind};

/// What an admitted device gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its device ID in the hub: what its individual enrollment says, else its registration ID.
    pub device_id: String,
    /// How its hub is chosen; `None` for a policy that is not known here.
    pub policy: Option<AllocationPolicy>,
    /// From which hubs.
    pub hubs: Hubs,
}

/// The hubs a device's is chosen from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hubs {
    /// Those the enrollment names; one is the device's for certain.
    Named(Vec<String>),
    /// All that are linked to the DPS: the enrollment names none.
    Linked,
    /// What this webhook says.
    Webhook(String),
}

impl Assignment {
    pub(super) fn of(enrollment: &Enrollment, registration_id: &str) -> Self {
        let own = enrollment.device_id().filter(|_| enrollment.kind() == Kind::Individual);
        let json = enrollment.json();
        let policy = json.get("allocationPolicy").and_then(Value::as_str).unwrap_or("hashed");
        let policy = AllocationPolicy::ALL.into_iter().find(|known| known.as_str() == policy);
        let named: Vec<String> = json
            .get("iotHubs")
            .and_then(Value::as_array)
            .map(|hubs| hubs.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default();
        let webhook = json.get("customAllocationDefinition").and_then(|one| one.get("webhookUrl"));
        let hubs = match (policy, webhook.and_then(Value::as_str)) {
            (Some(AllocationPolicy::Custom), Some(url)) => Hubs::Webhook(url.to_owned()),
            _ if named.is_empty() => Hubs::Linked,
            _ => Hubs::Named(named),
        };
        Self { device_id: own.unwrap_or(registration_id).to_owned(), policy, hubs }
    }
}
