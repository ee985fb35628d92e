// What the build puts into the scripts, for the type check.

/** What the loader has to know of everything else; written by `xtask/src/site/embed.rs`. */
declare const __WF_BUILD__: {
  /** The script that opens a quiz, by language, as everything below. */
  glue: Record<string, string>;
  cards: Record<string, import("./embed/card.js").Texts>;
  cardStyle: string;
};

/** The style of what the program draws. */
declare const __WF_STYLE__: string;

/** The program that asks, by the name that the build gave its file. */
declare const __WF_PROGRAM__: { wasm: string };

/** What is asked of the instrument that ships, and the interface's words for that, as JSON texts. */
declare const __WF_CONTENT__: { instrument: string; ui: string };

/** The module of stored progress, by the name that the build gave its file. */
declare const __WF_PROGRESS__: string;

/** Where each of the interface's words stands among those of the program that asks. */
declare const __WF_WORDS__: Record<string, number>;

/** The program that tells the result, by the names that the build gave its files. */
declare const __WF_RESULT__: {
  glue: string;
  wasm: string;
  /** What is told of an instrument, by language. */
  told: Record<string, string>;
  /** Its words, by language. */
  ui: Record<string, string>;
  /** Its words for what is wrong with an instrument, by language. */
  checking: Record<string, string>;
};

/** The facilitator's program; written by `xtask/src/site/present.rs`. */
declare const __WF_PRESENT__: {
  wasm: string;
  /** What is said and asked, by language. */
  languages: Record<string, { instrument: string; told: string; ui: string; notes?: string }>;
};

/** The origins whose instruments our own pages open without a question: `dist --instruments`. */
declare const __WF_ORIGINS__: string[];

/** Where the quiz is published: the address of its folder, or nothing. */
declare const __WF_PAGE__: string;

/** The scripts of the quiz's programs in the single file, each of which runs anew when it is called. */
declare const whichFirst: {
  asking(): typeof import("./widget.js");
  telling(): typeof import("./result.js");
};

/** Where each file of the package for npm is, by the loader's name for it. */
declare const __WF_FILES__: Record<string, string>;

/** What wasm-bindgen makes of a program in `src/bin/`. */
declare module "which-first-program" {
  /** Starts a program that has been compiled. */
  export default function initialise(module: WebAssembly.Module): Promise<void>;

  /**
   * Has `hear` called, once, with whatever is thrown while a function of the program is on the stack. From
   * then on every function of the program throws the same; `xtask/src/site/glue.rs` sees to it.
   */
  export function onStop(hear: (error: unknown) => void): void;

  /** Of the facilitator's program. */
  export function start(root: Element, options: import("./present/open.js").Given): void;

  export class Stage {
    constructor(root: Element);
    /** The language of the instrument; nothing where it is wrong, which the one that tells shows then. */
    show(options: import("./widget.js").Shown): string | undefined;
    /** Of the program that tells the result: whether an instrument has no problems, and not to read it again. */
    static isSound?(asked: string, told?: string): boolean;
    /** Of the program that tells the result. */
    readonly result?: import("./embed/element.js").Quiz["result"];
    failed(): void;
    restart(): void;
    clear(): void;
  }
}
