// The script of a share page: redirects visitors with a result in the URL's fragment to the reader's page,
// which lies beside this script. Visitors without one stay and read the page.
import { native } from "./embed/native.js";

/** @type {HTMLScriptElement} */
const script = native(document, "currentScript");

if (location.hash.length > 1) {
  // Replaces the history entry, so that the back button does not redirect again.
  location.replace(new URL(`index.html${location.hash}`, script.src).href);
}
