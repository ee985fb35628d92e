// The quiz in the single file. Everything it loads is a block of the file, by its path in the build.
import "../page/repair.js";
import { define } from "../embed/element.js";
import { startAlone } from "../page/alone.js";
import { watchRoom } from "../page/room.js";

/* global __WF_BUILD__, __WF_PAGE__: the build constant; the URL at which the quiz is published, or an empty string */
/* global whichFirst: the programs' scripts, each of which runs anew when it is called */

// A hidden page is to show the room: `present.js` opens it.
if (!document.documentElement.hidden) {
  startAlone();
  watchRoom();
  define({
    urlOf: (path) => path,
    load: async (path) => (path === __WF_BUILD__.glue.en ? whichFirst.quiz() : whichFirst.program()),
    page: __WF_PAGE__ ? `${__WF_PAGE__}index.html` : undefined,
  });
}

// Reloads when the URL switches between quiz and room.
addEventListener("hashchange", ({ oldURL, newURL }) => {
  const isRoom = (/** @type {string} */ url) => /#(present|screen=)/.test(url);
  if (isRoom(oldURL) !== isRoom(newURL)) location.reload();
});
