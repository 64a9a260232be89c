//! The contract of `proxy/README.md` as a table of requests (`cases.json`), and every proxy against it, on its real engine
//! and with the configuration that teams deploy.
//!
//! To run the configurations as they are, the suite enters a network of its own (Linux namespaces, [`ground`]): there,
//! `contoso.azure-devices-provisioning.net` is the emulator and other DPS names are a server that is told what to answer
//! and remembers what it saw ([`upstream`]), both on port 443, both with certificates of a CA that everything in there
//! trusts.
//!
//! # A new engine
//! One file in `engines/`, with a type that implements [`Engine`]: how it is started with given [`Settings`], where it
//! is reached, what it cannot do. The file is named in `engines/mod.rs`. What the adapter may count on:
//! - names are resolved by `/etc/hosts` and by a DNS server at 127.0.0.1:53 (`/etc/resolv.conf` names it);
//! - the CA is in `/etc/ssl/certs/ca-certificates.crt` (and alone in [`Ground::ca_file`]);
//! - 127.0.0.1:443 and 127.0.0.2:443 and so on are taken; ports above 1024 are free;
//! - [`Ground::folder`] is the engine's own: everything it writes belongs there, and all files in there are searched for
//!   tokens, queries and bodies when it has ended;
//! - whatever is started ends when the [`Running`] is dropped.
//!
//! What an engine cannot do is a [`Feature`] it lacks: the case is then reported as ignored, and `proxy/README.md` says
//! so too. A case names the feature it needs.

pub mod case;
pub mod engine;
pub mod engines;
pub mod ground;
pub mod judge;
pub mod load;
mod names;
pub mod stage;
pub mod upstream;
pub mod wire;

pub use self::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::Ground,
};
