// The reader's own page, alone or in a frame.
import { alone } from "./page/alone.js";
import { frame } from "./page/frame.js";
import { given } from "./page/quiz.js";
import { join } from "./page/room.js";

// A link that says `frame` to a browser's window is no frame: it has the page around it, with all that the
// page says.
if (given.has("frame") && parent !== self) {
  frame();
} else {
  alone();
  join();
}
