//! The panel for exports: printouts, files, pictures.

use super::command::Command;
use super::context::ConsoleContext;
use super::{Export, ExportSubject, Printout, ProgramRequest, agenda};
use crate::room::{Picture, Vote};
use crate::view::part;
use crate::view::ui::Key;
use yew::prelude::*;

/// The number of ballots to print if the headcount is unknown.
const DEFAULT_BALLOTS: u32 = 30;

pub fn draw(cx: &ConsoleContext) -> Html {
    let saved = cx.desk.saved_file.as_ref();
    let saved = saved
        .map(|name| part::around_untranslated(&cx.fill(Key::RoomSaved, &[("name", name)]), name));
    let ballots = cx.room().headcount().unwrap_or(DEFAULT_BALLOTS);
    let file = |name: Key, note: Key, export: Export| {
        html! {
            <li>
                { cx.request_button("quiet", cx.text(name), ProgramRequest::Save(export)) }
                { part::span("note", cx.text(note)) }
            </li>
        }
    };
    html! {
        <div class="home">
            <p class="saved" role="status">{ saved }</p>
            <h3 ~textContent={&*cx.text(Key::RoomPaper)}/>
            <ul role="list">
                <li>
                    { cx.button("quiet", Key::RoomPoster, Command::PrintPoster) }
                    { cx.request_button("quiet", cx.text(Key::RoomPosterPng), ProgramRequest::Save(Export::Png(ExportSubject::Poster))) }
                    { part::span("note", cx.text(Key::RoomPosterNote)) }
                </li>
                <li>
                    { cx.request_button("quiet", cx.text(Key::RoomReport), ProgramRequest::Print(Printout::Report)) }
                    { part::span("note", cx.text(Key::RoomReportNote)) }
                </li>
                <li>
                    { cx.request_button("quiet", cx.number(Key::RoomBallots, ballots), ProgramRequest::Print(Printout::Ballots(ballots))) }
                    { part::span("note", cx.text(Key::RoomBallotsNote)) }
                </li>
            </ul>
            <h3 ~textContent={&*cx.text(Key::RoomFiles)}/>
            <ul role="list">
                { file(Key::RoomVotesCsv, Key::RoomVotesCsvNote, Export::VotesCsv) }
                { file(Key::RoomSheetsCsv, Key::RoomSheetsCsvNote, Export::SheetsCsv) }
                { file(Key::RoomJson, Key::RoomJsonNote, Export::Json) }
                { file(Key::RoomJournal, Key::RoomJournalNote, Export::Journal) }
            </ul>
            <h3 ~textContent={&*cx.text(Key::RoomPictures)}/>
            <ul role="list" class="pictures">{ for pictures(cx) }</ul>
        </div>
    }
}

fn pictures<'a>(cx: &'a ConsoleContext) -> impl Iterator<Item = Html> + 'a {
    let room = cx.room();
    let whole = Picture::ALL.map(|p| (cx.text(agenda::picture_name(p)), ExportSubject::Picture(p)));
    let items = (0..cx.instrument().items.len()).filter(move |&n| {
        let mut votes = Vote::BOTH.into_iter().flat_map(|vote| room.tally(n, vote));
        votes.any(|votes| votes > 0)
    });
    let items = items.map(|n| {
        (
            cx.number(Key::RoomItemPicture, n + 1),
            ExportSubject::Item(n),
        )
    });
    whole
        .into_iter()
        .chain(items)
        .enumerate()
        .map(|(key, (name, subject))| {
            let save = |key: Key, export: Export| {
                let label = cx.text(key);
                let label_of_picture =
                    cx.fill(Key::RoomSavePicture, &[("name", &name), ("kind", &label)]);
                let onclick = cx
                    .on_request
                    .reform(move |_: MouseEvent| ProgramRequest::Save(export));
                html! {
                    <button type="button" class="quiet" aria-label={label_of_picture} {onclick}>
                        { part::span("label", label) }
                    </button>
                }
            };
            html! {
                <li {key}>
                    { part::span("name", name.clone()) }
                    { save(Key::RoomPng, Export::Png(subject)) }
                    { save(Key::RoomSvg, Export::Svg(subject)) }
                </li>
            }
        })
}
