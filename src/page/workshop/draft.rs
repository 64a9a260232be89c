//! The form for a certificate: what was typed, and what stands for what was not.

#![allow(clippy::similar_names, reason = "a shelf beside `self`")]

use super::{
    crypto::KeyAlgorithm,
    job::{Goal, Wanted},
    shelf::{Made, Shelf},
    trouble::Trouble,
};
use crate::{
    time::UnixSeconds,
    workshop::{Role, Subject, default_end},
};

/// What was typed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What the certificate is for.
    pub role: Role,
    /// Common name, if one was typed.
    pub common_name: Option<String>,
    /// Organization.
    pub organization: String,
    /// Organizational unit.
    pub unit: String,
    /// Country.
    pub country: String,
    /// The last day of validity, if one was typed: `2027-11-24`.
    pub until: Option<String>,
    /// How many CAs may stand below, if that was chosen.
    pub path_length: Option<Option<u8>>,
    /// The kind of key.
    pub algorithm: KeyAlgorithm,
    /// Who issues it, if that was chosen.
    pub issuer: Option<usize>,
}

/// A change of the form.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Another role.
    Role(Role),
    /// The common name.
    CommonName(String),
    /// The organization.
    Organization(String),
    /// The organizational unit.
    Unit(String),
    /// The country.
    Country(String),
    /// The last day.
    Until(String),
    /// The path length.
    PathLength(Option<u8>),
    /// The kind of key.
    Algorithm(KeyAlgorithm),
    /// The issuer.
    Issuer(Option<usize>),
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            role: Role::Root,
            common_name: None,
            organization: String::new(),
            unit: String::new(),
            country: String::new(),
            until: None,
            path_length: None,
            algorithm: KeyAlgorithm::default(),
            issuer: None,
        }
    }
}

impl Draft {
    /// Roles that the form makes, from the top down.
    pub const ROLES: [Role; 4] = [Role::Root, Role::Intermediate, Role::Edge, Role::Device];

    pub(super) fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Role(role) => {
                // What was typed for another role is no answer for this one.
                (self.role, self.path_length, self.until) = (role, None, None);
            }
            Edit::CommonName(text) => self.common_name = Some(text),
            Edit::Organization(text) => self.organization = text,
            Edit::Unit(text) => self.unit = text,
            Edit::Country(text) => self.country = text,
            Edit::Until(text) => self.until = Some(text),
            Edit::PathLength(length) => self.path_length = Some(length),
            Edit::Algorithm(algorithm) => self.algorithm = algorithm,
            Edit::Issuer(issuer) => self.issuer = issuer,
        }
    }

    /// The next certificate is usually one below; below a whole chain that was made, a device.
    pub(super) fn go_on(&mut self, made: usize) {
        (self.common_name, self.path_length, self.until, self.issuer) = (None, None, None, None);
        self.role = match self.role {
            Role::Root if made == 1 => Role::Intermediate,
            _ => Role::Device,
        };
    }

    /// Who issues: the chosen one, else the last that may, else the last.
    pub fn issuer(&self, shelf: &Shelf) -> Option<usize> {
        if self.role == Role::Root {
            return None;
        }
        let issuers = shelf.issuers();
        let chosen = issuers.iter().find(|(index, _)| Some(*index) == self.issuer);
        let may = |made: &Made| !self.role.is_ca() || allowed_below(made) != Some(0);
        let last = || issuers.iter().rev().find(|(_, made)| may(made)).or(issuers.last());
        chosen.or_else(last).map(|(index, _)| *index)
    }

    /// The common name.
    pub fn common_name(&self) -> &str {
        self.common_name.as_deref().unwrap_or(suggested_name(self.role))
    }

    /// The path length: of a root one, so that an intermediate fits; below that what its issuer's leaves.
    pub fn path_length(&self, shelf: &Shelf) -> Option<u8> {
        let suggested = match self.role {
            Role::Root => 1,
            Role::Intermediate => {
                let issuer = self.issuer(shelf).and_then(|index| shelf.made.get(index));
                issuer.and_then(allowed_below).map_or(0, |allowed| allowed.saturating_sub(1))
            }
            Role::Edge => 0,
            Role::Device | Role::Verification => return None,
        };
        self.path_length.unwrap_or(Some(suggested))
    }

    /// The last day: `2027-11-24`.
    pub fn until(&self, shelf: &Shelf, now: UnixSeconds) -> String {
        self.until.clone().unwrap_or_else(|| self.suggested_end(shelf, now).to_date())
    }

    fn suggested_end(&self, shelf: &Shelf, now: UnixSeconds) -> UnixSeconds {
        let issuer = self.issuer(shelf).and_then(|index| shelf.made.get(index));
        default_end(self.role, issuer.map(|issuer| &issuer.certificate), now)
    }

    pub(super) fn wanted(&self, shelf: &Shelf, goal: Goal, now: UnixSeconds) -> Result<Wanted, Trouble> {
        let issuer = self.issuer(shelf);
        if issuer.is_none() && self.role != Role::Root {
            return Err(Trouble::NoIssuer);
        }
        let suggested = self.suggested_end(shelf, now);
        let until = match &self.until {
            None => suggested,
            Some(day) if *day == suggested.to_date() => suggested,
            Some(day) => {
                let mut end = day.clone();
                end.push_str("T23:59:59Z");
                UnixSeconds::parse_rfc3339(&end).ok_or(Trouble::Date)?
            }
        };
        Ok(Wanted {
            role: self.role,
            subject: Subject {
                common_name: self.common_name().trim().to_owned(),
                organization: self.organization.trim().to_owned(),
                unit: self.unit.trim().to_owned(),
                country: self.country.trim().to_owned(),
            },
            until,
            path_length: self.path_length(shelf),
            algorithm: self.algorithm,
            issuer,
            goal,
        })
    }
}

/// How many CAs an issuer allows below it; any number where it does not say.
fn allowed_below(made: &Made) -> Option<u8> {
    made.certificate.basic_constraints.and_then(|constraints| constraints.path_length)
}

/// The common name that is offered.
pub(super) fn suggested_name(role: Role) -> &'static str {
    match role {
        Role::Root => "Test root CA",
        Role::Intermediate => "Test intermediate CA",
        Role::Edge => "my-edge-device.ca",
        Role::Device | Role::Verification => "my-device",
    }
}
