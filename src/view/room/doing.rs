//! All that can be done at the desk.

use super::local::Panel;
use crate::room::{AgendaStep, Vote};

/// What a key, or a button, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Goes to the place after this one.
    Next,
    /// Goes to the place before this one.
    Previous,
    /// Goes to a place.
    Go(AgendaStep),
    /// Picks the row of a choice, from 0.
    Pick(u8),
    /// Types a digit.
    Type(u8),
    /// Takes the last digit back.
    Erase,
    /// Sets what was typed, or goes to the item that was typed.
    Set,
    /// Leaves a row, a number that is typed, a panel.
    Leave,
    /// Leaves the field that has the focus.
    Out,
    /// One hand more in the row of this choice, or in the picked one.
    More(Option<u8>),
    /// One hand less.
    Less(Option<u8>),
    /// Fills the picked row with whoever has not voted.
    Rest,
    /// Takes back what was counted last.
    Undo,
    /// Counts it again.
    Redo,
    /// Starts the timer, stops it, lets it run on.
    Timer,
    /// Starts the timer with so many minutes.
    Start(u8),
    /// A minute more.
    Extend,
    /// Puts the timer away.
    Clear,
    /// Begins to type the number of an item.
    Jump,
    /// Makes the audience's window blank, or not.
    Blank,
    /// Tells the audience how many votes are in, or not.
    CountShown,
    /// Covers the counts on the console, or not.
    Cover,
    /// Draws for a dark room, or for a bright one.
    Look,
    /// Opens the audience's window, or closes it.
    Screen,
    /// Opens the audience's window; fills the screen with one that is open.
    Present,
    /// Fills the screen, or no longer.
    FullScreen,
    /// Shows the slide in this window, or the console.
    OneWindow,
    /// Opens a panel, or goes back to the notes.
    Panel(Panel),
    /// Begins to type how many people there are.
    Headcount,
    /// Takes codes in as of before the talk, or of after it.
    Sitting(Vote),
}
