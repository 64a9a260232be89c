//! Where state, events and effects meet: the one place that changes the state and has its effects carried out.

use std::{cell::Cell, time::Duration};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::{rows, view::View};
use crate::{
    browser::{address, clock, crypto, download, fetch, idle, settings, site},
    connection::ConnectionString,
    dps::NoAnswer,
    emulator::{Emulator, Outcome},
    http::{Request, Response},
    page::{
        Effect, Event, Focus, State,
        call::{CallId, Destination},
        vault,
        workshop::{self, check, check::Effect::Verify},
    },
    proxy::check::{Probe, Probed},
};

/// How long a call may take. The service answers within seconds; a proxy gives up after 30.
const TIMEOUT: Duration = Duration::from_mins(1);

thread_local! {
    /// The store of the page that is mounted. Listeners report to it, so that none has to carry it along.
    static MOUNTED: Cell<Option<Store>> = const { Cell::new(None) };
}

/// Reports an event to the page.
#[inline(never)]
pub(super) fn dispatch(event: Event) {
    if let Some(store) = MOUNTED.get() {
        store.dispatch(event);
    }
}

/// A part of the state as it is now, for listeners; nothing before the page is mounted.
pub(super) fn now<T>(part: impl FnOnce(&State) -> T) -> Option<T> {
    MOUNTED.get().map(|store| store.state.with_untracked(part))
}

/// Says something to people who cannot see it.
pub(super) fn announce(text: String) {
    if let Some(store) = MOUNTED.get() {
        store.announce(text);
    }
}

/// Enters the sandbox, with fresh demo data.
pub(super) fn enter_sandbox() {
    if let Ok(connection) = ConnectionString::parse(&crate::emulator::sandbox_connection_string()) {
        dispatch(Event::EnterSandbox(connection));
    }
}

/// The page's state and the edge that serves it. Copies are the same store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Store {
    state: RwSignal<State>,
    edge: StoredValue<Edge, LocalStorage>,
    /// What is said to people who cannot see the change, with a counter so that the same words are said again.
    announcement: RwSignal<(u32, String)>,
    /// Changes when what is in sight of a long list does.
    sight: RwSignal<u32>,
    /// How many elements files were dragged into, and not yet out of.
    dragged_into: RwSignal<u32>,
}

/// What only the browser has.
#[derive(Debug, Default)]
struct Edge {
    sandbox: Option<Emulator>,
    under_way: Vec<(CallId, AbortController)>,
}

impl Store {
    /// The store of a page that starts in a state; from now on it is the one that events are reported to.
    pub(super) fn mount(state: State) -> Self {
        let store = Self {
            state: RwSignal::new(state),
            edge: StoredValue::new_local(Edge::default()),
            announcement: RwSignal::default(),
            sight: RwSignal::default(),
            dragged_into: RwSignal::default(),
        };
        MOUNTED.set(Some(store));
        store
    }

    /// Draws from the state as it is. What calls this is called again when anything changes that is drawn.
    pub(super) fn draw<T>(self, draw: impl FnOnce(&View<'_>) -> T) -> T {
        self.sight.track();
        self.state.with(|state| {
            let (count, said) = self.announcement.get();
            // A text that was just said is said again only if it differs: an invisible mark makes it differ.
            let said = if count % 2 == 0 { said } else { format!("{said}\u{a0}") };
            draw(&View::of(state, said, self.dragged_into.get() > 0))
        })
    }

    /// What is in sight has changed.
    pub(super) fn follow_sight(self) {
        if self.state.with_untracked(|state| rows::has_moved(state.list().shown_count())) {
            self.sight.update(|times| *times = times.wrapping_add(1));
        }
    }

    /// Files were dragged into one more element of the page, out of one, or dropped.
    pub(super) fn drag(self, change: impl FnOnce(&mut u32)) {
        self.dragged_into.update(change);
    }

    /// Reports an event.
    pub(super) fn dispatch(self, event: Event) {
        let effects = self.state.try_update(|state| {
            state.activity.set_clock(clock::milliseconds());
            state.update(event, clock::now())
        });
        for effect in effects.into_iter().flatten() {
            self.carry_out(effect);
        }
    }

    fn announce(self, text: String) {
        self.announcement.update(|(count, said)| {
            *count += 1;
            *said = text;
        });
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Send { call, request, destination } => self.send(call, request, destination),
            Effect::Abort(call) => {
                if let Some(controller) = self.forget_call(call) {
                    controller.abort();
                }
            }
            Effect::Probe(number, probes) => probe(self, number, probes),
            Effect::Workshop(effect) => match effect {
                workshop::Effect::Crypto(job, ask) => spawn_local(async move {
                    let (answer, entropy) = crypto::answer(ask).await;
                    self.dispatch(Event::Workshop(workshop::Event::Answered(job, answer, entropy)));
                }),
                workshop::Effect::Save { name, bytes } => {
                    // EXPOSE: the person asked for the file.
                    if !download::save(&name, "application/octet-stream", bytes.expose()) {
                        self.dispatch(Event::Workshop(workshop::Event::Make(
                            workshop::make::Event::NotSaved,
                        )));
                    }
                }
                workshop::Effect::Check(Verify { revision, signatures }) => spawn_local(async move {
                    let answers = crypto::verify(&signatures).await;
                    let verified = check::Event::Verified(revision, answers);
                    self.dispatch(Event::Workshop(workshop::Event::Check(verified)));
                }),
            },
            Effect::Vault(effect) => self.carry_out_vault(effect),
            Effect::StartSandbox => {
                self.edge.update_value(|edge| edge.sandbox = Emulator::sandbox(clock::now()).ok());
            }
            Effect::TickInASecond => {
                set_timeout(move || self.dispatch(Event::Tick), Duration::from_secs(1));
            }
            Effect::Bind(policy) => site::bind(&policy),
            Effect::TakeUpdate => site::take_update(),
            Effect::Reload => site::reload(),
            Effect::Save(setting, value) => settings::save(setting, &value),
            Effect::TakeTheme(theme) => settings::take_theme(theme),
            Effect::ShowAddress { address, push } => address::show(&address, push),
            Effect::Announce(text) => self.announce(text),
            Effect::ClearStringField => {
                if let Some(field) = find("#connection-string") {
                    field.unchecked_into::<web_sys::HtmlInputElement>().set_value("");
                }
            }
            // After the change is drawn.
            Effect::Focus(focus) => request_animation_frame(move || move_focus(focus)),
        }
    }

    fn carry_out_vault(self, effect: vault::Effect) {
        let report = move |event| self.dispatch(Event::Vault(event));
        match effect {
            vault::Effect::Crypto(number, ask) => spawn_local(async move {
                report(vault::Event::Answered(number, crypto::vault::answer(ask).await));
            }),
            vault::Effect::Store { expected, text } => {
                report(vault::Event::Stored(settings::save_vault(expected.as_deref(), text.as_deref())));
            }
            vault::Effect::Export(text) => {
                if !download::save("dps-enroll-vault.json", "application/json", text.as_bytes()) {
                    report(vault::Event::NotSaved);
                }
            }
            vault::Effect::Watch(seconds) => set_timeout(
                move || report(vault::Event::Idle(idle::seconds())),
                Duration::from_secs(seconds.into()),
            ),
        }
    }

    fn send(self, call: CallId, request: Request, destination: Destination) {
        match destination {
            Destination::Sandbox => {
                let reply = self
                    .edge
                    .try_update_value(|edge| Some(edge.sandbox.as_mut()?.handle(&request, clock::now())))
                    .flatten();
                let (delay, answer) = match reply {
                    Some(reply) => (reply.delay_ms, answer(reply.outcome)),
                    None => (0, Err(NoAnswer::Unreachable)),
                };
                // Even without delay the answer comes later, as from a network.
                set_timeout(
                    move || self.dispatch(Event::Answered(call, answer)),
                    Duration::from_millis(delay.into()),
                );
            }
            Destination::Url(url) => {
                let Ok(controller) = AbortController::new() else { return };
                let signal = controller.signal();
                self.edge.update_value(|edge| {
                    edge.under_way.push((call, controller));
                });
                set_timeout(
                    move || {
                        if let Some(controller) = self.forget_call(call) {
                            controller.abort();
                        }
                    },
                    TIMEOUT,
                );
                spawn_local(async move {
                    let answer = fetch::send(&request, &url, &signal).await;
                    self.forget_call(call);
                    self.dispatch(Event::Answered(call, answer));
                });
            }
        }
    }

    fn forget_call(self, call: CallId) -> Option<AbortController> {
        let forget = |edge: &mut Edge| {
            let at = edge.under_way.iter().position(|(asked, _)| *asked == call)?;
            Some(edge.under_way.swap_remove(at).1)
        };
        self.edge.try_update_value(forget).flatten()
    }
}

/// Makes the requests of a check, one after the other.
fn probe(store: Store, number: u64, probes: Vec<Probe>) {
    spawn_local(async move {
        let mut made = Vec::new();
        for probe in probes {
            let Ok(controller) = AbortController::new() else { return };
            let signal = controller.signal();
            set_timeout(move || controller.abort(), TIMEOUT);
            made.push(fetch::probe(&probe, &signal).await);
            // The rest would only take as long again.
            if made.last().is_some_and(Probed::is_dead) {
                break;
            }
        }
        store.dispatch(Event::ProxyProbed(number, location().origin().unwrap_or_default(), made));
    });
}

fn answer(outcome: Outcome) -> Result<Response, NoAnswer> {
    match outcome {
        Outcome::Answer(response) => Ok(response),
        Outcome::Drop => Err(NoAnswer::Unreachable),
    }
}

fn find(selector: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Moves the focus.
pub(super) fn move_focus(focus: Focus) {
    // Where there is nothing of the first, to the second.
    let (selector, else_to) = match focus {
        Focus::Heading => ("main h1", ""),
        Focus::FirstInvalid => ("main [aria-invalid=true]", "#choose-files"),
        Focus::ConnectionString => {
            ("#connection-string, #step-connect + :not(#vault) button, #vault + * button", "")
        }
        Focus::List => ("#groups", ""),
        Focus::Filter => ("#filter", ""),
        Focus::NewGroup => ("#method, #group-id", ""),
        Focus::Vault => ("#vault input:not([hidden]), #vault button", ""),
        Focus::VaultInvalid => ("#vault [aria-invalid=true], #vault-fold [aria-invalid=true]", ""),
        Focus::VaultFold => ("#vault-fold > summary", ""),
        Focus::Form => {
            (".edit input:not([type=file]), .edit select, .edit textarea, .edit button", "#edit-heading")
        }
    };
    // Another page begins at its head. What has the focus already is not scrolled to by taking it again.
    if focus == Focus::Heading {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(element) = find(selector).or_else(|| find(else_to)) {
        let _ = element.focus();
    }
}
