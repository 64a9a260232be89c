// What a CORS proxy of dps-enroll does with a request, in one file: proxy/README.md as code.
//
// It knows nothing of the engine that runs it: no network, no clock, no logs. The engine hands over the request as it
// came and the two things only an engine can do (send, count), and gets the answer to write. It stands twice, in
// proxy/cloudflare-worker and in proxy/azure/functions, so that each folder deploys as it is; a test compares the two.

/** Methods that are passed on. */
export const METHODS = ["GET", "PUT", "POST", "DELETE"];

/** Headers that a page may send; the `authorization` has to be named, as `*` does not cover it (Fetch standard). */
export const ALLOWED_HEADERS = [
  "authorization",
  "content-type",
  "if-match",
  "x-ms-max-item-count",
  "x-ms-continuation",
];

/** Headers of a request that are passed on. Its length is that of the body, which is read first. */
export const REQUEST_HEADERS = ["accept", ...ALLOWED_HEADERS];

/** Headers of an answer that a page may read. */
export const EXPOSED_HEADERS = [
  "x-ms-continuation",
  "x-ms-item-type",
  "x-ms-error-code",
  "x-ms-request-id",
  "etag",
  "retry-after",
  "date",
];

/** Headers of an answer that are passed back; also its length, where the engine knows it. */
export const ANSWER_HEADERS = ["content-type", ...EXPOSED_HEADERS];

/** The largest body of a request, in bytes. */
export const MAX_BODY = 1024 * 1024;

/** How long the service may take, to the end of its answer, in seconds, where it is not configured. */
export const TIMEOUT = 30;

/** Statuses whose answer has no body (RFC 9110, Fetch standard); both `Response` and servers insist. */
export const WITHOUT_BODY = [204, 205, 304];

/** Chromium keeps the answer to a preflight no longer than this, in seconds. */
const PREFLIGHT_MAX_AGE = "7200";

/** An answer of the service must never become a page of the proxy's own origin, nor be kept. */
const PROTECTION = {
  vary: "Origin",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
};

/** Why a request is not passed on: the status, and what to change. */
const REFUSALS = {
  originNotAllowed: [403, "Add the page's origin to the allowed origins of this proxy."],
  hostNotAllowed: [
    403,
    "Call /NAME.azure-devices-provisioning.net/PATH in lower case, with a DPS that this proxy allows.",
  ],
  pathNotAllowed: [403, "Call an operation of the DPS service API, spelled and encoded as its documentation has it."],
  methodNotAllowed: [405, "Use a method that this operation of the DPS service API has."],
  bodyTooLarge: [413, "Send at most 1 MiB in one request."],
  rateLimited: [429, "Wait as long as Retry-After says, or raise the rate limit of this proxy."],
  upstreamUnreachable: [502, "Check the name of the DPS, and that this proxy may reach it."],
  upstreamTimeout: [504, "Check whether the request was carried out; the DPS did not answer in time."],
  notConfigured: [500, "Set ALLOWED_ORIGINS as the README of this proxy says."],
};

/**
 * What a proxy is configured with.
 *
 * @typedef {object} Settings
 * @property {ReadonlySet<string>} origins The origins of the pages that may use it, as browsers send them.
 * @property {ReadonlySet<string> | null} names The names of the DPS that may be called; `null`: every one.
 * @property {number} timeout How long the service may take, in seconds.
 *
 */

/**
 * A request, as the engine received it.
 *
 * @typedef {object} Incoming
 * @property {string} method
 * @property {string} target Path and query, as they came; nothing is decoded.
 * @property {(name: string) => string | null | undefined} header
 * @property {AsyncIterable<Uint8Array> | null} [body]
 */

/**
 * A request to `https://{host}{path}`. It must be sent as it stands, and no redirect followed.
 *
 * @typedef {object} Outgoing
 * @property {string} method
 * @property {string} host
 * @property {string} path With its query.
 * @property {Record<string, string>} headers
 * @property {Uint8Array<ArrayBuffer> | null} body
 * @property {AbortSignal} signal
 */

/**
 * The service's answer; `Body` is whatever the engine streams, `null` for a status without one.
 *
 * @template Body
 * @typedef {object} Upstream
 * @property {number} status
 * @property {(name: string) => string | null | undefined} header
 * @property {Body | null} body
 */

/**
 * What to answer.
 *
 * @template Body
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {Body | string | null} body
 */

/** @typedef {keyof typeof REFUSALS} Refused */

/**
 * Reads what a proxy is configured with: lists, with commas or white space between.
 * @param {{ ALLOWED_ORIGINS?: string, ALLOWED_DPS?: string, TIMEOUT?: string }} variables
 * @returns {Settings}
 * @throws {Error} that names the entry which is none.
 */
export function readSettings({ ALLOWED_ORIGINS = "", ALLOWED_DPS = "", ...others }) {
  const list = (/** @type {string} */ text) => text.split(/[\s,]+/).filter((entry) => entry !== "");
  const [origins, names] = [list(ALLOWED_ORIGINS), list(ALLOWED_DPS)];
  if (origins.length === 0) {
    throw new Error("ALLOWED_ORIGINS is empty: name the origin of the page, such as https://NAME.github.io");
  }
  for (const origin of origins) {
    if (!/^https?:\/\/[a-z0-9.-]+(:[0-9]+)?$/.test(origin)) {
      throw new Error(`ALLOWED_ORIGINS: «${origin}» is no origin; write https://HOST in lower case, without a path`);
    }
  }
  for (const name of names) {
    if (!isDpsHost(`${name}.azure-devices-provisioning.net`) || name.includes(".")) {
      throw new Error(
        `ALLOWED_DPS: «${name}» is no name of a DPS; write NAME, without .azure-devices-provisioning.net`,
      );
    }
  }
  const timeout = Number(others.TIMEOUT ?? TIMEOUT);
  if (!(timeout > 0)) throw new Error(`TIMEOUT: «${others.TIMEOUT}» is no number of seconds`);
  return { origins: new Set(origins), names: names.length === 0 ? null : new Set(names), timeout };
}

/**
 * Answers one request.
 * @template Body
 * @param {Incoming} incoming
 * @param {Settings} settings
 * @param {(outgoing: Outgoing) => Promise<Upstream<Body>>} send Calls the service.
 * @param {(host: string) => Promise<number | null>} count Counts a call of a host. Over the limit: the seconds to wait.
 * @returns {Promise<Answer<Body>>}
 */
export async function answer(incoming, settings, send, count) {
  const { method, target, header } = incoming;
  const origin = header("origin") ?? "";
  if (!settings.origins.has(origin)) return refuse("originNotAllowed");
  const read = readTarget(target, settings.names);
  if (read.refused !== undefined) return refuse(read.refused, origin);
  const { host, path, methods } = read;
  if (method === "OPTIONS") return { status: 204, headers: preflightHeaders(origin), body: null };
  if (!methods.includes(method))
    return refuse("methodNotAllowed", origin, { allow: [...methods, "OPTIONS"].join(", ") });

  const wait = await count(host);
  if (wait !== null) return refuse("rateLimited", origin, { "retry-after": String(wait) });
  const body = await readBody(incoming);
  if (body === null) return refuse("bodyTooLarge", origin);

  const signal = AbortSignal.timeout(settings.timeout * 1000);
  try {
    const headers = pick(REQUEST_HEADERS, header);
    const hasBody = method !== "GET" && (body.length > 0 || method !== "DELETE");
    const upstream = await send({ method, host, path, headers, body: hasBody ? body : null, signal });
    const passed = pick(ANSWER_HEADERS, upstream.header);
    return {
      status: upstream.status,
      headers: { ...passed, ...corsHeaders(origin), ...PROTECTION },
      body: upstream.body,
    };
  } catch {
    return refuse(signal.aborted ? "upstreamTimeout" : "upstreamUnreachable", origin);
  }
}

/**
 * The answer to a request that is not passed on. Without an origin, no page can read it.
 * @param {Refused} code
 * @param {string} [origin] One that is allowed.
 * @param {Record<string, string>} [more] Headers.
 * @param {string} [detail] What to change, where that is known better.
 * @returns {Answer<never>}
 */
export function refuse(code, origin, more = {}, detail) {
  const [status, general] = REFUSALS[code];
  const message = detail ?? general;
  const headers = {
    "content-type": "application/json",
    ...more,
    ...(origin ? corsHeaders(origin) : {}),
    ...PROTECTION,
  };
  return { status: Number(status), headers, body: JSON.stringify({ proxy: { refused: code, message } }) };
}

/** @param {string} origin @returns {Record<string, string>} */
function corsHeaders(origin) {
  return { "access-control-allow-origin": origin, "access-control-expose-headers": EXPOSED_HEADERS.join(", ") };
}

/** @param {string} origin @returns {Record<string, string>} */
function preflightHeaders(origin) {
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-methods": METHODS.join(", "),
    "access-control-allow-headers": ALLOWED_HEADERS.join(", "),
    "access-control-max-age": PREFLIGHT_MAX_AGE,
    ...PROTECTION,
  };
}

/**
 * The target in a whole address, as text: a parser could make something else of it than the engine did.
 * @param {string} url
 */
export function targetOf(url) {
  return /^https?:\/\/[^/]*(.*)$/s.exec(url)?.[1] ?? "";
}

/** A name as in the DNS, of a DPS in Azure's public cloud. @param {string} host */
function isDpsHost(host) {
  return /^(?=[a-z0-9-]{3,63}\.)[a-z0-9]+(-+[a-z0-9]+)*(\.services)?\.azure-devices-provisioning\.net$/.test(host);
}

/**
 * An ID as clients encode it, in the characters of RFC 3986 that every engine and parser leaves as they are: not dots alone,
 * and no escapes of control characters or of what could be read as part of the path (`%`, `.`, `/`, `\`).
 */
const ID = String.raw`(?!\.+(?:/|$))(?:[A-Za-z0-9._~:@$&+,;=-]|%(?![01]|2[5EFef]|5[Cc]|7[Ff])[0-9A-Fa-f]{2})+`;

/** `enrollmentgroups` is what the official client for Node.js sends when it asks for keys. */
const KIND = "(?:enrollment[Gg]roups|enrollments)";

/**
 * The service's operations and their methods. The slash behind a bulk call is sent by the official clients for Node.js
 * and C.
 * @type {[RegExp, string[]][]}
 */
const OPERATIONS = [
  [new RegExp(`^/${KIND}/?$`), ["POST"]],
  [new RegExp(`^/${KIND}/query$`), ["POST"]],
  [new RegExp(`^/${KIND}/${ID}$`), ["GET", "PUT", "DELETE"]],
  [new RegExp(`^/${KIND}/${ID}/attestationmechanism$`), ["POST"]],
  [new RegExp(`^/registrations/${ID}$`), ["GET", "DELETE"]],
  [new RegExp(`^/registrations/${ID}/query$`), ["POST"]],
];

/** The `api-version`, or what else comes to be there. */
const QUERY = /^(?:[A-Za-z0-9._~:@!$&()*+,;=/?-]|%[0-9A-Fa-f]{2})*$/;

/**
 * Splits `/{host}{path}?{query}`, as text. What it accepts is a fixed point of every URL parser: what was judged is what
 * is sent.
 * @param {string} target
 * @param {Settings["names"]} names
 * @returns {{ refused: Refused } | { refused?: undefined, host: string, path: string, methods: string[] }}
 */
export function readTarget(target, names) {
  const [, host = "", path = ""] = /^\/([^/?]*)(.*)$/s.exec(target) ?? [];
  if (!isDpsHost(host) || (names !== null && !names.has(host.slice(0, host.indexOf("."))))) {
    return { refused: "hostNotAllowed" };
  }
  const [, route = "", query = ""] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  const matching = QUERY.test(query) ? OPERATIONS.filter(([form]) => form.test(route)) : [];
  if (matching.length === 0) return { refused: "pathNotAllowed" };
  return { host, path, methods: matching.flatMap(([, methods]) => methods) };
}

/**
 * The values of some headers.
 * @param {readonly string[]} names
 * @param {(name: string) => string | null | undefined} header
 * @returns {Record<string, string>}
 */
function pick(names, header) {
  /** @type {Record<string, string>} */
  const picked = {};
  for (const name of names) {
    const value = header(name);
    if (value !== null && value !== undefined) picked[name] = value;
  }
  return picked;
}

/**
 * Reads the whole body before anything is sent, so that nothing is sent of one that turns out too large.
 * @param {Incoming} incoming
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} `null`: too large.
 */
async function readBody({ header, body }) {
  if (Number(header("content-length") ?? 0) > MAX_BODY) return null;
  /** @type {Uint8Array[]} */
  const chunks = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > MAX_BODY) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.length;
  }
  return whole;
}
