//! Serialises a reader's progress as one line of text, which is stored for reloads.
//!
//! `wf1 <identity> <position> <accepted> <result code> <checksum>`, separated by spaces: the instrument's
//! identity and the checksum (over everything before it) as eight hex digits each; the position as `gut`, as
//! an item's number from 1 (with `!` if it was opened from the result), or as `result`, followed by `+` once the
//! reader has gone back to the items from the result; and the accepted tensions as numbers from 1 joined by
//! commas, or `-`. A number may be followed by `:` and the reader's reason, in which spaces, commas, per cent
//! signs and control characters are percent-encoded.

use super::code;
use super::reader::{AcceptedTension, Reader, Step};
use crate::instrument::{Instrument, fnv1a};
use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

const FORMAT: &str = "wf1";

/// The reason why stored progress cannot be resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressError {
    /// It is truncated, altered, or not a line of progress.
    Damaged,
    /// It belongs to another instrument, or to another version of it.
    OtherInstrument,
}

impl Error for ProgressError {}

impl Display for ProgressError {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Damaged => "damaged progress",
            Self::OtherInstrument => "progress in another instrument, or in another version of it",
        })
    }
}

/// Serialises a reader's progress.
pub fn serialize(reader: &Reader) -> String {
    let instrument = reader.instrument();
    let position = match reader.step() {
        Step::Gut => "gut".to_owned(),
        Step::Item(n) => (n + 1).to_string() + if reader.is_changing_answer() { "!" } else { "" },
        Step::Result => "result".to_owned(),
    };
    let position = position + if reader.has_looked_again() { "+" } else { "" };
    let accepted: Vec<String> = (reader.accepted_tensions().iter())
        .map(|accepted| {
            let mut text = (accepted.tension + 1).to_string();
            if !accepted.reason.is_empty() {
                text.push(':');
                percent_encode(&mut text, &accepted.reason);
            }
            text
        })
        .collect();
    let accepted = match accepted.as_slice() {
        [] => "-".to_owned(),
        some => some.join(","),
    };
    let line = [
        FORMAT,
        &hex(instrument.identity().0),
        &position,
        &accepted,
        &code::encode(instrument, reader.sheet()),
    ]
    .join(" ");
    let sum = hex(fnv1a(line.bytes()));
    line + " " + &sum
}

/// Parses a line of progress and restores the reader.
///
/// # Errors
///
/// See [`ProgressError`]; callers then start with a new reader.
pub fn parse(instrument: &Rc<Instrument>, text: &str) -> Result<Reader, ProgressError> {
    let damaged = ProgressError::Damaged;
    let (line, sum) = text.rsplit_once(' ').ok_or(damaged)?;
    if sum != hex(fnv1a(line.bytes())) {
        return Err(damaged);
    }
    let parts: Vec<&str> = line.split(' ').collect();
    let [FORMAT, identity, position, accepted, code] = parts.as_slice() else {
        return Err(damaged);
    };
    if *identity != hex(instrument.identity().0) {
        return Err(ProgressError::OtherInstrument);
    }
    let sheet = code::decode(instrument, code).map_err(|_| damaged)?;
    let number = |text: &str, below: usize| {
        let n = text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        n.filter(|&n| n < below).ok_or(damaged)
    };
    let (position, looked_again) = match position.strip_suffix('+') {
        Some(position) => (position, true),
        None => (*position, false),
    };
    let (position, changing_answer) = match position.strip_suffix('!') {
        Some(position) => (position, true),
        None => (position, false),
    };
    let step = match position {
        "gut" => Step::Gut,
        "result" => Step::Result,
        n => Step::Item(number(n, instrument.items.len())?),
    };
    let accepted = match *accepted {
        "-" => Vec::new(),
        list => (list.split(','))
            .map(|text| {
                let (n, reason) = text.split_once(':').unwrap_or((text, ""));
                Ok(AcceptedTension {
                    tension: number(n, instrument.tensions.len())?,
                    reason: percent_decode(reason).ok_or(damaged)?,
                })
            })
            .collect::<Result<_, _>>()?,
    };
    Ok(Reader::resume(
        Rc::clone(instrument),
        sheet,
        step,
        accepted,
        changing_answer,
        looked_again,
    ))
}

/// Appends a text without the characters that separate the parts of a line.
fn percent_encode(out: &mut String, text: &str) {
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(byte) if byte <= b' ' || matches!(c, '%' | ',' | '\u{7f}') => {
                out.push('%');
                out.extend(hex_digits(byte.into(), 2));
            }
            _ => out.push(c),
        }
    }
}

/// Reverses [`percent_encode`].
fn percent_decode(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        out.push(char::from(u8::from_str_radix(digits, 16).ok()?));
        out.push_str(rest);
    }
    Some(out)
}

/// Formats eight hex digits.
fn hex(n: u32) -> String {
    hex_digits(n, 8).collect()
}

/// The last hex digits of a number. Avoids `format!`, which would add more to the wasm than this whole module.
fn hex_digits(n: u32, count: u32) -> impl Iterator<Item = char> {
    (0..count)
        .rev()
        .filter_map(move |nibble| char::from_digit((n >> (4 * nibble)) & 15, 16))
}

#[cfg(test)]
mod tests {
    use super::super::reader::Action;
    use super::*;
    use crate::instrument::tests::{example, example_with};

    fn part_way() -> Reader {
        let mut reader = Reader::new(Rc::new(example()), 77);
        reader.apply(Action::Vote(Some(super::super::GutVote::High)));
        reader.apply(Action::Answer { item: 0, choice: 4 });
        reader.apply(Action::Answer { item: 1, choice: 0 });
        reader
    }

    #[test]
    fn a_reader_who_reloads_is_where_they_were() {
        let reader = part_way();
        let back = parse(reader.instrument(), &serialize(&reader)).unwrap();
        assert_eq!(back.step(), Step::Item(2));
        assert_eq!(back.sheet(), reader.sheet());
    }

    #[test]
    fn what_was_let_stand_still_stands_after_a_reload() {
        let mut reader = Reader::new(Rc::new(example()), 1);
        reader.apply(Action::Vote(None));
        for item in 0..12 {
            reader.apply(Action::Answer { item, choice: 4 });
        }
        let first = reader.reading().tensions[0];
        reader.apply(Action::ToggleAccepted(first));
        let back = parse(reader.instrument(), &serialize(&reader)).unwrap();
        assert_eq!(back.accepted_tensions(), reader.accepted_tensions());
        assert_eq!(back.step(), Step::Result);
        assert!(!back.has_looked_again());
    }

    #[test]
    fn the_reason_why_both_stand_is_there_after_a_reload_whatever_it_is_made_of() {
        let mut reader = Reader::new(Rc::new(example()), 1);
        reader.apply(Action::Vote(None));
        for item in 0..12 {
            reader.apply(Action::Answer { item, choice: 4 });
        }
        let tensions = reader.reading().tensions;
        for tension in &tensions {
            reader.apply(Action::ToggleAccepted(*tension));
        }
        for reason in [
            "it depends, mostly: 100 % of it",
            "%20 %2 % ,,,: - 3:4",
            "\ttab\nline\r\u{7f}\u{a0}\u{2028}",
            "weil’s so ist – 因為 🙂",
            " ",
            "",
        ] {
            reader.set_reason(tensions[1], reason);
            let line = serialize(&reader);
            let back = parse(reader.instrument(), &line).unwrap();
            assert_eq!(back.accepted_tensions()[1].reason, reason);
            assert_eq!(back.accepted_tensions(), reader.accepted_tensions());
            // The code, which others see, is the same with any reason.
            let code = code::encode(reader.instrument(), reader.sheet());
            assert!(line.contains(&code), "{line}");
        }
    }

    #[test]
    fn whoever_has_looked_again_need_not_after_a_reload() {
        let mut reader = part_way();
        reader.apply(Action::Finish);
        reader.apply(Action::ChangeAnswer(1));
        let back = parse(reader.instrument(), &serialize(&reader)).unwrap();
        assert!(back.has_looked_again() && back.is_changing_answer());
        reader.apply(Action::Back);
        let back = parse(reader.instrument(), &serialize(&reader)).unwrap();
        assert!(back.has_looked_again());
        assert_eq!(back.step(), Step::Result);
    }

    #[test]
    fn a_reader_who_reloads_while_changing_an_answer_still_gets_back_to_the_result() {
        let mut reader = part_way();
        reader.apply(Action::Finish);
        reader.apply(Action::ChangeAnswer(1));
        let mut back = parse(reader.instrument(), &serialize(&reader)).unwrap();
        assert_eq!(back.step(), Step::Item(1));
        assert!(back.is_changing_answer());
        back.apply(Action::Answer { item: 1, choice: 3 });
        assert_eq!(back.step(), Step::Result);
    }

    #[test]
    fn progress_cut_off_anywhere_or_altered_anywhere_is_damaged() {
        let reader = part_way();
        let line = serialize(&reader);
        for end in 0..line.len() {
            assert!(parse(reader.instrument(), &line[..end]).is_err(), "{end}");
        }
        for at in 0..line.len() {
            let mut bytes = line.clone().into_bytes();
            bytes[at] = if bytes[at] == b'7' { b'8' } else { b'7' };
            let altered = String::from_utf8(bytes).unwrap();
            let found = parse(reader.instrument(), &altered).err();
            assert_eq!(found, Some(ProgressError::Damaged), "{altered}");
        }
    }

    #[test]
    fn progress_of_an_instrument_that_has_changed_is_refused_as_such() {
        let reader = part_way();
        let changed = example_with(|json| json["version"] = 2.into());
        let found = parse(&Rc::new(changed), &serialize(&reader)).err();
        assert_eq!(found, Some(ProgressError::OtherInstrument));
    }

    #[test]
    fn progress_outside_the_instrument_is_damaged_even_if_its_sum_is_right() {
        let reader = part_way();
        let line = serialize(&reader);
        let (line, _) = line.rsplit_once(' ').unwrap();
        for other in [" 13 ", " 0 ", " -1 ", " x "] {
            let line = line.replace(" 3 ", other);
            let sum = hex(fnv1a(line.bytes()));
            let found = parse(reader.instrument(), &format!("{line} {sum}")).err();
            assert_eq!(found, Some(ProgressError::Damaged), "{line}");
        }
    }
}
