//! Exports: files to download, and printouts.

use crate::browser::{canvas, clock, download};
use crate::publish::{self, Scene};
use crate::room::pictures::{self, Frame, Theme};
use crate::room::{Figures, Room, Shift, export};
use crate::view::room::desk::{Export, ExportSubject, Printout};
use crate::view::room::{ballots, report};
use crate::view::scene;
use crate::view::ui::{Key, Ui};
use web_sys::Blob;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, html};

/// The scale of PNG files: pixels per unit of the scene. Sharp when printed on A4.
const PNG_SCALE: u32 = 2;

/// Creates a file and downloads it. `done` is called with its name, or `None` if that failed.
pub fn export_file(
    room: &Room,
    ui: &Ui,
    theme: Theme,
    format: Export,
    done: Callback<Option<AttrValue>>,
) {
    let labels = ui.export_labels();
    let (kind, mime, text) = match format {
        Export::VotesCsv => ("votes.csv", CSV, export::votes_csv(room, &labels)),
        Export::SheetsCsv => ("results.csv", CSV, export::sheets_csv(room, &labels)),
        Export::Json => ("room.json", "application/json", export::json(room)),
        Export::Journal => ("journal.jsonl", JSON_LINES, export::journal_text(room)),
        Export::Svg(subject) => {
            let scene = draw(room, ui, subject, theme);
            let name = file_name(room, &subject_name(room, subject), ".svg");
            let file = download::text_file(&publish::svg(&scene), "image/svg+xml");
            return download(name, file, &done);
        }
        Export::Png(subject) => {
            let scene = draw(room, ui, subject, theme);
            let name = file_name(room, &subject_name(room, subject), ".png");
            let file = canvas::render_png(&scene, PNG_SCALE);
            return spawn_local(async move { download(name, file.await, &done) });
        }
    };
    download(
        file_name(room, kind, ""),
        download::text_file(&text, mime),
        &done,
    );
}

const CSV: &str = "text/csv;charset=utf-8";
const JSON_LINES: &str = "application/x-ndjson";

/// Downloads the stored lines of a room that cannot be opened here. Returns the name of the file, or
/// `None` if that failed.
pub fn save_raw_journal(tag: &str, lines: &str) -> Option<AttrValue> {
    let name = ["which-first-room-", tag, "-journal.jsonl"].concat();
    let file = download::text_file(lines, JSON_LINES)?;
    download::save(&name, &file).then(|| name.into())
}

/// Draws a picture of the room in its current state.
pub fn draw(room: &Room, ui: &Ui, subject: ExportSubject, theme: Theme) -> Scene {
    let instrument = room.instrument();
    let labels = ui.picture_labels();
    // Paper is light.
    let theme = if subject == ExportSubject::Poster {
        Theme::Light
    } else {
        theme
    };
    let scene = match subject {
        ExportSubject::Poster => {
            let day = clock::format_date(room.head().created_at, &instrument.lang);
            let names = [("tag", &*room.head().tag), ("day", &*day)];
            pictures::poster(room, &labels, &ui.fill(Key::RoomPaperWhich, &names))
        }
        ExportSubject::Picture(picture) => {
            let figures = Figures::of(room, picture);
            pictures::draw(instrument, &labels, &figures, theme, Frame::WIDE).scene
        }
        ExportSubject::Item(item) => {
            let figures = Shift::of(room, item);
            pictures::shift(instrument, &labels, &figures, theme, Frame::WIDE).scene
        }
    };
    if room.head().rehearsal {
        let made_up = ui.text(Key::RoomRehearsal);
        return pictures::with_rehearsal_notice(scene, &made_up, theme);
    }
    scene
}

fn subject_name(room: &Room, subject: ExportSubject) -> String {
    match subject {
        ExportSubject::Picture(picture) => picture.name().to_owned(),
        ExportSubject::Poster => "poster".to_owned(),
        // An item's id may be any text; its number is safe in a file name.
        ExportSubject::Item(item) => {
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

fn file_name(room: &Room, kind: &str, ending: &str) -> AttrValue {
    let mut name = export::file_stem(room, kind);
    name.push_str(ending);
    AttrValue::from(name)
}

fn download(name: AttrValue, file: Option<Blob>, done: &Callback<Option<AttrValue>>) {
    let saved = file.is_some_and(|file| download::save(&name, &file));
    done.emit(saved.then_some(name));
}

/// Renders a printout.
pub fn printout(printout: Printout, room: &Room, ui: &Ui) -> Html {
    let instrument = room.instrument();
    match printout {
        Printout::Report => {
            let day = clock::format_date(room.head().created_at, &instrument.lang);
            report::draw(room, ui, &day)
        }
        Printout::Ballots(people) => ballots::draw(instrument, ui, people),
        Printout::Poster => {
            let poster = draw(room, ui, ExportSubject::Poster, Theme::Light);
            html! { <div class="wf poster">{ scene::draw(&poster) }</div> }
        }
    }
}
