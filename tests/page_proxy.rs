//! What the page finds out about its proxy, what a deployment presets, and the ways round a proxy.

use dps_enroll::{
    deployment::{Deployment, DeploymentError},
    dps::NoAnswer,
    emulator::Outcome,
    http::{Headers, Method, Response},
    page::{
        Effect, Event, State,
        address::Address,
        connect::{Check, Entered, Experiment},
    },
    proxy::check::{Answer, Finding, Probe, Probed, Step, Verdict},
    secret::Secret,
    text::Locale,
};

use crate::support::{HOST, KEY, NOW, person::Person};

const PAGE: &str = "https://team.example";

/// Presses "Check proxy", and lets a proxy answer.
fn check(person: &mut Person, mut proxy: impl FnMut(&mut Person, &Probe) -> Answer) -> Vec<Finding> {
    let mut effects = person.page.update(Event::ProxyChecked, person.now);
    assert!(matches!(person.page.connect.check, Check::Running(..)));
    while let Some((number, probes)) = asked(&effects) {
        let made = probes.iter().map(|probe| {
            let answer = proxy(person, probe);
            Probed { step: probe.step, milliseconds: 42, answer }
        });
        let made = made.collect();
        effects = person.page.update(Event::ProxyProbed(number, PAGE.to_owned(), made), person.now);
    }
    person.done.extend(effects.into_iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text),
        _ => None,
    }));
    match &person.page.connect.check {
        Check::Done(findings) => findings.clone(),
        other => panic!("{other:?}"),
    }
}

/// The requests that the page asks for.
fn asked(effects: &[Effect]) -> Option<(u64, Vec<Probe>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Probe(number, probes) => Some((*number, probes.clone())),
        _ => None,
    })
}

fn refusal() -> Answer {
    let body = r#"{"proxy":{"refused":"hostNotAllowed","message":"The host is no DPS that this proxy forwards to."}}"#;
    Answer::Read(Response {
        status: 403,
        headers: Headers::new().with("content-type", "application/json").with("cache-control", "no-store"),
        body: body.to_owned(),
    })
}

/// A proxy as the contract asks for: it forwards to the DPS, exposes what the page reads, and refuses another host.
fn good(person: &mut Person, probe: &Probe) -> Answer {
    if probe.step == Step::Foreign {
        return refusal();
    }
    let Outcome::Answer(mut response) = person.dps.handle(&probe.request, NOW).outcome else {
        panic!("dropped")
    };
    response.headers = response.headers.with("cache-control", "no-store");
    Answer::Read(response)
}

/// The same without some headers.
fn hiding(names: &'static [&'static str]) -> impl FnMut(&mut Person, &Probe) -> Answer {
    move |person, probe| match good(person, probe) {
        Answer::Read(response) => {
            let kept =
                response.headers.iter().filter(|(name, _)| !names.contains(&&*name.to_ascii_lowercase()));
            let headers =
                kept.fold(Headers::new(), |headers, (name, value)| headers.with(name, value.to_owned()));
            Answer::Read(Response { headers, ..response })
        }
        other => other,
    }
}

/// Connected to a DPS with three groups.
fn connected() -> Person {
    let mut person = Person::connected();
    for id in ["a", "b", "c"] {
        person.create(id);
    }
    person.act(Event::LoadList);
    assert_eq!(person.listed().len(), 3);
    person
}

fn bad(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.verdict() == Verdict::Bad).collect()
}

#[test]
fn a_proxy_that_keeps_the_contract_has_nothing_wrong() {
    let mut person = connected();
    let findings = check(&mut person, good);
    assert!(findings.iter().all(|finding| finding.verdict() <= Verdict::Unknown), "{findings:?}");
    assert!(findings.contains(&Finding::ForeignRefused));
    assert!(findings.contains(&Finding::NotCached));
    assert!(findings.contains(&Finding::ClockRight { ahead: 0 }));
    assert!(findings.contains(&Finding::Forwards { status: 200, milliseconds: 42 }));
    let readable = findings.iter().find_map(|finding| match finding {
        Finding::Readable { names } => Some(names.clone()),
        _ => None,
    });
    let readable = readable.unwrap();
    for name in ["x-ms-continuation", "x-ms-item-type", "date"] {
        assert!(readable.contains(&name), "{name}: {readable:?}");
    }
    assert!(person.done.last().unwrap().contains("Nothing is wrong"), "{:?}", person.done);
}

#[test]
fn a_header_that_cannot_be_read_is_missed() {
    let mut person = connected();
    let findings = check(&mut person, hiding(&["x-ms-continuation"]));
    assert_eq!(bad(&findings), [&Finding::ContinuationHidden { is_certain: true }]);
    assert!(findings[0].to_string().contains("end after 100 rows"), "{}", findings[0]);

    let findings = check(&mut person, hiding(&["date"]));
    assert!(findings.contains(&Finding::DateHidden), "{findings:?}");
    assert_eq!(bad(&findings), Vec::<&Finding>::new());

    // With one group nothing is left after the first, so only other headers can tell.
    let mut person = Person::connected();
    person.create("a");
    person.act(Event::LoadList);
    let findings = check(&mut person, hiding(&["x-ms-item-type"]));
    assert_eq!(bad(&findings), [&Finding::ContinuationHidden { is_certain: false }]);
    let findings = check(&mut person, good);
    assert_eq!(bad(&findings), Vec::<&Finding>::new());
    let unseen = |finding: &Finding| matches!(finding, Finding::Unseen { names } if names.contains(&"x-ms-continuation"));
    assert!(findings.iter().any(unseen), "{findings:?}");
}

#[test]
fn an_open_relay_is_the_first_thing_said() {
    let mut person = connected();
    let findings = check(&mut person, |person, probe| match probe.step {
        Step::Foreign => Answer::Read(Response {
            status: 200,
            headers: Headers::new(),
            body: "<h1>Example Domain</h1>".to_owned(),
        }),
        _ => good(person, probe),
    });
    assert_eq!(findings[0], Finding::OpenRelay { status: 200 });
    assert!(findings[0].to_string().contains("Do not use it with a key"));
    let unclear = check(&mut person, |person, probe| match probe.step {
        Step::Foreign => Answer::Read(Response { status: 404, headers: Headers::new(), body: String::new() }),
        _ => good(person, probe),
    });
    assert!(unclear.contains(&Finding::ForeignUnclear { status: Some(404) }));
    let hidden = check(&mut person, |person, probe| match probe.step {
        Step::Foreign => Answer::None(NoAnswer::NoCors),
        _ => good(person, probe),
    });
    assert!(hidden.contains(&Finding::ForeignUnclear { status: None }), "what cannot be read proves nothing");
    let tried = check(&mut person, |person, probe| match probe.step {
        Step::Foreign => Answer::Read(Response {
            status: 502,
            headers: Headers::new(),
            body: r#"{"proxy":{"refused":"upstreamUnreachable","message":"No such host."}}"#.to_owned(),
        }),
        _ => good(person, probe),
    });
    assert!(tried.contains(&Finding::OpenRelay { status: 502 }), "it tried");
}

#[test]
fn what_cors_lacks_is_told_apart() {
    let mut person = connected();
    let nothing = |_: &mut Person, _: &Probe| Answer::None(NoAnswer::NoCors);
    let findings = check(&mut person, nothing);
    assert_eq!(bad(&findings), [&Finding::OriginRefused { page: PAGE.to_owned() }]);
    assert!(findings[0].to_string().contains(PAGE) && findings[0].to_string().contains("ALLOWED_ORIGINS"));

    let findings = check(&mut person, |person, probe| match probe.step {
        Step::Plain | Step::Foreign => good(person, probe),
        _ => Answer::None(NoAnswer::NoCors),
    });
    assert_eq!(bad(&findings), [&Finding::PreflightRefused { page: PAGE.to_owned() }]);
    assert!(findings[0].to_string().contains("* does not cover authorization"));

    let findings = check(&mut person, |person, probe| match probe.step {
        Step::Delete => Answer::None(NoAnswer::NoCors),
        _ => good(person, probe),
    });
    assert_eq!(bad(&findings), [&Finding::MethodRefused { method: Method::Delete }]);
}

#[test]
fn what_does_not_answer_or_is_not_the_dps_is_told_apart() {
    let mut person = connected();
    for (reason, word) in [
        (NoAnswer::Offline, "offline"),
        (NoAnswer::Unreachable, "running"),
        (NoAnswer::LocalNetworkDenied, "site settings"),
        (NoAnswer::TimedOut, "firewall"),
    ] {
        let findings = check(&mut person, |_, _| Answer::None(reason));
        assert_eq!(bad(&findings), [&Finding::Silent { reason }]);
        assert!(findings[0].to_string().contains(word), "{}", findings[0]);
    }
    let findings = check(&mut person, |_, _| Answer::Redirect);
    assert!(findings.contains(&Finding::Redirects), "{findings:?}");
    let login = Response { status: 200, headers: Headers::new(), body: "<html>Sign in</html>".to_owned() };
    let findings = check(&mut person, |_, _| Answer::Read(login.clone()));
    assert!(matches!(bad(&findings)[..], [Finding::NotForwarded { .. }]), "{findings:?}");
    let findings = check(&mut person, |_, _| refusal());
    assert!(matches!(bad(&findings)[..], [Finding::NotForwarded { .. }]), "{findings:?}");
}

#[test]
fn a_wrong_clock_and_kept_answers_are_said() {
    let mut person = connected();
    person.now = NOW.plus(900);
    let findings = check(&mut person, good);
    assert!(findings.contains(&Finding::ClockWrong { ahead: 900 }), "{findings:?}");
    person.now = NOW;
    let findings = check(&mut person, hiding(&["cache-control"]));
    assert!(findings.contains(&Finding::Cached), "{findings:?}");
}

#[test]
fn http_on_this_machine_from_a_page_by_https_is_said() {
    let mut person = connected();
    let mixed = |findings: &[Finding]| findings.contains(&Finding::MixedContent);
    assert!(!mixed(&check(&mut person, good)));
    let mut person = Person::at("", "http://127.0.0.1:8080/proxy/{host}{path}");
    person.connect("provisioningserviceowner");
    let findings = check(&mut person, good);
    assert!(mixed(&findings) && bad(&findings).is_empty(), "{findings:?}");
}

/// Which of the requests of a check have a token, as long as the proxy is good.
fn signed(person: &mut Person, foreign: fn(&mut Person, &Probe) -> Answer) -> Vec<(Step, Method)> {
    let mut signed = Vec::new();
    check(person, |person, probe| {
        assert!(!format!("{probe:?}").contains(KEY));
        let token = probe.request.headers.get("authorization").unwrap_or_default();
        if token.contains("sig=") {
            signed.push((probe.step, probe.request.method));
        }
        if probe.step == Step::Foreign { foreign(person, probe) } else { good(person, probe) }
    });
    signed
}

#[test]
fn only_the_query_is_signed_and_only_where_the_proxy_may_have_a_token() {
    let mut person = Person::new();
    assert_eq!(asked(&person.page.update(Event::ProxyChecked, NOW)), None, "there is no host to ask for");
    let text = format!("HostName={HOST};SharedAccessKeyName=p;SharedAccessKey={KEY}");
    person.act(Event::StringTyped(Secret::from(text)));
    assert_eq!(signed(&mut person, good), [], "not connected yet");
    let mut person = connected();
    assert_eq!(signed(&mut person, good), [(Step::Query, Method::Post)]);
    let open = |_: &mut Person, _: &Probe| {
        Answer::Read(Response { status: 200, headers: Headers::new(), body: "anything".to_owned() })
    };
    assert_eq!(signed(&mut person, open), [], "an open relay gets no token");
}

#[test]
fn answers_that_come_for_another_proxy_or_another_check_say_nothing() {
    let mut person = connected();
    let begin = |person: &mut Person| asked(&person.page.update(Event::ProxyChecked, NOW)).unwrap().0;
    let redirected = |number| {
        let probed = Probed { step: Step::Query, milliseconds: 1, answer: Answer::Redirect };
        Event::ProxyProbed(number, PAGE.to_owned(), vec![probed])
    };
    let first = begin(&mut person);
    // At the same origin: to another the page would not be let any more.
    person.act(Event::ProxyTyped("https://proxy.example/other/{host}{path}".to_owned()));
    person.act(redirected(first));
    assert_eq!(person.page.connect.check, Check::Idle);
    let second = begin(&mut person);
    person.act(redirected(first));
    assert_eq!(person.page.connect.check, Check::Running(second, Vec::new()), "that was the first check's");
    person.act(redirected(second));
    assert!(matches!(&person.page.connect.check, Check::Done(found) if found.contains(&Finding::Redirects)));
    person.act(Event::Forget);
    assert_eq!(person.page.connect.check, Check::Idle, "it was of another DPS");
}

#[test]
fn an_experiment_changes_where_calls_go_until_it_ends() {
    let mut person = connected();
    let last = |person: &Person| person.sent_to.last().unwrap().clone();
    let signed = |person: &Person| {
        let request = person.requests.last().unwrap();
        request.headers.get("authorization").unwrap().to_owned()
    };
    person.act(Event::ExperimentChosen(Some(Experiment::Direct)));
    assert!(last(&person).starts_with(&format!("https://{HOST}/")), "{}", last(&person));
    person.act(Event::ExperimentChosen(Some(Experiment::ServicesHost)));
    let other = HOST.replace(".azure", ".services.azure");
    assert!(
        last(&person).starts_with(&format!("https://proxy.example/https://{other}/")),
        "{}",
        last(&person)
    );
    assert!(signed(&person).contains(&format!("sr={HOST}")), "{}", signed(&person));
    person.act(Event::ExperimentChosen(None));
    assert!(
        last(&person).starts_with(&format!("https://proxy.example/https://{HOST}/")),
        "{}",
        last(&person)
    );
}

fn deployed(saved: Option<&str>, config: &str) -> State {
    let mut page = State::new(Locale::English, Address::default(), saved.map(str::to_owned));
    page.update(Event::Preset(Deployment::parse(config)), NOW);
    page
}

const CONFIG: &str = r#"{
    "proxy": "https://preset.example/{host}{path}",
    "instances": [
        {"name": "Lyon", "host": "contoso.azure-devices-provisioning.net"},
        {"name": "Oslo", "host": "oslo.azure-devices-provisioning.net"}
    ],
    "policy": "enroller"
}"#;

#[test]
fn a_deployment_presets_the_proxy_of_a_first_visit_only() {
    assert_eq!(deployed(None, CONFIG).connect.proxy_text, "https://preset.example/{host}{path}");
    assert_eq!(deployed(Some("https://mine.example/"), CONFIG).connect.proxy_text, "https://mine.example/");
    assert_eq!(deployed(Some(""), CONFIG).connect.proxy_text, "", "no proxy is a choice too");
}

#[test]
fn with_an_instance_and_a_policy_the_key_is_enough() {
    let mut page = deployed(None, CONFIG);
    page.update(Event::StringTyped(Secret::from(KEY.to_owned())), NOW);
    assert!(matches!(page.connect.entered, Entered::Refused(_)), "no instance is chosen yet");
    page.update(Event::InstanceChosen(Some(1)), NOW);
    page.update(Event::StringTyped(Secret::from(format!(" {KEY}\n"))), NOW);
    let Entered::Usable(identity) = &page.connect.entered else { panic!("{:?}", page.connect.entered) };
    assert_eq!(identity.host.as_str(), "oslo.azure-devices-provisioning.net");
    assert_eq!(identity.policy.as_deref(), Some("enroller"));
    // A whole string says more than the choice.
    let whole = format!("HostName={HOST};SharedAccessKeyName=p;SharedAccessKey={KEY}");
    page.update(Event::StringTyped(Secret::from(whole)), NOW);
    let Entered::Usable(identity) = &page.connect.entered else { panic!("{:?}", page.connect.entered) };
    assert_eq!((identity.host.as_str(), identity.policy.as_deref()), (HOST, Some("p")));
    page.update(Event::Connect(Secret::from(KEY.to_owned())), NOW);
    let connected = page.connect.identity().unwrap();
    assert_eq!(connected.host.as_str(), "oslo.azure-devices-provisioning.net");
}

#[test]
fn a_deployment_that_cannot_be_used_is_told_and_nothing_of_it_is_used() {
    let page = deployed(None, &CONFIG.replace("\"policy\"", "\"polizy\""));
    assert_eq!(page.connect.preset_error, Some(DeploymentError::Unknown { name: "polizy".to_owned() }));
    assert_eq!((page.connect.proxy_text.as_str(), page.connect.instances.len()), ("", 0));
    let page = deployed(None, &CONFIG.replace("enroller", KEY));
    assert_eq!(page.connect.preset_error, Some(DeploymentError::Secret));
    assert!(page.connect.preset_error.unwrap().to_string().contains("regenerate"));
}
