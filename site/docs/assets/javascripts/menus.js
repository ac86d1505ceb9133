// The menus of an explorer, and the few words that build elements of a page.

import { fold } from "./search.js";

const LONG_LIST = 12; // values of a facet that are shown before "show all", and before a box to find one

/** A menu with the values of one facet and how many rows have each. */
export class FacetMenu {
  constructor({ name, title, total }, onChoose, onWhole) {
    Object.assign(this, { name, title, total, onChoose, onWhole, all: false, wanted: [] });
    const [menu, panel] = menuOf(title);
    this.element = menu;
    this.number = build("span", { class: "explorer__chosen" });
    menu.querySelector("summary").append(this.number);
    this.list = build("ul");
    if (total > LONG_LIST) panel.append(this.finder());
    this.more = build("button", { type: "button", class: "explorer__more" });
    this.more.addEventListener("click", () => {
      this.all = true;
      this.fill();
      if (this.values.length < this.total) this.onWhole();
    });
    panel.append(this.list, this.more);
  }

  finder() {
    const box = build("input", { type: "search", "aria-label": `Find a value of ${this.title}`, placeholder: "Find" });
    box.addEventListener("input", () => {
      this.wanted = fold(box.value).split(/\s+/u).filter(Boolean);
      this.fill();
      if (this.values.length < this.total) this.onWhole();
    });
    return box;
  }

  show({ values }, chosen) {
    Object.assign(this, { values, chosen });
    this.number.textContent = chosen.length ? ` ${chosen.length}` : "";
    this.fill();
  }

  isWanted(words) {
    const folded = fold(words);
    return this.wanted.every((word) => folded.includes(word));
  }

  fill() {
    const focused = document.activeElement?.closest?.("ul") === this.list ? document.activeElement.value : null;
    const fits = this.values.filter(
      ([value, words, count]) => this.chosen.includes(value) || (count !== 0 && this.isWanted(words)),
    );
    const shown = this.all ? fits : fits.filter(([value], place) => place < LONG_LIST || this.chosen.includes(value));
    this.list.replaceChildren(...shown.map((value) => wrap("li", this.box(value))));
    const count = this.wanted.length ? fits.length : Math.max(fits.length, this.values.length < this.total ? this.total : 0);
    this.more.hidden = shown.length === count;
    this.more.textContent = `Show all ${count.toLocaleString("en")}`;
    if (focused !== null) this.list.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  box([value, words, count]) {
    const box = build("input", { type: "checkbox", value });
    box.checked = this.chosen.includes(value);
    box.addEventListener("change", () => {
      this.onChoose(box.checked ? [...this.chosen, value] : this.chosen.filter((other) => other !== value));
    });
    const label = labelled(box, words);
    label.append(build("span", { class: "explorer__count" }, count?.toLocaleString("en") ?? ""));
    return label;
  }
}

export function build(name, attributes = {}, words = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = words;
  return element;
}

export function wrap(name, inner) {
  const element = build(name);
  element.append(inner);
  return element;
}

export function labelled(box, words, title = "") {
  const label = build("label", title ? { title } : {});
  label.append(box, build("span", { dir: "auto" }, words));
  return label;
}

export function menuOf(title) {
  const menu = build("details", { class: "explorer__menu" });
  const panel = build("div", { class: "explorer__panel" });
  menu.append(build("summary", {}, title), panel);
  return [menu, panel];
}

export function chip(words, onRemove) {
  const button = build("button", { type: "button", "aria-label": words === "Clear all" ? words : `Remove ${words}` }, words);
  button.addEventListener("click", onRemove);
  return wrap("li", button);
}

/** Close an open menu when another opens, on Escape and on a click beside it. */
export function closeOthers(element) {
  const menus = [...element.querySelectorAll("details.explorer__menu")];
  for (const menu of menus) {
    menu.addEventListener("toggle", () => {
      if (menu.open) for (const other of menus) if (other !== menu) other.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
      event.stopPropagation();
    });
  }
  addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target) && event.target.isConnected) menu.open = false;
  });
}
