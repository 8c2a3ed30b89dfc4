// Is the kernel alive, is it answering? A banner within 5 s when not, and «Resume».
import { watchChannel } from "./channel.js";
import { clock, icon, kernelId, onChange, word } from "./words.js";

const EVERY_MS = 1800;
const HIDDEN_MS = 20000;
const PATIENCE_MS = 2500; // for one answer of the server
const BUSY_S = 4;
const OWED_MS = 3000; // a kernel at rest that has not answered for so long has not heard
const CLOSED_MS = 600; // between two looks while the connection is being opened again
const LONGEST_MS = 30000; // from the end of the page until its widgets stand

export const watchKernel = ({ state, save, showSaved }) => {
  const banner = document.querySelector('[data-ka="banner"]');
  let trouble = "";
  let since = null;
  let resuming = false;
  let timer = 0;
  let begun = 0;
  let owed = { message: null, since: 0 };
  let pressed = false;
  const channel = watchChannel();

  const safe = () =>
    state.savedAt ? word("safeUntil", { time: clock(state.savedAt, false) }) : word("safeAll");

  // what the person answered meanwhile, and what becomes of it
  const meanwhile = (kind) => {
    if (kind === "offline") return ` ${word("kept")}`;
    return channel.oldest && ["dead", "unheard"].includes(kind) ? ` ${word("again")}` : "";
  };

  const tell = (kind, text) => {
    const more = meanwhile(kind); // grows when somebody answers on while the banner stands
    const said = `${kind}|${text}|${more}`;
    if (said === trouble) return;
    trouble = said;
    since ??= new Date();
    const cut = kind === "offline" || kind === "unheard";
    banner.innerHTML =
      `<div class="ka-wrap">${icon(cut ? "off" : "clock")}<p></p>` +
      `<div class="ka-invert"><button type="button" class="jupyter-button widget-button">` +
      `${word("resume")}</button></div></div>`;
    const strong = document.createElement("b");
    strong.textContent = text;
    banner.querySelector("p").append(strong, ` ${safe()}${more}`);
    const button = banner.querySelector("button");
    if (kind === "stays") button.parentElement.remove(); // a reload would lose what is not saved
    else button.addEventListener("click", resume);
    banner.hidden = false;
    if (cut) {
      save.className = "ka-save ka-save--off";
      save.innerHTML = `${icon("off")}<span></span>`;
      save.lastElementChild.textContent =
        `${word("offlineSince", { time: clock(since, false) })} ${word("safe")}`;
    }
  };

  const well = () => {
    if (!trouble) return;
    trouble = "";
    pressed = false;
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

  // What the kernel tells: a fault, or something that is over by itself if the page stays open.
  const told = () => {
    const element = document.querySelector(".ka-fault");
    const text = element?.textContent.trim();
    if (text) tell(element.querySelector(".ka-stays") ? "stays" : "fault", text);
    return Boolean(text);
  };

  // The kernel is at rest and has not answered for a message: it never got it.
  const unheard = (busy) => {
    const message = channel.oldest;
    if (busy > 0 || message !== owed.message) owed = { message, since: Date.now() };
    return message !== null && Date.now() - owed.since > OWED_MS;
  };

  const resume = async () => {
    resuming = true;
    clearTimeout(timer);
    try {
      const { alive } = await ask().then((answer) => answer.json());
      const waits = alive && channel.closed && channel.oldest;
      if (!waits || pressed) return location.reload();
      pressed = true; // a reload would lose what was answered: open the connection first
      resuming = false;
      look();
    } catch {
      banner.querySelector("p").textContent = word("waiting");
      setTimeout(resume, 1000);
    }
    return undefined;
  };

  const look = async () => {
    let next = EVERY_MS;
    try {
      const answer = await ask();
      if (answer.status === 403) return location.reload();
      const { alive, busy_s: busy } = await answer.json();
      if (!alive) tell("dead", word("dead"));
      else if (channel.closed) {
        tell("offline", word("offline"));
        channel.open();
        next = CLOSED_MS;
      } else if (state.ready && busy >= BUSY_S) tell("stalled", word("stalled"));
      else if (told()) owed.message = null;
      else if (unheard(busy)) tell("unheard", word("offline"));
      else if (!state.ready && Date.now() - begun > LONGEST_MS) tell("failed", word("failed"));
      else if (!trouble || !channel.oldest) well(); // what waited is stored first
      if (alive && busy > 0 && busy < BUSY_S) next = Math.min(next, (BUSY_S - busy) * 1000 + 50);
    } catch {
      owed.message = null;
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
    onChange(told, document.getElementById("contenido"), { characterData: true });
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
