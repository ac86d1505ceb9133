// The search page: all results of a query, by kind; query and kind are in the address.

import { build, wrap } from "./menus.js";
import { SearchIndex, marked, noun } from "./search.js";

const STEP = 20;
const TYPING_PAUSE = 150;

class SearchPage {
  constructor(element, index) {
    Object.assign(this, { element, index, runs: 0 });
    this.input = element.querySelector("input");
    this.input.disabled = false;
    this.input.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.change({ query: this.input.value }), TYPING_PAUSE);
    });
    addEventListener("popstate", () => this.read());
    this.read();
    if (!this.state.query) this.input.focus({ preventScroll: true });
  }

  read() {
    const parameters = new URLSearchParams(location.search);
    this.state = { query: parameters.get("find") ?? "", kind: parameters.get("kind") ?? "" };
    this.input.value = this.state.query;
    return this.show();
  }

  change(difference) {
    Object.assign(this.state, difference);
    const { query, kind } = this.state;
    const set = Object.entries({ find: query.trim(), kind }).filter(([, value]) => value);
    history.replaceState(null, "", location.pathname + (set.length ? `?${new URLSearchParams(set)}` : ""));
    return this.show();
  }

  async show() {
    const run = (this.runs += 1);
    const { hits, words, counts, any } = await this.index.find(this.state.query);
    const kind = this.index.kinds.includes(this.state.kind) ? this.state.kind : "";
    const own = kind ? hits.filter(({ number }) => this.index.kindOf(number) === kind) : hits;
    const entries = await this.index.entries(own.slice(0, STEP).map(({ number }) => number));
    if (run !== this.runs) return;
    this.showKinds(counts, kind, hits.length);
    this.part("results").replaceChildren(...entries.map((entry) => this.row(entry, words)));
    this.showMore(own, words, entries.length);
    const told = `${own.length.toLocaleString("en")} result${own.length === 1 ? "" : "s"}${any ? " with any of the words, none has all" : ""}`;
    this.part("status").textContent = this.state.query.trim() ? told : "Type a name, an item or words that were said.";
  }

  showKinds(counts, chosen, total) {
    const found = Object.entries(counts).filter(([kind, count]) => count || kind === chosen);
    const all = [["", "All", total], ...found.map(([kind, count]) => [kind, kind, count])];
    const buttons = all.map(([kind, words, count]) => {
      const button = build("button", { type: "button", "aria-pressed": String(kind === chosen), "data-kind": kind });
      button.textContent = `${words} ${count.toLocaleString("en")}`;
      button.addEventListener("click", async () => {
        await this.change({ kind });
        this.part("kinds").querySelector(`[data-kind="${kind}"]`)?.focus();
      });
      return wrap("li", button);
    });
    this.part("kinds").replaceChildren(...(this.state.query.trim() ? buttons : []));
  }

  showMore(hits, words, shown) {
    const more = build("button", { type: "button" }, `Show more of ${hits.length.toLocaleString("en")}`);
    more.addEventListener("click", async () => {
      const entries = await this.index.entries(hits.slice(shown, shown + STEP).map(({ number }) => number));
      const rows = entries.map((entry) => this.row(entry, words));
      this.part("results").append(...rows);
      this.showMore(hits, words, shown + entries.length);
      rows[0]?.querySelector("a").focus();
    });
    this.part("more").replaceChildren(...(shown < hits.length ? [more] : []));
  }

  row({ kind, path, title, text }, words) {
    const link = build("a", { href: new URL(path, this.index.base).href, dir: "auto" });
    link.innerHTML = marked(title, words);
    const told = build("p", { dir: "auto" });
    told.innerHTML = marked(text, words);
    const row = wrap("li", build("span", { class: "find__kind" }, noun(kind)));
    row.append(link, told);
    return row;
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }
}

const element = document.querySelector("[data-find]");
if (element) {
  const root = new URL(element.dataset.find, location.href).href;
  SearchIndex.open(root).then((index) => new SearchPage(element, index), console.warn);
}
