//! The quiz in every engine that a reader may have, and the driver's capture of console errors in each.

use crate::driver::{Engine, Host, Key, QUIZ, Served, Test, in_every_engine};
use crate::words::{FOUND_SALE, SAID_SALE, SALE, WITH_THE_ESSAY};

in_every_engine! {
    fn a_reader_takes_the_quiz_by_taps(engine) {
        Test::on(&Host::new(QUIZ)).in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY).await;
            reader.sees_verdict("The Deliverer").await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        });
    }

    fn a_reader_takes_the_quiz_by_keyboard_alone(engine) {
        Test::on(&Host::new(QUIZ)).in_engine(engine).check(async |reader| {
            reader.sees_the_first_card().await;
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".pole", 1).await;
            reader.presses(Key::Tab).await;
            reader.has_focus_on(".pole", 2).await;
            reader.presses(Key::Enter).await;
            for (item, answer) in (1..).zip(WITH_THE_ESSAY) {
                reader.sees_item(item).await;
                reader.has_focus_on("h2.question", 1).await;
                if item <= 4 {
                    // By a digit key, with the focus on the question.
                    reader.presses(answer.to_string()).await;
                    continue;
                }
                // By Tab to the answers, arrows along them, and Enter or Space.
                reader.presses(Key::Tab).await;
                reader.has_focus_on(".answer", 1).await;
                for reached in 2..=answer {
                    reader.presses(Key::Down).await;
                    reader.has_focus_on(".answer", reached).await;
                }
                let key = if item % 2 == 0 {
                    Key::Enter
                } else {
                    Key::Space
                };
                reader.presses(key).await;
            }
            reader.sees_verdict("The Deliverer").await;
            reader.has_focus_on("h2.question", 1).await;
            reader.sees(".gutcheck dd", &[SAID_SALE, FOUND_SALE]).await;
        });
    }

    fn a_reload_half_way_resumes_at_the_same_item(engine) {
        Test::new().in_engine(engine).check(async |reader| {
            reader.votes(SALE).await;
            reader.answers_from(1, &WITH_THE_ESSAY[..5]).await;
            reader.sees_item(6).await;
            reader.reloads().await;
            reader.answers_from(6, &WITH_THE_ESSAY[5..]).await;
            reader.sees_verdict("The Deliverer").await;
        });
    }

    fn whatever_goes_wrong_on_a_page_is_heard(engine) {
        let wrong = "
            console.warn('a page', 'that warns');
            setTimeout(() => { throw new Error('a page that throws') });
            Promise.reject(new Error('a page that breaks a promise'));
            const missing = document.createElement('script');
            missing.src = '/missing.js';
            document.head.append(missing)";
        Test::on(&Host::new(QUIZ).script(wrong))
            .in_engine(engine)
            .serves("/missing.js", Served::Missing)
            .check(async |reader| {
                reader.sees_the_first_card().await;
                reader.reads_in_the_console("that warns").await;
                reader.reads_in_the_console("a page that throws").await;
                reader.reads_in_the_console("a page that breaks a promise").await;
                reader.reads_in_the_console("/missing.js").await;
            });
    }
}
