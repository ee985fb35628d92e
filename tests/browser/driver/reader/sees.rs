//! The reader's expectations: what they must see.

use super::{Reader, Step};
use crate::words;
use serde_json::json;

impl Reader {
    /// The first card is shown, and can be tapped.
    #[track_caller]
    pub fn sees_the_first_card(&self) -> Step<'_> {
        self.step("looks for the first card".to_owned(), async move {
            self.see(".card.gut .question", &[words::TITLE]).await?;
            self.see(".card.gut .pole.low", &[words::RELATIONSHIP])
                .await?;
            self.see(".card.gut .pole.high", &[words::SALE]).await
        })
    }

    /// The item with this number (from 1) is shown.
    #[track_caller]
    pub fn sees_item(&self, item: usize) -> Step<'_> {
        self.step(format!("looks for item {item}"), self.asked(item))
    }

    /// The result has this verdict, and all of it is rendered.
    #[track_caller]
    pub fn sees_verdict<'a>(&'a self, verdict: &'a str) -> Step<'a> {
        /// The last element of a result, one's own or a shared one.
        const END: &str = ".result .restart, .result .onward";
        self.step(format!("looks for “{verdict}”"), async move {
            self.see(".card.result h2.question", &[verdict]).await?;
            self.until(async || {
                let ends: usize = self
                    .ask("return all(given[0]).length", &[json!(END)])
                    .await?;
                (ends == 1)
                    .then_some(())
                    .ok_or_else(|| "the end of it is not there".to_owned())
            })
            .await
        })
    }

    /// The elements that match a selector contain these texts, in this order, and there are no other
    /// elements.
    #[track_caller]
    pub fn sees<'a>(&'a self, css: &'a str, said: &'a [&'a str]) -> Step<'a> {
        self.step(format!("looks at {css}"), self.see(css, said))
    }

    /// No visible element matches the selector. For use after something else has been seen.
    #[track_caller]
    pub fn sees_no<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.sees(css, &[])
    }

    /// This number of elements matches a selector.
    #[track_caller]
    pub fn counts<'a>(&'a self, css: &'a str, wanted: usize) -> Step<'a> {
        self.step(format!("counts {css}"), async move {
            self.until(async || {
                let found: usize = self
                    .ask("return all(given[0]).length", &[json!(css)])
                    .await?;
                (found == wanted)
                    .then_some(())
                    .ok_or_else(|| format!("there are {found} of them, not {wanted}"))
            })
            .await
        })
    }

    /// An attribute of the first element that matches a selector has this value.
    #[track_caller]
    pub fn sees_attribute<'a>(&'a self, css: &'a str, name: &'a str, value: &'a str) -> Step<'a> {
        self.step(format!("looks at {name} of {css}"), async move {
            self.until(async || {
                let script = "return all(given[0])[0]?.getAttribute(given[1]) ?? null";
                let found: Option<String> = self.ask(script, &[json!(css), json!(name)]).await?;
                (found.as_deref() == Some(value))
                    .then_some(())
                    .ok_or_else(|| format!("it is {found:?}, not {value:?}"))
            })
            .await
        })
    }

    /// The n-th element (from 1) that matches a selector has the focus.
    #[track_caller]
    pub fn has_focus_on<'a>(&'a self, css: &'a str, nth: usize) -> Step<'a> {
        self.step(format!("looks for the focus on {css} {nth}"), async move {
            self.until(async || {
                let script = "
                    const focused = root && root.activeElement;
                    const named = focused ? focused.tagName + '.' + focused.className : 'nothing of ours';
                    return [focused !== null && focused === all(given[0])[given[1] - 1], named]";
                let (on, named): (bool, String) = self.ask(script, &[json!(css), json!(nth)]).await?;
                on.then_some(()).ok_or_else(|| format!("{named} has it"))
            })
            .await
        })
    }

    /// The page around the quiz shows this text.
    #[track_caller]
    pub fn sees_on_the_page<'a>(&'a self, css: &'a str, said: &'a str) -> Step<'a> {
        self.step(format!("looks at {css} of the page"), async move {
            self.until(async || {
                // Rendered, not only in the DOM: the content of a slot that the shadow root does not
                // contain is not rendered.
                let script = "
                    const node = document.querySelector(given[0]);
                    return node && shown(node) ? words(node) : null";
                let found: Option<String> = self.ask(script, &[json!(css)]).await?;
                (found.as_deref().is_some_and(|found| found.contains(said)))
                    .then_some(())
                    .ok_or_else(|| format!("it shows {found:?}, not “{said}”"))
            })
            .await
        })
    }

    /// In the place of the quiz there is a message with this text.
    #[track_caller]
    pub fn sees_message<'a>(&'a self, said: &'a str) -> Step<'a> {
        self.step("looks for a message".to_owned(), async move {
            self.until(async || {
                let script =
                    "return root ? [...root.children].filter(shown).map(words).join(' ') : ''";
                let found: String = self.ask(script, &[]).await?;
                (found.contains(said))
                    .then_some(())
                    .ok_or_else(|| format!("there stands “{found}”, not “{said}”"))
            })
            .await
        })
    }

    /// The page around the quiz shows no element that matches the selector (any more).
    #[track_caller]
    pub fn sees_nothing_of<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("looks for {css} of the page to go"), async move {
            self.until(async || {
                let script = "
                    const node = document.querySelector(given[0]);
                    return node !== null && shown(node)";
                let there: bool = self.ask(script, &[json!(css)]).await?;
                (!there)
                    .then_some(())
                    .ok_or_else(|| "it is shown".to_owned())
            })
            .await
        })
    }
}
