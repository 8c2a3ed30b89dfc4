// ipywidgets builds a list of options anew whenever the kernel changes anything about it, even a
// mark beside an option. Whoever had the keyboard in it would find it at the top of the page.
const BOX = ".widget-radio-box";

export const watchHeld = () => {
  let held = null;
  const hold = (target) => {
    const box = target.matches?.(`${BOX} input`) && target.closest(BOX);
    held = box ? { box, value: target.value } : null;
  };
  document.addEventListener("focusin", ({ target }) => hold(target));
  document.addEventListener("pointerdown", ({ target }) => hold(target), true);
  const rebuilt = new MutationObserver((changes) => {
    if (!held || document.activeElement !== document.body) return;
    if (!changes.some(({ target }) => target === held.box)) return;
    const inputs = [...held.box.querySelectorAll("input")];
    inputs.find((one) => one.value === held.value)?.focus({ preventScroll: true });
  });
  rebuilt.observe(document.body, { childList: true, subtree: true });
};
