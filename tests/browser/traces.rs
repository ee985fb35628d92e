//! Traces of a removed quiz in the page: nothing but the element's definition.

use crate::comparing::{code, compares};
use crate::driver::{Host, QUIZ, Reader, Test};
use crate::words::{SALE, TORN, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A script that records listeners on shared objects, and lists them with everything else that a script can
/// leave behind.
const TRACE: &str = r"
    const listening = [];
    const shared = () => [window, document, document.documentElement, document.body];
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const forget = (target, type, listener) => {
        const at = listening.findIndex((known) => known.target === target && known.type === type && known.listener === listener);
        if (at >= 0) listening.splice(at, 1);
    };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        const target = this ?? window;
        if (shared().includes(target)) {
            forget(target, type, listener);
            listening.push({ target, type, listener });
            options?.signal?.addEventListener('abort', () => forget(target, type, listener));
        }
        return add.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        const target = this ?? window;
        forget(target, type, listener);
        return remove.call(target, type, listener, options);
    };
    const trace = () => ({
        globals: Object.getOwnPropertyNames(window),
        styles: [`${document.styleSheets.length} and ${document.adoptedStyleSheets.length}`],
        markup: [document.documentElement.outerHTML],
        listeners: listening.map(({ target, type }) => `${target.constructor.name} ${type}`),
    });
    let before;
    window.begin = () => { before = trace() };
    // The entries that are new, or more often there than before.
    window.left = () => Object.entries(trace()).flatMap(([kind, now]) => {
        const known = [...before[kind]];
        return now.filter((one) => {
            const at = known.indexOf(one);
            if (at >= 0) known.splice(at, 1);
            return at < 0;
        }).map((one) => `${kind}: ${one}`);
    });
";

#[test]
fn a_quiz_leaves_nothing_on_the_page_around_it() {
    Test::on(&Host::new(QUIZ).loads(0).script(TRACE)).check(async |reader| {
        // Lets the driver leave its own traces first.
        reader.taps_on_the_page("#post").await;
        let _: Value = (reader.awaits(
            "begin();
             const script = document.createElement('script');
             script.src = '/embed.js';
             script.onload = () => { script.remove(); done(null) };
             document.body.append(script)",
        ))
        .await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;

        // A mounted quiz may have listeners.
        let but_listeners = "return left().filter((one) => !one.startsWith('listeners'))";
        reader.finds(but_listeners, json!([])).await;

        // A removed quiz has no listeners. The page removes its own link.
        let gone = "return left().filter((one) => !one.startsWith('markup'))";
        let _: Value = reader.evaluates("element.remove(); return null").await;
        reader.finds(gone, json!([])).await;
        let name = "return Boolean(customElements.get('which-first'))";
        reader.finds(name, json!(true)).await;
    });
}

/// The hosts of all requests of a page, what it can read of cookies, and the keys of what it has stored.
const SEEN: &str = r"
    const hosts = performance.getEntriesByType('resource').map(({ name }) => new URL(name, location).host);
    const other = hosts.filter((host) => host && host !== location.host);
    const databases = indexedDB.databases ? (await indexedDB.databases()).map(({ name }) => name) : [];
    const part = (key) => key.split(':').slice(0, 2).join(':');
    done({
        other, cookie: document.cookie, databases: databases.sort(),
        session: Object.keys(sessionStorage).map(part), local: Object.keys(localStorage).map(part),
    });";

/// Takes the quiz, passes the result on in each way, and compares it with a friend's.
async fn takes_all_of_it(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    compares(reader, &code(TORN, None, 5)).await;
    reader.counts(".compare .people li", 2).await;
    reader.counts(".share .formats, .share details", 7).await;
    reader
        .has_the_page_do("all('details').forEach((details) => { details.open = true })")
        .await;
    reader.taps(".copy-link button").await;
    reader.taps(".as-markdown button").await;
    reader.sees(".as-markdown .said", &["Copied."]).await;
}

async fn sees_no_other_host(reader: &Reader, databases: Value, session: Value, local: Value) {
    let seen = format!("(async () => {{ {SEEN} }})()");
    let seen: Value = reader.awaits(&seen).await;
    let expect = json!({
        "other": [], "cookie": "", "databases": databases, "session": session, "local": local,
    });
    assert_eq!(seen, expect);
    let site = &reader.site;
    assert_eq!(site.requests_with_a_cookie(), Vec::<String>::new());
}

#[test]
fn a_whole_visit_asks_nobody_else_and_stores_one_line_for_the_session() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_all_of_it(reader).await;
        sees_no_other_host(reader, json!([]), json!(["which-first:"]), json!([])).await;
    });
}

#[test]
fn a_visit_that_is_kept_for_good_asks_nobody_else_and_stores_one_line_and_its_copy() {
    let quiz = r#"<which-first keep="local"><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(quiz)).check(async |reader| {
        takes_all_of_it(reader).await;
        sees_no_other_host(
            reader,
            json!(["which-first-progress"]),
            json!([]),
            json!(["which-first:"]),
        )
        .await;
    });
}

#[test]
fn a_visit_that_keeps_nothing_asks_nobody_else_and_stores_nothing() {
    let quiz = r#"<which-first keep="none"><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(quiz)).check(async |reader| {
        takes_all_of_it(reader).await;
        sees_no_other_host(reader, json!([]), json!([]), json!([])).await;
    });
}

#[test]
fn a_visit_in_a_frame_asks_nobody_else_and_stores_one_line_for_the_page_around_it() {
    let quiz = r#"<which-first frame><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(quiz)).check(async |reader| {
        reader.votes(SALE).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        sees_no_other_host(reader, json!([]), json!(["which-first:"]), json!([])).await;
    });
}
