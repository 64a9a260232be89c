//! Which of the certificates that come in files a form takes, and into which of its places.

use super::{
    form::{Aim, FilledBy, Form},
    rollover::{Stage, Step},
};
use crate::{
    certificate::{Certificate, lowest},
    dps::enrollment::{Kind, Method, SlotDraft},
};

impl Form {
    /// Fills the places anew from all files that came while it was open, what came last first: of a chain in files of its own any
    /// may be the one to take.
    pub fn fill(&mut self, files: &[&Certificate]) {
        let draft = &mut self.draft;
        match self.aim {
            // Of a change each is chosen.
            Aim::Change => {}
            Aim::Rollover(step) => {
                draft.proof.certificates = draft.certificates_before();
                // What somebody else made of it meanwhile may be at another step.
                let stage = draft.base().and_then(Stage::of);
                if let Some(stage) = stage.filter(|stage| stage.steps().contains(&step)) {
                    stage.prepare(step, draft, files);
                }
            }
            Aim::Create | Aim::Copy | Aim::Revoke => {
                // Of a group a CA's, of one device its own: the other may have come along. What fits nothing is taken, so that the
                // form says what is wrong with it.
                let is_group = draft.kind() == Kind::Group;
                let fitting: Vec<_> = files.iter().copied().filter(|file| file.is_ca() == is_group).collect();
                let found = lowest(&fitting).or_else(|| files.first().copied());
                let proof = &mut draft.proof;
                if self.aim == Aim::Revoke && found.is_some() {
                    proof.method = Method::Certificates;
                }
                if proof.method == Method::Certificates {
                    let primary = found.map_or(SlotDraft::Empty, |found| SlotDraft::New(found.to_pem()));
                    proof.certificates = [primary, SlotDraft::Empty];
                }
            }
        }
        self.edit();
    }

    /// Certificates were taken out: their places hold what they held before.
    pub fn take_out(&mut self, is_gone: impl Fn(&SlotDraft) -> bool) {
        let before = self.draft.certificates_before();
        let places = &mut self.draft.proof.certificates;
        let gone = places.each_ref().map(is_gone);
        for ((place, before), is_gone) in places.iter_mut().zip(&before).zip(gone) {
            if is_gone {
                *place = before.clone();
            }
        }
        // The promoted one cannot stand in both places; without it nothing is promoted.
        if self.aim == Aim::Rollover(Step::Promote) {
            let [_, standing] = before;
            match (gone, places) {
                ([true, _], [_, secondary @ SlotDraft::Empty]) => *secondary = standing,
                ([_, true], [SlotDraft::New(_), secondary @ SlotDraft::Kept]) => {
                    *secondary = SlotDraft::Empty;
                }
                _ => {}
            }
        }
        if self.filled_by == FilledBy::Person {
            self.filled_by_person();
        }
    }

    /// The person saw to the places. Where nothing of theirs is in them, files may fill them again: those that come from now on.
    /// A certificate that is taken out waits for none: to leave it is a choice.
    pub(super) fn filled_by_person(&mut self) {
        let is_as_before = self.aim != Aim::Rollover(Step::Remove)
            && self.draft.proof.certificates == self.draft.certificates_before();
        self.filled_by = if is_as_before { FilledBy::Files(Vec::new()) } else { FilledBy::Person };
    }
}
