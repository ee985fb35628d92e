// Defines <which-first>. An app that wants to control when or how imports `which-first/element.js` instead.
import { define } from "./element.js";

export * from "./element.js";

define();
