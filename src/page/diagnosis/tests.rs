//! Failures, and what they are taken for.

use super::{Cause, Circumstances, What, diagnose};
use crate::{
    connection::HostName,
    dps::{CallError, NoAnswer, ServiceProblem},
    page::{call::Purpose, list::Which},
    proxy::Operator,
    time::UnixSeconds,
};

const NOW: UnixSeconds = UnixSeconds(1_800_000_000);

fn around(purpose: Purpose, operator: Operator) -> Circumstances {
    Circumstances {
        purpose,
        is_unknown: false,
        host: HostName::parse("mydps.azure-devices-provisioning.net").unwrap(),
        policy: Some("enroller".to_owned()),
        foreign_token: false,
        operator: Some(operator),
        now: NOW,
    }
}

fn problem(status: u16, code: u32, message: &str) -> CallError {
    let message = message.to_owned();
    CallError::Service(ServiceProblem { status, code: Some(code), message, ..ServiceProblem::default() })
}

fn other() -> Operator {
    Operator::Other { origin: "https://proxy.example".to_owned() }
}

/// The errors users reported in public, each with the cause they were looking for.
#[test]
fn explains_every_reported_error() {
    let table = [
        (400, 400_000, "Bad Request", Cause::ProxyChangesRequest),
        (400, 400_004, "The certificate is not a valid base64 string value", Cause::CertificateEncoding),
        (400, 400_004, "Invalid RegistrationId", Cause::IdRule),
        (
            400,
            400_004,
            "Enrollment allocationPolicy must be specified when iotHubs are specified.",
            Cause::HubsWithoutPolicy,
        ),
        (400, 400_004, "TPM or X509 attestation is required.", Cause::CertificateEmpty),
        (400, 400_004, "The CN (common name) in the primary certificate is invalid", Cause::CommonName),
        (400, 400_004, "ETag is invalid", Cause::EtagForm),
        (400, 0, "ErrorCode:ArgumentInvalid;Unknown api version; 2019-03-31", Cause::IotHub),
        (
            400,
            400_053,
            "Issuer certificate for certificate 'CN=x' cannot be found in the certificate chain",
            Cause::VerificationIssuer,
        ),
        (401, 401_000, "Unauthorized", Cause::Key),
        (401, 401_002, "Unauthorized", Cause::Key),
        (401, 401_002, "Invalid certificate", Cause::DeviceChain),
        (401, 401_002, "CA certificate not found.", Cause::DeviceChain),
        (401, 401_002, "IotHubUnauthorizedAccess", Cause::HubAccess),
        (403, 403_101, "Forbidden", Cause::MissingRight { right: "EnrollmentWrite" }),
        (405, 405_000, "", Cause::ProxyChangesRequest),
        (409, 409_202, "EnrollmentGroup already exists.", Cause::IdTaken),
        (412, 412_001, "Invalid ETag supplied", Cause::EditedMeanwhile),
        (415, 415_000, "", Cause::ProxyChangesRequest),
        (429, 429_101, "Throttled", Cause::RateLimit),
        (500, 500_000, "", Cause::TryLater),
    ];
    for (status, code, message, expected) in table {
        let diagnosis = diagnose(&problem(status, code, message), &around(Purpose::Create, other()));
        assert_eq!(diagnosis.causes.first(), Some(&expected), "{code} {message}");
        assert!(diagnosis.what.to_string().ends_with('.'), "{code}: {}", diagnosis.what);
        for cause in diagnosis.causes {
            assert!(cause.to_string().ends_with('.'), "{code}: {cause}");
        }
    }
    let records = diagnose(&problem(404, 404_204, ""), &around(Purpose::List(Which::Registrations), other()));
    assert_eq!(records.what, What::ItemNotFound, "the group of the records");
    let gone = diagnose(&problem(404, 404_204, ""), &around(Purpose::Open, other()));
    assert_eq!((gone.what, gone.causes), (What::ItemNotFound, vec![Cause::DeletedMeanwhile]));
    // Without a code it may be a proxy that misses the path.
    let empty = CallError::Service(ServiceProblem { status: 404, ..ServiceProblem::default() });
    assert_eq!(diagnose(&empty, &around(Purpose::Open, other())).what, What::NotFound);
}

/// The codes of `proxy/README.md`; one that is not known yet is told in the proxy's words.
#[test]
fn says_why_a_proxy_refused() {
    let said = |code: &str| {
        let (code, message) = (code.to_owned(), "Do something else.".to_owned());
        let refused = CallError::ProxyRefused { status: 403, code, message };
        diagnose(&refused, &around(Purpose::Create, other())).what.to_string()
    };
    for code in [
        "hostNotAllowed",
        "pathNotAllowed",
        "methodNotAllowed",
        "bodyTooLarge",
        "upstreamTimeout",
        "upstreamUnreachable",
    ] {
        assert!(said(code).ends_with('.') && !said(code).contains("something else"), "{}", said(code));
    }
    assert_eq!(said("teapot"), "The proxy refused (teapot): Do something else.");
    let code = "hostNotAllowed".to_owned();
    let refused = CallError::ProxyRefused { status: 403, code, message: String::new() };
    let causes = diagnose(&refused, &around(Purpose::Test, other())).causes;
    assert!(
        matches!(causes[..], [Cause::HostUnknown { .. }, Cause::ProxyPath]),
        "a typing mistake: {causes:?}"
    );
}

#[test]
fn a_401_names_the_clock_first_when_it_is_off() {
    let service = |date| {
        let problem = ServiceProblem { status: 401, date: Some(date), ..ServiceProblem::default() };
        diagnose(&CallError::Service(problem), &around(Purpose::Test, other())).causes
    };
    assert_eq!(service(NOW.plus(-3600)).first(), Some(&Cause::Clock { ahead: 3600 }));
    assert_eq!(service(NOW.plus(600)).first(), Some(&Cause::Clock { ahead: -600 }));
    let on_time = service(NOW.plus(30));
    assert_eq!(on_time.first(), Some(&Cause::Key));
    assert!(on_time.contains(&Cause::IpFilter), "an IP filter's 401 does not say so");
}

#[test]
fn network_failures_depend_on_who_is_in_between() {
    let causes =
        |reason, operator| diagnose(&CallError::NoAnswer(reason), &around(Purpose::Test, operator)).causes;
    let origin = "http://127.0.0.1:8081".to_owned();
    let local = Operator::Loopback { origin: origin.clone() };
    assert_eq!(causes(NoAnswer::NoCors, Operator::Direct), [Cause::ServiceHasNoCors], "the host exists");
    let unknown = causes(NoAnswer::Unreachable, Operator::Direct);
    assert!(matches!(unknown.first(), Some(Cause::HostUnknown { .. })), "{unknown:?}");
    assert_eq!(
        causes(NoAnswer::NoCors, local.clone()),
        [Cause::ProxyHasNoCors { origin: origin.clone() }, Cause::CheckProxy]
    );
    assert_eq!(
        causes(NoAnswer::Unreachable, local.clone()),
        [Cause::ProxyUnreachable { origin }, Cause::LocalNetworkPermission, Cause::CheckProxy]
    );
    assert_eq!(causes(NoAnswer::LocalNetworkDenied, local), [Cause::LocalNetworkPermission]);
    assert_eq!(causes(NoAnswer::Unreachable, Operator::SameOrigin).first(), Some(&Cause::LocalServerDown));
}

#[test]
fn a_write_without_a_clear_answer_may_have_been_carried_out() {
    let unknown = Circumstances { is_unknown: true, ..around(Purpose::Create, other()) };
    let lost = CallError::NoAnswer(NoAnswer::TimedOut);
    assert!(diagnose(&lost, &unknown).causes.contains(&Cause::MaybeCarriedOut));
    assert!(!diagnose(&lost, &around(Purpose::Create, other())).causes.contains(&Cause::MaybeCarriedOut));
    let check_refused = diagnose(&problem(403, 403_101, ""), &unknown);
    assert_eq!(check_refused.causes.last(), Some(&Cause::MaybeCarriedOut), "the check told nothing");
}
