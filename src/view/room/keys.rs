//! Every key that does something, in one table: the same that works is the one that is listed.
//!
//! A presenter's remote is a keyboard with a few keys, and they differ: Page Down and Page Up or
//! arrows, `.` or B, F5 and Esc, some with Shift. Each of them does something harmless here.

use super::doing::Doing;
use super::local::{Local, Panel};
use super::{Desk, Screen};
use crate::browser::keyboard::Pressed;
use crate::publish::right_to_left;
use crate::room::{AgendaStep, Picture, Room, Timer, Vote};
use crate::view::ui::Key;

/// What decides which keys work.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The room: with what is on its way to the disk where a key is pressed, and without it where
    /// something is drawn.
    pub room: &'a Room,
    /// What the console is drawn from, but for the room.
    pub desk: &'a Desk,
    /// What it keeps itself.
    pub local: &'a Local,
}

/// Some keys that do the same.
#[derive(Debug)]
pub struct Binding {
    /// Their names, as `KeyboardEvent.key` has them; letters are small.
    pub keys: &'static [&'static str],
    /// Whether Shift is held; none where it makes no difference.
    pub shift: Option<bool>,
    /// What they do, in words.
    pub name: Key,
    /// What they do. Of a digit the table says only what kind of thing it does.
    pub does: Doing,
    /// Whether they work now.
    pub works: fn(Standing) -> bool,
}

/// Shorthand for the table.
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

/// All keys, in the order in which they are listed. The first that fits is meant.
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

/// The bindings that work now. Of a key with two meanings only the one that it has now is among them.
pub fn working(at: Standing) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| {
        let shift = binding.shift.unwrap_or(false);
        let mut meant = binding.keys.iter().filter_map(|key| find(at, key, shift));
        meant.any(|meant| std::ptr::eq(meant, *binding))
    })
}

/// What a key does now; none where it is left to the browser. While somebody types in a field only
/// Esc is ours, and F5, which would load the page anew.
pub fn pressed(at: Standing, pressed: &Pressed) -> Option<Doing> {
    let key = match pressed.key.as_str() {
        // Where texts run from right to left, on is to the left.
        "ArrowLeft" if is_mirrored(at) => "ArrowRight",
        "ArrowRight" if is_mirrored(at) => "ArrowLeft",
        key => key,
    };
    if pressed.typing {
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

/// The binding that a key means now.
fn find(at: Standing, key: &str, shift: bool) -> Option<&'static Binding> {
    TABLE.iter().find(|binding| {
        binding.shift.is_none_or(|wanted| wanted == shift)
            && binding.keys.contains(&key)
            && (binding.works)(at)
    })
}

/// Whether something that has a key can be done now.
pub fn works(at: Standing, does: Doing) -> bool {
    let binding = TABLE.iter().find(|binding| binding.does == does);
    binding.is_some_and(|binding| (binding.works)(at))
}

/// The key of a button, as `aria-keyshortcuts` wants it; none where the table has none for it.
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

/// Whether texts run from right to left here.
pub fn is_mirrored(at: Standing) -> bool {
    right_to_left(&at.room.instrument().lang)
}

/// The item and the vote that is counted at a place: while people talk, still the first; once both are
/// shown, still the second, for whoever was overlooked.
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
    item.map_or(0, |item| u8::try_from(item.choices()).unwrap_or(u8::MAX))
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

impl Screen {
    /// What opening it, or closing it, is called.
    pub fn toggle(self) -> Key {
        if self.is_there() {
            Key::RoomScreenClose
        } else {
            Key::RoomScreenOpen
        }
    }
}
