//! Inspection beneath the surface: scripts, storage, requests, events, the console.

use super::{PRELUDE, Reader, ReceivedEvent, Step, Told, error_message};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

impl Reader {
    /// The value that a script returns. It may use `element`, `root`, `all`, `words`, `shown`.
    #[track_caller]
    pub fn evaluates<'a, T: DeserializeOwned + 'a>(&'a self, script: &'a str) -> Step<'a, T> {
        self.step("looks under the surface".to_owned(), async move {
            self.ask(script, &[]).await
        })
    }

    /// Runs a script in the page, with the same helpers as [`Reader::evaluates`].
    #[track_caller]
    pub fn has_the_page_do<'a>(&'a self, script: &'a str) -> Step<'a> {
        self.step("has the page do something".to_owned(), async move {
            let script = format!("{PRELUDE} {script}");
            let done = self.driver.execute(script, self.arguments(&[])).await;
            done.map(drop).map_err(error_message)
        })
    }

    /// Waits until a script returns this value.
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

    /// Runs a script from a file in the page, such as a library.
    #[track_caller]
    pub fn brings(&self, script: String) -> Step<'_> {
        self.step("brings a script".to_owned(), async move {
            self.driver
                .execute(script, Vec::new())
                .await
                .map(drop)
                .map_err(error_message)
        })
    }

    /// The value that an asynchronous script passes to `done`.
    #[track_caller]
    pub fn awaits<'a, T: DeserializeOwned + 'a>(&'a self, script: &'a str) -> Step<'a, T> {
        self.step("looks under the surface".to_owned(), async move {
            let script = format!("{PRELUDE} const done = given.at(-1); {script}");
            let found = (self
                .driver
                .execute_async(script, vec![json!(self.element)])
                .await)
                .map_err(error_message)?;
            found.convert().map_err(error_message)
        })
    }

    /// The numbers of the page's nodes and listeners, and the bytes of its heap, after a garbage collection;
    /// only Chromium supports that.
    #[track_caller]
    pub fn counts_what_is_held(&self) -> Step<'_, [u64; 3]> {
        self.step("counts what the page holds".to_owned(), async move {
            let cdp = self.driver.cdp();
            let collected = cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await;
            collected.map_err(error_message)?;
            let counted = cdp.send_raw("Memory.getDOMCounters", json!({})).await;
            let counted = counted.map_err(error_message)?;
            let count = |name: &str| {
                let count = counted[name].as_u64();
                count.ok_or_else(|| format!("there is no {name} in {counted}"))
            };
            let used = cdp.send_raw("Runtime.getHeapUsage", json!({})).await;
            let used = used.map_err(error_message)?;
            let bytes = used["usedSize"].as_u64();
            let bytes = bytes.ok_or_else(|| format!("there is no size in {used}"))?;
            Ok([count("nodes")?, count("jsEventListeners")?, bytes])
        })
    }

    /// The name and description of each element with this role, in document order; only Chromium tells it.
    #[track_caller]
    pub fn hears_of<'a>(&'a self, role: &'a str) -> Step<'a, Vec<Told>> {
        self.step(format!("listens for each {role}"), async move {
            let cdp = self.driver.cdp();
            let tree = cdp.send_raw("Accessibility.getFullAXTree", json!({})).await;
            let tree = tree.map_err(error_message)?;
            let text = |node: &Value, part: &str| {
                let text = node[part]["value"].as_str().unwrap_or_default();
                text.to_owned()
            };
            let nodes = tree["nodes"].as_array().into_iter().flatten();
            let nodes = nodes.filter(|node| node["ignored"] != json!(true));
            let told = nodes.filter(|node| node["role"]["value"] == json!(role));
            Ok(told
                .map(|node| Told {
                    name: text(node, "name"),
                    description: text(node, "description"),
                })
                .collect())
        })
    }

    /// Our keys and values in the storage with this name.
    #[track_caller]
    pub fn stored<'a>(&'a self, storage: &'a str) -> Step<'a, Vec<(String, String)>> {
        self.step(format!("looks into {storage}"), async move {
            let script = "
                return Object.entries(window[given[0]])
                    .filter(([key]) => key.startsWith('which-first'))";
            self.ask(script, &[json!(storage)]).await
        })
    }

    /// Replaces the stored progress of the session.
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

    /// Waits until the browser has requested a path with this ending.
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

    /// The events with these names that have reached the page's document, once there are `count` of them.
    #[track_caller]
    pub fn hears<'a>(&'a self, names: &'a [&'a str], count: usize) -> Step<'a, Vec<ReceivedEvent>> {
        self.step(format!("listens for {names:?}"), async move {
            self.until(async || {
                let script = "return heard.filter(({ name }) => given[0].includes(name))";
                let heard: Vec<ReceivedEvent> = self.ask(script, &[json!(names)]).await?;
                if heard.len() == count {
                    Ok(heard)
                } else {
                    Err(format!("heard {} of {count}: {heard:?}", heard.len()))
                }
            })
            .await
        })
    }

    /// The console line that contains this text. A second such line would be unexpected.
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

    /// Expects console errors about something, such as the browser's own message about a missing file.
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

    /// Allows console errors about something.
    #[track_caller]
    pub fn forgives_complaints_about<'a>(&'a self, what: &'a str) -> Step<'a> {
        self.step(format!("forgives complaints about {what}"), async move {
            self.forgive(what).await.map(drop)
        })
    }

    /// Console lines that no step has expected: warnings, errors, and lines of ours.
    pub async fn unexpected(&self) -> Vec<String> {
        // The failed step reports a browser that no longer responds.
        let _ = self.collect().await;
        (self
            .console
            .borrow()
            .iter()
            .filter(|line| line.is_serious()))
        .map(ToString::to_string)
        .collect()
    }
}
