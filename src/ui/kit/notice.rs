//! A framed message.

use super::{
    element::{Child, Element, el},
    icon::{Glyph, icon},
};

/// What kind of news it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Tone {
    /// Something worked.
    Good,
    /// Something to know.
    Info,
    /// Something to watch.
    Warning,
    /// Something failed.
    Bad,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Good => "notice notice-good",
            Self::Info => "notice notice-info",
            Self::Warning => "notice notice-warning",
            Self::Bad => "notice notice-bad",
        }
    }

    /// The icon that goes with it.
    pub(in crate::ui) fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Good,
            Self::Info => Glyph::Info,
            Self::Warning => Glyph::Warning,
            Self::Bad => Glyph::Bad,
        }
    }
}

/// A framed message with an icon.
pub(in crate::ui) fn notice(tone: Tone, body: impl Child) -> Element {
    el("div").class(tone.class()).child(icon(tone.glyph())).child(el("div").class("notice-body").child(body))
}

/// A framed message of one sentence.
pub(in crate::ui) fn note(tone: Tone, text: impl Child) -> Element {
    notice(tone, el("p").child(text))
}
