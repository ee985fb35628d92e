// Puts the page's own URL in order, before any other module reads it.
import { repairUrl } from "./address.js";

const repaired = repairUrl(location);
// A local file cannot change its URL, and no gateway rewrites it.
if (repaired && location.protocol !== "file:") history.replaceState(null, "", repaired);
