//! Python, with the official client `azure-iot-deviceprovisioning`.
//!
//! <https://learn.microsoft.com/python/api/azure-iot-deviceprovisioning/>

use super::{
    Action, PYTHON_CLIENT,
    body::Body,
    http::all_of,
    literal::{Dialect, json, lines, literal},
};
use crate::dps::{MAX_PAGE, enrollment::Kind};

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
    let value = ["os.environ[\"", variable, "\"]"].concat();
    if before.is_empty() { value } else { [&json(before), " + ", &value].concat() }
}

/// A change sends the keys back: without them, the service may make new ones.
fn mechanism(kind: Kind, id: &str) -> String {
    [operations(kind), ".get_attestation_mechanism(", &json(id), ")"].concat()
}

/// The script.
pub(super) fn write(action: &Action) -> String {
    let call = call(action);
    let imports = if call.contains("json.dumps") { "import json\nimport os\n" } else { "import os\n" };
    [
        "# pip install ",
        PYTHON_CLIENT,
        "\n",
        imports,
        "\nfrom azure.iot.deviceprovisioning import DeviceProvisioningClient\n\n",
        "client = DeviceProvisioningClient.from_connection_string(os.environ[\"DPS_CONNECTION_STRING\"])\n\n",
        &call,
    ]
    .concat()
}

fn call(action: &Action) -> String {
    const RECORDS: &str = "client.device_registration_state";
    match action {
        Action::Get(get) => read(operations(get.kind), ".get(", get.id.as_str()),
        Action::AttestationMechanism(ask) => {
            read(operations(ask.kind), ".get_attestation_mechanism(", ask.id.as_str())
        }
        Action::Record(get) => read(RECORDS, ".get(", get.id.as_str()),
        Action::Delete(delete) => remove(operations(delete.kind), delete.id.as_str(), &delete.if_match.0),
        Action::DeleteRecord(delete) => remove(RECORDS, delete.id.as_str(), &delete.if_match.0),
        Action::Put(put) => {
            let if_match = put.if_match.as_ref().map(|etag| [", if_match=", &json(&etag.0)].concat());
            let call = [".create_or_update(", &json(put.id.as_str()), ", enrollment"];
            let saved = ["saved = ", operations(put.kind)];
            let print = ")\nprint(saved[\"etag\"])\n";
            assign("enrollment", &put.body)
                + &saved.concat()
                + &call.concat()
                + &if_match.unwrap_or_default()
                + print
        }
        Action::Bulk(bulk) => {
            let run = ["result = ", operations(bulk.kind), ".run_bulk_operation(operation)\n"];
            assign("operation", &bulk.body) + &run.concat() + "print(json.dumps(result, indent=4))\n"
        }
        Action::Query(query) => {
            let specification = ["{\"query\": ", &json(&all_of(query.kind)), "}"].concat();
            list(operations(query.kind), &specification, query.max_items)
        }
        Action::Records(query) => list(RECORDS, &json(query.group.as_str()), query.max_items),
    }
}

fn operations(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "client.enrollment_group",
        Kind::Individual => "client.enrollment",
    }
}

fn read(operations: &str, method: &str, id: &str) -> String {
    ["answer = ", operations, method, &json(id), ")\nprint(json.dumps(answer, indent=4))\n"].concat()
}

fn remove(operations: &str, id: &str, etag: &str) -> String {
    [operations, ".delete(", &json(id), ", if_match=", &json(etag), ")\n"].concat()
}

fn assign(name: &str, body: &Body) -> String {
    [name, " = ", &literal(body, &DIALECT, 0), "\n"].concat()
}

/// All of a list; of less than whole pages, the first.
fn list(operations: &str, what: &str, max_items: u32) -> String {
    let query = [operations, ".query(", what, ", top=", &max_items.to_string(), ")"].concat();
    let items = if max_items < MAX_PAGE { ["next(", &query, ".by_page())"].concat() } else { query };
    ["for item in ", &items, ":\n    print(json.dumps(item))\n"].concat()
}
