//! dps-enroll: enrollment groups of Azure IoT Hub Device Provisioning Service (DPS), managed from a static page.
//!
//! The modules below are the pure core. They know DPS, SAS tokens, certificates, proxies and the state of the
//! page; they have no clock, no randomness, no network and no DOM of their own. `browser` and `ui` exist for
//! wasm32 only: they draw the state and execute the effects the core asks for.
//!
//! ```text
//! ui ───► page ───► dps ───► http ◄─── emulator
//!  │       ├─► proxy  └─► sas, connection ◄──┘
//!  │       ├─► certificate, vault
//!  │       └─► text
//!  └─► browser
//! ```
//!
//! Beside these, what the certificate workshop is made of: `chain` (does a chain hold?), `admission` (would DPS take this
//! device?) and `workshop` (making certificates and the files around them). `emulator` registers devices by `admission`.

pub mod activity;
pub mod admission;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod certificate;
pub mod chain;
pub mod connection;
pub mod deployment;
pub mod dps;
pub mod emulator;
pub mod http;
mod json;
mod order;
pub mod page;
pub mod percent;
pub mod proxy;
pub mod sas;
pub mod secret;
pub mod snippet;
pub mod text;
pub mod time;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod vault;
pub mod workshop;
