// One screen at a time. The address says which (#pantalla-3); an anchor inside a screen opens it.
import { found, word } from "./words.js";

// A part that nobody may touch yet takes no focus either.
const onceFree = (element, act) => {
  const held = element.closest("[inert]");
  if (!held) return act();
  const freed = (_, observer) => {
    observer.disconnect();
    act();
  };
  new MutationObserver(freed).observe(held, { attributeFilter: ["inert"] });
  return undefined;
};

export const watchScreens = ({ screens: count }) => {
  const all = [...document.querySelectorAll(".ka-screen")];
  const links = [...document.querySelectorAll(".ka-screens .ka-cord a")];
  const here = document.querySelector('[data-ka="here"]');
  const listeners = [];
  let current = 0;

  const wanted = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id) return { number: 1 };
    const number = /^pantalla-(\d+)$/.exec(id)?.[1];
    if (number) return { number: Math.min(Math.max(1, Number(number)), all.length) };
    const target = document.getElementById(id);
    const inside = target?.closest(".ka-screen");
    return inside ? { number: all.indexOf(inside) + 1, target } : null;
  };

  // the place is in a part that is still being prepared: the first screen, until it arrives
  const later = () => {
    found(`#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`).then(() => show(true));
    return { number: 1 };
  };

  const unfold = (target) => {
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  };

  const focus = (screen, target) => {
    unfold(target);
    const heading = target ?? screen.querySelector("h2, h3") ?? screen;
    heading.tabIndex = -1;
    onceFree(heading, () => heading.focus({ preventScroll: true }));
    if (target) target.scrollIntoView();
    else if (current === 1) scrollTo(0, 0);
    else (document.querySelector(".ka-screens") ?? screen).scrollIntoView({ block: "start" });
  };

  const show = (moving) => {
    const place = wanted() ?? (current ? null : later());
    if (!place) return;
    const { number, target } = place;
    const changed = number !== current;
    current = number;
    all.forEach((screen, index) => screen.classList.toggle("is-here", index + 1 === number));
    document.body.classList.toggle("ka-later", number > 1);
    links.forEach((link, index) => {
      link.parentElement.classList.toggle("is-done", index + 1 < number);
      if (index + 1 === number) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    if (here) {
      const title = document.createElement("b");
      title.textContent = all[number - 1].getAttribute("aria-label") ?? "";
      here.replaceChildren(`${word("screenOf", { n: number, total: count })}: `, title);
    }
    if (moving) focus(all[number - 1], target);
    if (changed) listeners.forEach((tell) => tell(number));
  };

  document.body.classList.add("ka-paged");
  document.getElementById("ka-early")?.remove();
  show(Boolean(location.hash) && !/^#pantalla-1$/.test(location.hash));
  addEventListener("hashchange", () => show(true));
  // a second click on the link of the present screen changes no address, but should move
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#pantalla-']");
    if (link && link.hash === location.hash) show(true);
  });
  for (const form of document.querySelectorAll(".ka-langform")) {
    form.addEventListener("submit", () => {
      const after = form.elements.next;
      after.value = after.value.split("#")[0] + (current > 1 ? `#pantalla-${current}` : "");
    });
  }
  return {
    get number() {
      return current;
    },
    onMove(tell) {
      listeners.push(tell);
    },
  };
};
