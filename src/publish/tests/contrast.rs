//! The contrast of the theme's colours, by the formula of WCAG 2.2: texts have at least 4.5 (1.4.3), and lines and marks
//! that mean something at least 3 (1.4.11).

use crate::publish::palette::{DARK, LIGHT, Palette};

const TEXT: f64 = 4.5;
const LINE: f64 = 3.0;

/// Red, green and blue, from 0 to 1.
type Rgb = [f64; 3];

fn rgb(hexadecimal: &str) -> Rgb {
    let number = u32::from_str_radix(&hexadecimal[1..], 16).expect("a colour");
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue].map(|part| f64::from(part) / 255.0)
}

fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let [a, b] = [a, b].map(|colour| luminance(colour) + 0.05);
    a.max(b) / a.min(b)
}

/// The colours with too little contrast with a ground, among the colours of texts and of lines and marks.
fn too_faint(palette: &Palette, ground: Rgb) -> Vec<String> {
    let Palette {
        ink,
        muted,
        track,
        accent,
        low,
        high,
        ..
    } = *palette;
    let texts = [ink, muted, accent, low, high].map(|colour| (colour, TEXT));
    // The marks of the poles and of the answers are texts' colours as well.
    let lines = [track].map(|colour| (colour, LINE));
    let all = texts.into_iter().chain(lines);
    let faint = all.filter(|(colour, least)| contrast(rgb(colour), ground) < *least);
    faint
        .map(|(colour, least)| format!("{colour} has less than {least} on {ground:?}"))
        .collect()
}

#[test]
fn black_on_white_has_the_contrast_that_the_standard_gives() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    // The grey with just 4.5 on white.
    assert!(contrast(rgb("#767676"), [1.0; 3]) >= TEXT);
    assert!(contrast(rgb("#777777"), [1.0; 3]) < TEXT);
}

#[test]
fn every_text_and_line_of_the_theme_can_be_read_on_its_paper() {
    for palette in [LIGHT, DARK] {
        assert_eq!(too_faint(&palette, rgb(palette.paper)), [""; 0]);
        for wash in palette.washes {
            assert!(
                contrast(rgb(palette.ink), rgb(wash)) >= TEXT,
                "ink on {wash}"
            );
        }
    }
}

/// The number that a script sets as a constant, or a style sheet as a property.
fn number_after(source: &str, start: &str) -> f64 {
    let (_, after) = source
        .split_once(start)
        .unwrap_or_else(|| panic!("there is no “{start}”"));
    let end = after.find(';').expect("an end");
    after[..end].parse().expect("a number")
}

#[test]
fn the_reach_of_a_mark_can_be_seen_beside_its_line() {
    let css = include_str!("../../../www/style/result.css");
    let (_, rule) = css.split_once("svg .spread {").expect("a rule");
    let opacity = number_after(rule, "opacity: ");
    for palette in [LIGHT, DARK] {
        let (paper, accent) = (rgb(palette.paper), rgb(palette.accent));
        let mixed = [0, 1, 2].map(|n| accent[n] * opacity + paper[n] * (1.0 - opacity));
        let found = contrast(mixed, paper);
        assert!(found >= LINE, "{found:.2}");
    }
}

#[test]
fn a_reader_who_asks_for_more_contrast_has_every_text_and_line_in_ink() {
    let css = include_str!("../../../www/style/contrast.css");
    for name in ["muted", "hair", "track"] {
        assert!(
            css.contains(&format!("--wf_{name}: var(--wf_ink);")),
            "{name}"
        );
    }
    for palette in [LIGHT, DARK] {
        assert!(contrast(rgb(palette.ink), rgb(palette.paper)) >= 7.0);
    }
}

/// `www/embed/theme.js` measures the page's colour, and decides by it whether the quiz stands on the page itself.
#[test]
fn on_every_page_that_a_quiz_takes_for_its_paper_all_its_texts_and_lines_can_be_read() {
    let script = include_str!("../../../www/embed/theme.js");
    let dark_enough = number_after(script, "const DARK_ENOUGH = ");
    let light_enough = number_after(script, "const LIGHT_ENOUGH = ");
    let formula = "red * red * 0.2 + green * green * 0.7 + blue * blue * 0.1";
    assert!(
        script.contains(formula),
        "the luminance is computed in another way"
    );
    let mut taken = [0; 2];
    let steps = || (0..=51).map(|n| f64::from(n) / 51.0);
    for red in steps() {
        for green in steps() {
            for blue in steps() {
                let measured = red * red * 0.2 + green * green * 0.7 + blue * blue * 0.1;
                let themes = [
                    (LIGHT, measured > light_enough),
                    (DARK, measured < dark_enough),
                ];
                for (n, (palette, is_taken)) in themes.into_iter().enumerate() {
                    if is_taken {
                        taken[n] += 1;
                        assert_eq!(too_faint(&palette, [red, green, blue]), [""; 0]);
                    }
                }
            }
        }
    }
    // Pages of nearly every blog: white and pale ones, and those of night themes.
    assert!(taken.iter().all(|&count| count > 1000), "{taken:?}");
    let gray = |part: f64| part * part;
    assert!(gray(f64::from(0xf2) / 255.0) > light_enough);
    assert!(gray(f64::from(0x2a) / 255.0) < dark_enough);
}
