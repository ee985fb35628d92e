// The quiz in the single file. All that it needs lies in the file, by the names that the build gave it.
import { define } from "../embed/element.js";
import { alone } from "../page/alone.js";
import { join } from "../page/room.js";

/* global __WF_BUILD__, __WF_PAGE__: what the build knows; where the quiz is published, if it is */
/* global whichFirst: the programs' scripts, each of which runs anew when it is called */

// The room's own scripts see to it that the page is shown.
if (!document.documentElement.hidden) {
  alone();
  join();
  define({
    at: (path) => path,
    load: async (path) => (path === __WF_BUILD__.glue.en ? whichFirst.asking() : whichFirst.telling()),
    page: __WF_PAGE__ ? `${__WF_PAGE__}index.html` : undefined,
  });
}

// From the quiz to the room and back.
addEventListener("hashchange", ({ oldURL, newURL }) => {
  const isRoom = (/** @type {string} */ url) => /#(present|screen=)/.test(url);
  if (isRoom(oldURL) !== isRoom(newURL)) location.reload();
});
