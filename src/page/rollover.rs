//! Rolling a certificate over without a day on which a device is refused: the new one beside the old, then in its place, then the
//! old one out.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-roll-certificates>. The service never returns a certificate, only what it
//! knows of it, so a certificate moves from one place to the other only if its file is dropped again.

use crate::{
    certificate::{Certificate, lowest, registration_id},
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
    pub fn prepare(&self, step: Step, draft: &mut Draft, files: &[&Certificate]) {
        let found = |info: &CertificateInfo| {
            let certificate = files.iter().find(|file| is(info, file));
            certificate.map(|certificate| SlotDraft::New(certificate.to_pem()))
        };
        match step {
            Step::Remove => put(draft, self.old_slot, SlotDraft::Empty),
            Step::Add => {
                if let Some(successor) = self.successor(draft, files) {
                    put(draft, 1 - self.old_slot, SlotDraft::New(successor.to_pem()));
                }
            }
            Step::Promote => {
                // The new one cannot stand in both places: without the old one's file the secondary place becomes free.
                if let Some(new) = self.new.as_ref().and_then(found) {
                    draft.proof.certificates = [new, found(&self.old).unwrap_or(SlotDraft::Empty)];
                }
            }
        }
    }

    /// The new certificate among files that may be a whole chain's: a device's own, or the lowest CA, which admits no more than
    /// it has to.
    fn successor<'a>(&self, draft: &Draft, files: &[&'a Certificate]) -> Option<&'a Certificate> {
        let mut fitting = files.to_vec();
        fitting.retain(|file| {
            let fits = match draft.kind() {
                Kind::Group => file.is_ca(),
                Kind::Individual => {
                    registration_id::of(file).is_ok_and(|id| id.as_str().eq_ignore_ascii_case(&draft.id))
                }
            };
            fits && !is(&self.old, file)
        });
        lowest(&fitting)
    }
}

fn put(draft: &mut Draft, slot: usize, certificate: SlotDraft) {
    if let Some(place) = draft.proof.certificates.get_mut(slot) {
        *place = certificate;
    }
}

/// Whether a certificate is the one that the service describes.
fn is(info: &CertificateInfo, certificate: &Certificate) -> bool {
    info.sha256.eq_ignore_ascii_case(&certificate.sha256_thumbprint)
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

    const LEAF: &str = include_str!("../../tests/fixtures/certificates/leaf.pem");
    const ROOT_G2: &str = include_str!("../../tests/fixtures/certificates/root-g2.pem");

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
        Stage::of(group).unwrap().prepare(step, &mut draft, &Vec::from_iter(dropped));
        draft.proof.certificates
    }

    #[test]
    fn the_new_one_comes_into_the_free_place() {
        let (old_info, new_pem) = (info(&old(), "2027-01-01T00:00:00Z"), SlotDraft::New(new().to_pem()));
        let first = group(Some(&old_info), None);
        assert_eq!(Stage::of(&first).unwrap().steps(), [Step::Add]);
        assert_eq!(prepared(&first, Step::Add, &[old(), new()]), [SlotDraft::Kept, new_pem.clone()]);
        assert_eq!(prepared(&first, Step::Add, &[]), [SlotDraft::Kept, SlotDraft::Empty]);
        // A whole chain in its order, and the other way round.
        let (device, root) = (certificate(LEAF), certificate(ROOT_G2));
        assert_eq!(
            prepared(&first, Step::Add, std::slice::from_ref(&device)),
            [SlotDraft::Kept, SlotDraft::Empty]
        );
        let given = group(Some(&info(&root, "2027-01-01T00:00:00Z")), None);
        let expected = [SlotDraft::Kept, new_pem.clone()];
        assert_eq!(prepared(&given, Step::Add, &[device.clone(), new(), old()]), expected);
        assert_eq!(prepared(&given, Step::Add, &[old(), new(), device]), expected);
        // Two generations of one root.
        let given = group(Some(&info(&new(), "2027-01-01T00:00:00Z")), None);
        let expected = [SlotDraft::Kept, SlotDraft::New(root.to_pem())];
        assert_eq!(prepared(&given, Step::Add, &[root, old()]), expected);
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
        // The old one would stand in both.
        assert_eq!(prepared(&both, Step::Promote, &[old()]), [SlotDraft::Kept, SlotDraft::Kept]);
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
