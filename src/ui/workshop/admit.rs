//! Whether DPS would admit a device: its chain, the enrollments, and the decision.

use crate::ui::{
    kit::{Element, el},
    view::View,
};

/// The bench.
pub(super) fn admit(_: &View<'_>) -> Element {
    el("div").class("stack")
}
