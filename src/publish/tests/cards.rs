//! The data that a card includes, and the data that it leaves out.

use super::{between, blank, card, example, sheet, verdict, words};
use crate::publish::palette::{LIGHT, Palette};
use crate::publish::{Anchor, Card, Scene, Shape, html, markdown, message, picture, pictures};
use crate::sheet::GutVote;
use std::collections::BTreeSet;

#[test]
fn a_card_tells_the_verdict_the_vote_and_where_the_point_lies() {
    let card = verdict();
    assert_eq!(card.name, "The Deliverer");
    assert_eq!(card.tagline, "from the sale on, with the business");
    assert_eq!(
        card.gut_sentences,
        ["I said “The relationship”.", "My answers say “The sale”."]
    );
    assert_eq!(
        card.position_sentences,
        [
            "When does the relationship begin? Far towards “with the sale”.",
            "Who is the relationship with? Towards “the business”."
        ]
    );
    let mark = card.map.mark.as_ref().expect("a mark");
    assert_eq!((mark.x, mark.y), (125, 100));
    let here = card.map.regions.iter().filter(|region| region.is_result);
    assert_eq!(
        here.map(|region| &region.name).collect::<Vec<_>>(),
        ["The Deliverer"]
    );
}

#[test]
fn who_is_between_two_verdicts_is_told_both() {
    let card = between();
    assert_eq!(
        card.name,
        "Between The Reputation Builder and The Deliverer"
    );
    assert_eq!(card.gut_sentences, ["My answers are near the middle."]);
    assert_eq!(
        card.map
            .regions
            .iter()
            .filter(|region| region.is_result)
            .count(),
        2
    );
}

#[test]
fn without_answers_there_is_a_vote_and_no_point() {
    let card = blank();
    assert_eq!(card.name, "No result yet");
    assert_eq!(card.gut_sentences, ["I said “The sale”."]);
    assert!(card.map.mark.is_none() && card.position_sentences.is_empty());
}

#[test]
fn answers_that_look_unmeant_are_no_point() {
    let instrument = example();
    let mut sheet = sheet(&instrument, None, [0; 4], [0; 4]);
    sheet.answers.fill(Some(1));
    let card = Card::for_sheet(&instrument, &sheet, &words(), None);
    assert_eq!(card.name, "No result yet");
    assert!(card.map.mark.is_none());
}

#[test]
fn no_answer_stands_on_the_card_of_a_verdict_that_anybody_may_have() {
    let card = Card::for_verdict(&example(), 0, &words(), None);
    assert_eq!(
        card.sentence,
        "My answers say: The Confidant, before the sale, with the person."
    );
    assert!(
        card.map.mark.is_none()
            && card.gut_sentences.is_empty()
            && card.position_sentences.is_empty()
    );
}

#[test]
fn a_trail_leads_from_the_vote_to_the_answers() {
    let trail = verdict().trail.expect("a trail");
    assert_eq!((trail.vote, trail.answers), (-200, 125));
    assert_eq!(
        (&*trail.poles.low, &*trail.poles.high),
        ("The relationship", "The sale")
    );
    let agreed = card(Some(GutVote::High), [2, 1, 2, 0], [1, 1, 0, 2]);
    assert_eq!(
        agreed.gut_sentences,
        ["I said “The sale”.", "So do my answers."]
    );
}

#[test]
fn who_gave_no_vote_has_the_map_first_and_no_trail() {
    let card = between();
    assert_eq!(card.trail, None);
    // These answers pull apart.
    let all = pictures(&card);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0], picture(&card));
    assert!(all[1].description.contains("pull apart"));
    // With a vote, the map is the last.
    let all = pictures(&verdict());
    assert_eq!(all.last(), Some(&picture(&verdict())));
    assert_ne!(all[0], picture(&verdict()));
}

#[test]
fn a_tension_is_told_in_the_readers_own_words() {
    let instrument = example();
    let mut sheet = sheet(&instrument, None, [1, 0, 1, 0], [1, 0, 1, 0]);
    // It matters which salesperson is on the line, and the service itself is paid for.
    (sheet.answers[6], sheet.answers[10]) = (Some(0), Some(4));
    let card = Card::for_sheet(&instrument, &sheet, &words(), None);
    let quote = card.tension.expect("a tension");
    assert_eq!(quote.kind, words().contradiction);
    let said: Vec<_> = (quote.answers.iter())
        .map(|quoted| (&*quoted.opinion, &*quoted.about))
        .collect();
    let (line, money) = (&instrument.items[6], &instrument.items[10]);
    assert_eq!(
        said,
        [
            (&*line.text, "Strongly disagree"),
            (
                "Improve the service itself, so that anyone can look after them.",
                &*money.text
            )
        ]
    );
}

#[test]
fn an_address_that_would_run_something_is_left_out() {
    let instrument = example();
    let sheet = sheet(&instrument, Some(GutVote::Low), [1; 4], [1; 4]);
    let mut card = Card::for_sheet(
        &instrument,
        &sheet,
        &words(),
        Some("javascript:alert(1)".into()),
    );
    assert_eq!(card.url, None);
    // Nor does any format link a card constructed with such a URL.
    card.url = Some("javascript:alert(1)".into());
    for text in [html(&card), markdown(&card), message(&card)] {
        assert!(!text.contains("alert"), "{text}");
    }
}

#[test]
fn a_message_ends_with_the_address() {
    assert!(message(&verdict()).ends_with(" https://quiz.example/#r=WF-0000-0000-0000"));
    assert_eq!(message(&verdict()).lines().count(), 3);
    assert_eq!(message(&blank()).lines().count(), 2);
}

/// The texts of a picture, with the x coordinates of their anchors and their font sizes.
fn texts(scene: &Scene) -> Vec<(&str, i32, i32)> {
    let text = |shape: &'_ Shape| match shape {
        Shape::Text { x, size, .. } => Some((*x, *size)),
        _ => None,
    };
    (scene.shapes.iter())
        .filter_map(|shape| match shape {
            Shape::Text { text: words, .. } => {
                text(shape).map(|(x, size)| (words.as_str(), x, size))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn letters_are_large_enough_for_a_phone() {
    for scene in [verdict(), between(), blank()].iter().flat_map(pictures) {
        for (words, _, size) in texts(&scene) {
            assert!(size >= 30, "“{words}” is set in letters of {size}");
        }
    }
}

#[test]
fn a_picture_of_a_text_from_right_to_left_is_mirrored() {
    let card = verdict();
    let mirrored = Card {
        rtl: true,
        ..card.clone()
    };
    let (scene, mirrored) = (picture(&card), picture(&mirrored));
    assert_eq!(scene.shapes.len(), mirrored.shapes.len());
    for (a, b) in texts(&scene).iter().zip(texts(&mirrored)) {
        assert_eq!((a.0, 1200 - a.1, a.2), b);
    }
}

#[test]
fn a_point_is_drawn_where_the_answers_put_it() {
    let card = card(None, [2; 4], [-1; 4]);
    let drawn = picture(&card);
    let circles = |wanted: i32| {
        let circles = drawn.shapes.iter().filter_map(move |shape| match shape {
            Shape::Circle { x, y, radius, .. } if *radius == wanted => Some((*x, *y)),
            _ => None,
        });
        circles.collect::<Vec<_>>()
    };
    // The poles of the low sides: at the left, and below. They are those after the logo's.
    let [.., (left, middle), (centre, below)] = circles(10)[..2] else {
        panic!("two poles");
    };
    // On the right pole, and half-way down.
    let at = (2 * centre - left, i32::midpoint(middle, below));
    assert_eq!(circles(12), [at]);
}

#[test]
fn anchors_have_the_names_that_svg_has_for_them() {
    let names = [Anchor::Start, Anchor::Middle, Anchor::End].map(Anchor::name);
    assert_eq!(names, ["start", "middle", "end"]);
}

#[test]
fn a_post_has_all_of_the_light_colours_and_no_others() {
    let post = html(&verdict());
    let used: BTreeSet<&str> = (post.match_indices('#'))
        .filter_map(|(at, _)| post.get(at..at + 7))
        .filter(|colour| colour[1..].bytes().all(|b| b.is_ascii_hexdigit()))
        .collect();
    let Palette {
        ink,
        paper,
        muted,
        hair,
        track,
        accent,
        low,
        high,
        ..
    } = LIGHT;
    let light = [ink, paper, muted, hair, track, accent, low, high];
    assert_eq!(used, BTreeSet::from(light));
}
