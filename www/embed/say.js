/** @type {string[]} */
const logged = [];

/**
 * Logs a warning to the console, once per page for all its quizzes.
 * @param {string} message the problem and its consequence
 */
export const warn = (message) => {
  if (logged.includes(message)) return;
  logged.push(message);
  console.warn(`[which-first] ${message}`);
};
