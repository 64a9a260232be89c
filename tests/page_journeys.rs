//! A person's journeys over the state of the page, against the emulator.

use dps_enroll::secret::Secret;
use dps_enroll::{
    dps::{
        ApiVersion, CallError, Id, NoAnswer,
        enrollment::{Delete, Kind, SlotDraft},
    },
    emulator::{Fault, FaultKind},
    http::Method,
    page::{
        Event,
        address::{Address, Place},
        connect::{Entered, Test},
        form::{self, Edited, FormId},
        list, opened,
    },
};

use crate::support::{HOST, KEY, ca_pem, draft, fault, fixture, person::Person, send};

#[test]
fn drop_create_list_open_delete() {
    let mut person = Person::connected();
    person.drop_file("root.pem", ca_pem().as_bytes());
    assert_eq!(person.page.create.draft.id, "contoso-root-ca", "suggested from the common name");
    person.act(Event::Submitted(FormId::Step));
    assert_eq!(person.page.create.progress, form::Progress::Created { id: "contoso-root-ca".to_owned() });
    assert_eq!(person.listed(), ["contoso-root-ca"]);
    assert!(person.page.certificates.entries.is_empty(), "the next group starts from nothing");
    person.open("contoso-root-ca");
    let open = person.page.opened.as_ref().unwrap();
    assert_eq!(open.progress, opened::Progress::Loaded);
    let shown = format!("{:?}", open.enrollment.as_ref().unwrap().json());
    assert!(shown.contains("sha256Thumbprint") && !shown.contains("BEGIN CERTIFICATE"), "{shown}");
    person.delete("contoso-root-ca");
    assert!(person.listed().is_empty());
    assert_eq!(person.page.address.place, Place::Start, "back to the list");
    assert!(person.done.iter().any(|said| said.contains("deleted")), "{:?}", person.done);
}

#[test]
fn every_request_goes_through_the_proxy_and_none_holds_the_key() {
    let mut person = Person::connected();
    person.create("factory-7");
    assert!(!person.sent_to.is_empty());
    assert!(
        person.sent_to.iter().all(|url| url.starts_with(&format!("https://proxy.example/https://{HOST}/")))
    );
    for logged in person.dps.log() {
        assert!(!logged.target.contains("SharedAccess"), "{}", logged.target);
        let headers: Vec<_> = logged.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        assert!(headers.iter().all(|header| !header.contains(KEY)), "{headers:?}");
        assert!(headers.iter().any(|header| header.starts_with("Authorization: SharedAccessSignature sr=")));
    }
    assert!(!format!("{:?}", person.page).contains(KEY), "the state shows no key");
}

#[test]
fn forget_drops_the_key_at_once_and_the_answers_under_way() {
    let mut person = Person::connected();
    person.holding = true;
    person.act(Event::LoadList);
    person.act(Event::Forget);
    assert!(person.page.connect.session.is_none());
    assert!(person.done.contains(&"ClearStringField".to_owned()));
    assert!(person.done.iter().any(|done| done.starts_with("Abort")), "{:?}", person.done);
    person.release();
    assert_eq!(person.page.list().progress, list::Progress::NotLoaded, "an answer of before is not taken in");
    person.act(Event::LoadList);
    assert!(person.held.is_empty(), "without a key nothing is sent");
}

#[test]
fn a_wrong_string_is_explained_as_it_is_typed() {
    let mut person = Person::new();
    person.act(Event::StringTyped(Secret::from(
        "HostName=myhub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=YQ==".to_owned(),
    )));
    let Entered::Refused(error) = &person.page.connect.entered else { panic!() };
    assert!(error.to_string().contains("IoT Hub"), "{error}");
    person.connect("provisioningserviceowner");
    assert!(person.page.connect.session.is_some());
    assert_eq!(person.page.list().progress, list::Progress::Complete);
}

#[test]
fn a_refused_proxy_keeps_one_from_connecting() {
    let mut person = Person::at("", "http://proxy.example/");
    person.connect("provisioningserviceowner");
    assert!(person.page.connect.session.is_none());
    let error = person.page.connect.proxy.as_ref().unwrap_err().to_string();
    assert!(error.contains("https"), "{error}");
    person.act(Event::ProxyTyped("https://proxy.example/".to_owned()));
    assert!(person.done.iter().any(|done| done.starts_with("Save(Proxy")));
    person.connect("provisioningserviceowner");
    assert!(person.page.connect.session.is_some());
}

#[test]
fn an_existing_id_is_never_overwritten_and_nothing_typed_is_lost() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.act(Event::Edited(FormId::Step, Edited::IotEdge(true)));
    person.create("factory-7");
    assert_eq!(person.page.create.progress, form::Progress::Exists { id: "factory-7".to_owned() });
    assert_eq!(person.page.create.draft.id, "factory-7");
    assert!(person.page.create.draft.proof.certificates[0] != SlotDraft::Empty);
    person.act(Event::Edited(FormId::Step, Edited::Id("factory-8".to_owned())));
    person.act(Event::Submitted(FormId::Step));
    assert_eq!(person.listed(), ["factory-7", "factory-8"]);
}

#[test]
fn nothing_typed_is_lost_by_a_failed_call() {
    for kind in [
        FaultKind::Status(500),
        FaultKind::HtmlPage(502),
        FaultKind::DropBefore,
        FaultKind::Truncate,
        FaultKind::Status(401),
        FaultKind::Status(403),
    ] {
        let mut person = Person::connected();
        person.dps.script(fault(Method::Put, 1, kind.clone()));
        person.act(Event::Edited(FormId::Step, Edited::IotEdge(true)));
        person.create("factory-7");
        let draft = &person.page.create.draft;
        assert!(matches!(person.page.create.progress, form::Progress::Failed(_)), "{kind:?}");
        assert!(
            draft.id == "factory-7" && draft.is_iot_edge() && draft.proof.certificates[0] != SlotDraft::Empty,
            "{kind:?}: {draft:?}"
        );
        assert_eq!(person.page.certificates.entries.len(), 1, "{kind:?}");
        assert_eq!(person.page.connect.last_call.map(|call| call.succeeded), Some(false));
        person.act(Event::Submitted(FormId::Step));
        // After a cut answer the group is there already, and the page says whose it may be instead of overwriting it.
        let expected = if kind == FaultKind::Truncate {
            form::Progress::Found { id: "factory-7".to_owned() }
        } else {
            form::Progress::Created { id: "factory-7".to_owned() }
        };
        assert_eq!(person.page.create.progress, expected, "{kind:?}");
    }
}

#[test]
fn a_group_whose_answer_was_lost_is_the_persons_own_even_once_it_is_listed() {
    for is_listed in [true, false] {
        let mut person = Person::connected();
        person.dps.script(fault(Method::Put, 1, FaultKind::Truncate));
        person.create("factory-7");
        if is_listed {
            person.act(Event::LoadList);
            assert_eq!(person.listed(), ["factory-7"]);
        }
        person.act(Event::Checked(FormId::Step));
        let found = form::Progress::Found { id: "factory-7".to_owned() };
        assert_eq!(person.page.create.progress, found, "listed: {is_listed}");
        person.act(Event::Submitted(FormId::Step));
        let exists = form::Progress::Exists { id: "factory-7".to_owned() };
        assert_eq!(person.page.create.progress, exists, "it was there before it was sent anew");
    }
}

#[test]
fn whose_a_group_is_is_judged_by_the_version_that_was_listed_when_its_request_was_sent() {
    let found = |id: &str| form::Progress::Found { id: id.to_owned() };
    let exists = |id: &str| form::Progress::Exists { id: id.to_owned() };
    // Another ID after a lost answer: that one stood there before.
    let mut person = Person::connected();
    person.create("factory-8");
    person.dps.script(fault(Method::Put, 1, FaultKind::Truncate));
    person.create("factory-7");
    person.act(Event::Edited(FormId::Step, Edited::Id("factory-8".to_owned())));
    person.act(Event::Submitted(FormId::Step));
    assert_eq!(person.page.create.progress, exists("factory-8"));
    // The list is stale: what it shows was deleted, and the request made it anew.
    let mut person = Person::connected();
    person.create("factory-7");
    let if_match = person.item("factory-7").etag().unwrap();
    let id = Id::parse("factory-7").unwrap();
    send(&mut person.dps, &Delete { kind: Kind::Group, id, if_match }).unwrap();
    person.dps.script(fault(Method::Put, 1, FaultKind::Truncate));
    person.create("factory-7");
    person.act(Event::Checked(FormId::Step));
    assert_eq!(person.page.create.progress, found("factory-7"));
}

#[test]
fn a_throttled_call_waits_as_long_as_asked_and_is_made_again() {
    let mut person = Person::connected();
    person.dps.script(fault(Method::Put, 1, FaultKind::Throttle(3)));
    person.create("factory-7");
    assert_eq!(person.page.waiting.as_ref().map(|waiting| waiting.seconds_left), Some(3));
    person.wait_a_second();
    person.wait_a_second();
    assert_eq!(person.page.waiting.as_ref().map(|waiting| waiting.seconds_left), Some(1));
    assert!(person.listed().is_empty());
    person.wait_a_second();
    assert_eq!(person.page.waiting, None);
    assert_eq!(person.listed(), ["factory-7"]);
}

#[test]
fn a_wait_can_be_given_up_and_the_failure_then_stands_where_it_belongs() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.dps.script(Fault { method: None, path: String::new(), times: 4, kind: FaultKind::Throttle(60) });
    let throttled = |error: &CallError| matches!(error, CallError::Service(problem) if problem.status == 429);
    person.act(Event::TestConnection);
    person.act(Event::WaitCancelled);
    assert!(matches!(&person.page.connect.test, Test::Failed(error) if throttled(error)));
    person.act(Event::LoadList);
    person.act(Event::WaitCancelled);
    assert!(matches!(&person.page.list().progress, list::Progress::Failed(error) if throttled(error)));
    person.open("unknown");
    person.act(Event::WaitCancelled);
    let open = person.page.opened.as_ref().unwrap();
    assert!(
        matches!(&open.progress, opened::Progress::Failed(error) if throttled(error)),
        "{:?}",
        open.progress
    );
    person.act(Event::Edited(FormId::Step, Edited::Id("factory-8".to_owned())));
    person.drop_file("root.pem", ca_pem().as_bytes());
    person.act(Event::Submitted(FormId::Step));
    assert!(person.page.waiting.is_some());
    person.act(Event::WaitCancelled);
    assert!(matches!(&person.page.create.progress, form::Progress::Failed(error) if throttled(error)));
    assert_eq!(person.page.create.draft.id, "factory-8");
}

#[test]
fn the_list_goes_to_its_end_and_can_be_stopped() {
    let mut person = Person::new();
    for number in 0..250 {
        let draft = draft(&format!("group-{number:03}"));
        send(&mut person.dps, &draft.check().unwrap()).unwrap();
    }
    person.connect("provisioningserviceowner");
    assert_eq!(person.listed().len(), 250);
    assert!(person.done.iter().any(|said| said.contains("250")), "{:?}", person.done);
    assert_eq!(person.dps.log().filter(|logged| logged.target.contains("query")).count(), 3);
    person.holding = true;
    person.act(Event::LoadList);
    person.act(Event::StopList);
    assert_eq!(person.page.list().progress, list::Progress::Stopped);
    person.release();
    assert_eq!(person.page.list().progress, list::Progress::Stopped, "a late answer changes nothing");
    person.act(Event::ContinueList);
    assert_eq!(person.listed().len(), 250);
}

#[test]
fn filter_and_opened_group_are_in_the_address_and_back_works() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.act(Event::FilterTyped("root".to_owned()));
    assert!(person.done.contains(&"show #/?filter=root".to_owned()), "{:?}", person.done);
    assert_eq!(person.listed(), ["factory-7"]);
    person.open("factory-7");
    assert_eq!(person.page.address.to_string(), "#/groups/factory-7?filter=root");
    person.act(Event::Navigated(Address::parse("#/?filter=root")));
    assert!(person.page.opened.is_none());
    assert_eq!(person.page.address.filter, "root");
    // A reload keeps the page, not the key.
    let reloaded = Person::at("#/groups/factory-7?filter=root", "https://proxy.example/");
    assert!(reloaded.page.connect.session.is_none());
    assert_eq!(
        reloaded.page.opened.as_ref().map(|open| open.progress.clone()),
        Some(opened::Progress::NotConnected)
    );
    // With the key it is loaded at once.
    let mut reloaded = reloaded;
    reloaded.dps = person.dps;
    reloaded.connect("provisioningserviceowner");
    assert_eq!(
        reloaded.page.opened.as_ref().map(|open| open.progress.clone()),
        Some(opened::Progress::Loaded)
    );
}

#[test]
fn an_unknown_and_an_impossible_group_are_told_apart() {
    let mut person = Person::connected();
    person.open("nowhere");
    assert_eq!(
        person.page.opened.as_ref().map(|open| open.progress.clone()),
        Some(opened::Progress::NotFound)
    );
    let said = "There is no group “nowhere” in this DPS.".to_owned();
    assert_eq!(person.done.iter().filter(|done| **done == said).count(), 1, "it is announced");
    assert_eq!(person.page.connect.last_call.map(|call| call.succeeded), Some(true), "the service answered");
    person.open("no/such id");
    assert_eq!(
        person.page.opened.as_ref().map(|open| open.progress.clone()),
        Some(opened::Progress::InvalidId)
    );
}

#[test]
fn the_sandbox_sends_nothing_anywhere() {
    let mut person = Person::at("", "https://proxy.example/");
    person.enter_sandbox();
    assert!(person.page.connect.is_sandbox() && person.page.address.sandbox);
    assert!(person.listed().len() >= 5, "believable data");
    person.create("factory-7");
    person.act(Event::TestConnection);
    assert_eq!(person.page.connect.test, Test::Passed);
    assert!(person.sent_to.is_empty());
    person.act(Event::Forget);
    assert!(!person.page.address.sandbox && person.listed().is_empty());
}

#[test]
fn a_form_without_certificate_or_connection_says_what_is_missing() {
    let mut person = Person::new();
    person.act(Event::Submitted(FormId::Step));
    assert!(person.page.create.attempted);
    assert!(person.done.iter().any(|done| done.contains("ConnectionString")), "{:?}", person.done);
    person.connect("provisioningserviceowner");
    person.act(Event::Submitted(FormId::Step));
    assert!(person.done.iter().any(|done| done.contains("FirstInvalid")), "{:?}", person.done);
    let errors: Vec<_> = person.page.create.errors().iter().map(ToString::to_string).collect();
    assert!(errors.iter().any(|error| error.contains("certificate")), "{errors:?}");
    assert!(
        person.dps.log().all(|logged| logged.method != Method::Put),
        "an empty certificate is never sent"
    );
}

#[test]
fn certificates_are_taken_once_and_chosen_sensibly_until_the_person_chooses() {
    let mut person = Person::connected();
    let chain = fixture("certificates/chain.pem");
    person.drop_file("chain.pem", &chain);
    person.drop_file("again.pem", &chain);
    assert_eq!(person.page.certificates.entries.len(), 3);
    assert_eq!(person.page.create.draft.id, "contoso-factory-7-ca");
    let slot = dps_enroll::page::certificates::Slot::Primary;
    person.act(Event::CertificateChosen(slot, Some(0)));
    assert_eq!(person.page.create.draft.id, "contoso-root-ca");
    person.act(Event::CertificateRemoved(0));
    assert_eq!(person.page.certificates.entries.len(), 2);
    assert_eq!(person.page.create.draft.id, "contoso-factory-7-ca");
    person.act(Event::CertificatesCleared);
    assert_eq!(person.page.create.draft.proof.certificates[0], SlotDraft::Empty);
}

#[test]
fn a_token_that_ran_out_is_not_sent() {
    let host = dps_enroll::connection::HostName::parse(HOST).unwrap();
    let key = dps_enroll::secret::Secret::new(b"01234567890123456789012345678901".to_vec());
    let mut person = Person::new();
    let token = dps_enroll::sas::sign(&host, "provisioningserviceowner", &key, person.now.plus(60));
    let token = std::str::from_utf8(token.expose()).unwrap().to_owned();
    person.act(Event::Connect(Secret::from(format!("HostName={HOST};SharedAccessSignature={token}"))));
    assert_eq!(person.page.list().progress, list::Progress::Complete);
    let sent = person.dps.log().count();
    person.now = person.now.plus(61);
    person.act(Event::TestConnection);
    assert!(matches!(&person.page.connect.test, Test::Failed(CallError::TokenExpired { .. })));
    assert_eq!(person.dps.log().count(), sent);
}

#[test]
fn a_lost_connection_is_told_and_mended_by_trying_again() {
    let mut person = Person::connected();
    person.dps.script(fault(Method::Post, 1, FaultKind::DropBefore));
    person.act(Event::TestConnection);
    assert_eq!(person.page.connect.test, Test::Failed(CallError::NoAnswer(NoAnswer::Unreachable)));
    person.act(Event::TestConnection);
    assert_eq!(person.page.connect.test, Test::Passed);
}

#[test]
fn every_call_is_made_in_the_version_that_was_chosen() {
    let mut person = Person::connected();
    for version in ApiVersion::ALL {
        person.act(Event::VersionChosen(version));
        person.act(Event::LoadList);
        assert_eq!(person.page.list().progress, list::Progress::Complete, "{version:?}");
        let asked = person.dps.log().last().unwrap().target.clone();
        assert_eq!(asked, format!("/enrollmentGroups/query?api-version={}", version.as_str()));
    }
}
