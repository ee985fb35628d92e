//! A button that opens the browser's file picker, and reads the chosen file as text.

use crate::browser::file;
use crate::room::archive;
use crate::room::text_file::{self, FileError};
use crate::view::part;
use web_sys::{Blob, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// The maximum length of all texts in an archive together, in bytes.
const MAX_TEXT_LEN: usize = 64_000_000;

/// Draws the button. `accept` lists the types of files that the picker offers. `on_text` gets the text of a chosen
/// file, or the reason why it has none.
pub fn draw(
    label: AttrValue,
    accept: &'static str,
    disabled: bool,
    on_text: Callback<Result<String, FileError>>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let input: Option<HtmlInputElement> = event.target_dyn_into();
        let Some(chosen) = input.and_then(|input| file::take_selected(&input)) else {
            return;
        };
        let on_text = on_text.clone();
        spawn_local(async move {
            on_text.emit(read_text(&chosen).await);
        });
    });
    html! {
        <label class="file">
            { part::span("label", label) }
            <input type="file" {accept} {disabled} {onchange}/>
        </label>
    }
}

/// The text of a file. Of an archive, the texts in it.
async fn read_text(file: &Blob) -> Result<String, FileError> {
    let bytes = file::read(file).await.ok_or(FileError::Unreadable)?;
    let texts = archive::texts(&bytes);
    let len: usize = texts.iter().map(|text| text.len).sum();
    let is_document = text_file::is_document(&bytes);
    if texts.is_empty() || is_document || len > MAX_TEXT_LEN {
        return text_file::decode(bytes);
    }
    let mut all = String::new();
    for text in texts {
        let data = &bytes[text.data];
        let file = if text.is_deflated {
            file::inflate(data).await.ok_or(FileError::Archive)?
        } else {
            data.to_vec()
        };
        all += &text_file::decode(file)?;
        all.push('\n');
    }
    Ok(all)
}
