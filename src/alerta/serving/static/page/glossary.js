// A word of the glossary opens its entry in place; without this script its link leads to the index.
import { word } from "./words.js";

let open = null;

const close = () => {
  if (!open) return;
  open.card.remove();
  open.link.setAttribute("aria-expanded", "false");
  open.link.focus();
  open = null;
};

const line = (kind, label, text) => {
  const made = document.createElement("p");
  if (label) {
    const strong = document.createElement("b");
    strong.append(label, ": ");
    made.append(strong);
  }
  made.append(text);
  made.className = `ka-term-card__${kind}`;
  return made;
};

const show = (link, entry) => {
  close();
  const card = document.createElement("aside");
  card.className = "ka-term-card";
  card.setAttribute("role", "note");
  card.tabIndex = -1;
  const name = document.createElement("h4");
  name.textContent = entry.term;
  const away = document.createElement("button");
  away.type = "button";
  away.className = "jupyter-button ka-quiet ka-small";
  away.textContent = word("close");
  away.addEventListener("click", close);
  card.append(
    name,
    line("means", "", entry.definition),
    line("example", word("example"), entry.example),
    line("not", word("isNot"), entry.counter_example),
    line("origin", "", word(entry.status === "official" ? "official" : "synthesis")),
    away,
  );
  const text = link.closest("p, ul, ol, table, blockquote") ?? link;
  text.after(card);
  link.setAttribute("aria-expanded", "true");
  open = { card, link };
  card.focus();
};

export const watchGlossary = () => {
  const island = document.getElementById("ka-glossary");
  if (!island) return;
  const entries = JSON.parse(island.textContent);
  for (const link of document.querySelectorAll("a.ka-term")) {
    link.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.ka-term");
    if (!link || !entries[link.dataset.term]) return;
    event.preventDefault();
    if (open?.link === link) close();
    else show(link, entries[link.dataset.term]);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
};
