//! The example hosts of `www/hosts`: a reader takes the quiz on each, on the fallback level that it promises.

use crate::driver::{Engine, Reader, Served, Test, built, built_in, in_every_engine};
use crate::words::{SALE, TITLE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// The fallback levels.
#[derive(Clone, Copy, Debug, PartialEq)]
enum FallbackLevel {
    /// The quiz runs in the page.
    Page,
    /// The quiz runs in a frame.
    Frame,
    /// The quiz does not run, and the link stays.
    Link,
}

/// Generates a test of each page, and a list of all pages.
macro_rules! hosts {
    ($($name:ident: $page:literal, $level:ident, $visit:expr;)*) => {
        const PAGES: &[(&str, FallbackLevel)] = &[$(($page, FallbackLevel::$level)),*];

        in_every_engine! {
            $(
                fn $name(engine) {
                    visit($page, FallbackLevel::$level, engine, $visit);
                }
            )*
        }
    };
}

hosts! {
    a_plain_page: "plain", Page, takes_the_quiz;
    three_on_a_page: "many", Page, takes_three;
    a_page_with_a_light_switch: "dark-toggle", Page, takes_the_quiz_in_the_dark;
    a_narrow_column: "narrow", Page, takes_the_quiz_without_scrolling_sideways;
    a_small_root: "root-625", Page, takes_the_quiz_in_their_own_size;
    a_large_root: "root-20", Page, takes_the_quiz_in_their_own_size;
    a_theme_that_hides_empty_boxes: "div-empty", Page, takes_the_quiz;
    a_theme_that_resets_and_shouts: "reset", Page, takes_the_quiz_in_its_own_look;
    a_page_from_right_to_left: "rtl", Page, takes_the_quiz_from_left_to_right;
    a_page_for_printing: "print", Page, takes_the_quiz_and_prints_it;
    a_strict_policy: "strict-csp", Page, takes_the_quiz_unreported;
    a_policy_of_nonces: "nonce", Page, takes_the_quiz;
    a_policy_of_trusted_types: "trusted-types", Page, takes_the_quiz;
    a_policy_without_wasm: "no-wasm", Frame, takes_the_quiz_in_a_frame;
    a_policy_without_wasm_and_frames: "no-wasm-no-frame", Link, follows_the_link;
    a_sandboxed_frame: "sandboxed", Frame, takes_the_quiz_in_a_sandbox;
    a_frame_from_another_site: "framed", Frame, takes_the_quiz_of_another_site;
    a_single_page_application: "router", Page, takes_the_quiz_between_views;
    a_hidden_tab: "tabs", Page, takes_the_quiz_in_a_tab;
}

/// The pages whose visits open them after setting up other responses.
const OPENED_BY_THEIR_VISIT: [&str; 5] = [
    "framed",
    "no-wasm",
    "no-wasm-no-frame",
    "sandboxed",
    "strict-csp",
];

/// The pages on which the quiz is not visible at first.
const HIDDEN_AT_FIRST: [&str; 2] = ["router", "tabs"];

/// Visits a page on a phone, and fails on any layout shift.
#[track_caller]
fn visit(page: &str, level: FallbackLevel, engine: Engine, taken: impl AsyncFnOnce(&Reader)) {
    let test = Test::at("/hosts/").in_engine(engine).wide(360);
    test.check(async |reader| {
        if !OPENED_BY_THEIR_VISIT.contains(&page) {
            reader.opens(&format!("/hosts/{page}.html")).await;
            if level == FallbackLevel::Page && !HIDDEN_AT_FIRST.contains(&page) {
                sees_the_program_come(reader).await;
            }
        }
        taken(reader).await;
        nothing_has_moved(reader).await;
    });
}

/// The first card is shown and the program is loaded, so a tap is answered at once.
async fn sees_the_program_come(reader: &Reader) {
    reader.sees_the_first_card().await;
    reader.sees_asked_for(".wasm").await;
}

/// There was no layout shift without recent input. So far only Chromium reports layout shifts.
async fn nothing_has_moved(reader: &Reader) {
    let moved = "
        if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return [];
        const observer = new PerformanceObserver(() => {});
        observer.observe({ type: 'layout-shift', buffered: true });
        return observer.takeRecords()
            .filter((shift) => !shift.hadRecentInput)
            .map(({ value, sources }) => `${value} ${sources.map(({ node }) => node && node.nodeName)}`)";
    let moved: Vec<String> = reader.evaluates(moved).await;
    assert!(moved.is_empty(), "moved by itself: {moved:#?}");
}

async fn takes_the_quiz(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

async fn takes_three(reader: &Reader) {
    let quizzes = ["#one", "#two", "#three"].map(|quiz| reader.at(quiz));
    for quiz in &quizzes {
        quiz.votes(SALE).await;
        quiz.answers_from(1, &WITH_THE_ESSAY[..1]).await;
        quiz.sees_item(2).await;
    }
    let [one, two, three] = &quizzes;
    one.sees_attribute(".wf", "data-theme", "dark").await;
    two.sees_attribute(".wf", "data-theme", "light").await;
    let colours = "
        const link = getComputedStyle(document.querySelector('header a')).color;
        return getComputedStyle(all('svg .mark')[0]).fill === link";
    one.finds(colours, json!(false)).await;
    two.finds(colours, json!(true)).await;
    let fonts = "
        const { fontFamily } = getComputedStyle(document.body);
        return ['.question', '.count'].map((css) => getComputedStyle(all(css)[0]).fontFamily === fontFamily)";
    two.finds(fonts, json!([true, true])).await;
    three.finds(fonts, json!([false, false])).await;

    for quiz in &quizzes {
        quiz.answers_from(2, &WITH_THE_ESSAY[1..]).await;
        quiz.sees_verdict("The Deliverer").await;
    }
    nothing_has_moved(reader).await;
    reader.reloads().await;
    // A quiz far from the viewport is not loaded until the reader comes near.
    let come = "element.scrollIntoView(); return null";
    for quiz in [one, two] {
        let _: Value = quiz.evaluates(come).await;
        quiz.sees_verdict("The Deliverer").await;
    }
    three.sees_the_first_card().await;
    // The two restored results are taller than the space reserved for them.
    reader.opens("/hosts/").await;
}

async fn takes_the_quiz_in_the_dark(reader: &Reader) {
    reader.sees_attribute(".wf", "data-theme", "light").await;
    reader.taps_on_the_page("#theme").await;
    reader.sees_attribute(".wf", "data-theme", "dark").await;
    takes_the_quiz(reader).await;
    reader.sees_attribute(".wf", "data-theme", "dark").await;
    reader.taps_on_the_page("#theme").await;
    reader.sees_attribute(".wf", "data-theme", "light").await;
}

async fn takes_the_quiz_without_scrolling_sideways(reader: &Reader) {
    let width = "return [element.clientWidth, element.scrollWidth]";
    reader.finds(width, json!([280, 280])).await;
    takes_the_quiz(reader).await;
    reader.finds(width, json!([280, 280])).await;
}

/// The browser's default font size is 16 pixels.
async fn takes_the_quiz_in_their_own_size(reader: &Reader) {
    let size = "return getComputedStyle(all('.lead')[0]).fontSize";
    reader.finds(size, json!("16px")).await;
    takes_the_quiz(reader).await;
}

async fn takes_the_quiz_in_its_own_look(reader: &Reader) {
    let look = "
        const { textTransform, letterSpacing, textAlign } = getComputedStyle(all('.lead')[0]);
        const { float, borderStyle, backgroundColor } = getComputedStyle(all('.pole')[0]);
        return [textTransform, letterSpacing, textAlign, float, borderStyle, backgroundColor]";
    let own = json!([
        "none",
        "normal",
        "start",
        "none",
        "solid",
        "rgba(0, 0, 0, 0)"
    ]);
    reader.finds(look, own).await;
    takes_the_quiz(reader).await;
}

async fn takes_the_quiz_from_left_to_right(reader: &Reader) {
    reader.sees_attribute(".wf", "lang", "en").await;
    reader.sees_attribute(".wf", "dir", "ltr").await;
    takes_the_quiz(reader).await;
}

/// Backgrounds are not printed, so a dark theme would print light text on white.
async fn takes_the_quiz_and_prints_it(reader: &Reader) {
    takes_the_quiz(reader).await;
    reader.taps(".look-again").await;
    reader.sees_item(1).await;
    let darken = "document.documentElement.dataset.theme = 'dark'; return null";
    let _: Value = reader.evaluates(darken).await;
    reader.sees_attribute(".wf", "data-theme", "dark").await;
    nothing_has_moved(reader).await;
    if reader.holds_it_on_paper().await {
        reader.sees_nothing_of("header").await;
        reader.sees_item(1).await;
        reader.counts(".answers .answer", 5).await;
        let dark = "
            return ['.question', '.answer .label'].map((css) => {
                const [r, g, b] = getComputedStyle(all(css)[0]).color.match(/[0-9.]+/g).map(Number);
                return r + g + b < 384;
            })";
        reader.finds(dark, json!([true, true])).await;
    }
    // The print layout differs, which the browser counts as a layout shift.
    reader.opens("/hosts/").await;
}

/// Takes the quiz on the same page with a script that records the policy's violation reports.
async fn takes_the_quiz_unreported(reader: &Reader) {
    let page = built("hosts/strict-csp.html");
    let watched = page.replace("<title>", r#"<script src="/watch.js"></script><title>"#);
    let watch = "
        window.reports = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
            reports.push([effectiveDirective, blockedURI]);
        });";
    reader
        .site
        .serves("/watch.js", Served::Script(watch.to_owned()));
    reader
        .site
        .serves("/hosts/strict-csp.html", Served::Page(watched));
    reader.opens("/hosts/strict-csp.html").await;
    sees_the_program_come(reader).await;
    takes_the_quiz(reader).await;
    reader.taps("details.entry summary").await;
    reader.finds("return reports", json!([])).await;
}

/// Votes before the program is loaded, when the page's policy is not known to block it yet.
async fn votes_early(reader: &Reader, path: &str) {
    reader.site.serves("/v/*.wasm", Served::Held);
    reader.opens(path).await;
    reader.votes(SALE).await;
    reader.site.lets_go();
}

async fn takes_the_quiz_in_a_frame(reader: &Reader) {
    votes_early(reader, "/hosts/no-wasm.html").await;
    // The frame replaces the card once it is loaded.
    reader.sees_no(".card").await;
    reader.enters_the_quizs_frame().await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    reader.leaves_the_frame().await;
    let told = "return element.result?.verdict ?? null";
    reader.finds(told, json!(["deliverer"])).await;
    reader
        .reads_in_the_console("[which-first] script-src")
        .await;
    reader
        .forgives_complaints_about("Content Security Policy")
        .await;
}

async fn follows_the_link(reader: &Reader) {
    votes_early(reader, "/hosts/no-wasm-no-frame.html").await;
    reader.sees_message("Try again").await;
    reader.sees_on_the_page("which-first a", TITLE).await;
    reader.reads_in_the_console("[which-first]").await;
    reader
        .expects_complaints_about("Content Security Policy")
        .await;
    nothing_has_moved(reader).await;
    reader.taps_on_the_page("which-first a").await;
    takes_the_quiz(reader).await;
}

async fn takes_the_quiz_in_a_sandbox(reader: &Reader) {
    // As built by `dist --at`: in a sandbox, `'self'` matches nothing in WebKit.
    let here = reader.site.url("/");
    let named = format!("'self' {}", here.trim_end_matches('/'));
    let page = built("index.html").replace("'self'", &named);
    reader.site.serves("/index.html", Served::Page(page));
    reader.opens("/hosts/sandboxed.html").await;
    reader.enters_the_pages_frame().await;
    reader.sees_the_first_card().await;
    let barred = "try { return Boolean(sessionStorage) } catch ({ name }) { return name }";
    reader.finds(barred, json!("SecurityError")).await;
    takes_the_quiz_in_a_frame_that_fits(reader).await;
}

/// The page is on one site and the frame on another, whose storage the browser blocks.
async fn takes_the_quiz_of_another_site(reader: &Reader) {
    let page = built("hosts/framed.html").replace("../", &reader.site.url("/"));
    reader.site.serves("/hosts/framed.html", Served::Page(page));
    let bar = "<head><script>
        for (const name of ['sessionStorage', 'localStorage']) {
            const get = () => { throw new DOMException('barred', 'SecurityError') };
            Object.defineProperty(window, name, { get });
        }
      </script>";
    let framed = built("index.html").replace("<head>", bar);
    reader.site.serves("/index.html", Served::Page(framed));
    reader.opens_as_another_site("/hosts/framed.html").await;
    reader.enters_the_pages_frame().await;
    reader.sees_the_first_card().await;
    takes_the_quiz_in_a_frame_that_fits(reader).await;
}

/// Takes the quiz inside a handwritten frame of the page.
async fn takes_the_quiz_in_a_frame_that_fits(reader: &Reader) {
    fits(reader).await;
    nothing_has_moved(reader).await;
    reader.enters_the_pages_frame().await;
    takes_the_quiz(reader).await;
    fits(reader).await;
    // The frame shrinks, too, when the page restarts the quiz.
    let restart = "document.querySelector('iframe').contentWindow.postMessage({ whichFirst: 'restart' }, '*')";
    let _: Value = reader.evaluates(restart).await;
    reader.enters_the_pages_frame().await;
    reader.sees_the_first_card().await;
    fits(reader).await;
    // A browser does not count taps in such a frame as input to the page, so the growth is a layout shift.
    reader.opens("/hosts/").await;
}

/// The frame is as tall as its content, or as the space that the page reserves. Leaves the frame to check
/// that.
async fn fits(reader: &Reader) {
    let height: f64 = reader
        .evaluates("return element.getBoundingClientRect().height")
        .await;
    reader.leaves_the_frame().await;
    let frame = format!(
        "const {{ height }} = document.querySelector('iframe').getBoundingClientRect();
         return Math.abs(height - Math.max({height}, 420)) <= 1 || height"
    );
    reader.finds(&frame, json!(true)).await;
}

async fn takes_the_quiz_between_views(reader: &Reader) {
    let (post, quiz) = ("main a[href='#/']", "main a[href='#/quiz']");
    reader.taps_on_the_page(quiz).await;
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY[..3]).await;
    reader.sees_item(4).await;
    reader.taps_on_the_page(post).await;
    reader.sees_on_the_page("#view", "Both left").await;
    reader.taps_on_the_page(quiz).await;
    reader.sees_item(4).await;
    reader.answers_from(4, &WITH_THE_ESSAY[3..]).await;
    reader.sees_verdict("The Deliverer").await;
}

async fn takes_the_quiz_in_a_tab(reader: &Reader) {
    reader.sees_nothing_of("which-first").await;
    reader.taps_on_the_page("#quiz-tab").await;
    sees_the_program_come(reader).await;
    takes_the_quiz(reader).await;
}

#[test]
fn every_page_is_visited_and_promises_what_is_tested() {
    let mut visited: Vec<String> = PAGES
        .iter()
        .map(|(page, _)| format!("{page}.html"))
        .collect();
    visited.push("index.html".to_owned());
    visited.sort();
    let mut there = built_in("hosts");
    there.retain(|name| name.ends_with("html"));
    assert_eq!(there, visited);

    let index = built("hosts/index.html");
    for (page, level) in PAGES {
        let promised = match level {
            FallbackLevel::Page => "page",
            FallbackLevel::Frame => "frame",
            FallbackLevel::Link => "link",
        };
        let promise = format!(r#"<meta name="which-first-expects" content="{promised}">"#);
        let source = built(&format!("hosts/{page}.html"));
        assert!(source.contains(&promise), "{page} does not say {promise}");
        let entry = format!(r#"<a href="{page}.html">"#);
        assert!(index.contains(&entry), "the list lacks {page}");
    }
}

/// Every excerpt that a page shows of its own source is in the source, except for the URL.
#[test]
fn every_page_shows_what_it_has() {
    for (page, _) in PAGES {
        let source = built(&format!("hosts/{page}.html"));
        let (_, shown) = source.split_once("<pre").expect("a page shows what it has");
        let (_, shown) = shown.split_once("<code>").expect("as code");
        let (shown, _) = shown.split_once("</code>").expect("the end of the code");
        let shown = shown.replace("&lt;", "<").replace("&gt;", ">");
        for line in shown.replace("https://HOST/", "../").lines() {
            assert!(source.contains(line), "{page} has no {line}");
        }
    }
}
