//! The commands of the console.

use super::local::Panel;
use crate::room::{AgendaStep, Vote};

/// A command, given by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Goes to the place after this one.
    Next,
    /// Goes to the place before this one.
    Previous,
    /// Goes to a place.
    Go(AgendaStep),
    /// Picks the row of a choice, counted from 0.
    Pick(u8),
    /// Types a digit.
    Type(u8),
    /// Erases the last digit.
    Erase,
    /// Sets the typed count, or goes to the item whose number was typed.
    Set,
    /// Leaves a row, a typed number, or a panel.
    Leave,
    /// Leaves the field that has the focus.
    Out,
    /// Adds one hand in the row of this choice, or in the picked row.
    More(Option<u8>),
    /// Removes one hand.
    Less(Option<u8>),
    /// Adds the people who have not voted to the picked row.
    Rest,
    /// Undoes the last action.
    Undo,
    /// Redoes the action that was undone last.
    Redo,
    /// Starts, pauses or resumes the timer.
    Timer,
    /// Starts the timer with this many minutes.
    Start(u8),
    /// Extends the timer by a minute.
    Extend,
    /// Clears the timer.
    Clear,
    /// Starts typing the number of an item.
    Jump,
    /// Blanks the audience's window, or shows it again.
    Blank,
    /// Shows the number of votes to the audience, or hides it.
    CountShown,
    /// Covers the counts on the console, or uncovers them.
    Cover,
    /// Toggles the theme of the audience's slides.
    Look,
    /// Opens or closes the audience's window.
    Screen,
    /// Opens the audience's window; full screen if it is already open.
    Present,
    /// Toggles full screen.
    FullScreen,
    /// Toggles between the slide and the console in this window.
    OneWindow,
    /// Opens a panel, or the notes if it is open already.
    Panel(Panel),
    /// Moves the focus to the field for the headcount.
    Headcount,
    /// Sets the sitting that codes are imported for.
    Sitting(Vote),
}
