//! Tables that open right in a spreadsheet: UTF-8 with the mark by which Excel knows it, commas, lines
//! ended as RFC 4180 has it.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, also where it came
//! from somebody else. Such a sign gets an apostrophe, which spreadsheets take for “this is text”: where
//! it begins a text, and where it would begin a cell in a spreadsheet that parts cells by semicolons, as
//! in half of Europe, or that lets a line end within quotes. Numbers are ours, and stay numbers.

use crate::instrument::{Instrument, Outcome};
use crate::room::{Room, Vote};
use crate::sheet::code::Coder;
use crate::sheet::{Gut, Sheet};

/// The texts of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CsvLabels {
    /// The heads of the table of votes: item, its text, vote, source, answer, its label, how many.
    pub votes: [String; 7],
    /// The heads of the table of sheets before the items: sitting, code, nonce, gut vote.
    pub sheet: [String; 4],
    /// The heads after the scales: verdict, pairs of answers that pull apart.
    pub results: [String; 2],
    /// Where hands were counted.
    pub hands: String,
    /// The name of a result between two verdicts, `{a}` and `{b}`.
    pub between: String,
    /// The head of the column that marks made-up votes, and what stands in it.
    pub rehearsal: [String; 2],
}

/// More hands than these for one answer are one row with their number: a slip of the keyboard must not
/// make a file that nothing opens.
const MAX_ROWS: u32 = 1_000;

/// One row for each hand that was counted: item, its text, which vote, answer from 1, its label.
pub fn votes_csv(room: &Room, words: &CsvLabels) -> String {
    let instrument = room.instrument();
    let mut table = Table::begin();
    words.votes.iter().for_each(|head| table.text(head));
    table.end_row(room, words, RowKind::Head);
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
                    table.text(&words.hands);
                    table.integer(i64::from(choice) + 1);
                    table.text(instrument.label(n, choice).map_or("", |label| label));
                    table.integer(i64::from(each));
                    table.end_row(room, words, RowKind::Row);
                }
            }
        }
    }
    table.0
}

/// One row for each sheet that counts: sitting, code, nonce, gut vote, the answer to each item from 1,
/// each scale's mean in hundredths, the verdict, and the tensions by their ids. What is not there is
/// empty.
pub fn sheets_csv(room: &Room, words: &CsvLabels) -> String {
    let instrument = room.instrument();
    let coder = Coder::new(instrument);
    let mut table = Table::begin();
    words.sheet.iter().for_each(|head| table.text(head));
    instrument
        .items
        .iter()
        .for_each(|item| table.text(&item.id));
    instrument
        .scales
        .iter()
        .for_each(|scale| table.text(&scale.id));
    words.results.iter().for_each(|head| table.text(head));
    table.end_row(room, words, RowKind::Head);
    for sitting in Vote::BOTH {
        for sheet in room.submissions().sheets(sitting) {
            table.integer(vote_number(sitting));
            table.text(&coder.encode(sheet));
            table.integer(i64::from(sheet.nonce));
            table.text(gut(instrument, sheet.gut));
            for answer in &sheet.answers {
                table.optional_integer(answer.map(|choice| i64::from(choice) + 1));
            }
            for scale in 0..instrument.scales.len() {
                let score = instrument.score(scale, &sheet.answers);
                let told = instrument.tells(score);
                table.optional_integer(told.then(|| i64::from(score.hundredths())));
            }
            table.text(&verdict(instrument, words, sheet));
            let fired = instrument.fired(&sheet.answers).into_iter();
            let ids: Vec<&str> = fired.map(|n| &*instrument.tensions[n].id).collect();
            table.text(&ids.join(" "));
            table.end_row(room, words, RowKind::Row);
        }
    }
    table.0
}

fn gut(instrument: &Instrument, gut: Option<Gut>) -> &str {
    match gut {
        None => "",
        Some(Gut::Low) => &instrument.gut.low.choice,
        Some(Gut::High) => &instrument.gut.high.choice,
    }
}

fn verdict(instrument: &Instrument, words: &CsvLabels, sheet: &Sheet) -> String {
    let name = |n: usize| &*instrument.verdicts[n].name;
    match instrument.outcome(&sheet.answers) {
        Outcome::One(n) => name(n).to_owned(),
        Outcome::Between(a, b) => {
            crate::publish::fill(&words.between, &[("a", name(a)), ("b", name(b))])
        }
        Outcome::TooLittle | Outcome::Straight => String::new(),
    }
}

fn vote_number(vote: Vote) -> i64 {
    match vote {
        Vote::First => 1,
        Vote::Second => 2,
    }
}

/// What a row is, for the column that marks a rehearsal.
#[derive(Clone, Copy)]
enum RowKind {
    Head,
    Row,
}

/// A table that grows cell by cell.
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
            // Full-width forms are signs of a formula to a spreadsheet in Japanese.
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

    /// Ends a row. In a rehearsal each has one cell more, which says so.
    fn end_row(&mut self, room: &Room, words: &CsvLabels, mark: RowKind) {
        if room.head().rehearsal {
            let [head, made_up] = &words.rehearsal;
            self.text(match mark {
                RowKind::Head => head,
                RowKind::Row => made_up,
            });
        }
        self.0.push_str("\r\n");
    }

    /// Between two cells; the first one of a row has none before it.
    fn comma(&mut self) {
        if !self.0.ends_with(['\n', '\u{feff}']) {
            self.0.push(',');
        }
    }
}
