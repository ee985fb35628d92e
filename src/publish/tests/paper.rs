//! The paper form, parsed again.

use crate::instrument::tests::{example, example_with};
use crate::instrument::{Instrument, ItemKind};
use crate::publish::paper_form::{FormLabels, html};
use scraper::{Html, Selector};

/// The labels of the English interface.
fn words() -> FormLabels {
    const ENGLISH: &str = include_str!("../../../www/ui/en.json");
    let ui: serde_json::Value = serde_json::from_str(ENGLISH).expect("JSON");
    let text = |key: &str| ui[key].as_str().expect(key).to_owned();
    FormLabels {
        how: text("paper_how"),
        gut: text("paper_gut"),
        sums: text("paper_sums"),
        sums_note: text("paper_sums_note"),
        item: text("paper_item"),
        sum: text("paper_sum"),
        difference: text("paper_difference"),
        divided: text("paper_divided"),
        place: text("paper_place"),
        map: text("paper_map"),
        map_note: text("paper_map_note"),
        map_up: text("map_up"),
        centre: text("scoring_centre"),
        border: text("scoring_border"),
        blanks: text("scoring_blanks"),
        shade: text("scoring_shade"),
        middle: text("paper_middle"),
        caution: text("caution"),
        address: text("paper_address"),
        decimal: text("decimal"),
    }
}

/// Renders and parses the form of an instrument; its HTML must have no errors.
#[track_caller]
pub(super) fn form(instrument: &Instrument, address: &str) -> Html {
    let form = Html::parse_fragment(&html(instrument, &words(), address));
    assert_eq!(form.errors, Vec::<std::borrow::Cow<str>>::new());
    form
}

/// The texts of the elements that match a selector.
fn texts(form: &Html, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector");
    let found = form.select(&selector);
    found.map(|node| node.text().collect::<String>()).collect()
}

#[test]
fn every_item_is_asked_with_a_box_for_each_answer() {
    let instrument = example();
    let form = form(&instrument, "");
    let asked: Vec<&str> = instrument.items.iter().map(|item| &*item.text).collect();
    assert_eq!(texts(&form, ".items > li > p"), asked);
    // Two for the gut vote; five for each of the twelve items.
    assert_eq!(texts(&form, ".box").len(), 2 + 12 * 5);
    let options = texts(&form, ".items > li:nth-child(4) li");
    assert_eq!(options[0], "aNearly all stay. They bought what we deliver.");
}

#[test]
fn a_sum_names_its_poles_and_no_sign() {
    let form = form(&example(), "");
    assert_eq!(
        texts(&form, ".sum:nth-of-type(1) th.low"),
        ["before the sale"]
    );
    assert_eq!(
        texts(&form, ".sum:nth-of-type(1) th.high"),
        ["with the sale"]
    );
    let numbers = texts(&form, ".sum:nth-of-type(1) thead tr + tr th");
    assert_eq!(numbers, ["Question", "2", "1", "0", "1", "2"]);
}

/// ORDER is items 2 (agreement scores towards the sale), 6 (the other way), 9 (from a, towards the
/// relationship, to e) and 12 (from a, towards the sale, to e).
#[test]
fn every_answer_stands_under_what_it_counts() {
    let form = form(&example(), "");
    let rows = texts(&form, ".sum:nth-of-type(1) tbody tr > *");
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let [sd, d, m, a, sa] = [
        "Strongly disagree",
        "Disagree",
        "In between",
        "Agree",
        "Strongly agree",
    ];
    let expect = [
        ["2", sd, d, m, a, sa],
        ["6", sa, a, m, d, sd],
        ["9", "a", "b", "c", "d", "e"],
        ["12", "e", "d", "c", "b", "a"],
    ];
    assert_eq!(rows, expect.concat());
}

#[test]
fn options_that_count_the_same_stand_together_and_nothing_stands_where_none_does() {
    let instrument = example_with(|file| {
        let options = file["items"][8]["options"].as_array_mut().expect("options");
        for (option, score) in options.iter_mut().zip([2, 2, 0, 0, -2]) {
            option["score"] = score.into();
        }
    });
    let rows = texts(&form(&instrument, ""), ".sum:nth-of-type(1) tbody tr > *");
    assert_eq!(rows[12..18], ["9", "e", "", "c, d", "", "a, b"]);
}

#[test]
fn the_map_has_every_name_and_the_rules_say_where_the_centre_ends() {
    let form = form(&example(), "");
    assert_eq!(texts(&form, ".map .region").len(), 5);
    assert_eq!(texts(&form, ".map .axis.top"), ["the business"]);
    let rules = texts(&form, ".rules li");
    assert!(rules[0].contains("0.50") && rules[0].contains("The Weigher"));
    assert!(rules[2].contains("“In between” counts 0") && rules[2].contains("needs 3"));
}

#[test]
fn what_the_quiz_is_not_is_said_with_its_source_and_where_the_quiz_is() {
    let form = form(&example(), "https://quiz.example/");
    let end = texts(&form, ".end").concat();
    assert!(end.contains("This is not a validated test."));
    assert!(end.contains("(MacCallum et al. 2002)"));
    assert_eq!(texts(&form, ".end .address"), ["https://quiz.example/"]);
}

#[test]
fn a_form_is_written_the_way_of_its_language() {
    let hebrew = example_with(|file| file["lang"] = "he".into());
    assert!(
        html(&hebrew, &words(), "")
            .starts_with("<section class=\"paper\" lang=\"he\" dir=\"rtl\">")
    );
    // Only the poles of the horizontal axis change sides.
    assert!(html(&hebrew, &words(), "").contains("cx=\"400\" cy=\"200\""));
    assert!(html(&example(), &words(), "").contains("cx=\"0\" cy=\"200\""));
}

#[test]
fn what_an_author_writes_stays_a_text() {
    let mut instrument = example();
    let wild = "</p><script>alert(1)</script>\"&amp;";
    instrument.title = wild.into();
    instrument.items[0].text = wild.into();
    instrument.verdicts[0].name = wild.into();
    if let ItemKind::Dilemma { options } = &mut instrument.items[3].kind {
        options[0].text = wild.into();
    }
    let form = form(&instrument, wild);
    assert!(texts(&form, "script").is_empty());
    assert_eq!(texts(&form, "header h2"), [wild]);
    assert_eq!(texts(&form, ".items > li:nth-child(1) > p"), [wild]);
    assert_eq!(texts(&form, ".address"), [wild]);
}
