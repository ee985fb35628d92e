//! CSV tables that spreadsheets open correctly: UTF-8 with a byte order mark, which Excel needs,
//! commas, and line ends as in RFC 4180.
//!
//! Formula injection: spreadsheets evaluate a cell that begins with `=`, `+`, `-` or `@`, even if the
//! text is somebody else's. Such a character gets an apostrophe, the spreadsheets' mark for plain text:
//! at the start of a text, and wherever a cell could start in a spreadsheet that separates cells by
//! semicolons, as in half of Europe, or that ends a row within quotes. Our own numbers stay numbers.

use crate::instrument::{Instrument, Outcome};
use crate::room::{Room, Vote};
use crate::sheet::code::Codec;
use crate::sheet::{GutVote, Sheet};

/// The headings and labels of the CSV tables, in the language of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvLabels {
    /// The column headings of the table of votes: item, its text, vote, source, answer, its label,
    /// count.
    pub votes: [String; 7],
    /// The column headings of the table of sheets before the items: sitting, code, nonce, gut vote.
    pub sheet: [String; 4],
    /// The column headings after the scales: verdict, tensions.
    pub results: [String; 2],
    /// The name of the source “hands”.
    pub hands: String,
    /// The name of a result between two verdicts, with `{a}` and `{b}`.
    pub between: String,
    /// The heading of the column that marks a rehearsal's made-up votes, and its value.
    pub rehearsal: [String; 2],
}

/// The most hands for one answer that get a row each. More become one row with their number: a typing
/// error must not make a file that no program opens.
const MAX_ROWS: u32 = 1_000;

/// The table of hands, one row for each: item, its text, which vote, answer from 1, its label.
pub fn votes_csv(room: &Room, labels: &CsvLabels) -> String {
    let instrument = room.instrument();
    let mut table = Table::begin();
    labels.votes.iter().for_each(|head| table.text(head));
    table.end_row(room, labels, RowKind::Head);
    for (n, item) in instrument.items.iter().enumerate() {
        for vote in Vote::BOTH {
            for (choice, &count) in (0..).zip(room.hands().counts(n, vote)) {
                let (rows, each) = if count > MAX_ROWS {
                    (1, count)
                } else {
                    (count, 1)
                };
                for _ in 0..rows {
                    table.text(&item.id);
                    table.text(&item.text);
                    table.integer(vote_number(vote));
                    table.text(&labels.hands);
                    table.integer(i64::from(choice) + 1);
                    table.text(instrument.answer_label(n, choice).map_or("", |label| label));
                    table.integer(i64::from(each));
                    table.end_row(room, labels, RowKind::Row);
                }
            }
        }
    }
    table.0
}

/// The table of sheets, one row for each: sitting, code, nonce, gut vote, the answer to each item from
/// 1, each scale's mean in hundredths, the verdict, and the tensions by their items: `q2 + q6; q4 + q7`.
/// Missing values are empty. The headings of items and scales carry their texts, so that the file explains
/// itself.
pub fn sheets_csv(room: &Room, labels: &CsvLabels) -> String {
    let instrument = room.instrument();
    let codec = Codec::new(instrument);
    let mut table = Table::begin();
    labels.sheet.iter().for_each(|head| table.text(head));
    for item in &instrument.items {
        table.text(&format!("{}: {}", item.id, item.text));
    }
    for scale in &instrument.scales {
        table.text(&format!(
            "{} (-200: {}; 200: {})",
            scale.question, scale.low, scale.high
        ));
    }
    labels.results.iter().for_each(|head| table.text(head));
    table.end_row(room, labels, RowKind::Head);
    for sitting in Vote::BOTH {
        for sheet in room.submissions().sheets(sitting) {
            table.integer(vote_number(sitting));
            table.text(&codec.encode(sheet));
            table.integer(i64::from(sheet.nonce));
            table.text(gut(instrument, sheet.gut));
            for answer in &sheet.answers {
                table.optional_integer(answer.map(|choice| i64::from(choice) + 1));
            }
            for scale in 0..instrument.scales.len() {
                let score = instrument.score(scale, &sheet.answers);
                let has_score = instrument.has_enough_answers(score);
                table.optional_integer(has_score.then(|| i64::from(score.hundredths())));
            }
            table.text(&verdict(instrument, labels, sheet));
            table.text(&tensions(instrument, sheet));
            table.end_row(room, labels, RowKind::Row);
        }
    }
    table.0
}

fn gut(instrument: &Instrument, gut: Option<GutVote>) -> &str {
    gut.map_or("", |vote| &vote.pole(&instrument.gut).choice)
}

fn verdict(instrument: &Instrument, labels: &CsvLabels, sheet: &Sheet) -> String {
    let name = |n: usize| &*instrument.verdicts[n].name;
    match instrument.outcome(&sheet.answers) {
        Outcome::Verdict(n) => name(n).to_owned(),
        Outcome::Between(a, b) => {
            crate::publish::fill_placeholders(&labels.between, &[("a", name(a)), ("b", name(b))])
        }
        Outcome::TooFewAnswers | Outcome::Straightlined => String::new(),
    }
}

/// The tensions that fired, each by the ids of its items, which the headings explain.
fn tensions(instrument: &Instrument, sheet: &Sheet) -> String {
    let fired = instrument.fired_tensions(&sheet.answers).into_iter();
    let pairs = fired.map(|n| {
        let items = instrument.tensions[n].when.iter();
        let ids: Vec<&str> = items.map(|met| &*instrument.items[met.item].id).collect();
        ids.join(" + ")
    });
    pairs.collect::<Vec<_>>().join("; ")
}

fn vote_number(vote: Vote) -> i64 {
    match vote {
        Vote::First => 1,
        Vote::Second => 2,
    }
}

/// The kind of a row, for the column that marks a rehearsal.
#[derive(Clone, Copy)]
enum RowKind {
    Head,
    Row,
}

/// A CSV table that is written cell by cell.
struct Table(String);

impl Table {
    fn begin() -> Self {
        Self(String::from('\u{feff}'))
    }

    fn text(&mut self, text: &str) {
        self.comma();
        self.0.push('"');
        if text.starts_with(['\t', '\r']) {
            self.0.push('\'');
        }
        let mut begins = true;
        for c in text.chars() {
            // Japanese spreadsheets evaluate full-width signs as well.
            if begins && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
                self.0.push('\'');
            }
            begins = match c {
                ';' | '\t' | '\r' | '\n' => true,
                ' ' | '"' => begins,
                _ => false,
            };
            if c == '"' {
                self.0.push('"');
            }
            self.0.push(c);
        }
        self.0.push('"');
    }

    fn integer(&mut self, number: i64) {
        self.optional_integer(Some(number));
    }

    fn optional_integer(&mut self, number: Option<i64>) {
        self.comma();
        if let Some(number) = number {
            self.0.push_str(&number.to_string());
        }
    }

    /// Ends a row. In a rehearsal, adds the cell that marks it as one.
    fn end_row(&mut self, room: &Room, labels: &CsvLabels, kind: RowKind) {
        if room.head().rehearsal {
            let [head, made_up] = &labels.rehearsal;
            self.text(match kind {
                RowKind::Head => head,
                RowKind::Row => made_up,
            });
        }
        self.0.push_str("\r\n");
    }

    /// Writes a comma unless the cell is the first of its row.
    fn comma(&mut self) {
        if !self.0.ends_with(['\n', '\u{feff}']) {
            self.0.push(',');
        }
    }
}
