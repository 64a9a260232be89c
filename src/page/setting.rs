//! What this browser keeps of the page, each under a name; none of it is a secret.

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The proxy template.
    Proxy,
    /// The tag of the language that was chosen; `boot.js` reads it too.
    Locale,
    /// The name of the theme; `boot.js` reads it too.
    Theme,
    /// `off` where the page's shortcuts are.
    Shortcuts,
    /// `read` once the guide of a first visit is.
    Guide,
}

impl Setting {
    /// The name it is kept under.
    pub fn key(self) -> &'static str {
        match self {
            Self::Proxy => "dps-enroll.proxy",
            Self::Locale => "dps-enroll.locale",
            Self::Theme => "dps-enroll.theme",
            Self::Shortcuts => "dps-enroll.shortcuts",
            Self::Guide => "dps-enroll.guide",
        }
    }
}

/// What the person has set, but for what stands in the state where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether the language was chosen: then what the deployment presets does not count.
    pub is_locale_chosen: bool,
    /// Whether the page's keys do anything.
    pub are_shortcuts_on: bool,
    /// Whether the guide of a first visit was read.
    pub is_guided: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { is_locale_chosen: false, are_shortcuts_on: true, is_guided: false }
    }
}
