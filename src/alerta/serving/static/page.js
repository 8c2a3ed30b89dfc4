// The page script. Each duty is a module; this file only puts them together.
// It starts while the page is still arriving, so everything listens for what comes later.
import { watchEvidence } from "./page/evidence.js";
import { watchFocus } from "./page/focus.js";
import { watchGlossary } from "./page/glossary.js";
import { watchHeld } from "./page/held.js";
import { watchInTurn } from "./page/in_turn.js";
import { watchKernel } from "./page/kernel.js";
import { watchLost } from "./page/lost.js";
import { watchNames } from "./page/names.js";
import { watchPaper } from "./page/paper.js";
import { watchPerson } from "./page/person.js";
import { watchPins } from "./page/pin.js";
import { watchPressed } from "./page/pressed.js";
import { watchRegistration } from "./page/registration.js";
import { watchScreens } from "./page/screens.js";
import { watchSlots } from "./page/slots.js";
import { watchTall } from "./page/tall.js";
import { watchQueue } from "./page/waiting.js";
import { cookie, found } from "./page/words.js";

// A lesson is the same for everybody: its forms learn here whose browser this is.
const fillForms = () => {
  for (const input of document.querySelectorAll('input[name="_xsrf"]')) {
    if (!input.value) input.value = cookie("_xsrf");
  }
};

const begin = () => {
  fillForms();
  watchPins();
  watchQueue();
  if (!document.getElementById("ka-page")) return;
  const page = JSON.parse(document.getElementById("ka-page").textContent);
  const screens = watchScreens(page);
  const person = watchPerson(page, screens);
  watchSlots();
  watchNames();
  watchHeld();
  watchLost();
  watchInTurn();
  watchPressed();
  watchEvidence();
  watchRegistration();
  watchFocus();
  watchTall();
  watchGlossary();
  watchPaper();
  watchKernel(person);
};

// The first part of a page holds all its screens; it is there when the footer is.
found(".ka-foot").then(begin);
document.addEventListener("submit", fillForms, true);
