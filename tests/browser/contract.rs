//! The package's manifest, `custom-elements.json`, against the element itself: everything in the manifest
//! exists, and everything that exists is in the manifest. (`cargo xtask check` compares the TypeScript
//! declarations with the same manifest.)

use crate::driver::{Host, Reader, Served, Test, built, environment};
use crate::words::{RELATIONSHIP, TORN};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The element's declaration in the manifest.
fn listed() -> Value {
    let list: Value = serde_json::from_str(&built("npm/custom-elements.json")).expect("JSON");
    list["modules"][0]["declarations"][0].clone()
}

/// The entries of one kind in the declaration.
fn parts_of(kind: &str) -> Vec<Value> {
    let parts = listed()[kind].as_array().cloned();
    parts.unwrap_or_else(|| panic!("the list has no {kind}"))
}

fn name(part: &Value) -> String {
    part["name"].as_str().expect("a name").to_owned()
}

fn names(kind: &str) -> BTreeSet<String> {
    parts_of(kind).iter().map(name).collect()
}

#[test]
fn the_list_is_one_that_editors_can_read() {
    let schema = "node_modules/custom-elements-manifest/schema.json";
    let schema = fs::read_to_string(environment::path("WHICH_FIRST_APPS").join(schema));
    let schema = serde_json::from_str(&schema.expect("the schema")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let list = serde_json::from_str(&built("npm/custom-elements.json")).expect("JSON");
    let problems: Vec<String> = (schema.iter_errors(&list))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_style_property_is_listed_with_what_it_is_otherwise() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/style");
    let mut found = BTreeMap::new();
    for sheet in fs::read_dir(folder).expect("the styles") {
        let sheet = sheet.expect("a style").path();
        // Skips the folder of the facilitator's styles, since that page is not a host.
        if sheet.is_dir() {
            continue;
        }
        let text = fs::read_to_string(sheet).expect("a text");
        let text: Vec<&str> = text.split_whitespace().collect();
        found.extend(properties(
            &text.join(" ").replace("( ", "(").replace(" )", ")"),
        ));
    }
    let listed: BTreeMap<String, String> = (parts_of("cssProperties").iter())
        .map(|part| {
            (
                name(part),
                part["default"].as_str().unwrap_or("").to_owned(),
            )
        })
        .collect();
    assert_eq!(listed, found);
}

/// The custom properties that a style sheet reads from the page, with their fallbacks.
fn properties(sheet: &str) -> impl Iterator<Item = (String, String)> + '_ {
    sheet.split("var(--wf-").skip(1).map(|after| {
        let (name, after) = after.split_once(", ").expect("something to fall back to");
        let mut open = 1;
        let end = after.find(|letter| {
            open += match letter {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            open == 0
        });
        let end = end.expect("the end of `var()`");
        (format!("--wf-{name}"), after[..end].to_owned())
    })
}

#[test]
fn the_element_has_the_attributes_and_members_that_are_listed() {
    Test::on(&Host::new("")).check(async |reader| {
        let waits = "customElements.whenDefined('which-first').then(() => done())";
        let _: Value = reader.awaits(waits).await;

        let observed = "return customElements.get('which-first').observedAttributes";
        let observed: BTreeSet<String> = reader.evaluates(observed).await;
        assert_eq!(names("attributes"), observed);

        // The element's own members, without those of every element and without the browser's callbacks.
        let own = "
            const { prototype } = customElements.get('which-first');
            return Object.entries(Object.getOwnPropertyDescriptors(prototype))
                .filter(([name]) => !/^constructor$|Callback$/.test(name))
                .map(([name, { value, set }]) => ({ name, method: !!value, readonly: !value && !set }))";
        let own: Vec<Value> = reader.evaluates(own).await;
        let own: BTreeMap<String, Value> = own.into_iter().map(|own| (name(&own), own)).collect();
        let listed: BTreeMap<String, Value> = (parts_of("members").iter())
            .filter(|member| member["inheritedFrom"].is_null())
            .map(|member| {
                let name = name(member);
                let method = member["kind"] == "method";
                let readonly = member["readonly"] == true;
                let member = json!({ "name": name, "method": method, "readonly": readonly });
                (name, member)
            })
            .collect();
        assert_eq!(listed, own);
    });
}

#[test]
fn a_property_reflects_its_attribute_and_begins_as_listed() {
    Test::on(&Host::new("")).check(async |reader| {
        let waits = "customElements.whenDefined('which-first').then(() => done())";
        let _: Value = reader.awaits(waits).await;
        for member in parts_of("members") {
            let Some(attribute) = member["attribute"].as_str() else {
                continue;
            };
            let (name, first) = (name(&member), parsed(&member["default"]));
            let (set, written) = match member["type"]["text"].as_str() {
                Some("boolean") => (json!(true), json!("")),
                Some("string") => (json!("de"), json!("de")),
                Some(words) => {
                    let last = words.rsplit(" | ").next().map(Value::from);
                    let last = parsed(&last.expect("a word"));
                    (last.clone(), last)
                }
                None => panic!("{name} has no type"),
            };
            let script = format!(
                "const quiz = document.createElement('which-first');
                const first = quiz.{name};
                quiz.{name} = {set};
                return [first, quiz.{name}, quiz.getAttribute('{attribute}')]"
            );
            reader.finds(&script, json!([first, set, written])).await;
        }
    });
}

/// The value of an expression's text.
fn parsed(text: &Value) -> Value {
    let text = text.as_str().expect("a text");
    serde_json::from_str(text).unwrap_or_else(|error| panic!("`{text}` is no value: {error}"))
}

#[test]
fn a_way_through_the_quiz_shows_all_listed_parts_and_tells_all_listed_events() {
    // Records the events of all quizzes on the page, whether or not the page listens for them.
    let hear = "
        window.told = new Set();
        const { dispatchEvent } = EventTarget.prototype;
        EventTarget.prototype.dispatchEvent = function (event) {
            if (this.localName === 'which-first') told.add(event.type);
            return dispatchEvent.call(this, event);
        };";
    let two = r#"<which-first></which-first>
        <which-first instrument="/nowhere.json" loading="eager"></which-first>"#;
    let host = Host::new(two).script(hear);
    let test = Test::on(&host).serves("/nowhere.json", Served::Missing);
    test.check(async |reader| {
        // Our console line comes after the browser's own.
        reader
            .reads_in_the_console("nowhere.json answered 404")
            .await;
        reader.expects_complaints_about("/nowhere.json").await;
        let mut parts = BTreeSet::new();
        reader.sees_the_first_card().await;
        parts.extend(shown(reader).await);
        reader.votes(RELATIONSHIP).await;
        reader.sees_item(1).await;
        parts.extend(shown(reader).await);
        reader.answers_from(1, &TORN).await;
        reader.sees_verdict("The Deliverer").await;
        parts.extend(shown(reader).await);
        assert_eq!(names("cssParts"), parts);
        reader.taps(".code button").await;
        reader.sees(".code .said", &["Copied."]).await;

        let told: BTreeSet<String> = reader.evaluates("return [...told]").await;
        assert_eq!(names("events"), told);
    });
}

/// The CSS parts that are shown now.
async fn shown(reader: &Reader) -> Vec<String> {
    let script = "return all('[part]').flatMap((node) => [...node.part])";
    reader.evaluates(script).await
}
