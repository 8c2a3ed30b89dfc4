// The room is full: ask for the place in the queue, and go in when it is time.
import { word } from "./words.js";

const EVERY_MS = 2000;

export const watchQueue = () => {
  if (!document.querySelector('[data-ka="waiting"]')) return;
  const told = document.querySelector('[data-ka="place"]');
  const look = async () => {
    try {
      const answer = await fetch("/alerta/turn", { cache: "no-store" });
      if (answer.status === 403) return location.reload(); // signed out meanwhile
      const { place } = await answer.json();
      if (place === 0) return location.reload();
      const text = place > 1 ? word("placeInQueue", { n: place }) : word("nextInQueue");
      if (told.textContent !== text) told.textContent = text;
    } catch {
      told.textContent = word("waiting");
    }
    setTimeout(look, EVERY_MS);
    return undefined;
  };
  setTimeout(look, EVERY_MS);
};
