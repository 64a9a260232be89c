//! A framed message.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

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
#[component]
pub(in crate::ui) fn Notice(
    /// What kind of news.
    tone: Tone,
    /// The message.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=tone.class()>
            <Icon glyph=tone.glyph()/>
            <div class="notice-body">{children()}</div>
        </div>
    }
}
