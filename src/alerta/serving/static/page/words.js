// Texts, cookies, and waiting for something to appear.
let texts = null;

export const word = (name, values = {}) => {
  texts ??= JSON.parse(document.getElementById("ka-words").textContent);
  return (texts[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
};

export const cookie = (name) => {
  const pair = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
};

export const icon = (name) =>
  `<svg class="ka-icon" aria-hidden="true"><use href="#${name}"/></svg>`;

// Calls `react` once per turn of the browser, however much changed in between.
export const onChange = (react, root = document.documentElement, more = {}) => {
  let waiting = false;
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      react();
    });
  });
  observer.observe(root, { childList: true, subtree: true, ...more });
  react();
  return observer;
};

export const found = (selector) =>
  new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector(selector);
      if (!element) return false;
      resolve(element);
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document.documentElement, { childList: true, subtree: true });
  });

// The registry keeps UTC; people here read Lima time, which has no summer time.
export const clock = (at, seconds = true) => {
  const lima = new Date(at.getTime() - 5 * 3600 * 1000);
  return lima.toISOString().slice(11, seconds ? 19 : 16);
};

export const kernelId = () => {
  const config = document.getElementById("jupyter-config-data");
  // on a slow line its first half may be here alone: it is whole when something follows it
  if (!config || (!config.nextSibling && document.readyState === "loading")) return null;
  return JSON.parse(config.textContent).kernelId || "";
};
