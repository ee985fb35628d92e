//! Imports: pastes, chats, and typed ballots.

use super::*;
use crate::room::ballot::{self, BallotError};
use crate::room::{ImportError, ImportReport, Importer};
use crate::sheet::code::{CodeError, encode};
use crate::sheet::code_search::find_codes;
use proptest::prelude::*;

/// Imports a text in slices of 40 bytes.
fn take_in(room: &Room, text: &str) -> (Batch, ImportReport) {
    let mut intake = Importer::new(room.instrument(), Vote::First, text.to_owned());
    while intake.step(40) {}
    assert_eq!(intake.progress(), (text.len(), text.len()));
    intake.finish(room)
}

fn code(sheet: &Sheet) -> String {
    encode(&example(), sheet)
}

/// The line numbers and texts of imported lines.
fn lines(lines: &[crate::room::import::ImportedLine]) -> Vec<(u32, &str)> {
    lines.iter().map(|line| (line.line, &*line.text)).collect()
}

#[test]
fn a_chat_is_taken_in_and_everything_in_it_is_accounted_for() {
    let (a, b, c) = (sheet(1, 1), sheet(2, 2), sheet(3, 3));
    let text = format!(
        "14:02 Anna: here it is “{}” 🎉\r\n\
         14:02 Ben: what do we do?\r\n\
         \r\n\
         > {}\r\n\
         14:03 Ben: {} {}\r\n\
         14:04 Cem: WF-1234-5678-9ABC\r\n\
         14:05 Cem: sorry:\r\n\
         {}-\r\n\
         {}\r\n\
         #17 1 4251 3524 1425\r\n\
         14:07 Dana: #17 is the one!",
        code(&a),
        code(&a).to_lowercase(),
        code(&b),
        code(&b),
        &code(&c)[..7],
        &code(&c)[8..],
    );
    let (batch, report) = take_in(&room(), &text);
    let typed = read_ballot("#17 1 4251 3524 1425").unwrap().unwrap();
    assert_eq!(batch.sitting, Vote::First);
    assert_eq!(
        batch.sheets,
        [a.clone(), a.clone(), b.clone(), b.clone(), c, typed]
    );
    assert_eq!(report.accepted, 4);
    assert_eq!(
        lines(&report.duplicates),
        [(4, &*code(&a).to_lowercase()), (5, &*code(&b))]
    );
    assert_eq!(report.faults, batch.faults);
    let [fault] = report.faults.as_slice() else {
        panic!("{report:?}");
    };
    assert_eq!((fault.line, &*fault.text), (6, "WF-1234-5678-9ABC"));
    assert_eq!(fault.error, ImportError::Code(CodeError::Mistyped));
    // Ben’s question, Cem’s apology, Dana’s remark.
    assert_eq!(report.other_lines, 3);
    assert_eq!(report.possible_repeats, []);
}

#[test]
fn a_slack_export_is_read_through_its_escapes() {
    let sheets: Vec<Sheet> = (1..=5).map(|n| sheet(n, 1)).collect();
    let [a, b, c, d] = [0, 1, 2, 3].map(|n| code(&sheets[n]));
    let messages = serde_json::json!([
        { "text": a, "blocks": [{ "text": a }], "client_msg_id": "0b7d2c1e-6f00-4abc-8def-0123456789ab" },
        { "text": format!("here:\n{b}") },
        { "text": format!("<https://quiz.example/#r={c}|my result>") },
        { "text": format!("&gt; {a}\nmine is {}", d.to_lowercase()) },
    ]);
    let dashed = code(&sheets[4]).replace('-', "\\u2013");
    let text = format!("{messages:#}\n{{ \"text\": \"\\t{dashed}\" }}");
    let (batch, report) = take_in(&room(), &text);
    assert_eq!((report.accepted, report.faults.len()), (5, 0), "{text}");
    let mut found = batch.sheets;
    found.dedup();
    found.retain({
        let mut seen = Vec::new();
        move |sheet| {
            !seen.contains(sheet) && {
                seen.push(sheet.clone());
                true
            }
        }
    });
    assert_eq!(found, sheets);
}

#[test]
fn a_shortened_quotation_of_a_code_in_the_room_is_no_slip() {
    let room = room_after([codes(Vote::First, &[sheet(1, 1)])]);
    let text = format!(
        "Replying to \"{}...\"\n{}",
        &code(&sheet(1, 1))[..14],
        code(&sheet(2, 2))
    );
    let (_, report) = take_in(&room, &text);
    assert_eq!(
        (report.accepted, report.faults.len(), report.other_lines),
        (1, 0, 0)
    );
    // Of no code that is known it is one.
    let (_, report) = take_in(&self::room(), &text);
    assert_eq!((report.accepted, report.faults.len()), (1, 1));
}

#[test]
fn a_code_that_was_handed_in_before_counts_once() {
    let mut room = room_after([codes(Vote::First, &[sheet(1, 1)])]);
    let text = code(&sheet(1, 1)) + "\n" + &code(&sheet(2, 1));
    let (batch, report) = take_in(&room, &text);
    assert_eq!(report.accepted, 1);
    assert_eq!(lines(&report.duplicates), [(1, &*code(&sheet(1, 1)))]);
    room.act(Action::Codes(Rc::new(batch)), MADE);
    assert_eq!(room.tally(0, Vote::First), [2, 0, 0, 0, 0]);
    // The second sitting is separate.
    let mut intake = Importer::new(room.instrument(), Vote::Second, text);
    while intake.step(1 << 16) {}
    assert_eq!(intake.finish(&room).1.accepted, 2);
}

#[test]
fn who_may_have_handed_in_twice_counts_and_is_told() {
    let room = room_after([codes(Vote::First, &[sheet(1, 1)])]);
    let mut half = sheet(1, 1);
    half.answers[..6].fill(Some(4));
    let mut less = half.clone();
    less.answers[..7].fill(Some(3));
    let mut other = half.clone();
    other.nonce = 2;
    let text = [&half, &less, &other].map(code).join("\n");
    let (_, report) = take_in(&room, &text);
    assert_eq!(report.accepted, 3);
    // The second sheet has only five of twelve answers in common with either; the third has another
    // nonce.
    assert_eq!(lines(&report.possible_repeats), [(1, &*code(&half))]);
}

#[test]
fn blank_answers_are_not_what_two_people_have_in_common() {
    let room = room_after([codes(Vote::First, &[Sheet::blank(&example(), 1)])]);
    let mut one = Sheet::blank(&example(), 1);
    one.gut = Some(GutVote::Low);
    let (_, report) = take_in(&room, &code(&one));
    assert_eq!((report.accepted, report.possible_repeats), (1, vec![]));
}

#[test]
fn an_empty_paste_is_nothing() {
    for text in ["", "\n", " \r\n\t\r", "\u{feff}"] {
        let (batch, report) = take_in(&room(), text);
        assert!(batch.sheets.is_empty() && batch.faults.is_empty());
        assert_eq!(report.accepted, 0);
    }
}

/// The only ballot in a line, if there is one.
fn read_ballot(line: &str) -> Option<Result<Sheet, BallotError>> {
    let mut found = ballot::find(&example(), line);
    assert!(found.len() < 2, "{line}");
    found.pop().map(|(_, sheet)| sheet)
}

#[track_caller]
fn check_ballot(line: &str, wanted: Option<&Result<Sheet, BallotError>>) {
    assert_eq!(read_ballot(line).as_ref(), wanted, "{line}");
}

#[test]
fn a_ballot_is_typed_as_people_type() {
    let mut typed = Sheet::blank(&example(), 17);
    typed.gut = Some(GutVote::Low);
    typed.answers = [4, 2, 5, 1, 3, 5, 2, 4, 1, 4, 2, 5]
        .map(|n: u8| n.checked_sub(1))
        .into();
    assert_eq!(ballot::write(&typed), "#17 1 4251 3524 1425");
    for line in [
        "#17 1 4251 3524 1425",
        "  # 17: 1-425135241425 ",
        "#17) 1 4 2 5 1  3 5 2 4  1 4 2 5",
        "#017 1425135241425",
        "Nr. #17: 1 4251 3524 1425 (Anna)",
        "#17,1,4251,3524,1425",
        "#17;1;4;2;5;1;3;5;2;4;1;4;2;5",
        "17 1 4251 3524 1425",
        "17: 1 4251 3524 1425",
        "17,1,4251,3524,1425",
        "\"17\",\"1\",\"4251\",\"3524\",\"1425\"",
        "17\t1\t4\t2\t5\t1\t3\t5\t2\t4\t1\t4\t2\t5",
        "17 1425135241425",
        "14:05 - Anna: 17 1 4251 3524 1425",
        "[28.11.26, 14:05:33] +49 151 23456789: 17 1 4251 3524 1425, thanks",
        "＃１７ １ ４２５１ ３５２４ １４２５",
        "#١٧ ١ ٤٢٥١ ٣٥٢٤ ١٤٢٥",
        "१७ १ ४२५१ ३५२४ १४२५",
    ] {
        check_ballot(line, Some(&Ok(typed.clone())));
    }
    typed.answers[3] = None;
    typed.gut = None;
    check_ballot("#17 0 4250 3524 1425", Some(&Ok(typed)));
}

#[test]
fn what_is_wrong_with_a_ballot_is_told() {
    for (line, error) in [
        ("#0 1 4251 3524 1425", BallotError::Number),
        ("#1024 1 4251 3524 1425", BallotError::Number),
        ("#99999999999 1 4251 3524 1425", BallotError::Number),
        ("#17 3 4251 3524 1425", BallotError::Gut),
        ("#17 1 4251 3524 142", BallotError::Length),
        ("#17 1 4251 3524 1425 5", BallotError::Length),
        ("#17 1", BallotError::Length),
        ("#17 1 4261 3524 1425", BallotError::Choice),
        ("#17 1 4251 35Z4 1425", BallotError::Choice),
        ("#17 1 425I 3524 O425 from Anna", BallotError::Choice),
        ("17 1 4261 3524 1425", BallotError::Choice),
        ("17 3 4251 3524 1425", BallotError::Gut),
        ("1024 1 4251 3524 1425", BallotError::Number),
        ("17 1 4251 3524 142", BallotError::Length),
        ("17 1 4251 3524 14255", BallotError::Length),
    ] {
        check_ballot(line, Some(&Err(error)));
    }
}

#[test]
fn what_only_begins_like_a_ballot_is_none() {
    for line in [
        "",
        "#",
        "#17",
        "# 17 ",
        "#17 people came",
        "#1stone",
        "17 1 4251",
        "#3: 100%",
        "#a 12",
        "#17: 2 of us came",
        "28.11.26, 14:05 - +49 151 23456789: hello",
        "4111 1111 1111 1111",
        "0049 151 2345 1234",
        "2026-11-28 14:05:33.123 1732802733",
        "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12",
        "https://quiz.example/#17",
    ] {
        check_ballot(line, None);
    }
}

#[test]
fn ballots_on_one_line_are_told_apart() {
    for line in [
        "#23 1 4251 3524 1425 #24 2 1425 3524 4251",
        "#23 1 4251 3524 1425, 24 2 1425 3524 4251",
        "23 1 4251 3524 1425 / 24 2 1425 3524 4251",
        "#23 1425135241425 and #24 2142535244251!",
    ] {
        let (batch, report) = take_in(&room(), line);
        let numbers: Vec<_> = batch.sheets.iter().map(|sheet| sheet.nonce).collect();
        assert_eq!(numbers, [23, 24], "{line}");
        let guts = batch.sheets.iter().map(|sheet| sheet.gut);
        assert!(guts.eq([Some(GutVote::Low), Some(GutVote::High)]), "{line}");
        assert_eq!((report.accepted, report.other_lines), (2, 0), "{line}");
    }
}

#[test]
fn of_two_ballots_on_a_line_the_wrong_one_is_told() {
    let (batch, report) = take_in(&room(), "#23 1 4251 3524 1425 #24 3 1425 3524 4251");
    assert_eq!((batch.sheets.len(), report.accepted), (1, 1));
    let faults: Vec<_> = report.faults.iter().map(|fault| &*fault.text).collect();
    assert_eq!(faults, ["#24 3 1425 3524 4251"]);
}

#[test]
fn every_ballot_that_can_be_written_can_be_read() {
    for nonce in [1, 9, 500, 1023] {
        for answer in 1..=5 {
            let sheet = sheet(nonce, answer);
            check_ballot(&ballot::write(&sheet), Some(&Ok(sheet)));
        }
    }
}

/// Pieces of chats: codes that are intact, reformatted or broken, with other text in between.
fn any_paste() -> impl Strategy<Value = String> {
    let between = "[-_ >:#wWfF0-9A-Za-z\n\r%\u{200b}é—А🎉]{0,12}";
    let piece = (0..10_usize, 0..1024_u16, 1..6_u8, any::<u8>(), between);
    prop::collection::vec(piece, 0..10).prop_map(|pieces| {
        let mut text = String::new();
        for (format, nonce, answer, at, between) in pieces {
            let mut code = code(&sheet(nonce, answer));
            let at = usize::from(at) % code.len();
            match format {
                0..=3 => {}
                4 => code = code.to_lowercase(),
                5 => code = code.replace('-', " "),
                6 => code.truncate(at),
                7 => code.insert(at, '\n'),
                8 => code.insert(at, '8'),
                _ => code = code.replace('-', "%2D"),
            }
            text += &code;
            text += &between;
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_paste_taken_in_by_any_slices_gives_what_is_found_in_it_as_a_whole(
        text in any_paste(),
        most in 0..60_usize,
    ) {
        let room = room();
        let mut intake = Importer::new(room.instrument(), Vote::First, text.clone());
        while intake.step(most) {}
        let (batch, report) = intake.finish(&room);
        let found = find_codes(room.instrument(), &text);
        let sheets = found.iter().filter_map(|found| found.sheet.clone().ok());
        // A ballot holds no letters W and F together, so that it is never a code as well.
        let is_ballot = |sheet: &Sheet| (text.lines().flat_map(|line| line.split('\r')))
            .flat_map(|line| ballot::find(room.instrument(), line))
            .any(|(_, found)| found.as_ref() == Ok(sheet));
        let handed: Vec<Sheet> = batch.sheets.into_iter().filter(|sheet| !is_ballot(sheet)).collect();
        prop_assert_eq!(handed, sheets.collect::<Vec<_>>());
        let wrong = found.iter().filter_map(|found| found.sheet.as_ref().err().map(|error| (found.line, *error)));
        let faults: Vec<_> = (batch.faults.iter()).filter_map(|fault| match fault.error {
            ImportError::Code(error) => Some((fault.line as usize, error)),
            ImportError::Ballot(_) => None,
        }).collect();
        prop_assert_eq!(faults, wrong.collect::<Vec<_>>());
        let filled = text.replace("\r\n", "\n");
        let filled = filled.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count();
        prop_assert!(report.other_lines as usize <= filled);
    }
}
