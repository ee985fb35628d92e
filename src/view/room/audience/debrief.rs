//! The debrief: two slides, one for the essay's claim and the research, and one for the limits of the evidence
//! and the sources. Each text has one sentence there; the desk and the handout have all of them.

use super::font_size::{self, stacked_size};
use super::heading::fitted_heading;
use super::props::AudienceProps;
use crate::instrument::{Bearing, Item};
use crate::view::citation::bearing_text;
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// The width and height available for the item's text.
const HEADING_BOX: (i32, i32) = (1504, 170);
/// The height available for the whole slide, below the ribbon of a rehearsal.
const BODY_HEIGHT: i32 = 729;
/// The gap between the heading and the texts, and between two texts.
const GAP: i32 = 28;
/// The largest font sizes of the texts and of the heading.
const MAX_SIZE: i32 = 66;
const MAX_HEADING: i32 = 45;

/// The essay's claim and the research.
pub fn claims(props: &AudienceProps, item: usize) -> Html {
    let draw_heading = || fitted_heading(props, font_size::both(HEADING_BOX), MAX_HEADING);
    draw(props, item, Some(&draw_heading), |item| {
        let [essay, research] = [Key::Essay, Key::Research].map(|key| props.ui.text(key));
        vec![
            (essay, first_sentence(&item.debrief.essay).to_owned()),
            (research, first_sentence(&item.debrief.research).to_owned()),
        ]
    })
}

/// The limits of the evidence, and the sources by their bearing on the essay's claim. The item's text was on
/// the slide before.
pub fn evidence(props: &AudienceProps, item: usize) -> Html {
    draw(props, item, None, |item| {
        let thin_ice = first_sentence(&item.debrief.thin_ice).to_owned();
        let mut texts = vec![(props.ui.text(Key::ThinIce), thin_ice)];
        let all = [
            Bearing::Supports,
            Bearing::Complicates,
            Bearing::Contradicts,
        ];
        for bearing in all {
            let names = sources(props, item, bearing);
            if !names.is_empty() {
                texts.push((bearing_text(&props.ui, bearing), names));
            }
        }
        texts
    })
}

/// The short names of the sources with this bearing.
fn sources(props: &AudienceProps, item: &Item, bearing: Bearing) -> String {
    let cited = item.debrief.sources.iter();
    let cited = cited.filter(|cited| cited.bears == bearing);
    let names = cited.filter_map(|cited| props.instrument.sources.get(cited.source));
    let names: Vec<&str> = names.map(|source| &*source.short).collect();
    names.join(" · ")
}

fn draw(
    props: &AudienceProps,
    item: usize,
    draw_heading: Option<&dyn Fn() -> Html>,
    texts: impl Fn(&Item) -> Vec<(AttrValue, String)>,
) -> Html {
    let Some(item) = props.instrument.items.get(item) else {
        return html! { <div class="body"></div> };
    };
    let texts = texts(item);
    let size = font_size::size_classes(fitting_sizes(draw_heading.map(|_| &*item.text), &texts));
    let heading = match draw_heading {
        Some(draw) => draw(),
        None => html! { <h1 class="unseen" ~textContent={&*item.text}/> },
    };
    let texts = texts
        .into_iter()
        .map(|(term, text)| part::definition("", term, text.into()));
    html! {
        <div class="body debrief">
            { heading }
            <dl class={classes!("told", size)}>{ for texts }</dl>
        </div>
    }
}

/// The largest font sizes at which everything fits, on a wide and on a narrow screen.
fn fitting_sizes(heading: Option<&str>, texts: &[(AttrValue, String)]) -> [i32; 2] {
    // The term runs into its text.
    let lines = texts
        .iter()
        .map(|(term, text)| [term.as_str(), "  ", text.as_str()].concat());
    let lines: Vec<String> = lines.collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let gaps = i32::try_from(texts.len()).unwrap_or(1) * GAP;
    font_size::both(HEADING_BOX).map(|room| {
        let heading = heading.map_or(0, |text| font_size::fitted_height(text, room, MAX_HEADING));
        stacked_size(&lines, (room.0, BODY_HEIGHT - heading - gaps), MAX_SIZE, 0)
    })
}

/// The first sentence of a text, with its mark.
fn first_sentence(text: &str) -> &str {
    let is_end = |c: char| matches!(c, '.' | '?' | '!' | '؟' | '۔' | '।');
    // These end a sentence without a space after them.
    let ends_alone = |c: char| matches!(c, '。' | '！' | '？');
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        let end = at + sign.len_utf8();
        let is_initial = text[..at]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .count()
            == 1;
        if ends_alone(sign) || (is_end(sign) && !is_initial && next.is_none_or(char::is_whitespace))
        {
            return &text[..end];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::tests::example;

    #[test]
    fn a_slide_has_one_sentence_of_each_text() {
        for (text, first) in [
            (
                "It asks; it does not prove. And more.",
                "It asks; it does not prove.",
            ),
            ("It cost 1.5 per cent. And more.", "It cost 1.5 per cent."),
            ("As H. Smith saw it, yes. No.", "As H. Smith saw it, yes."),
            ("Does it? It does.", "Does it?"),
            ("一つ。二つ。", "一つ。"),
            ("no end", "no end"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), first);
        }
    }

    #[test]
    fn the_letters_of_every_debrief_are_a_twentieth_of_the_height() {
        let instrument = example();
        for item in &instrument.items {
            let debrief = &item.debrief;
            let claims = [
                ("The essay", &debrief.essay),
                ("Research", &debrief.research),
            ];
            let claims = claims.map(|(term, text)| (term.into(), first_sentence(text).to_owned()));
            let sizes = fitting_sizes(Some(&item.text), &claims);
            assert!(
                sizes.into_iter().all(|size| size >= 45),
                "{}: {sizes:?}",
                item.id
            );
        }
    }
}
