// Parts that need the kernel arrive at the end of the page: each goes to its place in the text.
import { onChange, word } from "./words.js";

const WAITING = 'script[type="application/vnd.voila.cell-output+json"]';

const place = () => {
  for (const part of document.querySelectorAll("#ka-parts .ka-part-ready")) {
    // the next one follows only when this one has arrived whole
    if (!part.nextElementSibling && document.readyState === "loading") continue;
    const slot = document.querySelector(`.ka-slot[data-cell="${part.dataset.cell}"]`);
    slot?.querySelector(".ka-wait")?.remove();
    if (slot) slot.append(part);
    else part.remove();
  }
};

const settle = () => {
  place();
  for (const slot of document.querySelectorAll(".ka-slot:not(.is-ready)")) {
    const part = slot.querySelector(".ka-part-ready");
    if (part && !part.querySelector(WAITING)) slot.classList.add("is-ready");
  }
  for (const screen of document.querySelectorAll(".ka-screen")) {
    const waiting = screen.querySelector(".ka-slot:not(.is-ready)");
    const told = screen.querySelector(".ka-wait");
    if (waiting && !told) {
      waiting.insertAdjacentHTML("beforebegin", `<p class="ka-wait">${word("preparing")}</p>`);
    } else if (!waiting && told) told.remove();
  }
};

export const watchSlots = () => {
  onChange(settle);
  addEventListener("DOMContentLoaded", settle);
};
