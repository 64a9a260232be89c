// Keeps the page in this browser by its service worker, and tells the page when a newer one is ready to be taken.

const script = new URL("sw.js", document.baseURI).href;
// The page's only Trusted Types policy, of which there can be no second: it makes this one address, whatever it is given.
const policy = window.trustedTypes?.createPolicy("dps-enroll", { createScriptURL: () => script });
// On the person's own machine the files are at hand, and the port may be another program's tomorrow.
const isLocal = /^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/.test(location.hostname);

if (navigator.serviceWorker && !isLocal && top === self) {
  addEventListener("dps-enroll-unpacked", ({ detail }) => keep(detail).catch(() => {}), { once: true });
  const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL("") : script, {
    updateViaCache: "none",
  });
  // The first version that is kept replaces none.
  const tell = () => {
    if (!registration.waiting || !registration.active) return;
    document.documentElement.dataset.update = "";
    dispatchEvent(new Event("dps-enroll-update"));
  };
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  registration.addEventListener("updatefound", watch);
  watch();
  addEventListener("dps-enroll-take", () => {
    const taken = registration.waiting;
    // Another tab has taken it.
    if (!taken) location.reload();
    taken?.addEventListener("statechange", () => taken.state === "activated" && location.reload());
    taken?.postMessage("take");
  });
  tell();
  // Asked for at each start, and whenever the tab is looked at again. Without a network there is nothing new.
  const ask = () => document.visibilityState === "visible" && registration.update().catch(() => {});
  document.addEventListener("visibilitychange", ask);
  ask();
}

// Keeps what boot.js has unpacked, so that the next visit need not; and nothing of another build.
async function keep({ cacheName, wasm, module }) {
  const cache = await caches.open(cacheName);
  await cache.put(wasm, new Response(module));
  for (const { url } of await cache.keys()) if (url !== wasm.href) await cache.delete(url);
}
