// Read the files of one register (see build/onrecord/pages/explorers.py), each when it is needed.

import { SearchIndex, fetchJson } from "./search.js";

const AT_ONCE = 6; // files fetched side by side while a view is downloaded

/** What a reader has chosen. `facets` is {name: [values]}, `sort` a column or "", `columns` null for the usual ones. */
export const START = { query: "", facets: {}, sort: "", descending: false, columns: null, page: 1 };

export class Register {
  /** Open the register in `folder` of the site whose root is `root`, an absolute address that ends with a slash. */
  static async open(root, folder) {
    return new Register(root, await fetchJson(`${root}explore/${folder}/index.json`, "no-cache"));
  }

  constructor(root, index) {
    Object.assign(this, { root, index, files: new Map() });
    this.places = new Map(index.columns.map((column, place) => [column.name, place]));
  }

  /** Return the numbers of the rows that the state keeps, in its order, the words of the query, and `any` (see find). */
  async select(state) {
    const [search, facets, sort] = await Promise.all([
      this.search(state.query),
      this.facets(Object.keys(state.facets)),
      state.sort ? this.file(`sort-${state.sort}`) : null,
    ]);
    const tests = facets.map((facet) => facetTest(facet, state.facets[facet.name]));
    const numbers = (search?.numbers ?? range(this.index.count)).filter((number) => tests.every((test) => test(number)));
    return { numbers: sort ? sorted(numbers, sort, state.descending) : numbers, words: search?.words ?? [], any: search?.any ?? false };
  }

  /**
   * Return the values of every facet with how many rows have each, were it alone not filtered by. The index
   * has the commonest of each for the unfiltered view; `whole` asks for all of them. While no menu is
   * `open`, only facets that are filtered by are counted, and the counts of the others are null.
   */
  async counts(state, { open, whole }) {
    const filtered = state.query || Object.keys(state.facets).length;
    if (!filtered && !whole) return this.index.facets;
    const search = await this.search(state.query);
    const wanted = this.index.facets.filter(({ name }) => open || whole || state.facets[name]);
    const facets = await this.facets(wanted.map(({ name }) => name));
    const chosen = facets.filter(({ name }) => state.facets[name]);
    const tests = new Map(chosen.map((facet) => [facet.name, facetTest(facet, state.facets[facet.name])]));
    const numbers = search?.numbers ?? range(this.index.count);
    const counted = facets.map((facet) => {
      const others = [...tests].filter(([name]) => name !== facet.name).map(([, test]) => test);
      const counts = new Array(facet.values.length).fill(0);
      for (const number of numbers) {
        if (others.every((test) => test(number))) for (const code of codesOf(facet, number)) counts[code] += 1;
      }
      const { title, total } = this.index.facets.find(({ name }) => name === facet.name);
      return { name: facet.name, title, total, values: facet.values.map((value, code) => [...value, counts[code]]) };
    });
    return this.index.facets.map((facet) => counted.find(({ name }) => name === facet.name) ?? uncounted(facet));
  }

  /** Return rows by number, each a list of {data, words, href} in the order of the columns. */
  async rows(numbers, onProgress = () => {}) {
    const size = this.index.rows_per_file;
    const wanted = [...new Set(numbers.map((number) => Math.floor(number / size)))];
    const parts = new Map();
    const queue = [...wanted];
    const work = async () => {
      for (let part = queue.shift(); part !== undefined; part = queue.shift()) {
        parts.set(part, await this.file(`rows-${part}`));
        onProgress(parts.size, wanted.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return numbers.map((number) => parts.get(Math.floor(number / size))[number % size].map(cell));
  }

  async search(query) {
    if (!query.trim()) return null;
    this.searching ??= SearchIndex.open(this.root);
    const { hits, words, any } = await (await this.searching).find(query, this.index.folder);
    return words.length ? { numbers: hits.map(({ number }) => number), words, any } : null;
  }

  async facets(names) {
    const files = await Promise.all(names.map((name) => this.file(`facet-${name}`)));
    return files.map((file, place) => ({ name: names[place], ...file }));
  }

  file(name) {
    const address = `${this.root}explore/${this.index.folder}/${name}.json?v=${this.index.version}`;
    if (!this.files.has(address)) this.files.set(address, fetchJson(address));
    return this.files.get(address);
  }
}

function facetTest(facet, values) {
  const wanted = new Set(values);
  const codes = new Set(facet.values.flatMap(([value], code) => (wanted.has(value) ? [code] : [])));
  return (number) => codesOf(facet, number).some((code) => codes.has(code));
}

function uncounted(facet) {
  return { ...facet, values: facet.values.map(([value, words]) => [value, words, null]) };
}

function codesOf(facet, number) {
  const codes = facet.codes[number];
  return codes === null ? [] : Array.isArray(codes) ? codes : [codes];
}

/** Sort by rank; rows without a value stay behind in either direction. */
function sorted(numbers, { ranks, empty }, descending) {
  const sign = descending ? -1 : 1;
  const isEmpty = (number) => Number(ranks[number] === empty);
  return [...numbers].sort(
    (one, other) => isEmpty(one) - isEmpty(other) || sign * (ranks[one] - ranks[other]) || one - other,
  );
}

function cell(value) {
  if (!Array.isArray(value)) return { data: value, words: value, href: "" };
  const [data, words, href = ""] = value;
  return { data, words, href };
}

function range(count) {
  return Array.from({ length: count }, (_, number) => number);
}
