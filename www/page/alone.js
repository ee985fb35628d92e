// The reader's own page, not in a frame. It opens what another reader has sent: `#r=CODE` shows a
// result, `#vs=CODE,CODE` compares.
import { given, quiz, root, take, takeInstrument } from "./quiz.js";

/**
 * What another reader has sent in the address, as chats and trackers pass it on. `src/sheet/fragment.rs`
 * reads what is in it.
 */
const SENT = /(^#|&)(r|vs)(=|%3D)/i;

const isSent = () => SENT.test(location.hash);

/** On paper there is a result, one's own or another's; and while there is none, the quiz as a form. */
const print = () => {
  // The form is of the instrument that the page has by itself.
  const other = given.has("instrument") || given.has("lang");
  root.classList.toggle("told", other || Boolean(quiz.shadowRoot?.querySelector(".result")));
  const address = document.querySelector(".paper .address");
  // A file from a stick is found by its name.
  const here = /^http/.test(location.origin) ? location.origin + location.pathname : /[^/]*$/.exec(location.pathname)?.[0];
  if (address) address.textContent ||= here ?? "";
};

export const alone = () => {
  // A link to a result of another instrument, or in another language, says so.
  take("lang");
  takeInstrument();
  if (isSent()) quiz.dataset.opened = location.hash;
  // What is looked at is put away when the reader goes on from it. It is kept in the address, so
  // that they can still compare after a reload.
  new MutationObserver(() => {
    if (quiz.dataset.opened || !isSent()) return;
    history.replaceState(null, "", location.hash.replace(SENT, "$1vs="));
  }).observe(quiz, { attributeFilter: ["data-opened"] });
  // Another link, opened in the same tab. Answers outlast it.
  addEventListener("hashchange", () => isSent() && location.reload());
  addEventListener("beforeprint", print);
};
