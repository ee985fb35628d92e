// `quiz.js` is the README's snippet, which the test puts here.
import "./quiz.js";
import "./tell.js";
