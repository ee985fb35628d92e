//! The quiz as a form on paper, which the reader's own page prints while there is no result.

use anyhow::{Context, Result};

use super::{content::Edition, oembed::SiteUrl};
use which_first::publish::paper::{Words, html};
use which_first::view::ui::{Key, Ui};

/// Where the page has its place for the form.
const PLACE: &str = "<!-- paper form -->";

/// Returns `page` with the form in it. Where it is not known where the site is published, the page
/// itself fills its address in.
pub fn insert_form(
    page: &str,
    Edition { instrument, ui }: &Edition,
    at: Option<&SiteUrl>,
) -> Result<String> {
    let (before, after) = page
        .split_once(PLACE)
        .with_context(|| format!("index.html has no `{PLACE}` for the form on paper"))?;
    let address = at.map(ToString::to_string).unwrap_or_default();
    let form = html(instrument, &words(ui), &address);
    Ok(format!("{before}{form}{after}"))
}

fn words(ui: &Ui) -> Words {
    let text = |key| ui.text(key).to_string();
    Words {
        how: text(Key::PaperHow),
        gut: text(Key::PaperGut),
        sums: text(Key::PaperSums),
        sums_note: text(Key::PaperSumsNote),
        item: text(Key::PaperItem),
        sum: text(Key::PaperSum),
        difference: text(Key::PaperDifference),
        divided: text(Key::PaperDivided),
        place: text(Key::PaperPlace),
        map: text(Key::PaperMap),
        map_note: text(Key::PaperMapNote),
        centre: text(Key::ScoringCentre),
        border: text(Key::ScoringBorder),
        blanks: text(Key::ScoringBlanks),
        shade: text(Key::ScoringShade),
        middle: text(Key::PaperMiddle),
        caution: text(Key::Caution),
        address: text(Key::PaperAddress),
        decimal: text(Key::Decimal),
    }
}
