//! Codes that are glued, wrapped, shortened, or without their prefix; and what is none.

use super::*;

#[test]
fn a_code_is_found_however_programs_have_written_it_down() {
    let (sheet, code) = with_look_alikes();
    let (bare, lower) = (code.replace('-', ""), code.to_lowercase());
    let keycaps = code
        .replace('1', "1\u{fe0f}\u{20e3}")
        .replace('0', "0\u{fe0f}\u{20e3}");
    let written = [
        // Glued to what stands before or after it.
        format!("code{code}"),
        format!("7{code}"),
        format!("{code}thanks"),
        format!("{code}7"),
        format!("{bare}thanks"),
        format!("code{lower}thanks"),
        // Written otherwise.
        code.replacen('-', ":", 1),
        code.replacen('-', "/", 1),
        code.replacen('-', ": ", 1),
        code.replace('-', "."),
        code.replace('-', "/"),
        code.replace('-', "·"),
        code.replacen("WF", "W F", 1),
        code[3..].to_owned(),
        format!("Anna: {}, and yours?", &lower[3..]),
        code[3..].replace('-', "–"),
        // As other programs write it down.
        format!("{}=\n{}", &code[..9], &code[9..]),
        format!("{}=\r\n{}", &code[..10], &code[10..]),
        code.replace('-', "=E2=80=91"),
        format!("\"here:\\n{code}\\tand\""),
        code.replace('-', "\\u2011"),
        code.replace('-', "\\-"),
        code.replace('-', "&ndash;"),
        code.replace('-', "&#8209;"),
        // In links that gateways have rewritten.
        format!(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fquiz.example%2F%23r%3D{code}&data=05%7C02"
        ),
        format!(
            "https://quiz.example/%2523r%253D{}",
            code.replace('-', "%252D")
        ),
        format!("https://www.google.com/url?q=https://quiz.example/%23r%3D{code}&sa=D"),
        format!(
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__quiz.example_-23r-3D{}&d=DwMFaQ",
            code.replace('-', "-2D")
        ),
        format!("https://urldefense.com/v3/__https://quiz.example/*r={code}__;Iw!!"),
        format!(
            "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fquiz.example%2f%23r%3d{lower}&c=E,1"
        ),
        // In other digits.
        in_digits_from(&code, '٠'),
        in_digits_from(&code, '۰'),
        in_digits_from(&code, '०'),
        in_digits_from(&code, '๐'),
        code.replace('1', "①").replace('0', "⓪"),
        keycaps,
    ];
    for text in written {
        check(&text, &[(1, Ok(sheet.clone()))]);
    }
}

#[test]
fn codes_that_are_glued_to_each_other_are_told_apart() {
    let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
    let both = [(1, Ok(sheet(1))), (1, Ok(sheet(2)))];
    check(&format!("{a}{b}"), &both);
    check(&format!("{a}{b}").to_lowercase(), &both);
    check(&format!("{a}{b}").replace('-', ""), &both);
    check(&format!("{a}.{b}"), &both);
    check(&format!("{a}\\n{b}"), &both);
}

#[test]
fn every_code_of_a_mail_in_quoted_printable_is_found() {
    let [a, b, c] = [1, 2, 3].map(|nonce| code::encode(&example(), &sheet(nonce)));
    let (begin, end) = c.split_at(9);
    let mail = format!(
        "mine: {a}, and the link of Jonas is https://quiz.example/=\n\
         #r=3D{b}\n\
         and this one was broken by the mail program: {begin}=\n\
         {end}\n"
    );
    check(
        &mail,
        &[(1, Ok(sheet(1))), (2, Ok(sheet(2))), (3, Ok(sheet(3)))],
    );
}

#[test]
fn the_beginning_of_a_code_in_the_same_text_is_its_quotation() {
    let [a, b] = [1, 2].map(|nonce| code::encode(&example(), &sheet(nonce)));
    let chat = format!(
        "14:05:33 From  Mira  to  Everyone:\n\t{a}\n\
         14:05:41 From  Ben  to  Everyone:\n\tReplying to \"{}...\"\n\n\t{b}\n\
         14:05:55 From  Aylin  to  Everyone:\n\tReacted to \"{}...\" with 👍\n",
        &a[..14],
        &b[..14].to_lowercase(),
    );
    check(&chat, &[(2, Ok(sheet(1))), (6, Ok(sheet(2)))]);
    for quoted in [
        format!("{}…", &a[..4]),
        a[..7].to_owned(),
        a[..16].to_owned(),
    ] {
        check(&format!("{quoted}\n{a}"), &[(2, Ok(sheet(1)))]);
        // Of no code in the text it is a slip.
        let alone = find_codes(&example(), &quoted);
        assert!(alone.iter().all(|found| found.sheet.is_err()), "{quoted}");
    }
    let other = if &a[3..4] == "7" { "8" } else { "7" };
    let slip = a[..14].replacen(&a[3..4], other, 1);
    check(
        &format!("{a}\n{slip}..."),
        &[(1, Ok(sheet(1))), (2, Err(CodeError::Mistyped))],
    );
}

#[test]
fn a_code_without_its_prefix_counts_with_its_hyphens_and_is_told_otherwise() {
    let code = code::encode(&example(), &sheet(3));
    let bare = &code[3..];
    let slip = bare.replacen(&bare[..1], if bare.starts_with('7') { "8" } else { "7" }, 1);
    check(bare, &[(1, Ok(sheet(3)))]);
    for text in [
        bare.replace('-', ""),
        bare.replace('-', " "),
        bare.replace('-', "."),
        format!("Anna-{bare}"),
        format!("{bare}-2026"),
        slip.clone(),
        format!("“{slip}”"),
    ] {
        check(&text, &[(1, Err(CodeError::Mistyped))]);
    }
    for text in [
        slip.replace('-', ""),
        slip.replace('-', " "),
        format!("x{bare}"),
    ] {
        check(&text, &[]);
    }
}

#[test]
fn identifiers_and_numbers_of_other_things_are_no_codes() {
    let instrument = example();
    let mut chance = 20_261_128_u64;
    let mut random = |below: u64| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (chance >> 33) % below
    };
    for _ in 0..4_000 {
        let mut hex = |len: usize| -> String {
            (0..len)
                .map(|_| char::from_digit(u32::try_from(random(16)).unwrap(), 16).unwrap())
                .collect()
        };
        let uuid = [8, 4, 4, 4, 12].map(&mut hex).join("-");
        let number = [4, 4, 4].map(&mut hex).join(" ");
        let short = hex(12);
        let found = find_codes(&instrument, &format!("{uuid} {number} {short}"));
        assert!(found.iter().all(|found| found.sheet.is_err()), "{found:?}");
    }
    for text in [
        "+49 0151-2345-6789",
        "2026-1128-1405",
        "4111-1111-1111-1111",
        "this-that-when",
        "call 0151 2345 6789 or 9876 5432 1012",
        "0123456789AB",
        "iVBORw0KGgoAAAANSUhEUgAAWF8AAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
        "https://files.example/wf/2026/11/28/a.png",
    ] {
        check(text, &[]);
    }
}
