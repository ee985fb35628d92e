//! Printing: a result is one page with its notes as an appendix, and the quiz without a result is a paper
//! form.

use crate::driver::{Engine, Host, Reader, Test, in_every_engine, shipped};
use crate::words::{ITEMS, RELATIONSHIP, SALE, TITLE, TORN, WITH_THE_ESSAY};
use serde_json::json;

/// Paper sizes in inches.
const A4: [f64; 2] = [8.27, 11.69];
const LETTER: [f64; 2] = [8.5, 11.0];

/// The text of each page, without white space, which a PDF does not store reliably, and with ligatures
/// expanded.
async fn prints(reader: &Reader, paper: [f64; 2]) -> Vec<String> {
    let pdf = reader.prints_on(paper).await;
    let pages = pdf_extract::extract_text_from_mem_by_pages(&pdf).expect("a PDF with text");
    pages.iter().map(|page| tight(page)).collect()
}

fn tight(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        match letter {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            letter => out.push(letter),
        }
    }
    out
}

#[track_caller]
fn has(page: &str, words: &str) {
    assert!(page.contains(&tight(words)), "“{words}” is not in {page}");
}

#[track_caller]
fn has_not(page: &str, words: &str) {
    assert!(!page.contains(&tight(words)), "“{words}” is in {page}");
}

/// The result is on the first page alone, and the notes are on the pages after it.
async fn sees_one_page_and_its_appendix(reader: &Reader, verdict: &str) {
    let code: String = reader.evaluates("return element.result.code").await;
    let file = shipped();
    for paper in [A4, LETTER] {
        let pages = prints(reader, paper).await;
        let result = &pages[0];
        for words in [
            TITLE,
            verdict,
            &code,
            "Your gut vote",
            "Speaks against",
            "How much does the word cover?",
        ] {
            has(result, words);
        }
        let appendix = pages[1..].concat();
        assert!(
            pages[1].starts_with(&tight("Question by question")),
            "{}",
            pages[1]
        );
        for screen in [
            "Open all",
            "Close all",
            "Both stand",
            "Start again",
            "Anyone who has it can read them",
            "Put it on your page",
            "Adding it up",
        ] {
            has_not(&pages.concat(), screen);
        }
        for item in file["items"].as_array().expect("items") {
            has(&appendix, item["text"].as_str().expect("a text"));
            for part in ["essay", "research", "thin_ice"] {
                has(
                    &appendix,
                    item["debrief"][part].as_str().expect("a debrief"),
                );
            }
        }
        for source in file["sources"].as_array().expect("sources") {
            let cite = source["cite"]
                .as_str()
                .expect("a reference")
                .replace('*', "");
            // In print, the URL replaces the text of its link.
            let (cite, _) = cite.split_once(". DOI").unwrap_or((&cite, ""));
            let (cite, _) = cite.split_once(". JSTOR").unwrap_or((cite, ""));
            let (cite, _) = cite.split_once(" (gartner").unwrap_or((cite, ""));
            has(&appendix, cite);
            if let Some(url) = source["url"].as_str() {
                has(&appendix, url);
            }
        }
        has(&appendix, "How this is scored");
        has(&appendix, "Answers that count: 4. Added up:");
        has(&appendix, "This is not a validated test.");
    }
}

#[test]
fn a_result_is_one_page_and_its_notes_are_an_appendix() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        sees_one_page_and_its_appendix(reader, "The Deliverer").await;
        // The screen is unchanged.
        reader.sees_no(".printed").await;
        reader
            .finds(
                "return all('details[open]').map(({ className }) => className)",
                json!(["closed side"]),
            )
            .await;
        reader.sees(".own h3", &["Your result code"]).await;
    });
}

#[test]
fn a_result_with_two_tensions_is_one_page() {
    Test::new().check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &TORN).await;
        reader.sees_verdict("The Deliverer").await;
        sees_one_page_and_its_appendix(reader, "The Deliverer").await;
    });
}

/// The longest that a result can be. ORDER 1 (item 2) - 1 (6) + 2 (9) + 2 (12) = 4; LOCUS 2 (1) - 2 (4)
/// + 0 (7) + 0 (11) = 0; fires K1 (2 and 6) and K4b (1 and 4), and K9.
#[test]
fn a_result_between_two_verdicts_with_two_tensions_is_one_page() {
    Test::new().check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        let answers = [1, 4, 4, 5, 1, 4, 3, 2, 5, 1, 3, 1];
        reader.answers_from(1, &answers).await;
        let verdict = "Between The Account Steward and The Deliverer";
        reader.sees_verdict(verdict).await;
        reader.counts(".tension", 2).await;
        sees_one_page_and_its_appendix(reader, verdict).await;
    });
}

/// The form has four pages: two to tick, one to add up, one with the map.
async fn sees_the_form(reader: &Reader) {
    for paper in [A4, LETTER] {
        let pages = prints(reader, paper).await;
        assert_eq!(pages.len(), 4, "{pages:#?}");
        has(&pages[0], TITLE);
        has(&pages[0], "Which comes first?");
        let asked = pages[..2].concat();
        for item in ITEMS {
            has(&asked, item);
        }
        has(&asked, "Nearly all stay. They bought what we deliver.");
        has(&asked, "Strongly disagree");
        for words in [
            "Adding it up",
            "before the sale",
            "the business",
            "wide sense",
        ] {
            has(&pages[2], words);
        }
        for words in ["Where you stand", "The Weigher", "What this is not"] {
            has(&pages[3], words);
        }
        // The URL of the page, whatever the site's host.
        has(&pages[3], &reader.site.url("/"));
        for answered in [
            "You:",
            "You skipped this",
            "A simple test",
            "Put it on your page",
        ] {
            has_not(&pages.concat(), answered);
        }
    }
}

#[test]
fn the_quiz_is_a_form_on_paper_until_there_is_a_result() {
    Test::new().check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_nothing_of(".paper").await;
        sees_the_form(reader).await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
        reader.sees_item(4).await;
        sees_the_form(reader).await;
        reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
        reader.sees_verdict("The Deliverer").await;
        has(&prints(reader, A4).await[0], "The Deliverer");
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        sees_the_form(reader).await;
    });
}

#[test]
fn a_reader_without_scripts_has_the_form_on_paper() {
    Test::new().without_scripts().check(async |reader| {
        // The driver does not wait for a page on which scripts are disabled.
        let ready = "return document.readyState === 'complete' && document.styleSheets.length > 0";
        reader.finds(ready, json!(true)).await;
        let pages = prints(reader, A4).await;
        assert_eq!(pages.len(), 4, "{pages:#?}");
        has(&pages[0], ITEMS[0]);
    });
}

#[test]
fn on_a_blog_the_result_and_its_notes_have_pages_of_their_own() {
    let host = Host::new(r#"<which-first theme="dark"></which-first>"#);
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let pages = prints(reader, A4).await;
        has(&pages[0], "Before.");
        has_not(&pages[0], "The Deliverer");
        has(&pages[1], "The Deliverer");
        has_not(&pages[1], "Before.");
        assert!(
            pages[2].starts_with(&tight("Question by question")),
            "{}",
            pages[2]
        );
        let last = pages.last().expect("pages");
        has(last, "After.");
        has_not(last, "Zaheer");
    });
}

/// A frame is printed with its height on the screen, so content that is expanded for printing would be
/// clipped.
#[test]
fn in_a_frame_what_is_closed_stays_closed_on_paper() {
    let frame = r#"<iframe src="/index.html?frame=1" width="600" height="900"></iframe>"#;
    Test::on(&Host::new(frame).loads(0)).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let tall = "return Math.round(element.getBoundingClientRect().height)";
        let on_screen: u32 = reader.evaluates(tall).await;
        assert!(reader.holds_it_on_paper().await);
        reader
            .finds("return matchMedia('print').matches", json!(true))
            .await;
        let fits = format!("{tall} <= {on_screen}");
        reader.finds(&fits, json!(true)).await;
        reader.sees_nothing_of(".paper").await;
        reader
            .has_the_page_do("dispatchEvent(new Event('beforeprint'))")
            .await;
        reader.counts("details[open]", 1).await;
    });
}

in_every_engine! {
    fn a_browser_whose_styles_cannot_open_anything_opens_it_for_paper(engine) {
        // Emulates a browser that does not support `selector(::details-content)`.
        let old = "
            const supports = CSS.supports.bind(CSS);
            CSS.supports = (...given) => given.length > 1 && supports(...given);";
        let host = Host::new("<which-first></which-first>").script(old);
        Test::on(&host).in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.taps(".entry:nth-of-type(3) summary").await;
            // The verdict's sides, the section of the questions, and the one.
            reader.counts("details[open]", 3).await;
            let closed = "return all(':is(.evidence, .shade, .appendix) details:not([open])').length";
            reader.finds(&format!("{closed} > 12"), json!(true)).await;
            // Some browsers dispatch the event twice.
            for _ in 0..2 {
                reader.has_the_page_do("dispatchEvent(new Event('beforeprint'))").await;
                reader.finds(closed, json!(0)).await;
            }
            reader.has_the_page_do("dispatchEvent(new Event('afterprint'))").await;
            reader.counts("details[open]", 3).await;
            reader.counts(".entry:nth-of-type(3)[open]", 1).await;
            // The listeners are removed with the result.
            reader.taps(".restart").await;
            reader.sees_the_first_card().await;
            reader.has_the_page_do("dispatchEvent(new Event('beforeprint'))").await;
            reader.sees_the_first_card().await;
        });
    }
}
