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

// JupyterLab looks two seconds for a widget that has not come yet, and not once more when they are
// over: on a slow computer one that came during its last pause is called missing for good.
const drawAgain = async (panel) => {
  try {
    const manager = globalThis.jupyterapp.widgetManager;
    const model = await manager.get_model(panel.parentElement.dataset.model);
    const drawn = (await manager.create_view(model)).luminoWidget;
    panel.replaceChildren();
    drawn.constructor.attach(drawn, panel);
  } catch {
    const told = document.createElement("p");
    told.className = "ka-notice";
    told.textContent = word("undrawn");
    panel.replaceChildren(told);
  }
};

// The widget manager first writes a line of its own, in English (kit.css hides it), or at last that
// it failed: then we try once more.
const undrawn = (part) => {
  const bare = [...part.querySelectorAll(".jp-OutputArea-output.lm-Panel:not(:has(*))")];
  for (const one of bare.filter((panel) => panel.matches(".jupyter-widgets"))) {
    one.classList.remove("jupyter-widgets");
    drawAgain(one);
  }
  return bare.some((one) => one.isConnected && !one.firstElementChild && one.textContent);
};

const settle = () => {
  place();
  for (const slot of document.querySelectorAll(".ka-slot:not(.is-ready)")) {
    const part = slot.querySelector(".ka-part-ready");
    if (part && !part.querySelector(WAITING) && !undrawn(part)) slot.classList.add("is-ready");
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
