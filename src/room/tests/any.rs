//! Property tests of rooms: invariants for any sequence of actions, and for any damage to a journal.

use super::*;
use crate::instrument::tests::example_with;
use crate::instrument::{Condition, Outcome, Tension, TensionKind};
use crate::room::{AgendaStep, Blank, Fault, ImportError, MAX_PEOPLE, Phase, Sources};
use crate::sheet::code::{CodeError, decode};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The number of cases of each property.
const ROOMS: u32 = 10_000;

thread_local! {
    /// An instrument of three items, so that many actions hit the same item.
    static SMALL: Rc<Instrument> = Rc::new(small());
}

fn small() -> Instrument {
    let mut instrument = example_with(|file| file["tensions"] = serde_json::json!([]));
    instrument.items.truncate(4);
    instrument.items.remove(2);
    instrument.enough = 1;
    let when = |item, answers| Condition { item, answers };
    instrument.tensions = vec![Tension {
        id: "K".into(),
        kind: TensionKind::Tension,
        when: vec![when(0, vec![0, 1]), when(1, vec![0, 1])],
        text: "x".into(),
    }];
    instrument
}

/// An action encoded as numbers: its kind and its arguments.
type EncodedAction = (u8, u8, u8, u16);

fn any_actions() -> impl Strategy<Value = Vec<EncodedAction>> {
    prop::collection::vec((0..18_u8, any::<u8>(), any::<u8>(), any::<u16>()), 0..14)
}

/// One of twelve sheets, so that duplicates are common.
fn one_of_few(number: usize) -> Sheet {
    let answer = |n: usize| u8::try_from((number / 2 + n) % 6).unwrap().checked_sub(1);
    Sheet {
        gut: [None, Some(GutVote::Low), Some(GutVote::High)][number % 3],
        answers: (0..3).map(answer).collect(),
        nonce: u16::try_from(number % 2).unwrap(),
    }
}

fn action(room: &Room, (kind, a, b, c): EncodedAction) -> Action {
    let vote = Vote::BOTH[usize::from(b % 2)];
    match kind {
        0..=3 => Action::Hands {
            item: usize::from(a % 3),
            vote,
            choice: b / 2 % 5,
            count: u32::from(c % 40),
        },
        4..=6 => {
            let sheets = (0..c % 5).map(|n| one_of_few(usize::from((c / 5 + 7 * n) % 12)));
            let fault = |n: u8| Fault {
                line: 1 + u32::from(n),
                text: "WF-\"é\u{2028}\u{1}".into(),
                error: ImportError::Code(CodeError::Mistyped),
            };
            Action::Codes(Rc::new(Batch {
                sitting: vote,
                sheets: sheets.collect(),
                faults: (0..a % 3).map(fault).collect(),
            }))
        }
        7..=8 => Action::Undo(room.next_undo().unwrap_or(c.into())),
        9..=10 => Action::Redo(room.next_redo().unwrap_or(c.into())),
        11 => Action::Headcount((a > 30).then_some(u32::from(c) * u32::from(b))),
        12 => Action::Sources([Sources::Both, Sources::Hands, Sources::Codes][usize::from(a % 3)]),
        13 => Action::Address((a > 90).then(|| {
            ["https://a.example/", "https://é.example/?a='1'"][usize::from(b % 2)].into()
        })),
        14 => Action::Blank([None, Some(Blank::Dark), Some(Blank::Light)][usize::from(a % 3)]),
        15 => Action::CountShown(a % 2 == 0),
        16 => Action::Timer(match a % 4 {
            0 => TimerAction::Start(u32::from(c) * 1000),
            1 => TimerAction::Extend(u32::from(c)),
            2 => TimerAction::Toggle,
            _ => TimerAction::Clear,
        }),
        _ => Action::Go(match a % 3 {
            0 => AgendaStep::Item(usize::from(b % 4), Phase::ALL[usize::from(c % 7)]),
            _ => AgendaStep::Join,
        }),
    }
}

/// A room after these actions, with a clock that jumps.
fn any_room(actions: &[EncodedAction]) -> Room {
    let mut room = Room::open(SMALL.with(Rc::clone), head());
    for &encoded in actions {
        let now = MADE + u64::from(encoded.3) * 977 % 10_000_000;
        let action = action(&room, encoded);
        room.act(action, now);
    }
    room
}

/// Everything that is counted, for comparison.
fn counted(room: &Room) -> impl PartialEq + std::fmt::Debug + use<> {
    let all = (0..3).flat_map(|item| Vote::BOTH.map(|vote| room.tally(item, vote)));
    (
        all.collect::<Vec<_>>(),
        room.headcount(),
        room.address().cloned(),
        room.sources(),
        room.hands().clone(),
        room.submissions().clone(),
    )
}

/// Recomputes all totals from the entries, sheet by sheet, and compares them with the room's.
fn check_the_long_way(room: &Room) -> Result<(), TestCaseError> {
    let standing = room
        .entries()
        .iter()
        .filter(|(_, is_undone)| !is_undone)
        .map(|(entry, _)| &entry.action);
    let mut hands: BTreeMap<(usize, usize, u8), u32> = BTreeMap::new();
    let mut sheets: [Vec<&Sheet>; 2] = [Vec::new(), Vec::new()];
    for action in standing {
        match action {
            Action::Hands {
                item,
                vote,
                choice,
                count,
            } => {
                hands.insert((*item, vote.index(), *choice), *count);
            }
            Action::Codes(batch) => {
                let there = &mut sheets[batch.sitting.index()];
                for sheet in &batch.sheets {
                    if !there.contains(&sheet) {
                        there.push(sheet);
                    }
                }
            }
            _ => {}
        }
    }
    let instrument = room.instrument();
    for vote in Vote::BOTH {
        let sheets = &sheets[vote.index()];
        let crowd = room.submissions();
        prop_assert_eq!(&crowd.sheets(vote).iter().collect::<Vec<_>>(), sheets);
        for (item, choice) in (0..3).flat_map(|item| (0..5).map(move |choice| (item, choice))) {
            let by_hand = hands
                .get(&(item, vote.index(), choice))
                .copied()
                .unwrap_or(0);
            let by_code = sheets
                .iter()
                .filter(|sheet| sheet.answers[item] == Some(choice))
                .count();
            let by_code = u32::try_from(by_code).unwrap();
            let at = usize::from(choice);
            prop_assert_eq!(room.hands().counts(item, vote)[at], by_hand);
            prop_assert_eq!(crowd.votes(item, vote)[at], by_code);
            let counts = match room.sources() {
                Sources::Both => by_hand + by_code,
                Sources::Hands => by_hand,
                Sources::Codes => by_code,
            };
            prop_assert_eq!(room.tally(item, vote)[at], counts);
        }
        let mut ended: BTreeMap<String, [u32; 3]> = BTreeMap::new();
        let mut points: BTreeMap<(i32, i32), u32> = BTreeMap::new();
        let mut tense = 0;
        for sheet in sheets {
            let outcome = instrument.outcome(&sheet.answers);
            let gut = [Some(GutVote::Low), Some(GutVote::High), None]
                .iter()
                .position(|gut| *gut == sheet.gut);
            ended.entry(format!("{outcome:?}")).or_default()[gut.unwrap()] += 1;
            if matches!(outcome, Outcome::Verdict(_) | Outcome::Between(..)) {
                let plane = &instrument.plane;
                let [x, y] = [plane.across, plane.up]
                    .map(|n| instrument.score(n, &sheet.answers).hundredths());
                *points.entry((x, y)).or_default() += 1;
            }
            tense += u32::try_from(instrument.fired_tensions(&sheet.answers).len()).unwrap();
        }
        let reported = crowd
            .outcomes(vote)
            .iter()
            .map(|ended| (format!("{:?}", ended.outcome), ended.guts));
        prop_assert_eq!(reported.collect::<BTreeMap<_, _>>(), ended);
        prop_assert_eq!(crowd.points(vote), points.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(crowd.tensions(vote), [tense]);
        prop_assert_eq!(crowd.with_tension(vote), tense);
    }
    Ok(())
}

/// A mutation of a journal: its kind, the line, the position in it, and a character.
type Mutation = (u8, prop::sample::Index, prop::sample::Index, char);

fn any_mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let chars = prop::sample::select(
        "0123456789-\"{},:[]eE.nW é\u{0}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let mutation = (
        0..9_u8,
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        chars,
    );
    prop::collection::vec(mutation, 1..6)
}

fn mutated(text: &str, mutations: &[Mutation]) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (kind, line, at, character) in mutations {
        if lines.is_empty() {
            break;
        }
        let n = line.index(lines.len());
        let mut chars: Vec<char> = lines[n].chars().collect();
        let place = at.index(chars.len() + 1);
        match kind {
            0 => drop(lines.remove(n)),
            1 => lines.insert(at.index(lines.len() + 1), lines[n].clone()),
            2 => {
                let other = at.index(lines.len());
                lines.swap(n, other);
            }
            3 => lines[n] = chars[..place].iter().collect(),
            4 => lines.truncate(n + 1),
            5 => {
                let end = lines[n].replace(['0', '1', '2', '3'], "7");
                lines[n] = end;
            }
            6 => lines.insert(n, "# a remark".to_owned()),
            7 => {
                chars.insert(place, *character);
                lines[n] = chars.iter().collect();
            }
            _ => {
                if let Some(there) = chars.get_mut(place) {
                    *there = *character;
                }
                lines[n] = chars.iter().collect();
            }
        }
    }
    lines
}

/// An upper bound of the counts that a damaged journal can yield: the counts of hands, the codes and
/// the headcounts in its lines.
#[derive(Default)]
struct JournalCounts {
    hands: BTreeMap<(String, i64, i64), BTreeSet<i64>>,
    codes: [HashSet<Sheet>; 2],
    headcounts: BTreeSet<i64>,
}

impl JournalCounts {
    fn by(instrument: &Instrument, lines: &[String]) -> Self {
        let mut counts_in_journal = Self::default();
        for line in lines {
            let Ok(line) = serde_json::from_str::<serde_json::Value>(line) else {
                continue;
            };
            // 3.0 is 3, as for the browser's parser.
            let whole = |key: &str| match serde_json::from_value(line[key].clone()) {
                Ok(Json::Integer(number)) => number,
                _ => -1,
            };
            match line["do"].as_str() {
                Some("hands") => {
                    let item = line["item"].as_str().unwrap_or_default().to_owned();
                    let of = (item, whole("vote"), whole("choice"));
                    counts_in_journal
                        .hands
                        .entry(of)
                        .or_default()
                        .insert(whole("count"));
                }
                Some("codes") if (1..=2).contains(&whole("sitting")) => {
                    let codes = line["codes"].as_array().into_iter().flatten();
                    let sheets = codes.filter_map(|code| decode(instrument, code.as_str()?).ok());
                    counts_in_journal.codes[usize::from(whole("sitting") == 2)].extend(sheets);
                }
                Some("headcount") => {
                    counts_in_journal.headcounts.insert(whole("count"));
                }
                _ => {}
            }
        }
        counts_in_journal
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ROOMS))]

    #[test]
    fn the_journal_of_any_room_is_the_room(actions in any_actions()) {
        let room = any_room(&actions);
        let back = read(room.instrument(), &written(&room));
        prop_assert_eq!(&back.damage, &[]);
        prop_assert_eq!(&back.room, &room);
        // Applying entries one by one gives the same room.
        let mut stepwise = Room::open(room.instrument().clone(), head());
        for (entry, _) in room.entries() {
            stepwise.apply(entry.clone());
        }
        prop_assert_eq!(&stepwise, &room);
        for (n, (entry, _)) in (1..).zip(room.entries()) {
            prop_assert_eq!(entry.number, n);
        }
    }

    #[test]
    fn all_that_is_taken_back_comes_back(actions in any_actions()) {
        let mut room = any_room(&actions);
        let before = counted(&room);
        let mut taken_back = 0;
        while let Some(n) = room.next_undo() {
            prop_assert!(room.act(Action::Undo(n), MADE).is_some());
            taken_back += 1;
        }
        let nothing = Room::open(room.instrument().clone(), head());
        prop_assert!(counted(&room) == counted(&nothing));
        for _ in 0..taken_back {
            let n = room.next_redo().expect("something to do again");
            prop_assert!(room.act(Action::Redo(n), MADE).is_some());
        }
        prop_assert!(counted(&room) == before);
    }

    #[test]
    fn nobody_is_counted_twice_and_nothing_is_counted_that_was_taken_back(actions in any_actions()) {
        check_the_long_way(&any_room(&actions))?;
    }

    #[test]
    fn no_damage_makes_a_count_that_no_line_says(actions in any_actions(), mutations in any_mutations()) {
        let room = any_room(&actions);
        let instrument = room.instrument();
        let lines = mutated(&written(&room), &mutations);
        let Ok(back) = journal::read(instrument, lines.iter().map(String::as_str), parse) else {
            return Ok(());
        };
        // Whatever is left is a consistent room.
        check_the_long_way(&back.room)?;
        let counts_in_journal = JournalCounts::by(instrument, &lines);
        for (n, item) in instrument.items.iter().enumerate() {
            for (number, vote) in (1..).zip(Vote::BOTH) {
                for (choice, &count) in (1..).zip(back.room.hands().counts(n, vote)) {
                    let counts = counts_in_journal.hands.get(&(item.id.to_string(), number, choice));
                    let is_in_journal = counts.is_some_and(|counts| counts.contains(&count.into()));
                    prop_assert!(is_in_journal || count == 0, "{count} for {choice} of {n}");
                }
            }
        }
        for vote in Vote::BOTH {
            for sheet in back.room.submissions().sheets(vote) {
                prop_assert!(counts_in_journal.codes[vote.index()].contains(sheet));
            }
        }
        if let Some(count) = back.room.headcount() {
            prop_assert!(counts_in_journal.headcounts.contains(&count.into()) && count <= MAX_PEOPLE);
        }
        // Every line is an entry or reported as damage.
        let reported: BTreeSet<u32> = back.damage.iter().map(|damage| damage.line).collect();
        let filled = lines.iter().filter(|line| !line.trim().is_empty()).count();
        prop_assert!(1 + back.room.entries().len() + reported.len() >= filled);
        // The restored room's own journal is undamaged.
        let again = read(instrument, &written(&back.room));
        prop_assert_eq!(&again.damage, &[]);
        prop_assert_eq!(&again.room, &back.room);
    }

    #[test]
    fn no_text_at_all_upsets_the_reading_of_journals(text in "\\PC{0,80}(\n\\PC{0,40}){0,3}") {
        let _ = SMALL.with(|small| journal::read(small, text.lines(), parse));
    }
}
