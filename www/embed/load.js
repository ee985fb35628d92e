// Loads each resource once for all elements on the page, and records which directive of the page's policy
// blocks one. The loader and the quiz script each bundle their own copy of this module.

/**
 * Resources that are loaded or loading, by key. A value that is `trapped` is loaded again. Not a `Map`: some
 * pages override that global.
 * @type {Record<string, { promise: Promise<any>, value?: any }>}
 */
const loads = Object.create(null);

/** The directive of the page's policy that has blocked a load, or an empty string. */
export let blockedBy = "";

/** Discards unfinished loads, so that a retry starts them anew. */
export const discardPending = () => {
  for (const key in loads) if (!loads[key].value) delete loads[key];
};

/**
 * Loads a resource once. A failed load is discarded, so that a retry loads it again.
 * @template T @param {string} key @param {() => Promise<T>} load @returns {Promise<T>}
 */
export const once = (key, load) => {
  if (!loads[key] || loads[key].value?.trapped) {
    /** @type {{ promise: Promise<any>, value?: any }} */
    const entry = (loads[key] = { promise: attempt(load) });
    entry.promise.then(
      (value) => (entry.value = value),
      // A discarded load may fail while the next one is in progress.
      () => loads[key] === entry && delete loads[key],
    );
  }
  return loads[key].promise;
};

/** Forgets a load, so that it is loaded again when it is next needed. @param {string} key */
export const forget = (key) => delete loads[key];

/** @template T @param {() => Promise<T>} load @returns {Promise<T>} */
const attempt = async (load) => {
  /** @type {string | undefined} */
  let directive;
  /** @param {SecurityPolicyViolationEvent} event */
  const onViolation = ({ disposition, effectiveDirective }) => {
    // Ignores images and frames of the page, and report-only policies.
    if (disposition === "enforce" && /^(script|connect)/.test(effectiveDirective)) directive = effectiveDirective;
  };
  addEventListener("securitypolicyviolation", onViolation);
  try {
    return await load();
  } catch (error) {
    // Browsers fire the violation event shortly after the blocked load has failed.
    await new Promise((resolve) => setTimeout(resolve, 50));
    blockedBy ||= directive ?? /** @type {any} */ (error)?.blockedBy ?? "";
    throw error;
  } finally {
    removeEventListener("securitypolicyviolation", onViolation);
  }
};

/**
 * The `integrity` value of a file of the build. Its name holds its SHA-256, written by
 * `xtask/src/site/hashed.rs`.
 * @param {string} path
 */
export const integrity = (path) =>
  `sha256-${path.replace(/.*(.{43})\.\w+$/, "$1=").replaceAll("-", "+").replaceAll("_", "/")}`;

