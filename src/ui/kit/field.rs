//! A labelled control with its hint and its error, tied together for screen readers.

use leptos::prelude::*;

use super::{
    dynamic::dynamic,
    icon::{Glyph, Icon},
};

/// The value of a control's `aria-describedby`: its error first, then its hint.
pub(in crate::ui) fn described_by(id: &str) -> String {
    format!("{id}-error {id}-hint")
}

/// A label, a control with `id`, a hint and an error.
#[component]
pub(in crate::ui) fn Field(
    /// The control's ID.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// How to fill it in.
    #[prop(optional)]
    hint: &'static str,
    /// What is wrong with it; nothing when absent.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {children()}
            <p class="field-error" id=format!("{id}-error")>
                {dynamic(move || error.get().map(|error| view! { <Icon glyph=Glyph::Bad/> <span>{error}</span> }))}
            </p>
            <p class="field-hint" id=format!("{id}-hint") hidden=hint.is_empty()>{hint}</p>
        </div>
    }
}
