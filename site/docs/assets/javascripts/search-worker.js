// Answer the theme's search box from the index of records (see search.js). The theme speaks to its worker in
// messages {type, data}: 0 set up, 1 ready, 2 query, 3 result. Set-up loads nothing: the first query does.

const SHOWN = 10;
const TYPING_PAUSE = 150;
const BASE = new URL("../../", self.location.href).href;

let last = 0;
let opened = null;

async function answer(query) {
  const run = (last += 1);
  await new Promise((resolve) => setTimeout(resolve, TYPING_PAUSE));
  if (run !== last) return;
  const items = query.trim() ? await results(query) : [];
  if (run === last) self.postMessage({ type: 3, data: { items } });
}

async function results(query) {
  const { SearchIndex, marked } = await import("./search.js");
  opened ??= SearchIndex.open(BASE);
  const index = await opened;
  const { hits, words, counts } = await index.find(query);
  const entries = await index.entries(hits.slice(0, SHOWN).map(({ number }) => number));
  const rows = entries.map(({ kind, path, title, text }, place) => {
    const told = `<p><small>${kind}</small> ${marked(text, words)}</p>`;
    return row(path, marked(title, words), told, hits[place].score);
  });
  return hits.length > SHOWN ? [...rows, ...everything(query, counts)] : rows;
}

/** Lead to all results of each kind on the search page, which has room for them. */
function everything(query, counts) {
  const found = Object.entries(counts).filter(([, count]) => count);
  return found.map(([kind, count]) => {
    const address = `search.html?${new URLSearchParams({ find: query, kind })}`;
    return row(address, `All ${count.toLocaleString("en")} in ${kind}`, "", 0);
  });
}

function row(location, title, text, score) {
  return [{ location, title, text, score, terms: {} }];
}

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) self.postMessage({ type: 1 });
  if (type === 2) answer(data).catch((error) => console.warn("search:", error.message));
});
