//! Codes with their prefix WF.

use super::groups::{Group, GroupSeparator, decode_letters, read_groups, skip_separators};
use super::normalize::NormalizedChars;
use crate::instrument::Instrument;
use crate::sheet::Sheet;
use crate::sheet::code::{CodeError, GROUP_LEN};

/// The minimum number of letters of an invalid code without hyphens; anything shorter is ignored.
const MIN_UNHYPHENATED_LEN: usize = 6;

/// A hyphen as Proofpoint encodes it in the links that it rewrites, after its own hyphen: `WF-2D852J`.
const PROOFPOINT_HYPHEN: &[u8] = b"2D";

/// The index of the character after a code, and the sheet or the error.
type Found = (usize, Result<Sheet, CodeError>);

/// Matches a code that starts with the first of these characters. `glued` is true within a word.
pub(super) fn match_code(
    instrument: &Instrument,
    length: usize,
    chars: &mut NormalizedChars,
    glued: bool,
) -> Option<Found> {
    let after_w = match chars.letter(1) {
        Some(b'F') => 1,
        // “W F”, if a code follows.
        _ if !glued => skip_separators(chars, 1),
        _ => return None,
    };
    if chars.letter(after_w) != Some(b'F') {
        return None;
    }
    let groups = read_groups(chars, after_w + 1, length);
    if let Some((end, sheet)) = find_valid(instrument, length, &groups) {
        // Long texts of letters and digits, such as files in base64, may contain anything, also a valid code.
        let is_certain = !glued || groups[0].separator != GroupSeparator::None;
        let sheet = is_certain.then_some(sheet).ok_or(CodeError::Mistyped);
        return Some((end, sheet));
    }
    if after_w > 1 {
        return None;
    }
    find_intended(instrument, length, &groups, glued)
}

/// The valid code in groups of letters, and the index of the character after it.
fn find_valid(instrument: &Instrument, length: usize, groups: &[Group]) -> Option<(usize, Sheet)> {
    let decode = |letters: Vec<u8>| decode_letters(instrument, letters.iter()).ok();
    // The group in which the code ends, in any grouping; or within which it ends, as something is glued to it.
    let last = groups
        .iter()
        .position(|group| group.letters_so_far >= length)?;
    let beyond = groups[last].letters_so_far - length;
    let is_grouped = (groups[..last].iter()).all(|group| group.letters.len() == GROUP_LEN)
        && (last == 0 || groups[last].letters.len() - beyond <= GROUP_LEN);
    if beyond == 0 || is_grouped {
        let letters = groups[..=last].iter().flat_map(|group| &group.letters);
        let letters = letters.copied().take(length).collect();
        if let Some(sheet) = decode(letters) {
            return Some((groups[last].end - beyond, sheet));
        }
    }
    let rewritten = groups
        .iter()
        .map_while(|group| group.letters.strip_prefix(PROOFPOINT_HYPHEN));
    let count = length.div_ceil(GROUP_LEN);
    let letters: Vec<u8> = rewritten.take(count).flatten().copied().collect();
    let last = groups.get(count - 1)?;
    (letters.len() == length).then_some((last.end, decode(letters)?))
}

/// An invalid code that looks intended as one.
fn find_intended(
    instrument: &Instrument,
    length: usize,
    groups: &[Group],
    glued: bool,
) -> Option<Found> {
    let first = |keep: &dyn Fn(usize, &Group) -> bool| {
        let matching = (groups.iter().enumerate()).take_while(|(n, group)| keep(*n, group));
        &groups[..matching.count()]
    };
    let is_joined = |n: usize, group: &Group| match group.separator {
        GroupSeparator::None | GroupSeparator::Hyphen => true,
        GroupSeparator::Punctuation => n == 0,
        GroupSeparator::Other => false,
    };
    let hyphenated = first(&|n, group| is_joined(n, group) && !group.starts_code());
    if glued && !looks_whole(hyphenated) {
        return None;
    }
    let fours = first(&|_, group| group.letters.len() == GROUP_LEN && !group.starts_code());
    let whole = first(&|_, group| group.letters_so_far <= length && !group.starts_code());
    let if_intended = |groups: &[Group]| {
        let decode = || decode_letters(instrument, groups.iter().flat_map(|group| &group.letters));
        looks_intended(groups, length)
            .then(|| Some((groups.last()?.end, decode())))
            .flatten()
    };
    let full_length = (whole.last()).is_some_and(|last| last.letters_so_far == length);
    let (hyphenated, fours, whole) = (
        if_intended(hyphenated),
        if_intended(fours),
        if_intended(whole),
    );
    let is_foreign = |(_, sheet): &Found| {
        let foreign = [CodeError::OtherInstrument, CodeError::OtherVersion];
        sheet.as_ref().is_err_and(|error| foreign.contains(error))
    };
    // A code split in odd places can still be recognised as one of another version; if it has a typo too,
    // only the groups that belong together are reported.
    (hyphenated.clone().filter(is_foreign))
        .or_else(|| fours.clone().filter(is_foreign))
        .or_else(|| whole.filter(|found| full_length && is_foreign(found)))
        .or(hyphenated)
        .or(fours)
}

/// Returns true if groups look like a code with all its hyphens, as it has to within a word.
fn looks_whole(groups: &[Group]) -> bool {
    let is_split = groups
        .first()
        .is_some_and(|first| first.separator != GroupSeparator::None);
    let starts_in_fours =
        groups.len() > 2 && (groups[..2].iter()).all(|group| group.letters.len() == GROUP_LEN);
    is_split && starts_in_fours && groups.iter().any(Group::has_digit)
}

/// Returns true if a text that does not decode looks intended as a code: it has a digit, or groups of four
/// after hyphens. With fewer hyphens than a code has the test is stricter: “WF 2024” is not a code.
fn looks_intended(groups: &[Group], length: usize) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    let digit = groups.iter().any(Group::has_digit);
    let fours = |groups: &[Group]| groups.iter().all(|group| group.letters.len() == GROUP_LEN);
    let long = last.letters_so_far >= MIN_UNHYPHENATED_LEN;
    match first.separator {
        GroupSeparator::Hyphen => digit || (groups.len() > 1 && fours(&groups[..groups.len() - 1])),
        GroupSeparator::None => digit && long && (groups.len() == 1 || fours(&groups[..1])),
        GroupSeparator::Punctuation => {
            let is_joined = |group: &Group| group.separator != GroupSeparator::Other;
            let is_together = groups[1..].iter().all(is_joined) || last.letters_so_far == length;
            digit && is_together && groups.len() > 1 && fours(&groups[..groups.len() - 1])
        }
        GroupSeparator::Other => first.has_digit() && long,
    }
}
