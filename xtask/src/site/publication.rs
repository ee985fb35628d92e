//! The settings of a published site.

use std::{fmt, str::FromStr};

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::SiteUrl;

/// The site's URL, and the sites whose instruments it opens.
#[derive(Clone, Debug, Default)]
pub struct Publication {
    /// The URL of the site's folder, if it is known.
    pub at: Option<SiteUrl>,
    /// The origins whose instruments the reader's and the facilitator's pages open without asking.
    pub origins: Vec<Origin>,
}

impl Publication {
    /// The origins as the constant `__WF_ORIGINS__` that `www/page/instrument.js` reads.
    pub fn constants(&self) -> Map<String, Value> {
        let origins: Vec<&str> = self
            .origins
            .iter()
            .map(|Origin(origin)| &**origin)
            .collect();
        let expression = Value::from(origins).to_string();
        Map::from_iter([("__WF_ORIGINS__".to_owned(), expression.into())])
    }
}

/// An origin in the form that browsers compare: scheme, host, and the port unless it is the scheme's default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl FromStr for Origin {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let (host, own_port) = [("https://", ":443"), ("http://", ":80")]
            .iter()
            .find_map(|(scheme, port)| Some((text.strip_prefix(scheme)?, port)))
            .context("it has to begin with https:// (or http:// on a network of your own)")?;
        ensure!(!host.is_empty(), "it names no host");
        let usual = |letter: char| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.:[]".contains(letter)
        };
        ensure!(
            host.chars().all(usual),
            "it is a scheme, a host in small letters and perhaps a port, and nothing after them; \
             a name with other letters is written as browsers send it (xn--…)"
        );
        ensure!(
            !host.ends_with(own_port),
            "{own_port} is the scheme's own port, which browsers leave out"
        );
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origin, Publication};
    use serde_json::json;

    #[test]
    fn an_origin_is_what_a_browser_compares_with() {
        for text in [
            "https://quiz.example",
            "http://192.168.0.9:8080",
            "https://xn--bcher-kva.example",
        ] {
            let origin: Origin = text.parse().expect(text);
            assert_eq!(origin.to_string(), text);
        }
        let slashed: Origin = "https://quiz.example/".parse().expect("an origin");
        assert_eq!(slashed.to_string(), "https://quiz.example");
    }

    #[test]
    fn what_would_never_compare_equal_is_refused() {
        for text in [
            "quiz.example",
            "https://",
            "https://Quiz.example",
            "https://bücher.example",
            "https://quiz.example:443",
            "http://quiz.example:80",
            "https://quiz.example/folder",
            "https://me@quiz.example",
            "https://*.example",
            "data:text/plain,",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_scripts_know_the_origins_as_a_list() {
        let publication = Publication {
            at: None,
            origins: vec![
                Origin("https://a.example".into()),
                Origin("https://b.example".into()),
            ],
        };
        let expected = json!({ "__WF_ORIGINS__": r#"["https://a.example","https://b.example"]"# });
        assert_eq!(json!(publication.constants()), expected);
    }
}
