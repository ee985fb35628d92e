// `index.js` for `require`, as servers and test runners use it.
const element = require("./element.cjs");

element.define();

module.exports = element;
