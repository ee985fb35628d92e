import type { ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from "react";
import type { WhichFirstAttributes, WhichFirstElement, WhichFirstEventMap } from "./index.js";

/** The handlers of the element's events. */
export interface WhichFirstHandlers {
  /** The quiz is interactive. */
  onReady?: (event: WhichFirstEventMap["wf-ready"]) => void;
  /** A reader starts, with this gut vote. Cancelling the event keeps the quiz from starting. */
  onStart?: (event: WhichFirstEventMap["wf-start"]) => void;
  /** An item was answered with an option, numbered from 1, or left blank (null). */
  onAnswer?: (event: WhichFirstEventMap["wf-answer"]) => void;
  /** A result is shown. */
  onComplete?: (event: WhichFirstEventMap["wf-complete"]) => void;
  /** A reader has shared the result. */
  onShare?: (event: WhichFirstEventMap["wf-share"]) => void;
  /** The quiz, or a part of it, cannot be shown. */
  onError?: (event: WhichFirstEventMap["wf-error"]) => void;
}

type Own = WhichFirstAttributes & WhichFirstHandlers;

/** The attributes of the element, its handlers, and the attributes of every element. */
export interface WhichFirstProps extends Own, Omit<HTMLAttributes<WhichFirstElement>, keyof Own> {}

/** The quiz as a component. Its `ref` is the element. Defines the element once it is in the page. */
export const WhichFirst: ForwardRefExoticComponent<WhichFirstProps & RefAttributes<WhichFirstElement>>;
