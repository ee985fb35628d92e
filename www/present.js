// The facilitator's page, as a site serves it. This script lies in `v/<version>/`, beside the files that it
// fetches.
import { open } from "./present/open.js";

const BASE = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);

open((path) => new URL(path, BASE).href, { quizUrl: BASE.href, singleFile: false });
