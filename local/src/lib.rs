//! The page, its CORS proxy and the DPS emulator over HTTP, on this machine only: what `cargo xtask serve` starts, what
//! the tests talk to, and what people run who want no third party in between.

mod clock;
mod cors;
mod emulator_host;
mod hook;
mod listener;
mod loopback;
mod page;
#[cfg(feature = "page")]
mod page_inside;
pub mod program;
mod proxy;
mod refusal;
mod server;
mod state_file;
mod tls;

pub use self::{
    clock::now,
    emulator_host::{EmulatorHost, SharedEmulator},
    page::PageHost,
    proxy::ProxySettings,
    refusal::Refusal,
    server::{Server, StartError},
    state_file::{StateFile, StateFileError, load_state},
    tls::{Identity, IdentityError},
};
