// The reader's own page, alone or in a frame.
import "./page/repair.js";
import { startAlone } from "./page/alone.js";
import { startFramed } from "./page/frame.js";
import { params } from "./page/quiz.js";
import { watchRoom } from "./page/room.js";

// A link with `frame` that is opened in a browser window is not a frame: it shows the whole page.
if (params.has("frame") && parent !== self) {
  startFramed();
} else {
  startAlone();
  watchRoom();
}
