//! Validation of the facilitator's notes against their instruments.

use which_first::{instrument, room::notes};

use super::{ContentFile, INSTRUMENTS, NOTES, check_file_name, find, format_problem};

/// Checks all notes. A missing instrument is a problem only if all files are `readable`: otherwise it may be
/// one of those that cannot be parsed.
pub fn check(
    notes: &[ContentFile],
    instruments: &[ContentFile],
    readable: bool,
    problems: &mut Vec<String>,
) {
    for source in notes {
        let stem = &source.stem;
        match find(instruments, stem) {
            Some(instrument) => {
                let found = problems_in(source, instrument);
                let lines = (found.into_iter()).map(|line| format!("{NOTES}/{stem}.json: {line}"));
                problems.extend(lines);
            }
            None if readable => problems.push(format!(
                "{INSTRUMENTS}/{stem}.json is missing: {NOTES}/{stem}.json has nothing to be on"
            )),
            None => {}
        }
    }
}

/// All problems of one file.
fn problems_in(source: &ContentFile, instrument: &ContentFile) -> Vec<String> {
    let tree = |source: &ContentFile| serde_json::from_str(&source.text);
    let (Ok(json), Ok(instrument)) = (tree(source), tree(instrument)) else {
        return Vec::new();
    };
    // The instrument's problems have been reported already.
    let Ok(instrument) = instrument::load(&instrument) else {
        return Vec::new();
    };
    match notes::load(&instrument, &json) {
        Err(problems) => problems.iter().map(format_problem).collect(),
        Ok(_) => check_file_name(["instrument", "lang"], &source.stem, &source.value)
            .err()
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ContentFile, check};
    use serde_json::{Value, json};

    fn source(stem: &str, text: &str, change: impl FnOnce(&mut Value)) -> ContentFile {
        let mut value = serde_json::from_str(text).expect("JSON");
        change(&mut value);
        ContentFile {
            stem: stem.into(),
            text: value.to_string(),
            value,
        }
    }

    fn instrument() -> ContentFile {
        let text = include_str!("../../../../www/instruments/which-first.en.json");
        source("which-first.en", text, |_| ())
    }

    fn notes(stem: &str, change: impl FnOnce(&mut Value)) -> ContentFile {
        let text = include_str!("../../../../www/notes/which-first.en.json");
        source(stem, text, change)
    }

    #[track_caller]
    fn check_problems(
        notes: &[ContentFile],
        instruments: &[ContentFile],
        readable: bool,
        expect: &[&str],
    ) {
        let mut problems = Vec::new();
        check(notes, instruments, readable, &mut problems);
        assert_eq!(problems, expect);
    }

    #[test]
    fn notes_that_go_with_their_instrument_are_no_problem() {
        check_problems(
            &[notes("which-first.en", |_| ())],
            &[instrument()],
            true,
            &[],
        );
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_file_and_place() {
        let wrong = |file: &mut Value| {
            file["version"] = json!(2);
            file["items"][0]["prompts"][1] = json!("");
            file["items"][11]["item"] = json!("q1");
        };
        check_problems(
            &[notes("which-first.en", wrong)],
            &[instrument()],
            true,
            &[
                "www/notes/which-first.en.json: /version: is for “2”, but this quiz is “1”",
                "www/notes/which-first.en.json: /items/0/prompts/1: has no text",
                "www/notes/which-first.en.json: /items/11/item: the id “q1” is taken already",
                "www/notes/which-first.en.json: /items: there are no notes for “q12”",
            ],
        );
    }

    #[test]
    fn notes_are_named_for_their_instrument_and_language() {
        check_problems(
            &[notes("which-first.en", |file| file["lang"] = json!("de"))],
            &[instrument()],
            true,
            &[
                "www/notes/which-first.en.json: its instrument and lang make it \
                 which-first.de.json; rename the file or mend them",
            ],
        );
        check_problems(
            &[notes("which-first.en", |file| {
                file["instrument"] = json!("coffee");
            })],
            &[instrument()],
            true,
            &[
                "www/notes/which-first.en.json: /instrument: is for “coffee”, but this quiz \
                 is “which-first”",
            ],
        );
    }

    #[test]
    fn notes_on_nothing_name_the_missing_file_unless_it_may_be_there_and_wrong() {
        check_problems(
            &[notes("coffee.en", |_| ())],
            &[instrument()],
            true,
            &[
                "www/instruments/coffee.en.json is missing: www/notes/coffee.en.json has nothing \
                 to be on",
            ],
        );
        check_problems(&[notes("coffee.en", |_| ())], &[instrument()], false, &[]);
    }
}
