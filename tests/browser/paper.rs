//! Printouts of the facilitator: ballots, and the report of a room.

use crate::driver::{Reader, Test};
use crate::words::ITEMS;
use serde_json::json;

/// Paper sizes in inches.
const A4: [f64; 2] = [8.27, 11.69];
const LETTER: [f64; 2] = [8.5, 11.0];

/// A script that suppresses the browser's print dialog; the driver prints instead.
const NO_DIALOG: &str = "window.print = () => { window.printed = true }";

/// The texts of the visible buttons.
const BUTTONS: &str = "return [...document.querySelectorAll('button')].filter(shown).map(words)";

/// Clicks the button whose text begins with `words`, once it is there.
async fn taps(reader: &Reader, words: &str) {
    let script = format!(
        "const button = [...document.querySelectorAll('button')]
             .find((node) => shown(node) && words(node).startsWith({words:?}));
         button?.click();
         return !!button"
    );
    reader.finds(&script, json!(true)).await;
}

/// Opens a room and its panel of exports.
async fn opens(reader: &Reader, room: &str) {
    reader.has_the_page_do(NO_DIALOG).await;
    taps(reader, room).await;
    taps(reader, "Take home").await;
}

/// Prints the printout whose name begins with these words. It is removed from the page after printing.
async fn asks_for(reader: &Reader, paper: &str) {
    reader.has_the_page_do("window.printed = false").await;
    taps(reader, paper).await;
    reader.finds("return window.printed", json!(true)).await;
}

/// The text of each page, without white space.
async fn pages(reader: &Reader, paper: [f64; 2]) -> Vec<String> {
    let pdf = reader.prints_on(paper).await;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).expect("a PDF with text");
    let tight = |page: &String| {
        page.chars()
            .filter(|letter| !letter.is_whitespace())
            .collect()
    };
    pages.iter().map(tight).collect()
}

/// The smallest font size in points of what is printed, within a selector. Pictures are scaled.
const SMALLEST_LETTERS: &str = "
    const smallest = (css) => Math.min(...[...document.querySelectorAll(css + ' *')].filter((node) =>
        node.getClientRects().length && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
      .map((node) => {
        const size = parseFloat(getComputedStyle(node).fontSize);
        return (node instanceof SVGElement ? size * node.getScreenCTM().a : size) * 0.75;
      }));";

#[test]
fn two_people_share_a_sheet_with_strips_to_tear_off_in_letters_of_nine_points() {
    Test::at("/present.html").check(async |reader| {
        opens(reader, "New room").await;
        // The default as long as the number of people is not set.
        reader.finds(&format!("{BUTTONS}.some((text) => text === 'Print 30 ballots')"), json!(true)).await;
        let three = "const field = document.querySelector('.setup input[inputmode=numeric]');
            field.value = '3';
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        reader.has_the_page_do(three).await;
        for paper in [A4, LETTER] {
            asks_for(reader, "Print 3 ballots").await;
            let pages = pages(reader, paper).await;
            assert_eq!(pages.len(), 2);
            for (page, numbers) in pages.iter().zip([&[1, 2][..], &[3]]) {
                for number in numbers {
                    // On the strip for each vote.
                    assert_eq!(page.matches(&format!("#{number}")).count(), 2, "{page}");
                }
                for item in ITEMS {
                    // Its last word, which no line break can split.
                    let word = item.rsplit(' ').next().expect("a word");
                    assert!(page.contains(word), "no “{word}” on {page}");
                }
            }
        }
        asks_for(reader, "Print 3 ballots").await;
        // Each strip has a box for the gut vote and one for each item, in groups of four.
        let groups = "return [...document.querySelectorAll('.ballot')].slice(0, 2)
            .map((ballot) => [...ballot.querySelectorAll('.row .group')].map((group) => group.children.length))";
        reader.finds(groups, json!([[1, 4, 4, 4], [1, 4, 4, 4]])).await;
        // The digits beside the answers are the keys to type: from 1, five for each item.
        let digits = "return [...document.querySelector('.leaf .items').children]
            .map((item) => [...item.querySelectorAll('b')].map(words).join(''))";
        reader.finds(digits, json!(vec!["12345"; 12])).await;
        let ticked = "return [...document.querySelectorAll('.leaf:first-child .ballot')]
            .map((ballot) => words(ballot.querySelector('.number')) + words(ballot.querySelector('.sitting:has(.ticked)')))";
        let strips = ["#1Before the talk", "#2Before the talk", "#1After the talk", "#2After the talk"];
        reader.finds(ticked, json!(strips)).await;
        assert!(reader.holds_it_on_paper().await, "Chromium can be asked for that");
        reader.finds(&format!("{SMALLEST_LETTERS} return smallest('.ballots') >= 8.99"), json!(true)).await;
    });
}

#[test]
fn the_poster_of_a_room_is_one_page_and_says_that_its_votes_are_made_up() {
    Test::at("/present.html").check(async |reader| {
        opens(reader, "Try with a made-up room").await;
        for paper in [A4, LETTER] {
            asks_for(reader, "Print the poster").await;
            let pages = pages(reader, paper).await;
            assert_eq!(pages.len(), 1, "{pages:?}");
            for words in [
                "Room",
                "Splittheroommostevenly",
                "Movedmostpeople",
                "TheDeliverer",
                "Rehearsal:made-upvotes",
            ] {
                assert!(pages[0].contains(words), "no {words} in {}", pages[0]);
            }
        }
    });
}

#[test]
fn a_report_has_every_item_and_picture_and_says_that_its_votes_are_made_up() {
    Test::at("/present.html").check(async |reader| {
        opens(reader, "Try with a made-up room").await;
        for paper in [A4, LETTER] {
            asks_for(reader, "Print a report").await;
            let pages = pages(reader, paper).await;
            assert!(pages[0].contains("Rehearsal:made-upvotes"), "{}", pages[0]);
            assert!(pages[0].contains("Peopleintheroom60"), "{}", pages[0]);
            let all = pages.concat();
            assert!(pages.len() <= 10, "{} pages", pages.len());
            for words in [
                "Question1of12",
                "Question12of12",
                "Wheretheroomstands",
                "Fromgutvotetoanswers",
                "Whereanswerspullapart",
                "Whichtalksmovedtheroom",
                "Thisisnotavalidatedtest.",
            ] {
                assert!(all.contains(words), "no {words} in {all}");
            }
        }
        asks_for(reader, "Print a report").await;
        let pictures = "return [...document.querySelectorAll('.report .picture')]
            .filter((part) => part.querySelector('svg[aria-label]') && part.querySelector('table caption')).length";
        // Twelve items, and five pictures of the whole room.
        reader.finds(pictures, json!(17)).await;
        // The console is not printed, and is shown again after printing.
        assert!(reader.holds_it_on_paper().await, "Chromium can be asked for that");
        reader.sees_nothing_of(".work").await;
        // Pictures have no panels but white ones.
        let panel = "return getComputedStyle(document.querySelector('.report .scene rect')).fill";
        reader.finds(panel, json!("rgb(255, 255, 255)")).await;
        reader.finds(&format!("{SMALLEST_LETTERS} return smallest('.report table') >= 8.99"), json!(true)).await;
        reader.has_the_page_do("dispatchEvent(new Event('afterprint'))").await;
        reader.finds("return document.querySelectorAll('.report').length", json!(0)).await;
    });
}
