// Plays the Azure Functions host for function.mjs, which lies beside it: takes requests, hands them to Microsoft's package as
// the host does when HTTP is streamed (the request to the package's own server, with the ID of an invocation; the
// invocation with the headers as data), and passes its answer back. What the host's own web server reads or refuses in a
// request, this one does not imitate: Node's parser stands in its place.

import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import Module from "node:module";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

let model;
let registered;

// What the package asks of the process that loads it.
const core = {
  version: "3.0.0",
  hostVersion: "4.1000.0",
  setProgrammingModel: (given) => (model = given),
  registerFunction: (metadata, callback) => {
    registered = { metadata, callback };
    return { dispose() {} };
  },
  registerHook: () => ({ dispose() {} }),
  log() {},
};
const load = Module.prototype.require;
Module.prototype.require = function requireOrCore(id) {
  return id === "@azure/functions-core" ? core : load.call(this, id);
};

await import("./function.mjs");
const { HttpUri } = await model.getCapabilities({});
const inside = new URL(HttpUri);
const trigger = Object.entries(registered.metadata.bindings).find(([, { type }]) => type === "httpTrigger");
const [triggerName, { methods }] = trigger;

/** Runs the function once; what it answers goes through the package's server. */
async function invoke(invocationId, headers) {
  const invocation = model.getInvocationModel({
    invocationId,
    metadata: registered.metadata,
    state: undefined,
    log() {},
    request: {
      invocationId,
      inputData: [{ name: triggerName, data: {} }],
      triggerMetadata: { Headers: { json: JSON.stringify(headers) } },
    },
  });
  const { context, inputs } = await invocation.getArguments();
  const result = await invocation.invokeFunction(context, inputs, registered.callback);
  await invocation.getResponse(context, result);
}

const server = createServer((request, response) => {
  const invocationId = randomUUID();
  const close = { connection: "close" };
  // As the host's web server: no HTTP/0.9, one host; of a target with a scheme, the path counts.
  if (request.httpVersionMajor < 1 || (request.headersDistinct.host ?? []).length > 1) {
    return void response.writeHead(400, close).end();
  }
  const path = request.url.replace(/^https?:\/\/[^/]*/, "");
  if (!methods.includes(request.method) || !path.startsWith("/")) return void response.writeHead(404, close).end();
  const headers = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name, value] = request.rawHeaders.slice(index, index + 2);
    const known = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase());
    headers[known ?? name] = known === undefined ? value : `${headers[known]},${value}`;
  }
  const more = {
    // This connection's own affair.
    connection: "keep-alive",
    "x-ms-invocation-id": invocationId,
    "x-forwarded-host": request.headers.host,
    "x-forwarded-proto": "http",
  };
  const through = ask({
    host: inside.hostname,
    port: inside.port,
    method: request.method,
    path,
    headers: { ...request.headers, ...more },
  });
  through.on("response", (answer) => {
    const { "x-ms-invocation-id": _, connection, "keep-alive": __, ...rest } = answer.headers;
    response.writeHead(answer.statusCode, request.complete ? rest : { ...rest, ...close });
    // As a web server does: what is left of the request is taken in before the connection is closed.
    const left = request.complete ? undefined : Promise.race([once(request, "end"), sleep(1000)]);
    pipeline(answer, response, { end: false })
      .then(() => left)
      .then(
        () => response.end(),
        () => response.destroy(),
      );
  });
  // An answer may come before the whole body is gone.
  through.on("error", () => response.headersSent || response.destroy());
  through.flushHeaders();
  request.pipe(through);
  invoke(invocationId, headers).catch(() => {
    if (response.headersSent) return response.destroy();
    response.writeHead(500).end();
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
