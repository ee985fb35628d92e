//! URL fragments with result codes: `#r=CODE` shows a result, `#vs=CODE,CODE` compares several, and `#duel=CODE` asks
//! for an answer to the one item in the code, see [`Duel`].
//!
//! The codes are only ever in the fragment, because browsers do not send it to the server.

use super::Sheet;
use super::code::{self, CodeError};
use super::code_search::{CodeMatch, find_codes};
use super::duel::Duel;
use crate::instrument::Instrument;

/// The view that a fragment requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FragmentKind {
    /// One person's result.
    Result,
    /// Several people's on one map.
    Compare,
    /// One person's answer to one item.
    Duel,
}

/// The codes shared by a fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedCodes {
    /// The view it requests.
    pub kind: FragmentKind,
    /// Its codes, at least one; a part without a code is included as [`CodeError::NotACode`].
    pub matches: Vec<CodeMatch>,
}

/// The maximum length, in characters, of the excerpt of an invalid part.
const MAX_EXCERPT_CHARS: usize = 80;

/// The maximum number of characters of a fragment that are parsed: enough for fifty codes with escapes, six
/// times as many as can be compared. A malicious URL may have millions.
const MAX_FRAGMENT_CHARS: usize = 4_000;

/// Parses a fragment, with or without its `#`; returns `None` if it has no parameter of ours and is no code.
///
/// Finds codes as [`find_codes`] does, in spite of escapes and punctuation, and ignores other parameters,
/// separated by `&`. `www/page/address.js` knows the same forms.
pub fn parse(instrument: &Instrument, fragment: &str) -> Option<SharedCodes> {
    let end = fragment.char_indices().nth(MAX_FRAGMENT_CHARS);
    let fragment = end.map_or(fragment, |(end, _)| &fragment[..end]);
    // Routers and trackers put more characters before the parameters.
    let fragment = fragment.trim_start_matches(['#', '!', '/', '?']);
    let (kind, codes) = (fragment.split('&').find_map(parameter))
        .or_else(|| starts_code(fragment).then_some((FragmentKind::Result, fragment)))?;
    let segments = codes.split(',').map(str::trim);
    let mut matches: Vec<CodeMatch> = (segments.filter(|segment| !segment.is_empty()))
        .flat_map(|segment| match find_codes(instrument, segment) {
            matches if matches.iter().any(|found| found.sheet.is_ok()) => matches,
            matches => match code::decode(instrument, &[code::PREFIX, segment].concat()) {
                Ok(sheet) => vec![found(segment, Ok(sheet))],
                Err(_) if matches.is_empty() => vec![found(segment, Err(CodeError::NotACode))],
                Err(_) => matches,
            },
        })
        .collect();
    if kind == FragmentKind::Duel {
        for found in &mut matches {
            let sheet = found.sheet.as_ref().map_err(|error| *error);
            if let Err(error) = sheet.and_then(Duel::from_sheet) {
                found.sheet = Err(error);
            }
        }
    }
    if matches.is_empty() {
        matches.push(found("", Err(CodeError::NotACode)));
    }
    Some(SharedCodes { kind, matches })
}

/// The view that a parameter requests, and its codes.
fn parameter(parameter: &str) -> Option<(FragmentKind, &str)> {
    // A mail's HTML has `&amp;` for `&`.
    let parameter = parameter.strip_prefix("amp;").unwrap_or(parameter);
    let (name, codes) = split_name_value(parameter)?;
    let kinds = [
        ("r", FragmentKind::Result),
        ("vs", FragmentKind::Compare),
        ("duel", FragmentKind::Duel),
    ];
    let kind = (kinds.into_iter()).find(|(known, _)| name.eq_ignore_ascii_case(known));
    Some((kind?.1, codes))
}

/// Splits a parameter into its name and its value. Some programs that forward URLs percent-encode the `=`, some of
/// them the `%` of that again.
fn split_name_value(parameter: &str) -> Option<(&str, &str)> {
    let escaped = || {
        let (name, mut rest) = parameter.split_once('%')?;
        while let Some(encoded) = rest.strip_prefix("25") {
            rest = encoded;
        }
        let value = rest.strip_prefix("3D").or_else(|| rest.strip_prefix("3d"));
        Some((name, value?))
    };
    let plain = || parameter.split_once('=');
    match parameter.find(['=', '%']) {
        Some(at) if parameter[at..].starts_with('%') => escaped().or_else(plain),
        _ => plain(),
    }
}

/// Returns true if a fragment without a parameter is meant as a code.
fn starts_code(fragment: &str) -> bool {
    let prefix = fragment.get(..code::PREFIX.len());
    prefix.is_some_and(|prefix| prefix.eq_ignore_ascii_case(code::PREFIX))
}

fn found(segment: &str, sheet: Result<Sheet, CodeError>) -> CodeMatch {
    CodeMatch {
        line: 1,
        text: segment.chars().take(MAX_EXCERPT_CHARS).collect(),
        name: String::new(),
        sheet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::{example, example_with};
    use crate::sheet::GutVote;
    use proptest::prelude::*;

    #[test]
    fn a_part_is_known_by_its_name_however_it_was_passed_on() {
        let instrument = example();
        let code = code::encode(&instrument, &sheet(5));
        for fragment in [
            "#r=",
            "R=",
            "#a=b&r=",
            "#r%3D",
            "#r%3d",
            "#&r=",
            "#r%253D",
            "#r%25253d",
            "#/r=",
            "#!r=",
            "#!/r=",
            "#?r=",
            "##r=",
            "#a&amp;r=",
            "#",
        ] {
            let shared = parse(&instrument, &(fragment.to_owned() + &code));
            let shared = shared.unwrap_or_else(|| panic!("{fragment}"));
            assert_eq!(shared.kind, FragmentKind::Result, "{fragment}");
            assert_eq!(shared.matches[0].sheet, Ok(sheet(5)), "{fragment}");
        }
        assert_eq!(parse(&instrument, &("#rr=".to_owned() + &code)), None);
    }

    fn sheet(nonce: u16) -> Sheet {
        Sheet {
            gut: Some(GutVote::Low),
            answers: (0..12).map(|n| (n % 6_u8).checked_sub(1)).collect(),
            nonce,
        }
    }

    #[track_caller]
    fn check(fragment: &str, kind: FragmentKind, sheets: &[Result<Sheet, CodeError>]) {
        let shared = parse(&example(), fragment).expect(fragment);
        let matches: Vec<_> = shared
            .matches
            .into_iter()
            .map(|found| found.sheet)
            .collect();
        assert_eq!(
            (shared.kind, matches.as_slice()),
            (kind, sheets),
            "{fragment}"
        );
    }

    #[test]
    fn a_result_and_a_comparison_are_read() {
        let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
        let both = [Ok(sheet(1)), Ok(sheet(2))];
        check(&format!("#r={a}"), FragmentKind::Result, &both[..1]);
        check(&format!("r={a}"), FragmentKind::Result, &both[..1]);
        check(&format!("#vs={a},{b}"), FragmentKind::Compare, &both);
        check(&format!("#vs={a}"), FragmentKind::Compare, &both[..1]);
    }

    #[test]
    fn what_chats_and_browsers_do_to_an_address_is_undone() {
        let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
        let both = [Ok(sheet(1)), Ok(sheet(2))];
        check(&format!("#r={a})."), FragmentKind::Result, &both[..1]);
        check(
            &format!("#r={}", a.replace('-', "%2D")),
            FragmentKind::Result,
            &both[..1],
        );
        check(
            &format!("#r={}", a.replace('-', "%20")),
            FragmentKind::Result,
            &both[..1],
        );
        check(
            &format!("#r=%E2%80%9C{}%E2%80%9D", a.to_lowercase()),
            FragmentKind::Result,
            &both[..1],
        );
        check(&format!("#vs={a}%2C{b}"), FragmentKind::Compare, &both);
        check(&format!("#vs={a},,{b},"), FragmentKind::Compare, &both);
        check(&format!("#utm=x&r={a}&y"), FragmentKind::Result, &both[..1]);
        for end in [
            ".",
            ",",
            ")",
            "%29",
            ">",
            "!",
            "%E2%80%9D",
            "%0A",
            "?x=1",
            "thanks",
        ] {
            check(&format!("#r={a}{end}"), FragmentKind::Result, &both[..1]);
        }
        for code in [&a[3..], &a[3..].replace('-', ""), &a.replace('-', "%252D")] {
            check(&format!("#r={code}"), FragmentKind::Result, &both[..1]);
        }
    }

    #[test]
    fn a_wrong_code_says_which_of_the_four_it_is() {
        use CodeError::{Mistyped, NotACode, OtherInstrument, OtherVersion};
        let other = example_with(|file| file["id"] = "other".into());
        let newer = example_with(|file| file["version"] = 2.into());
        let [own, other, newer] =
            [&example(), &other, &newer].map(|of| code::encode(of, &sheet(3)));
        let slip = own.replacen(&own[3..4], if &own[3..4] == "7" { "8" } else { "7" }, 1);
        check("#r=hello", FragmentKind::Result, &[Err(NotACode)]);
        check("#r=", FragmentKind::Result, &[Err(NotACode)]);
        check("#vs=,", FragmentKind::Compare, &[Err(NotACode)]);
        check(
            &format!("#r={slip}"),
            FragmentKind::Result,
            &[Err(Mistyped)],
        );
        check(
            &format!("#r={other}"),
            FragmentKind::Result,
            &[Err(OtherInstrument)],
        );
        check(
            &format!("#r={newer}"),
            FragmentKind::Result,
            &[Err(OtherVersion)],
        );
        check(
            &format!("#vs={slip},{own},x,{newer}"),
            FragmentKind::Compare,
            &[
                Err(Mistyped),
                Ok(sheet(3)),
                Err(NotACode),
                Err(OtherVersion),
            ],
        );
    }

    #[test]
    fn a_duel_is_read_and_a_whole_result_is_none() {
        use CodeError::{Mistyped, NotACode, OtherInstrument, OtherVersion};
        let duel = Duel { item: 3, choice: 2 };
        let code = duel.encode(&example());
        for fragment in [
            format!("#duel={code}"),
            format!("#DUEL%3d{code}."),
            format!("#a&duel={code}&b"),
        ] {
            let shared = parse(&example(), &fragment).expect("a duel");
            assert_eq!(shared.kind, FragmentKind::Duel, "{fragment}");
            let sheet = shared.matches[0].sheet.as_ref().expect("a sheet");
            assert_eq!(Duel::from_sheet(sheet), Ok(duel), "{fragment}");
        }
        let whole = code::encode(&example(), &sheet(1));
        let slip = code.replacen(&code[3..4], if &code[3..4] == "7" { "8" } else { "7" }, 1);
        let other = duel.encode(&example_with(|file| file["id"] = "other".into()));
        let newer = duel.encode(&example_with(|file| file["version"] = 2.into()));
        for (code, error) in [
            (&*whole, NotACode),
            ("hello", NotACode),
            ("", NotACode),
            (&slip, Mistyped),
            (&other, OtherInstrument),
            (&newer, OtherVersion),
        ] {
            check(&format!("#duel={code}"), FragmentKind::Duel, &[Err(error)]);
        }
    }

    #[test]
    fn of_a_fragment_without_end_the_beginning_is_read() {
        let instrument = example();
        let code = code::encode(&instrument, &sheet(4));
        let endless = format!("#vs={code},{}", "é,".repeat(1_000_000));
        let shared = parse(&instrument, &endless).expect("a comparison");
        assert_eq!(shared.matches[0].sheet, Ok(sheet(4)));
        assert!(shared.matches.len() < 2_000, "{}", shared.matches.len());
    }

    #[test]
    fn a_fragment_of_the_pages_own_is_left_alone() {
        for fragment in [
            "",
            "#",
            "#top",
            "#R",
            "#r",
            "#vs",
            "#rs=1",
            "#/r/1",
            "#wf",
            "#:~:text=r",
        ] {
            assert_eq!(parse(&example(), fragment), None, "{fragment}");
        }
    }

    /// A xorshift generator: much faster than proptest's strategies for this many cases.
    struct Chance(u32);

    impl Chance {
        fn below(&mut self, count: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 17;
            self.0 ^= self.0 << 5;
            usize::try_from(self.0).unwrap() % count
        }
    }

    #[test]
    fn a_hundred_thousand_fragments_by_chance_upset_nothing() {
        let instrument = example();
        let code = code::encode(&instrument, &sheet(9));
        let parts = [
            "WF",
            "wf",
            "-",
            "–",
            " ",
            "\n",
            ",",
            "&",
            "%",
            "%2D",
            "%E2",
            "\u{ad}",
            "О",
            "é",
            "0",
            "Z",
            "7K2M",
            "1l",
            "#",
            "=",
            "r=",
            "🎉",
            &code,
            &code[..9],
            &code[9..],
        ];
        let mut chance = Chance(20_261_123);
        for _ in 0..100_000 {
            let kind = ["#r=", "#vs=", "#duel="][chance.below(3)];
            let count = chance.below(10);
            let rest: String = (0..count)
                .map(|_| parts[chance.below(parts.len())])
                .collect();
            let shared = parse(&instrument, &(kind.to_owned() + &rest)).unwrap();
            assert!(!shared.matches.is_empty(), "{rest}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn no_fragment_at_all_upsets_it_either(text in "#?(r=|vs=|duel=)?.{0,60}") {
            let _ = parse(&example(), &text);
        }
    }
}
