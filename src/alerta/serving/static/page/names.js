// What ipywidgets leaves unsaid to a screen reader and to the keyboard.
import { onChange, word } from "./words.js";

let made = 0;
const idOf = (element) => {
  element.id ||= `ka-${(made += 1)}`;
  return element.id;
};

// The words before a group of options: its own label, the .ka-label beside it, a heading.
const nameBefore = (box) => {
  const own = box.parentElement.querySelector(":scope > .widget-label");
  if (own?.textContent.trim()) return own;
  let place = box.parentElement;
  for (let steps = 0; place && steps < 6; steps += 1) {
    for (let near = place.previousElementSibling; near; near = near.previousElementSibling) {
      const name = near.matches(".ka-label, h2, h3, h4")
        ? near
        : [...near.querySelectorAll(".ka-label, h2, h3, h4")].pop();
      if (name?.textContent.trim()) return name;
    }
    place = place.parentElement;
    if (place?.matches(".ka-screen")) break;
  }
  return null;
};

// Stock radios share no name, so arrow keys do nothing; with one they move and the kernel follows.
const radios = () => {
  for (const box of document.querySelectorAll(".widget-radio-box")) {
    if (box.getAttribute("role") !== "radiogroup") {
      box.setAttribute("role", "radiogroup");
      const name = nameBefore(box);
      if (name) box.setAttribute("aria-labelledby", idOf(name));
      else box.setAttribute("aria-label", word("question"));
    }
    const shared = (box.dataset.kaName ||= `ka-r${(made += 1)}`);
    for (const input of box.querySelectorAll('input[type="radio"]')) {
      if (input.name !== shared) {
        const { checked } = input; // joining a group must not change the choice
        input.name = shared;
        input.checked = checked;
      }
    }
  }
};

const CONTROL = "input:not([type=hidden]), textarea, select, [role=radiogroup]";
const fields = () => {
  for (const field of document.querySelectorAll(".ka-field")) {
    const control = field.querySelector(CONTROL);
    if (!control) continue;
    const target = control.closest("[role=radiogroup]") ?? control;
    const help = [...field.querySelectorAll(".ka-help, .ka-error")]
      .filter((one) => one.closest(".ka-field") === field && one.textContent.trim())
      .map(idOf)
      .join(" ");
    set(target, "aria-describedby", help);
    set(target, "aria-invalid", field.classList.contains("ka-field--error") ? "true" : "");
  }
};

const set = (element, name, value) => {
  if ((element.getAttribute(name) ?? "") === value) return;
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
};

const ROLES = [
  ["table", "table"],
  ["thead, tbody, tfoot", "rowgroup"],
  ["tr", "row"],
  ["td", "cell"],
  ["thead th", "columnheader"],
  ["tbody th", "rowheader"],
];
const tables = () => {
  for (const table of document.querySelectorAll("table.ka-table--stack:not([role])")) {
    for (const [selector, role] of ROLES) {
      const all = selector === "table" ? [table] : table.querySelectorAll(selector);
      for (const one of all) one.setAttribute("role", role);
    }
  }
};

// «Abrir» five times says nothing in a list of buttons: «Abrir C2» does.
const buttons = () => {
  for (const row of document.querySelectorAll(".ka-crit__row, .ka-crit")) {
    const code = row.querySelector("h3 span")?.textContent.trim();
    for (const button of row.querySelectorAll("button.ka-quiet")) {
      const text = button.textContent.trim();
      if (code && text && !text.includes(code)) set(button, "aria-label", `${text} ${code}`);
    }
  }
  // its longer name comes as a title: «Abrir PRÁCTICA-2026MAR0001-SOC»
  for (const button of document.querySelectorAll(".ka-explorer button[title]")) {
    const text = button.textContent.trim();
    if (button.title !== text) set(button, "aria-label", button.title);
  }
};

// Whether what a button opens is open: the kernel says it by a class.
const openers = () => {
  for (const button of document.querySelectorAll("button.ka-opened, button.ka-closed")) {
    set(button, "aria-expanded", String(button.classList.contains("ka-opened")));
  }
};

// The description of a widget without one, and of buttons, is left as title="null" or "".
const titles = () => {
  for (const one of document.querySelectorAll('[title="null"], [title=""]')) {
    one.removeAttribute("title");
  }
};

// A label that ipywidgets hides is no name; neither is one that is empty.
const unnamed = () => {
  const inputs = ".widget-text input, .widget-textarea textarea, .widget-dropdown select";
  for (const input of document.querySelectorAll(inputs)) {
    if (input.closest(".ka-pass") || input.hasAttribute("aria-label")) continue;
    if (input.labels?.length && [...input.labels].some((one) => one.textContent.trim())) continue;
    const text = input.placeholder || nameBefore(input)?.textContent.trim();
    if (text) input.setAttribute("aria-label", text);
  }
  for (const input of document.querySelectorAll(".ka-pass input")) {
    set(input, "aria-hidden", "true");
    input.tabIndex = -1;
  }
};

const DUTIES = [radios, fields, tables, buttons, openers, titles, unnamed];
export const watchNames = () =>
  onChange(() => DUTIES.forEach((duty) => duty()), document.getElementById("contenido"), {
    attributes: true,
    attributeFilter: ["class", "title"],
  });
