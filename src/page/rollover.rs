//! Rolling a certificate over without a day on which a device is refused: the new one beside the old, then in its place, then the
//! old one out.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-roll-certificates>. The service never returns a certificate, only what it
//! knows of it, so a certificate moves from one place to the other only if its file is dropped again.

use crate::{
    certificate::Certificate,
    dps::{
        CertificateInfo,
        enrollment::{Draft, Enrollment, Kind, SlotDraft},
    },
};

/// A step of a rollover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The new certificate comes into the free place.
    Add,
    /// The new certificate moves from the secondary place to the primary.
    Promote,
    /// The old certificate goes out.
    Remove,
}

/// How far a rollover is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The certificate that will be replaced: the only one, or the one that ends first.
    pub old: CertificateInfo,
    /// The one that ends last, once there are two.
    pub new: Option<CertificateInfo>,
    /// The place of the old one.
    pub old_slot: usize,
}

impl Stage {
    /// How far an enrollment is; `None` where it has no certificates of its own.
    pub fn of(enrollment: &Enrollment) -> Option<Self> {
        match enrollment.attestation().into_certificates() {
            [Some(only), None] => Some(Self { old: only, new: None, old_slot: 0 }),
            [None, Some(only)] => Some(Self { old: only, new: None, old_slot: 1 }),
            [Some(primary), Some(secondary)] => {
                let ends = |info: &CertificateInfo| (info.not_after, info.not_before);
                if ends(&primary) > ends(&secondary) {
                    Some(Self { old: secondary, new: Some(primary), old_slot: 1 })
                } else {
                    Some(Self { old: primary, new: Some(secondary), old_slot: 0 })
                }
            }
            [None, None] => None,
        }
    }

    /// The steps that can be taken now.
    pub fn steps(&self) -> &'static [Step] {
        match (&self.new, self.old_slot) {
            (None, _) => &[Step::Add],
            (Some(_), 0) => &[Step::Promote, Step::Remove],
            (Some(_), _) => &[Step::Remove],
        }
    }

    /// Puts a step into a draft, as far as it can be with the certificates at hand. What is still missing is an error of the
    /// draft, or the diff shows that nothing changes yet.
    pub fn prepare<'a>(&self, step: Step, draft: &mut Draft, dropped: impl Iterator<Item = &'a Certificate>) {
        // The files of a chain come together; a group gets none of a device.
        let is_group = draft.kind() == Kind::Group;
        let slots = &mut draft.proof.certificates;
        if step == Step::Remove {
            if let Some(slot) = slots.get_mut(self.old_slot) {
                *slot = SlotDraft::Empty;
            }
            return;
        }
        for certificate in dropped {
            let is =
                |info: &CertificateInfo| info.sha256.eq_ignore_ascii_case(&certificate.sha256_thumbprint);
            let place = match (step, &self.new) {
                (Step::Add, _) if !is(&self.old) && (certificate.is_ca() || !is_group) => {
                    Some(1 - self.old_slot)
                }
                (Step::Promote, Some(new)) if is(new) => Some(0),
                (Step::Promote, _) if is(&self.old) => Some(1),
                _ => None,
            };
            if let Some(slot) = place.and_then(|place| slots.get_mut(place)) {
                *slot = SlotDraft::New(certificate.to_pem());
            }
        }
        // The new one cannot stand in both places: without the old one's file the secondary place becomes free.
        if step == Step::Promote
            && let [SlotDraft::New(_), secondary @ SlotDraft::Kept] = slots
        {
            *secondary = SlotDraft::Empty;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Stage, Step};
    use crate::{
        certificate::{Certificate, Item, read},
        dps::enrollment::{Draft, Enrollment, Kind, SlotDraft},
    };

    fn certificate(pem: &str) -> Certificate {
        match read("", pem.as_bytes()).items.remove(0) {
            Item::Certificate(certificate) => *certificate,
            Item::Problem(problem) => panic!("{problem}"),
        }
    }

    fn old() -> Certificate {
        certificate(include_str!("../../tests/fixtures/certificates/root.pem"))
    }

    fn new() -> Certificate {
        certificate(include_str!("../../tests/fixtures/certificates/intermediate.pem"))
    }

    fn info(certificate: &Certificate, ends: &str) -> Value {
        json!({"info": {"subjectName": "CN=x", "sha256Thumbprint": certificate.sha256_thumbprint, "notAfterUtc": ends}})
    }

    fn group(primary: Option<&Value>, secondary: Option<&Value>) -> Enrollment {
        let slots = json!({"primary": primary, "secondary": secondary});
        let attestation = json!({"type": "x509", "x509": {"signingCertificates": slots}});
        let json = json!({"enrollmentGroupId": "g", "etag": "MQ==", "attestation": attestation});
        Enrollment::from_json(Kind::Group, json).unwrap()
    }

    fn prepared(group: &Enrollment, step: Step, dropped: &[Certificate]) -> [SlotDraft; 2] {
        let mut draft = Draft::change(group.clone()).unwrap();
        Stage::of(group).unwrap().prepare(step, &mut draft, dropped.iter());
        draft.proof.certificates
    }

    #[test]
    fn the_new_one_comes_into_the_free_place() {
        let (old_info, new_pem) = (info(&old(), "2027-01-01T00:00:00Z"), SlotDraft::New(new().to_pem()));
        let first = group(Some(&old_info), None);
        assert_eq!(Stage::of(&first).unwrap().steps(), [Step::Add]);
        assert_eq!(prepared(&first, Step::Add, &[old(), new()]), [SlotDraft::Kept, new_pem.clone()]);
        assert_eq!(prepared(&first, Step::Add, &[]), [SlotDraft::Kept, SlotDraft::Empty]);
        let device = certificate(include_str!("../../tests/fixtures/certificates/leaf.pem"));
        assert_eq!(prepared(&first, Step::Add, &[new(), device]), [SlotDraft::Kept, new_pem.clone()]);
        let second = group(None, Some(&old_info));
        assert_eq!(prepared(&second, Step::Add, &[new()]), [new_pem, SlotDraft::Kept]);
    }

    #[test]
    fn the_new_one_takes_the_place_of_the_old_one() {
        let both =
            group(Some(&info(&old(), "2027-01-01T00:00:00Z")), Some(&info(&new(), "2037-01-01T00:00:00Z")));
        assert_eq!(Stage::of(&both).unwrap().steps(), [Step::Promote, Step::Remove]);
        let (old_pem, new_pem) = (SlotDraft::New(old().to_pem()), SlotDraft::New(new().to_pem()));
        assert_eq!(prepared(&both, Step::Promote, &[new(), old()]), [new_pem.clone(), old_pem]);
        assert_eq!(prepared(&both, Step::Promote, &[new()]), [new_pem, SlotDraft::Empty]);
        assert_eq!(
            prepared(&both, Step::Promote, &[]),
            [SlotDraft::Kept, SlotDraft::Kept],
            "nothing to send yet"
        );
        assert_eq!(prepared(&both, Step::Remove, &[]), [SlotDraft::Empty, SlotDraft::Kept]);
    }

    #[test]
    fn the_old_one_is_the_one_that_ends_first_wherever_it_stands() {
        let turned =
            group(Some(&info(&new(), "2037-01-01T00:00:00Z")), Some(&info(&old(), "2027-01-01T00:00:00Z")));
        assert_eq!(Stage::of(&turned).unwrap().steps(), [Step::Remove]);
        assert_eq!(prepared(&turned, Step::Remove, &[]), [SlotDraft::Kept, SlotDraft::Empty]);
        assert_eq!(Stage::of(&group(None, None)), None);
    }
}
