//! The core in a browser gives what the core gives natively: codes, answers, scores, verdicts, tensions, exports.

use super::{PAGE, begins, instrument};
use crate::driver::{Engine, Test, built, in_every_engine};
use serde_json::json;
use std::rc::Rc;
use which_first::instrument::Instrument;
use which_first::room::{Action, Head, Importer, Room, Vote, export};
use which_first::sheet::{GutVote, Sheet, code};
use which_first::view::ui::Ui;

/// The sheets that are compared.
const SHEETS: usize = 10_000;

/// Generates numbers, the same ones each time (an LCG by Knuth's constants).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Sheets of all kinds: full and half empty, at one end of the answers and all over.
fn sheets(instrument: &Instrument) -> Vec<Sheet> {
    let mut numbers = Numbers(23);
    let mut sheet = |n: usize| {
        let blank_in = 1 + numbers.below(12);
        let spread = 1 + numbers.below(5);
        let answers = instrument.items.iter().map(|item| {
            let choices = item.choice_count() as u64;
            let choice = numbers.below(choices.min(spread));
            let is_blank = numbers.below(12) >= blank_in;
            (!is_blank).then(|| u8::try_from(choice).unwrap_or_default())
        });
        let answers = answers.collect();
        let gut = [None, Some(GutVote::Low), Some(GutVote::High)][n % 3];
        let nonce = u16::try_from(n % 1000).unwrap_or_default();
        Sheet {
            gut,
            answers,
            nonce,
        }
    };
    (0..SHEETS).map(&mut sheet).collect()
}

/// The table of sheets of a room in which these codes were pasted, made without a browser.
fn native_table(instrument: Instrument, pasted: &str) -> String {
    let english = serde_json::from_str(&built("ui/en.json")).expect("JSON");
    let ui = Ui::load(&english).expect("the interface's texts");
    let instrument = Rc::new(instrument);
    let head = Head {
        tag: "K7Q2".into(),
        created_at: 1_764_000_000_000,
        rehearsal: false,
    };
    let mut room = Room::open(Rc::clone(&instrument), head);
    let mut importer = Importer::new(&instrument, Vote::First, pasted.to_owned());
    while importer.step(1_000) {}
    let (batch, _) = importer.finish(&room);
    room.act(Action::Codes(Rc::new(batch)), 1_764_000_001_000)
        .expect("something to count");
    // A browser takes the byte order mark for no part of a text.
    let table = export::sheets_csv(&room, &ui.export_labels());
    table.trim_start_matches('\u{feff}').to_owned()
}

in_every_engine! {
    fn ten_thousand_sheets_come_out_of_a_browser_as_they_come_out_of_the_core(engine) {
        let instrument = instrument();
        let codes: Vec<String> = sheets(&instrument).iter().map(|sheet| code::encode(&instrument, sheet)).collect();
        let pasted = codes.join("\n");
        let expected = native_table(instrument, &pasted);
        assert!(expected.lines().count() > SHEETS * 9 / 10, "nearly all differ from each other");
        Test::at(PAGE).in_engine(engine).check(async |reader| {
            let facilitator = reader.as_facilitator();
            begins(&facilitator).await;
            facilitator.presses(&["c"]).await;
            // The field takes the focus, once it is there.
            facilitator.types(" ").await;
            let paste = format!("document.activeElement.value = {}", json!(pasted));
            reader.has_the_page_do(&paste).await;
            facilitator.tabs_to("Take in").await;
            facilitator.presses(&["Enter"]).await;
            facilitator.sees_in(".listing", "Counted: ").await;
            facilitator.catches_files().await;
            facilitator.presses(&["Escape", "e"]).await;
            facilitator.tabs_to("Results, as a table").await;
            facilitator.presses(&["Enter"]).await;
            let found = facilitator.finds_file("results.csv").await;
            let differing = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
            assert_eq!(differing, None);
            assert_eq!(found.lines().count(), expected.lines().count());
        });
    }
}
