//! Markup of ours read back, piece by piece: a page shows a card as it will be pasted, and no page's
//! policy has to trust a parser for that.
//!
//! It reads what [`super::html()`] writes and no more: tags that are closed, attributes in double
//! quotes, and the few signs that are written by name. At anything else it stops.

/// A piece of markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// An element begins, with these attributes.
    Open(&'a str, Vec<(&'a str, String)>),
    /// A text.
    Text(String),
    /// The element that began last ends.
    Close,
}

/// The pieces of a markup, in order.
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

/// What stands between `<` and `>`. A `>` in an attribute is written by name.
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

/// A text with the signs that are written by name as themselves.
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
