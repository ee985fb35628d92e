//! Tokenises the HTML of a card, so that the quiz can show it as it will be pasted without `innerHTML`,
//! which a page's content security policy (Trusted Types) may forbid.
//!
//! It supports only the output of [`super::html()`]: closed tags, attributes in double quotes, and a few
//! named character references. It stops at anything else.

/// A token of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// A start tag: its name and its attributes.
    Open(&'a str, Vec<(&'a str, String)>),
    /// A text, unescaped.
    Text(String),
    /// The end tag of the innermost open element.
    Close,
}

/// Splits HTML into tokens.
pub fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = markup;
    while !rest.is_empty() {
        let (words, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if !words.is_empty() {
            pieces.push(Piece::Text(plain(words)));
        }
        let Some((tag, after)) = after.strip_prefix('<').and_then(|tag| tag.split_once('>')) else {
            break;
        };
        pieces.push(if tag.starts_with('/') {
            Piece::Close
        } else {
            open(tag)
        });
        rest = after;
    }
    pieces
}

/// Parses a start tag, without its `<` and `>`. A `>` in an attribute is always escaped.
fn open(tag: &str) -> Piece<'_> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"")
        && let Some((value, after)) = after.split_once('"')
    {
        attributes.push((name.trim_start(), plain(value)));
        rest = after;
    }
    Piece::Open(name, attributes)
}

/// Decodes named character references.
fn plain(text: &str) -> String {
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
            pieces(markup),
            [
                Piece::Open(
                    "td",
                    vec![attribute("width", "50%"), attribute("style", "color:#000")]
                ),
                Piece::Text("Before <&amp;> ".to_owned()),
                Piece::Open("strong", Vec::new()),
                Piece::Text("x".to_owned()),
                Piece::Close,
                Piece::Text("\u{A0}".to_owned()),
                Piece::Close,
            ]
        );
    }

    #[test]
    fn a_tag_that_does_not_end_ends_the_reading() {
        assert_eq!(pieces("a<b"), [Piece::Text("a".to_owned())]);
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in any::<String>()) {
            pieces(&text);
        }

        #[test]
        fn whatever_a_card_says_comes_back(name in "[^\\p{C}\\p{Z}]{1,20}") {
            let card = super::super::Card { name: name.clone(), ..Default::default() };
            let markup = super::super::html(&card);
            let pieces = pieces(&markup);
            let begun = pieces.iter().filter(|piece| matches!(piece, Piece::Open(..)));
            let ended = pieces.iter().filter(|piece| **piece == Piece::Close);
            prop_assert_eq!(begun.count(), ended.count());
            prop_assert!(pieces.contains(&Piece::Text(name)));
        }
    }
}
