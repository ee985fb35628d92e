use super::*;
use crate::instrument::tests::example;

fn reader() -> Reader {
    Reader::new(Rc::new(example()), 5)
}

fn answer(reader: &mut Reader, item: usize, choice: u8) -> Vec<Effect> {
    reader.apply(Action::Answer { item, choice })
}

fn finished() -> Reader {
    let mut reader = reader();
    reader.apply(Action::Vote(Some(GutVote::Low)));
    for item in 0..12 {
        answer(&mut reader, item, 4);
    }
    reader
}

#[test]
fn one_tap_answers_and_moves_on() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    assert_eq!(reader.step(), Step::Item(0));
    let effects = answer(&mut reader, 0, 3);
    assert_eq!(reader.step(), Step::Item(1));
    assert_eq!(reader.sheet().answers[0], Some(3));
    let event = Effect::Emit(Event::Answer {
        item: 0,
        choice: Some(3),
    });
    assert!(matches!(
        effects.as_slice(),
        [Effect::Save, Effect::Focus, last] if *last == event
    ));
}

#[test]
fn a_second_tap_on_the_same_item_does_not_answer_the_next() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    answer(&mut reader, 0, 3);
    assert!(answer(&mut reader, 0, 1).is_empty());
    assert_eq!(reader.sheet().answers[..2], [Some(3), None]);
}

#[test]
fn a_choice_that_is_not_there_changes_nothing() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    assert!(answer(&mut reader, 0, 5).is_empty());
    assert_eq!(reader.step(), Step::Item(0));
}

#[test]
fn back_goes_all_the_way_and_keeps_the_answers() {
    let mut reader = finished();
    for n in (0..12).rev() {
        reader.apply(Action::Back);
        assert_eq!(reader.step(), Step::Item(n));
    }
    reader.apply(Action::Back);
    assert_eq!(reader.step(), Step::Gut);
    assert!(reader.apply(Action::Back).is_empty());
    assert_eq!(reader.answered_count(), 12);
    assert_eq!(reader.sheet().gut, Some(GutVote::Low));
}

#[test]
fn skipping_takes_an_answer_back() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    answer(&mut reader, 0, 2);
    reader.apply(Action::Back);
    reader.apply(Action::Skip);
    assert_eq!(reader.step(), Step::Item(1));
    assert_eq!(reader.answered_count(), 0);
}

#[test]
fn the_page_is_told_once_that_the_quiz_is_complete() {
    let mut reader = finished();
    let times = |effects: &[Effect]| {
        let complete = |e: &&Effect| matches!(e, Effect::Emit(Event::Complete));
        effects.iter().filter(complete).count()
    };
    reader.apply(Action::Back);
    let effects = answer(&mut reader, 11, 0);
    assert_eq!(times(&effects), 1);
    reader.apply(Action::Resume);
    assert_eq!(reader.step(), Step::Item(0));
    let effects = reader.apply(Action::Finish);
    assert_eq!(times(&effects), 1);
}

#[test]
fn an_answer_changed_from_the_result_leads_back_to_it() {
    let mut reader = finished();
    reader.apply(Action::ChangeAnswer(4));
    assert_eq!(reader.step(), Step::Item(4));
    assert!(reader.is_changing_answer());
    answer(&mut reader, 4, 1);
    assert_eq!(reader.step(), Step::Result);
    assert!(!reader.is_changing_answer());
}

#[test]
fn changing_ones_mind_about_changing_leads_back_too() {
    let mut reader = finished();
    reader.apply(Action::ChangeAnswer(4));
    reader.apply(Action::Back);
    assert_eq!(reader.step(), Step::Result);
    reader.apply(Action::Back);
    assert_eq!(reader.step(), Step::Item(11));
}

#[test]
fn what_stood_is_asked_again_once_its_answers_have_changed() {
    let mut reader = finished();
    let tension = reader.reading().tensions[0];
    reader.apply(Action::ToggleAccepted(tension));
    assert_eq!(reader.accepted_tensions()[0].tension, tension);
    let item = reader.instrument().tensions[tension].when[0].item;
    reader.apply(Action::ChangeAnswer(item));
    answer(&mut reader, item, 2);
    assert!(reader.accepted_tensions().is_empty());
}

#[test]
fn back_from_an_early_result_is_where_the_reader_stopped() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    answer(&mut reader, 0, 1);
    answer(&mut reader, 1, 1);
    reader.apply(Action::Finish);
    assert_eq!(reader.step(), Step::Result);
    reader.apply(Action::Back);
    assert_eq!(reader.step(), Step::Item(2));
}

#[test]
fn a_reason_is_given_only_for_what_stands_and_goes_with_it() {
    let mut reader = finished();
    let tension = reader.reading().tensions[0];
    assert!(reader.set_reason(tension, "because").is_empty());
    reader.apply(Action::ToggleAccepted(tension));
    assert_eq!(reader.set_reason(tension, "because"), [Effect::Save]);
    assert!(reader.set_reason(tension, "because").is_empty());
    let long = "é".repeat(MAX_REASON_CHARS + 1);
    reader.set_reason(tension, &long);
    let kept = &reader.accepted_tensions()[0].reason;
    assert_eq!(kept.chars().count(), MAX_REASON_CHARS);
    reader.apply(Action::ToggleAccepted(tension));
    reader.apply(Action::ToggleAccepted(tension));
    assert_eq!(reader.accepted_tensions()[0].reason, "");
}

#[test]
fn a_reader_without_a_verdict_sees_what_pulls_apart() {
    // Item 5 agreed with and item 10 not: K7. Too few answers for a name.
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    for item in 0..12 {
        match item {
            4 => drop(answer(&mut reader, item, 3)),
            9 => drop(answer(&mut reader, item, 1)),
            _ => drop(reader.apply(Action::Skip)),
        }
    }
    let reading = reader.reading();
    assert_eq!(reading.outcome, Outcome::TooFewAnswers);
    let shown = reader.tensions_to_show(&reading);
    let ids: Vec<_> = (shown.iter())
        .map(|&n| &*reader.instrument().tensions[n].id)
        .collect();
    assert_eq!(ids, ["K7"]);
}

#[test]
fn whoever_answered_all_alike_looks_again_before_anything_pulls_apart() {
    let mut reader = reader();
    reader.apply(Action::Vote(None));
    for item in 0..12 {
        // Agreement throughout; the dilemmas are 4, 9, 11 and 12.
        let choice = if [3, 8, 10, 11].contains(&item) { 2 } else { 3 };
        answer(&mut reader, item, choice);
    }
    let reading = reader.reading();
    assert_eq!(reading.outcome, Outcome::Straightlined);
    assert_eq!(reading.tensions.len(), 2);
    assert!(reader.tensions_to_show(&reading).is_empty());
    reader.apply(Action::Resume);
    reader.apply(Action::Finish);
    assert_eq!(reader.tensions_to_show(&reading), reading.tensions);
    reader.apply(Action::Restart(1));
    assert!(!reader.has_looked_again());
}

#[test]
fn letting_a_tension_stand_can_be_taken_back() {
    let mut reader = finished();
    let tension = reader.reading().tensions[0];
    reader.apply(Action::ToggleAccepted(tension));
    reader.apply(Action::ToggleAccepted(tension));
    assert!(reader.accepted_tensions().is_empty());
    assert!(reader.apply(Action::ToggleAccepted(99)).is_empty());
}

#[test]
fn restarting_forgets_everything_and_draws_a_new_nonce() {
    let mut reader = finished();
    let effects = reader.apply(Action::Restart(900));
    assert_eq!(effects, [Effect::RemoveSaved, Effect::Focus]);
    assert_eq!(reader.step(), Step::Gut);
    assert_eq!(reader.answered_count(), 0);
    assert_eq!(reader.sheet().nonce, 900);
}

#[test]
fn the_answer_to_a_friends_duel_is_kept_for_the_quiz() {
    let mut reader = Reader::new(Rc::new(example()), 1);
    let duel = |item, choice| Action::AnswerDuel { item, choice };
    let effects = reader.apply(duel(8, 4));
    let answered = Event::Answer {
        item: 8,
        choice: Some(4),
    };
    assert_eq!(
        effects,
        [Effect::Save, Effect::Focus, Effect::Emit(answered)]
    );
    assert_eq!(reader.step(), Step::Gut);
    // A second tap, an answer that does not exist, and an item that does not, change nothing.
    for action in [duel(8, 0), duel(3, 5), duel(12, 0)] {
        assert_eq!(reader.apply(action), []);
    }
    reader.apply(Action::Vote(None));
    assert_eq!(reader.step(), Step::Item(0));
    assert_eq!(reader.answered_count(), 1);
    assert_eq!(reader.sheet().answers[8], Some(4));
}
