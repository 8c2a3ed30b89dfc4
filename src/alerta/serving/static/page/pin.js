// A PIN can be looked at while it is typed.
import { word } from "./words.js";

export const watchPins = () => {
  for (const input of document.querySelectorAll(".ka-pin")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "jupyter-button ka-quiet ka-small ka-pin__show";
    const label = () => {
      button.textContent = word(input.type === "password" ? "showPin" : "hidePin");
    };
    button.addEventListener("click", () => {
      input.type = input.type === "password" ? "text" : "password";
      label();
      input.focus();
    });
    label();
    input.closest(".ka-field").append(button);
    button.classList.add("ka-after");
  }
};
