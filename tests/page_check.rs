//! The bench that checks a chain, without a browser: OpenSSL's answers stand for `WebCrypto`'s.

use dps_enroll::{
    certificate::read,
    chain::{Answer, Fault, Outcome, Unsupported, Verification},
    page::{
        Effect, Event, State,
        address::Address,
        workshop::{
            self,
            check::{self, Effect::Verify, Proof},
        },
    },
    text::Locale,
};

use crate::support::{
    NOW,
    chains::{hash, recorded},
    fixture,
};

/// What the page asked for: a revision, and the signatures to verify.
type Asked = (u64, Vec<Verification>);

fn page() -> State {
    State::new(Locale::English, Address::parse("#/workshop/check"), None)
}

fn asked(effects: Vec<Effect>) -> Option<Asked> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Workshop(workshop::Effect::Check(Verify { revision, signatures })) => {
            Some((revision, signatures))
        }
        _ => None,
    })
}

fn drop_file(page: &mut State, name: &str) -> Option<Asked> {
    let bytes = fixture(&format!("chains/{name}.pem"));
    asked(page.update(Event::FileRead(read(name, &bytes)), NOW))
}

fn report(page: &mut State, revision: u64, answers: Vec<Answer>) {
    let event = check::Event::Verified(revision, answers);
    assert_eq!(page.update(Event::Workshop(workshop::Event::Check(event)), NOW), []);
}

/// Answers as OpenSSL did.
fn verify(page: &mut State, (revision, signatures): Asked) {
    let recorded = recorded();
    report(page, revision, signatures.iter().map(|one| recorded[&hash(one)]).collect());
}

fn outcomes(page: &State) -> Vec<Outcome> {
    let chains = &page.workshop.check.verdict.as_ref().unwrap().chains;
    chains.iter().map(|chain| chain.paths[0].outcome).collect()
}

fn outcome_of(name: &str) -> Outcome {
    let mut page = page();
    let asked = drop_file(&mut page, name).unwrap();
    assert_eq!(page.workshop.check.verdict, None, "nothing is said before signatures are verified");
    verify(&mut page, asked);
    let [outcome] = outcomes(&page)[..] else { panic!("{name}: {:?}", outcomes(&page)) };
    outcome
}

#[test]
fn a_chain_is_judged_once_its_signatures_are_verified() {
    assert_eq!(outcome_of("good-p256"), Outcome::Accepted);
    assert_eq!(outcome_of("leaf-first"), Outcome::Accepted);
    assert_eq!(outcome_of("bad-signature-leaf"), Outcome::Refused);
    assert_eq!(outcome_of("expired-intermediate"), Outcome::Refused);
}

#[test]
fn the_certificates_are_the_benchs_and_not_those_of_step_2() {
    let mut page = page();
    drop_file(&mut page, "good-p256").unwrap();
    assert_eq!(page.workshop.check.certificates.entries.len(), 3);
    assert_eq!(page.certificates.entries.len(), 0);
    // The other bench has the same ones.
    page.update(Event::Navigated(Address::parse("#/workshop/admit")), NOW);
    assert_eq!(page.certificates_here().entries.len(), 3);
    page.update(Event::Navigated(Address::parse("#/")), NOW);
    assert_eq!(page.certificates_here().entries.len(), 0);
    assert_eq!(drop_file(&mut page, "good-rsa"), None);
    assert_eq!(page.certificates.entries.len(), 3);
    assert_eq!(page.workshop.check.certificates.entries.len(), 3);
}

#[test]
fn answers_about_other_certificates_are_dropped() {
    let mut page = page();
    let first = drop_file(&mut page, "bad-signature-leaf").unwrap();
    page.update(Event::CertificatesCleared, NOW);
    let second = drop_file(&mut page, "good-p256").unwrap();
    assert_ne!(first.0, second.0);
    verify(&mut page, first);
    assert_eq!(page.workshop.check.verdict, None);
    verify(&mut page, second.clone());
    assert_eq!(outcomes(&page), [Outcome::Accepted]);
    // Nor does a second answer change anything.
    report(&mut page, second.0, vec![Answer::Invalid; second.1.len()]);
    assert_eq!(outcomes(&page), [Outcome::Accepted]);
}

#[test]
fn what_the_browser_does_not_have_is_undecided_and_never_wrong() {
    let mut page = page();
    let (revision, signatures) = drop_file(&mut page, "good-ed25519").unwrap();
    report(&mut page, revision, vec![Answer::Unsupported; signatures.len()]);
    assert_eq!(outcomes(&page), [Outcome::Undecided]);
    let check = &page.workshop.check;
    let path = &check.verdict.as_ref().unwrap().chains[0].paths[0];
    let why = Unsupported::Browser(signatures[0].algorithm);
    assert!(path.findings.iter().any(|finding| finding.fault == Fault::Unsupported(why.clone())));
    assert_eq!(check.proof(path.certificates[0], path.certificates[1]), Some(Proof::Unknown(why)));
    // Too few answers are none.
    page.update(Event::CertificatesCleared, NOW);
    let (revision, _) = drop_file(&mut page, "good-p256").unwrap();
    report(&mut page, revision, Vec::new());
    assert_eq!(outcomes(&page), [Outcome::Undecided]);
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_is_lost() {
    let mut page = page();
    let asked_first = drop_file(&mut page, "good-p256").unwrap();
    verify(&mut page, asked_first);
    let effects = page.update(Event::FileRead(read("notes.txt", b"nothing")), NOW);
    assert_eq!(asked(effects), None, "there is nothing new to verify");
    assert_eq!(outcomes(&page), [Outcome::Accepted]);
    assert_eq!(page.certificates_here().problems.len(), 1);
    page.update(Event::ProblemsDismissed, NOW);
    assert_eq!(page.certificates_here().problems.len(), 0);
    // The same file again adds nothing.
    assert_eq!(drop_file(&mut page, "good-p256"), None);
    assert_eq!(outcomes(&page), [Outcome::Accepted]);
}

#[test]
fn certificates_are_taken_out_one_by_one_and_all_at_once() {
    let mut page = page();
    let first = drop_file(&mut page, "good-p256").unwrap();
    verify(&mut page, first);
    let names = |page: &State| {
        let entries = page.workshop.check.certificates.entries.iter();
        entries.map(|entry| entry.certificate.subject.common_name().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let root = names(&page).iter().position(|name| name == "Root").unwrap();
    let second = asked(page.update(Event::CertificateRemoved(root), NOW)).unwrap();
    verify(&mut page, second);
    assert_eq!(outcomes(&page), [Outcome::Refused], "its root is gone");
    page.update(Event::CertificatesCleared, NOW);
    assert_eq!(names(&page), [""; 0]);
    assert_eq!(outcomes(&page), []);
}

#[test]
fn certificates_that_stand_in_no_chain_are_known() {
    let mut page = page();
    let asked_first = drop_file(&mut page, "same-id-other-key-second").unwrap();
    verify(&mut page, asked_first);
    let strays = page.workshop.check.strays();
    assert_eq!(strays.len(), 1);
    let [outcome] = outcomes(&page)[..] else { panic!() };
    assert_eq!(outcome, Outcome::Accepted);
    // Several devices are several chains.
    let mut page = self::page();
    let first = drop_file(&mut page, "good-p256").unwrap();
    verify(&mut page, first);
    let second = drop_file(&mut page, "bad-signature-rsa").unwrap();
    verify(&mut page, second);
    assert_eq!(outcomes(&page).len(), 2);
}
