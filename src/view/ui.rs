//! The interface's texts, from `www/ui/<lang>.json`.
//!
//! A [`Key`] identifies a text; the file must have all keys and no others, which [`Ui::load`] checks
//! and the build enforces.

use crate::instrument::{Json, Problem, ProblemKind, walk};
use crate::publish;
use keys::{KEY_NAMES, PROBLEMS_COUNT, QUIZ_COUNT, RESULTS_COUNT, ROOM_COUNT};
use std::borrow::Cow;
use yew::AttrValue;

mod keys;

pub use keys::Key;

/// A section of the interface's texts: those that one program needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UiSection {
    /// All texts: a whole file of `www/ui`.
    All,
    /// Everything up to the result.
    Quiz,
    /// The result, which is loaded later and appended.
    Results,
    /// The messages for problems of an instrument.
    Problems,
    /// The facilitator's program, which uses the other sections as well.
    Room,
}

impl UiSection {
    /// The keys of the section, as in the file.
    pub fn keys(self) -> &'static [&'static str] {
        &KEY_NAMES[self.first()..self.end()]
    }

    fn first(self) -> usize {
        match self {
            Self::All | Self::Quiz | Self::Room => 0,
            Self::Results => QUIZ_COUNT,
            Self::Problems => QUIZ_COUNT + RESULTS_COUNT,
        }
    }

    fn end(self) -> usize {
        match self {
            Self::All => KEY_NAMES.len(),
            Self::Quiz => QUIZ_COUNT,
            Self::Results => QUIZ_COUNT + RESULTS_COUNT,
            Self::Problems => QUIZ_COUNT + RESULTS_COUNT + PROBLEMS_COUNT,
            Self::Room => QUIZ_COUNT + RESULTS_COUNT + PROBLEMS_COUNT + ROOM_COUNT,
        }
    }
}

/// The interface's texts in one language, or one section of them.
#[derive(Debug, PartialEq)]
pub struct Ui {
    section: UiSection,
    texts: Vec<AttrValue>,
}

/// The maximum length of a text, in characters.
const MAX_TEXT_LENGTH: usize = 240;

impl Ui {
    /// Loads a whole file of `www/ui`.
    ///
    /// # Errors
    ///
    /// A problem for each key that is missing, unknown, or not a text.
    pub fn load(json: &Json) -> Result<Self, Vec<Problem>> {
        let mut problems = walk::Problems::default();
        let mut fields = walk::ObjectReader::new(Some(json), walk::Path::Root, &mut problems);
        let texts = (KEY_NAMES.iter())
            .map(|name| AttrValue::from(fields.text(name, MAX_TEXT_LENGTH, &mut problems)))
            .collect();
        fields.finish(&mut problems);
        if problems.0.is_empty() {
            let part = UiSection::All;
            Ok(Self {
                section: part,
                texts,
            })
        } else {
            Err(problems.0)
        }
    }

    /// Loads one section as the build writes it: a list of texts in the order of their keys. The keys are
    /// left out, as they would be a quarter of the download. None if the list does not fit the section.
    pub fn load_section(json: &Json, part: UiSection) -> Option<Self> {
        let Json::Array(list) = json else { return None };
        let text = |json: &Json| match json {
            Json::String(text) => Some(AttrValue::from(text.clone())),
            _ => None,
        };
        let texts: Option<Vec<AttrValue>> = list.iter().map(text).collect();
        let texts = texts.filter(|texts| texts.len() == part.keys().len())?;
        Some(Self {
            section: part,
            texts,
        })
    }

    /// These texts of the quiz section, and the results section as the build writes it.
    /// None if the list does not fit the section.
    pub fn with_results(&self, json: &Json) -> Option<Self> {
        let results = Self::load_section(json, UiSection::Results)?;
        let texts = (self.texts.iter().take(QUIZ_COUNT).cloned())
            .chain(results.texts)
            .collect();
        Some(Self {
            section: self.section,
            texts,
        })
    }

    /// The text of a key. Empty if the key is not in the loaded section.
    pub fn text(&self, key: Key) -> AttrValue {
        // A section is complete, or loading would have failed; keys of another one have no text.
        let at = (key as usize).checked_sub(self.section.first());
        let text = at.and_then(|at| self.texts.get(at));
        text.cloned().unwrap_or_default()
    }

    /// The text of a key with its `{names}` filled in.
    pub fn fill(&self, key: Key, names: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(publish::fill_placeholders(&self.text(key), names))
    }

    /// The texts for a published card.
    pub fn card_labels(&self) -> publish::CardLabels {
        let text = |key| self.text(key).to_string();
        publish::CardLabels {
            kicker: text(Key::PublishKicker),
            between: text(Key::Between),
            undecided: text(Key::PublishUndecided),
            line: text(Key::PublishLine),
            line_bare: text(Key::PublishLineBare),
            vote: text(Key::PublishVote),
            lean: text(Key::PublishLean),
            agree: text(Key::PublishAgree),
            middle: text(Key::PublishMiddle),
            pulled_apart: text(Key::PublishApart),
            contradiction: text(Key::Contradiction),
            tension: text(Key::Tension),
            place: text(Key::Place),
            place_lean: text(Key::Lean),
            place_far: text(Key::LeanFar),
            place_middle: text(Key::LeanMiddle),
            map_up: text(Key::MapUp),
            invite: text(Key::PublishInvite),
            invitation: text(Key::PublishInvitation),
        }
    }

    /// The message for a problem, without its location.
    pub fn problem_text(&self, what: &ProblemKind) -> AttrValue {
        use crate::instrument::{JsonType, Side};
        let n = |n: i64| n.to_string();
        let len = |n: usize| n.to_string();
        let side = |side: Side| match side {
            Side::Low => "low",
            Side::Middle => "middle",
            Side::High => "high",
        };
        match what {
            ProblemKind::NotJson(found) => {
                self.fill(Key::ProblemNotJson, &[("found", &bidi_isolated(found))])
            }
            ProblemKind::UnsupportedFormat { found } => {
                self.fill(Key::ProblemFormat, &[("found", &n(*found))])
            }
            ProblemKind::WrongType { expected } => self.text(match expected {
                JsonType::String => Key::ProblemText,
                JsonType::Integer => Key::ProblemWhole,
                JsonType::Array => Key::ProblemList,
                JsonType::Object => Key::ProblemObject,
            }),
            ProblemKind::MissingKey { key } => self.fill(Key::ProblemMissing, &[("key", key)]),
            ProblemKind::UnknownKey => self.text(Key::ProblemUnknownKey),
            ProblemKind::NotAllowed { found, allowed } => self.fill(
                Key::ProblemWord,
                &[("found", &bidi_isolated(found)), ("allowed", allowed)],
            ),
            ProblemKind::UnknownId { id } => {
                self.fill(Key::ProblemUnknownId, &[("id", &bidi_isolated(id))])
            }
            ProblemKind::DuplicateId { id } => {
                self.fill(Key::ProblemSameId, &[("id", &bidi_isolated(id))])
            }
            ProblemKind::Empty => self.text(Key::ProblemEmpty),
            ProblemKind::TooLong { found, max } => self.fill(
                Key::ProblemTooLong,
                &[("found", &len(*found)), ("most", &len(*max))],
            ),
            ProblemKind::OutOfRange { found, min, max } => self.fill(
                Key::ProblemRange,
                &[
                    ("found", &n(*found)),
                    ("least", &n(*min)),
                    ("most", &n(*max)),
                ],
            ),
            ProblemKind::WrongCount { found, min, max } => self.fill(
                if *max == usize::MAX {
                    Key::ProblemCountLeast
                } else {
                    Key::ProblemCount
                },
                &[
                    ("found", &len(*found)),
                    ("least", &len(*min)),
                    ("most", &len(*max)),
                ],
            ),
            ProblemKind::TooFewItems { found, min } => self.fill(
                Key::ProblemThinScale,
                &[("found", &len(*found)), ("enough", &min.to_string())],
            ),
            ProblemKind::MissingRegion { region: place } => self.fill(
                Key::ProblemHole,
                &[("across", side(place.across)), ("up", side(place.up))],
            ),
            ProblemKind::InvalidRegion => self.text(Key::ProblemPlace),
            ProblemKind::NeverFires => self.text(Key::ProblemNeverFires),
            ProblemKind::SameAxes => self.text(Key::ProblemOneAxis),
            ProblemKind::NotHttps => self.text(Key::ProblemAddress),
            ProblemKind::OtherInstrument { found, expected } => self.fill(
                Key::RoomNotesOther,
                &[
                    ("found", &bidi_isolated(found)),
                    ("wanted", &bidi_isolated(expected)),
                ],
            ),
            ProblemKind::MissingItem { id } => {
                self.fill(Key::RoomNotesUnsaid, &[("id", &bidi_isolated(id))])
            }
        }
    }

    /// A problem with its location on one line, for a console or a terminal.
    pub fn problem_line(&self, problem: &Problem) -> String {
        let mut line = self.problem_location(problem).to_string();
        line.push_str(": ");
        line.push_str(&self.problem_text(&problem.kind));
        line
    }

    /// The location of a problem: its JSON Pointer, or a text for the whole file.
    pub fn problem_location(&self, problem: &Problem) -> AttrValue {
        if problem.pointer.is_empty() {
            self.text(Key::WholeFile)
        } else {
            AttrValue::from(problem.pointer.clone())
        }
    }
}

/// Isolates a foreign text for use inside a sentence: wraps it in bidirectional isolates and removes
/// directional formatting characters, so that its direction does not affect the sentence. See Unicode's
/// bidirectional algorithm, UAX #9, section 2.4.
pub fn bidi_isolated(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let turns = |letter: &char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut alone = String::from('\u{2068}');
    alone.extend(text.chars().filter(|letter| !turns(letter)));
    alone.push('\u{2069}');
    alone.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_somebody_elses_turns_no_sentence_around() {
        assert_eq!(bidi_isolated("q7"), "q7");
        assert_eq!(bidi_isolated("שאלה"), "\u{2068}שאלה\u{2069}");
        // The text cannot end its own isolation, nor affect the direction of the text after it.
        assert_eq!(
            bidi_isolated("a\u{2069}\u{202e}b\u{200f}"),
            "\u{2068}ab\u{2069}"
        );
    }

    const TEXT: &str = include_str!("../../www/ui/en.json");

    fn with(change: impl FnOnce(&mut serde_json::Value)) -> Result<Ui, Vec<Problem>> {
        let mut file = serde_json::from_str(TEXT).unwrap();
        change(&mut file);
        Ui::load(&serde_json::from_value(file).unwrap())
    }

    #[test]
    fn each_key_gives_the_text_of_its_name() {
        let ui = with(|_| ()).unwrap();
        let file: serde_json::Value = serde_json::from_str(TEXT).unwrap();
        assert_eq!(ui.text(Key::CardPass), file["card_pass"].as_str().unwrap());
        assert_eq!(ui.text(Key::Restart), file["restart"].as_str().unwrap());
        let last = file["problem_address"].as_str().unwrap();
        assert_eq!(ui.text(Key::ProblemAddress), last);
    }

    #[test]
    fn a_program_is_given_its_own_part_and_finds_its_texts_in_it() {
        let file: serde_json::Value = serde_json::from_str(TEXT).unwrap();
        for (part, key, name) in [
            (UiSection::Quiz, Key::Skip, "skip"),
            (UiSection::Quiz, Key::Back, "back"),
            (UiSection::Results, Key::Restart, "restart"),
            (UiSection::Problems, Key::WholeFile, "whole_file"),
        ] {
            let cut: serde_json::Value = (part.keys().iter())
                .map(|name| file[*name].clone())
                .collect();
            let ui = Ui::load_section(&serde_json::from_value(cut).unwrap(), part).unwrap();
            assert_eq!(ui.text(key), file[name].as_str().unwrap(), "{part:?}");
        }
    }

    #[test]
    fn the_texts_of_the_result_are_added_to_those_of_the_items() {
        let file: serde_json::Value = serde_json::from_str(TEXT).unwrap();
        let section = |section: UiSection| -> Json {
            let texts: serde_json::Value = (section.keys().iter())
                .map(|name| file[*name].clone())
                .collect();
            serde_json::from_value(texts).unwrap()
        };
        let quiz = Ui::load_section(&section(UiSection::Quiz), UiSection::Quiz).unwrap();
        assert_eq!(quiz.text(Key::Restart), "");
        let ui = quiz.with_results(&section(UiSection::Results)).unwrap();
        for (key, name) in [(Key::Back, "back"), (Key::Restart, "restart")] {
            assert_eq!(ui.text(key), file[name].as_str().unwrap());
        }
        assert_eq!(quiz.with_results(&section(UiSection::Quiz)), None);
    }

    #[test]
    fn words_of_another_build_are_not_taken_for_ours() {
        for wrong in ["{}", "[]", "[1]", r#"["a text too few"]"#] {
            let json = serde_json::from_str(wrong).unwrap();
            assert_eq!(Ui::load_section(&json, UiSection::Quiz), None, "{wrong}");
        }
    }

    #[test]
    fn names_are_filled_in_wherever_they_stand() {
        let ui = with(|file| file["count"] = "{of}: {n}, {n}! {other} {".into()).unwrap();
        let filled = ui.fill(Key::Count, &[("n", "3"), ("of", "12")]);
        assert_eq!(filled, "12: 3, 3!  {");
    }

    #[test]
    fn a_missing_key_and_an_unknown_one_are_told_together() {
        let problems = with(|file| {
            file.as_object_mut().unwrap().remove("skip");
            file["skipp"] = "Skip".into();
        })
        .unwrap_err();
        let whats: Vec<&ProblemKind> = problems.iter().map(|p| &p.kind).collect();
        assert_eq!(
            whats,
            [
                &ProblemKind::MissingKey { key: "skip" },
                &ProblemKind::UnknownKey
            ]
        );
    }

    #[test]
    fn a_problem_reads_as_a_line_with_its_place() {
        let ui = with(|_| ()).unwrap();
        let problem = Problem {
            pointer: "/items/2/scale".into(),
            kind: ProblemKind::UnknownId { id: "X".into() },
        };
        assert_eq!(
            ui.problem_line(&problem),
            "/items/2/scale: nothing here has the id “X”"
        );
    }
}
