// Who is there arrives after the page: the kernel is handed a signed pass through a hidden field.
import { clock, cookie, icon, kernelId, onChange, word } from "./words.js";

const RETRY_MS = 1500;

export const watchPerson = ({ page }, screens) => {
  const save = document.querySelector('[data-ka="save"]');
  const state = { savedAt: null, ready: false };
  let asked = false;

  const hand = async (input) => {
    asked = true;
    try {
      const answer = await fetch(`/alerta/pass?kernel=${kernelId()}`, { cache: "no-store" });
      if (answer.status === 403) return location.reload(); // signed out meanwhile
      if (!answer.ok) return undefined;
      const given = await answer.json();
      document.querySelector('[data-ka="alias"]').textContent = given.alias;
      input.value = given.pass;
      for (const type of ["input", "change"]) {
        input.dispatchEvent(new Event(type, { bubbles: true }));
      }
    } catch {
      setTimeout(() => (asked = false) || look(), RETRY_MS);
    }
    return undefined;
  };

  // Until the kernel has put every part in this person's order and state, an answer could be
  // taken for another one: no part can be touched before (the template makes them inert).
  const welcome = () => {
    state.ready = true;
    for (const slot of document.querySelectorAll(".ka-slot")) slot.inert = false;
  };

  const look = () => {
    const input = document.querySelector(".ka-pass input");
    if (input && !asked && kernelId()) hand(input);
    if (!state.ready && document.querySelector(".ka-known")?.textContent.trim()) welcome();
    const text = document.querySelector(".ka-saved")?.textContent.trim();
    const at = text ? new Date(text) : null;
    if (at && !Number.isNaN(at.getTime()) && at.getTime() !== state.savedAt?.getTime()) {
      state.savedAt = at;
      showSaved();
    }
  };

  const showSaved = () => {
    if (!state.savedAt || save.classList.contains("ka-save--off")) return;
    save.className = "ka-save ka-save--ok";
    const time = clock(state.savedAt);
    save.innerHTML = `${icon("check")}<span><span class="ka-save__long">${word("saved")} </span>${time}</span>`;
  };

  const visit = (screen) =>
    fetch("/alerta/visit", {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
      body: JSON.stringify({ page, screen }),
    }).then((answer) => answer.text()).catch(() => undefined); // the next screen says it again

  visit(screens.number);
  screens.onMove(visit);
  onChange(look, document.documentElement, { characterData: true });
  return { state, save, showSaved };
};
