// The policy for API Management cannot run here. What it decides with are regular expressions, and those can: they are
// taken from it and tried on the same tricks as the contract.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import * as contract from "../cloudflare-worker/contract.mjs";
import { HOST, HOSTS, OPERATIONS, PATHS } from "./tricks.mjs";

const xml = await readFile(new URL("../azure/api-management/policy.xml", import.meta.url), "utf8");
const policy = xml.replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** A verbatim string of C#, as a regular expression of JavaScript. */
function expression(text) {
  return new RegExp(text.replaceAll("\\z", "$"), "s");
}

/** The one verbatim string behind some text. */
function string(before) {
  const found = policy.split(before).slice(1);
  assert.equal(found.length, 1, before);
  return /^@"([^"]*)"/.exec(found[0])?.[1] ?? assert.fail(before);
}

const dps = expression(string("string dps = "));
const id = string("string id = ");
const query = expression(string("IsMatch(context.Request.OriginalUrl.QueryString, "));
const operations = [...policy.matchAll(/\{ @"([^"]*)", "([A-Z ]+)" \}/g)].map(([, path, methods]) => ({
  path: expression(path.replace("{id}", () => id)),
  methods: methods.split(" "),
}));

/** The methods at a target behind the host; empty: it is no operation. */
function methodsAt(target) {
  const end = target.indexOf("?") < 0 ? target.length : target.indexOf("?");
  const [path, search] = [target.slice(0, end), target.slice(end)];
  return query.test(search) ? operations.filter((one) => one.path.test(path)).flatMap((one) => one.methods) : [];
}

test("the policy takes the same hosts", () => {
  for (const host of [HOST, "a1-b.services.azure-devices-provisioning.net"]) assert.match(host, dps);
  // What stands before the first slash is the host.
  for (const host of HOSTS) assert.doesNotMatch(host.split("/")[0], dps, host);
});

test("the policy takes the same operations and methods", () => {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const [method, path] = operation.split(" ");
    assert.ok(methodsAt(path).includes(method), name);
    const read = contract.readTarget(`/${HOST}${path}`, null);
    assert.deepEqual(methodsAt(path), read.methods, name);
  }
  for (const path of PATHS) assert.deepEqual(methodsAt(path), [], path);
});

test("the policy has the contract's lists and numbers", () => {
  const values = (name) => {
    const form = new RegExp(`<set-header name="${name}" exists-action="override">\\s*<value>([^<]*)</value>`, "g");
    return [...new Set([...policy.matchAll(form)].map(([, value]) => value))];
  };
  assert.deepEqual(values("Access-Control-Allow-Methods"), [contract.METHODS.join(", ")]);
  assert.deepEqual(values("Access-Control-Allow-Headers"), [contract.ALLOWED_HEADERS.join(", ")]);
  assert.deepEqual(values("Access-Control-Expose-Headers"), [contract.EXPOSED_HEADERS.join(", ")]);
  assert.deepEqual(values("Access-Control-Allow-Origin"), ['@((string)context.Variables["origin"])']);
  assert.deepEqual(values("Access-Control-Max-Age"), ["7200"]);
  assert.deepEqual(new Set(policy.match(/> (\d{5,})/g)), new Set([`> ${contract.MAX_BODY}`]));
  assert.match(policy, new RegExp(`<forward-request timeout="${contract.TIMEOUT}" follow-redirects="false"`));
});

test("each answer of the policy is protected", () => {
  const answers = policy.match(/<return-response>.*?<\/return-response>|<outbound>.*?<\/outbound>/gs) ?? [];
  assert.equal(answers.length, 8);
  for (const answer of answers) {
    for (const value of ["Origin", "no-store", "nosniff", "default-src 'none'; sandbox"]) {
      assert.ok(answer.includes(`<value>${value}</value>`), `${value} in ${answer.slice(0, 120)}`);
    }
    assert.ok(!answer.includes('"Access-Control-Allow-Credentials" exists-action="override"'));
  }
});
