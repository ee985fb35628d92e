//! What the console says, where the driver cannot be asked.
//!
//! Only chromedriver hands out the console. For other engines the site puts a script first into
//! every page, which tells the site what is written, what is thrown and not caught, what a policy
//! bars, and which scripts, styles and pictures do not come.
//!
//! What it does not hear: a `fetch` that fails (whoever called it is told, and may write a line);
//! anything on a page whose policy comes as a header, which is left as it is, since the script would
//! be one more thing for that policy to bar; and anything on a page whose policy in a `<meta>` bars
//! requests to its own site. Otherwise such a policy does not matter: the script stands before it.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde::Deserialize;
use std::fmt::{self, Display, Formatter};

/// Where the script tells the site what it has heard.
pub const PATH: &str = "/what-the-console-says";

/// A script that is done once all that has happened so far has been told.
pub const FLUSH: &str = "
    const [done] = arguments;
    setTimeout(() => Promise.allSettled(window[Symbol.for('told')] ?? []).then(() => done()))";

/// A line of the console.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    /// `INFO`, `WARNING` or `SEVERE`, as chromedriver calls them, or another.
    pub level: String,
    /// What it says.
    pub text: String,
}

impl Line {
    /// Whether it must have been looked for: warnings, errors, and lines of ours. What a page of the
    /// browser's own says, which may be there when scripts are turned off, is the browser's own affair.
    pub fn is_serious(&self) -> bool {
        let grave = ["WARNING", "SEVERE"].contains(&self.level.as_str());
        (grave || self.text.contains("which-first]")) && !self.text.starts_with("chrome://")
    }
}

impl Display for Line {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.level, self.text)
    }
}

/// Tells at once, and has the browser go on telling when the page goes. Never in one breath: while a
/// synchronous request lasts, Firefox drops what a reader does.
const SCRIPT: &str = r#"<script>
  (() => {
    // A page may bar its own site; what it does must not depend on who listens.
    let barred = false;
    const told = (window[Symbol.for("told")] = []);
    const tell = (level, text) => {
      if (barred) return;
      const body = JSON.stringify({ level, text });
      const telling = fetch(new URL("PATH", location.href), { method: "POST", keepalive: true, body });
      told.push(telling.catch(() => (barred = true)));
    };
    const levels = { debug: "INFO", log: "INFO", info: "INFO", warn: "WARNING", error: "SEVERE" };
    for (const [name, level] of Object.entries(levels)) {
      const write = console[name];
      console[name] = (...words) => {
        write.apply(console, words);
        tell(level, words.map(String).join(" "));
      };
    }
    // The console is told when nobody on the page took care of it.
    const whenLeft = (event, text) =>
      setTimeout(() => event.defaultPrevented || tell("SEVERE", text));
    // What is on its way when a page goes is cut off, and no console has a line of it.
    let goes = false;
    addEventListener("beforeunload", () => (goes = true));
    const what = (error) => `${error}\n${error?.stack ?? ""}`;
    addEventListener("error", (event) => {
      const { target, error, message } = event;
      if (target === window) whenLeft(event, `Uncaught ${error ? what(error) : message}`);
      else if (!goes) tell("SEVERE", `Failed to load resource: ${target.src ?? target.href}`);
    }, true);
    addEventListener("unhandledrejection", (event) =>
      whenLeft(event, `Uncaught (in promise) ${what(event.reason)}`));
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      // Browsers ask for it by themselves.
      if (blockedURI.endsWith("/favicon.ico")) return;
      tell("SEVERE", `Content Security Policy: ${effectiveDirective} bars ${blockedURI}`);
    }, true);
  })();
</script>"#;

/// Has the console say when a program makes a text node. Browsers that translate a page replace those, and
/// the program would write to what is no longer there (`src/view/part.rs`).
pub const TEXT_NODES: &str = r#"(() => {
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = function (words) {
    // Below this function and the glue.
    const callers = new Error().stack.split("\n").slice(2, 5);
    if (callers.some((caller) => /wasm/.test(caller))) console.error(`A program makes a text node: ${words}`);
    return createTextNode.call(this, words);
  };
})()"#;

/// Whether this is a page.
pub fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Whether this is a page that the script can be put into.
pub fn can_be_heard(headers: &HeaderMap) -> bool {
    is_page(headers) && !headers.contains_key(header::CONTENT_SECURITY_POLICY)
}

/// Puts the script into a page.
pub async fn listen(page: Response) -> Response {
    let (mut parts, body) = page.into_parts();
    let html = (to_bytes(body, usize::MAX).await).expect("a page of ours can be read");
    let html = String::from_utf8_lossy(&html);
    // Behind the doctype, for nothing may stand before it. The head begins with the script then.
    let at = if html.trim_start().starts_with("<!") {
        html.find('>').map_or(0, |end| end + 1)
    } else {
        0
    };
    let (before, after) = html.split_at(at);
    let listening = [before, &SCRIPT.replace("PATH", PATH), after].concat();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(listening))
}
