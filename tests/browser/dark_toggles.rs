//! The quiz follows the dark mode of the page around it, whatever switches that.

use crate::driver::{Host, QUIZ, Reader, Test};
use serde_json::{Value, json};

/// The page switches between light and dark and the quiz follows each time, without a reload.
#[track_caller]
fn follows(head: &str, body: &str, steps: &[(&str, &str)]) {
    let host = Host::new(&format!("{body}{QUIZ}")).head(head);
    Test::on(&host).check(async |reader| {
        reader.sees_the_first_card().await;
        is_at_rest(reader).await;
        for (step, theme) in steps {
            reader.has_the_page_do(step).await;
            reader.sees_attribute(".wf", "data-theme", theme).await;
            is_at_rest(reader).await;
        }
    });
}

/// Lets the quiz look at what it still waits for, so that only the next switch makes it look again.
async fn is_at_rest(reader: &Reader) {
    let frames = "let frames = 6; const next = () => frames-- ? requestAnimationFrame(next) : setTimeout(done, 0, null); next()";
    let _: Value = reader.awaits(frames).await;
}

#[test]
fn the_quiz_follows_a_toggle_of_any_attribute() {
    // MkDocs Material, GitHub, Mantine, Radix, Docsify and a page's own.
    for (place, name, dark, light) in [
        ("body", "data-md-color-scheme", "slate", "default"),
        ("html", "data-color-mode", "dark", "light"),
        ("html", "data-mode", "dark", "light"),
        ("html", "data-scheme", "dark", "light"),
        ("body", "data-color-scheme", "night", "day"),
        ("html", "theme", "dark", "light"),
        ("main", "data-appearance", "dim", ""),
        ("body", "data-darkreader", "1", "0"),
    ] {
        let head = format!(
            "<style>body {{ background: #fff }} {place}[{name}={dark:?}], {place}[{name}={dark:?}] body {{ background: #151515 }}</style>"
        );
        let [darken, lighten] = [dark, light].map(|value| {
            format!("document.querySelector('{place}').setAttribute('{name}', '{value}')")
        });
        follows(
            &head,
            "",
            &[(&darken, "dark"), (&lighten, "light"), (&darken, "dark")],
        );
    }
}

#[test]
fn the_quiz_follows_a_checkbox_that_the_styles_ask_for() {
    let body = r#"<input type="checkbox" id="night">"#;
    let tap = "document.querySelector('#night').click()";
    let steps = [(tap, "dark"), (tap, "light")];
    follows(
        "<style>body { background: #fff } body:has(#night:checked) { background: #111 }</style>",
        body,
        &steps,
    );
    let fades = "<style>
        body { background: #fff; transition: background-color 200ms 50ms }
        body:has(#night:checked) { background: #111 }
      </style>";
    follows(fades, body, &steps);
    // The page stops the click.
    let stopped = "<style>body { background: #fff } body:has(#night:checked) { background: #111 }</style>
        <script>document.addEventListener('click', (event) => event.stopPropagation(), true)</script>";
    follows(stopped, body, &steps);
}

#[test]
fn the_quiz_follows_a_select_that_the_styles_ask_for() {
    let head = "<style>body { background: #fff } body:has(option[value=dark]:checked) { background: #111 }</style>";
    let body = r#"<select><option value="light">Light<option value="dark">Dark</select>"#;
    let choose = |value: &str| {
        format!(
            "const select = document.querySelector('select');
             select.value = '{value}';
             select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        )
    };
    follows(
        head,
        body,
        &[(&choose("dark"), "dark"), (&choose("light"), "light")],
    );
}

#[test]
fn the_quiz_follows_a_style_sheet_that_a_tap_switches_without_an_attribute() {
    let head = r#"<style>body { background: #fff }</style><style id="night">body { background: #111 }</style>
        <script>
          addEventListener('DOMContentLoaded', () => {
            const { sheet } = document.querySelector('#night');
            sheet.disabled = true;
            document.querySelector('#switch').onclick = () => { sheet.disabled = !sheet.disabled };
          });
        </script>"#;
    let tap = "document.querySelector('#switch').click()";
    let body = r#"<button id="switch">Dark</button>"#;
    follows(head, body, &[(tap, "dark"), (tap, "light")]);
}

#[test]
fn the_quiz_follows_a_style_sheet_that_is_inserted_outside_the_head() {
    let insert = |colour: &str| {
        format!(
            "const style = document.createElement('style');
             style.textContent = 'body {{ background: {colour} }}';
             document.body.append(style)"
        )
    };
    follows(
        "<style>body { background: #fff }</style>",
        "",
        &[(&insert("#111"), "dark"), (&insert("#fff"), "light")],
    );
}

#[test]
fn the_quiz_follows_the_colour_scheme_that_the_page_declares_in_its_head() {
    let head = r#"<meta name="color-scheme" content="light">"#;
    let declare = |scheme: &str| {
        format!("document.querySelector('[name=color-scheme]').content = '{scheme}'")
    };
    follows(
        head,
        "",
        &[(&declare("dark"), "dark"), (&declare("light"), "light")],
    );
}

#[test]
fn a_handwritten_frame_follows_its_page_unless_its_address_names_a_theme() {
    let body = r#"<iframe id="follows" src="/index.html?frame=1"></iframe>
        <iframe id="told" src="/index.html?frame=1&theme=light"></iframe>"#;
    let host = Host::new(body)
        .loads(0)
        .head("<style>body { background: #fff } [data-md-color-scheme=slate] { background: #151515 }</style>")
        .head(r#"<script async src="/frames.js"></script>"#);
    Test::on(&host).check(async |reader| {
        for (scheme, theme) in [("slate", "dark"), ("default", "light"), ("slate", "dark")] {
            let switch = format!("document.body.setAttribute('data-md-color-scheme', '{scheme}')");
            reader.has_the_page_do(&switch).await;
            reader.enters_frame("#follows").await;
            reader.sees_attribute(".wf", "data-theme", theme).await;
            reader.leaves_the_frame().await;
        }
        reader.enters_frame("#told").await;
        reader.sees_attribute(".wf", "data-theme", "light").await;
        let theme = "return document.documentElement.dataset.theme";
        reader.finds(theme, json!("light")).await;
    });
}
