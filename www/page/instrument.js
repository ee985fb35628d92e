// Another instrument that an address of ours names, `?instrument=URL`. Whoever wrote the link decides with
// it what stands under our name, so our pages open only what lies beside them, and what another site has
// once the person in front of the page has read whose it is, and agreed.

/* global __WF_ORIGINS__: the sites that need no question */

/**
 * What becomes of an instrument that an address names.
 * @typedef {object} Decision
 * @property {"open" | "ask" | "refuse"} what
 * @property {string} url the whole address; of one that is refused, as it was given
 * @property {string} [origin] of the other site where it is one, in ASCII
 */

/** Under which a tab keeps the sites that were agreed to: for a reload, and for the projector's window. */
const AGREED = "which-first:origins";

/** The sites that were agreed to in this tab. @returns {string[]} */
const agreed = () => {
  try {
    return (sessionStorage.getItem(AGREED) ?? "").split(" ");
  } catch {
    return []; // Barred: a reload asks again.
  }
};

/** Remembers that a site was agreed to. @param {string} origin */
const agree = (origin) => {
  try {
    sessionStorage.setItem(AGREED, [...agreed(), origin].join(" ").trim());
  } catch {
    // Barred.
  }
};

/** Parts of an address that some servers decode into a way out of a folder. */
const HIDDEN_WAY_OUT = /%(2e|2f|5c|25)/i;

/**
 * Decides about the address of an instrument.
 * @param {string} given as the page's address has it
 * @param {string} folder the address of the folder that the quiz lies in
 * @param {boolean} [framed] whether another page shows the quiz, and has named the instrument: on a network
 *   without certificates it may lie on another machine of it
 * @returns {Decision}
 */
export const decide = (given, folder, framed) => {
  /** @type {URL} */
  let address;
  try {
    address = new URL(given, folder);
  } catch {
    return { what: "refuse", url: given };
  }
  const { href, origin, pathname, protocol, username, password } = address;
  // A `blob:` address has the origin of the site that made it, and is none of its files.
  if (!/^https?:$/.test(protocol) || username || password) return { what: "refuse", url: given };
  if (origin === new URL(folder).origin) {
    const beside = href.startsWith(folder) && !HIDDEN_WAY_OUT.test(pathname);
    return { what: beside ? "open" : "refuse", url: href };
  }
  if ([...__WF_ORIGINS__, ...agreed()].includes(origin)) return { what: "open", url: href, origin };
  const safe = protocol === "https:" || (framed && protocol === "http:" && location.protocol === "http:");
  return safe ? { what: "ask", url: href, origin } : { what: "refuse", url: given };
};

/** How much of an address that is refused is shown. */
const LONGEST = 200;

/**
 * Says in `notice` what was decided, and calls `open` with the whole address once the instrument may be
 * fetched: at once, or when the person agrees, or never.
 * @param {Decision} decision
 * @param {HTMLElement} notice has a part for each thing to say, as `data-when`
 * @param {(url: string) => void} open
 */
export const settle = ({ what, url, origin }, notice, open) => {
  /** @param {string} [when] */
  const say = (when) => {
    notice.hidden = !when;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (notice.querySelectorAll("[data-when]"))) {
      part.hidden = part.dataset.when !== when;
    }
  };
  for (const place of notice.querySelectorAll("strong")) place.textContent = origin ?? url.slice(0, LONGEST);
  // What others wrote is not to be found under our name.
  if (origin || what === "refuse") {
    const robots = document.createElement("meta");
    robots.name = "robots";
    robots.content = "noindex";
    document.head.append(robots);
  }
  const show = () => {
    say(origin && "open");
    open(url);
  };
  if (what === "open") return show();
  say(what);
  notice.querySelector("button")?.addEventListener("click", () => {
    agree(/** @type {string} */ (origin));
    show();
  });
};
