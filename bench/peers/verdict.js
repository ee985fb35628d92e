import quiz from "quiz";

/** Mean scores closer to zero than this lie in the centre. */
const CENTRE = 0.5;

/** The verdict's name. @param {number[]} answers by item, the number of the choice */
export const verdict = (answers) => {
  const mean = (/** @type {number} */ scale) => {
    const scores = quiz.items.flatMap((item, n) => (item.scale === scale ? [item.scores[answers[n]]] : []));
    return scores.reduce((sum, score) => sum + score, 0) / scores.length;
  };
  const [across, up] = [mean(0), mean(1)];
  const middle = Math.abs(across) < CENTRE && Math.abs(up) < CENTRE;
  const side = (/** @type {number} */ score) => (middle ? "middle" : score < 0 ? "low" : "high");
  const place = `${side(across)} ${side(up)}`;
  return quiz.verdicts.find((verdict) => verdict.place === place)?.name;
};
