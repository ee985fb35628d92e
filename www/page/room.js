// A reader whom a facilitator has asked into a room: `#room=TAG`. The page says so above the quiz, and
// offers the result's code to be handed in, by the reader: nothing is sent from here.
import { quiz, root } from "./quiz.js";

/** The room's tag, as chats and trackers pass an address on. `src/room/join.rs` writes it. */
const ROOM = /(?:^#|&)room(?:=|%3D)([a-z0-9-]{1,16})(?=&|$)/i;

const part = /** @type {HTMLElement | null} */ (document.querySelector(".in-room"));

/** @param {string} css */
const find = (css) => /** @type {HTMLElement} */ (part?.querySelector(css));

/** Shows, of what is said of one thing, what holds now. @param {string} thing @param {string} [now] */
const say = (thing, now) => {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (part?.querySelectorAll(`[data-${thing}]`))) {
    line.hidden = line.dataset[thing] !== now;
  }
};

const tag = () => ROOM.exec(location.hash)?.[1].toUpperCase();

/** The code that this reader had first in this room, kept while the tab is open. @param {string} code */
const first = (code) => {
  const key = `which-first:room:${tag()}`;
  try {
    const before = sessionStorage.getItem(key);
    if (!before) sessionStorage.setItem(key, code);
    return before ?? code;
  } catch {
    return code; // Barred: each code is the first.
  }
};

/** The code that is shown; null while it is not known whether there is one. @type {string | null} */
let code = null;

/** A result comes and goes with what is shown, also when a reader comes back to it. */
const look = () => {
  // Outside of a room there is nothing to hand in.
  if (!tag()) return;
  /** @type {string} */
  const now = quiz.result?.code ?? "";
  // A result that another reader has sent is not theirs to hand in; the element has none then.
  if (now === code) return;
  code = now;
  find("code").textContent = code;
  say("copied");
  say("code", code && (first(code) === code ? "first" : "again"));
  say("when", code ? "told" : "open");
};

/** Copies the code; where a page may not, it is there to be copied by hand. */
const copy = async () => {
  getSelection()?.selectAllChildren(find("code"));
  try {
    // Only pages that came over a safe line have a clipboard.
    if (navigator.clipboard) await navigator.clipboard.writeText(code ?? "");
    else if (!document.execCommand("copy")) throw new Error("barred");
    say("copied", "yes");
  } catch {
    say("copied", "no");
  }
};

/** Goes back to the items by the result's own button, which is drawn after the verdict. */
const again = () => {
  const button = quiz.shadowRoot?.querySelector(".look-again");
  if (button) button.click();
  else if (quiz.result) requestAnimationFrame(again);
};

const enter = () => {
  const here = tag();
  if (!part) return;
  part.hidden = !here;
  root.classList.toggle("joined", !!here);
  find("strong").textContent = here ?? "";
  // Each room has codes of its own.
  code = null;
  look();
};

/** Watches for a room in the address, and for a result to hand in. */
export const join = () => {
  if (!part) return;
  find(".copy").addEventListener("click", copy);
  find(".look").addEventListener("click", again);
  addEventListener("hashchange", enter);
  enter();
  // Whoever has just come to a result sees its code first.
  quiz.addEventListener("which-first:complete", () => {
    look();
    if (tag()) part.scrollIntoView({ block: "start" });
  });
  customElements.whenDefined("which-first").then(() => {
    // Where a reader is asked about another site's questions first, it is not on the page yet.
    customElements.upgrade(quiz);
    new MutationObserver(look).observe(quiz.shadowRoot, { childList: true, subtree: true });
    look();
  });
};
