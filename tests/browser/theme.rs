//! The quiz in the theme of its page.

use crate::driver::{Host, QUIZ, Reader, Served, Test};
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
fn a_quiz_that_is_moved_into_a_dark_place_turns_dark() {
    let body = format!(r#"{QUIZ}<section id="night" data-theme="dark"></section>"#);
    Test::on(&Host::new(&body)).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_attribute(".wf", "data-theme", "light").await;
        let _: Value = reader
            .evaluates("document.querySelector('#night').append(element); return null")
            .await;
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        // The quiz follows the theme of its new place from now on.
        let _: Value = reader
            .evaluates("document.querySelector('#night').dataset.theme = 'light'; return null")
            .await;
        reader.sees_attribute(".wf", "data-theme", "light").await;
    });
}

#[test]
fn a_page_that_turns_dark_as_the_card_comes_shows_no_light_card() {
    let host = Host::new(QUIZ).head(
        "<script>
          addEventListener('wf-ready', ({ target }) => {
            document.documentElement.classList.add('dark');
            requestAnimationFrame(() => {
              window.painted = target.shadowRoot.querySelector('.wf').dataset.theme;
            });
          });
        </script>",
    );
    Test::on(&host).check(async |reader| {
        reader.sees_the_first_card().await;
        reader
            .finds("return window.painted ?? null", json!("dark"))
            .await;
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

/// The page changes its colours, and the quiz follows. Each step is a script and the theme after it.
#[track_caller]
fn follows(host: &Host, steps: &[(&str, &str)]) {
    Test::on(host).check(async |reader| {
        reader.sees_the_first_card().await;
        for (step, theme) in steps {
            reader.has_the_page_do(step).await;
            reader.sees_attribute(".wf", "data-theme", theme).await;
        }
        // Checks an item as well as the first card.
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        for (step, theme) in steps {
            reader.has_the_page_do(step).await;
            reader.sees_attribute(".wf", "data-theme", theme).await;
        }
    });
}

#[test]
fn the_quiz_follows_the_switch_of_bootstrap() {
    follows(
        &Host::new(QUIZ),
        &[
            ("document.documentElement.dataset.bsTheme = 'dark'", "dark"),
            (
                "document.documentElement.dataset.bsTheme = 'light'",
                "light",
            ),
        ],
    );
}

#[test]
fn the_quiz_follows_the_switch_of_tailwind() {
    follows(
        &Host::new(QUIZ),
        &[
            ("document.documentElement.classList.add('dark')", "dark"),
            ("document.documentElement.classList.remove('dark')", "light"),
        ],
    );
}

#[test]
fn the_quiz_follows_the_colour_scheme_of_the_page() {
    follows(
        &Host::new(QUIZ),
        &[
            (
                "document.documentElement.style.colorScheme = 'dark'",
                "dark",
            ),
            (
                "document.documentElement.style.colorScheme = 'light'",
                "light",
            ),
        ],
    );
}

#[test]
fn the_quiz_follows_what_is_painted_behind_it_to_the_end_of_a_fade() {
    let style = "<style>
        body { background: #fff; transition: background-color 400ms linear }
        body.night { background: #111 }
      </style>";
    follows(
        &Host::new(QUIZ).head(style),
        &[
            ("document.body.classList.add('night')", "dark"),
            ("document.body.classList.remove('night')", "light"),
            // A theme change that is reverted at once.
            (
                "document.body.classList.add('night'); document.body.offsetWidth; document.body.classList.remove('night')",
                "light",
            ),
        ],
    );
}

#[test]
fn the_quiz_follows_a_page_that_swaps_its_style_sheet() {
    let link = r#"<link id="look" rel="stylesheet" href="data:text/css,body{background:white}">"#;
    let style = "<style id=\"more\"></style>";
    follows(
        &Host::new(QUIZ).head(link).head(style),
        &[
            (
                "document.querySelector('#look').href = 'data:text/css,body{background:black}'",
                "dark",
            ),
            ("document.querySelector('#look').disabled = true", "light"),
            ("document.querySelector('#look').disabled = false", "dark"),
            (
                "document.querySelector('#more').textContent = 'main { background: white }'",
                "light",
            ),
            ("document.querySelector('#more').media = 'print'", "dark"),
            (
                "document.querySelector('#look').href = 'data:text/css,body{background:white}'; document.querySelector('#more').media = document.querySelector('#more').textContent = ''",
                "light",
            ),
        ],
    );
}

#[test]
fn a_quiz_in_a_dark_section_of_a_light_page_is_dark() {
    let body = r#"<style>.painted { background: #111 }</style>
        <section class="painted"><which-first id="painted"></which-first></section>
        <section data-theme="dark"><which-first id="named"></which-first></section>
        <section class="dark"><which-first id="classed"></which-first></section>
        <section style="color-scheme: dark"><which-first id="declared"></which-first></section>
        <section class="dark"><div data-theme="light"><which-first id="lit"></which-first></div></section>
        <section class="dark"><which-first id="told" theme="light"></which-first></section>
        <which-first id="beside"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        for dark in ["#painted", "#named", "#classed", "#declared"] {
            reader
                .at(dark)
                .sees_attribute(".wf", "data-theme", "dark")
                .await;
        }
        for light in ["#lit", "#told", "#beside"] {
            reader
                .at(light)
                .sees_attribute(".wf", "data-theme", "light")
                .await;
        }
        // Each section has its own theme.
        reader
            .has_the_page_do("document.querySelector('.dark').classList.remove('dark')")
            .await;
        let classed = reader.at("#classed");
        classed.sees_attribute(".wf", "data-theme", "light").await;
        let named = reader.at("#named");
        named.sees_attribute(".wf", "data-theme", "dark").await;
    });
}

#[test]
fn a_quiz_takes_the_colour_of_the_pages_links_and_its_button_can_be_read_on_it() {
    // The WCAG contrast ratio between a button's text and its background.
    let contrast = "
        const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const luminance = (colour) => {
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
                .map((part) => part / 255)
                .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
        };
        const { color, backgroundColor } = getComputedStyle(all('.strong')[0]);
        const found = [color, backgroundColor].map(luminance).sort();
        return [backgroundColor, found[1] / found[0] >= 4.5]";
    let body = r#"<which-first accent="inherit"><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        reader.sees_item(2).await;
        reader.taps(".finish").await;
        reader.counts(".strong", 1).await;
        for colour in [
            "rgb(0, 0, 238)",
            "rgb(255, 215, 0)",
            "rgb(0, 0, 0)",
            "rgb(255, 255, 255)",
            // A medium grey, on which both black and white are just readable.
            "rgb(119, 119, 119)",
            "rgb(210, 45, 45)",
            "rgb(135, 90, 225)",
            "rgb(0, 138, 0)",
        ] {
            let paint = format!(
                "const style = document.querySelector('#links') ?? document.head.appendChild(document.createElement('style'));
                 style.id = 'links';
                 style.textContent = 'a {{ color: {colour} }}'"
            );
            reader.has_the_page_do(&paint).await;
            reader.finds(contrast, json!([colour, true])).await;
        }
    });
}

#[test]
fn a_quiz_takes_the_font_of_the_page() {
    let body =
        r#"<style>main { font-family: cursive }</style><which-first font="inherit"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        let fonts = "return ['h2.question', '.lead, .answer', 'button'].map((css) => getComputedStyle(all(css)[0]).fontFamily)";
        reader.sees_the_first_card().await;
        reader.finds(fonts, json!(vec!["cursive"; 3])).await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.finds(fonts, json!(vec!["cursive"; 3])).await;
        reader.has_the_page_do("element.font = null").await;
        let own = "return getComputedStyle(all('h2.question')[0]).fontFamily.includes('Charter')";
        reader.finds(own, json!(true)).await;
    });
}

/// The sizes of all elements on the first card and on an item, in CSS pixels.
async fn sizes(reader: &Reader) -> [Vec<String>; 2] {
    let sizes = "
        return all('.wf, .wf *').map((node) => {
            const { fontSize, lineHeight, paddingBlockStart } = getComputedStyle(node);
            const { height } = node.getBoundingClientRect();
            return [node.localName, node.className.baseVal ?? node.className, fontSize, lineHeight, paddingBlockStart, height.toFixed(1)].join(' ');
        })";
    reader.sees_the_first_card().await;
    let card = reader.evaluates(sizes).await;
    reader.votes(SALE).await;
    reader.sees_item(1).await;
    [card, reader.evaluates(sizes).await]
}

#[test]
fn the_type_of_the_pages_root_changes_nothing_in_the_quiz() {
    let sized = |root: &str| {
        let style =
            format!("<style>html {{ font-size: {root} }} main {{ max-width: 700px }}</style>");
        let mut found = <[Vec<String>; 2]>::default();
        Test::on(&Host::new(QUIZ).head(&style)).check(async |reader| {
            found = sizes(reader).await;
        });
        found
    };
    let usual = sized("100%");
    assert_eq!(sized("62.5%"), usual);
    assert_eq!(sized("20px"), usual);
}

#[test]
fn a_reader_who_has_larger_type_has_it_in_the_quiz() {
    let style = "<style>html { font-size: 16px } main { max-width: 300px }</style>";
    for (type_of, lead) in [(16, "16px"), (24, "24px")] {
        let host = Host::new(QUIZ).head(style);
        Test::on(&host).with_type_of(type_of).check(async |reader| {
            reader.sees_the_first_card().await;
            let size = "return getComputedStyle(all('.lead')[0]).fontSize";
            reader.finds(size, json!(lead)).await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            let size = "return getComputedStyle(all('.answer')[0]).fontSize";
            reader.finds(size, json!(lead)).await;
        });
    }
}
