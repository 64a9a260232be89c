//! The page's own few components. They know nothing of DPS.

mod copy;
mod dynamic;
mod field;
mod icon;
mod notice;

pub(super) use self::{
    copy::CopyButton,
    dynamic::{dynamic, flag, on, text},
    field::{Field, described_by},
    icon::{Glyph, Icon},
    notice::{Notice, Tone},
};
