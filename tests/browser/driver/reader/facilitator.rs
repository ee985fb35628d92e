//! A facilitator at the console of a room, by keyboard alone, and the projector's window.
//!
//! The room is rendered in the page itself, not in a shadow root, and there may be two windows: the console
//! and the projector's.

use super::{Reader, Step, error_message};
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::{Key, WindowHandle};

/// The beginning of every script: helper functions.
const PRELUDE: &str = r#"
    const given = [...arguments];
    const words = (node) => (node?.innerText ?? node?.textContent ?? "").replace(/\s+/g, " ").trim();
    const shown = (node) => node.getClientRects().length > 0;
    const all = (css) => [...document.querySelectorAll(css)].filter(shown);
    const name = (node) => [
      node.getAttribute("aria-label"), ...[...(node.labels ?? [])].map(words), words(node),
    ].filter(Boolean).join(" ");
"#;

/// A script that captures downloads, which not every driver can inspect, and printed text, which no driver
/// can.
const CATCH: &str = "
    window.caught = [];
    const blobs = new Map();
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const url = make.call(URL, blob);
      blobs.set(url, blob);
      return url;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) caught.push({ name: this.download, blob: blobs.get(this.href) });
      else click.call(this);
    };
    window.printed = [];
    window.print = () => {
      printed.push(document.body.innerText);
      dispatchEvent(new Event('afterprint'));
    };";

/// A facilitator.
#[derive(Clone, Debug)]
pub struct Facilitator(Reader);

impl Reader {
    /// This person as a facilitator.
    pub fn as_facilitator(&self) -> Facilitator {
        Facilitator(self.clone())
    }
}

impl Facilitator {
    /// Opens a page by its absolute URL, which may be a `file:` URL.
    #[track_caller]
    pub fn opens<'a>(&'a self, address: &'a str) -> Step<'a> {
        self.0.step(format!("opens {address}"), async move {
            self.0.driver.goto(address).await.map_err(error_message)
        })
    }

    /// The URL of a path of the site.
    pub fn site(&self, path: &str) -> String {
        self.0.site.url(path)
    }

    /// Presses keys, one after another, wherever the focus is. A key is named by its `KeyboardEvent.key`.
    #[track_caller]
    pub fn presses<'a>(&'a self, keys: &'a [&'a str]) -> Step<'a> {
        self.0.step(format!("presses {keys:?}"), async move {
            for key in keys {
                self.press(key).await?;
            }
            Ok(())
        })
    }

    /// Waits until a field has the focus, and types a text into it.
    #[track_caller]
    pub fn types<'a>(&'a self, text: &'a str) -> Step<'a> {
        const IN_A_FIELD: &str = "return !!document.activeElement?.matches('input, textarea')";
        self.0
            .step(format!("types {} signs", text.len()), async move {
                // A key that leads to a field moves the focus after the next rendering.
                (self.0)
                    .until(async || {
                        let is_there: bool = self.ask(IN_A_FIELD, &[]).await?;
                        (is_there.then_some(())).ok_or_else(|| "no field has the focus".to_owned())
                    })
                    .await?;
                let field = self
                    .0
                    .driver
                    .active_element()
                    .await
                    .map_err(error_message)?;
                // Not every driver types a newline as the Enter key.
                let keys = text.replace('\n', &String::from(Key::Enter.value()));
                field.send_keys(keys).await.map_err(error_message)?;
                let typed: String = (self.ask("return document.activeElement.value", &[])).await?;
                (typed.replace("\r\n", "\n").ends_with(text))
                    .then_some(())
                    .ok_or_else(|| format!("there stands {typed:?}"))
            })
    }

    /// Presses Tab until the focused element's name is this or begins with it. It must not go past the end of
    /// the page, where Firefox focuses controls of its own, from which its driver does not return.
    #[track_caller]
    pub fn tabs_to<'a>(&'a self, called: &'a str) -> Step<'a> {
        self.0
            .step(format!("tabs to “{called}”"), self.goes_by("Tab", called))
    }

    /// Presses Shift+Tab until the focused element's name is this or begins with it.
    #[track_caller]
    pub fn tabs_back_to<'a>(&'a self, called: &'a str) -> Step<'a> {
        self.0.step(
            format!("tabs back to “{called}”"),
            self.goes_by("Shift+Tab", called),
        )
    }

    /// Sees this text somewhere on the page.
    #[track_caller]
    pub fn sees<'a>(&'a self, said: &'a str) -> Step<'a> {
        self.sees_in("body", said)
    }

    /// Sees this text in an element that matches a selector.
    #[track_caller]
    pub fn sees_in<'a>(&'a self, css: &'a str, said: &'a str) -> Step<'a> {
        self.0
            .step(format!("looks for “{said}” in {css}"), async move {
                self.0
                    .until(async || {
                        let script = "return all(given[0]).map(words)";
                        let found: Vec<String> = self.ask(script, &[json!(css)]).await?;
                        (found.iter().any(|found| found.contains(said)))
                            .then_some(())
                            .ok_or_else(|| format!("there stands {found:#?}"))
                    })
                    .await
            })
    }

    /// Sees this number of elements that match a selector.
    #[track_caller]
    pub fn counts<'a>(&'a self, css: &'a str, wanted: usize) -> Step<'a> {
        self.0
            .step(format!("looks for {wanted} {css}"), async move {
                self.0
                    .until(async || {
                        let script = "return document.querySelectorAll(given[0]).length";
                        let found: usize = self.ask(script, &[json!(css)]).await?;
                        (found == wanted)
                            .then_some(())
                            .ok_or_else(|| format!("there are {found}"))
                    })
                    .await
            })
    }

    /// Checks at once that this text is nowhere on the page.
    #[track_caller]
    pub fn does_not_see<'a>(&'a self, said: &'a str) -> Step<'a> {
        self.0.step(format!("looks for “{said}”"), async move {
            let script = "return words(document.body).includes(given[0])";
            let found: bool = self.ask(script, &[json!(said)]).await?;
            (!found)
                .then_some(())
                .ok_or_else(|| "it is there".to_owned())
        })
    }

    /// Sees that this text is nowhere on the page any more.
    #[track_caller]
    pub fn sees_no_more<'a>(&'a self, said: &'a str) -> Step<'a> {
        self.0
            .step(format!("looks until “{said}” is gone"), async move {
                self.0
                    .until(async || {
                        let script = "return words(document.body).includes(given[0])";
                        let found: bool = self.ask(script, &[json!(said)]).await?;
                        (!found)
                            .then_some(())
                            .ok_or_else(|| "it is there".to_owned())
                    })
                    .await
            })
    }

    /// Has the browser freeze the tab, as it does with one in the background, and go on; only Chromium supports that.
    #[track_caller]
    pub fn is_frozen_for_a_moment(&self) -> Step<'_> {
        self.0
            .step("is frozen for a moment".to_owned(), async move {
                for state in ["frozen", "active"] {
                    let state = json!({ "state": state });
                    (self.0.commands_chromium("Page.setWebLifecycleState", state)).await?;
                }
                Ok(())
            })
    }

    /// The value that a script of the test returns.
    #[track_caller]
    pub fn finds<'a, T: serde::de::DeserializeOwned + 'a>(
        &'a self,
        script: &'a str,
    ) -> Step<'a, T> {
        self.0.step(format!("asks {script}"), self.ask(script, &[]))
    }

    /// The properties of the element with this role and a name that begins so, in the accessibility tree; only
    /// Chromium can be asked for it.
    #[track_caller]
    pub fn finds_role<'a>(&'a self, role: &'a str, name: &'a str) -> Step<'a, Value> {
        self.0
            .step(format!("looks for a {role} “{name}”"), async move {
                self.0
                    .until(async || {
                        let tree = self.0.driver.cdp();
                        let tree = tree
                            .send_raw("Accessibility.getFullAXTree", json!({}))
                            .await;
                        let tree: Value = tree.map_err(error_message)?;
                        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
                        let found = nodes.into_iter().find(|node| {
                            let called = node["name"]["value"].as_str().unwrap_or_default();
                            node["role"]["value"] == role && called.starts_with(name)
                        });
                        let found = found.ok_or_else(|| "there is none".to_owned())?;
                        let properties =
                            found["properties"].as_array().cloned().unwrap_or_default();
                        let named = properties.iter().map(|property| {
                            let name = property["name"].as_str().unwrap_or_default().to_owned();
                            (name, property["value"]["value"].clone())
                        });
                        Ok(Value::Object(named.collect()))
                    })
                    .await
            })
    }

    /// The value that an asynchronous script of the test passes to `done`.
    #[track_caller]
    pub fn finds_later<'a, T: serde::de::DeserializeOwned + 'a>(
        &'a self,
        script: &'a str,
    ) -> Step<'a, T> {
        self.0.step(format!("asks {script}"), async move {
            let script = format!("const done = arguments[arguments.length - 1]; {script}");
            let found = self.0.driver.execute_async(script, Vec::new()).await;
            found
                .and_then(|found| found.convert())
                .map_err(error_message)
        })
    }

    /// Returns true if the browser would ask for confirmation before leaving this page now.
    #[track_caller]
    pub fn would_be_asked(&self) -> Step<'_, bool> {
        const LEAVE: &str = "
            const leave = new Event('beforeunload', { cancelable: true });
            return !dispatchEvent(leave)";
        self.0.step(
            "looks whether the browser asks before leaving".to_owned(),
            self.ask(LEAVE, &[]),
        )
    }

    /// Presses keys one after another, as fast as the driver can, without looking at the page. Enter is `\n`,
    /// and Esc is `\u{1b}`.
    #[track_caller]
    pub fn presses_quickly<'a>(&'a self, keys: &'a str) -> Step<'a> {
        self.0
            .step(format!("presses {keys:?} quickly"), async move {
                let keys = keys.replace('\n', &String::from(Key::Enter.value()));
                let keys = keys.replace('\u{1b}', &String::from(Key::Escape.value()));
                let chain = self.0.driver.action_chain().send_keys(keys);
                chain.perform().await.map_err(error_message)
            })
    }

    /// Captures downloads and printed text of this page from now on.
    #[track_caller]
    pub fn catches_files(&self) -> Step<'_> {
        self.0
            .step("gets ready to keep files".to_owned(), async move {
                self.ask::<Option<()>>(CATCH, &[]).await.map(drop)
            })
    }

    /// The text of the last download whose name ends with `ending`, which is removed from the list.
    #[track_caller]
    pub fn finds_file<'a>(&'a self, ending: &'a str) -> Step<'a, String> {
        const READ: &str = "
            const done = arguments[arguments.length - 1];
            const [ending] = arguments;
            const at = caught.findIndex(({ name }) => name.endsWith(ending));
            if (at < 0) done(null);
            else caught.splice(at, 1)[0].blob.text().then(done);";
        self.0
            .step(format!("looks for a file …{ending}"), async move {
                self.0
                    .until(async || {
                        let asked = self.0.driver.execute_async(READ, vec![json!(ending)]);
                        let found = asked.await.map_err(error_message)?;
                        let text: Option<String> = found.convert().map_err(error_message)?;
                        text.ok_or_else(|| "there is none".to_owned())
                    })
                    .await
            })
    }

    /// The text that was printed last.
    #[track_caller]
    pub fn finds_printed(&self) -> Step<'_, String> {
        self.0
            .step("looks for what was printed".to_owned(), async move {
                self.0
                    .until(async || {
                        let found: Option<String> =
                            self.ask("return printed.pop() ?? null", &[]).await?;
                        found.ok_or_else(|| "nothing was".to_owned())
                    })
                    .await
            })
    }

    /// Opens another tab and switches to it.
    #[track_caller]
    pub fn opens_another_tab(&self) -> Step<'_> {
        self.0.step("opens another tab".to_owned(), async move {
            let tab = self.0.driver.new_tab().await.map_err(error_message)?;
            self.0
                .driver
                .switch_to_window(tab)
                .await
                .map_err(error_message)
        })
    }

    /// Switches to the n-th window in the order of opening, from 1.
    #[track_caller]
    pub fn turns_to_tab(&self, n: usize) -> Step<'_> {
        self.0.step(format!("turns to tab {n}"), async move {
            let tabs = self.0.driver.windows().await.map_err(error_message)?;
            let tab = tabs.into_iter().nth(n - 1);
            let tab = tab.ok_or_else(|| "there is none".to_owned())?;
            self.0
                .driver
                .switch_to_window(tab)
                .await
                .map_err(error_message)
        })
    }

    /// Reloads the current window.
    #[track_caller]
    pub fn reloads(&self) -> Step<'_> {
        self.0.step("reloads".to_owned(), async move {
            self.0.driver.refresh().await.map_err(error_message)
        })
    }

    /// Switches to the projector's window, once it is open.
    #[track_caller]
    pub fn turns_to_the_screen(&self) -> Step<'_> {
        self.0.step(
            "turns to the projector".to_owned(),
            self.turns_to("the projector", |address| address.contains("#screen=")),
        )
    }

    /// Switches back to the console.
    #[track_caller]
    pub fn turns_to_the_console(&self) -> Step<'_> {
        self.0.step(
            "turns to the console".to_owned(),
            self.turns_to("the console", |address| !address.contains("#screen=")),
        )
    }

    /// Closes the current window.
    #[track_caller]
    pub fn closes_the_window(&self) -> Step<'_> {
        self.0.step("closes the window".to_owned(), async move {
            self.0.driver.close_window().await.map_err(error_message)
        })
    }

    /// Loses the tab without a clean shutdown, and gets a new one with no page. In Chromium the tab crashes;
    /// the drivers of other browsers can only close it.
    #[track_caller]
    pub fn loses_the_tab(&self) -> Step<'_> {
        self.0.step("loses the tab".to_owned(), async move {
            let lost = self.0.driver.window().await.map_err(error_message)?;
            let next: WindowHandle = self.0.driver.new_tab().await.map_err(error_message)?;
            if self.0.engine == super::Engine::Chromium {
                // The only possible response is that the tab has crashed.
                let crashed = self.0.commands_chromium("Page.crash", json!({})).await;
                if crashed.is_ok() {
                    return Err("it did not crash".to_owned());
                }
            } else {
                self.0
                    .driver
                    .switch_to_window(lost)
                    .await
                    .map_err(error_message)?;
                self.0.driver.close_window().await.map_err(error_message)?;
            }
            self.0
                .driver
                .switch_to_window(next)
                .await
                .map_err(error_message)
        })
    }

    /// Resizes the window, if the driver supports that.
    #[track_caller]
    pub fn turns_to_size(&self, width: u32, height: u32) -> Step<'_> {
        self.0
            .step(format!("turns to {width} × {height}"), async move {
                if self.0.engine == super::Engine::Chromium {
                    let screen = json!({
                        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
                    });
                    return (self.0)
                        .commands_chromium("Emulation.setDeviceMetricsOverride", screen)
                        .await;
                }
                let set = self.0.driver.set_window_rect(0, 0, width, height).await;
                set.map_err(error_message)
            })
    }

    /// Chooses a file in the field that matches a selector.
    #[track_caller]
    pub fn chooses_file<'a>(&'a self, css: &'a str, file: &'a Path) -> Step<'a> {
        self.0
            .step(format!("chooses {}", file.display()), async move {
                let field = self
                    .0
                    .driver
                    .find(thirtyfour::By::Css(css))
                    .await
                    .map_err(error_message)?;
                field
                    .send_keys(file.to_string_lossy())
                    .await
                    .map_err(error_message)
            })
    }

    /// Switches to the window with such an address, as soon as there is one.
    async fn turns_to(&self, name: &str, is_it: impl Fn(&str) -> bool) -> Result<(), String> {
        self.0
            .until(async || {
                let mut found = Vec::new();
                for window in self.0.driver.windows().await.map_err(error_message)? {
                    self.0
                        .driver
                        .switch_to_window(window)
                        .await
                        .map_err(error_message)?;
                    let address = self.0.driver.current_url().await.map_err(error_message)?;
                    if is_it(address.as_str()) {
                        return Ok(());
                    }
                    found.push(address.to_string());
                }
                Err(format!("there is no window of {name} among {found:#?}"))
            })
            .await
    }

    async fn press(&self, key: &str) -> Result<(), String> {
        let keys = self.0.driver.action_chain();
        let keys = match named(key) {
            Some(key) => keys.send_keys(key),
            None if key == "Shift+Tab" => {
                (keys.key_down(Key::Shift).send_keys(Key::Tab)).key_up(Key::Shift)
            }
            None => keys.send_keys(key),
        };
        keys.perform().await.map_err(error_message)
    }

    async fn goes_by(&self, key: &str, called: &str) -> Result<(), String> {
        const MOST: usize = 250;
        let mut passed = Vec::new();
        self.waits_for_one(called).await?;
        for _ in 0..MOST {
            self.press(key).await?;
            let name: String = (self.ask("return name(document.activeElement)", &[])).await?;
            if name.starts_with(called) {
                return Ok(());
            }
            passed.push(name.chars().take(24).collect::<String>());
        }
        passed.truncate(60);
        Err(format!("only {passed:?} take the focus"))
    }

    async fn waits_for_one(&self, called: &str) -> Result<(), String> {
        const SELECTOR: &str = "button, a[href], input, textarea, select, summary, [tabindex]";
        self.0
            .until(async || {
                let script = "return all(given[0]).some((node) => name(node).startsWith(given[1]))";
                let there: bool = self.ask(script, &[json!(SELECTOR), json!(called)]).await?;
                there
                    .then_some(())
                    .ok_or_else(|| "there is none".to_owned())
            })
            .await
    }

    async fn ask<T: serde::de::DeserializeOwned>(
        &self,
        script: &str,
        given: &[serde_json::Value],
    ) -> Result<T, String> {
        let script = format!("{PRELUDE} {script}");
        let found = self.0.driver.execute(script, given.to_vec()).await;
        found
            .and_then(|found| found.convert())
            .map_err(error_message)
    }
}

/// The key with this name, if it is not a character.
fn named(key: &str) -> Option<Key> {
    Some(match key {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Escape" => Key::Escape,
        "Backspace" => Key::Backspace,
        "PageDown" => Key::PageDown,
        "PageUp" => Key::PageUp,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowDown" => Key::Down,
        "End" => Key::End,
        "Space" => Key::Space,
        "F5" => Key::F5,
        _ => return None,
    })
}
