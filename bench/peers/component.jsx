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
      <section className="card gut">
        <h2 className="question">{quiz.title}</h2>
        <p className="lead">{quiz.lead}</p>
        <div className="poles" role="group">
          {quiz.votes.map((vote, n) => (
            <button type="button" className={`pole ${n ? "high" : "low"}`} key={vote} onClick={() => go(0)}>
              <span className="dot" />
              <span className="label">{vote}</span>
            </button>
          ))}
        </div>
        <div className="ways">
          <button type="button" className="quiet pass" onClick={() => go(0)}>
            {quiz.pass}
          </button>
        </div>
      </section>
    );
  }
  if (at === quiz.items.length) {
    return (
      <section className="card">
        <h2 className="question result" tabIndex={-1} ref={heading}>
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
    <section className="card item">
      <header className="way">
        <button type="button" className="back" onClick={() => go(at - 1)}>
          Back
        </button>
        <progress max={quiz.items.length} value={at} />
      </header>
      <h2 className="question" tabIndex={-1} ref={heading}>
        {item.text}
      </h2>
      <div className={`answers ${item.kind}`}>
        {item.answers.map((text, n) => (
          <button type="button" className="answer" key={text} onClick={() => take(n)}>
            <span className="dot" />
            <span className="label">{text}</span>
          </button>
        ))}
      </div>
    </section>
  );
};

mount(<Quiz />, document.getElementById("quiz"));
