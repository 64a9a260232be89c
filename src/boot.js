// Starts the page: no inline script, no eval, and a tampered wasm file does not start.

// Before anything is painted: index.html has this file block that.
let locale;
try {
  document.documentElement.dataset.theme = localStorage.getItem("dps-enroll.theme") ?? "system";
  locale = localStorage.getItem("dps-enroll.locale");
} catch {
  // Storage is blocked; the page is as the system and the browser are.
}

// What is said before the page's code has arrived, by the language's tag; what it says itself is in src/text. index.html has English's
// heading and lead.
const languages = {
  en: {
    framed: "This page does not start inside another page, which could lead your clicks astray. ",
    alone: "Open it by itself.",
    broken:
      "The page could not start: its files are damaged, out of date or blocked. Reload; if that does not help, tell whoever hosts it.",
  },
  fr: {
    heading: "Groupes d’inscription pour Azure DPS",
    lead: "Connectez-vous, déposez un certificat d’AC, créez le groupe. Votre clé reste dans cet onglet. Chargement…",
    framed: "Cette page ne démarre pas dans une autre page, qui pourrait détourner vos clics. ",
    alone: "L’ouvrir seule.",
    broken:
      "La page n’a pas pu démarrer : ses fichiers sont endommagés, périmés ou bloqués. Rechargez-la ; si cela n’aide pas, prévenez la personne qui l’héberge.",
  },
};
const tags = [locale, ...navigator.languages].map((tag) => tag?.split("-")[0].toLowerCase());
const spoken = tags.find((tag) => Object.hasOwn(languages, tag)) ?? "en";
const texts = languages[spoken];
const status = document.getElementById("boot-status");
if (texts.heading) {
  document.documentElement.lang = spoken;
  document.querySelector("#shell h1").textContent = texts.heading;
  status.textContent = texts.lead;
}

// Whoever frames the page could lay it over, and have its buttons pressed unseen. Hosts that send hosting/_headers forbid it.
if (top !== self) {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener", textContent: texts.alone });
  status.replaceChildren(texts.framed, link);
  throw new Error("The page is in a frame.");
}

// What index.html has is seen first: unpacking keeps the browser from painting. Nothing is painted in a tab that nobody looks at.
const painted = document.hidden || new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const app = document.querySelector("meta[name=app]");
const wasm = new URL(app.dataset.wasm, document.baseURI);

// The cache where register.js keeps what was unpacked. Other pages of this origin may have written to it.
const { integrity, unpacked } = app.dataset;
const cacheName = `dps-enroll ${new URL(".", document.baseURI)} module`;

async function load() {
  const kept = await keptModule().catch(() => {});
  if (kept) return kept;
  const answer = await fetch(wasm, { integrity, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${wasm}: HTTP ${answer.status}`);
  const file = await answer.arrayBuffer();
  await painted;
  const module = await unpack(file);
  if (unpacked) dispatchEvent(new CustomEvent("dps-enroll-unpacked", { detail: { cacheName, wasm, module } }));
  return module;
}

async function keptModule() {
  if (!unpacked || !navigator.serviceWorker?.controller) return;
  const answer = await caches.match(wasm, { cacheName });
  const module = await answer?.arrayBuffer();
  if (!module) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", module));
  if (btoa(String.fromCharCode(...digest)) === unpacked) return module;
}

// The release build's file is packed (docs/adr/0011-columns.md): how long what unpacks it is, that as gzip, and the packed module.
async function unpack(file) {
  const view = new DataView(file);
  // "\0asm": a development build.
  if (view.getUint32(0) === 0x61736d) return file;
  const length = view.getUint32(0, true);
  const gzip = new Blob([new Uint8Array(file, 4, length)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { instance } = await WebAssembly.instantiate(await new Response(gzip).arrayBuffer());
  const { memory, begin, go_on } = instance.exports;
  const packed = new Uint8Array(file, 4 + length);
  const at = 65536 * memory.grow(Math.ceil(packed.length / 65536));
  new Uint8Array(memory.buffer).set(packed, at);
  // Some milliseconds at a time: what is pressed meanwhile is answered in between.
  const { port1, port2 } = new MessageChannel();
  const breathe = () => new Promise((done) => ((port1.onmessage = done), port2.postMessage(0)));
  const unpacking = begin(at, packed.length);
  let module;
  for (let rest = 0; !(module = go_on(unpacking)); ) {
    if (performance.now() < rest) continue;
    await breathe();
    rest = performance.now() + 5;
  }
  const [start, size] = new Uint32Array(memory.buffer, module, 2);
  return new Uint8Array(memory.buffer, start, size);
}

try {
  const [{ default: init }, module_or_path] = await Promise.all([
    import(new URL(app.dataset.js, document.baseURI)),
    load(),
  ]);
  await init({ module_or_path });
} catch (error) {
  status.replaceChildren(texts.broken);
  throw error;
}
