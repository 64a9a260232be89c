//! Calls the service throttled: they wait as long as the service asked, visibly, and can be given up. One that is throttled while
//! another waits, waits with it.

use super::call::Call;
use crate::dps::CallError;

/// Seconds to wait where the service does not say.
pub const DEFAULT_SECONDS: u32 = 5;
/// The longest wait that is honoured without asking; beyond it the call fails and says so.
pub const MAX_SECONDS: u32 = 300;

/// Calls that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Each with why it waits: shown where the call was made, should the person not want to wait.
    pub calls: Vec<(Call, CallError)>,
    /// Seconds left.
    pub seconds_left: u32,
}
