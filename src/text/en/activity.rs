//! English texts of the activity panel.

use super::grouped;
use crate::{activity::Outcome, dps::NoAnswer, proxy::Operator, text::activity::ActivityTexts};

pub(super) const TEXTS: ActivityTexts = ActivityTexts {
    heading: "Activity",
    last_failed: "the last call failed",
    lead: "Every call of this tab but those of “Check proxy”, in its memory only: closing or reloading the tab ends it. “Forget key” leaves it, for a \
           support ticket; “Clear” empties it.",
    redacted: "Keys, tokens, connection strings and passwords were replaced by REDACTED before the call was noted.",
    errors_only: "Errors only",
    export: "Export HAR",
    not_exported: "The browser did not take the file.",
    clear: "Clear",
    close: "Close activity",
    empty: "No calls yet.",
    no_errors: "No call failed.",
    newer: |count| {
        if count == 1 {
            "Show 1 newer call".to_owned()
        } else {
            format!("Show {} newer calls", grouped(&count))
        }
    },
    more: |count| format!("Show more ({} older)", grouped(&count)),
    not_kept: |count| {
        if count == 1 {
            "1 older call is not kept any more.".to_owned()
        } else {
            format!("{} older calls are not kept any more.", grouped(&count))
        }
    },
    duration: |milliseconds| {
        if milliseconds < 1000 {
            format!("{milliseconds} ms")
        } else {
            format!("{}.{} s", milliseconds / 1000, milliseconds % 1000 / 100)
        }
    },
    under_way: "under way",
    unanswered: "no answer",
    given_up: "given up",
    sandbox: "sandbox",
    no_answer,
    via,
    sent: "Sent",
    through: "Through",
    tracking_id: "Tracking ID",
    request: "Request",
    response: "Response",
    left_out: |bytes| format!("{} more bytes are not kept.", grouped(&bytes)),
};

fn no_answer(outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Answered { .. } => return None,
        Outcome::UnderWay => "Not answered yet.",
        Outcome::GivenUp => {
            "The page gave this call up and did not wait for the answer. The service may have carried it out."
        }
        Outcome::NoAnswer(NoAnswer::Unreachable) => {
            "No answer: the address could not be reached, or the connection broke."
        }
        Outcome::NoAnswer(NoAnswer::NoCors) => {
            "Something answered, but the browser does not let this page read it (CORS)."
        }
        Outcome::NoAnswer(NoAnswer::Offline) => "No answer: the browser is offline.",
        Outcome::NoAnswer(NoAnswer::LocalNetworkDenied) => {
            "Not sent: the browser denies this page access to the local network."
        }
        Outcome::NoAnswer(NoAnswer::TimedOut) => "No answer in time.",
    })
}

fn via(operator: Option<&Operator>) -> String {
    match operator {
        None => "the sandbox in this page".to_owned(),
        Some(Operator::Direct) => "no proxy".to_owned(),
        Some(Operator::SameOrigin) => "this page's server".to_owned(),
        Some(Operator::Loopback { origin } | Operator::Other { origin }) => origin.clone(),
    }
}
