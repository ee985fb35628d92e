// Decides about another instrument that the page's URL names, `?instrument=URL`. A link's author could show
// any text on our site with it, so our pages open only instruments that lie beside them, and those of another
// site once the reader has seen its name and agreed.

/* global __WF_ORIGINS__: the origins whose instruments open without asking */

/**
 * The decision about an instrument's URL.
 * @typedef {object} Decision
 * @property {"open" | "ask" | "refuse"} action
 * @property {string} url the absolute URL; of a refused one, as it was given
 * @property {string} [origin] the origin of another site, in ASCII
 */

/** The session storage key of the agreed origins, for a reload and for the projector's window. */
const AGREED_KEY = "which-first:origins";

/** The origins that the reader has agreed to in this tab. @returns {string[]} */
const agreedOrigins = () => {
  try {
    return (sessionStorage.getItem(AGREED_KEY) ?? "").split(" ");
  } catch {
    return []; // Storage is blocked: a reload asks again.
  }
};

/** Stores an origin that the reader has agreed to. @param {string} origin */
const rememberOrigin = (origin) => {
  try {
    sessionStorage.setItem(AGREED_KEY, [...agreedOrigins(), origin].join(" ").trim());
  } catch {
    // Storage is blocked.
  }
};

/** Encoded characters that some servers decode into a path traversal. */
const ENCODED_TRAVERSAL = /%(2e|2f|5c|25)/i;

/**
 * Decides about the URL of an instrument.
 * @param {string} named the URL in the page's search parameters
 * @param {string} folder the URL of the folder that holds the quiz
 * @param {boolean} [framed] true if another page frames the quiz and has named the instrument: on a network
 *   without certificates it may lie on another machine, at an `http:` URL
 * @returns {Decision}
 */
export const decideInstrument = (named, folder, framed) => {
  /** @type {URL} */
  let parsed;
  try {
    parsed = new URL(named, folder);
  } catch {
    return { action: "refuse", url: named };
  }
  const { href, origin, pathname, protocol, username, password } = parsed;
  // A `blob:` URL has the origin of the site that created it, but is not one of its files.
  if (!/^https?:$/.test(protocol) || username || password) return { action: "refuse", url: named };
  if (origin === new URL(folder).origin) {
    const isBeside = href.startsWith(folder) && !ENCODED_TRAVERSAL.test(pathname);
    return { action: isBeside ? "open" : "refuse", url: href };
  }
  if ([...__WF_ORIGINS__, ...agreedOrigins()].includes(origin)) return { action: "open", url: href, origin };
  const safe = protocol === "https:" || (framed && protocol === "http:" && location.protocol === "http:");
  return safe ? { action: "ask", url: href, origin } : { action: "refuse", url: named };
};

/** The maximum length that is shown of a refused URL. */
const MAX_SHOWN = 200;

/**
 * Shows the decision in `notice`, and calls `open` with the URL once the instrument may be fetched: at once,
 * when the reader agrees, or never.
 * @param {Decision} decision
 * @param {HTMLElement} notice has a section for each message, marked by `data-when`
 * @param {(url: string) => void} open
 */
export const applyDecision = ({ action, url, origin }, notice, open) => {
  /** @param {string} [when] */
  const showSection = (when) => {
    notice.hidden = !when;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (notice.querySelectorAll("[data-when]"))) {
      part.hidden = part.dataset.when !== when;
    }
  };
  for (const name of notice.querySelectorAll("strong")) name.textContent = origin ?? url.slice(0, MAX_SHOWN);
  // Search engines must not index other sites' texts under our name.
  if (origin || action === "refuse") {
    const robots = document.createElement("meta");
    robots.name = "robots";
    robots.content = "noindex";
    document.head.append(robots);
  }
  const openInstrument = () => {
    showSection(origin && "open");
    open(url);
  };
  if (action === "open") return openInstrument();
  showSection(action);
  notice.querySelector("button")?.addEventListener("click", () => {
    rememberOrigin(/** @type {string} */ (origin));
    openInstrument();
  });
};
