//! The words of the format, each with what it stands for.

use crate::room::ballot::BallotError;
use crate::room::{Phase, Picture, Place, Sources, Wrong};
use crate::sheet::code::CodeError;

pub(super) const PLACES: [(&str, Place); 6] = [
    ("join", Place::Join),
    ("map", Place::Picture(Picture::Map)),
    ("flow", Place::Picture(Picture::Flow)),
    ("divided", Place::Picture(Picture::Divided)),
    ("tensions", Place::Picture(Picture::Tensions)),
    ("moved", Place::Picture(Picture::Moved)),
];

pub(super) const PHASES: [(&str, Phase); 5] = [
    ("first", Phase::First),
    ("talk", Phase::Talk),
    ("second", Phase::Second),
    ("shift", Phase::Shift),
    ("debrief", Phase::Debrief),
];

pub(super) const SOURCES: [(&str, Sources); 3] = [
    ("both", Sources::Both),
    ("hands", Sources::Hands),
    ("codes", Sources::Codes),
];

pub(super) const WRONGS: [(&str, Wrong); 8] = [
    ("not_a_code", Wrong::Code(CodeError::NotACode)),
    ("mistyped", Wrong::Code(CodeError::Mistyped)),
    ("other_instrument", Wrong::Code(CodeError::OtherInstrument)),
    ("other_version", Wrong::Code(CodeError::OtherVersion)),
    ("ballot_number", Wrong::Ballot(BallotError::Number)),
    ("ballot_gut", Wrong::Ballot(BallotError::Gut)),
    ("ballot_length", Wrong::Ballot(BallotError::Length)),
    ("ballot_choice", Wrong::Ballot(BallotError::Choice)),
];

/// The words as a person would be told them.
pub(super) const PLACE_WORDS: &str = "join, map, flow, divided, tensions, moved";
pub(super) const PHASE_WORDS: &str = "first, talk, second, shift, debrief";
pub(super) const SOURCE_WORDS: &str = "both, hands, codes";
pub(super) const WRONG_WORDS: &str = "not_a_code, mistyped, other_instrument, other_version, ballot_number, ballot_gut, ballot_length, ballot_choice";
pub(super) const CLOCK_WORDS: &str = "start, toggle, extend, clear";

/// The word that stands for a value.
pub(super) fn word<T: PartialEq>(words: &[(&'static str, T)], value: &T) -> &'static str {
    let found = words.iter().find(|(_, known)| known == value);
    found.map_or("", |(word, _)| word)
}
