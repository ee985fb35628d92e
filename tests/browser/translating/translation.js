// Emulates a browser that translates a page: Chrome and Edge replace each text node by two nested <font>
// elements with the translated text; Firefox replaces it by another text node. Both enter open shadow roots,
// and translate later content as it is rendered. A translated text here is the original after a mark.
window.translation = (() => {
  const MARK = "‹de› ";
  const SKIPPED = "script, style, textarea, noscript, [translate=no], .notranslate";
  /** Pending text nodes, with the text that was sent to the translator. */
  const waiting = new Map();
  /** The replacements of text nodes, with the original texts. */
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

  /** Applies all pending translations. Each text is replaced twice. */
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

  /** The number of text nodes that a program has created. */
  let made = 0;
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = function (words) {
    if (/wasm/.test(new Error().stack)) made += 1;
    return createTextNode.call(this, words);
  };

  // Fixes the random numbers, so that two visits have the same nonce, and two rooms the same tag.
  Math.random = () => 0.7;

  const page = () => document.querySelector("which-first")?.shadowRoot ?? document.querySelector("#room");

  /** The texts within an element: each with its parent, the original text, and whether it is translated. */
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
    /** Starts to translate: "at once", "late", or "held" until it is released; with " words" as Firefox does. */
    begin(how) {
      pace = how;
      look(document.documentElement);
    },
    release,
    /** Restores the original texts, and stops translating. */
    end() {
      release();
      for (const observer of observers) observer.disconnect();
      for (const [node, words] of translated) if (node.parentNode) node.replaceWith(words);
    },
    made: () => made,
    waits: () => waiting.size,
    /** The page's original texts, without clocks. */
    read: (root = page()) =>
      texts(root).map(({ holder, words }) => {
        const own = words.replace(MARK, "").replace(/\s+/g, " ").trim();
        return `<${holder?.localName}> ${own.replaceAll(location.host, "HOST").replace(/\d+:\d\d/, "#:##")}`;
      }),
    /** The texts that should be translated but are not. */
    missed: (root = page()) =>
      texts(root).flatMap(({ holder, words }) =>
        /\p{L}/u.test(words) && !words.startsWith(MARK) && !holder.closest(SKIPPED) ? [words] : [],
      ),
  };
})();
