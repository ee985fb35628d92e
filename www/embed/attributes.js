// The element's attributes, and the properties that reflect them.
import { warn } from "./say.js";

/** The allowed values of enumerated attributes, default first. @type {Record<string, string[]>} */
const ALLOWED_VALUES = {
  theme: ["auto", "light", "dark"],
  appearance: ["plain", "card"],
  keep: ["session", "none", "local"],
  loading: ["lazy", "eager"],
};

/** The attributes that a property of the same name reflects. */
const REFLECTED = ["font", "accent", "frame", "instrument", ...Object.keys(ALLOWED_VALUES)];

export const OBSERVED = ["lang", ...REFLECTED];

/**
 * The value of an enumerated attribute. Logs an unknown value, with the allowed ones.
 * @param {Element} element @param {string} name
 */
export const enumAttribute = (element, name) => {
  const allowed = ALLOWED_VALUES[name];
  const value = element.getAttribute(name)?.toLowerCase() ?? allowed[0];
  if (allowed.includes(value)) return value;
  warn(`${name}="${value}" is none of ${allowed.join(", ")}`);
  return allowed[0];
};

/** Defines the properties that reflect attributes. @param {Element} prototype */
export const defineProperties = (prototype) => {
  for (const name of REFLECTED) {
    Object.defineProperty(prototype, name, {
      get() {
        const value = this.getAttribute(name);
        return name === "frame" ? value !== null : (value ?? ALLOWED_VALUES[name]?.[0] ?? "");
      },
      set(value) {
        // Frameworks pass null or false to remove an attribute, and true to set one without a value.
        if (value == null || value === false) this.removeAttribute(name);
        else this.setAttribute(name, value === true ? "" : value);
      },
    });
  }
};

/**
 * Sets properties again that the page set before the element was defined: they shadow the accessors.
 * @param {any} element
 */
export const upgradeProperties = (element) => {
  for (const name of OBSERVED) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
  }
};
