// The service worker: keeps the program (not the archive's data, which the app
// keeps itself), whole or not at all, and shows the shell page at any address
// inside the site. A new version waits until a page says "activate".

const build = "{{build}}";
const files = ["{{files}}"];

const scope = new URL(self.registration.scope);
const prefix = `fangzhi:${scope.pathname}:`; // other archives on this origin have other prefixes
const cacheName = prefix + build;
const shell = new URL("./", scope).href;
const catalog = new URL("catalog.json", scope).href;
const media = new URL("media/", scope).href;
const pictures = prefix + "pictures"; // filled by the app; named in app/internal/offline too
const addresses = new Set(files.map((f) => new URL(f.url, scope).href));

self.addEventListener("install", (event) => event.waitUntil(install()));
// The page of a first visit is served too: it is to be told of a new version as others are.
self.addEventListener("activate", (event) => event.waitUntil(clean().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope.href)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (addresses.has(request.url)) event.respondWith(file(request));
  else if (request.url.startsWith(media)) event.respondWith(picture(request));
  else if (request.url === catalog) event.respondWith(ask(request));
});

// install keeps every file, or fails and leaves what was before.
async function install() {
  const cache = await caches.open(cacheName);
  try {
    await Promise.all([keepShell(cache), ...files.map((f) => keepFile(cache, f))]);
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
}

// keepFile takes a file that has the right content: from the browser's cache
// if it is there, else from the host, twice if need be.
async function keepFile(cache, { url, sha256 }) {
  let problem;
  for (const mode of ["force-cache", "reload", "reload"]) {
    try {
      const response = await fetch(new URL(url, scope), { cache: mode });
      const data = await response.arrayBuffer();
      if (response.ok && sha256.includes(await hash(data))) {
        return cache.put(new URL(url, scope), copy(response, data));
      }
      problem = `the host answered ${response.status} with ${data.byteLength} bytes that are not this version's`;
    } catch (error) {
      problem = error.message;
    }
  }
  throw new Error(`${url}: ${problem}`);
}

// keepShell takes the shell page of this build. It is checked by the name of
// the build in it: some hosts add to HTML.
async function keepShell(cache) {
  let problem;
  for (const url of ["./", "index.html", "./"]) {
    try {
      const response = await fetch(new URL(url, scope), { cache: "no-cache" });
      const data = await response.text();
      if (response.ok && data.includes(`data-build="${build}"`)) return cache.put(shell, copy(response, data));
      problem = `the host answered ${response.status} with a page of another version`;
    } catch (error) {
      problem = error.message;
    }
  }
  throw new Error(`index.html: ${problem}`);
}

// copy is a response that a navigation may be answered with (a redirected one
// may not) and that says no more than what it is.
function copy(response, data) {
  return new Response(data, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "application/octet-stream" } });
}

async function hash(data) {
  const sum = await crypto.subtle.digest("SHA-256", data);
  return Array.from(new Uint8Array(sum), (b) => b.toString(16).padStart(2, "0")).join("");
}

// clean drops this archive's older programs, and nothing of other archives.
async function clean() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName && name !== pictures) await caches.delete(name);
  }
}

// page answers a navigation. Whatever is not there, or out of reach, leads to
// the shell at the site's own address (its addresses are relative, so it
// cannot stand anywhere else); the fragment, which says what to show, stays.
async function page(request) {
  const name = new URL(request.url).pathname.slice(scope.pathname.length);
  const cache = await caches.open(cacheName);
  if (name === "" || name === "index.html") return (await cache.match(shell)) ?? fetch(request);
  const response = await fetch(request).catch(() => null);
  return response?.status === 404 || !response ? Response.redirect(shell) : response;
}

async function file(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? fetch(request);
}

// picture answers from those that are kept on the device, else from the host.
async function picture(request) {
  return (await caches.match(request, { cacheName: pictures, ignoreVary: true })) ?? fetch(request);
}

// ask tries the line for the catalog. No line is no fault, since the app has a
// copy: then the answer is empty.
async function ask(request) {
  return fetch(request).catch(() => new Response(""));
}
