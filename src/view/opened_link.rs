//! A link that another reader has shared, shown before the reader's own step: one result, several
//! on one map, a duel, or the errors in the link.

use super::compare::code_error_text;
use super::quiz::{DrawContext, Message};
use super::shared_link::SharedLink;
use super::ui::Key;
use super::{duel, map, part};
use crate::instrument::Outcome;
use crate::publish::Card;
use crate::sheet::Sheet;
use crate::sheet::code::CodeError;
use crate::sheet::fragment::FragmentKind;
use crate::sheet::reader::{Reader, Step};
use std::rc::Rc;
use yew::prelude::*;

/// Draws the link's contents, with a button that goes on to the reader's own step.
pub fn draw(cx: &DrawContext, link: &SharedLink) -> Html {
    let ui = cx.ui;
    if let Some(duel) = link.duel() {
        let go_on = match cx.reader.step() {
            Step::Result => Key::OpenedOwn,
            Step::Item(_) => Key::OpenedResume,
            Step::Gut => Key::OpenedGo,
        };
        return duel::draw(cx, duel, go_on);
    }
    let own = (cx.reader.step() == Step::Result).then(|| cx.reader.sheet().clone());
    let begun = cx.reader.step() != Step::Gut;
    let (head, body) = match link.sheets.as_slice() {
        [] => (
            cx.link_heading(AttrValue::default(), ui.text(Key::OpenedNone)),
            html! {},
        ),
        // One result: by itself, or above the comparison if the link is for a result.
        [sheet] if own.is_none() || link.kind == FragmentKind::Result => {
            single_result(cx, sheet, own.is_none())
        }
        sheets => {
            let people = sheets.len() + usize::from(own.is_some());
            let title = ui.fill(Key::OpenedMany, &[("n", &people.to_string())]);
            (cx.link_heading(AttrValue::default(), title), html! {})
        }
    };
    let together = link.sheets.len() + usize::from(own.is_some()) > 1;
    let compare = (cx.parts)
        .filter(|_| together && !link.sheets.is_empty())
        .map(|parts| (parts.compare).draw(cx.content, &cx.send.reform(Message::Compare)));
    let continue_label = match (&own, link.sheets.is_empty()) {
        (Some(_), _) => Key::OpenedOwn,
        (None, true) if begun => Key::OpenedResume,
        (None, true) => Key::OpenedQuiz,
        (None, false) => Key::OpenedGo,
    };
    let kept_note = begun.then(|| part::p("note", ui.text(Key::OpenedKept)));
    html! {
        <section class="card result opened" part="result">
            { head }
            <div class="wrong">{ for link.errors.iter().map(|error| error_line(cx, error)) }</div>
            <div class="onward">
                { cx.button("strong go", ui.text(continue_label), Message::Continue) }
                { kept_note }
            </div>
            <div class="where">{ body }</div>
            <div class="beside">{ compare }</div>
        </section>
    }
}

/// The sender's verdict with its text; and, if `alone`, their point on the map.
fn single_result(cx: &DrawContext, sheet: &Sheet, alone: bool) -> (Html, Html) {
    let DrawContext { instrument, ui, .. } = cx;
    let card = Card::for_sheet(instrument, sheet, &ui.card_labels(), None);
    let has_map = alone && card.map.mark.is_some();
    let theirs = Reader::resume(
        Rc::clone(&cx.content.instrument),
        sheet.clone(),
        Step::Result,
        Vec::new(),
        false,
        false,
    );
    let lines = card.gut_sentences.into_iter().enumerate();
    let lines: Vec<Html> = lines
        .map(|(n, line)| html! { <p key={n} ~textContent={&*line}/> })
        .collect();
    let quote = (!lines.is_empty()).then(|| html! { <blockquote>{ for lines }</blockquote> });
    let name = match theirs.reading().outcome {
        Outcome::Straightlined => ui.text(Key::CompareStraight),
        _ => card.name.into(),
    };
    let head = html! {
        <div class="opening">
            { cx.link_heading(ui.text(Key::OpenedKicker), name) }
            { part::p("tagline", card.tagline.into()) }
            <div class="said">{ quote }</div>
        </div>
    };
    let map = has_map.then(|| {
        let answers = &theirs.sheet().answers;
        map::draw(
            instrument,
            ui,
            answers,
            &theirs.reading(),
            Key::CompareSpread,
        )
    });
    (head, html! { <>{ map }</> })
}

/// A code of the link that could not be read, with its error.
fn error_line(cx: &DrawContext, (text, error): &(String, CodeError)) -> Html {
    html! {
        <p role="alert">
            <code translate="no" ~textContent={&**text}/>
            { part::space() }
            { part::text_span(&code_error_text(cx.ui, *error)) }
        </p>
    }
}
