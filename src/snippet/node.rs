//! Node.js, with the official client `azure-iot-provisioning-service`.
//!
//! <https://learn.microsoft.com/javascript/api/azure-iot-provisioning-service/>

use serde_json::{Number, Value};

use super::{
    Language, NODE_CLIENT, Said, Unsupported, Verb,
    http::select,
    literal::{Dialect, fit, json, lines, literal},
};
use crate::dps::enrollment::Kind;

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
    let quoted = json(name);
    if name == "__proto__" { fit("[@]", &[&quoted]) } else { quoted }
}

fn with_variable(before: &str, variable: &str) -> String {
    fit("@ + secret(\"@\")", &[&json(before), variable]).trim_start_matches("\"\" + ").to_owned()
}

/// A change sends the keys back: without them, the service may make new ones.
fn mechanism(kind: Kind, id: &str) -> String {
    fit("(await client.get@AttestationMechanism(@)).responseBody", &[noun(Some(kind)), &json(id)])
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
pub(super) fn write(said: &Said<'_>) -> Result<String, Unsupported> {
    if let (Verb::Bulk, Some(kind @ Kind::Group)) = (said.verb, said.kind) {
        return Err(Unsupported::Bulk { language: Language::Node, kind });
    }
    if let Some(number) = said.body.and_then(|body| rounded(&body.json)) {
        return Err(Unsupported::Number { number: number.to_string() });
    }
    let call = call(said);
    let secret = if call.contains("secret(\"DPS_") { SECRET } else { "" };
    Ok(fit(
        "// npm install @
const { ProvisioningServiceClient } = require(\"azure-iot-provisioning-service\");

const client = ProvisioningServiceClient.fromConnectionString(process.env.DPS_CONNECTION_STRING);

@async function main() {
@}

main();
",
        &[NODE_CLIENT, secret, &call],
    ))
}

fn call(said: &Said<'_>) -> String {
    let (noun, id) = (noun(said.kind), json(said.id));
    let body = || said.body.map(|body| literal(body, &DIALECT, 2)).unwrap_or_default();
    let read = "  const { responseBody } = await client.get@@(@);
  console.log(JSON.stringify(responseBody, null, 2));
";
    match said.verb {
        Verb::Get => fit(read, &[noun, "", &id]),
        Verb::AttestationMechanism => fit(read, &[noun, "AttestationMechanism", &id]),
        Verb::Delete => {
            fit("  await client.delete@(@, @);\n", &[noun, &id, &json(said.etag.unwrap_or_default())])
        }
        // The client takes the version for `If-Match` from the enrollment.
        Verb::Put => fit(
            "  const enrollment = @;
  const { responseBody } = await client.createOrUpdate@(enrollment);
  console.log(responseBody.etag);
",
            &[&body(), noun],
        ),
        Verb::Bulk => fit(
            "  const operation = @;
  // Without a callback, this method's promise is never settled.
  const result = await new Promise((resolve, reject) =>
    client.runBulkEnrollmentOperation(operation, (error, result) => (error ? reject(error) : resolve(result))),
  );
  console.log(JSON.stringify(result, null, 2));
",
            &[&body()],
        ),
        Verb::Query => {
            let query = match said.kind {
                Some(kind) => fit("@Query({ query: @ }", &[noun, &json(&select(kind))]),
                None => fit("EnrollmentGroup@Query({ query: \"*\" }, @", &[noun, &id]),
            };
            let pages = if said.is_whole() {
                "  do {
    const { responseBody } = await query.next(query.continuationToken);
    for (const item of responseBody) console.log(JSON.stringify(item));
  } while (query.hasMoreResults);
"
            } else {
                "  const { responseBody } = await query.next();
  for (const item of responseBody) console.log(JSON.stringify(item));
"
            };
            fit("  const query = client.create@, @);\n@", &[&query, &said.page.0.to_string(), pages])
        }
    }
}

/// What its methods call it.
fn noun(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Group) => "EnrollmentGroup",
        Some(Kind::Individual) => "IndividualEnrollment",
        None => "DeviceRegistrationState",
    }
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
