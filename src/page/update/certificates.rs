//! What reading and choosing certificates does: to step 2, and to the form that takes them.

use super::Effects;
use crate::{
    certificate::{Certificate, Reading, registration_id, suggested_group_id},
    dps::{
        Id, IdWarning, Right,
        enrollment::{Draft, Kind, Method, SlotDraft},
    },
    page::{
        Event, State,
        address::{Bench, Place},
        certificates::{Certificates, Slot},
        form::{Aim, FilledBy, Form},
        rollover::{Stage, Step},
        workshop::admit,
    },
    time::UnixSeconds,
};

impl State {
    /// Whether the certificates on the page are those of the benches that judge a chain, and not those of step 2.
    fn judges_chains(&self) -> bool {
        matches!(self.address.place, Place::Workshop(Bench::Check | Bench::Admit))
    }

    /// The certificates on the page: those of the benches that judge a chain, or those of step 2.
    pub fn certificates_here(&self) -> &Certificates {
        if self.judges_chains() { &self.workshop.check.certificates } else { &self.certificates }
    }

    /// An event of the certificates; any other does nothing here.
    pub(super) fn update_certificates(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        if self.judges_chains() {
            return self.update_judged(event, now, effects);
        }
        match event {
            Event::CertificateRemoved(_) | Event::CertificatesCleared | Event::CertificateChosen(..)
                if self.sends_certificates() =>
            {
                return;
            }
            Event::FileRead(reading) => {
                self.read(reading, now, effects);
                return;
            }
            Event::ProblemsDismissed => return self.certificates.dismiss_problems(),
            Event::CertificateRemoved(index) => {
                self.certificates.remove(index, now);
                self.take_out_of_form();
            }
            Event::CertificatesCleared => {
                self.certificates.clear();
                self.take_out_of_form();
            }
            Event::CertificateChosen(slot, index) => self.certificates.choose(slot, index),
            _ => {}
        }
        self.certificates_changed();
    }

    fn update_judged(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        let check = &mut self.workshop.check;
        match event {
            Event::FileRead(reading) => {
                let added = check.certificates.add(reading, now);
                if added.certificates > 0 {
                    check.begin(now, effects);
                }
                // Of several devices, the one that has just come is asked about.
                let entries = added.entries.iter().filter_map(|index| check.certificates.entries.get(*index));
                let device = entries.map(|entry| &entry.certificate).find(|certificate| !certificate.is_ca());
                if let Some(device) = device {
                    let chosen = admit::Event::LeafChosen(device.sha256_thumbprint.clone());
                    self.workshop.admit.edit(chosen);
                }
                self.announce(effects, |texts| (texts.files_read)(&added));
                return;
            }
            Event::ProblemsDismissed => return check.certificates.dismiss_problems(),
            Event::CertificateRemoved(index) => check.certificates.remove(index, now),
            Event::CertificatesCleared => check.certificates.clear(),
            _ => return,
        }
        check.begin(now, effects);
    }

    /// Takes in a file; gives the entries that it has.
    pub(super) fn read(&mut self, reading: Reading, now: UnixSeconds, effects: &mut Effects) -> Vec<usize> {
        let added = self.certificates.add(reading, now);
        self.certificates_changed();
        // Any file does: what is wrong with it is said in the form. Files of before are not offered there.
        if let Some(aim) = self.begun_by_files() {
            let is_new = aim == Aim::Create;
            let draft = if is_new { Some(Draft::new(Kind::Individual)) } else { self.changed_draft() };
            self.open_form(aim, draft, now, effects);
        }
        self.offer_to_form(&added.entries);
        self.announce(effects, |texts| (texts.files_read)(&added));
        added.entries
    }

    /// Whether the page would show files that are dropped now.
    pub fn takes_files(&self) -> bool {
        match (&self.address.place, &self.form) {
            _ if self.has_dialog() => false,
            (Place::Start, _) if self.create.is_busy() => false,
            (Place::Start | Place::Workshop(_), _) => true,
            (_, Some(form)) => form.takes_files(),
            (_, None) => self.begun_by_files().is_some(),
        }
    }

    /// What files begin on a page that has no place for them yet: a new enrollment, or a rollover.
    fn begun_by_files(&self) -> Option<Aim> {
        let may_write = self.connect.session.is_some() && !self.connect.lacks(Right::EnrollmentWrite);
        if !may_write || self.form.is_some() || self.has_dialog() {
            return None;
        }
        match self.address.place {
            Place::Devices => Some(Aim::Create),
            Place::Enrollment(..) => {
                // What came without a version cannot be changed.
                let found =
                    self.opened.as_ref()?.enrollment.as_ref().filter(|found| found.etag().is_some())?;
                Stage::of(found)?.steps().contains(&Step::Add).then_some(Aim::Rollover(Step::Add))
            }
            _ => None,
        }
    }

    /// Gives the opened form certificates that it may wait for, of the entries named.
    pub(super) fn offer_to_form(&mut self, offered: &[usize]) {
        // Files are read while the page goes on.
        let Some(form) = self.form.as_mut().filter(|form| form.takes_files()) else { return };
        let FilledBy::Files(before) = &mut form.filled_by else { return };
        let entries = offered.iter().filter_map(|index| self.certificates.entries.get(*index));
        let mut files: Vec<_> = entries.map(|entry| entry.certificate.sha256_thumbprint.clone()).collect();
        before.retain(|file| !files.contains(file));
        files.append(before);
        form.filled_by = FilledBy::Files(files);
        self.fill_form();
        self.suggest_registration_id();
    }

    /// Fills the places of the opened form from its files, as far as these are still here.
    fn fill_form(&mut self) {
        let Some(form) = &mut self.form else { return };
        let FilledBy::Files(files) = &form.filled_by else { return };
        let found = |file: &String| {
            let mut here = self.certificates.entries.iter().map(|entry| &entry.certificate);
            here.find(|certificate| certificate.sha256_thumbprint == *file)
        };
        let files: Vec<_> = files.iter().filter_map(found).collect();
        form.fill(&files);
    }

    /// A certificate was taken out: the opened form has it no more either.
    fn take_out_of_form(&mut self) {
        let Some(form) = &mut self.form else { return };
        form.take_out(|place| {
            matches!(place, SlotDraft::New(_)) && self.certificates.drafted(place).is_none()
        });
        self.fill_form();
        self.suggest_registration_id();
    }

    /// Whether certificates are on their way to the service: nothing of them is changed then.
    pub fn sends_certificates(&self) -> bool {
        self.create.is_busy() || self.form.as_ref().is_some_and(Form::is_busy)
    }

    /// Gives a new individual enrollment the device's certificate that came last and is not in the list yet.
    pub(super) fn offer_device(&mut self) {
        let waits = |certificate: &Certificate| {
            let id = registration_id::of(certificate);
            !certificate.is_ca() && id.is_ok_and(|id| self.lists.devices.find(id.as_str()).is_none())
        };
        let found = self.certificates.entries.iter().rposition(|entry| waits(&entry.certificate));
        self.offer_to_form(found.as_slice());
    }

    /// The ID of a new individual enrollment follows its certificate, until one is typed.
    pub(super) fn suggest_registration_id(&mut self) {
        let follows = |form: &&Form| form.draft.base().is_none() && !form.id_typed && !form.is_busy();
        let Some(form) = self.form.as_ref().filter(follows) else { return };
        let own = self.own_certificates(form).next();
        let id =
            own.and_then(|own| registration_id::of(own).ok()).map(|id| id.to_string()).unwrap_or_default();
        if let Some(form) = &mut self.form {
            form.draft.id = id;
        }
    }

    /// The new certificates of one device in a form.
    fn own_certificates<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = &'a Certificate> {
        let proof = &form.draft.proof;
        let is_own = form.draft.kind() == Kind::Individual && proof.method == Method::Certificates;
        proof.certificates.iter().filter(move |_| is_own).filter_map(|slot| self.certificates.drafted(slot))
    }

    /// What to know about the certificates in a form: a device registers under the common name of its own.
    pub fn certificate_warning(&self, form: &Form) -> Option<IdWarning> {
        let id = Id::parse(form.draft.id.trim()).ok()?;
        let mut names = self.own_certificates(form).filter_map(|own| registration_id::of(own).ok());
        let other = names.find(|name| !name.as_str().eq_ignore_ascii_case(id.as_str()))?;
        Some(IdWarning::OtherCommonName { name: other.to_string() })
    }

    /// What to know about the ID in a form.
    pub fn id_warning(&self, form: &Form) -> Option<IdWarning> {
        let own = || Id::parse(form.draft.id.trim()).ok()?.warning();
        self.certificate_warning(form).or_else(own)
    }

    pub(super) fn certificates_changed(&mut self) {
        let certificate = |slot| self.certificates.in_slot(slot).map(|entry| &entry.certificate);
        let draft = |slot| certificate(slot).map_or(SlotDraft::Empty, |found| SlotDraft::New(found.to_pem()));
        let suggested = certificate(Slot::Primary).and_then(suggested_group_id);
        self.create.choose([draft(Slot::Primary), draft(Slot::Secondary)], suggested);
    }
}
