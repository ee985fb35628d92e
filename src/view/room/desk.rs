//! What the console is drawn from, and what a facilitator asks for. The program makes the one and
//! performs the other.

use crate::room::import::ImportReport;
use crate::room::notes::Notes;
use crate::room::pictures::Theme;
use crate::room::{Action, Picture, Room, Slide, Vote};
use std::rc::Rc;
use yew::AttrValue;

/// What a facilitator asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Does something that goes into the room's journal.
    Act(Action),
    /// Opens the window for the projector.
    OpenScreen,
    /// Closes it.
    CloseScreen,
    /// Shows the slide in this window, over the console; or no longer.
    OneWindow(bool),
    /// Fills the whole screen with this window, or no longer. Where the projector has a window of its own,
    /// that one comes to the front instead: only a key pressed there can fill it.
    FullScreen,
    /// Draws what the audience sees in these colours.
    Look(Theme),
    /// Hands a file to the downloads.
    Save(Take),
    /// Prints.
    Print(Paper),
    /// Takes codes in.
    Intake {
        /// Before the talk, or after it.
        sitting: Vote,
        /// What was pasted, typed, or read from a file.
        text: String,
    },
    /// A file that was chosen could not be read.
    NotRead,
    /// Stops taking them in: nothing of this paste counts.
    StopIntake,
    /// Goes on in this window with a room that another one has taken over.
    TakeOver,
    /// A trouble, by its position, was read.
    Settle(usize),
    /// Back to the list of rooms. The room stays where it is kept.
    Close,
    /// Opens a new room.
    NewRoom {
        /// Whether it is filled with made-up votes, to practise.
        rehearsal: bool,
    },
    /// Goes on with the room of this tag.
    Resume(Rc<str>),
    /// Deletes the room of this tag.
    Forget(Rc<str>),
    /// Hands the lines of the room of this tag, which cannot be opened here, to the downloads.
    SaveKept(Rc<str>),
    /// Opens a journal that was saved.
    Load(String),
}

/// A file to take home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// One row a vote.
    VotesCsv,
    /// One row a sheet.
    SheetsCsv,
    /// Everything.
    Json,
    /// The journal, from which the room can be opened again.
    Journal,
    /// A picture, as pixels.
    Png(Sight),
    /// A picture, as shapes.
    Svg(Sight),
}

/// Something that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// A picture of the whole room.
    Picture(Picture),
    /// Both votes on the item at this position.
    Item(usize),
}

/// Something to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// What the room said.
    Report,
    /// Ballots, this many, for a room without phones.
    Ballots(u32),
}

/// What the window for the projector is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// It has not been opened.
    #[default]
    None,
    /// It is coming.
    Opening,
    /// It shows what it should.
    Open,
    /// It has not answered for so many seconds.
    Silent(u32),
    /// The browser has not let it open.
    Blocked,
    /// It was open, and is closed.
    Closed,
}

impl Screen {
    /// Whether there is a window.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Opening | Self::Open | Self::Silent(_))
    }
}

/// Something that a facilitator has to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser's storage is full: what is done from now on is in this window alone.
    StorageFull,
    /// The browser stores nothing for this page.
    StorageBarred,
    /// The browser has no storage that survives its own crash: it may lose the last minute then.
    Fragile,
    /// The room was to be left while something of it is in this window alone.
    Unsaved,
    /// Nothing of the room of this tag is stored in this browser.
    NotStored {
        /// Its tag.
        tag: Rc<str>,
    },
    /// Another window has the room open, and writes its journal. Nothing is taken down here until this
    /// one takes over.
    Elsewhere,
    /// Another window has taken the room over.
    TakenOver,
    /// So many lines of the journal could not be read, the first of them at this line. The rest is
    /// here.
    Damage {
        /// How many.
        lines: u32,
        /// The first one, from 1.
        first: u32,
    },
    /// A file is no journal.
    NotAJournal,
    /// A journal is of another version of this instrument.
    OtherVersion,
    /// A journal is of another instrument.
    OtherInstrument {
        /// Its id.
        id: AttrValue,
    },
    /// A journal was written by another version of this program, in a format that is not known here.
    OtherFormat,
    /// The notes did not come, or are not those of this instrument.
    NoNotes,
    /// A file that was chosen could not be read.
    NotRead,
    /// A file could not be made, or not be handed to the downloads.
    NotSaved,
    /// The browser does not fill the screen.
    NotFull,
    /// The browser does not keep the display from going dark.
    MayGoDark,
}

/// Everything that the console is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The room as it is drawn: what is on disk.
    pub room: Rc<Room>,
    /// The room with what is on its way to the disk: what a key does is decided by it.
    pub decided: Rc<Room>,
    /// How many actions the program has decided: a console that has asked for more than these has one on its
    /// way.
    pub acted: u32,
    /// What the audience sees.
    pub slide: Rc<Slide>,
    /// What a facilitator may want to say, where it has come.
    pub notes: Option<Rc<Notes>>,
    /// The window for the projector.
    pub screen: Screen,
    /// Whether the slide is shown in this window, over the console.
    pub one_window: bool,
    /// How much of what was pasted has been read, and of how much; none while nothing is.
    pub intake: Option<(usize, usize)>,
    /// What came of the last paste.
    pub listing: Option<Rc<ImportReport>>,
    /// What has to be known, the newest last.
    pub troubles: Vec<Trouble>,
    /// The name of the file that was handed to the downloads last.
    pub saved: Option<AttrValue>,
    /// The time of day, in milliseconds since 1970. Ticks once a second while the timer runs.
    pub now: u64,
    /// The colours of what the audience sees.
    pub look: Theme,
}

/// A room that is kept in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its tag.
    pub tag: Rc<str>,
    /// What is known of it, or why it cannot be opened here.
    pub room: Result<Opened, Trouble>,
}

/// What is known of a room that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The day on which it was opened, as people here write it.
    pub day: AttrValue,
    /// The time of day at which it was opened, as people here write it.
    pub time: AttrValue,
    /// How many votes are in it: hands, and sheets.
    pub votes: u32,
    /// Whether they are made up.
    pub rehearsal: bool,
}
