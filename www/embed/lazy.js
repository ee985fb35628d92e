// Lazy loading: calls back as an element comes near the viewport.
import { idle } from "./native.js";

/** The property of an element with its callback, until that is called. Not in a `WeakMap`: some pages replace it. */
const CALLBACK = Symbol();

/** @typedef {Element & { [CALLBACK]?: () => void }} Observed */

/**
 * Observes whether elements are near the viewport; shared by all elements.
 * @type {IntersectionObserver | undefined}
 */
let observer;

/** @param {IntersectionObserverEntry[]} entries */
const onIntersection = (entries) => {
  for (const { isIntersecting, target } of entries) {
    const callback = /** @type {Observed} */ (target)[CALLBACK];
    if (callback && isIntersecting) idle(callback);
  }
};

/** Forgets the element's callback. @param {Observed} element */
export const stopWaiting = (element) => {
  observer?.unobserve(element);
  element[CALLBACK] = undefined;
};

/**
 * Calls `callback` once: when the element is near the viewport and the page is idle, or at once when the reader
 * shows intent.
 * @param {Observed} element @param {Element} surface the element's `.wf` @param {boolean} eager
 * @param {() => void} callback @param {AbortSignal} signal
 */
export const whenNear = (element, surface, eager, callback, signal) => {
  const onNear = (element[CALLBACK] = () => {
    if (element[CALLBACK] === onNear) {
      stopWaiting(element);
      callback();
    }
  });
  observer ??= new IntersectionObserver(onIntersection, { rootMargin: "50%" });
  for (const intent of ["pointerenter", "focusin"]) surface.addEventListener(intent, onNear, { signal });
  // In a later task than the one that draws the card. No observer fires in a hidden page.
  if (eager) setTimeout(onNear);
  else observer.observe(element);
};
