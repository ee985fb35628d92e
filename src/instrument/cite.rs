//! Citations: `[ID]` in running text names a source, and a source is a reference with a place where
//! it can be found.

use super::Instrument;

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

/// A piece of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// Its words.
    pub words: &'a str,
    /// Whether it is set in italics.
    pub italic: bool,
    /// Whether it leads to where the work can be found.
    pub leads: bool,
}

/// Splits a full reference at its asterisks, between which it is set in italics, and at what of its
/// words is the address's own: `DOI 10.1000/182` leads to `https://doi.org/10.1000/182`. A reference
/// without such words gets the address, less its scheme, as a last piece.
pub fn reference<'a>(cite: &'a str, url: Option<&'a str>) -> Vec<Part<'a>> {
    let found = url.and_then(|url| locator(cite, url));
    let (from, to) = found.unwrap_or((cite.len(), cite.len()));
    let mut parts = Vec::new();
    let mut begin = 0;
    for (n, piece) in cite.split('*').enumerate() {
        let end = begin + piece.len();
        let cuts = [begin, from.clamp(begin, end), to.clamp(begin, end), end];
        for (at, leads) in [(0, false), (1, true), (2, false)] {
            let words = &cite[cuts[at]..cuts[at + 1]];
            if !words.is_empty() {
                let italic = n % 2 == 1;
                parts.push(Part {
                    words,
                    italic,
                    leads,
                });
            }
        }
        begin = end + 1;
    }
    if let (None, Some(url)) = (found, url) {
        let plain = |words, leads| Part {
            words,
            italic: false,
            leads,
        };
        parts.push(plain(" ", false));
        parts.push(plain(without_scheme(url), true));
    }
    parts
}

/// Where a reference names the work by what its address ends with, from a word's beginning, and with
/// the name of the register before it, such as DOI.
fn locator(cite: &str, url: &str) -> Option<(usize, usize)> {
    /// What is shorter could stand anywhere.
    const SHORTEST: usize = 5;
    let mut end = without_scheme(url).trim_end_matches('/');
    let from = loop {
        if end.len() < SHORTEST {
            return None;
        }
        let mut places = cite.char_indices().rev();
        if let Some((from, _)) = places.find(|&(at, _)| cite[at..].starts_with(end))
            && !cite[from + end.len()..].starts_with(char::is_alphanumeric)
        {
            break from;
        }
        end = end.split_once('/')?.1;
    };
    let to = from + end.len();
    let before = cite[..from].trim_end_matches(|c: char| !parts_words(c));
    let register = before.trim_end();
    let name = register.rsplit(parts_words).next().unwrap_or_default();
    let is_register = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let from = if is_register && register.len() < before.len() {
        register.len() - name.len()
    } else {
        before.len()
    };
    Some((from, to))
}

fn parts_words(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == '*'
}

fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url)
}

/// The works cited, by their positions, in the order of their short names.
///
/// Letters are compared as they stand, small ones as capitals: what collating by a language's own
/// rules would take is not worth it here, and works of one name keep the order of the file.
pub fn works(instrument: &Instrument) -> Vec<usize> {
    let name = |n: usize| {
        let short = instrument.sources[n].short.bytes();
        short.map(|byte| byte.to_ascii_uppercase())
    };
    // One by one: they are few, and a sort for many is a good deal of code.
    let mut works: Vec<usize> = Vec::new();
    for n in 0..instrument.sources.len() {
        let at = works.partition_point(|&before| name(before).le(name(n)));
        works.insert(at, n);
    }
    works
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

    /// What of a reference leads to this address, and what is set in italics.
    #[track_caller]
    fn check(cite: &str, url: Option<&str>, leads: &[&str], italic: &[&str]) {
        let parts = reference(cite, url);
        let of = |wanted: fn(&Part) -> bool| {
            let parts = parts.iter().filter(|part| wanted(part));
            parts.map(|part| part.words).collect::<Vec<_>>()
        };
        assert_eq!(of(|part| part.leads), leads);
        assert_eq!(of(|part| part.italic), italic);
    }

    #[test]
    fn a_reference_without_an_address_leads_nowhere() {
        check("A. B., *Journal* 1, 2-3.", None, &[], &["Journal"]);
    }

    #[test]
    fn a_number_in_a_register_leads_to_its_address() {
        let doi = "https://doi.org/10.1037/1082-989X.7.1.19";
        let cite = "A, *Methods* 7(1), 19-40. DOI 10.1037/1082-989X.7.1.19.";
        let leads = "DOI 10.1037/1082-989X.7.1.19";
        check(cite, Some(doi), &[leads], &["Methods"]);
        let jstor = "https://www.jstor.org/stable/1251817/";
        check("A. JSTOR 1251817.", Some(jstor), &["JSTOR 1251817"], &[]);
    }

    #[test]
    fn an_address_that_stands_in_a_reference_leads_there_whole() {
        let url = "https://www.gartner.com/en/newsroom/2018";
        let cite = "Gartner, 9 October 2018 (gartner.com/en/newsroom/2018).";
        check(cite, Some(url), &["gartner.com/en/newsroom/2018"], &[]);
    }

    #[test]
    fn an_address_that_a_reference_does_not_name_is_added() {
        let url = "https://example.org/paper";
        check("A, *B*.", Some(url), &["example.org/paper"], &["B"]);
        // A part of a longer number is another number.
        let url = "https://doi.org/10.1000/182";
        check(
            "DOI 10.1000/1821.",
            Some(url),
            &["doi.org/10.1000/182"],
            &[],
        );
    }

    #[test]
    fn a_title_in_italics_can_lead_somewhere_too() {
        let url = "https://example.org/the-paper";
        check("A, *the-paper*", Some(url), &["the-paper"], &["the-paper"]);
    }

    #[test]
    fn works_are_sorted_by_name_whatever_their_order_and_case() {
        let mut instrument = crate::instrument::tests::example();
        instrument.sources.truncate(3);
        for (source, short) in instrument.sources.iter_mut().zip(["b 2", "C 1", "A 3"]) {
            source.short = short.into();
        }
        assert_eq!(works(&instrument), [2, 0, 1]);
    }

    proptest::proptest! {
        #[test]
        fn no_word_of_a_reference_is_lost(cite in "[ -~é]{0,40}", url in "(https://)?[a-z0-9./]{0,12}") {
            let parts = reference(&cite, Some(&url));
            let words: String = parts.iter().map(|part| part.words).collect();
            proptest::prop_assert!(words.starts_with(&cite.replace('*', "")));
        }
    }
}
