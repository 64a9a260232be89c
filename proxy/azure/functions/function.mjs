// The proxy as an Azure Function: hands the request to contract.mjs, and does what only Node.js can.

import { app } from "@azure/functions";

import { answer, readSettings, targetOf } from "./contract.mjs";
import { RateLimit } from "./rate-limit.mjs";
import { send } from "./upstream.mjs";

// Wrong settings stop the app here, with a sentence in its log: nothing is served by mistake.
const settings = readSettings(process.env);
const limit = RateLimit.read(process.env.RATE_LIMIT);

/**
 * @param {import("@azure/functions").HttpRequest} request
 * @returns {Promise<import("@azure/functions").HttpResponseInit>}
 */
export async function proxy(request) {
  const { body } = request;
  const incoming = {
    method: request.method,
    target: targetOf(request.url),
    header: (/** @type {string} */ name) => request.headers.get(name),
    // Not cancelled where it is too large: that would take the connection of the answer with it.
    body: body && { [Symbol.asyncIterator]: () => body.values({ preventCancel: true }) },
  };
  const given = await answer(incoming, settings, sendWhole, count);
  if (typeof given.body === "string") void drain(body);
  return given;
}

/**
 * Takes in what is left of a body that was refused: to close before that is done would destroy the answer on its way
 * (RFC 9112, section 9.6).
 * @param {import("node:stream/web").ReadableStream<Uint8Array> | null} body
 */
async function drain(body) {
  try {
    for await (const _ of body ?? []);
  } catch {
    // The client went away: nobody waits for the answer.
  }
}

/** @param {string} host */
async function count(host) {
  return limit.count(host, performance.now());
}

/**
 * Takes the service's answer in before it is passed back: the package has no way to break one off, so one that is cut off
 * would look like a whole one, or never end.
 * @param {import("./contract.mjs").Outgoing} outgoing
 */
async function sendWhole(outgoing) {
  const upstream = await send(outgoing);
  const body = upstream.body === null ? null : Buffer.concat(await upstream.body.toArray());
  return { ...upstream, body };
}

// As streams: a body is not read to its end before its length is judged.
app.setup({ enableHttpStream: true });

app.http("proxy", {
  // Also those that are refused, so that it is the contract that refuses them.
  methods: ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"],
  // Who may call is the service's business: each call carries a SAS token of its own.
  authLevel: "anonymous",
  route: "{*rest}",
  handler: proxy,
});
