//! The keywords of the journal format with their values.

use crate::room::ballot::BallotError;
use crate::room::{AgendaStep, ImportError, Phase, Picture, Sources};
use crate::sheet::code::CodeError;

pub(super) const STEPS: [(&str, AgendaStep); 6] = [
    ("join", AgendaStep::Join),
    ("map", AgendaStep::Picture(Picture::Map)),
    ("flow", AgendaStep::Picture(Picture::Flow)),
    ("divided", AgendaStep::Picture(Picture::Divided)),
    ("tensions", AgendaStep::Picture(Picture::Tensions)),
    ("moved", AgendaStep::Picture(Picture::Moved)),
];

pub(super) const PHASES: [(&str, Phase); 7] = [
    ("first", Phase::First),
    ("talk", Phase::Talk),
    ("second", Phase::Second),
    ("reveal", Phase::Reveal),
    ("shift", Phase::Shift),
    ("debrief", Phase::Debrief),
    ("evidence", Phase::Evidence),
];

pub(super) const SOURCES: [(&str, Sources); 3] = [
    ("both", Sources::Both),
    ("hands", Sources::Hands),
    ("codes", Sources::Codes),
];

pub(super) const IMPORT_ERRORS: [(&str, ImportError); 8] = [
    ("not_a_code", ImportError::Code(CodeError::NotACode)),
    ("mistyped", ImportError::Code(CodeError::Mistyped)),
    (
        "other_instrument",
        ImportError::Code(CodeError::OtherInstrument),
    ),
    ("other_version", ImportError::Code(CodeError::OtherVersion)),
    ("ballot_number", ImportError::Ballot(BallotError::Number)),
    ("ballot_gut", ImportError::Ballot(BallotError::Gut)),
    ("ballot_length", ImportError::Ballot(BallotError::Length)),
    ("ballot_choice", ImportError::Ballot(BallotError::Choice)),
];

/// The allowed keywords, as listed in problems.
pub(super) const STEP_KEYWORDS: &str = "join, map, flow, divided, tensions, moved";
pub(super) const PHASE_KEYWORDS: &str = "first, talk, second, reveal, shift, debrief, evidence";
pub(super) const SOURCE_KEYWORDS: &str = "both, hands, codes";
pub(super) const IMPORT_ERROR_KEYWORDS: &str = "not_a_code, mistyped, other_instrument, other_version, ballot_number, ballot_gut, ballot_length, ballot_choice";
pub(super) const TIMER_KEYWORDS: &str = "start, toggle, extend, clear";

/// The keyword of a value.
pub(super) fn keyword<T: PartialEq>(keywords: &[(&'static str, T)], value: &T) -> &'static str {
    let found = keywords.iter().find(|(_, known)| known == value);
    found.map_or("", |(word, _)| word)
}
