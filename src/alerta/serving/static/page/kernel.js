// Is the kernel alive, is it answering? A banner within 5 s when not, and «Resume».
import { clock, icon, kernelId, onChange, word } from "./words.js";

const EVERY_MS = 1800;
const HIDDEN_MS = 20000;
const PATIENCE_MS = 2500; // for one answer of the server
const BUSY_S = 4;
const LONGEST_MS = 30000; // from the end of the page until its widgets stand

export const watchKernel = ({ state, save, showSaved }) => {
  const banner = document.querySelector('[data-ka="banner"]');
  let trouble = "";
  let since = null;
  let resuming = false;
  let timer = 0;
  let begun = 0;

  const safe = () =>
    state.savedAt ? word("safeUntil", { time: clock(state.savedAt, false) }) : word("safeAll");

  const tell = (kind, text) => {
    const said = `${kind}|${text}`;
    if (said === trouble) return;
    trouble = said;
    since ??= new Date();
    banner.innerHTML =
      `<div class="ka-wrap">${icon(kind === "offline" ? "off" : "clock")}<p></p>` +
      `<div class="ka-invert"><button type="button" class="jupyter-button widget-button">` +
      `${word("resume")}</button></div></div>`;
    const strong = document.createElement("b");
    strong.textContent = text;
    banner.querySelector("p").append(strong, ` ${safe()}`);
    banner.querySelector("button").addEventListener("click", resume);
    banner.hidden = false;
    if (kind === "offline") {
      save.className = "ka-save ka-save--off";
      save.innerHTML = `${icon("off")}<span></span>`;
      save.lastElementChild.textContent =
        `${word("offlineSince", { time: clock(since, false) })} ${word("safe")}`;
    }
  };

  const well = () => {
    if (!trouble) return;
    trouble = "";
    since = null;
    banner.hidden = true;
    banner.replaceChildren();
    save.className = "ka-save";
    save.replaceChildren();
    showSaved();
  };

  const ask = async () => {
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), PATIENCE_MS);
    try {
      const options = { cache: "no-store", signal: stop.signal };
      return await fetch(`/alerta/alive?kernel=${kernelId() ?? ""}`, options);
    } finally {
      clearTimeout(late);
    }
  };

  const resume = async () => {
    resuming = true;
    try {
      await ask();
      location.reload();
    } catch {
      banner.querySelector("p").textContent = word("waiting");
      setTimeout(resume, 1000);
    }
  };

  const look = async () => {
    let next = EVERY_MS;
    try {
      const answer = await ask();
      if (answer.status === 403) return location.reload();
      const { alive, busy_s: busy } = await answer.json();
      const fault = document.querySelector(".ka-fault")?.textContent.trim();
      if (!alive) tell("dead", word("dead"));
      else if (state.ready && busy >= BUSY_S) tell("stalled", word("stalled"));
      else if (fault) tell("fault", fault);
      else if (!state.ready && Date.now() - begun > LONGEST_MS) tell("failed", word("failed"));
      else well();
      if (alive && busy > 0 && busy < BUSY_S) next = Math.min(next, (BUSY_S - busy) * 1000 + 50);
    } catch {
      tell("offline", word("offline"));
    }
    if (!resuming) timer = setTimeout(look, document.hidden ? HIDDEN_MS : next);
    return undefined;
  };

  const begin = () => {
    const id = kernelId();
    if (id === null) return; // the page is still arriving
    arriving.disconnect();
    if (id === "") {
      tell("failed", word("failed"));
      return;
    }
    begun = Date.now();
    look();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || resuming) return;
      clearTimeout(timer);
      look();
    });
    // a fault is told at once, not at the next look
    onChange(() => {
      const fault = document.querySelector(".ka-fault")?.textContent.trim();
      if (fault) tell("fault", fault);
    }, document.getElementById("contenido"), { characterData: true });
  };
  const arriving = new MutationObserver(begin);
  arriving.observe(document.documentElement, { childList: true, subtree: true });
  begin();
  // a page that comes back from the browser's memory has lost its kernel when it was left
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  // the connection broke while the page was arriving: its end will not come
  addEventListener("load", () => {
    if (kernelId() === null) tell("failed", word("failed"));
  });
};
