"use client";
// <which-first> as a React component, for React 18 and later. React adds no listeners for custom events to elements
// that a server has rendered (https://github.com/facebook/react/issues/35446), so the component adds them.
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import { define } from "./element.js";

/** The event of each prop with a handler. @type {Record<string, string>} */
const EVENTS = {
  onReady: "wf-ready",
  onStart: "wf-start",
  onAnswer: "wf-answer",
  onComplete: "wf-complete",
  onShare: "wf-share",
  onError: "wf-error",
};

/** @typedef {import("./index.js").WhichFirstElement} WhichFirstElement */
/** @typedef {Record<string, any>} Props */

/** Parts the handlers, by event, from the attributes. @param {Props} props @returns {[Props, Props]} */
const split = ({ className, frame, ...props }) => {
  /** @type {Props} */
  const handlers = {};
  // React 18 passes these two on as they are.
  /** @type {Props} */
  const attributes = { class: className, frame: frame ? "" : undefined };
  for (const [name, value] of Object.entries(props)) {
    if (Object.hasOwn(EVENTS, name)) handlers[EVENTS[name]] = value;
    else attributes[name] = value;
  }
  return [handlers, attributes];
};

export const WhichFirst = forwardRef(
  /** @param {Props} props @param {import("react").ForwardedRef<WhichFirstElement>} ref */
  function WhichFirst(props, ref) {
    const [handlers, attributes] = split(props);
    const element = useRef(/** @type {WhichFirstElement | null} */ (null));
    const current = useRef(handlers);
    useImperativeHandle(ref, () => /** @type {WhichFirstElement} */ (element.current), []);
    useEffect(() => {
      current.current = handlers;
    });
    useEffect(() => {
      const listening = new AbortController();
      for (const name of Object.values(EVENTS)) {
        const listener = (/** @type {Event} */ event) => current.current[name]?.(event);
        element.current?.addEventListener(name, listener, { signal: listening.signal });
      }
      // After the listeners are added, so that they hear the first event.
      define();
      return () => listening.abort();
    }, []);
    return createElement("which-first", { ...attributes, ref: element });
  },
);
