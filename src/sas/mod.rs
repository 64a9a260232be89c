//! SAS tokens of the service API: signing them, and reading ones made elsewhere.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-control-access#security-tokens>

mod sign;
mod token;

pub use self::{
    sign::{LIFETIME_SECONDS, sign},
    token::{Token, TokenError},
};
