// What is loaded, once for all instances on the page; and what a page's policy bars. The loader and the
// programs' script each have this for what they load.

/**
 * What has come or is on its way. A value that is `trapped` is beyond use. Not a `Map`, a name that some
 * pages give to something of their own.
 * @type {Record<string, { promise: Promise<any>, value?: any }>}
 */
const loaded = Object.create(null);

/** The directive of the page's policy that keeps the program out, once one has. */
export let barred = "";

/** Gives up whatever is still on its way, so that another try starts anew. */
export const giveUp = () => {
  for (const key in loaded) if (!loaded[key].value) delete loaded[key];
};

/**
 * Loads a thing once. A failure is forgotten, so that "Try again" tries again.
 * @template T @param {string} key @param {() => Promise<T>} load @returns {Promise<T>}
 */
export const once = (key, load) => {
  if (!loaded[key] || loaded[key].value?.trapped) {
    /** @type {{ promise: Promise<any>, value?: any }} */
    const fresh = (loaded[key] = { promise: attempt(load) });
    fresh.promise.then(
      (value) => (fresh.value = value),
      // A try that was given up may fail when the next is on its way.
      () => loaded[key] === fresh && delete loaded[key],
    );
  }
  return loaded[key].promise;
};

/** @template T @param {() => Promise<T>} load @returns {Promise<T>} */
const attempt = async (load) => {
  /** @type {string | undefined} */
  let directive;
  /** @param {SecurityPolicyViolationEvent} event */
  const hear = ({ disposition, effectiveDirective }) => {
    // Pictures and frames of others may be barred as well, and some are only reported.
    if (disposition === "enforce" && /^(script|connect)/.test(effectiveDirective)) directive = effectiveDirective;
  };
  addEventListener("securitypolicyviolation", hear);
  try {
    return await load();
  } catch (error) {
    // A browser tells of its policy a moment after what it barred has failed.
    await new Promise((resolve) => setTimeout(resolve, 50));
    barred ||= directive ?? /** @type {any} */ (error)?.barred ?? "";
    throw error;
  } finally {
    removeEventListener("securitypolicyviolation", hear);
  }
};

/**
 * The integrity value of a file of the build, whose name holds its SHA-256. `xtask/src/site/hashed.rs`
 * writes the names.
 * @param {string} path
 */
export const integrity = (path) =>
  `sha256-${path.replace(/.*(.{43})\.\w+$/, "$1=").replaceAll("-", "+").replaceAll("_", "/")}`;

