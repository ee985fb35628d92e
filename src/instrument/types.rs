//! The parts of an instrument, in the order in which its file lists them.
//!
//! Fields that refer to another part (a scale, an item, a source) hold its position, which
//! [`super::load`] has resolved. In the file, and so in the schema, they are ids.

use std::rc::Rc;

/// The version of the file format that this program reads.
pub const FORMAT: u32 = 1;

/// The number of points of a statement, from strong disagreement to strong agreement.
pub const AGREEMENT_POINTS: usize = 5;

/// Limits of an instrument: lengths of texts in characters, and numbers of parts.
///
/// The lengths still read well on a phone in portrait orientation; the counts keep a result code
/// below the length up to which its check catches every typo (see [`crate::sheet::code`]).
pub mod limit {
    /// Names, labels and ids.
    pub const LABEL: usize = 60;
    /// The wording of an item or option, and other single sentences.
    pub const SENTENCE: usize = 240;
    /// Debriefs and verdicts.
    pub const PARAGRAPH: usize = 900;
    /// Items of an instrument.
    pub const ITEMS: usize = 150;
    /// Options of a dilemma: each has a digit key.
    pub const OPTIONS: usize = 9;
    /// The largest score an option may carry, up or down.
    pub const SCORE: i32 = 2;
}

/// A questionnaire: its questions, its scoring, and its texts on the results.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Instrument {
    /// The version of this file format: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u32,
    /// The name that result codes are bound to; the same in every language.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// Raise it when items or options are added, removed or reordered; not for wording.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub version: u32,
    /// The language of the texts, as a BCP 47 tag.
    #[cfg_attr(feature = "schema", schemars(length(min = 2, max = limit::LABEL)))]
    pub lang: Rc<str>,
    /// The question that the quiz is about.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub title: Rc<str>,
    /// One or two sentences under the title.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub lead: Rc<str>,
    /// The one-tap question before the items.
    pub gut: GutQuestion,
    /// The labels of a statement's five points, from strong disagreement to strong agreement.
    #[cfg_attr(feature = "schema", schemars(with = "[String; AGREEMENT_POINTS]"))]
    pub agreement: Vec<Rc<str>>,
    /// The scales that items are scored on.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub scales: Vec<Scale>,
    /// The two scales that the verdicts divide.
    pub plane: Plane,
    /// The number of a scale's items that must be answered before its score is interpreted.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub enough: u32,
    /// The text shown instead of a verdict when every statement has the same answer.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub straight: Rc<str>,
    /// The items, in the order they are asked.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::ITEMS)))]
    pub items: Vec<Item>,
    /// Combinations of answers that are at odds with each other.
    pub tensions: Vec<Tension>,
    /// The named regions of the plane: four corners and the centre.
    #[cfg_attr(feature = "schema", schemars(length(min = 5, max = 5)))]
    pub verdicts: Vec<Verdict>,
    /// One added line, chosen by a third scale.
    pub shades: Option<Shades>,
    /// A caution about the limits of the quiz. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub caution: Rc<str>,
    /// The works cited.
    pub sources: Vec<Source>,
}

/// A half of a scale, or its middle.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "lowercase"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards the scale's low pole.
    Low,
    /// Near its middle.
    Middle,
    /// Towards its high pole.
    High,
}

/// The gut vote: one question with two poles, asked before the items and compared with the result.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "Gut"))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutQuestion {
    /// The id of the scale it is compared with.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub scale: usize,
    /// The question.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub question: Rc<str>,
    /// The pole at the scale's low end.
    pub low: GutPole,
    /// The pole at the scale's high end.
    pub high: GutPole,
    /// The text on the result when no gut vote was given.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub none: Rc<str>,
    /// The texts on the answers to the items, by their score on the same scale.
    pub found: GutOutcomeTexts,
}

/// One pole of the gut vote.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutPole {
    /// The label of the button.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub choice: Rc<str>,
    /// The sentence with which the result repeats it: "You said …".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub said: Rc<str>,
}

/// The texts on the answers to the items, by their score on the gut vote's scale.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "GutFound"))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutOutcomeTexts {
    /// The scale came out low.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub low: Rc<str>,
    /// The scale came out near its middle.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub middle: Rc<str>,
    /// The scale came out high.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub high: Rc<str>,
    /// Too few answers on the scale.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub unknown: Rc<str>,
}

/// A scale that items are scored on: a line between two poles.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id, which items refer to.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// The question it answers.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub question: Rc<str>,
    /// The label of its low pole.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub low: Rc<str>,
    /// The label of its high pole.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub high: Rc<str>,
}

/// The two scales that the verdicts divide, and the extent of the centre.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plane {
    /// The id of the scale drawn from left (low) to right (high).
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub across: usize,
    /// The id of the scale drawn from bottom (low) to top (high).
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub up: usize,
    /// In hundredths: the centre lies below this on both scales, in either direction.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 199)))]
    pub centre: u32,
}

/// One item: a statement or a dilemma.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("unevaluatedProperties" = false)))]
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id, which tensions refer to.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// The id of the scale it is scored on.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub scale: usize,
    /// Its wording.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub text: Rc<str>,
    /// The kind of item.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub kind: ItemKind,
    /// The passages of the essay that it tests, such as "P13 (with P14)".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub tests: Rc<str>,
    /// The debrief shown with the result.
    pub debrief: Debrief,
}

/// The kind of an item: its answers, and their scoring.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "lowercase"))]
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// Five-point agreement.
    Statement {
        /// 1 if agreement scores towards the scale's high pole, -1 if towards the low one.
        #[cfg_attr(feature = "schema", schemars(extend("enum" = [-1, 1])))]
        key: i32,
    },
    /// Pick one.
    Dilemma {
        /// The options, in the order they are shown.
        #[cfg_attr(feature = "schema", schemars(length(min = 2, max = limit::OPTIONS)))]
        options: Vec<DilemmaOption>,
    },
}

/// One option of a dilemma.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "Option"))]
#[derive(Clone, Debug, PartialEq)]
pub struct DilemmaOption {
    /// Its wording.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub text: Rc<str>,
    /// Its score, from -2 (the low pole) to 2 (the high pole).
    #[cfg_attr(feature = "schema", schemars(range(min = -2, max = 2)))]
    pub score: i32,
}

/// The debrief of an item: the essay and the research, with equal weight.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debrief {
    /// The essay's claim or question.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub essay: Rc<str>,
    /// The findings of published research.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub research: Rc<str>,
    /// The limits of that research.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub thin_ice: Rc<str>,
    /// The works it rests on.
    pub sources: Vec<Citation>,
}

/// A work cited by a debrief.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "Cited"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The id of the source.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub source: usize,
    /// Its bearing on the side that the essay leans to.
    pub bears: Bearing,
}

/// The bearing of a source on the side that the essay leans to.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "lowercase"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// The source supports that side.
    Supports,
    /// The source says that the matter is less simple.
    Complicates,
    /// The source contradicts that side.
    Contradicts,
}

/// A tension: answers of one sheet that are at odds with each other, and the sentence that says so.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Tension {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// The kind of tension: whether the answers exclude each other.
    pub kind: TensionKind,
    /// The conditions under which it fires: all of them must be met.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub when: Vec<Condition>,
    /// The sentence shown.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub text: Rc<str>,
}

/// The kind of a tension: whether the answers exclude each other.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(rename_all = "lowercase", rename = "Kind")
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TensionKind {
    /// Taken at face value the answers exclude each other.
    Contradiction,
    /// Both answers can be held; one step of reasoning is missing.
    Tension,
}

/// A condition of a tension: one of these answers to one item.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The id of the item.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub item: usize,
    /// The answers that meet it: points or options, numbered from 1 in the file, from 0 in memory.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<std::num::NonZeroU8>", length(min = 1))
    )]
    pub answers: Vec<u8>,
}

/// A named region of the plane.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Its id, which URLs contain.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub name: Rc<str>,
    /// The region of the plane.
    pub place: PlaneRegion,
    /// The region in words: "before the sale, with the person".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub tagline: Rc<str>,
    /// The description of a reader with this verdict.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub text: Rc<str>,
    /// Evidence for. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub speaks_for: Rc<str>,
    /// Evidence against. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub speaks_against: Rc<str>,
    /// The question that the essay would ask.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub asks: Rc<str>,
}

/// A region of the plane: a corner, or the centre when both are `middle`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "Place"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaneRegion {
    /// Its side on the scale drawn across.
    pub across: Side,
    /// Its side on the scale drawn up.
    pub up: Side,
}

/// One added line, chosen by a scale: low at or below minus `edge`, high at or above it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Shades {
    /// The id of the scale.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub scale: usize,
    /// The edge of the middle, in hundredths.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 199)))]
    pub edge: u32,
    /// The text when the scale is low. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub low: Rc<str>,
    /// The text when the scale is in between. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub middle: Rc<str>,
    /// The text when the scale is high. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub high: Rc<str>,
}

/// A work cited.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id, which `[ID]` in a text and a debrief's `sources` refer to.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// A few words that stand for it in running text: "Doney & Cannon 1997".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub short: Rc<str>,
    /// The full reference; `*…*` is set in italics.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub cite: Rc<str>,
    /// Its URL, which must be `https:`.
    #[cfg_attr(feature = "schema", schemars(length(max = limit::SENTENCE)))]
    pub url: Option<Rc<str>>,
}

impl Item {
    /// Returns the number of answers to choose from.
    pub fn choice_count(&self) -> usize {
        match &self.kind {
            ItemKind::Statement { .. } => AGREEMENT_POINTS,
            ItemKind::Dilemma { options } => options.len(),
        }
    }

    /// Returns the score of `choice` on the item's scale, from -2 to 2. A statement scores
    /// (answer - 3) × key with answers from 1, so (choice - 2) × key with choices from 0.
    pub fn score(&self, choice: u8) -> Option<i32> {
        match &self.kind {
            ItemKind::Statement { key } => {
                (usize::from(choice) < AGREEMENT_POINTS).then(|| (i32::from(choice) - 2) * key)
            }
            ItemKind::Dilemma { options } => options.get(usize::from(choice)).map(|o| o.score),
        }
    }

    /// Returns true if this is a statement.
    pub fn is_statement(&self) -> bool {
        matches!(self.kind, ItemKind::Statement { .. })
    }
}

impl Instrument {
    /// Returns the label of one answer to the item at position `item`.
    pub fn answer_label(&self, item: usize, choice: u8) -> Option<&Rc<str>> {
        match &self.items.get(item)?.kind {
            ItemKind::Statement { .. } => self.agreement.get(usize::from(choice)),
            ItemKind::Dilemma { options } => options.get(usize::from(choice)).map(|o| &o.text),
        }
    }
}
