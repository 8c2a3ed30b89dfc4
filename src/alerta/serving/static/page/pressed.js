// What the kernel answers stands above what was pressed and pushes it down, at times out of the
// window or behind the bar that follows a narrow screen. Where the keyboard is must stay in sight.
import { onChange } from "./words.js";

const A_WHILE_MS = 2000;
const KEPT = "button, input, select, textarea, summary, h3, h4, h5";

export const watchPressed = () => {
  let until = 0;
  const letGo = () => {
    until = 0;
  };
  document.addEventListener("click", ({ target }) => {
    until = target.closest?.(KEPT) ? Date.now() + A_WHILE_MS : 0;
  });
  for (const type of ["wheel", "touchmove"]) addEventListener(type, letGo, { passive: true });
  onChange(() => {
    if (Date.now() > until || !document.activeElement.matches(KEPT)) return;
    requestAnimationFrame(() => document.activeElement.scrollIntoView({ block: "nearest" }));
  }, document.getElementById("contenido"));
};
