// The same component for React and for Preact.
import { mount, useEffect, useRef, useState } from "peer-dom";
import quiz from "quiz";
import "./style.css";
import { verdict } from "./verdict.js";

const Quiz = () => {
  const [at, go] = useState(-1);
  const [answers, answer] = useState([]);
  const heading = useRef(null);
  useEffect(() => {
    if (at >= 0) heading.current.focus();
  }, [at]);
  if (at < 0) {
    return (
      <section className="quiz">
        <h2>{quiz.title}</h2>
        <p>{quiz.lead}</p>
        {quiz.votes.map((vote) => (
          <button type="button" className="vote" key={vote} onClick={() => go(0)}>
            {vote}
          </button>
        ))}
      </section>
    );
  }
  if (at === quiz.items.length) {
    return (
      <section className="quiz">
        <h2 className="result" tabIndex={-1} ref={heading}>
          {verdict(answers)}
        </h2>
      </section>
    );
  }
  const item = quiz.items[at];
  const take = (n) => {
    answer(Object.assign([...answers], { [at]: n }));
    go(at + 1);
  };
  return (
    <section className="quiz">
      <button type="button" className="back" onClick={() => go(at - 1)}>
        Back
      </button>
      <progress max={quiz.items.length} value={at} />
      <h2 className="question" tabIndex={-1} ref={heading}>
        {item.text}
      </h2>
      {item.answers.map((text, n) => (
        <button type="button" className="answer" key={text} onClick={() => take(n)}>
          {text}
        </button>
      ))}
    </section>
  );
};

mount(<Quiz />, document.getElementById("quiz"));
