// Starts the page: no inline script, no eval, and a tampered wasm file does not start.

// Whoever frames the page could lay it over, and have its buttons pressed unseen. Hosts that send hosting/_headers forbid it.
if (top !== self) {
  const link = document.createElement("a");
  Object.assign(link, { href: location.href, target: "_blank", rel: "noopener", textContent: "Open it by itself." });
  document
    .getElementById("boot-status")
    .replaceChildren("This page does not start inside another page, which could lead your clicks astray. ", link);
  throw new Error("The page is in a frame.");
}

const app = document.querySelector("meta[name=app]");
const wasm = new URL(app.dataset.wasm, document.baseURI);

// The file is compressed already. A server may say so of it, and then the browser has undone it before this sees it.
async function load() {
  const { integrity } = app.dataset;
  const answer = await fetch(wasm, { integrity, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${wasm}: HTTP ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

try {
  const [{ default: init, together }, file] = await Promise.all([
    import(new URL(app.dataset.js, document.baseURI)),
    load(),
  ]);
  // Only the release build takes the module apart.
  await init({ module_or_path: together ? await together(file) : file });
} catch (error) {
  document.getElementById("boot-status")?.replaceChildren(
    "The page could not start: its files are damaged, out of date or blocked. Reload; if that does not help, tell whoever hosts it.",
  );
  throw error;
}
