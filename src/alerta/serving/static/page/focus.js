// A desk says by a class where the keyboard goes next (ka-focus-7): the highest number is the last.
import { onChange } from "./words.js";

const FIELD =
  "input[type=radio]:checked, input:not([type=hidden], [disabled]), select, textarea, button";
const AGAIN_MS = 80;
const PATIENCE_MS = 5000; // on a slow computer what is to be reached may still be on its way
let last = 0;
let until = 0; // when to stop trying to reach it

const place = (piece) => {
  const heading = piece.querySelector("h2, h3, h4, h5");
  const control = piece.matches("button") ? piece : piece.querySelector(FIELD);
  if (piece.matches(".ka-field, button") || !heading) return control ?? piece;
  return heading;
};

const follow = () => {
  const before = last;
  for (const piece of document.querySelectorAll("[class*='ka-focus-']")) {
    last = Math.max(last, Number(/ka-focus-(\d+)/.exec(piece.className)?.[1] ?? 0));
  }
  if (last === before) return;
  until = Date.now() + PATIENCE_MS;
  requestAnimationFrame(() => reach(last));
};

const reach = (number) => {
  if (!until || number !== last) return;
  const late = Date.now() > until;
  const piece = document.querySelector(`.ka-focus-${number}`);
  const target = piece && place(piece);
  if (!target || (target.matches(".ka-field") && !late)) return again(number);
  if (!target.matches(FIELD)) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (document.activeElement !== target) return again(number);
  until = 0;
  const whole = target.closest(".ka-field, .ka-errors, .ka-reg") ?? target;
  const room = whole.matches(".ka-field") ? "center" : "start";
  (whole.matches(".ka-reg") ? target : whole).scrollIntoView({ block: room });
  return undefined;
};

const again = (number) => {
  if (Date.now() < until) setTimeout(() => reach(number), AGAIN_MS);
};

// Who goes somewhere else meanwhile is not called back.
const letGo = () => {
  until = 0;
};

export const watchFocus = () => {
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, letGo, true);
  onChange(follow, document.getElementById("contenido"), { attributeFilter: ["class"] });
};
