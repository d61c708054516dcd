// A Web Worker that runs the program as the engine of one archive. Its first
// message is {module, base}; all after that belongs to the program
// (app/internal/worker). When the program ends the page is told, so that it
// can start another.

importScripts("./wasm_exec.js");

self.onmessage = async ({ data: { module, base } }) => {
  self.onmessage = (event) => early.push(event);
  const early = (self.fangzhiEarly = []);
  self.fangzhiBase = base;
  let ended = "the program ended";
  try {
    const go = new Go();
    go.env.GOGC = "75"; // a phone minds what is never given back
    const instance = await WebAssembly.instantiate(module, go.importObject);
    await go.run(instance);
  } catch (error) {
    ended = String(error);
  }
  self.postMessage(JSON.stringify({ ended }));
  self.close();
};
