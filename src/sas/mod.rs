//! SAS tokens of the service API: signing them, and reading ones made elsewhere.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-control-access#security-tokens>

mod sign;
mod token;

pub(crate) use self::sign::hmac_sha256;
pub use self::{
    sign::{LIFETIME_SECONDS, sign},
    token::{Token, TokenError},
};
