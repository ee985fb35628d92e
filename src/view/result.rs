//! The result, in reading order: verdict with gut vote, map, tensions, notes, sharing.

use super::appendix;
use super::line::Mark;
use super::outcome::title;
use super::quiz::{DrawContext, Message};
use super::ui::Key;
use super::{bibliography, citation, debrief, line, map, part, scoring, skip, tensions};
use crate::browser::disclosure;
use crate::instrument::{GutOutcome, Outcome, Reading, Side};
use crate::sheet::reader::Action;
use web_sys::Element;
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
                { skip::to_end(cx.ui) }
                <div class="trail">{ pictures.then(|| gut(cx, &reading)) }</div>
                { explanation(cx, &reading) }
            </div>
            <div class="where">{ (pictures && has_verdict).then(|| map::draw(cx.instrument, cx.ui, &cx.reader.sheet().answers, &reading, Key::MapSpread)) }</div>
            <div class="pass-on">{ pictures.then(|| onward(cx)) }</div>
            <div class="beside">{ (more && compare_first).then(|| compare(cx)) }</div>
            <div class="tensions">{ more.then(|| tensions::draw(cx, &reading)) }</div>
            <div class="evidence">{ more.then(|| evidence(cx, &reading)) }</div>
            <div class="beside">{ (more && !compare_first).then(|| compare(cx)) }</div>
            <div class="shade">{ more.then(|| shade(cx, &reading)) }</div>
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
            { skip::to_start(cx.ui) }
        </>
    }
}

fn compare(cx: &DrawContext) -> Option<Html> {
    let send = cx.send.reform(Message::Compare);
    Some(cx.parts?.compare.draw(cx.content, &send))
}

/// The kicker, the name, and its one sentence.
fn verdict(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let (heading, tagline) = match reading.outcome {
        Outcome::Verdict(n) => (
            title(instrument, ui, reading.outcome),
            Some(instrument.verdicts[n].tagline.clone()),
        ),
        Outcome::Between(..) => (title(instrument, ui, reading.outcome), None),
        Outcome::Straightlined => (Some(ui.text(Key::Straight)), None),
        Outcome::TooFewAnswers => (Some(ui.text(Key::TooLittle)), None),
    };
    let tagline = tagline.map(|tagline| part::p("tagline", AttrValue::from(tagline)));
    html! {
        <header class="verdict" part="verdict">
            { part::p("kicker", ui.text(Key::Result)) }
            <h2 class="question" part="question" tabindex="-1" ref={cx.heading.clone()}
                ~textContent={&*heading.unwrap_or_default()}/>
            <div class="body">{ tagline }</div>
        </header>
    }
}

/// The text of the verdict, and of a border that is near.
fn explanation(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let told = |n: usize| {
        let tagline = AttrValue::from(instrument.verdicts[n].tagline.clone());
        html! { <div key={n} class="told">{ part::p("tagline", tagline) }{ verdict_text(cx, n) }</div> }
    };
    let resume = |label| cx.button("strong resume", label, Message::Act(Action::Resume));
    let body = match reading.outcome {
        Outcome::Verdict(n) => verdict_text(cx, n),
        // On a screen, their texts are in the closed sections of the evidence.
        Outcome::Between(a, b) => html! { <>{ told(a) }{ told(b) }</> },
        Outcome::Straightlined => html! {
            <>
                { part::p("text", AttrValue::from(instrument.straight.clone())) }
                { resume(ui.text(Key::LookAgain)) }
            </>
        },
        Outcome::TooFewAnswers => {
            let enough = instrument.enough.to_string();
            html! {
                <>
                    { part::p("text", ui.fill(Key::TooLittleText, &[("n", &enough)])) }
                    { resume(ui.text(Key::GoOn)) }
                </>
            }
        }
    };
    html! {
        <div class="verdict explained">
            <div class="body">{ body }</div>
            <div class="border">{ borders(cx, reading) }</div>
        </div>
    }
}

fn verdict_text(cx: &DrawContext, n: usize) -> Html {
    part::p(
        "text",
        AttrValue::from(cx.instrument.verdicts[n].text.clone()),
    )
}

/// The verdicts beyond a border that the point lies on, or that is near.
fn borders(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
    let name = |outcome: &Outcome| title(instrument, ui, *outcome);
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
    html! { <>{ touched }{ near }</> }
}

/// The two things to do with a result: passing it on, and comparing it.
fn onward(cx: &DrawContext) -> Option<Html> {
    let parts = cx.parts?;
    let send = cx.send.reform(Message::Share);
    let share = parts.share.as_ref();
    let share = share.and_then(|share| share.draw_buttons(cx.content, &send, &cx.quiz.on_share));
    let reveal = |event: MouseEvent| {
        let button: Option<Element> = event.target_dyn_into();
        let result = button.and_then(|button| button.closest(".result").ok().flatten());
        if let Some(result) = result {
            disclosure::reveal(&result, ".with-someone", "textarea");
        }
    };
    Some(html! {
        <div class="first">
            { share }
            <button type="button" class="choice compare-on" onclick={reveal}
                ~textContent={&*cx.ui.text(Key::Compare)}/>
        </div>
    })
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
    let is_between = matches!(reading.outcome, Outcome::Between(..));
    // Open only where nothing pulls apart: else the result would not fit a few screens of a phone.
    let is_open = !is_between && cx.reader.tensions_to_show(reading).is_empty();
    let of = |n: usize| {
        let verdict = &instrument.verdicts[n];
        let sides = html! {
            <dl>
                { part::definition_html("", ui.text(Key::SpeaksFor), citation::text(instrument, &verdict.speaks_for)) }
                { part::definition_html("", ui.text(Key::SpeaksAgainst), citation::text(instrument, &verdict.speaks_against)) }
                { part::definition("asks", ui.text(Key::Asks), AttrValue::from(verdict.asks.clone())) }
            </dl>
        };
        let title = [
            AttrValue::from(verdict.name.clone()),
            ui.text(Key::SidesAbout),
        ];
        // Of two verdicts, either text stands behind its name, and on paper beside the map.
        let text = is_between.then(|| verdict_text(cx, n));
        let content = html! { <><div class="either">{ text }</div>{ sides }</> };
        html! { <div key={n} class="sides">{ part::closed_section("side", is_open, title, content) }</div> }
    };
    match reading.outcome {
        Outcome::Verdict(n) => of(n),
        Outcome::Between(a, b) => html! { <>{ of(a) }{ of(b) }</> },
        Outcome::TooFewAnswers | Outcome::Straightlined => html! {},
    }
}

/// The section for the third scale, if the instrument has one.
fn shade(cx: &DrawContext, reading: &Reading) -> Html {
    let DrawContext { instrument, ui, .. } = cx;
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
            let title = [
                AttrValue::from(scale.question.clone()),
                ui.text(Key::ShadeAbout),
            ];
            part::closed_section(
                "third",
                false,
                title,
                html! {
                    <>
                        { line::draw(scale, &[mark]) }
                        <p>{ citation::text(instrument, text) }</p>
                    </>
                },
            )
        }
        _ => html! {},
    }
}

fn share(cx: &DrawContext) -> Option<Html> {
    let send = cx.send.reform(Message::Share);
    let share = cx.parts?.share.as_ref()?;
    Some(share.draw(cx.content, &send, &cx.quiz.on_share))
}
