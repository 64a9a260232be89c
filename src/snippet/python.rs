//! Python, with the official client `azure-iot-deviceprovisioning`.
//!
//! <https://learn.microsoft.com/python/api/azure-iot-deviceprovisioning/>

use super::{
    PYTHON_CLIENT, Said, Verb,
    body::Body,
    http::select,
    literal::{Dialect, fit, json, lines, literal},
};
use crate::dps::enrollment::Kind;

const DIALECT: Dialect = Dialect {
    indent: 4,
    words: ["None", "True", "False"],
    text,
    name: json,
    with_variable,
    mechanism: Some(mechanism),
};

fn text(text: &str) -> String {
    lines(text, "\"\"\"")
}

fn with_variable(before: &str, variable: &str) -> String {
    fit("@ + os.environ[\"@\"]", &[&json(before), variable]).trim_start_matches("\"\" + ").to_owned()
}

/// A change sends the keys back: without them, the service may make new ones.
fn mechanism(kind: Kind, id: &str) -> String {
    fit("@.get_attestation_mechanism(@)", &[operations(Some(kind)), &json(id)])
}

/// The script.
pub(super) fn write(said: &Said<'_>) -> String {
    let call = call(said);
    let import = if call.contains("json.dumps") { "import json\n" } else { "" };
    fit(
        "# pip install @
@import os

from azure.iot.deviceprovisioning import DeviceProvisioningClient

client = DeviceProvisioningClient.from_connection_string(os.environ[\"DPS_CONNECTION_STRING\"])

@",
        &[PYTHON_CLIENT, import, &call],
    )
}

fn call(said: &Said<'_>) -> String {
    let (operations, id) = (operations(said.kind), json(said.id));
    let body = || said.body.map(|body: &Body| literal(body, &DIALECT, 0)).unwrap_or_default();
    let read = "answer = @.@(@)\nprint(json.dumps(answer, indent=4))\n";
    let if_match = said.etag.map(|etag| fit(", if_match=@", &[&json(etag)])).unwrap_or_default();
    match said.verb {
        Verb::Get => fit(read, &[operations, "get", &id]),
        Verb::AttestationMechanism => fit(read, &[operations, "get_attestation_mechanism", &id]),
        Verb::Delete => fit("@.delete(@@)\n", &[operations, &id, &if_match]),
        Verb::Put => fit(
            "enrollment = @\nsaved = @.create_or_update(@, enrollment@)\nprint(saved[\"etag\"])\n",
            &[&body(), operations, &id, &if_match],
        ),
        Verb::Bulk => fit(
            "operation = @\nresult = @.run_bulk_operation(operation)\nprint(json.dumps(result, indent=4))\n",
            &[&body(), operations],
        ),
        Verb::Query => {
            let what = said.kind.map_or(id, |kind| fit("{\"query\": @}", &[&json(&select(kind))]));
            // Iterated over, it reads all pages.
            let list =
                if said.is_whole() { "@.query(@, top=@)" } else { "next(@.query(@, top=@).by_page())" };
            let list = fit(list, &[operations, &what, &said.page.0.to_string()]);
            fit("for item in @:\n    print(json.dumps(item))\n", &[&list])
        }
    }
}

fn operations(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Group) => "client.enrollment_group",
        Some(Kind::Individual) => "client.enrollment",
        None => "client.device_registration_state",
    }
}
