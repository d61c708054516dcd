// The loader: says how far loading is, fetches the program, starts it in this
// window and gives it what it needs of the browser. A classic script, so that
// it can explain itself where modules do not load (a page opened as a file).

"use strict";
{
  const script = document.currentScript;
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);

  // What the reader chose here before. Storage may be closed to us.
  function chosen(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  }

  // readersLanguage is the one chosen, else the archive's, else the first of
  // the browser's that there are words for; Chinese in the reader's script (as
  // app/ui/messages has it).
  function readersLanguage() {
    const own = root.dataset.language;
    const wanted = navigator.languages.map((tag) => {
      if (/^(zh|yue)\b/i.test(tag)) return !/hans/i.test(tag) && /hant|-(tw|hk|mo)/i.test(tag) ? "zh-Hant" : "zh-Hans";
      return /^en\b/i.test(tag) ? "en" : "";
    });
    const script = own.startsWith("zh") && wanted.find((tag) => tag.startsWith("zh"));
    return [chosen("fangzhi.lang"), script, own, ...wanted].find((tag) => words[tag]) ?? "en";
  }

  // word is a text in the reader's language, its {names} filled in.
  function word(key, values = {}) {
    return words[root.lang][key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }

  // The shell: its words, the status line and the bar.

  const part = (name) => document.getElementById(`shell-${name}`);

  function translate() {
    for (const element of document.querySelectorAll("#shell [data-word]")) {
      element.textContent = word(element.dataset.word, { n: Number(element.dataset.n).toLocaleString("en") });
    }
    // Days as the app writes them, so that nothing jumps when it comes.
    const day = new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : root.lang, { dateStyle: "long", timeZone: "UTC" });
    for (const element of document.querySelectorAll("#shell time")) {
      if (/^\d{4}-\d\d-\d\d/.test(element.dateTime)) element.textContent = day.format(new Date(element.dateTime.slice(0, 10)));
    }
  }

  let wanted = false; // the reader has asked for something here already
  const named = () => /^#\/./.test(location.hash); // the address names more than home

  function say(key, values, share = null) {
    const status = part("status");
    if (!status) return; // the page is not there yet, or the app has taken its place
    status.ariaLive = share > 0 && share < 1 ? "off" : "polite"; // not every step is told
    status.textContent = word(key, values) + (named() && key === "shell.loading" ? word("shell.then") : "");
    part("progress").hidden = share === null;
    if (share !== null) part("progress").value = share;
  }

  // What the reader asks for before the app is there: it goes into the
  // address, which the app reads when it comes (app/ui, Run). A word that an
  // input method has not finished the app waits for (data-composing).

  function watchQuery() {
    const box = part("query");
    box.value = new URLSearchParams(location.hash.split("?")[1]).get("q") ?? "";
    box.setAttribute("aria-label", word("search.label"));
    box.placeholder = word("search.placeholder");
    const ask = () => {
      const address = box.value ? `#/search?q=${encodeURIComponent(box.value)}` : "#/";
      history[wanted ? "replaceState" : "pushState"](null, "", address);
      wanted = true;
    };
    box.addEventListener("input", (event) => event.isComposing || ask());
    box.addEventListener("compositionstart", () => (root.dataset.composing = "true"));
    box.addEventListener("compositionend", () => {
      delete root.dataset.composing;
      ask();
    });
    window.addEventListener("hashchange", () => {
      wanted = true;
      showNamed();
    });
  }

  // takeShared makes a query of what another app shares (share_target in
  // manifest.json): of its words without the signs and the address that
  // browsers put around them.
  function takeShared() {
    const shared = new URLSearchParams(location.search);
    const plain = (text) => (text ?? "").replace(/\bhttps?:\S+/g, "").trim().replace(/^["“](.+)["”]$/s, "$1");
    const query = plain(shared.get("text")) || plain(shared.get("title"));
    if (query && !named()) history.replaceState(null, "", `${location.pathname}#/search?q=${encodeURIComponent(query)}`);
  }

  // showNamed hides home's titles where the address names something else.
  const showNamed = () => root.toggleAttribute("data-named", named());

  function fail(kind, problem = "") {
    if (!part("status")) { // the app had taken the shell's place, and is gone
      const status = document.createElement("p");
      status.id = "shell-status";
      document.body.prepend(status);
    }
    root.dataset.failed = kind;
    say(`shell.${kind}`, { problem });
    if (part("again") && kind !== "old") part("again").hidden = false;
  }

  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

  let heldBytes = 0;

  function progress(doneBytes) {
    heldBytes = doneBytes;
    const totalBytes = Math.max(Number(script.dataset.programBytes), doneBytes);
    const values = { done: megabytes(doneBytes), total: megabytes(totalBytes) };
    doneBytes === totalBytes ? say("shell.starting", {}, 1) : say("shell.loading", values, doneBytes / totalBytes);
  }

  // keepFocus: when what has the focus is taken off the page, the nearest that
  // stays of what held it takes the focus, and Tab goes on from there.
  function keepFocus() {
    const holders = (element) => (element ? [element, ...holders(element.parentElement)] : []);
    let held = [];
    document.addEventListener("focusin", (event) => (held = holders(event.target)));
    new MutationObserver(() => {
      if (!held.length || held[0].isConnected || document.activeElement !== document.body) return;
      for (const element of held.filter((holder) => document.body.contains(holder.parentElement))) {
        if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
        element.focus({ preventScroll: true });
        if (document.activeElement === element) return;
      }
    }).observe(document.body, { childList: true, subtree: true });
  }

  // What go-app expects to find in a window.

  function decoded(path) {
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  function prepareWindow() {
    const env = { GOAPP_ROOT_PREFIX: decoded(location.pathname), GOAPP_INTERNAL_URLS: "[]", GOAPP_STATIC_RESOURCES_URL: "." };
    window.goappGetenv = (name) => env[name];
    for (const storage of ["localStorage", "sessionStorage"]) {
      try {
        window[storage].length;
      } catch { // closed to us: remember nothing rather than not start
        Object.defineProperty(window, storage, { value: { length: 0, key: () => null, getItem: () => null, setItem() {}, removeItem() {}, clear() {} } });
      }
    }
  }

  // tell lets the app know of something, now or when it comes to look.
  function tell(what) {
    root.dataset[what] = "ready";
    window.dispatchEvent(new CustomEvent(`fangzhi:${what}-ready`));
  }

  // The service worker keeps the program for use without a line. A new one
  // waits until the reader asks for it.

  const ASK_EVERY_MS = 15 * 60 * 1000;
  const COME_BACK_MS = 30 * 1000;

  async function keepProgram() {
    if (!navigator.serviceWorker) return;
    let registration;
    try {
      registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
    } catch {
      return; // not allowed here (a private window): the app works while there is a line
    }
    const look = () => {
      if (registration.waiting && registration.active) tell("update"); // the first of all waits for none
    };
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", look);
    });
    window.addEventListener("fangzhi:update", () => {
      if (!registration.waiting) return location.reload();
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage("activate");
    });
    look();
    // A page that stays open is told, too: soon when the reader comes back to it.
    let asked = Date.now();
    const ask = (pause) => {
      if (document.visibilityState !== "visible" || !navigator.onLine || Date.now() - asked < pause) return;
      asked = Date.now();
      registration.update().catch(() => {}); // the next time, then
    };
    document.addEventListener("visibilitychange", () => ask(COME_BACK_MS));
    for (const event of ["focus", "online"]) window.addEventListener(event, () => ask(COME_BACK_MS));
    setInterval(ask, ASK_EVERY_MS, ASK_EVERY_MS / 2);
  }

  // The browser's offer to install the app, kept until the reader asks.

  function watchInstall() {
    let offer = null;
    window.addEventListener("beforeinstallprompt", (event) => {
      offer = event;
      tell("install");
    });
    window.addEventListener("fangzhi:install", () => offer?.prompt());
    window.addEventListener("appinstalled", () => delete root.dataset.install);
  }

  const shellRead = new Promise((done) => {
    document.addEventListener("readystatechange", done, { once: true });
  });

  // wasm_exec.js, which defines Go, runs after the page was read and before this.
  const scriptsRun = new Promise((done) => {
    document.addEventListener("DOMContentLoaded", done, { once: true });
  });

  // load brings the program while the page is still being read.
  async function load() {
    const coming = fetch(new URL(script.dataset.wasm, document.baseURI));
    coming.catch(() => {}); // compile tells
    let program;
    try {
      program = await import(new URL(script.dataset.program, document.baseURI));
    } catch (error) {
      throw Object.assign(error, { kind: "network" });
    }
    const compiled = program.compile(progress, coming);
    let first = program.prepare();
    const module = await compiled;
    let kept = false;
    window.fangzhi = { // what app/internal/client asks for
      spawn() {
        const worker = program.spawn(module, document.baseURI, first);
        first = undefined;
        return worker;
      },
      opened: () => {
        if (!kept) keepProgram();
        kept = true;
      },
    };
    return module;
  }

  // loadFromFolder does the same for a page opened as a file, which may fetch
  // nothing: the reader is asked to choose the folder that the page lies in.
  async function loadFromFolder() {
    const files = await chosenFolder();
    window.fangzhi = { folder: files, opened() {} };
    say("shell.starting", {}, 1);
    const program = files.get("app.wasm.gz").stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(new Response(program, { headers: { "Content-Type": "application/wasm" } }));
  }

  // chosenFolder is the files of the site's folder by their names in it.
  function chosenFolder() {
    say("shell.file");
    const input = Object.assign(document.createElement("input"), { type: "file", webkitdirectory: true, id: "shell-folder" });
    input.setAttribute("aria-label", word("shell.choose"));
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: word("shell.choose") });
    button.addEventListener("click", () => input.click());
    input.hidden = true;
    part("status").parentNode.after(button, input);
    return new Promise((chosen) => {
      input.addEventListener("change", () => {
        const inside = (file) => file.webkitRelativePath.split("/").slice(1).join("/");
        const files = new Map(Array.from(input.files, (file) => [inside(file), file]));
        if (!files.has("catalog.json") || !files.has("app.wasm.gz")) {
          input.value = ""; // the same folder, put right, can be chosen again
          return say("shell.no-archive");
        }
        button.remove();
        chosen(files);
      });
    });
  }

  async function run(module) {
    prepareWindow();
    say("shell.opening", {}, 1);
    await scriptsRun;
    keepFocus();
    const go = new Go();
    await go.run(await WebAssembly.instantiate(module, go.importObject));
    throw new Error("the program ended");
  }

  async function start() {
    root.lang = readersLanguage();
    if (chosen("fangzhi.theme")) root.dataset.theme = chosen("fangzhi.theme");
    const asFile = location.protocol === "file:";
    const loading = asFile ? null : load();
    loading?.catch(() => {}); // told below, when there is a page to tell it in
    takeShared();
    showNamed();
    watchInstall();
    await shellRead;
    translate();
    watchQuery();
    if (!asFile) progress(heldBytes);
    part("again").addEventListener("click", () => location.reload());
    try {
      await run(await (loading ?? loadFromFolder()));
    } catch (error) {
      fail(error.kind ?? "failed", error.message);
    }
  }

  start();
}
