// The script of the reader's program: the glue between it and the browser, and the style of the result.
// `www/widget.js` loads it together with the program.
export { default as initialise, onStop, Stage } from "which-first-program";

/* global __WF_STYLE__: the style sheet of the result */

export const css = __WF_STYLE__;
