//! A person at the page, without a browser: what they do goes into the state machine, what it asks for is carried out
//! against an emulator.

use dps_enroll::{
    certificate,
    chain::Answer,
    connection::ConnectionString,
    dps::{NoAnswer, enrollment::Kind},
    emulator::{Emulator, Outcome},
    http::Request,
    page::{
        Effect, Event, Focus, State,
        address::{Address, Place},
        call::{CallId, Destination},
        form::{Edited, FormId},
        item::Item,
        workshop::{self, check},
    },
    secret::Secret,
    text::Locale,
    time::UnixSeconds,
};

use super::{HOST, KEY, NOW, emulator, safe::Safe};

/// A person at the page.
pub(crate) struct Person {
    pub(crate) page: State,
    pub(crate) dps: Emulator,
    pub(crate) now: UnixSeconds,
    /// Everything the page asked the browser for, as words.
    pub(crate) done: Vec<String>,
    /// Calls that are not answered while `holding`.
    pub(crate) held: Vec<(CallId, Request)>,
    pub(crate) holding: bool,
    pub(crate) ticks: u32,
    /// The addresses requests were sent to.
    pub(crate) sent_to: Vec<String>,
    /// Every request, as it was sent.
    pub(crate) requests: Vec<Request>,
    /// What stores and encrypts the vault.
    pub(crate) safe: Safe,
}

impl Person {
    /// At the start page, with a proxy.
    pub(crate) fn new() -> Self {
        Self::at("", "https://proxy.example/")
    }

    pub(crate) fn at(fragment: &str, proxy: &str) -> Self {
        Self {
            page: State::new(Locale::English, Address::parse(fragment), Some(proxy.to_owned())),
            dps: emulator(HOST),
            now: NOW,
            done: Vec::new(),
            held: Vec::new(),
            holding: false,
            ticks: 0,
            sent_to: Vec::new(),
            requests: Vec::new(),
            safe: Safe::default(),
        }
    }

    /// Connected as owner.
    pub(crate) fn connected() -> Self {
        let mut person = Self::new();
        person.connect("provisioningserviceowner");
        person
    }

    pub(crate) fn connect(&mut self, policy: &str) {
        let text = format!("HostName={HOST};SharedAccessKeyName={policy};SharedAccessKey={KEY}");
        self.act(Event::Connect(Secret::from(text)));
    }

    /// Lets an event happen, and everything that follows from it, but the passing of seconds.
    pub(crate) fn act(&mut self, event: Event) {
        let mut open = vec![event];
        while let Some(event) = open.pop() {
            for effect in self.page.update(event, self.now) {
                match effect {
                    Effect::Send { call, request, destination } => {
                        if let Destination::Url(url) = destination {
                            self.sent_to.push(url);
                        }
                        self.requests.push(request.clone());
                        if self.holding {
                            self.held.push((call, request));
                        } else {
                            open.push(self.answer(call, &request));
                        }
                    }
                    Effect::StartSandbox => {
                        if let Ok(sandbox) = Emulator::sandbox(self.now) {
                            self.dps = sandbox;
                        }
                    }
                    // Signatures are the browser's affair: here all fit.
                    Effect::Workshop(workshop::Effect::Check(check::Effect::Verify {
                        revision,
                        signatures,
                    })) => {
                        let verified =
                            check::Event::Verified(revision, vec![Answer::Valid; signatures.len()]);
                        open.push(Event::Workshop(workshop::Event::Check(verified)));
                    }
                    Effect::Vault(effect) => open.extend(self.safe.carry_out(effect)),
                    Effect::TickInASecond => self.ticks += 1,
                    Effect::Announce(text) => self.done.push(text),
                    Effect::ShowAddress { address, push } => {
                        self.done.push(format!("{} {address}", if push { "go to" } else { "show" }));
                    }
                    other => self.done.push(format!("{other:?}")),
                }
            }
        }
    }

    fn answer(&mut self, call: CallId, request: &Request) -> Event {
        let answer = match self.dps.handle(request, self.now).outcome {
            Outcome::Answer(response) => Ok(response),
            Outcome::Drop => Err(NoAnswer::Unreachable),
        };
        Event::Answered(call, answer)
    }

    /// Lets the calls that were held be answered, in their order.
    pub(crate) fn release(&mut self) {
        self.holding = false;
        for (call, request) in std::mem::take(&mut self.held) {
            let event = self.answer(call, &request);
            self.act(event);
        }
    }

    /// Lets a second pass, if the page asked for it.
    pub(crate) fn wait_a_second(&mut self) {
        if self.ticks > 0 {
            self.ticks -= 1;
            self.now = self.now.plus(1);
            self.act(Event::Tick);
        }
    }

    /// Drops a file.
    pub(crate) fn drop_file(&mut self, name: &str, bytes: &[u8]) {
        self.act(Event::FileRead(certificate::read(name, bytes)));
    }

    /// Creates a group from the CA of the fixtures.
    pub(crate) fn create(&mut self, id: &str) {
        self.drop_file("root.pem", super::ca_pem().as_bytes());
        self.act(Event::Edited(FormId::Step, Edited::Id(id.to_owned())));
        self.act(Event::Submitted(FormId::Step));
    }

    pub(crate) fn open(&mut self, id: &str) {
        self.go(Place::Enrollment(Kind::Group, id.to_owned()));
    }

    /// Goes to a page.
    pub(crate) fn go(&mut self, place: Place) {
        let address = self.page.address.at(place);
        self.act(Event::Navigated(address));
    }

    /// Asks for a delete and types the ID.
    pub(crate) fn delete(&mut self, id: &str) {
        let item = self.page.list().find(id).cloned();
        if let Some(item) = item {
            self.act(Event::DeleteAsked(Box::new(item)));
        }
        self.act(Event::ConfirmationTyped(id.to_owned()));
        self.act(Event::DeleteConfirmed);
    }

    /// Begins what is done with many, after typing how many where it is asked.
    pub(crate) fn confirm_run(&mut self) {
        let left = self.page.run.as_ref().map(|run| run.left().to_string()).unwrap_or_default();
        self.act(Event::RunTyped(left));
        self.act(Event::RunConfirmed);
    }

    /// A row of the list shown.
    pub(crate) fn item(&self, id: &str) -> Item {
        self.page.list().find(id).unwrap().clone()
    }

    pub(crate) fn enter_sandbox(&mut self) {
        if let Ok(connection) = ConnectionString::parse(&dps_enroll::emulator::sandbox_connection_string()) {
            self.act(Event::EnterSandbox(connection));
        }
    }

    /// Whether the focus went there.
    pub(crate) fn was_led_to(&self, focus: Focus) -> bool {
        self.done.contains(&format!("{:?}", Effect::Focus(focus)))
    }

    pub(crate) fn listed(&self) -> Vec<&str> {
        self.page.list().shown().map(Item::id).collect()
    }
}
