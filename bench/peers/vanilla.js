// By hand: a custom element and nothing else.
import quiz from "quiz";
import "./style.css";
import { verdict } from "./verdict.js";

class WhichQuiz extends HTMLElement {
  answers = [];
  at = -1;

  connectedCallback() {
    this.className = "quiz";
    this.onclick = ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if (button.className === "back") this.at -= 1;
      else {
        if (this.at >= 0) this.answers[this.at] = Number(button.dataset.n);
        this.at += 1;
      }
      this.draw();
      this.querySelector("h2").focus();
    };
    this.draw();
  }

  draw() {
    const { at } = this;
    const buttons = (name, texts) =>
      texts.map((text, n) => `<button type="button" class="${name}" data-n="${n}">${text}</button>`).join("");
    if (at < 0) {
      this.innerHTML = `<h2 tabindex="-1">${quiz.title}</h2><p>${quiz.lead}</p>${buttons("vote", quiz.votes)}`;
    } else if (at < quiz.items.length) {
      const { text, answers } = quiz.items[at];
      this.innerHTML = `<button type="button" class="back">Back</button><progress max="${quiz.items.length}" value="${at}"></progress>
        <h2 class="question" tabindex="-1">${text}</h2>${buttons("answer", answers)}`;
    } else {
      this.innerHTML = `<h2 class="result" tabindex="-1">${verdict(this.answers)}</h2>`;
    }
  }
}

customElements.define("which-quiz", WhichQuiz);
