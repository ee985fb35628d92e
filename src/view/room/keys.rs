//! The table of key bindings, used for both dispatching keys and listing them.
//!
//! A presenter's remote is a keyboard with a few keys, which differ by model: Page Down and Page Up or
//! arrows, `.` or B, F5 and Esc, some with Shift. Each of them does something harmless here.

use super::command::{Command, Panel};
use super::console_state::ConsoleState;
use super::current_step::{next, previous};
use super::{Desk, ProjectorStatus};
use crate::browser::keyboard::KeyPress;
use crate::publish;
use crate::room::{AgendaStep, Blank, Picture, Room, Timer};
use crate::view::ui::Key;

/// The context that decides which keys are enabled.
#[derive(Clone, Copy, Debug)]
pub struct KeyContext<'a> {
    /// The room: including what is not yet on disk when a key is dispatched, and without it for
    /// rendering.
    pub room: &'a Room,
    /// The data that the console renders, except for the room.
    pub desk: &'a Desk,
    /// The console's own state.
    pub state: &'a ConsoleState,
}

/// A binding of one or several keys to a command.
#[derive(Debug)]
pub struct Binding {
    /// The keys, as in `KeyboardEvent.key`, with letters in lower case.
    pub keys: &'static [&'static str],
    /// True if Shift must be held, false if it must not. None if it makes no difference.
    pub shift: Option<bool>,
    /// The description of the command.
    pub name: Key,
    /// The command. For digits its payload is a placeholder, replaced by the pressed digit.
    pub command: Command,
    /// Returns true if the binding is enabled.
    pub is_enabled: fn(KeyContext) -> bool,
}

/// Builds a row of the table.
const fn bind(
    keys: &'static [&'static str],
    shift: Option<bool>,
    name: Key,
    command: Command,
    is_enabled: fn(KeyContext) -> bool,
) -> Binding {
    Binding {
        keys,
        shift,
        name,
        command,
        is_enabled,
    }
}

const WITHOUT_SHIFT: Option<bool> = Some(false);
const WITH_SHIFT: Option<bool> = Some(true);

/// All bindings, in the order in which they are listed. The first enabled one for a key wins.
#[rustfmt::skip]
pub static TABLE: &[Binding] = &[
    bind(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], None, Key::RoomKeyType, Command::TypeDigit(0), is_typing),
    bind(&["1", "2", "3", "4", "5", "6", "7", "8", "9"], None, Key::RoomKeyPick, Command::PickRow(0), is_counting),
    bind(&["Enter"], None, Key::RoomKeySet, Command::Submit, has_target),
    bind(&["Backspace"], None, Key::RoomKeyErase, Command::EraseDigit, has_typed),
    bind(&["Escape"], None, Key::RoomKeyLeave, Command::Leave, can_leave),
    bind(&["+", "="], None, Key::RoomKeyMore, Command::AddHand(None), is_picked),
    bind(&["-", "\u{2212}"], None, Key::RoomKeyLess, Command::RemoveHand(None), is_picked),
    bind(&["r"], WITHOUT_SHIFT, Key::RoomKeyRest, Command::FillRest, is_picked),
    bind(&["u"], WITHOUT_SHIFT, Key::RoomKeyUndo, Command::Undo, |cx| has_typed(cx) || cx.room.next_undo().is_some()),
    bind(&["u"], WITH_SHIFT, Key::RoomKeyRedo, Command::Redo, |cx| cx.room.next_redo().is_some()),
    bind(&["PageDown", "ArrowRight", " "], WITHOUT_SHIFT, Key::RoomKeyNext, Command::Next, |cx| next(cx.room).is_some()),
    bind(&["PageUp", "ArrowLeft"], WITHOUT_SHIFT, Key::RoomKeyPrevious, Command::Previous, |cx| previous(cx.room).is_some()),
    bind(&[" "], WITH_SHIFT, Key::RoomKeyPrevious, Command::Previous, |cx| previous(cx.room).is_some()),
    bind(&["j"], WITHOUT_SHIFT, Key::RoomKeyJump, Command::JumpToItem, always),
    bind(&["t"], WITHOUT_SHIFT, Key::RoomKeyTimer, Command::ToggleTimer, always),
    bind(&["t"], WITH_SHIFT, Key::RoomKeyExtend, Command::ExtendTimer, |cx| cx.room.timer() != Timer::Idle),
    bind(&["b", "."], WITHOUT_SHIFT, Key::RoomKeyBlank, Command::ToggleBlank(Blank::Dark), always),
    bind(&[","], WITHOUT_SHIFT, Key::RoomKeyWhite, Command::ToggleBlank(Blank::Light), always),
    bind(&["a"], WITHOUT_SHIFT, Key::RoomKeyCountShown, Command::ToggleCount, always),
    bind(&["h"], WITHOUT_SHIFT, Key::RoomKeyHeadcount, Command::EnterHeadcount, is_desk_visible),
    bind(&["c"], WITHOUT_SHIFT, Key::RoomKeyCodes, Command::TogglePanel(Panel::Codes), is_desk_visible),
    bind(&["e"], WITHOUT_SHIFT, Key::RoomKeyHome, Command::TogglePanel(Panel::Exports), is_desk_visible),
    bind(&["n"], WITHOUT_SHIFT, Key::RoomKeyNotes, Command::TogglePanel(Panel::Notes), |cx| is_desk_visible(cx) && cx.state.panel != Panel::Notes),
    bind(&["?"], None, Key::RoomKeyHelp, Command::TogglePanel(Panel::Keys), is_desk_visible),
    bind(&["m"], WITHOUT_SHIFT, Key::RoomKeyMap, Command::GoTo(AgendaStep::Picture(Picture::Map)), always),
    bind(&["g"], WITHOUT_SHIFT, Key::RoomKeyFlow, Command::GoTo(AgendaStep::Picture(Picture::Flow)), always),
    bind(&["d"], WITHOUT_SHIFT, Key::RoomKeyDivided, Command::GoTo(AgendaStep::Picture(Picture::Divided)), always),
    bind(&["p"], WITHOUT_SHIFT, Key::RoomKeyTensions, Command::GoTo(AgendaStep::Picture(Picture::Tensions)), always),
    bind(&["v"], WITHOUT_SHIFT, Key::RoomKeyMoved, Command::GoTo(AgendaStep::Picture(Picture::Moved)), always),
    bind(&["k"], WITHOUT_SHIFT, Key::RoomKeyPoster, Command::PrintPoster, always),
    bind(&["w"], WITHOUT_SHIFT, Key::RoomKeyScreen, Command::ToggleProjector, |cx| !cx.desk.one_window),
    bind(&["F5"], None, Key::RoomKeyPresent, Command::Present, always),
    bind(&["f"], WITHOUT_SHIFT, Key::RoomKeyFullScreen, Command::ToggleFullScreen, always),
    bind(&["o"], WITHOUT_SHIFT, Key::RoomKeyOneWindow, Command::ToggleOneWindow, always),
    bind(&["x"], WITHOUT_SHIFT, Key::RoomKeyCover, Command::ToggleCover, is_desk_visible),
    bind(&["l"], WITHOUT_SHIFT, Key::RoomKeyLook, Command::ToggleTheme, always),
];

/// The bindings that are enabled now. For a key with several bindings, only the one that applies.
pub fn enabled_bindings(cx: KeyContext) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| {
        let shift = binding.shift.unwrap_or(false);
        let mut found = binding
            .keys
            .iter()
            .filter_map(|key| find_binding(cx, key, shift));
        found.any(|found| std::ptr::eq(found, *binding))
    })
}

/// The command of a key. None if the key is left to the browser. While a text field has the focus, only
/// Esc and F5 are handled; F5 would reload the page.
pub fn command_for(cx: KeyContext, pressed: &KeyPress) -> Option<Command> {
    let key = match pressed.key.as_str() {
        // In right-to-left languages the left arrow goes forward.
        "ArrowLeft" if is_rtl(cx) => "ArrowRight",
        "ArrowRight" if is_rtl(cx) => "ArrowLeft",
        key => key,
    };
    if pressed.in_text_field {
        return match key {
            "Escape" => Some(Command::LeaveField),
            "F5" => Some(Command::Present),
            _ => None,
        };
    }
    let mut small = [0; 4];
    let key = match key.as_bytes() {
        [letter] => char::from(letter.to_ascii_lowercase()).encode_utf8(&mut small),
        _ => key,
    };
    // On AZERTY a digit takes Shift. Without it the key counts as its digit unless it has a meaning of its own, such
    // as `-` on 6; once a number is begun, it is a digit in any case.
    let row_digit = pressed
        .row_digit
        .filter(|_| has_typed(cx) || find_binding(cx, key, pressed.shift).is_none());
    let mut row = [0; 4];
    let key = match row_digit {
        Some(digit) => char::from(b'0' + digit % 10).encode_utf8(&mut row),
        None => key,
    };
    let digit = || key.as_bytes()[0] - b'0';
    match find_binding(cx, key, pressed.shift)?.command {
        Command::TypeDigit(_) => Some(Command::TypeDigit(digit())),
        Command::PickRow(_) => {
            Some(Command::PickRow(digit() - 1)).filter(|_| digit() <= choices(cx))
        }
        command => Some(command),
    }
}

/// The enabled binding of a key.
fn find_binding(cx: KeyContext, key: &str, shift: bool) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| {
        binding.shift.is_none_or(|wanted| wanted == shift)
            && binding.keys.contains(&key)
            && (binding.is_enabled)(cx)
            && has_working_key(cx, binding)
    })
}

/// Returns true if a binding is of a letter, a digit or a sign that would act wherever the focus is (WCAG 2.1.4).
/// In a row that was picked they do what is expected there.
fn is_character_alone(cx: KeyContext, binding: &Binding) -> bool {
    let is_character = |key: &&str| key.chars().count() == 1 && **key != *" ";
    let acts_on_row = matches!(
        binding.command,
        Command::TypeDigit(_) | Command::AddHand(_) | Command::RemoveHand(_) | Command::FillRest
    );
    binding.keys.iter().any(is_character) && !(acts_on_row && is_picked(cx))
}

/// Returns true if a command's key works although letter keys may be off.
fn has_working_key(cx: KeyContext, binding: &Binding) -> bool {
    cx.desk.letter_keys || !is_character_alone(cx, binding)
}

/// Returns true if a command that has a key is enabled now.
pub fn is_enabled(cx: KeyContext, command: Command) -> bool {
    let binding = TABLE.iter().find(|binding| binding.command == command);
    binding.is_some_and(|binding| (binding.is_enabled)(cx))
}

/// The binding of a command, unless its key is switched off.
pub fn working_binding(cx: KeyContext, command: Command) -> Option<&'static Binding> {
    let binding = TABLE.iter().find(|binding| binding.command == command);
    binding.filter(|binding| has_working_key(cx, binding))
}

/// The key of a command, in the format of `aria-keyshortcuts`. None if the command has no key.
pub fn shortcut(cx: KeyContext, command: Command) -> Option<String> {
    let binding = working_binding(cx, command)?;
    let key = match *binding.keys.first()? {
        " " => "Space",
        key => key,
    };
    let shift = if binding.shift == WITH_SHIFT {
        "Shift+"
    } else {
        ""
    };
    Some([shift, key].concat())
}

/// Returns true if the instrument's language is written from right to left.
pub fn is_rtl(cx: KeyContext) -> bool {
    publish::is_rtl(&cx.room.instrument().lang)
}

fn choices(cx: KeyContext) -> u8 {
    let room = cx.room;
    let item = room
        .step()
        .vote()
        .and_then(|(item, _)| room.instrument().items.get(item));
    item.map_or(0, |item| {
        u8::try_from(item.choice_count()).unwrap_or(u8::MAX)
    })
}

fn always(_: KeyContext) -> bool {
    true
}

fn is_counting(cx: KeyContext) -> bool {
    cx.room.step().vote().is_some()
}

fn is_picked(cx: KeyContext) -> bool {
    cx.state.row(cx.room).is_some()
}

fn is_typing(cx: KeyContext) -> bool {
    cx.state.row(cx.room).is_some_and(|row| !row.settled) || cx.state.is_jumping()
}

fn has_target(cx: KeyContext) -> bool {
    is_picked(cx) || cx.state.is_jumping()
}

fn has_typed(cx: KeyContext) -> bool {
    cx.state.typed(cx.room).is_some()
}

fn can_leave(cx: KeyContext) -> bool {
    has_target(cx) || (is_desk_visible(cx) && cx.state.panel != Panel::Notes)
}

fn is_desk_visible(cx: KeyContext) -> bool {
    !cx.desk.one_window
}

impl ProjectorStatus {
    /// The label of the button that opens or closes the projector's window.
    pub fn toggle_label(self) -> Key {
        if self.has_window() {
            Key::RoomScreenClose
        } else {
            Key::RoomScreenOpen
        }
    }
}
