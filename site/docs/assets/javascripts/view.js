// Turn what a reader has chosen into an address and back, and a view into files to download.

import { START } from "./register.js";

const OWN = ["find", "sort", "columns", "page"]; // "q" is taken: the theme opens its search box on it

/** Return the state that an address's query holds; what the register does not have is left out. */
export function stateOf(query, index) {
  const parameters = new URLSearchParams(query);
  const names = index.columns.map(({ name }) => name);
  const sort = (parameters.get("sort") ?? "").replace(/^-/, "");
  const columns = (parameters.get("columns") ?? "").split(",").filter((name) => names.includes(name));
  const facets = {};
  for (const { name } of index.facets) if (parameters.has(name)) facets[name] = [...new Set(parameters.getAll(name))];
  const sortable = index.columns.some((column) => column.name === sort && column.sortable);
  return {
    ...START,
    query: parameters.get("find") ?? "",
    facets,
    sort: sortable ? sort : "",
    descending: sortable && parameters.get("sort").startsWith("-"),
    columns: columns.length ? columns : null,
    page: Math.max(1, Number.parseInt(parameters.get("page") ?? "1", 10) || 1),
  };
}

/** Return the query of the address that leads to a state, "" for the start. */
export function queryOf(state) {
  const parameters = new URLSearchParams();
  if (state.query.trim()) parameters.set("find", state.query.trim());
  for (const [name, values] of Object.entries(state.facets)) {
    if (!OWN.includes(name)) for (const value of [...values].sort()) parameters.append(name, value);
  }
  if (state.sort) parameters.set("sort", (state.descending ? "-" : "") + state.sort);
  if (state.columns) parameters.set("columns", state.columns.join(","));
  if (state.page > 1) parameters.set("page", state.page);
  const query = parameters.toString().replaceAll("%2C", ",");
  return query ? `?${query}` : "";
}

/** Return rows as CSV (RFC 4180, but LF): the data verbatim, as in the files of the dataset. */
export function csv(columns, rows) {
  const lines = [columns, ...rows].map((cells) => cells.map(quoted).join(","));
  return `${lines.join("\n")}\n`;
}

function quoted(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Return rows as JSON with the citation; an empty cell is null. */
export function json(index, columns, rows, address) {
  const records = rows.map((cells) => Object.fromEntries(columns.map((name, place) => [name, cells[place] || null])));
  const head = { citation: citation(index, rows.length, address), view: address, table: index.table, columns };
  return `${JSON.stringify({ ...head, rows: records }, null, 1)}\n`;
}

/** Return how to cite a view: the dataset, its version, what part of it and where. */
export function citation(index, count, address) {
  const { title, version, licence } = index.dataset;
  const part = count === index.count ? `all ${count}` : `${count} of ${index.count}`;
  const of = version ? `${title}, version ${version}` : title;
  return `${of}: ${index.title.toLowerCase()}, ${part} rows. ${address}${licence ? ` ${licence}.` : ""}`;
}

/** Return the name of a file with this view. */
export function fileName(index, state, ending) {
  const { name, version } = index.dataset;
  const part = queryOf({ ...state, page: 1 }) ? "-view" : "";
  return `${[name, version, index.folder].filter(Boolean).join("-")}${part}.${ending}`;
}

/** Offer text as a file of that name; it never leaves the browser. */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
