// A column that follows the reader and is taller than the window: it goes on to its lower edge, and
// stops there. At its upper edge, as style sheets alone would have it, its end could not be read.
const FOLLOW = ".ka-work > .ka-sources, .ka-work--score > .ka-result, .ka-sort__counts, .ka-weeks__line";
const EDGE = 24;

export const watchTall = () => {
  const fit = () => {
    for (const column of document.querySelectorAll(FOLLOW)) {
      const over = column.offsetHeight + EDGE - innerHeight;
      const top = over > 0 ? `${-over}px` : "";
      if (column.style.top !== top) column.style.top = top;
      // one that scrolls by itself must be reached by the keyboard, to be read to its end
      const alone = getComputedStyle(column).overflowY === "auto";
      if (alone && column.scrollHeight > column.clientHeight) column.tabIndex = 0;
      else column.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", fit);
  new ResizeObserver(fit).observe(document.body);
};
