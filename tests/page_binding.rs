//! The page binds itself to the first connection's addresses, says what lies outside, and takes a newer build when asked.

use dps_enroll::{
    page::{Effect, Event, connect::Experiment},
    proxy::Template,
    secret::Secret,
};

use crate::support::{HOST, KEY, NOW, person::Person};

/// The policies that the browser was asked to hold the page to.
fn policies(person: &Person) -> Vec<&String> {
    person.done.iter().filter(|done| done.starts_with("Bind")).collect()
}

#[test]
fn the_first_connection_binds_the_page_before_anything_is_sent() {
    let mut person = Person::new();
    let text = format!("HostName={HOST};SharedAccessKeyName=a;SharedAccessKey={KEY}");
    let effects = person.page.update(Event::Connect(Secret::from(text)), NOW);
    let policy = format!("connect-src 'self' https://proxy.example https://{HOST}");
    assert_eq!(effects.first(), Some(&Effect::Bind(policy)));
    assert!(effects.iter().skip(1).any(|effect| matches!(effect, Effect::Send { .. })));
    // Once: what a second policy allowed would not be allowed by the first.
    person.act(Event::Forget);
    person.connect("a");
    assert!(person.page.connect.session.is_some());
    assert!(policies(&person).is_empty());
}

#[test]
fn the_sandbox_binds_the_page_to_nobody() {
    let mut person = Person::new();
    person.enter_sandbox();
    assert!(policies(&person).is_empty());
    person.act(Event::Forget);
    person.connect("a");
    assert_eq!(policies(&person).len(), 1);
}

#[test]
fn nothing_is_sent_by_a_proxy_outside() {
    let mut person = Person::connected();
    person.act(Event::ProxyTyped("https://other.example/{url}".to_owned()));
    assert!(person.page.connect.bound_elsewhere(None).is_some());
    // It is kept for after the reload.
    assert!(person.done.iter().any(|done| done.contains("Save(Proxy") && done.contains("other.example")));
    person.act(Event::TestConnection);
    person.act(Event::LoadList);
    let effects = person.page.update(Event::ProxyChecked, person.now);
    assert_eq!(effects, []);
    assert!(
        person.sent_to.iter().all(|url| url.starts_with("https://proxy.example/")),
        "{:?}",
        person.sent_to
    );
    // Without a connection there is none to be had by it.
    person.act(Event::Forget);
    person.connect("a");
    assert!(person.page.connect.session.is_none());
    assert!(person.page.connect.bound_elsewhere(None).is_some());
    // The proxy that the page is bound to can be taken again.
    person.act(Event::ProxyTyped("https://proxy.example/to/{host}{path}".to_owned()));
    assert_eq!(person.page.connect.bound_elsewhere(None), None);
    person.connect("a");
    assert!(person.page.connect.session.is_some());
    assert!(person.sent_to.last().unwrap().starts_with("https://proxy.example/to/"));
}

#[test]
fn experiments_stay_within_what_the_page_is_bound_to() {
    let mut person = Person::connected();
    person.act(Event::ExperimentChosen(Some(Experiment::Direct)));
    let own = format!("https://{HOST}/");
    assert!(person.sent_to.last().unwrap().starts_with(&own));
    person.act(Event::ExperimentChosen(None));
    person.act(Event::Forget);
    let other = "other.azure-devices-provisioning.net";
    let text = format!("HostName={other};SharedAccessKeyName=a;SharedAccessKey={KEY}");
    person.act(Event::Connect(Secret::from(text)));
    let sent = person.sent_to.len();
    person.act(Event::ExperimentChosen(Some(Experiment::Direct)));
    assert_eq!(person.sent_to.len(), sent, "the other DPS itself is outside");
    assert!(person.page.connect.bound_elsewhere(Some(&Template::direct())).is_some());
    person.act(Event::ExperimentChosen(Some(Experiment::ServicesHost)));
    assert!(person.sent_to.len() > sent, "by the proxy it is not");
}

#[test]
fn a_newer_build_is_said_and_taken_when_asked() {
    let mut person = Person::new();
    assert!(!person.page.site.is_update_ready);
    person.act(Event::UpdateReady);
    assert!(person.page.site.is_update_ready);
    assert_eq!(person.done, ["A new version of this page is ready."]);
    person.act(Event::UpdateTaken);
    person.act(Event::ReloadAsked);
    assert_eq!(person.done[1..], ["TakeUpdate", "Reload"]);
}
