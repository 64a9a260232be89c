//! The vault in step 1: what it holds and what opens it at the top, the rest folded away below; and what asks before something is
//! lost. Passphrases stay in their fields until they are used; the state never holds one.

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};

use super::{
    connect::folded,
    dialog::dialog,
    file_input::{choose_files, file_input},
    kit::{
        Element, Field, Glyph, Tone, bare_button, button, el, expander, find, hint_line, icon, icon_button,
        note, submit,
    },
    store::dispatch,
    view::View,
};
use crate::{
    browser::files,
    page::{
        Event,
        vault::{self, Control, Place, Question, Spot, VAULT_SETTING},
    },
    secret::Secret,
    text::{Say, vault::VaultLabels, vault_texts},
    vault::Profile,
};

fn labels(view: &View<'_>) -> &'static VaultLabels {
    &vault_texts(view.state.locale).labels
}

fn report(event: vault::Event) {
    dispatch(Event::Vault(event));
}

/// What is typed into a field.
fn typed(id: &str) -> String {
    find::<HtmlInputElement>(id).map(|field| field.value()).unwrap_or_default()
}

fn form(submitted: fn()) -> Element {
    el("form").class("stack").on("submit", move |event| {
        event.prevent_default();
        submitted();
    })
}

/// A line to type, and what is wrong with it.
fn line(
    view: &View<'_>,
    (id, label, hint): (&'static str, &'static str, &'static str),
    control: Control,
    (kind, autocomplete): (&'static str, &'static str),
) -> Element {
    let trouble = view.state.vault.trouble.as_ref().map(|(_, trouble)| trouble);
    let wrong = trouble.filter(|trouble| trouble.control() == Some(control));
    let error = Some(wrong.map(|trouble| trouble.say(view.state.locale)));
    let input = el("input").attr("type", kind).attr("autocomplete", autocomplete);
    let input = if kind == "password" { input.class("mono").attr("spellcheck", "false") } else { input };
    Field { id, label: label.to_owned(), hint, error }.with(input)
}

/// The name under which a password manager keeps the passphrase. Browsers want one in a form with a password.
fn user_name() -> Element {
    el("input")
        .attr("type", "text")
        .attr("autocomplete", "username")
        .attr("hidden", "")
        .attr("value", "dps-enroll vault")
}

/// What sends a form, or says that the browser is at work.
fn send(view: &View<'_>, glyph: Glyph, label: &'static str) -> Element {
    let is_busy = view.state.vault.is_busy();
    let label = if is_busy { labels(view).busy } else { label };
    el("div").class("actions").child(submit("button-primary", glyph, label).says("aria-disabled", is_busy))
}

/// What is not done and concerns no one control. The place stays, so that it is read out when something comes.
fn trouble(view: &View<'_>, spot: Spot) -> Element {
    let trouble = view.state.vault.trouble.as_ref();
    let trouble = trouble.filter(|(at, trouble)| *at == spot && trouble.control().is_none());
    let said = trouble.map(|(_, trouble)| note(Tone::Bad, trouble.say(view.state.locale)));
    el("div").attr("role", "status").class("trouble").child(said)
}

/// What was done last. It was announced.
fn news(view: &View<'_>) -> Option<Element> {
    let news = view.state.vault.news?;
    Some(el("p").id("vault-news").child((vault_texts(view.state.locale).news)(news)))
}

/// The vault that is stored.
pub(super) fn vault(view: &View<'_>) -> Option<Element> {
    let vault = &view.state.vault;
    if !vault.is_available {
        return None;
    }
    let body = match vault.place() {
        Place::Nowhere => return None,
        Place::Unreadable(error) => vec![note(Tone::Bad, error.say(view.state.locale))],
        Place::Locked => vec![unlock(view)],
        Place::Open => opened(view),
    };
    let heading = el("h3").id("vault-heading").child(icon(Glyph::Key)).child(" ").child(labels(view).heading);
    let section = el("section")
        .id("vault")
        .class("stack vault")
        .attr("aria-labelledby", "vault-heading")
        .child(heading)
        .child(news(view))
        .child(trouble(view, Spot::Top));
    Some(section.child(body))
}

fn unlock(view: &View<'_>) -> Element {
    let labels = labels(view);
    let named = ("vault-passphrase", labels.passphrase, "");
    form(|| report(vault::Event::Unlocked(Secret::from(typed("vault-passphrase")))))
        .id("vault-unlock")
        .child(user_name())
        .child(line(view, named, Control::Passphrase, ("password", "current-password")))
        .child(send(view, Glyph::Key, labels.unlock))
}

/// What an open vault holds.
fn opened(view: &View<'_>) -> Vec<Element> {
    let labels = labels(view);
    let vault = &view.state.vault;
    let mut drawn = Vec::new();
    if vault.is_outdated() {
        drawn.push(note(Tone::Warning, labels.outdated).id("vault-outdated"));
    }
    let profiles = vault.profiles();
    if profiles.is_empty() {
        drawn.push(el("p").class("soft").child(labels.empty));
    } else {
        let rows: Vec<_> = profiles.iter().enumerate().map(|(at, one)| profile(view, at, one)).collect();
        drawn.push(el("ul").attr("aria-label", labels.profiles).child(rows));
    }
    if view.state.can_keep_connection() {
        let keep = form(|| report(vault::Event::Saved(typed("vault-name"))))
            .id("vault-keep")
            .child(line(view, ("vault-name", labels.name, ""), Control::Name, ("text", "off")))
            .child(el("div").class("actions").child(submit("button", Glyph::Add, labels.keep)));
        drawn.push(keep);
    }
    let lock = button("button", labels.lock).on_press(|| Event::Vault(vault::Event::Locked));
    drawn.push(el("div").class("actions").child(lock));
    drawn.push(hint_line(labels.lock_hint));
    drawn
}

fn profile(view: &View<'_>, at: usize, profile: &Profile) -> Element {
    let labels = labels(view);
    let host = profile.host().map(|host| host.to_string()).unwrap_or_default();
    let named = el("div")
        .child(el("p").class("vault-name").child(profile.name.clone()))
        .child(el("p").class("soft").child(host));
    let connect = button("button", labels.connect)
        .attr("aria-label", (labels.connect_with)(&profile.name))
        .on_click(move || report(vault::Event::Connected(at)));
    let remove = bare_button(Glyph::Trash, (labels.remove)(&profile.name))
        .on_click(move || report(vault::Event::RemoveAsked(at)));
    let actions = el("div").class("actions").child(connect).child(remove);
    el("li").key(profile.name.clone()).child(named).child(actions)
}

/// The rest that is done with a vault; and how to have one.
pub(super) fn vault_fold(view: &View<'_>) -> Element {
    let is_there = view.state.vault.place() != Place::Nowhere;
    // Nobody is asked for a passphrase before they look for a vault.
    let body = view.state.is_unfolded(VAULT_SETTING).then(|| el("div").class("stack").child(rest(view)));
    folded(view, VAULT_SETTING.to_owned(), (labels(view).summary)(is_there)).id("vault-fold").child(body)
}

fn rest(view: &View<'_>) -> Vec<Element> {
    let labels = labels(view);
    let vault = &view.state.vault;
    if !vault.is_available {
        return vec![note(Tone::Info, labels.unavailable)];
    }
    let place = vault.place();
    let mut drawn = vec![
        el("p").class("soft").child(labels.lead),
        el("p").class("soft").child(labels.forgotten_passphrase),
    ];
    let shared = view.state.site.shared_host().map(labels.shared);
    drawn.extend(shared.map(|said| note(Tone::Warning, said).id("vault-shared")));
    if place == Place::Nowhere {
        drawn.extend(news(view));
    }
    drawn.push(trouble(view, Spot::Fold));
    match place {
        Place::Nowhere => drawn.push(new_passphrase(view, labels.make, vault::Event::Made)),
        Place::Open => {
            let form = new_passphrase(view, labels.rekey, vault::Event::Rekeyed);
            drawn.push(expander(labels.rekey).child(form));
        }
        Place::Locked | Place::Unreadable(_) => {}
    }
    drawn.push(actions(view, place));
    drawn
}

fn new_passphrase(
    view: &View<'_>,
    label: &'static str,
    chosen: fn(Secret, Secret) -> vault::Event,
) -> Element {
    let labels = labels(view);
    let one = ("vault-new", labels.new_passphrase, labels.new_passphrase_hint);
    let again = ("vault-again", labels.again, "");
    let kind = ("password", "new-password");
    el("form")
        .class("stack")
        .on("submit", move |event| {
            event.prevent_default();
            report(chosen(Secret::from(typed("vault-new")), Secret::from(typed("vault-again"))));
        })
        // Another form once it is done: the fields of this one are not empty.
        .key(view.state.vault.stores.to_string())
        .child(user_name())
        .child(line(view, one, Control::New, kind))
        .child(line(view, again, Control::Again, kind))
        .child(send(view, Glyph::Key, label))
}

fn actions(view: &View<'_>, place: Place) -> Element {
    let labels = labels(view);
    let is_there = place != Place::Nowhere;
    let export = icon_button("button", Glyph::Download, labels.export)
        .on_press(|| Event::Vault(vault::Event::Exported));
    let import = icon_button("button", Glyph::Upload, labels.import).on_click(|| choose_files("vault-file"));
    let forget = icon_button("button", Glyph::Trash, labels.forget)
        .on_press(|| Event::Vault(vault::Event::ForgetAsked));
    el("div")
        .class("actions")
        .child(is_there.then_some(export))
        .child(import)
        .child(file_input("vault-file", read_file))
        .child(is_there.then_some(forget))
}

fn read_file(files: Vec<File>) {
    let Some(file) = files.into_iter().next() else { return };
    spawn_local(async move { report(vault::Event::Imported(files::secret(&file).await)) });
}

/// What asks before something is lost.
pub(super) fn vault_question(view: &View<'_>) -> Element {
    let is_open = |state: &crate::page::State| state.vault.question.is_some();
    dialog(view, "vault-question", is_open, || Event::Vault(vault::Event::Declined), question)
}

fn question(view: &View<'_>) -> Element {
    let labels = labels(view);
    let vault = &view.state.vault;
    let Some(question) = &vault.question else { return el("div") };
    let name = match question {
        Question::Remove(at) => vault.profiles().get(*at).map_or("", |profile| &*profile.name),
        Question::Forget | Question::Replace(_) => "",
    };
    let cancel = button("button", labels.cancel).on_press(|| Event::Vault(vault::Event::Declined));
    let confirm =
        button("button-bad", (labels.confirm)(question)).on_press(|| Event::Vault(vault::Event::Confirmed));
    el("div")
        .class("stack")
        .child(el("h2").id("vault-question-heading").child((labels.question)(question, name)))
        .child(el("p").child((labels.consequence)(question)))
        .child(el("div").class("actions actions-end").child(cancel).child(confirm))
}
