//! Making certificates: what is asked for, and what was made.

use crate::ui::{
    kit::{Element, el},
    view::View,
};

/// The bench.
pub(super) fn make(_: &View<'_>) -> Element {
    el("div").class("stack")
}
