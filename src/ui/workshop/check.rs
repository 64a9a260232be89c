//! Checking a chain: the certificates, and what was found.

use crate::ui::{
    kit::{Element, el},
    view::View,
};

/// The bench.
pub(super) fn check(_: &View<'_>) -> Element {
    el("div").class("stack")
}
