//! Traces of a removed quiz in the page: nothing but the element's definition.

use crate::driver::{Host, QUIZ, Test};
use crate::words::{SALE, WITH_THE_ESSAY};
use serde_json::{Value, json};

/// A script that records listeners on shared objects, and lists them with everything else that a script can
/// leave behind.
const TRACE: &str = r"
    const listening = [];
    const shared = () => [window, document, document.documentElement, document.body];
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const forget = (target, type, listener) => {
        const at = listening.findIndex((known) => known.target === target && known.type === type && known.listener === listener);
        if (at >= 0) listening.splice(at, 1);
    };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
        const target = this ?? window;
        if (shared().includes(target)) {
            forget(target, type, listener);
            listening.push({ target, type, listener });
            options?.signal?.addEventListener('abort', () => forget(target, type, listener));
        }
        return add.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
        const target = this ?? window;
        forget(target, type, listener);
        return remove.call(target, type, listener, options);
    };
    const trace = () => ({
        globals: Object.getOwnPropertyNames(window),
        styles: [`${document.styleSheets.length} and ${document.adoptedStyleSheets.length}`],
        markup: [document.documentElement.outerHTML],
        listeners: listening.map(({ target, type }) => `${target.constructor.name} ${type}`),
    });
    let before;
    window.begin = () => { before = trace() };
    // The entries that are new, or more often there than before.
    window.left = () => Object.entries(trace()).flatMap(([kind, now]) => {
        const known = [...before[kind]];
        return now.filter((one) => {
            const at = known.indexOf(one);
            if (at >= 0) known.splice(at, 1);
            return at < 0;
        }).map((one) => `${kind}: ${one}`);
    });
";

#[test]
fn a_quiz_leaves_nothing_on_the_page_around_it() {
    Test::on(&Host::new(QUIZ).loads(0).script(TRACE)).check(async |reader| {
        // Lets the driver leave its own traces first.
        reader.taps_on_the_page("#post").await;
        let _: Value = (reader.awaits(
            "begin();
             const script = document.createElement('script');
             script.src = '/embed.js';
             script.onload = () => { script.remove(); done(null) };
             document.body.append(script)",
        ))
        .await;
        reader.votes(SALE).await;
        reader.answers_from(1, &WITH_THE_ESSAY).await;
        reader.sees_verdict("The Deliverer").await;

        // A mounted quiz may have listeners.
        let but_listeners = "return left().filter((one) => !one.startsWith('listeners'))";
        reader.finds(but_listeners, json!([])).await;

        // A removed quiz has no listeners. The page removes its own link.
        let gone = "return left().filter((one) => !one.startsWith('markup'))";
        let _: Value = reader.evaluates("element.remove(); return null").await;
        reader.finds(gone, json!([])).await;
        let name = "return Boolean(customElements.get('which-first'))";
        reader.finds(name, json!(true)).await;
    });
}
