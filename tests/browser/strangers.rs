//! Links and frames by strangers: instruments of other sites, the requests made for them, and the messages
//! that frames get.

use crate::bad_input::named;
use crate::driver::{
    Engine, Host, Served, Site, Test, built, built_bytes, built_in, in_every_engine, is_built,
    shipped,
};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A page that frames this URL, and records the frame's messages.
fn framing(address: &str) -> Host {
    let script = "window.told = []; addEventListener('message', ({ data }) => told.push(data))";
    Host::new(&format!(
        r#"<iframe src="{address}" width="600" height="600"></iframe>"#
    ))
    .loads(0)
    .script(script)
}

/// Returns true if the site got a request for this path.
fn was_asked_for(site: &Site, path: &str) -> bool {
    site.asked()
        .iter()
        .any(|line| line.contains(&format!(" {path}")))
}

in_every_engine! {
    fn a_frame_fetches_nothing_of_its_host_from_outside_the_quizs_folder(engine) {
        let secret = || Served::Json(r#"{"format":1,"salary":"90000"}"#.into());
        for address in ["/api/me", "/quiz/../api/me", "..%2fapi/me", "/quiz/%2e%2e%2fapi/me"] {
            let frame = format!("/quiz/index.html?frame=1&amp;instrument={}", address.replace('%', "%25"));
            Test::on(&framing(&frame))
                .in_engine(engine)
                .serves("/api/me", secret())
                .serves("/quiz/*api/me", secret())
                .check(async |reader| {
                    reader.enters_the_pages_frame().await;
                    let said = "return document.querySelector('.stranger').innerText";
                    let said: String = reader.evaluates(said).await;
                    assert!(said.contains("does not open"), "{address}: {said}");
                    reader.leaves_the_frame().await;
                    assert!(!was_asked_for(&reader.site, "/api/me"), "{address}");
                    assert!(!reader.site.asked().iter().any(|line| line.contains("api/me") && !line.contains("frame=1")));
                });
        }
    }

    fn an_instrument_is_fetched_without_cookies_and_without_saying_who_asks(engine) {
        let own = r#"<which-first instrument="/mine.json"></which-first>"#;
        let page = Host::new(own).script("document.cookie = 'session=secret; path=/'");
        Test::on(&page)
            .in_engine(engine)
            .serves("/mine.json", Served::Json(shipped().to_string()))
            .check(async |reader| {
                reader.sees_the_first_card().await;
                assert!(was_asked_for(&reader.site, "/mine.json"));
                let known = reader.site.identified_requests();
                assert!(!known.contains(&"/mine.json".to_owned()), "{known:?}");
                // The cookie exists: other requests have it.
                assert!(known.iter().any(|path| path.starts_with("/v/")), "{known:?}");
            });
    }

    fn a_frame_tells_how_many_problems_a_file_has_and_nothing_of_what_is_in_it(engine) {
        let wrong = json!({ "format": 1, "id": "hunter2", "hunter2-key": "hunter2", "items": "hunter2" });
        for file in [wrong.to_string(), "hunter2 is no JSON".to_owned()] {
            Test::on(&framing("/index.html?frame=1&amp;instrument=/mine.json&amp;loading=eager"))
                .in_engine(engine)
                .serves("/mine.json", Served::Json(file))
                .check(async |reader| {
                    let error = "return told.find(({ name }) => name === 'error')?.detail.kind";
                    reader.finds(error, json!("instrument")).await;
                    let counted = "return told.find(({ name }) => name === 'error').detail.count > 0";
                    reader.finds(counted, json!(true)).await;
                    let all: String = reader.evaluates("return JSON.stringify(told)").await;
                    assert!(!all.contains("hunter2") && !all.contains("/items"), "{all}");
                    reader.forgives_complaints_about("[which-first]").await;
                });
        }
    }

    fn a_link_with_another_sites_questions_names_the_site_and_asks_first(engine) {
        for path in ["/", "/index.html", "/?frame=1"] {
            let joint = if path.contains('?') { '&' } else { '?' };
            // One letter of the host is Cyrillic.
            let address = format!("{path}{joint}instrument=https://quіz.example/q.json%23r=WF-1");
            Test::at(&address).in_engine(engine).check(async |reader| {
                let notice = reader.at(".stranger");
                notice.finds("return element.innerText.includes('https://xn--quz-')", json!(true)).await;
                notice.finds("return element.querySelector('[data-when=ask]').hidden", json!(false)).await;
                reader.finds(WAS_CALLED, json!(false)).await;
                reader.finds("return document.querySelector('which-first')", Value::Null).await;
                reader.finds("return document.querySelector('meta[name=robots]').content", json!("noindex")).await;
            });
        }
    }

    fn a_facilitator_is_asked_before_another_sites_questions_stand_on_the_wall(engine) {
        Test::at("/present.html?instrument=https://quiz.example/q.json").in_engine(engine).check(async |reader| {
            let notice = reader.at(".stranger");
            notice.finds("return element.innerText.includes('https://quiz.example')", json!(true)).await;
            reader.finds(WAS_CALLED, json!(false)).await;
            // The file is loaded without a network.
            let file = shipped().to_string();
            let answers = format!("
                const ours = window.fetch;
                window.fetch = (url, options) =>
                    String(url).startsWith('https://quiz.example') ? Promise.resolve(new Response({file:?})) : ours(url, options)");
            reader.has_the_page_do(&answers).await;
            reader.has_the_page_do("document.querySelector('.stranger button').click()").await;
            reader.as_facilitator().sees("New room").await;
            notice.finds("return element.querySelector('[data-when=open]').innerText", json!(SHOWN)).await;
        });
    }

    fn what_another_site_has_is_named_as_long_as_it_is_shown(engine) {
        Test::at("/?instrument=https://quiz.example/q.json").in_engine(engine).check(async |reader| {
            let file = shipped().to_string();
            let answers = format!("
                const ours = window.fetch;
                window.fetch = (url, options) => {{
                    if (!String(url).startsWith('https://quiz.example')) return ours(url, options);
                    window.options = options;
                    return Promise.resolve(new Response({file:?}));
                }}");
            reader.has_the_page_do(&answers).await;
            reader.has_the_page_do("document.querySelector('.stranger button').click()").await;
            let options = "return [options.credentials, options.referrerPolicy, options.redirect]";
            reader.sees_the_first_card().await;
            reader.finds(options, json!(["omit", "no-referrer", "error"])).await;
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            let said = "return document.querySelector('.stranger [data-when=open]').innerText";
            reader.finds(said, json!(SHOWN)).await;
        });
    }

    fn an_address_that_is_no_sites_is_refused_in_words(engine) {
        for address in [
            "data:application/json,{}",
            "blob:https://quiz.example/1",
            "http://quiz.example/q.json",
            "https://me:secret@quiz.example/q.json",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
        ] {
            for page in ["/", "/present.html"] {
                Test::at(&format!("{page}?instrument={address}")).in_engine(engine).check(async |reader| {
                    let notice = reader.at(".stranger");
                    notice.finds("return element.querySelector('[data-when=refuse]').hidden", json!(false)).await;
                    reader.finds(WAS_CALLED, json!(false)).await;
                });
            }
        }
    }

    fn a_page_hears_nothing_of_what_was_answered_in_another_pages_frame(engine) {
        let frame = "/index.html?frame=1&amp;keep=local";
        Test::on(&framing(frame)).in_engine(engine).check(async |reader| {
            let heard = "return told.some(({ whichFirst, result }) => whichFirst === 'result' && result)";
            reader.enters_the_pages_frame().await;
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.leaves_the_frame().await;
            reader.finds(heard, json!(true)).await;
            // The progress is restored on the page that it was stored on.
            reader.reloads().await;
            reader.finds(heard, json!(true)).await;

            // A page on another port is the same site for cookies, but another site for readers.
            let other = Site::start().await;
            if engine != Engine::Chromium {
                other.listens();
            }
            let framed = framing(&reader.site.url(frame));
            other.serves("/other.html", Served::Page(framed.html()));
            reader.opens(&other.url("/other.html")).await;
            reader.enters_the_pages_frame().await;
            reader.sees_the_first_card().await;
            reader.leaves_the_frame().await;
            reader.finds("return told.some(({ whichFirst }) => whichFirst === 'height')", json!(true)).await;
            reader.finds(heard, json!(false)).await;
        });
    }

    fn an_accent_calls_nobody(engine) {
        let accent = r#"<style>main { --brand: teal }</style>
            <which-first accent="var(--nothing,)url(/called.png)"></which-first>"#;
        Test::on(&Host::new(accent)).in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            assert!(!was_asked_for(&reader.site, "/called.png"));
            let line = reader.reads_in_the_console("accent=").await;
            assert!(line.contains("is no colour"), "{line}");
        });
        let brand = r#"<style>main { --brand: rgb(1, 2, 3) }</style><which-first accent="var(--brand)"></which-first>"#;
        Test::on(&Host::new(brand)).in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            let accent = "return getComputedStyle(all('.wf')[0]).getPropertyValue('--wf-accent')";
            reader.finds(accent, json!("rgb(1, 2, 3)")).await;
        });
    }

    fn a_program_with_a_charset_in_its_type_runs(engine) {
        let program = |name| {
            let path = named(name, ".wasm");
            (format!("/{path}"), built_bytes(&path))
        };
        let typed = |bytes| Served::Typed("application/wasm; charset=utf-8", bytes);
        let [(widget, draws), (present, presents)] = ["widget-", "present-"].map(program);
        Test::new()
            .in_engine(engine)
            .serves(&widget, typed(draws))
            .serves(&present, typed(presents))
            .check(async |reader| {
                reader.votes(SALE).await;
                reader.answers_from(1, &WITH_THE_ESSAY).await;
                reader.sees_verdict("The Deliverer").await;
                reader.opens("/present.html").await;
                reader.as_facilitator().sees("New room").await;
            });
    }

    fn content_that_somebody_has_changed_is_not_shown(engine) {
        for start in ["ui-results.en-", "results.which-first.en-"] {
            let path = named(start, ".json");
            let changed = built(&path).replace(" the ", " th\u{435} ");
            assert_ne!(changed, built(&path));
            let pattern = format!("/{path}");
            Test::new().in_engine(engine).serves(&pattern, Served::Json(changed)).check(async |reader| {
                reader.votes(SALE).await;
                reader.answers_from(1, &WITH_THE_ESSAY).await;
                reader.sees(".lead", &["The rest of the quiz could not be loaded. Your answers are still here."]).await;
                reader.forgives_complaints_about("integrity").await;
                reader.forgives_complaints_about("[which-first]").await;
                reader.site.serves_again(&pattern);
                reader.taps(".retry").await;
                reader.sees_verdict("The Deliverer").await;
            });
        }
    }
}

/// True if the page has made a request to that site.
const WAS_CALLED: &str = "return performance.getEntriesByType('resource').some(({ name }) => /qu.*z.example/.test(name))";

/// The notice beside the questions of another site.
const SHOWN: &str = "Questions from https://quiz.example, not from this site";

#[test]
fn nobody_frames_the_facilitators_desk() {
    Test::on(&framing("/present.html")).check(async |reader| {
        reader.enters_the_pages_frame().await;
        // The frame shows an error page of the browser.
        reader
            .finds("return document.querySelector('.front')", Value::Null)
            .await;
        reader.leaves_the_frame().await;
        reader.forgives_complaints_about("frame-ancestors").await;
    });
}

#[test]
fn the_name_of_a_place_in_a_frame_is_no_name_of_anything_in_it() {
    Test::on(&framing("/index.html?frame=1&amp;at=sensor")).check(async |reader| {
        reader.enters_the_pages_frame().await;
        reader.sees_the_first_card().await;
        reader
            .finds("return typeof window.sensor", json!("undefined"))
            .await;
    });
}

/// With a redirect, the page would make a request to a site that it has not named.
#[test]
fn an_instrument_that_leads_elsewhere_is_not_followed() {
    let own = r#"<which-first instrument="/mine.json" loading="eager"><a id="link" href="/">Take the quiz</a></which-first>"#;
    let there = Served::Redirect("/elsewhere.json".into());
    Test::on(&Host::new(own))
        .serves("/mine.json", there)
        .check(async |reader| {
            reader.sees_message("could not be loaded").await;
            assert!(!was_asked_for(&reader.site, "/elsewhere.json"));
            reader.forgives_complaints_about("").await;
        });
}

#[test]
fn every_page_that_is_shipped_brings_its_policy() {
    let mut pages = vec![
        "index.html".to_owned(),
        "present.html".into(),
        "which-first.html".into(),
    ];
    for verdict in built_in("r") {
        pages.push(format!("r/{verdict}/index.html"));
    }
    assert!(pages.len() > 7, "{pages:?}");
    for page in pages {
        let text = built(&page);
        let policy =
            text.find(r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none';"#);
        let policy = policy.unwrap_or_else(|| panic!("{page} has no policy"));
        for barred in ["<script", "<link", "<style", "<img"] {
            assert!(
                policy < text.find(barred).unwrap_or(usize::MAX),
                "{page}: {barred} comes first"
            );
        }
    }
    assert!(
        !is_built("hosts"),
        "example hosts are pages without our policy"
    );
}

/// This page is served without headers, so only the policy inside it applies.
#[test]
fn a_page_on_a_server_that_sends_no_policy_runs_nothing_that_was_put_into_it() {
    let page = built("index.html").replace(
        "</body>",
        "<script>window.caught = 1</script><img src=x onerror='window.caught = 2'></body>",
    );
    Test::new()
        .serves("/", Served::Page(page))
        .check(async |reader| {
            reader.votes(SALE).await;
            reader.sees_item(1).await;
            reader
                .finds("return window.caught ?? null", Value::Null)
                .await;
            reader
                .forgives_complaints_about("Content Security Policy")
                .await;
            reader.forgives_complaints_about("404").await;
        });
}
