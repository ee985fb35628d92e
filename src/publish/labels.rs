//! The interface texts that a card needs, and placeholder substitution.

/// Interface texts for cards, in the language of the instrument, with `{placeholders}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardLabels {
    /// The line above the verdict, in the first person: "My answers say".
    pub kicker: String,
    /// The name of a result between two verdicts, `{a}` and `{b}`.
    pub between: String,
    /// The name of a result without a verdict.
    pub undecided: String,
    /// The result as one sentence, with `{name}` and `{tagline}`.
    pub line: String,
    /// The same without a tagline: `{name}`.
    pub line_bare: String,
    /// The gut vote, with `{choice}`.
    pub vote: String,
    /// The outcome of the items on the same question, with `{choice}`.
    pub lean: String,
    /// The same for an outcome on the side of the vote.
    pub agree: String,
    /// The same for an outcome near the middle.
    pub middle: String,
    /// The sentence that introduces two answers that pull apart.
    pub pulled_apart: String,
    /// A note on two answers that exclude each other.
    pub contradiction: String,
    /// A note on two answers that can both be true.
    pub tension: String,
    /// The position on a scale, with `{question}` and `{place}`.
    pub place: String,
    /// A position towards a `{pole}`.
    pub place_lean: String,
    /// A position far towards a `{pole}`.
    pub place_far: String,
    /// A position in the middle.
    pub place_middle: String,
    /// A note that the upper half of the map is not the better one.
    pub map_up: String,
    /// The text of a link to the quiz.
    pub invite: String,
    /// The same as a line of plain text that ends with the `{address}`.
    pub invitation: String,
}

/// Fills in the `{placeholders}` of a text. Unknown ones are removed; the values are not scanned for further
/// placeholders.
pub fn fill_placeholders(text: &str, names: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        out.push_str(before);
        let value = names.iter().find(|(n, _)| *n == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 11] = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi",
];

/// Returns true if a language, as a BCP 47 tag, is written from right to left.
pub fn is_rtl(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&primary)
}

/// Returns the name of a text direction in HTML (`dir`), SVG (`direction`) and of canvases.
pub fn text_direction(rtl: bool) -> &'static str {
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `www/widget.js`, which sets the direction of the quiz's element, has its own copy of the list.
    #[test]
    fn the_pages_script_has_the_same_languages() {
        const SCRIPT: &str = include_str!("../../www/widget.js");
        let list = (SCRIPT.split_once("const RTL = /^("))
            .and_then(|(_, after)| after.split_once(")\\b/i;"))
            .map(|(list, _)| list.split('|').collect::<Vec<_>>());
        assert_eq!(list.as_deref(), Some(&RIGHT_TO_LEFT[..]));
    }
}
