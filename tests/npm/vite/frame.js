// The app says where the reader's own page is: here, as its address says.
import { define } from "which-first/element.js";
import "./tell.js";

define({ page: new URLSearchParams(location.search).get("page") });
