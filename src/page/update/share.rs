//! What opened links and the guide of a first visit do.

use super::Effects;
use crate::{
    page::{
        Effect, Event, Focus, State, address::Place, connect::PROXY_SETTING, setting::Setting,
        share::Proposal,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of an opened link or of the guide; any other does nothing here.
    pub(super) fn update_share(&mut self, event: &Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::GuideRead => {
                self.settings.is_guided = true;
                effects.push(Effect::Save(Setting::Guide, "read".to_owned()));
                effects.push(Effect::Focus(Focus::Heading));
            }
            Event::ProposalTaken => {
                if let Some(proxy) = self.proposal.take().and_then(|proposal| proposal.proxy) {
                    self.update_connection(Event::ProxyTyped(proxy), now, effects);
                    // What is wrong with it is said beside it.
                    if self.connect.proxy.is_err() {
                        self.unfolded.push(PROXY_SETTING.to_owned());
                    }
                }
                self.end_proposal(effects);
            }
            Event::ProposalDropped => self.end_proposal(effects),
            _ => {}
        }
    }

    /// What was decided is not asked again: a reload finds an address that proposes nothing.
    fn end_proposal(&mut self, effects: &mut Effects) {
        self.proposal = None;
        effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
        effects.push(Effect::Focus(Focus::Heading));
    }

    /// Proposes what differs from what is there.
    pub(super) fn propose(&mut self, mut proposal: Proposal) {
        proposal.dps = proposal.dps.filter(|dps| self.connect.host() != Some(dps));
        proposal.proxy = proposal.proxy.filter(|proxy| *proxy != self.connect.proxy_text.trim());
        self.proposal = Some(proposal).filter(Proposal::asks);
    }

    /// What the opened link leads to, where its DPS is now connected: that is no longer asked for.
    pub(super) fn arrive(&mut self) -> Option<Place> {
        let host = self.connect.identity()?.host;
        let proposal = self.proposal.as_mut()?;
        let place = proposal.dps.take_if(|dps| *dps == host).map(|_| proposal.place.clone());
        self.proposal.take_if(|proposal| !proposal.asks());
        place
    }
}
