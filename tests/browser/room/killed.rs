//! Durability: a browser is killed while a facilitator counts, all processes at once, at any moment.
//! Afterwards every count that the console had shown is still there.
//!
//! The test kills each browser a few times by default; `cargo xtask kills` sets the number, and prints the
//! table of TESTING.md.

use super::PAGE;
use crate::driver::{Engine, Facilitator, Lives, Test, environment};
use std::cell::Cell;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;
use tokio::time::timeout;

/// The default number of kills of each browser.
const TIMES: u32 = 3;

/// The longest time before a kill, in milliseconds: in a new room, and in a resumed one.
const COUNTS: [u64; 2] = [1_200, 4_000];

/// A script that returns the room's tag and the number of votes on its item, or nothing if no console is
/// rendered.
const SHOWN: &str = "
    if (!document.querySelector('.work')) return null;
    const votes = document.querySelector('.so-far')?.innerText.match(/Voted: (\\d+)/);
    return [sessionStorage.getItem('which-first:room'), Number(votes?.[1] ?? 0)]";

/// A script that clicks the button whose text begins with `BUTTON`, in the elements that match `SCOPE` and
/// contain the text `CALLED`. Returns true if there is such a button.
const PRESS: &str = "
    const rows = [...document.querySelectorAll('SCOPE')].filter((row) => row.innerText.includes('CALLED'));
    const buttons = rows.flatMap((row) => [...row.querySelectorAll('button')]);
    const button = buttons.find((button) => button.innerText.startsWith('BUTTON'));
    button?.click();
    return Boolean(button)";

/// The results of all kills.
#[derive(Debug, Default)]
struct Figures {
    kills: u32,
    shown: u64,
    lost: u64,
    rooms: u32,
    gone: u32,
}

fn times() -> u32 {
    let times = std::env::var("WHICH_FIRST_KILLS").ok();
    times.map_or(TIMES, |times| times.parse().expect("a number of kills"))
}

/// A random number below `end`.
fn chance(end: u64) -> u64 {
    RandomState::new().build_hasher().finish() % end
}

async fn press(facilitator: &Facilitator, scope: &str, called: &str, button: &str) -> bool {
    let script = PRESS
        .replace("SCOPE", scope)
        .replace("CALLED", called)
        .replace("BUTTON", button);
    facilitator.finds(&script).await
}

async fn shown(facilitator: &Facilitator) -> Option<(String, u64)> {
    facilitator.finds(SHOWN).await
}

/// Counts hands one by one, by keys, and records every state that the console has shown, until the browser is
/// killed.
async fn counts(facilitator: &Facilitator, seen: &Cell<Option<(String, u64)>>) {
    loop {
        let now = shown(facilitator).await;
        let is_open = now.is_some();
        if is_open {
            seen.set(now);
        }
        let at_an_item: bool = facilitator
            .finds("return Boolean(document.querySelector('.tally'))")
            .await;
        match (is_open, at_an_item) {
            (false, _) => {}
            (true, false) => facilitator.presses(&["PageDown"]).await,
            // A selected row would take its digit for a count, so Esc leaves it first.
            (true, true) => facilitator.presses_quickly("\u{1b}1+++++").await,
        }
    }
}

/// One life: the browser starts, shows the counts that it had shown before, and is killed during more
/// counting.
async fn lives_once(
    lives: &mut Lives,
    address: &str,
    before: Option<(String, u64)>,
    figures: &mut Figures,
    last: bool,
) -> Option<(String, u64)> {
    let reader = lives.starts().await;
    let facilitator = reader.as_facilitator();
    facilitator.opens(address).await;
    facilitator.sees("New room").await;
    let mut resumed = false;
    if let Some((tag, votes)) = &before {
        figures.rooms += 1;
        figures.shown += votes;
        // A list that is said to be incomplete is completed as soon as the browser's database answers.
        facilitator
            .sees_no_more("the rooms in it are not listed here")
            .await;
        resumed = press(&facilitator, ".kept li", tag, "Resume").await;
        let found = if resumed {
            facilitator.sees_in(".bar", tag).await;
            shown(&facilitator).await.map_or(0, |(_, votes)| votes)
        } else {
            figures.gone += 1;
            let text: String = facilitator.finds("return document.body.innerText").await;
            environment::print_line(&format!("room {tag} is gone. The desk says:\n{text}"));
            0
        };
        figures.lost += votes.saturating_sub(found);
    }
    if last {
        return None;
    }
    // Every third life opens a new room.
    let anew = !resumed || figures.kills.is_multiple_of(3);
    if anew && resumed {
        press(&facilitator, ".desk", "", "All rooms").await;
        facilitator.sees("New room").await;
    }
    if anew {
        press(&facilitator, ".start", "", "New room").await;
    }
    let span = Duration::from_millis(chance(COUNTS[usize::from(!anew)]));
    let seen = Cell::new(None);
    let _ = timeout(span, counts(&facilitator, &seen)).await;
    lives.is_killed().await;
    figures.kills += 1;
    seen.take()
}

fn loses_nothing(engine: Engine, from: &str) {
    Test::check_lives(engine, async |lives| {
        let address = match from {
            "a stick" => {
                let file = environment::dist().join("which-first.html");
                let file = file.canonicalize().expect("the build has this file");
                format!("file://{}#present", file.display())
            }
            _ => lives.site.url(PAGE),
        };
        let mut figures = Figures::default();
        let mut before = None;
        for _ in 0..times() {
            before = lives_once(lives, &address, before, &mut figures, false).await;
        }
        lives_once(lives, &address, before, &mut figures, true).await;
        let Figures {
            kills,
            shown,
            lost,
            rooms,
            gone,
        } = figures;
        environment::print_line(&format!(
            "| {engine}, from {from} | {kills} | {shown} | {lost} | {rooms} | {gone} |"
        ));
        assert_eq!((lost, gone), (0, 0), "lines lost, and rooms gone");
    });
}

mod from_a_site {
    use super::*;

    #[test]
    fn in_chromium() {
        loses_nothing(Engine::Chromium, "a site");
    }

    #[test]
    fn in_firefox() {
        loses_nothing(Engine::Firefox, "a site");
    }
}

mod from_a_stick {
    use super::*;

    #[test]
    fn in_chromium() {
        loses_nothing(Engine::Chromium, "a stick");
    }

    #[test]
    fn in_firefox() {
        loses_nothing(Engine::Firefox, "a stick");
    }
}
