//! Parses the entries of a journal.

use crate::instrument::walk::{ObjectReader, Path, Problems};
use crate::instrument::{Instrument, Item, Json, JsonType, ProblemKind};
use crate::room::join_link;
use crate::room::journal::JournalLineError;
use crate::room::journal::keywords::{
    IMPORT_ERROR_KEYWORDS, IMPORT_ERRORS, PHASE_KEYWORDS, PHASES, SOURCE_KEYWORDS, SOURCES,
    STEP_KEYWORDS, STEPS, TIMER_KEYWORDS,
};
use crate::room::timer::MAX_TIMER_MS;
use crate::room::{
    Action, AgendaStep, Batch, Blank, Entry, Fault, MAX_PEOPLE, MAX_TIMESTAMP, TimerAction, Vote,
};
use crate::sheet::Sheet;
use crate::sheet::code::{self, Codec};
use std::rc::Rc;

/// The highest entry number that is accepted. A room continues counting from the last entry, so there
/// must be numbers left.
const MAX_NUMBER: i64 = 1 << 30;

/// An error, with the text it is about unless that is the whole line.
type LineProblem = (JournalLineError, Option<String>);

/// A parser of entries for one instrument.
pub(super) struct EntryReader<'a> {
    pub(super) instrument: &'a Rc<Instrument>,
    pub(super) codec: Codec,
}

impl EntryReader<'_> {
    /// Parses an entry. Returns it, unless it is invalid, and all problems.
    pub(super) fn entry(&self, json: &Json) -> (Option<Entry>, Vec<LineProblem>) {
        let (mut problems, mut wrong) = (Problems::default(), Vec::new());
        let mut fields = ObjectReader::new(Some(json), Path::Root, &mut problems);
        let latest = i64::try_from(MAX_TIMESTAMP).unwrap_or(i64::MAX);
        let n = fields.integer("n", (1, MAX_NUMBER), &mut problems);
        let at = fields.integer("at", (0, latest), &mut problems);
        let action = match fields.required("do", &mut problems) {
            Some(Json::String(word)) => self.action(word, &mut fields, &mut problems, &mut wrong),
            _ => None,
        };
        if !problems.0.is_empty() {
            let problems = problems.0.into_iter();
            return (
                None,
                problems
                    .map(|problem| (JournalLineError::Field(problem), None))
                    .collect(),
            );
        }
        match action {
            Some(action) => (
                Some(Entry {
                    number: n,
                    at,
                    action,
                }),
                wrong,
            ),
            None => (None, vec![(JournalLineError::UnknownAction, None)]),
        }
    }

    /// Parses the action; `None` if the keyword is unknown.
    fn action(
        &self,
        word: &str,
        fields: &mut ObjectReader,
        problems: &mut Problems,
        wrong: &mut Vec<LineProblem>,
    ) -> Option<Action> {
        Some(match word {
            "go" => Action::Go(self.step(fields, problems)),
            "blank" => {
                let light = matches!(fields.optional("light"), Some(Json::Bool(true)));
                let blank = if light { Blank::Light } else { Blank::Dark };
                Action::Blank(flag(fields, problems).then_some(blank))
            }
            "count_shown" => Action::CountShown(flag(fields, problems)),
            "headcount" => Action::Headcount(match fields.optional("count") {
                Some(Json::Null) => None,
                _ => Some(fields.integer("count", (0, MAX_PEOPLE.into()), problems)),
            }),
            "address" => Action::Address(match fields.required("address", problems) {
                None | Some(Json::Null) => None,
                // Addresses in files are validated like typed ones, since the audience opens them.
                Some(Json::String(address)) => {
                    let cleaned = join_link::normalize_address(address);
                    if cleaned.is_err() {
                        problems.add(&Path::Key(&fields.path, "address"), ProblemKind::NotHttps);
                    }
                    cleaned.ok().flatten().map(Rc::from)
                }
                Some(_) => {
                    let path = Path::Key(&fields.path, "address");
                    problems.add(
                        &path,
                        ProblemKind::WrongType {
                            expected: JsonType::String,
                        },
                    );
                    None
                }
            }),
            "sources" => {
                Action::Sources(fields.keyword("from", SOURCE_KEYWORDS, &SOURCES, problems))
            }
            "hands" => self.hands(fields, problems),
            "codes" => Action::Codes(Rc::new(self.codes(fields, problems, wrong))),
            "timer" => Action::Timer(timer_action(fields, problems)),
            "undo" => Action::Undo(fields.integer("of", (1, MAX_NUMBER), problems)),
            "redo" => Action::Redo(fields.integer("of", (1, MAX_NUMBER), problems)),
            _ => return None,
        })
    }

    fn step(&self, fields: &mut ObjectReader, problems: &mut Problems) -> AgendaStep {
        if fields.optional("item").is_none() {
            return fields.keyword("to", STEP_KEYWORDS, &STEPS, problems);
        }
        let item = self.item(fields, problems);
        AgendaStep::Item(
            item,
            fields.keyword("phase", PHASE_KEYWORDS, &PHASES, problems),
        )
    }

    fn item(&self, fields: &mut ObjectReader, problems: &mut Problems) -> usize {
        let ids: Vec<&str> = self.instrument.items.iter().map(|item| &*item.id).collect();
        fields.id_position("item", &ids, problems)
    }

    fn hands(&self, fields: &mut ObjectReader, problems: &mut Problems) -> Action {
        let item = self.item(fields, problems);
        let choices = self
            .instrument
            .items
            .get(item)
            .map_or(0, Item::choice_count);
        let choices = i64::try_from(choices).unwrap_or(i64::MAX);
        let choice: u8 = fields.integer("choice", (1, choices), problems);
        Action::Hands {
            item,
            vote: vote("vote", fields, problems),
            choice: choice.saturating_sub(1),
            count: fields.integer("count", (0, MAX_PEOPLE.into()), problems),
        }
    }

    /// Parses a batch. Invalid codes and faults are skipped and added to `wrong`.
    fn codes(
        &self,
        fields: &mut ObjectReader,
        problems: &mut Problems,
        wrong: &mut Vec<LineProblem>,
    ) -> Batch {
        let sitting = vote("sitting", fields, problems);
        let all = (0, usize::MAX);
        let sheets = fields.array("codes", all, problems, |json, _, _| self.sheet(json));
        let faults = match fields.optional("faults") {
            None => Vec::new(),
            Some(_) => fields.array("faults", all, problems, |json, path, _| fault(json, path)),
        };
        Batch {
            sitting,
            sheets: collect_valid(sheets, wrong),
            faults: collect_valid(faults, wrong),
        }
    }

    fn sheet(&self, json: &Json) -> Result<Sheet, LineProblem> {
        let text = match json {
            Json::String(text) => text.as_str(),
            _ => "",
        };
        if let Some(sheet) = self.codec.decode(text.as_bytes()) {
            return Ok(sheet);
        }
        let sheet = code::decode(self.instrument, text);
        sheet.map_err(|error| (JournalLineError::Code(error), Some(text.to_owned())))
    }
}

/// Collects the values that could be parsed, and adds the problems of the others to `wrong`.
fn collect_valid<T>(read: Vec<Result<T, LineProblem>>, wrong: &mut Vec<LineProblem>) -> Vec<T> {
    let mut valid = Vec::with_capacity(read.len());
    for one in read {
        match one {
            Ok(one) => valid.push(one),
            Err(why) => wrong.push(why),
        }
    }
    valid
}

fn fault(json: &Json, path: Path) -> Result<Fault, LineProblem> {
    let mut problems = Problems::default();
    let mut fields = ObjectReader::new(Some(json), path, &mut problems);
    let fault = Fault {
        line: fields.integer("line", (1, u32::MAX.into()), &mut problems),
        text: fields.text("text", usize::MAX, &mut problems),
        error: fields.keyword("why", IMPORT_ERROR_KEYWORDS, &IMPORT_ERRORS, &mut problems),
    };
    match problems.0.into_iter().next() {
        None => Ok(fault),
        Some(problem) => Err((JournalLineError::Fault(problem), None)),
    }
}

fn flag(fields: &mut ObjectReader, problems: &mut Problems) -> bool {
    match fields.required("on", problems) {
        Some(Json::Bool(on)) => *on,
        None => false,
        Some(_) => {
            // There is no problem variant for booleans: `true` and `false` are reported as the allowed
            // words.
            let (found, allowed) = (String::new(), "true, false");
            problems.add(
                &Path::Key(&fields.path, "on"),
                ProblemKind::NotAllowed { found, allowed },
            );
            false
        }
    }
}

fn vote(key: &'static str, fields: &mut ObjectReader, problems: &mut Problems) -> Vote {
    match fields.integer::<u32>(key, (1, 2), problems) {
        2 => Vote::Second,
        _ => Vote::First,
    }
}

fn timer_action(fields: &mut ObjectReader, problems: &mut Problems) -> TimerAction {
    // `ObjectReader::keyword` falls back to the first value: `Toggle`, which needs no further fields.
    let keywords = [
        ("toggle", TimerAction::Toggle),
        ("start", TimerAction::Start(0)),
        ("extend", TimerAction::Extend(0)),
        ("clear", TimerAction::Clear),
    ];
    let mut clock = fields.keyword("clock", TIMER_KEYWORDS, &keywords, problems);
    if let TimerAction::Start(span) | TimerAction::Extend(span) = &mut clock {
        *span = fields.integer("ms", (0, MAX_TIMER_MS.into()), problems);
    }
    clock
}
