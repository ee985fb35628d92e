/** The attributes, which the properties of the same names reflect. */
export interface WhichFirstAttributes {
  /** A colour, or `inherit`: that of the link in the element, or of the text around it. */
  accent?: string;
  /** A font family, or `inherit`: that of the page. */
  font?: string;
  /** Whether the quiz always runs in a frame. Needs `page`, see {@link define}. */
  frame?: boolean;
  /** The address of another instrument's JSON. */
  instrument?: string;
  /** How long answers are kept. */
  keep?: "session" | "none" | "local";
  /** A language tag; that of the closest `lang` otherwise. `en-US` falls back to `en`. */
  lang?: string;
  /** When the program is fetched: as a reader comes near, or at once. */
  loading?: "lazy" | "eager";
  /** How it looks; `auto` follows the page, then the system. */
  theme?: "auto" | "light" | "dark";
}

/** A result while it is shown. */
export interface WhichFirstResult {
  /** The result code, which carries the answers. */
  code: string;
  /** The id of the verdict, or of the two that the answers lie between; none where they tell too little. */
  verdict: string[];
}

/** A result that a reader has passed on. */
export interface WhichFirstShare {
  /** How: by the system's own sheet, or as what was copied, saved, or opened. */
  how: "native" | "link" | "picture-link" | "text" | "code" | "svg" | "png" | "html" | "markdown" | "target";
  /** The result code, which carries the answers. */
  code: string;
}

/** What went wrong. What stands in a wrong instrument is for the console alone. */
export interface WhichFirstError {
  /** Something did not come or has stopped, or the instrument has problems. */
  kind: "load" | "instrument";
  /** In English, for whoever looks after the page. */
  message: string;
  /** How many problems the instrument has. */
  count?: number;
  /** Their places, as JSON Pointers; not from a frame. */
  problems?: string[];
}

/** What the element tells; each event bubbles and crosses shadow roots. */
export interface WhichFirstEventMap {
  /** There is something to tap. */
  "which-first:ready": CustomEvent<Record<never, never>>;
  /** A reader starts, with this gut vote. Cancelable: then the quiz does not start. */
  "which-first:start": CustomEvent<{ vote: "low" | "high" | null }>;
  /** An item was answered, by an option numbered from 1, or left blank. */
  "which-first:answer": CustomEvent<{ item: string; answer: number | null }>;
  /** A result is shown. */
  "which-first:complete": CustomEvent<WhichFirstResult>;
  /** A reader has taken the result out of the page, in one of these ways. */
  "which-first:share": CustomEvent<WhichFirstShare>;
  /** The quiz cannot be shown, or a part of it. */
  "which-first:error": CustomEvent<WhichFirstError>;
}

/** The quiz. */
export class WhichFirstElement extends HTMLElement implements Required<WhichFirstAttributes> {
  static readonly observedAttributes: readonly string[];
  accent: string;
  font: string;
  frame: boolean;
  instrument: string;
  keep: "session" | "none" | "local";
  loading: "lazy" | "eager";
  theme: "auto" | "light" | "dark";
  /** The result while it is shown. */
  readonly result: WhichFirstResult | null;
  /** Begins again with a blank sheet. */
  restart(): void;
}

/**
 * Defines the element; `which-first` does so when it is imported, `which-first/element.js` does not.
 * Where there are no elements, on a server, it does nothing.
 */
export function define(options?: {
  /**
   * The address of the reader's own page, which is shown in a frame where a policy bars the program, and
   * where links to a result lead. Without it there are no links: a result leaves as text, picture or code.
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

/** The element in React, which sets the properties, and listens to an event by its whole name. */
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
