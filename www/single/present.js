// The room in the single file.
import { open } from "../present/open.js";

/* global __WF_PAGE__: the URL at which the quiz is published, or an empty string */

const page = document.documentElement;

if (page.hidden) {
  // Removes the quiz and its style.
  for (const part of document.querySelectorAll("[data-quiz]")) part.remove();
  const room = /** @type {HTMLTemplateElement} */ (document.querySelector("template"));
  document.title = room.content.querySelector("h1")?.textContent ?? "";
  document.body.prepend(room.content);
  page.hidden = false;
  const isServed = location.protocol.startsWith("http");
  // Phones cannot open a local file, but a served single file holds the quiz too.
  const ownUrl = isServed ? location.origin + location.pathname : undefined;
  open((path) => path, { quizUrl: __WF_PAGE__ || ownUrl, singleFile: true });
}
