use super::*;
use crate::instrument::tests::{any_instrument, example, example_with};
use proptest::prelude::*;

/// A random sheet of a random instrument.
fn any_sheet() -> impl Strategy<Value = (Instrument, Sheet)> {
    let parts = (
        any_instrument(),
        prop::collection::vec(any::<u8>(), 60),
        0..3_u8,
        0..NONCE_COUNT,
    );
    parts.prop_map(|(instrument, chance, gut, nonce)| {
        let answers = (instrument.items.iter().zip(chance))
            .map(|(item, c)| (c % u8::try_from(radix(item.choice_count())).unwrap()).checked_sub(1))
            .collect();
        let gut = [None, Some(GutVote::Low), Some(GutVote::High)][usize::from(gut)];
        (
            instrument,
            Sheet {
                gut,
                answers,
                nonce,
            },
        )
    })
}

fn sheet() -> Sheet {
    Sheet {
        gut: Some(GutVote::High),
        answers: (0..12).map(|n| (n % 6_u8).checked_sub(1)).collect(),
        nonce: 1023,
    }
}

/// The characters of a code after its prefix, without hyphens.
fn bare(code: &str) -> Vec<char> {
    code[PREFIX.len()..].chars().filter(|c| *c != '-').collect()
}

fn dressed(characters: &[char]) -> String {
    PREFIX.chars().chain(characters.iter().copied()).collect()
}

#[test]
fn the_default_instrument_has_codes_of_twelve_characters_in_three_groups() {
    let code = encode(&example(), &sheet());
    assert_eq!(digit_count(&example()), 12);
    let groups: Vec<&str> = code.split('-').collect();
    assert_eq!(groups[0], "WF");
    assert_eq!(
        groups[1..].iter().map(|g| g.len()).collect::<Vec<_>>(),
        [4, 4, 4]
    );
}

#[test]
fn a_full_sheet_and_a_blank_one_come_back_as_they_were() {
    let instrument = example();
    let full = Sheet {
        gut: Some(GutVote::High),
        answers: vec![Some(4); 12],
        nonce: 1023,
    };
    for sheet in [full, Sheet::blank(&instrument, 0), sheet()] {
        assert_eq!(decode(&instrument, &encode(&instrument, &sheet)), Ok(sheet));
    }
}

#[test]
fn a_code_typed_carelessly_is_the_same_code() {
    let instrument = example();
    let code = encode(&instrument, &sheet());
    let careless = [
        code.to_lowercase(),
        code.replace('-', ""),
        code.replace('-', " "),
        format!("  {}\n", code.replace('-', "- ")),
        code.replace('1', "l").replace('0', "O"),
        code.replace('1', "I").replace('0', "o"),
        code.replace('1', "i").replace('0', "o"),
        code.replace('1', "L"),
    ];
    for typed in careless {
        assert_eq!(decode(&instrument, &typed), Ok(sheet()), "{typed}");
    }
}

#[test]
fn the_look_alikes_are_read_as_digits_in_a_code_that_has_them() {
    let instrument = example();
    // Searches for a nonce whose code has both a 1 and a 0: otherwise the test above could pass vacuously.
    let found = (0..NONCE_COUNT).find_map(|nonce| {
        let sheet = Sheet { nonce, ..sheet() };
        let code = encode(&instrument, &sheet);
        let body = &code[PREFIX.len()..];
        (body.contains('1') && body.contains('0')).then_some((sheet, code))
    });
    let (sheet, code) = found.unwrap();
    for (one, zero) in [("I", "O"), ("l", "o"), ("L", "o"), ("i", "O")] {
        let typed = code.replace('1', one).replace('0', zero);
        assert_eq!(decode(&instrument, &typed), Ok(sheet.clone()), "{typed}");
    }
}

#[test]
fn what_is_no_code_is_told_apart_from_a_slip() {
    let instrument = example();
    for text in [
        "", " ", "hello", "WF", "WF-", "X", "W", "wf - -", "12345678", "Wé",
    ] {
        assert_eq!(
            decode(&instrument, text),
            Err(CodeError::NotACode),
            "{text}"
        );
    }
    let long = format!("WF-{}", "0".repeat(500));
    assert_eq!(decode(&instrument, &long), Err(CodeError::NotACode));
    for text in [
        "WF-0000-0000-0000",
        "WF-1",
        "WF-UUUU-UUUU-UUUU",
        "WF-é",
        "WF-!",
    ] {
        assert_eq!(
            decode(&instrument, text),
            Err(CodeError::Mistyped),
            "{text}"
        );
    }
}

#[test]
fn a_code_of_another_instrument_or_version_is_told_apart() {
    let instrument = example();
    let code = encode(&instrument, &sheet());
    let other = example_with(|file| file["id"] = "other".into());
    assert_eq!(decode(&other, &code), Err(CodeError::OtherInstrument));
    for version in [2, 3, 4] {
        let later = example_with(|file| file["version"] = version.into());
        assert_eq!(decode(&later, &code), Err(CodeError::OtherVersion));
    }
    let shorter = example_with(|file| {
        file["id"] = "other".into();
        file["items"].as_array_mut().unwrap().remove(0);
        file["enough"] = 1.into();
        file["tensions"] = serde_json::json!([]);
    });
    assert_eq!(decode(&shorter, &code), Err(CodeError::OtherInstrument));
}

#[test]
fn a_lost_or_added_character_is_a_slip() {
    let instrument = example();
    for nonce in 0..NONCE_COUNT {
        let sheet = Sheet { nonce, ..sheet() };
        let characters = bare(&encode(&instrument, &sheet));
        for at in 0..characters.len() {
            let mut lost = characters.clone();
            lost.remove(at);
            assert!(decode(&instrument, &dressed(&lost)).is_err());
            let mut twice = characters.clone();
            twice.insert(at, characters[at]);
            assert!(decode(&instrument, &dressed(&twice)).is_err());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_sheet_of_any_instrument_comes_back((instrument, sheet) in any_sheet()) {
        let code = encode(&instrument, &sheet);
        prop_assert_eq!(bare(&code).len(), digit_count(&instrument));
        prop_assert_eq!(decode(&instrument, &code), Ok(sheet));
    }

    #[test]
    fn every_substitution_of_one_character_is_a_slip((instrument, sheet) in any_sheet()) {
        let right = bare(&encode(&instrument, &sheet));
        for at in 0..right.len() {
            for other in ALPHABET.map(char::from) {
                if other != right[at] {
                    let mut wrong = right.clone();
                    wrong[at] = other;
                    let found = decode(&instrument, &dressed(&wrong));
                    prop_assert_eq!(found, Err(CodeError::Mistyped));
                }
            }
        }
    }

    #[test]
    fn every_swap_of_two_characters_is_a_slip((instrument, sheet) in any_sheet()) {
        let right = bare(&encode(&instrument, &sheet));
        for a in 0..right.len() {
            for b in 0..a {
                if right[a] != right[b] {
                    let mut wrong = right.clone();
                    wrong.swap(a, b);
                    let found = decode(&instrument, &dressed(&wrong));
                    prop_assert_eq!(found, Err(CodeError::Mistyped));
                }
            }
        }
    }

    #[test]
    fn no_text_at_all_upsets_the_reading_of_codes(text in "(WF-)?.{0,40}") {
        let _ = decode(&example(), &text);
    }

    #[test]
    fn no_text_made_of_code_characters_upsets_it_either(text in "WF-[0-9A-Za-z -]{0,130}") {
        let _ = decode(&example(), &text);
    }
}

#[test]
fn the_check_catches_every_swap_within_the_longest_code() {
    // The order of 32 modulo 239: the first power that comes back to 1.
    let mut power = 32;
    let mut order = 1;
    while power != 1 {
        power = power * 32 % CHECK_MODULUS;
        order += 1;
    }
    assert!(order > MAX_DIGITS);
    let largest = crate::instrument::limit::ITEMS;
    let choices = crate::instrument::AGREEMENT_POINTS;
    let instrument = {
        let mut instrument = example();
        let model = instrument.items[0].clone();
        instrument.items = vec![model; largest];
        instrument
    };
    assert_eq!(instrument.items[0].choice_count(), choices);
    assert!(digit_count(&instrument) <= MAX_DIGITS);
}

proptest! {
    #[test]
    fn many_codes_are_written_and_read_as_one_is(
        (instrument, sheet) in any_sheet(),
        at: prop::sample::Index,
        byte in prop::sample::select(b"0123456789ABCDEFGHJKMNPQRSTVWXYZ-UuOoIiLl wf".to_vec()),
    ) {
        let coder = Codec::new(&instrument);
        let code = encode(&instrument, &sheet);
        prop_assert_eq!(&coder.encode(&sheet), &code);
        prop_assert_eq!(coder.encoded_len(), code.len());
        prop_assert_eq!(coder.decode(code.as_bytes()), Some(sheet.clone()));
        let mut changed = code.into_bytes();
        let at = at.index(changed.len());
        changed[at] = byte;
        let changed = String::from_utf8(changed).unwrap();
        // The codec accepts only valid codes with their hyphens in place.
        let hyphens = |text: &str| text.match_indices('-').map(|(at, _)| at).collect::<Vec<_>>();
        let in_place = hyphens(&changed) == hyphens(&encode(&instrument, &sheet)) && !changed.contains(' ');
        let wanted = decode(&instrument, &changed).ok().filter(|_| in_place);
        prop_assert_eq!(coder.decode(changed.as_bytes()), wanted);
        if in_place {
            let lower = changed.to_lowercase();
            prop_assert_eq!(coder.decode(lower.as_bytes()), coder.decode(changed.as_bytes()));
        }
        let short = &changed[..at];
        prop_assert_eq!(coder.decode(short.as_bytes()), None);
    }
}
