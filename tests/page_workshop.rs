//! The bench that makes certificates, without a browser: what is made, and what is said where something is refused. OpenSSL
//! does what `WebCrypto` is asked for; without an OpenSSL 3 these tests do nothing.

use dps_enroll::{
    certificate::read,
    dps::{IdError, enrollment::SlotDraft},
    page::workshop::{
        crypto::KeyAlgorithm,
        draft::Edit,
        make::Event,
        trouble::{Control, Trouble},
    },
    time::UnixSeconds,
    workshop::{Refusal, Role},
};

use crate::support::{fixture, openssl::openssl, tab::Tab};

#[test]
fn a_test_chain_is_one_press_and_its_keys_can_be_forgotten() {
    let Some(mut tab) = Tab::new("page-chain") else { return };
    tab.make(Event::ChainAsked);
    assert_eq!(tab.trouble(), None);
    assert_eq!(tab.workshop().shelf.made.len(), 3);
    let (root, device, chain) = (tab.write(0, false), tab.write(2, false), tab.write(2, true));
    tab.verify(&root, &chain, &device, "sslclient");
    assert!(tab.workshop().shelf.has_keys());
    // The next one is a device below the intermediate.
    assert_eq!(tab.workshop().make.draft.role, Role::Device);
    tab.make(Event::Forgotten);
    assert!(!tab.workshop().shelf.has_keys());
    assert_eq!(tab.workshop().shelf.made.len(), 3);
    tab.make(Event::Submitted);
    assert_eq!(tab.trouble(), Some((Trouble::NoIssuer, Some(Control::Issuer))));
}

#[test]
fn what_was_made_is_checked_with_those_above_it_and_nothing_else() {
    let Some(mut tab) = Tab::new("page-chain-checked") else { return };
    tab.make(Event::ChainAsked);
    let made: Vec<_> = tab.workshop().shelf.made.iter().map(|made| made.certificate.clone()).collect();
    let checked = |tab: &Tab| tab.workshop().check.judged().to_vec();
    tab.make(Event::ChainChecked(2));
    assert_eq!(checked(&tab), [&made[2], &made[1], &made[0]].map(Clone::clone));
    tab.make(Event::ChainChecked(1));
    assert_eq!(checked(&tab), [&made[1], &made[0]].map(Clone::clone), "what was checked before is not there");
}

#[test]
fn a_ca_that_is_taken_into_a_group_is_its_primary_whatever_was_dropped_before() {
    let Some(mut tab) = Tab::new("page-used") else { return };
    let dropped = ["root-g2", "intermediate"].map(|name| fixture(&format!("certificates/{name}.pem")));
    for pem in &dropped {
        tab.page.update(dps_enroll::page::Event::FileRead(read("ca.pem", pem)), UnixSeconds::default());
    }
    tab.make(Event::ChainAsked);
    tab.make(Event::UsedInGroup(1));
    let made = tab.workshop().shelf.made[1].certificate.clone();
    let slots = &tab.page.create.draft.proof.certificates;
    assert_eq!(slots, &[SlotDraft::New(made.to_pem()), SlotDraft::Empty]);
    assert_eq!(tab.page.create.draft.id, "test-intermediate-ca");
}

#[test]
fn any_number_of_intermediates_stands_between_root_and_device() {
    let Some(mut tab) = Tab::new("page-deep") else { return };
    tab.edit(Edit::PathLength(Some(3)));
    tab.edit(Edit::CommonName("Root of four".to_owned()));
    tab.edit(Edit::Organization("Société".to_owned()));
    tab.edit(Edit::Country("fr".to_owned()));
    tab.make(Event::Submitted);
    for (at, algorithm) in
        [KeyAlgorithm::P384, KeyAlgorithm::Rsa2048, KeyAlgorithm::P256].into_iter().enumerate()
    {
        tab.edit(Edit::Role(Role::Intermediate));
        tab.edit(Edit::CommonName(format!("Level {at}")));
        tab.edit(Edit::Algorithm(algorithm));
        // The lowest that may issue a CA issues it, and leaves one level less.
        assert_eq!(tab.workshop().make.draft.issuer(&tab.workshop().shelf), Some(at));
        tab.make(Event::Submitted);
        assert_eq!(tab.trouble(), None, "level {at}");
    }
    tab.edit(Edit::CommonName("meter-1".to_owned()));
    tab.make(Event::Submitted);
    assert_eq!(tab.trouble(), None);
    let (root, device, chain) = (tab.write(0, false), tab.write(4, false), tab.write(4, true));
    tab.verify(&root, &chain, &device, "sslclient");
    let shelf = &tab.workshop().shelf;
    let text = |index: usize| {
        let path = tab.write(index, false);
        String::from_utf8(openssl(&["x509", "-in", &path, "-noout", "-text"])).unwrap()
    };
    for (index, words) in [(0, "CA:TRUE, pathlen:3"), (1, "CA:TRUE, pathlen:2"), (3, "CA:TRUE, pathlen:0")] {
        assert!(text(index).contains(words), "{index}: {words}");
    }
    assert!(text(0).contains("C = FR, O = Soci\\C3\\A9t\\C3\\A9, CN = Root of four"), "{}", text(0));
    assert!(
        text(2).contains("rsaEncryption") && text(1).contains("P-384") && text(4).contains("CN = meter-1")
    );
    assert_eq!(shelf.chain(4).len(), 5);
    // One more has no room: nothing is asked of the browser, and what was typed stays.
    tab.edit(Edit::Role(Role::Intermediate));
    tab.edit(Edit::Issuer(Some(3)));
    tab.edit(Edit::CommonName("Level 3".to_owned()));
    let asked = tab.asked;
    tab.make(Event::Submitted);
    assert!(matches!(
        tab.trouble(),
        Some((Trouble::Refused(Refusal::PathLength { .. }), Some(Control::Issuer)))
    ));
    assert_eq!((tab.asked, tab.led), (asked, true));
    assert_eq!(tab.workshop().make.draft.common_name(), "Level 3");
}

#[test]
fn an_edge_device_has_a_ca_below_which_it_certifies_its_modules() {
    let Some(mut tab) = Tab::new("page-edge") else { return };
    tab.make(Event::ChainAsked);
    tab.edit(Edit::Role(Role::Edge));
    tab.make(Event::Submitted);
    assert_eq!(tab.trouble(), None);
    // The root may have a CA below it, the intermediate may not.
    assert_eq!(tab.workshop().shelf.made[3].issuer, Some(0));
    let (root, edge) = (tab.write(0, false), tab.write(3, false));
    tab.verify(&root, &root, &edge, "any");
    assert_eq!(
        tab.workshop().shelf.path(3, dps_enroll::workshop::Item::Certificate),
        "certs/new-edge-device.cert.pem"
    );
}

#[test]
fn what_is_wrong_with_the_form_is_said_at_its_field_and_nothing_is_lost() {
    let Some(mut tab) = Tab::new("page-form") else { return };
    tab.make(Event::ChainAsked);
    let long = "a".repeat(65);
    let refused = |refusal| Trouble::Refused(refusal);
    let too_long = |attribute| refused(Refusal::TooLong { attribute, length: 65, most: 64 });
    let (from, until) = {
        let issuer = &tab.workshop().shelf.made[1].certificate;
        (issuer.not_before, issuer.not_after)
    };
    let outside = refused(Refusal::OutsideIssuer { from, until });
    let odd = IdError::Character { character: ' ', position: 6 };
    let cases: [(Edit, Trouble, Control); 9] = [
        (Edit::CommonName(" ".to_owned()), refused(Refusal::NoCommonName), Control::CommonName),
        (Edit::CommonName("meter 1".to_owned()), refused(Refusal::Id(odd)), Control::CommonName),
        (Edit::CommonName(long.clone()), too_long("CN"), Control::CommonName),
        (Edit::Organization(long.clone()), too_long("O"), Control::Organization),
        (Edit::Unit(long.clone()), too_long("OU"), Control::Unit),
        (Edit::Country("FRA".to_owned()), refused(Refusal::Country), Control::Country),
        (Edit::Until("2027".to_owned()), Trouble::Date, Control::Until),
        (Edit::Until("2020-01-01".to_owned()), refused(Refusal::EndsBeforeItBegins), Control::Until),
        (Edit::Until("2040-01-01".to_owned()), outside, Control::Until),
    ];
    for (edit, trouble, control) in cases {
        let before = tab.workshop().make.draft.clone();
        let said = format!("{edit:?}");
        tab.edit(edit);
        let typed = format!("{:?}", tab.workshop().make.draft);
        let asked = tab.asked;
        tab.make(Event::Submitted);
        assert_eq!(tab.trouble(), Some((trouble, Some(control))), "{said}");
        assert!(tab.led, "{said}");
        assert_eq!(tab.asked, asked, "a key was made in vain: {said}");
        assert_eq!(format!("{:?}", tab.workshop().make.draft), typed, "{said}");
        // It is over once something is changed.
        tab.edit(Edit::Organization(before.organization));
        assert_eq!(tab.trouble(), None, "{said}");
        tab.edit(Edit::CommonName("meter-1".to_owned()));
        tab.edit(Edit::Unit(before.unit));
        tab.edit(Edit::Country(before.country));
        tab.edit(Edit::Until("2027-01-01".to_owned()));
    }
    tab.make(Event::Submitted);
    assert_eq!(tab.trouble(), None);
    assert_eq!(tab.workshop().shelf.made.len(), 4);
}

#[test]
fn a_job_that_was_given_up_changes_nothing_any_more() {
    let Some(mut tab) = Tab::new("page-cancel") else { return };
    let event = dps_enroll::page::workshop::Event::Make(Event::Submitted);
    let (job, ask) = tab.act_until(event, 1).unwrap();
    let answer = tab.answer(ask);
    tab.make(Event::Cancelled);
    assert!(tab.workshop().job.is_none());
    let answered = dps_enroll::page::workshop::Event::Answered(job, answer, [1; 16]);
    assert!(tab.act_until(answered, 1).is_none());
    assert!(tab.workshop().shelf.made.is_empty());
    assert_eq!(tab.trouble(), None);
}
