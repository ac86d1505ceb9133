// Let the reader of a register filter, search, sort, choose columns, page and download what is seen.
// The state is in the address: to share a view is to share its address.

import { FacetMenu, build, chip, closeOthers, labelled, menuOf, wrap } from "./menus.js";
import { START, Register } from "./register.js";
import { marked } from "./search.js";
import { citation, csv, fileName, json, queryOf, save, stateOf } from "./view.js";

const TYPING_PAUSE = 150;

class Explorer {
  constructor(element, register) {
    Object.assign(this, { element, register, index: register.index, open: false, whole: false });
    this.startWithin();
    this.state = stateOf(location.search, this.index);
    this.runs = 0;
    this.draw();
    addEventListener("popstate", () => this.show(stateOf(location.search, this.index)));
  }

  /** Begin with the rows of the plain page that this is, at the address of the view that has them. */
  startWithin() {
    const first = Number(this.element.dataset.first ?? 0);
    if (!first) return;
    this.part("number")?.remove();
    const page = Math.floor(first / this.index.rows_per_page) + 1;
    history.replaceState(null, "", `index.html${location.search || `?page=${page}`}`);
  }

  part(name) {
    return this.element.querySelector(`[data-part="${name}"]`);
  }

  get columns() {
    return (this.state.columns ?? this.index.shown).map((name) => this.index.columns[this.register.places.get(name)]);
  }

  /** Draw the controls, which stay; what they hold changes with the state. */
  draw() {
    const { title, facets } = this.index;
    this.search = build("input", { type: "search", id: "explorer-search", autocomplete: "off", spellcheck: "false" });
    this.search.value = this.state.query;
    this.search.addEventListener("input", () => this.typed());
    const label = build("label", { for: "explorer-search" }, `Search ${title.toLowerCase()}`);
    const wholly = () => this.countMore("whole");
    this.facets = facets
      .filter(({ total }) => total)
      .map((facet) => new FacetMenu(facet, (values) => this.choose(facet.name, values), wholly));
    this.chips = build("ul", { class: "explorer__chips", "aria-label": "Filters in force" });
    const bar = build("div", { class: "explorer__menus", role: "group", "aria-label": "Filters" });
    bar.append(...this.facets.map((menu) => menu.element));
    const tools = build("div", { class: "explorer__menus explorer__tools", role: "group", "aria-label": "View" });
    tools.append(this.columnMenu(), this.downloadMenu());
    const line = build("div", { class: "explorer__search" });
    line.append(label, this.search);
    const filters = build("details", { class: "explorer__filters" });
    const wide = matchMedia("(min-width: 44em)"); // below, they take the first screen; explorer.css has the same width
    filters.open = wide.matches;
    wide.addEventListener("change", () => (filters.open = wide.matches));
    filters.append(build("summary", {}, "Filters and columns"), bar, tools);
    this.part("controls").replaceChildren(line, filters, this.chips);
    closeOthers(this.element);
    for (const { element } of this.facets) element.addEventListener("toggle", () => this.countMore("open"));
    return this.show(this.state);
  }

  /** Show a state: facets, chips, table, pages; a newer call overtakes an older one that still loads. */
  async show(state) {
    this.state = state;
    const run = (this.runs += 1);
    if (document.activeElement !== this.search) this.search.value = state.query;
    this.element.setAttribute("aria-busy", "true");
    try {
      const [{ numbers, words, any }, counts] = await Promise.all([this.register.select(state), this.register.counts(state, this)]);
      const size = this.index.rows_per_page;
      const last = Math.max(1, Math.ceil(numbers.length / size));
      const page = Math.min(state.page, last);
      const rows = await this.register.rows(numbers.slice((page - 1) * size, page * size));
      if (run !== this.runs) return;
      Object.assign(this, { numbers, state: { ...state, page } });
      for (const menu of this.facets) {
        menu.show(counts.find(({ name }) => name === menu.name), state.facets[menu.name] ?? []);
      }
      this.showChips(counts);
      this.showTable(rows, words);
      this.showPages(page, last);
      this.showCount(page, last, any);
    } catch (error) {
      if (run === this.runs) this.part("status").textContent = `This view could not be loaded (${error.message}).`;
    }
    if (run === this.runs) this.element.removeAttribute("aria-busy");
  }

  /** Change the state, its address and what is shown; typing replaces the address, all else adds one. */
  change(difference, replace = false) {
    const state = { ...this.state, page: 1, ...difference };
    const address = location.pathname + queryOf(state);
    if (replace) history.replaceState(null, "", address);
    else if (address !== location.pathname + location.search) history.pushState(null, "", address);
    return this.show(state);
  }

  /** Count more values, once, when a reader opens a menu (`open`) or looks beyond the commonest (`whole`). */
  countMore(what) {
    if (this[what]) return;
    this[what] = true;
    this.show(this.state);
  }

  typed() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.change({ query: this.search.value }, true), TYPING_PAUSE);
  }

  choose(name, values) {
    const { [name]: _, ...rest } = this.state.facets;
    return this.change({ facets: values.length ? { ...rest, [name]: values } : rest });
  }

  sortBy(name) {
    const { sort, descending } = this.state;
    if (sort !== name) return this.change({ sort: name, descending: false });
    return this.change(descending ? { sort: "", descending: false } : { descending: true });
  }

  showCount(page, last, any) {
    const { count } = this.index;
    const found = this.numbers.length;
    const rows = found === count ? counted(count, "row") : `${found.toLocaleString("en")} of ${counted(count, "row")}`;
    const told = any ? `${rows} with any of the words, none has all` : rows;
    this.part("status").textContent = last > 1 ? `${told}, page ${page} of ${last.toLocaleString("en")}` : told;
  }

  showChips(counts) {
    const chips = counts.flatMap(({ name, title, values }) =>
      (this.state.facets[name] ?? []).map((value) => {
        const words = values.find(([own]) => own === value)?.[1] ?? value;
        const rest = this.state.facets[name].filter((other) => other !== value);
        return chip(`${title}: ${words}`, () => this.choose(name, rest));
      }),
    );
    if (this.state.query) chips.push(chip(`Search: ${this.state.query}`, () => this.clearSearch({ query: "" })));
    if (chips.length > 1) chips.push(chip("Clear all", () => this.clearSearch({ ...START, columns: this.state.columns })));
    this.chips.replaceChildren(...chips);
  }

  clearSearch(difference) {
    this.search.value = "";
    this.search.focus();
    return this.change(difference);
  }

  showTable(rows, words) {
    const table = this.part("table");
    const focused = document.activeElement?.closest?.("th")?.dataset.column;
    const head = build("tr", { role: "row" });
    head.append(...this.columns.map((column) => this.heading(column)));
    const body = rows.map((cells) => {
      const row = build("tr", { role: "row" });
      row.append(...this.columns.map((column) => this.cell(column, cells[this.register.places.get(column.name)], words)));
      return row;
    });
    table.tHead.replaceChildren(head);
    table.tBodies[0].replaceChildren(...body);
    if (focused) table.querySelector(`th[data-column="${CSS.escape(focused)}"] button`)?.focus();
  }

  heading(column) {
    const { sort, descending } = this.state;
    const head = build("th", { scope: "col", role: "columnheader", "data-column": column.name });
    if (column.numeric) head.className = "is-number";
    if (!column.sortable) {
      head.append(column.title);
      return head;
    }
    if (sort === column.name) head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const button = build("button", { type: "button", title: column.description }, column.title);
    button.addEventListener("click", () => this.sortBy(column.name));
    head.append(button);
    return head;
  }

  cell(column, { data, words: text, href }, words) {
    const cell = build("td", { role: "cell", "data-column": column.name, dir: "auto" });
    if (text) cell.dataset.label = column.title;
    if (column.numeric) cell.className = "is-number";
    const html = words.length ? marked(text, words) : null;
    let inner = cell;
    if (href) inner = build("a", { href: this.register.root + href });
    else if (column.name === "status") inner = build("span", { class: `status status--${data}` });
    if (html === null) inner.textContent = text;
    else inner.innerHTML = html;
    if (inner !== cell) cell.append(inner);
    return cell;
  }

  showPages(page, last) {
    const go = (words, target, label) => {
      const query = queryOf({ ...this.state, page: target });
      const link = build("a", { href: location.pathname + query, ...(label && { "aria-label": label }) }, words);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.change({ page: target }).then(() => this.part("status").scrollIntoView({ block: "nearest" }));
      });
      return link;
    };
    const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])].filter((n) => n >= 1 && n <= last);
    const items = near.map((number, place) => {
      const item = wrap("li", number === page ? build("span", { "aria-current": "page" }, String(page)) : go(String(number), number, `Page ${number}`));
      item.classList.toggle("is-apart", number - near[place - 1] > 1);
      return item;
    });
    if (page > 1) items.unshift(wrap("li", go("Previous page", page - 1)));
    if (page < last) items.push(wrap("li", go("Next page", page + 1)));
    const list = build("ul");
    list.append(...items);
    this.part("pages").replaceChildren(...(last > 1 ? [list] : []));
  }

  columnMenu() {
    const [menu, panel] = menuOf("Columns");
    const own = this.index.columns.map((column) => {
      const box = build("input", { type: "checkbox", value: column.name });
      box.checked = this.columns.includes(column);
      box.addEventListener("change", () => {
        const chosen = [...panel.querySelectorAll("input:checked")].map(({ value }) => value);
        const usual = chosen.length === this.index.shown.length && this.index.shown.every((name) => chosen.includes(name));
        this.change({ columns: usual || !chosen.length ? null : chosen, page: this.state.page });
      });
      return labelled(box, column.title, column.description);
    });
    panel.append(...own);
    return menu;
  }

  downloadMenu() {
    const [menu, panel] = menuOf("Download this view");
    const note = build("p", { class: "explorer__note" }, `All rows of this view, in its order, with the columns shown, verbatim: a spreadsheet that takes "=" for a formula should read them as text.`);
    const progress = build("p", { class: "explorer__note", role: "status" });
    const buttons = [
      ["CSV", "text/csv", (columns, rows) => csv(columns, rows)],
      ["JSON", "application/json", (columns, rows) => json(this.index, columns, rows, location.href)],
      ["Citation", "text/plain", (_, rows) => `${citation(this.index, rows.length, location.href)}\n`],
    ].map(([name, type, content]) => {
      const button = build("button", { type: "button" }, name);
      button.addEventListener("click", async () => {
        const { columns, rows } = await this.view((done, all) => (progress.textContent = `Loading ${done} of ${all} parts`));
        progress.textContent = "";
        const ending = { CSV: "csv", JSON: "json", Citation: "txt" }[name];
        save(fileName(this.index, this.state, ending), type, content(columns, rows));
      });
      return button;
    });
    panel.append(note, ...buttons, progress);
    return menu;
  }

  /** Return the whole view as the data has it: the names of the columns shown, and all rows. */
  async view(onProgress) {
    const columns = this.columns.map(({ name }) => name);
    const places = columns.map((name) => this.register.places.get(name));
    const rows = await this.register.rows(this.numbers, onProgress);
    return { columns, rows: rows.map((cells) => places.map((place) => cells[place].data)) };
  }
}

function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

const element = document.querySelector("[data-explorer]");
if (element) {
  const root = new URL(element.dataset.root, location.href).href;
  Register.open(root, element.dataset.explorer).then((register) => new Explorer(element, register), console.warn);
}
