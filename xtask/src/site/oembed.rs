//! oEmbed: the markup that a site such as `WordPress` or Ghost inserts into a post when somebody pastes the
//! quiz's URL. The responses are static files, which contain the published site's URL.

use std::{fmt, str::FromStr};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use super::{
    markup::{self, escape},
    output::Output,
};

/// The URL that the site is published at: absolute, with a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrl(String);

/// The frame's size in CSS pixels, for pages that do not resize it to its content.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 560;

const PROVIDER: &str = "which-first";

impl FromStr for SiteUrl {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))
            .context("it has to begin with https:// (or http://)")?;
        ensure!(
            text.ends_with('/'),
            "it has to end with a slash: it names the folder that dist/ is published as"
        );
        ensure!(!rest.starts_with('/'), "it names no host");
        // All other characters have to be percent-encoded, so the URL never has to be escaped in markup.
        let odd = |letter: &char| !letter.is_ascii_alphanumeric() && !"-._~%:[]/".contains(*letter);
        if let Some(odd) = rest.chars().find(odd) {
            bail!("{odd:?} has no place in it");
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl SiteUrl {
    /// The URL's origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        let host = self.0.find("://").map_or(0, |at| at + "://".len());
        let end = self.0[host..]
            .find('/')
            .map_or(self.0.len(), |at| host + at);
        &self.0[..end]
    }
}

/// Adds the responses, and returns `page` with the links for their discovery.
pub fn emit(page: &str, title: &str, at: &SiteUrl, output: &mut Output) -> Result<String> {
    output.add("oembed/which-first.json", as_json(title, at).to_string());
    output.add("oembed/which-first.xml", as_xml(title, at));
    markup::insert_into_head(page, &links(title, at))
}

/// The markup for a post.
///
/// `WordPress` keeps only the frame with these attributes; it adds its own `sandbox` and a secret by which it
/// accepts messages about the height. Other sites keep all of it.
fn html(title: &str, at: &SiteUrl) -> String {
    let title = escape(title);
    format!(
        "<iframe src=\"{at}index.html?frame=1\" title=\"{title}\" width=\"100%\" \
         height=\"{HEIGHT}\" frameborder=\"0\"></iframe>\
         <script async src=\"{at}frames.js\"></script>"
    )
}

fn as_json(title: &str, at: &SiteUrl) -> serde_json::Value {
    json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": PROVIDER,
        "provider_url": at.to_string(),
        "width": WIDTH,
        "height": HEIGHT,
        "html": html(title, at),
    })
}

fn as_xml(title: &str, at: &SiteUrl) -> String {
    let html = escape(&html(title, at));
    let title = escape(title);
    format!(
        r#"<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<oembed>
  <version>1.0</version>
  <type>rich</type>
  <title>{title}</title>
  <provider_name>{PROVIDER}</provider_name>
  <provider_url>{at}</provider_url>
  <width>{WIDTH}</width>
  <height>{HEIGHT}</height>
  <html>{html}</html>
</oembed>
"#
    )
}

/// The links from the page to the responses, and its canonical link.
fn links(title: &str, at: &SiteUrl) -> String {
    let title = escape(title);
    let answer = |kind: &str, ending: &str| {
        format!(
            "    <link rel=\"alternate\" type=\"{kind}+oembed\" \
             href=\"{at}oembed/which-first.{ending}\" title=\"{title}\">\n"
        )
    };
    format!("    <link rel=\"canonical\" href=\"{at}\">\n")
        + &answer("application/json", "json")
        + &answer("text/xml", "xml")
}

#[cfg(test)]
mod tests {
    use super::{SiteUrl, as_json, as_xml, emit};
    use crate::site::output::Output;

    fn at(text: &str) -> SiteUrl {
        text.parse().expect("an address")
    }

    #[test]
    fn an_address_is_absolute_and_ends_with_a_slash() {
        for good in [
            "https://quiz.example/",
            "http://127.0.0.1:8080/",
            "https://blog.example/tools/which-first/",
            "http://[::1]/",
        ] {
            assert_eq!(at(good).to_string(), good);
        }
    }

    #[test]
    fn an_address_that_cannot_be_one_is_refused_with_the_reason() {
        for (bad, reason) in [
            ("quiz.example/", "begin with https://"),
            ("/quiz/", "begin with https://"),
            ("https://quiz.example", "end with a slash"),
            ("https:///", "names no host"),
            ("https://quiz.example/?a=b/", "'?' has no place"),
            ("https://quiz.example/\"/", "'\"' has no place"),
            ("https://quiz.example/a b/", "' ' has no place"),
        ] {
            let error = bad.parse::<SiteUrl>().expect_err(bad).to_string();
            assert!(error.contains(reason), "{bad}: {error}");
        }
    }

    #[test]
    fn an_answer_has_all_that_the_specification_asks_of_a_rich_one() {
        let answer = as_json("Which first?", &at("https://quiz.example/"));
        assert_eq!(answer["version"], "1.0");
        assert_eq!(answer["type"], "rich");
        assert_eq!(answer["provider_url"], "https://quiz.example/");
        for size in ["width", "height"] {
            assert!(answer[size].is_u64(), "{size} is {}", answer[size]);
        }
        let html = answer["html"].as_str().expect("markup");
        // `WordPress` looks for an empty frame with ` src=` in its tag.
        assert!(html.starts_with("<iframe src=\"https://quiz.example/index.html?frame=1\" "));
        assert!(html.contains("></iframe>"));
        assert!(html.contains("title=\"Which first?\""));
    }

    #[test]
    fn a_title_with_markup_in_it_stays_a_title() {
        let title = r#""Us" & <them>"#;
        let at = at("https://quiz.example/");
        let html = as_json(title, &at)["html"].to_string();
        assert!(html.contains("&quot;Us&quot; &amp; &lt;them&gt;"), "{html}");
        let xml = as_xml(title, &at);
        assert!(
            xml.contains("<title>&quot;Us&quot; &amp; &lt;them&gt;</title>"),
            "{xml}"
        );
        // Escaped twice in the markup, which the response contains as a text.
        assert!(xml.contains("&amp;quot;Us&amp;quot; &amp;amp; &amp;lt;them&amp;gt;"));
    }

    #[test]
    fn the_page_leads_to_its_answers() {
        let mut output = Output::new();
        let page = "<html>\n  <head>\n    <title>T</title>\n  </head>\n</html>";
        let at = at("https://quiz.example/");
        let page = emit(page, "T", &at, &mut output).expect("a page with a head");
        let expected = r#"<html>
  <head>
    <title>T</title>
    <link rel="canonical" href="https://quiz.example/">
    <link rel="alternate" type="application/json+oembed" href="https://quiz.example/oembed/which-first.json" title="T">
    <link rel="alternate" type="text/xml+oembed" href="https://quiz.example/oembed/which-first.xml" title="T">
  </head>
</html>"#;
        assert_eq!(page, expected);
        let paths: Vec<&str> = output.files().map(|(path, _)| path).collect();
        assert_eq!(paths, ["oembed/which-first.json", "oembed/which-first.xml"]);
    }

    #[test]
    fn a_page_without_a_head_is_an_error_and_not_a_page_without_links() {
        let at = at("https://quiz.example/");
        assert!(emit("<p>", "T", &at, &mut Output::new()).is_err());
    }
}
