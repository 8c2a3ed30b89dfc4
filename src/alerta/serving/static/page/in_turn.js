// On a narrow page what comes in turn (ka-in-turn) is shown one at a time, with its number above:
// all together they are a wall. Elsewhere, and on paper, all stand there: the style sheet decides.
import { onChange, word } from "./words.js";

const KINDS = {
  ".ka-question": "question",
  ".ka-source": "document",
  ".ka-sit": "situation",
  ".ka-stage": "part",
  ".ka-actor": "actor",
};
const MANY = ".ka-stage, .ka-actor"; // several decisions each, made in segments
const PARTS = Object.keys(KINDS).join();
const GOOD = ".ka-feedback--right, .ka-ind__ok";
const MEND = ".ka-feedback--wrong, .ka-feedback--partly";
const groups = new WeakMap();

// what stands inside a part, or once more in the bar, is no part of its own
const partsOf = (box) =>
  [...box.querySelectorAll(PARTS)].filter(
    (one) =>
      one.closest(".ka-in-turn") === box &&
      !one.closest(".ka-at-hand") &&
      !one.parentElement.closest(".ka-stage"),
  );

const filled = (part) =>
  [...part.querySelectorAll("input:checked")].some((one) => !one.closest(".ka-segment")) ||
  [...part.querySelectorAll("select")].some((one) => one.selectedIndex > 0) ||
  [...part.querySelectorAll("textarea, input[type=text], input[type=number]")].some((one) => one.value);

const decided = (part) => {
  const segments = [...part.querySelectorAll(".ka-segment:not(.ka-gone)")];
  return segments.length > 0 && segments.every((one) => one.querySelector("input:checked"));
};

const stateOf = (part) => {
  if (part.querySelector(MEND)) return "mend";
  if (part.matches(MANY) && !decided(part)) return "";
  if (part.querySelector(GOOD)) return "right";
  if (part.matches(MANY)) return "answered";
  return !part.matches(".ka-source") && filled(part) ? "answered" : "";
};

const made = (tag, className, parent) => {
  const one = document.createElement(tag);
  one.className = className;
  parent?.append(one);
  if (tag === "button") one.type = "button";
  return one;
};

const begin = (box, parts) => {
  const kind = KINDS[Object.keys(KINDS).find((one) => parts[0].matches(one))];
  const strip = made("nav", "ka-turns");
  strip.setAttribute("aria-label", word(`${kind}s`));
  made("p", "", strip).textContent = word(`${kind}s`);
  const list = made("ol", "", strip);
  const numbers = parts.map((_, place) => {
    const number = made("button", "ka-turns__n", made("li", "", list));
    number.textContent = place + 1;
    number.addEventListener("click", () => turn(box, place));
    return number;
  });
  const next = made("button", "ka-btn ka-turns__next");
  next.addEventListener("click", () => turn(box, group.at + 1));
  const group = { at: 0, last: false, checking: false, kind, strip, numbers, next };
  // after a check the person should see what is to be mended, wherever it stands
  box.addEventListener("click", ({ target }) => {
    if (target.closest?.(".mod-primary")) group.checking = true;
  });
  groups.set(box, group);
  return group;
};

const turn = (box, place) => {
  const group = groups.get(box);
  group.at = place;
  draw(box);
  const part = partsOf(box)[place];
  const heading = part.querySelector("h3, h4, h5") ?? part;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (group.strip.offsetParent) group.strip.scrollIntoView({ block: "start" });
};

const put = (one, name, value) => {
  if (one.getAttribute(name) !== value) one.setAttribute(name, value);
};

const draw = (box) => {
  const parts = partsOf(box);
  if (parts.length < 2) return;
  let group = groups.get(box);
  if (group?.numbers.length !== parts.length) {
    group?.strip.remove();
    group?.next.remove();
    group = begin(box, parts);
  }
  const { strip, next, numbers, kind } = group;
  if (strip.parentElement !== box) box.prepend(strip);
  const after = kind === "document" ? box.lastElementChild : parts.at(-1);
  if (!next.isConnected) after.after(next);
  const states = parts.map(stateOf);
  const checked = states.some((one) => one === "mend" || one === "right");
  if (group.checking && checked) {
    group.checking = false;
    const wanted = states.indexOf("mend");
    if (wanted >= 0 && states[group.at] !== "mend" && strip.offsetParent) turn(box, wanted);
  }
  group.last ||= checked || group.at === parts.length - 1;
  parts.forEach((part, place) => part.classList.toggle("is-now", place === group.at));
  numbers.forEach((number, place) => {
    const name = word(`${kind}Of`, { n: place + 1, total: parts.length });
    const state = states[place];
    put(number, "aria-label", state ? `${name}, ${word(state)}` : name);
    put(number, "data-state", state);
    put(number, "aria-current", place === group.at ? "step" : "false");
  });
  next.hidden = group.at === parts.length - 1;
  const words = word(`${kind}Next`, { n: group.at + 2, total: parts.length });
  if (next.textContent !== words) next.textContent = words;
  next.classList.toggle("ka-btn--primary", kind !== "document" && !group.last);
  box.classList.toggle("is-underway", kind !== "document" && !group.last);
  box.classList.add("is-turned");
};

export const watchInTurn = () => {
  const all = () => document.querySelectorAll(".ka-in-turn").forEach(draw);
  document.addEventListener("change", all);
  onChange(all, document.getElementById("contenido"));
};
