//! Link previews: the tags for programs that run no script, and the page for readers who follow the link.

use crate::accessibility::barriers;
use crate::driver::{Engine, Site, Test, in_every_engine};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use tokio::runtime::Runtime;

/// The share pages by path, and their verdicts.
const SHARED: [(&str, &str); 5] = [
    ("/r/confidant/", "The Confidant"),
    ("/r/reputation-builder/", "The Reputation Builder"),
    ("/r/account-steward/", "The Account Steward"),
    ("/r/deliverer/", "The Deliverer"),
    ("/r/weigher/", "The Weigher"),
];

const QUESTION: &str = "Which comes first, the relationship or the sale?";

/// A response that an unfurler has fetched.
struct Fetched {
    kind: String,
    body: Vec<u8>,
}

/// An unfurler: a program that fetches pages and parses them without running scripts.
struct Unfurler {
    runtime: Runtime,
    site: Site,
}

impl Unfurler {
    fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let site = runtime.block_on(Site::start());
        Self { runtime, site }
    }

    /// Fetches a path by HTTP/1.0, in which the response ends with the connection.
    fn fetches(&self, path: &str) -> Fetched {
        let _inside = self.runtime.enter();
        let address = self.site.url("");
        let host = address.trim_start_matches("http://");
        let mut line = TcpStream::connect(host).expect("a site that answers");
        write!(line, "GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n").expect("a request");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("an answer");
        let end = (answer.windows(4).position(|four| four == b"\r\n\r\n")).expect("headers");
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        assert!(head.contains(" 200 "), "{path}: {head}");
        let kind = head
            .lines()
            .find_map(|line| line.strip_prefix("content-type: "));
        Fetched {
            kind: kind.unwrap_or_default().to_owned(),
            body: answer[end + 4..].to_vec(),
        }
    }

    fn reads(&self, path: &str) -> Html {
        let Fetched { kind, body } = self.fetches(path);
        assert!(
            kind.starts_with("text/html"),
            "{path} is of the type {kind}"
        );
        Html::parse_document(&String::from_utf8(body).expect("UTF-8"))
    }
}

/// The `<meta>` tags of a page by name; a duplicate fails.
fn tags(page: &Html) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for tag in page.select(&css("meta[content]:not([http-equiv])")) {
        let name = tag.attr("property").or(tag.attr("name")).expect("a name");
        let content = tag.attr("content").expect("content").to_owned();
        let before = tags.insert(name.to_owned(), content);
        assert_eq!(before, None, "{name} stands twice");
    }
    tags
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// The path on our site of a tag's URL, resolved against `page`.
fn leads_to(page: &str, address: &str) -> String {
    assert!(
        !address.contains(':'),
        "{address}: this build has no address of its own"
    );
    let mut folder = page.trim_end_matches('/').to_owned();
    let mut rest = address;
    while let Some(up) = rest.strip_prefix("../") {
        folder.truncate(folder.rfind('/').unwrap_or(0));
        rest = up;
    }
    format!("{folder}/{rest}")
}

/// The width and height of a PNG, from its header.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "no PNG");
    assert_eq!(&png[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn an_unfurler_finds_a_title_a_text_and_a_picture_as_large_as_it_is_told() {
    let unfurler = Unfurler::new();
    let mut pictures = Vec::new();
    for (path, name) in [("/", "")].into_iter().chain(SHARED) {
        let tags = tags(&unfurler.reads(path));
        let tag = |name: &str| {
            tags.get(name)
                .unwrap_or_else(|| panic!("{path} has no {name}"))
        };
        for title in ["og:title", "twitter:title"] {
            assert!(
                tag(title).contains(name) && tag(title).contains(QUESTION),
                "{path}"
            );
        }
        for text in ["description", "og:description", "twitter:description"] {
            assert!(
                tag(text).contains(name) && tag(text).len() > 60,
                "{path}: {}",
                tag(text)
            );
        }
        assert_eq!(tag("og:type"), "website");
        assert_eq!(tag("twitter:card"), "summary_large_image");
        for alternative in ["og:image:alt", "twitter:image:alt"] {
            let said = if name.is_empty() { QUESTION } else { name };
            assert!(tag(alternative).contains(said), "{path}");
        }
        assert_eq!(tag("og:image"), tag("twitter:image"));
        let picture = unfurler.fetches(&leads_to(path, tag("og:image")));
        assert_eq!(&picture.kind, tag("og:image:type"));
        let (width, height) = size(&picture.body);
        assert_eq!((width, height), (1200, 630));
        assert_eq!(tag("og:image:width"), "1200");
        assert_eq!(tag("og:image:height"), "630");
        // Chats accept at most 300 KB.
        assert!(
            picture.body.len() < 100_000,
            "{path}: {} bytes",
            picture.body.len()
        );
        pictures.push(picture.body);
    }
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), 6, "two pages have the same picture");
}

#[test]
fn pages_that_are_linked_to_have_no_fault_in_their_markup() {
    let unfurler = Unfurler::new();
    for path in ["/"].into_iter().chain(SHARED.map(|(path, _)| path)) {
        let page = unfurler.reads(path);
        assert!(page.errors.is_empty(), "{path}: {:?}", page.errors);
        let html = page.root_element();
        assert_eq!(html.attr("lang"), Some("en"), "{path}");
        for (selector, count) in [("title", 1), ("h1", 1), ("main", 1), ("img:not([alt])", 0)] {
            assert_eq!(
                page.select(&css(selector)).count(),
                count,
                "{selector} on {path}"
            );
        }
    }
}

#[test]
fn a_share_page_can_be_read_and_left_without_a_script() {
    let unfurler = Unfurler::new();
    for (path, name) in SHARED {
        let page = unfurler.reads(path);
        let text: String = page.root_element().text().collect();
        assert!(text.contains(name), "{path}");
        let way = page.select(&css(".shared a")).next().expect("a link");
        assert_eq!(way.text().collect::<String>(), "See where you stand");
        let target = leads_to(path, way.attr("href").expect("a link"));
        assert_eq!(target, "/index.html", "{path}");
        for linked in page.select(&css("link[rel=stylesheet]")) {
            unfurler.fetches(&leads_to(path, linked.attr("href").expect("a style")));
        }
    }
}

#[test]
fn search_engines_are_told_of_a_quiz_and_its_twelve_questions() {
    let page = Unfurler::new().reads("/");
    let data = page
        .select(&css("script[type='application/ld+json']"))
        .next();
    let data: String = data.expect("structured data").text().collect();
    let quiz: Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(quiz["@context"], "https://schema.org");
    assert_eq!(quiz["@type"], "Quiz");
    assert_eq!(quiz["name"], QUESTION);
    let questions = quiz["hasPart"].as_array().expect("questions");
    assert_eq!(questions.len(), 12);
    assert!(
        questions
            .iter()
            .all(|question| question["@type"] == "Question")
    );
}

in_every_engine! {
    fn whoever_comes_with_a_result_is_taken_on_to_the_quiz(engine) {
        Test::at("/r/deliverer/#r=WF-0000-0000-0000")
            .in_engine(engine)
            .check(async |reader| {
                reader
                    .finds("return location.pathname + location.hash", json!("/index.html#r=WF-0000-0000-0000"))
                    .await;
            });
    }

    fn whoever_comes_without_one_stays_and_finds_the_way_to_the_quiz(engine) {
        Test::at("/r/reputation-builder/").in_engine(engine).check(async |reader| {
            reader.sees_on_the_page("h1", "The Reputation Builder").await;
            reader.finds("return location.pathname", json!("/r/reputation-builder/")).await;
            reader.finds("return document.images[0].naturalWidth", json!(1200)).await;
            reader.taps_on_the_page(".go a").await;
            reader.sees_the_first_card().await;
        });
    }
}

#[test]
fn a_share_page_has_no_barriers_and_fits_a_narrow_screen() {
    Test::at("/r/account-steward/")
        .wide(280)
        .check(async |reader| {
            reader.sees_on_the_page("h1", "The Account Steward").await;
            let faults = barriers(reader).await;
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            reader.finds(fits, json!(true)).await;
        });
}
