//! Citations in running text: `[ID]` names a source.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Words(&'a str),
    /// The id between square brackets.
    Cite(&'a str),
}

/// Splits a text at its citations. A bracket that is never closed is part of the words.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('[') {
        let Some((id, after)) = after.split_once(']') else {
            break;
        };
        if !words.is_empty() {
            out.push(Piece::Words(words));
        }
        out.push(Piece::Cite(id));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    out
}

/// Splits a reference at its asterisks: every second piece is set in italics.
pub fn italics(cite: &str) -> impl Iterator<Item = (&str, bool)> {
    cite.split('*')
        .enumerate()
        .map(|(n, words)| (words, n % 2 == 1))
        .filter(|(words, _)| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_taken_out_of_the_words_around_it() {
        assert_eq!(
            pieces("a tie [P08]; and more [G07]."),
            [
                Piece::Words("a tie "),
                Piece::Cite("P08"),
                Piece::Words("; and more "),
                Piece::Cite("G07"),
                Piece::Words("."),
            ]
        );
    }

    #[test]
    fn an_open_bracket_stays_in_the_words() {
        assert_eq!(pieces("a [b"), [Piece::Words("a [b")]);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn asterisks_set_italics() {
        let found: Vec<_> = italics("A, *Journal* 1").collect();
        assert_eq!(found, [("A, ", false), ("Journal", true), (" 1", false)]);
    }
}
