//! The facilitator's window: the list of rooms, or the console of one.

mod component;
mod perform;

use super::import_queue::ImportQueue;
use super::letter_keys::LetterKeys;
use super::open_error::OpenError;
use super::projector::Projector;
use super::room_store::{RoomStore, StoredJournal, WriteOutcome};
use super::session::Session;
use super::setup::Setup;
use crate::browser::clock::Interval;
use crate::browser::event::Listener;
use crate::browser::keyboard::KeyPress;
use crate::browser::local_store::StorageError;
use crate::browser::windows::OtherWindow;
use crate::room::pictures::Theme;
use crate::view::room::desk::{ConsoleError, Printout, ProgramRequest, StoredRoom};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// The `sessionStorage` key for the tag of the tab's open room, so that a reload resumes it.
const OPEN_ROOM_KEY: &str = "which-first:room";

/// The `sessionStorage` key for one-window mode: after a reload, the console must not be visible to the
/// audience.
const ONE_WINDOW_KEY: &str = "which-first:wall";

/// The messages of the facilitator's window.
pub enum Message {
    /// A request from the console.
    Request(ProgramRequest),
    /// A message from another window.
    FromWindow(OtherWindow, JsValue),
    /// The page of the projector's window can be loaded, or cannot.
    ProjectorReachable(bool),
    /// Another window has changed this key of `localStorage`.
    StorageChanged(String),
    /// The heartbeat, once a second.
    Tick,
    /// Time for the next slice of an import.
    ImportSlice,
    /// A key was pressed before the console was rendered.
    EarlyKey(KeyPress),
    /// The console is ready for the next of those keys.
    DeskReady,
    /// The storage was opened, perhaps long after it was asked for.
    StorageOpened(RoomStore),
    /// The browser's database has not answered in time.
    StorageUnanswered,
    /// The list of stored rooms was read.
    RoomsListed(Result<Vec<StoredRoom>, StorageError>),
    /// A room was opened, or failed to open.
    Opened(Box<Result<Session, OpenError>>),
    /// A report of the session with this number.
    Session(u32, SessionReport),
    /// The tag and the lines of a room that cannot be opened here.
    JournalText(Rc<str>, Result<String, StorageError>),
    /// A file was downloaded; `None` if that failed.
    Saved(Option<AttrValue>),
    /// The printout was rendered.
    Print,
    /// The print dialog was closed.
    Printed,
    /// The page is being unloaded.
    PageHidden,
    /// The window has got the focus.
    WindowFocused,
    /// A problem that the facilitator has to know.
    Error(ConsoleError),
}

/// The reports of a session.
pub enum SessionReport {
    /// A write has finished.
    Written(WriteOutcome),
    /// The timeout for the answer of the window that may have the room open has passed.
    Unanswered,
    /// The room was taken over from that window.
    Claimed(Result<StoredJournal, StorageError>),
}

/// The properties of [`Facilitator`].
#[derive(Properties, PartialEq)]
pub struct FacilitatorProps {
    /// The instrument and the interface texts.
    pub setup: Rc<Setup>,
}

/// The component of the facilitator's window.
pub struct Facilitator {
    /// The random id of this window.
    window_id: Rc<str>,
    /// The store of all rooms; `None` until it is open.
    room_store: Option<RoomStore>,
    /// The store with the database, if that has answered after a room was opened without it. Used from the
    /// next room on.
    late_store: Option<RoomStore>,
    /// The list of stored rooms; `None` until it has been read.
    room_list: Option<Rc<Vec<StoredRoom>>>,
    session: Option<Session>,
    /// The number of attempts to open a room.
    open_count: u32,
    /// True while a room is being opened.
    is_opening: bool,
    /// Listens to keys that are meant for the console before it is rendered.
    early_key_listener: Option<Listener>,
    /// The queue of those keys.
    early_keys: VecDeque<KeyPress>,
    /// Requests that arrived during a write, to be performed after it.
    deferred: Vec<ProgramRequest>,
    /// A `beforeunload` listener that has the browser ask for confirmation, while there are unsaved
    /// changes.
    unload_guard: Option<Listener>,
    /// Problems to be shown while no room is open.
    errors: Vec<ConsoleError>,
    projector: Projector,
    theme: Theme,
    letter_keys: LetterKeys,
    one_window: bool,
    imports: ImportQueue,
    saved_file: Option<AttrValue>,
    printout: Option<Printout>,
    /// True if the browser has refused a wake lock.
    wake_lock_failed: bool,
    now: u64,
    /// The number of actions requested by the console that were decided.
    action_count: u32,
    /// The last key that was pressed on the projector or early: a counter, the key's name, and whether
    /// Shift was held.
    forwarded_key: Option<(u32, KeyPress)>,
    _listeners: Vec<Option<Listener>>,
    _heartbeat: Interval,
}
