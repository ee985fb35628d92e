//! The reader's page in a handwritten iframe.

use crate::driver::{Host, Reader, Served, Test, built};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, TITLE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page with frames, whose heights it adjusts.
fn with(frames: &str) -> Host {
    let style = "<style>iframe { width: 100%; border: 0 }</style>";
    let script = r#"<script async src="/frames.js"></script>"#;
    Host::new(frames).loads(0).head(style).head(script)
}

/// The frame is as tall as its content.
async fn fits(reader: &Reader) {
    let fits = "return Math.ceil(element.getBoundingClientRect().height) === innerHeight
        && document.documentElement.scrollHeight === innerHeight";
    reader.finds(fits, json!(true)).await;
}

#[test]
fn a_sandboxed_frame_without_storage_is_as_tall_as_the_quiz_in_it() {
    let frame = r#"<iframe sandbox="allow-scripts" src="/index.html?frame=1"></iframe>"#;
    Test::on(&with(frame)).check(async |reader| {
        let height = "return document.querySelector('iframe').offsetHeight";
        reader.enters_the_pages_frame().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        fits(reader).await;
        let storage = "
            try { return [origin, typeof sessionStorage] } catch ({ name }) { return [origin, name] }";
        reader.finds(storage, json!(["null", "SecurityError"])).await;
        reader.leaves_the_frame().await;
        let asking: u32 = reader.evaluates(height).await;

        reader.enters_the_pages_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        let showing: u32 = reader.evaluates(height).await;
        assert!(showing > asking, "{showing} for a result, {asking} for an item");

        reader.enters_the_pages_frame().await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        let beginning: u32 = reader.evaluates(height).await;
        assert!(beginning < showing, "{beginning} for a card, {showing} for a result");
    });
}

#[test]
fn a_frame_on_another_site_whose_storage_is_blocked_is_taken_to_its_result() {
    // As in browsers that block third-party storage.
    let block = "<head><script>
        for (const name of ['sessionStorage', 'localStorage']) {
            const get = () => { throw new DOMException('blocked', 'SecurityError') };
            Object.defineProperty(window, name, { get });
        }
      </script>";
    let page = built("index.html").replacen("<head>", block, 1);
    let embed = "
        addEventListener('DOMContentLoaded', () => {
            const ours = location.origin.replace('localhost', '127.0.0.1');
            const frame = document.createElement('iframe');
            frame.src = `${ours}/index.html?frame=1&keep=local`;
            const script = document.createElement('script');
            script.src = `${ours}/frames.js`;
            document.querySelector('main').append(frame, script);
        })";
    let style = "<style>iframe { width: 100%; border: 0 }</style>";
    Test::on(&Host::new("").loads(0).head(style).script(embed))
        .serves("/index.html", Served::Page(page))
        .check(async |reader| {
            reader.opens_as_another_site("/host.html").await;
            reader.enters_the_pages_frame().await;
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            fits(reader).await;
            reader.taps(".restart").await;
            reader.sees_the_first_card().await;
            fits(reader).await;
        });
}

#[test]
fn two_frames_by_hand_do_not_resize_each_other() {
    let frames = r#"<iframe id="one" src="/index.html?frame=1&amp;keep=none"></iframe>
        <iframe id="two" src="/index.html?frame=1&amp;keep=none"></iframe>"#;
    Test::on(&with(frames)).check(async |reader| {
        let height = "return document.querySelector('#two').offsetHeight";
        reader.enters_frame("#two").await;
        reader.sees_the_first_card().await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        let before: u32 = reader.evaluates(height).await;
        reader.enters_frame("#one").await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        let after: u32 = reader.evaluates(height).await;
        assert_eq!(before, after);
    });
}

#[test]
fn in_a_frame_there_is_the_quiz_and_nothing_else() {
    let frame = r#"<iframe src="/index.html?frame=1&amp;theme=dark&amp;accent=teal&amp;keep=none&amp;lang=en-GB"></iframe>"#;
    Test::on(&with(frame)).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.sees_the_first_card().await;
        let around = "return document.body.innerText.replace(/\\s+/g, ' ').trim()";
        reader.finds(around, json!("")).await;
        reader.sees_attribute(".wf", "data-theme", "dark").await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        reader.sees_item(3).await;
        let accent = "return getComputedStyle(all('.wf')[0]).getPropertyValue('--wf-accent')";
        // As the browser computes it.
        reader.finds(accent, json!("rgb(0, 128, 128)")).await;
        assert_eq!(reader.stored("sessionStorage").await, []);
        // A browser paints an opaque background behind a frame whose colour scheme differs from the page's.
        let paper = "return getComputedStyle(document.documentElement).colorScheme";
        reader.finds(paper, json!("dark")).await;
    });
}

/// Records the messages of frames, except those that `frames.js` handles.
const TOLD: &str = "
    window.told = [];
    addEventListener('message', ({ data }) => { if (!data.whichFirst) told.push(data) });
    window.frame = () => document.querySelector('iframe');
    window.tell = (message) => frame().contentWindow.postMessage(message, '*');";

#[test]
fn wordpress_knows_its_frame_by_a_secret_and_is_told_how_tall_it_is() {
    let frame = r#"<iframe src="/index.html?frame=1#?secret=abc"></iframe>"#;
    Test::on(&with(frame).script(TOLD)).check(async |reader| {
        let by_secret = "
            const heights = told.filter(({ message }) => message === 'height');
            const last = heights.at(-1);
            return [heights.length > 0, heights.every(({ secret }) => secret === 'abc'), last && last.value === frame().offsetHeight]";
        reader.enters_the_pages_frame().await;
        reader.sees_the_first_card().await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        reader.finds(by_secret, json!([true, true, true])).await;

        // WordPress announces that it listens, and only its own protocol gets the height again.
        let count = "return told.filter(({ message }) => message === 'height').length";
        let before: u32 = reader.evaluates(count).await;
        reader
            .has_the_page_do("tell({ message: 'ready', secret: 'xyz' }); tell({ message: 'ready', secret: 'abc' })")
            .await;
        reader.finds(count, json!(before + 1)).await;
        reader.finds(by_secret, json!([true, true, true])).await;
    });
}

#[test]
fn a_frame_without_a_secret_tells_wordpress_nothing_and_amp_its_size() {
    let frame = r#"<iframe src="/index.html?frame=1"></iframe>"#;
    Test::on(&with(frame).script(TOLD)).check(async |reader| {
        let amp = "
            const last = told.at(-1);
            return [
                told.every(({ sentinel, type, message }) => sentinel === 'amp' && type === 'embed-size' && !message),
                last && last.height === frame().offsetHeight,
            ]";
        reader.finds(amp, json!([true, true])).await;
        reader.enters_the_pages_frame().await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        reader.finds(amp, json!([true, true])).await;
    });
}

#[test]
fn a_page_that_is_late_to_listen_is_told_how_tall_its_frame_is() {
    let frame = r#"<iframe src="/index.html?frame=1"></iframe>"#;
    let host = Host::new(frame).loads(0);
    Test::on(&host).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.sees_the_first_card().await;
        reader.leaves_the_frame().await;
        reader
            .has_the_page_do(
                "const script = document.createElement('script');
                 script.src = '/frames.js';
                 document.head.append(script)",
            )
            .await;
        reader.enters_the_pages_frame().await;
        fits(reader).await;
    });
}

/// As in a panel that is collapsed horizontally, and in any frame before its first layout.
#[test]
fn a_frame_without_a_width_does_not_ask_for_the_height_of_a_column_of_single_words() {
    let panel = r#"<div id="panel" style="width: 0; overflow: hidden">
        <iframe src="/index.html?frame=1"></iframe>
      </div>"#;
    let script = "
        window.heights = [];
        addEventListener('message', ({ data }) => {
            if (data.whichFirst === 'height') heights.push(data.height);
        })";
    Test::on(&with(panel).script(script)).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.counts(".card", 1).await;
        let drawn = "requestAnimationFrame(() => requestAnimationFrame(() => done(null)))";
        let _: Value = reader.awaits(drawn).await;
        reader.leaves_the_frame().await;
        let unfold = "document.querySelector('#panel').style.width = ''";
        reader.has_the_page_do(unfold).await;
        reader.enters_the_pages_frame().await;
        fits(reader).await;
        reader.leaves_the_frame().await;
        let others = "return heights.filter((height) => height !== document.querySelector('iframe').offsetHeight)";
        reader.finds(others, json!([])).await;
    });
}

#[test]
fn what_stands_in_a_frame_has_a_name_for_those_who_cannot_see_it() {
    Test::on(&Host::new("<which-first frame></which-first>")).check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_attribute("iframe", "title", TITLE).await;
        let focused: Value = json!("iframe");
        let focus = "return root.activeElement && root.activeElement.localName";
        reader.finds(focus, focused).await;
    });
}
