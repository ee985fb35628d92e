//! What is told of a result outside of the quiz.

use super::words::{Words, fill, right_to_left};
use crate::instrument::{
    GutOutcome, Instrument, Outcome, PlaneRegion, Reading, Scale, Score, Side, Spread,
};
use crate::sheet::{Gut, Sheet};

/// Hundredths from which a score lies far out: 1.25 of 2.
const FAR: u32 = 125;

/// A result as it is shown to others. Texts are plain; whoever writes them down escapes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The language of the texts, as a BCP 47 tag.
    pub lang: String,
    /// Whether they run from right to left.
    pub rtl: bool,
    /// The question the quiz is about; empty where the name says it.
    pub question: String,
    /// Above the name; may be empty.
    pub kicker: String,
    /// The verdict, or between which two.
    pub name: String,
    /// A few words on it; may be empty.
    pub tagline: String,
    /// The result as one sentence, kicker, name and tagline together; may be empty.
    pub line: String,
    /// The gut vote and what the answers say to it: up to two sentences.
    pub gut: Vec<String>,
    /// Where the point lies, a sentence for each line of the map.
    pub places: Vec<String>,
    /// The map.
    pub map: Map,
    /// What the link says.
    pub invite: String,
    /// The same as a line of text, with `{address}` where the address goes.
    pub invitation: String,
    /// Where the link leads; no link without.
    pub address: Option<String>,
}

/// Two lines crossing, named regions between them, and marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The line from left to right.
    pub across: Axis,
    /// The line from bottom to top.
    pub up: Axis,
    /// Hundredths: how far the centre reaches.
    pub centre: u32,
    /// The named parts of the plane.
    pub regions: Vec<Region>,
    /// Whoever is on it.
    pub marks: Vec<Mark>,
}

/// A line between two poles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// Its low pole.
    pub low: String,
    /// Its high pole.
    pub high: String,
}

/// A named part of the plane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Where it lies on the line across.
    pub across: Side,
    /// Where it lies on the line up.
    pub up: Side,
    /// Whether this is the result.
    pub here: bool,
}

/// A point on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Hundredths across, from -200 to 200.
    pub x: i32,
    /// Hundredths up, from -200 to 200.
    pub y: i32,
    /// How far it would move if one answer were left out, across and up.
    pub spread: Option<(Spread, Spread)>,
}

impl Card {
    /// The card of one person's answers. An address that is none of the web's is left out.
    pub fn of(
        instrument: &Instrument,
        sheet: &Sheet,
        words: &Words,
        address: Option<String>,
    ) -> Self {
        let reading = instrument.read(&sheet.answers);
        let verdict = |n: usize| &instrument.verdicts[n];
        let (name, tagline) = match reading.outcome {
            Outcome::Verdict(n) => (verdict(n).name.to_string(), verdict(n).tagline.to_string()),
            Outcome::Between(a, b) => {
                let names = [("a", &*verdict(a).name), ("b", &*verdict(b).name)];
                (fill(&words.between, &names), String::new())
            }
            Outcome::TooFewAnswers | Outcome::Straightlined => {
                (words.undecided.clone(), String::new())
            }
        };
        let mut map = Map::of(instrument, reading.outcome);
        let (mut gut, mut places) = (Vec::new(), Vec::new());
        gut.extend(vote(instrument, sheet, words));
        // Answers that look unmeant, or too few, are no point on a map.
        if matches!(reading.outcome, Outcome::Verdict(_) | Outcome::Between(..)) {
            map.marks.push(mark(instrument, sheet, &reading));
            gut.extend(found(instrument, &reading, words));
            places.extend([instrument.plane.across, instrument.plane.up].map(|scale| {
                let score = reading.scores[scale];
                place(
                    words,
                    &instrument.scales[scale],
                    score,
                    instrument.plane.centre,
                )
            }));
        }
        Self {
            gut,
            places,
            map,
            ..Self::named(instrument, words, name, tagline, address)
        }
    }

    /// The card of a verdict that anybody may have: its region is marked, no point.
    ///
    /// # Panics
    ///
    /// When the instrument has no verdict at this position.
    pub fn of_verdict(
        instrument: &Instrument,
        verdict: usize,
        words: &Words,
        address: Option<String>,
    ) -> Self {
        let told = &instrument.verdicts[verdict];
        let (name, tagline) = (told.name.to_string(), told.tagline.to_string());
        Self {
            map: Map::of(instrument, Outcome::Verdict(verdict)),
            ..Self::named(instrument, words, name, tagline, address)
        }
    }

    /// The card of the quiz itself: its question, and the map as it is before anybody answers.
    pub fn of_quiz(instrument: &Instrument, words: &Words, address: Option<String>) -> Self {
        let (name, lead) = (instrument.title.to_string(), instrument.lead.to_string());
        Self {
            question: String::new(),
            kicker: String::new(),
            line: instrument.title.to_string(),
            map: Map::of(instrument, Outcome::TooFewAnswers),
            ..Self::named(instrument, words, name, lead, address)
        }
    }

    fn named(
        instrument: &Instrument,
        words: &Words,
        name: String,
        tagline: String,
        address: Option<String>,
    ) -> Self {
        let line = if tagline.is_empty() {
            &words.line_bare
        } else {
            &words.line
        };
        let line = fill(line, &[("name", &name), ("tagline", &tagline)]);
        Self {
            lang: instrument.lang.to_string(),
            rtl: right_to_left(&instrument.lang),
            question: instrument.title.to_string(),
            kicker: words.kicker.clone(),
            name,
            tagline,
            line,
            invite: words.invite.clone(),
            invitation: words.invitation.clone(),
            address: address.filter(|address| super::address::is_of_the_web(address)),
            ..Self::default()
        }
    }
}

/// The column and the row of a region, as both maps that are markup name them for their styles.
pub fn column_and_row(place: PlaneRegion) -> [&'static str; 2] {
    let column = match place.across {
        Side::Low => "left",
        Side::Middle => "centre",
        Side::High => "right",
    };
    let row = match place.up {
        Side::Low => "bottom",
        Side::Middle => "centre",
        Side::High => "top",
    };
    [column, row]
}

impl Map {
    /// The map of an instrument, without marks; the regions of an outcome are marked.
    pub fn of(instrument: &Instrument, outcome: Outcome) -> Self {
        let axis = |scale: usize| {
            let Scale { low, high, .. } = &instrument.scales[scale];
            Axis {
                low: low.to_string(),
                high: high.to_string(),
            }
        };
        let here = |n: usize| match outcome {
            Outcome::Verdict(a) => a == n,
            Outcome::Between(a, b) => a == n || b == n,
            Outcome::TooFewAnswers | Outcome::Straightlined => false,
        };
        let regions = instrument.verdicts.iter().enumerate().map(|(n, verdict)| {
            let PlaneRegion { across, up } = verdict.place;
            Region {
                name: verdict.name.to_string(),
                across,
                up,
                here: here(n),
            }
        });
        Self {
            across: axis(instrument.plane.across),
            up: axis(instrument.plane.up),
            centre: instrument.plane.centre,
            regions: regions.collect(),
            marks: Vec::new(),
        }
    }
}

/// The point of one person's answers.
fn mark(instrument: &Instrument, sheet: &Sheet, reading: &Reading) -> Mark {
    let (across, up) = (instrument.plane.across, instrument.plane.up);
    let spread = |scale| instrument.spread(scale, &sheet.answers);
    Mark {
        x: reading.scores[across].hundredths(),
        y: reading.scores[up].hundredths(),
        spread: spread(across).zip(spread(up)),
    }
}

fn vote(instrument: &Instrument, sheet: &Sheet, words: &Words) -> Option<String> {
    let pole = match sheet.gut? {
        Gut::Low => &instrument.gut.low,
        Gut::High => &instrument.gut.high,
    };
    Some(fill(&words.vote, &[("choice", &pole.choice)]))
}

fn found(instrument: &Instrument, reading: &Reading, words: &Words) -> Option<String> {
    let scale = &instrument.scales[instrument.gut.scale];
    let lean = |pole: &str| Some(fill(&words.lean, &[("pole", pole)]));
    match reading.gut_outcome {
        GutOutcome::Unknown => None,
        GutOutcome::Side(Side::Low) => lean(&scale.low),
        GutOutcome::Side(Side::Middle) => Some(words.middle.clone()),
        GutOutcome::Side(Side::High) => lean(&scale.high),
    }
}

/// Where a score lies on its line, as a sentence: in the middle, as far as the centre reaches, or
/// towards a pole.
fn place(words: &Words, scale: &Scale, score: Score, centre: u32) -> String {
    let lean = if score.side(FAR) == Side::Middle {
        &words.place_lean
    } else {
        &words.place_far
    };
    let place = match score.side(centre) {
        Side::Low => fill(lean, &[("pole", &scale.low)]),
        Side::Middle => words.place_middle.clone(),
        Side::High => fill(lean, &[("pole", &scale.high)]),
    };
    fill(
        &words.place,
        &[("question", &scale.question), ("place", &place)],
    )
}
