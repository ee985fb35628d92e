//! Files to take home.

use crate::browser::{canvas, clock, save};
use crate::publish;
use crate::room::pictures::{self, Drawing, Theme};
use crate::room::{Distribution, Figures, Room, export};
use crate::view::room::desk::{Paper, Sight, Take};
use crate::view::room::{ballots, report};
use crate::view::ui::{Key, Ui};
use web_sys::Blob;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html};

/// How many points of a picture file there are to one of the scene: sharp on a sheet of A4.
const SCALE: u32 = 2;

/// Makes a file and hands it to the downloads; `done` hears its name, or none where it could not be
/// made.
pub fn take(room: &Room, ui: &Ui, look: Theme, take: Take, done: Callback<Option<AttrValue>>) {
    let words = ui.export_words();
    let (kind, mime, text) = match take {
        Take::VotesCsv => ("votes.csv", CSV, export::votes_csv(room, &words)),
        Take::SheetsCsv => ("sheets.csv", CSV, export::sheets_csv(room, &words)),
        Take::Json => ("room.json", "application/json", export::json(room)),
        Take::Journal => ("journal.jsonl", JSON_LINES, export::journal_text(room)),
        Take::Svg(sight) => {
            let drawing = draw(room, ui, sight, look);
            let name = name(room, &sight_name(room, sight), ".svg");
            let file = save::text(&publish::svg(&drawing.scene), "image/svg+xml");
            return hand_over(name, file, &done);
        }
        Take::Png(sight) => {
            let drawing = draw(room, ui, sight, look);
            let name = name(room, &sight_name(room, sight), ".png");
            let file = canvas::png(&drawing.scene, SCALE);
            return spawn_local(async move { hand_over(name, file.await, &done) });
        }
    };
    hand_over(name(room, kind, ""), save::text(&text, mime), &done);
}

const CSV: &str = "text/csv;charset=utf-8";
const JSON_LINES: &str = "application/x-ndjson";

/// The lines of a room that cannot be opened here, as they are kept. The name of the file, or none where
/// it could not be made.
pub fn raw(tag: &str, lines: &str) -> Option<AttrValue> {
    let name = ["which-first-room-", tag, "-journal.jsonl"].concat();
    let file = save::text(lines, JSON_LINES)?;
    save::save(&name, &file).then(|| name.into())
}

/// A picture of the room as it is now.
pub fn draw(room: &Room, ui: &Ui, sight: Sight, look: Theme) -> Drawing {
    let instrument = room.instrument();
    let words = ui.picture_words();
    let mut drawing = match sight {
        Sight::Picture(picture) => {
            pictures::draw(instrument, &words, &Figures::of(room, picture), look)
        }
        Sight::Item(item) => {
            let distribution = Distribution::of(room, item);
            pictures::distribution(instrument, &words, &distribution, look)
        }
    };
    if room.head().rehearsal {
        let made_up = ui.text(Key::RoomRehearsal);
        drawing.scene = pictures::with_rehearsal_notice(drawing.scene, &made_up, look);
    }
    drawing
}

fn sight_name(room: &Room, sight: Sight) -> String {
    match sight {
        Sight::Picture(picture) => picture.name().to_owned(),
        // An item's id may be any text; its number is fit for a file's name.
        Sight::Item(item) => {
            let width = room.instrument().items.len().to_string().len();
            let number = (item + 1).to_string();
            [
                "item-",
                &"0".repeat(width.saturating_sub(number.len())),
                &number,
            ]
            .concat()
        }
    }
}

fn name(room: &Room, kind: &str, ending: &str) -> AttrValue {
    let mut name = export::file_stem(room, kind);
    name.push_str(ending);
    AttrValue::from(name)
}

fn hand_over(name: AttrValue, file: Option<Blob>, done: &Callback<Option<AttrValue>>) {
    let saved = file.is_some_and(|file| save::save(&name, &file));
    done.emit(saved.then_some(name));
}

/// What is printed.
pub fn paper(paper: Paper, room: &Room, ui: &Ui) -> Html {
    let instrument = room.instrument();
    match paper {
        Paper::Report => {
            let day = clock::day(room.head().created_at, &instrument.lang);
            report::draw(room, ui, &day)
        }
        Paper::Ballots(people) => ballots::draw(instrument, ui, people),
    }
}
