//! The tally of an item: a row for each choice, with counts and a mark on a line.

use super::command::Command;
use super::context::ConsoleContext;
use super::typing_target::PickedRow;
use super::{glyph, status};
use crate::room::{AgendaStep, Phase, Vote};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// The minimum number of votes that a full line represents.
const MIN_LINE_VOTES: u32 = 10;

/// The counts of one row.
struct RowCounts {
    /// The first vote, from all sources. None while the first vote itself is counted.
    before: Option<u32>,
    hands: u32,
    codes: u32,
    /// The total that counts.
    sum: u32,
}

pub fn draw(cx: &ConsoleContext, item: usize) -> Html {
    let room = cx.room();
    let vote = room.step().vote().map_or(Vote::First, |(_, vote)| vote);
    let before = (vote == Vote::Second).then(|| room.tally(item, Vote::First));
    let sums = room.tally(item, vote);
    let (hands, codes) = (
        room.hands().counts(item, vote),
        room.submissions().votes(item, vote),
    );
    let all = |counts: &[u32]| counts.iter().fold(0_u32, |sum, &n| sum.saturating_add(n));
    let total = all(&sums);
    // The number of votes that a full line represents: the largest count, but at least half of the headcount,
    // so that the first hands do not fill the line.
    let rows = sums.iter().chain(before.iter().flatten());
    let half = room.headcount().unwrap_or(0).div_ceil(2);
    let max = rows
        .copied()
        .max()
        .unwrap_or(0)
        .max(half)
        .max(MIN_LINE_VOTES);
    let picked = cx.state.row(room);
    let rows = (0_u8..).zip(&sums).map(|(choice, &sum)| {
        let n = usize::from(choice);
        let counts = RowCounts {
            before: before.as_ref().map(|before| before[n]),
            hands: hands[n],
            codes: codes[n],
            sum,
        };
        row(cx, item, choice, &counts, max, picked)
    });
    let column = |name: Key, class: &'static str, counts: bool| {
        let class = classes!("count", class, (!counts).then_some("out"));
        html! { <th scope="col" {class} ~textContent={&*cx.text(name)}/> }
    };
    let first = before
        .as_ref()
        .map(|_| column(Key::RoomFirst, "before", true));
    let sources = room.sources();
    html! {
        <section class="votes">
            <table class="tally" ref={cx.refs.tally.clone()} aria-label={cx.text(caption(room.step()))}>
                <thead>
                    <tr>
                        <td></td>
                        <td class="line"></td>
                        { first }
                        { column(Key::RoomHands, "by-hand", sources.include_hands()) }
                        { column(Key::RoomCodes, "by-code", sources.include_codes()) }
                        { column(Key::RoomSum, "", true) }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            // One live region for the number of votes and the last action: each count is announced once.
            <div class="so-far">
                <div role="status" aria-atomic="true">{ turnout(cx, total) }{ status::draw(cx, is_covered(cx)) }</div>
                { ask_headcount(cx) }
            </div>
        </section>
    }
}

/// The buttons for the votes.
pub fn buttons(cx: &ConsoleContext) -> Html {
    html! {
        <div class="acts">
            { cx.conditional_button(Key::RoomRest, Command::FillRest) }
            { cx.conditional_button(Key::RoomUndo, Command::Undo) }
            { cx.conditional_button(Key::RoomRedo, Command::Redo) }
            { cx.toggle("quiet", Key::RoomCover, Command::ToggleCover, cx.state.covered) }
        </div>
    }
}

/// Asks how many people are in the room, until that is known.
fn ask_headcount(cx: &ConsoleContext) -> Html {
    let unknown = cx.room().headcount().is_none();
    let button = unknown.then(|| cx.button("quiet", Key::RoomHowMany, Command::EnterHeadcount));
    html! { <div class="ask">{ button }</div> }
}

/// Returns true if counts are covered at the current place: once both votes are shown there is nothing
/// to hide.
fn is_covered(cx: &ConsoleContext) -> bool {
    let step = cx.room().step();
    let hidden = matches!(
        step,
        AgendaStep::Item(
            _,
            Phase::First | Phase::Talk | Phase::Second | Phase::Reveal
        )
    );
    cx.state.covered && hidden
}

/// The caption of a place: which votes are counted, and who has seen them.
pub fn caption(step: AgendaStep) -> Key {
    match step {
        AgendaStep::Item(_, Phase::First) => Key::RoomCaptionFirst,
        AgendaStep::Item(_, Phase::Talk) => Key::RoomCaptionTalk,
        AgendaStep::Item(_, Phase::Second) => Key::RoomCaptionSecond,
        AgendaStep::Item(_, Phase::Reveal) => Key::RoomCaptionReveal,
        _ => Key::RoomCaptionBoth,
    }
}

fn row(
    cx: &ConsoleContext,
    item: usize,
    choice: u8,
    counts: &RowCounts,
    max: u32,
    picked: Option<PickedRow>,
) -> Html {
    let row = picked.filter(|row| row.choice == choice);
    let label = cx
        .instrument()
        .answer_label(item, choice)
        .cloned()
        .unwrap_or_default();
    let covered = is_covered(cx);
    let count_text = |n: u32| {
        if covered {
            cx.text(Key::RoomCovered)
        } else {
            AttrValue::from(n.to_string())
        }
    };
    let before = counts
        .before
        .map(|n| html! { <td class="count before" ~textContent={&*count_text(n)}/> });
    let onclick = cx
        .on_command
        .reform(move |_: MouseEvent| Command::PickRow(choice));
    let step = |key: Key, sign: &'static str, command: Command| {
        let onclick = cx.on_command.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" class="step" aria-label={cx.fill(key, &[("label", &label)])} {onclick}
                translate="no" ~textContent={sign}/>
        }
    };
    let hands = match row.and_then(|row| row.typed) {
        Some(typed) => AttrValue::from(typed.to_string()),
        None => count_text(counts.hands),
    };
    let typing = row.is_some_and(|row| row.typed.is_some());
    let is_open = row.is_some_and(|row| !row.settled);
    let digit = (choice + 1).to_string();
    let sources = cx.room().sources();
    let count = |counts: bool| if counts { "count" } else { "count out" };
    html! {
        <tr key={usize::from(choice)} class={classes!(row.map(|row| if row.settled { "settled" } else { "picked" }))}>
            <th scope="row">
                <button type="button" class="pick" aria-pressed={if is_open { "true" } else { "false" }}
                    aria-keyshortcuts={digit.clone()} {onclick}>
                    <kbd aria-hidden="true" translate="no" ~textContent={&*digit}/>
                    { glyph::draw(choice) }
                    { part::span("label", AttrValue::from(label.clone())) }
                </button>
            </th>
            <td class="line">{ line(counts, max, covered) }</td>
            { before }
            <td class={classes!(count(sources.include_hands()), "by-hand")}>
                <span class="stepper">
                    { step(Key::RoomLess, "−", Command::RemoveHand(Some(choice))) }
                    <span class={classes!("number", typing.then_some("typing"))} ~textContent={&*hands}/>
                    { step(Key::RoomMore, "+", Command::AddHand(Some(choice))) }
                </span>
            </td>
            <td class={count(sources.include_codes())} ~textContent={&*count_text(counts.codes)}/>
            <td class="count sum" ~textContent={&*count_text(counts.sum)}/>
        </tr>
    }
}

/// The count as a mark on a line, with the first vote as an outlined mark. Hidden from assistive
/// technology: the numbers are beside it.
fn line(counts: &RowCounts, max: u32, covered: bool) -> Html {
    let at = |n: u32| {
        // From 4 % to 96 %, so that marks are not cut off at the ends.
        let part = u64::from(n) * 920 / u64::from(max.max(1));
        let tenths = 40 + part.min(920);
        let mut text = (tenths / 10).to_string();
        text.push('.');
        text.push_str(&(tenths % 10).to_string());
        text.push('%');
        AttrValue::from(text)
    };
    let (start, end, middle) = (at(0), at(max), "50%".into());
    let here = at(if covered { 0 } else { counts.sum });
    let before = counts.before.filter(|_| !covered);
    let before = before.map(|n| part::dot("vote", [&at(n), &middle], "6"));
    html! {
        <svg aria-hidden="true">
            { part::stroke("track", [&start, &middle], [&end, &middle]) }
            { part::stroke("gone", [&start, &middle], [&here, &middle]) }
            <g>{ before }</g>
            { part::dot("mark", [&here, &middle], "5") }
        </svg>
    }
}

/// The turnout: how many people of the headcount have voted. More votes than people are reported, not
/// prevented.
fn turnout(cx: &ConsoleContext, total: u32) -> Html {
    let n = total.to_string();
    let (class, text) = match cx.room().headcount() {
        None => ("sum", cx.fill(Key::RoomVoted, &[("n", &n)])),
        Some(of) if total > of => {
            let names = [("n", &*n), ("of", &*of.to_string())];
            ("sum over", cx.fill(Key::RoomVotedOver, &names))
        }
        Some(of) if total == of => ("sum", cx.fill(Key::RoomVotedAll, &[("n", &n)])),
        Some(of) => {
            let (of, left) = (of.to_string(), (of - total).to_string());
            let names = [("n", &*n), ("of", &*of), ("left", &*left)];
            ("sum", cx.fill(Key::RoomVotedOf, &names))
        }
    };
    part::p(class, text)
}
