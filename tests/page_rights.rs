//! What the policy may do is found out from the service's answers, and nothing is assumed before.

use dps_enroll::{
    dps::{Right, policy_command},
    page::{Event, address::Place, form, list, run::Action},
};

use crate::support::person::Person;

fn lacking(person: &Person) -> Vec<Right> {
    Right::ALL.into_iter().filter(|right| person.page.connect.lacks(*right)).collect()
}

#[test]
fn each_refusal_teaches_the_right_that_is_missing() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.connect("reader");
    assert_eq!((person.listed(), lacking(&person)), (vec!["factory-7"], vec![]));
    person.create("factory-8");
    assert!(matches!(person.page.create.progress, form::Progress::Failed(_)));
    assert_eq!(lacking(&person), [Right::EnrollmentWrite]);
    person.go(Place::Registrations("factory-7".to_owned()));
    assert!(matches!(person.page.list().progress, list::Progress::Failed(_)));
    assert_eq!(lacking(&person), [Right::EnrollmentWrite, Right::RegistrationStatusRead]);
    person.connect("provisioningserviceowner");
    assert_eq!(lacking(&person), []);
}

#[test]
fn a_right_that_was_given_meanwhile_is_noticed() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.connect("reader");
    person.act(Event::RunOneAsked(Action::Disable, "factory-7".to_owned()));
    assert_eq!(lacking(&person), [Right::EnrollmentWrite]);
    person.act(Event::RunClosed);
    person.connect("provisioningserviceowner");
    person.act(Event::RunOneAsked(Action::Disable, "factory-7".to_owned()));
    assert_eq!(lacking(&person), []);
    assert!(!person.item("factory-7").enrollment().unwrap().is_enabled());
}

#[test]
fn the_command_names_what_the_page_needs_and_no_more() {
    assert_eq!(
        policy_command("mydps"),
        "az iot dps policy create --resource-group <RESOURCE_GROUP> --dps-name mydps --name enroller --rights \
         EnrollmentRead EnrollmentWrite RegistrationStatusRead RegistrationStatusWrite"
    );
}
