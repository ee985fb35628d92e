/** @type {string[]} */
const said = [];

/**
 * One line for whoever looks after the page, once a page however many quizzes it has.
 * @param {string} line what is the matter, and what comes of it
 */
export const say = (line) => {
  if (said.includes(line)) return;
  said.push(line);
  console.warn(`[which-first] ${line}`);
};
