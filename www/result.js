// The script of the program that tells the result. `www/widget.js` fetches it while the reader
// answers, starts it, and shows it after the last item.
export { default as initialise, onStop, Stage } from "which-first-program";

/* global __WF_STYLE__: the style of what the program draws */

export const css = __WF_STYLE__;
