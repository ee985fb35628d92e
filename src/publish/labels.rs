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
    /// The outcome of the items on the same question, with `{pole}`.
    pub lean: String,
    /// The same for an outcome near the middle.
    pub middle: String,
    /// The position on a scale, with `{question}` and `{place}`.
    pub place: String,
    /// A position towards a `{pole}`.
    pub place_lean: String,
    /// A position far towards a `{pole}`.
    pub place_far: String,
    /// A position in the middle.
    pub place_middle: String,
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
