//! The quiz as a paper form, which the reader's page prints as long as there is no result.

use anyhow::{Context, Result};

use super::{content::Edition, oembed::SiteUrl};
use which_first::publish::paper_form::{FormLabels, html};
use which_first::view::ui::{Key, Ui};

/// The placeholder for the form in the page.
const PLACE: &str = "<!-- paper form -->";

/// Inserts the form into `page`. If the site's URL is unknown, the page itself fills in its URL when it
/// prints.
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

fn words(ui: &Ui) -> FormLabels {
    let text = |key| ui.text(key).to_string();
    FormLabels {
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
        map_up: text(Key::MapUp),
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
