//! What connecting, testing and forgetting do.

use super::Effects;
use crate::{
    connection::ConnectionString,
    dps::enrollment::{Kind, Query},
    page::{
        Effect, Event, Focus, State,
        call::{Call, Purpose, Route},
        connect::{Session, Test},
        list::Lists,
        opened,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of the connection; any other does nothing here.
    pub(super) fn update_connection(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::StringTyped(text) => self.connect.type_string(&text),
            Event::Connect(text) => {
                if self.connect.connect(&text) {
                    self.connected(false, now, effects);
                }
            }
            Event::EnterSandbox(connection) => self.enter_sandbox(connection, now, effects),
            Event::Forget => self.forget(effects),
            Event::ProxyTyped(text) => {
                if self.connect.type_proxy(text) {
                    effects.push(Effect::SaveProxy(self.connect.proxy_text.trim().to_owned()));
                }
            }
            Event::VersionChosen(version) => {
                self.connect.api_version = version;
                self.connect.test = Test::Idle;
            }
            Event::TestConnection => self.test(now, effects),
            _ => {}
        }
    }

    fn connected(&mut self, sandbox: bool, now: UnixSeconds, effects: &mut Effects) {
        self.drop_everything(effects);
        effects.push(Effect::ClearStringField);
        self.mark_sandbox(sandbox, effects);
        if let Some(identity) = self.connect.identity() {
            self.announce(effects, |texts| (texts.connected)(identity.host.as_str()));
        }
        let which = self.list_behind();
        self.load(which, now, effects);
        self.read_opened(now, effects);
    }

    fn enter_sandbox(&mut self, connection: ConnectionString, now: UnixSeconds, effects: &mut Effects) {
        effects.push(Effect::StartSandbox);
        self.connect.start(Session { connection, route: Route::Sandbox });
        self.connected(true, now, effects);
    }

    fn forget(&mut self, effects: &mut Effects) {
        self.connect.forget();
        self.drop_everything(effects);
        if let Some(opened) = &mut self.opened {
            (opened.enrollment, opened.progress) = (None, opened::Progress::NotConnected);
        }
        effects.push(Effect::ClearStringField);
        self.mark_sandbox(false, effects);
        self.announce(effects, |texts| texts.forgotten.to_owned());
        effects.push(Effect::Focus(Focus::ConnectionString));
    }

    /// Drops what was read with the connection before, and what was about to be done with it.
    fn drop_everything(&mut self, effects: &mut Effects) {
        self.drop_calls(effects);
        self.lists = Lists::default();
        self.form = None;
        self.deletion = None;
        self.run = None;
        if let Some(opened) = &mut self.opened {
            opened.keys = opened::Keys::Hidden;
        }
    }

    fn mark_sandbox(&mut self, sandbox: bool, effects: &mut Effects) {
        if self.address.sandbox != sandbox {
            self.address.sandbox = sandbox;
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
        }
    }

    fn test(&mut self, now: UnixSeconds, effects: &mut Effects) {
        if self.connect.session.is_some() {
            self.abort(Purpose::Test, effects);
            self.connect.test = Test::Running;
            let query = Query { kind: Kind::Group, max_items: 1, continuation: None };
            self.call(Call::Test(query), now, effects);
        }
    }
}
