/**
 * Search an archive from any page of its origin:
 *
 *     import { open } from "./fangzhi.js";
 *     const archive = await open("./");
 *     const found = await archive.search("黨建", { limit: 10 });
 *
 * The engine runs in a worker of its own and answers with the objects that
 * `fangzhi search --json` and `fangzhi show --json` print.
 */
import { compile, missing, prepare, spawn } from "./program.js";

/**
 * A request that failed. `code` is one of
 * query (the query cannot be read: `queryError` says where and why), missing (no article has the id),
 * network (line or host), damaged (wrong bytes came), updated (the site has changed: open it again),
 * version (the archive was made by another version of the program), quota (no room on the device), cancelled, internal.
 */
export class ArchiveError extends Error {
  constructor({ code, message, query_error: queryError }) {
    super(message);
    this.name = code === "cancelled" ? "AbortError" : "ArchiveError";
    this.code = code;
    this.queryError = queryError;
  }
}

/** Filters by kind as the worker takes them. */
function listed(filters) {
  return Object.entries(filters).flatMap(([kind, values]) => [values].flat().map((value) => ({ kind, value })));
}

let program; // one for all archives of a page

/**
 * Opens the archive at a base address, relative to the page.
 * @param {string | URL} [base]
 * @param {{signal?: AbortSignal, progress?: (doneBytes: number) => void}} [options] progress is told of the program's bytes
 * @returns {Promise<Archive>}
 */
export async function open(base = "./", { signal, progress } = {}) {
  program ??= compile(progress).catch((error) => {
    program = undefined;
    throw new ArchiveError({ code: error.kind === "network" ? "network" : "internal", message: error.message });
  });
  let worker = missing() ? undefined : prepare(); // its script comes beside the program
  if (worker) worker.onerror = () => (worker = undefined);
  const archive = await program.then(
    (module) => new Archive(module, new URL(base, document.baseURI), worker),
    (error) => {
      worker?.terminate();
      throw error;
    },
  );
  try {
    archive.info = await archive.ask("open", undefined, signal);
  } catch (error) {
    archive.close();
    throw error;
  }
  return archive;
}

/** An open archive. */
export class Archive {
  /** What was opened: catalog, bytes read, problems. */
  info;
  #module;
  #base;
  #prepared; // for the first worker
  #worker;
  #lastId = 0;
  #waiting = new Map(); // id -> {resolve, reject, progress}
  #closed = false;

  constructor(module, base, prepared) {
    this.#module = module;
    this.#base = base;
    this.#prepared = prepared;
  }

  /**
   * Searches. An empty query lists the newest articles.
   * @param {string} query words all hold; "…" is one phrase; -word must not be there
   * @param {object} [options]
   * @param {number} [options.limit] hits wanted, 10 if not said; any number
   * @param {number} [options.offset] hits to pass over
   * @param {Object<string, string|string[]>} [options.filters] by kind: source, place, topic, genre, person, phrase, script, year; values of one kind are alternatives
   * @param {string} [options.from] first day, as 2006, 2006-01 or 2006-01-02
   * @param {string} [options.to] last day
   * @param {"relevance"|"newest"|"oldest"} [options.sort]
   * @param {boolean} [options.works] whether of copies only the cleanest is a hit
   * @param {boolean} [options.counts] whether `facets` and `months` are wanted; true if not said
   * @param {string} [options.all] a kind of which `facets` is to hold up to 10,000 values, rather than the 100 counted most
   * @param {AbortSignal} [options.signal]
   * @returns {Promise<object>} {query, total, took_ms, bytes_read, reads, hits: [{id, title, date, source, snippet, snippet_parts, at, …}], facets, months}
   */
  search(query, { filters = {}, counts = true, signal, ...rest } = {}) {
    return this.ask("search", { query, counts, filters: listed(filters), ...rest }, signal);
  }

  /**
   * Reads an article.
   * @param {string} id
   * @param {{query?: string, signal?: AbortSignal}} [options] the hits of query are in `marks`
   * @returns {Promise<{article: object, marks: {block: number, offset: number, bytes: number}[], has_raw: boolean}>}
   */
  article(id, { query = "", signal } = {}) {
    return this.ask("article", { id, query }, signal);
  }

  /**
   * Every hit of a query in its context, aligned on the hit.
   * @param {string} query
   * @param {object} [options] limit and offset (of lines), filters, from, to, signal as of search, and
   * @param {"date"|"newest"|"left"|"right"} [options.sort] by date, or by the context before or behind the hit
   * @param {boolean} [options.works] whether of copies only one counts
   * @param {(progress: {done: number, total: number}) => void} [options.progress] told of articles read
   * @returns {Promise<object>} {query, sort, total, articles, copies, sorted, lines: [{id, title, date, source, number, block, offset, bytes, left, hit, right}]}
   */
  concordance(query, { filters = {}, signal, progress, ...rest } = {}) {
    return this.ask("concordance", { query, filters: listed(filters), ...rest }, signal, progress);
  }

  /**
   * Hits over time, of up to eight queries.
   * @param {string[]} queries
   * @param {object} [options] filters, from, to, works, signal, progress as of concordance, and
   * @param {"year"|"month"} [options.by]
   * @returns {Promise<object>} {by, terms: [{query, hits, articles}], periods: [{period, articles, characters, counts: [{hits, articles, rate}]}], undated}
   */
  trend(queries, { filters = {}, signal, progress, ...rest } = {}) {
    return this.ask("trend", { queries, filters: listed(filters), ...rest }, signal, progress);
  }

  /**
   * What the last word of a query being typed may become: names and titles that begin so, in characters of either
   * script, pinyin (hutang) or initials (ht).
   * @param {string} text the query as typed so far
   * @param {object} [options]
   * @param {number} [options.limit]
   * @param {AbortSignal} [options.signal] abort it at the next keystroke
   * @returns {Promise<object>} {text, rest, suggestions: [{kind, value, parts: [{text, hit}], count, id, date}], bytes_read, reads}
   */
  suggest(text, { limit, signal } = {}) {
    return this.ask("suggest", { text, limit }, signal);
  }

  /** The text as found in the file an article came from. @returns {Promise<string>} */
  raw(id, { signal } = {}) {
    return this.ask("raw", { id }, signal);
  }

  /** Ends the worker; what still waits fails. */
  close() {
    this.#closed = true;
    (this.#worker ?? this.#prepared)?.terminate();
    this.#end("closed", "cancelled");
  }

  /**
   * Sends any request of the worker's protocol (see README).
   * @param {string} method
   * @param {object} [params]
   * @param {AbortSignal} [signal]
   * @param {(progress: object) => void} [progress]
   */
  ask(method, params, signal, progress) {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new ArchiveError({ code: "cancelled", message: "the archive was closed" });
      signal?.throwIfAborted();
      this.#worker ??= this.#start();
      const id = ++this.#lastId;
      const abort = () => {
        this.#waiting.delete(id);
        this.#post({ id: 0, method: "cancel", params: id });
        reject(signal.reason);
      };
      const settled = (settle) => (value) => {
        signal?.removeEventListener("abort", abort);
        settle(value);
      };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject), progress });
      signal?.addEventListener("abort", abort, { once: true });
      this.#post({ id, method, params });
    });
  }

  #post(message) {
    this.#worker.postMessage(JSON.stringify(message));
  }

  #start() {
    const worker = spawn(this.#module, this.#base, this.#prepared);
    this.#prepared = undefined;
    worker.onmessage = ({ data }) => this.#receive(JSON.parse(data));
    worker.onerror = () => this.#end("its script did not load");
    return worker;
  }

  #receive({ id, result, error, progress, ended }) {
    if (ended) return this.#end(ended);
    const waiting = this.#waiting.get(id);
    if (!waiting) return; // aborted
    if (progress) return waiting.progress?.(progress);
    this.#waiting.delete(id);
    error ? waiting.reject(new ArchiveError(error)) : waiting.resolve(result);
  }

  // The next request starts another worker.
  #end(why, code = "internal") {
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const w of waiting) w.reject(new ArchiveError({ code, message: `the engine stopped: ${why}` }));
  }
}
