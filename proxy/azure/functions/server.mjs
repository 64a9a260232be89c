// The proxy as a server of its own, for a container: hands the request to contract.mjs, and does what only Node.js can.
// It speaks plain HTTP; whatever stands before it (the ingress of a Container App) ends TLS.

import { once } from "node:events";
import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { answer, readSettings } from "./contract.mjs";
import { RateLimit } from "./rate-limit.mjs";
import { headerOf, send } from "./upstream.mjs";

// Wrong settings stop the server here, with a sentence in its log: nothing is served by mistake.
const settings = readSettings(process.env);
const limit = RateLimit.read(process.env.RATE_LIMIT);

/** How long a client may still send what is not wanted. */
const LINGER_MS = 1000;

const server = createServer(async (request, response) => {
  // Node's parser lets these through, RFC 9112 does not.
  if (request.httpVersionMajor < 1 || (request.headersDistinct.host ?? []).length > 1) {
    return void response.writeHead(400, { connection: "close" }).end();
  }
  const incoming = {
    method: request.method ?? "",
    target: request.url ?? "",
    header: (/** @type {string} */ name) => headerOf(request, name),
    // Not destroyed where it is too large: that would take the connection of the answer with it.
    body: request.iterator({ destroyOnReturn: false }),
  };
  try {
    await write(await answer(incoming, settings, send, count), request, response);
  } catch {
    response.destroy();
  }
});

/** @param {string} host */
async function count(host) {
  return limit.count(host, performance.now());
}

/**
 * Writes an answer, and its length where it is known.
 * @param {import("./contract.mjs").Answer<import("node:http").IncomingMessage>} answer
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function write({ status, headers, body }, request, response) {
  const length = typeof body === "string" ? Buffer.byteLength(body) : body?.headers["content-length"];
  if (length !== undefined) response.setHeader("content-length", length);
  if (!request.complete) response.setHeader("connection", "close");
  response.writeHead(status, headers);
  // A service that goes away in the middle takes the connection with it: nobody must take what came for the whole.
  if (body !== null && typeof body !== "string") return pipeline(body, response);
  response.write(body ?? "");
  if (!request.complete) {
    // What is left of a body that was refused is taken in for a while: to close before that is done would destroy the answer
    // on its way (RFC 9112, section 9.6).
    request.resume();
    await Promise.race([once(request, "end"), sleep(LINGER_MS, undefined, { ref: false })]);
  }
  response.end();
}

server.listen(Number(process.env.PORT ?? 8080));
process.once("SIGTERM", () => server.close());
