// Stands in for Cloudflare's rate limiting binding, which workerd does not have: the same method, counted here.

import { WorkerEntrypoint } from "cloudflare:workers";

const PERIOD_MS = 60_000;
const counts = new Map();
let start = 0;

export class RateLimit extends WorkerEntrypoint {
  /** @param {{ key: string }} options */
  limit({ key }) {
    if (Date.now() - start >= PERIOD_MS) {
      start = Date.now();
      counts.clear();
    }
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return { success: counts.get(key) <= Number(this.env.PER_MINUTE) };
  }
}

export default {};
