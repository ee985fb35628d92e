// As in SurveyJS's documentation of quizzes: a start page, one question a page, auto-advance.
import { Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import { renderSurvey } from "survey-js-ui";
import quiz from "quiz";
import { verdict } from "./verdict.js";

const model = new Model({
  title: quiz.title,
  description: quiz.lead,
  firstPageIsStartPage: true,
  startSurveyText: quiz.votes[0],
  autoAdvanceEnabled: true,
  autoAdvanceAllowComplete: true,
  showProgressBar: true,
  showQuestionNumbers: false,
  pages: [
    { elements: [{ type: "html", name: "start", html: quiz.lead }] },
    ...quiz.items.map((item, at) => ({
      elements: [
        {
          type: "radiogroup",
          name: `q${at}`,
          title: item.text,
          isRequired: true,
          choices: item.answers.map((text, value) => ({ value, text })),
        },
      ],
    })),
  ],
});
model.onCompleting.add(({ data }) => {
  const answers = quiz.items.map((_, at) => data[`q${at}`]);
  model.completedHtml = `<h2 class="result">${verdict(answers)}</h2>`;
});
renderSurvey(model, document.getElementById("quiz"));
