// Repairs links that programs have rewritten on their way: mail gateways and chats encode `#` and `=`, some of them
// twice, and others put more characters before the fragment or lose its name.

/** A parameter of ours in a decoded fragment, with everything behind it. */
const PARAMETER = /[#?&;!/]((?:r|vs|duel|room)=.*)/i;

/** A fragment that has lost its parameter's name. */
const BARE_CODE = /^[#?!/]*(WF-.+)/i;

/** An encoded fragment in the path or the search parameters of a URL, or one whose `#` was replaced. */
const ENCODED = /(?:%(?:25)*23|[?&])((?:r|vs|duel|room)(?:=|%(?:25)*3D).+)/i;

/** A search parameter that has the form of ours: others may have the same names. */
const OURS = /^(?:(?:r|vs|duel)=(?:WF-)?[0-9A-Z]{4}-[0-9A-Z]{4}-|room=[0-9A-Z]{1,16}$)/i;

/** The maximum number of times that a URL may have been encoded. */
const MAX_LEVELS = 4;

/** Decodes a text as often as it was encoded. @param {string} text */
const decode = (text) => {
  let decoded = text;
  for (let level = 0; level < MAX_LEVELS && decoded.includes("%"); level++) {
    try {
      decoded = decodeURIComponent(decoded);
    } catch {
      break; // A lone percent sign.
    }
  }
  return decoded;
};

/**
 * The fragment of ours in a URL's fragment, from `#r=`, `#vs=`, `#duel=` or `#room=`
 * on; an empty string if there is none.
 * `src/sheet/fragment.rs` and `room.js` parse it.
 * @param {string} hash
 */
export const findFragment = (hash) => {
  if (/^#(?:r|vs|duel|room)=/i.test(hash)) return hash;
  const decoded = decode(hash);
  const parameter = PARAMETER.exec(decoded)?.[1];
  if (parameter) return `#${parameter}`;
  const code = BARE_CODE.exec(decoded)?.[1];
  return code ? `#r=${code}` : "";
};

/**
 * The URL of this page with its fragment in order; undefined if it is in order, or has nothing of ours.
 * @param {Location} location
 */
export const repairUrl = ({ origin, pathname, search, hash }) => {
  const fragment = findFragment(hash);
  const path = pathname + search;
  if (fragment) return fragment === hash ? undefined : `${origin}${path}${fragment}`;
  const encoded = ENCODED.exec(path);
  const parameter = encoded && decode(encoded[1]);
  const isInPath = encoded && encoded.index < pathname.length;
  // With the origin in front, a path that begins with two slashes stays on this site.
  if (parameter && (isInPath || OURS.test(parameter))) return `${origin}${path.slice(0, encoded.index)}#${parameter}`;
};
