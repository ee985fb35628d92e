//! Result codes in whatever a person pastes: a code in quotes, a link, a line of a chat, a chat.
//!
//! [`code::decode`] reads one code and nothing else. Here the codes are looked for among other
//! words, and what a chat, a word processor or a mail program does to a code is undone: look-alike
//! letters of other alphabets, dashes in the place of hyphens, characters that nobody sees, a code
//! broken over two lines, an address with escapes.
//!
//! A text that holds together as a code of this instrument is one, however it is dressed. What does
//! not is a code with a mistake only when it looks meant as one (see `looks_meant`): words that
//! merely begin with WF are none.
//!
//! The time taken grows with the text and no faster: from each start at most `code::LONGEST`
//! letters, and `GAP` signs between two groups of them, are looked at.

mod signs;

use super::Sheet;
use super::code::{self, CodeError, GROUP, LONGEST};
use crate::instrument::Instrument;
use signs::{Kind, Signs, sign};
use std::ops::Range;

/// What was found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The code as it was pasted.
    pub text: String,
    /// The sheet that it carries, or what is wrong with it.
    pub sheet: Result<Sheet, CodeError>,
}

/// How many signs (hyphens, spaces, line breaks) may stand between two groups of one code.
const GAP: usize = 8;

/// A code that is not typed with hyphens has at least this many characters to be taken for one.
const MEANT: usize = 6;

/// Finds the codes of a text, in order. Where the same sheet is found twice it is told twice.
pub fn gather(instrument: &Instrument, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut search = Search::new(instrument);
    search.step(
        instrument,
        text,
        usize::MAX,
        |_| None,
        |line, at, sheet| {
            found.push(Found {
                line,
                text: text[at].to_owned(),
                sheet,
            });
        },
    );
    found
}

/// A search for codes that goes through a text bit by bit. What it finds is what [`gather`] finds.
#[derive(Clone, Debug)]
pub struct Search {
    /// How many letters a code has.
    length: usize,
    /// The byte that is next.
    at: usize,
    /// Its line, from 1.
    line: usize,
    /// Whether the character before it that can be seen is a letter.
    within_a_word: bool,
}

impl Search {
    /// At the beginning of a text.
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            length: code::length(instrument),
            at: 0,
            line: 1,
            within_a_word: false,
        }
    }

    /// How many bytes it has gone through.
    pub fn done(&self) -> usize {
        self.at
    }

    /// Goes on until it has gone through `goal` bytes, or through a code that reaches beyond. Each
    /// code is handed to `found`: the line on which it begins, its bytes, and what it carries. `text`
    /// and `instrument` are the same every time.
    ///
    /// `quick` may know the code that the bytes begin with, and how many of them it has: one that
    /// holds, in groups of four after hyphens, without anything else.
    pub fn step(
        &mut self,
        instrument: &Instrument,
        text: &str,
        goal: usize,
        quick: impl Fn(&[u8]) -> Option<(Sheet, usize)>,
        mut found: impl FnMut(usize, Range<usize>, Result<Sheet, CodeError>),
    ) {
        let bytes = text.as_bytes();
        let goal = goal.min(bytes.len());
        while self.at < goal {
            let from = self.at;
            let begins = !self.within_a_word && matches!(bytes[from], b'W' | b'w');
            // Most of a chat is this, and needs no second look.
            if bytes[from] == b' ' || (bytes[from].is_ascii_alphanumeric() && !begins) {
                self.within_a_word = bytes[from] != b' ';
                self.at += 1;
                continue;
            }
            if begins
                && let Some((sheet, count)) = quick(&bytes[from..])
                && ends_a_word(bytes.get(from + count))
            {
                self.at = from + count;
                self.within_a_word = true;
                found(self.line, from..self.at, Ok(sheet));
                continue;
            }
            let (first, to, ends) = sign(text, from);
            let letter = first.and_then(Kind::letter);
            if letter == Some(b'W') && !self.within_a_word {
                let mut signs = Signs::new(text, from, self.line);
                if let Some((end, sheet)) = code_at(instrument, self.length, &mut signs) {
                    // A code ends with a letter, so there is a sign before its end.
                    let last = signs.seen[end - 1];
                    (self.at, self.line, self.within_a_word) = (last.to, last.line, true);
                    found(signs.seen[0].line, from..last.to, sheet);
                    continue;
                }
            }
            self.within_a_word = first.map_or(self.within_a_word, |_| letter.is_some());
            self.at = to;
            self.line += usize::from(ends);
        }
    }
}

/// Whether a word that stands before this byte ends there for sure.
fn ends_a_word(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'%')
}

/// How a group of letters follows what is before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// With nothing between: only the first can, after the prefix.
    Fused,
    /// After a hyphen that stands right behind what is before it.
    Tight,
    /// After something else.
    Loose,
}

/// Letters with nothing between them.
#[derive(Clone, Debug)]
struct Group {
    link: Link,
    letters: Vec<u8>,
    /// How many there are in this group and those before it.
    letters_so_far: usize,
    /// The sign after its last letter.
    end: usize,
}

impl Group {
    fn has_a_digit(&self) -> bool {
        self.letters.iter().any(u8::is_ascii_digit)
    }

    /// Whether another code begins here.
    fn begins_a_code(&self) -> bool {
        self.letters == b"WF" || (self.link == Link::Loose && self.letters.starts_with(b"WF"))
    }
}

/// The code that begins with the first of these signs, which does not stand within a word: the sign
/// after it, and what it carries.
fn code_at(
    instrument: &Instrument,
    length: usize,
    signs: &mut Signs,
) -> Option<(usize, Result<Sheet, CodeError>)> {
    if signs.letter(0) != Some(b'W') || signs.letter(1) != Some(b'F') {
        return None;
    }
    let groups = groups(signs, 2, length);
    let first = |keep: &dyn Fn(&Group) -> bool| {
        let kept = groups.iter().take_while(|group| keep(group));
        &groups[..kept.count()]
    };
    let whole = first(&|group| group.letters_so_far <= length);
    let tight = first(&|group| group.link != Link::Loose && !group.begins_a_code());
    let loose = first(&|group| group.letters.len() == GROUP && !group.begins_a_code());

    let read = |groups: &[Group]| {
        let letters = groups.iter().flat_map(|group| &group.letters);
        let letters = letters.map(|&letter| char::from(letter));
        let typed: String = code::PREFIX.chars().chain(letters).collect();
        code::decode(instrument, &typed)
    };
    let end = |groups: &[Group]| groups.last().map(|group| group.end);
    if let (Ok(sheet), Some(end)) = (read(whole), end(whole)) {
        return Some((end, Ok(sheet)));
    }
    let meant = |groups: &[Group]| {
        looks_meant(groups)
            .then(|| Some((end(groups)?, read(groups))))
            .flatten()
    };
    let as_long = (whole.last()).is_some_and(|last| last.letters_so_far == length);
    let (tight, loose, whole) = (meant(tight), meant(loose), meant(whole));
    let elsewhere = |(_, sheet): &(usize, Result<Sheet, CodeError>)| {
        let elsewhere = [CodeError::OtherInstrument, CodeError::OtherVersion];
        sheet.as_ref().is_err_and(|error| elsewhere.contains(error))
    };
    // A code of ours broken in odd places can be of another version; with a slip in it too, only
    // what hangs together is told.
    (tight.clone().filter(elsewhere))
        .or_else(|| loose.clone().filter(elsewhere))
        .or_else(|| whole.filter(|found| as_long && elsewhere(found)))
        .or(tight)
        .or(loose)
}

/// The groups of letters that may belong to a code, from the sign after its prefix on. Behind as
/// many letters as a code of ours has, another code ends them.
fn groups(signs: &mut Signs, from: usize, length: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut at, mut count) = (from, 0);
    while count <= LONGEST {
        let before = at;
        while at - before <= GAP && matches!(signs.kind(at), Some(Kind::Joint | Kind::Space)) {
            at += 1;
        }
        let link = match at {
            at if at == before => Link::Fused,
            _ if signs.kind(before) == Some(Kind::Joint) => Link::Tight,
            _ => Link::Loose,
        };
        let letters: Vec<u8> = (at..=at + LONGEST)
            .map_while(|at| signs.letter(at))
            .collect();
        if letters.is_empty() {
            break;
        }
        at += letters.len();
        let full = count >= length;
        count += letters.len();
        let group = Group {
            link,
            letters,
            letters_so_far: count,
            end: at,
        };
        if full && group.begins_a_code() {
            break;
        }
        groups.push(group);
    }
    groups
}

/// Whether what does not hold together was meant as a code: it has a digit, or groups of four after
/// hyphens. With fewer hyphens than a code has, more is asked: “WF 2024” is no code.
fn looks_meant(groups: &[Group]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    let digit = groups.iter().any(Group::has_a_digit);
    let fours = |groups: &[Group]| groups.iter().all(|group| group.letters.len() == GROUP);
    let long = last.letters_so_far >= MEANT;
    match first.link {
        Link::Tight => digit || (groups.len() > 1 && fours(&groups[..groups.len() - 1])),
        Link::Fused => digit && long && (groups.len() == 1 || fours(&groups[..1])),
        Link::Loose => first.has_a_digit() && long,
    }
}

#[cfg(test)]
mod tests;
