//! The quiz in the look of somebody else's page.

use crate::driver::{Host, QUIZ, Served, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

#[test]
fn a_page_with_coarse_styles_does_not_reach_into_the_quiz() {
    let host = Host::new(QUIZ).head(
        "<style>button, section, h2 { display: none !important } * { letter-spacing: 1px }</style>",
    );
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        reader.sees_item(3).await;
    });
}

#[test]
fn the_quiz_follows_the_pages_own_theme() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.sees_the_first_card().await;
        let ink = "
            const [r, g, b] = getComputedStyle(all('.question')[0]).color.match(/[0-9.]+/g).map(Number);
            return r + g + b > 384";
        reader.finds(ink, json!(false)).await;
        let _: Value = reader.evaluates("document.documentElement.dataset.theme = 'dark'; return null").await;
        reader.finds(ink, json!(true)).await;
        let _: Value = reader.evaluates("document.documentElement.dataset.theme = 'light'; return null").await;
        reader.finds(ink, json!(false)).await;
    });
}

#[test]
fn the_quiz_follows_a_style_sheet_that_comes_late() {
    let host = Host::new(QUIZ).head("<style>body { background: #111 }</style>");
    Test::on(&host)
        .serves("/page.css", Served::Held)
        .check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_attribute(".wf", "data-theme", "dark").await;
            let _: Value = reader
                .evaluates(
                    "const link = document.createElement('link');
                    link.rel = 'stylesheet';
                    link.href = '/page.css';
                    document.head.append(link);
                    return null",
                )
                .await;
            reader.sees_asked_for("/page.css").await;
            // Its paper is light.
            reader.site.lets_go();
            reader.sees_attribute(".wf", "data-theme", "light").await;
        });
}

#[test]
fn the_quiz_tells_light_from_dark_in_any_notation_of_a_colour() {
    for (colour, dark) in [
        ("oklch(0.985 0.002 247)", false),
        ("color(srgb 1 1 1)", false),
        ("lab(98 0 0)", false),
        ("oklch(0.2 0.02 260)", true),
        ("color-mix(in oklab, black, white 10%)", true),
    ] {
        let style = format!("<style>body {{ background: {colour} }}</style>");
        Test::on(&Host::new(QUIZ).head(&style)).check(async |reader| {
            reader.sees_the_first_card().await;
            let theme = if dark { "dark" } else { "light" };
            reader.sees_attribute(".wf", "data-theme", theme).await;
        });
    }
}

#[test]
fn a_theme_that_shouts_does_not_reach_into_the_quiz() {
    let shout = "<style>
        * { letter-spacing: .2em !important; text-transform: uppercase; line-height: 3; color: red }
        html { font-size: 62.5% }
      </style>";
    let look = "
        const { letterSpacing, textTransform, lineHeight, color, fontSize } = getComputedStyle(all('.lead')[0]);
        return [letterSpacing, textTransform, lineHeight, color, fontSize]";
    let looks = |host: &Host| {
        let mut found = Value::Null;
        Test::on(host).check(async |reader| {
            reader.sees_the_first_card().await;
            found = reader.evaluates(look).await;
        });
        found
    };
    let quiet = looks(&Host::new(QUIZ));
    assert_eq!(quiet[1], "none");
    assert_eq!(looks(&Host::new(QUIZ).head(shout)), quiet);
}
