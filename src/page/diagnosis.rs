//! From a failed call to what a person should know: what happened, and the likely causes, the likeliest first.
//! The words are the text module's.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-troubleshoot-dps>

use super::{call::Purpose, list::Which};
use crate::{
    connection::HostName,
    dps::{CallError, MalformedReason, NoAnswer, ServiceProblem},
    proxy::Operator,
    time::UnixSeconds,
};

/// What surrounds a failed call.
#[derive(Clone, Debug)]
pub struct Circumstances {
    /// What the call was for.
    pub purpose: Purpose,
    /// Whether a write was sent of which it is not known whether it was carried out: this call, or one before it.
    pub is_unknown: bool,
    /// The DPS.
    pub host: HostName,
    /// The policy, if known.
    pub policy: Option<String>,
    /// Whether a token made elsewhere is in use.
    pub foreign_token: bool,
    /// Who is in between; `None` in the sandbox.
    pub operator: Option<Operator>,
    /// This machine's clock.
    pub now: UnixSeconds,
}

/// A failed call, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// What happened.
    pub what: What,
    /// Why, the likeliest first, each with what to do.
    pub causes: Vec<Cause>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// 400: the service did not accept the request.
    Refused,
    /// 401.
    Unauthorized,
    /// 403.
    Forbidden,
    /// 404 of an enrollment or a record.
    ItemNotFound,
    /// 404 of anything else: the address leads nowhere.
    NotFound,
    /// 409.
    Exists,
    /// 412.
    ChangedMeanwhile,
    /// 429.
    Throttled,
    /// 500 and above.
    ServiceTrouble {
        /// The status.
        status: u16,
    },
    /// Any other status of the service.
    Unexpected {
        /// The status.
        status: u16,
    },
    /// The proxy did not forward, or got no answer.
    ProxyRefused {
        /// Its code.
        code: String,
        /// Its own sentence, for a code that has no text here.
        message: String,
    },
    /// Something else answered.
    NotTheService {
        /// The status.
        status: u16,
        /// How its body begins.
        excerpt: String,
    },
    /// The answer cannot be read.
    Malformed(MalformedReason),
    /// The token made elsewhere ran out.
    TokenExpired {
        /// When.
        expiry: UnixSeconds,
    },
    /// No answer.
    NoAnswer(NoAnswer),
}

/// Why it may have happened, and so what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// This machine's clock is off, so the token is not valid yet or any more.
    Clock {
        /// Seconds ahead of the service; negative when behind.
        ahead: i64,
    },
    /// The policy does not exist (any more), or is of another DPS.
    Policy {
        /// Its name.
        name: Option<String>,
    },
    /// The key was regenerated, or belongs to another policy.
    Key,
    /// The token made elsewhere is not signed with a key in force.
    ForeignToken,
    /// The DPS has an IP filter; its 401 does not say so.
    IpFilter,
    /// SAS is turned off for the DPS.
    SasDisabled,
    /// The policy lacks a right.
    MissingRight {
        /// The right.
        right: &'static str,
    },
    /// The DPS does not take requests from public networks.
    PublicAccessDisabled,
    /// There is no DPS of this name.
    HostUnknown {
        /// The host.
        host: HostName,
    },
    /// The request reached an IoT hub.
    IotHub,
    /// The proxy leads somewhere else or changes the path.
    ProxyPath,
    /// The proxy changes headers or method.
    ProxyChangesRequest,
    /// Somebody else deleted it meanwhile.
    DeletedMeanwhile,
    /// A group of this ID exists.
    IdTaken,
    /// Somebody else changed it meanwhile.
    EditedMeanwhile,
    /// The certificate did not arrive as the service wants it.
    CertificateEncoding,
    /// The certificate was empty.
    CertificateEmpty,
    /// The certificate's common name breaks the ID rule.
    CommonName,
    /// The ID breaks the service's rule.
    IdRule,
    /// Hubs without an allocation policy.
    HubsWithoutPolicy,
    /// The ETag is quoted or not one of this item's.
    EtagForm,
    /// The DPS may not use a linked hub.
    HubAccess,
    /// Devices only: the chain they sent has no verified CA.
    DeviceChain,
    /// The verification certificate was signed by another CA than the uploaded one.
    VerificationIssuer,
    /// Too many operations in a minute.
    RateLimit,
    /// The service has a problem of its own.
    TryLater,
    /// It is not known whether a write was carried out.
    MaybeCarriedOut,
    /// Something between the browser and the service answers with a page of its own.
    Interceptor,
    /// An error page or an incomplete answer.
    Truncated,
    /// A new token is needed.
    NewToken,
    /// Without a proxy the browser cannot read the service's answers.
    ServiceHasNoCors,
    /// The proxy answers without CORS for this page.
    ProxyHasNoCors {
        /// Its origin.
        origin: String,
    },
    /// The check of the proxy tells more, and the ways round it can be tried.
    CheckProxy,
    /// Nothing answers at the proxy's address.
    ProxyUnreachable {
        /// Its origin.
        origin: String,
    },
    /// The local server of this page is not running.
    LocalServerDown,
    /// A firewall, VPN or missing connection.
    Network,
    /// The browser asks before a page may call this machine or the local network.
    LocalNetworkPermission,
}

/// Clocks closer than this do not explain a 401: a token lives for five minutes.
const TOLERATED_SKEW: i64 = 240;

/// Says what a failure means.
pub fn diagnose(error: &CallError, around: &Circumstances) -> Diagnosis {
    let mut diagnosis = explain(error, around);
    let through_proxy = matches!(around.operator, Some(Operator::Loopback { .. } | Operator::Other { .. }));
    if matches!(error, CallError::NoAnswer(NoAnswer::NoCors | NoAnswer::Unreachable)) && through_proxy {
        diagnosis.causes.push(Cause::CheckProxy);
    }
    diagnosis.causes.extend(around.is_unknown.then_some(Cause::MaybeCarriedOut));
    diagnosis
}

fn explain(error: &CallError, around: &Circumstances) -> Diagnosis {
    match error {
        CallError::Service(problem) => {
            let (what, causes) = service(problem, around);
            Diagnosis { what, causes }
        }
        CallError::ProxyRefused { status, code, message } => {
            let what = What::ProxyRefused { code: code.clone(), message: message.clone() };
            let unknown = Cause::HostUnknown { host: around.host.clone() };
            let causes = match code.as_str() {
                _ if *status >= 500 => vec![unknown, Cause::TryLater],
                "hostNotAllowed" => vec![unknown, Cause::ProxyPath],
                _ => vec![Cause::ProxyPath],
            };
            Diagnosis { what, causes }
        }
        CallError::NotTheService { status, excerpt } => {
            let what = What::NotTheService { status: *status, excerpt: excerpt.clone() };
            let mut causes = vec![Cause::ProxyPath, Cause::Interceptor];
            if matches!(status, 502..=504) {
                causes =
                    vec![Cause::HostUnknown { host: around.host.clone() }, Cause::TryLater, Cause::ProxyPath];
            }
            Diagnosis { what, causes }
        }
        CallError::Malformed { reason, .. } => {
            let causes = vec![Cause::Truncated, Cause::Interceptor];
            Diagnosis { what: What::Malformed(reason.clone()), causes }
        }
        CallError::TokenExpired { expiry } => {
            Diagnosis { what: What::TokenExpired { expiry: *expiry }, causes: vec![Cause::NewToken] }
        }
        CallError::NoAnswer(reason) => {
            Diagnosis { what: What::NoAnswer(*reason), causes: no_answer(*reason, around) }
        }
    }
}

fn service(problem: &ServiceProblem, around: &Circumstances) -> (What, Vec<Cause>) {
    let message = problem.message.to_ascii_lowercase();
    let says = |text: &str| message.contains(text);
    let of_all =
        [Purpose::Test, Purpose::List(Which::Groups), Purpose::List(Which::Devices), Purpose::Create];
    let names_one = !of_all.contains(&around.purpose);
    match problem.status {
        _ if says("unknown api version") => (What::Refused, vec![Cause::IotHub]),
        _ if says("issuer certificate") && says("chain") => (What::Refused, vec![Cause::VerificationIssuer]),
        400 => (What::Refused, bad_request(&message)),
        401 | 403 if says("iothubunauthorizedaccess") => (What::Unauthorized, vec![Cause::HubAccess]),
        401 if says("certificate") => (What::Unauthorized, vec![Cause::DeviceChain]),
        401 => (What::Unauthorized, unauthorized(problem, around)),
        403 => {
            let right = around.purpose.right().as_str();
            let causes = vec![Cause::MissingRight { right }, Cause::PublicAccessDisabled, Cause::IpFilter];
            (What::Forbidden, causes)
        }
        404 if problem.is_missing() && names_one => (What::ItemNotFound, vec![Cause::DeletedMeanwhile]),
        404 => (What::NotFound, vec![Cause::HostUnknown { host: around.host.clone() }, Cause::ProxyPath]),
        405 | 415 => (What::Unexpected { status: problem.status }, vec![Cause::ProxyChangesRequest]),
        409 => (What::Exists, vec![Cause::IdTaken]),
        412 if says("etag") && says("invalid") => {
            (What::ChangedMeanwhile, vec![Cause::EditedMeanwhile, Cause::EtagForm])
        }
        412 => (What::ChangedMeanwhile, vec![Cause::EditedMeanwhile]),
        429 => (What::Throttled, vec![Cause::RateLimit]),
        status @ 500.. => (What::ServiceTrouble { status }, vec![Cause::TryLater]),
        status => (What::Unexpected { status }, vec![Cause::ProxyChangesRequest]),
    }
}

/// The texts of code 400004 that are known, by what they contain.
fn bad_request(message: &str) -> Vec<Cause> {
    let table = [
        ("base64", Cause::CertificateEncoding),
        ("tpm or x509 attestation is required", Cause::CertificateEmpty),
        ("common name", Cause::CommonName),
        ("allocationpolicy must be specified", Cause::HubsWithoutPolicy),
        ("invalid registrationid", Cause::IdRule),
        ("invalid enrollmentgroupid", Cause::IdRule),
        ("etag", Cause::EtagForm),
    ];
    let known = table.into_iter().find(|(text, _)| message.contains(text)).map(|(_, cause)| cause);
    vec![known.unwrap_or(Cause::ProxyChangesRequest)]
}

fn unauthorized(problem: &ServiceProblem, around: &Circumstances) -> Vec<Cause> {
    let skew = problem.clock_ahead(around.now).filter(|ahead| ahead.abs() > TOLERATED_SKEW);
    let mut causes: Vec<_> = skew.map(|ahead| Cause::Clock { ahead }).into_iter().collect();
    if around.foreign_token {
        causes.push(Cause::ForeignToken);
    } else {
        causes.push(Cause::Key);
        causes.push(Cause::Policy { name: around.policy.clone() });
    }
    if around.operator.is_some() {
        causes.extend([Cause::IpFilter, Cause::SasDisabled]);
    }
    causes
}

fn no_answer(reason: NoAnswer, around: &Circumstances) -> Vec<Cause> {
    match (reason, &around.operator) {
        (NoAnswer::Offline, _) => vec![Cause::Network],
        (NoAnswer::TimedOut, _) => vec![Cause::TryLater, Cause::Network],
        (NoAnswer::LocalNetworkDenied, _) => vec![Cause::LocalNetworkPermission],
        (_, None) => vec![Cause::TryLater],
        // Something is there, so the host exists.
        (NoAnswer::NoCors, Some(Operator::Direct)) => vec![Cause::ServiceHasNoCors],
        (_, Some(Operator::Direct)) => {
            vec![Cause::HostUnknown { host: around.host.clone() }, Cause::Network, Cause::ServiceHasNoCors]
        }
        (_, Some(Operator::SameOrigin)) => vec![Cause::LocalServerDown, Cause::Network],
        (NoAnswer::NoCors, Some(Operator::Loopback { origin } | Operator::Other { origin })) => {
            vec![Cause::ProxyHasNoCors { origin: origin.clone() }]
        }
        (NoAnswer::Unreachable, Some(Operator::Loopback { origin })) => {
            vec![Cause::ProxyUnreachable { origin: origin.clone() }, Cause::LocalNetworkPermission]
        }
        (NoAnswer::Unreachable, Some(Operator::Other { origin })) => {
            vec![Cause::ProxyUnreachable { origin: origin.clone() }, Cause::Network]
        }
    }
}

#[cfg(test)]
mod tests;
