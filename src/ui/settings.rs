//! What a person sets of the page itself, at its foot: theme, language, keys.

use leptos::prelude::event_target_value;

use super::{
    certificates::option,
    kit::{Element, el},
    shortcuts::keys_button,
    store::dispatch,
    view::View,
};
use crate::{
    page::{Event, theme::Theme},
    text::Locale,
};

/// All of them.
pub(super) fn settings(view: &View<'_>) -> Element {
    let site = &view.labels().site;
    let themes = Theme::ALL.map(|theme| {
        option(theme.as_str().to_owned(), (site.theme_of)(theme).to_owned(), view.state.theme == theme)
    });
    let languages = Locale::ALL.iter().map(|locale| {
        let is_spoken = view.state.locale == *locale;
        option(locale.tag().to_owned(), locale.name().to_owned(), is_spoken).attr("lang", locale.tag())
    });
    el("div")
        .class("settings")
        .child(setting(site.theme, "theme", Vec::from(themes), |name| {
            dispatch(Event::ThemeChosen(Theme::parse(&name)));
        }))
        .child(setting(view.labels().frame.language, "language", languages.collect(), |tag| {
            if let Some(locale) = Locale::from_tag(&tag) {
                dispatch(Event::LocaleChosen(locale));
            }
        }))
        .child(keys_button(view))
}

/// A choice, and what choosing does.
fn setting(label: &'static str, id: &'static str, options: Vec<Element>, chosen: fn(String)) -> Element {
    let select =
        el("select").id(id).child(options).on("change", move |event| chosen(event_target_value(&event)));
    el("label").class("setting").child(label).child(" ").child(select)
}
