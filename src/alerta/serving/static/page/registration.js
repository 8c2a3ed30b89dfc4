// The form says by a class which section is open; its buttons get names that say more.
import { onChange } from "./words.js";

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
      current();
      names();
    },
    document.getElementById("contenido"),
    { attributes: true, attributeFilter: ["class", "title"] },
  );
