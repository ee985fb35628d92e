//! The rule that no text which a reader or a facilitator reads uses a word of the code.

use crate::project::{Project, files_below, read_text};
use serde_json::Value;

/// The words of the code, each with the words that people meet instead. “Instrument”, “journal” and
/// “verdict” are missing on purpose: authors choose an instrument, facilitators save and open a journal,
/// and a verdict is what it says in everyday language too.
const WORDS: [(&str, &str); 10] = [
    ("item", "question"),
    ("items", "questions"),
    ("sheet", "result, or person"),
    ("sheets", "results, or people"),
    ("tally", "votes, or count"),
    ("tallies", "votes, or counts"),
    ("nonce", "number"),
    ("nonces", "numbers"),
    ("sitting", "before the talk, or after it"),
    ("sittings", "before the talk, and after it"),
];

/// The essay's own words, which are quoted.
const QUOTED: &str = "menu item";

/// The keys of content files whose values are ids, addresses or the titles of other people's works.
const UNREAD: [&str; 8] = [
    "$schema",
    "cite",
    "id",
    "instrument",
    "item",
    "scale",
    "tests",
    "url",
];

/// Pages, and the text files of the plugin that are read as they are.
const PAGES: [&str; 5] = [
    "index.html",
    "www/present.html",
    "www/share.html",
    "www/which-first.html",
    "www/wordpress/readme.txt",
];

/// The words of the code in a text, without its placeholders such as `{item}`.
fn words_of_the_code(text: &str) -> Vec<&'static str> {
    let text = text.to_lowercase().replace(QUOTED, "");
    let text = without(&text, '{', '}');
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let listed = WORDS.iter().map(|(word, _)| *word);
    listed.filter(|word| words.contains(word)).collect()
}

/// The text without what stands between two signs: a placeholder, or a tag.
fn without(text: &str, open: char, close: char) -> String {
    let mut inside = false;
    let kept = text.chars().filter(|&c| {
        inside |= c == open;
        let keep = !inside;
        inside &= c != close;
        keep
    });
    kept.collect()
}

/// Collects the texts of a content file that people read.
fn collect_texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| collect_texts(value, texts)),
        Value::Object(members) => members
            .iter()
            .filter(|(key, _)| !UNREAD.contains(&key.as_str()))
            .for_each(|(_, value)| collect_texts(value, texts)),
        _ => (),
    }
}

/// The texts of a page: what stands between its tags, and the attributes that are read out or shown.
fn page_texts(page: &str) -> Vec<String> {
    let attributes = ["content=\"", "alt=\"", "title=\"", "aria-label=\""];
    let shown = attributes.iter().flat_map(|attribute| {
        let values = page.split(attribute).skip(1);
        values.filter_map(|rest| rest.split('"').next())
    });
    let shown = shown.map(str::to_owned).collect::<Vec<_>>();
    [vec![without(page, '<', '>')], shown].concat()
}

/// The texts that a script of the plugin hands to `WordPress` for translation.
fn translated_texts(script: &str) -> Vec<String> {
    let calls = script.split("__(").skip(1);
    let texts = calls.filter_map(|call| call.split('\'').nth(1));
    texts.map(str::to_owned).collect()
}

/// Every text that people read, with the file it is in.
fn texts(project: &Project) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |file: &str, texts: Vec<String>| {
        assert!(!texts.is_empty(), "{file} has texts");
        found.extend(texts.into_iter().map(|text| (file.to_owned(), text)));
    };
    let read = |file: &str| read_text(&project.path(file)).expect("a text file");
    for folder in ["www/instruments", "www/notes", "www/ui"] {
        for path in files_below(&project.path(folder)).expect("a folder") {
            let file = project.display_path(&path);
            if file.ends_with("schema.json") {
                continue;
            }
            let value = serde_json::from_str(&read(&file)).expect("JSON");
            let mut texts = Vec::new();
            collect_texts(&value, &mut texts);
            add(&file, texts);
        }
    }
    for file in PAGES {
        add(file, page_texts(&read(file)));
    }
    for file in ["www/wordpress/editor.js", "www/wordpress/which-first.php"] {
        add(file, translated_texts(&read(file)));
    }
    let block: Value = serde_json::from_str(&read("www/wordpress/block.json")).expect("JSON");
    let shown = ["title", "description"].map(|key| block[key].as_str().expect(key).to_owned());
    add("www/wordpress/block.json", shown.to_vec());
    found
}

#[test]
fn no_text_that_people_read_uses_a_word_of_the_code() {
    let project = Project::find().expect("a working copy");
    let wrong: Vec<String> = texts(&project)
        .iter()
        .filter_map(|(file, text)| {
            let words = words_of_the_code(text);
            (!words.is_empty()).then(|| format!("{file}: {words:?} in {text:?}"))
        })
        .collect();
    assert_eq!(wrong, [""; 0], "say instead: {WORDS:#?}");
}

#[test]
fn a_word_of_the_code_is_found_and_a_placeholder_is_none() {
    for (text, expect) in [
        ("Item by item", &["item"][..]),
        ("Sheets: {n}", &["sheets"]),
        ("Question {n}: {item}", &[]),
        ("a relationship is not a menu item", &[]),
        ("Itemised", &[]),
    ] {
        assert_eq!(words_of_the_code(text), expect, "{text}");
    }
    assert!(page_texts("<p class=\"item\" title=\"A sheet\">x</p>").contains(&"A sheet".into()));
    assert_eq!(translated_texts("__( 'Items', 'which-first' )"), ["Items"]);
}
