// An example of the page API: a search box of one's own.

import { open } from "./fangzhi.js";

const form = document.querySelector("form");
const status = document.querySelector("[role=status]");
const list = document.querySelector("ol");
let running = new AbortController();

const archive = await open("./").catch((error) => {
  status.textContent = error.message;
  throw error;
});
status.textContent = `${archive.info.catalog.archive.title}: ${archive.info.catalog.articles}`;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(new FormData(form).get("q"));
});
document.documentElement.dataset.ready = "true";

async function search(query) {
  running.abort(); // only the latest search counts
  running = new AbortController();
  try {
    const found = await archive.search(query, { limit: 10, signal: running.signal });
    status.textContent = `${found.total} · ${found.took_ms.toFixed(1)} ms`;
    list.replaceChildren(...found.hits.map(item));
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = error.message;
  }
}

function item(hit) {
  const li = document.createElement("li");
  const title = document.createElement("a");
  title.href = `./#/article/${hit.id}`;
  title.append(...marked(hit.title_parts));
  const snippet = document.createElement("p");
  snippet.append(...marked(hit.snippet_parts));
  li.append(title, ` ${hit.source ?? ""} ${hit.date ?? ""}`, snippet);
  return li;
}

// marked makes text of the parts, hits inside <mark>.
function marked(parts) {
  return parts.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}
