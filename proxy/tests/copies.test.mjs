// Each folder deploys as it is, so the contract stands in two of them: as one text.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

test("the contract of the Functions is that of the Worker", async () => {
  const read = (folder) => readFile(new URL(`../${folder}/contract.mjs`, import.meta.url), "utf8");
  const [worker, functions] = await Promise.all([read("cloudflare-worker"), read("azure/functions")]);
  assert.equal(functions, worker, "copy proxy/cloudflare-worker/contract.mjs to proxy/azure/functions/");
});
