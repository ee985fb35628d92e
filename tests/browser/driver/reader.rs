//! A reader in front of the page: what they do, and what they must see.
//!
//! Each method is a step. A step that fails names the line of the test, what the reader was about
//! to do, what stood in the way, and what was on the screen. Nothing is waited for by the clock:
//! a step looks again until it sees what it wants, and gives up after [`PATIENCE`].

use super::site::Site;
use crate::words;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::time::{Duration, Instant};
use thirtyfour::{Key, TypingData, WebDriver, WebElement};
use tokio::time::sleep;

/// How long a step looks for what it wants: long, for the machine may be building something.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long it waits between two looks.
const PAUSE: Duration = Duration::from_millis(15);

/// What every script of ours begins with: the element, its shadow root, and short names.
const PRELUDE: &str = r#"
    const [selector, ...given] = arguments;
    const element = document.querySelector(selector);
    const root = element && element.shadowRoot;
    const all = (css) => root ? [...root.querySelectorAll(css)] : [];
    const words = (node) => (node.textContent ?? "").replace(/\s+/g, " ").trim();
    const shown = (node) => node.getClientRects().length > 0;
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

type Found<T = ()> = Result<T, String>;

/// An event that reached the page's document.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Heard {
    /// Its name, after `which-first:`.
    pub name: String,
    /// The id of the element it comes from.
    pub from: String,
    /// Its detail.
    pub detail: Value,
    /// Whether it bubbles.
    pub bubbles: bool,
    /// Whether it crosses shadow roots.
    pub composed: bool,
}

/// A line of the console.
#[derive(Clone, Debug)]
struct Line {
    level: String,
    text: String,
}

/// A reader in front of a page.
#[derive(Clone, Debug)]
pub struct Reader {
    driver: WebDriver,
    /// The site that the page is on.
    pub site: Site,
    /// A selector of the element in front of them.
    element: String,
    /// Lines that no step has asked for yet.
    console: Rc<RefCell<Vec<Line>>>,
}

/// Where they are, and what is in front of them.
impl Reader {
    /// A reader in front of the page's first quiz.
    pub fn new(driver: WebDriver, site: Site) -> Self {
        Self {
            driver,
            site,
            element: "which-first".to_owned(),
            console: Rc::default(),
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
            self.driver.goto(self.site.url(path)).await.map_err(told)
        })
    }

    /// Reloads the page.
    #[track_caller]
    pub fn reloads(&self) -> Step<'_> {
        self.step("reloads".to_owned(), async move {
            self.driver.refresh().await.map_err(told)
        })
    }

    /// Turns or resizes the screen.
    #[track_caller]
    pub fn turns_to_width(&self, width: u32) -> Step<'_> {
        self.step(format!("turns to a screen {width} wide"), async move {
            // A window cannot be made as narrow as a phone; its viewport can.
            let screen = json!({
                "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false,
            });
            let command = "Emulation.setDeviceMetricsOverride";
            self.driver
                .cdp()
                .send_raw(command, screen)
                .await
                .map(drop)
                .map_err(told)
        })
    }
}

/// What they do.
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

    /// Taps an answer, by its words, once the item with this number (from 1) is asked.
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

    /// Taps the first element that fits a selector.
    #[track_caller]
    pub fn taps<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("taps {css}"), self.tap(css, ""))
    }

    /// Clicks twice in a row on the first element that fits a selector, as a hurried hand does.
    #[track_caller]
    pub fn double_clicks<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.step(format!("double-clicks {css}"), async move {
            // In one chain, which is what makes them one double click.
            let at: [f64; 2] = self
                .ask(
                    &format!(
                        "const box = all({css:?})[0].getBoundingClientRect();
                         return [box.x + box.width / 2, box.y + box.height / 2]"
                    ),
                    &[],
                )
                .await?;
            #[expect(clippy::cast_possible_truncation, reason = "a place on a screen")]
            let [x, y] = at.map(|place| place as i64);
            let chain = self.driver.action_chain();
            let chain = chain.move_to(x, y).click().click();
            chain.perform().await.map_err(told)
        })
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
            keys.perform().await.map_err(told)
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
                .map_err(told)
        })
    }
}

/// What they must see.
impl Reader {
    /// The first card is there, and can be tapped.
    #[track_caller]
    pub fn sees_the_first_card(&self) -> Step<'_> {
        self.step("looks for the first card".to_owned(), async move {
            self.see(".card.gut .question", &[words::TITLE]).await?;
            self.see(".card.gut .pole.low", &[words::RELATIONSHIP])
                .await?;
            self.see(".card.gut .pole.high", &[words::SALE]).await
        })
    }

    /// The item with this number (from 1) is asked.
    #[track_caller]
    pub fn sees_item(&self, item: usize) -> Step<'_> {
        self.step(format!("looks for item {item}"), self.asked(item))
    }

    /// The result says this.
    #[track_caller]
    pub fn sees_verdict<'a>(&'a self, verdict: &'a str) -> Step<'a> {
        self.step(format!("looks for “{verdict}”"), async move {
            self.see(".card.result h2.question", &[verdict]).await
        })
    }

    /// The elements that fit a selector say these things, in this order, and there are no others.
    /// What is said may be a part of what stands there.
    #[track_caller]
    pub fn sees<'a>(&'a self, css: &'a str, said: &'a [&'a str]) -> Step<'a> {
        self.step(format!("looks at {css}"), self.see(css, said))
    }

    /// Nothing that is shown fits the selector. For use once something else has been seen.
    #[track_caller]
    pub fn sees_no<'a>(&'a self, css: &'a str) -> Step<'a> {
        self.sees(css, &[])
    }

    /// This many elements fit a selector.
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

    /// An attribute of the first element that fits a selector has this value.
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

    /// The first element that fits a selector has the focus; or, of several, the one with this
    /// number (from 1).
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

    /// The page around the quiz shows this.
    #[track_caller]
    pub fn sees_on_the_page<'a>(&'a self, css: &'a str, said: &'a str) -> Step<'a> {
        self.step(format!("looks at {css} of the page"), async move {
            self.until(async || {
                // Shown for a reader: drawn, not only in the tree. A slot that takes no part in
                // the shadow root leaves its content undrawn.
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

    /// Where the quiz would be, there is a message that says this.
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

    /// The page around the quiz does not show this (any more).
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

/// What lies under the surface.
impl Reader {
    /// What a script makes of the page. It may use `element`, `root`, `all`, `words`, `shown`.
    #[track_caller]
    pub fn evaluates<'a, T: DeserializeOwned + 'a>(&'a self, script: &'a str) -> Step<'a, T> {
        self.step("looks under the surface".to_owned(), async move {
            self.ask(script, &[]).await
        })
    }

    /// Waits until a script makes this of the page.
    #[track_caller]
    pub fn finds<'a>(&'a self, script: &'a str, wanted: Value) -> Step<'a> {
        self.step("looks under the surface".to_owned(), async move {
            self.until(async || {
                let found: Value = self.ask(script, &[]).await?;
                (found == wanted)
                    .then_some(())
                    .ok_or_else(|| format!("`{script}` is {found}, not {wanted}"))
            })
            .await
        })
    }

    /// Runs a script from a file in the page, such as a tool's.
    #[track_caller]
    pub fn brings(&self, script: String) -> Step<'_> {
        self.step("brings a script".to_owned(), async move {
            self.driver
                .execute(script, Vec::new())
                .await
                .map(drop)
                .map_err(told)
        })
    }

    /// What an asynchronous script passes to `done`.
    #[track_caller]
    pub fn awaits<'a, T: DeserializeOwned + 'a>(&'a self, script: &'a str) -> Step<'a, T> {
        self.step("looks under the surface".to_owned(), async move {
            let script = format!("{PRELUDE} const done = given.at(-1); {script}");
            let found = (self
                .driver
                .execute_async(script, vec![json!(self.element)])
                .await)
                .map_err(told)?;
            found.convert().map_err(told)
        })
    }

    /// What our keys hold in the storage with this name.
    #[track_caller]
    pub fn stored<'a>(&'a self, storage: &'a str) -> Step<'a, Vec<(String, String)>> {
        self.step(format!("looks into {storage}"), async move {
            let script = "
                return Object.entries(window[given[0]])
                    .filter(([key]) => key.startsWith('which-first'))";
            self.ask(script, &[json!(storage)]).await
        })
    }

    /// Puts something else in the place of what is stored for the session.
    #[track_caller]
    pub fn tampers_with_what_is_stored<'a>(&'a self, line: &'a str) -> Step<'a> {
        self.step("tampers with what is stored".to_owned(), async move {
            let script = "
                const keys = Object.keys(sessionStorage).filter((key) => key.startsWith('which-first:'));
                for (const key of keys) sessionStorage.setItem(key, given[0]);
                return keys.length";
            match self.ask(script, &[json!(line)]).await? {
                1 => Ok(()),
                n => Err(format!("there are {n} lines to tamper with, not 1")),
            }
        })
    }

    /// Waits until the browser has asked the site for a path that ends like this.
    #[track_caller]
    pub fn sees_asked_for<'a>(&'a self, ending: &'a str) -> Step<'a> {
        self.step(format!("waits for {ending} to be fetched"), async move {
            self.until(async || {
                let asked = self.site.asked();
                (asked.iter().any(|asked| asked.ends_with(ending)))
                    .then_some(())
                    .ok_or_else(|| format!("only these were: {asked:?}"))
            })
            .await
        })
    }

    /// The events that have reached the page's document, of these names, once there are this many.
    #[track_caller]
    pub fn hears<'a>(&'a self, names: &'a [&'a str], count: usize) -> Step<'a, Vec<Heard>> {
        self.step(format!("listens for {names:?}"), async move {
            self.until(async || {
                let script = "return heard.filter(({ name }) => given[0].includes(name))";
                let heard: Vec<Heard> = self.ask(script, &[json!(names)]).await?;
                if heard.len() == count {
                    Ok(heard)
                } else {
                    Err(format!("heard {} of {count}: {heard:?}", heard.len()))
                }
            })
            .await
        })
    }

    /// A line of the console that holds these words. A second such line would be unexpected.
    #[track_caller]
    pub fn reads_in_the_console<'a>(&'a self, said: &'a str) -> Step<'a, String> {
        self.step(format!("looks for “{said}” in the console"), async move {
            self.until(async || {
                self.collect().await?;
                let mut console = self.console.borrow_mut();
                let at = console.iter().position(|line| line.text.contains(said));
                let at = at.ok_or_else(|| format!("it says {console:?}"))?;
                Ok(console.remove(at).text)
            })
            .await
        })
    }

    /// The console complains of something: the browser's own words on a missing file, say.
    #[track_caller]
    pub fn expects_complaints_about<'a>(&'a self, what: &'a str) -> Step<'a> {
        self.step(format!("expects complaints about {what}"), async move {
            self.until(async || match self.forgive(what).await? {
                0 => Err(format!("the console says {:?}", self.console.borrow())),
                _ => Ok(()),
            })
            .await
        })
    }

    /// The console may complain of something.
    #[track_caller]
    pub fn forgives_complaints_about<'a>(&'a self, what: &'a str) -> Step<'a> {
        self.step(format!("forgives complaints about {what}"), async move {
            self.forgive(what).await.map(drop)
        })
    }

    /// What the console says that no step has asked for: warnings, errors, and lines of ours.
    pub async fn unexpected(&self) -> Vec<String> {
        // A browser that can no longer say is reported by the step that failed.
        let _ = self.collect().await;
        let serious = |line: &&Line| {
            ["WARNING", "SEVERE"].contains(&line.level.as_str())
                || line.text.contains("which-first]")
        };
        (self.console.borrow().iter().filter(serious))
            .map(|line| format!("{}: {}", line.level, line.text))
            .collect()
    }
}

/// How steps are taken.
impl Reader {
    #[track_caller]
    fn step<'a, T: 'a>(
        &'a self,
        what: String,
        taken: impl Future<Output = Found<T>> + 'a,
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

    /// What is in front of the reader, for a message.
    async fn screen(&self) -> String {
        let script = "
            const card = all('section.card')[0];
            if (!card) return 'no card; the page says: ' + document.body.innerText.slice(0, 300);
            return '<' + card.className + '> ' + card.innerText.replace(/\\s+/g, ' ').slice(0, 700)";
        self.ask(script, &[]).await.unwrap_or_else(|error| error)
    }

    async fn until<T>(&self, mut look: impl AsyncFnMut() -> Found<T>) -> Found<T> {
        let begun = Instant::now();
        loop {
            match look().await {
                Err(_) if begun.elapsed() < PATIENCE => sleep(PAUSE).await,
                found => return found,
            }
        }
    }

    async fn ask<T: DeserializeOwned>(&self, script: &str, given: &[Value]) -> Found<T> {
        let script = format!("{PRELUDE} {script}");
        let found = self.driver.execute(script, self.arguments(given)).await;
        found.and_then(|found| found.convert()).map_err(told)
    }

    fn arguments(&self, given: &[Value]) -> Vec<Value> {
        let element = json!(self.element);
        [element].into_iter().chain(given.iter().cloned()).collect()
    }

    async fn see(&self, css: &str, said: &[&str]) -> Found {
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

    async fn asked(&self, item: usize) -> Found {
        self.see(".card.item h2.question", &[words::ITEMS[item - 1]])
            .await
    }

    /// Clicks the element that fits, and that says this where it is not empty.
    async fn tap(&self, css: &str, said: &str) -> Found {
        let script = format!(
            "{PRELUDE}
            const fit = all(given[0]).filter(shown);
            return fit.find((node) => given[1] === '' || words(node) === given[1]) ?? null"
        );
        self.click(&script, vec![json!(css), json!(said)]).await
    }

    async fn tap_nth(&self, css: &str, n: usize) -> Found {
        let script = format!("{PRELUDE} return all(given[0])[given[1] - 1] ?? null");
        self.click(&script, vec![json!(css), json!(n)]).await
    }

    /// Clicks what a script finds, with the mouse: what is covered, or not there yet, cannot be
    /// clicked.
    async fn click(&self, script: &str, given: Vec<Value>) -> Found {
        self.until(async || {
            let found =
                (self.driver.execute(script, self.arguments(&given)).await).map_err(told)?;
            if found.json().is_null() {
                return Err(format!("nothing fits {given:?}"));
            }
            let element: WebElement = found.element().map_err(told)?;
            element.click().await.map_err(told)
        })
        .await
    }

    /// Forgets what the console has said of something, and says how many lines that were.
    async fn forgive(&self, what: &str) -> Found<usize> {
        self.collect().await?;
        let mut console = self.console.borrow_mut();
        let before = console.len();
        console.retain(|line| !line.text.contains(what));
        Ok(before - console.len())
    }

    /// Takes over what the console has said since the last look.
    async fn collect(&self) -> Found {
        let lines = self.driver.browser_log().await.map_err(told)?;
        let lines = lines.into_iter().map(|line| Line {
            level: line.level,
            text: line.message,
        });
        self.console.borrow_mut().extend(lines);
        Ok(())
    }
}

/// An error as a sentence.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that `map_err` wants"
)]
fn told(error: thirtyfour::error::WebDriverError) -> String {
    // The first line says it; the rest is the driver's own stack.
    let error = error.to_string();
    error.lines().take(3).collect::<Vec<_>>().join(" ")
}
