// Source pages: show what was read from a passage on hover or focus, lead from a note to its words, and
// mark the passages in a text that the reader pastes. Nothing is sent anywhere; without this script the
// numbered notes say the same.

const notes = new Map();
for (const note of document.querySelectorAll(".notes [data-passage]")) notes.set(note.dataset.passage, note);

function setUpCard(text) {
  const card = document.createElement("div");
  card.className = "card-of-words";
  card.id = "card-of-words";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  text.append(card);
  let leaving = 0;

  function show(mark) {
    const note = notes.get(mark.dataset.passage);
    if (!note) return;
    clearTimeout(leaving);
    hide();
    card.replaceChildren(...[...note.querySelectorAll(".note__line")].map((line) => line.cloneNode(true)));
    for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
    card.hidden = false;
    place(mark);
    mark.querySelector(".note-link")?.setAttribute("aria-describedby", card.id);
    for (const part of text.querySelectorAll(`[data-passage="${CSS.escape(mark.dataset.passage)}"]`)) part.classList.add("is-shown");
    note.classList.add("is-shown");
  }

  function place(mark) {
    const around = text.getBoundingClientRect();
    const words = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const left = Math.min(words.left - around.left, around.width - card.offsetWidth);
    card.style.left = `${Math.max(0, left)}px`;
    card.style.top = `${words.bottom - around.top + 4}px`;
  }

  function hide() {
    card.hidden = true;
    for (const shown of document.querySelectorAll(".is-shown")) shown.classList.remove("is-shown");
  }

  const markAt = (target) => {
    if (!(target instanceof Element)) return null;
    const link = target.closest(".note-link");
    return link ? markOfNote(text, link) : target.closest("mark.passage");
  };
  text.addEventListener("pointerover", (event) => {
    if (card.contains(event.target)) return clearTimeout(leaving);
    const mark = markAt(event.target);
    if (mark) show(mark);
    else if (!card.hidden) leaving = setTimeout(hide, 250);
  });
  text.addEventListener("pointerleave", () => { leaving = setTimeout(hide, 250); });
  text.addEventListener("focusin", (event) => { const mark = markAt(event.target); if (mark) show(mark); });
  text.addEventListener("focusout", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

function markOfNote(text, link) {
  const note = document.getElementById(link.hash.slice(1));
  return note && text.querySelector(`[data-passage="${CSS.escape(note.dataset.passage)}"]`);
}

// An address may name a passage that is marked in parts, or one that appears only after pasting.
function showTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || !notes.has(id)) return;
  for (const part of document.querySelectorAll("mark.is-target")) part.classList.remove("is-target");
  const parts = document.querySelectorAll(`mark[data-passage="${CSS.escape(id)}"]`);
  for (const part of parts) part.classList.add("is-target");
  parts[0]?.scrollIntoView({ block: "center" });
}

function setUpVerify(box) {
  const area = box.querySelector("textarea");
  const button = box.querySelector("[data-verify]");
  const result = box.querySelector(".verify__result");
  const shown = box.querySelector(".verify__text");
  if (!crypto.subtle) {
    result.textContent = "This page must be opened over a secure connection to check a text.";
    return;
  }
  area.addEventListener("input", () => { button.disabled = !area.value; });
  button.disabled = !area.value;
  button.addEventListener("click", async () => {
    const text = await findText(area.value, box.dataset.sha256);
    shown.hidden = text === null;
    if (text === null) {
      const [own, wanted] = [[...normalised(area.value)].length, Number(box.dataset.length)].map((n) => n.toLocaleString("en"));
      const lengths = own === wanted ? "It is as long, but differs in some character." : `It has ${own} characters, that text ${wanted}.`;
      result.textContent = `This is not the text that was read. ${lengths} Is it whole, with its headline and nothing besides?`;
      result.dataset.found = "no";
      return;
    }
    const passages = [...notes.values()].map((note) => ({
      id: note.dataset.passage, start: Number(note.dataset.start), end: Number(note.dataset.end),
      kind: [...note.classList].find((name) => name.startsWith("note--")).slice(6),
    }));
    shown.replaceChildren(marked([...text], passages));
    result.dataset.found = "yes";
    result.textContent = `This is the text. ${passages.length} passages are marked below.`;
    showTarget();
    shown.focus();
  });
}

const normalised = (text) => text.normalize("NFC").replace(/\r\n?/g, "\n");

// Copying changes blanks: those at the ends, those that do not break, the lines between paragraphs. Whichever
// form has the hash is the text; no other difference is forgiven.
function candidates(text) {
  const plain = text.replace(/[\u00a0\u202f]/g, " ").replace(/[ \t]+$/gm, "");
  const forms = [text, plain, plain.replace(/\n{2,}/g, "\n\n"), plain.replace(/\n+/g, "\n\n"), plain.replace(/\n+/g, "\n")];
  return [...new Set(forms.flatMap((form) => [form, form.trim(), `${form.trim()}\n`, `${form}\n`]))];
}

async function findText(pasted, wanted) {
  for (const candidate of candidates(normalised(pasted))) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(candidate));
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    if (hex === wanted) return candidate;
  }
  return null;
}

// Offsets count code points, so `letters` is an array of them.
function marked(letters, passages) {
  const out = document.createDocumentFragment();
  const cuts = [...new Set([0, letters.length, ...passages.flatMap((p) => [p.start, p.end])])].sort((a, b) => a - b);
  const layers = [...passages].sort((a, b) => a.start - b.start || b.end - a.end);
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    let node = document.createTextNode(letters.slice(cuts[i], cuts[i + 1]).join(""));
    for (const passage of layers.filter((p) => p.start <= cuts[i] && p.end >= cuts[i + 1]).reverse()) {
      const mark = document.createElement("mark");
      mark.className = `passage passage--${passage.kind}`;
      mark.dataset.passage = passage.id;
      mark.append(node);
      node = mark;
    }
    out.append(node);
  }
  return out;
}

const text = document.querySelector(".record--source .text");
if (text) setUpCard(text);
for (const box of document.querySelectorAll(".verify")) setUpVerify(box);
addEventListener("hashchange", showTarget);
showTarget();
