//! The quiz's own colours: what a page registers does not change them, and a reader may ask for more contrast.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// Names of custom properties that pages register, and that we had inside once.
const NAMES: [&str; 12] = [
    "accent", "track", "ink", "muted", "paper", "low", "high", "hair", "serif", "sans", "pole", "u",
];

/// All colours, lines and fonts of what is shown.
const LOOK: &str = "return all('.wf, .wf *').flatMap((node) => ['', '::before'].map((part) => {
    const { color, backgroundColor, borderColor, borderWidth, fontFamily, fill, stroke } = getComputedStyle(node, part);
    return [node.localName + part, color, backgroundColor, borderColor, borderWidth, fontFamily, fill, stroke].join(' ');
}))";

/// The look of the first card, of an item, and of a result.
fn looks(head: &str) -> [Value; 3] {
    let mut found = [Value::Null, Value::Null, Value::Null];
    // Transitions of the marks are over at once.
    let test = Test::on(&Host::new(QUIZ).head(head)).with_reduced_motion();
    test.check(async |reader| {
        reader.sees_the_first_card().await;
        found[0] = reader.evaluates(LOOK).await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        found[1] = reader.evaluates(LOOK).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.counts(".compare textarea", 1).await;
        found[2] = reader.evaluates(LOOK).await;
    });
    found
}

#[test]
fn properties_that_a_page_registers_do_not_change_the_look_of_the_quiz() {
    let rules = NAMES.map(|name| {
        format!("@property --{name} {{ syntax: '<color>'; inherits: false; initial-value: #f0f }}")
    });
    let registered = format!("<style>{}</style>", rules.concat());
    assert_eq!(looks(&registered), looks(""));
}

/// True if the muted texts and the lines have the colour of the ink.
const CONTRAST: &str = "
    const ink = getComputedStyle(all('.question')[0]).color;
    const found = (css, name, part) => all(css).map((node) => getComputedStyle(node, part)[name] === ink);
    return [
        ...found('.lead, .quiet, .count', 'color'),
        ...found('.quiet', 'textDecorationColor'),
        ...all('.poles').map((node) => getComputedStyle(node).backgroundImage.includes(ink)),
        ...found('.answers', 'borderInlineStartColor', '::before'),
    ].every(Boolean)";

#[test]
fn a_reader_who_asks_for_more_contrast_reads_ink_on_paper() {
    for scheme in ["light", "dark"] {
        let head = format!("<style>:root {{ color-scheme: {scheme} }}</style>");
        Test::on(&Host::new(QUIZ).head(&head)).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_attribute(".wf", "data-theme", scheme).await;
            reader.finds(CONTRAST, json!(false)).await;
            reader.prefers_more_contrast(scheme).await;
            reader.finds(CONTRAST, json!(true)).await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.finds(CONTRAST, json!(true)).await;
        });
    }
}

/// True if all muted text on the facilitator's first page is ink.
const FRONT: &str = "
    const ink = getComputedStyle(document.querySelector('.wf')).getPropertyValue('--wf_ink');
    const style = getComputedStyle(document.querySelector('.wf'));
    return ['muted', 'hair', 'track'].every((name) => style.getPropertyValue('--wf_' + name) === ink)";

#[test]
fn a_facilitator_who_asks_for_more_contrast_reads_ink_on_paper() {
    Test::at("/present.html").check(async |reader| {
        reader.finds(FRONT, json!(false)).await;
        reader.prefers_more_contrast("light").await;
        reader.finds(FRONT, json!(true)).await;
    });
}
