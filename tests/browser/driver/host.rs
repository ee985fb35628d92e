//! Pages that embed the quiz.

use std::fmt::Write;

/// The quiz as a blogger pastes it.
pub const QUIZ: &str = r#"<which-first><a id="link" href="/">Take the quiz</a></which-first>"#;

/// A blogger's page with the quiz.
#[must_use]
pub struct Host {
    head: String,
    body: String,
    loaders: usize,
}

impl Host {
    /// A page with this body, which loads `embed.js` once.
    pub fn new(body: &str) -> Self {
        Self {
            head: String::new(),
            body: body.to_owned(),
            loaders: 1,
        }
    }

    /// Adds a script of the page's own, which runs before `embed.js`.
    pub fn script(mut self, script: &str) -> Self {
        let _ = write!(self.head, "<script>{script}</script>");
        self
    }

    /// Adds markup to the page's head.
    pub fn head(mut self, html: &str) -> Self {
        self.head.push_str(html);
        self
    }

    /// Loads `embed.js` this many times.
    pub fn loads(mut self, times: usize) -> Self {
        self.loaders = times;
        self
    }

    /// The page's HTML, with a script that records the quiz's events.
    pub fn html(&self) -> String {
        let Self { head, body, .. } = self;
        let loader = r#"<script async src="/embed.js"></script>"#.repeat(self.loaders);
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A blog</title>
<style>body {{ margin: 0 }} main {{ max-width: 44rem; margin: 0 auto; padding: 1rem }}</style>
<script>
  window.heard = [];
  for (const name of ["ready", "start", "answer", "complete", "share", "error"]) {{
    document.addEventListener("wf-" + name, (event) => {{
      const {{ detail, bubbles, composed }} = event;
      heard.push({{ name, from: event.target.id, detail, bubbles, composed }});
    }});
  }}
</script>
{head}
{loader}
</head>
<body><main><h1 id="post">A post</h1><p id="before">Before.</p>{body}<p id="after">After.</p></main></body>
</html>"#
        )
    }
}
