// The proxy as a Cloudflare Worker: hands the request to contract.mjs, and does what only a Worker can.

import { WITHOUT_BODY, answer, readSettings, refuse, targetOf } from "./contract.mjs";

/**
 * Variables and bindings of wrangler.toml.
 * @typedef {object} Env
 * @property {string} [ALLOWED_ORIGINS]
 * @property {string} [ALLOWED_DPS]
 * @property {string} [TIMEOUT]
 * @property {{ limit(options: { key: string }): Promise<{ success: boolean }> }} [RATE_LIMIT]
 */

/** The period of the rate limit, in seconds, as in wrangler.toml. */
const PERIOD = 60;

export default {
  /**
   * @param {Request} request
   * @param {Env} env
   * @returns {Promise<Response>}
   */
  async fetch(request, env) {
    let settings;
    try {
      settings = readSettings(env);
    } catch (error) {
      return respond(refuse("notConfigured", undefined, {}, error instanceof Error ? error.message : undefined));
    }
    const incoming = {
      method: request.method,
      target: targetOf(request.url),
      header: (/** @type {string} */ name) => request.headers.get(name),
      body: request.body,
    };
    return respond(await answer(incoming, settings, send, (host) => count(env, host)));
  },
};

/** @param {import("./contract.mjs").Outgoing} outgoing */
async function send({ method, host, path, headers, body, signal }) {
  const response = await fetch(`https://${host}${path}`, {
    method,
    headers,
    body,
    signal,
    redirect: "manual",
    // Negative: never kept at Cloudflare, whatever the ID looks like («logo.png») and the service says.
    cf: { cacheTtl: -1 },
  });
  return {
    status: response.status,
    header: (/** @type {string} */ name) => response.headers.get(name),
    body: WITHOUT_BODY.includes(response.status) ? null : response.body,
  };
}

/**
 * @param {Env} env
 * @param {string} host
 */
async function count(env, host) {
  if (env.RATE_LIMIT === undefined) return null;
  const { success } = await env.RATE_LIMIT.limit({ key: host });
  return success ? null : PERIOD;
}

/** @param {import("./contract.mjs").Answer<ReadableStream>} answer */
function respond({ status, headers, body }) {
  return new Response(body, { status, headers });
}
