// The facilitator's page, as a site serves it. It lies in `v/<version>/`, beside what it fetches.
import { open } from "./present/open.js";

const HERE = new URL("../..", /** @type {HTMLScriptElement} */ (document.currentScript).src);

open((path) => new URL(path, HERE).href, { address: HERE.href, single: false });
