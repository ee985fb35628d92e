// `which-first.js` is the README's snippet, which the test writes here.
import whichFirst from "./which-first.js";

export default {
  title: "A site",
  url: "http://127.0.0.1",
  baseUrl: "/",
  onBrokenLinks: "throw",
  presets: [["classic", { docs: false, blog: false }]],
  ...whichFirst,
};
