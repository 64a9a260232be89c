// The proxy as a server of its own, for a container: hands the request to contract.mjs, and does what only Node.js can.
// It speaks plain HTTP; whatever stands before it (the ingress of a Container App) ends TLS.

import { createServer } from "node:http";
import { pipeline } from "node:stream/promises";

import { answer, readSettings } from "./contract.mjs";
import { RateLimit } from "./rate-limit.mjs";
import { headerOf, send } from "./upstream.mjs";

// Wrong settings stop the server here, with a sentence in its log: nothing is served by mistake.
const settings = readSettings(process.env);
const limit = RateLimit.read(process.env.RATE_LIMIT);

const server = createServer(async (request, response) => {
  const incoming = {
    method: request.method ?? "",
    target: request.url ?? "",
    header: (/** @type {string} */ name) => headerOf(request, name),
    // Not destroyed where it is too large: that would take the connection of the answer with it.
    body: request.iterator({ destroyOnReturn: false }),
  };
  try {
    const { status, headers, body } = await answer(incoming, settings, send, async (host) =>
      limit.count(host, performance.now()),
    );
    const length = typeof body === "string" ? Buffer.byteLength(body) : body?.headers["content-length"];
    if (length !== undefined) response.setHeader("content-length", length);
    // What is left of a body that was refused is not waited for.
    if (!request.complete) response.setHeader("connection", "close");
    response.writeHead(status, headers);
    if (body === null || typeof body === "string") response.end(body ?? undefined);
    else await pipeline(body, response);
  } catch {
    // One side went away in the middle: the other one must not take what it has for the whole.
    response.destroy();
  }
});

server.listen(Number(process.env.PORT ?? 8080));
process.once("SIGTERM", () => server.close());
