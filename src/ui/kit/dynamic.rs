//! One type for everything that changes. Leptos makes code of its own for each type of closure in a view; behind these
//! functions they are all the same type, which halves the page.

use leptos::prelude::*;

/// A part of the page that is drawn anew when what it reads changes.
pub(in crate::ui) fn dynamic<V: IntoAny>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || draw().into_any());
    draw.into_any()
}

/// A text attribute that follows what it reads.
pub(in crate::ui) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    let read: Box<dyn Fn() -> String + Send + Sync> = Box::new(read);
    Signal::derive(read)
}

/// An attribute that is there or not, after what it reads.
pub(in crate::ui) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let read: Box<dyn Fn() -> bool + Send + Sync> = Box::new(read);
    Signal::derive(read)
}

/// What an event does.
pub(in crate::ui) fn on<E>(act: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(act)
}
