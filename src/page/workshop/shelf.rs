//! What was made in this tab, or brought into it: certificates, each with its key as long as that is not forgotten.

use crate::{
    certificate::{Certificate, Item as Found, read},
    dps::Id,
    secret::Secret,
    workshop::{Item, Owner, Role, file_name, full_chain},
};

/// Everything that is there.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Certificates, issuers before what they issued.
    pub made: Vec<Made>,
    /// The devices of the last list.
    pub batch: Option<Batch>,
}

/// A certificate and its key.
#[derive(Debug)]
pub struct Made {
    /// The certificate.
    pub certificate: Certificate,
    /// What it is for.
    pub role: Role,
    /// Its key, PKCS#8, until it is forgotten.
    pub key: Option<Secret>,
    /// Which one issued it, if that is here.
    pub issuer: Option<usize>,
    /// The certificates above one that was brought.
    pub above: Vec<Certificate>,
    /// Whether it was brought. Its key never leaves.
    pub is_brought: bool,
    /// The registration ID of a device.
    pub id: Option<Id>,
}

impl Made {
    /// Its key, where it may be saved: one that was brought is kept elsewhere.
    pub fn key_to_save(&self) -> Option<&Secret> {
        self.key.as_ref().filter(|_| !self.is_brought)
    }
}

/// The devices of a list.
#[derive(Debug)]
pub struct Batch {
    /// Who issued them.
    pub issuer: usize,
    /// They, in the list's order.
    pub devices: Vec<Device>,
}

/// One device of a list.
#[derive(Debug)]
pub struct Device {
    /// Its registration ID.
    pub id: Id,
    /// Its certificate, DER.
    pub certificate: Vec<u8>,
    /// Its key, PKCS#8, until it is forgotten.
    pub key: Option<Secret>,
}

impl Shelf {
    /// Those that can issue: CAs whose key is here.
    pub fn issuers(&self) -> Vec<(usize, &Made)> {
        self.made.iter().enumerate().filter(|(_, made)| made.role.is_ca() && made.key.is_some()).collect()
    }

    /// A certificate and those above it, as far as they are here.
    pub fn chain(&self, index: usize) -> Vec<Certificate> {
        let mut chain = Vec::new();
        let mut next = self.made.get(index);
        while let Some(made) = next {
            chain.push(made.certificate.clone());
            chain.extend(made.above.iter().cloned());
            next = made.issuer.and_then(|issuer| self.made.get(issuer));
        }
        chain
    }

    /// The path of a file in the archive, as the tools of the Azure IoT C SDK call it.
    pub fn path<'a>(&'a self, index: usize, item: fn(Owner<'a>) -> Item<'a>) -> String {
        let Some(made) = self.made.get(index) else { return String::new() };
        let owner = match (made.role, &made.id) {
            _ if made.is_brought => {
                Owner::Brought(made.certificate.subject.common_name().unwrap_or_default())
            }
            (Role::Root, _) => Owner::Root,
            (Role::Edge, _) => Owner::Edge,
            (Role::Device, Some(id)) if self.made.iter().take(index).any(|other| other.id.is_some()) => {
                Owner::OfBatch(id)
            }
            (Role::Device, _) => Owner::Device,
            (Role::Verification, _) => Owner::Verification,
            (Role::Intermediate, _) => Owner::Intermediate(self.chain(index).len().saturating_sub(1)),
        };
        file_name(&item(owner))
    }

    /// The PEM of a certificate, or with those above it.
    pub fn pem(&self, index: usize, with_chain: bool) -> String {
        match self.made.get(index) {
            Some(_) if with_chain => full_chain(&self.chain(index)),
            Some(made) => made.certificate.to_pem(),
            None => String::new(),
        }
    }

    /// Whether there is any key.
    pub fn has_keys(&self) -> bool {
        let of_batch = self.batch.iter().flat_map(|batch| &batch.devices).any(|device| device.key.is_some());
        of_batch || self.made.iter().any(|made| made.key.is_some())
    }

    /// Forgets all keys; the certificates stay.
    pub(super) fn forget(&mut self) {
        for made in &mut self.made {
            made.key = None;
        }
        for device in self.batch.iter_mut().flat_map(|batch| &mut batch.devices) {
            device.key = None;
        }
    }
}

/// The last part of a path.
pub(super) fn base_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A certificate from its DER.
pub(super) fn parse(der: &[u8]) -> Option<Certificate> {
    match read("", der).items.pop() {
        Some(Found::Certificate(certificate)) => Some(*certificate),
        _ => None,
    }
}

/// What a certificate is called: its common name, else its whole subject.
pub fn name(certificate: &Certificate) -> String {
    certificate.subject.common_name().map_or_else(|| certificate.subject.to_string(), str::to_owned)
}
