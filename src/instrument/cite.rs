//! Citations: `[ID]` in running text cites a source by its id, and a source is a full reference with
//! an optional URL.

use super::Instrument;

/// A segment of a text with citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextSegment<'a> {
    /// Plain text.
    Text(&'a str),
    /// A source's id, from between square brackets.
    Citation(&'a str),
}

/// Splits a text at its citations. An unclosed bracket is plain text.
pub fn split_citations(text: &str) -> Vec<TextSegment<'_>> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some((text, after)) = rest.split_once('[') {
        let Some((id, after)) = after.split_once(']') else {
            break;
        };
        if !text.is_empty() {
            out.push(TextSegment::Text(text));
        }
        out.push(TextSegment::Citation(id));
        rest = after;
    }
    if !rest.is_empty() {
        out.push(TextSegment::Text(rest));
    }
    out
}

/// A segment of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceSegment<'a> {
    /// Its text.
    pub text: &'a str,
    /// True if it is set in italics.
    pub italic: bool,
    /// True if it links to the source's URL.
    pub is_link: bool,
}

/// Splits a full reference into italics (between asterisks) and the part that names the URL, which
/// becomes the link: `DOI 10.1000/182` links to `https://doi.org/10.1000/182`. If no part of the
/// reference names the URL, the URL without its scheme is appended as the last segment.
pub fn split_reference<'a>(cite: &'a str, url: Option<&'a str>) -> Vec<ReferenceSegment<'a>> {
    let found = url.and_then(|url| find_locator(cite, url));
    let (from, to) = found.unwrap_or((cite.len(), cite.len()));
    let mut segments = Vec::new();
    let mut begin = 0;
    for (n, fragment) in cite.split('*').enumerate() {
        let end = begin + fragment.len();
        let cuts = [begin, from.clamp(begin, end), to.clamp(begin, end), end];
        for (at, is_link) in [(0, false), (1, true), (2, false)] {
            let text = &cite[cuts[at]..cuts[at + 1]];
            if !text.is_empty() {
                let italic = n % 2 == 1;
                segments.push(ReferenceSegment {
                    text,
                    italic,
                    is_link,
                });
            }
        }
        begin = end + 1;
    }
    if let (None, Some(url)) = (found, url) {
        let plain = |text, is_link| ReferenceSegment {
            text,
            italic: false,
            is_link,
        };
        segments.push(plain(" ", false));
        segments.push(plain(without_scheme(url), true));
    }
    segments
}

/// Finds the byte range of `cite` that repeats the end of `url`, extended to the start of its word and
/// to the register's name before it, such as DOI.
fn find_locator(cite: &str, url: &str) -> Option<(usize, usize)> {
    /// In bytes. A shorter match could be a coincidence.
    const MIN_LOCATOR_LEN: usize = 5;
    let mut end = without_scheme(url).trim_end_matches('/');
    let from = loop {
        if end.len() < MIN_LOCATOR_LEN {
            return None;
        }
        let mut starts = cite.char_indices().rev();
        if let Some((from, _)) = starts.find(|&(at, _)| cite[at..].starts_with(end))
            && !cite[from + end.len()..].starts_with(char::is_alphanumeric)
        {
            break from;
        }
        end = end.split_once('/')?.1;
    };
    let to = from + end.len();
    let before = cite[..from].trim_end_matches(|c: char| !is_word_break(c));
    let register = before.trim_end();
    let name = register.rsplit(is_word_break).next().unwrap_or_default();
    let is_register = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let from = if is_register && register.len() < before.len() {
        register.len() - name.len()
    } else {
        before.len()
    };
    Some((from, to))
}

fn is_word_break(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == '*'
}

fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://").unwrap_or(url)
}

/// Returns the positions of the sources, sorted by short name.
///
/// Compares bytes, ASCII case-insensitively: locale-aware collation is not worth its size here. The sort
/// is stable, so sources with the same name keep the order of the file.
pub fn sources_by_name(instrument: &Instrument) -> Vec<usize> {
    let name = |n: usize| {
        let short = instrument.sources[n].short.bytes();
        short.map(|byte| byte.to_ascii_uppercase())
    };
    // An insertion sort: there are few sources, and `sort_by` would add to the wasm's size.
    let mut sorted: Vec<usize> = Vec::new();
    for n in 0..instrument.sources.len() {
        let at = sorted.partition_point(|&before| name(before).le(name(n)));
        sorted.insert(at, n);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_taken_out_of_the_words_around_it() {
        assert_eq!(
            split_citations("a tie [P08]; and more [G07]."),
            [
                TextSegment::Text("a tie "),
                TextSegment::Citation("P08"),
                TextSegment::Text("; and more "),
                TextSegment::Citation("G07"),
                TextSegment::Text("."),
            ]
        );
    }

    #[test]
    fn an_open_bracket_stays_in_the_words() {
        assert_eq!(split_citations("a [b"), [TextSegment::Text("a [b")]);
        assert!(split_citations("").is_empty());
    }

    /// Checks which segments of a reference are linked, and which are in italics.
    #[track_caller]
    fn check(cite: &str, url: Option<&str>, linked: &[&str], italic: &[&str]) {
        let segments = split_reference(cite, url);
        let of = |selects: fn(&ReferenceSegment) -> bool| {
            let segments = segments.iter().filter(|segment| selects(segment));
            segments.map(|segment| segment.text).collect::<Vec<_>>()
        };
        assert_eq!(of(|segment| segment.is_link), linked);
        assert_eq!(of(|segment| segment.italic), italic);
    }

    #[test]
    fn a_reference_without_an_address_leads_nowhere() {
        check("A. B., *Journal* 1, 2-3.", None, &[], &["Journal"]);
    }

    #[test]
    fn a_number_in_a_register_leads_to_its_address() {
        let doi = "https://doi.org/10.1037/1082-989X.7.1.19";
        let cite = "A, *Methods* 7(1), 19-40. DOI 10.1037/1082-989X.7.1.19.";
        let linked = "DOI 10.1037/1082-989X.7.1.19";
        check(cite, Some(doi), &[linked], &["Methods"]);
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
        // A prefix of a longer number is another number.
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
        assert_eq!(sources_by_name(&instrument), [2, 0, 1]);
    }

    proptest::proptest! {
        #[test]
        fn no_word_of_a_reference_is_lost(cite in "[ -~é]{0,40}", url in "(https://)?[a-z0-9./]{0,12}") {
            let segments = split_reference(&cite, Some(&url));
            let text: String = segments.iter().map(|segment| segment.text).collect();
            proptest::prop_assert!(text.starts_with(&cite.replace('*', "")));
        }
    }
}
