//! Pages that the browser translates while they are used: at every step the reader sees the same content as
//! without a translation, in original or translated words, and every action has the same effect.

use crate::comparing::code;
use crate::driver::{Engine, Host, QUIZ, Reader, Served, Test, built, in_every_engine, shipped};
use crate::words::{AGAINST_THE_ESSAY, ITEMS, TORN, WITH_THE_ESSAY};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use which_first::sheet::GutVote;

/// A script that emulates a translating browser.
const TRANSLATION: &str = include_str!("translating/translation.js");

/// The paces of the translation: at once, after a moment, and held back until the test releases it.
pub const PACES: [&str; 3] = ["at once", "late", "held"];

/// The page's content at each step of a visit without a translation.
#[derive(Default)]
pub struct Steps(RefCell<Vec<Value>>);

/// A visit with the same steps as an earlier visit without a translation.
pub struct Visit<'a> {
    pub reader: &'a Reader,
    /// The pace of the translation; `None` on the first visit.
    pub pace: Option<&'static str>,
    steps: &'a Steps,
    at: Cell<usize>,
}

impl Visit<'_> {
    /// The page shows the same as at this step of the visit without a translation.
    pub async fn sees_the_same(&self) {
        self.finds_the_same("translation.read()").await;
        let Some(pace) = self.pace else { return };
        if pace.starts_with("held") {
            // The content was there before its translation is released.
            self.reader.has_the_page_do("translation.release()").await;
        }
        self.reader
            .finds("return translation.missed()", json!([]))
            .await;
        self.at.set(self.at.get() - 1);
        self.finds_the_same("translation.read()").await;
    }

    /// The script returns the same as at this step of the visit without a translation.
    pub async fn finds_the_same(&self, script: &str) {
        let at = self.at.replace(self.at.get() + 1);
        if self.pace.is_none() {
            // Waits for rendering: the value must be stable for two frames.
            let script = format!(
                "const look = (before) => requestAnimationFrame(() => requestAnimationFrame(() => {{
                     const now = {script};
                     if (JSON.stringify(now) === JSON.stringify(before)) done(now);
                     else look(now);
                 }}));
                 look()"
            );
            let found: Value = self.reader.awaits(&script).await;
            assert!(found.as_array().is_some_and(|found| !found.is_empty()));
            self.steps.0.borrow_mut().push(found);
            return;
        }
        let wanted = self.steps.0.borrow()[at].clone();
        let differs = format!(
            "const [now, then] = [{script}, {wanted}].map((all) => all.map((one) => JSON.stringify(one)));
             const at = then.findIndex((one, n) => one !== now[n]);
             if (at >= 0) return `step {at}, line ${{at}}: ${{now[at]}}, not ${{then[at]}}`;
             return now.length === then.length ? '' : `step {at}: beside it ${{now.slice(then.length)}}`"
        );
        self.reader.finds(&differs, json!("")).await;
    }

    /// The program has created no text node that it could write to later, and no picture has lost its text.
    async fn ends(&self) {
        if self.pace.is_none() {
            return;
        }
        let made = "return translation.made()";
        self.reader.finds(made, json!(0)).await;
        let lost = "return (root ?? document).querySelectorAll('svg font').length";
        self.reader.finds(lost, json!(0)).await;
    }
}

/// Makes a visit without a translation, and the same one at each of these paces.
pub fn under_translation(
    test: impl Fn(Option<&str>) -> Test,
    paces: &[&'static str],
    visit: &impl AsyncFn(&Visit),
) {
    let steps = Steps::default();
    for pace in [None].into_iter().chain(paces.iter().copied().map(Some)) {
        test(pace).check(async |reader| {
            let visited = Visit {
                reader,
                pace,
                steps: &steps,
                at: Cell::default(),
            };
            visit(&visited).await;
            visited.ends().await;
        });
    }
}

/// A script that starts the translation.
fn beginning(pace: Option<&str>) -> String {
    let begins = pace.map(|pace| format!("translation.begin({pace:?});"));
    [TRANSLATION, &begins.unwrap_or_default()].concat()
}

/// A blogger's page that the browser translates.
fn blog(pace: Option<&str>) -> Test {
    Test::on(&Host::new(QUIZ).script(&beginning(pace)))
}

/// A page of the build that the browser translates.
pub fn translated(file: &str, pace: Option<&str>) -> Served {
    let script = format!("<head><script>{}</script>", beginning(pace));
    Served::Page(built(file).replacen("<head>", &script, 1))
}

/// A visit to the reader's own page, which the browser translates.
fn own_page(fragment: &str, pace: Option<&str>) -> Test {
    Test::at(&format!("/{fragment}")).serves("/", translated("index.html", pace))
}

/// Answers items by number, and compares each of them.
async fn answers(visit: &Visit<'_>, first: usize, answers: &[usize]) {
    for (item, answer) in (first..).zip(answers) {
        visit.reader.sees_item(item).await;
        visit.sees_the_same().await;
        let answer = format!(".answer:nth-child({answer})");
        visit.reader.taps(&answer).await;
    }
}

/// Sees a result to its end.
async fn sees_the_result(visit: &Visit<'_>) {
    visit.reader.sees_verdict("The Deliverer").await;
    visit.sees_the_same().await;
}

/// Pastes codes, and compares the view once it has this number of lines.
async fn compares(visit: &Visit<'_>, codes: &str, lines: usize) {
    let Visit { reader, .. } = visit;
    let paste = format!("all('.compare textarea')[0].value = {}", json!(codes));
    reader.has_the_page_do(&paste).await;
    reader.taps(".compare .add").await;
    reader.counts(".compare .told li", lines).await;
    visit.sees_the_same().await;
}

/// A visit with every action of a reader.
async fn takes_the_quiz(visit: &Visit<'_>) {
    let Visit { reader, .. } = visit;
    reader.sees_the_first_card().await;
    visit.sees_the_same().await;
    reader.taps(".pole.high").await;
    answers(visit, 1, &TORN[..5]).await;
    // Goes back over a dilemma, and forth again.
    for item in [6, 5, 4] {
        reader.sees_item(item).await;
        reader.taps(".back").await;
    }
    answers(visit, 3, &TORN[2..]).await;
    sees_the_result(visit).await;

    // Two answers pull apart.
    reader.taps(".stand").await;
    visit.sees_the_same().await;
    reader.taps(".change").await;
    reader.sees_item(2).await;
    visit.sees_the_same().await;
    reader.taps(".finish").await;
    sees_the_result(visit).await;

    reader.taps(".copy-link button").await;
    reader.sees(".copy-link .said", &["Copied."]).await;
    visit.sees_the_same().await;
    reader.taps(".kinds label:nth-of-type(2)").await;
    visit.sees_the_same().await;

    let friend = code(AGAINST_THE_ESSAY, Some(GutVote::Low), 5);
    compares(visit, &friend, 1).await;
    let another = code(WITH_THE_ESSAY, None, 6);
    compares(visit, &format!("{another}\nWF-0000-0000-0000\n{friend}"), 3).await;
    reader.taps(".compare .remove").await;
    visit.sees_the_same().await;

    reader.taps(".back-to-items").await;
    reader.sees_item(12).await;
    visit.sees_the_same().await;
    reader.taps(".answer:nth-child(2)").await;
    sees_the_result(visit).await;
    let told = "heard.filter(({ name }) => name !== 'ready').map(({ name, detail: { vote, item, answer, code, how } }) =>
        [name, vote, item, answer, code, how].join(' '))";
    visit.finds_the_same(told).await;
    reader.taps(".restart").await;
    reader.sees_the_first_card().await;
    visit.sees_the_same().await;
}

in_every_engine! {
    fn a_reader_chooses_what_they_can_read_however_fast_the_browser_translates(engine) {
        // Each engine has its own way to translate.
        let paces = match engine {
            Engine::Firefox => ["at once words", "late words", "held words"],
            Engine::Chromium | Engine::WebKit => PACES,
        };
        under_translation(|pace| blog(pace).in_engine(engine), &paces, &takes_the_quiz);
    }

    fn an_answer_before_the_program_has_come_is_kept_under_translation(engine) {
        for pace in PACES {
            let held = blog(Some(pace)).serves("/v/*/widget-*.wasm", Served::Held);
            held.in_engine(engine).check(async |reader| {
                reader.taps(".pole.high").await;
                reader.sees_item(1).await;
                reader.has_the_page_do("translation.release()").await;
                reader.finds("return translation.missed()", json!([])).await;
                reader.taps(".answer:nth-child(4)").await;
                reader.sees_attribute(".answer:nth-child(4)", "aria-checked", "true").await;
                reader.site.lets_go();
                reader.sees_item(2).await;
                reader.sees(".count", &["2 of 12"]).await;
                let heard = reader.hears(&["answer"], 1).await;
                assert_eq!(heard[0].detail, json!({ "item": "q1", "answer": 4 }));
            });
        }
    }
}

#[test]
fn a_reader_has_the_page_translated_half_way_and_shows_the_original_later() {
    under_translation(
        |_| blog(None),
        &["at once", "held", "at once words"],
        &async |visit| {
            let Visit { reader, pace, .. } = visit;
            reader.sees_the_first_card().await;
            reader.taps(".pole.high").await;
            for (item, answer) in (1..).zip(&TORN) {
                reader.sees_item(item).await;
                visit.finds_the_same("translation.read()").await;
                if let Some(pace) = pace.filter(|_| item == 3) {
                    let begin = format!("translation.begin({pace:?})");
                    reader.has_the_page_do(&begin).await;
                }
                if pace.is_some() && item == 5 {
                    reader.has_the_page_do("translation.release()").await;
                }
                if pace.is_some() && item == 8 {
                    reader.has_the_page_do("translation.end()").await;
                }
                reader.taps(&format!(".answer:nth-child({answer})")).await;
            }
            reader.sees_verdict("The Deliverer").await;
            visit.finds_the_same("translation.read()").await;
        },
    );
}

#[test]
fn what_another_reader_has_sent_is_seen_under_translation() {
    let others = [
        (AGAINST_THE_ESSAY, Some(GutVote::Low), 5),
        (WITH_THE_ESSAY, None, 6),
    ];
    let [one, other] = others.map(|(answers, gut, nonce)| code(answers, gut, nonce));
    for (sent, title) in [
        (format!("#r={one}"), "The Confidant"),
        (format!("#vs={one},{other}"), "2 people on one map"),
        (
            "#r=WF-0000-0000-0000".to_owned(),
            "There is no result behind this link",
        ),
    ] {
        under_translation(|pace| own_page(&sent, pace), &PACES, &async |visit| {
            let Visit { reader, .. } = visit;
            reader.sees(".card.opened h2.question", &[title]).await;
            visit.sees_the_same().await;
            reader.taps(".go").await;
            reader.sees_the_first_card().await;
            visit.sees_the_same().await;
            reader.taps(".pole.low").await;
            answers(visit, 1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            visit.sees_the_same().await;
        });
    }
}

#[test]
fn what_is_wrong_with_an_instrument_is_said_under_translation() {
    let mut wrong = shipped();
    wrong["title"] = json!("");
    wrong["items"][0]["text"] = json!(7);
    let wrong = Served::Json(wrong.to_string());
    let element = QUIZ.replacen("<which-first", r#"<which-first instrument="/mine.json""#, 1);
    under_translation(
        |pace| {
            let host = Host::new(&element).script(&beginning(pace));
            Test::on(&host).serves("/mine.json", wrong.clone())
        },
        &PACES,
        &async |visit| {
            let Visit { reader, .. } = visit;
            reader.counts(".card.problems li", 2).await;
            visit.sees_the_same().await;
            reader.reads_in_the_console("[which-first]").await;
        },
    );
}

#[test]
fn who_waits_for_the_result_is_told_so_under_translation() {
    under_translation(
        |pace| blog(pace).serves("/v/*/results.*", Served::Missing),
        &PACES,
        &async |visit| {
            let Visit { reader, .. } = visit;
            reader.taps(".pole.high").await;
            answers(visit, 1, &WITH_THE_ESSAY).await;
            reader.sees_no(".card.item").await;
            reader.counts(".retry", 1).await;
            visit.sees_the_same().await;
            reader.site.serves_again("/v/*/results.*");
            reader.taps(".retry").await;
            sees_the_result(visit).await;
            reader.forgives_complaints_about("result").await;
            reader.forgives_complaints_about("[which-first]").await;
        },
    );
}

#[test]
fn codes_paragraphs_and_addresses_are_not_translated() {
    blog(Some("at once")).check(async |reader| {
        reader.taps(".pole.high").await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let friend = code(TORN, Some(GutVote::Low), 5);
        let paste = format!(
            "all('.compare textarea')[0].value = {:?}",
            friend + "\nWF-0000-0000-0000"
        );
        reader.has_the_page_do(&paste).await;
        reader.taps(".compare .add").await;
        reader.counts(".compare .told code", 1).await;
        for (css, count) in [
            (".code code", 1),
            (".own-code strong", 1),
            (".compare .told code", 1),
            (".share .address bdi", 1),
            (".link-together .address", 1),
            (".entry dt small", 12),
            (".preview", 3),
            (".scene", 2),
        ] {
            let marked = format!(
                "const found = all({css:?});
                 return [found.length, found.filter((node) => words(node).includes('‹de›')).length]"
            );
            reader.finds(&marked, json!([count, 0])).await;
        }
        reader
            .sees(
                ".entry:first-child .asked",
                &[&format!("‹de› {}", ITEMS[0])],
            )
            .await;
        // The copied text is the original, not the translation.
        reader.taps(".as-message summary").await;
        reader.taps(".as-message button").await;
        reader.sees(".as-message .said", &["Copied."]).await;
        let copied = reader.pastes().await;
        assert!(
            !copied.contains("‹de›") && copied.contains("The Deliverer"),
            "{copied}"
        );
    });
}

#[test]
fn a_reader_in_a_room_is_told_its_tag_and_their_code_as_they_are() {
    own_page("#room=K7QP", Some("at once")).check(async |reader| {
        reader.sees_on_the_page(".in-room strong", "K7QP").await;
        reader.taps(".pole.high").await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let code: String = reader.evaluates("return element.result.code").await;
        let shown =
            "return [...document.querySelectorAll('.in-room strong, .in-room code')].map(words)";
        reader.finds(shown, json!(["K7QP", code])).await;
        let name = "return words(document.querySelector('.logo [translate=no]'))";
        reader.finds(name, json!("which-first")).await;
    });
}
