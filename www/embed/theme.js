// Light or dark: what the element says, else what the page does, else what the system prefers.

/** Where pages keep their dark toggle, on the root or the body. */
const TOGGLES = ["class", "style", "data-theme", "data-bs-theme", "data-color-mode"];

/**
 * Keeps `frame` in step with the theme until `signal` ends it.
 * @param {HTMLElement} element @param {HTMLElement} frame @param {AbortSignal} signal
 */
export const follow = (element, frame, signal) => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    const own = element.getAttribute("theme");
    const dark = own === "dark" || (own !== "light" && isDark(element, system.matches));
    frame.dataset.theme = dark ? "dark" : "light";
  };
  set();
  const observer = new MutationObserver(set);
  for (const root of [document.documentElement, document.body]) {
    observer.observe(root, { attributeFilter: TOGGLES });
  }
  signal.addEventListener("abort", () => observer.disconnect());
  system.addEventListener("change", set, { signal });
  frame.addEventListener("theme", set, { signal });
};

/** @param {Element} element @param {boolean} system */
const isDark = (element, system) => {
  for (const root of [document.documentElement, document.body]) {
    const word = root.dataset.theme ?? root.dataset.bsTheme ?? root.dataset.colorMode;
    if (word === "dark" || word === "light") return word === "dark";
    if (root.classList.contains("dark")) return true;
    if (root.classList.contains("light")) return false;
  }
  // What is painted behind the element decides over what the page declares.
  for (let behind = element.parentElement; behind; behind = behind.parentElement) {
    const parts = getComputedStyle(behind).backgroundColor.match(/[\d.]+/g)?.map(Number);
    if (parts && parts.length >= 3 && (parts[3] ?? 1) > 0.5) {
      const [red, green, blue] = parts;
      return red * 0.3 + green * 0.6 + blue * 0.1 < 128;
    }
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return scheme === "dark" || (scheme.includes("dark") && system);
};
