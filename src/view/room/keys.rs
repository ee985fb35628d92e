//! The table of key bindings, used for both dispatching keys and listing them.
//!
//! A presenter's remote is a keyboard with a few keys, which differ by model: Page Down and Page Up or
//! arrows, `.` or B, F5 and Esc, some with Shift. Each of them does something harmless here.

use super::doing::Doing;
use super::local::{Local, Panel};
use super::{Desk, ProjectorStatus};
use crate::browser::keyboard::KeyPress;
use crate::publish::right_to_left;
use crate::room::{AgendaStep, Picture, Room, Timer, Vote};
use crate::view::ui::Key;

/// The context that decides which keys are enabled.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The room: including what is not yet on disk when a key is dispatched, and without it for
    /// rendering.
    pub room: &'a Room,
    /// The data that the console renders, except for the room.
    pub desk: &'a Desk,
    /// The console's own state.
    pub local: &'a Local,
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
    pub does: Doing,
    /// Returns true if the binding is enabled.
    pub works: fn(Standing) -> bool,
}

/// Builds a row of the table.
const fn bind(
    keys: &'static [&'static str],
    shift: Option<bool>,
    name: Key,
    does: Doing,
    works: fn(Standing) -> bool,
) -> Binding {
    Binding {
        keys,
        shift,
        name,
        does,
        works,
    }
}

const PLAIN: Option<bool> = Some(false);
const SHIFTED: Option<bool> = Some(true);

/// All bindings, in the order in which they are listed. The first enabled one for a key wins.
#[rustfmt::skip]
pub static TABLE: &[Binding] = &[
    bind(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], None, Key::RoomKeyType, Doing::Type(0), is_typing),
    bind(&["1", "2", "3", "4", "5", "6", "7", "8", "9"], None, Key::RoomKeyPick, Doing::Pick(0), counts),
    bind(&["Enter"], None, Key::RoomKeySet, Doing::Set, is_typing),
    bind(&["Backspace"], None, Key::RoomKeyErase, Doing::Erase, has_typed),
    bind(&["Escape"], None, Key::RoomKeyLeave, Doing::Leave, leaves),
    bind(&["+", "="], None, Key::RoomKeyMore, Doing::More(None), is_picked),
    bind(&["-", "\u{2212}"], None, Key::RoomKeyLess, Doing::Less(None), is_picked),
    bind(&["r"], PLAIN, Key::RoomKeyRest, Doing::Rest, is_picked),
    bind(&["u"], PLAIN, Key::RoomKeyUndo, Doing::Undo, |at| has_typed(at) || at.room.next_undo().is_some()),
    bind(&["u"], SHIFTED, Key::RoomKeyRedo, Doing::Redo, |at| at.room.next_redo().is_some()),
    bind(&["PageDown", "ArrowRight", " "], PLAIN, Key::RoomKeyNext, Doing::Next, |at| next(at).is_some()),
    bind(&["PageUp", "ArrowLeft"], PLAIN, Key::RoomKeyPrevious, Doing::Previous, |at| previous(at).is_some()),
    bind(&[" "], SHIFTED, Key::RoomKeyPrevious, Doing::Previous, |at| previous(at).is_some()),
    bind(&["j"], PLAIN, Key::RoomKeyJump, Doing::Jump, always),
    bind(&["t"], PLAIN, Key::RoomKeyTimer, Doing::Timer, always),
    bind(&["t"], SHIFTED, Key::RoomKeyExtend, Doing::Extend, |at| at.room.timer() != Timer::Idle),
    bind(&["b", "."], PLAIN, Key::RoomKeyBlank, Doing::Blank, always),
    bind(&["a"], PLAIN, Key::RoomKeyCountShown, Doing::CountShown, always),
    bind(&["h"], PLAIN, Key::RoomKeyHeadcount, Doing::Headcount, desk_is_seen),
    bind(&["c"], PLAIN, Key::RoomKeyCodes, Doing::Panel(Panel::Codes), desk_is_seen),
    bind(&["e"], PLAIN, Key::RoomKeyHome, Doing::Panel(Panel::Home), desk_is_seen),
    bind(&["n"], PLAIN, Key::RoomKeyNotes, Doing::Panel(Panel::Notes), |at| desk_is_seen(at) && at.local.panel != Panel::Notes),
    bind(&["?"], None, Key::RoomKeyHelp, Doing::Panel(Panel::Keys), desk_is_seen),
    bind(&["m"], PLAIN, Key::RoomKeyMap, Doing::Go(AgendaStep::Picture(Picture::Map)), always),
    bind(&["g"], PLAIN, Key::RoomKeyFlow, Doing::Go(AgendaStep::Picture(Picture::Flow)), always),
    bind(&["d"], PLAIN, Key::RoomKeyDivided, Doing::Go(AgendaStep::Picture(Picture::Divided)), always),
    bind(&["p"], PLAIN, Key::RoomKeyTensions, Doing::Go(AgendaStep::Picture(Picture::Tensions)), always),
    bind(&["v"], PLAIN, Key::RoomKeyMoved, Doing::Go(AgendaStep::Picture(Picture::Moved)), always),
    bind(&["w"], PLAIN, Key::RoomKeyScreen, Doing::Screen, |at| !at.desk.one_window),
    bind(&["F5"], None, Key::RoomKeyPresent, Doing::Present, always),
    bind(&["f"], PLAIN, Key::RoomKeyFullScreen, Doing::FullScreen, always),
    bind(&["o"], PLAIN, Key::RoomKeyOneWindow, Doing::OneWindow, always),
    bind(&["x"], PLAIN, Key::RoomKeyCover, Doing::Cover, desk_is_seen),
    bind(&["l"], PLAIN, Key::RoomKeyLook, Doing::Look, always),
];

/// The bindings that are enabled now. For a key with several bindings, only the one that applies.
pub fn working(at: Standing) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| {
        let shift = binding.shift.unwrap_or(false);
        let mut meant = binding.keys.iter().filter_map(|key| find(at, key, shift));
        meant.any(|meant| std::ptr::eq(meant, *binding))
    })
}

/// The command of a key. None if the key is left to the browser. While a text field has the focus, only
/// Esc and F5 are handled; F5 would reload the page.
pub fn command_for(at: Standing, pressed: &KeyPress) -> Option<Doing> {
    let key = match pressed.key.as_str() {
        // In right-to-left languages the left arrow goes forward.
        "ArrowLeft" if is_mirrored(at) => "ArrowRight",
        "ArrowRight" if is_mirrored(at) => "ArrowLeft",
        key => key,
    };
    if pressed.in_text_field {
        return match key {
            "Escape" => Some(Doing::Out),
            "F5" => Some(Doing::Present),
            _ => None,
        };
    }
    let mut small = [0; 4];
    let key = match key.as_bytes() {
        [letter] => char::from(letter.to_ascii_lowercase()).encode_utf8(&mut small),
        _ => key,
    };
    let digit = || key.as_bytes()[0] - b'0';
    match find(at, key, pressed.shift)?.does {
        Doing::Type(_) => Some(Doing::Type(digit())),
        Doing::Pick(_) => Some(Doing::Pick(digit() - 1)).filter(|_| digit() <= choices(at)),
        does => Some(does),
    }
}

/// The enabled binding of a key.
fn find(at: Standing, key: &str, shift: bool) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| {
        binding.shift.is_none_or(|wanted| wanted == shift)
            && binding.keys.contains(&key)
            && (binding.works)(at)
    })
}

/// Returns true if a command that has a key is enabled now.
pub fn is_enabled(at: Standing, does: Doing) -> bool {
    let binding = TABLE.iter().find(|binding| binding.does == does);
    binding.is_some_and(|binding| (binding.works)(at))
}

/// The key of a command, in the format of `aria-keyshortcuts`. None if the command has no key.
pub fn shortcut(does: Doing) -> Option<String> {
    let binding = TABLE.iter().find(|binding| binding.does == does)?;
    let key = match *binding.keys.first()? {
        " " => "Space",
        key => key,
    };
    let shift = if binding.shift == SHIFTED {
        "Shift+"
    } else {
        ""
    };
    Some([shift, key].concat())
}

/// Returns true if the instrument's language is written from right to left.
pub fn is_mirrored(at: Standing) -> bool {
    right_to_left(&at.room.instrument().lang)
}

/// The item and the vote that are counted at a place. During the talk that is still the first vote, and
/// once both votes are shown still the second, so that overlooked hands can be added.
pub fn at_hand(place: AgendaStep) -> Option<(usize, Vote)> {
    use crate::room::Phase::{Debrief, First, Second, Shift, Talk};
    match place {
        AgendaStep::Item(item, First | Talk) => Some((item, Vote::First)),
        AgendaStep::Item(item, Second | Shift | Debrief) => Some((item, Vote::Second)),
        AgendaStep::Join | AgendaStep::Picture(_) => None,
    }
}

/// The place after this one.
pub fn next(at: Standing) -> Option<AgendaStep> {
    let room = at.room;
    room.step().next(room.instrument())
}

/// The place before this one.
pub fn previous(at: Standing) -> Option<AgendaStep> {
    let room = at.room;
    room.step().previous(room.instrument())
}

fn choices(at: Standing) -> u8 {
    let room = at.room;
    let item = at_hand(room.step()).and_then(|(item, _)| room.instrument().items.get(item));
    item.map_or(0, |item| {
        u8::try_from(item.choice_count()).unwrap_or(u8::MAX)
    })
}

fn always(_: Standing) -> bool {
    true
}

fn counts(at: Standing) -> bool {
    at_hand(at.room.step()).is_some()
}

fn is_picked(at: Standing) -> bool {
    at.local.row(at.room).is_some()
}

fn is_typing(at: Standing) -> bool {
    is_picked(at) || at.local.is_jumping()
}

fn has_typed(at: Standing) -> bool {
    at.local.typed(at.room).is_some()
}

fn leaves(at: Standing) -> bool {
    is_typing(at) || (desk_is_seen(at) && at.local.panel != Panel::Notes)
}

fn desk_is_seen(at: Standing) -> bool {
    !at.desk.one_window
}

impl ProjectorStatus {
    /// The label of the button that opens or closes the projector's window.
    pub fn toggle(self) -> Key {
        if self.has_window() {
            Key::RoomScreenClose
        } else {
            Key::RoomScreenOpen
        }
    }
}
