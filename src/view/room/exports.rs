//! The panel for exports: printouts, files, pictures.

use super::context::ConsoleContext;
use super::{Export, ExportSubject, Printout, ProgramRequest, stops};
use crate::room::{Picture, Vote};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// The number of ballots to print if the headcount is unknown.
const DEFAULT_BALLOTS: u32 = 30;

pub fn draw(draw: &ConsoleContext) -> Html {
    let saved = draw.desk.saved_file.as_ref();
    let saved = saved
        .map(|name| part::around_untranslated(&draw.fill(Key::RoomSaved, &[("name", name)]), name));
    let ballots = draw.room().headcount().unwrap_or(DEFAULT_BALLOTS);
    let file = |name: Key, note: Key, take: Export| {
        html! {
            <li>
                { draw.request_button("quiet", draw.text(name), ProgramRequest::Save(take)) }
                { part::span("note", draw.text(note)) }
            </li>
        }
    };
    html! {
        <div class="home">
            <p class="saved" role="status">{ saved }</p>
            <h3 ~textContent={&*draw.text(Key::RoomPaper)}/>
            <ul role="list">
                <li>
                    { draw.request_button("quiet", draw.text(Key::RoomReport), ProgramRequest::Print(Printout::Report)) }
                    { part::span("note", draw.text(Key::RoomReportNote)) }
                </li>
                <li>
                    { draw.request_button("quiet", draw.number(Key::RoomBallots, ballots), ProgramRequest::Print(Printout::Ballots(ballots))) }
                    { part::span("note", draw.text(Key::RoomBallotsNote)) }
                </li>
            </ul>
            <h3 ~textContent={&*draw.text(Key::RoomFiles)}/>
            <ul role="list">
                { file(Key::RoomVotesCsv, Key::RoomVotesCsvNote, Export::VotesCsv) }
                { file(Key::RoomSheetsCsv, Key::RoomSheetsCsvNote, Export::SheetsCsv) }
                { file(Key::RoomJson, Key::RoomJsonNote, Export::Json) }
                { file(Key::RoomJournal, Key::RoomJournalNote, Export::Journal) }
            </ul>
            <h3 ~textContent={&*draw.text(Key::RoomPictures)}/>
            <ul role="list" class="pictures">{ for pictures(draw) }</ul>
        </div>
    }
}

fn pictures<'a>(draw: &'a ConsoleContext) -> impl Iterator<Item = Html> + 'a {
    let room = draw.room();
    let whole =
        Picture::ALL.map(|p| (draw.text(stops::picture_name(p)), ExportSubject::Picture(p)));
    let items = (0..draw.instrument().items.len()).filter(move |&n| {
        let mut votes = Vote::BOTH.into_iter().flat_map(|vote| room.tally(n, vote));
        votes.any(|votes| votes > 0)
    });
    let items = items.map(|n| {
        (
            draw.number(Key::RoomItemPicture, n + 1),
            ExportSubject::Item(n),
        )
    });
    whole
        .into_iter()
        .chain(items)
        .enumerate()
        .map(|(key, (name, sight))| {
            let save = |key: Key, take: Export| {
                let label = draw.text(key);
                let label_of_picture =
                    draw.fill(Key::RoomSavePicture, &[("name", &name), ("kind", &label)]);
                let onclick = draw
                    .on_request
                    .reform(move |_: MouseEvent| ProgramRequest::Save(take));
                html! {
                    <button type="button" class="quiet" aria-label={label_of_picture} {onclick}>
                        { part::span("label", label) }
                    </button>
                }
            };
            html! {
                <li {key}>
                    { part::span("name", name.clone()) }
                    { save(Key::RoomPng, Export::Png(sight)) }
                    { save(Key::RoomSvg, Export::Svg(sight)) }
                </li>
            }
        })
}
