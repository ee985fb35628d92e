// The script of the results program. `www/widget.js` loads it while the reader answers, starts it, and shows
// it after the last item.
export { default as initialise, onStop, Stage } from "which-first-program";

/* global __WF_STYLE__: the style sheet of the results program */

export const css = __WF_STYLE__;
