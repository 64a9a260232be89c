//! Checking certificate chains: any certificates in any order; the paths from the lowest to a root; and for each link what
//! is wrong with it.
//!
//! Three steps, because signatures are verified elsewhere (`WebCrypto` answers later, and only there):
//! [`links`] says which certificate may have issued which and what there is to verify for each; the edge verifies; [`judge`]
//! puts the answers together. The rules are RFC 5280's, section 6, as OpenSSL applies them at security level 2 (112 bits) with
//! `-purpose sslclient`: what it refuses is [`Weight::Refused`], what it minds with `-x509_strict` only is
//! [`Weight::Strict`]. What cannot be judged here is said and makes the path [`Outcome::Undecided`], never accepted.
//!
//! Whether DPS would admit a device is left to `admission`.

mod algorithm;
mod fault;
mod judgement;
mod link;
mod names;
mod path;
mod rules;
mod signature;
mod strict;
mod subject;

pub use self::{
    algorithm::{Algorithm, Curve, Hash, Unsupported},
    fault::{Fault, Near, NotAuthority, Weight},
    judgement::{Chain, Finding, Outcome, Path, Period, Role, Verdict, judge},
    link::{Link, links},
    signature::{Answer, Check, Verification},
};
