//! Where state, events and effects meet: the one place that changes the state and has its effects carried out.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::part::Part;
use crate::{
    browser::{address, clock, fetch, settings},
    connection::ConnectionString,
    dps::{NoAnswer, Right},
    emulator::{Emulator, Outcome},
    http::{Request, Response},
    page::{
        Effect, Event, Focus, State,
        call::{CallId, Destination},
    },
    text::{Texts, texts},
};

/// How long a call may take. The service answers within seconds; a proxy gives up after 30.
const TIMEOUT: Duration = Duration::from_mins(1);

/// The page's state and the edge that serves it. Copies are the same store.
#[derive(Clone, Copy, Debug)]
pub(super) struct Store {
    state: RwSignal<State>,
    edge: StoredValue<Edge, LocalStorage>,
    /// What is said to people who cannot see the change, with a counter so that the same words are said again.
    pub(super) announcement: RwSignal<(u32, String)>,
}

/// What only the browser has.
#[derive(Debug, Default)]
struct Edge {
    sandbox: Option<Emulator>,
    under_way: Vec<(CallId, AbortController)>,
}

impl Store {
    /// The store of a page that starts in a state.
    pub(super) fn new(state: State) -> Self {
        Self {
            state: RwSignal::new(state),
            edge: StoredValue::new_local(Edge::default()),
            announcement: RwSignal::default(),
        }
    }

    /// The texts of the language in use.
    pub(super) fn texts(self) -> &'static Texts {
        texts(self.state.with_untracked(|state| state.locale))
    }

    /// A part of the state; what reads it is drawn anew when that part changes.
    pub(super) fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&State) -> T + Send + Sync + 'static,
    ) -> Part<T> {
        Part::new(self.state, part)
    }

    /// Whether the service refused a right to the policy: what needs it is then disabled, with the reason in the frame.
    pub(super) fn lacks(self, right: Right) -> impl Fn() -> bool + Copy + Send + 'static {
        let lacks = self.part(move |state| state.connect.lacks(right));
        move || lacks.get()
    }

    /// A part of the state as it is now.
    pub(super) fn now<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with_untracked(part)
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

    /// Enters the sandbox, with fresh demo data.
    pub(super) fn enter_sandbox(self) {
        if let Ok(connection) = ConnectionString::parse(&crate::emulator::sandbox_connection_string()) {
            self.dispatch(Event::EnterSandbox(connection));
        }
    }

    fn carry_out(self, effect: Effect) {
        match effect {
            Effect::Send { call, request, destination } => self.send(call, request, destination),
            Effect::Abort(call) => {
                if let Some(controller) = self.forget_call(call) {
                    controller.abort();
                }
            }
            Effect::StartSandbox => {
                self.edge.update_value(|edge| edge.sandbox = Emulator::sandbox(clock::now()).ok());
            }
            Effect::TickInASecond => {
                set_timeout(move || self.dispatch(Event::Tick), Duration::from_secs(1));
            }
            Effect::SaveProxy(template) => settings::save_proxy(&template),
            Effect::ShowAddress { address, push } => address::show(&address, push),
            Effect::Announce(text) => self.announcement.update(|(count, said)| {
                *count += 1;
                *said = text;
            }),
            Effect::ClearStringField => {
                if let Some(field) = find("#connection-string") {
                    field.unchecked_into::<web_sys::HtmlInputElement>().set_value("");
                }
            }
            // After the change is drawn.
            Effect::Focus(focus) => request_animation_frame(move || move_focus(focus)),
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
    let selector = match focus {
        Focus::Heading => "main h1",
        Focus::FirstInvalid => "main [aria-invalid=true], #choose-files",
        Focus::ConnectionString => "#connection-string",
        Focus::Form => ".edit input:not([type=file]), .edit select, .edit textarea, .edit button",
    };
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}
