//! The first card of each language, which is inlined in the loader.

use serde_json::{Value, json};
use which_first::publish::is_rtl;
use which_first::view::{prerender, ui::Key};

use super::Edition;

/// The card as a tree, the texts of the failure card, and the writing direction. There is no more than needed,
/// since every page view downloads it.
pub fn of(edition: &Edition) -> Value {
    let Edition { instrument, ui } = edition;
    json!({
        "dir": direction(&instrument.lang),
        "failed": *ui.text(Key::CardFailed),
        "retry": *ui.text(Key::CardRetry),
        "tree": prerender::first_card(instrument, ui),
    })
}

/// The writing direction of a language, as a value of the `dir` attribute.
fn direction(lang: &str) -> &'static str {
    if is_rtl(lang) { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::direction;

    #[test]
    fn a_language_is_written_its_own_way_wherever_it_is_spoken() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("he"), "rtl");
        assert_eq!(direction("en-US"), "ltr");
        // Not Arabic: Aragonese.
        assert_eq!(direction("an"), "ltr");
    }
}
