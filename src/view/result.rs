//! The result, in reading order: verdict with gut vote, map, tensions, notes, sharing.

use super::appendix;
use super::line::Mark;
use super::outcome::title;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use super::{bibliography, citation, debrief, line, map, part, scoring, tensions};
use crate::instrument::{GutOutcome, Outcome, Reading, Side};
use crate::sheet::reader::Action;
use yew::prelude::*;

pub fn draw(cx: &DrawContext) -> Html {
    let reading = cx.reader.reading();
    let has_verdict = matches!(reading.outcome, Outcome::Verdict(_) | Outcome::Between(..));
    // A reader who came by a shared link sees the comparison with its sender first.
    let compare_first = cx.parts.is_some_and(|parts| parts.compare_first);
    // The parts of the rendering after the verdict, see `RESULT_PARTS` of the widget.
    let pictures = cx.drawn_parts > 1;
    let more = cx.drawn_parts > 2;
    let all = cx.drawn_parts > 3;
    // Each section's element is always rendered, even if empty, so that Yew patches it in place.
    html! {
        <section class="card result" part="result">
            { appendix::print_header(cx.instrument, cx.ui, cx.reader.sheet()) }
            <div class="opening">
                { verdict(cx, &reading) }
                if pictures {
                    { gut(cx, &reading) }
                }
            </div>
            <div class="where">{ (pictures && has_verdict).then(|| map::draw(cx.instrument, cx.ui, &cx.reader.sheet().answers, &reading, Key::MapSpread)) }</div>
            <div class="beside">{ (more && compare_first).then(|| compare(cx)) }</div>
            <div class="tensions">{ more.then(|| tensions::draw(cx, &reading)) }</div>
            <div class="evidence">{ more.then(|| evidence(cx, &reading)) }</div>
            <div class="shade">{ more.then(|| shade(cx, &reading)) }</div>
            <div class="beside">{ (more && !compare_first).then(|| compare(cx)) }</div>
            if all {
                { notes_and_actions(cx, &reading) }
            }
        </section>
    }
}

/// The notes, the sharing panel, and the buttons that leave the result.
fn notes_and_actions(cx: &DrawContext, reading: &Reading) -> Html {
    let notes = html! {
        <>
            { debrief::draw(cx) }
            { scoring::draw(cx, reading) }
            { bibliography::draw(cx) }
        </>
    };
    html! {
        <>
            { cx.parts.map(|parts| parts.appendix.draw(&notes)) }
            { share(cx) }
            <div class="ways">
                { cx.button("quiet back-to-items", cx.ui.text(Key::Back), Message::Act(Action::Back)) }
                { cx.button("quiet look-again", cx.ui.text(Key::LookAgain), Message::Act(Action::Resume)) }
                { cx.button("quiet restart", cx.ui.text(Key::Restart), Message::Restart) }
            </div>
        </>
    }
}

fn compare(cx: &DrawContext) -> Option<Html> {
    let send = cx.send.reform(Message::Compare);
    Some(cx.parts?.compare.draw(cx.content, &send))
}

fn verdict(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let part = |n: usize| {
        let verdict = &instrument.verdicts[n];
        html! {
            <div key={n} class="told">
                { part::p("tagline", AttrValue::from(verdict.tagline.clone())) }
                { part::p("text", AttrValue::from(verdict.text.clone())) }
            </div>
        }
    };
    let resume = |label| cx.button("strong resume", label, Message::Act(Action::Resume));
    let (heading, body) = match reading.outcome {
        Outcome::Verdict(n) => (title(cx.instrument, cx.ui, reading.outcome), part(n)),
        Outcome::Between(a, b) => (
            title(cx.instrument, cx.ui, reading.outcome),
            html! { <>{ part(a) }{ part(b) }</> },
        ),
        Outcome::Straightlined => (
            Some(ui.text(Key::Straight)),
            html! {
                <>
                    { part::p("text", AttrValue::from(instrument.straight.clone())) }
                    { resume(ui.text(Key::LookAgain)) }
                </>
            },
        ),
        Outcome::TooFewAnswers => {
            let enough = instrument.enough.to_string();
            (
                Some(ui.text(Key::TooLittle)),
                html! {
                    <>
                        { part::p("text", ui.fill(Key::TooLittleText, &[("n", &enough)])) }
                        { resume(ui.text(Key::GoOn)) }
                    </>
                },
            )
        }
    };
    let name = |outcome: &Outcome| title(cx.instrument, cx.ui, *outcome);
    // Only on a corner: from an edge the centre is one step away, and said to be near.
    let touched = (reading.touches).filter(|centre| !reading.nearby.contains(centre));
    let touched = touched.and_then(|centre| name(&centre));
    let touched = touched.map(|name| part::p("near", ui.fill(Key::OnEdge, &[("name", &name)])));
    let near = reading.nearby.iter().filter_map(name);
    let near = near.map(|name| ui.fill(Key::Quoted, &[("name", &name)]));
    let near: Vec<AttrValue> = near.collect();
    let near = (!near.is_empty()).then(|| {
        let names = near.join(&ui.text(Key::Or));
        part::p("near", ui.fill(Key::Near, &[("names", &names)]))
    });
    html! {
        <header class="verdict" part="verdict">
            { part::p("kicker", ui.text(Key::Result)) }
            <h2 class="question" part="question" tabindex="-1" ref={cx.heading.clone()}
                ~textContent={&*heading.unwrap_or_default()}/>
            <div class="body">{ body }</div>
            <div class="border">{ touched }{ near }</div>
        </header>
    }
}

fn gut(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let gut = &instrument.gut;
    let vote = cx.reader.sheet().gut;
    let vote_text = vote.map_or(&gut.none, |vote| &vote.pole(gut).said);
    let answers_text = match reading.gut_outcome {
        GutOutcome::Unknown => &gut.found.unknown,
        GutOutcome::Side(Side::Low) => &gut.found.low,
        GutOutcome::Side(Side::Middle) => &gut.found.middle,
        GutOutcome::Side(Side::High) => &gut.found.high,
    };
    // Straightlined answers are not compared with the gut vote.
    let is_meant = reading.outcome != Outcome::Straightlined;
    let answers = (is_meant && matches!(reading.gut_outcome, GutOutcome::Side(_))).then(|| {
        let spread = instrument.spread(gut.scale, &cx.reader.sheet().answers);
        Mark::Answers(reading.scores[gut.scale], spread)
    });
    let answers_text = is_meant.then(|| {
        let answers_text = AttrValue::from(answers_text.clone());
        part::definition("mark", ui.text(Key::GutAnswers), answers_text)
    });
    let marks: Vec<Mark> = vote.map(Mark::Vote).into_iter().chain(answers).collect();
    html! {
        <div class="gutcheck">
            { line::draw(&instrument.scales[gut.scale], &marks) }
            <dl>
                { part::definition("vote", ui.text(Key::GutVote), AttrValue::from(vote_text.clone())) }
                { answers_text }
            </dl>
        </div>
    }
}

fn evidence(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let of = |n: usize| {
        let verdict = &instrument.verdicts[n];
        let both = matches!(reading.outcome, Outcome::Between(..));
        let name = both.then(|| part::heading(AttrValue::from(verdict.name.clone())));
        html! {
            <div key={n} class="sides">
                <div class="name">{ name }</div>
                <dl>
                    { part::definition_html("", ui.text(Key::SpeaksFor), citation::text(instrument, &verdict.speaks_for)) }
                    { part::definition_html("", ui.text(Key::SpeaksAgainst), citation::text(instrument, &verdict.speaks_against)) }
                    { part::definition("asks", ui.text(Key::Asks), AttrValue::from(verdict.asks.clone())) }
                </dl>
            </div>
        }
    };
    match reading.outcome {
        Outcome::Verdict(n) => of(n),
        Outcome::Between(a, b) => html! { <>{ of(a) }{ of(b) }</> },
        Outcome::TooFewAnswers | Outcome::Straightlined => html! {},
    }
}

/// The section for the third scale, if the instrument has one.
fn shade(cx: &DrawContext, reading: &Reading) -> Html {
    let instrument = cx.instrument;
    let is_meant = reading.outcome != Outcome::Straightlined;
    match (&instrument.shades, reading.shade) {
        (Some(shades), Some(side)) if is_meant => {
            let text = match side {
                Side::Low => &shades.low,
                Side::Middle => &shades.middle,
                Side::High => &shades.high,
            };
            let scale = &instrument.scales[shades.scale];
            let spread = instrument.spread(shades.scale, &cx.reader.sheet().answers);
            let mark = Mark::Answers(reading.scores[shades.scale], spread);
            html! {
                <>
                    { part::heading(AttrValue::from(scale.question.clone())) }
                    { line::draw(scale, &[mark]) }
                    <p>{ citation::text(instrument, text) }</p>
                </>
            }
        }
        _ => html! {},
    }
}

fn share(cx: &DrawContext) -> Option<Html> {
    let send = cx.send.reform(Message::Share);
    let share = cx.parts?.share.as_ref()?;
    Some(share.draw(cx.content, &send, &cx.quiz.on_share))
}
