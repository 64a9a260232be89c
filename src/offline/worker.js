// The service worker: the page opens without a network, and at once. `cargo xtask build` makes `sw.js` of it, beside the page
// (xtask/src/task/build/worker.rs), and fills in three names:
//   FILES    the page's files by name, each with its hash; the page itself has the name ""
//   HEADERS  what hosting/_headers says, so that it holds on hosts too that send no headers of their own
//   VERSION  the hash of both, which is the build

// Caches belong to a whole origin, and may be written by its other pages: a file that comes out of one is held against its
// hash. What config.json last said has none; docs/threat-model.md names what follows.
const { scope } = registration;
const kept = `dps-enroll ${scope} ${VERSION}`;
const settings = `dps-enroll ${scope} config`;
// The page's own: src/boot.js reads it, register.js writes it.
const module = `dps-enroll ${scope} module`;
const types = {
  "": "text/html",
  css: "text/css",
  js: "text/javascript",
};

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(drop()));
// The person takes the new version; else it waits until no tab has the old one.
addEventListener("message", () => skipWaiting());
addEventListener("fetch", (event) => {
  // Nothing but the page's own files: no call to a DPS or a proxy, no other address, nothing with a query.
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  const name = url.slice(scope.length).split("#")[0].replace(/^index\.html$/, "");
  if (name === "config.json") event.respondWith(config(event.request));
  else if (Object.hasOwn(FILES, name)) event.respondWith(file(name, event.request));
});

// All files or none: where one is another than the build made, the version before stays.
async function keep() {
  const cache = await caches.open(kept);
  await cache.addAll(
    Object.entries(FILES).map(([name, integrity]) => new Request(scope + name, { integrity, cache: "no-cache" })),
  );
  await config(new Request(`${scope}config.json`)).catch(() => {});
}

async function drop() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`dps-enroll ${scope} `) && ![kept, settings, module].includes(name)) await caches.delete(name);
  }
}

async function file(name, request) {
  const answer = await caches.match(scope + name, { cacheName: kept });
  const bytes = await answer?.arrayBuffer();
  if (!bytes || (await hash(bytes)) !== FILES[name]) return fetch(request);
  const type = types[name.split(".").slice(1).pop() ?? ""] ?? "application/octet-stream";
  return new Response(bytes, { headers: { ...HEADERS, "content-type": type } });
}

async function hash(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

// What a deployment presets is asked for each time. Without an answer, what it was when last asked.
async function config(request) {
  const cache = await caches.open(settings);
  const answer = await fetch(request, { cache: "no-cache" }).catch(() => {});
  if (!answer) return (await cache.match(request.url)) ?? Response.error();
  // Not what a host says while it is in trouble.
  if (answer.status < 500) await cache.put(request.url, answer.clone()).catch(() => {});
  return answer;
}
