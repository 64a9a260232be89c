// The rate limit of the Functions and of the container.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RateLimit } from "../azure/functions/rate-limit.mjs";

test("counts each host for itself, a minute long", () => {
  const limit = RateLimit.read("2");
  assert.deepEqual([limit.count("a", 1000), limit.count("a", 2000)], [null, null]);
  assert.equal(limit.count("b", 2000), null);
  assert.equal(limit.count("a", 31_000), 30);
  assert.equal(limit.count("a", 60_999), 1);
  assert.equal(limit.count("a", 61_000), null);
});

test("limits to a thousand by itself, and not at all at 0", () => {
  const limit = RateLimit.read();
  for (let call = 0; call < 1000; call += 1) assert.equal(limit.count("a", 0), null);
  assert.equal(limit.count("a", 0), 60);
  const none = RateLimit.read("0");
  for (let call = 0; call < 2000; call += 1) assert.equal(none.count("a", 0), null);
  assert.throws(() => RateLimit.read("many"), /RATE_LIMIT/);
});
