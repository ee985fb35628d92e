//! Snapshots of every format. After an intended change, `WHICH_FIRST_RENEW=1 cargo test publish` rewrites the
//! files; review their diff.

use super::{Card, between, blank, example, verdict, words};
use crate::publish::{html, markdown, message, picture, pictures, svg};
use std::{env, fs, path::Path};

#[track_caller]
fn check(name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/publish/tests/snapshots");
    let path = folder.join(name);
    if env::var_os("WHICH_FIRST_RENEW").is_some() {
        fs::create_dir_all(&folder).expect("a folder for the files");
        fs::write(&path, found).expect("a file that can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{name} is not what it was; if that is meant, WHICH_FIRST_RENEW=1 writes it anew. Now it is:\n{found}"
    );
}

fn check_all(name: &str, card: &Card) {
    for (n, scene) in pictures(card).iter().enumerate() {
        let number = if n == 0 { String::new() } else { n.to_string() };
        check(&(name.to_owned() + &number + ".svg"), &svg(scene));
    }
    check(&(name.to_owned() + ".html"), &(html(card) + "\n"));
    check(&(name.to_owned() + ".md"), &markdown(card));
    check(&(name.to_owned() + ".txt"), &(message(card) + "\n"));
}

#[test]
fn a_verdict_goes_out_as_it_did() {
    check_all("verdict", &verdict());
}

#[test]
fn a_place_between_two_verdicts_goes_out_as_it_did() {
    check_all("between", &between());
}

#[test]
fn a_sheet_without_answers_goes_out_as_it_did() {
    check_all("blank", &blank());
}

#[test]
fn the_pictures_of_links_are_what_they_were() {
    let instrument = example();
    let deliverer = 3;
    let card = Card::for_verdict(&instrument, deliverer, &words(), None);
    check("shared.svg", &svg(&picture(&card)));
    check(
        "quiz.svg",
        &svg(&picture(&Card::for_quiz(&instrument, &words(), None))),
    );
}
