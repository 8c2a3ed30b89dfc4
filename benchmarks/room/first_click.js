// Runs before the page: clicks the first button «Abrir» as soon as it can be seen, and again while
// nobody answers. The kernel answers by turning it into «Cerrar».
(() => {
  const CLOSED = "Abrir";
  const LOOK_MS = 25;
  const AGAIN_MS = 300;
  let place = null; // the button, or the shadow root that holds it
  let clickedAt = -Infinity;

  const elements = function* (root) {
    for (const one of root.querySelectorAll("*")) {
      yield one;
      if (one.shadowRoot) yield* elements(one.shadowRoot); // Panel keeps each widget in one
    }
  };

  const find = () => {
    for (const one of elements(document)) {
      const fits = one.localName === "button" && one.textContent.trim() === CLOSED;
      if (fits && one.getClientRects().length && !one.closest("[inert]")) return one;
    }
    return null;
  };

  // Panel draws a changed button anew, in the same shadow root
  const current = () => {
    if (!place) return null;
    return place.localName === "button" ? place : place.querySelector("button");
  };

  const look = () => {
    if (!place || !(place.host ?? place).isConnected) {
      const found = find();
      const root = found?.getRootNode();
      place = root instanceof ShadowRoot ? root : found;
    }
    const button = current();
    if (button && button.textContent.trim() !== CLOSED) {
      window.roomAnsweredAt = performance.now();
      return;
    }
    if (button && performance.now() - clickedAt > AGAIN_MS) {
      clickedAt = performance.now();
      button.click();
    }
    setTimeout(look, LOOK_MS);
  };
  look();
})();
