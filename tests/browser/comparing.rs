//! Comparing: codes from chats, one map for up to eight people, differences and agreement.

use crate::accessibility::{barriers, misfits, small_targets};
use crate::driver::{Engine, Host, Key, QUIZ, Reader, Test, in_every_engine, shipped};
use crate::words::{AGAINST_THE_ESSAY, ITEMS, RELATIONSHIP, SALE, TORN, WITH_THE_ESSAY};
use serde_json::{Value, json};
use which_first::instrument::{Instrument, load};
use which_first::sheet::{GutVote, Sheet, code};

/// Answers near the middle of both lines: ORDER 1/4, LOCUS 0.
const WEIGHING: [usize; 12] = [3, 4, 2, 3, 3, 3, 3, 2, 3, 4, 3, 3];

const NOT_A_CODE: &str = "There is no result code here.";
const MISTYPED: &str = "This code has a typing error";
const OTHER_QUIZ: &str = "This code belongs to another quiz.";
const OTHER_VERSION: &str = "This code comes from another version of this quiz";
const OWN: &str = "Your own code. You are on the map already.";

/// The shipped instrument, with a change to its file.
pub fn instrument(change: impl FnOnce(&mut Value)) -> Instrument {
    let mut file = shipped();
    change(&mut file);
    let json = serde_json::from_value(file).expect("a tree");
    load(&json).expect("an instrument")
}

pub fn sheet(answers: [usize; 12], gut: Option<GutVote>, nonce: u16) -> Sheet {
    let choice = |answer: usize| answer.checked_sub(1).and_then(|n| u8::try_from(n).ok());
    Sheet {
        gut,
        answers: answers.map(choice).to_vec(),
        nonce,
    }
}

/// The result code of these answers.
pub fn code(answers: [usize; 12], gut: Option<GutVote>, nonce: u16) -> String {
    code::encode(&instrument(|_| ()), &sheet(answers, gut, nonce))
}

/// Takes the quiz to the result: answers with the essay throughout, and the sale as gut vote.
async fn comes_to_the_result(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

/// Pastes a text and compares it.
pub async fn compares(reader: &Reader, text: &str) {
    // The field is drawn after the verdict.
    reader.counts(".compare textarea", 1).await;
    let script = format!("all('.compare textarea')[0].value = {}", json!(text));
    reader.has_the_page_do(&script).await;
    reader.taps(".compare .add").await;
}

/// The positions of the marks on the map, in the order of the people.
const MARKS: &str = "return all('.compare .map .person')
    .map((mark) => [mark.getAttribute('x'), mark.getAttribute('y')])";

/// The names in the fields for them.
const NAMES: &str = "return all('.compare input.name').map(({ value }) => value)";

/// The value of the field.
const FIELD: &str = "return all('.compare textarea')[0].value";

in_every_engine! {
    fn a_friends_code_from_a_chat_puts_both_on_one_map(engine) {
        let friend = code(TORN, Some(GutVote::Low), 5).to_lowercase();
        Test::new().in_engine(engine).check(async |reader| {
            comes_to_the_result(reader).await;
            compares(reader, &format!("[14:05] Anna: “{friend}”, and you?")).await;
            reader
                .sees(".compare .told li", &["On the map as “Anna”."])
                .await;
            reader
                .sees(
                    ".compare .about",
                    &[
                        "You The Deliverer Gut vote: The sale",
                        "The Deliverer Gut vote: The relationship",
                    ],
                )
                .await;
            reader.finds(NAMES, json!(["Anna"])).await;
            // ORDER 1.75 and LOCUS 2; ORDER 0.25 and LOCUS 0.75. The poles are at 6 and 94 per cent.
            reader.finds(MARKS, json!([["88.5%", "6.0%"], ["55.5%", "33.5%"]])).await;
            let told = "You: When does the relationship begin? Far towards “with the sale”. Who is the relationship with? Far towards “the business”. Anna: When does the relationship begin? In the middle. Who is the relationship with? Towards “the business”.";
            reader.sees_attribute(".compare .map", "aria-label", told).await;
            reader.sees(".compare .most h4", &["You and Anna disagree most on"]).await;
            // Three steps apart: a first order, small gifts, the database.
            reader
                .sees(".compare .item-apart .asked", &[ITEMS[5], ITEMS[7], ITEMS[9]])
                .await;
            reader
                .sees(
                    ".compare .differ .answers-given :is(dt, dd)",
                    &["You", "Strongly disagree", "Anna", "Agree"],
                )
                .await;
            reader
                .sees(
                    ".compare .differ .both dd",
                    &[
                        "Leans to disagree: it doubts that a salesperson can ‘build the relationship’ in advance at all.",
                        "Among more than 200 purchasing managers",
                    ],
                )
                .await;
            reader.sees(".compare .alike .says", &["On the same side: 6 of 12 questions"]).await;
            // A difference of degree counts as agreement.
            let alike = [0, 1, 3, 4, 10, 11].map(|item| ITEMS[item]);
            reader.sees(".compare .alike li .asked", &alike).await;
            // All of the text was accepted, so the field is empty.
            reader.finds(FIELD, json!("")).await;
        });
    }

    fn a_code_can_be_typed_and_enter_is_a_new_line(engine) {
        let friend = code(AGAINST_THE_ESSAY, None, 7);
        Test::new().in_engine(engine).check(async |reader| {
            comes_to_the_result(reader).await;
            reader.taps(".compare textarea").await;
            reader.presses(friend.replace('-', " ")).await;
            reader.presses(Key::Enter).await;
            reader.finds(FIELD, json!(format!("{}\n", friend.replace('-', " ")))).await;
            reader.sees_no(".compare .people li").await;
            reader.taps(".compare .add").await;
            reader.finds(MARKS, json!([["88.5%", "6.0%"], ["6.0%", "94.0%"]])).await;
        });
    }
}

#[test]
fn a_friend_who_left_most_blank_has_no_point_and_is_compared_all_the_same() {
    // One item of LOCUS and two of ORDER: no position on the map. Items 1 and 6 are answered; 1 alike, 6
    // apart.
    let friend = code([2, 0, 0, 0, 0, 4, 0, 0, 3, 0, 0, 0], None, 1);
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &friend).await;
        reader
            .sees(
                ".compare .about",
                &[
                    "You The Deliverer Gut vote: The sale",
                    "Not on the map yet No gut vote",
                ],
            )
            .await;
        reader.finds(MARKS, json!([["88.5%", "6.0%"]])).await;
        // A line with one vote would compare nothing.
        reader.sees_no(".compare .guts").await;
        reader
            .sees(
                ".compare .most h4",
                &["You and the other person disagree most on"],
            )
            .await;
        // Item 6: 2 and -1. Item 9: 1 and 0.
        reader
            .sees(".compare .item-apart .asked", &[ITEMS[5], ITEMS[8]])
            .await;
        reader.sees(".compare .alike li .asked", &[ITEMS[0]]).await;
    });
}

#[test]
fn ones_own_code_is_known_as_such_and_a_second_paste_as_a_second() {
    let friend = code(TORN, Some(GutVote::High), 5);
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        let own: String = reader.evaluates("return element.result.code").await;
        compares(reader, &own).await;
        reader.sees(".compare .told li", &[OWN]).await;
        reader.sees_no(".compare .people li").await;
        compares(reader, &format!("{friend}\n{own} {friend}")).await;
        reader
            .sees(
                ".compare .told li",
                &[
                    "On the map as “the other person”.",
                    OWN,
                    "On the map already, as “the other person”.",
                ],
            )
            .await;
        reader.counts(".compare .map .person", 2).await;
    });
}

#[test]
fn names_before_the_codes_are_kept_and_can_be_changed() {
    let [ana, ben, other] = [(TORN, 1), (AGAINST_THE_ESSAY, 2), (WITH_THE_ESSAY, 3)]
        .map(|(answers, nonce)| code(answers, Some(GutVote::Low), nonce));
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &format!("Ana: {ana}\nBen {ben}\n{other}")).await;
        reader
            .sees(
                ".compare .told li",
                &[
                    "On the map as “Ana”.",
                    "On the map as “Ben”.",
                    "On the map as “C”.",
                ],
            )
            .await;
        reader.finds(NAMES, json!(["Ana", "Ben", ""])).await;
        // Ben answers the other way round throughout. On the first item he and the reader are four steps apart.
        reader
            .sees(".compare .most h4", &["You and Ben disagree most on"])
            .await;
        reader.taps(".compare li:nth-child(3) input.name").await;
        reader.presses_with(Key::Control, "a").await;
        reader.presses("Benno").await;
        reader
            .sees(".compare .most h4", &["You and Benno disagree most on"])
            .await;
        reader
            .sees_attribute(
                ".compare li:nth-child(3) .remove",
                "aria-label",
                "Take off “Benno”",
            )
            .await;
        // They are still known by name when the reader comes back from an item.
        reader.taps(".back-to-items").await;
        reader.answers_from(12, &WITH_THE_ESSAY[11..]).await;
        reader.finds(NAMES, json!(["Ana", "Benno", ""])).await;
    });
}

#[test]
fn the_focus_stays_in_view_when_somebody_is_taken_off() {
    let others = [TORN, AGAINST_THE_ESSAY, WITH_THE_ESSAY];
    let codes: Vec<String> = (others.into_iter().zip(1..))
        .map(|(answers, nonce)| code(answers, None, nonce))
        .collect();
    Test::new().wide(360).check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &codes.join("\n")).await;
        reader.counts(".compare .remove", 3).await;
        for (taken, left) in [(3, 2), (1, 1)] {
            reader
                .taps(&format!(
                    ":nth-child({taken} of .compare li:has(.remove)) .remove"
                ))
                .await;
            reader.counts(".compare .remove", left).await;
            reader
                .has_focus_on(".compare .remove", left.min(taken))
                .await;
            reader.finds(FOCUS_IN_VIEW, json!(true)).await;
        }
        reader.taps(".compare .remove").await;
        reader.has_focus_on(".compare textarea", 1).await;
        reader.finds(FOCUS_IN_VIEW, json!(true)).await;
    });
}

/// True if all of the focused element is in view.
const FOCUS_IN_VIEW: &str = "
    const { top, bottom } = root.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight";

#[test]
fn eight_people_have_a_mark_each_and_the_ninth_is_told_that_there_is_no_room() {
    // Two of them at the reader's own position, and two at another.
    let others = [
        (TORN, 1),
        (AGAINST_THE_ESSAY, 2),
        (WITH_THE_ESSAY, 3),
        (WITH_THE_ESSAY, 4),
        (WEIGHING, 5),
        (TORN, 6),
        (AGAINST_THE_ESSAY, 7),
        (TORN, 8),
    ];
    let codes = others.map(|(answers, nonce)| code(answers, Some(GutVote::Low), nonce));
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &codes.join("\n")).await;
        reader.counts(".compare .people li", 8).await;
        let last = format!("Line 8 {} Not added: the map holds 8 people", codes[7]);
        reader.sees(".compare .told .open", &[&last]).await;
        let own = ["88.5%", "6.0%"];
        let (torn, against, weighing) = (["55.5%", "33.5%"], ["6.0%", "94.0%"], ["55.5%", "50.0%"]);
        let wanted = json!([own, torn, against, own, own, weighing, torn, against]);
        reader.finds(MARKS, wanted).await;
        // Letters distinguish the marks, and none covers another.
        reader
            .sees(
                ".compare .map .person text",
                &["A", "B", "C", "D", "E", "F", "G"],
            )
            .await;
        let covered = "
            const boxes = all('.compare .map .person .other circle, .compare .map .person .mark')
                .map((mark) => mark.getBoundingClientRect());
            const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
            return boxes.filter((a, n) => boxes.slice(0, n).some((b) => {
                const [[ax, ay], [bx, by]] = [middle(a), middle(b)];
                return Math.hypot(ax - bx, ay - by) < (a.width + b.width) / 2;
            })).length";
        reader.finds(covered, json!(0)).await;
        // The codes beyond the limit are still in the field.
        reader.finds(FIELD, json!(codes.join("\n"))).await;
        // A person who is removed frees a place and a letter for the next one.
        reader
            .taps(".compare .people li:nth-child(3) .remove")
            .await;
        reader
            .sees(".compare .told li", &["“B” is off the map."])
            .await;
        compares(reader, &codes[7]).await;
        reader
            .sees(".compare .told li", &["On the map as “B”."])
            .await;
        let wanted = json!([own, torn, torn, own, own, weighing, torn, against]);
        reader.finds(MARKS, wanted).await;
    });
}

#[test]
fn a_wrong_code_is_told_with_its_line_and_what_is_wrong_and_stays_to_be_mended() {
    let right = code(TORN, None, 5);
    let slip = right.replacen("-2", "-3", 1);
    assert_ne!(right, slip);
    let of = |change: fn(&mut Value)| code::encode(&instrument(change), &sheet(TORN, None, 5));
    let other = of(|file| file["id"] = "other".into());
    let newer = of(|file| file["version"] = 2.into());
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, "hello").await;
        reader.sees(".compare .told li", &[NOT_A_CODE]).await;
        reader.finds(FIELD, json!("hello")).await;
        compares(reader, "").await;
        reader.sees(".compare .told li", &[NOT_A_CODE]).await;
        let chat = format!("Ben: {slip}\nCem: {other}\n\nDana: ({newer})\nEve: {right}.");
        compares(reader, &chat).await;
        reader
            .sees(
                ".compare .told li",
                &[
                    &format!("Line 1 {slip} {MISTYPED}"),
                    &format!("Line 2 {other} {OTHER_QUIZ}"),
                    &format!("Line 4 {newer} {OTHER_VERSION}"),
                    "On the map as “Eve”.",
                ],
            )
            .await;
        reader.counts(".compare .map .person", 2).await;
        reader.finds(FIELD, json!(chat)).await;
    });
}

#[test]
fn comparing_needs_nothing_but_the_keyboard() {
    let friend = code(TORN, None, 5);
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        reader
            .has_the_page_do("all('.compare-on')[0].focus()")
            .await;
        reader.presses(Key::Enter).await;
        reader.has_focus_on(".compare textarea", 1).await;
        reader.presses(friend.as_str()).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".compare .add", 1).await;
        reader.presses(Key::Enter).await;
        reader.counts(".compare .people li", 2).await;
        reader.has_focus_on(".compare .add", 1).await;
        // Past the sections of the headline, to the name and then the button beside it.
        for css in [".more summary", ".alike summary", "input.name", ".remove"] {
            reader.presses(Key::Tab).await;
            reader.has_focus_on(&format!(".compare {css}"), 1).await;
        }
        reader.presses(Key::Space).await;
        // The button is removed with its person: the focus moves to where the next code goes.
        reader.sees_no(".compare .people li").await;
        reader.has_focus_on(".compare textarea", 1).await;
    });
}

#[test]
fn an_answer_changed_afterwards_moves_ones_own_mark() {
    let friend = code(TORN, None, 5);
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &friend).await;
        reader
            .finds(MARKS, json!([["88.5%", "6.0%"], ["55.5%", "33.5%"]]))
            .await;
        reader.taps(".back-to-items").await;
        reader.sees_item(12).await;
        // ORDER from 7/4 to 3/4: "where friendship ... to old friends", 2 to -2.
        reader.answers_from(12, &[5]).await;
        compares(reader, &friend).await;
        reader
            .finds(MARKS, json!([["66.5%", "6.0%"], ["55.5%", "33.5%"]]))
            .await;
    });
}

#[test]
fn a_link_to_the_comparison_holds_everybodys_code_behind_the_number_sign() {
    let friend = code(TORN, None, 5);
    Test::new().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &friend).await;
        let address = "
            const [address] = all('.compare .address').map(words);
            return address === location.origin + location.pathname + '#vs='
                + [element.result.code, given[0]].join(',')";
        let address = address.replace("given[0]", &json!(friend).to_string());
        reader.finds(&address, json!(true)).await;
        reader.sees(".compare .errand button", &["Copy link"]).await;
    });
}

/// The codes of seven others, some of them at the same position.
fn a_crowd() -> String {
    let people = [TORN, AGAINST_THE_ESSAY, WITH_THE_ESSAY, WEIGHING];
    let people = people.into_iter().cycle().take(8).zip(1..);
    let codes = people.map(|(answers, nonce)| code(answers, Some(GutVote::High), nonce));
    codes.collect::<Vec<_>>().join("\n") + "\nWF-0000-0000-0000"
}

/// Runs a check with one friend and with a crowd, and fails with all problems.
async fn finds_no_fault(reader: &Reader, look: impl AsyncFn() -> Vec<String>) {
    comes_to_the_result(reader).await;
    compares(reader, &code(TORN, None, 99)).await;
    reader.counts(".compare .people li", 2).await;
    let mut faults = look().await;
    compares(reader, &a_crowd()).await;
    reader.counts(".compare .people li", 8).await;
    faults.extend(look().await);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[track_caller]
fn has_no_barriers(theme: &str, ground: &str) {
    let body = format!(r#"<which-first theme="{theme}"></which-first>"#);
    let host = Host::new(&body).head(ground);
    Test::on(&host)
        .wide(360)
        .with_reduced_motion()
        .check(async |reader| finds_no_fault(reader, async || barriers(reader).await).await);
}

#[test]
fn comparing_has_no_barriers_in_the_light() {
    has_no_barriers("light", "");
}

#[test]
fn comparing_has_no_barriers_in_the_dark() {
    has_no_barriers(
        "dark",
        "<style>html { background: #111; color: #eee }</style>",
    );
}

#[track_caller]
fn fits_and_can_be_touched(engine: Engine, width: u32, body: &str) {
    Test::on(&Host::new(body))
        .in_engine(engine)
        .wide(width)
        .with_reduced_motion()
        .check(async |reader| {
            finds_no_fault(reader, async || {
                [misfits(reader).await, small_targets(reader).await].concat()
            })
            .await;
        });
}

#[test]
fn a_crowd_fits_a_very_narrow_screen_and_can_be_touched() {
    fits_and_can_be_touched(Engine::Chromium, 280, QUIZ);
}

in_every_engine! {
    fn a_crowd_fits_a_phone_and_can_be_touched(engine) {
        fits_and_can_be_touched(engine, 360, QUIZ);
    }
}

#[test]
fn where_the_text_runs_from_the_right_the_map_is_turned_round_and_the_letters_are_not() {
    let page = format!(r#"<div dir="rtl">{QUIZ}</div>"#);
    Test::on(&Host::new(&page)).check(async |reader| {
        comes_to_the_result(reader).await;
        // The instrument is in English; one in a right-to-left language would have this attribute.
        reader
            .has_the_page_do("all('.wf')[0].setAttribute('dir', 'rtl')")
            .await;
        compares(reader, &a_crowd()).await;
        reader.counts(".compare .people li", 8).await;
        let turned = "
            const [map] = all('.compare .map');
            const [letter] = all('.compare .map .person text');
            const box = map.getBoundingClientRect();
            const own = all('.compare .map .own .mark')[0].getBoundingClientRect();
            const { a } = letter.getScreenCTM();
            return [(own.left + own.width / 2 - box.left) / box.width < 0.5, Math.sign(a)]";
        reader.finds(turned, json!([true, 1])).await;
    });
}

#[test]
fn marks_can_be_told_apart_in_forced_colours() {
    Test::new().in_forced_colours().check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &code(TORN, None, 5)).await;
        let seen = "
            const style = (css) => getComputedStyle(all(css)[0]);
            const paper = style('.compare .other circle').fill;
            return [style('.compare .own .mark').fill !== paper,
                style('.compare .other circle').stroke !== paper]";
        reader.counts(".compare .map .person", 2).await;
        reader.finds(seen, json!([true, true])).await;
    });
}

#[test]
fn a_friend_with_one_answer_throughout_is_told_to_have_no_place() {
    let friend = code([4; 12], Some(GutVote::Low), 5);
    Test::new().check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        compares(reader, &friend).await;
        reader
            .sees(
                ".compare .people .verdict",
                &[
                    "The Deliverer",
                    "The same answer throughout, so no place on the map",
                ],
            )
            .await;
        reader.counts(".compare .map .person", 1).await;
    });
}

#[test]
fn who_is_on_the_map_is_still_there_when_the_reader_comes_back_from_the_items() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        comes_to_the_result(reader).await;
        compares(reader, &code(TORN, None, 99)).await;
        reader.counts(".compare .people li", 2).await;
        reader.taps(".back-to-items").await;
        reader.answers_from(12, &WITH_THE_ESSAY[11..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.counts(".compare .people li", 2).await;
        reader.taps(".compare .remove").await;
        reader.counts(".compare .people li", 0).await;
        reader.taps(".back-to-items").await;
        reader.answers_from(12, &WITH_THE_ESSAY[11..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.counts(".compare .people li", 0).await;
    });
}
