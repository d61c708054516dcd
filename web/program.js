// The compiled program: fetched once, compiled once, run in a window and in
// workers. Used by loader.js and fangzhi.js.

const programURL = new URL("./app.wasm.gz", import.meta.url);
const workerURL = new URL("./worker.js", import.meta.url);

/** A failure whose kind the shell has words for: "old", "network" or "failed". */
export class LoadError extends Error {
  constructor(kind, message, cause) {
    super(message, { cause });
    this.kind = kind;
  }
}

/** What the program cannot run without and this browser lacks, or "". */
export function missing() {
  if (typeof WebAssembly !== "object" || !WebAssembly.compile) return "WebAssembly";
  if (typeof DecompressionStream !== "function") return "DecompressionStream";
  if (typeof Worker !== "function") return "Worker";
  return "";
}

/**
 * Fetches and compiles the program.
 * @param {(doneBytes: number) => void} [progress] told of compressed bytes that have come
 * @param {Promise<Response>} [coming] the program, where it has been asked for
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(progress = () => {}, coming) {
  if (missing()) throw new LoadError("old", `this browser has no ${missing()}`);
  try {
    return await compileFrom(new Line(progress, coming), Boolean(WebAssembly.compileStreaming));
  } catch (error) {
    if (error instanceof LoadError) throw error;
  }
  try { // there are browsers that do not compile a stream of our making
    return await compileFrom(new Line(progress), false);
  } catch (error) {
    throw error instanceof LoadError ? error : new LoadError("failed", `app.wasm.gz: ${error.message}`, error);
  }
}

async function compileFrom(line, streaming) {
  try {
    const program = new Response(await line.open(), { headers: { "Content-Type": "application/wasm" } });
    if (streaming) return await WebAssembly.compileStreaming(program);
    return await WebAssembly.compile(await program.arrayBuffer());
  } catch (error) {
    throw line.failure ?? error;
  }
}

// Line is the way the program comes in. A broken line is noted in failure:
// what reads the stream only learns that it ended badly.
class Line {
  failure = null;
  doneBytes = 0;

  constructor(progress, coming) {
    this.progress = progress;
    this.coming = coming ?? fetch(programURL);
  }

  // open is the program's bytes, decompressed unless the host's headers have
  // made the browser do that.
  async open() {
    const response = await this.coming.catch((error) => this.fail(error.message, error));
    if (!response.ok) this.fail(`the host answered ${response.status}`);
    this.reader = response.body.getReader();
    let first = await this.read();
    const stream = new ReadableStream({
      pull: async (controller) => {
        const { done, value } = first ?? (await this.read());
        first = null;
        done ? controller.close() : controller.enqueue(value);
      },
      cancel: (reason) => this.reader.cancel(reason),
    });
    const gzip = first.value?.[0] === 0x1f && first.value?.[1] === 0x8b;
    return gzip ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  }

  async read() {
    const part = await this.reader.read().catch((error) => this.fail(error.message, error));
    this.doneBytes += part.value?.byteLength ?? 0;
    this.progress(this.doneBytes);
    return part;
  }

  fail(problem, cause) {
    this.failure = new LoadError("network", `app.wasm.gz: ${problem}`, cause);
    throw this.failure;
  }
}

/** A worker that waits for the program: made early, its script comes beside the program. */
export function prepare() {
  return new Worker(workerURL);
}

/**
 * Starts a worker that runs the compiled program as the engine of the archive
 * at base.
 * @param {WebAssembly.Module} module
 * @param {string | URL} base the site's address
 * @param {Worker} [worker] a prepared one
 * @returns {Worker}
 */
export function spawn(module, base, worker = prepare()) {
  worker.postMessage({ module, base: String(base) });
  return worker;
}
