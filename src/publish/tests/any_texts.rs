//! Cards with arbitrary texts: every format escapes them, and they fit the picture.

use super::verdict;
use crate::publish::escape::single_line;
use crate::publish::typeset::{fit_text, text_width, wrap_text};
use crate::publish::{Anchor, Card, Mark, Shape, html, markdown, message, picture, svg};
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser};
use scraper::Html;

/// Texts with special characters, texts that look like markup, and texts in other scripts.
fn any_text() -> impl Strategy<Value = String> {
    let signs = "[ -~\n\t\u{0}\u{1f}\u{a0}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}\u{ffff}]{0,60}";
    let marked = "[a-z0-9#=+.)>*_`\\[\\]<&;!~|$:@\\-\\\\ ]{0,60}";
    let letters = "[a-zA-Z éßЖщαωאשعم日本語한😀]{0,60}";
    prop_oneof![signs, marked, letters, "\\PC{0,60}"]
}

prop_compose! {
    fn any_card()(
        texts in prop::collection::vec(any_text(), 12),
        names in prop::collection::vec(any_text(), 5),
        places in prop::collection::vec(any_text(), 0..3),
        mark in prop::option::of((any::<i32>(), any::<i32>())),
        rtl: bool,
    ) -> Card {
        let mut card = verdict();
        let mut texts = texts.into_iter();
        for text in [
            &mut card.lang, &mut card.question, &mut card.kicker, &mut card.name,
            &mut card.tagline, &mut card.sentence, &mut card.invite, &mut card.map.across.low,
            &mut card.map.across.high, &mut card.map.up.low, &mut card.map.up.high,
        ] {
            *text = texts.next().unwrap_or_default();
        }
        card.url = texts.next().map(|text| "https://quiz.example/".to_owned() + &text);
        for (region, name) in card.map.regions.iter_mut().zip(names) {
            region.name = name;
        }
        card.gut_sentences.clone_from(&places);
        card.position_sentences = places;
        card.map.mark = mark.map(|(x, y)| Mark { x, y, spread: None });
        card.rtl = rtl;
        card
    }
}

proptest! {
    #[test]
    fn a_picture_is_xml_and_says_what_the_card_says(card in any_card()) {
        let scene = picture(&card);
        let written = svg(&scene);
        let document = roxmltree::Document::parse(&written).expect("XML");
        let said = document.descendants().filter(|node| node.has_tag_name("text")).map(|node| node.text().unwrap_or_default());
        let drawn = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(single_line(text)),
            _ => None,
        });
        prop_assert!(said.eq(drawn));
        // Line breaks replace spaces.
        let bare = |text: &str| single_line(text).replace(char::is_whitespace, "");
        let all = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(bare(text)),
            _ => None,
        });
        let all: String = all.collect();
        for text in [&card.name, &card.tagline, &card.question, &card.map.across.low] {
            prop_assert!(all.contains(&bare(text)), "{text:?} is not all there: {all:?}");
        }
    }

    #[test]
    fn nothing_reaches_out_of_the_picture(card in any_card()) {
        for shape in picture(&card).shapes {
            let Shape::Text { x, y, size, anchor, text, .. } = shape else { continue };
            let wide = text_width(&text) * size / 1000;
            let left = match (anchor, card.rtl) {
                (Anchor::Middle, _) => x - wide / 2,
                (Anchor::Start, false) | (Anchor::End, true) => x,
                (Anchor::Start, true) | (Anchor::End, false) => x - wide,
            };
            prop_assert!(left >= 0 && left + wide <= 1200, "“{text}” of {wide} at {x}");
            prop_assert!(y - size >= 0 && y + size / 4 <= 630, "“{text}” at {y}");
        }
    }

    #[test]
    fn markup_has_no_faults_and_holds_the_texts_and_nothing_more(card in any_card()) {
        let written = html(&card);
        let fragment = Html::parse_fragment(&written);
        prop_assert_eq!(&fragment.errors, &Vec::<std::borrow::Cow<'static, str>>::new(), "{}", written);
        let said: String = fragment.root_element().text().collect();
        for text in [&card.question, &card.name, &card.tagline, &card.map.up.high] {
            prop_assert!(said.contains(&single_line(text)));
        }
        for node in fragment.tree.nodes() {
            let Some(element) = node.value().as_element() else { continue };
            prop_assert!(["html", "body", "table", "tbody", "tr", "td", "p", "strong", "a"].contains(&element.name()), "a {}", element.name());
        }
        prop_assert!(!written.contains('\n'));
    }

    #[test]
    fn markdown_says_what_was_written_and_marks_nothing_up(text in any_text()) {
        let card = Card { kicker: text.clone(), ..Card::default() };
        let written = markdown(&card);
        let mut said = String::new();
        for event in Parser::new(&written) {
            match event {
                Event::Text(text) => said.push_str(&text),
                Event::Start(tag) => prop_assert_eq!(tag, pulldown_cmark::Tag::Paragraph),
                Event::End(_) => {}
                other => prop_assert!(false, "{:?} in {:?}", other, written),
            }
        }
        prop_assert_eq!(said, single_line(&text));
    }

    #[test]
    fn markdown_has_one_link_and_it_leads_where_it_should(path in "[!-~]{0,30}", words in any_text()) {
        let address = "https://quiz.example/".to_owned() + &path;
        let card = Card { invite: words, url: Some(address.clone()), ..Card::default() };
        let written = markdown(&card);
        let links: Vec<String> = Parser::new(&written).filter_map(|event| match event {
            Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        }).collect();
        let expect = address.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C");
        prop_assert_eq!(links, [expect]);
    }

    #[test]
    fn a_message_is_at_most_three_lines(card in any_card()) {
        prop_assert!(message(&card).lines().count() <= 3);
    }

    #[test]
    fn a_cleaned_text_is_clean(text in any_text()) {
        let once = single_line(&text);
        prop_assert_eq!(single_line(&once), once.clone());
        let turns = |c: char| matches!(c, '\u{202e}' | '\u{2066}' | '\u{feff}');
        prop_assert!(!once.chars().any(|c| c.is_control() || turns(c)));
    }

    #[test]
    fn no_line_is_wider_than_asked_and_no_letter_is_lost(text in any_text(), most in 1500..9000) {
        let lines = wrap_text(&text, most);
        for line in &lines {
            prop_assert!(text_width(line) <= most, "{line:?}");
        }
        prop_assert_eq!(lines.concat().replace(' ', ""), single_line(&text).replace(' ', ""));
    }
}

#[test]
fn the_parser_that_finds_no_faults_would_find_some() {
    assert!(!Html::parse_fragment("<p></b>").errors.is_empty());
    assert!(roxmltree::Document::parse("<a>&</a>").is_err());
}

#[test]
fn lines_break_between_words_and_after_every_letter_of_japanese() {
    assert_eq!(wrap_text("one two three", 4200), ["one two", "three"]);
    assert_eq!(wrap_text("日本語", 2300), ["日本", "語"]);
    assert_eq!(wrap_text("unbreakable", 3000), ["unbr", "eaka", "ble"]);
}

#[test]
fn a_word_stays_whole_where_smaller_letters_keep_it_so() {
    // “relationship” is 6190 thousandths wide: 253 in font size 41, 247 in font size 40.
    let lines = fit_text("the relationship", (250, 200), 44, 120);
    assert_eq!(lines.size, 40);
    assert_eq!(lines.lines, ["the", "relationship"]);
    // Balancing lines breaks no word either.
    assert_eq!(
        fit_text("Strongly agree", (280, 100), 40, 120).lines,
        ["Strongly", "agree"]
    );
}
