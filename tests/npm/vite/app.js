// `quiz.js` is the README's snippet, which the test writes here.
import "./quiz.js";
import "./tell.js";
