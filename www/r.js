// A share page hands whoever comes with a result on to the reader's page, which lies beside this
// script. Who comes without one stays: the page can be read by itself.
import { native } from "./embed/native.js";

/** @type {HTMLScriptElement} */
const script = native(document, "currentScript");

if (location.hash.length > 1) {
  // In place of this page, so that the way back does not lead here and on again.
  location.replace(new URL(`index.html${location.hash}`, script.src).href);
}
