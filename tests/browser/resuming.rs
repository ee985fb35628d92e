//! Resuming: stored progress, and stored values that are rejected.

use crate::driver::{Host, QUIZ, Reader, Served, Test, shipped};
use crate::words::{FOUND_SALE, K7, SAID_SALE, SALE, WITH_THE_ESSAY};
use serde_json::json;

const AFRESH: &str = "the quiz starts afresh";

#[test]
fn a_reload_half_way_resumes_at_the_same_item() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        reader.reloads().await;
        reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
        reader.sees_verdict("The Deliverer").await;
        reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
    });
}

#[test]
fn a_reload_does_not_take_the_focus_from_the_page() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        reader.reloads().await;
        reader.sees_item(6).await;
        reader
            .finds(
                "return document.activeElement === document.body",
                json!(true),
            )
            .await;
    });
}

#[test]
fn the_reason_why_both_stand_is_kept_on_this_device_and_on_paper_alone() {
    const REASON: &str = "the order is a habit, mostly";
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        let answers = [1, 5, 1, 1, 5, 1, 5, 1, 4, 1, 5, 1];
        reader.answers_from(1, &answers).await;
        reader.counts(".because input", 0).await;
        reader.taps(".stand").await;
        let code: String = reader.evaluates("return words(all('.code code')[0])").await;
        let types = format!(
            "const [field] = all('.because input'); field.value = '{REASON}';
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }})); return null"
        );
        let _: Option<()> = reader.evaluates(&types).await;
        reader.reloads().await;
        reader.sees_verdict("The Deliverer").await;
        let field = "return all('.because input')[0]?.value ?? null";
        reader.finds(field, json!(REASON)).await;
        reader.sees(".code code", &[code.as_str()]).await;
    });
}

#[test]
fn a_reload_at_the_result_shows_it_with_what_was_let_stand() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        // The only tension is between 5 and 10 (K7).
        let answers = [1, 5, 1, 1, 5, 1, 5, 1, 4, 1, 5, 1];
        reader.answers_from(1, &answers).await;
        reader.sees_verdict("The Deliverer").await;
        reader.taps(".stand").await;
        reader.sees(".tension.stood :is(.text, h3)", &[K7]).await;
        let code: String = reader.evaluates("return words(all('.code code')[0])").await;
        reader.reloads().await;
        reader.sees_verdict("The Deliverer").await;
        // The quiz must not take the page's focus.
        let page = "return document.activeElement === document.body";
        reader.finds(page, json!(true)).await;
        reader.sees(".tension.stood :is(.text, h3)", &[K7]).await;
        reader.sees(".code code", &[code.as_str()]).await;
    });
}

#[test]
fn starting_again_forgets_everything() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;
        reader.taps(".restart").await;
        reader.sees_the_first_card().await;
        assert_eq!(reader.stored("sessionStorage").await, []);
        reader.reloads().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.counts(".answer[aria-checked=true]", 0).await;
    });
}

#[test]
fn a_page_begins_again_before_the_reader_has_come_back_to_the_quiz() {
    let body = format!(r#"<div style="height: 6000px"></div>{QUIZ}"#);
    let host = Host::new(&body).script("history.scrollRestoration = 'manual'");
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        reader.sees_item(3).await;
        reader.reloads().await;
        reader.counts(".wf", 1).await;
        reader.sees_no(".card").await;
        reader.has_the_page_do("element.restart()").await;
        reader.sees_the_first_card().await;
        assert_eq!(reader.stored("sessionStorage").await, []);
    });
}

#[test]
fn what_is_stored_is_one_line_for_this_session() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..2]).await;
        reader.sees_item(3).await;
        let stored = reader.stored("sessionStorage").await;
        let [(key, line)] = stored.as_slice() else {
            panic!("one line is stored: {stored:?}");
        };
        assert!(key.starts_with("which-first:"), "{key}");
        let parts: Vec<&str> = line.split(' ').collect();
        assert_eq!(
            (parts.len(), parts[0], parts[2], parts[3]),
            (6, "wf1", "3", "-"),
            "{line}"
        );
        assert_eq!(reader.stored("localStorage").await, []);
    });
}

/// Replaces the stored progress in the middle of the quiz, and reloads.
async fn comes_back_to(reader: &Reader, line: impl FnOnce(&str) -> String) {
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
    reader.sees_item(6).await;
    let stored = reader.stored("sessionStorage").await;
    reader
        .tampers_with_what_is_stored(&line(&stored[0].1))
        .await;
    reader.reloads().await;
    reader.reads_in_the_console(AFRESH).await;
    reader.sees_the_first_card().await;
    reader.votes(SALE).await;
    reader.answers_from(1, &WITH_THE_ESSAY).await;
    reader.sees_verdict("The Deliverer").await;
}

#[test]
fn damaged_progress_starts_afresh_with_one_line_in_the_console() {
    Test::new().check(async |reader| {
        comes_back_to(reader, |line| line.replacen(" 6 ", " 7 ", 1)).await;
    });
}

#[test]
fn truncated_progress_starts_afresh_with_one_line_in_the_console() {
    Test::new().check(async |reader| {
        comes_back_to(reader, |line| line[..line.len() - 3].to_owned()).await;
    });
}

#[test]
fn foreign_progress_starts_afresh_with_one_line_in_the_console() {
    Test::new().check(async |reader| {
        comes_back_to(reader, |_| r#"{"answers":[1,2,3]}"#.to_owned()).await;
    });
}

#[test]
fn progress_that_is_damaged_is_complained_of_once_only() {
    Test::new().check(async |reader| {
        reader.votes(SALE).await;
        reader.sees_item(1).await;
        reader.tampers_with_what_is_stored("").await;
        reader.reloads().await;
        reader.reads_in_the_console(AFRESH).await;
        reader.reloads().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
    });
}

#[test]
fn an_instrument_that_has_changed_since_does_not_resume() {
    let mine = Host::new(r#"<which-first instrument="/mine.json"></which-first>"#);
    let first = Served::Json(shipped().to_string());
    Test::on(&mine)
        .serves("/mine.json", first)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
            reader.sees_item(6).await;
            let mut changed = shipped();
            changed["version"] = json!(2);
            reader
                .site
                .serves("/mine.json", Served::Json(changed.to_string()));
            reader.reloads().await;
            reader.reads_in_the_console(AFRESH).await;
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader.counts(".answer[aria-checked=true]", 0).await;
        });
}

#[test]
fn a_slip_mended_in_the_wording_does_not_cost_the_answers() {
    let mine = Host::new(r#"<which-first instrument="/mine.json"></which-first>"#);
    let first = Served::Json(shipped().to_string());
    Test::on(&mine)
        .serves("/mine.json", first)
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
            reader.sees_item(6).await;
            let mut mended = shipped();
            mended["verdicts"][3]["tagline"] = json!("mended");
            reader
                .site
                .serves("/mine.json", Served::Json(mended.to_string()));
            reader.reloads().await;
            reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
            reader.sees(".tagline", &["mended"]).await;
        });
}

#[test]
fn with_keep_none_nothing_is_stored() {
    let host = Host::new(r#"<which-first keep="none"></which-first>"#);
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        assert_eq!(reader.stored("sessionStorage").await, []);
        assert_eq!(reader.stored("localStorage").await, []);
        reader.reloads().await;
        reader.sees_the_first_card().await;
        reader.votes(SALE).await;
        reader.sees_item(1).await;
    });
}

#[test]
fn with_keep_local_the_answers_outlast_the_session() {
    let host = Host::new(r#"<which-first keep="local"></which-first>"#);
    Test::on(&host).check(async |reader| {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        assert_eq!(reader.stored("sessionStorage").await, []);
        assert_eq!(reader.stored("localStorage").await.len(), 1);
        reader.reloads().await;
        reader.sees_item(6).await;
    });
}

#[test]
fn two_tabs_with_the_same_quiz_do_not_mix_their_answers() {
    let host = Host::new(r#"<which-first keep="local"></which-first>"#);
    Test::on(&host).check(async |reader| {
        let tabs = reader.as_facilitator();
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        tabs.opens_another_tab().await;
        reader.opens("/host.html").await;
        reader.sees_item(6).await;
        let against = WITH_THE_ESSAY[5..].iter().map(|answer| 6 - answer);
        reader.answers_from(6, &against.collect::<Vec<_>>()).await;
        reader.counts(".result", 1).await;
        tabs.turns_to_tab(1).await;
        reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
        reader.sees_verdict("The Deliverer").await;
        // What was written last counts.
        reader.reloads().await;
        reader.sees_verdict("The Deliverer").await;
    });
}

mod for_good {
    //! With `keep="local"`, progress survives a browser that is killed.

    use super::*;
    use crate::driver::{Engine, in_every_engine};

    const KEPT: &str = r#"<which-first keep="local"></which-first>"#;

    /// A script that completes once the copy of the line in `localStorage` is in the database.
    const COPIED: &str = "
        const [key] = Object.keys(localStorage);
        const look = () => {
            const opening = indexedDB.open('which-first-progress', 1);
            opening.onupgradeneeded = () => opening.transaction.abort();
            opening.onerror = () => setTimeout(look, 20);
            opening.onsuccess = () => {
                const database = opening.result;
                const read = database.transaction('lines').objectStore('lines').get(key);
                read.onsuccess = () => {
                    database.close();
                    if (read.result?.line === localStorage[key]) done(localStorage[key]);
                    else setTimeout(look, 20);
                };
            };
        };
        look()";

    /// The number of copies in the database.
    const COPIES: &str = "
        const opening = indexedDB.open('which-first-progress', 1);
        opening.onsuccess = () => {
            const count = opening.result.transaction('lines').objectStore('lines').count();
            count.onsuccess = () => {
                opening.result.close();
                done(count.result);
            };
        };";

    async fn comes_to_item_6(reader: &Reader) -> String {
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
        reader.sees_item(6).await;
        reader.as_facilitator().finds_later(COPIED).await
    }

    fn survives(engine: Engine) {
        Test::check_lives(engine, async |lives| {
            lives
                .site
                .serves("/host.html", Served::Page(Host::new(KEPT).html()));
            let reader = lives.starts().await;
            reader.opens("/host.html").await;
            comes_to_item_6(&reader).await;
            lives.is_killed().await;
            let reader = lives.starts().await;
            reader.opens("/host.html").await;
            reader.sees_item(6).await;
            reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
            reader.sees_verdict("The Deliverer").await;
        });
    }

    mod a_reader_whose_browser_is_killed_goes_on_where_they_were {
        use super::*;

        #[test]
        fn in_chromium() {
            survives(Engine::Chromium);
        }

        #[test]
        fn in_firefox() {
            survives(Engine::Firefox);
        }
    }

    in_every_engine! {
        fn a_line_that_local_storage_has_lost_is_brought_back(engine) {
            Test::on(&Host::new(KEPT)).in_engine(engine).check(async |reader| {
                comes_to_item_6(reader).await;
                reader.has_the_page_do("localStorage.clear()").await;
                reader.reloads().await;
                reader.sees_item(6).await;
            });
        }
    }

    #[test]
    fn of_two_lines_the_newer_one_counts() {
        Test::on(&Host::new(KEPT)).check(async |reader| {
            let facilitator = reader.as_facilitator();
            let older = comes_to_item_6(reader).await;
            reader.answers_from(6, &WITH_THE_ESSAY[5..6]).await;
            reader.sees_item(7).await;
            let _: String = facilitator.finds_later(COPIED).await;
            // As after a kill: the last write has not reached the disk.
            let put_back = format!("localStorage[Object.keys(localStorage)[0]] = '{older}'");
            reader.has_the_page_do(&put_back).await;
            reader.reloads().await;
            reader.sees_item(7).await;
            // And the reverse: the tab crashed before the copy was written.
            reader
                .has_the_page_do("IDBObjectStore.prototype.put = () => {}")
                .await;
            reader.answers_from(7, &WITH_THE_ESSAY[6..7]).await;
            reader.sees_item(8).await;
            reader.reloads().await;
            reader.sees_item(8).await;
        });
    }

    #[test]
    fn whoever_starts_again_leaves_nothing_behind() {
        Test::on(&Host::new(KEPT)).check(async |reader| {
            let facilitator = reader.as_facilitator();
            comes_to_item_6(reader).await;
            assert_eq!(facilitator.finds_later::<u32>(COPIES).await, 1);
            reader.has_the_page_do("element.restart()").await;
            reader.sees_the_first_card().await;
            assert_eq!(reader.stored("localStorage").await, []);
            assert_eq!(facilitator.finds_later::<u32>(COPIES).await, 0);
            reader.reloads().await;
            reader.sees_the_first_card().await;
        });
    }

    #[test]
    fn a_page_that_begins_again_before_the_quiz_is_there_leaves_nothing_behind() {
        let body = format!(r#"<div style="height: 6000px"></div>{KEPT}"#);
        let host = Host::new(&body).script("history.scrollRestoration = 'manual'");
        Test::on(&host).check(async |reader| {
            let facilitator = reader.as_facilitator();
            comes_to_item_6(reader).await;
            reader.reloads().await;
            reader.counts(".wf", 1).await;
            reader.sees_no(".card").await;
            reader.has_the_page_do("element.restart()").await;
            reader.sees_the_first_card().await;
            assert_eq!(reader.stored("localStorage").await, []);
            let gone =
                "const look = () => count((n) => n ? setTimeout(look, 20) : done(n)); look()";
            let count = format!("const count = (done) => {{ {COPIES} }}; {gone}");
            assert_eq!(facilitator.finds_later::<u32>(&count).await, 0);
        });
    }

    #[test]
    fn a_browser_whose_database_never_answers_keeps_no_reader_waiting() {
        let never = "IDBFactory.prototype.open = () => new EventTarget();";
        Test::on(&Host::new(KEPT).script(never)).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
            reader.sees_item(6).await;
            reader.reloads().await;
            reader.sees_item(6).await;
        });
    }

    #[test]
    fn readers_of_other_pages_fetch_nothing_for_it() {
        Test::on(&Host::new(QUIZ)).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            let asked = reader.site.asked();
            assert!(
                !asked.iter().any(|path| path.contains("/progress-")),
                "{asked:#?}"
            );
        });
    }
}
