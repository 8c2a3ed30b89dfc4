// A sentence of a source can be pressed: it becomes the proof of the question that is open.
// The list below the question does the same, so nothing depends on this.
import { onChange, word } from "./words.js";

const SCOPE = ".ka-exercise, .ka-work, .ka-screen";
const COPY = ".ka-at-hand"; // the documents once more, only to read

const sourcesIn = (scope) =>
  [...scope.querySelectorAll(".ka-source")].filter((one) => !one.closest(COPY));

// Sentences arrive as a number followed by loose text; each becomes one thing that can be pressed.
const wrap = () => {
  for (const paragraph of document.querySelectorAll(".ka-source p:not(.is-cut)")) {
    paragraph.classList.add("is-cut");
    let sentence = null;
    for (const node of [...paragraph.childNodes]) {
      if (node.classList?.contains("ka-n")) {
        sentence = document.createElement("span");
        sentence.className = "ka-sentence";
        sentence.dataset.sentence = node.textContent.trim();
        node.before(sentence);
      }
      sentence?.append(node);
    }
  }
};

const scopeOf = (sentence) => sentence.closest(SCOPE) ?? document.body;

// Lists say «6. …», or «2.6. …» when the exercise has several documents.
const matcher = (sentence) => {
  const sources = sourcesIn(scopeOf(sentence));
  const source = sources.indexOf(sentence.closest(".ka-source")) + 1;
  const number = sentence.dataset.sentence;
  const start = sources.length > 1 ? `${source}\\.${number}` : `(?:1\\.)?${number}`;
  return new RegExp(`^\\s*${start}\\.\\s`); // ipywidgets writes fixed spaces
};

// The list that is open for an answer, and the line in it that is this sentence.
// Where several sentences are wanted each has a list: the first empty one takes it, and a second
// press takes it away again. Where every score has a list, it is that of the score given last.
let row = null;
const line = (sentence) => {
  const fits = matcher(sentence);
  const scope = scopeOf(sentence);
  const lists = [...scope.querySelectorAll("select")].filter(
    (one) => one.offsetParent !== null && !one.disabled && !one.closest(".ka-list"),
  );
  const picking = lists.filter((select) => select.closest(".ka-picker"));
  const holding = picking.find((select) => fits.test(select.selectedOptions[0]?.textContent));
  if (holding) return { select: holding, option: holding.options[0] };
  const open = lists.filter((select) => select.closest(".ka-crit--open"));
  const empty = picking.filter((select) => select.selectedIndex <= 0);
  const near = lists.filter((select) => row?.contains(select));
  const loose = lists.filter((select) => !select.closest(".ka-ind"));
  for (const select of [...open, ...empty, ...near, ...loose]) {
    const option = [...select.options].find((one) => fits.test(one.textContent));
    if (option) return { select, option };
  }
  return null;
};

const choose = (sentence) => {
  const found = line(sentence);
  if (!found) return;
  found.select.value = found.option.value;
  for (const type of ["input", "change"]) {
    found.select.dispatchEvent(new Event(type, { bubbles: true }));
  }
  document.getElementById("ka-said").textContent = word("chosen", {
    n: sentence.dataset.sentence,
  });
};

const offer = () => {
  wrap();
  for (const sentence of document.querySelectorAll(".ka-sentence")) {
    if (sentence.offsetParent === null || sentence.closest(COPY)) continue;
    const usable = Boolean(line(sentence));
    if (usable === sentence.classList.contains("ka-press")) continue;
    sentence.classList.toggle("ka-press", usable);
    const number = sentence.querySelector(".ka-n");
    if (usable) {
      number.setAttribute("role", "button");
      number.setAttribute("aria-label", word("sentence", { n: sentence.dataset.sentence }));
      number.tabIndex = 0;
    } else {
      for (const name of ["role", "aria-label", "tabindex"]) number.removeAttribute(name);
    }
  }
};

export const watchEvidence = () => {
  const said = document.createElement("p");
  said.id = "ka-said";
  said.className = "ka-sr";
  said.setAttribute("role", "status");
  document.body.append(said);
  for (const type of ["pointerdown", "change"]) {
    document.addEventListener(type, (event) => {
      const here = event.target.closest?.(".ka-ind");
      if (!here || here === row) return;
      row = here;
      offer();
    });
  }
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest?.(".ka-press");
    if (sentence && !getSelection()?.toString()) choose(sentence);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    const number = event.target.closest?.(".ka-press .ka-n");
    if (!number) return;
    event.preventDefault();
    const place = number.parentElement.dataset.sentence;
    const sources = sourcesIn(document);
    const source = sources.indexOf(number.closest(".ka-source"));
    choose(number.parentElement);
    // the kernel draws the source anew: the keyboard must stay at its sentence
    const keep = () => {
      const again = sourcesIn(document)[source];
      again?.querySelector(`[data-sentence="${place}"] .ka-n`)?.focus();
    };
    const drawn = new MutationObserver(() => requestAnimationFrame(keep));
    const now = sources[source];
    drawn.observe(now.closest(".widget-html-content") ?? now.parentElement, { childList: true });
    setTimeout(() => drawn.disconnect(), 1500);
    // who goes on meanwhile is not called back
    addEventListener("keydown", () => drawn.disconnect(), { once: true, capture: true });
  });
  onChange(offer, document.getElementById("contenido"), {
    attributes: true,
    attributeFilter: ["class", "style", "disabled"],
  });
};
