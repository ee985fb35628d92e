//! Hostile instruments: whatever an author writes comes out of each format as a text.

use super::{ADDRESS, paper, sheet, words};
use crate::instrument::Instrument;
use crate::instrument::tests::example;
use crate::instrument::tests::hostile::hostile_instruments;
use crate::publish::{Card, html, markdown, message, pictures, share_targets, svg};
use crate::sheet::GutVote;
use pulldown_cmark::{Event, Parser, Tag};
use scraper::Html;
use std::collections::BTreeSet;

/// The cards of three results.
fn cards(instrument: &Instrument) -> [Card; 3] {
    let results = [
        (Some(GutVote::Low), [2, 1, 2, 0], [1, 1, 0, 2]),
        (None, [2, -2, 1, -1], [2, 1, 2, 1]),
        (Some(GutVote::High), [-2, -2, -2, -2], [-2, -1, -2, -2]),
    ];
    results.map(|(gut, order, locus)| {
        let sheet = sheet(instrument, gut, order, locus);
        Card::for_sheet(instrument, &sheet, &words(), Some(ADDRESS.to_owned()))
    })
}

/// The elements of some markup with the names of their attributes. Links lead to the quiz alone.
#[track_caller]
fn kinds(markup: &Html) -> BTreeSet<String> {
    assert_eq!(markup.errors, Vec::<std::borrow::Cow<str>>::new());
    let elements = markup
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element());
    let mut kinds = BTreeSet::new();
    for element in elements {
        kinds.insert(element.name().to_owned());
        for (name, value) in element.attrs() {
            kinds.insert(format!("{} {name}", element.name()));
            assert!(name != "href" || value == ADDRESS, "{value}");
        }
    }
    kinds
}

/// The same of a drawing.
fn drawn_kinds(drawing: &str) -> BTreeSet<String> {
    let drawing = roxmltree::Document::parse(drawing).expect("XML");
    let mut kinds = BTreeSet::new();
    for element in drawing.descendants().filter(roxmltree::Node::is_element) {
        let kind = element.tag_name().name();
        kinds.insert(kind.to_owned());
        kinds.extend(
            element
                .attributes()
                .map(|attribute| format!("{kind} {}", attribute.name())),
        );
    }
    kinds
}

#[test]
fn a_hostile_text_is_a_text_wherever_it_comes_out() {
    let mut tried = 0;
    // Whatever is written, there are no other elements and attributes than those of the bundled instrument.
    let harmless = example();
    let card_kinds: BTreeSet<String> = (cards(&harmless).iter())
        .flat_map(|card| kinds(&Html::parse_fragment(&html(card))))
        .collect();
    let drawing_kinds: BTreeSet<String> = (cards(&harmless).iter())
        .flat_map(pictures)
        .flat_map(|scene| drawn_kinds(&svg(&scene)))
        .collect();
    let form_kinds = kinds(&paper::form(&harmless, ADDRESS));
    for (text, instrument, places) in hostile_instruments() {
        assert!(places > 20, "{text} is tried at {places} places");
        tried += places;
        for card in cards(&instrument) {
            let written = kinds(&Html::parse_fragment(&html(&card)));
            assert!(written.is_subset(&card_kinds), "{text}: {written:?}");
            for scene in pictures(&card) {
                let drawn = drawn_kinds(&svg(&scene));
                assert!(drawn.is_subset(&drawing_kinds), "{text}: {drawn:?}");
            }
            for event in Parser::new(&markdown(&card)) {
                match event {
                    Event::Html(written) | Event::InlineHtml(written) => {
                        panic!("{text}: {written}")
                    }
                    Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                        assert_eq!(&*dest_url, ADDRESS, "{text}");
                    }
                    _ => {}
                }
            }
            assert!(message(&card).lines().count() <= 3, "{text}");
            for target in share_targets::share_targets(&card) {
                let is_address = |c: char| c.is_ascii_graphic() && !"<>\"'`\\{}|^".contains(c);
                assert!(target.url.chars().all(is_address), "{text}: {}", target.url);
                assert!(
                    target.url.starts_with("https://") || target.url.starts_with("mailto:?"),
                    "{}",
                    target.url
                );
            }
        }
        let printed = kinds(&paper::form(&instrument, ADDRESS));
        assert!(printed.is_subset(&form_kinds), "{text}: {printed:?}");
    }
    println!("{tried} places had a hostile text");
}
