// Answer the theme's search box from the index of records (see search.js). The theme speaks to its worker in
// messages {type, data}: 0 set up, 1 ready, 2 query, 3 result. Set-up loads nothing: the first query does.

const SHOWN = 5; // with the line that leads on, no more than the theme shows before it is scrolled
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
  const { SearchIndex, marked, noun } = await import("./search.js");
  opened ??= SearchIndex.open(BASE);
  const index = await opened;
  const { hits, words, any } = await index.find(query);
  const entries = await index.entries(hits.slice(0, SHOWN).map(({ number }) => number));
  const rows = entries.map(({ kind, path, title, text }, place) => {
    const told = `<p><small>${noun(kind)}</small> ${marked(text, words)}</p>`;
    return row(path, marked(title, words), told, hits[place].score);
  });
  return hits.length ? [...rows, everything(query, hits.length, any)] : [];
}

/** Lead to the same query on the search page, which has room for all results and parts them by kind. */
function everything(query, count, any) {
  const told = count === 1 ? "The one result" : `All ${count.toLocaleString("en")} results`;
  const address = `search.html?${new URLSearchParams({ find: query })}`;
  return row(address, `${told}${any ? " with any of the words" : ""} on the search page`, "", 0);
}

function row(location, title, text, score) {
  return [{ location, title, text, score, terms: {} }];
}

self.addEventListener("message", ({ data: { type, data } }) => {
  if (type === 0) self.postMessage({ type: 1 });
  if (type === 2) answer(data).catch((error) => console.warn("search:", error.message));
});
