// The facilitator's page, as a site serves it. This script lies in `v/<version>/`, beside the files that it
// fetches.
import { open } from "./present/open.js";

const BASE = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/* global __WF_PAGE__: the URL at which the site is published, or an empty string */
open((path) => new URL(path, BASE).href, {
  quizUrl: BASE.href,
  publishedUrl: __WF_PAGE__ || undefined,
  singleFile: false,
});
