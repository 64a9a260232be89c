//! Proving possession of a CA's key with the verification certificate for a code.

use crate::ui::{
    kit::{Element, el},
    view::View,
};

/// The bench.
pub(super) fn prove(_: &View<'_>) -> Element {
    el("div").class("stack")
}
