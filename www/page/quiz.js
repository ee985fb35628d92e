// What the page's parts have in common: the quiz, and what the address says.

export const root = document.documentElement;
export const quiz = /** @type {any} */ (document.querySelector("which-first"));
export const given = new URLSearchParams(location.search);

/** Takes over what the address says. @param {...string} names of attributes */
export const take = (...names) => {
  for (const name of names) {
    const value = given.get(name);
    if (value) quiz.setAttribute(name, value);
  }
};
