// The script of a share page, and of the page for URLs that do not exist: redirects visitors with a result in the
// URL's fragment to the reader's page, which lies beside this script. A fragment that a mail gateway has encoded
// arrives as a part of a path that does not exist. Visitors without one stay and read the page.
import { native } from "./embed/native.js";
import { repairUrl } from "./page/address.js";

/** @type {HTMLScriptElement} */
const script = native(document, "currentScript");

const repaired = repairUrl(location);

// Replaces the history entry, so that the back button does not redirect again.
if (location.hash.length > 1) {
  location.replace(new URL(`index.html${location.hash}`, script.src).href);
} else if (repaired) {
  location.replace(repaired);
}
