// Declares what the build defines in the scripts, for the type check.

/** The build constant of the loader, written by `xtask/src/site/embed.rs`. */
declare const __WF_BUILD__: {
  /** The path of the script that opens a quiz, by language. */
  glue: Record<string, string>;
  cards: Record<string, import("./embed/card.js").Card>;
  cardStyle: string;
  /** The URL of the folder in which the quiz is published, if the build knows it: `dist --at`. */
  at?: string;
};

/** The style sheet of the program. */
declare const __WF_STYLE__: string;

/** The paths of the reader's program. */
declare const __WF_PROGRAM__: { glue: string; wasm: string };

/** The content up to the result. */
declare const __WF_CONTENT__: {
  /** The question half of the built-in instrument, as a JSON text. */
  instrument: string;
  /** The UI texts, as a JSON text. */
  ui: string;
  first: import("./embed/first.js").RenderedItem;
  /** The message for a reader whose quiz has stopped. */
  stopped: string;
};

/** The path of the module that stores progress. */
declare const __WF_PROGRESS__: string;

/** The paths of the content that a result needs, by language. */
declare const __WF_RESULTS__: {
  /** The results half of the built-in instrument. */
  content: Record<string, string>;
  /** Its UI texts. */
  ui: Record<string, string>;
  /** The UI texts for the problems of an instrument. */
  problemsUi: Record<string, string>;
};

/** The paths of the facilitator's program, written by `xtask/src/site/present.rs`. */
declare const __WF_PRESENT__: {
  wasm: string;
  /** Its content, by language. */
  languages: Record<string, { instrument: string; resultsContent: string; ui: string; notes?: string }>;
};

/** The origins whose instruments our own pages open without asking: `dist --instruments`. */
declare const __WF_ORIGINS__: string[];

/** The URL of the folder in which the quiz is published, or an empty string. */
declare const __WF_PAGE__: string;

/** The scripts of the programs in the single file; each runs anew when it is called. */
declare const whichFirst: {
  quiz(): typeof import("./widget.js");
  program(): typeof import("./program.js");
};

/** A file of the npm package that is no text, written by `xtask/src/site/npm/bytes.rs`. */
declare const __WF_BYTES__: { alphabet: string; order: number[]; length: number; text: string };

/** Imports the module of each file of the npm package, by the file's path in the build. */
declare const __WF_MODULES__: Record<string, () => Promise<{ default: any }>>;

/** The script that wasm-bindgen generates for a program in `src/bin/`. */
declare module "which-first-program" {
  /** Instantiates and starts a compiled program. */
  export default function initialise(module: WebAssembly.Module): Promise<void>;

  /**
   * Calls `listener` once, with whatever is thrown while a function of the program is on the stack. From then
   * on every function of the program throws the same error. `xtask/src/site/glue.rs` adds this function.
   */
  export function onStop(listener: (error: unknown) => void): void;

  /** Exported only by the facilitator's program. */
  export function start(root: Element, options: import("./present/open.js").PresentOptions): void;

  export class Stage {
    constructor(root: Element);
    /** Returns the instrument's language, or undefined if it is invalid; then its problems are listed. */
    show(options: import("./widget.js").StageOptions): string | undefined;
    /** Adds the results half of the content to the quiz that is shown. */
    setResults(resultsContent: string | undefined, resultsUi: string): void;
    /** The reader's own result while it is shown. */
    readonly result: import("./embed/element.js").Quiz["result"];
    onLoadFailed(): void;
    restart(): void;
    clear(): void;
  }
}
