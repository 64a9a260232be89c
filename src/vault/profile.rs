//! What is kept: connections, each under a name.
//!
//! Packed, a profile is three lines: name, connection string, proxy template. None of them has a line break in it. JSON would
//! leave copies of the keys behind in memory, in the writer's buffers.

use crate::{
    connection::{ConnectionString, ConnectionStringError, HostName},
    secret::Secret,
};

/// The most characters of a name.
const MOST_CHARACTERS: usize = 64;

/// A connection that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What it is called.
    pub name: String,
    /// The connection string.
    pub connection: Secret,
    /// The proxy template.
    pub proxy: String,
}

/// Why a profile cannot have a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameError {
    /// There is none.
    Empty,
    /// It is too long, or has a control character.
    Odd,
    /// Another profile has it.
    Taken,
}

impl Profile {
    /// What it connects to.
    ///
    /// # Errors
    /// Those of a connection string; one that was kept may be refused by a newer page.
    pub fn read(&self) -> Result<ConnectionString, ConnectionStringError> {
        // EXPOSE: its parts are read; the key among them goes into a secret of its own.
        ConnectionString::parse(&String::from_utf8_lossy(self.connection.expose()))
    }

    /// The DPS, where the connection string can be read.
    pub fn host(&self) -> Option<HostName> {
        self.read().ok().map(|connection| connection.host)
    }
}

/// The name for a new profile, without white space around it.
///
/// # Errors
/// One variant per mistake.
pub fn check_name(name: &str, profiles: &[Profile]) -> Result<String, NameError> {
    let name = name.trim();
    if name.is_empty() {
        Err(NameError::Empty)
    } else if name.chars().count() > MOST_CHARACTERS || name.chars().any(char::is_control) {
        Err(NameError::Odd)
    } else if profiles.iter().any(|profile| profile.name == name) {
        Err(NameError::Taken)
    } else {
        Ok(name.to_owned())
    }
}

/// The profiles as bytes to be encrypted.
pub fn pack(profiles: &[Profile]) -> Secret {
    // EXPOSE: they are encrypted next. Room for all of it: growing would leave copies behind.
    let lines = || {
        profiles.iter().flat_map(|profile| {
            [profile.name.as_bytes(), profile.connection.expose(), profile.proxy.as_bytes()]
        })
    };
    let mut packed = Vec::with_capacity(lines().map(|line| line.len() + 1).sum());
    for line in lines() {
        packed.extend_from_slice(line);
        packed.push(b'\n');
    }
    Secret::new(packed)
}

/// The profiles in bytes that were decrypted; `None` where there are others in it.
pub fn unpack(packed: &Secret) -> Option<Vec<Profile>> {
    // EXPOSE: each connection string goes into a secret of its own.
    let text = std::str::from_utf8(packed.expose()).ok()?;
    let mut lines = text.split_terminator('\n');
    let mut profiles = Vec::new();
    while let Some(name) = lines.next() {
        let connection = Secret::new(lines.next()?.as_bytes().to_vec());
        profiles.push(Profile { name: name.to_owned(), connection, proxy: lines.next()?.to_owned() });
    }
    Some(profiles)
}

#[cfg(test)]
mod tests {
    use super::{NameError, Profile, check_name, pack, unpack};
    use crate::secret::Secret;

    fn profile(name: &str, proxy: &str) -> Profile {
        let connection =
            "HostName=a.azure-devices-provisioning.net;SharedAccessKeyName=b;SharedAccessKey=YQ==";
        Profile {
            name: name.to_owned(),
            connection: Secret::from(connection.to_owned()),
            proxy: proxy.to_owned(),
        }
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let profiles = vec![profile("Lyon", "https://proxy.example/{url}"), profile("Séoul 서울", "")];
        for count in 0..=2 {
            assert_eq!(unpack(&pack(&profiles[..count])).as_deref(), Some(&profiles[..count]));
        }
        assert_eq!(profiles[0].host().unwrap().as_str(), "a.azure-devices-provisioning.net");
        assert!(!format!("{profiles:?}").contains("YQ=="));
    }

    #[test]
    fn what_is_no_list_of_profiles_is_none() {
        for odd in [&b"one\n"[..], b"one\ntwo\n", b"one\ntwo\nthree\nfour\n", b"\xff\n\n\n"] {
            assert_eq!(unpack(&Secret::new(odd.to_vec())), None, "{odd:?}");
        }
    }

    #[test]
    fn a_name_is_one_line_and_used_once() {
        let profiles = [profile("Lyon", "")];
        let check = |name: &str| check_name(name, &profiles);
        assert_eq!(check("  Seattle "), Ok("Seattle".to_owned()));
        assert_eq!(check(" \t"), Err(NameError::Empty));
        assert_eq!(check(" Lyon"), Err(NameError::Taken));
        assert_eq!(check("two\nlines"), Err(NameError::Odd));
        assert_eq!(check(&"n".repeat(65)), Err(NameError::Odd));
        assert!(check(&"é".repeat(64)).is_ok());
    }
}
