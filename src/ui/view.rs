//! What views are drawn from.

use crate::{
    browser::clock,
    dps::Right,
    page::State,
    text::{Labels, Texts, texts},
    time::UnixSeconds,
};

/// The state as it is, the texts that say it, and the time of the drawing.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The state.
    pub(super) state: &'a State,
    /// The texts of the language in use.
    pub(super) texts: &'static Texts,
    /// When this is drawn.
    pub(super) now: UnixSeconds,
    /// What is said to people who cannot see the change.
    pub(super) announcement: String,
    /// Whether files are held over the page.
    pub(super) has_files_over: bool,
}

impl<'a> View<'a> {
    /// The view of a state.
    pub(super) fn of(state: &'a State, announcement: String, has_files_over: bool) -> Self {
        Self { state, texts: texts(state.locale), now: clock::now(), announcement, has_files_over }
    }

    /// The fixed texts.
    pub(super) fn labels(&self) -> &'static Labels {
        &self.texts.labels
    }

    /// What a control is called that is the same for each of several things: what it is for, and of which of them.
    pub(super) fn name_of(&self, what: &str, whose: &str) -> String {
        if whose.is_empty() { what.to_owned() } else { [what, &*(self.labels().frame.of)(whose)].concat() }
    }

    /// Whether the service refused a right to the policy: what needs it is then disabled, with the reason in the frame.
    pub(super) fn lacks(&self, right: Right) -> bool {
        self.state.connect.lacks(right)
    }

    /// Whether there is a connection.
    pub(super) fn is_connected(&self) -> bool {
        self.state.connect.session.is_some()
    }
}
