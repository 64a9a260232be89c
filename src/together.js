// The page's wasm module from its file, which has the code in columns (docs/adr/0011-columns.md).

import decoder from "columns.wasm";

export async function together(file) {
  const { instance } = await WebAssembly.instantiate(decoder);
  const { memory, put_together, __heap_base } = instance.exports;
  const [at, place] = [__heap_base.value, __heap_base.value + file.length];
  memory.grow(Math.ceil((2 * file.length) / 65536));
  new Uint8Array(memory.buffer).set(file, at);
  return new Uint8Array(memory.buffer, place, put_together(at, file.length, place));
}
