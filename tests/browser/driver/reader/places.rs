//! The reader's surroundings: pages of another site, frames, the colour scheme, and printing.

use super::{PRELUDE, Reader, Step, error_message};
use crate::driver::Engine;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::WebElement;

impl Reader {
    /// Opens a page of the same site by another host name, which makes it cross-site.
    #[track_caller]
    pub fn opens_as_another_site<'a>(&'a self, path: &'a str) -> Step<'a> {
        self.step(format!("opens {path} as another site"), async move {
            let url = self.site.url(path).replace("127.0.0.1", "localhost");
            self.driver.goto(url).await.map_err(error_message)
        })
    }

    /// Enters the page's frame. Until the reader leaves it, all steps are about its content.
    #[track_caller]
    pub fn enters_the_pages_frame(&self) -> Step<'_> {
        self.step(
            "enters the page’s frame".to_owned(),
            self.enter("document.querySelector('iframe')"),
        )
    }

    /// Enters the page's frame that matches a selector.
    #[track_caller]
    pub fn enters_frame<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("enters the frame {css}"), async move {
            let frame = format!("document.querySelector({css:?})");
            self.enter(&frame).await
        })
    }

    /// Enters the frame that the quiz has created.
    #[track_caller]
    pub fn enters_the_quizs_frame(&self) -> Step<'_> {
        self.step(
            "enters the quiz’s frame".to_owned(),
            self.enter("all('iframe')[0]"),
        )
    }

    /// Returns to the page around the frame.
    #[track_caller]
    pub fn leaves_the_frame(&self) -> Step<'_> {
        self.step("leaves the frame".to_owned(), async move {
            self.framed.set(false);
            self.driver
                .enter_default_frame()
                .await
                .map_err(error_message)
        })
    }

    /// Goes back to the previous page in the history.
    #[track_caller]
    pub fn goes_back(&self) -> Step<'_> {
        self.step("goes back".to_owned(), async move {
            self.driver.back().await.map_err(error_message)
        })
    }

    /// Switches the system to the dark colour scheme; only Chromium supports that at run time.
    #[track_caller]
    pub fn prefers_dark(&self) -> Step<'_> {
        self.step("turns the lights off".to_owned(), async move {
            let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
            self.commands_chromium("Emulation.setEmulatedMedia", dark)
                .await
        })
    }

    /// Asks the system for more contrast, in a light or dark colour scheme; only Chromium supports that at run time.
    #[track_caller]
    pub fn prefers_more_contrast<'a>(&'a self, scheme: &'a str) -> Step<'a> {
        self.step("turns the contrast up".to_owned(), async move {
            let more = json!({ "features": [
                { "name": "prefers-contrast", "value": "more" },
                { "name": "prefers-color-scheme", "value": scheme },
            ] });
            self.commands_chromium("Emulation.setEmulatedMedia", more)
                .await
        })
    }

    /// Emulates the print medium. Returns false if the engine does not support that.
    #[track_caller]
    pub fn holds_it_on_paper(&self) -> Step<'_, bool> {
        self.step("holds the page on paper".to_owned(), async move {
            if self.engine != Engine::Chromium {
                return Ok(false);
            }
            let paper = json!({ "media": "print" });
            let command = "Emulation.setEmulatedMedia";
            let sent = self.driver.cdp().send_raw(command, paper).await;
            sent.map(|_| true).map_err(error_message)
        })
    }

    /// Prints the page as a PDF with this paper size in inches; only Chromium supports that.
    #[track_caller]
    pub fn prints_on(&self, [width, height]: [f64; 2]) -> Step<'_, Vec<u8>> {
        self.step("prints the page".to_owned(), async move {
            let paper = json!({ "paperWidth": width, "paperHeight": height });
            let printed = self.driver.cdp().send_raw("Page.printToPDF", paper).await;
            let printed = printed.map_err(error_message)?;
            let data = printed["data"].as_str().unwrap_or_default();
            BASE64_STANDARD
                .decode(data)
                .map_err(|error| format!("what came is no PDF: {error}"))
        })
    }

    async fn enter(&self, frame: &str) -> Result<(), String> {
        let script = format!("{PRELUDE} return {frame} ?? null");
        self.until(async || {
            let found = self.driver.execute(&script, self.arguments(&[])).await;
            let found = found.map_err(error_message)?;
            if found.json() == &Value::Null {
                return Err("there is no frame".to_owned());
            }
            let frame: WebElement = found.element().map_err(error_message)?;
            frame.enter_frame().await.map_err(error_message)?;
            self.framed.set(true);
            Ok(())
        })
        .await
    }
}
