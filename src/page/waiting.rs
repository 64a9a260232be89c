//! A call the service throttled: it waits as long as the service asked, visibly, and can be given up.

use super::call::Call;
use crate::dps::CallError;

/// Seconds to wait where the service does not say.
pub const DEFAULT_SECONDS: u32 = 5;
/// The longest wait that is honoured without asking; beyond it the call fails and says so.
pub const MAX_SECONDS: u32 = 300;

/// A call that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The call.
    pub call: Call,
    /// Why: shown where the call was made, should the person not want to wait.
    pub error: CallError,
    /// Seconds left.
    pub seconds_left: u32,
}
