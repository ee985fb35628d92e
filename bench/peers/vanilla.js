// A handwritten custom element, without any library.
import quiz from "quiz";
import "./style.css";
import { verdict } from "./verdict.js";

class WhichQuiz extends HTMLElement {
  answers = [];
  at = -1;

  connectedCallback() {
    this.className = "wf";
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
      texts
        .map((text, n) => `<button type="button" class="${name(n)}" data-n="${n}"><span class="dot"></span><span class="label">${text}</span></button>`)
        .join("");
    if (at < 0) {
      this.innerHTML = `<section class="card gut"><h2 class="question" tabindex="-1">${quiz.title}</h2><p class="lead">${quiz.lead}</p>
        <div class="poles" role="group">${buttons((n) => `pole ${n ? "high" : "low"}`, quiz.votes)}</div>
        <div class="ways"><button type="button" class="quiet pass">${quiz.pass}</button></div></section>`;
    } else if (at < quiz.items.length) {
      const { text, kind, answers } = quiz.items[at];
      this.innerHTML = `<section class="card item"><header class="way"><button type="button" class="back">Back</button>
        <progress max="${quiz.items.length}" value="${at}"></progress></header>
        <h2 class="question" tabindex="-1">${text}</h2><div class="answers ${kind}">${buttons(() => "answer", answers)}</div></section>`;
    } else {
      this.innerHTML = `<section class="card"><h2 class="question result" tabindex="-1">${verdict(this.answers)}</h2></section>`;
    }
  }
}

customElements.define("which-quiz", WhichQuiz);
