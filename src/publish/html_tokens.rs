//! Tokenises the HTML of a card, so that the quiz can show it as it will be pasted without `innerHTML`,
//! which a page's content security policy (Trusted Types) may forbid.
//!
//! It supports only the output of [`super::html()`]: closed tags, attributes in double quotes, and a few
//! named character references. It stops at anything else.

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlToken<'a> {
    /// A start tag: its name and its attributes.
    StartTag(&'a str, Vec<(&'a str, String)>),
    /// A text, unescaped.
    Text(String),
    /// The end tag of the innermost open element.
    EndTag,
}

/// Splits HTML into tokens.
pub fn tokenize(markup: &str) -> Vec<HtmlToken<'_>> {
    let mut tokens = Vec::new();
    let mut rest = markup;
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !text.is_empty() {
            tokens.push(HtmlToken::Text(unescape(text)));
        }
        let Some((tag, after)) = after.strip_prefix('<').and_then(|tag| tag.split_once('>')) else {
            break;
        };
        tokens.push(if tag.starts_with('/') {
            HtmlToken::EndTag
        } else {
            parse_start_tag(tag)
        });
        rest = after;
    }
    tokens
}

/// Parses a start tag, without its `<` and `>`. A `>` in an attribute is always escaped.
fn parse_start_tag(tag: &str) -> HtmlToken<'_> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"")
        && let Some((value, after)) = after.split_once('"')
    {
        attributes.push((name.trim_start(), unescape(value)));
        rest = after;
    }
    HtmlToken::StartTag(name, attributes)
}

/// Decodes named character references.
fn unescape(text: &str) -> String {
    const NAMES: [(&str, char); 5] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&nbsp;", '\u{A0}'),
        ("&amp;", '&'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let named = NAMES.iter().find(|(name, _)| after.starts_with(name));
        let (name, sign) = named.copied().unwrap_or(("&", '&'));
        out.push(sign);
        rest = &after[name.len()..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn elements_attributes_and_texts_come_back_in_order() {
        let markup = "<td width=\"50%\" style=\"color:#000\">Before &lt;&amp;amp;&gt; <strong>x</strong>&nbsp;</td>";
        let attribute = |name, value: &str| (name, value.to_owned());
        assert_eq!(
            tokenize(markup),
            [
                HtmlToken::StartTag(
                    "td",
                    vec![attribute("width", "50%"), attribute("style", "color:#000")]
                ),
                HtmlToken::Text("Before <&amp;> ".to_owned()),
                HtmlToken::StartTag("strong", Vec::new()),
                HtmlToken::Text("x".to_owned()),
                HtmlToken::EndTag,
                HtmlToken::Text("\u{A0}".to_owned()),
                HtmlToken::EndTag,
            ]
        );
    }

    #[test]
    fn a_tag_that_does_not_end_ends_the_reading() {
        assert_eq!(tokenize("a<b"), [HtmlToken::Text("a".to_owned())]);
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in any::<String>()) {
            tokenize(&text);
        }

        #[test]
        fn whatever_a_card_says_comes_back(name in "[^\\p{C}\\p{Z}]{1,20}") {
            let card = super::super::Card { name: name.clone(), ..Default::default() };
            let markup = super::super::html(&card);
            let tokens = tokenize(&markup);
            let begun = tokens.iter().filter(|token| matches!(token, HtmlToken::StartTag(..)));
            let ended = tokens.iter().filter(|token| **token == HtmlToken::EndTag);
            prop_assert_eq!(begun.count(), ended.count());
            prop_assert!(tokens.contains(&HtmlToken::Text(name)));
        }
    }
}
