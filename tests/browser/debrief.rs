//! The notes below a result: debriefs by item, scoring, caveats, works cited.

use crate::driver::{Key, Reader, Test, shipped};
use crate::words::{ITEMS, SALE, TORN, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// Takes the quiz with these answers.
async fn answers(reader: &Reader, answers: &[usize]) {
    reader.votes(SALE).await;
    reader.answers_from(1, answers).await;
    reader.sees(".kicker", &["Your answers say"]).await;
}

/// The texts of all elements that match a selector, shown or not.
async fn texts(reader: &Reader, css: &str) -> Vec<String> {
    let script = format!("return all({css:?}).map(words)");
    reader.evaluates(&script).await
}

#[test]
fn every_item_shows_ones_own_answer_closed_and_open() {
    // Items 3 and 9 are left blank.
    let mut some = WITH_THE_ESSAY;
    some[2] = 0;
    some[8] = 0;
    let own = [
        "You: Strongly disagree",
        "You: Strongly agree",
        "You skipped this",
        "You: Nearly all stay. They bought what we deliver.",
        "You: Strongly agree",
        "You: Strongly disagree",
        "You: Strongly agree",
        "You: Strongly disagree",
        "You skipped this",
        "You: Strongly agree",
        "You: Improve the service itself, so that anyone can look after them.",
        "You: The one built purely on good deliveries.",
    ];
    Test::new().check(async |reader| {
        answers(reader, &some).await;
        reader.sees(".entry .asked", &ITEMS).await;
        reader.sees(".entry .own", &own).await;
        // A mark on each line except the lines of those two.
        reader.counts(".entry .pick .mark", 10).await;
        reader.taps(".debrief .all").await;
        reader.counts(".entry[open]", 12).await;
        reader.sees(".entry[open] .own", &own).await;
    });
}

#[test]
fn one_quiet_button_opens_all_items_and_closes_them_again() {
    Test::new().check(async |reader| {
        answers(reader, &WITH_THE_ESSAY).await;
        reader.sees(".debrief .all > *", &["Open all"]).await;
        reader.taps(".debrief .all").await;
        reader.counts(".entry[open]", 12).await;
        reader.sees(".debrief .all > *", &["Close all"]).await;
        // After one was closed by hand, all can be opened again.
        reader.taps(".entry:nth-of-type(2) summary").await;
        reader.sees(".debrief .all > *", &["Open all"]).await;
        reader.taps(".debrief .all").await;
        reader.counts(".entry[open]", 12).await;
        reader.has_focus_on(".debrief .all", 1).await;
        reader.presses(Key::Enter).await;
        reader.counts(".entry[open]", 0).await;
        reader.has_focus_on(".debrief .all", 1).await;
    });
}

/// The link text for a source with this reference and URL: the identifier that the two have in common, with
/// the name of its registry; for Gartner the URL itself.
fn leading<'a>(cite: &'a str, url: &str) -> &'a str {
    let words = if url.starts_with("https://doi.org/") {
        cite.split_once("DOI ")
            .map(|(before, _)| &cite[before.len()..])
    } else if url.starts_with("https://www.jstor.org/") {
        cite.split_once("JSTOR ")
            .map(|(before, _)| &cite[before.len()..])
    } else {
        cite.split_once('(').map(|(_, after)| after)
    };
    words
        .expect("the reference names its place")
        .trim_end_matches(['.', ')'])
}

/// The links within the elements that match a selector: texts and URLs.
async fn links(reader: &Reader, within: &str) -> Vec<(String, String)> {
    let script = format!("return all('{within} a').map((a) => [words(a), a.getAttribute('href')])");
    reader.evaluates(&script).await
}

/// The expected links of some sources of the file.
fn expected<'a>(sources: impl Iterator<Item = &'a Value>) -> Vec<(String, String)> {
    sources
        .filter_map(|source| {
            let (cite, url) = (source["cite"].as_str()?, source["url"].as_str()?);
            Some((leading(cite, url).to_owned(), url.to_owned()))
        })
        .collect()
}

#[test]
fn every_source_of_an_item_leads_where_its_reference_says() {
    let file = shipped();
    let sources = file["sources"].as_array().expect("sources");
    Test::new().check(async |reader| {
        answers(reader, &WITH_THE_ESSAY).await;
        reader.taps(".debrief .all").await;
        for (n, item) in file["items"].as_array().expect("items").iter().enumerate() {
            let cited = item["debrief"]["sources"].as_array().expect("sources");
            let cited = cited.iter().map(|cited| {
                let found = sources
                    .iter()
                    .find(|source| source["id"] == cited["source"]);
                found.expect("a source")
            });
            let within = format!(".entry:nth-of-type({})", n + 1);
            assert_eq!(
                links(reader, &within).await,
                expected(cited),
                "item {}",
                n + 1
            );
        }
    });
}

#[test]
fn the_works_cited_are_there_once_each_by_name_with_their_links_and_italics() {
    let file = shipped();
    let sources = file["sources"].as_array().expect("sources");
    let cite = |source: &Value| source["cite"].as_str().expect("a reference").to_owned();
    Test::new().check(async |reader| {
        answers(reader, &WITH_THE_ESSAY).await;
        reader.taps(".bibliography summary").await;
        // The file is sorted by author, from Bendapudi to Zaheer.
        let works: Vec<String> = sources.iter().map(|s| cite(s).replace('*', "")).collect();
        assert_eq!(texts(reader, ".bibliography li").await, works);
        assert_eq!(works.len(), 29);
        assert_eq!(
            links(reader, ".bibliography").await,
            expected(sources.iter())
        );
        let titles = sources.iter().flat_map(|source| {
            let cite = cite(source);
            let titles = cite.split('*').skip(1).step_by(2);
            titles.map(str::to_owned).collect::<Vec<_>>()
        });
        assert_eq!(
            texts(reader, ".bibliography em").await,
            titles.collect::<Vec<_>>()
        );
    });
}

#[test]
fn what_the_quiz_is_not_is_said_without_being_asked_for() {
    Test::new().check(async |reader| {
        answers(reader, &WITH_THE_ESSAY).await;
        let said = "This is not a validated test. Four questions on a scale are too few to measure a person, no norms exist, and the named regions cut up a plane that has no seams (MacCallum et al. 2002). So read the point together with the name.";
        reader.sees(".caution", &[said]).await;
    });
}

/// Sees the counts and totals of the three lines' accounts.
async fn sees_accounts(reader: &Reader, counts: &[&str], totals: [[&str; 3]; 3]) {
    reader.taps(".scoring summary").await;
    reader.sees(".account .counts", counts).await;
    for (n, total) in totals.iter().enumerate() {
        let css = format!(".account:nth-of-type({}) .total > *", n + 1);
        assert_eq!(texts(reader, &css).await, total, "line {}", n + 1);
    }
}

/// ORDER is items 2, 6, 9 and 12: 1 with the sale, 1 before it, 0, 1 with it, so 1, by 4 .25; without
/// the first, the third or the last, 0, 1 and 0 by 3; without the second, 2 by 3.
/// LOCUS is 1, 4, 7 and 11: 1, 1, 0, 1 for the business, 3, .75; 2 by 3, or 3 by 3.
/// MEANING is 3, 5, 8 and 10: 0, 1 strict, 1 wide, 1 wide; 1 wide, .25; without the strict one 2 wide
/// by 3, without a wide one 0.
#[test]
fn the_arithmetic_of_ones_own_answers_can_be_followed() {
    Test::new().check(async |reader| {
        answers(reader, &TORN).await;
        sees_accounts(
            reader,
            &[
                "1 towards “with the sale”",
                "1 towards “before the sale”",
                "0",
                "1 towards “with the sale”",
                "1 towards “the business”",
                "1 towards “the business”",
                "0",
                "1 towards “the business”",
                "0",
                "1 towards “strict sense”",
                "1 towards “wide sense”",
                "1 towards “wide sense”",
            ],
            [
                [
                    "Answers that count: 4. Added up: 1 towards “with the sale”.",
                    "Divided by 4: 0.25 towards “with the sale”.",
                    "Without any one answer: from 0 to 0.67 towards “with the sale”. The bar shows this.",
                ],
                [
                    "Answers that count: 4. Added up: 3 towards “the business”.",
                    "Divided by 4: 0.75 towards “the business”.",
                    "Without any one answer: from 0.67 towards “the business” to 1.00 towards “the business”. The bar shows this.",
                ],
                [
                    "Answers that count: 4. Added up: 1 towards “wide sense”.",
                    "Divided by 4: 0.25 towards “wide sense”.",
                    "Without any one answer: from 0.67 towards “wide sense” to 0. The bar shows this.",
                ],
            ],
        )
        .await;
        // The items of a line keep their numbers from the quiz.
        let numbers = "return all('.account:nth-of-type(2) li').map((li) => li.value)";
        reader.finds(numbers, serde_json::json!([1, 4, 7, 11])).await;
        let own = texts(reader, ".account:nth-of-type(2) .own").await;
        assert_eq!(own[0], "You: Disagree");
    });
}

/// LOCUS without item 1: 2 + 2 + 2 of three. MEANING without 3 and 5: 2 + 2 of two. ORDER is items 2,
/// 6, 9 and 12: 2 + 2 + 1 + 2, by 4 1.75; without the 1, 2; without a 2, 5 by 3.
#[test]
fn a_blank_is_left_out_of_the_arithmetic() {
    let mut some = WITH_THE_ESSAY;
    for blank in [1, 3, 5] {
        some[blank - 1] = 0;
    }
    Test::new().check(async |reader| {
        answers(reader, &some).await;
        sees_accounts(
            reader,
            &[
                "2 towards “with the sale”",
                "2 towards “with the sale”",
                "1 towards “with the sale”",
                "2 towards “with the sale”",
                "left out",
                "2 towards “the business”",
                "2 towards “the business”",
                "2 towards “the business”",
                "left out",
                "left out",
                "2 towards “strict sense”",
                "2 towards “strict sense”",
            ],
            [
                [
                    "Answers that count: 4. Added up: 7 towards “with the sale”.",
                    "Divided by 4: 1.75 towards “with the sale”.",
                    "Without any one answer: from 1.67 towards “with the sale” to 2.00 towards “with the sale”. The bar shows this.",
                ],
                [
                    "Answers that count: 3. Added up: 6 towards “the business”.",
                    "Divided by 3: 2.00 towards “the business”.",
                    "Without any one answer it would not move, so there is no bar.",
                ],
                [
                    "Answers that count: 2. Added up: 4 towards “strict sense”.",
                    "Too few answers: at least 3 are needed.",
                    "",
                ],
            ],
        )
        .await;
        // Two answers say nothing: no point, no bar, and no sentence about one.
        let drawn = ".account:nth-of-type(3) :is(.line > svg > g:has(*), .spread)";
        reader.counts(drawn, 0).await;
        let said = "return words(all('.account:nth-of-type(3) .total > :last-child')[0])";
        reader.finds(said, json!("")).await;
    });
}

#[test]
fn the_rules_name_the_centre_the_borders_and_the_blanks() {
    Test::new().check(async |reader| {
        answers(reader, &WITH_THE_ESSAY).await;
        reader.taps(".scoring summary").await;
        reader
            .sees(
                ".rules li",
                &[
                    "If both scores are less than 0.50 from the middle, you are “The Weigher”.",
                    "exactly in the middle gets both names",
                    "one answer, one step different",
                    "“In between” counts 0. A question you skip is left out. A line needs 3 answers.",
                    "“How much does the word cover?” does not change the name.",
                    "we give no name and ask you to look again",
                ],
            )
            .await;
    });
}

#[test]
fn nothing_answered_is_nothing_added_up() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &[0; 12]).await;
        reader.sees_verdict("Not on the map yet").await;
        reader.taps(".scoring summary").await;
        reader.sees(".account .counts", &["left out"; 12]).await;
        reader
            .sees(".account .sum", &["Answers that count: 0. Added up: 0."; 3])
            .await;
        reader.sees_no(".account svg .mark").await;
    });
}
