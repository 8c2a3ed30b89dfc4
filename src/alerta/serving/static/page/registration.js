// The form says by a class where the keyboard goes next (ka-focus-7), and which section is open.
import { onChange } from "./words.js";

const FIELD =
  "input[type=radio]:checked, input:not([type=hidden], [disabled]), select, textarea, button";
let last = 0;

const place = (piece) => {
  const heading = piece.querySelector("h2, h3, h4, h5");
  const control = piece.matches("button") ? piece : piece.querySelector(FIELD);
  if (piece.matches(".ka-field, button") || !heading) return control ?? piece;
  return heading;
};

const follow = () => {
  let newest = null;
  for (const piece of document.querySelectorAll("[class*='ka-focus-']")) {
    const number = Number(/ka-focus-(\d+)/.exec(piece.className)?.[1] ?? 0);
    if (number > last) {
      last = number;
      newest = piece;
    }
  }
  if (!newest) return;
  // what it holds may still be arriving
  requestAnimationFrame(() => {
    const target = place(newest);
    if (!target.matches(FIELD)) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    const whole = target.closest(".ka-field, .ka-errors, .ka-reg") ?? target;
    const room = whole.matches(".ka-field") ? "center" : "start";
    (whole.matches(".ka-reg") ? target : whole).scrollIntoView({ block: room });
  });
};

const current = () => {
  for (const knot of document.querySelectorAll(".ka-reg-knot")) {
    if (knot.classList.contains("is-now")) knot.setAttribute("aria-current", "step");
    else knot.removeAttribute("aria-current");
  }
};

// «Quitar» in every row says nothing in a list of buttons: «Quitar Actor 2» does.
const names = () => {
  for (const button of document.querySelectorAll(".ka-reg-place button[title]")) {
    const { title } = button;
    const text = button.textContent.trim();
    if (title && title !== text && title.startsWith(text) && !text.includes("\n")) {
      button.setAttribute("aria-label", title);
    }
  }
};

export const watchRegistration = () =>
  onChange(
    () => {
      follow();
      current();
      names();
    },
    document.getElementById("contenido"),
    { attributes: true, attributeFilter: ["class", "title"] },
  );
