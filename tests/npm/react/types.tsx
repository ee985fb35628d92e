// The types of the element, with code that TypeScript must accept or reject.
import type { WhichFirstElement } from "which-first";

const quiz: WhichFirstElement = document.querySelector("which-first")!;

quiz.theme = "dark";
quiz.frame = true;
quiz.restart();
quiz.addEventListener("wf-answer", ({ detail }) => {
  const item: string = detail.item;
  const answer: number | null = detail.answer;
  console.log(item, answer);
});
document.addEventListener("wf-error", ({ detail }) => console.log(detail.message, detail.problems?.length));

// @ts-expect-error: no such theme
quiz.theme = "blue";
// @ts-expect-error: only the quiz has results
quiz.result = null;

export const refused = [
  // @ts-expect-error: no such attribute
  <which-first colour="red" />,
  // @ts-expect-error: no such word
  <which-first keep="forever" />,
  // @ts-expect-error: a start has no verdict
  <which-first onwf-start={(event) => event.detail.verdict} />,
];
