//! The reader's actions.

use super::{PRELUDE, Reader, Step, error_message};
use serde_json::json;
use thirtyfour::{Key, TypingData};

impl Reader {
    /// Taps a pole of the first card.
    #[track_caller]
    pub fn votes<'a>(&'a self, pole: &'a str) -> Step<'a> {
        self.step(
            format!("votes for “{pole}”"),
            self.tap(".card.gut .pole", pole),
        )
    }

    /// Starts without a vote.
    #[track_caller]
    pub fn starts_without_a_vote(&self) -> Step<'_> {
        self.step(
            "starts without a vote".to_owned(),
            self.tap(".card.gut .pass", ""),
        )
    }

    /// Taps an answer, by its text, once the item with this number (from 1) is shown.
    #[track_caller]
    pub fn answers<'a>(&'a self, item: usize, answer: &'a str) -> Step<'a> {
        self.step(format!("answers item {item} with “{answer}”"), async move {
            self.asked(item).await?;
            self.tap(".answers .answer", answer).await
        })
    }

    /// Taps answers by their numbers (from 1) to the items from `first` on; 0 skips one.
    #[track_caller]
    pub fn answers_from<'a>(&'a self, first: usize, answers: &'a [usize]) -> Step<'a> {
        self.step(format!("answers the items from {first}"), async move {
            for (item, &answer) in (first..).zip(answers) {
                self.asked(item).await?;
                match answer {
                    0 => self.tap(".skip", "").await?,
                    n => self.tap_nth(".answers .answer", n).await?,
                }
            }
            Ok(())
        })
    }

    /// Taps the first element that matches a selector.
    #[track_caller]
    pub fn taps<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("taps {css}"), self.tap(css, ""))
    }

    /// Double-clicks the first element that matches a selector, as a hurried reader does.
    #[track_caller]
    pub fn double_clicks<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("double-clicks {css}"), async move {
            // In one action chain, which makes them one double click.
            let [x, y] = self.centre(css).await?;
            let chain = self.driver.action_chain();
            let chain = chain.move_to(x, y).click().click();
            chain.perform().await.map_err(error_message)
        })
    }

    /// Moves the pointer to a place some pixels from the centre of the first element that matches a selector.
    #[track_caller]
    pub fn points_at<'a>(&'a self, css: &'a str, beside: i64) -> Step<'a> {
        self.step(format!("points at {css}"), async move {
            let [x, y] = self.centre(css).await?;
            let chain = self.driver.action_chain().move_to(x + beside, y);
            chain.perform().await.map_err(error_message)
        })
    }

    async fn centre(&self, css: &str) -> Result<[i64; 2], String> {
        let script = "const box = all(given[0])[0].getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2]";
        let at: [f64; 2] = self.ask(script, &[json!(css)]).await?;
        #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
        Ok(at.map(|place| place as i64))
    }

    /// Taps an element of the page around the quiz.
    #[track_caller]
    pub fn taps_on_the_page<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("taps {css} of the page"), async move {
            let script = format!("{PRELUDE} return document.querySelector(given[0])");
            self.click(&script, vec![json!(css)]).await
        })
    }

    /// Presses a key while holding another one.
    #[track_caller]
    pub fn presses_with(&self, held: Key, key: impl Into<TypingData>) -> Step<'_> {
        let key = key.into();
        self.step("presses two keys together".to_owned(), async move {
            let keys = self
                .driver
                .action_chain()
                .key_down(held.clone())
                .send_keys(key)
                .key_up(held);
            keys.perform().await.map_err(error_message)
        })
    }

    /// Presses a key, or several one after another.
    #[track_caller]
    pub fn presses(&self, keys: impl Into<TypingData>) -> Step<'_> {
        let keys = keys.into();
        let names = keys.to_string().escape_default().to_string();
        self.step(format!("presses {names}"), async move {
            self.driver
                .action_chain()
                .send_keys(keys)
                .perform()
                .await
                .map_err(error_message)
        })
    }
}
