// The reader's own page, alone or in a frame.
import { alone } from "./page/alone.js";
import { frame } from "./page/frame.js";
import { given } from "./page/quiz.js";
import { join } from "./page/room.js";

if (given.has("frame")) {
  frame();
} else {
  alone();
  join();
}
