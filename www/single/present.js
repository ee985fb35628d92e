// The room in the single file.
import { open } from "../present/open.js";

/* global __WF_PAGE__: where the quiz is published, if it is */

const page = document.documentElement;

if (page.hidden) {
  // The quiz and its style give way.
  for (const part of document.querySelectorAll("[data-quiz]")) part.remove();
  const room = /** @type {HTMLTemplateElement} */ (document.querySelector("template"));
  document.title = room.content.querySelector("h1")?.textContent ?? "";
  document.body.prepend(room.content);
  page.hidden = false;
  const served = location.protocol.startsWith("http");
  // Phones cannot open a file of this machine; where it is served, they find the quiz in it too.
  const here = served ? location.origin + location.pathname : undefined;
  open((path) => path, { address: __WF_PAGE__ || here, single: true });
}
