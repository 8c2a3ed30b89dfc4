// What the kernel answers stands above the button that asked for it and pushes it down, at times
// behind the bar that follows a narrow screen. Where the keyboard is must stay in sight.
import { onChange } from "./words.js";

const A_WHILE_MS = 2000;

export const watchPressed = () => {
  let pressed = null;
  let until = 0;
  const letGo = () => {
    until = 0;
  };
  document.addEventListener("click", ({ target }) => {
    pressed = target.closest?.("button.jupyter-button") ?? null;
    until = Date.now() + A_WHILE_MS;
  });
  for (const type of ["wheel", "touchmove"]) addEventListener(type, letGo, { passive: true });
  onChange(() => {
    if (!pressed || Date.now() > until || document.activeElement !== pressed) return;
    requestAnimationFrame(() => pressed?.scrollIntoView({ block: "nearest" }));
  }, document.getElementById("contenido"));
};
