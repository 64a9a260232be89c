// Starts the page: no inline script, no eval, and a tampered wasm file does not start.

const app = document.querySelector("meta[name=app]");
const wasm = new URL(app.dataset.wasm, document.baseURI);

try {
  const { default: init } = await import(new URL(app.dataset.js, document.baseURI));
  const { integrity } = app.dataset;
  await init({ module_or_path: fetch(wasm, { integrity, credentials: "same-origin" }) });
} catch (error) {
  document.getElementById("boot-status")?.replaceChildren(
    "The page could not start: its files are damaged, out of date or blocked. Reload; if that does not help, tell whoever hosts it.",
  );
  throw error;
}
