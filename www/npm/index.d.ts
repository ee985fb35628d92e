/** The attributes, reflected by properties of the same names. */
export interface WhichFirstAttributes {
  /** The accent colour, or `inherit`: the colour of the link in the element, or of the surrounding text. */
  accent?: string;
  /** On the page itself, or on paper of its own. */
  appearance?: "plain" | "card";
  /** A font family, or `inherit` for the page's font. */
  font?: string;
  /** True to always run the quiz in a frame. Requires `page`, see {@link define}. */
  frame?: boolean;
  /** The URL of another instrument's JSON file. */
  instrument?: string;
  /** The lifetime of stored answers. */
  keep?: "session" | "none" | "local";
  /** A language tag; by default, that of the closest `lang`. `en-US` falls back to `en`. */
  lang?: string;
  /** When the program is loaded: when the element is near the viewport, or at once. */
  loading?: "lazy" | "eager";
  /** The theme; `auto` follows the page, then the system. */
  theme?: "auto" | "light" | "dark";
}

/** A result while it is shown. */
export interface WhichFirstResult {
  /** The result code, which carries the answers. */
  code: string;
  /** The id of the verdict, or of the two that the result lies between; empty if there are too few answers. */
  verdict: string[];
}

/** A result that a reader has shared. */
export interface WhichFirstShare {
  /** The method: the system's share sheet, or what was copied, saved or opened. */
  how: "native" | "link" | "picture-link" | "text" | "code" | "duel" | "svg" | "png" | "html" | "markdown" | "target";
  /** The result code, which carries the answers. */
  code: string;
}

/** An error. Details of an invalid instrument are only logged to the console. */
export interface WhichFirstError {
  /** `load`: something failed to load or has stopped. `instrument`: the instrument is invalid. */
  kind: "load" | "instrument";
  /** A message for developers, in English. */
  message: string;
  /** The number of problems of the instrument. */
  count?: number;
  /** The JSON Pointers of the problems; omitted by quizzes in a frame. */
  problems?: string[];
}

/** The element's events; all of them bubble and are composed. */
export interface WhichFirstEventMap {
  /** The quiz is interactive. */
  "wf-ready": CustomEvent<Record<never, never>>;
  /** A reader starts, with this gut vote. Cancelling the event keeps the quiz from starting. */
  "wf-start": CustomEvent<{ vote: "low" | "high" | null }>;
  /** An item was answered with an option, numbered from 1, or left blank (null). */
  "wf-answer": CustomEvent<{ item: string; answer: number | null }>;
  /** A result is shown. */
  "wf-complete": CustomEvent<WhichFirstResult>;
  /** A reader has shared the result. */
  "wf-share": CustomEvent<WhichFirstShare>;
  /** The quiz, or a part of it, cannot be shown. */
  "wf-error": CustomEvent<WhichFirstError>;
}

/** The quiz. */
export class WhichFirstElement extends HTMLElement implements Required<WhichFirstAttributes> {
  static readonly observedAttributes: readonly string[];
  accent: string;
  appearance: "plain" | "card";
  font: string;
  frame: boolean;
  instrument: string;
  keep: "session" | "none" | "local";
  loading: "lazy" | "eager";
  theme: "auto" | "light" | "dark";
  /** The result while it is shown. */
  readonly result: WhichFirstResult | null;
  /** Starts over with a blank sheet. */
  restart(): void;
}

/**
 * Defines the element. Importing `which-first` does this; importing `which-first/element.js` does not.
 * Does nothing on a server, which has no custom elements.
 */
export function define(options?: {
  /**
   * The URL of the reader's own page. It is shown in a frame where a policy blocks the program, and links to a
   * result lead there. Without it there are no links: a result is shared as text, picture or code.
   */
  page?: string;
}): void;

declare global {
  interface HTMLElementTagNameMap {
    "which-first": WhichFirstElement;
  }

  // Of every element, the document and the window: the events bubble.
  interface GlobalEventHandlersEventMap extends WhichFirstEventMap {}
}

/** The element's props in React, which sets properties and adds listeners by the full event name. */
type InReact = WhichFirstAttributes & {
  [Name in keyof WhichFirstEventMap as `on${Name}`]?: (event: WhichFirstEventMap[Name]) => void;
};

// @ts-ignore: an app without React has no such module, and needs none.
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: nor these.
      "which-first": InReact & DetailedHTMLProps<HTMLAttributes<WhichFirstElement>, WhichFirstElement>;
    }
  }
}
