//! The page's own few components. They know the page's events, and nothing of DPS.

mod button;
mod copy;
mod drawing;
mod element;
mod facts;
mod field;
mod icon;
mod notice;
mod print;
mod reveal;
mod revision;

pub(super) use self::{
    button::{bare_button, button, expander, icon_button, submit},
    copy::copy_button,
    drawing::Drawing,
    element::{Child, Element, Kept, Node, el, find},
    facts::{code_fact, fact, facts},
    field::{Field, Wrong, code_input, error_line, help, hint_line},
    icon::{Glyph, icon},
    notice::{Tone, note, notice},
    print::print_button,
    reveal::reveal_button,
    revision::Revision,
};
