//! The page's keys. Each is one character, so they can be switched off: speech input types such characters by mistake
//! ([WCAG 2.1.4](https://www.w3.org/TR/WCAG22/#character-key-shortcuts)).

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Lists the keys.
    Sheet,
    /// Goes to the filter of the list.
    Filter,
    /// Goes to the connection string, or to what is connected.
    Connect,
    /// Shows the groups.
    Groups,
    /// Shows the individual enrollments.
    Devices,
    /// Shows the CA workshop.
    Workshop,
    /// Begins an individual enrollment, or goes to the form of a new group.
    New,
    /// Edits the enrollment shown.
    Edit,
    /// Reads again what is shown.
    Reload,
    /// Shows the calls.
    Activity,
}

impl Shortcut {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Sheet,
        Self::Filter,
        Self::Connect,
        Self::Groups,
        Self::Devices,
        Self::Workshop,
        Self::New,
        Self::Edit,
        Self::Reload,
        Self::Activity,
    ];

    /// Its key, as `KeyboardEvent.key` names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sheet => "?",
            Self::Filter => "/",
            Self::Connect => "c",
            Self::Groups => "g",
            Self::Devices => "i",
            Self::Workshop => "w",
            Self::New => "n",
            Self::Edit => "e",
            Self::Reload => "r",
            Self::Activity => "a",
        }
    }

    /// The shortcut of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shortcut| shortcut.key() == key)
    }
}
