//! Accessibility: axe-core, clipped content, touch targets and motion, on screens from a watch's to a
//! desktop's.

use crate::driver::{Engine, Host, QUIZ, Reader, Test, axe, in_every_engine};
use crate::words::{SALE, TORN, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// Runs a check on every kind of card, and fails with the problems of all of them.
async fn finds_no_fault(reader: &Reader, look: impl AsyncFn() -> Vec<String>) {
    let mut faults = Vec::new();
    let mut note = |card: &str, found: Vec<String>| {
        faults.extend(found.into_iter().map(|fault| format!("{card}: {fault}")));
    };
    reader.sees_the_first_card().await;
    note("first card", look().await);
    reader.votes(SALE).await;
    reader.answers_from(1, &TORN[..1]).await;
    reader.sees_item(2).await;
    note("statement", look().await);
    reader.answers_from(2, &TORN[1..3]).await;
    reader.sees_item(4).await;
    note("dilemma", look().await);
    reader.answers_from(4, &TORN[3..]).await;
    reader.sees_verdict("The Deliverer").await;
    let opened = "for (const entry of all('details')) entry.open = true; return null";
    let _: Value = reader.evaluates(opened).await;
    note("result", look().await);
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The violations that axe-core reports, as lines.
pub async fn barriers(reader: &Reader) -> Vec<String> {
    reader.brings(axe()).await;
    reader
        .awaits(
            "axe.run(document).then(({ violations }) => done(violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(' ')} ${node.failureSummary}`))),
                (error) => done([String(error)]))",
        )
        .await
}

#[track_caller]
fn has_no_barriers(theme: &str, width: u32) {
    let body = format!(r#"<which-first theme="{theme}"></which-first>"#);
    let ground = match theme {
        "dark" => "<style>html { background: #111; color: #eee }</style>",
        _ => "",
    };
    let host = Host::new(&body).head(ground);
    // Axe reads the current colours, so no transition must be running.
    Test::on(&host)
        .wide(width)
        .with_reduced_motion()
        .check(async |reader| {
            finds_no_fault(reader, async || barriers(reader).await).await;
        });
}

#[test]
fn no_barriers_in_the_light_on_a_wide_screen() {
    has_no_barriers("light", 1280);
}

#[test]
fn no_barriers_in_the_light_on_a_phone() {
    has_no_barriers("light", 360);
}

#[test]
fn no_barriers_in_the_dark_on_a_wide_screen() {
    has_no_barriers("dark", 1280);
}

#[test]
fn no_barriers_in_the_dark_on_a_phone() {
    has_no_barriers("dark", 360);
}

#[test]
fn no_barriers_on_the_readers_own_page() {
    Test::new().with_reduced_motion().check(async |reader| {
        finds_no_fault(reader, async || barriers(reader).await).await;
    });
}

#[test]
fn the_dark_theme_turns_ink_and_paper_round() {
    let body = r#"<which-first id="light" theme="light"></which-first><which-first id="dark" theme="dark"></which-first>"#;
    Test::on(&Host::new(body)).check(async |reader| {
        let ink = "
            const [r, g, b] = getComputedStyle(all('.question')[0]).color.match(/[0-9.]+/g).map(Number);
            return r + g + b";
        let (light, dark) = (reader.at("#light"), reader.at("#dark"));
        light.sees_the_first_card().await;
        dark.sees_the_first_card().await;
        let (on_light, on_dark): (f64, f64) = (light.evaluates(ink).await, dark.evaluates(ink).await);
        assert!(on_light < on_dark, "ink on light paper {on_light}, on dark {on_dark}");
    });
}

/// Elements that are clipped, overflow the quiz, or make the page wider than its viewport.
pub async fn misfits(reader: &Reader) -> Vec<String> {
    reader
        .evaluates(
            "const named = (node) =>
                 `<${node.localName} class=\"${node.getAttribute('class') ?? ''}\"> ${words(node).slice(0, 40)}`;
             const page = document.documentElement;
             const wide = page.scrollWidth > page.clientWidth
                 ? [`the page is ${page.scrollWidth} wide in ${page.clientWidth}`] : [];
             const room = element.getBoundingClientRect();
             // A nested <svg> has no box of its own, although Firefox reports one; its shapes have.
             const out = all('*:not(svg svg)').filter(shown).filter((node) => {
                 const { left, right } = node.getBoundingClientRect();
                 return left < room.left - 0.5 || right > room.right + 0.5;
             });
             const cut = all('*').filter(shown).filter((node) => node instanceof HTMLElement
                 && getComputedStyle(node).overflowX !== 'visible'
                 && node.scrollWidth > node.clientWidth + 1);
             return [...wide, ...out.map((node) => 'reaches out: ' + named(node)),
                 ...cut.map((node) => 'cut off: ' + named(node))]",
        )
        .await
}

/// Touch targets that are too small.
pub async fn small_targets(reader: &Reader) -> Vec<String> {
    reader
        .evaluates(
            "return all('button, summary, [role=radio]').filter(shown)
                 .map((node) => [node.getBoundingClientRect(), node])
                 .filter(([{ width, height }]) => height < 43.5 || width < 43.5)
                 .map(([{ width, height }, node]) =>
                     `<${node.localName} class=\"${node.className}\"> ${words(node)}: ${width} by ${height}`)",
        )
        .await
}

#[track_caller]
fn fits_and_can_be_touched(engine: Engine, width: u32, body: &str) {
    Test::on(&Host::new(body))
        .in_engine(engine)
        .wide(width)
        .with_reduced_motion()
        .check(async |reader| {
            finds_no_fault(reader, async || {
                [misfits(reader).await, small_targets(reader).await].concat()
            })
            .await;
        });
}

#[test]
fn everything_fits_a_very_narrow_screen_and_can_be_touched() {
    fits_and_can_be_touched(Engine::Chromium, 280, QUIZ);
}

in_every_engine! {
    fn everything_fits_a_phone_and_can_be_touched(engine) {
        fits_and_can_be_touched(engine, 360, QUIZ);
    }

    fn everything_fits_a_narrow_column_of_a_wide_screen_and_can_be_touched(engine) {
        let column = format!(r#"<div style="width: 280px">{QUIZ}</div>"#);
        fits_and_can_be_touched(engine, 1280, &column);
    }
}

#[test]
fn everything_fits_a_wide_screen_and_can_be_touched() {
    fits_and_can_be_touched(Engine::Chromium, 1280, QUIZ);
}

/// The names of animations in the quiz that last longer than a blink, from the first card to the result.
async fn moves(reader: &Reader) -> Vec<String> {
    reader.sees_the_first_card().await;
    let _: Value = (reader.evaluates(
        "window.moved = [];
         const moving = () => {
             for (const animation of root.getAnimations()) {
                 const { duration } = animation.effect.getTiming();
                 const target = animation.effect.target;
                 if (duration > 1) moved.push((target.getAttribute('class') ?? target.localName)
                     + ' ' + (animation.transitionProperty ?? animation.animationName) + ' ' + duration);
             }
         };
         for (const event of ['transitionrun', 'animationstart']) root.addEventListener(event, moving);
         return null",
    ))
    .await;
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    reader.taps("details.entry summary").await;
    reader.counts("details.entry[open]", 1).await;
    // Waits for two frames, in which every animation has started.
    reader
        .awaits("requestAnimationFrame(() => requestAnimationFrame(() => done(moved)))")
        .await
}

#[test]
fn nothing_moves_for_a_reader_who_asked_for_less_motion() {
    let host = Host::new(QUIZ);
    Test::on(&host).with_reduced_motion().check(async |reader| {
        let moved = moves(reader).await;
        assert!(moved.is_empty(), "moved: {moved:?}");
    });
}

#[test]
fn something_moves_for_everyone_else() {
    let host = Host::new(QUIZ);
    Test::on(&host).check(async |reader| {
        let moved = moves(reader).await;
        assert!(
            !moved.is_empty(),
            "nothing moved, so the test above would see nothing either"
        );
    });
}

#[test]
fn what_is_pressed_and_what_is_marked_can_be_told_in_forced_colours() {
    let fill = "
        const fill = (css, part) => getComputedStyle(all(css)[0], part).backgroundColor;
        const paper = [fill('.wf'), 'rgba(0, 0, 0, 0)'];
        return [
          fill('.gutcheck .mark dt', '::before'),
          fill('.tension li', '::before'),
          fill('.tension .stand'),
        ].map((colour) => !paper.includes(colour))";
    Test::new().in_forced_colours().check(async |reader| {
        let forced = "return matchMedia('(forced-colors: active)').matches";
        reader.finds(forced, json!(true)).await;
        reader.votes(SALE).await;
        reader.answers_from(1, &TORN).await;
        reader.taps(".tension .stand").await;
        reader.finds(fill, json!([true, true, true])).await;
    });
}
