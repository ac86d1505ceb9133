// Find records in the index that build/onrecord/search.py writes, loading only the files a query needs.
// The rules that split a text into terms are those of `terms` there; a test holds both to one list.

const WORD = /[\p{L}\p{N}]+/gu;
const DESIGNATION = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*\p{Nd})[\p{L}\p{N}]{1,8}(?:-[\p{L}\p{N}]{1,8})+(?![\p{L}\p{N}])/gu;
const NEIGHBOURS = 3; // files that one beginning of a word may reach over
const TITLE_WEIGHT = 3;
const KIND_WEIGHT = { deals: 1.5, actors: 1.5 }; // who is looked for goes before what they said

export class SearchIndex {
  /** Open the index in the folder `base`, an absolute address that ends with a slash. */
  static async open(base) {
    return new SearchIndex(base, await fetchJson(`${base}search/index.json`, "no-cache"));
  }

  constructor(base, manifest) {
    Object.assign(this, { base, manifest, files: new Map() });
  }

  get kinds() {
    return this.manifest.kinds.map(([kind]) => kind);
  }

  /**
   * Find entries that have all words of `query` or, where none has, any of them.
   *
   * Returns {hits: [{number, score}] with the best first, words, counts: {kind: how many}, any}. `number` counts
   * within its kind when `kind` is given, else over all; `any` says that no entry has all words. "kind:deals"
   * in the query keeps that kind.
   */
  async find(query, kind = null) {
    const [text, wanted] = splitKind(query, kind, this.kinds);
    const words = queryWords(text, this.manifest.stop_words);
    const found = await Promise.all(words.map((word) => this.scores(word)));
    const all = intersection(found);
    const any = !all.size && found.length > 1;
    const scores = any ? sum(found) : all;
    const counts = {};
    const hits = [];
    for (const [name, first, count] of this.manifest.kinds) {
      counts[name] = 0;
      for (const [number, score] of scores) {
        if (number < first || number >= first + count) continue;
        counts[name] += 1;
        if (!wanted || wanted === name) hits.push({ number: kind ? number - first : number, score: score * (KIND_WEIGHT[name] ?? 1) });
      }
    }
    hits.sort((one, other) => other.score - one.score || one.number - other.number);
    return { hits, words, counts, any: any && scores.size > 0 };
  }

  /** Return entries by number: [{kind, path, title, text}]. */
  async entries(numbers) {
    const size = this.manifest.entries_per_file;
    const files = await Promise.all(numbers.map((number) => this.file("entries", Math.floor(number / size))));
    return numbers.map((number, place) => {
      const [path, title, text] = files[place][number % size];
      return { kind: this.kindOf(number), path, title, text };
    });
  }

  kindOf(number) {
    return this.manifest.kinds.find(([, first, count]) => number < first + count)[0];
  }

  /** Return the score of each entry for one word: whole words count in full, beginnings in part. */
  async scores({ word, parts }) {
    const scores = await this.scoresOf(word);
    if (scores.size || !parts.length) return scores;
    return intersection(await Promise.all(parts.map((part) => this.scoresOf(part))));
  }

  async scoresOf(word) {
    const matches = await this.terms(word);
    const found = matches.reduce((total, [[strong, weak]]) => total + strong.length + weak.length, 0);
    const rarity = Math.log(1 + this.manifest.count / found);
    const scores = new Map();
    for (const [postings, share] of matches) {
      const [strong, weak] = postings.map(absolute);
      add(scores, strong, rarity * share * TITLE_WEIGHT);
      add(scores, weak, rarity * share);
    }
    return scores;
  }

  /** Return the postings of the terms that are or begin with `word`, else those a slip of the pen away. */
  async terms(word) {
    const files = await this.termFiles(word);
    const terms = files.flatMap((file) => Object.keys(file).map((term) => [term, file[term]]));
    const begin = terms.filter(([term]) => term === word || (word.length > 1 && term.startsWith(word)));
    if (begin.length || word.length < 5) return begin.map(([term, own]) => [own, word.length / term.length]);
    return terms.filter(([term]) => differInOne(term, word)).map(([, own]) => [own, 0.5]);
  }

  termFiles(word) {
    const { starts } = this.manifest;
    const first = Math.max(0, starts.findLastIndex((start) => start <= word));
    let last = first;
    while (last + 1 < starts.length && last - first < NEIGHBOURS - 1 && starts[last + 1].startsWith(word)) last += 1;
    const numbers = Array.from({ length: starts.length ? last - first + 1 : 0 }, (_, place) => first + place);
    return Promise.all(numbers.map((number) => this.file("terms", number)));
  }

  file(name, number) {
    const address = `${this.base}search/${name}-${number}.json?v=${this.manifest.version}`;
    if (!this.files.has(address)) this.files.set(address, fetchJson(address, "default"));
    return this.files.get(address);
  }
}

/** Split a query into words, each {word, parts}: a designation is looked for in one piece, then in parts. */
export function queryWords(text, stopWords) {
  const folded = fold(text);
  const pieces = folded.match(DESIGNATION) ?? [];
  const rest = pieces.reduce((left, piece) => left.replace(piece, " "), folded);
  const words = plainWords(rest, stopWords).map((word) => ({ word, parts: [] }));
  return [...pieces.map((piece) => ({ word: piece.replaceAll("-", ""), parts: plainWords(piece, stopWords) })), ...words];
}

/** Return what one record of a kind is called. */
export const noun = (kind) => kind.replace(/s$/, "");

/** Return text with the words of a query marked, as HTML that is safe to insert. */
export function marked(text, words) {
  const wanted = words.flatMap(({ word, parts }) => [word, ...parts]);
  let html = "";
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) {
    const own = [fold(match[0]).replaceAll("-", ""), ...(fold(match[0]).match(WORD) ?? []).map(singular)];
    const hit = own.some((piece) => wanted.some((word) => piece.startsWith(word)));
    html += escapeHtml(text.slice(end, match.index)) + (hit ? `<mark>${escapeHtml(match[0])}</mark>` : escapeHtml(match[0]));
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
}

export function escapeHtml(text) {
  const names = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return String(text).replace(/[&<>"']/g, (character) => names[character]);
}

export async function fetchJson(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function splitKind(query, kind, kinds) {
  const match = /(?:^|\s)kind:(\S+)/u.exec(query);
  if (!match || !kinds.includes(match[1])) return [query, kind];
  return [query.replace(match[0], " "), kind ?? match[1]];
}

function plainWords(folded, stopWords) {
  const words = (folded.match(WORD) ?? []).map(singular);
  return [...new Set(words.filter((word) => !stopWords.includes(word)))];
}

/** Return text without case and accents. */
export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/\p{Mn}/gu, "");
}

function singular(word) {
  if (word.length < 4 || !word.endsWith("s")) return word;
  if (/(?<![ea])ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?<![aeo])es$/.test(word)) return word.slice(0, -1);
  return /(us|ss)$/.test(word) ? word : word.slice(0, -1);
}

function absolute(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

function add(scores, numbers, weight) {
  for (const number of numbers) scores.set(number, Math.max(scores.get(number) ?? 0, weight));
}

function intersection(found) {
  const [first, ...rest] = found;
  const all = new Map();
  for (const [number, score] of first ?? []) {
    if (rest.every((scores) => scores.has(number))) {
      all.set(number, rest.reduce((total, scores) => total + scores.get(number), score));
    }
  }
  return all;
}

function sum(found) {
  const any = new Map();
  for (const scores of found) for (const [number, score] of scores) any.set(number, (any.get(number) ?? 0) + score);
  return any;
}

/** Say whether two words differ by one character that was added, left out or put for another. */
function differInOne(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  let place = 0;
  while (place < short.length && long[place] === short[place]) place += 1;
  return long.slice(place + 1) === short.slice(long.length === short.length ? place + 1 : place);
}
