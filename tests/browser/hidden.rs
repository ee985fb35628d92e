//! Hidden or inert surroundings hide the quiz too, as they would hide a frame in its place; and floats and
//! siblings do not squeeze it.

use crate::driver::{Engine, Host, Key, QUIZ, Reader, Served, Test, in_every_engine};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::json;

/// A page with the quiz inside an overlay that is hidden or does not get input.
fn over(style: &str, quiz: &str) -> Host {
    let style = format!(
        "<style>
          #under {{ position: fixed; inset: 0; inline-size: 100% }}
          #over {{ position: absolute; inset: 0 }}
          {style}
        </style>"
    );
    let body = format!(
        r#"<button id="under" onclick="this.textContent += ' was pressed'">The page</button>
        <div id="over">{quiz}</div>"#
    );
    Host::new(&body).head(&style)
}

const HIDDEN: &str = "#over { background: #fff; visibility: hidden }";
const FADED: &str = "#over { background: #fff; opacity: 0; pointer-events: none }";
const CLOSED: &str = "#over { visibility: hidden; opacity: 0 }";

/// The names of the page's elements that the mouse hits in the middle of the quiz.
const REACHED: &str = "
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const between = (a, b) => [0.2, 0.4, 0.6, 0.8].map((part) => a + (b - a) * part);
    const down = between(Math.max(top, 0), Math.min(bottom, innerHeight));
    const places = between(left, right).flatMap((x) => down.map((y) => [x, y]));
    return [...new Set(places.map(([x, y]) => document.elementFromPoint(x, y)?.localName ?? ''))].join()";

/// The quiz is out of reach of the mouse and, if `hidden`, also invisible and out of reach of the keyboard.
async fn is_out_of_reach(reader: &Reader, hidden: bool) {
    reader.finds(REACHED, json!("button")).await;
    if !hidden {
        return;
    }
    let seen = "
        const nodes = [element, ...all('*'), ...element.querySelectorAll('*')];
        return nodes.filter((node) => shown(node) && getComputedStyle(node).visibility !== 'hidden')
          .map(({ localName, className }) => `${localName}.${className}`)";
    reader.finds(seen, json!([])).await;
    let focus = "
        document.activeElement?.blur();
        for (const node of [...all('button, a, [tabindex], summary, iframe'), ...element.querySelectorAll('a')]) node.focus();
        return document.activeElement?.localName ?? null";
    reader.finds(focus, json!("body")).await;
}

in_every_engine! {
    fn a_quiz_in_a_window_that_is_hidden_takes_no_click_and_no_focus(engine) {
        for style in [HIDDEN, CLOSED] {
            Test::on(&over(style, QUIZ)).in_engine(engine).check(async |reader| {
                reader.counts(".card.gut", 1).await;
                is_out_of_reach(reader, true).await;
                reader.taps_on_the_page("#under").await;
                reader.sees_on_the_page("#under", "The page was pressed").await;
                reader.hears(&["start"], 0).await;
                // The button has the focus; the next focus stop is not in the quiz.
                reader.presses(Key::Tab).await;
                reader.finds("return document.activeElement !== element", json!(true)).await;
            });
        }
    }

    fn a_quiz_in_a_window_that_lets_clicks_through_takes_none(engine) {
        Test::on(&over(FADED, QUIZ)).in_engine(engine).check(async |reader| {
            reader.counts(".card.gut", 1).await;
            is_out_of_reach(reader, false).await;
            reader.taps_on_the_page("#under").await;
            reader.sees_on_the_page("#under", "The page was pressed").await;
            reader.hears(&["start"], 0).await;
        });
    }

    fn a_quiz_in_what_is_inert_is_inert(engine) {
        Test::on(&over("", QUIZ)).in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.has_the_page_do("document.querySelector('#over').inert = true").await;
            is_out_of_reach(reader, false).await;
            let focus = "all('button')[0].focus(); return document.activeElement.localName";
            reader.finds(focus, json!("body")).await;
        });
    }
}

/// The dialog is closed and reopened at every step of the quiz in it.
#[test]
fn a_window_that_is_closed_hides_the_quiz_at_every_step() {
    const CLOSE: &str = "document.querySelector('#over').style.visibility = 'hidden'";
    const OPEN: &str = "document.querySelector('#over').style.visibility = ''";
    Test::on(&over("", QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.has_the_page_do(CLOSE).await;
        is_out_of_reach(reader, true).await;
        reader.has_the_page_do(OPEN).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.finds("return all('.share').length", json!(1)).await;
        reader.has_the_page_do(CLOSE).await;
        is_out_of_reach(reader, true).await;
    });
}

#[test]
fn a_quiz_that_did_not_come_is_hidden_with_its_link() {
    Test::on(&over(
        HIDDEN,
        r#"<which-first instrument="/none.json"><a href="/">Take the quiz</a></which-first>"#,
    ))
    .serves("/none.json", Served::Missing)
    .check(async |reader| {
        reader.counts(".retry", 1).await;
        is_out_of_reach(reader, true).await;
        reader.reads_in_the_console("[which-first]").await;
        reader.forgives_complaints_about("/none.json").await;
    });
}

#[test]
fn a_quiz_in_a_frame_is_hidden_as_well() {
    Test::on(&over("", r"<which-first frame></which-first>")).check(async |reader| {
        reader.votes(SALE).await;
        reader.counts("iframe:not(.coming)", 1).await;
        for (style, hidden) in [
            ("visibility: hidden", true),
            ("pointer-events: none", false),
        ] {
            let close = format!("document.querySelector('#over').style = '{style}'");
            reader.has_the_page_do(&close).await;
            is_out_of_reach(reader, hidden).await;
        }
    });
}

#[test]
fn a_page_that_lets_nobody_select_its_text_lets_them_select_the_quizs() {
    let host = Host::new(QUIZ)
        .head("<style>body { -webkit-user-select: none; user-select: none }</style>");
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        let selected = "
            getSelection().selectAllChildren(all('.question')[0]);
            return getComputedStyle(all('.question')[0]).userSelect";
        reader.finds(selected, json!("text")).await;
    });
}

/// The neighbours of the quiz in a column 390 pixels wide.
const BESIDE: [(&str, &str); 7] = [
    (
        "a picture that floats",
        r#"<div><i style="float: right; width: 220px; height: 300px"></i>{}</div>"#,
    ),
    (
        "one that floats on the other side",
        r#"<div dir="rtl"><i style="float: left; width: 220px; height: 300px"></i>{}</div>"#,
    ),
    ("a row", r#"<div style="display: flex">{}</div>"#),
    (
        "a row with much else in it",
        r#"<div style="display: flex"><p>A long text of many words that would like to have all of the row for itself.</p>{}</div>"#,
    ),
    ("a grid", r#"<div style="display: grid">{}</div>"#),
    ("a table", r"<table><tr><td>{}</td></tr></table>"),
    (
        "what is as wide as it needs to be",
        r#"<div style="width: fit-content">{}</div>"#,
    ),
];

/// The width of the quiz, and the overflow of the column's content.
const WIDTH: &str = "
    const column = document.querySelector('#column');
    return [all('.wf')[0].getBoundingClientRect().width, column.scrollWidth - column.clientWidth]";

async fn is_wide_enough(reader: &Reader, least: f64, beside: &str) {
    let [width, out]: [f64; 2] = reader.evaluates(WIDTH).await;
    assert!(width >= least, "beside {beside} the quiz is {width} wide");
    assert!(out <= 0.0, "beside {beside} it stands out by {out}");
}

fn column(width: u32, inside: &str, quiz: &str) -> Host {
    let body = format!(
        r#"<div id="column" style="width: {width}px; overflow: auto">{}</div>"#,
        inside.replace("{}", quiz)
    );
    Host::new(&body).head("<style>table, td { border-spacing: 0; padding: 0 }</style>")
}

in_every_engine! {
    fn nothing_beside_the_quiz_squeezes_it(engine) {
        for (beside, inside) in BESIDE {
            Test::on(&column(390, inside, QUIZ)).in_engine(engine).check(async |reader| {
                reader.sees_the_first_card().await;
                is_wide_enough(reader, 250.0, beside).await;
                reader.votes(SALE).await;
                reader.sees_item(1).await;
                is_wide_enough(reader, 250.0, beside).await;
            });
        }
    }
}

#[test]
fn the_quiz_stands_out_of_no_narrow_column() {
    for (beside, inside) in BESIDE {
        // This content overflows by itself.
        if beside.contains("much else") {
            continue;
        }
        Test::on(&column(260, inside, QUIZ)).check(async |reader| {
            reader.sees_the_first_card().await;
            is_wide_enough(reader, 250.0, beside).await;
        });
    }
}

#[test]
fn nothing_beside_a_quiz_in_a_frame_squeezes_it() {
    let framed = r"<which-first frame></which-first>";
    for (beside, inside) in BESIDE {
        Test::on(&column(390, inside, framed)).check(async |reader| {
            reader.votes(SALE).await;
            reader.counts("iframe:not(.coming)", 1).await;
            is_wide_enough(reader, 250.0, beside).await;
            let frame = "return all('iframe')[0].getBoundingClientRect().width >= 250";
            reader.finds(frame, json!(true)).await;
        });
    }
}
