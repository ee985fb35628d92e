//! A reader in front of the page: their actions, and what they must see.
//!
//! Each method is a step. A step that fails names the line of the test, the reader's intention, the obstacle,
//! and the screen's content. There are no fixed delays: a step polls until its condition holds, and fails
//! after [`PATIENCE`].

mod acts;
mod facilitator;
mod keeps;
mod places;
mod sees;
mod surface;

use super::browser::Engine;
use super::console::{self, Line};
use super::site::Site;
use crate::words;
pub use facilitator::Facilitator;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};
use thirtyfour::{BrowserLogEntry, WebDriver, WebElement};
use tokio::time::sleep;

/// The timeout of a step: long, since the machine may be building something.
const PATIENCE: Duration = Duration::from_secs(20);

/// The shortest polling interval.
const PAUSE: Duration = Duration::from_millis(15);

/// The beginning of every script: the element, its shadow root, and helper functions.
const PRELUDE: &str = r#"
    const [selector, ...given] = arguments;
    const element = document.querySelector(selector);
    const root = element && element.shadowRoot;
    const all = (css) => root ? [...root.querySelectorAll(css)] : [];
    const words = (node) => (node.textContent ?? "").replace(/\s+/g, " ").trim();
    // Who looks for something opens the section that holds it.
    const reached = (node) => {
      const closed = "details.closed:not([open])";
      for (let at = node?.closest(closed); at; at = at.parentElement.closest(closed))
        if (!at.firstElementChild.contains(node)) at.open = true;
      return node;
    };
    const shown = (node) => reached(node).getClientRects().length > 0;
"#;

/// A step that a reader takes.
#[must_use = "a step is taken when it is awaited"]
pub struct Step<'a, T = ()>(Pin<Box<dyn Future<Output = T> + 'a>>);

impl<'a, T> IntoFuture for Step<'a, T> {
    type Output = T;
    type IntoFuture = Pin<Box<dyn Future<Output = T> + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        self.0
    }
}

type StepResult<T = ()> = Result<T, String>;

/// An event that reached the page's document.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct ReceivedEvent {
    /// The event's name, after `wf-`.
    pub name: String,
    /// The id of the element that dispatched it.
    pub from: String,
    /// The event's detail.
    pub detail: Value,
    /// True if the event bubbles.
    pub bubbles: bool,
    /// True if the event crosses shadow roots.
    pub composed: bool,
}

/// The name and description of an element for assistive technology.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The element's name.
    pub name: String,
    /// The description that is read after it.
    pub description: String,
}

/// A reader in front of a page.
#[derive(Clone, Debug)]
pub struct Reader {
    engine: Engine,
    /// True while the reader is inside a frame.
    framed: Rc<Cell<bool>>,
    driver: WebDriver,
    /// The site that the page is on.
    pub site: Site,
    /// The selector of the quiz element that the steps are about.
    element: String,
    /// Console lines that no step has expected yet.
    console: Rc<RefCell<Vec<Line>>>,
}

/// Navigation and browser settings.
impl Reader {
    /// A reader in front of the page's first quiz.
    pub fn new(engine: Engine, driver: WebDriver, site: Site) -> Self {
        Self {
            engine,
            driver,
            site,
            element: "which-first".to_owned(),
            console: Rc::default(),
            framed: Rc::default(),
        }
    }

    /// The same reader in front of another quiz on the page.
    pub fn at(&self, selector: &str) -> Self {
        Self {
            element: selector.to_owned(),
            ..self.clone()
        }
    }

    /// Opens a page.
    #[track_caller]
    pub fn opens<'a>(&'a self, path: &'a str) -> Step<'a> {
        self.step(format!("opens {path}"), async move {
            self.framed.set(false);
            self.driver
                .goto(self.site.url(path))
                .await
                .map_err(error_message)
        })
    }

    /// Reloads the page.
    #[track_caller]
    pub fn reloads(&self) -> Step<'_> {
        self.step("reloads".to_owned(), async move {
            self.driver.refresh().await.map_err(error_message)
        })
    }

    /// Disables scripts from now on.
    #[track_caller]
    pub fn turns_scripts_off(&self) -> Step<'_> {
        self.step("turns scripts off".to_owned(), async move {
            let off = json!({ "value": true });
            self.commands_chromium("Emulation.setScriptExecutionDisabled", off)
                .await
        })
    }

    /// Takes the browser offline; only Chromium supports that.
    #[track_caller]
    pub fn goes_offline(&self) -> Step<'_> {
        self.step("goes offline".to_owned(), async move {
            let none = json!({
                "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0,
            });
            self.commands_chromium("Network.emulateNetworkConditions", none)
                .await
        })
    }

    /// Logs every text node that a program creates, on every page; only Chromium supports that.
    #[track_caller]
    pub fn hears_of_text_nodes(&self) -> Step<'_> {
        self.step("listens for text nodes".to_owned(), async move {
            let command = "Page.addScriptToEvaluateOnNewDocument";
            self.commands_chromium(command, json!({ "source": console::TEXT_NODES }))
                .await
        })
    }

    /// Resizes the viewport, as by turning the screen.
    #[track_caller]
    pub fn turns_to_width(&self, width: u32) -> Step<'_> {
        self.step(format!("turns to a screen {width} wide"), async move {
            if self.engine != Engine::Chromium {
                return self.resizes_window(width).await;
            }
            // A window cannot be as narrow as a phone, but its viewport can.
            self.turn_to(width, 900).await
        })
    }

    /// Resizes the viewport to a width and a height; only Chromium supports that.
    #[track_caller]
    pub fn turns_to_screen(&self, width: u32, height: u32) -> Step<'_> {
        self.step(
            format!("turns to a screen of {width} × {height}"),
            self.turn_to(width, height),
        )
    }
}

/// The implementation of steps.
impl Reader {
    /// Sends a command of Chromium's own protocol, for functions that `WebDriver` lacks.
    async fn commands_chromium(&self, command: &str, with: Value) -> StepResult {
        if self.engine != Engine::Chromium {
            return Err(format!(
                "{command} is for Chromium, and this is {}",
                self.engine
            ));
        }
        let done = self.driver.cdp().send_raw(command, with).await;
        done.map(drop).map_err(error_message)
    }

    async fn turn_to(&self, width: u32, height: u32) -> StepResult {
        let screen = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.commands_chromium("Emulation.setDeviceMetricsOverride", screen)
            .await
    }

    /// Resizes the window to a viewport width, for drivers that cannot set the viewport.
    async fn resizes_window(&self, width: u32) -> StepResult {
        const HEIGHT: u32 = 900;
        (self.driver.set_window_rect(0, 0, width, HEIGHT).await).map_err(error_message)?;
        self.until(async || {
            let found: u32 = self.ask("return innerWidth", &[]).await?;
            (found == width)
                .then_some(())
                .ok_or_else(|| format!("the page is {found} wide in {}", self.engine))
        })
        .await
    }

    #[track_caller]
    fn step<'a, T: 'a>(
        &'a self,
        what: String,
        taken: impl Future<Output = StepResult<T>> + 'a,
    ) -> Step<'a, T> {
        let at = Location::caller();
        Step(Box::pin(async move {
            match taken.await {
                Ok(found) => found,
                Err(why) => {
                    let screen = self.screen().await;
                    panic!("{at}: the reader {what}, but {why}.\nOn the screen: {screen}")
                }
            }
        }))
    }

    /// The text on the screen, for an error message.
    async fn screen(&self) -> String {
        let script = "
            const card = all('section.card')[0];
            if (!card) return 'no card; the page says: ' + document.body.innerText.replace(/\\s+/g, ' ').slice(0, 2000);
            return '<' + card.className + '> ' + card.innerText.replace(/\\s+/g, ' ').slice(0, 700)";
        self.ask(script, &[]).await.unwrap_or_else(|error| error)
    }

    async fn until<T>(&self, mut look: impl AsyncFnMut() -> StepResult<T>) -> StepResult<T> {
        let begun = Instant::now();
        loop {
            match look().await {
                // The longer it takes, the rarer the reader looks: looking costs the browser time.
                Err(_) if begun.elapsed() < PATIENCE => {
                    sleep(PAUSE.max(begun.elapsed() / 8)).await;
                }
                found => return found,
            }
        }
    }

    async fn ask<T: DeserializeOwned>(&self, script: &str, given: &[Value]) -> StepResult<T> {
        let script = format!("{PRELUDE} {script}");
        let found = self.driver.execute(script, self.arguments(given)).await;
        found
            .and_then(|found| found.convert())
            .map_err(error_message)
    }

    fn arguments(&self, given: &[Value]) -> Vec<Value> {
        let element = json!(self.element);
        [element].into_iter().chain(given.iter().cloned()).collect()
    }

    async fn see(&self, css: &str, said: &[&str]) -> StepResult {
        self.until(async || {
            let script = "return all(given[0]).filter(shown).map(words)";
            let found: Vec<String> = self.ask(script, &[json!(css)]).await?;
            let alike = found.len() == said.len()
                && found
                    .iter()
                    .zip(said)
                    .all(|(found, said)| found.contains(said));
            alike
                .then_some(())
                .ok_or_else(|| format!("there stands {found:#?}, not {said:#?}"))
        })
        .await
    }

    async fn asked(&self, item: usize) -> StepResult {
        self.see(".card.item h2.question", &[words::ITEMS[item - 1]])
            .await
    }

    /// Clicks the element that matches the selector and, unless `said` is empty, has this text.
    async fn tap(&self, css: &str, said: &str) -> StepResult {
        let script = format!(
            "{PRELUDE}
            const fit = all(given[0]).filter(shown);
            return fit.find((node) => given[1] === '' || words(node) === given[1]) ?? null"
        );
        self.click(&script, vec![json!(css), json!(said)]).await
    }

    async fn tap_nth(&self, css: &str, n: usize) -> StepResult {
        let script = format!("{PRELUDE} return reached(all(given[0])[given[1] - 1]) ?? null");
        self.click(&script, vec![json!(css), json!(n)]).await
    }

    /// Clicks the element that a script finds, with the mouse. Elements that are covered or missing cannot be
    /// clicked.
    async fn click(&self, script: &str, given: Vec<Value>) -> StepResult {
        self.until(async || {
            let found = (self.driver.execute(script, self.arguments(&given)).await)
                .map_err(error_message)?;
            if found.json().is_null() {
                return Err(format!("nothing fits {given:?}"));
            }
            let element: WebElement = found.element().map_err(error_message)?;
            if self.engine == Engine::Chromium || !self.framed.get() {
                return element.click().await.map_err(error_message);
            }
            // Other drivers aim at the element's position before its frame grew.
            let element = element.to_json().map_err(error_message)?;
            let clicked = self.driver.execute("arguments[0].click()", vec![element]);
            clicked.await.map(drop).map_err(error_message)
        })
        .await
    }

    /// Removes the console lines about something, and returns their number.
    async fn forgive(&self, what: &str) -> StepResult<usize> {
        self.collect().await?;
        let mut console = self.console.borrow_mut();
        let before = console.len();
        console.retain(|line| !line.text.contains(what));
        Ok(before - console.len())
    }

    /// Collects the console lines since the last call.
    async fn collect(&self) -> StepResult {
        let lines = match self.engine {
            Engine::Chromium => {
                let lines = self.driver.browser_log().await.map_err(error_message)?;
                let line = |line: BrowserLogEntry| Line {
                    level: line.level,
                    text: line.message,
                };
                lines.into_iter().map(line).collect()
            }
            Engine::Firefox | Engine::WebKit => {
                self.driver
                    .execute_async(console::FLUSH, Vec::new())
                    .await
                    .map_err(error_message)?;
                self.site.take_console_lines()
            }
        };
        self.console.borrow_mut().extend(lines);
        Ok(())
    }
}

/// An error as one line.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that `map_err` wants"
)]
fn error_message(error: thirtyfour::error::WebDriverError) -> String {
    // The first line is the message, the rest the driver's own stack.
    let error = error.to_string();
    error.lines().take(3).collect::<Vec<_>>().join(" ")
}
