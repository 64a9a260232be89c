//! A part of the state that views follow. Behind it is one kind of memo for parts of every type, because Leptos makes
//! code of its own for each type of memo.

use std::{any::Any, marker::PhantomData, sync::Arc};

use leptos::prelude::*;

use crate::page::State;

/// A part of the state. Copies follow the same part.
#[derive(Debug)]
pub(super) struct Part<T> {
    memo: Memo<Erased>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

/// A value of any type that can be compared with one of its own type.
#[derive(Clone)]
struct Erased {
    value: Arc<dyn Any + Send + Sync>,
    same: fn(&Self, &Self) -> bool,
}

impl PartialEq for Erased {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(self, other)
    }
}

impl Erased {
    fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self { value: Arc::new(value), same: |one, other| one.read::<T>() == other.read::<T>() }
    }

    fn read<T: 'static>(&self) -> Option<&T> {
        self.value.downcast_ref()
    }
}

/// The memo itself, made once for all types.
fn memo(state: RwSignal<State>, part: Box<dyn Fn(&State) -> Erased + Send + Sync>) -> Memo<Erased> {
    Memo::new(move |_| state.with(&part))
}

impl<T: PartialEq + Send + Sync + 'static> Part<T> {
    pub(super) fn new(state: RwSignal<State>, part: impl Fn(&State) -> T + Send + Sync + 'static) -> Self {
        Self { memo: memo(state, Box::new(move |state| Erased::new(part(state)))), value: PhantomData }
    }

    /// The value; what calls this is drawn anew when it changes.
    pub(super) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value as it is now, without following it.
    pub(super) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }

    /// Looks at the value as it is now, without following it.
    pub(super) fn with_untracked<R>(self, look: impl FnOnce(&T) -> R) -> R {
        typed(&self.memo.get_untracked(), look)
    }

    /// Looks at the value; what calls this is drawn anew when it changes.
    pub(super) fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        typed(&self.memo.get(), look)
    }
}

#[expect(clippy::expect_used, reason = "the memo of a `Part<T>` is made from a `T`, four functions above")]
fn typed<T: 'static, R>(erased: &Erased, look: impl FnOnce(&T) -> R) -> R {
    look(erased.read().expect("a part has the type it was made with"))
}
