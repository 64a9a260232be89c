// The contract as the Worker and the Functions have it: what is passed on, what is refused, and with which headers.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MAX_BODY, answer, readSettings, readTarget } from "../cloudflare-worker/contract.mjs";
import { HOST, HOSTS, OPERATIONS, PATHS } from "./tricks.mjs";

const PAGE = "https://contoso.github.io";
const SETTINGS = readSettings({ ALLOWED_ORIGINS: `${PAGE}, http://127.0.0.1:8080` });

/** Asks for an answer; `sent` is what the service was sent. */
async function ask(method, target, { headers = {}, body, send, count, settings = SETTINGS } = {}) {
  const all = { origin: PAGE, ...headers };
  const sent = [];
  const upstream = send ?? (async () => ({ status: 200, header: () => null, body: null }));
  const given = await answer(
    { method, target, header: (name) => all[name], body },
    settings,
    (outgoing) => (sent.push(outgoing), upstream(outgoing)),
    count ?? (async () => null),
  );
  const refused = typeof given.body === "string" ? JSON.parse(given.body).proxy.refused : null;
  return { ...given, refused, sent };
}

async function* chunks(...lengths) {
  for (const length of lengths) yield new Uint8Array(length).fill(120);
}

test("passes each operation of the service on, byte for byte", async () => {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    const [method, path] = operation.split(" ");
    for (const host of [HOST, "a1-b.services.azure-devices-provisioning.net"]) {
      const { sent, status } = await ask(method, `/${host}${path}`);
      assert.equal(status, 200, name);
      assert.equal(sent.length, 1, name);
      assert.equal(`${sent[0].host}${sent[0].path}`, `${host}${path}`, name);
      assert.equal(new URL(`https://${host}${path}`).href, `https://${host}${path}`, name);
    }
  }
});

test("refuses every other host, however it is written", async () => {
  for (const host of HOSTS) {
    const { refused, sent } = await ask("GET", `/${host}/enrollments/a?api-version=2021-10-01`);
    assert.deepEqual([refused, sent], ["hostNotAllowed", []], host);
  }
  for (const target of [
    `//${HOST}/enrollments/a`,
    `/\\${HOST}/enrollments/a`,
    `https://${HOST}/enrollments/a`,
    "*",
    "",
  ]) {
    assert.equal((await ask("GET", target)).refused, "hostNotAllowed", target);
  }
});

test("refuses every other path, however it is written", async () => {
  for (const path of PATHS) {
    const { refused, sent } = await ask("GET", `/${HOST}${path}`);
    assert.deepEqual([refused, sent], ["pathNotAllowed", []], path);
  }
});

test("what it accepts, no URL parser writes differently", () => {
  const characters = "%2fE.~:@!$&'()*+,;=/?#[]\\ \t\"<>^`{|}é\u0000-_aZ0";
  let state = 1;
  const next = (below) => (state = (state * 48271) % 2147483647) % below;
  let accepted = 0;
  for (let round = 0; round < 200_000; round += 1) {
    const length = next(8);
    const tail = Array.from({ length }, () => characters[next(characters.length)]).join("");
    const read = readTarget(`/${HOST}/enrollments/${tail}`, null);
    if (read.refused !== undefined) continue;
    accepted += 1;
    const url = `https://${read.host}${read.path}`;
    assert.equal(new URL(url).href, url);
  }
  assert.ok(accepted > 1000, `${accepted} accepted`);
});

test("refuses the methods that an operation does not have, and names those it has", async () => {
  const table = [
    ["GET", "/enrollmentGroups", "POST, OPTIONS"],
    ["PUT", "/registrations/a", "GET, DELETE, OPTIONS"],
    ["POST", "/enrollments/a", "GET, PUT, DELETE, OPTIONS"],
    ["PATCH", "/enrollments/a", "GET, PUT, DELETE, OPTIONS"],
    ["HEAD", "/enrollments/a", "GET, PUT, DELETE, OPTIONS"],
    ["TRACE", "/enrollments/query", "POST, GET, PUT, DELETE, OPTIONS"],
    ["get", "/enrollments/a", "GET, PUT, DELETE, OPTIONS"],
  ];
  for (const [method, path, allow] of table) {
    const { refused, status, headers, sent } = await ask(method, `/${HOST}${path}`);
    assert.deepEqual([refused, status, headers.allow, sent], ["methodNotAllowed", 405, allow, []], `${method} ${path}`);
  }
});

test("refuses every other origin, without a word of CORS", async () => {
  const origins = [
    undefined,
    "",
    "null",
    "*",
    "https://evil.example",
    `${PAGE}/`,
    `${PAGE}.evil.example`,
    `${PAGE}:8443`,
  ];
  origins.push(
    "http://contoso.github.io",
    "https://Contoso.github.io",
    `${PAGE}, ${PAGE}`,
    `${PAGE} https://evil.example`,
  );
  for (const origin of origins) {
    for (const method of ["GET", "OPTIONS"]) {
      const { refused, status, headers, sent } = await ask(method, `/${HOST}/enrollments/a`, { headers: { origin } });
      assert.deepEqual([refused, status, sent], ["originNotAllowed", 403, []], String(origin));
      assert.deepEqual(
        Object.keys(headers).filter((name) => name.startsWith("access-control-")),
        [],
      );
      assert.equal(headers.vary, "Origin");
    }
  }
});

test("answers a preflight itself", async () => {
  const { status, headers, body, sent } = await ask("OPTIONS", `/${HOST}/enrollments/a?api-version=2021-10-01`);
  assert.deepEqual([status, body, sent], [204, null, []]);
  assert.deepEqual(headers, {
    "access-control-allow-origin": PAGE,
    "access-control-allow-methods": "GET, PUT, POST, DELETE",
    "access-control-allow-headers": "authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation",
    "access-control-max-age": "7200",
    vary: "Origin",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  assert.equal((await ask("OPTIONS", "/evil.example/enrollments/a")).refused, "hostNotAllowed");
});

test("passes only the headers of the contract on and back", async () => {
  const headers = {
    accept: "application/json",
    authorization: "SharedAccessSignature sr=x",
    "content-type": "application/json",
    "if-match": "*",
    "x-ms-max-item-count": "10",
    "x-ms-continuation": "abc",
    cookie: "a=b",
    referer: PAGE,
    "x-forwarded-for": "10.0.0.1",
    "cf-connecting-ip": "10.0.0.1",
    host: "proxy.example",
  };
  const upstream = {
    "content-type": "application/json; charset=utf-8",
    date: "Mon, 23 Nov 2026 10:00:00 GMT",
    etag: "e",
    "retry-after": "5",
    "x-ms-continuation": "next",
    "x-ms-error-code": "404201",
    "x-ms-item-type": "Enrollment",
    "x-ms-request-id": "r",
    "set-cookie": "a=b",
    location: "https://evil.example/",
    server: "s",
    "access-control-allow-origin": "*",
    "access-control-allow-credentials": "true",
    "content-encoding": "gzip",
  };
  const send = async () => ({ status: 302, header: (name) => upstream[name], body: "x" });
  const given = await ask("PUT", `/${HOST}/enrollments/a`, { headers, send, body: chunks(3) }).catch((error) => error);
  // The body of this answer is no JSON: `ask` reads only refusals.
  assert.ok(given instanceof SyntaxError);
  const sent = [];
  const { status, headers: back } = await answer(
    {
      method: "PUT",
      target: `/${HOST}/enrollments/a`,
      header: (name) => ({ origin: PAGE, ...headers })[name],
      body: chunks(3),
    },
    SETTINGS,
    (outgoing) => (sent.push(outgoing), send()),
    async () => null,
  );
  assert.equal(status, 302);
  assert.deepEqual(Object.keys(sent[0].headers), Object.keys(headers).slice(0, 6));
  assert.equal(sent[0].body.length, 3);
  const { "access-control-expose-headers": exposed, ...rest } = back;
  assert.equal(exposed, "x-ms-continuation, x-ms-item-type, x-ms-error-code, x-ms-request-id, etag, retry-after, date");
  assert.deepEqual(rest, {
    ...Object.fromEntries(Object.entries(upstream).slice(0, 8)),
    "access-control-allow-origin": PAGE,
    vary: "Origin",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
});

test("limits the body, declared or not", async () => {
  const target = `/${HOST}/enrollments/a`;
  const declared = { headers: { "content-length": String(MAX_BODY + 1) }, body: chunks() };
  assert.equal((await ask("PUT", target, declared)).refused, "bodyTooLarge");
  const streamed = await ask("PUT", target, { body: chunks(MAX_BODY, 1) });
  assert.deepEqual([streamed.refused, streamed.status, streamed.sent], ["bodyTooLarge", 413, []]);
  const whole = await ask("PUT", target, { body: chunks(MAX_BODY - 1, 1) });
  assert.equal(whole.sent[0].body.length, MAX_BODY);
});

test("sends a body where one belongs", async () => {
  const body = async (method, path, given) =>
    (await ask(method, `/${HOST}${path}`, { body: given })).sent[0].body?.length;
  assert.equal(await body("POST", "/registrations/g/query", chunks()), 0);
  assert.equal(await body("DELETE", "/enrollments/a", chunks()), undefined);
  assert.equal(await body("GET", "/enrollments/a", chunks(1)), undefined);
});

test("names what went wrong behind it, and the rate limit's wait", async () => {
  const target = `/${HOST}/enrollments/a`;
  const unreachable = await ask("GET", target, { send: () => Promise.reject(new Error("ENOTFOUND")) });
  assert.deepEqual([unreachable.status, unreachable.refused], [502, "upstreamUnreachable"]);
  assert.equal(unreachable.headers["access-control-allow-origin"], PAGE);
  const limited = await ask("GET", target, { count: async (host) => (assert.equal(host, HOST), 17) });
  assert.deepEqual(
    [limited.status, limited.refused, limited.headers["retry-after"], limited.sent],
    [429, "rateLimited", "17", []],
  );
});

test("gives up after thirty seconds", async (context) => {
  const controller = new AbortController();
  context.mock.method(AbortSignal, "timeout", (milliseconds) => {
    assert.equal(milliseconds, 30_000);
    return controller.signal;
  });
  const send = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      controller.abort();
    });
  const { status, refused } = await ask("GET", `/${HOST}/enrollments/a`, { send });
  assert.deepEqual([status, refused], [504, "upstreamTimeout"]);
});

test("calls only the DPS that are allowed, if some are named", async () => {
  const settings = readSettings({ ALLOWED_ORIGINS: PAGE, ALLOWED_DPS: "contoso fabrikam" });
  for (const host of [HOST, "fabrikam.services.azure-devices-provisioning.net"]) {
    assert.equal((await ask("GET", `/${host}/enrollments/a`, { settings })).status, 200, host);
  }
  for (const name of ["northwind", "contoso2", "xcontoso"]) {
    const target = `/${name}.azure-devices-provisioning.net/enrollments/a`;
    assert.equal((await ask("GET", target, { settings })).refused, "hostNotAllowed", name);
  }
});

test("refuses settings that would not do what they seem to", () => {
  for (const ALLOWED_ORIGINS of [
    undefined,
    "",
    " , ",
    "*",
    "null",
    "contoso.github.io",
    `${PAGE}/`,
    `${PAGE}/dps`,
    "https://*.x",
  ]) {
    assert.throws(() => readSettings({ ALLOWED_ORIGINS }), /ALLOWED_ORIGINS/, ALLOWED_ORIGINS);
  }
  for (const ALLOWED_DPS of ["*", HOST, "Contoso", "contoso.services", "a"]) {
    assert.throws(() => readSettings({ ALLOWED_ORIGINS: PAGE, ALLOWED_DPS }), /ALLOWED_DPS/, ALLOWED_DPS);
  }
  for (const TIMEOUT of ["", "0", "-1", "soon"]) {
    assert.throws(() => readSettings({ ALLOWED_ORIGINS: PAGE, TIMEOUT }), /TIMEOUT/, TIMEOUT);
  }
});
