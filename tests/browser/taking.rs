//! Taking the quiz with a mouse or a finger, from the gut vote to the result.

use crate::driver::{Key, Test};
use crate::words::{
    AGAINST_THE_ESSAY, BEFORE_WITH_BUSINESS, BEFORE_WITH_PERSON, CONFIDANT, DELIVERER,
    FOUND_MIDDLE, FOUND_RELATIONSHIP, FOUND_SALE, FOUND_TOO_LITTLE, FROM_WITH_BUSINESS, K1, K7,
    RELATIONSHIP, REPUTATION_BUILDER, SAID_NOTHING, SAID_RELATIONSHIP, SAID_SALE, SALE, TORN,
    USED_IN_BETWEEN, USED_STRICTLY, USED_WIDELY, WITH_THE_ESSAY,
};
use serde_json::Value;

#[test]
fn a_reader_who_answers_with_the_essay_is_the_deliverer() {
    Test::new().check(async |reader| {
        reader.sees_the_first_card().await;
        reader.votes(SALE).await;
        reader.answers(1, "Strongly disagree").await;
        reader.answers(2, "Strongly agree").await;
        reader.answers(3, "Strongly disagree").await;
        reader.answers(4, "Nearly all stay. They bought what we deliver.").await;
        reader.answers(5, "Strongly agree").await;
        reader.answers(6, "Strongly disagree").await;
        reader.answers(7, "Strongly agree").await;
        reader.answers(8, "Strongly disagree").await;
        reader.answers(9, "Sign, and let the delivery speak.").await;
        reader.answers(10, "Strongly agree").await;
        reader.answers(11, "Improve the service itself, so that anyone can look after them.").await;
        reader.answers(12, "The one built purely on good deliveries.").await;

        reader.sees_verdict("The Deliverer").await;
        reader.sees(".tagline", &[FROM_WITH_BUSINESS]).await;
        reader.sees(".verdict .text", &[DELIVERER]).await;
        reader.sees_no(".near").await;
        reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        reader
            .sees(
                ".evidence dd",
                &[
                    "trust had no measurable part in the current choice (Doney & Cannon 1997); and in one trade clients were more likely to stay with the firm than to follow the person (Bermiss & Greenbaum 2016).",
                    "n average the personal tie did more than the tie to the firm",
                    "which of its questions would you still answer differently?",
                ],
            )
            .await;
        reader.sees(".shade p", &[USED_STRICTLY]).await;
        reader.sees_no(".tension").await;
    });
}

#[test]
fn a_reader_who_answers_against_the_essay_is_the_confidant() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &AGAINST_THE_ESSAY).await;
        reader.sees_verdict("The Confidant").await;
        reader.sees(".tagline", &[BEFORE_WITH_PERSON]).await;
        reader.sees(".verdict .text", &[CONFIDANT]).await;
        reader
            .sees(".gutcheck dd", &[SAID_SALE, FOUND_RELATIONSHIP])
            .await;
        reader.sees(".shade p", &[USED_WIDELY]).await;
        reader.sees_no(".near").await;
        reader.sees_no(".tension").await;
    });
}

#[test]
fn a_reader_whose_answers_pull_apart_sees_two_tensions_and_can_settle_both() {
    Test::new().check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &TORN).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .sees(".gutcheck dd", &[SAID_RELATIONSHIP, FOUND_MIDDLE])
            .await;
        // ORDER is at 1 of 8; a step down it is 0, between the two verdicts.
        let near = "Between The Reputation Builder and The Deliverer";
        reader.sees(".near", &[near]).await;
        reader.sees(".shade p", &[USED_IN_BETWEEN]).await;
        reader.sees(".tension :is(.text, h3)", &[K1, K7]).await;
        reader.counts(".tension .change", 4).await;

        // A toggle: the reader can undo letting both answers stand, and the focus stays on it.
        let stand = ".tension:nth-of-type(2) .stand";
        reader.taps(stand).await;
        reader.sees(".tension.stood :is(.text, h3)", &[K7]).await;
        reader.sees_attribute(stand, "aria-pressed", "true").await;
        reader.has_focus_on(stand, 1).await;
        reader.presses(Key::Enter).await;
        reader.sees_no(".tension.stood").await;
        reader.sees_attribute(stand, "aria-pressed", "false").await;
        reader.presses(Key::Enter).await;
        reader.sees(".tension.stood :is(.text, h3)", &[K7]).await;

        // Item 2 from agree to disagree: ORDER is -1-1+0+1 = -1, LOCUS stays at 3.
        reader.taps(".tension:nth-of-type(1) .change").await;
        reader.answers(2, "Disagree").await;
        reader.sees_verdict("The Reputation Builder").await;
        reader.sees(".tension :is(.text, h3)", &[K7]).await;
        reader.sees(".tension.stood :is(.text, h3)", &[K7]).await;
    });
}

#[test]
fn a_reader_on_a_border_is_told_both_verdicts() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        // ORDER 0+0+0+0 = 0; LOCUS 1+1+1+1 = 4; MEANING 1+1+1+1 = 4.
        reader
            .answers_from(1, &[2, 3, 2, 2, 4, 3, 4, 2, 3, 4, 4, 3])
            .await;
        reader
            .sees_verdict("Between The Reputation Builder and The Deliverer")
            .await;
        reader
            .sees(".tagline", &[BEFORE_WITH_BUSINESS, FROM_WITH_BUSINESS])
            .await;
        reader
            .sees(".either .text", &[REPUTATION_BUILDER, DELIVERER])
            .await;
        reader
            .sees(".gutcheck dd", &[SAID_NOTHING, FOUND_MIDDLE])
            .await;
        reader.sees(".shade p", &[USED_STRICTLY]).await;
        reader.sees_no(".near").await;
    });
}

#[test]
fn a_skipped_item_does_not_count() {
    Test::new().check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        // LOCUS without item 1: 2+2+2 of three, still the Deliverer; MEANING without 3 and 5: two
        // answers, too few for its line.
        reader
            .answers_from(1, &[0, 5, 0, 1, 0, 1, 5, 1, 4, 5, 5, 1])
            .await;
        reader.sees_verdict("The Deliverer").await;
        reader.sees_no(".shade p").await;
        reader.counts("details.entry", 12).await;
        reader
            .sees("details.entry:nth-of-type(1) .own", &["You skipped this"])
            .await;
        reader
            .sees("details.entry:nth-of-type(2) .own", &["Strongly agree"])
            .await;
        reader
            .sees(
                "details.entry:nth-of-type(4) .own",
                &["Nearly all stay. They bought what we deliver."],
            )
            .await;
    });
}

#[test]
fn two_items_of_a_scale_skipped_are_too_little_where_two_in_between_are_not() {
    // ORDER is items 2, 6, 9 and 12.
    let mut skipped = WITH_THE_ESSAY;
    skipped[1] = 0;
    skipped[5] = 0;
    let mut between = WITH_THE_ESSAY;
    between[1] = 3;
    between[5] = 3;
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        reader.answers_from(1, &skipped).await;
        reader.sees_verdict("Not on the map yet").await;
        reader
            .sees(".gutcheck dd", &[SAID_NOTHING, FOUND_TOO_LITTLE])
            .await;
        reader.taps(".restart").await;
        reader.starts_without_a_vote().await;
        // 0+0+1+2 = 3 of four items: .75.
        reader.answers_from(1, &between).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .sees(".gutcheck dd", &[SAID_NOTHING, FOUND_SALE])
            .await;
    });
}

#[test]
fn a_reader_who_stops_early_is_told_too_little_and_can_go_on() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..4]).await;
        reader.sees_item(5).await;
        reader.taps(".finish").await;
        reader.sees_verdict("Not on the map yet").await;
        reader.sees_no(".tagline").await;
        reader.sees_no(".map").await;
        reader
            .sees(".gutcheck dd", &[SAID_SALE, FOUND_TOO_LITTLE])
            .await;
        reader.taps(".resume").await;
        reader.answers_from(5, &WITH_THE_ESSAY[4..]).await;
        reader.sees_verdict("The Deliverer").await;
    });
}

#[test]
fn a_reader_who_stops_early_sees_what_the_answers_so_far_say() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        // Up to item 9: LOCUS from 1, 4, 7 and ORDER from 2, 6, 9, three each; MEANING from 3, 5, 8.
        reader.answers_from(1, &WITH_THE_ESSAY[..9]).await;
        reader.sees_item(10).await;
        reader.taps(".finish").await;
        reader.sees_verdict("The Deliverer").await;
        reader.sees(".shade p", &[USED_STRICTLY]).await;
    });
}

#[test]
fn a_reader_who_gives_every_statement_the_same_answer_is_asked_to_look_again() {
    Test::new().check(async |reader| {
        reader.starts_without_a_vote().await;
        // Statements 1, 2, 3, 5, 6, 7, 8 and 10 alike; dilemmas as they come.
        reader.answers_from(1, &[4, 4, 4, 1, 4, 4, 4, 4, 4, 4, 5, 1]).await;
        reader
            .sees(
                ".verdict .text",
                &["You gave the same answer eight times, and half the statements face the other way. Would you like another look?"],
            )
            .await;
        reader.sees_no(".tagline").await;
        reader.sees_no(".map").await;
        reader.taps(".resume").await;
        reader.sees_item(1).await;
        reader.sees_attribute(".answer:nth-of-type(4)", "aria-checked", "true").await;
    });
}

#[test]
fn a_reader_can_go_back_all_the_way_and_finds_every_answer() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        for item in (1..=3).rev() {
            reader.taps(".back").await;
            reader.sees_item(item).await;
            let chosen = format!(".answer:nth-of-type({})", WITH_THE_ESSAY[item - 1]);
            reader.sees_attribute(&chosen, "aria-checked", "true").await;
            reader.counts(".answer[aria-checked=true]", 1).await;
        }
        reader.taps(".back").await;
        reader.sees_the_first_card().await;
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader
            .sees(".gutcheck dd", &[SAID_RELATIONSHIP, FOUND_SALE])
            .await;
    });
}

#[test]
fn the_result_shows_where_the_reader_stands_and_hands_out_a_code() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .sees_attribute(
                ".map[role=img]",
                "aria-label",
                "The Deliverer. When does the relationship begin? Far towards “with the sale”. Who is the relationship with? Far towards “the business”.",
            )
            .await;
        let code: String = reader.evaluates("return words(all('.code code')[0])").await;
        let groups: Vec<&str> = code.split('-').collect();
        let alphabet = |c: char| c.is_ascii_digit() || (c.is_ascii_uppercase() && !"ILOU".contains(c));
        assert_eq!(groups.len(), 4, "{code}");
        assert_eq!(groups[0], "WF", "{code}");
        assert!(groups[1..].iter().all(|g| g.len() == 4 && g.chars().all(alphabet)), "{code}");
    });
}

#[test]
fn the_debrief_gives_the_essay_and_the_research_the_same_room() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.taps("details.entry:nth-of-type(5) summary").await;
        reader
            .sees(
                "details.entry[open] dt",
                &["The essay", "Research", "Thin ice", "Source"],
            )
            .await;
        reader
            .sees(
                "details.entry[open] dd",
                &[
                    "Agrees in spirit: a relationship is not a menu item",
                    "‘relationship’ is a figure of speech borrowed from private life",
                    "Arguments and concepts, not measurements; the critics had consumer markets in mind.",
                    "The Utility of the Relationship Metaphor in Consumer Markets",
                ],
            )
            .await;
    });
}

#[test]
fn a_sheet_never_leaves_the_browser() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        reader.sees_item(2).await;
        let before = reader.site.asked();
        reader.answers_from(2, &WITH_THE_ESSAY[1..]).await;
        reader.sees_verdict("The Deliverer").await;
        let after = reader.site.asked();
        assert_eq!(
            before, after,
            "the quiz asked for something while it was answered"
        );
        for asked in &after {
            assert!(
                asked.starts_with("GET /") && !asked.contains('?'),
                "{asked}"
            );
        }
    });
}

#[test]
fn a_hurried_double_click_answers_one_item_and_skips_one_item() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.double_clicks(".answer").await;
        reader.sees_item(2).await;
        reader.double_clicks(".skip").await;
        reader.sees_item(3).await;
    });
}

/// The reader's own page reserves more height than a statement needs, and less than a dilemma.
#[test]
fn the_way_back_stays_where_it_is_from_item_to_item() {
    Test::new().check(async |reader| {
        let top = "return all('.back')[0].getBoundingClientRect().top + scrollY";
        reader.starts_without_a_vote().await;
        reader.sees_item(1).await;
        let statement: Value = reader.evaluates(top).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        reader.finds(top, statement).await;
    });
}
