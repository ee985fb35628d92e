//! Paper ballots, for rooms without phones: a sheet for two neighbours, with the questions once, and below them
//! a strip for each person and vote. Both strips of a person have the same number, so that changes of opinion
//! can be counted.
//!
//! Each is a row of boxes whose digits are typed in as they are: [`crate::room::ballot`] parses them.

use crate::instrument::{AGREEMENT_POINTS, Instrument, ItemKind};
use crate::publish::{is_rtl, text_direction};
use crate::room::Vote;
use crate::sheet::NONCE_COUNT;
use crate::view::part;
use crate::view::ui::{Key, Ui};
use yew::prelude::*;

/// The number of boxes in a group.
const GROUP_SIZE: usize = 4;

/// The number of people who share a sheet.
const SHARE: usize = 2;

/// The sheets for the `people`, but for no more than there are nonces, since the ballots' numbers are
/// used as nonces.
pub fn draw(instrument: &Instrument, ui: &Ui, people: u32) -> Html {
    let direction = text_direction(is_rtl(&instrument.lang));
    // The same on each sheet, so rendered once and cloned.
    let questions = questions(instrument);
    let boxes = boxes(instrument, ui);
    let strip = |number: u32, vote: Vote| {
        let numbered = AttrValue::from(["#", &number.to_string()].concat());
        html! {
            <section class="ballot">
                { head(ui, numbered, vote) }
                <div class="row">{ boxes.clone() }</div>
            </section>
        }
    };
    let numbers: Vec<u32> = (1..=people.min(u32::from(NONCE_COUNT - 1))).collect();
    let sheets = numbers.chunks(SHARE).map(|numbers| {
        let strips = Vote::BOTH
            .into_iter()
            .flat_map(|vote| numbers.iter().map(move |&number| (number, vote)));
        html! {
            <div class="leaf">
                { part::p("how", ui.text(Key::RoomPaperHow)) }
                { questions.clone() }
                <div class="strips">{ for strips.map(|(number, vote)| strip(number, vote)) }</div>
            </div>
        }
    });
    html! {
        // Not translated: the ballots show the original wording.
        <div class="wf ballots" translate="no" lang={instrument.lang.to_string()} dir={direction}>
            { for sheets }
        </div>
    }
}

/// The header of a strip: the person's number, and the vote that it is for.
fn head(ui: &Ui, numbered: AttrValue, vote: Vote) -> Html {
    let sitting = |of: Vote, label: Key| {
        let class = if of == vote { "box ticked" } else { "box" };
        html! { <span class="sitting"><span {class}></span>{ part::text_span(&ui.text(label)) }</span> }
    };
    html! {
        <header>
            { part::p("number", numbered) }
            <p class="sittings">
                { sitting(Vote::First, Key::RoomSittingFirst) }
                { sitting(Vote::Second, Key::RoomSittingSecond) }
            </p>
            { part::p("tear", ui.text(Key::RoomPaperTear)) }
        </header>
    }
}

/// The gut vote and the items, each answer with its digit.
fn questions(instrument: &Instrument) -> Html {
    let gut = &instrument.gut;
    let items = instrument.items.iter().map(|item| {
        let choices = match &item.kind {
            ItemKind::Statement { .. } => {
                let [low, high] =
                    [0, AGREEMENT_POINTS - 1].map(|at| instrument.agreement[at].clone());
                line(&low, AGREEMENT_POINTS, &high)
            }
            ItemKind::Dilemma { options } => {
                let option = |(n, text): (usize, AttrValue)| {
                    html! { <li>{ digit(n + 1) }{ part::text_span(&text) }</li> }
                };
                let texts = options
                    .iter()
                    .map(|option| AttrValue::from(option.text.clone()));
                html! { <ol class="options">{ for texts.enumerate().map(option) }</ol> }
            }
        };
        html! { <li><p ~textContent={&*item.text}/>{ choices }</li> }
    });
    html! {
        <div class="asked">
            <div class="gut">
                { part::p("question", AttrValue::from(gut.question.clone())) }
                { line(&gut.low.choice, 2, &gut.high.choice) }
            </div>
            <ol class="items">{ for items }</ol>
        </div>
    }
}

/// A line between two poles, with a digit for each choice.
fn line(low: &str, places: usize, high: &str) -> Html {
    html! {
        <div class="line">
            <span class="pole" ~textContent={low}/>
            <span class="places">{ for (1..=places).map(digit) }</span>
            <span class="pole" ~textContent={high}/>
        </div>
    }
}

fn digit(n: usize) -> Html {
    html! { <b ~textContent={n.to_string()}/> }
}

/// A box for each digit, labelled with its item's number.
fn boxes(instrument: &Instrument, ui: &Ui) -> Html {
    let one = |name: AttrValue| {
        html! { <span class="cell"><small ~textContent={&*name}/><span class="box"></span></span> }
    };
    let items: Vec<usize> = (1..=instrument.items.len()).collect();
    let groups = items.chunks(GROUP_SIZE).map(|group| {
        let cells = group.iter().map(|n| one(AttrValue::from(n.to_string())));
        html! { <span class="group">{ for cells }</span> }
    });
    html! {
        <>
            <span class="group">{ one(ui.text(Key::RoomPaperGut)) }</span>
            { for groups }
        </>
    }
}
