//! Captures the console in engines whose driver does not provide it.
//!
//! Only chromedriver does. For other engines the site injects a script at the start of every page, which
//! reports to the site: console lines, uncaught errors, policy violations, and scripts, styles and pictures
//! that fail to load.
//!
//! The script misses: a `fetch` that fails (its caller may log that); anything on a page whose policy is a
//! header, which gets no script, since the policy would block it; and anything on a page whose policy in a
//! `<meta>` element blocks requests to its own site. Other policies in a `<meta>` element do not matter,
//! since the script comes before them.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde::Deserialize;
use std::fmt::{self, Display, Formatter};

/// The path to which the script reports.
pub const PATH: &str = "/what-the-console-says";

/// A script that completes once everything so far has been reported.
pub const FLUSH: &str = "
    const [done] = arguments;
    setTimeout(() => Promise.allSettled(window[Symbol.for('told')] ?? []).then(() => done()))";

/// A console line.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    /// The level: `INFO`, `WARNING` or `SEVERE`, as chromedriver calls them, or another.
    pub level: String,
    /// The message.
    pub text: String,
}

impl Line {
    /// Returns true if a test must expect this line: warnings, errors, and lines of ours. Lines of the
    /// browser's own pages, which may be open when scripts are turned off, do not count.
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

/// Reports at once, by requests that continue when the page is left. They are never synchronous: during a
/// synchronous request Firefox drops the reader's input.
const SCRIPT: &str = r#"<script>
  (() => {
    // A page's policy may block requests to its own site. The capture must not change what the page does.
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
    // An error is logged only if the page did not handle it.
    const whenLeft = (event, text) =>
      setTimeout(() => event.defaultPrevented || tell("SEVERE", text));
    // Requests in flight are cancelled when the page is left, which no console logs.
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
      // Browsers request it by themselves.
      if (blockedURI.endsWith("/favicon.ico")) return;
      tell("SEVERE", `Content Security Policy: ${effectiveDirective} bars ${blockedURI}`);
    }, true);
  })();
</script>"#;

/// A script that logs every text node that a program creates. Browsers that translate a page replace text
/// nodes, and the program would write to removed ones (`src/view/part.rs`).
pub const TEXT_NODES: &str = r#"(() => {
  const { createTextNode } = Document.prototype;
  Document.prototype.createTextNode = function (words) {
    // The callers of this function and of the glue script.
    const callers = new Error().stack.split("\n").slice(2, 5);
    if (callers.some((caller) => /wasm/.test(caller))) console.error(`A program makes a text node: ${words}`);
    return createTextNode.call(this, words);
  };
})()"#;

/// Returns true if the response is a page.
pub fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Returns true if the response is a page that the script can be injected into.
pub fn accepts_script(headers: &HeaderMap) -> bool {
    is_page(headers) && !headers.contains_key(header::CONTENT_SECURITY_POLICY)
}

/// Injects the script into a page.
pub async fn inject_script(page: Response) -> Response {
    let (mut parts, body) = page.into_parts();
    let html = (to_bytes(body, usize::MAX).await).expect("a page of ours can be read");
    let html = String::from_utf8_lossy(&html);
    // After the doctype, which must come first. The script then starts the head.
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
