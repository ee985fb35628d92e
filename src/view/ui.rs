//! The interface's own words, from `www/ui/<lang>.json`.
//!
//! A [`Key`] stands for a text; the file must have all of them and no others, which
//! [`Ui::load`] checks and the build enforces.

use crate::instrument::{Json, Problem, What, walk};
use crate::publish;
use yew::AttrValue;

/// Declares the keys once: as an enum for the programs, as names for the file.
macro_rules! keys {
    (
        $(#[$_a:meta])* asking { $($asking:ident = $asking_name:literal,)* }
        $(#[$_t:meta])* telling { $($telling:ident = $telling_name:literal,)* }
        $(#[$_b:meta])* building { $($building:ident = $building_name:literal,)* }
    ) => {
        /// One of the interface's texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key {
            $(#[doc = concat!("`", $asking_name, "`")] $asking,)*
            $(#[doc = concat!("`", $telling_name, "`")] $telling,)*
            $(#[doc = concat!("`", $building_name, "`")] $building,)*
        }

        /// The keys as the file has them, in the order of [`Key`].
        const NAMES: &[&str] = &[$($asking_name,)* $($telling_name,)* $($building_name,)*];
        /// How many of them are of the program that asks.
        const ASKING: usize = [$($asking_name,)*].len();
        /// How many after these are of the program that tells.
        const TELLING: usize = [$($telling_name,)*].len();
    };
}

keys! {
    /// Of the program that asks. `www/widget.js` takes the first one; the last one is of the other
    /// program too.
    asking {
        Stopped = "stopped",
        CardPass = "card_pass",
        CardRetry = "card_retry",
        Progress = "progress",
        Count = "count",
        Skip = "skip",
        Finish = "finish",
        ToResult = "to_result",
        Coming = "coming",
        Missed = "missed",
        Problems = "problems",
        WholeFile = "whole_file",
        ProblemNotJson = "problem_not_json",
        ProblemFormat = "problem_format",
        ProblemText = "problem_text",
        ProblemWhole = "problem_whole",
        ProblemList = "problem_list",
        ProblemObject = "problem_object",
        ProblemMissing = "problem_missing",
        ProblemUnknownKey = "problem_unknown_key",
        ProblemWord = "problem_word",
        ProblemUnknownId = "problem_unknown_id",
        ProblemSameId = "problem_same_id",
        ProblemEmpty = "problem_empty",
        ProblemTooLong = "problem_too_long",
        ProblemRange = "problem_range",
        ProblemCount = "problem_count",
        ProblemCountLeast = "problem_count_least",
        ProblemThinScale = "problem_thin_scale",
        ProblemHole = "problem_hole",
        ProblemPlace = "problem_place",
        ProblemNeverFires = "problem_never_fires",
        ProblemOneAxis = "problem_one_axis",
        ProblemAddress = "problem_address",
        Back = "back",
    }
    /// Of the program that tells the result.
    telling {
        Result = "result",
        Between = "between",
        TooLittle = "too_little",
        TooLittleText = "too_little_text",
        Straight = "straight",
        GoOn = "go_on",
        LookAgain = "look_again",
        Near = "near",
        Quoted = "quoted",
        Or = "or",
        GutVote = "gut_vote",
        GutAnswers = "gut_answers",
        Place = "place",
        MapSpread = "map_spread",
        LeanFar = "lean_far",
        Lean = "lean",
        LeanMiddle = "lean_middle",
        LeanUnknown = "lean_unknown",
        SpeaksFor = "speaks_for",
        SpeaksAgainst = "speaks_against",
        Asks = "asks",
        Tensions = "tensions",
        Contradiction = "contradiction",
        Tension = "tension",
        Change = "change",
        Stand = "stand",
        Debrief = "debrief",
        DebriefNote = "debrief_note",
        YourAnswer = "your_answer",
        LeftBlank = "left_blank",
        OpenAll = "open_all",
        CloseAll = "close_all",
        Scoring = "scoring",
        ScoringNote = "scoring_note",
        ScoringTowards = "scoring_towards",
        ScoringZero = "scoring_zero",
        ScoringBlank = "scoring_blank",
        ScoringSum = "scoring_sum",
        ScoringMean = "scoring_mean",
        ScoringThin = "scoring_thin",
        ScoringSpread = "scoring_spread",
        ScoringSteady = "scoring_steady",
        ScoringCentre = "scoring_centre",
        ScoringBorder = "scoring_border",
        ScoringNear = "scoring_near",
        ScoringBlanks = "scoring_blanks",
        ScoringShade = "scoring_shade",
        ScoringStraight = "scoring_straight",
        Decimal = "decimal",
        Essay = "essay",
        Research = "research",
        ThinIce = "thin_ice",
        Sources = "sources",
        Supports = "supports",
        Complicates = "complicates",
        Contradicts = "contradicts",
        Code = "code",
        CodeNote = "code_note",
        Share = "share",
        ShareNote = "share_note",
        ShareNative = "share_native",
        ShareLink = "share_link",
        ShareShows = "share_shows",
        SharePlain = "share_plain",
        ShareNamed = "share_named",
        ShareMessage = "share_message",
        ShareCopyMessage = "share_copy_message",
        ShareTargets = "share_targets",
        ShareTargetsNote = "share_targets_note",
        ShareMail = "share_mail",
        SharePicture = "share_picture",
        SharePng = "share_png",
        SharePngLarge = "share_png_large",
        ShareSvg = "share_svg",
        ShareHtml = "share_html",
        ShareHtmlNote = "share_html_note",
        ShareCopyHtml = "share_copy_html",
        ShareMarkdown = "share_markdown",
        ShareCopyMarkdown = "share_copy_markdown",
        ShareCopyCode = "share_copy_code",
        ShareCopied = "share_copied",
        ShareSaved = "share_saved",
        ShareFailed = "share_failed",
        ShareByHand = "share_by_hand",
        Works = "works",
        Caution = "caution",
        Compare = "compare",
        CompareNote = "compare_note",
        CompareField = "compare_field",
        CompareAdd = "compare_add",
        CompareLine = "compare_line",
        CompareJoined = "compare_joined",
        CompareTwice = "compare_twice",
        CompareOwn = "compare_own",
        CompareFull = "compare_full",
        CompareLeft = "compare_left",
        CodeNot = "code_not",
        CodeMistyped = "code_mistyped",
        CodeOtherInstrument = "code_other_instrument",
        CodeOtherVersion = "code_other_version",
        CompareYou = "compare_you",
        CompareOther = "compare_other",
        CompareComma = "compare_comma",
        CompareVoted = "compare_voted",
        CompareUnvoted = "compare_unvoted",
        CompareStraight = "compare_straight",
        CompareRemove = "compare_remove",
        CompareRemoveWho = "compare_remove_who",
        CompareWho = "compare_who",
        CompareSpread = "compare_spread",
        CompareGuts = "compare_guts",
        CompareGutsSame = "compare_guts_same",
        CompareGutsDiffer = "compare_guts_differ",
        CompareGutsFew = "compare_guts_few",
        CompareApart = "compare_apart",
        CompareApartNone = "compare_apart_none",
        CompareAlike = "compare_alike",
        CompareAlikeNote = "compare_alike_note",
        CompareAlikeNone = "compare_alike_none",
        CompareBlank = "compare_blank",
        CompareLink = "compare_link",
        CompareLinkNote = "compare_link_note",
        OpenedKicker = "opened_kicker",
        OpenedMany = "opened_many",
        OpenedNone = "opened_none",
        OpenedGo = "opened_go",
        OpenedQuiz = "opened_quiz",
        OpenedResume = "opened_resume",
        OpenedOwn = "opened_own",
        OpenedKept = "opened_kept",
        Restart = "restart",
        PublishKicker = "publish_kicker",
        PublishUndecided = "publish_undecided",
        PublishLine = "publish_line",
        PublishLineBare = "publish_line_bare",
        PublishVote = "publish_vote",
        PublishLean = "publish_lean",
        PublishMiddle = "publish_middle",
        PublishInvite = "publish_invite",
        PublishInvitation = "publish_invitation",
    }
    /// Of what the build makes of it: first card, pages and paper.
    building {
        CardFailed = "card_failed",
        PaperHow = "paper_how",
        PaperGut = "paper_gut",
        PaperSums = "paper_sums",
        PaperSumsNote = "paper_sums_note",
        PaperItem = "paper_item",
        PaperSum = "paper_sum",
        PaperDifference = "paper_difference",
        PaperDivided = "paper_divided",
        PaperPlace = "paper_place",
        PaperMap = "paper_map",
        PaperMapNote = "paper_map_note",
        PaperMiddle = "paper_middle",
        PaperAddress = "paper_address",
        SharePageTitle = "share_page_title",
        SharePageDescription = "share_page_description",
        SharePageAbout = "share_page_about",
    }
}

/// The texts that one program needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of them: a file as it is written.
    All,
    /// The program that asks.
    Asking,
    /// The program that tells the result.
    Telling,
}

impl Part {
    /// The names of its texts.
    pub fn names(self) -> &'static [&'static str] {
        &NAMES[self.first()..self.end()]
    }

    fn first(self) -> usize {
        match self {
            Self::All | Self::Asking => 0,
            Self::Telling => ASKING - 1,
        }
    }

    fn end(self) -> usize {
        match self {
            Self::All => NAMES.len(),
            Self::Asking => ASKING,
            Self::Telling => ASKING + TELLING,
        }
    }
}

/// The interface's texts in one language, or a part of them.
#[derive(Debug, PartialEq)]
pub struct Ui {
    part: Part,
    texts: Vec<AttrValue>,
}

/// The longest text of an interface, in characters.
const LONGEST: usize = 240;

impl Ui {
    /// Reads a file as it is written.
    ///
    /// # Errors
    ///
    /// Every key that is missing, unknown, or not a text.
    pub fn load(json: &Json) -> Result<Self, Vec<Problem>> {
        let mut problems = walk::Problems::default();
        let mut fields = walk::Fields::of(Some(json), walk::Path::Root, &mut problems);
        let texts = (NAMES.iter())
            .map(|name| AttrValue::from(fields.text(name, LONGEST, &mut problems)))
            .collect();
        fields.finish(&mut problems);
        if problems.0.is_empty() {
            let part = Part::All;
            Ok(Self { part, texts })
        } else {
            Err(problems.0)
        }
    }

    /// Reads the texts of one part as the build puts them out: without their keys, which would be a
    /// quarter of what comes over the line, in their order. None when these are not they.
    pub fn read(json: &Json, part: Part) -> Option<Self> {
        let Json::List(list) = json else { return None };
        let text = |json: &Json| match json {
            Json::Text(text) => Some(AttrValue::from(text.clone())),
            _ => None,
        };
        let texts: Option<Vec<AttrValue>> = list.iter().map(text).collect();
        let texts = texts.filter(|texts| texts.len() == part.names().len())?;
        Some(Self { part, texts })
    }

    /// A text as it stands.
    pub fn text(&self, key: Key) -> AttrValue {
        // The texts of a part are complete, or there would be no `Ui`; those of another are not here.
        let at = (key as usize).checked_sub(self.part.first());
        let text = at.and_then(|at| self.texts.get(at));
        text.cloned().unwrap_or_default()
    }

    /// A text with its `{names}` filled in.
    pub fn fill(&self, key: Key, names: &[(&str, &str)]) -> AttrValue {
        AttrValue::from(publish::fill(&self.text(key), names))
    }

    /// The texts that go out on a card.
    pub fn words(&self) -> publish::Words {
        let text = |key| self.text(key).to_string();
        publish::Words {
            kicker: text(Key::PublishKicker),
            between: text(Key::Between),
            undecided: text(Key::PublishUndecided),
            line: text(Key::PublishLine),
            line_bare: text(Key::PublishLineBare),
            vote: text(Key::PublishVote),
            lean: text(Key::PublishLean),
            middle: text(Key::PublishMiddle),
            place: text(Key::Place),
            place_lean: text(Key::Lean),
            place_far: text(Key::LeanFar),
            place_middle: text(Key::LeanMiddle),
            invite: text(Key::PublishInvite),
            invitation: text(Key::PublishInvitation),
        }
    }

    /// What a problem says, without its place.
    pub fn problem(&self, what: &What) -> AttrValue {
        use crate::instrument::{Side, Type};
        let n = |n: i64| n.to_string();
        let len = |n: usize| n.to_string();
        let side = |side: Side| match side {
            Side::Low => "low",
            Side::Middle => "middle",
            Side::High => "high",
        };
        match what {
            What::NotJson(found) => self.fill(Key::ProblemNotJson, &[("found", found)]),
            What::Format { found } => self.fill(Key::ProblemFormat, &[("found", &n(*found))]),
            What::Type { wanted } => self.text(match wanted {
                Type::Text => Key::ProblemText,
                Type::Whole => Key::ProblemWhole,
                Type::List => Key::ProblemList,
                Type::Object => Key::ProblemObject,
            }),
            What::Missing { key } => self.fill(Key::ProblemMissing, &[("key", key)]),
            What::UnknownKey => self.text(Key::ProblemUnknownKey),
            What::Word { found, allowed } => {
                self.fill(Key::ProblemWord, &[("found", found), ("allowed", allowed)])
            }
            What::UnknownId { id } => self.fill(Key::ProblemUnknownId, &[("id", id)]),
            What::SameId { id } => self.fill(Key::ProblemSameId, &[("id", id)]),
            What::Empty => self.text(Key::ProblemEmpty),
            What::TooLong { found, most } => self.fill(
                Key::ProblemTooLong,
                &[("found", &len(*found)), ("most", &len(*most))],
            ),
            What::Range { found, least, most } => self.fill(
                Key::ProblemRange,
                &[
                    ("found", &n(*found)),
                    ("least", &n(*least)),
                    ("most", &n(*most)),
                ],
            ),
            What::Count { found, least, most } => self.fill(
                if *most == usize::MAX {
                    Key::ProblemCountLeast
                } else {
                    Key::ProblemCount
                },
                &[
                    ("found", &len(*found)),
                    ("least", &len(*least)),
                    ("most", &len(*most)),
                ],
            ),
            What::ThinScale { found, enough } => self.fill(
                Key::ProblemThinScale,
                &[("found", &len(*found)), ("enough", &enough.to_string())],
            ),
            What::Hole { place } => self.fill(
                Key::ProblemHole,
                &[("across", side(place.across)), ("up", side(place.up))],
            ),
            What::Place => self.text(Key::ProblemPlace),
            What::NeverFires => self.text(Key::ProblemNeverFires),
            What::OneAxis => self.text(Key::ProblemOneAxis),
            What::Address => self.text(Key::ProblemAddress),
        }
    }

    /// A problem with its place, on one line, for a console or a terminal.
    pub fn line(&self, problem: &Problem) -> String {
        let mut line = self.place(problem).to_string();
        line.push_str(": ");
        line.push_str(&self.problem(&problem.what));
        line
    }

    /// The place of a problem: its JSON Pointer, or words for the whole file.
    pub fn place(&self, problem: &Problem) -> AttrValue {
        if problem.at.is_empty() {
            self.text(Key::WholeFile)
        } else {
            AttrValue::from(problem.at.clone())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (Part::Asking, Key::Skip, "skip"),
            (Part::Asking, Key::Back, "back"),
            (Part::Telling, Key::Back, "back"),
            (Part::Telling, Key::Restart, "restart"),
        ] {
            let cut: serde_json::Value = (part.names().iter())
                .map(|name| file[*name].clone())
                .collect();
            let ui = Ui::read(&serde_json::from_value(cut).unwrap(), part).unwrap();
            assert_eq!(ui.text(key), file[name].as_str().unwrap(), "{part:?}");
        }
    }

    #[test]
    fn words_of_another_build_are_not_taken_for_ours() {
        for wrong in ["{}", "[]", "[1]", r#"["a text too few"]"#] {
            let json = serde_json::from_str(wrong).unwrap();
            assert_eq!(Ui::read(&json, Part::Asking), None, "{wrong}");
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
        let whats: Vec<&What> = problems.iter().map(|p| &p.what).collect();
        assert_eq!(whats, [&What::Missing { key: "skip" }, &What::UnknownKey]);
    }

    #[test]
    fn a_problem_reads_as_a_line_with_its_place() {
        let ui = with(|_| ()).unwrap();
        let problem = Problem {
            at: "/items/2/scale".into(),
            what: What::UnknownId { id: "X".into() },
        };
        assert_eq!(
            ui.line(&problem),
            "/items/2/scale: nothing here has the id “X”"
        );
    }
}
