// The reader's own page, not in a frame. It opens shared results: `#r=CODE` shows a result, `#vs=CODE,CODE`
// compares results, and `#duel=CODE` asks one question.
import { findFragment } from "./address.js";
import { params, quiz, root, copyAttributes, applyInstrument } from "./quiz.js";

/** A shared result in the URL's fragment. `src/sheet/fragment.rs` parses it. */
const SHARED = /([#&])(r|vs|duel)=/i;

/** The shared result in the URL's fragment. In a local file it may not be in order. */
const sharedFragment = () => {
  const fragment = findFragment(location.hash);
  return SHARED.test(fragment) ? fragment : undefined;
};

/** Prepares printing: the result, or without one the quiz as a form on paper. */
const preparePrint = () => {
  // The form exists only for the built-in instrument, in the page's language.
  const isOther = params.has("instrument") || params.has("lang");
  root.classList.toggle("told", isOther || Boolean(quiz.shadowRoot?.querySelector(".result")));
  const address = document.querySelector(".paper .address");
  // A local file is shown by its name.
  const { origin, pathname } = location;
  const pageAddress = /^http/.test(origin) ? origin + pathname : /[^/]*$/.exec(pathname)?.[0];
  if (address) address.textContent ||= pageAddress ?? "";
};

export const startAlone = () => {
  // Links to a result name its instrument and language where they are not the default.
  copyAttributes("lang");
  applyInstrument();
  const fragment = sharedFragment();
  if (fragment) {
    // A result's code stays in the URL, so that the reader can still compare after a reload.
    const isDuel = /[#&]duel=/i.test(fragment);
    const next = isDuel ? location.pathname + location.search : fragment.replace(SHARED, "$1vs=");
    const onContinue = () => history.replaceState(null, "", next);
    Object.assign(quiz, { sharedResult: { fragment, onContinue } });
  }
  // Another link was opened in the same tab. The reader's answers survive the reload.
  addEventListener("hashchange", () => sharedFragment() && location.reload());
  addEventListener("beforeprint", preparePrint);
};
