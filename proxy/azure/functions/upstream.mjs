// Calls the service from Node.js. With node:https, as `fetch` would parse the address again, add headers of its own, and
// decode the answer.

import https from "node:https";

import { WITHOUT_BODY } from "./contract.mjs";

/**
 * Node's own agent keeps idle connections for five seconds; certificates are verified, and nothing follows a redirect.
 * @param {import("./contract.mjs").Outgoing} outgoing
 * @returns {Promise<import("./contract.mjs").Upstream<import("node:http").IncomingMessage>>}
 */
export function send({ method, host, path, headers, body, signal }) {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { "content-length": String(body.length) };
    const request = https.request({ method, host, path, headers: { ...headers, ...length }, signal }, (message) => {
      const status = message.statusCode ?? 502;
      const empty = WITHOUT_BODY.includes(status);
      // Read to its end even so: the connection is free again only then.
      if (empty) message.resume();
      resolve({ status, header: (name) => headerOf(message, name), body: empty ? null : message });
    });
    request.on("error", reject);
    request.end(body ?? undefined);
  });
}

/**
 * A header of a message; of none of those that are asked for does Node make a list.
 * @param {import("node:http").IncomingMessage} message
 * @param {string} name In lower case.
 */
export function headerOf(message, name) {
  const value = message.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
