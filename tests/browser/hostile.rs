//! Hostile pages: DOM clobbering by strangers' comments, libraries that replace built-ins, and scripts that
//! throw while the quiz runs. The quiz runs if it can; otherwise the link is shown, and a way to retry.

use crate::driver::{
    Engine, Host, QUIZ, Reader, Served, Test, built_bytes, in_every_engine, shipped,
};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// The path pattern of a stranger's files.
const THEIRS: &str = "/evil/*";
const CAUGHT: &str = "window.caught = 1";

/// A page with a reader's comment, and the loader after it.
fn commented(comment: &str, loader: &str) -> Test {
    let body = format!("{comment}{QUIZ}{loader}");
    Test::on(&Host::new(&body).loads(0))
        .serves(THEIRS, Served::Script(CAUGHT.to_owned()))
        .serves("/evil/*.png", Served::Plain(built_bytes("card.png")))
}

const LOADER: &str = r#"<script src="/embed.js"></script>"#;

/// There is one quiz on the page, and it is ours: the reader begins it, and no script of the stranger has
/// run.
async fn begins_our_own(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
    reader.sees_item(3).await;
    let found = "
        const quizzes = document.querySelectorAll('which-first');
        return [quizzes.length, quizzes[0].getAttributeNames().length, window.caught ?? null]";
    reader.finds(found, json!([1, 0, null])).await;
    let asked = reader.site.asked();
    let theirs = asked.iter().find(|asked| asked.contains("/evil/v/"));
    assert_eq!(theirs, None, "{asked:?}");
}

/// Takes the quiz to its result by a script, and returns the verdict. The replaced built-ins of some pages
/// would break browsers' drivers too.
async fn takes_it_by_script(reader: &Reader) -> String {
    reader.finds("return all('.pole').length", json!(2)).await;
    let script = format!(
        "const answers = {WITH_THE_ESSAY:?};
         let asked;
         const until = (look, then) => {{
           const found = look();
           if (found) then(found);
           else setTimeout(until, 15, look, then);
         }};
         const next = () => {{
           const question = all('.card.item h2')[0];
           return question && question.textContent !== asked && question;
         }};
         const answer = (n) => until(next, (question) => {{
           asked = question.textContent;
           all('.answer')[answers[n] - 1].click();
           if (n < 11) answer(n + 1);
           else until(() => element.result && all('.verdict h2')[0], (verdict) => done(words(verdict)));
         }});
         all('.pole')[1].click();
         answer(0)"
    );
    reader.awaits(&script).await
}

in_every_engine! {
    fn a_comment_cannot_run_a_script_in_the_place_of_the_loader(engine) {
        let comment = r#"<img name="currentScript" alt="" data-which-first data-tabindex="0"
            data-autofocus data-onfocus="window.caught = 1">"#;
        commented(comment, LOADER).in_engine(engine).check(async |reader| {
            begins_our_own(reader).await;
        });
    }

    fn a_comment_cannot_say_where_the_quiz_comes_from(engine) {
        let comment = r#"<img name="currentScript" src="/evil/a.png" alt="">"#;
        commented(comment, LOADER).in_engine(engine).check(async |reader| {
            begins_our_own(reader).await;
        });
    }

    fn a_comment_cannot_say_so_where_a_browser_does_not_check_what_it_imports(engine) {
        let comment = r#"<script>DOMTokenList.prototype.supports = () => false</script>
            <img name="currentScript" src="/evil/a.png" alt="">"#;
        commented(comment, LOADER).in_engine(engine).check(async |reader| {
            begins_our_own(reader).await;
        });
    }

    fn a_loader_that_is_a_module_takes_nothing_else_for_itself(engine) {
        let others = r#"<img type="module" src="/evil/embed.png" alt="">
            <script type="module" src="/evil/embed-video.js"></script>
            <img name="scripts" alt="">"#;
        let loader = r#"<script type="module" src="/embed.js"></script>"#;
        commented(others, loader)
            .serves("/evil/embed-video.js", Served::Script("window.video = 1".to_owned()))
            .in_engine(engine)
            .check(async |reader| {
                begins_our_own(reader).await;
                reader.finds("return window.video", json!(1)).await;
            });
    }

    fn a_quiz_far_below_a_comment_is_prepared_when_the_browser_has_no_idle_time(engine) {
        let comment = r#"<img id="requestIdleCallback" name="requestIdleCallback" alt="">"#;
        commented(comment, LOADER).in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.sees_asked_for(".wasm").await;
        });
    }
}

#[test]
fn the_line_that_places_a_quiz_gives_it_the_attributes_that_it_knows() {
    let line = r#"<script src="/embed.js" data-which-first data-theme="dark" data-id="mine" data-class="wide"
        data-lang="en" data-tabindex="0" data-autofocus data-onfocus="window.caught = 1"></script>"#;
    Test::on(&Host::new(line).loads(0)).check(async |reader| {
        reader.sees_the_first_card().await;
        let attributes = "return element.getAttributeNames().sort()";
        let known = json!(["class", "id", "lang", "theme"]);
        reader.finds(attributes, known).await;
        reader
            .finds("return window.caught ?? null", Value::Null)
            .await;
    });
}

/// Elements with these names shadow properties of the document.
#[test]
fn pictures_that_are_called_as_what_the_document_has_do_not_stop_the_quiz() {
    let names = [
        "activeElement",
        "addEventListener",
        "assignedSlot",
        "baseURI",
        "createElement",
        "createElementNS",
        "createTextNode",
        "dataset",
        "getRootNode",
        "head",
        "host",
        "nodeType",
        "parentNode",
        "scripts",
    ];
    let picture = |name: &str| format!(r#"<img name="{name}" alt="">"#);
    let pictures: String = names.into_iter().map(picture).collect();
    commented(&pictures, LOADER).check(async |reader| {
        assert_eq!(takes_it_by_script(reader).await, "The Deliverer");
    });
}

#[test]
fn a_form_around_the_quiz_whose_fields_are_called_as_what_it_has_does_not_stop_it() {
    let names = [
        "assignedSlot",
        "classList",
        "className",
        "dataset",
        "getRootNode",
        "host",
        "lang",
        "nodeType",
        "parentElement",
        "parentNode",
    ];
    let field = |name: &str| format!(r#"<input type="hidden" name="{name}">"#);
    let fields: String = names.into_iter().map(field).collect();
    let body = format!("<form>{fields}{QUIZ}</form>");
    Test::on(&Host::new(&body)).check(async |reader| {
        assert_eq!(takes_it_by_script(reader).await, "The Deliverer");
    });
}

/// A built-in that the page has broken during the mount leads to the link, and to the quiz once it is
/// restored.
#[track_caller]
fn falls_back_and_recovers(sabotage: &str, mend: &str, votes: bool) {
    Test::on(&Host::new(QUIZ).script(sabotage)).check(async |reader| {
        if votes {
            reader.sees_the_first_card().await;
            reader.has_the_page_do("window.sabotage?.()").await;
            reader.votes(SALE).await;
        }
        reader.hears(&["error"], 1).await;
        reader.sees_on_the_page("#link", "Take the quiz").await;
        reader.sees_message("could not be loaded").await;
        reader.reads_in_the_console("[which-first]").await;
        reader.has_the_page_do(mend).await;
        reader.taps(".retry").await;
        if !votes {
            reader.votes(SALE).await;
        }
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.hears(&["complete"], 1).await;
    });
}

#[test]
fn a_page_whose_observers_throw_keeps_its_link() {
    let sabotage = "
        window.real = IntersectionObserver;
        window.IntersectionObserver = class { constructor() { throw new Error('sabotaged') } };";
    falls_back_and_recovers(sabotage, "window.IntersectionObserver = real", false);
}

#[test]
fn a_page_whose_fetch_throws_keeps_its_link() {
    let sabotage = "
        window.real = fetch;
        window.sabotage = () => {};
        window.fetch = () => { throw new Error('sabotaged') };";
    falls_back_and_recovers(sabotage, "window.fetch = real", true);
}

#[test]
fn a_page_with_promises_of_its_own_that_do_nothing_keeps_its_link() {
    let sabotage = "
        window.real = Promise;
        window.sabotage = () => { window.Promise = function () {} };";
    let hold = "const real = window.requestIdleCallback; window.requestIdleCallback = () => {};";
    falls_back_and_recovers(
        &format!("{hold}{sabotage}"),
        "window.Promise = window.real",
        true,
    );
}

/// A reader completes the quiz on a page that runs this script first; the page gets the event, and can
/// restart the quiz.
#[track_caller]
fn runs_with(script: &str, engine: Engine) {
    Test::on(&Host::new(QUIZ).script(script))
        .in_engine(engine)
        .check(async |reader| {
            assert_eq!(takes_it_by_script(reader).await, "The Deliverer");
            let told = "return heard.filter(({ name }) => name !== 'answer').map(({ name }) => name).join()";
            reader.finds(told, json!("ready,start,complete")).await;
            let result = "return element.result.verdict.join()";
            reader.finds(result, json!("deliverer")).await;
            reader.has_the_page_do("element.restart()").await;
            reader.finds("return all('.card.gut').length", json!(1)).await;
        });
}

/// The replacements of `MooTools` 1.4.
const MOOTOOLS: &str = "
    window.Window = function () {};
    window.Document = function () {};
    const { prototype } = Element;
    window.Element = function (tag) { return document.createElement(tag) };
    window.Element.prototype = prototype;
    prototype.get = function (name) { return this[name] };
    prototype.set = function (name, value) { this[name] = value; return this };
    prototype.empty = function () { this.textContent = ''; return this };
    Array.from = (item) => (item == null ? [] : Array.isArray(item) ? item : [].slice.call(item));
    Array.prototype.each = Array.prototype.forEach;
    Array.prototype.empty = function () { this.length = 0; return this };
    Function.prototype.extend = function (name, value) { this[name] = value; return this };";

/// The replacements of Prototype.js 1.7.
const PROTOTYPE: &str = "
    HTMLElement.prototype.remove = function () { this.parentNode.removeChild(this); return this };
    HTMLElement.prototype.update = function (text) { this.textContent = text; return this };
    HTMLElement.prototype.select = function (css) { return [...this.querySelectorAll(css)] };
    window.$A = (from) => {
        if (!from) return [];
        if ('toArray' in Object(from)) return from.toArray();
        const list = [];
        for (let at = 0; at < (from.length || 0); at++) list[at] = from[at];
        return list;
    };
    Array.from = $A;
    Array.prototype.toArray = function () { return [].concat(this) };
    Array.prototype.entries = Array.prototype.toArray;
    Array.prototype.first = function () { return this[0] };
    String.prototype.sub = function () { return this };
    Object.values = (from) => { const list = []; for (const name in from) list.push(from[name]); return list };";

in_every_engine! {
    fn a_reader_takes_the_quiz_beside_mootools(engine) {
        runs_with(MOOTOOLS, engine);
    }

    fn a_reader_takes_the_quiz_beside_prototype(engine) {
        runs_with(PROTOTYPE, engine);
    }

    fn a_reader_takes_the_quiz_on_a_page_with_classes_of_its_own(engine) {
        let classes = ["Document", "Element", "Event", "Node", "ShadowRoot", "Text", "Window"];
        let classes = classes.map(|name| ["class ", name, " {}"].concat()).join("\n");
        runs_with(&classes, engine);
    }
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_that_has_a_map_and_sets() {
    let page = "
        var Map = { centre: [47.4, 8.5], zoom: 12 };
        var Set = function () {};
        var Event = function (title, date) { Object.assign(this, { title, date }) };
        var Response = 'yes';";
    runs_with(page, Engine::Chromium);
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_that_adds_to_what_all_objects_have() {
    let page = "
        Object.prototype.extend = function (more) { return Object.assign(this, more) };
        Object.prototype.each = function () {};
        Array.prototype.each = Array.prototype.forEach;
        Array.prototype.last = function () { return this[this.length - 1] };";
    runs_with(page, Engine::Chromium);
}

#[test]
fn a_reader_takes_the_quiz_on_a_page_that_lets_nobody_add_to_them() {
    let page = "
        for (const kind of [Object, Array, Function, String, Promise, Map, Set]) Object.freeze(kind.prototype);";
    runs_with(page, Engine::Chromium);
}

/// An endless recursion in a script of the page.
const ENDLESS: &str = "
    const { composedPath } = Event.prototype;
    const endless = () => endless() + 1;
    window.sabotage = () => { Event.prototype.composedPath = endless };
    window.mend = () => { Event.prototype.composedPath = composedPath };";

in_every_engine! {
    fn whatever_is_thrown_while_the_program_runs_stops_all_quizzes_and_each_can_go_on(engine) {
        let body = r#"<which-first id="one"><a href="/">One</a></which-first><which-first id="two"></which-first>"#;
        let host = Host::new(body).script(ENDLESS);
        Test::on(&host).in_engine(engine).check(async |reader| {
            let (one, two) = (reader.at("#one"), reader.at("#two"));
            one.votes(SALE).await;
            one.answers_from(1, &WITH_THE_ESSAY[..3]).await;
            one.sees_item(4).await;
            two.votes(SALE).await;
            two.answers_from(1, &WITH_THE_ESSAY[..1]).await;
            two.sees_item(2).await;
            reader.has_the_page_do("sabotage()").await;
            one.answers_from(4, &WITH_THE_ESSAY[3..4]).await;
            one.sees_message("has crashed").await;
            two.sees_message("has crashed").await;
            reader.hears(&["error"], 2).await;
            reader.reads_in_the_console("[which-first]").await;
            reader.has_the_page_do("mend()").await;
            two.taps(".retry").await;
            two.answers_from(2, &WITH_THE_ESSAY[1..2]).await;
            two.sees_item(3).await;
            one.sees_message("has crashed").await;
            one.taps(".retry").await;
            one.answers_from(4, &WITH_THE_ESSAY[3..]).await;
            one.sees_verdict("The Deliverer").await;
            two.sees_item(3).await;
        });
    }

    fn an_instrument_of_nothing_but_brackets_is_told_and_the_quiz_beside_it_goes_on(engine) {
        let body = format!(r#"<which-first id="deep" instrument="/deep.json"></which-first>{QUIZ}"#);
        let deep = ["[".repeat(20_000), "]".repeat(20_000)].concat();
        Test::on(&Host::new(&body))
            .serves("/deep.json", Served::Json(deep))
            .in_engine(engine)
            .check(async |reader| {
                reader.at("#deep").counts(".card.problems li", 1).await;
                reader.reads_in_the_console("[which-first]").await;
                let other = reader.at("which-first:not(#deep)");
                other.votes(SALE).await;
                other.answers_from(1, &WITH_THE_ESSAY).await;
                other.sees_verdict("The Deliverer").await;
                reader.hears(&["error"], 1).await;
            });
    }
}

#[test]
fn what_stands_too_deep_in_an_instrument_is_told_at_its_place() {
    let mut deep = shipped();
    deep["items"][2]["text"] = json!("HERE");
    let brackets = ["[".repeat(20_000), "]".repeat(20_000)].concat();
    let deep = deep.to_string().replace(r#""HERE""#, &brackets);
    let body = r#"<which-first instrument="/deep.json"></which-first>"#;
    Test::on(&Host::new(body))
        .serves("/deep.json", Served::Json(deep))
        .check(async |reader| {
            reader
                .sees(".card.problems li code", &["/items/2/text"])
                .await;
            reader.reads_in_the_console("/items/2/text").await;
        });
}

#[test]
fn an_instrument_that_is_longer_than_any_is_told_and_not_read() {
    let long = [" ".repeat(1_000_000), shipped().to_string()].concat();
    let body = r#"<which-first instrument="/long.json"></which-first>"#;
    Test::on(&Host::new(body))
        .serves("/long.json", Served::Json(long))
        .check(async |reader| {
            reader
                .sees(".card.problems li", &["characters long; 1000000 fit"])
                .await;
            reader.reads_in_the_console("characters long").await;
        });
}
