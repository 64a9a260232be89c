//! Icons of the sprite that stands in the page. They decorate; the text beside them speaks.

use super::element::{Element, el};

/// A drawing of `style/icons.svg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum Glyph {
    /// A pulse.
    Activity,
    /// An arrow to the left.
    Back,
    /// A certificate with its seal.
    Certificate,
    /// A tick in a circle.
    Good,
    /// Two sheets.
    Copy,
    /// An exclamation mark in a circle.
    Bad,
    /// A pencil.
    Edit,
    /// An `i` in a circle.
    Info,
    /// A key.
    Key,
    /// Stacked layers.
    Group,
    /// A plug.
    Plug,
    /// A circular arrow.
    Reload,
    /// A flask.
    Sandbox,
    /// A bin.
    Trash,
    /// An arrow into a tray.
    Upload,
    /// An exclamation mark in a triangle.
    Warning,
    /// A cross.
    Close,
    /// A plus.
    Add,
    /// Two bars.
    Pause,
    /// A triangle to the right.
    Play,
    /// An arrow out of a tray.
    Download,
    /// A printer.
    Print,
}

impl Glyph {
    fn href(self) -> &'static str {
        match self {
            Self::Activity => "#i-activity",
            Self::Back => "#i-back",
            Self::Certificate => "#i-certificate",
            Self::Good => "#i-good",
            Self::Copy => "#i-copy",
            Self::Bad => "#i-bad",
            Self::Edit => "#i-edit",
            Self::Info => "#i-info",
            Self::Key => "#i-key",
            Self::Group => "#i-group",
            Self::Plug => "#i-plug",
            Self::Reload => "#i-reload",
            Self::Sandbox => "#i-sandbox",
            Self::Trash => "#i-trash",
            Self::Upload => "#i-upload",
            Self::Warning => "#i-warning",
            Self::Close => "#i-close",
            Self::Add => "#i-add",
            Self::Pause => "#i-pause",
            Self::Play => "#i-play",
            Self::Download => "#i-download",
            Self::Print => "#i-print",
        }
    }
}

/// Draws an icon, hidden from screen readers.
pub(in crate::ui) fn icon(glyph: Glyph) -> Element {
    el("svg")
        .class("icon")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(el("use").attr("href", glyph.href()))
}
