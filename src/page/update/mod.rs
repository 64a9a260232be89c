//! What each event does.

mod activity;
mod calls;
mod certificates;
mod connection;
mod deletion;
mod form;
mod list;
mod opened;
mod run;
mod share;
mod shortcut;
mod vault;
mod workshop;

use super::{
    Effect, Event, State,
    address::Address,
    certificates::Certificates,
    connect::{Connect, PROXY_SETTING},
    form::{Aim, Form},
    list::Lists,
    setting::{Setting, Settings},
    site::Site,
    theme::Theme,
    vault::Vault,
    workshop::Workshop,
};
use crate::{
    activity::Log,
    dps::enrollment::{Draft, Kind},
    snippet::Language,
    text::{Locale, texts},
    time::UnixSeconds,
};

/// The effects of one event, in order.
type Effects = Vec<Effect>;

impl State {
    /// The page at an address, not connected, with the proxy that was set in this browser.
    pub fn new(locale: Locale, address: Address, proxy_text: Option<String>) -> Self {
        let connect = Connect::new(proxy_text);
        // What is wrong with a saved setting is seen at once.
        let unfolded = connect.proxy.is_err().then(|| PROXY_SETTING.to_owned()).into_iter().collect();
        let mut state = Self {
            locale,
            theme: Theme::default(),
            address: Address::default(),
            connect,
            vault: Vault::default(),
            certificates: Certificates::default(),
            create: Form::new(Aim::Create, Draft::new(Kind::Group)),
            lists: Lists::default(),
            opened: None,
            form: None,
            deletion: None,
            run: None,
            waiting: None,
            workshop: Workshop::default(),
            activity: Log::default(),
            activity_panel: None,
            language: Language::default(),
            site: Site::default(),
            proposal: None,
            settings: Settings::default(),
            is_sheet_open: false,
            unfolded,
            calls: Vec::new(),
            next_call: 0,
            is_ticking: false,
        };
        state.show(address, UnixSeconds::default(), &mut Vec::new());
        state
    }

    /// Whether what folds under a name is unfolded.
    pub fn is_unfolded(&self, name: &str) -> bool {
        self.unfolded.iter().any(|known| known == name)
    }

    /// Whether a call is under way.
    pub fn is_busy(&self) -> bool {
        !self.calls.is_empty()
    }

    /// Changes the state and says what the browser has to do.
    pub fn update(&mut self, event: Event, now: UnixSeconds) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::StringTyped(_)
            | Event::Connect(_)
            | Event::EnterSandbox(_)
            | Event::Forget
            | Event::ProxyTyped(_)
            | Event::VersionChosen(_)
            | Event::TestConnection
            | Event::Preset(_)
            | Event::InstanceChosen(_)
            | Event::ProxyChecked
            | Event::ProxyProbed(..)
            | Event::ExperimentChosen(_) => self.update_connection(event, now, &mut effects),
            Event::FileRead(_)
            | Event::CertificateRemoved(_)
            | Event::CertificatesCleared
            | Event::ProblemsDismissed
            | Event::CertificateChosen(..) => self.update_certificates(event, now, &mut effects),
            Event::LoadList
            | Event::ContinueList
            | Event::StopList
            | Event::FilterTyped(_)
            | Event::Sorted(_)
            | Event::Selected(..)
            | Event::AllSelected(_) => self.update_list(event, now, &mut effects),
            Event::RunAsked(_)
            | Event::RunOneAsked(..)
            | Event::RunTyped(_)
            | Event::RunConfirmed
            | Event::RunChecked
            | Event::RunContinued
            | Event::RunClosed => self.update_run(event, now, &mut effects),
            Event::Navigated(_)
            | Event::Reread
            | Event::KeysAsked
            | Event::KeysHidden
            | Event::DeviceIdsTyped(_) => self.update_opened(event, now, &mut effects),
            Event::EditAsked
            | Event::CopyAsked
            | Event::NewAsked
            | Event::RolloverAsked(_)
            | Event::RevokeAsked(_)
            | Event::Edited(..)
            | Event::Submitted(_)
            | Event::Checked(_)
            | Event::FormClosed
            | Event::MergeChosen(..)
            | Event::MergeApplied => self.update_form(event, now, &mut effects),
            Event::DeleteAsked(_)
            | Event::ConfirmationTyped(_)
            | Event::DeleteConfirmed
            | Event::DeleteChecked
            | Event::DeleteCancelled => self.update_deletion(event, now, &mut effects),
            Event::Workshop(event) => self.update_workshop(event, now, &mut effects),
            Event::GuideRead | Event::ProposalTaken | Event::ProposalDropped => {
                self.update_share(&event, now, &mut effects);
            }
            Event::KeyPressed(_) | Event::SheetOpened | Event::SheetClosed | Event::ShortcutsSwitched(_) => {
                self.update_shortcuts(&event, now, &mut effects);
            }
            Event::Vault(event) => self.update_vault(event, now, &mut effects),
            Event::UpdateReady => {
                self.site.is_update_ready = true;
                self.announce(&mut effects, |texts| texts.update_ready.to_owned());
            }
            Event::UpdateTaken => effects.push(Effect::TakeUpdate),
            Event::ReloadAsked => effects.push(Effect::Reload),
            Event::LocaleChosen(locale) => {
                self.locale = locale;
                self.settings.is_locale_chosen = true;
                effects.push(Effect::Save(Setting::Locale, locale.tag().to_owned()));
                self.announce(&mut effects, |texts| texts.spoken.to_owned());
            }
            Event::ThemeChosen(theme) => {
                self.theme = theme;
                effects.push(Effect::TakeTheme(theme));
            }
            Event::LanguageChosen(language) => self.language = language,
            Event::Unfolded(name, is_unfolded) => {
                self.unfolded.retain(|known| *known != name);
                if is_unfolded {
                    self.unfolded.push(name);
                }
            }
            Event::Answered(..) | Event::Tick | Event::WaitCancelled => {
                self.update_calls(event, now, &mut effects);
            }
            Event::ActivityOpened
            | Event::ActivityClosed
            | Event::ActivityFiltered(_)
            | Event::ActivityNewer
            | Event::ActivityOlder
            | Event::ActivityToggled(_)
            | Event::ActivityCleared => {
                self.update_activity(&event);
            }
        }
        self.keep_admission(now, &mut effects);
        effects
    }

    fn announce(&self, effects: &mut Effects, say: impl FnOnce(&crate::text::PageTexts) -> String) {
        effects.push(Effect::Announce(say(&texts(self.locale).page)));
    }
}
