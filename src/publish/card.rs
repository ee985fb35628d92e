//! The card of a result: all data that is shared outside the quiz.

use super::labels::{CardLabels, fill_placeholders, is_rtl};
use crate::instrument::{
    GutOutcome, Instrument, Outcome, PlaneRegion, Reading, Scale, Score, ScorePosition, Side,
    Spread, TensionKind,
};
use crate::sheet::{GutVote, Sheet};

/// A result as it is shown to others. Texts are plain: the writers of each format escape them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The language of the texts, as a BCP 47 tag.
    pub lang: String,
    /// True if they are written from right to left.
    pub rtl: bool,
    /// The question that the quiz is about; empty if `name` is the question.
    pub question: String,
    /// The line above the name; may be empty.
    pub kicker: String,
    /// The name of the verdict, or of the two that the result is between.
    pub name: String,
    /// The verdict's tagline; may be empty.
    pub tagline: String,
    /// The result as one sentence, kicker, name and tagline together; may be empty.
    pub sentence: String,
    /// The gut vote, and the outcome of the items on the same question: up to two sentences.
    pub gut_sentences: Vec<String>,
    /// The position of the mark, as a sentence for each axis of the map.
    pub position_sentences: Vec<String>,
    /// The way from the gut vote to the outcome of the items. `None` without a vote, or without a result.
    pub trail: Option<Trail>,
    /// The sharpest tension between the answers, if there is one.
    pub tension: Option<TensionQuote>,
    /// The map.
    pub map: Map,
    /// A note that the upper half of the map is not the better one.
    pub map_note: String,
    /// The text of the link.
    pub invite: String,
    /// The invitation as a line of plain text, with `{address}` as the placeholder of the URL.
    pub invitation: String,
    /// The URL of the link; without one there is no link.
    pub url: Option<String>,
}

/// The way from a gut vote to where the answers are, on the line between the poles of the main question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// The poles, as choices.
    pub poles: Axis,
    /// The position of the vote in hundredths, from -200 to 200.
    pub vote: i32,
    /// The position of the answers.
    pub answers: i32,
}

/// A tension between answers, in the reader's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TensionQuote {
    /// The sentence that introduces it.
    pub heading: String,
    /// A sentence on whether the answers exclude each other.
    pub kind: String,
    /// The answers in words: those that stand for the reader's opinion, and those that go with them. Of a
    /// statement the label of the answer goes with it, of a dilemma its question.
    pub answers: Vec<Quoted>,
}

/// An answer that is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The statement, or the chosen option.
    pub opinion: String,
    /// The label of the answer, or the question of a dilemma.
    pub about: String,
}

/// A map: two crossing axes, named regions between them, and a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// The horizontal axis, from left to right.
    pub across: Axis,
    /// The vertical axis, from bottom to top.
    pub up: Axis,
    /// The extent of the centre in each direction, in hundredths.
    pub centre: u32,
    /// The named regions of the plane.
    pub regions: Vec<Region>,
    /// The mark of the answers, if they have a position.
    pub mark: Option<Mark>,
}

/// An axis between two poles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// The label of its low pole.
    pub low: String,
    /// The label of its high pole.
    pub high: String,
}

/// A named region of the plane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Its side on the horizontal axis.
    pub across: Side,
    /// Its side on the vertical axis.
    pub up: Side,
    /// True if this is the result, or one of the two that the result is between.
    pub is_result: bool,
}

/// A mark on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its horizontal position in hundredths, from -200 to 200.
    pub x: i32,
    /// Its vertical position in hundredths, from -200 to 200.
    pub y: i32,
    /// The range when any one answer is left out, on the horizontal and the vertical axis.
    pub spread: Option<(Spread, Spread)>,
}

impl Card {
    /// Creates the card of one person's answers. Drops a URL that is not `http:` or `https:`.
    pub fn for_sheet(
        instrument: &Instrument,
        sheet: &Sheet,
        labels: &CardLabels,
        url: Option<String>,
    ) -> Self {
        let reading = instrument.read(&sheet.answers);
        let verdict = |n: usize| &instrument.verdicts[n];
        let (name, tagline) = match reading.outcome {
            Outcome::Verdict(n) => (verdict(n).name.to_string(), verdict(n).tagline.to_string()),
            Outcome::Between(a, b) => {
                let names = [("a", &*verdict(a).name), ("b", &*verdict(b).name)];
                (fill_placeholders(&labels.between, &names), String::new())
            }
            Outcome::TooFewAnswers | Outcome::Straightlined => {
                (labels.undecided.clone(), String::new())
            }
        };
        let mut map = Map::for_outcome(instrument, reading.outcome);
        let (mut gut, mut places) = (Vec::new(), Vec::new());
        let (mut trail, mut tension) = (None, None);
        gut.extend(vote_sentence(instrument, sheet, labels));
        // No mark for too few answers, or for straightlining.
        if matches!(reading.outcome, Outcome::Verdict(_) | Outcome::Between(..)) {
            map.mark = Some(sheet_mark(instrument, sheet, &reading));
            trail = Trail::new(instrument, sheet, &reading);
            tension = TensionQuote::new(instrument, sheet, &reading, labels);
            gut.extend(gut_outcome_sentence(instrument, sheet, &reading, labels));
            places.extend([instrument.plane.across, instrument.plane.up].map(|scale| {
                let score = reading.scores[scale];
                position_sentence(
                    labels,
                    &instrument.scales[scale],
                    score,
                    instrument.plane.centre,
                )
            }));
        }
        Self {
            gut_sentences: gut,
            position_sentences: places,
            trail,
            tension,
            map,
            ..Self::with_texts(instrument, labels, name, tagline, url)
        }
    }

    /// Creates the card of a verdict that is nobody's in particular: its region is marked, without a point.
    ///
    /// # Panics
    ///
    /// If the instrument has no verdict at this position.
    pub fn for_verdict(
        instrument: &Instrument,
        position: usize,
        labels: &CardLabels,
        url: Option<String>,
    ) -> Self {
        let verdict = &instrument.verdicts[position];
        let (name, tagline) = (verdict.name.to_string(), verdict.tagline.to_string());
        Self {
            map: Map::for_outcome(instrument, Outcome::Verdict(position)),
            ..Self::with_texts(instrument, labels, name, tagline, url)
        }
    }

    /// Creates the card of the quiz itself: its question, and an empty map.
    pub fn for_quiz(instrument: &Instrument, labels: &CardLabels, url: Option<String>) -> Self {
        let (name, lead) = (instrument.title.to_string(), instrument.lead.to_string());
        Self {
            question: String::new(),
            kicker: String::new(),
            sentence: instrument.title.to_string(),
            map: Map::for_outcome(instrument, Outcome::TooFewAnswers),
            ..Self::with_texts(instrument, labels, name, lead, url)
        }
    }

    fn with_texts(
        instrument: &Instrument,
        labels: &CardLabels,
        name: String,
        tagline: String,
        url: Option<String>,
    ) -> Self {
        let line = if tagline.is_empty() {
            &labels.line_bare
        } else {
            &labels.line
        };
        let line = fill_placeholders(line, &[("name", &name), ("tagline", &tagline)]);
        Self {
            lang: instrument.lang.to_string(),
            rtl: is_rtl(&instrument.lang),
            question: instrument.title.to_string(),
            kicker: labels.kicker.clone(),
            name,
            tagline,
            sentence: line,
            map_note: labels.map_up.clone(),
            invite: labels.invite.clone(),
            invitation: labels.invitation.clone(),
            url: url.filter(|url| super::url::is_http_url(url)),
            ..Self::default()
        }
    }
}

/// Returns the CSS classes for the column and the row of a region, as used by both HTML maps.
pub fn region_classes(place: PlaneRegion) -> [&'static str; 2] {
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
    /// Creates the map of an instrument, without marks, and with the regions of `outcome` as the result.
    pub fn for_outcome(instrument: &Instrument, outcome: Outcome) -> Self {
        let axis = |scale: usize| {
            let Scale { low, high, .. } = &instrument.scales[scale];
            Axis {
                low: low.to_string(),
                high: high.to_string(),
            }
        };
        let regions = instrument.verdicts.iter().enumerate().map(|(n, verdict)| {
            let PlaneRegion { across, up } = verdict.place;
            Region {
                name: verdict.name.to_string(),
                across,
                up,
                is_result: outcome.includes(n),
            }
        });
        Self {
            across: axis(instrument.plane.across),
            up: axis(instrument.plane.up),
            centre: instrument.plane.centre,
            regions: regions.collect(),
            mark: None,
        }
    }
}

impl Trail {
    fn new(instrument: &Instrument, sheet: &Sheet, reading: &Reading) -> Option<Self> {
        let gut = &instrument.gut;
        let vote = sheet.gut?.hundredths();
        matches!(reading.gut_outcome, GutOutcome::Side(_)).then(|| Self {
            poles: Axis {
                low: gut.low.choice.to_string(),
                high: gut.high.choice.to_string(),
            },
            vote,
            answers: reading.scores[gut.scale].hundredths(),
        })
    }
}

impl TensionQuote {
    /// Quotes the tension that a result shows first.
    fn new(
        instrument: &Instrument,
        sheet: &Sheet,
        reading: &Reading,
        labels: &CardLabels,
    ) -> Option<Self> {
        let tension = &instrument.tensions[*reading.tensions.first()?];
        let quoted = tension.when.iter().filter_map(|condition| {
            let item = &instrument.items[condition.item];
            let choice = (*sheet.answers.get(condition.item)?)?;
            let answer = instrument.answer_label(condition.item, choice)?.to_string();
            let text = item.text.to_string();
            let (opinion, about) = if item.is_statement() {
                (text, answer)
            } else {
                (answer, text)
            };
            Some(Quoted { opinion, about })
        });
        let kind = match tension.kind {
            TensionKind::Contradiction => &labels.contradiction,
            TensionKind::Tension => &labels.tension,
        };
        Some(Self {
            heading: labels.pulled_apart.clone(),
            kind: kind.clone(),
            answers: quoted.collect(),
        })
    }
}

/// Creates the mark of one person's answers.
fn sheet_mark(instrument: &Instrument, sheet: &Sheet, reading: &Reading) -> Mark {
    let (across, up) = (instrument.plane.across, instrument.plane.up);
    let spread = |scale| instrument.spread(scale, &sheet.answers);
    Mark {
        x: reading.scores[across].hundredths(),
        y: reading.scores[up].hundredths(),
        spread: spread(across).zip(spread(up)),
    }
}

fn vote_sentence(instrument: &Instrument, sheet: &Sheet, labels: &CardLabels) -> Option<String> {
    let pole = sheet.gut?.pole(&instrument.gut);
    Some(fill_placeholders(&labels.vote, &[("choice", &pole.choice)]))
}

fn gut_outcome_sentence(
    instrument: &Instrument,
    sheet: &Sheet,
    reading: &Reading,
    labels: &CardLabels,
) -> Option<String> {
    let vote = match reading.gut_outcome {
        GutOutcome::Unknown => return None,
        GutOutcome::Side(Side::Low) => GutVote::Low,
        GutOutcome::Side(Side::Middle) => return Some(labels.middle.clone()),
        GutOutcome::Side(Side::High) => GutVote::High,
    };
    let choice = [("choice", &*vote.pole(&instrument.gut).choice)];
    Some(if sheet.gut == Some(vote) {
        labels.agree.clone()
    } else {
        fill_placeholders(&labels.lean, &choice)
    })
}

/// Describes a score's position on its scale in a sentence: in the middle, within the extent of the
/// centre, or towards a pole.
fn position_sentence(labels: &CardLabels, scale: &Scale, score: Score, centre: u32) -> String {
    let lean = |pole: &str, is_far: bool| {
        let label = if is_far {
            &labels.place_far
        } else {
            &labels.place_lean
        };
        fill_placeholders(label, &[("pole", pole)])
    };
    let place = match score.position(centre) {
        // A card with a mark has answers on both scales.
        ScorePosition::Unknown | ScorePosition::Middle => labels.place_middle.clone(),
        ScorePosition::Low { is_far } => lean(&scale.low, is_far),
        ScorePosition::High { is_far } => lean(&scale.high, is_far),
    };
    fill_placeholders(
        &labels.place,
        &[("question", &scale.question), ("place", &place)],
    )
}
