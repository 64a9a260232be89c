//! What connecting, testing and forgetting do.

use super::Effects;
use crate::{
    connection::ConnectionString,
    deployment::Deployment,
    dps::enrollment::{Kind, Query},
    page::{
        Effect, Event, Focus, State,
        address::Place,
        call::{Call, Purpose, Route},
        connect::{Check, Entered, Experiment, Session, Test},
        list::{Lists, Which},
        opened,
        setting::Setting,
    },
    proxy::{
        Template,
        check::{Around, Probed, Step, Verdict, first_probes, judge, last_probe},
    },
    text::texts,
    time::UnixSeconds,
};

impl State {
    /// An event of the connection; any other does nothing here.
    pub(super) fn update_connection(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::StringTyped(text) => self.connect.type_string(&text),
            Event::Connect(text) => {
                if self.connect.connect(&text) {
                    effects.extend(self.connect.bind().map(Effect::Bind));
                    self.connected(false, now, effects);
                }
            }
            Event::EnterSandbox(connection) => self.enter_sandbox(connection, now, effects),
            Event::Forget => self.forget(effects),
            Event::ProxyTyped(text) => {
                if self.connect.type_proxy(text) {
                    effects.push(Effect::Save(Setting::Proxy, self.connect.proxy_text.trim().to_owned()));
                }
            }
            Event::VersionChosen(version) => {
                self.connect.api_version = version;
                self.connect.test = Test::Idle;
            }
            Event::TestConnection => self.test(now, effects),
            Event::Preset(preset) => {
                if let (Ok(Deployment { locale: Some(locale), .. }), false) =
                    (&preset, self.settings.is_locale_chosen)
                {
                    self.locale = *locale;
                }
                self.connect.preset(preset);
            }
            Event::InstanceChosen(index) => {
                self.connect.instance = index.filter(|index| *index < self.connect.instances.len());
                self.connect.entered = Entered::Nothing;
                effects.push(Effect::ClearStringField);
            }
            Event::ProxyChecked => self.check_proxy(effects),
            Event::ProxyProbed(number, page, probed) => {
                self.proxy_probed(number, page, probed, now, effects);
            }
            Event::ExperimentChosen(experiment) => {
                let direct = (experiment == Some(Experiment::Direct)).then(Template::direct);
                if direct.is_some_and(|direct| self.connect.bound_elsewhere(Some(&direct)).is_some()) {
                    return;
                }
                if let Some(session) = &mut self.connect.session {
                    session.experiment = experiment;
                    self.test(now, effects);
                }
            }
            _ => {}
        }
    }

    pub(super) fn connected(&mut self, sandbox: bool, now: UnixSeconds, effects: &mut Effects) {
        self.drop_everything(effects);
        effects.push(Effect::ClearStringField);
        self.mark_sandbox(sandbox, effects);
        if let Some(identity) = self.connect.identity() {
            self.announce(effects, |texts| (texts.connected)(identity.host.as_str()));
        }
        if let Some(place) = self.arrive().filter(|_| self.address.place == Place::Start && !sandbox) {
            let address = self.address.at(place);
            effects.push(Effect::ShowAddress { address: address.clone(), push: true });
            self.show(address, now, effects);
        } else {
            let which = self.list_behind();
            self.load(which, now, effects);
            self.read_opened(now, effects);
        }
    }

    fn enter_sandbox(&mut self, connection: ConnectionString, now: UnixSeconds, effects: &mut Effects) {
        effects.push(Effect::StartSandbox);
        self.connect.start(Session::new(connection, Route::Sandbox));
        self.connected(true, now, effects);
    }

    /// Drops the key, and all that was read with it.
    pub(super) fn end_connection(&mut self, effects: &mut Effects) {
        self.connect.forget();
        self.drop_everything(effects);
        if let Some(opened) = &mut self.opened {
            (opened.enrollment, opened.progress) = (None, opened::Progress::NotConnected);
        }
        effects.push(Effect::ClearStringField);
        self.mark_sandbox(false, effects);
    }

    fn forget(&mut self, effects: &mut Effects) {
        self.end_connection(effects);
        self.announce(effects, |texts| texts.forgotten.to_owned());
        effects.push(Effect::Focus(Focus::ConnectionString));
    }

    /// Drops what was read with the connection before, and what was about to be done with it.
    fn drop_everything(&mut self, effects: &mut Effects) {
        self.drop_calls(effects);
        self.lists = Lists::default();
        self.workshop.admit.forget_service();
        self.form = None;
        self.create.left();
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

    /// Asks for what shows how the proxy behaves, before anything is sent that is signed.
    fn check_proxy(&mut self, effects: &mut Effects) {
        let (Ok(template), Some(host)) = (&self.connect.proxy, self.connect.host()) else { return };
        // The browser would refuse it.
        if self.connect.bound_elsewhere(None).is_some() {
            return;
        }
        let probes = first_probes(template, host, self.connect.api_version.as_str());
        let number = self.next_call;
        self.next_call += 1;
        self.connect.check = Check::Running(number, Vec::new());
        effects.push(Effect::Probe(number, probes));
    }

    /// Some requests of a check were made: the query follows where it may, else the proxy is judged.
    fn proxy_probed(
        &mut self,
        number: u64,
        page: String,
        probed: Vec<Probed>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let Check::Running(running, made) = &mut self.connect.check else { return };
        // The setting, or the DPS, is another by now.
        if *running != number {
            return;
        }
        made.extend(probed);
        let made = std::mem::take(made);
        let (Ok(template), Some(host)) = (&self.connect.proxy, self.connect.host()) else { return };
        if made.iter().all(|probed| probed.step != Step::Query) {
            let session = self.connect.session.as_ref().filter(|session| session.route != Route::Sandbox);
            let version = self.connect.api_version;
            let query = Call::Test(Query { kind: Kind::Group, max_items: 1, continuation: None });
            let signed = session.and_then(|session| query.authorize(&session.connection, version, now).ok());
            if let Some(query) = last_probe(template, host, signed, version.as_str(), &made) {
                self.connect.check = Check::Running(number, made);
                effects.push(Effect::Probe(number, vec![query]));
                return;
            }
        }
        let known = self.lists.get(Which::Groups).len();
        let findings = judge(&made, &Around { page, operator: template.operator().clone(), known, now });
        let wrong = findings.iter().filter(|finding| finding.verdict() == Verdict::Bad).count();
        self.connect.check = Check::Done(findings);
        effects.push(Effect::Announce((texts(self.locale).check.done)(wrong)));
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
