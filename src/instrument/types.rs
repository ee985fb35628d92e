//! The parts of an instrument, in the order in which its file lists them.
//!
//! Fields that name another part (a scale, an item, a source) hold its position: [`super::load`]
//! has looked it up. In the file, and so in the schema, they are ids.

use std::rc::Rc;

/// The version of the file format that this program reads.
pub const FORMAT: u32 = 1;

/// How many points a statement has, from strongest disagreement to strongest agreement.
pub const AGREEMENT: usize = 5;

/// How long texts may be, in characters, and how many parts an instrument may have.
///
/// The lengths are what still reads well on a phone held upright; the counts keep a result code
/// inside the length at which its check catches every slip (see [`crate::sheet::code`]).
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

/// One questionnaire: what is asked, how it counts, and what is said about it.
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
    /// The question the quiz is about.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub title: Rc<str>,
    /// One or two sentences under the title.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub lead: Rc<str>,
    /// The one-tap question before the items.
    pub gut: Gut,
    /// The labels of a statement's five points, from strong disagreement to strong agreement.
    #[cfg_attr(feature = "schema", schemars(with = "[String; AGREEMENT]"))]
    pub agreement: Vec<Rc<str>>,
    /// What items add up to.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub scales: Vec<Scale>,
    /// The two scales that the verdicts divide.
    pub plane: Plane,
    /// How many items of a scale must be answered before it says anything.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub enough: u32,
    /// What is said instead of a verdict when every statement carries the same answer.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub straight: Rc<str>,
    /// What is asked, in order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::ITEMS)))]
    pub items: Vec<Item>,
    /// Pairs of answers that pull apart.
    pub tensions: Vec<Tension>,
    /// The named regions of the plane: four corners and the centre.
    #[cfg_attr(feature = "schema", schemars(length(min = 5, max = 5)))]
    pub verdicts: Vec<Verdict>,
    /// One added line, chosen by a third scale.
    pub shades: Option<Shades>,
    /// What this quiz is not. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub caution: Rc<str>,
    /// The works cited.
    pub sources: Vec<Source>,
}

/// Which half of a scale, or neither.
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

/// The gut vote: one question with two poles, asked before the items and set against the result.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gut {
    /// The id of the scale it is set against.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub scale: usize,
    /// What is asked.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub question: Rc<str>,
    /// The pole at the scale's low end.
    pub low: GutPole,
    /// The pole at the scale's high end.
    pub high: GutPole,
    /// Said on the result when no gut vote was given.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub none: Rc<str>,
    /// What the answers say to the same question.
    pub found: GutFound,
}

/// One pole of the gut vote.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutPole {
    /// What is tapped.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub choice: Rc<str>,
    /// How the result repeats it: "You said …".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub said: Rc<str>,
}

/// What the answers say to the gut vote's question.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GutFound {
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

/// What items add up to: a line between two poles.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its id, which items name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// The question it answers.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub question: Rc<str>,
    /// The name of its low pole.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub low: Rc<str>,
    /// The name of its high pole.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub high: Rc<str>,
}

/// The two scales that the verdicts divide, and how far the centre reaches.
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
    /// Hundredths: below this on both scales, up or down, lies the centre.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 199)))]
    pub centre: u32,
}

/// One thing asked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("unevaluatedProperties" = false)))]
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id, which tensions name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// The id of the scale it counts on.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub scale: usize,
    /// Its wording.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub text: Rc<str>,
    /// How it is answered.
    #[cfg_attr(feature = "schema", schemars(flatten))]
    pub ask: Ask,
    /// The passages of the essay that it tests, such as "P13 (with P14)".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub tests: Rc<str>,
    /// What is said about it afterwards.
    pub debrief: Debrief,
}

/// How an item is answered, and how the answer counts.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "lowercase"))]
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Five-point agreement.
    Statement {
        /// 1 when agreeing counts towards the scale's high pole, -1 when towards the low one.
        #[cfg_attr(feature = "schema", schemars(extend("enum" = [-1, 1])))]
        key: i32,
    },
    /// Pick one.
    Dilemma {
        /// The options, in the order they are shown.
        #[cfg_attr(feature = "schema", schemars(length(min = 2, max = limit::OPTIONS)))]
        options: Vec<Opt>,
    },
}

/// One option of a dilemma.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields, rename = "Option"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Opt {
    /// Its wording.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub text: Rc<str>,
    /// What choosing it counts, from -2 (the low pole) to 2 (the high pole).
    #[cfg_attr(feature = "schema", schemars(range(min = -2, max = 2)))]
    pub score: i32,
}

/// What is said about an item afterwards: both halves of equal weight.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debrief {
    /// What the essay says or asks.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub essay: Rc<str>,
    /// What published research found.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub research: Rc<str>,
    /// Where that research is thin.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub thin_ice: Rc<str>,
    /// The works it rests on.
    pub sources: Vec<Cited>,
}

/// A work cited by a debrief.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Cited {
    /// The id of the source.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub source: usize,
    /// How it bears on the side that the essay leans to.
    pub bears: Bearing,
}

/// How a source bears on the side that the essay leans to.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "lowercase"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// It speaks for it.
    Supports,
    /// It says the matter is less simple.
    Complicates,
    /// It speaks against it.
    Contradicts,
}

/// Two answers of one sheet that pull apart, with the sentence that says so.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Tension {
    /// Its id.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// Whether both can stand.
    pub kind: Kind,
    /// The answers that bring it up: all of them together.
    #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
    pub when: Vec<Condition>,
    /// The sentence shown.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub text: Rc<str>,
}

/// Whether the two answers of a tension can both stand.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename_all = "lowercase"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Taken at face value the two exclude each other.
    Contradiction,
    /// Both can stand; one step is missing.
    Tension,
}

/// Some answers to one item.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The id of the item.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub item: usize,
    /// The answers that count: points or options, numbered from 1 in the file, held from 0.
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
    /// Its id, which addresses use.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub name: Rc<str>,
    /// Where it lies.
    pub place: Place,
    /// The place in words: "before the sale, with the person".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub tagline: Rc<str>,
    /// What it says of the reader.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub text: Rc<str>,
    /// Evidence for. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub speaks_for: Rc<str>,
    /// Evidence against. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub speaks_against: Rc<str>,
    /// What the essay would ask.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::SENTENCE)))]
    pub asks: Rc<str>,
}

/// A region of the plane: a corner, or the centre when both are `middle`.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// On the scale drawn across.
    pub across: Side,
    /// On the scale drawn up.
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
    /// Hundredths.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 199)))]
    pub edge: u32,
    /// Said when the scale is low. May cite sources as `[ID]`.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub low: Rc<str>,
    /// Said in between.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub middle: Rc<str>,
    /// Said when the scale is high.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub high: Rc<str>,
}

/// A work cited.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id, which `[ID]` in a text and a debrief's sources name.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub id: Rc<str>,
    /// A few words that stand for it in running text: "Doney & Cannon 1997".
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::LABEL)))]
    pub short: Rc<str>,
    /// The full reference; `*…*` is set in italics.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = limit::PARAGRAPH)))]
    pub cite: Rc<str>,
    /// Where it can be found: an `https:` address.
    #[cfg_attr(feature = "schema", schemars(length(max = limit::SENTENCE)))]
    pub url: Option<Rc<str>>,
}

impl Item {
    /// How many answers there are to choose from.
    pub fn choices(&self) -> usize {
        match &self.ask {
            Ask::Statement { .. } => AGREEMENT,
            Ask::Dilemma { options } => options.len(),
        }
    }

    /// What the answer at `choice` counts on the item's scale, from -2 to 2. A statement counts
    /// (answer - 3) × key with answers from 1, so (choice - 2) × key with choices from 0.
    pub fn score(&self, choice: u8) -> Option<i32> {
        match &self.ask {
            Ask::Statement { key } => {
                (usize::from(choice) < AGREEMENT).then(|| (i32::from(choice) - 2) * key)
            }
            Ask::Dilemma { options } => options.get(usize::from(choice)).map(|o| o.score),
        }
    }

    /// Whether this is a statement.
    pub fn is_statement(&self) -> bool {
        matches!(self.ask, Ask::Statement { .. })
    }
}

impl Instrument {
    /// The label of one answer to the item at `item`.
    pub fn label(&self, item: usize, choice: u8) -> Option<&Rc<str>> {
        match &self.items.get(item)?.ask {
            Ask::Statement { .. } => self.agreement.get(usize::from(choice)),
            Ask::Dilemma { options } => options.get(usize::from(choice)).map(|o| &o.text),
        }
    }
}
