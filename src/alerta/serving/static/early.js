// Runs before the page is drawn, so that a lesson never flashes all its screens.
(() => {
  const found = /^#pantalla-(\d+)$/.exec(location.hash);
  const style = document.createElement("style");
  style.id = "ka-early";
  style.textContent =
    `@media screen { .ka-screen:not(#pantalla-${found ? found[1] : 1}) { display: none } }`;
  document.documentElement.classList.add("ka-js");
  document.head.append(style);
})();
