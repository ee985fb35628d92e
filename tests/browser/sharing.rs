//! Sharing a result. Everything that is copied or saved is parsed again, and must agree with the answers.

use crate::driver::{
    Engine, Host, Key, QUIZ, Reader, Served, Test, axe, built, in_every_engine, purify,
};
use crate::words::{ITEMS, RELATIONSHIP, SALE, TITLE, TORN, WITH_THE_ESSAY};
use pulldown_cmark::{Event, Parser, Tag};
use scraper::{Html, Selector};
use serde_json::json;
use std::str;
use tempfile::TempDir;
use which_first::instrument::{self, Instrument};
use which_first::sheet::{GutVote, Sheet, code};

const LINE: &str = "My answers say: The Deliverer, from the sale on, with the business.";

/// The answers of `TORN`, but item 6 a step further towards the relationship: 0 on ORDER, so that the result
/// is between two verdicts.
const BETWEEN: [usize; 12] = [2, 4, 3, 2, 4, 5, 3, 4, 3, 2, 4, 2];

/// Takes the quiz to the Deliverer, with the relationship as the gut vote.
async fn takes_it(reader: &Reader) {
    reader.votes(RELATIONSHIP).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

/// The result code on the page.
async fn shown_code(reader: &Reader) -> String {
    reader.evaluates("return words(all('.code code')[0])").await
}

/// Opens one of the formats of the result, and taps its n-th button.
async fn opens_and_taps(reader: &Reader, form: &str, button: usize) {
    reader.taps(&format!("{form} summary")).await;
    taps(reader, form, button).await;
}

/// Taps the n-th button of one of the formats.
async fn taps(reader: &Reader, form: &str, button: usize) {
    let button = format!("{form} :nth-child({button} of .errand) button");
    reader.taps(&button).await;
}

fn shipped() -> Instrument {
    let json = serde_json::from_str(&built("instruments/which-first.en.json")).expect("JSON");
    instrument::load(&json).expect("the instrument that is shipped")
}

/// The sheet of the code after `#r=` in a link or text.
#[track_caller]
fn sheet_in(text: &str) -> Sheet {
    let (_, code) = text.split_once("#r=").expect("a code behind `#r=`");
    code::decode(&shipped(), code).expect("a code of this instrument")
}

/// Asserts that a sheet has the answers of [`takes_it`].
#[track_caller]
fn is_what_was_answered(sheet: &Sheet) {
    let answers: Vec<usize> = (sheet.answers.iter())
        .map(|answer| answer.map_or(0, |choice| usize::from(choice) + 1))
        .collect();
    assert_eq!(answers, WITH_THE_ESSAY);
    assert_eq!(sheet.gut, Some(GutVote::Low));
}

in_every_engine! {
    fn a_copied_link_carries_the_answers(engine) {
        Test::on(&Host::new(QUIZ)).in_engine(engine).check(async |reader| {
            takes_it(reader).await;
            let code = shown_code(reader).await;
            reader.taps(".copy-link button").await;
            reader.sees(".copy-link .said", &["Copied."]).await;
            let how = json!({ "how": "link", "code": code });
            let heard = reader.hears(&["share"], 1).await;
            assert_eq!(heard[0].detail, how);

            let link: String = reader.evaluates("return words(all('.address')[0])").await;
            assert_eq!(link, reader.site.url(&format!("/index.html#r={code}")));
            is_what_was_answered(&sheet_in(&link));
            assert_eq!(reader.pastes().await, link);
            reader.opens(&link).await;
            reader.finds("return location.pathname + location.hash", json!(format!("/index.html#r={code}"))).await;
        });
    }

    fn where_nothing_can_be_copied_the_link_stands_selected_in_a_field(engine) {
        let bare = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
        Test::on(&Host::new(QUIZ).script(bare)).in_engine(engine).check(async |reader| {
            takes_it(reader).await;
            reader.taps(".copy-link button").await;
            stands_selected(reader).await;
        });
    }
}

/// The link is selected in a field, with a message that explains why.
async fn stands_selected(reader: &Reader) {
    reader
        .sees(
            ".copy-link .by-hand .note",
            &["Your browser does not let this page copy."],
        )
        .await;
    reader.has_focus_on(".copy-link textarea", 1).await;
    let selected = "
        const field = all('.copy-link textarea')[0];
        const { selectionStart, selectionEnd, value } = field;
        return value.slice(selectionStart, selectionEnd) === words(all('.address')[0])";
    reader.finds(selected, json!(true)).await;
    // Nothing was copied, so there is no event.
    reader.hears(&["share"], 0).await;
}

/// Browsers copy only while they handle the tap; some give a program a moment longer, and Safari does not.
#[test]
fn a_link_is_copied_within_the_tap_however_busy_the_browser_is() {
    // Yew lets the browser go on whenever it has been at work for longer than it means to, and comes back by a timer.
    let busy = "
        const now = Date.now;
        let late = 0;
        Date.now = () => now() + (late += 20);
        window.timers = [];
        window.setTimeout = (run) => timers.push(run);
        let taps = false;
        addEventListener('click', () => (taps = true), true);
        addEventListener('click', () => (taps = false));
        navigator.clipboard.writeText = async () => (window.within = taps)";
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        reader.has_the_page_do(busy).await;
        reader.taps(".kinds label:last-child input").await;
        reader.taps(".copy-link button").await;
        reader.finds("return window.within", json!(true)).await;
    });
}

#[test]
fn a_reader_who_bars_pages_from_the_clipboard_copies_by_hand() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.bars_pages_from_the_clipboard().await;
        takes_it(reader).await;
        reader.taps(".copy-link button").await;
        stands_selected(reader).await;
        let link: String = reader.evaluates("return words(all('.address')[0])").await;
        reader.presses_with(Key::Control, "c").await;
        assert_eq!(reader.pastes().await, link);
    });
}

#[test]
fn a_link_that_shows_the_verdict_names_it_and_carries_the_same_answers() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let code = shown_code(reader).await;
        reader
            .sees(
                ".kinds label",
                &["nothing about you", "the name is then in the address"],
            )
            .await;
        reader
            .finds(
                "return all('.kinds input').map(({ checked }) => checked)",
                json!([true, false]),
            )
            .await;
        reader.taps(".kinds label:last-of-type input").await;
        let link = reader
            .site
            .url(&format!("/r/deliverer/index.html#r={code}"));
        reader.sees(".address", &[&link]).await;
        reader.taps(".copy-link button").await;
        reader.sees(".copy-link .said", &["Copied."]).await;
        assert_eq!(reader.pastes().await, link);
        is_what_was_answered(&sheet_in(&link));
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(
            heard[0].detail,
            json!({ "how": "picture-link", "code": code })
        );
        // All other formats contain the same link.
        reader.taps(".as-message summary").await;
        reader.sees(".lines", &[&link]).await;
        let card = "return all('.pasted a').map((a) => a.href)";
        reader.finds(card, json!([link])).await;
        // A new choice changes the link, so the button no longer says that it was copied.
        reader.taps(".kinds label:first-of-type input").await;
        reader.sees_no(".said:not(:empty)").await;
        reader
            .sees(".address", &[&format!("/index.html#r={code}")])
            .await;
    });
}

#[test]
fn between_two_verdicts_there_is_one_kind_of_link() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &BETWEEN).await;
        reader
            .sees_verdict("Between The Reputation Builder and The Deliverer")
            .await;
        let code = shown_code(reader).await;
        reader
            .sees(".address", &[&format!("/index.html#r={code}")])
            .await;
        reader.sees_no(".kinds input").await;
    });
}

#[test]
fn too_few_answers_have_a_code_and_nothing_to_show_around() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &[1, 5]).await;
        reader.sees_item(3).await;
        reader.taps(".finish").await;
        reader.sees_verdict("Not on the map yet").await;
        reader.sees(".code code", &["WF-"]).await;
        reader.sees_no(".scene").await;
        reader.sees_no(".address").await;
    });
}

#[test]
fn a_message_is_three_lines_that_end_with_the_link() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let link: String = reader.evaluates("return words(all('.address')[0])").await;
        let message = format!("{TITLE}\n{LINE}\nSee where you stand: {link}");
        opens_and_taps(reader, ".as-message", 1).await;
        reader.sees(".as-message .said", &["Copied."]).await;
        assert_eq!(reader.pastes().await, message);
        reader
            .finds("return all('.lines')[0].textContent", json!(message))
            .await;
        reader.hears(&["share"], 1).await;
    });
}

#[test]
fn a_code_is_copied_as_it_stands() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let code = shown_code(reader).await;
        reader.taps(".code button").await;
        reader.sees(".code .said", &["Copied."]).await;
        assert_eq!(reader.pastes().await, code);
        let sheet = code::decode(&shipped(), &code).expect("a code");
        is_what_was_answered(&sheet);
    });
}

#[test]
fn every_target_is_a_plain_link_that_carries_the_message() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let code = shown_code(reader).await;
        let link = reader.site.url(&format!("/index.html#r={code}"));
        reader.taps(".by-target summary").await;
        let found = "
            return all('.by-target a').map((a) => {
                const { origin, pathname, searchParams, hash, protocol } = new URL(a.href);
                const given = [...searchParams, ...new URLSearchParams(hash.slice(1))];
                return [words(a), protocol === 'mailto:' ? 'mailto:' : origin + pathname,
                    a.target, a.rel, given];
            })";
        let text = format!("{TITLE}\n{LINE}");
        let message = format!("{text}\nSee where you stand: {link}");
        let mail = message.replace('\n', "\r\n");
        let wanted = [
            (
                "E-mail",
                "mailto:",
                json!([["subject", TITLE], ["body", mail]]),
            ),
            ("WhatsApp", "https://wa.me/", json!([["text", message]])),
            (
                "Telegram",
                "https://t.me/share/url",
                json!([["url", link], ["text", text]]),
            ),
            (
                "LinkedIn",
                "https://www.linkedin.com/sharing/share-offsite/",
                json!([["url", link]]),
            ),
            (
                "Facebook",
                "https://www.facebook.com/sharer/sharer.php",
                json!([["u", link]]),
            ),
            (
                "X",
                "https://x.com/intent/post",
                json!([["text", text], ["url", link]]),
            ),
            (
                "Bluesky",
                "https://bsky.app/intent/compose",
                json!([["text", message]]),
            ),
            (
                "Mastodon",
                "https://share.joinmastodon.org/",
                json!([["text", message]]),
            ),
        ];
        let wanted = wanted
            .map(|(name, at, given)| json!([name, at, "_blank", "noopener noreferrer", given]));
        reader.finds(found, json!(wanted)).await;

        // The page gets the event, whether or not the new tab opens.
        let stay = "root.addEventListener('click', (event) => event.preventDefault())";
        reader.has_the_page_do(stay).await;
        reader.taps(".by-target li:nth-of-type(2) a").await;
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail, json!({ "how": "target", "code": code }));
    });
}

/// A page on a system with a share sheet, which records its `ShareData` and gives this answer.
fn with_a_share_sheet(answer: &str) -> Host {
    Host::new(QUIZ).script(&format!(
        "window.handed = [];
         navigator.canShare = (data) => !!data;
         navigator.share = (data) => {{
             handed.push([data, navigator.userActivation.isActive]);
             return {answer};
         }};"
    ))
}

#[test]
fn where_the_system_has_a_share_sheet_it_comes_first() {
    let host = with_a_share_sheet("Promise.resolve()");
    Test::on(&host).check(async |reader| {
        takes_it(reader).await;
        let code = shown_code(reader).await;
        reader.sees(".first .strong", &["Share"]).await;
        reader.taps(".native button").await;
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail, json!({ "how": "native", "code": code }));
        let data = json!({
            "title": TITLE,
            "text": format!("{TITLE}\n{LINE}"),
            "url": reader.site.url(&format!("/index.html#r={code}")),
        });
        reader.finds("return handed", json!([[data, true]])).await;
        reader.has_focus_on(".native button", 1).await;
    });
}

#[test]
fn who_thinks_better_of_the_share_sheet_hears_nothing_of_it() {
    let host = with_a_share_sheet("Promise.reject(new DOMException('', 'AbortError'))");
    Test::on(&host).check(async |reader| {
        takes_it(reader).await;
        reader.taps(".native button").await;
        reader.finds("return handed.length", json!(1)).await;
        // The next action comes after it, and is the first with an event.
        reader.taps(".copy-link button").await;
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail["how"], "link");
        reader.sees_no(".native .said:not(:empty)").await;
    });
}

#[test]
fn a_share_sheet_that_does_not_open_is_said() {
    let host = with_a_share_sheet("Promise.reject(new DOMException('', 'NotAllowedError'))");
    Test::on(&host).check(async |reader| {
        takes_it(reader).await;
        reader.taps(".native button").await;
        reader.sees(".native .said", &["does not allow this"]).await;
        reader.hears(&["share"], 0).await;
    });
}

/// The numbers of an element's attributes.
fn numbers<const N: usize>(node: roxmltree::Node, names: [&str; N]) -> [i32; N] {
    names.map(|name| {
        let number = node.attribute(name).and_then(|number| number.parse().ok());
        number.unwrap_or_else(|| panic!("{node:?} has no {name}"))
    })
}

#[test]
fn a_saved_drawing_says_what_the_answers_say() {
    let folder = TempDir::new().expect("a folder");
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.saves_into(folder.path()).await;
        takes_it(reader).await;
        // The trail from the gut vote comes first; the reader wants the map.
        let titles = "return all('.pictures .scene').map((scene) => scene.ariaLabel.slice(0, 27))";
        let wanted = ["I said “The relationship”. ", "My answers say: The Deliver"];
        reader.finds(titles, json!(wanted)).await;
        reader.taps(".pictures label:last-child input").await;
        taps(reader, ".as-picture", 3).await;
        let file = "which-first-deliverer.svg";
        let svg = reader.finds_saved(folder.path(), file).await;
        reader
            .sees(".as-picture .said:not(:empty)", &["your downloads"])
            .await;
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail["how"], "svg");

        let svg = str::from_utf8(&svg).expect("a text");
        let svg = roxmltree::Document::parse(svg).expect("XML");
        let texts: Vec<&str> = (svg.descendants())
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
            .filter_map(|node| node.text())
            .collect();
        let said = texts.join(" ");
        for wanted in [
            TITLE,
            "My answers say",
            "The Deliverer",
            "from the sale on, with the business",
            "See where you stand",
            "The Reputation Builder",
            "the person",
            "the business",
        ] {
            assert!(said.contains(wanted), "“{wanted}” is not in: {said}");
        }
        // ORDER 1.75 of 2 and LOCUS 2 of 2: 15/16 of the way across, and at the upper end.
        let lines = || {
            svg.descendants()
                .filter(|node| node.tag_name().name() == "line")
        };
        let ends = |node| numbers(node, ["x1", "y1", "x2", "y2"]);
        let across = (lines().map(ends).filter(|[_, y1, _, y2]| y1 == y2))
            .max_by_key(|[x1, _, x2, _]| (x2 - x1).abs())
            .expect("a line across");
        let up = (lines().map(ends).filter(|[x1, _, x2, _]| x1 == x2))
            .max_by_key(|[_, y1, _, y2]| (y2 - y1).abs())
            .expect("a line up");
        let left = across[0].min(across[2]);
        let x = left + (across[2] - across[0]).abs() * 15 / 16;
        let y = up[1].min(up[3]);
        let marks: Vec<[i32; 2]> = (svg.descendants())
            .filter(|node| node.tag_name().name() == "circle")
            .filter(|node| node.attribute("fill") == Some("#006469"))
            .map(|node| numbers(node, ["cx", "cy"]))
            .collect();
        let [[at_x, at_y]] = marks[..] else {
            panic!("there are the marks {marks:?}, not one")
        };
        assert!(
            (at_x - x).abs() <= 1 && (at_y - y).abs() <= 1,
            "{at_x} {at_y}, not {x} {y}"
        );

        // The saved picture is the preview.
        reader
            .finds(
                "return all('.pictures label:last-child text').map(words)",
                json!(texts),
            )
            .await;
    });
}

#[test]
fn a_reader_whose_answers_pull_apart_picks_that_for_the_picture() {
    let folder = TempDir::new().expect("a folder");
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.saves_into(folder.path()).await;
        reader.votes(RELATIONSHIP).await;
        reader.answers_from(1, &TORN).await;
        reader.sees_verdict("The Deliverer").await;
        reader
            .finds(
                "return all('.pictures input').map(({ checked }) => checked)",
                json!([true, false, false]),
            )
            .await;
        reader.taps(".pictures label:nth-child(2) input").await;
        taps(reader, ".as-picture", 3).await;
        let svg = (reader.finds_saved(folder.path(), "which-first-deliverer.svg")).await;
        let svg = str::from_utf8(&svg).expect("a text");
        let svg = roxmltree::Document::parse(svg).expect("XML");
        let texts: Vec<&str> = (svg.descendants())
            .filter(|node| node.tag_name().name() == "text")
            .filter_map(|node| node.text())
            .collect();
        let said = texts.join(" ");
        // The first purchase, and the first order: K1.
        for wanted in ["Two of my answers pull apart.", ITEMS[1], ITEMS[5], "Agree"] {
            assert!(said.contains(wanted), "“{wanted}” is not in: {said}");
        }
        // The button under the map saves the trail whatever is picked for other uses.
        reader.taps(".save-picture button").await;
        let png = (reader.finds_saved(folder.path(), "which-first-deliverer.png")).await;
        assert_eq!(size_of(&png), [1200, 630]);
    });
}

#[test]
fn a_saved_picture_is_the_drawing_in_points() {
    let folder = TempDir::new().expect("a folder");
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        reader.saves_into(folder.path()).await;
        takes_it(reader).await;
        taps(reader, ".as-picture", 3).await;
        let svg = (reader.finds_saved(folder.path(), "which-first-deliverer.svg")).await;
        for (nth, scale) in [(1, 1), (2, 2)] {
            taps(reader, ".as-picture", nth).await;
            let png = (reader.finds_saved(folder.path(), "which-first-deliverer.png")).await;
            assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
            assert_eq!(size_of(&png), [1200 * scale, 630 * scale]);
            let script = COMPARED
                .replace(
                    "SVG",
                    &json!(str::from_utf8(&svg).expect("a text")).to_string(),
                )
                .replace("PNG", &json!(png).to_string());
            let [worst, unlike]: [f64; 2] = reader.awaits(&script).await;
            // The antialiasing of letters may differ, but not their positions.
            assert!(
                unlike < 0.01,
                "at {scale}: {unlike} of all points, by up to {worst}"
            );
        }
        reader.hears(&["share"], 3).await;
    });
}

/// The width and height of a PNG, from its header.
fn size_of(png: &[u8]) -> [u32; 2] {
    [16, 20].map(|at| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes")))
}

/// A script that compares a picture with the drawing: the largest difference between pixels, and the number
/// of pixels that differ by more than a quarter of the range.
const COMPARED: &str = "
    const bitmap = createImageBitmap(new Blob([new Uint8Array(PNG)], { type: 'image/png' }));
    const drawing = new Image();
    drawing.src = URL.createObjectURL(new Blob([SVG], { type: 'image/svg+xml' }));
    const points = (image, width, height) => {
        const canvas = document.createElement('canvas');
        Object.assign(canvas, { width, height });
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0, width, height);
        return pen.getImageData(0, 0, width, height).data;
    };
    Promise.all([bitmap, drawing.decode()]).then(([bitmap]) => {
        const { width, height } = bitmap;
        const [ours, theirs] = [points(bitmap, width, height), points(drawing, width, height)];
        let worst = 0, unlike = 0;
        for (let at = 0; at < ours.length; at += 4) {
            let by = 0;
            for (const part of [0, 1, 2]) by = Math.max(by, Math.abs(ours[at + part] - theirs[at + part]));
            worst = Math.max(worst, by);
            if (by > 64) unlike += 1;
        }
        done([worst, unlike / (width * height)]);
    })";

#[test]
fn a_card_for_a_post_leads_back_and_no_filter_changes_its_look() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let link: String = reader.evaluates("return words(all('.address')[0])").await;
        opens_and_taps(reader, ".as-html", 1).await;
        reader.sees(".as-html .said", &["Copied."]).await;
        let html = reader.pastes().await;

        let card = Html::parse_fragment(&html);
        let said: String = card.root_element().text().collect::<Vec<_>>().join(" ");
        for wanted in [TITLE, "The Deliverer", "The relationship", "See where you stand"] {
            assert!(said.contains(wanted), "“{wanted}” is not in: {said}");
        }
        let links = Selector::parse("[href]").expect("a selector");
        let links: Vec<_> = (card.select(&links))
            .filter_map(|link| link.attr("href"))
            .collect();
        assert_eq!(links, [&link]);
        is_what_was_answered(&sheet_in(links[0]));
        let fetched = Selector::parse("[src], script, style, link, svg, img, [class], [id]");
        let fetched = fetched.expect("a selector");
        assert_eq!(card.select(&fetched).count(), 0);

        // Unchanged in the page and after a sanitiser, every box and every style is the same, and equals the
        // preview.
        reader.brings(purify()).await;
        let looks = "
            const html = HTML;
            const look = (inside, own) => {
                const room = inside.getBoundingClientRect();
                return [...inside.querySelectorAll('*')].map((node) => {
                    const { x, y, width, height } = node.getBoundingClientRect();
                    const style = getComputedStyle(node);
                    const styles = ['color', 'background-color', 'font', 'text-align', 'padding', 'border']
                        .map((name) => style.getPropertyValue(name));
                    const box = [x - room.x, y - room.y, width, height].map(Math.round);
                    return [node.localName, own ? [] : [...box, ...styles], node.getAttribute('style')];
                });
            };
            const put = (html) => {
                const place = document.createElement('div');
                place.innerHTML = html;
                document.body.append(place);
                return place;
            };
            const [raw, filtered] = [html, DOMPurify.sanitize(html)].map(put);
            const seen = all('.pasted > div')[0];
            const alike = (a, b) => JSON.stringify(a) === JSON.stringify(b);
            const told = (node, names) => [...node.querySelectorAll('*')].map((node) =>
                [node.localName, node.style.cssText, node.getAttribute('href')]);
            return [look(raw).length > 20, alike(look(raw), look(filtered)), alike(told(raw), told(seen)),
                words(raw) === words(seen)]";
        let looks = looks.replace("HTML;", &format!("{};", json!(html)));
        reader.finds(&looks, json!([true, true, true, true])).await;

        reader.opens(links[0]).await;
        let arrived = format!("/index.html{}", &link[link.find('#').expect("a fragment")..]);
        let place = "return document.querySelector('which-first') && location.pathname + location.hash";
        reader.finds(place, json!(arrived)).await;
    });
}

#[test]
fn a_card_in_markdown_leads_back() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        let link: String = reader.evaluates("return words(all('.address')[0])").await;
        opens_and_taps(reader, ".as-markdown", 1).await;
        reader.sees(".as-markdown .said", &["Copied."]).await;
        let markdown = reader.pastes().await;
        let (mut said, mut links) = (String::new(), Vec::new());
        for event in Parser::new(&markdown) {
            match event {
                Event::Text(text) => said.push_str(&text),
                Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
                Event::End(_) => said.push('\n'),
                _ => {}
            }
        }
        for wanted in [
            TITLE,
            "The Deliverer",
            "The relationship",
            "See where you stand",
        ] {
            assert!(said.contains(wanted), "“{wanted}” is not in: {said}");
        }
        assert_eq!(links, [link]);
        is_what_was_answered(&sheet_in(&links[0]));
    });
}

#[test]
fn the_strictest_policy_takes_nothing_away_from_it() {
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
        style-src 'self'; img-src 'none'; require-trusted-types-for 'script'";
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let folder = TempDir::new().expect("a folder");
    Test::on(&Host::new(QUIZ).head(&meta)).check(async |reader| {
        reader.saves_into(folder.path()).await;
        takes_it(reader).await;
        opens_and_taps(reader, ".as-message", 1).await;
        opens_and_taps(reader, ".as-html", 1).await;
        // Its styles apply, although the policy blocks styles in markup.
        let ground = "return getComputedStyle(all('.pasted td')[0]).backgroundColor";
        reader.finds(ground, json!("rgb(251, 250, 247)")).await;
        taps(reader, ".as-picture", 1).await;
        let png = (reader.finds_saved(folder.path(), "which-first-deliverer.png")).await;
        assert_eq!(size_of(&png), [1200, 630]);
        taps(reader, ".as-picture", 3).await;
        (reader.finds_saved(folder.path(), "which-first-deliverer.svg")).await;
        // The rest of this test is that the console is empty.
        reader.hears(&["share"], 4).await;
    });
}

#[test]
fn a_quiz_in_a_frame_is_passed_on_as_well_and_the_page_hears_of_it() {
    let framed = r#"<which-first id="quiz" frame><a href="/">Take the quiz</a></which-first>"#;
    Test::on(&Host::new(framed)).check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.enters_the_quizs_frame().await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        let code = shown_code(reader).await;
        reader
            .sees(".address", &[&format!("/index.html#r={code}")])
            .await;
        reader.taps(".copy-link button").await;
        reader.sees(".copy-link .said", &["Copied."]).await;
        reader.leaves_the_frame().await;
        let heard = reader.hears(&["share"], 1).await;
        assert_eq!(heard[0].detail, json!({ "how": "link", "code": code }));
        assert_eq!(heard[0].from, "quiz");
        // The permissions that the page delegates to its frame. There is no share sheet here.
        let lets = "return [navigator.share === undefined, all('iframe')[0].allow]";
        reader.finds(lets, json!([true, "clipboard-write"])).await;
    });
}

#[test]
fn all_of_it_can_be_done_by_keyboard() {
    Test::on(&Host::new(QUIZ)).check(async |reader| {
        takes_it(reader).await;
        reader
            .has_the_page_do("all('.copy-link button')[0].focus()")
            .await;
        reader.presses(Key::Enter).await;
        reader.sees(".copy-link .said", &["Copied."]).await;
        // The action keeps the focus.
        reader.has_focus_on(".copy-link button", 1).await;
        reader
            .has_the_page_do("all('.forms-of-it summary')[0].focus()")
            .await;
        reader.presses(Key::Enter).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".pictures input", 1).await;
        reader.presses(Key::Down).await;
        reader.has_focus_on(".pictures input", 2).await;
        for save in 1..=3 {
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".as-picture button", save).await;
        }
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".kinds input", 1).await;
        reader.presses(Key::Down).await;
        reader.has_focus_on(".kinds input", 2).await;
        reader
            .sees(".address", &["/r/deliverer/index.html#r="])
            .await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".as-message summary", 1).await;
        reader.presses(Key::Enter).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".as-message button", 1).await;
        reader.presses(Key::Space).await;
        reader.sees(".as-message .said", &["Copied."]).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".by-target summary", 1).await;
        reader.presses(Key::Enter).await;
        reader.presses(Key::Tab).await;
        reader.has_focus_on(".by-target a", 1).await;
        reader.hears(&["share"], 2).await;
    });
}

#[test]
fn no_barriers_when_everything_is_open_and_nothing_can_be_copied() {
    let bare = "Object.defineProperty(navigator, 'clipboard', { value: undefined })";
    let host = Host::new(QUIZ).script(bare);
    Test::on(&host)
        .wide(360)
        .with_reduced_motion()
        .check(async |reader| {
            takes_it(reader).await;
            reader
                .has_the_page_do("for (const form of all('.share details')) form.open = true")
                .await;
            reader.taps(".copy-link button").await;
            stands_selected(reader).await;
            reader.brings(axe()).await;
            let found: Vec<String> = reader
                .awaits(
                    "axe.run(document).then(({ violations }) => done(violations.flatMap((rule) =>
                    rule.nodes.map((node) => `${rule.id}: ${node.target.flat().join(' ')}`))))",
                )
                .await;
            assert!(found.is_empty(), "{found:#?}");
        });
}

#[test]
fn a_link_to_a_result_of_another_instrument_names_it_and_shows_no_verdict() {
    let own = r#"<which-first instrument="/mine.json"></which-first>"#;
    Test::on(&Host::new(own))
        .serves(
            "/mine.json",
            Served::Json(built("instruments/which-first.en.json")),
        )
        .check(async |reader| {
            takes_it(reader).await;
            reader.counts(".kinds input", 0).await;
            let link: String = reader.evaluates("return words(all('.address')[0])").await;
            reader.opens(&link).await;
            // Shown as somebody's result, of the same instrument.
            reader.sees(".kicker", &["Their answers say"]).await;
            reader.sees_verdict("The Deliverer").await;
        });
}
