//! Node.js, with the official client `azure-iot-provisioning-service`.
//!
//! <https://learn.microsoft.com/javascript/api/azure-iot-provisioning-service/>

use serde_json::{Number, Value};

use super::{
    Action, Language, NODE_CLIENT, Unsupported,
    body::Body,
    http::all_of,
    literal::{Dialect, json, lines, literal},
};
use crate::dps::{MAX_PAGE, enrollment::Kind};

/// The largest number up to which JavaScript has every whole number.
const MAX_SAFE: u64 = (1 << 53) - 1;

const DIALECT: Dialect = Dialect {
    indent: 2,
    words: ["null", "true", "false"],
    text,
    name,
    with_variable,
    mechanism: Some(mechanism),
};

fn text(text: &str) -> String {
    lines(text, "`")
}

/// In a literal, a member called so would set the prototype.
fn name(name: &str) -> String {
    if name == "__proto__" { "[\"__proto__\"]".to_owned() } else { json(name) }
}

fn with_variable(before: &str, variable: &str) -> String {
    let value = ["secret(\"", variable, "\")"].concat();
    if before.is_empty() { value } else { [&json(before), " + ", &value].concat() }
}

/// A change sends the keys back: without them, the service may make new ones.
fn mechanism(kind: Kind, id: &str) -> String {
    ["(await client.get", of(kind), "AttestationMechanism(", &json(id), ")).responseBody"].concat()
}

/// A variable without a value would leave its member out of the JSON, and the service would make a key.
const SECRET: &str = "function secret(name) {
  if (!process.env[name]) throw new Error(`${name} is not set`);
  return process.env[name];
}

";

/// The script.
///
/// # Errors
/// [`Unsupported`] for bulk operations on groups, and for numbers that JavaScript rounds.
pub(super) fn write(action: &Action) -> Result<String, Unsupported> {
    let call = call(action)?;
    let secret = if call.contains("secret(\"DPS_") { SECRET } else { "" };
    Ok([
        "// npm install ",
        NODE_CLIENT,
        "\nconst { ProvisioningServiceClient } = require(\"azure-iot-provisioning-service\");\n\n",
        "const client = ProvisioningServiceClient.fromConnectionString(process.env.DPS_CONNECTION_STRING);\n\n",
        secret,
        "async function main() {\n",
        &call,
        "}\n\nmain();\n",
    ]
    .concat())
}

fn call(action: &Action) -> Result<String, Unsupported> {
    Ok(match action {
        Action::Get(get) => read(&["get", of(get.kind)], get.id.as_str()),
        Action::AttestationMechanism(ask) => {
            read(&["get", of(ask.kind), "AttestationMechanism"], ask.id.as_str())
        }
        Action::Record(get) => read(&["getDeviceRegistrationState"], get.id.as_str()),
        Action::Delete(delete) => remove(of(delete.kind), delete.id.as_str(), &delete.if_match.0),
        Action::DeleteRecord(delete) => {
            remove("DeviceRegistrationState", delete.id.as_str(), &delete.if_match.0)
        }
        // The client takes the version for `If-Match` from the enrollment.
        Action::Put(put) => {
            let call = ["  const { responseBody } = await client.createOrUpdate", of(put.kind)];
            assign("enrollment", &put.body)?
                + &call.concat()
                + "(enrollment);\n  console.log(responseBody.etag);\n"
        }
        Action::Bulk(bulk) if bulk.kind == Kind::Group => {
            return Err(Unsupported::Bulk { language: Language::Node, kind: bulk.kind });
        }
        Action::Bulk(bulk) => {
            assign("operation", &bulk.body)?
                + "  // Without a callback, this method's promise is never settled.
  const result = await new Promise((resolve, reject) =>
    client.runBulkEnrollmentOperation(operation, (error, result) => (error ? reject(error) : resolve(result))),
  );
  console.log(JSON.stringify(result, null, 2));
"
        }
        Action::Query(query) => {
            let specification = ["Query({ query: ", &json(&all_of(query.kind)), " }"].concat();
            list(&[of(query.kind), &specification], query.max_items)
        }
        Action::Records(query) => {
            let id = json(query.group.as_str());
            list(&["EnrollmentGroupDeviceRegistrationStateQuery({ query: \"*\" }, ", &id], query.max_items)
        }
    })
}

fn of(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "EnrollmentGroup",
        Kind::Individual => "IndividualEnrollment",
    }
}

fn read(method: &[&str], id: &str) -> String {
    let print = ");\n  console.log(JSON.stringify(responseBody, null, 2));\n";
    ["  const { responseBody } = await client.", &method.concat(), "(", &json(id), print].concat()
}

fn remove(what: &str, id: &str, etag: &str) -> String {
    ["  await client.delete", what, "(", &json(id), ", ", &json(etag), ");\n"].concat()
}

fn assign(name: &str, body: &Body) -> Result<String, Unsupported> {
    if let Some(number) = rounded(&body.json) {
        return Err(Unsupported::Number { number: number.to_string() });
    }
    Ok(["  const ", name, " = ", &literal(body, &DIALECT, 2), ";\n"].concat())
}

/// The first number that JavaScript cannot hold.
fn rounded(value: &Value) -> Option<&Number> {
    match value {
        Value::Number(number) => {
            let is_large = number.as_u64().is_some_and(|number| number > MAX_SAFE)
                || number.as_i64().is_some_and(|number| number.unsigned_abs() > MAX_SAFE);
            is_large.then_some(number)
        }
        Value::Array(items) => items.iter().find_map(rounded),
        Value::Object(members) => members.values().find_map(rounded),
        _ => None,
    }
}

/// All of a list; of less than whole pages, the first.
fn list(query: &[&str], max_items: u32) -> String {
    let query = ["  const query = client.create", &query.concat(), ", ", &max_items.to_string(), ");\n"];
    let page = "const { responseBody } = await query.next(query.continuationToken);\n";
    let print = "for (const item of responseBody) console.log(JSON.stringify(item));\n";
    let body = if max_items < MAX_PAGE {
        ["  ", page, "  ", print].concat()
    } else {
        ["  do {\n    ", page, "    ", print, "  } while (query.hasMoreResults);\n"].concat()
    };
    query.concat() + &body
}
