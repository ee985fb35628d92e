//! The console's interface to the program: the data that it renders, and the requests that it sends.

use crate::room::import::ImportReport;
use crate::room::notes::Notes;
use crate::room::pictures::Theme;
use crate::room::text_file::FileError;
use crate::room::{Action, Picture, Room, Slide, Vote};
use std::fmt;
use std::rc::Rc;
use yew::AttrValue;

/// A request to the program.
#[derive(Clone, Debug, PartialEq)]
pub enum ProgramRequest {
    /// Performs an action that is recorded in the room's journal.
    Act(Action),
    /// Opens the projector's window.
    OpenProjector,
    /// Closes the projector's window.
    CloseProjector,
    /// Shows the slide in this window, over the console, or hides it.
    SetOneWindow(bool),
    /// Toggles full screen for this window. If the projector has its own window, that one is brought to the
    /// front instead: browsers allow full screen only for a key pressed in the window itself.
    ToggleFullScreen,
    /// Sets the theme of the audience's slides.
    SetTheme(Theme),
    /// Switches the keys that are single characters on or off, for all rooms in this browser.
    SetLetterKeys(bool),
    /// Downloads a file.
    Save(Export),
    /// Prints.
    Print(Printout),
    /// Imports codes.
    ImportCodes {
        /// The sitting, before or after the talk.
        sitting: Vote,
        /// The text that was pasted, typed, or read from a file.
        text: String,
    },
    /// Reports that a chosen file could not be read as text.
    RejectFile(FileError),
    /// Cancels the import: nothing of this paste counts.
    CancelImport,
    /// Takes a room over from another window.
    TakeOver,
    /// Dismisses the error at this position.
    DismissError(usize),
    /// Closes the room and goes back to the start page. The room stays stored.
    Close,
    /// Opens a new room.
    NewRoom {
        /// True for a rehearsal with made-up votes.
        rehearsal: bool,
    },
    /// Reads the list of stored rooms again.
    ReadRooms,
    /// Resumes the stored room with this tag.
    Resume(Rc<str>),
    /// Deletes the stored room with this tag.
    DeleteRoom(Rc<str>),
    /// Downloads the journal of a stored room with this tag that cannot be opened here.
    SaveStoredJournal(Rc<str>),
    /// Opens a room from the text of a saved journal.
    LoadJournal(String),
}

/// A file to export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// One row for each vote.
    VotesCsv,
    /// One row for each sheet.
    SheetsCsv,
    /// All data of the room.
    Json,
    /// The journal, from which the room can be restored.
    Journal,
    /// A picture as PNG.
    Png(ExportSubject),
    /// A picture as SVG.
    Svg(ExportSubject),
}

/// The subject of an exported picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportSubject {
    /// A picture of the whole room.
    Picture(Picture),
    /// Both votes on the item at this position.
    Item(usize),
    /// The poster of the room.
    Poster,
}

/// A printout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printout {
    /// The report of the room's votes.
    Report,
    /// This many paper ballots, for a room without phones.
    Ballots(u32),
    /// The poster of the room.
    Poster,
}

/// The name of the projector's window.
pub const PROJECTOR_WINDOW: &str = "which-first-screen";

/// The status of the projector's window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProjectorStatus {
    /// It has not been opened.
    #[default]
    None,
    /// It is loading.
    Opening,
    /// It shows the current slide.
    Open,
    /// It has not answered for this many seconds.
    Silent(u32),
    /// The browser has blocked it.
    Blocked,
    /// Its page cannot be loaded: there is no connection.
    Unreachable,
    /// It was open, and has been closed.
    Closed,
}

impl ProjectorStatus {
    /// Returns true if the window exists.
    pub fn has_window(self) -> bool {
        matches!(self, Self::Opening | Self::Open | Self::Silent(_))
    }
}

/// An error or warning that the console shows to the facilitator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConsoleError {
    /// The browser's storage is full: later actions are in this window's memory alone.
    StorageFull,
    /// The browser bars storage for this page.
    StorageBarred,
    /// No storage is available that survives a crash of the browser: a crash may lose the last minute.
    NotCrashSafe,
    /// The facilitator tried to close the room before all of it was stored.
    Unsaved,
    /// No room with this tag is stored in this browser.
    NotStored {
        /// The tag.
        tag: Rc<str>,
    },
    /// The browser's database does not answer, so rooms that it has are not listed.
    RoomsUnread,
    /// Another window has the room open, and writes its journal. This window records nothing until it takes
    /// over.
    OpenElsewhere,
    /// Another window has taken the room over.
    TakenOver,
    /// Some lines of the journal could not be read. The others were restored.
    DamagedLines {
        /// The number of unreadable lines.
        lines: u32,
        /// The number of the first one, from 1.
        first: u32,
    },
    /// Some lines of the journal repeat others. Each counts once.
    DoubledLines {
        /// The number of repeated lines.
        lines: u32,
        /// The number of the first one, from 1.
        first: u32,
    },
    /// Some lines are missing from the journal, by the numbers of the others.
    MissingLines {
        /// The number of missing lines.
        lines: u32,
        /// The number of the line after the first gap, from 1.
        before: u32,
    },
    /// The chosen file is not a journal.
    NotAJournal,
    /// The room is stored, and no line of it can be read.
    Unreadable,
    /// The journal is of another version of this instrument.
    OtherVersion,
    /// The journal is of another instrument.
    OtherInstrument {
        /// The id of that instrument.
        id: AttrValue,
    },
    /// The journal was written by another version of this program, in an unknown format.
    OtherFormat,
    /// The notes failed to load, or are not those of this instrument.
    NoNotes,
    /// A file that was chosen could not be read as text.
    FileRejected(FileError),
    /// A file could not be created or downloaded.
    FileNotSaved,
    /// The browser refused full screen.
    FullScreenRefused,
    /// The browser cannot keep the display awake (no wake lock).
    NoWakeLock,
}

impl fmt::Display for ConsoleError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::StorageFull => "the browser's storage is full",
            Self::StorageBarred => "the browser bars storage for this page",
            Self::NotCrashSafe => "no storage survives a crash of the browser",
            Self::Unsaved => "not all of the room is stored",
            Self::NotStored { tag } => return write!(f, "no room {tag} is stored"),
            Self::RoomsUnread => "the browser's database does not answer",
            Self::OpenElsewhere => "another window has the room open",
            Self::TakenOver => "another window has taken the room over",
            Self::DamagedLines { lines, first } => {
                return write!(f, "{lines} unreadable journal lines, from line {first}");
            }
            Self::DoubledLines { lines, first } => {
                return write!(f, "{lines} doubled journal lines, from line {first}");
            }
            Self::MissingLines { lines, before } => {
                return write!(
                    f,
                    "{lines} missing journal lines, the first before line {before}"
                );
            }
            Self::NotAJournal => "the file is not a journal",
            Self::Unreadable => "no line of the room can be read",
            Self::OtherVersion => "the journal is of another version of this instrument",
            Self::OtherInstrument { id } => return write!(f, "the journal is of instrument {id}"),
            Self::OtherFormat => "the journal has an unknown format",
            Self::NoNotes => "the notes failed to load or to match the instrument",
            Self::FileRejected(error) => return error.fmt(f),
            Self::FileNotSaved => "the file could not be created or downloaded",
            Self::FullScreenRefused => "the browser refused full screen",
            Self::NoWakeLock => "the browser granted no wake lock",
        })
    }
}

impl std::error::Error for ConsoleError {}

/// The data that the console renders.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The room as it is drawn: the actions that are on disk.
    pub room: Rc<Room>,
    /// The room including the actions that are not yet on disk: commands are decided by it.
    pub decided: Rc<Room>,
    /// The number of actions that the program has decided: a console that has requested more has a pending
    /// one.
    pub decided_actions: u32,
    /// The audience's slide.
    pub slide: Rc<Slide>,
    /// Notes for the facilitator, if they have loaded.
    pub notes: Option<Rc<Notes>>,
    /// The status of the projector's window.
    pub projector: ProjectorStatus,
    /// True if the slide is shown in this window, over the console.
    pub one_window: bool,
    /// The progress of the import: bytes read, and bytes in total. None while no import runs.
    pub import_progress: Option<(usize, usize)>,
    /// The report of the last import.
    pub import_report: Option<Rc<ImportReport>>,
    /// Errors and warnings to show, the newest last.
    pub errors: Vec<ConsoleError>,
    /// The name of the file that was downloaded last.
    pub saved_file: Option<AttrValue>,
    /// The current time, in milliseconds since 1970. Updated once a second while the timer runs.
    pub now: u64,
    /// The theme of the audience's slides.
    pub theme: Theme,
    /// True if keys that are single characters work.
    pub letter_keys: bool,
}

/// A room that is stored in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRoom {
    /// The room's tag.
    pub tag: Rc<str>,
    /// A summary of the room, or the error why it cannot be opened here.
    pub room: Result<RoomSummary, ConsoleError>,
}

/// A summary of a stored room that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSummary {
    /// The date on which it was opened, in the local format.
    pub day: AttrValue,
    /// The time of day at which it was opened, in the local format.
    pub time: AttrValue,
    /// The number of votes: hands, and sheets.
    pub votes: u32,
    /// True for a rehearsal with made-up votes.
    pub rehearsal: bool,
}
