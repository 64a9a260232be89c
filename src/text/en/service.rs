//! English texts about calls and their failures.

use super::grouped;
use crate::{
    dps::{Expected, MalformedReason, NoAnswer},
    page::diagnosis::{Cause, What},
    text::ServiceTexts,
};

pub(super) const TEXTS: ServiceTexts = ServiceTexts { what, cause };

fn lacking(expected: &str) -> String {
    format!("The answer cannot be read: it has no {expected} where one belongs.")
}

fn what(what: &What) -> String {
    match what {
        What::Refused => "The service did not accept the request.".to_owned(),
        What::Unauthorized => "The service did not accept the key or token.".to_owned(),
        What::Forbidden => "The service understood who asks, but does not allow this.".to_owned(),
        What::ItemNotFound => "The service has nothing of this ID.".to_owned(),
        What::NotFound => "The address leads to no DPS.".to_owned(),
        What::Exists => "One of this ID exists already. Nothing was changed.".to_owned(),
        What::ChangedMeanwhile => "It was changed since it was shown here. Nothing was done.".to_owned(),
        What::Throttled => "The service asks to slow down.".to_owned(),
        What::ServiceTrouble { status } => {
            format!("The service reports a problem of its own (HTTP {status}).")
        }
        What::Unexpected { status } => {
            format!("The service gave an answer that this page did not expect (HTTP {status}).")
        }
        What::ProxyRefused { code, message } => match code.as_str() {
            "originNotAllowed" => "The proxy does not serve this page: add its origin to the proxy's list.",
            "hostNotAllowed" => "The proxy does not call this DPS: add its name to the proxy's list.",
            "pathNotAllowed" | "methodNotAllowed" => "The proxy knows no such operation of DPS.",
            "bodyTooLarge" => "This is more than the proxy passes on at once (1 MiB).",
            "upstreamTimeout" => "DPS did not answer the proxy in time.",
            "upstreamUnreachable" => {
                "The proxy cannot reach the DPS: check its name, and the proxy's network."
            }
            _ => return format!("The proxy refused ({code}): {message}"),
        }
        .to_owned(),
        What::NotTheService { status, excerpt } if excerpt.is_empty() => {
            format!("Something answered that is not DPS (HTTP {status}, no content).")
        }
        What::NotTheService { status, excerpt } => {
            format!("Something answered that is not DPS (HTTP {status}). It begins: “{excerpt}”.")
        }
        What::Malformed(MalformedReason::NotJson { line, column }) => {
            format!("The answer cannot be read: it is not complete JSON (line {line}, column {column}).")
        }
        What::Malformed(MalformedReason::Shape { expected }) => lacking(expected),
        What::Malformed(MalformedReason::Other(expected)) => lacking(match expected {
            Expected::Enrollment => "an enrollment",
            Expected::Enrollments => "a list of enrollments",
            Expected::Registration => "a registration record",
            Expected::Registrations => "a list of registration records",
        }),
        What::TokenExpired { expiry } => {
            format!("The SAS token expired at {}. Nothing was sent.", expiry.to_utc())
        }
        What::NoAnswer(NoAnswer::Unreachable) => "No answer: the address could not be reached.".to_owned(),
        What::NoAnswer(NoAnswer::NoCors) => {
            "Something is there, but the browser may not read its answer (no CORS headers for this page)."
                .to_owned()
        }
        What::NoAnswer(NoAnswer::Offline) => "The browser is offline.".to_owned(),
        What::NoAnswer(NoAnswer::LocalNetworkDenied) => {
            "The browser does not let this page call this machine or the local network.".to_owned()
        }
        What::NoAnswer(NoAnswer::TimedOut) => "No answer came in time.".to_owned(),
    }
}

fn cause(cause: &Cause) -> String {
    match cause {
        Cause::Clock { ahead } => {
            let (minutes, direction) = (ahead.unsigned_abs().div_ceil(60), if *ahead > 0 { "ahead" } else { "behind" });
            format!(
                "This machine's clock is about {} minutes {direction} of the service's, so tokens are not valid \
                 when they arrive. Correct the clock, then try again.",
                grouped(&minutes)
            )
        }
        Cause::Policy { name: Some(name) } => format!(
            "The policy “{name}” may not exist in this DPS. Compare its name under Shared access policies in the portal."
        ),
        Cause::Policy { name: None } => "The policy may not exist in this DPS.".to_owned(),
        Cause::Key => "The key may have been regenerated, or belong to another DPS. Copy the connection string again."
            .to_owned(),
        Cause::ForeignToken => {
            "The token may be signed with an old key or for another host. Make a new one, or use a connection string \
             with a key."
                .to_owned()
        }
        Cause::IpFilter => "An IP filter of the DPS also answers like this without saying so. The address that counts is \
                            the proxy's: look under Networking in the portal."
            .to_owned(),
        Cause::SasDisabled => {
            "Keys may be turned off for this DPS (local authentication disabled). Ask whoever runs it.".to_owned()
        }
        Cause::MissingRight { right } => format!(
            "The policy needs the right {right}. Choose another policy, or add the right under Shared access policies."
        ),
        Cause::PublicAccessDisabled => {
            "Public network access may be disabled for the DPS. Use a proxy inside its network.".to_owned()
        }
        Cause::HostUnknown { host } => format!("Check the name of the DPS: {host} may not exist."),
        Cause::IotHub => "This is the answer of an IoT hub. Use the connection string of the DPS, whose HostName ends in \
                          .azure-devices-provisioning.net."
            .to_owned(),
        Cause::ProxyPath => "Check the proxy setting: the preview shows the address that is called.".to_owned(),
        Cause::ProxyChangesRequest => {
            "If a proxy is in between, it may change the method, the headers or the body. It must pass them on as they are."
                .to_owned()
        }
        Cause::DeletedMeanwhile => "Somebody may have deleted it meanwhile. Reload the list.".to_owned(),
        Cause::IdTaken => "Open the existing group, or choose another ID.".to_owned(),
        Cause::EditedMeanwhile => "Somebody else changed it meanwhile. Look at the new state, then decide again.".to_owned(),
        Cause::CertificateEncoding => {
            "The certificate did not arrive as PEM or base64. If a proxy is in between, it may have changed the body.".to_owned()
        }
        Cause::CertificateEmpty => "The certificate arrived empty. Choose a certificate in step 2.".to_owned(),
        Cause::CommonName => {
            "The certificate's common name must follow the ID rule: letters, digits and - . _ : only. Issue it anew."
                .to_owned()
        }
        Cause::IdRule => "The service follows an older rule: use lower-case letters, digits and hyphens only.".to_owned(),
        Cause::HubsWithoutPolicy => "Choose an allocation policy, or remove the hubs.".to_owned(),
        Cause::EtagForm => {
            "The version (ETag) was not passed on as it is. A proxy in between may have added quotes to If-Match.".to_owned()
        }
        Cause::HubAccess => {
            "The DPS has no access to a linked IoT hub. Check the hub's link under Linked IoT hubs.".to_owned()
        }
        Cause::DeviceChain => {
            "This concerns a device: the chain it sends must reach a CA certificate that is uploaded and verified under \
             Certificates of the DPS."
                .to_owned()
        }
        Cause::VerificationIssuer => {
            "The verification certificate was signed by another CA than the one uploaded. Sign it with the uploaded CA's \
             own key."
                .to_owned()
        }
        Cause::RateLimit => {
            "A DPS takes 1,000 operations a minute from everybody together. Wait as long as it asks.".to_owned()
        }
        Cause::TryLater => "Try again in a moment. Azure's status page shows larger outages.".to_owned(),
        Cause::MaybeCarriedOut => {
            "The request may have been carried out: check. Trying again does no harm: nothing is done twice, and nothing of \
             somebody else is overwritten."
                .to_owned()
        }
        Cause::Interceptor => {
            "A login page, a company proxy or a firewall may be in between. Open the address in a tab of its own.".to_owned()
        }
        Cause::Truncated => "The answer may have been cut off on its way. Try again.".to_owned(),
        Cause::NewToken => "Make a new token, or use a connection string with a key.".to_owned(),
        Cause::ServiceHasNoCors => {
            "DPS does not let web pages read its answers. Set a proxy of your own under “Proxy”.".to_owned()
        }
        Cause::ProxyHasNoCors { origin } => format!(
            "{origin} answers, but does not allow this page's origin, or does not call this DPS. Add what is missing to the \
             proxy's lists (ALLOWED_ORIGINS, ALLOWED_DPS)."
        ),
        Cause::CheckProxy => "“Check proxy”, under “Proxy” in step 1, finds out more; there you can also try without one, or by \
                              another host."
            .to_owned(),
        Cause::ProxyUnreachable { origin } => {
            format!("Nothing answers at {origin}. Is the proxy running, and the address right?")
        }
        Cause::LocalServerDown => {
            "The server that this page came from does not answer. If you run it yourself, start it again.".to_owned()
        }
        Cause::Network => "Check the network connection, VPN and firewall.".to_owned(),
        Cause::LocalNetworkPermission => {
            "The browser asks before a page may call this machine or the local network. Allow it in the site settings, \
             beside the address bar."
                .to_owned()
        }
    }
}
