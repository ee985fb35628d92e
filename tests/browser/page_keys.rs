//! The page's own keys and copy guards: what a reader types or copies in the quiz is none of their business.

use crate::comparing::code;
use crate::driver::{Engine, Host, Key, QUIZ, Reader, Test, in_every_engine};
use crate::words::{RELATIONSHIP, SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page whose keys open its search, unless the reader types: it takes only fields of its own for fields.
const SEARCH: &str = "<input id='search' aria-label='Search'><script>
    window.seen = [];
    for (const name of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'copy', 'contextmenu']) {
      document.addEventListener(name, (event) => {
        if (!/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) seen.push(`${name} ${event.key ?? ''}`.trim());
      });
    }
    document.addEventListener('keydown', (event) => {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      if (event.ctrlKey || event.key === 'Escape' || event.key === 'Tab') return;
      event.preventDefault();
      document.querySelector('#search').focus();
    });
  </script>";

/// Content protection as plugins have it.
const GUARD: &str = "<style>body, body * { user-select: none; -webkit-user-select: none }</style><script>
    for (const name of ['paste', 'copy', 'cut', 'contextmenu', 'selectstart', 'mousedown', 'dragstart']) {
      document.addEventListener(name, (event) => {
        if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) event.preventDefault();
      });
    }
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey && 'acvx'.includes(event.key.toLowerCase())) event.preventDefault();
    });
  </script>";

async fn comes_to_the_comparison(reader: &Reader) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
    reader.counts(".compare textarea", 1).await;
}

/// A script that forgets what the page has seen so far.
const FORGET: &str = "seen.length = 0; return null";

in_every_engine! {
    fn what_a_reader_types_in_the_quiz_stays_there(engine) {
        let host = Host::new(&format!("{SEARCH}{QUIZ}"));
        Test::on(&host).in_engine(engine).check(async |reader| {
            comes_to_the_comparison(reader).await;
            reader.taps(".compare textarea").await;
            let _: Value = reader.evaluates(FORGET).await;
            reader.presses("https://a.b/?s=1#r").await;
            let field = "return all('.compare textarea')[0].value";
            reader.finds(field, json!("https://a.b/?s=1#r")).await;
            reader.finds("return seen", json!([])).await;
            reader.has_focus_on(".compare textarea", 1).await;
            // Keys that the quiz does not use are the page's.
            reader.presses(Key::Escape).await;
            reader.finds("return seen.includes('keydown Escape') && seen.includes('keyup Escape')", json!(true)).await;
            if engine == Engine::Chromium {
                reader.presses_with(Key::Control, "k").await;
                reader.finds("return seen.includes('keydown k')", json!(true)).await;
            }
        });
    }
}

#[test]
fn a_reader_answers_by_keys_that_the_page_wants_as_well() {
    Test::on(&Host::new(&format!("{SEARCH}{QUIZ}"))).check(async |reader| {
        reader.sees_the_first_card().await;
        reader.sees_asked_for(".wasm").await;
        // The space bar on a button is used by the quiz.
        let focus = "all('.pole.high')[0].focus()";
        reader.has_the_page_do(focus).await;
        let _: Value = reader.evaluates(FORGET).await;
        reader.presses(" ").await;
        reader.sees_item(1).await;
        reader.finds("return seen", json!([])).await;
        reader.presses("3").await;
        reader.sees_item(2).await;
        reader.presses(Key::Down).await;
        reader.has_focus_on(".answer", 1).await;
        reader.presses(Key::Enter).await;
        reader.sees_item(3).await;
        reader.finds("return seen", json!([])).await;
        // There is no ninth answer.
        reader.presses("9").await;
        reader.finds("return seen[0]", json!("keydown 9")).await;
        let found = "return document.activeElement.id";
        reader.finds(found, json!("search")).await;
        reader.sees_item(3).await;
    });
}

#[test]
fn a_reader_pastes_and_copies_codes_where_the_page_guards_its_text() {
    let theirs = code([5; 12], None, 7);
    Test::on(&Host::new(&format!("{GUARD}<textarea id='source'></textarea>{QUIZ}"))).check(async |reader| {
        comes_to_the_comparison(reader).await;
        let select = "
            const range = () => all('.share code')[0].getRootNode().getSelection().toString();
            return range()";
        reader.has_the_page_do("reached(all('.share code')[0]).scrollIntoView({ block: 'center' })").await;
        reader.double_clicks(".share code").await;
        let own: String = reader.evaluates("return all('.share code')[0].textContent").await;
        // A double click selects the word under the pointer, and the code has several.
        let selected: String = reader.evaluates(select).await;
        assert!(
            !selected.trim().is_empty() && own.contains(selected.trim()),
            "{selected:?} of {own:?}"
        );

        let copied = format!(
            "const source = document.querySelector('#source'); source.value = {};
             source.select(); document.execCommand('copy'); return null",
            json!(theirs)
        );
        // Copied in a field of the page, by its own command.
        let _: Value = reader.evaluates(&copied).await;
        reader.taps(".compare textarea").await;
        reader.has_focus_on(".compare textarea", 1).await;
        for kind in ["paste", "contextmenu", "cut", "copy", "selectstart"] {
            let sent = format!(
                "return ['.compare textarea', '.share code'].map((css) =>
                   all(css)[0].dispatchEvent(new Event('{kind}', {{ bubbles: true, composed: true, cancelable: true }})))"
            );
            reader.finds(&sent, json!([true, true])).await;
        }
        reader.presses_with(Key::Control, "v").await;
        reader.finds("return all('.compare textarea')[0].value", json!(theirs)).await;
    });
}

#[test]
fn the_events_of_a_quiz_go_on_to_the_page_where_it_has_no_use_for_them() {
    Test::on(&Host::new(&format!("{SEARCH}{QUIZ}"))).check(async |reader| {
        reader.votes(RELATIONSHIP).await;
        reader.sees_item(1).await;
        let _: Value = reader.evaluates(FORGET).await;
        let sent = "
            const send = (type, init) => all('.question')[0].dispatchEvent(
                new KeyboardEvent(type, { bubbles: true, composed: true, cancelable: true, ...init }));
            send('keydown', { key: 'k', code: 'KeyK', metaKey: true });
            send('keydown', { key: 'Enter', code: 'Enter' });
            send('keydown', { key: '1', code: 'Digit1', ctrlKey: true });
            send('keyup', { key: '1', code: 'Digit1', ctrlKey: true });
            return seen";
        let heard = json!(["keydown k", "keydown Enter", "keydown 1", "keyup 1"]);
        reader.finds(sent, heard).await;
    });
}
