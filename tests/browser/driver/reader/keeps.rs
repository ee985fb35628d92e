//! The clipboard and downloads of the reader.

use super::{Reader, Step, error_message};
use serde_json::json;
use std::fs;
use std::path::Path;
use thirtyfour::Key;

/// A script that adds a field to paste into, which does not cover any of the page.
const FIELD: &str = "
    const field = document.createElement('textarea');
    field.id = 'pasted';
    field.setAttribute('aria-label', 'Pasted');
    document.body.append(field);
    field.focus();";

impl Reader {
    /// The copied text, as it is when the reader pastes it into a field of the page.
    #[track_caller]
    pub fn pastes(&self) -> Step<'_, String> {
        self.step("pastes what they have copied".to_owned(), async move {
            let _: Option<()> = self.ask(FIELD, &[]).await?;
            let keys = self.driver.action_chain();
            let keys = keys.key_down(Key::Control).send_keys("v");
            let pasted = keys.key_up(Key::Control).perform().await;
            pasted.map_err(error_message)?;
            let text = self
                .until(async || {
                    let script = "return document.querySelector('#pasted').value";
                    let text: String = self.ask(script, &[]).await?;
                    (!text.is_empty())
                        .then_some(text)
                        .ok_or_else(|| "there was nothing to paste".to_owned())
                })
                .await?;
            let gone = "document.querySelector('#pasted').remove()";
            let _: Option<()> = self.ask(gone, &[]).await?;
            Ok(text)
        })
    }

    /// Denies pages access to the clipboard; only Chromium supports that.
    #[track_caller]
    pub fn bars_pages_from_the_clipboard(&self) -> Step<'_> {
        self.step("bars pages from the clipboard".to_owned(), async move {
            let barred = json!({
                "permission": { "name": "clipboard-write", "allowWithoutSanitization": false },
                "setting": "denied",
            });
            self.commands_chromium("Browser.setPermission", barred)
                .await
        })
    }

    /// Saves downloads into this folder without a prompt; only Chromium supports that.
    #[track_caller]
    pub fn saves_into<'a>(&'a self, folder: &'a Path) -> Step<'a> {
        self.step(format!("saves into {}", folder.display()), async move {
            let into = json!({ "behavior": "allow", "downloadPath": folder });
            self.commands_chromium("Browser.setDownloadBehavior", into)
                .await
        })
    }

    /// The bytes of the download with this name, which is the only file in the folder. The file is removed,
    /// so that the next download can be distinguished from it.
    #[track_caller]
    pub fn finds_saved<'a>(&'a self, folder: &'a Path, name: &'a str) -> Step<'a, Vec<u8>> {
        self.step(format!("looks for {name}"), async move {
            self.until(async || {
                let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
                let names: Vec<String> = (entries.flatten())
                    .map(|entry| entry.file_name().to_string_lossy().into_owned())
                    .collect();
                if names != [name] {
                    return Err(format!("there is {names:?}"));
                }
                let path = folder.join(name);
                let bytes = fs::read(&path).map_err(|error| error.to_string())?;
                fs::remove_file(path).map_err(|error| error.to_string())?;
                Ok(bytes)
            })
            .await
        })
    }
}
