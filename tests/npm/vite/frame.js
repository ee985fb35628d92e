// The app sets the URL of the reader's page from its own URL.
import { define } from "which-first/element.js";
import "./tell.js";

define({ page: new URLSearchParams(location.search).get("page") });
