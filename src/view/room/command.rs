//! The commands of the console, and the panels that they open.

use crate::room::{AgendaStep, Blank, Vote};

/// A command, given by a key or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Goes to the place after this one.
    Next,
    /// Goes to the place before this one.
    Previous,
    /// Goes to a place.
    GoTo(AgendaStep),
    /// Picks the row of a choice, counted from 0.
    PickRow(u8),
    /// Types a digit.
    TypeDigit(u8),
    /// Erases the last digit.
    EraseDigit,
    /// Sets the typed count, or goes to the item whose number was typed.
    Submit,
    /// Leaves a row, a typed number, or a panel.
    Leave,
    /// A text field has got the focus: sets the typed count, and leaves the row.
    EnterField,
    /// Leaves the field that has the focus.
    LeaveField,
    /// Adds one hand in the row of this choice, or in the picked row.
    AddHand(Option<u8>),
    /// Removes one hand.
    RemoveHand(Option<u8>),
    /// Adds the people who have not voted to the picked row.
    FillRest,
    /// Undoes the last action.
    Undo,
    /// Redoes the action that was undone last.
    Redo,
    /// Starts, pauses or resumes the timer.
    ToggleTimer,
    /// Starts the timer with this many minutes.
    StartTimer(u8),
    /// Extends the timer by a minute.
    ExtendTimer,
    /// Clears the timer.
    ClearTimer,
    /// Starts typing the number of an item.
    JumpToItem,
    /// Blanks the audience's window, or shows it again.
    ToggleBlank(Blank),
    /// Shows the number of votes to the audience, or hides it.
    ToggleCount,
    /// Covers the counts on the console, or uncovers them.
    ToggleCover,
    /// Toggles the theme of the audience's slides.
    ToggleTheme,
    /// Opens or closes the audience's window.
    ToggleProjector,
    /// Opens the audience's window; full screen if it is already open.
    Present,
    /// Toggles full screen.
    ToggleFullScreen,
    /// Toggles between the slide and the console in this window.
    ToggleOneWindow,
    /// Opens a panel, or the notes if it is open already.
    TogglePanel(Panel),
    /// Prints the poster of the room.
    PrintPoster,
    /// Moves the focus to the field for the headcount.
    EnterHeadcount,
    /// Sets the sitting that codes are imported for.
    SetSitting(Vote),
}

/// The panel beside the main area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Notes for the facilitator.
    #[default]
    Notes,
    /// Importing codes.
    Codes,
    /// Settings of the room: headcount, counted sources, the quiz's address.
    Setup,
    /// Exports and printouts.
    Exports,
    /// The keys that are enabled now.
    Keys,
}

impl Panel {
    /// All panels, in the order of their tabs.
    pub const ALL: [Self; 5] = [
        Self::Notes,
        Self::Codes,
        Self::Setup,
        Self::Exports,
        Self::Keys,
    ];
}
