// A reader whom a facilitator has invited to a room: `#room=TAG`. The page shows the tag and the
// result code; the reader hands the code in themselves, as nothing is sent from here.
import { findFragment } from "./address.js";
import { quiz, root } from "./quiz.js";

/** The room's tag in the URL's fragment. `src/room/join_link.rs` writes it. */
const ROOM_TAG = /[#&]room=([a-z0-9-]{1,16})(?=&|$)/i;

const panel = /** @type {HTMLElement | null} */ (document.querySelector(".in-room"));

/** @param {string} css */
const findInPanel = (css) => /** @type {HTMLElement} */ (panel?.querySelector(css));

/**
 * Of the lines with the attribute `data-<name>`, shows the one with this value and hides the others.
 * @param {string} name @param {string} [value]
 */
const showLine = (name, value) => {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (panel?.querySelectorAll(`[data-${name}]`))) {
    line.hidden = line.dataset[name] !== value;
  }
};

const roomTag = () => ROOM_TAG.exec(findFragment(location.hash))?.[1].toUpperCase();

/** The reader's first code in this room, kept in session storage. @param {string} code */
const firstCode = (code) => {
  const key = `which-first:room:${roomTag()}`;
  try {
    const first = sessionStorage.getItem(key);
    if (!first) sessionStorage.setItem(key, code);
    return first ?? code;
  } catch {
    return code; // Storage is blocked: each code counts as the first.
  }
};

/** The code that is shown; null before the first check. @type {string | null} */
let code = null;

/** Shows the code of the current result, also when a reader returns to it. */
const updateCode = () => {
  // Without a room there is nothing to hand in.
  if (!roomTag()) return;
  // Empty for a shared result of another reader, which is not theirs to hand in.
  /** @type {string} */
  const current = quiz.result?.code ?? "";
  if (current === code) return;
  code = current;
  findInPanel("code").textContent = code;
  showLine("copied");
  showLine("code", code && (firstCode(code) === code ? "first" : "again"));
  showLine("when", code ? "told" : "open");
};

/** Copies the code, and selects it so that it can be copied by hand. */
const copy = async () => {
  getSelection()?.selectAllChildren(findInPanel("code"));
  try {
    // Only secure contexts have a clipboard.
    if (navigator.clipboard) await navigator.clipboard.writeText(code ?? "");
    else if (!document.execCommand("copy")) throw new Error("barred");
    showLine("copied", "yes");
  } catch {
    showLine("copied", "no");
  }
};

/** Goes back to the items by the result's own button, which is rendered after the verdict. */
const goBackToItems = () => {
  const button = quiz.shadowRoot?.querySelector(".look-again");
  if (button) button.click();
  else if (quiz.result) requestAnimationFrame(goBackToItems);
};

const enterRoom = () => {
  const here = roomTag();
  if (!panel) return;
  panel.hidden = !here;
  root.classList.toggle("joined", !!here);
  findInPanel("strong").textContent = here ?? "";
  // Each room has its own first code.
  code = null;
  updateCode();
};

/** Watches the URL for a room, and the quiz for a result to hand in. */
export const watchRoom = () => {
  if (!panel) return;
  findInPanel(".copy").addEventListener("click", copy);
  findInPanel(".look").addEventListener("click", goBackToItems);
  addEventListener("hashchange", enterRoom);
  enterRoom();
  // Scrolls to the code of a new result.
  quiz.addEventListener("wf-complete", () => {
    updateCode();
    if (roomTag()) panel.scrollIntoView({ block: "start" });
  });
  customElements.whenDefined("which-first").then(() => {
    // While the notice about another site's instrument is shown, the quiz is not on the page yet.
    customElements.upgrade(quiz);
    new MutationObserver(updateCode).observe(quiz.shadowRoot, { childList: true, subtree: true });
    updateCode();
  });
};
