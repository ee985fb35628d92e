// Defines <which-first>. An app that wants to say when, or how, imports `which-first/element.js`.
import { define } from "./element.js";

export * from "./element.js";

define();
