// What a browser does that translates a page: Chrome and Edge put two nested <font>s with the translated
// words in the place of each text node; Firefox puts other words there. Both look into open shadow roots, and
// translate what is drawn later as it comes. "Translated" is what has a mark before it.
window.translation = (() => {
  const MARK = "‹de› ";
  const SKIPPED = "script, style, textarea, noscript, [translate=no], .notranslate";
  /** What is to be translated, with the words that were sent away for it. */
  const waiting = new Map();
  /** What stands for a text node that is gone, with its words. */
  const translated = new Map();
  const looked = new Set();
  let pace = null;
  let timer = 0;

  const find = (root) => {
    if (root.shadowRoot) look(root.shadowRoot);
    if (root.nodeType === Node.TEXT_NODE) queue(root);
    else for (const child of root.childNodes) if (!translated.has(child)) find(child);
  };

  const queue = (node) => {
    if (!/\p{L}/u.test(node.data) || translated.has(node)) return;
    if (!node.parentElement?.closest(SKIPPED)) waiting.set(node, node.data);
  };

  const translate = (node, words) => {
    const other = new Text(MARK + words);
    if (pace.endsWith("words")) return other;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.append(other);
    outer.append(inner);
    return outer;
  };

  /** Puts the translated words in their places, the ones that came first once more. */
  const release = () => {
    clearTimeout(timer);
    timer = 0;
    for (const [node, words] of waiting) {
      if (!node.parentNode) continue;
      let there = node;
      for (let times = 0; times < 2; times++) {
        const next = translate(node, words);
        translated.set(next, words);
        there.replaceWith(next);
        there = next;
      }
    }
    waiting.clear();
  };

  const hear = (mutations) => {
    for (const { type, target, addedNodes } of mutations) {
      if (type === "characterData") queue(target);
      for (const node of addedNodes) if (!translated.has(node)) find(node);
    }
    if (!waiting.size) return;
    if (pace.startsWith("at once")) release();
    else if (pace.startsWith("late")) timer ||= setTimeout(release, 150);
  };

  const observers = new Set();

  const look = (root) => {
    if (looked.has(root)) return;
    looked.add(root);
    const observer = new MutationObserver(hear);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    observers.add(observer);
    find(root);
    hear([]);
  };

  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    if (pace) look(root);
    return root;
  };

  /** How many text nodes a program has made. */
  let made = 0;
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = function (words) {
    if (/wasm/.test(new Error().stack)) made += 1;
    return createTextNode.call(this, words);
  };

  // Two visits of the same reader have the same nonce, and two rooms the same tag.
  Math.random = () => 0.7;

  const page = () => document.querySelector("which-first")?.shadowRoot ?? document.querySelector("#room");

  /** The texts within an element, each with the element that has it: its words, and whether they are translated. */
  const texts = (root) => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let holder = node.parentElement;
      while (holder?.localName === "font") holder = holder.parentElement;
      if (holder !== found.at(-1)?.holder) found.push({ holder, words: "" });
      found.at(-1).words += node.data;
    }
    return found.filter(({ words }) => words.trim());
  };

  return {
    /** Begins to translate: "at once", "late", or "held" until it is released; with " words" as Firefox does. */
    begin(how) {
      pace = how;
      look(document.documentElement);
    },
    release,
    /** Shows the page as it was, and translates no more. */
    end() {
      release();
      for (const observer of observers) observer.disconnect();
      for (const [node, words] of translated) if (node.parentNode) node.replaceWith(words);
    },
    made: () => made,
    waits: () => waiting.size,
    /** What stands on the page, in its own words. Clocks go on by themselves. */
    read: (root = page()) =>
      texts(root).map(({ holder, words }) => {
        const own = words.replace(MARK, "").replace(/\s+/g, " ").trim();
        return `<${holder?.localName}> ${own.replaceAll(location.host, "HOST").replace(/\d+:\d\d/, "#:##")}`;
      }),
    /** What stands there in its own words, but should be translated. */
    missed: (root = page()) =>
      texts(root).flatMap(({ holder, words }) =>
        /\p{L}/u.test(words) && !words.startsWith(MARK) && !holder.closest(SKIPPED) ? [words] : [],
      ),
  };
})();
