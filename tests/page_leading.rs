//! What leads through the page: its keys, links that are given to others, the guide of a first visit.

use dps_enroll::{
    dps::enrollment::Kind,
    page::{
        Event,
        address::{Address, Bench, Place},
        run::Action,
        setting::Setting,
        shortcut::Shortcut,
    },
};

use crate::support::person::Person;

fn press(person: &mut Person, key: &str) {
    person.act(Event::KeyPressed(Shortcut::of(key).unwrap()));
}

fn did(person: &Person, what: &str) -> bool {
    person.done.iter().any(|done| done.contains(what))
}

#[test]
fn keys_lead_to_the_pages_and_back_leads_back() {
    let mut person = Person::connected();
    for (key, place) in
        [("i", Place::Devices), ("w", Place::Workshop(Bench::Make)), ("g", Place::Start), ("c", Place::Start)]
    {
        let before = person.page.address.place.clone();
        person.done.clear();
        press(&mut person, key);
        assert_eq!(person.page.address.place, place, "{key}");
        assert_eq!(did(&person, "go to"), before != place, "{key}: {:?}", person.done);
    }
    assert!(did(&person, "Focus(ConnectionString)"));
    press(&mut person, "/");
    assert!(did(&person, "Focus(Filter)"));
    press(&mut person, "i");
    press(&mut person, "n");
    assert!(person.page.form.is_some());
}

#[test]
fn a_key_does_not_take_what_is_typed_in_a_form() {
    let mut person = Person::connected();
    press(&mut person, "i");
    press(&mut person, "n");
    let begun = format!("{:?}", person.page.form);
    press(&mut person, "n");
    press(&mut person, "e");
    assert_eq!(format!("{:?}", person.page.form), begun);
}

#[test]
fn a_dialog_takes_all_keys() {
    let mut person = Person::connected();
    press(&mut person, "?");
    assert!(person.page.is_sheet_open);
    press(&mut person, "i");
    assert_eq!(person.page.address.place, Place::Start);
    person.act(Event::SheetClosed);
    press(&mut person, "a");
    assert!(person.page.activity_panel.is_some());
    press(&mut person, "i");
    assert_eq!(person.page.address.place, Place::Start);
}

#[test]
fn keys_can_be_switched_off_and_that_is_kept() {
    let mut person = Person::connected();
    person.act(Event::ShortcutsSwitched(false));
    assert!(did(&person, "Save(Shortcuts, \"off\")"));
    press(&mut person, "i");
    press(&mut person, "?");
    assert_eq!(person.page.address.place, Place::Start);
    assert!(!person.page.is_sheet_open);
    // The button still lists them, and there they are switched on again.
    person.act(Event::SheetOpened);
    assert!(person.page.is_sheet_open);
    person.act(Event::ShortcutsSwitched(true));
    person.act(Event::SheetClosed);
    press(&mut person, "i");
    assert_eq!(person.page.address.place, Place::Devices);
}

#[test]
fn a_proxy_in_a_link_is_proposed_and_never_taken_unasked() {
    let link = "#/?proxy=https%3A%2F%2Fother.example%2F%7Burl%7D";
    let mut person = Person::new();
    let before = person.page.connect.proxy_text.clone();
    person.act(Event::Navigated(Address::parse(link)));
    assert_eq!(person.page.connect.proxy_text, before);
    assert!(!did(&person, "Save"), "{:?}", person.done);
    let proposed = person.page.proposal.clone().unwrap();
    assert_eq!(proposed.proxy.as_deref(), Some("https://other.example/{url}"));
    // A reload does not propose it again, and the address can be passed on.
    assert!(!did(&person, "other.example"), "{:?}", person.done);

    person.act(Event::ProposalDropped);
    assert_eq!(person.page.proposal, None);
    assert_eq!(person.page.connect.proxy_text, before);

    person.act(Event::Navigated(Address::parse(link)));
    person.act(Event::ProposalTaken);
    assert_eq!(person.page.connect.proxy_text, "https://other.example/{url}");
    assert!(did(&person, "Save(Proxy, \"https://other.example/{url}\")"));
    assert_eq!(person.page.proposal, None);

    person.act(Event::Navigated(Address::parse(link)));
    assert_eq!(person.page.proposal, None, "it is set already");
}

#[test]
fn a_link_to_a_group_says_of_which_dps_it_is() {
    let mut person = Person::new();
    let link = "#/groups/factory-7?dps=lyon.azure-devices-provisioning.net";
    person.act(Event::Navigated(Address::parse(link)));
    assert_eq!(person.page.address.place, Place::Enrollment(Kind::Group, "factory-7".to_owned()));
    assert_eq!(person.page.address.to_string(), "#/groups/factory-7");
    let proposed = person.page.proposal.clone().unwrap();
    assert_eq!(proposed.dps.unwrap().as_str(), "lyon.azure-devices-provisioning.net");

    let mut person = Person::connected();
    let link = person.page.address.shared(person.page.connect.host().cloned()).to_string();
    person.act(Event::Navigated(Address::parse(&link)));
    assert_eq!(person.page.proposal, None, "{link}");
}

#[test]
fn what_a_link_asks_for_is_shown_with_a_connection_to_its_dps() {
    let mut person =
        Person::at("#/groups/factory-7?dps=mydps.azure-devices-provisioning.net", "https://proxy.example/");
    person.act(Event::Navigated(Address::parse("#/")));
    person.connect("provisioningserviceowner");
    assert_eq!(person.page.address.to_string(), "#/groups/factory-7");
    assert_eq!(person.page.proposal, None, "it is arrived at");
    // Once, and of its DPS: else one is where one goes.
    person.act(Event::Navigated(Address::parse("#/")));
    person.act(Event::Forget);
    person.connect("provisioningserviceowner");
    assert_eq!(person.page.address.place, Place::Start);
    for link in ["#/groups/factory-7", "#/groups/factory-7?dps=other.azure-devices-provisioning.net"] {
        let mut person = Person::at(link, "https://proxy.example/");
        person.act(Event::Navigated(Address::parse("#/")));
        person.connect("provisioningserviceowner");
        assert_eq!(person.page.address.place, Place::Start, "{link}");
    }
}

#[test]
fn what_is_asked_about_is_left_with_its_page() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    let item = person.page.list().find("factory-7").cloned();
    person.act(Event::DeleteAsked(Box::new(item.unwrap())));
    assert!(person.page.deletion.is_some());
    person.act(Event::Navigated(Address::parse("#/")));
    assert!(person.page.deletion.is_none());
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    assert!(person.page.run.is_some());
    person.act(Event::Navigated(Address::parse("#/enrollments")));
    assert!(person.page.run.is_none());
}

#[test]
fn the_guide_is_read_once() {
    let mut person = Person::new();
    assert!(!person.page.settings.is_guided);
    person.act(Event::GuideRead);
    assert!(person.page.settings.is_guided);
    assert!(did(&person, "Save(Guide, \"read\")"));
    assert_eq!(Setting::Guide.key(), "dps-enroll.guide");
}
