//! The interface's words that a card needs, and how names are filled into them.

/// Texts of the interface, in the language of the instrument. `{names}` in them are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Above the verdict, in the sharer's mouth: "My answers say".
    pub kicker: String,
    /// The name of a result between two verdicts, `{a}` and `{b}`.
    pub between: String,
    /// Said in a verdict's place where there is none.
    pub undecided: String,
    /// The result as one sentence, with `{name}` and `{tagline}`.
    pub line: String,
    /// The same without a tagline: `{name}`.
    pub line_bare: String,
    /// The gut vote, with `{choice}`.
    pub vote: String,
    /// What the answers say to the same question, with `{pole}`.
    pub lean: String,
    /// The same where they lie near the middle.
    pub middle: String,
    /// Where a point lies: `{question}` and `{place}`.
    pub place: String,
    /// A place towards a `{pole}`.
    pub place_lean: String,
    /// A place far towards a `{pole}`.
    pub place_far: String,
    /// A place in the middle.
    pub place_middle: String,
    /// What a link to the quiz says.
    pub invite: String,
    /// The same as a line of text that ends with the `{address}`.
    pub invitation: String,
}

/// A text with its `{names}` filled in. A name that is not there leaves nothing; what is filled in
/// is not looked at again.
pub fn fill(text: &str, names: &[(&str, &str)]) -> String {
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

/// Whether a language, as a BCP 47 tag, is written from right to left.
pub fn right_to_left(lang: &str) -> bool {
    let primary = lang.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&primary)
}
