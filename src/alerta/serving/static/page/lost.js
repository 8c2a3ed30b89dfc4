// What vanishes while the keyboard is at it (the button of the last hint) would leave it at the top
// of the page. It goes to the nearest thing left, unless the desk itself says where.
import { onChange } from "./words.js";

const FIELD =
  "input[type=radio]:checked, input:not([type=radio], [type=hidden], [disabled]), select," +
  " textarea, button:not([disabled]), summary, a[href]";
const A_WHILE_MS = 200; // what a desk says comes first

const stands = (one) => one.isConnected && one.checkVisibility({ visibilityProperty: true });

const nearest = (gone, around) => {
  for (const place of around.filter(stands)) {
    const left = [...place.querySelectorAll(FIELD)].filter((one) => stands(one) && one.tabIndex >= 0);
    const before = left.filter(
      (one) => gone.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_PRECEDING,
    );
    if (left.length) return before.at(-1) ?? left[0];
  }
  return null;
};

export const watchLost = () => {
  let last = null;
  let around = []; // kept, because what was removed no longer knows where it stood
  const gone = () => last && !stands(last) && document.hasFocus();
  document.addEventListener("focusin", ({ target }) => {
    const slot = target.closest(".ka-slot");
    last = slot && target;
    around = [];
    for (let one = target; slot && one !== slot; one = one.parentElement) around.push(one.parentElement);
  });
  const find = () => {
    if (gone() && document.activeElement === document.body) nearest(last, around)?.focus();
  };
  onChange(
    () => gone() && setTimeout(find, A_WHILE_MS),
    document.getElementById("contenido"),
    { attributes: true, attributeFilter: ["class", "hidden"] },
  );
};
