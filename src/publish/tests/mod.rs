//! Cards of the bundled instrument, compared with snapshots; and cards with arbitrary texts.

mod addresses;
mod any_texts;
mod cards;
mod contrast;
mod hostile;
mod paper;
mod placement;
mod snapshots;

use super::{Card, CardLabels};
use crate::instrument::Instrument;
use crate::instrument::tests::example;
use crate::sheet::{GutVote, Sheet};

/// The URL of the example's cards.
const ADDRESS: &str = "https://quiz.example/#r=WF-0000-0000-0000";

/// The labels of the English interface.
fn words() -> CardLabels {
    const ENGLISH: &str = include_str!("../../../www/ui/en.json");
    let ui: serde_json::Value = serde_json::from_str(ENGLISH).expect("JSON");
    let text = |key: &str| ui[key].as_str().expect(key).to_owned();
    CardLabels {
        kicker: text("publish_kicker"),
        between: text("between"),
        undecided: text("publish_undecided"),
        line: text("publish_line"),
        line_bare: text("publish_line_bare"),
        vote: text("publish_vote"),
        lean: text("publish_lean"),
        agree: text("publish_agree"),
        middle: text("publish_middle"),
        pulled_apart: text("publish_apart"),
        contradiction: text("contradiction"),
        tension: text("tension"),
        place: text("place"),
        place_lean: text("lean"),
        place_far: text("lean_far"),
        place_middle: text("lean_middle"),
        map_up: text("map_up"),
        invite: text("publish_invite"),
        invitation: text("publish_invitation"),
    }
}

/// A sheet with these scores on the items of ORDER (2, 6, 9, 12) and of LOCUS (1, 4, 7, 11).
fn sheet(instrument: &Instrument, gut: Option<GutVote>, order: [i32; 4], locus: [i32; 4]) -> Sheet {
    let mut sheet = Sheet::blank(instrument, 0);
    sheet.gut = gut;
    let order = [2, 6, 9, 12].into_iter().zip(order);
    let locus = [1, 4, 7, 11].into_iter().zip(locus);
    for (number, counts) in order.chain(locus) {
        let item = &instrument.items[number - 1];
        sheet.answers[number - 1] = (0..5).find(|n| item.score(*n) == Some(counts));
    }
    sheet
}

fn card(gut: Option<GutVote>, order: [i32; 4], locus: [i32; 4]) -> Card {
    let instrument = example();
    let sheet = sheet(&instrument, gut, order, locus);
    Card::for_sheet(&instrument, &sheet, &words(), Some(ADDRESS.to_owned()))
}

/// The card of a Deliverer who voted for the relationship.
fn verdict() -> Card {
    card(Some(GutVote::Low), [2, 1, 2, 0], [1, 1, 0, 2])
}

/// The card of a result between two verdicts: as much before the sale as with it.
fn between() -> Card {
    card(None, [2, -2, 1, -1], [2, 1, 2, 1])
}

/// The card of a sheet with a gut vote and no answers.
fn blank() -> Card {
    let instrument = example();
    let mut sheet = Sheet::blank(&instrument, 0);
    sheet.gut = Some(GutVote::High);
    Card::for_sheet(&instrument, &sheet, &words(), None)
}
