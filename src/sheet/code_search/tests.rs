use super::*;
use crate::instrument::tests::{example, example_with};
use crate::sheet::{GutVote, NONCE_COUNT};
use proptest::prelude::*;

mod glued;

fn sheet(nonce: u16) -> Sheet {
    Sheet {
        gut: Some(GutVote::High),
        answers: (0..12).map(|n| (n % 6_u8).checked_sub(1)).collect(),
        nonce,
    }
}

/// A code that has both a 1 and a 0, so that their look-alikes are tested.
fn with_look_alikes() -> (Sheet, String) {
    let codes = (0..NONCE_COUNT).map(|nonce| {
        let sheet = sheet(nonce);
        let code = code::encode(&example(), &sheet);
        (sheet, code)
    });
    let mut codes = codes.filter(|(_, code)| code.contains('1') && code.contains('0'));
    codes.next().unwrap()
}

/// The code with the digits of another script, which begin with this zero.
fn in_digits_from(code: &str, zero: char) -> String {
    let digit = |c: char| char::from_u32(u32::from(zero) + c.to_digit(10)?);
    code.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Checks the codes found in a text: their lines, and their sheets or errors.
#[track_caller]
fn check(text: &str, wanted: &[(usize, Result<Sheet, CodeError>)]) {
    let found = find_codes(&example(), text);
    let found: Vec<_> = found.into_iter().map(|f| (f.line, f.sheet)).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn a_code_is_found_however_a_chat_has_dressed_it() {
    let (sheet, code) = with_look_alikes();
    let bare = code.replace('-', "");
    let lower = code.to_lowercase();
    let full_width: String = (code.chars())
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
        .collect();
    let bold: String = (code.chars())
        .map(|c| match c {
            'A'..='Z' => char::from_u32(0x1d400 + u32::from(c) - u32::from('A')).unwrap(),
            '0'..='9' => char::from_u32(0x1d7ce + u32::from(c) - u32::from('0')).unwrap(),
            c => c,
        })
        .collect();
    let cyrillic: String = (code.chars())
        .map(|c| match c {
            'A' => 'А',
            'B' => 'В',
            'C' => 'С',
            'E' => 'Е',
            'H' => 'Н',
            'K' => 'К',
            'M' => 'М',
            'T' => 'Т',
            'X' => 'Х',
            'P' => 'Р',
            '0' => 'О',
            '1' => 'І',
            c => c,
        })
        .collect();
    let dressed = [
        code.clone(),
        lower.clone(),
        bare.clone(),
        format!("'{code}'"),
        format!("\"{code}\""),
        format!("“{code}”"),
        format!("‘{code}’,"),
        format!("„{code}“"),
        format!("«{code}»"),
        format!("« {code} »"),
        format!("`{code}`"),
        format!("**{code}**"),
        format!("_{code}_"),
        format!("({code})."),
        format!("[{code}]!"),
        format!("<{code}>"),
        format!("<b>{code}</b>"),
        format!("{code}, and that is that"),
        format!("{code} and that is that"),
        format!("{code} - what is yours"),
        format!("my code is {code}?"),
        format!("my code:{code};"),
        format!("私のコードは{code}です"),
        code.replace('-', " "),
        code.replace('-', " - "),
        code.replace('-', "–"),
        code.replace('-', "—"),
        code.replace('-', "\u{2011}"),
        code.replace('-', "\u{2212}"),
        code.replace('-', "\u{a0}"),
        code.replace('-', "-\u{200b}"),
        code.replace('-', "\u{ad}-"),
        code.replace('-', "ー"),
        code.replace('-', "_"),
        code.replace('-', "-\n"),
        code.replace('-', "-\r\n"),
        code.replace('-', "\n> "),
        format!("{}-\n{}", &code[..9], &code[9..]),
        format!("{}\n{}", &code[..9], &code[9..]),
        format!("{}\u{ad}{}", &code[..9], &code[9..]),
        format!("\u{feff}{code}\u{200e}"),
        code.replace('1', "l").replace('0', "o"),
        code.replace('1', "I").replace('0', "O"),
        full_width,
        bold,
        cyrillic,
        format!("https://example.org/quiz/#r={code}"),
        format!("https://example.org/quiz/r/deliverer/#r={lower})."),
        format!("https://example.org/#r={}", code.replace('-', "%2D")),
        format!("https://example.org/#r={}&x", code.replace('-', "%20")),
        format!("https://example.org/%23r%3D{code}%20"),
        format!("<https://example.org/#r={code}|my result>"),
        format!("[23.11.26, 14:05] Anna: {code} 🎉"),
        format!("14:05 - Anna B.: {code}"),
        format!("Anna wf. says {code}"),
    ];
    for text in dressed {
        check(&text, &[(1, Ok(sheet.clone()))]);
    }
}

#[test]
fn a_whole_chat_gives_its_codes_in_order_with_their_lines() {
    let [a, b, c, d] = [1, 2, 3, 4].map(|nonce| code::encode(&example(), &sheet(nonce)));
    let (lower, spaced) = (b.to_lowercase(), c.replace('-', " "));
    let chat = format!(
        "14:02 Anna: who has done the quiz\n\
         14:03 Ben: me, wf-something\n\
         14:05 Anna: {a}\n\
         14:05 Ben: mine is “{lower}”, and Cem’s: {spaced}\n\
         \n\
         14:09 Dana: https://example.org/#vs={a},{d} (ours)\r\n\
         14:10 Ben: {b}\r\n"
    );
    check(
        &chat,
        &[
            (3, Ok(sheet(1))),
            (4, Ok(sheet(2))),
            (4, Ok(sheet(3))),
            (6, Ok(sheet(1))),
            (6, Ok(sheet(4))),
            (7, Ok(sheet(2))),
        ],
    );
}

#[test]
fn what_was_found_is_told_as_it_was_pasted() {
    let code = code::encode(&example(), &sheet(1)).to_lowercase();
    let text = format!("\n “{}” ", code.replace('-', "–"));
    let found = find_codes(&example(), &text);
    assert_eq!(found[0].text, code.replace('-', "–"));
    assert_eq!(found[0].line, 2);
}

#[test]
fn codes_that_follow_each_other_with_nothing_but_space_are_told_apart() {
    let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
    for between in [" ", "\n", "\t", ", ", "-\n", " – "] {
        let found = find_codes(&example(), &format!("{a}{between}{b}"));
        let sheets: Vec<_> = found.into_iter().map(|found| found.sheet).collect();
        assert_eq!(sheets, [Ok(sheet(1)), Ok(sheet(2))], "{between:?}");
    }
}

#[test]
fn a_code_that_has_lost_its_end_does_not_swallow_the_next() {
    let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
    for between in ["\n", "-\n", " ", "\nAnna: "] {
        let text = format!("{}{between}{b}", &a[..12]);
        let found = find_codes(&example(), &text);
        let sheets: Vec<_> = found.into_iter().map(|found| found.sheet).collect();
        assert_eq!(sheets, [Err(CodeError::Mistyped), Ok(sheet(2))], "{text}");
    }
}

#[test]
fn words_that_merely_begin_like_a_code_are_none() {
    for text in [
        "",
        " \n ",
        "hello",
        "wf",
        "WF",
        "WF-",
        "WF - see below",
        "wf, and then",
        "wfh today",
        "WFH 2024",
        "WF 2024",
        "wf this that with some more to come",
        "wf has been nice to all of us",
        "wf-type of thing",
        "WF-style",
        "wf-like-a-charm",
        "a swf-1234 file",
        "the WFP, WFMU and WFAN",
        "%",
        "%%%2",
        "100%25 wf%",
        "%F0%9F%8E%89 %FF%C3",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_wrong_code_says_which_of_the_four_it_is() {
    use CodeError::{Mistyped, OtherInstrument, OtherVersion};
    let other = example_with(|file| file["id"] = "other".into());
    let shorter = example_with(|file| {
        file["id"] = "other".into();
        file["items"].as_array_mut().unwrap().truncate(6);
        file["enough"] = 1.into();
        file["tensions"] = serde_json::json!([]);
    });
    let newer = example_with(|file| file["version"] = 2.into());
    let own = code::encode(&example(), &sheet(3));
    let shorter = {
        let mut sheet = sheet(3);
        sheet.answers.truncate(6);
        code::encode(&shorter, &sheet)
    };
    let other = code::encode(&other, &sheet(3));
    let newer = code::encode(&newer, &sheet(3));
    let slip = own.replacen(&own[4..5], if &own[4..5] == "7" { "8" } else { "7" }, 1);
    let lost = &own[..own.len() - 1];
    for (text, wanted) in [
        (slip.as_str(), Mistyped),
        (lost, Mistyped),
        (&own[..8], Mistyped),
        ("WF-0000-0000-0000", Mistyped),
        ("WF-UUUU-1234-5678", Mistyped),
        ("wf-abcd-efgh-jkmn", Mistyped),
        ("WF 1234 5678 9ABC", Mistyped),
        ("WF123456789ABC", Mistyped),
        (&other, OtherInstrument),
        (&shorter, OtherInstrument),
        (&newer, OtherVersion),
    ] {
        check(text, &[(1, Err(wanted))]);
        check(&format!("“{text}”"), &[(1, Err(wanted))]);
        check(
            &format!("Anna: {text} \n Ben: and so on"),
            &[(1, Err(wanted))],
        );
    }
    check("WF-12\nWF-!", &[(1, Err(Mistyped))]);
}

#[test]
fn a_code_far_too_long_is_none_at_all() {
    let long = format!("WF-{}", "0".repeat(500));
    check(&long, &[(1, Err(CodeError::NotACode))]);
}

#[test]
fn the_time_taken_grows_no_faster_than_the_text() {
    // Each of these would take minutes if the search were quadratic.
    for unit in [
        "WF", "WF ", "WF-", "WF-1", "wf 0 ", "%", "%F0", "%F0%9F", "WF\n\n", "0", "-",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        let _ = find_codes(&example(), &text);
    }
    let gaping = format!("WF{}", " ".repeat(20_000)).repeat(50);
    check(&gaping, &[]);
}

/// Texts before a code, and after it.
fn around() -> impl Strategy<Value = (String, String)> {
    let before = "(|[a-z ]{0,12}[ :=(“«'`\\n])";
    let after = "(|[ ,.;:!?)”»'`\\n][a-z ]{0,12})";
    (before, after)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_code_survives_every_dress(
        choices in prop::collection::vec(0..6_u8, 12),
        nonce in 0..NONCE_COUNT,
        hyphen in "(-|–|\u{2011}| |-\\n|\u{200b}-|_|\\n> |%2D|)",
        lower: bool,
        look_alike: bool,
        (before, after) in around(),
    ) {
        let answers = choices.into_iter().map(|c| c.checked_sub(1)).collect();
        let sheet = Sheet { gut: None, answers, nonce };
        let mut code = code::encode(&example(), &sheet);
        if lower {
            code = code.to_lowercase();
        }
        if look_alike {
            code = code.replace('0', "О").replace('1', "l").replace('A', "А").replace('e', "е");
        }
        let text = format!("{before}{}{after}", code.replace('-', &hyphen));
        let found = find_codes(&example(), &text);
        let sheets: Vec<_> = found.into_iter().map(|found| found.sheet).collect();
        prop_assert_eq!(sheets, [Ok(sheet)], "{}", text);
    }

    #[test]
    fn no_text_at_all_upsets_it(text in "((WF|wf)?.{0,30}){0,4}") {
        let _ = find_codes(&example(), &text);
    }

    #[test]
    fn a_code_with_any_one_sign_changed_upsets_nothing(
        nonce in 0..NONCE_COUNT, at in 0..17_usize, other: char,
    ) {
        let code = code::encode(&example(), &sheet(nonce));
        let mut characters: Vec<char> = code.chars().collect();
        characters[at] = other;
        let text: String = characters.into_iter().collect();
        for found in find_codes(&example(), &text) {
            // Only a look-alike of the original character leaves the code unchanged.
            prop_assert!(found.sheet == Ok(sheet(nonce)) || found.sheet.is_err(), "{}", text);
        }
    }
}
